"""Rules for periods that need a day to count from: weekdays, "three days ago", "overnight", "the past week"."""

from __future__ import annotations

import datetime as dt
import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_rules import Context, rule
from crossbearing.annotate.period_words import amount, duration, unit_of, words

__all__: list[str] = []

_PART = r"(?P<when>(?:early\s|late\s|mid[\s-]?)?(?:<part>))"
_COUNT = r"(?P<n><number>|<vague>)"


def _time(date: dt.date, part: str, to: dt.date | None = None) -> Draft:
    """A part of a day."""
    word = (
        part.split()[-1].split("-")[-1].removeprefix("mid") if part not in words()["parts_of_day"] else part
    )
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
    return _time(date, match["when"]) if match["when"] else cal.day(date)


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
    return _time(date, match["when"]) if match["when"] else cal.day(date)


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
    return _time(date, match["at"] or ("afternoon" if "afternoon" in match.group() else "morning"))


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
        return _time(context.reference or anchor, part)
    date = cal.add(anchor, "day", -1) if re.search(r"\b(?:last|yesterday)\b", text) else anchor
    if "tomorrow" in text:
        date = cal.add(anchor, "day", 1)
    return _time(date, part, anchor if text == "last night" else None)


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
    """ "At dawn", "in the evening": of the day last spoken of."""
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
    return _time(context.reference, match["part"] or "morning")


_AGO = r"(?:\s(?:full\s|straight\s|consecutive\s)?)"


@rule(
    rf"(?:(?:about|around|nearly|almost|some|just|only|more\sthan|over|at\sleast|less\sthan)\s)?{_COUNT}[\s-](?P<u><unit>)(?:\s(?:or\sso|or\smore))?\s(?P<dir>ago|earlier|before|later|after|from\snow|hence|previously|afterwards|since)\b"
)
def _shift(match: re.Match[str], context: Context) -> Draft | None:
    """ "Three days ago" from publication; "three days earlier" from the day last spoken of."""
    count, unit, direction = amount(match["n"]), unit_of(match["u"]), match["dir"]
    base = context.anchor if direction in {"ago", "from now", "hence"} else context.reference
    sign = 1 if direction in {"later", "after", "from now", "hence", "afterwards"} else -1
    if direction in {"after", "since"} or unit in {"weekend"}:
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
    return _shifted(base, unit, sign * count, ago=direction in {"ago", "from now", "hence"})


def _shifted(base: dt.date, unit: str, count: float, *, ago: bool) -> Draft | None:
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
    """ "The past three months": counted back from publication; "the next two weeks": onwards."""
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
    return _counted_stretch(base, unit, count, value, forward=which in {"next", "coming", "following"})


def _counted_stretch(base: dt.date, unit: str, count: float | None, value: str, *, forward: bool) -> Draft:
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
    """ "The past week" (seven days back), "last week" (the calendar week before)."""
    article = match.group().startswith(("the ", "at least the"))
    if which in {"first", "final", "recent", "latest"}:
        return None if unit != "quarter" or which != "latest" else _calendar_unit("latest", unit, context)
    if which == "past" or (which == "last" and article and unit in {"week", "month", "year", "decade"}):
        if context.anchor is None:
            return Draft(None, None, duration(1, unit), "duration", tied=False)
        return _counted_stretch(context.anchor, unit, 1, duration(1, unit), forward=False)
    return _calendar_unit(which, unit, context)


@rule(
    r"(?:(?P<edge>early|earlier|late|later|mid|(?:the\s)?(?:end|start|beginning|middle|rest|course)\sof|around|sometime)[\s-])?(?P<which>last|next|this|that|previous|the\sprevious|the\sfollowing|the\scurrent|the\ssame|the|the\slatest|the\snext|the\scoming|the\spreceding)\s(?:full\s|fiscal\s|current\s|entire\s|whole\s|same\s|calendar\s)?(?P<u>day|week|weekend|fortnight|month|quarter|year|decade|century)\b(?!['’]s\s(?:first|second|third|fourth))(?!-)"
)
def _calendar_rule(match: re.Match[str], context: Context) -> Draft | None:
    unit, which, edge = match["u"], match["which"], match["edge"]
    after = context.low[match.end() : match.end() + 8]
    if which == "the" and unit == "year" and after.startswith((" ended", " ending")):
        return Draft(None, None, "P1Y", "duration", tied=False)
    if which == "the" and not _definite(unit, edge, context, match, after):
        return None
    if (
        which == "the"
        and unit in {"year", "month", "week", "quarter", "decade", "century"}
        and " full " in f" {match.group()} "
        and unit != "year"
    ):
        return Draft(None, None, duration(1, unit), "duration", tied=False)
    draft = _calendar_unit(which, unit, context)
    if draft is None or not edge:
        return draft
    from crossbearing.annotate.period_rules import _part

    return _clipped(_part(draft, edge), context) if "earlier" not in edge and "later" not in edge else draft


def _definite(unit: str, edge: str | None, context: Context, match: re.Match[str], after: str) -> bool:
    """ "The year" and "the quarter" date something only with an edge or alone ("the end of the year")."""
    if edge or unit == "weekend":
        return True
    if unit in {"day", "decade", "century"} or after.startswith(
        (" of ", " after", " before", " when", " that", " 2", " 1", " in ")
    ):
        return False
    before = context.low[max(0, match.start() - 12) : match.start()]
    return bool(re.search(r"\b(?:in|for|during|of|this|later in|throughout|over|on)\s$", before))


def _clipped(draft: Draft, context: Context) -> Draft:
    return draft if draft.from_ else Draft(context.anchor, context.anchor, draft.value, draft.grain)


def _calendar_unit(which: str, unit: str, context: Context) -> Draft | None:
    """The calendar day, week, month ... before, at or after the publication (or the day last spoken of)."""
    which = which.removeprefix("the ")
    base = (
        context.reference
        if which in {"that", "previous", "following", "same", "preceding"}
        else context.anchor
    )
    period = context.period
    if (
        which in {"that", "same", "following", "previous"}
        and period is not None
        and period.from_
        and unit in {"year", "month"}
    ):
        base = period.from_
    if base is None:
        return None
    if unit == "quarter" and which in {"latest", "the"} and context.quarter is not None:
        return context.quarter
    step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)
    if unit == "day":
        if which in {"last", "the", "this"}:
            return None
        return cal.day(cal.add(base, "day", step))
    if unit == "weekend":
        return _weekend(base, step if step else (0 if context.future else -1), which)
    return _unit_at(cal.add(base, "week" if unit == "fortnight" else unit, step), unit, which, context)


def _unit_at(date: dt.date, unit: str, which: str, context: Context) -> Draft | None:
    if not 1 < date.year < 9990:
        return None
    if unit in {"week", "fortnight"}:
        draft = cal.week(date)
    elif unit == "month":
        draft = cal.month(date.year, date.month)
    elif unit == "quarter":
        shown = cal.add(date, "quarter", -1) if which in {"latest", "the"} else date
        return cal.quarter(shown.year, (shown.month - 1) // 3 + 1)
    elif unit == "year":
        draft = cal.year(date.year)
    elif unit == "decade":
        return cal.decade(date.year // 10 * 10)
    else:
        first = max(1, (date.year - 1) // 100 * 100 + 1)
        return Draft(
            dt.date(first, 1, 1), dt.date(min(first + 99, 9999), 12, 31), f"{first // 100:02d}", "years"
        )
    if which in {"this", "current"} and context.anchor and draft.to and not context.future:
        return Draft(draft.from_, min(draft.to, context.anchor), draft.value, draft.grain)
    return draft


def _weekend(base: dt.date, step: int, which: str) -> Draft:
    saturday = cal.add(base, "day", 6 - base.isoweekday())
    if which == "this" or base.isoweekday() >= 6 and which in {"the", "that"}:
        step = 0
    saturday = cal.add(saturday, "week", step)
    number = saturday.isocalendar()
    return Draft(saturday, cal.add(saturday, "day", 1), f"{number[0]}-W{number[1]:02d}-WE", "days")


@rule(
    r"(?:the|a)\s(?P<u>day|week|month|year)\s(?P<dir>before|after|earlier|later)\b(?!\s(?:the|a|his|her|its|their|he|she|it|they|that)\b)|the\sother\sday\b"
)
def _day_before(match: re.Match[str], context: Context) -> Draft | None:
    if context.reference is None or match["u"] is None:
        return Draft(None, None, "PAST_REF", "vague")
    sign = -1 if match["dir"] in {"before", "earlier"} else 1
    return _shifted(context.reference, match["u"], sign, ago=False)


@rule(r"(?:a\s|the\s)?year[\s-](?P<e>ago|earlier)(?:\s(?P<u>quarter|period|month))?\b")
def _year_ago(match: re.Match[str], context: Context) -> Draft | None:
    base = context.anchor
    if base is None:
        return None
    period = context.quarter
    if period is not None and period.from_:
        return cal.quarter(period.from_.year - 1, (period.from_.month - 1) // 3 + 1)
    earlier = cal.add(base, "year", -1)
    if match["u"] == "quarter":
        shown = cal.add(earlier, "quarter", -1)
        return cal.quarter(shown.year, (shown.month - 1) // 3 + 1)
    return cal.year(earlier.year)


@rule(
    r"(?:a|the|its)\s(?P<n><ordinal>)\s(?:straight\s|consecutive\s|successive\s)?(?P<u>day|week|night|month|year)\b(?!\sof\b)"
)
def _nth(match: re.Match[str], context: Context) -> Draft | None:
    """ "For a fourth day": from three days before publication."""
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


@rule(
    r"(?P<how>within|in)\s(?:just\s|only\s|about\s|less\sthan\s|the\sspace\sof\s|under\s|as\slittle\sas\s)?(?:(?P<n><number>|<vague>)\s)?(?P<u><unit>)\b(?!\s(?:ago|earlier|later|before|after|of\s(?:the|each|every|age|his)|into))(?!-)"
)
def _within(match: re.Match[str], context: Context) -> Draft | None:
    """ "In just one week" back from publication, "within a week" onwards where the clause is about the future."""
    unit, counted = unit_of(match["u"]), match["n"]
    if context.anchor is None or unit in {"hour", "minute", "second"} and match["how"] == "in":
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
        return _counted_stretch(context.anchor, unit, count, value, forward=True)
    if unit == "day" and count is not None:
        count = max(0, count - 1)
    if unit not in {"day", "week", "month"} or count is None:
        return Draft(None, None, value, "duration", tied=False)
    return _counted_stretch(context.anchor, unit, count, value, forward=False)


@rule(
    r"(?P<n><number>|<vague>|another|nearly\san?|half\san?|half\sa\sdozen|an\sadditional)(?P<also>\sand\sa\shalf)?(?:\s(?P<more>more|straight|consecutive|full|whole|long|additional|further|trading|working|successive|business)\s|[\s-])(?P<u><unit>)(?P<half>\sand\sa\shalf)?\b(?![\s-]olds?\b)(?!\sof\sage\b)(?!\s\d{4}\b)"
)
def _duration(match: re.Match[str], context: Context) -> Draft | None:
    unit, counted = unit_of(match["u"]), match["n"]
    before = context.low[max(0, match.start() - 8) : match.start()]
    if (
        unit == "second"
        and (match["u"] == "second" or counted in {"a"})
        or unit == "quarter"
        and match["u"] == "quarter"
    ):
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


@rule(r"(?:the\s)?year[\s-]?end\b")
def _year_end(match: re.Match[str], context: Context) -> Draft | None:  # noqa: ARG001
    return cal.day(dt.date(context.anchor.year, 12, 31)) if context.anchor else None


@rule(
    r"(?:each|every|per)\s(?:(?P<n><number>|other)\s)?(?:(?P<u><unit>)|(?P<w><weekday>)|(?P<m><month>)|(?P<s>morning|evening|night|afternoon))\b"
)
def _every(match: re.Match[str], context: Context) -> Draft | None:
    if match["w"]:
        value = f"XXXX-WXX-{words()['weekdays'][match['w']]}"
    elif match["m"]:
        if not context.capital(match.start("m")):
            return None
        value = f"XXXX-{words()['months'][match['m']]:02d}"
    elif match["s"]:
        value = f"XXXX-XX-XXT{words()['parts_of_day'][match['s']]}"
    else:
        count = 2 if match["n"] == "other" else amount(match["n"]) if match["n"] else 1
        value = duration(count, unit_of(match["u"]))
    return Draft(None, None, value, "set", tied=False)


@rule(r"(?:daily|nightly|weekly|fortnightly|monthly|quarterly|yearly|annually|hourly)\b")
def _set(match: re.Match[str], context: Context) -> Draft | None:
    if match.group() == "quarterly" and re.compile(r"\s[a-z]").match(context.low, match.end()):
        return None
    if context.capital(match.start()) and re.compile(r"(?:\s[A-Z]|\s?$)").match(context.text, match.end()):
        return None
    return Draft(None, None, words()["sets"][match.group()], "set", tied=False)


@rule(
    r"(?:right\snow|just\snow|now(?!\sthat\b)|currently|presently|at\spresent|nowadays|these\sdays|at\sthe\smoment|at\sthis\spoint|(?:the\s)?current|more\srecently|most\srecently|recently|the\spast(?!\s(?!that|they|it|have|has|as|and|by)\w+)|lately|not\slong\sago|soon(?!\s(?:after|as))|shortly(?!\s(?:after|before))|the\s(?:near\s|foreseeable\s|immediate\s)?future|(?<=in\s)future|(?:the\s)?coming\s(?:days|weeks|months|years)|(?:the\s)?(?:days|weeks|months|years)\sahead)\b(?!-)"
)
def _vague(match: re.Match[str], context: Context) -> Draft | None:
    word, anchor = match.group(), context.anchor
    if re.search(r"now|present|these days|moment|this point|current", word):
        if (
            context.low[max(0, match.start() - 7) : match.start()].endswith(("until ", "by "))
            and anchor is None
        ):
            return None
        day = None if "current" in word and "currently" not in word else anchor
        return Draft(day, day, "PRESENT_REF", "vague", tied=day is not None)
    if re.search(r"soon|shortly|future|coming|ahead", word):
        return Draft(anchor, None, "FUTURE_REF", "vague", tied=anchor is not None)
    return Draft(None, None, "PAST_REF", "vague", tied=False)


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
