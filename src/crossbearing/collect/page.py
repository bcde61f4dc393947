"""HTML pages saved from the web: the article's text, and what the page states about itself.

The text is what trafilatura takes for the article, under its headline. Where trafilatura finds nothing (no
article, or tags nested so deep that it loses their text), the page's visible text is taken instead. Nothing in
a page is executed and no address in it is opened.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, printable, too_large
from crossbearing.collect.body import DECLARED_SHORT
from crossbearing.collect.decode import decode
from crossbearing.collect.page_meta import Stated, stated
from crossbearing.collect.page_plain import plain_text
from crossbearing.model import Report, SetAside

__all__ = ["PageReader"]

_SUFFIXES = frozenset({".html", ".htm", ".xhtml", ".shtml"})
_LOST = 0.2
"""Where trafilatura keeps less than this share of the paragraphs' text, it has lost the article: on pages
nested too deep for its parser it keeps nothing or a caption."""
_MAX_TAGS = 100_000
"""Tags beyond which trafilatura is not asked: its time grows with their number (100,000 empty paragraphs 3 s), and a
long live page has 20,000."""
_LEAST = 400  # characters of paragraphs below which a share says nothing


class PageReader:
    """Reads HTML pages."""

    def accepts(self, path: Path, head: bytes) -> bool:
        """Files named as HTML, or of no known name that begin like HTML."""
        if path.suffix.lower() in _SUFFIXES:
            return True
        begin = head[:300].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
        return path.suffix.lower() not in {".txt", ".text"} and begin.startswith(
            (b"<!doctype html", b"<html")
        )

    def read(self, file: File) -> Iterator[Item]:
        """Yield the report of the page."""
        size = file.path.stat().st_size
        if size > MAX_TEXT:
            yield too_large(file.name, size, "page")
            return
        raw = file.path.read_bytes()
        markup, note = _markup(raw)
        if note:
            yield SetAside(source=file.name, reason=note, advice="Save it as UTF-8.", whole=False)
        page = stated(markup)
        extracted = _extract(markup)
        text = _article(markup, extracted.get("text") or "")
        title = page.title or _line(extracted.get("title"))
        if not any(c.isalpha() for c in text):
            yield SetAside(
                source=file.name,
                reason="The page holds no text of an article (scripts may have to load it).",
                advice="Open it in a browser and save it there, or copy its text into a text file.",
                whole=not title,
            )
            if not title:
                return
        yield _report(page, extracted, title, text, digest(raw))


def _markup(raw: bytes) -> tuple[str, str]:
    """The page's characters. Its own declaration of an encoding counts where it holds."""
    declared = _declared(raw[:2048])
    if declared:
        try:
            return raw.decode(declared), ""
        except (UnicodeDecodeError, LookupError):
            pass
    decoded = decode(raw)
    return decoded.text, decoded.note


def _declared(head: bytes) -> str | None:
    import codecs
    import re

    match = re.search(rb"""charset\s*=\s*["']?\s*([\w-]{3,20})""", head, re.IGNORECASE)
    if not match or head.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    try:
        info = codecs.lookup(match[1].decode("ascii"))
    except (LookupError, UnicodeDecodeError):
        return None
    # Python also has codecs between bytes and bytes; and browsers read Latin-1 as Windows-1252.
    return {"iso8859-1": "windows-1252"}.get(info.name, info.name) if info._is_text_encoding else None  # noqa: SLF001


def _extract(markup: str) -> dict[str, Any]:
    if markup.count("<") > _MAX_TAGS:
        return {}
    from trafilatura import bare_extraction

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    try:
        document = bare_extraction(
            markup,
            with_metadata=True,
            include_comments=False,
            include_tables=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    except Exception:  # noqa: BLE001 - whatever a hostile page provokes in the parser, the plain text remains
        return {}
    if document is None:
        return {}
    return document if isinstance(document, dict) else document.as_dict()


def _article(markup: str, extracted: str) -> str:
    """The article's text; the page's visible text where trafilatura lost it."""
    plain = plain_text(markup)
    lost = len(extracted) < _LOST * plain.in_paragraphs and plain.in_paragraphs > _LEAST
    return plain.text if lost or not extracted.strip() else extracted.strip()


def _line(words: Any) -> str | None:
    return printable(words) or None if isinstance(words, str) else None


def _report(page: Stated, extracted: dict[str, Any], title: str | None, text: str, sha256: str) -> Report:
    outlet = page.outlet or _line(extracted.get("sitename")) or _line(extracted.get("hostname"))
    title = _without_outlet(title, outlet)
    body = text if not title or title.casefold() in text[:500].casefold() else f"{title}\n\n{text}".strip()
    return Report(
        id="",
        title=title,
        text=body,
        published=page.published or extracted.get("date"),
        modified=page.modified,
        outlet=outlet,
        url=page.url or _line(extracted.get("url")),
        lang=page.lang,
        body_status="paywalled" if page.free is False and len(text) < DECLARED_SHORT else "full",
        sha256=sha256,
    )


def _without_outlet(title: str | None, outlet: str | None) -> str | None:
    """The headline without the outlet's name that pages append ("Dam bursts | The Courier")."""
    if not title or not outlet:
        return title
    for mark in (" | ", " - ", " – ", " — ", " :: "):
        head, found, tail = title.rpartition(mark)
        if found and head and tail.casefold().removeprefix("the ") == outlet.casefold().removeprefix("the "):
            return head.strip()
    return title
