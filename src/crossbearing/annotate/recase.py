"""Capitals that say nothing: wire copy in capitals and headlines in title case, put into the case of a sentence.

The parser was trained on ordinary sentences. In "REBELS CAPTURE TOWN AS ARMY FLEES" it sees names everywhere; with the
case of a sentence it reads the verbs. Words that the parser's vocabulary knows in small letters are put into small
letters; names of places and groups, months, initials and words that it does not know keep their capitals.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from crossbearing.annotate.segment import Sentence

__all__ = ["recased"]

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_SHOUTED = 0.85
"""Share of capitals among the letters from which a sentence is taken to be shouted; an acronym or two stay below."""
_SHORTEST = 12
"""Letters below which a sentence is too short to tell ("UNHCR", "NATO, EU")."""
_TITLED = 0.8
"""Share of capitalised words among the longer ones from which a heading is taken to be in title case."""
_LONG_WORD = 4
"""Letters of a word that title case would capitalise whatever it is."""
_INITIALS = 5
"""Letters of an unknown word up to which it is taken for initials ("FMLN"), not for a name ("MOZOTE")."""
_ALWAYS = frozenset(
    "january february march april june july august september october november december monday tuesday wednesday thursday friday "
    "saturday sunday mr mrs dr gen col lt sgt".split()
)
_SMALL = frozenset("of the and de la le el al da do dos du und von bin ibn".split())


def recased(
    cut: Sequence[Sentence], names: Iterable[tuple[int, int]], known: Container[str]
) -> tuple[Sentence, ...]:
    """The sentences of a report, those in capitals or title case with the case of a sentence; lengths stay.

    Args:
        cut: Sentences in text order.
        names: Offsets in the report's text of the names of places and groups.
        known: Words that the parser knows, as it knows them ("attacked", "Salvador").
    """
    shouting = [s for s in cut if _shouted(s.text) or (s.heading and _titled(s.text))]
    if not shouting:
        return tuple(cut)
    spans = sorted(names)
    changed = {s.index: replace(s, text=_sentence_case(s, spans, known)) for s in shouting}
    return tuple(changed.get(s.index, s) for s in cut)


def _shouted(text: str) -> bool:
    letters = [c for c in text if c.isalpha()]
    return len(letters) >= _SHORTEST and sum(map(str.isupper, letters)) >= _SHOUTED * len(letters)


def _titled(text: str) -> bool:
    words = [w for w in _WORD.findall(text) if len(w) >= _LONG_WORD]
    return len(words) > 3 and sum(w[0].isupper() for w in words) >= _TITLED * len(words)


def _sentence_case(sentence: Sentence, names: list[tuple[int, int]], known: Container[str]) -> str:
    own = [(a - sentence.start, b - sentence.start) for a, b in names if sentence.start <= a < sentence.end]
    first = _WORD.search(sentence.text)

    def small(match: re.Match[str]) -> str:
        word = match.group()
        named = any(a <= match.start() < b for a, b in own)
        found = _word(word, known, named=named)
        return _capital(found) if first and match.start() == first.start() else found

    return _WORD.sub(small, sentence.text)


def _word(word: str, known: Container[str], *, named: bool) -> str:
    lower = word.lower()
    stem = re.split(r"['’]", lower)[0]
    if len(lower) != len(word) or word in ("I", "US", "UN", "EU", "UK") or (len(word) == 1 and lower != "a"):
        return word
    if lower in _SMALL:
        return lower
    unknown = stem not in known
    if unknown and word.isupper() and len(stem) <= _INITIALS and _capital(stem) not in known and not named:
        return word
    if named or unknown or stem in _ALWAYS:
        return _capital(lower) if word.isupper() else word
    return lower


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:] if len(word[:1].upper()) == 1 else word
