"""Rules for days and months: full and partial dates in every order, spans of days, months without a year."""

from __future__ import annotations

import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import (
    EDGE,
    YEAR,
    Context,
    dated,
    is_month,
    open_year,
    part_of,
    rule,
    stated_year,
)
from crossbearing.annotate.period_words import words

__all__ = []


def _named(context: Context, end: int) -> bool:
    """True where a name goes on after the date ("March 23 Movement")."""
    match = re.compile(r"\s([A-Z][a-z]+)").match(context.text, end)
    return bool(match) and match is not None and match[1].lower() in words()["names_after"].split()


def _ordinal(text: str) -> int:
    return int(re.sub(r"\D", "", text))


_DM = r"(?:<weekday>,?\s(?:the\s)?|(?:mon|tues?|wed|thurs?|thu|fri|sat|sun)\b[.,]{0,2}\s)?"


@rule(r"(?P<y>(?:1[5-9]|20)\d\d)-(?P<m>[01]\d)-(?P<d>[0-3]\d)(?:t[\d:.+-]{2,20}z?)?(?![\d-])")
def _iso(match: re.Match[str], context: Context) -> Draft | None:
    return dated(context, int(match["y"]), int(match["m"]), int(match["d"]))


@rule(r"(?P<a>\d{1,2})(?P<s>[/.-])(?P<b>\d{1,2})(?P=s)(?P<y>(?:19|20)\d\d|\d\d)(?![\d/.-]\d|\d)")
def _numeric(match: re.Match[str], context: Context) -> Draft | None:
    """Day first unless that cannot be; where both can, the reading nearest to the publication and not after it."""
    a, b, year = int(match["a"]), int(match["b"]), stated_year(match["y"])
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
    rf"{_DM}(?:the\s)?(?P<d><day>)(?:\sof)?[\s-](?P<m><month>)\b<dot>(?:[\s-](?P<yy>\d\d(?![\d%]|[:.,]\d))|{YEAR})"
)
def _day_month(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match) and match["m"] in {"may", "march", "mar", "dec", "jan", "sep"}:
        return None
    short = match["yy"] if context.text[match.start("m") : match.end("m")].isupper() else None
    if match["yy"] and not short:
        return None
    return dated(
        context,
        stated_year(match["y"] or short),
        words()["months"][match["m"]],
        _ordinal(match["d"]),
        match.group(),
    )


@rule(rf"{_DM}(?P<d><day>)(?:\sof)?[\s-](?P<m><month>)\b")
def _day_month_bare(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match) and match["m"] in {"may", "march", "mar", "dec", "jan", "sep"}:
        return None
    return dated(context, None, words()["months"][match["m"]], _ordinal(match["d"]), match.group())


@rule(rf"(?:{_DM})(?P<m><month>)\b<dot>\s(?:the\s)?(?P<d><day>)(?!\s?(?:p\.?m|a\.?m)\b)\b{YEAR}")
def _month_day(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match) or _named(context, match.end()):
        return None
    return dated(
        context, stated_year(match["y"]), words()["months"][match["m"]], _ordinal(match["d"]), match.group()
    )


@rule(
    rf"(?:<weekday>,?\s)?(?P<m><month>)\b<dot>\s(?P<ord>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth)\b{YEAR}"
)
def _month_ordinal(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match):
        return None
    return dated(
        context, stated_year(match["y"]), words()["months"][match["m"]], words()["ordinals"][match["ord"]]
    )


_JOIN = r"\s?(?:[-–—&/]|\s(?:and|to|or|through|until)\s|,\s)\s?"


def _span(context: Context, year: int | None, first: tuple[int, int], last: tuple[int, int]) -> Draft | None:
    """Days from `first` to `last`, each (month, day), in the year of the last."""
    end = dated(context, year, *last)
    if end is None or end.from_ is None:
        return end
    start_year = end.from_.year if first <= last else end.from_.year - 1
    start = cal.make_day(start_year, *first)
    return cal.days(start, end.from_) if start and start < end.from_ else None


@rule(
    rf"(?:(?:between|from)\s(?:the\s)?)?(?:<weekday>,?\s)?(?P<a><day>){_JOIN}(?:the\s)?(?:<weekday>,?\s)?(?P<b><day>)\s(?:of\s)?(?P<m><month>)\b<dot>{YEAR}"
)
def _days_month(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match):
        return None
    number = words()["months"][match["m"]]
    return _span(
        context, stated_year(match["y"]), (number, _ordinal(match["a"])), (number, _ordinal(match["b"]))
    )


@rule(
    rf"(?:(?:between|from)\s)?(?P<m><month>)\b<dot>\s(?P<a><day>){_JOIN}(?:the\s)?(?P<b><day>)\b(?!\s(?:people|persons|were|of)\b){YEAR}"
)
def _month_days(match: re.Match[str], context: Context) -> Draft | None:
    if not is_month(context, match) or "," in context.low[match.end("a") : match.start("b")]:
        return None
    number = words()["months"][match["m"]]
    return _span(
        context, stated_year(match["y"]), (number, _ordinal(match["a"])), (number, _ordinal(match["b"]))
    )


_PREPOSITION = re.compile(
    r"\b(?:in|since|by|until|till|of|from|to|last|next|this|during|between|and|or|before|after|for|through|early|late|mid|each|every|per|as|around|about|between|till|that|every|on)[\s-]$"
)


@rule(
    rf"(?P<part>{EDGE})?(?:(?P<which>last|next|this|this\spast|the\sprevious|this\scoming)\s)?(?P<m><month>)\b<dot>(?:\s?,?\s(?:of\s)?(?P<y>(?:1[5-9]|20)\d\d(?!\d)|last\syear|this\syear|next\syear))?"
)
def _month(match: re.Match[str], context: Context) -> Draft | None:
    full = len(match["m"]) > 4 or match["m"] in {"may", "june", "july"}
    if not is_month(context, match) or not full or _is_word(match, context):
        return None
    number = words()["months"][match["m"]]
    year = _month_year(match, context, number)
    if year is None:
        return Draft(None, None, f"XXXX-{number:02d}", "month")
    return part_of(cal.month(year, number), match["part"]) if 0 < year < 9999 else None


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
    return open_year(context, number, None) or cal.nearest_year(anchor, number, None, future=context.future)


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
