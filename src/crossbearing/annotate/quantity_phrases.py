"""What a number counts: the noun phrase after it, and its normalised unit.

No parse is needed: the words after a number are read until one ends the phrase; the first noun that the
codebook knows is the head ("300 armed government soldiers"), then participles ("12 wounded"), names of
peoples ("800,000 Rwandans"), then any plural.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate.quantity_numbers import lexicon, number_at

__all__ = ["Counted", "counted_at", "dimension", "is_said_of_people", "person_singulars", "unit_words"]

MAX_WORDS = 6
"""Modifiers and head after a number: "four heavily armed Colombian former paramilitary fighters"."""

_WORD = re.compile(
    r"[^\S\n\r]{0,3}((?:%|°[cf]?|(?<=\s)per\scent\b)|(?:(?<=\s)|(?<=\d)|(?<=[)\"“]))[\"“‘']?[^\W\d_][\w’'.-]{0,30})"
)
_OF = re.compile(
    r"\s(?:of\s)(?:the\s|its\s|their\s|his\s|our\s|these\s|those\s|all\s)?(?P<pronoun>(?:them|whom|which|those)\b)?"
)
_MORE = re.compile(r"[^\S\n\r](?:more|others?|further|additional|new)\b")
_PEOPLES = re.compile(
    r"[A-Z][\w-]*(?:ans?|ese|[bcdgklmnqrt]is|ish|Turks?|Kurds?|Arabs?|Serbs?|Croats?|Afghans?)"
)
_NOT_PLURAL = ("ss", "us", "is", "ous", "'s", "’s")
_INVARIANT = frozenset(
    {"police", "people", "staff", "crew", "personnel", "youth", "militia", "cattle", "sheep", "livestock"}
)


@dataclass(frozen=True, slots=True)
class Counted:
    """The noun phrase after a number: where it ends, its words, its unit."""

    end: int
    words: str
    unit: str | None


@cache
def unit_words() -> dict[str, str]:
    """Each word that is a unit, with its normalised unit."""
    return {word: unit for unit, words in lexicon()["units"].items() for word in words}


@cache
def _singulars() -> dict[str, str]:
    """Singular forms, valid after "one" only ("one house", but "12 house fires")."""
    forms = dict.fromkeys(person_singulars(), "people")
    for word, unit in unit_words().items():
        if word.endswith("ies"):
            forms.setdefault(word[:-3] + "y", unit)
        elif word.endswith(("shes", "ches", "sses")):
            forms.setdefault(word[:-2], unit)
        elif word.endswith("s"):
            forms.setdefault(word[:-1], unit)
    return forms


@cache
def person_singulars() -> frozenset[str]:
    """Nouns for one person."""
    return frozenset(lexicon()["person_singulars"].split())


@cache
def _sets() -> tuple[frozenset[str], frozenset[str]]:
    lex = lexicon()
    numbers = frozenset(lex["cardinals"]) | {"dozen", "hundred", "thousand", "million"}
    return frozenset(lex["stops"].split()) | frozenset(lex["verbs"].split()) | numbers, frozenset(
        lex["people_states"]
    )


@cache
def _dimensions() -> dict[str, str]:
    return {unit: name for name, units in lexicon()["dimensions"].items() for unit in units}


def dimension(unit: str | None) -> str | None:
    """The dimension of a measuring unit (length, area, weight, money, ...), None for things counted."""
    return _dimensions().get(unit or "")


@cache
def _said_of_people() -> re.Pattern[str]:
    lex = lexicon()
    states, acts = "|".join(lex["people_verbs"].split()), "|".join(lex["people_acts"].split())
    return re.compile(
        rf"[^\S\n]{{1,3}}(?:(?:have|has|had|were|was|are|is|being|got|remain|remained|still|also|been|reportedly)[^\S\n]{{1,3}}){{1,4}}(?:{states})\b"
        rf"|[^\S\n]{{1,3}}(?:have\s|had\s)?(?:{acts})\b"
    )


def is_said_of_people(low: str, at: int) -> bool:
    """True where what follows a bare number is said of people only ("12,100 have been evacuated")."""
    return bool(_said_of_people().match(low, at))


def counted_at(text: str, low: str, at: int, *, one: bool, whole: bool = True) -> Counted:
    """Read the noun phrase that begins at `at`, just after a number.

    Args:
        text: The text.
        low: The same, lower-cased.
        at: Where the number ends.
        one: True where the number is one, so that singular nouns count.
        whole: False for the number inside "two of the three men": no further nesting is read.

    Returns:
        The phrase; without words where nothing counted follows.
    """
    start = at
    if of := _OF.match(low, at):
        if of["pronoun"]:
            unit = "people" if of["pronoun"] == "whom" else None
            return Counted(of.end(), "", unit)
        start = of.end() - 1
        if whole and (
            inner := number_at(low, of.end())
        ):  # "two of the three men": the second is read on its own
            return Counted(at, "", counted_at(text, low, inner.end, one=False, whole=False).unit)
    more = _MORE.match(low, start)
    spans = _phrase(low, more.end() if more else start)
    if more and more.group().endswith("others"):
        return Counted(more.end(), "others", "people")
    head = _head(text, low, spans, one=one)
    if head is None:
        return Counted(more.end() if more else at, "", None)
    index, unit = head
    first, end = spans[0][0], spans[index][1]
    return Counted(end, text[first:end].strip("\"“”‘'"), unit)


def _phrase(low: str, at: int) -> list[tuple[int, int]]:
    """Spans of the words of the noun phrase, at most `MAX_WORDS`."""
    stops, _ = _sets()
    spans: list[tuple[int, int]] = []
    while len(spans) < MAX_WORDS:
        match = _WORD.match(low, at)
        if not match:
            break
        start, end = match.span(1)
        word = low[start:end].rstrip(".'’-")
        if word.lstrip("\"“‘'") in stops:
            break
        spans.append((start, start + len(word)))
        if len(word) < end - start and low[end - 1] != "'" and word != "sq":
            break
        at = end
    return spans


def _head(text: str, low: str, spans: list[tuple[int, int]], *, one: bool) -> tuple[int, str | None] | None:
    words = [low[a:b].strip("\"“‘'") for a, b in spans]
    found = _unit_head(words, one=one)
    if found is not None:
        return found
    states = _sets()[1]
    for index, word in enumerate(words[:3]):
        if word in states and not any(w.endswith("s") for w in words[:index]):
            return index, "people"
    for index, (a, b) in enumerate(spans[:4]):
        if _PEOPLES.fullmatch(text, a, b):
            return index, "people"
    for index, word in enumerate(words[:4]):
        if word.endswith("s") and len(word) > 3 and not word.endswith(_NOT_PLURAL) and word.isalpha():
            return index, _lemma(word)
    return None


def _unit_head(words: list[str], *, one: bool) -> tuple[int, str] | None:
    """The first known noun; of several in a row the last ("police officers", "family members")."""
    units, singulars, states = unit_words(), _singulars(), _sets()[1]
    best: tuple[int, str] | None = None
    for index, word in enumerate(words):
        pair = f"{word} {words[index + 1]}" if index + 1 < len(words) else ""
        if pair in units:
            return index + 1, units[pair]
        unit = None if word in states else units.get(word) or units.get(word.rpartition("-")[2])
        if unit is None and one and best is None:
            unit = singulars.get(word)
        if unit is None:
            if best is not None:
                break
            continue
        if best is not None and dimension(best[1]):
            break
        best = (index, unit)
    return best


def _lemma(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1]
