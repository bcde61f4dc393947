"""Numbers as news writes them: digits in every grouping, words, scales.

The grammar reads one number at a position of lower-cased text; what it bounds and what it counts is the
business of `quantities`. Every repetition is bounded, so hostile text costs linear time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import yaml

__all__ = ["Number", "alternation", "lexicon", "lowered", "number_at", "place_value", "small_number"]

MAX_WORDS = 12
"""Longest run of number words that is read as one number: "nine hundred and ninety-nine thousand …" needs eleven."""

_SPACE = r"[ \t\u00a0\u2009\u202f]"
_DIGITS = re.compile(
    rf"""(?P<comma>\d{{1,3}}(?:,\d{{3}}){{1,5}}(?!\d)(?!,\d)(?:\.\d{{1,6}}(?![\d]))?)
    |(?P<lakh>\d{{1,3}}(?:,\d{{2}}){{1,4}},\d{{3}}(?![\d,]))
    |(?P<space>[1-9]\d{{0,2}}(?:{_SPACE}\d{{3}}){{1,4}}(?!\d)(?!{_SPACE}?[:/]\d)(?!,\d))
    |(?P<dots>[1-9]\d{{0,2}}(?:\.\d{{3}}){{2,5}}(?![\d.]))
    |(?P<apos>[1-9]\d{{0,2}}(?:['’]\d{{3}}){{1,5}}(?!\d))
    |(?P<plain>\d{{1,15}}(?:\.\d{{1,6}})?(?!\d)(?!\.\d))""",
    re.VERBOSE | re.ASCII,
)
_DOTTED = re.compile(r"[1-9]\d{0,2}\.\d{3}")
_HALF = re.compile(r"[ -]and[ -]a[ -]half\b|[ ]?½|[ ]1/2\b")


@dataclass(frozen=True, slots=True)
class Number:
    """A number at its span.

    Attributes:
        start: First code point.
        end: Code point after the last.
        value: The number.
        kind: digits, words, exact ("a dozen") or floor ("dozens": `value` is the least it can mean).
        unit_step: Size of one step of the last significant digit (100 for 1,600; 1 for 25; 1e6 for "2 million").
        scaled: True where a scale word is part of it.
        dotted: True where "1.600" could also mean 1600.
    """

    start: int
    end: int
    value: float | int
    kind: str
    unit_step: float | int = 1
    scaled: bool = False
    dotted: bool = False


@cache
def lexicon() -> dict[str, Any]:
    """The number words, qualifiers and units of the codebook (``codebook/numbers.yaml``)."""
    text = resources.files("crossbearing.codebook").joinpath("numbers.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return data


def lowered(text: str) -> str:
    """Lower-case `text` without changing its length, so that offsets stay true ("İ" keeps its case)."""
    low = text.lower()
    if len(low) == len(text):
        return low
    return "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def alternation(words: list[str]) -> str:
    """A regular expression for any of `words`, as a trie: several times faster than a flat list."""
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for char in word:
            node = node.setdefault(char, {})
        node[""] = {}
    return _branch(trie)


def _branch(node: dict[str, Any]) -> str:
    ends = "" in node
    parts = [re.escape(char) + _branch(child) for char, child in sorted(node.items()) if char]
    if not parts:
        return ""
    inner = parts[0] if len(parts) == 1 else "(?:" + "|".join(parts) + ")"
    if not ends:
        return inner
    return f"(?:{inner})?"


@cache
def _grammar() -> dict[str, re.Pattern[str]]:
    lex = lexicon()
    cardinal = alternation([*lex["cardinals"], "hundred", "thousand", "million", "billion", "lakh", "crore"])
    long_scales = [s for s in lex["scales"] if len(s) > 3]
    floors = alternation([f for f in lex["floors"] if " " not in f])
    plural = alternation(["hundreds", "thousands", "millions", "billions", "lakhs", "crores"])
    return {
        "words": re.compile(rf"(?:an?\s(?=hundred|thousand|[mb]illion|lakh|crore))?(?:{cardinal})\b(?:[\s-]{{1,3}}(?:and[\s-])?(?:{cardinal})\b){{0,{MAX_WORDS}}}"),
        "scale": re.compile(rf"[\s\u00a0-]{{0,2}}({alternation(long_scales)})\b|\s?({alternation(['k', 'mn', 'bn', 'tn', 'm', 'b', 'mln', 'bln'])})\b"),
        "exact": re.compile(rf"(?:{alternation(list(lex['exact']))})\b"),
        "floor": re.compile(
            rf"(?P<first>{floors}|an?\s(?:very\s)?(?:few|handful))\b(?:\s+of)?(?:\s+(?P<second>{plural}))?\b"
            rf"(?:\s+(?P<scale>hundred|dozen|thousand|million|billion|lakh|crore))?\b"
        ),
    }  # fmt: skip


def number_at(low: str, at: int) -> Number | None:
    """The number that begins at `at` of lower-cased text, or None."""
    if low[at : at + 1].isdigit():
        return _digits(low, at)
    grammar = _grammar()
    if match := grammar["exact"].match(low, at):
        value = lexicon()["exact"][match.group()]
        return _scale(low, Number(at, match.end(), value, "exact", 12 if value == 12 else place_value(value)))
    if match := grammar["floor"].match(low, at):
        return _floor(match)
    if match := grammar["words"].match(low, at):
        return _words(low, match)
    return None


def small_number(words: str) -> float | int | None:
    """The value of a whole phrase that is one number ("twenty-four", "3,5" is none), or None."""
    low = lowered(words.strip())
    number = number_at(low, 0) if low else None
    return number.value if number and number.end == len(low) and number.kind != "floor" else None


def _digits(low: str, at: int) -> Number | None:
    match = _DIGITS.match(low, at)
    if not match:
        return None
    text = re.sub(rf"{_SPACE}|[,'’]", "", match.group())
    if match.lastgroup == "dots":
        text = text.replace(".", "")
    value: float | int = float(text) if "." in text else int(text)
    step: float | int = 10.0 ** -len(text.partition(".")[2]) if "." in text else place_value(int(value))
    dotted = bool(_DOTTED.fullmatch(match.group()))
    return _scale(low, Number(at, match.end(), value, "digits", step, dotted=dotted))


def _scale(low: str, number: Number) -> Number:
    """`number` times the scale words that follow ("1.5 million", "2 hundred thousand", "two and a half million")."""
    end, value, step = number.end, number.value, number.unit_step
    if half := _HALF.match(low, end):
        end, value, step = half.end(), value + 0.5, 1
    scaled = False
    scales = lexicon()["scales"]
    for _ in range(2):
        match = _grammar()["scale"].match(low, end)
        if not match:
            break
        factor = scales[match.group(1) or match.group(2)]
        end, value, step, scaled = match.end(), value * factor, step * factor, True
    if end == number.end or (half and not scaled and number.kind == "exact"):
        return number
    return Number(number.start, end, _neat(value), number.kind, _neat(step), scaled)


def _words(low: str, match: re.Match[str]) -> Number | None:
    """Read number words; stop where they no longer form one number ("two, three")."""
    cardinals, scales = lexicon()["cardinals"], lexicon()["scales"]
    total, current, end, last = 0, 0, match.start(), 0
    previous = ""
    for token in re.finditer(r"[a-z]+", match.group()):
        word = token.group()
        if word in {"a", "an"}:
            current = 1
            continue
        if word == "and":
            continue
        if word in cardinals:
            value = cardinals[word]
            tens = 20 <= last < 100 and 0 < value < 10 and previous in cardinals
            if previous in cardinals and not tens:
                break
            current, last = current + value, value
        else:
            factor = scales[word]
            if current == 0 and total == 0:
                return None
            if factor == 100:
                current *= 100
            else:
                total, current = total + (current or 1) * factor, 0
            last = factor
        previous, end = word, match.start() + token.end()
    value = total + current
    number = Number(match.start(), end, value, "words", place_value(value), scaled=total > 0)
    return _scale(low, number)


def _floor(match: re.Match[str]) -> Number | None:
    lex = lexicon()
    first = re.sub(r"\s+", " ", match["first"]).replace("very ", "")
    value = lex["floors"][first]
    end = match.end("first")
    if match["scale"] and not match["second"]:
        value, end = lex["floor_before_scale"] * lex["scales"][match["scale"]], match.end("scale")
    elif match["second"]:
        factor = lex["scales"][match["second"].removesuffix("s")]
        value, end = value * factor, match.end("second")
    elif first == "tens":
        return None if match.group() == "tens" else Number(match.start(), end, value, "floor")
    return Number(match.start(), end, value, "floor")


def place_value(value: int) -> int:
    """Place value of the last significant digit of `value` (1,600 → 100)."""
    if not value:
        return 1
    step = 1
    while value % (step * 10) == 0:
        step *= 10
    return step


def _neat(value: float) -> float | int:
    """A whole number as int; others rounded clear of binary noise."""
    rounded = round(value, 6)
    return int(rounded) if rounded == int(rounded) else rounded
