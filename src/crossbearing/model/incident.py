"""The claims, from any number of reports, that speak of the same thing in the world."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from crossbearing.model.base import Noun, Value
from crossbearing.model.claim import Kind
from crossbearing.model.decision import Ruling
from crossbearing.model.place import Place

__all__ = ["Bounds", "Field", "FieldValue", "Incident", "Origin", "Relation", "Status"]

Relation = Literal[
    "same", "variant", "rounding", "narrower", "wider", "update", "contradiction", "undetermined"
]
Status = Literal["single", "repeated", "corroborated", "disputed", "denied", "withdrawn"]


class FieldValue(Value, frozen=True, kw_only=True):
    """One of the values that claims give for a field.

    Attributes:
        value: The value: words, a number, or a period "from/to".
        claims: Ids of the claims that say so, in order.
        relation: Its relation to the best value ("same" for the best itself).
    """

    value: str | float | int | None
    claims: tuple[str, ...]
    relation: Relation = "same"


class Field(Value, frozen=True, kw_only=True):
    """All that is said about one field of an incident.

    Attributes:
        best: The value shown first (rule: see docs/explanation).
        low: Lowest reported bound, for figures.
        high: Highest reported bound, for figures.
        relation: How the values relate overall; only "contradiction" is a dispute.
        values: The competing values.
    """

    best: str | float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    relation: Relation = "same"
    values: tuple[FieldValue, ...] = ()


class Origin(Value, frozen=True, kw_only=True):
    """One independent origin.

    Attributes:
        name: Who it is.
        basis: What the judgement that it is one origin rests on.
        claims: Ids of the claims behind it.
        reliability: Of the source, A to F (Admiralty), from the file of sources; F: cannot be judged.
    """

    name: str
    basis: str
    claims: tuple[str, ...]
    reliability: str = "F"


class Bounds(Value, frozen=True, kw_only=True):
    """A figure as low, best, high."""

    low: float | int | None = None
    best: float | int | None = None
    high: float | int | None = None


class Incident(Noun, frozen=True, kw_only=True, tag="incident"):
    """Claims that speak of one thing, with competing values and independent origins.

    Attributes:
        id: That of its earliest claim by (published, id), with the prefix "i:".
        kind: Kind of its core claims.
        type: Codebook entry of its best claim.
        label: One line for people, written from fields.
        claims: Ids, ordered by publication and text.
        reports: Ids of the reports, ordered likewise.
        from_: First day, or None.
        to: Last day, or None.
        place: Where, or None.
        origins: Independent origins, best count.
        origins_low: Lowest count that the texts allow.
        origins_high: Highest count that the texts allow.
        origin_list: Each origin with what it rests on.
        status: single, repeated (copies of one origin), corroborated, disputed, denied, or withdrawn (every report that told it
            was withdrawn or replaced, or a person decided that it is wrong): then it enters no picture.
        fields: place, time, actor, target, killed, injured, displaced, ..., outcome, cause, means, name, attribution.
        killed: The figure, also at top level, or None where not reported.
        injured: Likewise.
        displaced: Likewise.
        reliability: A to F (Admiralty): of the most reliable origin; F: cannot be judged.
        credibility: 1 to 6 (Admiralty): of the information, by what the sources say of it, whoever they are.
        withdrawn: Ids of claims whose report was withdrawn or replaced by a later one: they back nothing any more.
        rulings: What people decided about it; `best` and `place` then hold what was decided.
    """

    id: str
    kind: Kind
    type: str
    label: str
    claims: tuple[str, ...]
    reports: tuple[str, ...]
    from_: str | None = field(name="from", default=None)
    to: str | None = None
    place: Place | None = None
    origins: int = 1
    origins_low: int = 1
    origins_high: int = 1
    origin_list: tuple[Origin, ...] = ()
    status: Status = "single"
    fields: dict[str, Field] = {}
    killed: Bounds | None = None
    injured: Bounds | None = None
    displaced: Bounds | None = None
    reliability: str = "F"
    credibility: int = 6
    withdrawn: tuple[str, ...] = ()
    rulings: tuple[Ruling, ...] = ()
