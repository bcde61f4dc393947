"""When: time expressions in a text, resolved against the day of publication.

Dates without a year, weekdays and the like roll back from the publication unless the clause is about the future.
Values are TIMEX3; `from` and `to` are the days that the words allow.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_composed import composite
from crossbearing.annotate.period_grammar import Context, longest, rules
from crossbearing.annotate.period_start import starts
from crossbearing.annotate.period_tense import tense_at
from crossbearing.annotate.period_words import words
from crossbearing.annotate.quantity_numbers import lowered
from crossbearing.annotate.segment import Sentence
from crossbearing.model import PeriodMention, Report, as_date

__all__ = ["find_periods", "find_report_periods"]


def find_periods(
    text: str, anchor: dt.date | None, *, future: bool | None = None, reference: dt.date | None = None
) -> tuple[PeriodMention, ...]:
    """Find the time expressions of `text`, in order, not overlapping.

    Args:
        text: Usually one sentence.
        anchor: Day of publication (or of the dateline); None leaves what needs it unresolved.
        future: Tense of the clause, where known; None lets simple cues around each expression decide.
        reference: The day last spoken of before `text`, which "two days earlier" counts from; default the anchor.

    Returns:
        Mentions with offsets into `text`. Prepositions ("on", "since") stay outside the span and show in `relation`.
    """
    return tuple(_find(text, anchor, future, _Memory(reference or anchor)))


def find_report_periods(report: Report, sentences: Iterable[Sentence]) -> tuple[PeriodMention, ...]:
    """Find the time expressions of a report's `sentences`, with offsets into the report's text.

    Context carries over inside a paragraph: "the previous day" and "two days later" count from the day last spoken of.
    """
    anchor = _as_of(report, as_date(report.published))
    found: list[PeriodMention] = []
    memory, paragraph = _Memory(anchor), -1
    for sentence in sentences:
        if sentence.paragraph != paragraph:
            memory.reference, paragraph = anchor, sentence.paragraph
        found.extend(
            PeriodMention(
                start=mention.start + sentence.start,
                end=mention.end + sentence.start,
                text=mention.text,
                from_=mention.from_,
                to=mention.to,
                value=mention.value,
                grain=mention.grain,
                relation=mention.relation,
            )
            for mention in _find(sentence.text, anchor, None, memory)
        )
    return tuple(found)


_AS_OF = re.compile(r"\bas\s(?:of|at)\s", re.IGNORECASE)


_HEAD = 400
"""Code points of a report's head, where an update says as of when it speaks."""


MAX_AGE = 14
"""Days by which an update may lag behind what it says it is "as of"; beyond that the words mean something else."""


def _as_of(report: Report, published: dt.date | None) -> dt.date | None:
    """The day as of which an update speaks ("Flash Update (as of 27 January)"), else the day of publication."""
    for text in (report.title or "", report.text[:_HEAD]):
        for match in _AS_OF.finditer(text):
            following = find_periods(text[match.end() : match.end() + 60], published, future=False)
            day = (
                as_date(following[0].from_)
                if following and following[0].start < 12 and following[0].grain == "day"
                else None
            )
            if day and published and 0 <= (published - day).days <= MAX_AGE:
                return day
    return published


@dataclass(slots=True)
class _Memory:
    """What later expressions of a report count from: the day and the dated period last spoken of."""

    reference: dt.date | None
    period: Draft | None = None
    quarter: Draft | None = None

    def keep(self, draft: Draft, words_: str) -> None:
        """Remember `draft` where it dates something."""
        if draft.grain in {"day", "part_of_day", "time"} and draft.from_ and draft.from_ == draft.to:
            self.reference = draft.from_
        if draft.tied and draft.from_ and draft.grain in {"day", "month", "quarter", "year", "season"}:
            self.period = draft
        if draft.tied and draft.grain == "quarter" and "year" not in words_:
            self.quarter = draft


def _find(text: str, anchor: dt.date | None, future: bool | None, memory: _Memory) -> Iterator[PeriodMention]:
    """Each mention in order; `memory` moves along."""
    low = lowered(text)
    resume = 0
    for match in starts().finditer(low):
        at = match.start()
        if at < resume or not _can_begin(low, at):
            continue
        tense = tense_at(low, at) if future is None else "future" if future else "past"
        context = Context(
            text,
            low,
            anchor,
            tense == "future",
            memory.reference,
            tense == "open",
            memory.period,
            memory.quarter,
        )
        read = composite(context, at) or longest(context, at)
        if read is None:
            continue
        draft, resume, start = read
        memory.keep(draft, low[start:resume])
        yield _mention(context, draft, start, resume)


_OPENING = re.compile(r"between\s|from\s|(?:early\s)?hours\sof\s")
"""What opens a composed period without being one itself."""


def _can_begin(low: str, at: int) -> bool:
    """A cheap test before the tense of the clause is looked for."""
    return bool(_OPENING.match(low, at)) or any(rule.pattern.match(low, at) for rule in rules())


_RELATION = re.compile(r"([a-z]+(?:\s[a-z]+){0,3})\s(?:(?:the|about|around|early|late|least|at)\s){0,2}$")


_SINCE_EVENT = re.compile(r"\bsince\s(?:the\s|its\s|their\s)?(?:[a-z'’-]{2,20}\s){1,7}(?:in|on)\s(?:the\s)?$")
"""“Since the outbreak of the war in 2011": what is dated is the beginning."""


@cache
def _relations() -> dict[str, str]:
    return {phrase: name for name, phrases in words()["relations"].items() for phrase in phrases}


def _relation(low: str, start: int) -> str:
    if _SINCE_EVENT.search(low, max(0, start - 80), start):
        return "since"
    match = _RELATION.search(low, max(0, start - 40), start)
    if not match:
        return "in"
    pieces = match[1].split()
    table = _relations()
    for size in (3, 2, 1):
        if name := table.get(" ".join(pieces[-size:])):
            return name
    return "in"


def _mention(context: Context, draft: Draft, start: int, end: int) -> PeriodMention:
    """The mention, its interval opened or closed as the preposition says."""
    low = context.low
    possessive = bool({low[end - 2 : end], low[end : end + 2]} & {"'s", "’s"})
    if low[end - 2 : end] in {"'s", "’s"}:
        end -= 2
    if (
        possessive
        or low.startswith("between ", start)
        or low.startswith("from ", start)
        or low.startswith("within ", start)
    ):
        relation = "in"
    else:
        relation = _relation(low, start)
    if low.startswith("in ", start):
        start += 3
    if not draft.tied:
        relation = "none"
    first, last = _bounded(draft, relation, context)
    return PeriodMention(
        start=start, end=end, text=context.text[start:end], from_=first.isoformat() if first else None,
        to=last.isoformat() if last else None, value=draft.value, grain=draft.grain, relation=relation,
    )  # fmt: skip


def _bounded(draft: Draft, relation: str, context: Context) -> tuple[dt.date | None, dt.date | None]:
    first, last, anchor = draft.from_, draft.to, context.anchor
    if first is None and last is None:
        return None, None
    if relation == "since":
        return first, max(first, anchor) if anchor and first and not context.future else None
    if relation == "by":
        return None, last
    if relation == "before":
        return None, last if draft.grain in {"day", "part_of_day", "time"} else first
    if relation == "after":
        return first, None
    return first, last
