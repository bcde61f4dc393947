"""Whether a report's body is whole: full, partial (cut), paywalled, or none.

A cut body never corroborates, so a body counts as full only where nothing says otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from crossbearing.model import Mark
from crossbearing.model.report import BodyStatus

__all__ = ["DECLARED_SHORT", "body_status"]

DECLARED_SHORT = 1_500
"""Characters below which the text of a page that declares itself not free is taken for a teaser. Teasers have two
or three paragraphs; a subscriber's saved page has the whole article."""
_TAIL = 1_500  # characters at the end in which a wall announces itself
_CUT = re.compile(r"(?:\[?(?:…|\.\.\.)\]?|\[\+\d+ chars\])\s*$")
_LEAST_LETTERS = 12  # below this there is a name or a code, and no sentence in any script


def body_status(text: str, marks: Sequence[Mark] = (), stated: BodyStatus = "full") -> BodyStatus:
    """The status of a body, where the reader knows no better than `stated`.

    Args:
        text: The report's text.
        marks: Its spans that bear no claim; what stands before them at the end tells whether it is cut.
        stated: What its file or page says.
    """
    if sum(c.isalpha() for c in text.strip()[:_TAIL]) < _LEAST_LETTERS:
        return "none"
    if stated != "full":
        return stated
    if any(p.search(text[-_TAIL:]) for p in _walls()):
        return "paywalled"
    return "partial" if _is_cut(_end(text, marks)) else "full"


def _end(text: str, marks: Sequence[Mark]) -> str:
    """The last words that are no furniture."""
    end = len(text)
    for mark in reversed(marks):
        if text[mark.end : end].strip():
            break
        end = mark.start
    return text[max(0, end - _TAIL) : end]


def _is_cut(tail: str) -> bool:
    """Cut in mid-sentence: an ellipsis at the very end, or a "read more" link after one."""
    lines = [line.strip() for line in tail.splitlines() if line.strip()]
    while lines and re.fullmatch(
        r"(?i)(?:continue reading|read (?:more|on|full(?: story| article)?)|more)\W*", lines[-1]
    ):
        lines.pop()
    return bool(lines and _CUT.search(lines[-1]))


@cache
def _walls() -> tuple[re.Pattern[str], ...]:
    import yaml

    data = yaml.safe_load((Path(__file__).parent / "paywall.yaml").read_text("utf-8"))
    return tuple(re.compile(p, re.IGNORECASE | re.MULTILINE) for p in data["walls"])
