"""Counts of one incident as low, best, high."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from crossbearing.model import Bounds, Field, FieldValue, Quantity
from crossbearing.model.incident import Relation
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.tallies import Count, added_up
from crossbearing.reconcile.values import overall, relate_numbers

__all__ = ["FIGURE_FIELDS", "bounds", "figure_fields", "figure_name", "one_number"]

FIGURE_FIELDS = (
    "killed",
    "injured",
    "shot",
    "missing",
    "displaced",
    "returned",
    "households",
    "detained",
    "freed",
    "affected",
    "number",
)
_NAMES = {
    "dead": "killed",
    "wounded": "injured",
    "seriously": "injured",
    "abducted": "detained",
    "deaths": "killed",
}


def figure_name(f: Facet) -> str:
    """The field in which a claim's count stands, "" where it has none; households never stand among people."""
    name = _measured(f)
    moved = name in ("displaced", "returned") and f.claim.quantity is not None
    return "households" if moved and f.claim.quantity.unit == "households" else name  # type: ignore[union-attr]


def _measured(f: Facet) -> str:
    quantity = f.claim.quantity
    if quantity is None or f.mode == "forecast" or one_number(quantity) is None:
        return ""
    words = (quantity.measure or "").replace("_", " ").split()
    for word in [_NAMES.get(w, w) for w in words]:
        if word in FIGURE_FIELDS:
            return word
    topic = next((rules().measures[w] for w in (quantity.measure or "", *words) if w in rules().measures), "")
    if topic == "flight" or (f.topic == "flight" and f.groups):
        return "displaced"
    if topic == "return" or (f.topic == "return" and f.groups):
        return "returned"
    if f.claim.type in FIGURE_FIELDS:
        return f.claim.type
    return "number"


def one_number(q: Quantity) -> float | int | None:
    """The number that stands for a quantity: the one said, else its lower bound, else its upper."""
    for n in (q.value, q.low, q.high):
        if n is not None:
            return n
    return None


def figure_fields(facets: Sequence[Facet]) -> dict[str, Field]:
    """The figures of one incident, in a fixed order, the parts that a report counts added up."""
    of = {f.claim.id: f for f in facets}
    counts = added_up((name, f.claim) for f in facets if (name := figure_name(f)))
    return {
        name: _figure_field({_seen(of[c.claim.id], c): c for c in counts[name]})
        for name in sorted(counts, key=FIGURE_FIELDS.index)
    }


def _seen(f: Facet, count: Count) -> Facet:
    """The claim with the number that it and those behind it add up to."""
    return f if count.claim is f.claim else dataclasses.replace(f, claim=count.claim)


def _figure_field(counts: Mapping[Facet, Count]) -> Field:
    """Relate the counts of one measure. See ``docs/explanation/origins-and-relations.md`` for the rule of the best."""
    claims = sorted(counts, key=lambda f: f.order)
    groups: dict[tuple[float | int | None, ...], list[Facet]] = {}
    for f in claims:
        q = _quantity(f)
        groups.setdefault((q.value, q.low, q.high, f.claim.negated), []).append(f)
    first = _first_told(claims)
    ranked = sorted(groups.values(), key=lambda g: min(_rank(f, first) for f in g))
    best = min(ranked[0], key=lambda f: _rank(f, first))
    values = tuple(_value(g, best, first, counts) for g in ranked)
    standing = [
        f
        for g, v in zip(ranked, values, strict=True)
        if v.relation in _STANDING
        for f in g
        if not _withdrawn(f)
    ]
    return Field(
        best=one_number(_quantity(best)),
        low=_edge(standing or [best], best, lowest=True),
        high=_edge(standing or [best], best, lowest=False),
        relation=overall(v.relation for v in values),
        values=values,
    )


_STANDING: frozenset[Relation] = frozenset({"same", "variant", "rounding", "contradiction", "undetermined"})
"""Values that stand beside the best; what was updated, or counts more or less than the best, bounds nothing."""


def _quantity(f: Facet) -> Quantity:
    assert f.claim.quantity is not None  # noqa: S101 - callers pass claims with a count only
    return f.claim.quantity


def _withdrawn(f: Facet) -> bool:
    return f.claim.negated or f.claim.certainty == "denied" or "superseded" in f.claim.type


def as_of(f: Facet) -> int:
    """Day as of which a count holds: the end of its stated period, else the day of publication."""
    if f.span.high is not None and (f.span.stated or not f.published):
        return min(f.span.high, f.published or f.span.high)
    return f.published or f.span.high or 0


def _first_told(claims: Sequence[Facet]) -> dict[float | int | None, int]:
    """The day on which each number was first published: of two told on one day, the one that is new updates the other."""
    found: dict[float | int | None, int] = {}
    for f in claims:
        n = one_number(_quantity(f))
        found[n] = min(found.get(n, f.published), f.published)
    return found


def _rank(f: Facet, told: dict[float | int | None, int]) -> tuple[object, ...]:
    """Best first: not withdrawn, exact rather than vague, latest, newest number, from a named source, in order."""
    q = _quantity(f)
    new = told.get(one_number(q), 0)
    return (_withdrawn(f), q.value is None, -as_of(f), -f.published, -new, not f.claim.attribution, f.order)


def _value(
    group: Sequence[Facet],
    best: Facet,
    told: dict[float | int | None, int],
    counts: Mapping[Facet, Count],
) -> FieldValue:
    first = min(group, key=lambda f: _rank(f, told))
    q = _quantity(first)
    relation: Relation
    if _withdrawn(first) and first is not best:
        relation = "contradiction" if one_number(q) == one_number(_quantity(best)) else "update"
    else:
        days = as_of(best) - as_of(first) or best.published - first.published
        days = days or told.get(one_number(_quantity(best)), 0) - told.get(one_number(q), 0)
        relation = relate_numbers(
            q,
            _quantity(best),
            days=days,
            same_breath=first.claim.report == best.claim.report and first is not best,
        )
        relation = _of_part(first, best) or relation
    return FieldValue(
        value=_shown(q, first),
        claims=tuple(
            dict.fromkeys(
                i for f in sorted(group, key=lambda f: f.order) for i in (c.id for c in counts[f].behind)
            )
        ),
        relation=relation,
    )


def _of_part(first: Facet, best: Facet) -> Relation | None:
    """Narrower or wider where one number counts all people and the other a smaller number of one group among them."""
    x, y = one_number(_quantity(first)) or 0, one_number(_quantity(best)) or 0
    anybody = frozenset({"people"})
    if best.groups == anybody and first.groups - anybody and x < y:
        return "narrower"
    if first.groups == anybody and best.groups - anybody and x > y:
        return "wider"
    return None


def _shown(q: Quantity, f: Facet) -> str | float | int | None:
    if f.claim.negated:
        return f"not {one_number(q):g}"
    if q.value is None and q.low is not None and q.high is not None:
        return f"{q.low:g}-{q.high:g}"
    return one_number(q)


def _edge(claims: Sequence[Facet], best: Facet, *, lowest: bool) -> float | int | None:
    """The lowest or highest number that anybody puts; open where the best number is only a bound of the other side.

    "At least 700" alone has no highest number, unless somebody else puts a higher one.
    """
    numbers: list[float | int] = []
    for f in claims:
        q = _quantity(f)
        sides = (q.value, q.low) if lowest else (q.value, q.high)
        numbers += [
            n for n in sides if n is not None and not (q.value is not None and n is not q.value and _about(q))
        ]
    if not numbers or (_open(_quantity(best), lowest=lowest) and len(set(numbers)) == 1):
        return None
    return min(numbers) if lowest else max(numbers)


def _open(q: Quantity, *, lowest: bool) -> bool:
    """Whether the words bound the number on the other side only ("more than 80": no highest)."""
    if q.value is None:
        return False
    return (q.low is None and q.high is not None) if lowest else (q.high is None and q.low is not None)


def _about(q: Quantity) -> bool:
    """An "about n" is shown as n: its bounds are a reading of the word, not numbers that somebody put."""
    return q.low is not None and q.high is not None and q.value is not None and q.low < q.value < q.high


def bounds(field: Field | None) -> Bounds | None:
    """The figure as it stands at the top of an incident."""
    if field is None or isinstance(field.best, str):
        return None
    return Bounds(low=field.low, best=field.best, high=field.high)
