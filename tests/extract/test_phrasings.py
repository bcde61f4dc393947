"""Two hundred and more ways of saying what the codebook holds, and sentences of other pages that say none of it.

``phrasings.txt`` holds lines "entry | sentence"; a line that begins with "?" is not read yet. ``elsewhere.txt`` holds one
sentence a line; those with "?" are taken for a claim of a core kind though they are none.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crossbearing.model import CORE_KINDS, Claim

HERE = Path(__file__).parent


def lines(name: str) -> list[object]:
    """The lines of a file as parameters; those that are not right yet are expected to fail."""
    found = (HERE / name).read_text(encoding="utf-8").splitlines()
    mark = pytest.mark.xfail(reason="not read right yet")
    return [
        pytest.param(line.lstrip("? "), marks=[mark] if line.startswith("?") else [])
        for line in found
        if line
    ]


@pytest.mark.parametrize("line", lines("phrasings.txt"))
def test_a_phrasing_is_read(line: str, draw: Callable[..., list[Claim]]) -> None:
    entry, words = line.split(" | ", 1)
    assert entry in {c.type for c in draw(words)}


@pytest.mark.parametrize("words", lines("elsewhere.txt"))
def test_a_sentence_of_another_page_is_not(words: str, draw: Callable[..., list[Claim]]) -> None:
    assert not [c for c in draw(words) if c.kind in CORE_KINDS]
