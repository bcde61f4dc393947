"""The rows of the page's sections: words ready to be shown, with the citation behind them."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.tell.page_sources import Cite

__all__ = [
    "AccessRow", "ControlRow", "Day", "DecisionRow", "Dispute", "Entry", "Figure", "IncidentRow", "Line", "OriginRow", "RulingRow", "Value",
]  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class Line:
    """One statement with an optional name, day and note beside it."""

    text: str
    cite: Cite
    who: str = ""
    when: str = ""
    where: str = ""
    note: str = ""
    href: str = ""
    kind: str = ""


@dataclass(frozen=True, kw_only=True)
class ControlRow:
    """Who holds a place."""

    place: str
    area: str
    holder: str
    holder_class: str
    status: str
    status_words: str
    since: str
    note: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class AccessRow:
    """Whether something works."""

    place: str
    area: str
    feature: str
    state: str
    since: str
    by: str
    note: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure with its range; `low_x`, `best_x`, `high_x` in percent of the widest bar of its group, or None."""

    measure: str
    measure_words: str
    term: str
    scope: str
    low: str
    best: str
    high: str
    unit: str
    as_of: str
    origins: int
    claimed_by: str
    note: str
    low_x: float | None
    best_x: float | None
    high_x: float | None
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class Value:
    """One of the values that differ."""

    text: str
    relation: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class Dispute:
    """A field on which reports differ."""

    label: str
    field: str
    relation: str
    relation_words: str
    text: str
    href: str
    values: tuple[Value, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One incident on the time line."""

    text: str
    kind: str
    kind_words: str
    status: str
    where: str
    when: str
    origins: int
    href: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class Day:
    """One day of the time line; `label` is "Date not stated" where there is none."""

    iso: str
    label: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, kw_only=True)
class OriginRow:
    """One independent origin."""

    name: str
    basis: str
    reliability: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class DecisionRow:
    """What a person decided, and what became of it."""

    id: str
    anchor: str
    text: str
    by: str
    why: str
    when: str
    gone: bool
    href: str
    cite: Cite


@dataclass(frozen=True, kw_only=True)
class RulingRow:
    """What a person decided about an incident, beside what the machine reads."""

    text: str
    machine: str
    by: str
    why: str
    when: str
    href: str
    unseen: int


@dataclass(frozen=True, kw_only=True)
class IncidentRow:
    """One incident with what is said of it."""

    anchor: str
    href: str
    label: str
    kind: str
    kind_words: str
    type: str
    status: str
    status_words: str
    when: str
    where: str
    origins: str
    reports: str
    figures: tuple[str, ...]
    origin_list: tuple[OriginRow, ...]
    fields: tuple[Dispute, ...]
    rulings: tuple[RulingRow, ...]
    reliability: str
    credibility: int
    cite: Cite
