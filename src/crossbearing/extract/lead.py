"""The claim that a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from crossbearing.model import CORE_KINDS, Claim

__all__ = ["mark_lead"]


_HARM = re.compile(
    r"\b(?:shoot(?:s|ings?|er)?|shot|gun(?:fire|shot|man|men)|kill\w*|dead\w*|die[sd]?|deaths?|murder\w*|homicides?|slay(?:s|ings?)?|slain|stabb\w+|"
    r"injur\w+|wound\w*|hurt|victims?|casualt\w+|fatal\w*|toll|massacre\w*|bod(?:y|ies)|suicide)\b",
    re.IGNORECASE,
)
_FOLLOWING = frozenset(
    (
        "detained",
        "freed",
        "clash",
        "statement",
        "said",
        "returned",
        "damaged",
        "struck",
        "offensive",
        "attack",
        "shelling",
        "explosion",
    )
)
"""What may come first in a report that is about people killed or hurt: an arrest for it, the shots that were heard."""


def mark_lead(claims: list[Claim], title: str | None = None) -> Iterator[Claim]:
    """Yield the claims, the one that the report is about marked: the first that states a fact of today.

    News puts first what it is about; the headline counts where the text holds it. A forecast or history leads only a
    report that states no fact. Where the headline tells of people killed or hurt, the first claim on these leads before
    an arrest or an attack.
    """
    best = min(range(len(claims)), key=lambda i: _rank(claims[i], i), default=None)
    if best is not None and claims[best].type in _FOLLOWING and _HARM.search(title or ""):
        best = next((i for i, c in enumerate(claims) if c.event and not c.negated), best)
    if best is not None:
        best = _more_telling(claims, best)
    for i, claim in enumerate(claims):
        yield replace(claim, lead=True) if i == best and claim.kind in CORE_KINDS else claim


HOUSES_THEN_PEOPLE = 300
"""Code points after a count of houses within which a count of people who lost them is what the report is about."""
_PLACED = frozenset(
    ("evacuated", "forced_to_flee", "relocated", "sheltered", "in_camp", "homeless", "returned")
)
"""Measures that say what became of displaced people: more than that they are displaced."""
_DISPLACED = re.compile(r"\b(?:displaced|uprooted|idps?)\b", re.IGNORECASE)


def _more_telling(claims: list[Claim], best: int) -> int:
    """The claim that says more of what `best` says.

    People before the houses that they lost: "nine houses were flooded, forcing 35 people to evacuate". What happened to
    the displaced before their being so: "1,100 displaced families stayed in tents".
    """
    lead = claims[best]
    measure = lead.quantity.measure if lead.quantity else None
    if measure is None or not (measure == "displaced" or measure.endswith("_housing")):
        return best
    says_more = _of_those_displaced if measure == "displaced" else _of_those_who_lost_them
    facts = (i for i, c in enumerate(claims) if i != best and not _rank(c, i)[0])
    return next((i for i in facts if says_more(claims[i], lead)), best)


def _of_those_who_lost_them(other: Claim, houses: Claim) -> bool:
    near = houses.start <= other.start <= houses.end + HOUSES_THEN_PEOPLE
    measure = other.quantity.measure if other.quantity else None
    return near and (measure == "displaced" or measure in _PLACED)


def _of_those_displaced(other: Claim, displaced: Claim) -> bool:
    if other.quantity is None or displaced.quantity is None or other.quantity.measure not in _PLACED:
        return False
    stated = displaced.quantity.stated
    overlap = other.start <= displaced.end and displaced.start <= other.end
    return overlap and other.quantity.stated == stated and bool(_DISPLACED.search(stated))


def _rank(claim: Claim, position: int) -> tuple[int, int]:
    if claim.background or claim.kind not in CORE_KINDS:
        return 3, position
    if claim.kind == "forecast" or claim.negated:
        return 2, position
    return 0, position
