"""Roads, bridges, crossings and services: what works, since when, and what nobody says."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, cast

from crossbearing.model import AccessState, Claim, ClaimPlace, Place
from crossbearing.reconcile.places import collective
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import fold, lexicon
from crossbearing.situate.places import Key, PlaceBook, place_class
from crossbearing.situate.sides import Sides, doer
from crossbearing.situate.spots import spots
from crossbearing.situate.words import say_period

__all__ = ["access_states", "feature_of"]

State = Literal["open", "restricted", "closed", "struck", "destroyed", "unknown"]
_RANK: dict[str, int] = {"struck": 0, "open": 1, "restricted": 2, "closed": 3, "destroyed": 4}
"""On one and the same day the graver state stands: planning around a closure that is over costs less than the reverse."""
_SUPPLIES = frozenset({"food", "aid", "internet"})
"""What flows and cannot be struck: a strike on a bakery or a store is no state of the food supply."""
_ALIKE = 0.8
"""Likeness of two spellings of a bridge or crossing that one incident holds ("Rastan bridge", "Rustan bridge": 0.92)."""
NOT_SAID = "struck; whether open: not reported"


@dataclass(frozen=True)
class _Sign:
    claim: Claim
    state: str
    day: str
    contrary: bool = False


def feature_of(claim: Claim, place: Place | None) -> str | None:
    """The feature that a claim of access speaks of: the place's own kind, else a word of its targets, else None."""
    table = lexicon().features
    if place is not None and place.feature in table.values():
        return place.feature
    if place is not None and place.feature == "border":
        return "crossing"
    for text in (*(f"{t.surface} {t.name}" for t in claim.targets), *(place.surface for _ in (0,) if place)):
        for word in reversed(fold(text).split()):
            if word in table or word.removesuffix("s") in table:
                return table.get(word) or table[word.removesuffix("s")]
    return None


def _from_quote(claim: Claim) -> str | None:
    """A service named only by the claim's own words ("power was out")."""
    table = lexicon().features
    return next((table[w] for w in fold(claim.quote).split() if w in table), None)


def access_states(evidence: Evidence, places: PlaceBook, sides: Sides) -> tuple[AccessState, ...]:
    """One state for each spot or service about which a claim says something, ordered by feature and name."""
    grouped: defaultdict[tuple[Key, str], list[_Sign]] = defaultdict(list)
    for claim in evidence.claims:
        sign = _sign(claim, evidence)
        if sign is not None:
            for home in _named_homes(claim, evidence, places):
                grouped[home].append(sign)
    states = (_state(home, signs, evidence, places, sides) for home, signs in sorted(grouped.items()))
    return tuple(
        sorted((s for s in states if s is not None), key=lambda s: (s.feature, s.place.name, s.since or ""))
    )


def _sign(claim: Claim, evidence: Evidence) -> _Sign | None:
    words = lexicon()
    state = words.access_states.get(claim.type) or ("struck" if claim.type in words.strikes else None)
    if (
        state is None
        or claim.background
        or claim.kind in {"background", "forecast"}
        or claim.certainty == "forecast"
    ):
        return None
    day = evidence.moment(claim)
    if claim.negated or claim.certainty == "denied":
        return (
            _Sign(claim, "closed", day)
            if state == "open" and claim.negated
            else _Sign(claim, state, day, contrary=True)
        )
    return _Sign(claim, state, day)


def _named_homes(claim: Claim, evidence: Evidence, places: PlaceBook) -> list[tuple[Key, str]]:
    """The homes of a claim; an unnamed group ("two border crossings") is those that its incident names, where they suffice.

    Where it counts more than are named, the group keeps a row of its own beside them.
    """
    found: list[tuple[Key, str]] = []
    for home in _homes(claim, evidence, places):
        named = _members(home, claim, evidence, places) if collective(places.place(home[0])) else []
        count = claim.quantity.value if claim.quantity and claim.quantity.unit != "people" else None
        found += named if named and (count is None or count <= len(named)) else [home]
    return list(dict.fromkeys(found))


def _members(
    home: tuple[Key, str], claim: Claim, evidence: Evidence, places: PlaceBook
) -> list[tuple[Key, str]]:
    """The named things of the same feature that claims of the same incident tell of."""
    incident = evidence.incident_of.get(claim.id)
    claims = [evidence.by_id[c] for c in incident.claims] if incident else []
    homes = dict.fromkeys(h for c in claims if _sign(c, evidence) for h in _homes(c, evidence, places))
    return sorted(h for h in homes if h[1] == home[1] and not collective(places.place(h[0])))


def _homes(claim: Claim, evidence: Evidence, places: PlaceBook) -> list[tuple[Key, str]]:
    """The spots and services that a claim speaks of; claims of one incident about one feature share the first spot."""
    found = []
    own = spots(claim, ("target", "at", "destination", "via"))
    wanted = feature_of(claim, None)
    near = [p for p in claim.places if p.feature == wanted]
    works = [p for p in own if place_class(p) == "works" and feature_of(claim, p)]
    strike = claim.type in lexicon().strikes
    rest = [p for p in claim.places if place_class(p) not in {"country", "works"}][:1]
    for place in works or near[:1] or own[:1] or rest:
        feature = feature_of(claim, place) or (None if strike else _from_quote(claim))
        lost = feature in _SUPPLIES and lexicon().access_states.get(claim.type, "struck") == "struck"
        if feature is None or place_class(place) == "country" or lost:
            continue
        found.append((places.key(_spot(place, claim, evidence, feature)), feature))
    return list(dict.fromkeys(found))


def _spot(place: ClaimPlace, claim: Claim, evidence: Evidence, feature: str) -> Place:
    """The incident's own spot where the claim names only the town beside it."""
    incident = evidence.incident_of.get(claim.id)
    if collective(place):
        return place
    if incident and incident.place and incident.place.feature == feature:
        alike = SequenceMatcher(None, fold(place.name), fold(incident.place.name)).ratio() >= _ALIKE
        if place_class(place) != "works" or alike:
            return incident.place
    return place


def _state(
    home: tuple[Key, str], signs: Sequence[_Sign], evidence: Evidence, places: PlaceBook, sides: Sides
) -> AccessState | None:
    positive = sorted((s for s in signs if not s.contrary), key=lambda s: (s.day, evidence.order(s.claim)))
    against = [s for s in signs if s.contrary]
    key, feature = home
    if not positive:
        return AccessState(
            place=places.place(key), feature=feature, state="unknown", since=None, by=None,
            claims=evidence.ids(s.claim for s in against), note="only denials",
        )  # fmt: skip
    state = _latest(positive)
    same = [s for s in positive if s.state == state]
    run = _run(positive, state)
    support = same if state not in {"closed", "restricted", "open"} else run
    stands = {s.claim.id for s in support}
    other = [
        s
        for s in positive
        if s.claim.id not in stands and s.day >= run[-1].day and {s.state, state} & {"open"}
    ]
    stands |= {s.claim.id for s in other}
    context = [s for s in positive if s.claim.id not in stands]
    hit = any(s.state == "struck" for s in positive)
    return AccessState(
        place=places.place(key),
        feature=feature,
        state=cast("State", state),
        since=_since(run, evidence),
        by=_by(run, sides),
        claims=evidence.ids(s.claim for s in [*support, *(c for c in context if c.state == "struck")]),
        contrary=evidence.ids(s.claim for s in [*other, *against]),
        note="; ".join(x for x in (_span(state, run), _note(state, hit, context)) if x),
    )


def _latest(signs: Sequence[_Sign]) -> str:
    """The state after the last day; a strike tells nothing of passage, and what is destroyed stays so until it opens."""
    state = "struck"
    for day in sorted({s.day for s in signs}):
        today = max((s.state for s in signs if s.day == day), key=_RANK.__getitem__)
        if today == "struck" and state in {"closed", "restricted", "destroyed"}:
            continue
        if state == "destroyed" and today in {"closed", "restricted"}:
            continue
        state = today
    return state


def _run(signs: Sequence[_Sign], state: str) -> list[_Sign]:
    """The signs of `state` since it was last broken by an opening (or, for an opening, by a closure)."""
    breaking = {"closed", "restricted", "destroyed"} if state == "open" else {"open"}
    last = max((s.day for s in signs if s.state in breaking), default="")
    run = [s for s in signs if s.state == state and s.day >= last]
    return run or [s for s in signs if s.state == state]


def _since(run: Sequence[_Sign], evidence: Evidence) -> str | None:
    """The earliest day on which the state is said to have begun; of a strike, the day that its incident shows first."""
    days = [s.claim.time.from_ or s.claim.time.to for s in run if not s.claim.time.inherited]
    stated = [d[:10] for d in days if d]
    incident = evidence.incident_of.get(run[0].claim.id)
    if incident and run[0].state == "struck" and len(set(stated)) > 1 and "time" in incident.fields:
        first = str(incident.fields["time"].best or "").partition("/")[0]
        return first if first in stated else min(stated)
    return min(stated, default=None)


def _span(state: str, run: Sequence[_Sign]) -> str:
    """The stretch of days in which a thing was struck or destroyed, where no single day is stated."""
    if state not in {"struck", "destroyed"}:
        return ""
    stated = [s.claim.time for s in run if s.claim.time.stated and s.claim.time.from_ and s.claim.time.to]
    if not stated or any(t.from_ == t.to for t in stated):
        return ""
    return f"on {say_period(stated[0].from_, stated[0].to)}"


def _by(run: Sequence[_Sign], sides: Sides) -> str | None:
    named = Counter(who for s in run if s.claim.actors and (who := doer(s.claim.actors[0].name)))
    return sides.name(min(named, key=lambda n: (-named[n], n))) if named else None


def _note(state: str, hit: bool, context: Sequence[_Sign]) -> str:
    if state == "struck":
        return NOT_SAID
    parts = ["also struck"] if hit and state != "destroyed" else []
    if state == "open" and any(s.state in {"closed", "restricted", "destroyed"} for s in context):
        parts.append("closed or restricted before")
    return "; ".join(parts)
