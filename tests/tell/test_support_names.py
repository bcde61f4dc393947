"""Names are found as whole words, the longest first."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.tell.support import _Names

NAMES = ["Hama", "Hama City", "Ivory Group", "Al-Noor", "Río Claro", "Group"]


@pytest.mark.parametrize(
    ("text", "found", "rest"),
    [
        ("Fighters left Hama City on Monday.", ["Hama City"], "Fighters left   on Monday."),
        ("Hama, not Hamadan, fell.", ["Hama"], " , not Hamadan, fell."),
        ("NewHama and Hama_2 are none.", [], "NewHama and Hama_2 are none."),
        ("Al-Noor met the Ivory Group.", ["Al-Noor", "Ivory Group"], "  met the  ."),
        ("", [], ""),
    ],
)
def test_names_in_a_text(text: str, found: list[str], rest: str) -> None:
    assert _Names(NAMES).taken_out(text) == (found, rest)


@given(st.lists(st.sampled_from([*NAMES, "a", "2", "_", " ", "-", ", ", "é"])).map("".join))
def test_they_are_those_that_one_long_pattern_finds(text: str) -> None:
    ordered = sorted(NAMES, key=lambda n: (-len(n), n))
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, ordered)) + r")(?!\w)")
    assert _Names(NAMES).taken_out(text) == (pattern.findall(text), pattern.sub(" ", text))
