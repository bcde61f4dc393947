"""Signs of control: what single claims say about who holds which place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from crossbearing.model import Actor, Claim, as_date
from crossbearing.reconcile.words import names_actor
from crossbearing.situate.evidence import Evidence, is_live
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.places import Key, PlaceBook, place_class
from crossbearing.situate.sides import Sides, is_nameless
from crossbearing.situate.spots import is_place_word, names_place, speaks_of_part, spots

__all__ = ["OLD_DAYS", "Act", "Sign", "days_between", "read_signs"]

Act = Literal["hold", "leave", "deny", "change", "siege", "fight", "approach", "old", "maybe"]
_HELD = frozenset({"settlement", "quarter", "area", "works", "other"})
"""Classes of place that somebody can hold; a country or a lake is too wide to have one holder."""
_SPOTS = frozenset({"settlement", "quarter", "works"})
"""Classes of place that forces can be near to, or fight in, so that it bears on who holds it."""
OLD_DAYS = 365
"""A hold that began longer ago than a year says how things were: it never outweighs a dated capture."""


@dataclass(frozen=True)
class Sign:
    """What one claim says about who holds one place.

    Attributes:
        claim: The claim.
        key: Key of the place.
        act: hold (gains or holds), leave (withdraws or loses), deny (does not hold), change, siege, fight, approach,
            old (background) or maybe (forecast).
        side: Side that acts, "" where none is named.
        actor: Name of the actor, "".
        day: ISO 8601 day that the sign speaks of.
        gain: True where the claim tells of the moment of taking it.
    """

    claim: Claim
    key: Key
    act: Act
    side: str
    actor: str
    day: str
    gain: bool = False


def read_signs(evidence: Evidence, places: PlaceBook, sides: Sides) -> list[Sign]:
    """All that the claims say about who holds what, in the order of the claims."""
    return [s for c in evidence.claims for s in _signs_of(c, evidence, places, sides)]


def _is_past(claim: Claim, evidence: Evidence) -> bool:
    """Whether what was taken or held ended, as stated, more than a year before the report."""
    end, told = (claim.time.to or "")[:10], evidence.published(claim)
    return bool(end and told and end < told and days_between(end, told) > OLD_DAYS)


_LEAVING = lexicon().control["losses"] | lexicon().control["withdrawals"] | lexicon().control["handovers"]


def _signs_of(claim: Claim, evidence: Evidence, places: PlaceBook, sides: Sides) -> Iterable[Sign]:
    act, who, gain = _act(claim)
    if act is None:
        return
    roles = ("origin", "at", "target") if claim.type in _LEAVING else ("at", "target", "destination")
    actor = next((sides.acting(a) for a in who if not is_nameless(a.name) and names_actor(a.name)), "")
    if act == "hold" and _is_past(claim, evidence):
        act = "old"
    own = spots(claim, roles)
    if claim.type in lexicon().control["handovers"]:
        own = own or [p for p in claim.places if p.role in roles][:1]  # the target is who receives it
    if act == "hold" and gain and not own and speaks_of_part(claim):
        act, own = (
            "fight",
            [p for p in claim.places if p.role in roles and place_class(p) == "settlement"][:1],
        )
    for place in own:
        if place_class(place) not in (_SPOTS if act in {"fight", "approach", "maybe"} else _HELD):
            continue
        key = places.key(place)
        yield Sign(claim, key, act, sides.key(actor) if actor else "", actor, evidence.moment(claim), gain)
        if (
            act == "leave"
            and claim.type not in lexicon().control["withdrawals"]
            and claim.targets
            and not claim.negated
        ):
            yield from _taker(claim, key, evidence, sides)


def _taker(claim: Claim, key: Key, evidence: Evidence, sides: Sides) -> Iterable[Sign]:
    """Who holds a place that another lost or handed over, where the claim names them."""
    taker = next((t.name for t in claim.targets if not any(names_place(t.name, p) for p in claim.places)), "")
    if not taker or is_nameless(taker) or is_place_word(taker, ()):
        return
    yield Sign(claim, key, "hold", sides.key(taker), taker, evidence.moment(claim), gain=True)


def _act(claim: Claim) -> tuple[Act | None, tuple[Actor, ...], bool]:
    control = lexicon().control
    kind = claim.type
    gain = kind in control["gains"]
    if not (gain or any(kind in control[k] for k in control)):
        return None, (), False
    if claim.background or claim.kind == "background":
        return ("old", claim.actors, gain) if gain or kind in control["holds"] else (None, (), False)
    if claim.kind == "forecast" or claim.certainty == "forecast":
        return ("maybe", claim.actors, gain) if gain or kind in control["losses"] else (None, (), False)
    if not is_live(claim):
        if gain or kind in control["holds"] or kind in control["handovers"]:
            return "deny", claim.actors, gain
        stays = kind in control["losses"] | control["withdrawals"]
        named = any(not is_nameless(a.name) for a in claim.actors)  # "troops had not left": whose troops?
        return ("hold" if named else "deny", claim.actors, False) if stays else (None, (), False)
    return _live_act(kind), claim.actors, gain


def _live_act(kind: str) -> Act | None:
    control = lexicon().control
    for name, act in _ACTS:
        if kind in control[name]:
            return act
    return None


_ACTS: tuple[tuple[str, Act], ...] = (
    ("gains", "hold"), ("holds", "hold"), ("losses", "leave"), ("handovers", "leave"), ("withdrawals", "leave"),
    ("changing", "change"), ("sieges", "siege"), ("fighting", "fight"), ("approaches", "approach"),
)  # fmt: skip


def days_between(start: str, end: str) -> int:
    """Days from one ISO 8601 day to another, without sign; 0 where one is no day."""
    one, other = as_date(start), as_date(end)
    return abs((other - one).days) if one and other else 0
