"""Words before and after a number, and the bounds that they set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate.quantity_numbers import Number, lexicon

__all__ = ["Qualifier", "bounds", "qualifier_after", "qualifier_before"]

MAX_QUALIFIER = 5
"""Words of the longest qualifier ("an estimated total of" with one in front)."""

Bound = float | int | None


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A qualifier at its span; `kind` is most, least, about, estimate or neutral."""

    start: int
    end: int
    words: str
    kind: str


_STRENGTH = {"neutral": 0, "estimate": 1, "about": 2, "most": 3, "least": 3}
_PIECE = re.compile(r"\S+")


@cache
def _before() -> dict[str, str]:
    lex = lexicon()
    kinds = {phrase: kind for kind, phrases in lex["qualifiers"].items() for phrase in phrases}
    return kinds | dict.fromkeys(lex["neutral"], "neutral")


@cache
def _after() -> re.Pattern[str]:
    groups = []
    for kind, words in lexicon()["after"].items():
        alternatives = "|".join(
            rf"\s{re.escape(w)}\b" if w[0].isalpha() else re.escape(w) + (r"\b" if w[-1].isalpha() else "")
            for w in words
        )
        groups.append(f"(?P<{kind}>{alternatives})")
    return re.compile("|".join(groups))


def qualifier_before(low: str, at: int) -> Qualifier | None:
    """The qualifier that ends just before `at`; of several in a row the one that bounds ("at least some 40")."""
    found: Qualifier | None = None
    while one := _one_before(low, found.start if found else at):
        if found is None:
            found = one
        else:
            strong = one if _STRENGTH[one.kind] > _STRENGTH[found.kind] else found
            words = f"{one.words} {found.words}"
            found = Qualifier(
                one.start, found.end, words if strong.kind != "neutral" else found.words, strong.kind
            )
        if at - found.start > 60:
            break
    return found


def _one_before(low: str, at: int) -> Qualifier | None:
    if at and low[at - 1] in "~≈<>≤≥":
        return Qualifier(at - 1, at, low[at - 1], _before()[low[at - 1]])
    begin = max(0, at - 40)
    pieces = list(_PIECE.finditer(low, begin, at))[-MAX_QUALIFIER:]
    if not pieces or pieces[-1].end() == at:
        return None
    for index in range(len(pieces)):
        words = " ".join(p.group() for p in pieces[index:]).lstrip("(\"“‘'[•-")
        if kind := _before().get(words):
            start = pieces[index].end() - len(pieces[index].group().lstrip("(\"“‘'[•-"))
            return Qualifier(start, pieces[-1].end(), words, kind)
    return None


def qualifier_after(low: str, at: int) -> Qualifier | None:
    """The qualifier that begins just after a number ("or so", "or more", "+")."""
    match = _after().match(low, at)
    if not match or match.lastgroup is None:
        return None
    if match.group() == "+" and low[match.end() : match.end() + 1].isdigit():
        return None
    return Qualifier(match.start(), match.end(), match.group().strip(" -"), match.lastgroup)


def bounds(
    low: str, number: Number, upper: Number | None, before: Qualifier | None, after: Qualifier | None
) -> tuple[Bound, Bound, Bound, str | None]:
    """Value, lower bound, upper bound and the qualifying words of a number or range.

    Args:
        low: Lower-cased text.
        number: The number, or the lower end of a range.
        upper: The upper end of a range, or None.
        before: Qualifier before it.
        after: Qualifier after it.
    """
    decisive = max((q for q in (after, before) if q), key=lambda q: _STRENGTH[q.kind], default=None)
    kind = decisive.kind if decisive else "neutral"
    words = decisive.words if decisive and kind != "neutral" else None
    if upper is not None:
        between = low[: number.start].endswith("between ")
        return None, scaled_like(number, upper), upper.value, "between ... and" if between else words
    if number.kind == "floor":
        stated = low[number.start : number.end]
        return None, number.value, None, f"{words}; {stated}" if words else stated
    value = number.value
    if kind == "most":
        return value, None, value, words
    if kind == "least":
        return value, value, None, words
    if kind == "estimate":
        return value, None, None, words
    if kind == "about":
        return value, _half(value, -number.unit_step), _half(value, number.unit_step), words
    return value, value, value, None


def scaled_like(lower: Number, upper: Number) -> float | int:
    """The lower end of a range in the scale of the upper: "2 to 3 million" is two million to three million."""
    if not upper.scaled or lower.scaled or lower.value >= 1000:
        return lower.value
    factor = 1
    while lower.value * factor * 1000 < upper.value:
        factor *= 1000
    return lower.value * factor


def _half(value: float, step: float) -> float | int:
    result = round(value + step / 2, 6)
    return int(result) if result == int(result) else result
