"""PDF with a text layer: its text, with the lines of the layout joined into paragraphs again (`pdf_layout`).

A scanned PDF has pictures and no text: it is set aside.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, megabytes
from crossbearing.collect.pdf_layout import Line, paragraphs
from crossbearing.collect.text import headline
from crossbearing.model import Report, SetAside

__all__ = ["PdfReader"]

_MAX_FILE = 100_000_000  # bytes; pictures make PDFs large, their text is not
_MAX_PAGES = 1_000  # annual reports have a few hundred
_SCANNED = 40  # characters a page below which its text is stamps and page numbers
_PIECE = re.compile("[^\\r\\n\\x02\ufffe]+")
_HYPHENS = "\x02\ufffe"  # PDFium's marks of a hyphen at the end of a line, where it gives no end of the line


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


def _pages(raw: bytes) -> tuple[list[list[Line]], str | None]:
    """The lines of each page, or why there are none."""
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


def _page(document: Any, number: int) -> list[Line]:
    import pypdfium2

    try:
        page = document[number]
        layer = page.get_textpage()
        found = list(_lines(layer))
    except pypdfium2.PdfiumError:
        return []
    layer.close()
    page.close()
    return found


def _lines(layer: Any) -> Iterator[Line]:
    """The lines of a page, each with the place of its first and last letter."""
    text = str(layer.get_text_range())
    for match in _PIECE.finditer(text):
        words = match[0].strip()
        if words:
            first = match.start() + match[0].index(words)
            left, bottom, _, top = layer.get_charbox(first, loose=True)
            right = layer.get_charbox(first + len(words) - 1, loose=True)[2]
            hyphen = "-" if text[match.end() : match.end() + 1] in {*_HYPHENS} else ""
            yield Line(words.replace("\x00", "") + hyphen, abs(right - left), top, top - bottom)
