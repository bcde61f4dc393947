"""Periods made of others: ranges, "the evening of 5 December", "10 p.m. on Friday"."""

from __future__ import annotations

import datetime as dt
import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import Context, compiled, longest
from crossbearing.annotate.period_words import words

__all__ = ["composite", "date_range"]

_NIGHT_OF = r"(?:the\s)?(?:early\s|late\s)?(?P<p><part>|overnight|early\shours|hours)(?:\s(?P<and>and|to|into)\s(?:the\s)?(?:early\s|late\s)?(?P<q><part>))?\s(?:of|on|from|,)\s?(?:the\s)?"


_CLOCK_ON = r"(?:\s\([^()]{1,30}\))?(?:\s(?:est|edt|gmt|utc|local\stime|pst|cet|et))?,?\s(?:on\s)?"


def composite(context: Context, at: int) -> tuple[Draft, int, int] | None:
    """Periods made of others: ranges ("between Sunday and Thursday"), "the evening of 5 December", "10 p.m. Friday"."""
    return date_range(context, at) or _part_of(context, at) or _clock_on(context, at)


def date_range(context: Context, at: int) -> tuple[Draft, int, int] | None:
    """A range at `at` ("between Sunday and Thursday"): draft, end, start."""
    opening = compiled(r"(?P<w>between|from)\s(?:the\s)?").match(context.low, at)
    begin = opening.end() if opening else at
    first = _single_date(context, begin)
    if first is None:
        return None
    joint = (
        r"\s(?:and|to|until|till|through|into)\s|\s?[-–—]\s?"
        if opening
        else r"\s?[-–—]\s?|\s(?:to|through|until)\s"
    )
    joiner = compiled(joint).match(context.low, first[1])
    last = _single_date(context, joiner.end()) if joiner else None
    if last is None or first[0].from_ is None or last[0].to is None:
        return None
    start: dt.date | None = first[0].from_
    if start is not None and start > last[0].to:
        start = _rolled(first[0], last[0], context.low[begin : first[1]])
    if start is None or start > last[0].to:
        return None
    value = f"{first[0].value}/{last[0].value}"
    return (
        Draft(start, last[0].to, value, {"day": "days", "year": "years"}.get(last[0].grain, last[0].grain)),
        last[1],
        at,
    )


def _rolled(first: Draft, last: Draft, words_: str) -> dt.date | None:
    """The start of a range that fell after its end: its weekday or year belongs before the end."""
    if first.from_ is None or last.to is None:
        return None
    if re.search(r"\d", words_) and not re.search(r"\d{4}", words_):
        return cal.make_day(
            last.to.year
            if (first.from_.month, first.from_.day) <= (last.to.month, last.to.day)
            else last.to.year - 1,
            first.from_.month,
            first.from_.day,
        )
    if not re.search(r"\d", words_) and (first.from_ - last.to).days < 7:
        return cal.add(first.from_, "week", -1)
    return None


def _single_date(context: Context, at: int) -> tuple[Draft, int, int] | None:
    """A dated period at `at`, no duration or vague word."""
    read = longest(context, at)
    if read is None or not read[0].tied or read[0].grain in {"vague", "duration", "set", "time"}:
        return None
    return read


def _part_of(context: Context, at: int) -> tuple[Draft, int, int] | None:
    match = compiled(_NIGHT_OF).match(context.low, at)
    date = date_range(context, match.end()) or _single_date(context, match.end()) if match else None
    if (
        match is None
        or date is None
        or date[0].from_ is None
        or date[0].to is None
        or date[0].grain not in {"day", "days"}
    ):
        return None
    first, last = date[0].from_, date[0].to
    part = (
        match["p"]
        if match["p"] in words()["parts_of_day"]
        else "night"
        if match["p"] == "overnight"
        else "morning"
    )
    code = words()["parts_of_day"][part]
    if code == "NI" and first == last:
        if match["q"] in {"morning", "dawn"}:
            first = cal.add(first, "day", -1)
        elif date[0].grain == "day" and part == "night":
            last = cal.add(last, "day", 1)
    return Draft(first, last, f"{first}T{code}", "part_of_day"), date[1], at


def _clock_on(context: Context, at: int) -> tuple[Draft, int, int] | None:
    if not context.low[at].isdigit():
        return None
    clock = longest(context, at)
    if clock is None or clock[0].grain != "time":
        return None
    joiner = compiled(_CLOCK_ON).match(context.low, clock[1])
    date = _single_date(context, joiner.end()) if joiner else None
    if date is None or date[0].grain != "day" or date[0].from_ is None:
        return clock
    value = f"{date[0].from_}{(clock[0].value or '')[10:]}"
    return Draft(date[0].from_, date[0].to, value, "time"), date[1], at
