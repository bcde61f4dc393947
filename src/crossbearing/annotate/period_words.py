"""Fragments of the grammar of time expressions, made from the codebook."""

from __future__ import annotations

import re
from functools import cache
from importlib import resources
from typing import Any

import yaml

from crossbearing.annotate.quantity_numbers import alternation, lexicon, number_at

__all__ = ["amount", "duration", "fragments", "unit_of", "words"]


@cache
def words() -> dict[str, Any]:
    """The words of time expressions (``codebook/periods.yaml``)."""
    text = resources.files("crossbearing.codebook").joinpath("periods.yaml").read_text("utf-8")
    data: dict[str, Any] = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))  # noqa: S506
    return data


@cache
def fragments() -> dict[str, str]:
    """Named pieces of regular expressions over lower-cased text."""
    lex = words()
    units = alternation([*lex["units"], *(u + "s" for u in lex["units"] if u != "century"), *lex["plurals"]])
    cardinals = [w for w in lexicon()["cardinals"] if w != "zero"]
    number = alternation([*cardinals, "hundred", "thousand", "dozen"])
    return {
        "month": f"(?:{alternation(list(lex['months']))})",
        "dot": r"(?:(?<=jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)\.|(?<=sept)\.)?",
        "weekday": f"(?:{alternation(list(lex['weekdays']))})",
        "unit": f"(?:{units})",
        "number": rf"(?:\d{{1,3}}(?:,\d{{3}})?(?:\.\d)?(?:\s1/2)?|(?:an?\s(?=hundred|thousand|dozen))?(?:{number})\b(?:[\s-](?:and\s)?(?:{number})\b){{0,4}}|an?(?=\s))",
        "vague": r"(?:an?\sfew|a\scouple\sof|a\scouple|several|few|some|many|dozens\sof|hundreds\sof|thousands\sof|a\snumber\sof)",
        "part": f"(?:{alternation(list(lex['parts_of_day']))})",
        "season": f"(?:{alternation(list(lex['seasons']))})",
        "ordinal": f"(?:{alternation(list(lex['ordinals']))})",
        "year": r"(?:1[5-9]|20)\d\d(?![\d%])(?!,\d)(?!\.\d)",
        "day": r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?(?![\d%])(?!,\d\d\d)(?!\.\d)(?!:\d)",
    }


def unit_of(word: str) -> str:
    """The singular name of a unit: "weeks" → "week"."""
    plurals: dict[str, str] = words()["plurals"]
    return plurals.get(word) or (word if word in words()["units"] else word.removesuffix("s"))


def amount(text: str) -> float | int | None:
    """The number that words give, or None for "several" and the like."""
    text = text.strip()
    if text in {"a", "an", "one"}:
        return 1
    if text.startswith("a couple"):
        return 2
    half = text.endswith(" 1/2")
    number = number_at(text.removesuffix(" 1/2"), 0)
    if number is None or number.kind == "floor":
        return None
    return number.value + 0.5 if half else number.value


def duration(count: float | None, unit: str) -> str:
    """TIMEX3 value of so many units: P3D, PT2H, PXY, P2Y6M."""
    code, multiple, _ = words()["units"][unit]
    prefix = "PT" if code.startswith("T") else "P"
    code = code[-1]
    if count is None:
        return f"{prefix}X{code if multiple == 1 else {'decade': 'E', 'century': 'C'}.get(unit, code)}"
    whole = int(count * multiple)
    if count * multiple == whole:
        return f"{prefix}{whole}{code}"
    rest = {"year": "6M", "hour": "30M", "minute": "30S", "day": "T12H"}.get(unit)
    if count - int(count) == 0.5 and rest:
        return (
            f"{prefix}{int(count)}{code}{rest}"
            if count >= 1
            else f"{prefix if unit != 'hour' else 'PT'}{rest}"
        )
    return re.sub(r"\.0\b", "", f"{prefix}{count * multiple:g}{code}")
