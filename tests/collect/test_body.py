"""Whether a body is whole."""

from __future__ import annotations

import pytest

from crossbearing.collect import marks
from crossbearing.collect.body import body_status

BODY = "The dam broke on Monday, the ministry said. Four villages were flooded."


@pytest.mark.parametrize(
    "end",
    [
        "",
        "\n“We left at once…” she said.",
        "\nThe minister spoke... and left.",
        "\nThe subscribers of the fund met.",
        "\nShare this: Like Loading...",
        "\nHe asked them to subscribe to the deal.",
    ],
)
def test_full(end: str) -> None:
    assert body_status(BODY + end, marks(BODY + end)) == "full"


@pytest.mark.parametrize(
    "end",
    [
        " About 3,000 people were…",
        " About 3,000 people [...]",
        " About 3,000 [+2144 chars]",
        " About 3,000 people […]\n\nRead more",
        " About 3,000...\nContinue reading",
    ],
)
def test_cut(end: str) -> None:
    assert body_status(BODY + end, marks(BODY + end)) == "partial"


@pytest.mark.parametrize(
    "end",
    [
        "Subscribe to continue reading",
        "Already a subscriber? Sign in",
        "This article is for subscribers only.",
        "To continue reading, create a free account.",
        "You have reached your limit of free articles.",
    ],
)
def test_behind_a_wall(end: str) -> None:
    assert body_status(f"{BODY}\n\n{end}\n\nMenu") == "paywalled"


@pytest.mark.parametrize("text", ["", "  \n ", "a", "#1 — 2"])
def test_none(text: str) -> None:
    assert body_status(text) == "none"


def test_scripts_without_spaces_are_text() -> None:
    assert body_status("数千人连夜逃离该市，当地政府周一表示。") == "full"


def test_what_the_page_says_counts() -> None:
    assert body_status(BODY, stated="partial") == "partial"
