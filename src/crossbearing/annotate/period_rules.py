"""Rules for single periods: each a pattern over lower-cased text and a function that resolves the match.

At a position every rule whose first word fits is tried, and the longest reading wins. A rule returns None
where the words are no date after all ("may" as a verb, "the March 23 Movement").
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_words import amount, duration, fragments, unit_of, words

__all__ = ["Context", "Rule", "rule", "rules"]

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


@cache
def rules() -> tuple[Rule, ...]:
    """All rules, compiled."""
    from crossbearing.annotate import period_relative  # noqa: F401  its rules register themselves

    pieces = fragments()
    compiled = []
    for pattern, function in _RULES:
        full = re.sub(r"(?<!P)<(\w+)>", lambda m: pieces[m[1]], pattern)
        compiled.append(Rule(re.compile(full), function))
    return tuple(compiled)


def _year(text: str | None) -> int | None:
    if not text:
        return None
    digits = re.sub(r"\D", "", text)
    number = int(digits)
    if len(digits) == 2:
        return 1900 + number if number >= 50 else 2000 + number
    return number if number < LATEST_CLEAR_YEAR else None


def _is_month(context: Context, match: re.Match[str], group: str = "m") -> bool:
    """False for "may" and "march" without a capital and for abbreviations that are words."""
    return context.capital(match.start(group)) or match[group] not in words()["ambiguous_months"]


def _named(context: Context, end: int) -> bool:
    """True where a name goes on after the date ("March 23 Movement")."""
    match = re.compile(r"\s([A-Z][a-z]+)").match(context.text, end)
    return bool(match) and match is not None and match[1].lower() in words()["names_after"].split()


SOON = 45
"""Days ahead within which a date without a year is read as coming where the clause tells no tense: longer, and
anniversaries of the past year ("the 7 October attack", written in September) would move into the future."""


def _open_year(context: Context, month: int, day: int | None) -> int | None:
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


def _dated(context: Context, year: int | None, month: int, day: int, words_: str = "") -> Draft | None:
    """A day; without anchor and year a day of an unknown year."""
    if year is None:
        year = _weekday_year(context.anchor, words_, month, day) or _open_year(context, month, day)
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


def _ordinal(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_DM = r"(?:<weekday>,?\s(?:the\s)?|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b[.,]{0,2}\s)?"
_YEAR = r"(?:,?\s(?:of\s)?(?P<y>(?:1[5-9]|20)\d\d(?!\d)))?"


@rule(r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:t[\d:.+-]{2,20}z?)?(?![\d-])")
def _iso(match: re.Match[str], context: Context) -> Draft | None:
    return _dated(context, int(match["y"]), int(match["m"]), int(match["d"]))


@rule(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)")
def _numeric(match: re.Match[str], context: Context) -> Draft | None:
    """Day first unless that cannot be; where both can, the reading nearest to the publication and not after it."""
    a, b, year = int(match["a"]), int(match["b"]), _year(match["y"])
    if year is None or (len(match["y"]) == 2 and match["s"] == "-"):
        return None
    dates = [d for d in (cal.make_day(year, b, a), cal.make_day(year, a, b)) if d]
    if not dates:
        return None
    anchor = context.anchor
    if anchor and len(dates) == 2 and not context.future:
        past = [d for d in dates if d <= anchor]
        dates = sorted(past, key=lambda d: anchor - d) or dates
    return cal.day(dates[0])


@rule(
    rf"{_DM}(?:the\s)?(?P<d><day>)(?:\sof)?[\s-](?P<m><month>)\b<dot>(?:[\s-](?P<yy>\d\d(?![\d%]|[:.,]\d))|{_YEAR})"
)
def _day_month(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match) and match["m"] in {"may", "march", "mar", "dec", "jan", "sep"}:
        return None
    short = match["yy"] if context.text[match.start("m") : match.end("m")].isupper() else None
    if match["yy"] and not short:
        return None
    return _dated(
        context,
        _year(match["y"] or short),
        words()["months"][match["m"]],
        _ordinal(match["d"]),
        match.group(),
    )


@rule(rf"{_DM}(?P<d><day>)(?:\sof)?[\s-](?P<m><month>)\b")
def _day_month_bare(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match) and match["m"] in {"may", "march", "mar", "dec", "jan", "sep"}:
        return None
    return _dated(context, None, words()["months"][match["m"]], _ordinal(match["d"]), match.group())


@rule(rf"(?:{_DM})(?P<m><month>)\b<dot>\s(?:the\s)?(?P<d><day>)(?!\s?(?:p\.?m|a\.?m)\b)\b{_YEAR}")
def _month_day(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match) or _named(context, match.end()):
        return None
    return _dated(
        context, _year(match["y"]), words()["months"][match["m"]], _ordinal(match["d"]), match.group()
    )


@rule(
    rf"(?:<weekday>,?\s)?(?P<m><month>)\b<dot>\s(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b{_YEAR}"
)
def _month_ordinal(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match):
        return None
    return _dated(
        context, _year(match["y"]), words()["months"][match["m"]], words()["ordinals"][match["ord"]]
    )


_JOIN = r"\s?(?:[-–—&/]|\s(?:and|to|or|through|until)\s|,\s)\s?"


def _span(context: Context, year: int | None, first: tuple[int, int], last: tuple[int, int]) -> Draft | None:
    """Days from `first` to `last`, each (month, day), in the year of the last."""
    end = _dated(context, year, *last)
    if end is None or end.from_ is None:
        return end
    start_year = end.from_.year if first <= last else end.from_.year - 1
    start = cal.make_day(start_year, *first)
    return cal.days(start, end.from_) if start and start < end.from_ else None


@rule(
    rf"(?:(?:between|from)\s(?:the\s)?)?(?:<weekday>,?\s)?(?P<a><day>){_JOIN}(?:the\s)?(?:<weekday>,?\s)?(?P<b><day>)\s(?:of\s)?(?P<m><month>)\b<dot>{_YEAR}"
)
def _days_month(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match):
        return None
    number = words()["months"][match["m"]]
    return _span(context, _year(match["y"]), (number, _ordinal(match["a"])), (number, _ordinal(match["b"])))


@rule(
    rf"(?:(?:between|from)\s)?(?P<m><month>)\b<dot>\s(?P<a><day>){_JOIN}(?:the\s)?(?P<b><day>)\b(?!\s(?:people|persons|were|of)\b){_YEAR}"
)
def _month_days(match: re.Match[str], context: Context) -> Draft | None:
    if not _is_month(context, match) or "," in context.low[match.end("a") : match.start("b")]:
        return None
    number = words()["months"][match["m"]]
    return _span(context, _year(match["y"]), (number, _ordinal(match["a"])), (number, _ordinal(match["b"])))


_END = r"(?:early|late|mid)[\s-]|(?:the\s)?(?:very\s)?(?:start|beginning|end|middle|close|first\shalf|second\shalf)\s(?:of|in)\s(?:the\s)?"


def _part(draft: Draft, word: str | None) -> Draft:
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


_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|last|next|this|during|between|and|or|before|after|for|through|early|late|mid|each|every|per|as|around|about|between|till|that|every|on)[\s-]$"
)


@rule(
    rf"(?P<part>{_END})?(?:(?P<which>last|next|this|this\spast|the\sprevious|this\scoming)\s)?(?P<m><month>)\b<dot>(?:\s?,?\s(?:of\s)?(?P<y>(?:1[5-9]|20)\d\d(?!\d)|last\syear|this\syear|next\syear))?"
)
def _month(match: re.Match[str], context: Context) -> Draft | None:
    full = len(match["m"]) > 4 or match["m"] in {"may", "june", "july"}
    if not _is_month(context, match) or not full or _is_word(match, context):
        return None
    number = words()["months"][match["m"]]
    year = _month_year(match, context, number)
    if year is None:
        return Draft(None, None, f"XXXX-{number:02d}", "month")
    return _part(cal.month(year, number), match["part"]) if 0 < year < 9999 else None


_SHARED_YEAR = re.compile(
    r"(?:\s(?:and|to|or|through|until)\s|\s?[-–,]\s?)[a-z]{3,9}\.?\s(?P<y>(?:19|20)\d\d)\b"
)
"""“March and April 2019": the year belongs to both."""


def _month_year(match: re.Match[str], context: Context, number: int) -> int | None:
    stated, anchor = match["y"], context.anchor
    if not stated and (shared := _SHARED_YEAR.match(context.low, match.end())):
        stated = shared["y"]
    if stated and stated[0].isdigit():
        return int(stated)
    if anchor is None:
        return None
    if stated:
        return anchor.year + {"last": -1, "this": 0, "next": 1}[stated[:4]]
    if match["which"] in {"last", "this past", "the previous"}:
        return anchor.year if number < anchor.month else anchor.year - 1
    if match["which"] in {"next", "this coming"}:
        return anchor.year if number > anchor.month else anchor.year + 1
    if match["which"] == "this":
        return anchor.year
    return _open_year(context, number, None) or cal.nearest_year(anchor, number, None, future=context.future)


def _is_word(match: re.Match[str], context: Context) -> bool:
    """True where a month's name alone is a verb or a person ("May I", "April Jones", "March on ...")."""
    if match["y"] or match["which"] or match["part"]:
        return False
    before = _PREPOSITION.search(context.low, max(0, match.start() - 12), match.start())
    if context.text[match.start() : match.end()].isupper() or match["m"] in {
        "may",
        "march",
        "april",
        "june",
        "august",
    }:
        return not before
    return not before and bool(re.compile(r"\s[A-Z][a-z]").match(context.text, match.end()))


_NO_YEAR_AFTER = r"(?!\s(?:people|persons|civilians|soldiers|troops|fighters|families|households|homes|houses|children|women|men|tonnes|tons|metres|meters|miles|km|kilometers|kilometres|feet|acres|hectares|hours|hrs|gmt|refugees|dollars|shares|points|jobs|units|workers|employees|cases|deaths|migrants|pounds|barrels|percent|members|residents|victims)\b)(?![-–]\d\d?\b(?!\d)[-/])"


@rule(
    rf"(?P<part>{_END})?(?:the\s)?(?:(?P<fiscal>fiscal(?:\syear)?|financial\syear)\s)?(?:the\s)?(?:year\s)?(?P<y><year>){_NO_YEAR_AFTER}(?![-\w])"
)
def _calendar_year(match: re.Match[str], context: Context) -> Draft | None:
    year = int(match["y"])
    before = context.low[max(0, match.start() - 12) : match.start()]
    if year >= LATEST_CLEAR_YEAR or re.search(
        r"[$€£#@=/&+-]\s?$|\b(?:no|nos|no\.|route|resolution|flight|highway|article|than|about|some|nearly|almost|over|around|exceed|another|least)\s$|\d[,.]$",
        before,
    ):
        return None
    if year < 1800 and not re.search(
        r"\b(?:in|since|of|year|from|until|by|after|before)\s$", before + match.group()[:0]
    ):
        return None
    return _part(cal.year(year), match["part"])


@rule(
    r"(?:(?:between|from)\s)?(?P<a>(?:19|20)\d\d)\s?(?:[-–—/]|to|through|until|and)\s?(?P<b>(?:19|20)\d\d|\d\d)(?![\d/-])(?!\s?%)"
)
def _years(match: re.Match[str], context: Context) -> Draft | None:
    joined = context.low[match.end("a") : match.start("b")].strip()
    short = len(match["b"]) == 2
    if short and (joined.isalpha() or joined == "/"):
        return None
    last = int(match["a"][:2] + match["b"]) if short else int(match["b"])
    first = int(match["a"])
    between = match.group().startswith(("between", "from"))
    if not first < last < LATEST_CLEAR_YEAR or (joined == "and" and not between):
        return None
    return cal.years(first, last)


@rule(
    r"(?:the\s)?(?P<part>(?:early|late|mid)[\s-])?(?:to[\s-]mid[\s-])?(?:['’](?P<s>[2-9]0)s|(?P<y>(?:1[5-9]|20)\d0)['’]?s|(?:the\s)?(?P<w>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))\b"
)
def _decade(match: re.Match[str], context: Context) -> Draft | None:
    if match["w"] and not re.search(r"\bthe\s", context.low[max(0, match.start() - 4) : match.end()]):
        return None
    number = match["s"] or match["y"]
    first = int(number) if number else 1900 + 10 * words()["decades"][match["w"]]
    if first < 100:
        first += 1900
    part = _part(cal.decade(first), match["part"])
    return Draft(part.from_, part.to, part.value, "decade")


@rule(r"(?:the\s)?(?P<part>early|late|mid)?[\s-]?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b")
def _century(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    number = int(match["n"])
    if not 1 <= number <= 21:
        return None
    first = max(1, (number - 1) * 100)
    draft = Draft(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), f"{number - 1:02d}", "years")
    return _part(draft, match["part"])


@rule(
    r"nineteen[\s-](?:hundred[\s-](?:and\s)?)?(?P<t>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|fourteen|seventeen)\b"
)
def _year_words(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    number = amount(match["t"])
    return cal.year(1900 + int(number)) if number and 13 < number < 100 else None


def latest_quarter(anchor: dt.date, number: int, *, future: bool) -> Draft:
    """The quarter of this number: the latest that has begun, or the next where the clause is about the future."""
    year = anchor.year
    begun = dt.date(year, 3 * number - 2, 1) <= anchor
    if not begun and not future:
        year -= 1
    return cal.quarter(year, number)


@rule(
    r"(?:(?:the|this|last\syear['’]s|this\syear['’]s|next\syear['’]s)\s)?(?:(?P<y1>(?:19|20)\d\d)\s)?(?:fiscal\s)?(?P<n>first|second|third|fourth|1st|2nd|3rd|4th)(?:[\s-]fiscal)?[\s-]quarter\b(?:\s(?:of\s)?(?:fiscal\s)?(?P<y>(?:19|20)\d\d|last\syear|this\syear|next\syear))?"
)
def _quarter(match: re.Match[str], context: Context) -> Draft | None:
    stated = match["y"] or match["y1"]
    number = words()["ordinals"][match["n"]]
    if stated and stated[0].isdigit():
        return cal.quarter(int(stated), number)
    if context.anchor is None:
        return Draft(None, None, f"XXXX-Q{number}", "quarter")
    named = re.search(r"(last|this|next)\syear", match.group())
    if named:
        return cal.quarter(context.anchor.year + {"last": -1, "this": 0, "next": 1}[named[1]], number)
    return latest_quarter(context.anchor, number, future=context.future)


@rule(r"q(?P<n>[1-4])(?:[\s/-](?:of\s)?(?P<y>(?:19|20)\d\d))?\b|(?P<y2>(?:19|20)\d\d)[\s-]q(?P<n2>[1-4])\b")
def _q(match: re.Match[str], context: Context) -> Draft | None:
    number, stated = int(match["n"] or match["n2"]), match["y"] or match["y2"]
    if stated:
        return cal.quarter(int(stated), number)
    return latest_quarter(context.anchor, number, future=context.future) if context.anchor else None


@rule(
    rf"(?P<part>{_END})?(?:(?P<which>last|next|this|this\spast|the)\s)?(?P<s><season>)\b(?:\s(?:of\s)?(?P<y>(?:19|20)\d\d|nineteen[\s-]\w{{4,8}}[\s-]\w{{3,6}}|last\syear|this\syear|next\syear))?"
)
def _season(match: re.Match[str], context: Context) -> Draft | None:
    which, stated, word = match["which"], match["y"], match["s"]
    code, first = words()["seasons"][word]
    before = context.low[max(0, match.start() - 8) : match.start()]
    loose = not stated and (which in {None, "the"}) and not match["part"]
    if loose and (
        word in {"fall", "spring"}
        or not re.search(r"\b(?:in|since|during|by|of|until|before|after)\s$", before)
    ):
        return None
    if stated and not stated[0].isdigit() and stated.startswith("nineteen"):
        year: int | None = 1900 + int(amount(stated.replace("-", " ")[9:]) or 0)
    else:
        year = int(stated) if stated and stated[0].isdigit() else _season_year(context, which, stated, first)
    return _part(cal.season(year, code, first), match["part"]) if year and year < 9999 else None


def _season_year(context: Context, which: str | None, stated: str | None, first: int) -> int | None:
    anchor = context.anchor
    if anchor is None:
        return None
    if stated:
        return anchor.year + {"last": -1, "this": 0, "next": 1}[stated[:4]]
    if which == "this":
        return anchor.year
    if which == "next":
        return anchor.year if first > anchor.month else anchor.year + 1
    ended = first + 2 if which in {"last", "this past"} else first
    if context.future:
        return anchor.year if first >= anchor.month else anchor.year + 1
    return (
        anchor.year if ended < anchor.month or (ended == anchor.month and which == "the") else anchor.year - 1
    )


@rule(
    r"(?:the\s)?(?P<f>new\syear(?:['’]s\s(?:day|eve))?|christmas(?:\s(?:day|eve))?|boxing\sday|thanksgiving(?:\sday)?)\b"
    + _YEAR
)
def _feast(match: re.Match[str], context: Context) -> Draft | None:
    year = _year(match["y"])
    if year is None and context.anchor is None:
        return None
    if match["f"].startswith("thanksgiving"):
        anchor = context.anchor or dt.date(year or 1, 1, 1)
        near = [
            _thanksgiving(y) for y in ([year] if year else [anchor.year - 1, anchor.year, anchor.year + 1])
        ]
        return cal.day(min(near, key=lambda d: abs(d - anchor)))
    month, number = words()["feasts"][re.sub("’", "'", match["f"])]
    return _dated(context, year, month, number)


def _thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November."""
    first = dt.date(min(max(year, 1), 9999), 11, 1)
    return first + dt.timedelta(days=(4 - first.isoweekday()) % 7 + 21)
