"""From what a person types to the thing in the result that is meant: an id, an entry of the picture, or words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from crossbearing.errors import NotFound
from crossbearing.gazetteer.normal import key
from crossbearing.model import Incident, Picture, TimelineEntry
from crossbearing.tell.sentences import (
    Sentence,
    access_sentence,
    advisory_sentence,
    casualty_sentence,
    control_sentence,
    difference_sentence,
    displacement_sentence,
    forecast_sentence,
    gap_sentence,
    movement_sentence,
)
from crossbearing.trace.folder import Folder
from crossbearing.trace.history import follow

__all__ = ["OTHERWISE", "SECTIONS", "Target", "entries", "find"]

OTHERWISE = ". Said otherwise"
"""Ends a sentence whose contrary claims are cited; where they are listed themselves it says nothing."""
_SHOWN = 12
"""Statements listed where words fit several: a screen; more words choose better than more lines."""


@dataclass(frozen=True)
class Target:
    """What is asked about.

    Attributes:
        id: Its id, or its address in the picture ("control/2").
        what: incident, claim, or the section of the picture.
        statement: What is stated, in one line.
        status: Its status, state or certainty, or "".
        claims: Ids of the claims that it rests on.
        contrary: Ids of the claims that say otherwise.
        names: Names by which it can be asked for besides its id.
    """

    id: str
    what: str
    statement: str
    status: str = ""
    claims: tuple[str, ...] = ()
    contrary: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


def _told(entry: TimelineEntry) -> str:
    return f"{entry.from_day or 'Day not stated'}: {entry.text}"


SECTIONS: dict[str, Callable[[Any], Sentence | str]] = {
    "control": control_sentence,
    "access": access_sentence,
    "displacement": displacement_sentence,
    "casualties": casualty_sentence,
    "forecasts": forecast_sentence,
    "movements": movement_sentence,
    "advisories": advisory_sentence,
    "disagreements": difference_sentence,
    "not_reported": gap_sentence,
    "timeline": _told,
}
"""Sections of the picture that can be asked about, each with how an entry is said."""


def entries(picture: Picture) -> Iterator[Target]:
    """Every entry of the picture with its address: section and number, counted from 1 in the order of picture.json."""
    for section, say in SECTIONS.items():
        for number, entry in enumerate(getattr(picture, section), 1):
            said = say(entry)
            claims = getattr(entry, "claims", ())
            if section == "disagreements":
                claims = tuple(dict.fromkeys(c for v in entry.values for c in v.claims))
            place = getattr(entry, "place", None)
            yield Target(
                id=f"{section}/{number}",
                what=section,
                statement=said if isinstance(said, str) else said.text.removesuffix(OTHERWISE),
                status=getattr(entry, "status", "") or getattr(entry, "state", ""),
                claims=claims,
                contrary=getattr(entry, "contrary", ()),
                names=tuple(n for n in (place.name, place.surface) if n) if place else (),
            )


def find(folder: Folder, name: str) -> Target:
    """The one thing in the result that `name` means.

    Raises:
        NotFound: nothing is meant, or several things may be; the message lists them with their ids.
    """
    if found := follow(name, folder.history, folder.incident_of):
        return _of_incident(folder.incident_of[found])
    if name in folder.claim_of:
        claim = folder.claim_of[name]
        return Target(name, "claim", f"“{claim.quote}”", claim.certainty, (name,))
    every = list(entries(folder.picture))
    some = [t for t in every if t.id == name] or _by_place(every, name) or _by_words(folder, every, name)
    if len(some) == 1:
        return some[0]
    raise NotFound(_several(name, some) if some else _nothing(folder, name))


def _of_incident(incident: Incident) -> Target:
    return Target(
        incident.id,
        "incident",
        incident.label,
        incident.status,
        (*incident.claims, *incident.withdrawn),
        incident.withdrawn,
    )


def _by_place(every: list[Target], name: str) -> list[Target]:
    """Entries of a section at a place: "control/Hama"."""
    section, slash, place = name.partition("/")
    if not slash or section not in SECTIONS:
        return []
    return [t for t in every if t.what == section and key(place) in {key(n) for n in t.names}]


def _by_words(folder: Folder, every: list[Target], name: str) -> list[Target]:
    """Incidents whose label has all the words, else entries of the picture that have."""
    words = key(name).split()
    if not words:
        return []

    def fits(target: Target) -> bool:
        return set(words) <= set(key(target.statement).split())

    incidents = [t for i in folder.incidents if fits(t := _of_incident(i))]
    return incidents or [t for t in every if t.what != "timeline" and fits(t)]


def _several(name: str, found: list[Target]) -> str:
    lines = [f"  {t.id}  {t.statement}" for t in found[:_SHOWN]]
    more = [f"  and {len(found) - _SHOWN} more; add a word"] if len(found) > _SHOWN else []
    return "\n".join([f"{len(found)} statements fit {name!r}. Give the id of one:", *lines, *more])


def _nothing(folder: Folder, name: str) -> str:
    example = next(iter(folder.incident_of), "i:...")
    return (
        f"Nothing in {folder.path} has the id or the words {name!r}. Give the id of an incident or a claim (as in "
        f"incidents.jsonl: {example}), an entry of the picture (control/1, access/2, control/NAME of the place), or words of a statement."
    )
