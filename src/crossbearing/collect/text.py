"""Plain text: the content, unchanged. Its headline is the first line, where that looks like one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, printable, too_large
from crossbearing.collect.decode import decode, is_binary
from crossbearing.model import Report, SetAside

__all__ = ["TextReader", "headline"]

_SUFFIXES = frozenset({".txt", ".text", ".md", ".markdown", ".rst", ".asc", ""})
_LONGEST_HEADLINE = 160  # characters; long headlines of wires and UN updates have up to 140


class TextReader:
    """Reads plain text."""

    def accepts(self, path: Path, head: bytes) -> bool:
        """Files named as text, or without a suffix, that hold characters."""
        return path.suffix.lower() in _SUFFIXES and not is_binary(head)

    def read(self, file: File) -> Iterator[Item]:
        """Yield the report."""
        size = file.path.stat().st_size
        if size > MAX_TEXT:
            yield too_large(file.name, size, "text")
            return
        raw = file.path.read_bytes()
        decoded = decode(raw)
        if decoded.note:
            yield SetAside(source=file.name, reason=decoded.note, advice="Save it as UTF-8.", whole=False)
        yield Report(id="", text=decoded.text, title=headline(decoded.text), sha256=digest(raw))


def headline(text: str) -> str | None:
    """The first line of `text` where it stands like a headline: short, without a full stop, above more text."""
    lines = text.lstrip().split("\n", 1)
    first = printable(lines[0][: _LONGEST_HEADLINE + 1]).removeprefix("# ")
    alone = len(lines) < 2 or not lines[1].strip()
    if not first or alone or len(first) > _LONGEST_HEADLINE or first.endswith((".", ":", ";", ",", "…", "-")):
        return None
    return first
