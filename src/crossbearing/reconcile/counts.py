"""Counts that cannot be one count: other people, a part of the whole, stock and flow, a day of a long period."""

from __future__ import annotations

import re

from crossbearing.reconcile.alike import site_relation
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import place_class
from crossbearing.reconcile.rules import rules

__all__ = ["measure", "of_the_day", "other_flow", "other_people", "part_of_whole"]

_WIDE = frozenset({"admin1", "country", "region", "continent"})


def measure(f: Facet) -> str:
    """What a claim counts, "" where it counts nothing."""
    return (f.claim.quantity.measure or "") if f.claim.quantity else ""


def part_of_whole(a: Facet, b: Facet) -> bool:
    """Control and counts of a part say nothing of the whole; a fleeing town is not a displaced nation."""
    relation = site_relation(a, b)
    if relation == "unknown":
        return a.topic == "flight" and _local(a) != _local(b) and bool(a.places and b.places)
    if relation in ("same", "apart"):
        return False
    if "control" in (a.topic, b.topic):
        return True
    return bool(measure(a) or measure(b)) and _wide(a, b) and not _same_count(a, b)


def _same_count(a: Facet, b: Facet) -> bool:
    """One count, however loosely its area is told: nearly the same number, or a part that counts no fewer."""
    if measure(a) != measure(b) and a.topic != "flight":
        return False
    x, y = _value(a), _value(b)
    low, high = sorted((x, y))
    limits = rules().limits
    if low < limits["equal_count"]:
        return False
    if low == high or (low >= limits["large_count"] and high - low <= limits["rounded"] * high):
        return True
    part, whole = (a, b) if site_relation(a, b) == "within" else (b, a)
    grown = _value(part) >= _value(whole) and part.published >= whole.published
    return grown and high <= limits["part_growth"] * low


def _value(f: Facet) -> float:
    return f.claim.quantity.value or 0.0 if f.claim.quantity else 0.0


def _local(f: Facet) -> bool:
    return any(place_class(p) in ("settlement", "facility") for p in f.places)


def _wide(a: Facet, b: Facet) -> bool:
    return any(p.feature in _WIDE for f in (a, b) for p in f.places)


def other_people(a: Facet, b: Facet) -> bool:
    """Counts of other groups: soldiers and civilians, Iranians and militants, thirteen foreigners and nine of them."""
    if not a.groups or not b.groups:
        return False
    if a.makeup and b.makeup and a.makeup.isdisjoint(b.makeup):
        return True
    if not a.groups.isdisjoint(b.groups):
        return False
    alike = rules().counted_alike
    return not any((x, y) in alike for x in a.groups for y in b.groups)


def other_flow(a: Facet, b: Facet) -> bool:
    """Stock and flow of the displaced, those in shelters and all of them, or another order of magnitude."""
    p, q = a.claim.quantity, b.claim.quantity
    if not p or not q:
        return False
    if _housed(a) != _housed(b):
        return True
    if p.flow and q.flow and p.flow != q.flow and not (_caused(a) or _caused(b)):
        return True
    x, y = p.value or p.low or p.high, q.value or q.low or q.high
    exact = p.value is not None and q.value is not None
    factor = rules().limits["other_count" if exact else "other_vague_count"]
    return bool(x and y and max(x, y) > factor * min(x, y))


def _housed(f: Facet) -> bool:
    """Whether a count is of people in shelters or camps: a part of those displaced."""
    return (measure(f) or f.claim.type) in ("sheltered", "in_camp")


_CAUSE = re.compile(
    r"\b(?:as a result of|because of|due to|owing to|since|following|in the wake of)\b", re.IGNORECASE
)


def _caused(f: Facet) -> bool:
    """Whether the words tie the count to this crisis: those "displaced as a result of the offensive" are its flow."""
    return bool(f.claim.roles.cause) or bool(_CAUSE.search(f.claim.quote))


def of_the_day(a: Facet, b: Facet) -> bool:
    """The few dead of one evening are not those of the whole offensive, unless the numbers are near.

    Nor are the cases of a week those of the whole outbreak. Many dead in one day are apart from those of the week too, where other people count them. Two periods that begin
    together are one count, told earlier and later.
    """
    p, q = a.claim.quantity, b.claim.quantity
    if not p or not q or p.value is None or q.value is None or p.measure != q.measure:
        return False
    limits = rules().limits
    x, y = _stretch(a), _stretch(b)
    if x is None or y is None or max(x, y) < limits["long_days"] or a.span.low == b.span.low:
        return False
    low, high = sorted((p.value, q.value))
    if min(x, y) > 1:
        return min(x, y) * limits["part_of_period"] < max(x, y) and high > limits["other_toll"] * low
    few = low < limits["equal_count"] or _other_voices(a, b)
    return few and high > limits["other_toll"] * low


def _other_voices(a: Facet, b: Facet) -> bool:
    x, y = ({link.name for link in f.claim.attribution} for f in (a, b))
    return bool(x) and bool(y) and x.isdisjoint(y)


def _stretch(f: Facet) -> int | None:
    """Days that a stated period lasts, None where none is stated."""
    if not f.span.stated or f.span.low is None or f.span.high is None:
        return None
    return f.span.high - f.span.low
