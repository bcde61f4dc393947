"""Numbers in special shapes: shares, rows of lists, conversions in brackets, single persons without a number."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate.quantity_numbers import Number, alternation, lexicon, number_at
from crossbearing.annotate.quantity_phrases import (
    Counted,
    counted_at,
    dimension,
    person_singulars,
    unit_words,
)
from crossbearing.model import QuantityMention

__all__ = ["MONEY", "Source", "fraction_at", "list_label", "past_conversion", "ratio_at", "singular_persons"]


@dataclass(frozen=True, slots=True)
class Source:
    """A text and the same lower-cased, of equal length."""

    text: str
    low: str


MONEY = re.compile(r"(?:^|(?<=[\s(\"“‘-]))(us\$|c\$|a\$|usd|eur|gbp|chf|rs\.?|[$€£¥₹₦₱₽])\s?$")


_LIST_LABEL = re.compile(r"(?P<label>[^\W\d_][\w’'-]{1,30})(?:\s[a-z]{2,10}ed)?(?:\s?[:–—=]|\s-)\s?$")


_BARE_LABEL = re.compile(r"(?P<label>[^\W\d_][\w’'-]{1,30})(?:\stotal)?\s$")
"""A table's row without a colon ("IDPs total 1200"): only where the number ends the line."""


_RATIO = re.compile(r"\s(?:in\severy|of\severy|out\sof|in)\s(?=\w)")


_FRACTION = re.compile(
    r"(?P<n>half|(?:a|one)[ -](?:half|third|quarter|fifth|tenth)|two[ -](?:thirds|fifths)|three[ -](?:quarters|fifths)"
    r"|four[ -]fifths)\s(?:of|the)\s"
)


_PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
}


_SEPARATED = re.compile(r"\s?\(\s?(?:(?:about|some|around|approximately|or|nearly|roughly|over)\s)?(?=[\d])")


def ratio_at(source: Source, number: Number) -> QuantityMention | None:
    """For "One in five" as 20 percent."""
    joiner = _RATIO.match(source.low, number.end)
    if not joiner or number.kind == "floor":
        return None
    whole = number_at(source.low, joiner.end())
    if whole is None or not 0 < number.value < whole.value <= 100_000 or whole.kind == "floor":
        return None
    plain = joiner.group().strip() == "in"
    counted = counted_at(source.text, source.low, whole.end, one=False)
    if (plain and number.value != 1) or counted.unit in {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "decades",
        "minutes",
    }:
        return None
    value = round(100 * number.value / whole.value, 1)
    text = source.text[number.start : whole.end]
    return QuantityMention(
        start=number.start,
        end=whole.end,
        text=text,
        value=value,
        low=value,
        high=value,
        unit="percent",
        counted=counted.words,
    )


def fraction_at(source: Source, at: int) -> QuantityMention | None:
    """A share at `at` ("two thirds of", "half the") as percent."""
    match = _FRACTION.match(source.low, at)
    if not match or (
        number_at(source.low, at) is not None and not match["n"].startswith(("one", "two", "three", "four"))
    ):
        return None
    words = re.split(r"[ -]", match["n"])
    share = {"two": 2, "three": 3, "four": 4}.get(words[0], 1) / _PARTS[words[-1]]
    value = round(100 * share, 1)
    end = match.end("n")
    return QuantityMention(
        start=at, end=end, text=source.text[at:end], value=value, low=value, high=value, unit="percent"
    )


def list_label(source: Source, number: Number) -> Counted | None:
    """What a list says before the number: "Killed: 17", "Displaced – 4,500"."""
    match = _LIST_LABEL.search(source.low, max(0, number.start - 40), number.start)
    if match is None and source.low[number.end :].strip() == "":
        match = _BARE_LABEL.search(source.low, max(0, number.start - 40), number.start)
    if not match:
        return None
    word = match["label"]
    unit = "people" if word in lexicon()["people_states"] else unit_words().get(word)
    if unit is None:
        return None
    return Counted(number.end, source.text[match.start("label") : match.end("label")], unit)


def past_conversion(source: Source, mention: QuantityMention) -> int:
    """Where to go on after `mention`: past a bracket that says the same in another unit."""
    kind = dimension(mention.unit)
    bracket = _SEPARATED.match(source.low, mention.end) if kind else None
    if not bracket:
        return mention.end
    money = MONEY.search(source.low, max(0, bracket.end() - 6), bracket.end())
    number = number_at(source.low, bracket.end())
    if number is None or money:
        return mention.end
    other = counted_at(source.text, source.low, number.end, one=False)
    return other.end if other.unit != mention.unit and dimension(other.unit) == kind else mention.end


def singular_persons(text: str, low: str) -> Iterator[QuantityMention]:
    """For "A soldier", "an elderly woman", a bare "gunman": one person each."""
    for match in _person().finditer(low):
        start, end = match.span()
        counted = text[match.start("person") : end]
        yield QuantityMention(
            start=start, end=end, text=text[start:end], value=1, low=1, high=1, unit="people", counted=counted
        )


@cache
def _person() -> re.Pattern[str]:
    nouns = alternation(sorted(person_singulars()))
    return re.compile(
        rf"(?<![\w-])(?:(?:an?|another)\s(?:(?!an?\b|the\b|and\b|or\b|of\b)[a-z][\w-]{{1,20}}\s){{0,3}})?(?P<person>(?:{nouns}))(?![\w-])(?!['’]s\b)"
    )
