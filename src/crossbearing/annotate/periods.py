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

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_rules import Context, rules
from crossbearing.annotate.period_words import fragments, words
from crossbearing.annotate.quantity_numbers import alternation, lexicon, lowered
from crossbearing.annotate.segment import Sentence
from crossbearing.model import PeriodMention, Report, as_date

__all__ = ["find_periods", "find_report_periods"]

_FUTURE = re.compile(
    r"\b(?:will|would|shall|won['’]t|wouldn['’]t|must|should|going\sto|due(?:\s(?:to|in|on|for|by))?|expected(?:\s(?:to|in|on|by|for))?"
    r"|plans?\s(?:to|for)|planned\s(?:for|to|an?)|planning\s(?:to|for|an?)|scheduled(?:\s(?:to|for|on|in))?|slated|set\s(?:to|for)|to\sbe|to\stake\splace|upcoming|aims?\sto"
    r"|hopes?\sto|intends?\sto|next|payable|deadline|expires?|expiring|postponed\s(?:to|until)|extended\s(?:to|until|through)|forecast\sto|likely\sto|about\sto"
    r"|takes?\seffect|effective|reconvenes?|as\s(?:soon|early)\sas|no\slater\sthan|between\snow\sand"
    r"|to\s(?:begin|start|meet|visit|arrive|open|convene|resume|hold|return|testify|travel|attend|leave|vote|discuss|appear))\b"
)
_FINITE = r"was|were|had|has|have|been|did|took|came|went|began|fled|left|made|held|met|struck|hit|fell|rose|won|lost|shot|fought|sent|gave|became|grew|drove|flew|broke|according"
_NO_PAST = "need|indeed|speed|seed|feed|bleed|breed|said|reported|announced|warned|added|stated|confirmed|declared|expected|scheduled|planned|extended|postponed|slated|united"
_NO_VERB = (
    "need|indeed|speed|seed|feed|bleed|breed|expected|scheduled|planned|extended|postponed|slated|united"
)
_PAST = re.compile(rf"(?<!\bbe\s)\b(?:{_FINITE}|(?!(?:{_NO_PAST})\b)[a-z]{{3,20}}ed)\b")
_PAST_AGAIN = re.compile(rf"(?<!\bbe\s)\b(?:{_FINITE}|(?:who|which|that|he|she|it|they|and)\s[a-z]{{3,20}}ed)\b")
"""Verbs that end a future begun before them; a bare participle does not ("will meet displaced families on Tuesday")."""
_SPEECH = re.compile(
    r"\b(?:said|says|told|reported|announced|warned|added|stated|confirmed|declared|wrote|tweeted|posted)\b"
)
_DONE = re.compile(rf"(?<!\bbe\s)\b(?!(?:{_NO_VERB})\b)[a-z]{{2,18}}ed\s(?:on\s|late\s|early\s)?$")
_DEADLINE = re.compile(r"\bdeadline\b")
_HAD_BEEN = re.compile(r"\bhad\sbeen\s(?:due|expected|scheduled|planned|slated|set|postponed)\b")
_DUE = re.compile(r"\b(?:by|until|till|before|through)\s(?:early\s|late\s|mid-)?$")
_NEAR_SPEECH = 14
"""Code points between "said" and its date: "said late on " fits, a clause does not."""
_CLAUSE = re.compile(r"[;:]|\.\s|\b(?:but|while|whereas|although)\b")
_CONTEXT = 120
"""Code points looked at before and after an expression for the tense of its clause: about one clause."""


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


_ATTRIBUTE = re.compile(r"\bthe\s$")
"""“The Aug. 7 attack": what has such a name has happened, whatever the tense of the clause."""
_SINCE = re.compile(r"\b(?:since|after|following)\s(?:the\s)?$")
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


@cache
def _trigger() -> re.Pattern[str]:
    lex = words()
    names = [
        *lex["months"], *lex["weekdays"], *lex["weekday_abbreviations"], *lex["seasons"], *lex["parts_of_day"], *lex["ordinals"], *lex["decades"], *lex["sets"],
        *(u + "s" for u in lex["units"]), *lex["plurals"], *(w for w in lexicon()["cardinals"] if w != "zero"), "year", "year-ago", "year-earlier",
        "today", "yesterday", "tomorrow", "tonight", "overnight", "now", "currently", "current", "presently", "nowadays", "recently", "recent",
        "soon", "shortly", "future", "last", "past", "previous", "preceding", "next", "coming", "following", "final", "latest", "this", "that",
        "early", "earlier", "late", "later", "lately", "mid", "end", "start", "beginning", "middle", "rest", "close", "several", "few", "some", "many", "another",
        "half", "dozens", "hundreds", "within", "between", "from", "each", "every", "per", "new", "christmas", "thanksgiving", "boxing", "right", "just",
        "more", "most", "not", "long", "previously", "formerly", "fiscal", "financial", "these", "those", "nearly", "about", "around", "night", "evening",
        "q1", "q2", "q3", "q4", "day", "same", "small", "during", "yesterday", "midafternoon", "mid-afternoon", "year-end", "yearend",
    ]  # fmt: skip
    units = r"(?:an?|the|in(?:\san?)?)\s(?=" + _AFTER_ARTICLE + ")"
    return re.compile(
        rf"(?<![\w.,$€£#])(?:(?=\d)|(?={alternation(sorted(set(names)))}\b)|(?={units})|(?=['’][2-9]0s\b))"
    )


_AFTER_ARTICLE = (
    r"(?:very\s)?(?:early|late|mid|end|start|beginning|middle|close|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d|last|past|previous|preceding|recent|next|coming|following|final|latest"
    r"|current|same|day|week|month|quarter|year|decade|century|fortnight|minute|hour|weekend|night|morning|evening|afternoon|spring|summer|autumn|fall|winter|new\syear|nineties|eighties|seventies|sixties|fifties|forties|thirties"
    r"|twenties|few|couple|number|future|near|foreseeable|immediate|just|only|about|less|space|under|as|one|two|three|four|five|six|seven|eight|nine|ten|hours|days|weeks|months|years|decades|several|small|other|full|fiscal|entire|whole|intervening|rest|course)\b"
)


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
    for match in _trigger().finditer(low):
        at = match.start()
        if at < resume:
            continue
        tense = _tense(low, at) if future is None else "future" if future else "past"
        if tense == "open" and _SINCE.search(low, max(0, at - 12), at):
            tense = "past"
        if (
            tense == "future"
            and _ATTRIBUTE.search(low, max(0, at - 4), at)
            and low[at : at + 3] in words()["months"]
        ):
            tense = "past"
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
        read = _composite(context, at) or _longest(context, at)
        if read is None:
            continue
        draft, resume, start = read
        memory.keep(draft, low[start:resume])
        yield _mention(context, draft, start, resume)


def _longest(context: Context, at: int) -> tuple[Draft, int, int] | None:
    best: tuple[Draft, int, int] | None = None
    for each in rules():
        match = each.pattern.match(context.low, at)
        if match and match.end() > at and (best is None or match.end() > best[1]):
            draft = each.resolve(match, context)
            if draft is not None:
                best = (draft, match.end(), at)
    return best


_NIGHT_OF = r"(?:the\s)?(?:early\s|late\s)?(?P<p><part>|overnight|early\shours|hours)(?:\s(?P<and>and|to|into)\s(?:the\s)?(?:early\s|late\s)?(?P<q><part>))?\s(?:of|on|from|,)\s?(?:the\s)?"
_CLOCK_ON = r"(?:\s(?:est|edt|gmt|utc|local\stime|pst|cet|et))?,?\s(?:on\s)?"


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    pieces = fragments()
    return re.compile(re.sub(r"(?<!P)<(\w+)>", lambda m: pieces[m[1]], pattern))


def _composite(context: Context, at: int) -> tuple[Draft, int, int] | None:
    """Periods made of others: ranges ("between Sunday and Thursday"), "the evening of 5 December", "10 p.m. Friday"."""
    return _range(context, at) or _part_of(context, at) or _clock_on(context, at)


def _range(context: Context, at: int) -> tuple[Draft, int, int] | None:
    opening = _compiled(r"(?P<w>between|from)\s(?:the\s)?").match(context.low, at)
    begin = opening.end() if opening else at
    first = _single_date(context, begin)
    if first is None:
        return None
    joint = (
        r"\s(?:and|to|until|till|through|into)\s|\s?[-–—]\s?"
        if opening
        else r"\s?[-–—]\s?|\s(?:to|through|until)\s"
    )
    joiner = _compiled(joint).match(context.low, first[1])
    last = _single_date(context, joiner.end()) if joiner else None
    if last is None or first[0].from_ is None or last[0].to is None:
        return None
    start = first[0].from_
    if start > last[0].to:
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
    read = _longest(context, at)
    if read is None or not read[0].tied or read[0].grain in {"vague", "duration", "set", "time"}:
        return None
    return read


def _part_of(context: Context, at: int) -> tuple[Draft, int, int] | None:
    match = _compiled(_NIGHT_OF).match(context.low, at)
    date = _range(context, match.end()) or _single_date(context, match.end()) if match else None
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
    clock = _longest(context, at)
    if clock is None or clock[0].grain != "time":
        return None
    joiner = _compiled(_CLOCK_ON).match(context.low, clock[1])
    date = _single_date(context, joiner.end()) if joiner else None
    if date is None or date[0].grain != "day" or date[0].from_ is None:
        return clock
    value = f"{date[0].from_}{(clock[0].value or '')[10:]}"
    return Draft(date[0].from_, date[0].to, value, "time"), date[1], at


def _tense(low: str, at: int) -> str:
    """Tense of the clause around `at`: future, past, or open where no verb before or soon after it tells.

    The last cue before decides, else the first after. What somebody "said" tells the tense of a date only where
    the date follows at once ("said on Friday").
    """
    begin = max(0, at - _CONTEXT)
    for boundary in _CLAUSE.finditer(low, begin, at):
        begin = boundary.end()
    future = max((m.end() for m in _FUTURE.finditer(low, begin, at)), default=-1)
    if _DONE.search(low, max(0, at - 24), at):
        return "past"
    if _DEADLINE.search(low, at, at + 40):
        return "open"
    if _HAD_BEEN.search(low, begin, at):
        return "past"
    past = max(
        (m.end() for m in (_PAST_AGAIN if future >= 0 else _PAST).finditer(low, begin, at)), default=-1
    )
    speech = max((m.end() for m in _SPEECH.finditer(low, begin, at)), default=-1)
    if speech > future and at - speech < _NEAR_SPEECH:
        return "past"
    if future > past:
        return "future"
    if _DUE.search(low, max(0, at - 16), at):
        return "open"
    if past >= 0:
        return "past"
    return _tense_after(low, at, spoken=speech >= 0)


def _tense_after(low: str, at: int, *, spoken: bool) -> str:
    """Tense by the first cue after `at`."""
    stop = min(len(low), at + _CONTEXT)
    future, past, speech = (p.search(low, at, stop) for p in (_FUTURE, _PAST, _SPEECH))
    behind = min((m.start() for m in (past, speech) if m), default=stop)
    if future and future.start() < behind:
        return "future"
    return "past" if past or speech or spoken else "open"


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
