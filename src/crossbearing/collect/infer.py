"""Dates of publication for reports that state none, marked as inferred.

First the report's own words: a full date in its byline, its dateline or its first line ("as of 27 January 2025"). Then
the latest day that it names and that does not lie ahead of it, since a report cannot be older than what it
tells. Days without a year get the year that brings them closest to the dated reports of the run. Last, the
dated reports themselves: where they lie close together, their middle.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from crossbearing.collect.base import Item
from crossbearing.collect.dateline import dateline
from crossbearing.collect.dates import Mention, mentions, why_impossible
from crossbearing.model import Mark, Report, SetAside, as_date

__all__ = ["dated", "infer_dates", "written"]

_HEAD = 2_000  # characters at the head in which a byline dates the report
_READ = 50_000  # characters that are searched for days; longer reports name their day early
_CLOSE = 31
"""Days from the first to the last dated report up to which they tell the date of an undated one: a crisis that is
followed for longer would put it anywhere."""
_NEWS = dt.timedelta(days=3)
"""News names the days just before it; an older day is history and gives only the earliest that the report can be."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|could|may|might|should|scheduled|plan(?:s|ned|ning)?|expected|expects?|due|set (?:to|for)|to be held"
    r"|upcoming|next|ahead of|by|until|till|before|deadline|forecast|aims?|intends?|later)\b|['’]ll\b",
    re.IGNORECASE,
)
_CLAUSE = 120  # characters before a day in which a word may put it ahead


@dataclass
class _Frame:
    """The days of the dated reports of a run."""

    days: list[dt.date] = field(default_factory=list)

    def middle(self, since: dt.date | None = None) -> dt.date | None:
        """The median day, of those not before `since`."""
        days = sorted(d for d in self.days if since is None or d >= since)
        return days[(len(days) - 1) // 2] if days else None

    @property
    def close(self) -> bool:
        return bool(self.days) and (max(self.days) - min(self.days)).days <= _CLOSE


def infer_dates(reports: Sequence[Report]) -> list[Item]:
    """`reports` in their order, those without a date with the one that can be inferred, and notes on the others."""
    frame = _Frame([day for r in reports if (day := as_date(r.published))])
    return [item for report in reports for item in _inferred(report, frame)]


def dated(items: Iterable[Item]) -> Iterator[Item]:
    """Pass `items` on; reports without a date come last, since all others must be seen first."""
    frame = _Frame()
    waiting: list[Report] = []
    for item in items:
        if isinstance(item, Report) and not item.published:
            waiting.append(item)
            continue
        day = as_date(item.published) if isinstance(item, Report) else None
        if day:
            frame.days.append(day)
        yield item
    for report in waiting:
        yield from _inferred(report, frame)


def written(text: str, marks: Sequence[Mark], title: str | None, today: dt.date) -> dt.date | None:
    """The full date in the byline, the dateline or the first line of a report, or None."""
    places = [text[m.start : m.end] for m in marks if m.reason == "byline" and m.start < _HEAD]
    head = dateline(text)
    if head and head.date:
        places.append(head.date)
    first = text.lstrip()[:300].split("\n", 1)[0]
    places += re.findall(r"(?i)\bas (?:of|at)\b[^.\n)]{0,60}", first)
    places += re.findall(r"(?i)\bas (?:of|at)\b[^.\n)]{0,60}", (title or "")[:300])
    days = [m.date for words in places for m in mentions(words)]
    return next((d for d in days if d and not why_impossible(d, today)), None)


def _inferred(report: Report, frame: _Frame) -> Iterator[Item]:
    if report.published:
        yield report
        return
    day = _bracketed(report.text[:_READ], frame)
    if day is None:
        reason = f"No date of publication was found for '{report.id}', so days that it names are left open."
        yield SetAside(
            source=report.source or report.id,
            reason=reason,
            advice="Give it with --published DATE or in reports.csv.",
            whole=False,
        )
        yield report
        return
    stamp = day.isoformat()
    yield msgspec.structs.replace(
        report,
        published=stamp,
        received=report.received or stamp,
        inferred=tuple(dict.fromkeys((*report.inferred, "published"))),
    )


def _bracketed(text: str, frame: _Frame) -> dt.date | None:
    """The likeliest day between the last day that the text tells of and the dated reports of the run."""
    named = [m for m in mentions(text) if not _ahead(text, m)]
    full = max((d for m in named if (d := m.date)), default=None)
    anchor = frame.middle() or full
    near = [_nearest(m, anchor) for m in named if m.year is None] if anchor else []
    latest = max((d for d in (full, *near) if d), default=None)
    if latest is None:
        return frame.middle() if frame.close else None
    if frame.close and latest < min(frame.days) - _NEWS:
        return frame.middle(latest)
    return latest


def _nearest(mention: Mention, anchor: dt.date) -> dt.date | None:
    days = [d for y in (anchor.year - 1, anchor.year, anchor.year + 1) if (d := mention.on(y))]
    return min(days, key=lambda d: (abs((d - anchor).days), d), default=None)


def _ahead(text: str, mention: Mention) -> bool:
    """Whether the words before a day put it ahead of the report ("would meet on December 7")."""
    before = text[max(0, mention.start - _CLAUSE) : mention.start]
    return bool(_AHEAD.search(re.split(r"[.!?;\n]\s", before)[-1]))
