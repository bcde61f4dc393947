"""DOCX: paragraphs and tables in their order. Macros and embedded objects are never touched."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, megabytes, printable
from crossbearing.collect.text import headline
from crossbearing.model import Report, SetAside

__all__ = ["WordReader"]

_MAX_FILE = 100_000_000  # bytes; pictures make files large
_MAX_XML = 50_000_000
"""Bytes of one unpacked XML part. The longest reports have under 10 MB; an archive that unpacks to more is
made to exhaust memory."""
_TITLE_STYLES = ("title", "heading 1")
_ADVICE = "Open it in a word processor and save it again as DOCX, or give its text as a file."


class WordReader:
    """Reads DOCX files."""

    def accepts(self, path: Path, head: bytes) -> bool:  # noqa: ARG002 - its name tells
        """Files named as DOCX."""
        return path.suffix.lower() == ".docx"

    def read(self, file: File) -> Iterator[Item]:
        """Yield the report of the file."""
        size = file.path.stat().st_size
        if size > _MAX_FILE:
            yield SetAside(
                source=file.name,
                reason=f"The document has {megabytes(size)}, too much to read.",
                advice=_ADVICE,
            )
            return
        raw = file.path.read_bytes()
        problem = _problem(raw)
        if problem:
            yield SetAside(source=file.name, reason=problem, advice=_ADVICE)
            return
        try:
            title, text = _content(raw)
        except Exception:  # noqa: BLE001 - a damaged package fails in many ways in python-docx and lxml
            yield SetAside(source=file.name, reason="The document is damaged.", advice=_ADVICE)
            return
        if not text.strip():
            advice = "If it holds pictures of text, run text recognition (OCR) over them first."
            yield SetAside(source=file.name, reason="The document holds no text.", advice=advice)
            return
        if len(text) > MAX_TEXT:
            reason = f"The document is very long; only its first {MAX_TEXT:,} characters were read."
            yield SetAside(
                source=file.name, reason=reason, advice="Split it into one file per report.", whole=False
            )
        status = "partial" if len(text) > MAX_TEXT else "full"
        yield Report(id="", text=text[:MAX_TEXT], title=title, body_status=status, sha256=digest(raw))  # type: ignore[arg-type]


def _problem(raw: bytes) -> str | None:
    """Why the package cannot be opened safely, or None."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts = package.infolist()
            if any(p.flag_bits & 1 for p in parts):
                return "The document is locked with a password."
            unpacked = sum(p.file_size for p in parts if p.filename.endswith((".xml", ".rels")))
            media = sum(p.file_size for p in parts)
            if unpacked > _MAX_XML or media > 5 * _MAX_FILE:
                return f"The document unpacks to {megabytes(max(unpacked, media))}, far more than a report holds."
            return (
                None
                if any(p.filename == "[Content_Types].xml" for p in parts)
                else "This is no DOCX document."
            )
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        return "The document is damaged or no DOCX."


def _content(raw: bytes) -> tuple[str | None, str]:
    from docx import Document

    document = Document(io.BytesIO(raw))
    titles: list[str] = []
    blocks: list[str] = []
    for block in document.iter_inner_content():
        words = _words(block)
        if words.strip():
            blocks.append(words)
            style = getattr(getattr(block, "style", None), "name", None) or ""
            if style.lower() in _TITLE_STYLES:
                titles.append(printable(words))
    text = "\n".join(blocks)
    given = printable(document.core_properties.title or "")
    usable = (
        given
        and given.lower() not in {"word document", "untitled", "document1"}
        and given in printable(text[:2000])
    )
    return (titles[0] if titles else given if usable else headline(text)), text


def _words(block: Any) -> str:
    """A paragraph's text, or a table's rows with cells set apart by tabs."""
    rows = getattr(block, "rows", None)
    if rows is None:
        return str(block.text)
    return "\n".join("\t".join(dict.fromkeys(printable(c.text) for c in row.cells)) for row in rows)
