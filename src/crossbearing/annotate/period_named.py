"""Rules for calendar units ("last week", "that year"), sets ("every day") and vague references ("recently")."""

from __future__ import annotations

import re

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_counted import shifted
from crossbearing.annotate.period_grammar import Context, part_of, rule
from crossbearing.annotate.period_units import calendar_unit
from crossbearing.annotate.period_words import amount, duration, unit_of, words

__all__ = []


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
    draft = calendar_unit(which, unit, context)
    if draft is None or not edge:
        return draft
    return part_of(draft, edge) if "earlier" not in edge and "later" not in edge else draft


def _definite(unit: str, edge: str | None, context: Context, match: re.Match[str], after: str) -> bool:
    """For "The year" and "the quarter" date something only with an edge or alone ("the end of the year")."""
    if edge or unit == "weekend":
        return True
    if unit in {"day", "decade", "century"} or after.startswith(
        (" of ", " after", " before", " when", " that", " 2", " 1", " in ")
    ):
        return False
    before = context.low[max(0, match.start() - 12) : match.start()]
    return bool(re.search(r"\b(?:in|for|during|of|this|later in|throughout|over|on)\s$", before))


@rule(
    r"(?:the|a)\s(?P<u>day|week|month|year)\s(?P<dir>before|after|earlier|later)\b(?!\s(?:the|a|his|her|its|their|he|she|it|they|that)\b)|the\sother\sday\b"
)
def _day_before(match: re.Match[str], context: Context) -> Draft | None:
    if context.reference is None or match["u"] is None:
        return Draft(None, None, "PAST_REF", "vague")
    sign = -1 if match["dir"] in {"before", "earlier"} else 1
    return shifted(context.reference, match["u"], sign, ago=False)


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
