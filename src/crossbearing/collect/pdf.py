"""PDF with a text layer: its text, with the lines of the layout joined into paragraphs again.

A PDF knows lines on a page, not paragraphs. Lines that run to the right edge are joined with the next; words
that a hyphen divides at the end of a line are made whole; what stands at the head or foot of most pages (running titles,
page numbers) is left out. A scanned PDF has pictures and no text: it is set aside.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, megabytes, printable
from crossbearing.collect.text import headline
from crossbearing.model import Report, SetAside

__all__ = ["PdfReader", "paragraphs"]

_MAX_FILE = 100_000_000  # bytes; pictures make PDFs large, their text is not
_MAX_PAGES = 1_000  # annual reports have a few hundred
_SCANNED = 40  # characters a page below which its text is stamps and page numbers
_FULL = 0.75
"""Share of the page's usual line length from which a line counts as running on. Ragged right margins leave
lines at 80 to 100 %; the last line of a paragraph is shorter in three of four cases."""
_SHORT = 60  # characters up to which a line may be a heading; those of reports have up to 50
_BULLET = re.compile(r"[•▪‣●*–-]\s|\d{1,2}[.)]\s")
_HYPHEN = re.compile(
    "[\\x02\ufffe]\\n?"
)  # PDFium's marks of a hyphen at the end of a line, with or without the end
_EDGE = 2  # lines at the head and foot of a page that may be running titles


class PdfReader:
    """Reads PDF files."""

    def accepts(self, path: Path, head: bytes) -> bool:
        """Files that begin as PDF or are named so."""
        return head[:1024].lstrip().startswith(b"%PDF-") or path.suffix.lower() == ".pdf"

    def read(self, file: File) -> Iterator[Item]:
        """Yield the report of the file."""
        size = file.path.stat().st_size
        if size > _MAX_FILE:
            advice = "Save the pages that matter as a file of their own."
            yield SetAside(
                source=file.name, reason=f"The PDF has {megabytes(size)}, too much to read.", advice=advice
            )
            return
        raw = file.path.read_bytes()
        pages, problem = _pages(raw)
        if problem:
            yield SetAside(source=file.name, reason=problem, advice="Open it in a viewer and save it again.")
            return
        text = paragraphs(pages)
        if len(text) < _SCANNED * max(1, min(len(pages), 5)) and len(text) < 5 * _SCANNED:
            yield SetAside(
                source=file.name,
                reason="The PDF has no text layer; it seems to be a scan.",
                advice="Run text recognition (OCR) over it first, or give its text as a file.",
            )
            return
        if len(pages) >= _MAX_PAGES or len(text) > MAX_TEXT:
            yield SetAside(
                source=file.name,
                reason=f"The PDF is very long; only its first {len(pages):,} pages were read.",
                advice="Split it into one file per report.",
                whole=False,
            )
            yield _report(raw, text[:MAX_TEXT], partial=True)
            return
        yield _report(raw, text, partial=False)


def _report(raw: bytes, text: str, *, partial: bool) -> Report:
    return Report(
        id="",
        text=text,
        title=headline(text),
        body_status="partial" if partial else "full",
        sha256=digest(raw),
    )


def _pages(raw: bytes) -> tuple[list[str], str | None]:
    """The text of each page, or why there is none."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        locked = "password" in str(error).lower()
        return [], "The PDF is locked with a password." if locked else "The PDF is damaged or empty."
    try:
        return [_page(document, n) for n in range(min(len(document), _MAX_PAGES))], None
    finally:
        document.close()


def _page(document: Any, number: int) -> str:
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
        text = str(layer.get_text_bounded())
    except pypdfium2.PdfiumError:
        return ""
    layer.close()
    page.close()
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    return _HYPHEN.sub("-\n", plain)


def paragraphs(pages: list[str]) -> str:
    """The text of `pages` with lines joined into paragraphs, one a line."""
    cleaned = [[line.strip() for line in page.split("\n")] for page in pages]
    running = _running(cleaned)
    lines = [
        line
        for page in cleaned
        for n, line in enumerate(page)
        if not _is_running(line, n, len(page), running)
    ]
    width = _usual(lines)
    joined: list[str] = []
    open_ended = False
    for line in lines:
        if not line:
            open_ended = False
            continue
        if open_ended and not _BULLET.match(line) and not _is_heading(joined[-1], line):
            joined[-1] = _joined(joined[-1], line)
        else:
            joined.append(line)
        open_ended = len(line) >= _FULL * width or line.endswith("-")
    return "\n".join(joined)


def _is_heading(before: str, line: str) -> bool:
    """A short line that begins with a capital and has no full stop, after the end of a sentence."""
    return (
        before.endswith((".", "!", "?", "”", '"'))
        and len(line) <= _SHORT
        and line[0].isupper()
        and line[-1] not in ".,;:-"
    )


def _joined(before: str, line: str) -> str:
    if before.endswith("-") and line[:1].islower() and before[-2:-1].isalpha():
        return before[:-1] + line
    return f"{before} {line}"


def _usual(lines: list[str]) -> int:
    """The length of a full line: that which one line in ten exceeds."""
    lengths = sorted(len(line) for line in lines if line)
    return max(40, lengths[int(0.9 * (len(lengths) - 1))]) if lengths else 40


def _running(pages: list[list[str]]) -> frozenset[str]:
    """Lines, digits apart, that stand at the edge of at least half of three or more pages."""
    if len(pages) < 3:
        return frozenset()
    edges = Counter(
        key for page in pages for key in {_shape(x) for x in (*page[:_EDGE], *page[-_EDGE:]) if x}
    )
    return frozenset(key for key, count in edges.items() if count >= max(3, len(pages) // 2))


def _is_running(line: str, n: int, length: int, running: frozenset[str]) -> bool:
    edge = n < _EDGE or n >= length - _EDGE
    return edge and (
        _shape(line) in running
        or bool(re.fullmatch(r"(?:page )?\d{1,4}(?: (?:of|/) \d{1,4})?", line.lower()))
    )


def _shape(line: str) -> str:
    return re.sub(r"\d+", "#", printable(line).casefold())
