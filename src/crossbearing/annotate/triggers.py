"""Which sentences can bear a claim: a test of words, before any parsing.

The parser is the dearest step; most sentences of most news never need it. The test is drawn from the codebook: a
sentence passes where a word may be a form of a trigger. It errs on the side of parsing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from crossbearing.annotate.segment import Sentence
from crossbearing.codebook import Codebook

__all__ = ["can_bear_claim"]

_ALWAYS = (
    "said says told according reported reportedly claim denied deny confirm announced pledg vow plan expect threaten warn "
    "could might would will may hand hands control without toll dead deaths homeless missing route way down"
).split()
_IRREGULAR = {
    "flee": "fled", "take": "took taken", "fall": "fell fallen", "hold": "held", "hit": "hit", "shut": "shut", "win": "won",
    "lose": "lost loss", "leave": "left", "strike": "struck", "begin": "began begun", "cut": "cut", "sweep": "swept", "burn": "burnt",
    "break": "broke broken", "burst": "burst", "meet": "met", "give": "gave given", "go": "went gone", "send": "sent", "shoot": "shot",
    "die": "died dying", "slay": "slain", "rise": "rose risen", "drive": "drove driven", "keep": "kept", "withdraw": "withdrew withdrawn",
    "blow": "blew blown", "freeze": "froze frozen", "fight": "fought", "bury": "buried", "hurt": "hurt", "get": "got", "come": "came",
    "seek": "sought", "speak": "spoke spoken", "lay": "laid", "lie": "lay", "make": "made", "lead": "led", "run": "ran", "stand": "stood",
    "steal": "stole stolen", "overtake": "overtook", "retake": "retook", "overrun": "overran", "uproot": "uprooted", "feed": "fed",
    "find": "found", "wash": "washed", "carry": "carried", "set": "set", "tell": "told", "bear": "bore", "shake": "shook shaken",
    "undergo": "underwent", "dig": "dug", "retreat": "retreat", "sink": "sank sunk", "shell": "shell", "hold back": "held",
}  # fmt: skip
_COMMON = frozenset(
    "have make get come go give stay live keep need face reach tell call ask order host house move run work lead turn run".split()
)
"""Trigger verbs so frequent that alone they decide nothing: their patterns also ask for a noun that is a trigger word."""


@cache
def can_bear_claim(codebook: Codebook) -> Callable[[Sentence], bool]:
    """Return the test for this codebook: sentence → whether it can bear a claim."""
    pattern = _pattern(codebook.trigger_lemmas())

    def test(sentence: Sentence) -> bool:
        return pattern.search(sentence.text) is not None

    return test


def _pattern(lemmas: frozenset[str]) -> re.Pattern[str]:
    forms = {f for lemma in lemmas - _COMMON for f in _forms(lemma)} | set(_ALWAYS)
    return re.compile(r"\b(?:" + "|".join(sorted(forms)) + ")", re.IGNORECASE)


def _forms(lemma: str) -> list[str]:
    """Beginnings of the forms of a lemma: "capture" → "captur", "flee" → "flee", "fled"."""
    stem = re.sub(r"(?:e|y)$", "", lemma) if len(lemma) > 4 else lemma
    return [re.escape(stem), *_IRREGULAR.get(lemma, "").split()]
