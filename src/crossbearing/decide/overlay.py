"""What a decision changes: an incident's field or place, and the copies of its claims that the picture is drawn from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from crossbearing.model import (
    Actor,
    Bounds,
    Claim,
    ClaimPlace,
    Decision,
    Field,
    Incident,
    Place,
    Quantity,
    Ruling,
    Time,
)
from crossbearing.model.place import PlaceRole

__all__ = ["as_decided", "bearing", "figure_value", "overlaid"]

_TOP = ("killed", "injured", "displaced")
"""Figures that stand at the top of an incident too."""


def figure_value(value: object) -> float | int | None:
    """The number that a value is, or None for words."""
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def overlaid(incident: Incident, d: Decision, left: Sequence[str]) -> Incident:
    """The incident with one decision: what was decided is best, the reports' own values stay beside it."""
    field = {"place": "place", "value": d.field or ""}.get(d.action, "")
    machine = _machine(incident, field) if field else None
    ruling = Ruling(
        decision=d.id,
        action=d.action,
        field=field,
        value=d.place.name if d.place else d.value,
        machine=machine,
        by=d.by,
        why=d.why,
        at=d.at,
        unseen=max(0, len(incident.claims) - len(left)),
    )
    kept = tuple(r for r in incident.rulings if not (field and r.field == field))
    changed = structs.replace(incident, rulings=(*kept, ruling))
    if d.action == "wrong":
        return structs.replace(changed, status="withdrawn")
    if d.action == "place" and d.place:
        return _with_field(structs.replace(changed, place=d.place), "place", d.place.name)
    if d.action == "value" and d.field:
        return _valued(changed, d.field, d.value)
    return changed


def _machine(incident: Incident, field: str) -> str | float | int | None:
    """What the machine reads in a field, also where an earlier decision stands in its place now."""
    earlier = next((r for r in incident.rulings if r.field == field), None)
    if earlier:
        return earlier.machine
    found = incident.fields.get(field)
    if found:
        return found.best
    return incident.place.name if field == "place" and incident.place else None


def _valued(incident: Incident, field: str, value: str | float | None) -> Incident:
    changed = _with_field(incident, field, value)
    if field == "time" and isinstance(value, str):
        first, _, last = value.partition("/")
        changed = structs.replace(changed, from_=first or None, to=last or None)
    number = figure_value(value)
    if field in _TOP and number is not None:
        changed = structs.replace(changed, **{field: _bounds(changed.fields[field], number)})
    return changed


def _with_field(incident: Incident, name: str, value: str | float | None) -> Incident:
    old = incident.fields.get(name, Field())
    number = figure_value(value)
    new = structs.replace(old, best=value)
    if number is not None:
        bounds = _bounds(old, number)
        new = structs.replace(new, low=bounds.low, high=bounds.high)
    return structs.replace(incident, fields={**incident.fields, name: new})


def _bounds(field: Field, number: float) -> Bounds:
    """The reported bounds, widened where what was decided lies outside; an open side stays open."""
    low = number if field.low is None and not field.values else field.low
    high = number if field.high is None and not field.values else field.high
    return Bounds(
        low=None if low is None else min(low, number),
        best=number,
        high=None if high is None else max(high, number),
    )


_OTHER = frozenset({"update", "narrower", "wider"})
"""Relations of values that speak of another day or another scope: a decision about the best value leaves them alone."""


def bearing(incident: Incident, d: Decision, claims: Mapping[str, Claim]) -> tuple[str, ...]:
    """Ids of the claims of an incident that a decision speaks of.

    A number speaks of the claims that count the same at the same time: not of another scope, of earlier tolls, of the
    stock where the best is a flow, or of households where it is people.
    """
    field = incident.fields.get(d.field or "")
    if figure_value(d.value) is None or field is None or not field.values:
        return incident.claims
    told = [c for v in field.values if v.relation not in _OTHER for c in v.claims if c in claims]
    first = claims[told[0]].quantity if told else None
    return tuple(c for c in told if _counts_like(claims[c].quantity, first))


def _counts_like(q: Quantity | None, first: Quantity | None) -> bool:
    return q is not None and first is not None and (q.flow, q.unit) == (first.flow, first.unit)


def as_decided(
    claims: Sequence[Claim], edits: Sequence[tuple[Decision, tuple[str, ...]]]
) -> tuple[Claim, ...]:
    """Copies of the claims that say what was decided about their incident; all others as they are."""
    found = {c.id: c for c in claims}
    for d, ids in edits:
        for name in ids:
            if name in found:
                found[name] = _edited(found[name], d)
    return tuple(found.values())


def _edited(claim: Claim, d: Decision) -> Claim:
    if d.action == "place" and d.place:
        return structs.replace(claim, places=_placed(claim, d.place))
    if d.action != "value" or d.field is None:
        return claim
    number, words = figure_value(d.value), d.value if isinstance(d.value, str) else None
    q = claim.quantity
    if number is not None and q and d.field in {q.measure, claim.type}:
        return structs.replace(claim, quantity=_counted(q, number))
    if d.field == "time" and words:
        first, _, last = words.partition("/")
        time = Time(from_=first or None, to=last or None, stated=claim.time.stated, precision="day")
        return structs.replace(claim, time=time)
    if d.field == "actor" and words and claim.actors:
        return structs.replace(claim, actors=(Actor(name=words, surface=words),))
    if d.field == "target" and words and claim.targets:
        return structs.replace(claim, targets=(Actor(name=words, surface=words),))
    return claim


def _counted(q: Quantity, number: float) -> Quantity:
    return structs.replace(q, value=number, low=number, high=number, qualifier=None)


def _placed(claim: Claim, place: Place) -> tuple[ClaimPlace, ...]:
    """The places with the decided one instead of those where it happened; the ends of a way stay."""
    fields = {name: getattr(place, name) for name in Place.__struct_fields__}
    role: PlaceRole = next((p.role for p in claim.places if p.role in {"at", "target"}), "at")
    kept = [p for p in claim.places if p.role not in {"at", "target"}]
    return (ClaimPlace(**fields, role=role), *kept)
