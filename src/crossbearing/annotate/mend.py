"""Text as its writer spaced it: what a PDF or a margin did to the spaces, undone for those who read words.

Offsets stay true: a mended text knows where each of its code points stood.
"""

from __future__ import annotations

import re

__all__ = ["Mended", "glued", "mended"]

Mended = tuple[str, tuple[int, ...]]
"""The mended text and, for each of its code points, the offset in the text as it stands; empty where both are the same."""

_HINGES = (
    "were was been being be have has had are is to by in of from for at with and the people families residents homes houses "
    "seek seeking take took shelling more new newly internally about over nearly almost after"
)
_TERMS = (
    "displaced displacing displacement displacements evacuated evacuating evacuation evacuate forced forcing fled fleeing flee "
    "refuge sheltered sheltering shelter shelters homeless relocated relocation destroyed damaged damage damages killed injured "
    "returned missing flooding fighting floods"
)
_GLUED = re.compile(
    r"\b(?:(?P<a>{h})(?P<b>{t})|(?P<c>{t})(?P<d>{h}))\b|(?<=\b[a-z]{{4}})(?=[A-Z][a-z]{{3}})".format(
        h="|".join(_HINGES.split()), t="|".join(_TERMS.split())
    )
)
"""Two words that lost the space between them at the end of a line ("weredisplaced"): no English word looks so."""


def glued(text: str) -> bool:
    """Whether words of `text` have lost the space between them."""
    return _GLUED.search(text) is not None


def mended(text: str) -> Mended:
    """Runs of spaces as one space, glued words apart.

    Justified text from a PDF is full of such runs; each is a word of its own to the parser and spoils its reading.
    """
    seams = {m.end("a") if m["a"] else m.end("c") if m["c"] else m.start() for m in _GLUED.finditer(text)}
    if not seams and "  " not in text:
        return text, ()
    kept: list[tuple[str, int]] = []
    for i, char in enumerate(text):
        if i in seams:
            kept.append((" ", i))
        if char != " " or (i and text[i - 1] != " "):
            kept.append((char, i))
    return "".join(c for c, _ in kept), tuple(i for _, i in kept)
