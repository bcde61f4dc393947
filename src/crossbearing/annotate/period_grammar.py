"""The grammar of time expressions: what a rule is, what it knows, and the pieces that rules share."""

from __future__ import annotations

import datetime as dt
import importlib
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_words import fragments, words

__all__ = [
    "EDGE",
    "LATEST_CLEAR_YEAR",
    "SOON",
    "YEAR",
    "Context",
    "Resolver",
    "Rule",
    "compiled",
    "dated",
    "is_month",
    "latest_quarter",
    "longest",
    "open_year",
    "part_of",
    "rule",
    "rules",
    "stated_year",
]

LATEST_CLEAR_YEAR = 2100
"""Four digits above this are no year."""


@dataclass(frozen=True, slots=True)
class Context:
    """What resolves a match.

    Attributes:
        text: The text as written.
        low: The same, lower-cased.
        anchor: Day of publication, or None.
        future: True where the clause speaks of the future.
        reference: The day last spoken of ("two days earlier"), or the anchor.
        open: True where the clause tells no tense: a date without a year may then lie shortly ahead.
        period: The dated period last spoken of ("that year"), or None.
        quarter: The quarter last spoken of, which "a year earlier" of a company's report counts from, or None.
    """

    text: str
    low: str
    anchor: dt.date | None
    future: bool
    reference: dt.date | None
    open: bool = False
    period: Draft | None = None
    quarter: Draft | None = None

    def capital(self, at: int) -> bool:
        """True where the word at `at` is written with a capital."""
        return self.text[at : at + 1].isupper()


Resolver = Callable[[re.Match[str], Context], Draft | None]


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and its resolver."""

    pattern: re.Pattern[str]
    resolve: Resolver


_RULES: list[tuple[str, Resolver]] = []


def rule(pattern: str) -> Callable[[Resolver], Resolver]:
    """Register a resolver; `<name>` in the pattern stands for a fragment."""

    def register(function: Resolver) -> Resolver:
        _RULES.append((pattern, function))
        return function

    return register


MODULES = ("period_dates", "period_years", "period_weekdays", "period_counted", "period_named")
"""Modules of rules. Of readings of one length the earlier rule wins, so "last night" is a night, not a unit."""


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled."""
    for name in MODULES:
        importlib.import_module(f"crossbearing.annotate.{name}")
    order = {f"crossbearing.annotate.{name}": index for index, name in enumerate(MODULES)}
    _RULES.sort(key=lambda each: order[each[1].__module__])
    pieces = fragments()
    compiled = []
    for pattern, function in _RULES:
        full = re.sub(r"(?<!P)<(\w+)>", lambda m: pieces[m[1]], pattern)
        compiled.append(Rule(re.compile(full), function))
    return tuple(compiled)


@cache
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern with its fragments filled in."""
    pieces = fragments()
    return re.compile(re.sub(r"(?<!P)<(\w+)>", lambda m: pieces[m[1]], pattern))


def stated_year(text: str | None) -> int | None:
    """The year that two or four digits write, or None."""
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    number = int(digits)
    if len(digits) == 2:
        return 1900 + number if number >= 50 else 2000 + number
    return number if number < LATEST_CLEAR_YEAR else None


def is_month(context: Context, match: re.Match[str], group: str = "m") -> bool:
    """False for "may" and "march" without a capital and for abbreviations that are words."""
    return context.capital(match.start(group)) or match[group] not in words()["ambiguous_months"]


SOON = 45
"""Days ahead within which a date without a year is read as coming where the clause tells no tense: longer, and
anniversaries of the past year ("the 7 October attack", written in September) would move into the future."""


def open_year(context: Context, month: int, day: int | None) -> int | None:
    """The year of a coming date, where the clause is open about its tense and the date is near; else None."""
    anchor = context.anchor
    if anchor is None or not context.open or context.future:
        return None
    ahead = cal.nearest_year(anchor, month, day, future=True)
    date = cal.make_day(ahead, month, day or 1)
    return ahead if date and 0 <= (date - anchor).days <= SOON + (0 if day else 15) else None


_WEEKDAY_BEFORE = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*[.,]{0,2}\s(?:the\s)?")


def _weekday_year(anchor: dt.date | None, words_: str, month: int, day: int) -> int | None:
    """The year in which the date falls on the weekday written before it, the nearest to the publication."""
    named = _WEEKDAY_BEFORE.match(words_)
    if not named or anchor is None:
        return None
    number = words()["weekday_abbreviations"][named[1]]
    for year in (anchor.year, anchor.year - 1, anchor.year + 1, anchor.year - 2):
        date = cal.make_day(year, month, day)
        if date and date.isoweekday() == number and abs((date - anchor).days) < 400:
            return year
    return None


def dated(context: Context, year: int | None, month: int, day: int, words_: str = "") -> Draft | None:
    """A day; without anchor and year a day of an unknown year."""
    if year is None:
        year = _weekday_year(context.anchor, words_, month, day) or open_year(context, month, day)
    attribute = words_.startswith("the ") and " of " not in words_  # "the 7 October attack" has happened
    if year is None and context.anchor is None:
        return (
            Draft(None, None, f"XXXX-{month:02d}-{day:02d}", "day")
            if cal.make_day(2000, month, day)
            else None
        )
    if year is None and context.anchor is not None:
        year = cal.nearest_year(context.anchor, month, day, future=context.future and not attribute)
    date = cal.make_day(year or 0, month, day)
    return cal.day(date) if date else None


EDGE = r"(?:early|late|mid)[\s-]|(?:the\s)?(?:very\s)?(?:start|beginning|end|middle|close|first\shalf|second\shalf)\s(?:of|in)\s(?:the\s)?"


YEAR = r"(?:,?\s(?:of\s)?(?P<y>(?:1[5-9]|20)\d\d(?!\d)))?"


def part_of(draft: Draft, word: str | None) -> Draft:
    """The early, middle or late third of a period (its first or last half); the value stays that of the whole."""
    if not word or draft.from_ is None or draft.to is None:
        return draft
    length = (draft.to - draft.from_).days + 1
    third, half = length // 3, length // 2
    first, last = draft.from_, draft.to
    if "first half" in word:
        last = cal.add(first, "day", half - 1)
    elif "second half" in word:
        first = cal.add(first, "day", half)
    elif "early" in word or "start" in word or "beginning" in word:
        last = cal.add(first, "day", third - 1)
    elif "late" in word or "end" in word or "close" in word:
        first = cal.add(last, "day", 1 - third)
    else:
        first, last = cal.add(first, "day", third), cal.add(last, "day", -third)
    return Draft(first, last, draft.value, draft.grain)


def latest_quarter(anchor: dt.date, number: int, *, future: bool) -> Draft:
    """The quarter of this number: the latest that has begun, or the next where the clause is about the future."""
    year = anchor.year
    begun = dt.date(year, 3 * number - 2, 1) <= anchor
    if not begun and not future:
        year -= 1
    return cal.quarter(year, number)


def longest(context: Context, at: int) -> tuple[Draft, int, int] | None:
    """The longest reading of the rules at `at`: draft, end, start."""
    best: tuple[Draft, int, int] | None = None
    for each in rules():
        match = each.pattern.match(context.low, at)
        if match and match.end() > at and (best is None or match.end() > best[1]):
            draft = each.resolve(match, context)
            if draft is not None:
                best = (draft, match.end(), at)
    return best
