"""What a page states about itself: JSON-LD of schema.org, Open Graph and the older meta tags.

Only the markup is read; JSON in it is parsed as data. What the page does not state stays None.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from typing import Any

from crossbearing.collect.base import printable

__all__ = ["Stated", "stated"]

_ARTICLE = re.compile(r"(?:Article|Report|NewsArticle|BlogPosting|LiveBlogPosting|Posting)$")
_MAX_TAG = 20_000  # characters of a tag or script beyond which it holds no metadata of an article
_MAX_SCRIPT = 500_000
_META = re.compile(rf"<meta\b([^<>]{{1,{_MAX_TAG}}})>", re.IGNORECASE)
_LINK = re.compile(rf"<link\b([^<>]{{1,{_MAX_TAG}}})>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""([\w:-]{1,40})\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_SCRIPT = re.compile(r"""<script\b[^<>]{0,500}\bapplication/ld\+json\b[^<>]{0,500}>""", re.IGNORECASE)
_CLOSE = re.compile(r"</script", re.IGNORECASE)
_LANG = re.compile(
    r"""<html\b[^<>]{0,2000}?\slang\s*=\s*["']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,2})""", re.IGNORECASE
)
_DEPTH = 6  # how far nested objects of JSON-LD are followed (@graph, mainEntity, lists)


@dataclass(frozen=True, slots=True)
class Stated:
    """What the page says: see `crossbearing.model.Report` for the fields.

    Attributes:
        title: Headline.
        published: Date or time as written.
        modified: Date or time as written.
        outlet: Publisher.
        url: Canonical address.
        lang: Language tag.
        free: False where the page says that it is not accessible for free, None where it says nothing.
    """

    title: str | None = None
    published: str | None = None
    modified: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    free: bool | None = None


def stated(markup: str) -> Stated:
    """Read the metadata of `markup`."""
    meta = dict(_meta(markup))
    article = next((a for a in _linked_data(markup) if _is_article(a)), {})
    lang = _LANG.search(markup[:_MAX_TAG])
    return Stated(
        title=_first(_words(article.get("headline")), meta.get("og:title"), meta.get("twitter:title")),
        published=_first(
            _words(article.get("datePublished")),
            meta.get("article:published_time"),
            meta.get("datepublished"),
            meta.get("parsely-pub-date"),
            meta.get("dc.date.issued"),
            meta.get("dcterms.issued"),
            meta.get("publish-date"),
            meta.get("pubdate"),
            meta.get("date"),
        ),
        modified=_first(_words(article.get("dateModified")), meta.get("article:modified_time")),
        outlet=_first(
            _name(article.get("publisher")), meta.get("og:site_name"), meta.get("application-name")
        ),
        url=_first(_canonical(markup), meta.get("og:url"), _words(article.get("url"))),
        lang=_first(_words(article.get("inLanguage")), lang[1] if lang else None),
        free=_free(article.get("isAccessibleForFree")),
    )


def _first(*options: str | None) -> str | None:
    return next((o for o in options if o), None)


def _meta(markup: str) -> Iterator[tuple[str, str]]:
    """Names and contents of meta tags; of two with one name the first counts."""
    seen: set[str] = set()
    for tag in _META.finditer(markup):
        found = _attributes(tag[1])
        name = (found.get("property") or found.get("name") or found.get("itemprop") or "").lower()
        content = printable(found.get("content", ""))
        if name and content and name not in seen:
            seen.add(name)
            yield name, content


def _canonical(markup: str) -> str | None:
    for tag in _LINK.finditer(markup):
        found = _attributes(tag[1])
        if found.get("rel", "").lower() == "canonical":
            return printable(found.get("href", "")) or None
    return None


def _attributes(inside: str) -> dict[str, str]:
    return {m[1].lower(): unescape(m[2] or m[3] or m[4] or "") for m in _ATTRIBUTE.finditer(inside)}


def _linked_data(markup: str) -> Iterator[dict[str, Any]]:
    for opening in _SCRIPT.finditer(markup):
        close = _CLOSE.search(markup, opening.end(), opening.end() + _MAX_SCRIPT)
        if not close:
            return
        try:
            yield from _objects(json.loads(markup[opening.end() : close.start()], strict=False), _DEPTH)
        except (ValueError, RecursionError):
            continue


def _objects(data: Any, depth: int) -> Iterator[dict[str, Any]]:
    if depth == 0:
        return
    if isinstance(data, list):
        for each in data:
            yield from _objects(each, depth - 1)
    elif isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(data.get(key), depth - 1)


def _is_article(data: dict[str, Any]) -> bool:
    kinds = data.get("@type")
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(isinstance(k, str) and _ARTICLE.search(k) for k in named)


def _words(value: Any) -> str | None:
    return printable(unescape(value)) or None if isinstance(value, str) else None


def _name(value: Any) -> str | None:
    if isinstance(value, list):
        value = value[0] if value else None
    return _words(value.get("name")) if isinstance(value, dict) else _words(value)


def _free(value: Any) -> bool | None:
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip().lower())
    return value if isinstance(value, bool) else None
