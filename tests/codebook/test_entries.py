"""Every entry of the packaged codebook: its examples are coded as it, its near misses are not."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.codebook import load_codebook
from crossbearing.model import Claim

ENTRIES = load_codebook().entries

NOT_YET = {}
"""Examples that are not coded yet, each with what stands in the way. A line goes when its example is coded."""

STILL = {
    "Political power was cut down to size.": "power is electricity to the classes",
    "A charm offensive began.": "an offensive of any kind",
    "He died of old age in 1998 (background).": "background, but of this type",
    "The suspects fled the scene by car.": "suspects are people",
    "The ministry counted 40,000 affected people (affected, not displaced).": "the words in brackets name it",
}
"""Near misses that are taken for the entry, likewise."""


def cases(attribute: str, known: dict[str, str]) -> list[object]:
    """Every sentence of the codebook with its entry; those known to fail are expected to."""
    return [
        pytest.param(
            name,
            words,
            id=f"{name}: {words}",
            marks=[pytest.mark.xfail(reason=known[words])] if words in known else [],
        )
        for name, entry in ENTRIES.items()
        for words in getattr(entry, attribute)
    ]


@pytest.mark.parametrize(("entry", "words"), cases("examples", NOT_YET))
def test_an_example_is_coded(entry: str, words: str, draw: Callable[..., list[Claim]]) -> None:
    assert entry in {c.type for c in draw(words)}


@pytest.mark.parametrize(("entry", "words"), cases("near_misses", STILL))
def test_a_near_miss_is_not(entry: str, words: str, draw: Callable[..., list[Claim]]) -> None:
    assert entry not in {c.type for c in draw(words)}


def test_the_lists_of_failures_name_sentences_of_the_codebook() -> None:
    examples = {words for e in ENTRIES.values() for words in e.examples}
    misses = {words for e in ENTRIES.values() for words in e.near_misses}
    assert set(NOT_YET) <= examples
    assert set(STILL) <= misses
