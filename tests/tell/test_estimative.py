"""Confidence and likelihood: fixed words, and never both in one sentence."""

from __future__ import annotations

import itertools

import pytest

from crossbearing.tell.estimative import CONFIDENCE, LIKELIHOOD, confidence, mixes


def test_the_bands_follow_one_another() -> None:
    edges = [(low, high) for _, low, high in LIKELIHOOD]
    assert edges[0][0] == 1
    assert edges[-1][1] == 99
    assert all(a[1] == b[0] for a, b in itertools.pairwise(edges))


def test_what_cannot_be_judged_has_no_confidence() -> None:
    assert confidence(6) == ""
    assert {confidence(n) for n in CONFIDENCE} == {
        "Confidence: high.",
        "Confidence: moderate.",
        "Confidence: low.",
    }


@pytest.mark.parametrize(
    "text",
    [
        "With high confidence, the town will likely fall.",
        "It is almost certain. Very likely with low confidence.",
    ],
)
def test_a_mixture_is_found(text: str) -> None:
    assert mixes(text)


@pytest.mark.parametrize(
    "text", ["The town will likely fall. Confidence: low.", "Confidence: high.", "Nothing is said of it."]
)
def test_two_sentences_are_no_mixture(text: str) -> None:
    assert not mixes(text)
