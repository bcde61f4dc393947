"""The strip over the time line: how many incidents began on each day, by kind."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.model import Picture, as_date
from crossbearing.tell.page_text import day, plural
from crossbearing.tell.page_view import KINDS

__all__ = ["Bar", "Bars", "bars"]

BAR_KINDS = (
    "event",
    "control",
    "access",
    "movement_people",
    "movement_forces",
    "figure",
    "statement",
    "advisory",
)
STRIP = (1000.0, 80.0)  # width and height of the strip in its own units
MAX_DAYS = 120  # beyond it bars would be thinner than a hair; the list below shows the rest


@dataclass(frozen=True, kw_only=True)
class Bar:
    """One day's bar in the strip over the time line: `parts` are (kind, y, height) in the strip's units."""

    x: float
    width: float
    label: str
    parts: tuple[tuple[str, float, float], ...]


@dataclass(frozen=True, kw_only=True)
class Bars:
    """The strip over the time line: how many incidents began on each day, by kind."""

    bars: tuple[Bar, ...]
    first: str
    last: str
    top: int
    kinds: tuple[tuple[str, str], ...]


def bars(picture: Picture) -> Bars | None:
    """The strip of days, or None where fewer than two days are dated."""
    counts: dict[str, dict[str, int]] = {}
    for entry in picture.timeline:
        date = as_date(entry.from_day)
        if date is not None and entry.kind in BAR_KINDS:
            per = counts.setdefault(date.isoformat(), {})
            per[entry.kind] = per.get(entry.kind, 0) + 1
    dates = sorted(counts)[-MAX_DAYS:]
    if len(dates) < 2:
        return None
    top = max(sum(counts[d].values()) for d in dates)
    step = STRIP[0] / len(dates)
    out = []
    for n, date_ in enumerate(dates):
        y, parts = STRIP[1], []
        for kind in BAR_KINDS:
            height = round(STRIP[1] * counts[date_].get(kind, 0) / top, 2)
            if height:
                y -= height
                parts.append((kind, round(y, 2), height))
        total = plural(sum(counts[date_].values()), "incident")
        out.append(
            Bar(
                x=round(n * step + step * 0.08, 2),
                width=round(step * 0.84, 2),
                label=f"{day(date_)}: {total}",
                parts=tuple(parts),
            )
        )
    kinds = tuple((k, KINDS[k]) for k in BAR_KINDS if any(k in counts[d] for d in dates))
    return Bars(bars=tuple(out), first=day(dates[0]), last=day(dates[-1]), top=top, kinds=kinds)
