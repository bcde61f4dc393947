"""What people decided, as rows of the page: beside what the machine reads, never instead of it."""

from __future__ import annotations

from crossbearing.model import Incident, Picture, Ruling
from crossbearing.tell.page_rows import DecisionRow, RulingRow
from crossbearing.tell.page_sources import Sources
from crossbearing.tell.page_text import anchor, clean, day, days, fragment, number

__all__ = ["decisions", "rulings"]

_WORDS = {
    "same": "joined with another incident",
    "not_same": "parted from another incident",
    "wrong": "wrong: left out of the picture",
}


def decisions(picture: Picture, sources: Sources) -> list[DecisionRow]:
    """All decisions in force, in order; those that bear on nothing any more are marked."""
    return [
        DecisionRow(
            id=clean(d.decision),
            anchor=anchor("decision-" + d.decision),
            text=clean(d.text),
            by=clean(d.by),
            why=clean(d.why),
            when=day(d.at),
            gone=d.state == "gone",
            href=fragment(d.incident) if d.incident else "",
            cite=sources.cite(d.claims),
        )
        for d in picture.decisions
    ]


def rulings(incident: Incident) -> tuple[RulingRow, ...]:
    """What people decided about one incident."""
    return tuple(_ruling(r) for r in incident.rulings)


def _ruling(r: Ruling) -> RulingRow:
    words = _WORDS.get(r.action) or f"{clean(r.field).replace('_', ' ')}: {_value(r.value)}"
    return RulingRow(
        text=words,
        machine=_value(r.machine) if r.field and r.machine is not None else "",
        by=clean(r.by),
        why=clean(r.why),
        when=day(r.at),
        href=fragment("decision-" + r.decision),
        unseen=r.unseen,
    )


def _value(value: str | float | None) -> str:
    if isinstance(value, str) and "/" in value:
        return days(*(value.split("/")[:2])) or clean(value)
    return number(value)
