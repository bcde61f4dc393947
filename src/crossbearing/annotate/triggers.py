"""Which sentences can bear a claim: a test of words, before any parsing.

The parser is the dearest step; most sentences of most news never need it. The test is drawn from the codebook: a
sentence passes where a word may be a form of a trigger. It errs on the side of parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

from crossbearing.annotate.mend import glued
from crossbearing.annotate.segment import Sentence
from crossbearing.codebook import Codebook

__all__ = ["can_bear_claim"]

_ALWAYS = (
    "km kilometres kilometers miles said says told according reported reportedly claim denied deny confirm announced pledged pledges vowed vows plan planned expect expected threaten threatened threatens warn warned claimed claims denies confirmed confirms reports hopes fears feared "
    "could might would will may led hand hands control without toll dead deaths homeless missing route way down "
    "nothing hunger landfall neither nobody staying stayed sleeping slept living "
    "critical malnourished hungry starving standstill usable unusable uninhabitable indoors hostage captive grenade lava locusts taps bodies remains "
    "aid victims population border helicopter zone"
).split()
_PHRASES = ("out of service", "out of action", "out of order", "out of use", "out of operation")
"""Predicates of a copula that no single word gives away."""
_IRREGULAR = {
    "flee": "fled", "take": "took taken", "fall": "fell fallen", "hold": "held", "hit": "hit", "shut": "shut", "win": "won",
    "lose": "lost loss", "leave": "left", "strike": "struck", "begin": "began begun", "cut": "cut", "sweep": "swept", "burn": "burnt",
    "tear": "tore torn", "break": "broke broken", "burst": "burst", "meet": "met", "give": "gave given", "go": "went gone", "send": "sent", "shoot": "shot",
    "die": "died dying", "slay": "slain", "rise": "rose risen", "drive": "drove driven", "keep": "kept", "withdraw": "withdrew withdrawn",
    "blow": "blew blown", "freeze": "froze frozen", "fight": "fought", "bury": "buried", "hurt": "hurt", "get": "got", "come": "came",
    "seek": "sought", "speak": "spoke spoken", "lay": "laid", "lie": "lay", "make": "made", "lead": "led", "run": "ran", "stand": "stood",
    "steal": "stole stolen", "overtake": "overtook", "retake": "retook", "overrun": "overran", "uproot": "uprooted", "feed": "fed",
    "find": "found", "wash": "washed", "carry": "carried", "set": "set", "tell": "told", "bear": "bore", "shake": "shook shaken",
    "undergo": "underwent", "sleep": "slept", "dig": "dug", "retreat": "retreat", "sink": "sank sunk", "shell": "shell", "hold back": "held",
}  # fmt: skip
_COMMON = frozenset(
    "have make get come go give stay live keep need face reach tell call ask order move run work lead turn run".split()
)
"""Trigger verbs so frequent that alone they decide nothing: their patterns also ask for a noun that is a trigger word."""


@cache
def can_bear_claim(codebook: Codebook) -> Callable[[Sentence], bool]:
    """Return the test for this codebook: sentence → whether it can bear a claim."""
    lemmas = codebook.trigger_lemmas()
    word = _pattern(frozenset(x for x in lemmas if _WORD.fullmatch(x)))
    phrase = _phrases([x for x in lemmas if not _WORD.fullmatch(x)])
    is_form = lru_cache(WORDS)(lambda written: word.fullmatch(written) is not None)

    def test(sentence: Sentence) -> bool:
        found = any(map(is_form, _WORD.findall(sentence.text))) or phrase.search(sentence.text)
        return bool(found) or glued(sentence.text)

    return test


_WORD = re.compile(r"\w+")
WORDS = 2**15
"""Written words whose test is remembered: trying hundreds of triggers takes its time, and words come back."""


_ENDING = r"(?:s|es|e[sd]?|[a-z]?ed|[a-z]?ing|ys?|ies|ied|n|en)?"
"""Endings of English inflection after a stem cut of its last e or y; a consonant may double before them."""


def _pattern(lemmas: frozenset[str]) -> re.Pattern[str]:
    """The forms of the triggers that are one word."""
    stems = {re.escape(_stem(lemma)) for lemma in lemmas - _COMMON}
    whole = {form for lemma in lemmas - _COMMON for form in _IRREGULAR.get(lemma, "").split()} | {*_ALWAYS}
    regular, irregular = "|".join(sorted(stems)), "|".join(sorted(whole))
    return re.compile(rf"(?:{regular}){_ENDING}|(?:{irregular})s?", re.IGNORECASE)


def _phrases(lemmas: list[str]) -> re.Pattern[str]:
    """Triggers of several words, and shapes of sentences that no single word gives away."""
    joined = "|".join(sorted(re.escape(_stem(x)) + _ENDING for x in lemmas))
    return re.compile(rf"\b(?:{joined}|{'|'.join(_PHRASES)})\b|{_LISTED}|{_PRESENT}", re.IGNORECASE)


_PRESENT = (
    r"\b(?:rebels|fighters|troops|soldiers|forces|militants|insurgents|army|gunmen|militiamen|paramilitaries|columns?|tanks)\b"
    r"[^.;]{0,20}\b(?:in|inside|mov(?:es?|ed|ing)|came|went)\b"
)
"""Forces that are somewhere or on the move: "the rebels were in the town", "troops are moving south"."""


_LISTED = (
    r"^[^:;.!?]{2,80}:\s+(?:[a-z]+\s+){0,2}\d"
    r"|^[^:;.!?]{0,60}\b(?:road|highway|bridge|crossing|border|airport|port|hospital|school|power|water|internet)s?\b[^:;.!?]{0,40}:\s"
)
"""A line of a list: a label, a colon, and a number, or the state of what the label names."""


def _stem(lemma: str) -> str:
    """The part of a lemma that all of its regular forms share: "capture" → "captur", "bury" → "bur"."""
    return re.sub(r"(?:e|y)$", "", lemma) if len(lemma) > 3 else lemma
