"""The last look at a release before it is written: if anything private is left, nothing is written."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping

from crossbearing.errors import OutputError
from crossbearing.publish.scrub import pattern
from crossbearing.publish.step import Private

__all__ = ["guard", "leaks"]

_OWN = re.compile(r"<(style|script)(?![^>]*application/json)[^>]*>.*?</\1>", re.DOTALL)
"""The page's own style and script, which no report reaches."""


def guard(private: Private, files: Mapping[str, bytes], *, own: str = "") -> None:
    """Look through every file of a release.

    Args:
        private: What must not be there.
        files: The files by name.
        own: The words that the files have by themselves: a single one of them ("Skip") is nobody's name there.

    Raises:
        OutputError: a private name, a point of shelter or a restricted text is left; the message names the file.
    """
    for name, content in files.items():
        for leak in leaks(private, content.decode("utf-8", "replace"), own=own):
            raise OutputError(
                f"Nothing was written: {name} would hold {leak}. Report this, or take the report out of the release "
                'by "access": "restricted".'
            )


def leaks(private: Private, content: str, *, own: str = "") -> Iterator[str]:
    """What of the private is in a text, in words that do not repeat it."""
    words = html.unescape(_OWN.sub(" ", content))
    plain, known = " ".join(words.split()), frozenset(re.findall(r"\w+", own))
    for what, names in (
        ("the name of a private person", private.persons),
        ("the name of a place of shelter", private.shelters),
    ):
        found = pattern(n for n in names if n not in known)
        if found is not None and any(m.group()[:1].isupper() for m in found.finditer(plain)):
            yield what
    if any(" ".join(t.split()) in plain for t in private.texts):
        yield "words of a restricted report"
    for lat, lon in private.points:
        first, second = re.escape(str(lat)), re.escape(str(lon))
        if re.search(rf"{first}\D{{1,40}}{second}|{second}\D{{1,40}}{first}", plain):
            yield "the coordinates of a place of shelter"
