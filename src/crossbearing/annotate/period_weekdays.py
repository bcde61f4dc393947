"""Rules for days named by publication: weekdays, today, parts of the day, the night, times of day."""

from __future__ import annotations

import datetime as dt
import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import Context, rule
from crossbearing.annotate.period_words import words

__all__ = ["part_of_day"]


def part_of_day(date: dt.date, part: str, to: dt.date | None = None) -> Draft:
    """A part of a day."""
    word = part
    if part not in words()["parts_of_day"]:
        word = re.split(r"[\s-]", part)[-1].removeprefix("mid")
    code = words()["parts_of_day"].get(word) or "AF"
    value = {"midnight": f"{date}T24:00", "noon": f"{date}T12:00", "midday": f"{date}T12:00"}.get(
        word, f"{date}T{code}"
    )
    return Draft(date, to or date, value, "part_of_day")


@rule(
    r"(?:(?P<edge>early|late|earlier|later)\s(?:on\s)?)?(?:(?P<which>last|next|this|this\spast|this\scoming|the\sprevious|the\sfollowing|the)\s(?:week['’]s\s)?)?(?P<w><weekday>)(?:['’]s)?\b(?:\s(?P<week>last\sweek|next\sweek|this\sweek|week))?(?:\s(?:at\s)?(?P<when>(?:early\s|late\s)?(?:<part>)))?\b"
)
def _weekday(match: re.Match[str], context: Context) -> Draft | None:
    lex = words()
    number = lex["weekdays"][match["w"]]
    if context.anchor is None:
        return Draft(None, None, f"XXXX-WXX-{number}", "day")
    possessive = context.low[match.end("w") : match.end("w") + 2] in {"'s", "’s"}
    date = _weekday_date(
        context, number, match["which"], match["week"], future=context.future and not possessive
    )
    return part_of_day(date, match["when"]) if match["when"] else cal.day(date)


def _weekday_date(
    context: Context, number: int, which: str | None, week: str | None, *, future: bool
) -> dt.date:
    anchor = context.anchor or dt.date(1, 1, 2)
    if week and week != "week":
        offset = {"last": -7, "this": 0, "next": 7}[week[:4]]
        return cal.add(anchor, "day", offset + number - anchor.isoweekday())
    if which in {"last", "this past"}:
        return cal.weekday(cal.add(anchor, "day", -1), number, future=False)
    if which in {"next", "this coming"}:
        return cal.weekday(cal.add(anchor, "day", 1), number, future=True)
    reference = context.reference or anchor
    if which == "the previous":
        return cal.weekday(cal.add(reference, "day", -1), number, future=False)
    if which == "the following":
        return cal.weekday(cal.add(reference, "day", 1), number, future=True)
    return cal.weekday(anchor, number, future=future)


@rule(
    r"(?:(?P<edge>early|late|earlier|later)\s)?(?P<d>today|yesterday|tomorrow)(?:['’]s)?\b(?:\s(?:in\sthe\s|at\s)?(?P<when>(?:early\s|late\s)?(?:<part>))\b)?"
)
def _today(match: re.Match[str], context: Context) -> Draft | None:
    if context.anchor is None:
        return Draft(None, None, "PRESENT_REF", "vague") if match["d"] == "today" else None
    date = cal.add(context.anchor, "day", {"today": 0, "yesterday": -1, "tomorrow": 1}[match["d"]])
    return part_of_day(date, match["when"]) if match["when"] else cal.day(date)


@rule(
    r"mid[\s-](?:afternoon|morning)\s(?P<d>today|yesterday|tomorrow|<weekday>)\b|(?P<at>noon|midnight|midday)\s(?:on\s)?(?P<e>today|yesterday|tomorrow|<weekday>)\b"
)
def _part_of_named(match: re.Match[str], context: Context) -> Draft | None:
    if context.anchor is None:
        return None
    word = match["d"] or match["e"]
    offset = {"today": 0, "yesterday": -1, "tomorrow": 1}.get(word)
    date = (
        cal.add(context.anchor, "day", offset)
        if offset is not None
        else cal.weekday(context.anchor, words()["weekdays"][word], future=context.future)
    )
    return part_of_day(date, match["at"] or ("afternoon" if "afternoon" in match.group() else "morning"))


@rule(
    r"tonight\b|(?:earlier\s|later\s|early\s|late\s)?(?:last|this|that|tomorrow|yesterday)\s(?P<part><part>)\b|later\s(?P<part2>tonight)\b"
)
def _this_part(match: re.Match[str], context: Context) -> Draft | None:
    anchor = context.anchor
    if anchor is None:
        return None
    part = match["part"] or "night"
    text = match.group()
    if "that" in text:
        return part_of_day(context.reference or anchor, part)
    date = cal.add(anchor, "day", -1) if re.search(r"\b(?:last|yesterday)\b", text) else anchor
    if "tomorrow" in text:
        date = cal.add(anchor, "day", 1)
    return part_of_day(date, part, anchor if text == "last night" else None)


@rule(
    r"overnight\b(?:\s(?P<into>into|to|until|through)\s(?P<w>today|<weekday>)\b|\s(?P<on>on\s)?(?P<w2><weekday>)\b)?"
)
def _overnight(match: re.Match[str], context: Context) -> Draft | None:
    """The night that ends on the day of publication; "overnight into Friday" ends on Friday."""
    anchor = context.anchor
    if anchor is None:
        return None
    end = anchor
    if match["w"] and match["w"] != "today":
        end = cal.weekday(anchor, words()["weekdays"][match["w"]], future=context.future)
    elif match["w2"]:
        end = cal.add(cal.weekday(anchor, words()["weekdays"][match["w2"]], future=context.future), "day", 1)
        end = min(end, anchor) if not context.future else end
    elif context.future:
        end = cal.add(anchor, "day", 1)
    start = cal.add(end, "day", -1)
    return Draft(start, end, f"{start}TNI", "part_of_day")


@rule(
    r"(?:the\s)?(?:early\s|late\s|mid[\s-]?|first\s)?(?P<part><part>)\b|the\searly\shours\b|(?:the\s)?small\shours\b"
)
def _bare_part(match: re.Match[str], context: Context) -> Draft | None:
    """For "At dawn", "in the evening": of the day last spoken of."""
    before = context.low[max(0, match.start() - 14) : match.start()]
    after = context.low[match.end() : match.end() + 1]
    if (
        context.reference is None
        or after == "-"
        or not re.search(
            r"\b(?:in|at|by|before|after|during|since|around|until|about|from|early)\s(?:the\s)?$", before
        )
    ):
        return None
    if match["part"] in {"night", "midday"} and match.group() == "night":
        return (
            Draft(context.reference, context.reference, f"{context.reference}TNI", "part_of_day")
            if before.endswith("at ")
            else None
        )
    return part_of_day(context.reference, match["part"] or "morning")


@rule(
    r"(?P<h>\d{1,2})(?:[:.](?P<min>[0-5]\d))?\s?(?:(?P<ap>[ap])\.?m\b\.?|(?P<clock>o['’]clock|in\sthe\smorning|in\sthe\safternoon|in\sthe\sevening))"
)
def _clock(match: re.Match[str], context: Context) -> Draft | None:
    hour = int(match["h"])
    if context.reference is None or not 1 <= hour <= 12:
        return None
    evening = match["ap"] == "p" or (match["clock"] or "").endswith(("afternoon", "evening"))
    hour = hour % 12 + (12 if evening else 0)
    return Draft(
        context.reference, context.reference, f"{context.reference}T{hour:02d}:{match['min'] or '00'}", "time"
    )


@rule(
    r"(?P<h>[01]?\d|2[0-3])[:.]?(?P<min>[0-5]\d)(?P<zone>\s?(?:gmt|utc|hours|hrs|local\stime|local))?(?!\d|[:/%]|,\d|\.\d)"
)
def _clock24(match: re.Match[str], context: Context) -> Draft | None:
    colon = ":" in match.group()
    before = context.low[max(0, match.start() - 8) : match.start()]
    if context.reference is None or not (
        match["zone"] or (colon and re.search(r"\b(?:at|around|about|by|since|from|until)\s$", before))
    ):
        return None
    return Draft(
        context.reference,
        context.reference,
        f"{context.reference}T{int(match['h']):02d}:{match['min']}",
        "time",
    )
