"""The tense of the clause around a time expression, from cues in the words."""

from __future__ import annotations

import re

from crossbearing.annotate.period_words import words

__all__ = ["tense_at"]

_FUTURE = re.compile(
    r"\b(?:will|would|shall|won['’]t|wouldn['’]t|must|should|going\sto|(?:may|might)\s(?!have|on|in|at|to|and|or|last|this|of|the|was|when|after|before|by|until|with)[a-z]{3,}|due(?:\s(?:to|in|on|for|by))?|expected(?:\s(?:to|in|on|by|for))?"
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


_PAST_AGAIN = re.compile(
    rf"(?<!\bbe\s)\b(?:{_FINITE}|(?:who|which|that|he|she|it|they|and)\s[a-z]{{3,20}}ed)\b"
)
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


_SINCE = re.compile(r"\b(?:since|after|following)\s(?:the\s)?$")


_ATTRIBUTE = re.compile(r"\bthe\s$")
"""“The Aug. 7 attack": what has such a name has happened, whatever the tense of the clause."""


def tense_at(low: str, at: int) -> str:
    """Tense of the clause around the time expression at `at`: future, past, or open where nothing tells.

    Args:
        low: Lower-cased text.
        at: Where the expression begins.
    """
    tense = _by_cues(low, at)
    if tense == "open" and _SINCE.search(low, max(0, at - 12), at):
        return "past"
    if (
        tense == "future"
        and low[at : at + 3] in words()["months"]
        and _ATTRIBUTE.search(low, max(0, at - 4), at)
    ):
        return "past"
    return tense


def _by_cues(low: str, at: int) -> str:
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
