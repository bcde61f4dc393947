"""Coded claims against drawn claims, matched one to one: the definition of the public coded sets, written anew.

Two claims of one report are a pair where their kinds go together and they share at least half of the shorter span. Pairs are
taken greedily: by the share of the union of their spans, then those of the primary kind, then by how many fields agree.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model import Claim

__all__ = ["Coded", "Numbers", "match", "same_source"]

Span = tuple[int, int]
Numbers = tuple[float | None, float | None, float | None]
HALF = 0.5
MANY = 2  # words of a name of which the whole may be part of a longer name
LONG = 4  # letters of a single word that may stand for a longer name
ACRONYM = 3  # letters
_GENERIC = frozenset(
    """syrian russian israeli lebanese turkish iranian government army military official officials state media ministry minister
    spokesman officer source sources rebel rebels forces region country un united nations news agency reports analysts local
    senior commanders""".split()
)  # words that many sources share: alone they do not make two names one
_EMPTY = frozenset("the a an of and for in to unnamed not named outlet".split())


@dataclass(frozen=True, slots=True)
class Coded:
    """A coded claim, as far as matching asks.

    Attributes:
        report: Id of its report.
        spans: Where it stands; repeats of the same words are one claim with several spans.
        kinds: Kinds that a claim drawn may have, the primary one first.
        certainty: asserted, claimed, forecast, denied.
        negated: Whether the content is negated.
        quantity: Value, low and high.
        places: Names of its places.
        actors: Names of its actors.
        sources: Names of its sources.
    """

    report: str
    spans: tuple[Span, ...]
    kinds: tuple[str, ...]
    certainty: str
    negated: bool
    quantity: Numbers
    places: tuple[str, ...]
    actors: tuple[str, ...]
    sources: tuple[str, ...]


def match(coded: Sequence[Coded], drawn: Sequence[Claim]) -> list[tuple[int, int]]:
    """Pairs of positions, one to one, best first."""
    pairs = []
    for g, one in enumerate(coded):
        for c, claim in enumerate(drawn):
            if claim.report == one.report and claim.kind in one.kinds and claim.end > claim.start:
                union, shorter = _overlap(one.spans, (claim.start, claim.end))
                if shorter >= HALF:
                    pairs.append(
                        (-round(union, 6), claim.kind != one.kinds[0], -_agreement(one, claim), g, c)
                    )
    used_g, used_c, out = set[int](), set[int](), []
    for *_, g, c in sorted(pairs):
        if g not in used_g and c not in used_c:
            used_g.add(g)
            used_c.add(c)
            out.append((g, c))
    return out


def _overlap(spans: Sequence[Span], other: Span) -> tuple[float, float]:
    """The greatest share of the union, and of the shorter span, that one of the spans has in common with another."""
    union = shorter = 0.0
    for start, end in spans:
        common = max(0, min(end, other[1]) - max(start, other[0]))
        if common:
            lengths = end - start, other[1] - other[0]
            union = max(union, common / (sum(lengths) - common))
            shorter = max(shorter, common / min(lengths))
    return union, shorter


def _agreement(one: Coded, claim: Claim) -> int:
    """How many fields agree."""
    quantity = claim.quantity
    numbers = (quantity.value, quantity.low, quantity.high) if quantity else (None, None, None)
    return sum(
        (
            claim.certainty == one.certainty,
            claim.negated == one.negated,
            numbers == one.quantity,
            {_plain(p.name) for p in claim.places} == {_plain(p) for p in one.places},
            {_plain(a.name) for a in claim.actors} == {_plain(a) for a in one.actors},
            any(same_source(a.name, s) for a in claim.attribution for s in one.sources),
        )
    )


def _plain(name: str) -> str:
    """Letters and digits of a name, without accents, in lower case."""
    letters = (c for c in unicodedata.normalize("NFD", name) if unicodedata.category(c) != "Mn")
    return " ".join(re.findall(r"[a-z0-9]+", "".join(letters).lower()))


def same_source(one: str, other: str) -> bool:
    """Whether two names or descriptions mean one: equal, half of their words in common, one inside the other, an acronym."""
    a, b = (frozenset(_plain(n).split()) - _EMPTY for n in (one, other))
    if not a or not b:
        return False
    if a == b or len(a & b) / len(a | b) >= HALF:
        return True
    short, long = sorted((a, b), key=len)
    if short <= long and (len(short) >= MANY or (not short & _GENERIC and len(next(iter(short))) >= LONG)):
        return True
    return _acronym(one, other) or _acronym(other, one)


def _acronym(name: str, text: str) -> bool:
    """Whether the first letters of a name's capitalised words stand in a text as a word."""
    letters = "".join(word[0] for word in re.findall(r"[A-Z][\w'’-]+", name))
    return len(letters) >= ACRONYM and re.search(rf"\b{re.escape(letters)}\b", text) is not None
