"""The seam of collecting: what a reader is, what it is given and what it yields.

A reader turns one file into reports. It yields a `SetAside` for everything that it cannot read, and never
raises for what a file holds. It fills in what the file itself states and leaves the rest open: the id (an
empty id means "none given"), language, marks and dates are completed in one place for all kinds of files
(`crossbearing.collect.complete`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol, TypeAlias

from crossbearing.model import Report, SetAside

__all__ = [
    "MAX_TEXT",
    "File",
    "Item",
    "Reader",
    "digest",
    "megabytes",
    "printable",
    "text_digest",
    "too_large",
]

MAX_TEXT = 5_000_000
"""Most bytes of text or HTML that are taken for one report. The longest reports in the field (annual reports
of UN missions) hold under 1 MB of text; extracting a page costs more than its length (5 MB 2 s, 10 MB 11 s,
50 MB over 400 s with trafilatura 2)."""

Item: TypeAlias = Report | SetAside


@dataclass(frozen=True, slots=True)
class File:
    """A file to read.

    Attributes:
        path: Where it is.
        name: How people know it: its path below the folder given, with forward slashes, or its name.
        listed: False where it was named on its own, True where a folder brought it in.
    """

    path: Path
    name: str
    listed: bool = False

    @property
    def stem(self) -> str:
        """The file's name without folder and suffix."""
        return printable(self.path.stem)


class Reader(Protocol):
    """Turns files of one kind into reports."""

    def accepts(self, path: Path, head: bytes) -> bool:
        """Whether this reader is the one for `path`, whose first bytes are `head`."""
        ...

    def read(self, file: File) -> Iterator[Item]:
        """Yield the reports of `file`, and what had to be set aside.

        Raises:
            OSError: the file cannot be opened or read.
        """
        ...


def digest(raw: bytes) -> str:
    """The SHA-256 of `raw`, hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def text_digest(text: str) -> str:
    """The SHA-256 of `text` as UTF-8, hexadecimal."""
    return digest(text.encode("utf-8", "surrogatepass"))


def printable(words: str) -> str:
    """`words` on one line, without control characters and halves of surrogate pairs.

    For what is shown in lists and on terminals (names, titles, ids). The text of a report is not touched.
    """
    whole = (
        words.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
        if _has_surrogate(words)
        else words
    )
    return " ".join("".join(c if c.isprintable() else " " for c in whole).split())


def _has_surrogate(words: str) -> bool:
    return any("\ud800" <= c <= "\udfff" for c in words)


def megabytes(size: int) -> str:
    """`size` in bytes as words: "5 MB", "0.3 MB"."""
    value = size / 1_000_000
    return f"{value:,.0f} MB" if value >= 1 else f"{value:.1f} MB"


def too_large(name: str, size: int, kind: str) -> SetAside:
    """What is said of a file over `MAX_TEXT`."""
    return SetAside(
        source=name,
        reason=f"The {kind} holds {megabytes(size)}, more than one report can be ({megabytes(MAX_TEXT)}).",
        advice="Split it into one file per report, or give the reports as JSON lines.",
    )
