"""Rules for years and their parts: years, decades, centuries, quarters, seasons, feasts."""

from __future__ import annotations

import datetime as dt
import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import (
    EDGE,
    LATEST_CLEAR_YEAR,
    YEAR,
    Context,
    dated,
    latest_quarter,
    part_of,
    rule,
    stated_year,
)
from crossbearing.annotate.period_words import amount, words

__all__ = []

_NO_YEAR_AFTER = r"(?!\s(?:people|persons|civilians|soldiers|troops|fighters|families|households|homes|houses|children|women|men|tonnes|tons|metres|meters|miles|km|kilometers|kilometres|feet|acres|hectares|hours|hrs|gmt|refugees|dollars|shares|points|jobs|units|workers|employees|cases|deaths|migrants|pounds|barrels|percent|members|residents|victims)\b)(?![-–]\d\d?\b(?!\d)[-/])"


@rule(
    rf"(?P<part>{EDGE})?(?:the\s)?(?:(?P<fiscal>fiscal(?:\syear)?|financial\syear)\s)?(?:the\s)?(?:year\s)?(?P<y><year>){_NO_YEAR_AFTER}(?![-\w])"
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
    return part_of(cal.year(year), match["part"])


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
    part = part_of(cal.decade(first), match["part"])
    return Draft(part.from_, part.to, part.value, "decade")


@rule(r"(?:the\s)?(?P<part>early|late|mid)?[\s-]?(?P<n>\d{1,2})(?:st|nd|rd|th)[\s-]century\b")
def _century(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    number = int(match["n"])
    if not 1 <= number <= 21:
        return None
    first = max(1, (number - 1) * 100)
    draft = Draft(dt.date(first, 1, 1), dt.date(first + 99, 12, 31), f"{number - 1:02d}", "years")
    return part_of(draft, match["part"])


@rule(
    r"nineteen[\s-](?:hundred[\s-](?:and\s)?)?(?P<t>(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-](?:one|two|three|four|five|six|seven|eight|nine))?|eighteen|fourteen|seventeen)\b"
)
def _year_words(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    number = amount(match["t"])
    return cal.year(1900 + int(number)) if number and 13 < number < 100 else None


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
    rf"(?P<part>{EDGE})?(?:(?P<which>last|next|this|this\spast|the)\s)?(?P<s><season>)\b(?:\s(?:of\s)?(?P<y>(?:19|20)\d\d|nineteen[\s-]\w{{4,8}}[\s-]\w{{3,6}}|last\syear|this\syear|next\syear))?"
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
    return part_of(cal.season(year, code, first), match["part"]) if year and year < 9999 else None


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
    + YEAR
)
def _feast(match: re.Match[str], context: Context) -> Draft | None:
    year = stated_year(match["y"])
    if year is None and context.anchor is None:
        return None
    if match["f"].startswith("thanksgiving"):
        anchor = context.anchor or dt.date(year or 1, 1, 1)
        near = [
            _thanksgiving(y) for y in ([year] if year else [anchor.year - 1, anchor.year, anchor.year + 1])
        ]
        return cal.day(min(near, key=lambda d: abs(d - anchor)))
    month, number = words()["feasts"][re.sub("’", "'", match["f"])]
    return dated(context, year, month, number)


def _thanksgiving(year: int) -> dt.date:
    """The fourth Thursday of November."""
    first = dt.date(min(max(year, 1), 9999), 11, 1)
    return first + dt.timedelta(days=(4 - first.isoweekday()) % 7 + 21)


@rule(r"(?:the\s)?year[\s-]?end\b")
def _year_end(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    return cal.day(dt.date(context.anchor.year, 12, 31)) if context.anchor else None
