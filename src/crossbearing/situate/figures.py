"""Figures of one scope as low, best, high: shared by displacement and casualties.

Rules (``docs/explanation/picture.md``): the figures as of the latest day count, older ones are updates; where several
different figures stand, low and high are the lowest and the highest of them; where one stands, its own bounds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model import Claim, Quantity
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import fold

__all__ = ["Summary", "base_value", "summarise"]

Number = float | int


@dataclass(frozen=True)
class Summary:
    """Low, best and high of the figures of one scope.

    Attributes:
        low: Lowest figure (or bound, where one figure stands), or None where open.
        best: The figure with most origins as of the latest day; of equals the latest published, then the lowest.
        high: Highest figure (or bound), or None where open.
        as_of: ISO 8601 day of the figures that count.
        current: Claims of that day.
        all: All claims, older ones too.
    """

    low: Number | None
    best: Number | None
    high: Number | None
    as_of: str | None
    current: tuple[Claim, ...]
    all: tuple[Claim, ...]


def base_value(quantity: Quantity) -> Number | None:
    """The number to show for a quantity: its value, else its lower, else its upper bound."""
    for number in (quantity.value, quantity.low, quantity.high):
        if number is not None:
            return number
    return None


def summarise(claims: Sequence[Claim], evidence: Evidence) -> Summary:
    """Sum up figures of one scope; nothing is added."""
    latest = max(evidence.moment(c) for c in claims)
    newest = [c for c in claims if evidence.moment(c) == latest]
    newest = [c for c in newest if not _overtaken(c, evidence)] or newest
    beside = {i.id for c in newest if (i := evidence.incident_of.get(c.id))}
    current = [c for c in claims if c in newest or _concurrent(c, evidence, beside)]
    low, high = _bounds([c.quantity for c in current if c.quantity])
    best = _best(current, evidence)
    return Summary(low, best, high, latest or None, tuple(current), tuple(claims))


def _overtaken(claim: Claim, evidence: Evidence) -> bool:
    """Whether the claim's incident holds its number as an earlier one ("16, up from nine": the nine)."""
    incident = evidence.incident_of.get(claim.id)
    return incident is not None and any(
        v.relation == "update" and claim.id in v.claims
        for name, entry in incident.fields.items()
        if name not in _NO_FIGURES
        for v in entry.values
    )


def _concurrent(claim: Claim, evidence: Evidence, beside: set[str]) -> bool:
    """Whether the newest figure's incident holds the value beside it (a rounding, a contradiction), whatever its day."""
    incident = evidence.incident_of.get(claim.id)
    if incident is None or incident.id not in beside:
        return False
    return any(
        v.relation in {"rounding", "contradiction"} and claim.id in v.claims and entry.relation != "update"
        for name, entry in incident.fields.items()
        if name not in _NO_FIGURES
        for v in entry.values
    )


_NO_FIGURES = frozenset({"place", "time", "actor", "target", "name", "attribution", "outcome", "holder"})


def _bounds(quantities: Sequence[Quantity]) -> tuple[Number | None, Number | None]:
    values = {v for q in quantities if (v := q.value) is not None}
    floors = [q.low for q in quantities if q.value is None and q.low is not None]
    ceilings = [q.high for q in quantities if q.value is None and q.high is not None]
    if len(values) > 1:
        return min([*values, *floors]), max([*values, *ceilings])
    lows = [q.low for q in quantities if q.low is not None]
    highs = [q.high for q in quantities if q.high is not None]
    only = next(iter(values), None)
    low = only if only is not None and only in lows else min(lows, default=None)
    high = only if only is not None and only in highs and low != only else max(highs, default=None)
    if only is not None and not lows and not highs:
        return only, only
    return low, high


def _best(claims: Sequence[Claim], evidence: Evidence) -> Number | None:
    by_value: dict[Number, list[Claim]] = {}
    for claim in claims:
        if claim.quantity and claim.quantity.value is not None:
            by_value.setdefault(claim.quantity.value, []).append(claim)
    if not by_value:
        return None
    incidents = {i.id: i for c in claims if (i := evidence.incident_of.get(c.id))}
    if len(incidents) == 1:
        told = [
            e.best for n, e in sorted(next(iter(incidents.values())).fields.items()) if n not in _NO_FIGURES
        ]
        for best in told:
            if isinstance(best, int | float) and best in by_value:
                return best
    return max(
        by_value,
        key=lambda v: (evidence.origins(by_value[v]), max(evidence.published(c) for c in by_value[v]), -v),
    )


def counted_words(stated: str) -> str:
    """The words of what is counted, without numbers and qualifiers: "militants" of "more than 1,600 militants"."""
    words = [w for w in stated.split() if not any(ch.isdigit() for ch in w)]
    return " ".join(w for w in words if fold(w) not in _NUMBERISH)


_NUMBERISH = frozenset(
    ["more", "than", "at", "least", "over", "nearly", "almost", "about", "some", "around", "approximately", "up", "to", "as",
     "many", "an", "a", "estimated", "the", "of", "another", "other", "hundred", "hundreds", "thousand", "thousands", "million",
     "millions", "dozen", "dozens", "tens", "scores", "several", "few", "one", "two", "three", "four", "five", "six", "seven",
     "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
     "nineteen", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "and", "between", "roughly",
     "fewer", "less", "killed", "dead", "injured", "wounded", "missing", "killing", "injuring", "death", "deaths", "fatalities", "casualties", "further", "total", "number"],
)  # fmt: skip
