"""From the lines of a page to paragraphs.

A PDF knows characters at positions. Three things end a paragraph: a line that is well shorter than
usual, a gap above the next line that is wider than usual, and a change of the size of letters. Words that a hyphen divides
at the end of a line are made whole; what stands at the head or foot of most pages is left out.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.collect.base import printable

__all__ = ["Line", "paragraphs"]

_FULL = 0.75
"""Share of the usual line from which a line runs on. Ragged right margins leave lines at 80 to 100 %; the
last line of a paragraph is shorter in three of four cases."""
_GAP = 1.35  # times the usual distance of lines from which there is a gap; paragraphs are set 1.5 to 2 apart
_SIZE = 0.15  # change of the height of letters from which a line is of another kind (headings: 20 % and more)
_NARROWEST = 150.0  # points; columns of print are wider, so a page of short lines is a list
_EDGE = 2  # lines at the head and foot of a page that may be running titles
_SHORT = 60  # characters up to which a line may be a heading; those of reports have up to 50
_BULLET = re.compile(r"[•▪‣●*–-]\s|\d{1,2}[.)]\s")
_NUMBER = re.compile(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page.

    Attributes:
        text: Its words; a hyphen at the end divides a word.
        width: From its first letter to its last, in points.
        top: The top of its letters, in points from the foot of the page.
        size: The height of its letters, in points.
    """

    text: str
    width: float
    top: float
    size: float


def paragraphs(pages: Sequence[Sequence[Line]]) -> str:
    """The text of `pages` with lines joined into paragraphs, one a line."""
    running = _running(pages)
    kept = [
        [line for n, line in enumerate(page) if line.text and not _is_running(line, n, len(page), running)]
        for page in pages
    ]
    full = _usual([line.width for page in kept for line in page])
    gap = _usual_gap(kept)
    joined: list[str] = []
    before: Line | None = None
    for page in kept:
        for line in page:
            if before and _goes_on(before, line, full, gap):
                joined[-1] = _joined(joined[-1], line.text)
            else:
                joined.append(line.text)
            before = line
    return "\n".join(joined)


def _goes_on(before: Line, line: Line, full: float, gap: float) -> bool:
    """Whether `line` continues the paragraph of the line before."""
    if before.width < _FULL * full and not before.text.endswith("-"):
        return False
    same_page = line.top < before.top
    if same_page and gap and before.top - line.top > _GAP * max(gap, 1.2 * before.size):
        return False
    if abs(line.size - before.size) > _SIZE * before.size:
        return False
    return not _BULLET.match(line.text) and not _is_heading(before.text, line.text)


def _is_heading(before: str, line: str) -> bool:
    """A short line that begins with a capital and has no full stop, after the end of a sentence."""
    ended = before.endswith((".", "!", "?", "”", '"'))
    return ended and len(line) <= _SHORT and line[0].isupper() and line[-1] not in ".,;:-"


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and line[:1].islower() and before[-2:-1].isalpha():
        return before[:-1] + line
    hyphen = before.endswith("-") and before[-2:-1].isalnum() and line[:1].isalnum()
    return before + line if hyphen else f"{before} {line}"


def _usual(widths: list[float]) -> float:
    """The width of a full line: that which one line in ten exceeds."""
    ordered = sorted(widths)
    return max(_NARROWEST, ordered[int(0.9 * (len(ordered) - 1))]) if ordered else _NARROWEST


def _usual_gap(pages: Sequence[Sequence[Line]]) -> float:
    """The distance from line to line within paragraphs: the lower quartile, since gaps only add to it."""
    steps = sorted(a.top - b.top for page in pages for a, b in pairwise(page) if a.top > b.top)
    return steps[(len(steps) - 1) // 4] if steps else 0.0


def _running(pages: Sequence[Sequence[Line]]) -> frozenset[str]:
    """Lines, digits apart, that stand at the edge of at least half of three or more pages."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(
        key for page in pages for key in {_shape(x.text) for x in (*page[:_EDGE], *page[-_EDGE:])}
    )
    return frozenset(key for key, count in edges.items() if key and count >= max(3, len(pages) // 2))


def _is_running(line: Line, n: int, length: int, running: frozenset[str]) -> bool:
    edge = n < _EDGE or n >= length - _EDGE
    return edge and (_shape(line.text) in running or bool(_NUMBER.fullmatch(line.text.lower())))


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", printable(line).casefold())
