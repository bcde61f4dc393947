"""Runs of spaces and glued words, mended for those who read words, with offsets that stay true."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.annotate.mend import glued, mended
from crossbearing.annotate.segment import sentences
from crossbearing.model import Claim, Report


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("About  900   people fled.", "About 900 people fled."),
        ("Some 900 people weredisplaced.", "Some 900 people were displaced."),
        ("Floods forcedmore than 40 out.", "Floods forced more than 40 out."),
        ("They fledMariupol.", "They fled Mariupol."),
        ("Nothing is wrong here.", "Nothing is wrong here."),
    ],
)
def test_mended(text: str, wanted: str) -> None:
    found, origin = mended(text)
    assert found == wanted
    letters = [(c, text[i]) for c, i in zip(found, origin, strict=True) if c != " "] if origin else []
    assert all(a == b for a, b in letters)


@pytest.mark.parametrize(
    "word",
    [
        "together",
        "toward",
        "wherewithal",
        "withdrawn",
        "unsheltered",
        "byproduct",
        "iPhone",
        "McDonald",
        "UNHCR",
    ],
)
def test_words_that_only_look_glued(word: str) -> None:
    assert not glued(f"the {word} stays")


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("As  many  as  80,000  people  were  displaced  by fighting in Gaalkacyo.", 80_000),
        ("Between  17  October  and  9  November,  some  6,100  people  weredisplaced in Ituri.", 6_100),
    ],
)
def test_what_is_read_in_justified_text(text: str, value: float, draw: Callable[..., list[Claim]]) -> None:
    (claim,) = [c for c in draw(text) if c.quantity]
    assert claim.quantity is not None
    assert claim.quantity.value == value
    assert claim.quote == text[claim.start : claim.end]


def test_a_line_that_breaks_off_goes_on_in_the_next() -> None:
    text = "100,000 people were still displaced as a\nresult of the war in the north.\nHouses burned: 12\nroads cut"
    assert [s.text for s in sentences(Report(id="r", text=text))] == [
        "100,000 people were still displaced as a result of the war in the north.",
        "Houses burned: 12",
        "roads cut",
    ]
