"""From what a person types to a decision: checked against the result that it is about, before anything is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from msgspec import structs

from crossbearing.decide.log import in_force, next_id
from crossbearing.errors import BadDecision
from crossbearing.gazetteer import Gazetteer
from crossbearing.gazetteer.candidate import Candidate
from crossbearing.gazetteer.normal import key
from crossbearing.model import Decision, Place, as_date
from crossbearing.reconcile.figures import FIGURE_FIELDS

__all__ = ["FIELDS", "Subject", "Wish", "make"]

FIELDS = (
    "time", "actor", "target", *FIGURE_FIELDS, "outcome", "holder", "cause", "purpose", "means", "route", "condition", "name",
)  # fmt: skip
"""Fields of an incident that a value can be decided for; the place has an option of its own."""
_POINT = re.compile(r"(?P<name>.*?)\s*@\s*(?P<lat>-?\d+(?:\.\d+)?)\s*,\s*(?P<lon>-?\d+(?:\.\d+)?)$")


@dataclass(frozen=True)
class Subject:
    """An incident or a claim that a decision is about."""

    id: str
    claims: tuple[str, ...]
    statement: str


@dataclass(frozen=True)
class Wish:
    """What a person asks for; exactly one of the first six is given.

    Attributes:
        place: Name of a place, or "Name@latitude,longitude".
        value: "FIELD=VALUE".
        same: Id of an incident that is the same thing.
        not_same: Id of an incident, or of a claim of this one, that is another thing.
        wrong: Whether the incident or claim is wrong as a whole.
        undo: Id of a decision to end.
        by: Who decides.
        why: For what reason.
        at: ISO 8601 time.
    """

    place: str | None = None
    value: str | None = None
    same: str | None = None
    not_same: str | None = None
    wrong: bool = False
    undo: str | None = None
    by: str = ""
    why: str = ""
    at: str = ""


def make(
    wish: Wish,
    subject: Subject | None,
    other: Subject | None,
    made: Sequence[Decision],
    places: Callable[[], Iterable[Place]],
) -> Decision:
    """The decision that a person asks for.

    Args:
        wish: What is asked for.
        subject: What it is about; None for undoing.
        other: The incident or claim that `same` or `not_same` names.
        made: Decisions made so far.
        places: The places of the result, by which names are understood first; asked only where needed.

    Raises:
        BadDecision: it cannot be decided; the message says why, and what can.
    """
    if not wish.by.strip() or not wish.why.strip():
        raise BadDecision(
            'Say who decides and why: --by NAME --why TEXT, such as --by "A. Editor" --why "Seen on two photos".'
        )
    if wish.undo is not None:
        return _undo(wish, made)
    if subject is None:
        raise BadDecision("Name the incident or claim that the decision is about.")
    start = Decision(
        id=next_id(made),
        action="wrong",
        about=subject.id,
        claims=subject.claims,
        statement=subject.statement,
        by=wish.by.strip(),
        why=wish.why.strip(),
        at=wish.at,
    )
    return _filled(start, wish, subject, other, places)


def _filled(
    start: Decision,
    wish: Wish,
    subject: Subject,
    other: Subject | None,
    places: Callable[[], Iterable[Place]],
) -> Decision:
    if wish.wrong:
        return start
    if not subject.id.startswith("i:"):
        raise BadDecision(
            f"{subject.id} is a claim: what one sentence says can only be --wrong. Decide about its incident."
        )
    if wish.place is not None:
        return structs.replace(start, action="place", place=_place(wish.place, list(places())))
    if wish.value is not None:
        field, value = _value(wish.value)
        return structs.replace(start, action="value", field=field, value=value)
    if other is None:
        raise BadDecision("Say what is decided: --place, --value, --same, --not-same or --wrong.")
    left, right = _sides(subject, other, same=wish.same is not None)
    action = "same" if wish.same is not None else "not_same"
    return structs.replace(start, action=action, claims=left, other=other.id, other_claims=right)


def _undo(wish: Wish, made: Sequence[Decision]) -> Decision:
    found = next((d for d in made if d.id == wish.undo), None)
    if found is None:
        known = ", ".join(d.id for d in in_force(made)) or "none"
        raise BadDecision(f"There is no decision {wish.undo!r}. In force: {known}.")
    if found.action != "undo" and found not in in_force(made):
        raise BadDecision(f"{found.id} is undone already.")
    return Decision(
        id=next_id(made), action="undo", about=found.id, statement=found.statement,
        by=wish.by.strip(), why=wish.why.strip(), at=wish.at,
    )  # fmt: skip


def _sides(subject: Subject, other: Subject, *, same: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if subject.id == other.id:
        raise BadDecision(f"{subject.id} was given twice. Give the id of another incident.")
    inside = set(other.claims) & set(subject.claims)
    if same and inside:
        raise BadDecision(f"{other.id} belongs to {subject.id} already.")
    left = tuple(c for c in subject.claims if c not in inside)
    if not left:
        raise BadDecision(f"{other.id} is all that {subject.id} rests on. Decide --wrong instead.")
    return left, other.claims


def _value(words: str) -> tuple[str, str | float | int]:
    field, equals, value = (part.strip() for part in words.partition("="))
    field = field.replace(" ", "_").casefold()
    if not equals or not value:
        raise BadDecision(f"{words!r} is no value. Write --value FIELD=VALUE, such as --value killed=12.")
    if field == "place":
        raise BadDecision("A place is decided with --place NAME.")
    if field not in FIELDS:
        raise BadDecision(f"There is no field {field!r}. Fields: {', '.join(FIELDS)}.")
    if field in FIGURE_FIELDS:
        return field, _number(field, value)
    return field, _period(value) if field == "time" else value


def _number(field: str, value: str) -> float | int:
    plain = value.replace(",", "").replace(" ", "")
    if not re.fullmatch(r"\d{1,12}(?:\.\d+)?", plain):
        raise BadDecision(f"{value!r} is no number. Write one, such as --value {field}=1200.")
    return float(plain) if "." in plain else int(plain)


def _period(value: str) -> str:
    first, slash, last = value.partition("/")
    days = [first, last] if slash else [first, first]
    if any(d and (len(d) != 10 or as_date(d) is None) for d in days) or not any(days):
        raise BadDecision(
            f"{value!r} is no day and no period. Write 2024-12-06, or 2024-12-05/2024-12-06; a side may be left open."
        )
    if all(days) and days[0] > days[1]:
        raise BadDecision(f"{value!r} ends before it begins.")
    return "/".join(days)


def _place(words: str, known: Sequence[Place]) -> Place:
    """The place that is meant: with coordinates given, else one of the result's own, else one of the gazetteer."""
    if point := _POINT.fullmatch(words.strip()):
        return _point(point)
    name = words.strip()
    if not name:
        raise BadDecision("Give the name of a place, or Name@latitude,longitude.")
    own = [p for p in known if p.resolved and key(name) in {key(p.name), key(p.surface)}]
    if own:
        return max(own, key=lambda p: (sum(q == p for q in own), p.name))
    countries = {p.country for p in known if p.country}
    found = [c for c in Gazetteer.open().lookup(name) if c.lat is not None]
    near = [c for c in found if c.country in countries] or found
    return _of_candidate(name, near[0]) if near else Place(name=name, surface=name)


def _point(point: re.Match[str]) -> Place:
    lat, lon, name = float(point["lat"]), float(point["lon"]), point["name"] or "decided place"
    if not (-90 <= lat <= 90 and -180 <= lon <= 180):
        raise BadDecision(
            f"{lat:g},{lon:g} lies nowhere on the globe. Latitude comes first: Name@35.13,36.75."
        )
    return Place(name=name, surface=name, lat=lat, lon=lon, precision_km=1.0, resolved=True, feature="place")


def _of_candidate(name: str, c: Candidate) -> Place:
    return Place(
        name=c.name, surface=name, lat=c.lat, lon=c.lon, country=c.country or None, admin1=c.admin1_name or None,
        admin2=c.admin2_name or None, geonames=c.geonames or None, feature=c.feature, precision_km=c.precision_km,
        resolved=True, container=c.admin1_name or None,
    )  # fmt: skip
