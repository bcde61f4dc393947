"""What a report's words say of its event: names that are rare, words that tell it from others, ages."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from crossbearing.model import Report

__all__ = ["TextView", "text_views"]

_TOKEN = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*")
_NAME = re.compile(r"(?<=[a-z,;—–] )[A-Z][^\W_]+(?:[- ][A-Z][^\W_]+)*")
"""One or more words in capitals within a sentence: at its beginning any word is written so."""
_AGE = re.compile(r"\b(\d{1,3})(?=[- ]years?[- ]old\b|-year-olds\b|,)|\baged (\d{1,3})\b")
_MOST_WORDS = 60
"""Words kept of a text, the most telling first: they hold nine tenths of what two tellings of one event share."""
_BACKGROUND = 1000
"""Reports of other events among which the run is thought to stand: in a run of two reports a shared name is telling,
in one of two hundred a name that all share is that of the crisis."""
_SHORT = 30.0
"""Length of the vector of words of a short text (about forty words): what is shorter is like nothing."""
_TELLING = 3.0
"""Rarity (natural logarithm of one in so many reports) from which a shared name says anything: one in twenty."""
_AS_NAME = 0.5
"""Share of the reports with a word that must write it as a name within a sentence."""


@dataclass(frozen=True, slots=True)
class TextView:
    """A text as its words show it.

    Attributes:
        words: The most telling words that other reports write too, each with its share of the text's length as a vector
            (the squares sum to at most 1).
        names: Words of proper names that other reports write too, each with its rarity beyond `_TELLING`.
        whole: Each of these words -> the whole name with which it first stands in the text.
        ages: Ages that it gives.
    """

    words: Mapping[str, float]
    names: Mapping[str, float]
    whole: Mapping[str, str]
    ages: frozenset[str]

    def shared_names(self, other: TextView) -> float:
        """Summed rarity of the names that both texts write; a name of several words counts once, by its rarest."""
        found: dict[str, float] = {}
        for word, rarity in self.names.items():
            if word in other.names:
                name = self.whole[word]
                found[name] = max(found.get(name, 0.0), rarity)
        return sum(found.values())


def text_views(reports: Sequence[Report], common: Collection[str] = ()) -> dict[str, TextView]:
    """See each text among all those of the run; by report id.

    Args:
        reports: All reports of the run.
        common: Words of names, in small letters, that need not belong to a single event: towns, parties, speakers, days.
    """
    words = {r.id: _folded(Counter(_TOKEN.findall(f"{r.title or ''} . {r.text}"))) for r in reports}
    whole = {r.id: _names(r.text) for r in reports}
    spread = Counter(w for counts in words.values() for w in counts)
    named = Counter(w for found in whole.values() for w in found)
    own = {w for w, n in named.items() if n >= _AS_NAME * spread[w]}.difference(common)
    rarity = {w: _rarity(n, len(reports), own=w in own) for w, n in spread.items() if n > 1}
    alone = _rarity(1, len(reports), own=True)
    return {r.id: _view(r.text, words[r.id], whole[r.id], rarity, alone) for r in reports}


def _names(text: str) -> dict[str, str]:
    """Words of the proper names of a text, in small letters, each with the whole name in which it first stands."""
    found: dict[str, str] = {}
    for name in _NAME.findall(text):
        for word in re.split("[- ]", name.lower()):
            found.setdefault(word, name)
    return found


def _folded(written: Mapping[str, int]) -> dict[str, int]:
    """How often each word stands in a text, in small letters and without a possessive."""
    counts: dict[str, int] = {}
    for token, n in written.items():
        word = (token[:-2] if token.endswith(("'s", "’s")) else token).lower()
        counts[word] = counts.get(word, 0) + n
    return counts


def _rarity(spread: int, reports: int, *, own: bool) -> float:
    """Logarithm of one report in so many, in the run and in the background, where a word is as frequent as in the run.

    Of a name that may be an event's own (a person, a street) the two reports that one event explains say nothing of
    the background.
    """
    beyond = _BACKGROUND * max(0, spread - 2 if own else spread) / max(1, reports)
    return math.log((reports + _BACKGROUND + 1) / (spread + beyond + 0.5))


def _view(
    text: str, counts: Mapping[str, int], whole: Mapping[str, str], rarity: Mapping[str, float], alone: float
) -> TextView:
    shared = {w: (1 + math.log(n)) * rarity[w] for w, n in counts.items() if w in rarity}
    strange = sum((1 + math.log(n)) ** 2 for w, n in counts.items() if w not in rarity) * alone**2
    length = max(_SHORT, math.sqrt(strange + sum(v * v for v in shared.values())))
    most = sorted((-v, w) for w, v in shared.items())[:_MOST_WORDS]
    names = {w: r - _TELLING for w in whole if (r := rarity.get(w, 0.0)) > _TELLING}
    ages = frozenset(a or b for a, b in _AGE.findall(text))
    return TextView({w: -v / length for v, w in most}, names, whole, ages)
