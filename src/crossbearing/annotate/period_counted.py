"""Rules for counted units: "three days ago", "the past week", "within a month", durations."""

from __future__ import annotations

import datetime as dt
import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import Context, rule
from crossbearing.annotate.period_units import calendar_unit
from crossbearing.annotate.period_words import amount, duration, unit_of, words

__all__ = ["counted_stretch", "shifted"]

_COUNT = r"(?P<n><number>|<vague>)"


@rule(
    rf"(?:(?:about|around|nearly|almost|some|just|only|more\sthan|over|at\sleast|less\sthan)\s)?{_COUNT}[\s-](?P<u><unit>)(?:\s(?:or\sso|or\smore))?\s(?P<dir>ago|earlier|before|later|after|from\snow|hence|previously|afterwards|since)\b"
)
def _shift(match: re.Match[str], context: Context) -> Draft | None:
    """For "Three days ago" from publication; "three days earlier" from the day last spoken of."""
    count, unit, direction = amount(match["n"]), unit_of(match["u"]), match["dir"]
    base = context.anchor if direction in {"ago", "from now", "hence"} else context.reference
    sign = 1 if direction in {"later", "after", "from now", "hence", "afterwards"} else -1
    if direction in {"after", "since"} or unit == "weekend":
        return None
    if base is None:
        return Draft(None, None, "PAST_REF" if sign < 0 else "FUTURE_REF", "vague")
    if (
        match["n"] in {"a", "one"}
        and unit == "year"
        and sign < 0
        and context.quarter is not None
        and context.quarter.from_
    ):
        return cal.quarter(context.quarter.from_.year - 1, (context.quarter.from_.month - 1) // 3 + 1)
    if count is None:
        return _vague_shift(match["n"], unit, base, sign)
    if direction == "before" and re.compile(r"\s(?:the|a|an|his|her|its|their|that|this|[a-z]+ing)\b").match(
        context.low, match.end()
    ):
        return Draft(None, None, duration(count, unit), "duration", tied=False)
    return shifted(base, unit, sign * count, ago=direction in {"ago", "from now", "hence"})


def shifted(base: dt.date, unit: str, count: float, *, ago: bool) -> Draft | None:
    """The day, week, month ... `count` units from `base`; weeks "ago" are calendar weeks."""
    if unit in {"hour", "minute", "second"}:
        date = cal.add(base, "day", round((12 + count) // 24)) if unit == "hour" else base
        return Draft(date, date, date.isoformat(), "time")
    whole = int(count)
    if count != whole:
        unit, whole = {"year": ("month", int(count * 12)), "week": ("day", int(count * 7))}.get(
            unit, (unit, whole)
        )
    date = cal.add(base, unit if unit != "night" else "day", whole)
    if not 1 < date.year < 9998:
        return None
    if unit == "week" and ago:
        return cal.week(date)
    if unit in {"day", "week", "fortnight", "night"}:
        return cal.day(date)
    if unit == "month":
        return cal.month(date.year, date.month)
    if unit == "quarter":
        return cal.quarter(date.year, (date.month - 1) // 3 + 1)
    if unit == "year":
        return cal.year(date.year)
    return Draft(cal.add(date, "year", -4), cal.add(date, "year", 5), f"{date.year:04d}", "years")


def _vague_shift(count: str, unit: str, base: dt.date, sign: int) -> Draft:
    few = words()["few"][unit]
    if count.startswith(("dozens", "hundreds", "thousands", "many")):
        few *= 20
    edge = cal.add(base, unit if unit != "night" else "day", sign * few)
    first, last = (edge, base) if sign < 0 else (base, edge)
    return Draft(first, last, "PAST_REF" if sign < 0 else "FUTURE_REF", "vague")


@rule(r"(?P<u><unit>)\s(?P<dir>ago|earlier|later)\b")
def _units_ago(match: re.Match[str], context: Context) -> Draft | None:
    base = context.anchor if match["dir"] == "ago" else context.reference
    if base is None or not match["u"].endswith("s"):
        return None
    return _vague_shift("few", unit_of(match["u"]), base, -1 if match["dir"] != "later" else 1)


@rule(
    r"(?:the\s|at\sleast\sthe\s)?(?P<which>last|past|previous|preceding|recent|next|coming|following|first|final|latest|final)\s(?:just\s)?(?:(?P<n><number>|<vague>)\s(?:or\sso\s|more\s)?)?(?P<u><unit>)\b(?:\sor\sso)?"
)
def _stretch(match: re.Match[str], context: Context) -> Draft | None:
    """For "The past three months": counted back from publication; "the next two weeks": onwards."""
    which, unit, counted = match["which"], unit_of(match["u"]), match["n"]
    plural = match["u"].endswith(("s", "ies"))
    if counted is None and not plural:
        return _single(which, unit, context, match)
    if which in {"first", "final", "latest", "last"} and counted is None:
        return Draft(None, None, duration(None, unit), "duration", tied=False) if plural else None
    count = amount(counted) if counted else None
    value = duration(count, unit)
    if which in {"first", "final", "latest"}:
        return Draft(None, None, value, "duration", tied=False)
    base = context.reference if which in {"previous", "preceding", "following"} else context.anchor
    if base is None:
        return Draft(None, None, value, "duration", tied=False)
    if counted is None and which == "recent" and unit == "year":
        return Draft(cal.add(base, "year", -words()["few"]["year"]), base, "PAST_REF", "vague")
    return counted_stretch(base, unit, count, value, forward=which in {"next", "coming", "following"})


def counted_stretch(base: dt.date, unit: str, count: float | None, value: str, *, forward: bool) -> Draft:
    """The stretch of `count` units back from `base`, or onwards; None counts as a few."""
    size = int(count) if count is not None else words()["few"][unit]
    sign = 1 if forward else -1
    if unit in {"hour", "minute", "second"}:
        hours = size if unit == "hour" else 0
        edge = cal.add(base, "day", sign * -(-hours // 24))
    else:
        edge = cal.add(base, {"night": "day", "weekend": "week"}.get(unit, unit), sign * size)
    first, last = (base, edge) if forward else (edge, base)
    grain = {"day": "days", "week": "week", "month": "month", "year": "years"}.get(unit, "duration")
    return Draft(first, last, value, grain if grain != "week" or size == 1 else "days")


def _single(which: str, unit: str, context: Context, match: re.Match[str]) -> Draft | None:
    """For "The past week" (seven days back), "last week" (the calendar week before)."""
    article = match.group().startswith(("the ", "at least the"))
    if which in {"first", "final", "recent", "latest"}:
        return None if unit != "quarter" or which != "latest" else calendar_unit("latest", unit, context)
    if which == "past" or (which == "last" and article and unit in {"week", "month", "year", "decade"}):
        if context.anchor is None:
            return Draft(None, None, duration(1, unit), "duration", tied=False)
        return counted_stretch(context.anchor, unit, 1, duration(1, unit), forward=False)
    return calendar_unit(which, unit, context)


@rule(
    r"(?:a|the|its)\s(?P<n><ordinal>)\s(?:straight\s|consecutive\s|successive\s)?(?P<u>day|week|night|month|year)\b(?!\sof\b)"
)
def _nth(match: re.Match[str], context: Context) -> Draft | None:
    """For "For a fourth day": from three days before publication."""
    before = context.low[max(0, match.start() - 5) : match.start()]
    if context.anchor is None or not before.endswith("for "):
        return None
    unit = {"night": "day"}.get(match["u"], match["u"])
    count = words()["ordinals"][match["n"]] - (1 if unit == "day" else 0)
    first = cal.add(context.anchor, unit, -count)
    return Draft(
        first, context.anchor, context.anchor.isoformat() if unit == "day" else duration(count, unit), "days"
    )


_POSSIBLE = re.compile(r"\b(?:could|might|may|can)\s[a-z]")


def _took(unit: str, counted: str | None, *, future: bool) -> bool:
    """Whether "in ten minutes" or "in two hours" tells how long it took; "in 24 hours" tells when."""
    if unit == "hour":
        return future or counted is None or (amount(counted) or 0) < 12
    return unit in {"minute", "second"}


@rule(
    r"(?P<how>within|in)\s(?:just\s|only\s|about\s|less\sthan\s|the\sspace\sof\s|under\s|as\slittle\sas\s)?(?:(?P<n><number>|<vague>)\s)?(?P<u><unit>)\b(?!\s(?:ago|earlier|later|before|after|of\s(?:the|each|every|age|his)|into))(?!-)"
)
def _within(match: re.Match[str], context: Context) -> Draft | None:
    """For "In just one week" back from publication, "within a week" onwards where the clause is about the future."""
    unit, counted = unit_of(match["u"]), match["n"]
    if context.anchor is None or (match["how"] == "in" and _took(unit, counted, future=context.future)):
        return None
    if counted is None and (match["how"] == "in" or not match["u"].endswith("s")):
        return None
    count = amount(counted) if counted else None
    value = duration(count, unit)
    if (
        context.future
        or (context.open and match["how"] == "within")
        or _POSSIBLE.search(context.low, max(0, match.start() - 60), match.start())
    ):
        if count is None:
            return Draft(context.anchor, None, value, "vague")
        return counted_stretch(context.anchor, unit, count, value, forward=True)
    if unit == "day" and count is not None:
        count = max(0, count - 1)
    if unit not in {"hour", "day", "week", "month"} or count is None:
        return Draft(None, None, value, "duration", tied=False)
    return counted_stretch(context.anchor, unit, count, value, forward=False)


@rule(
    r"(?P<n><number>|<vague>|another|nearly\san?|half\san?|half\sa\sdozen|an\sadditional)(?P<also>\sand\sa\shalf)?(?:\s(?P<more>more|straight|consecutive|full|whole|long|additional|further|trading|working|successive|business)\s|[\s-])(?P<u><unit>)(?P<half>\sand\sa\shalf)?\b(?![\s-]olds?\b)(?!\sof\sage\b)(?!\s\d{4}\b)"
)
def _duration(match: re.Match[str], context: Context) -> Draft | None:
    unit, counted = unit_of(match["u"]), match["n"]
    before = context.low[max(0, match.start() - 8) : match.start()]
    if match["u"] in {"second", "quarter"}:  # ordinals and quarters of a year
        return None
    if re.search(r"(?:[$€£#.,/:-]|\d)$|\baged?\s$", before):
        return None
    if counted in {"a", "an"} and re.search(
        r"\d\s$|\b(?:once|twice|times|thousand|million|billion|percent)\s$", before
    ):
        return Draft(None, None, duration(1, unit), "set", tied=False)
    count = _how_many(counted)
    if (match["half"] or match["also"]) and count is not None:
        count += 0.5
    return Draft(None, None, duration(count, unit), "duration", tied=False)


def _how_many(counted: str) -> float | int | None:
    if counted.startswith(("another", "nearly", "an additional")):
        return 1
    if counted == "half a dozen":
        return 6
    return 0.5 if counted.startswith("half") else amount(counted)


@rule(
    r"(?:(?:the|these|those)\s(?:early\s|intervening\s)?)?(?P<u>hours|days|weeks|months|years|decades|centuries)\b(?!['’-])"
)
def _bare_units(match: re.Match[str], context: Context) -> Draft | None:
    before = context.low[max(0, match.start() - 14) : match.start()]
    if not re.search(
        r"\b(?:for|in|after|of|over|within|took|takes?|last|spent|many|the|or|just|before)\s$", before
    ):
        return None
    unit = unit_of(match["u"])
    future = context.future and re.search(r"\bwithin\s$", before) and context.anchor
    if future:
        return Draft(context.anchor, None, duration(None, unit), "vague")
    return Draft(None, None, duration(None, unit), "duration", tied=False)
