"""The visible text of a page, by a single pass over its tags: no tree, so no depth is too deep.

The standard library's parser is quadratic on tags that are never closed (5 MB of ``<a <a <a`` would take hours);
the scanner here never looks at a character more than a few times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

__all__ = ["PlainText", "plain_text"]

_RAW = frozenset({"script", "style", "template", "noscript", "iframe", "svg", "textarea", "select"})
_HIDDEN = frozenset(
    {"head", "nav", "footer", "aside", "button"}
)  # no form: some pages stand in one as a whole
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr".split()
)
_TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[A-Za-z][A-Za-z0-9:-]{0,30})(?=[\s/>])(?:(?:[^<>"']|"[^"<]*+"|'[^'<]*+')*+>|[^<>]*+>)"""
    r"|<[!?][^<>]*+>"
)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class PlainText:
    """The visible text of a page.

    Attributes:
        text: Blocks as lines.
        in_paragraphs: Characters that stand in ``<p>`` elements.
    """

    text: str
    in_paragraphs: int


def plain_text(markup: str) -> PlainText:
    """Return the visible text of `markup`, one block a line."""
    pieces: list[str] = []
    in_paragraphs = 0
    for words, paragraph in _words(_COMMENT.sub(" ", markup)):
        pieces.append(words)
        if paragraph:
            in_paragraphs += len(words)
    lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
    return PlainText("\n".join(line for line in lines if line), in_paragraphs)


def _words(markup: str) -> Iterator[tuple[str, bool]]:
    """Visible words, each with whether they stand in a paragraph; a line end where a block begins or ends."""
    at, hidden, paragraph = 0, "", False
    for tag in _TAG.finditer(markup):
        if tag.start() < at:
            continue
        if not hidden:
            yield unescape(markup[at : tag.start()]).replace("\n", " "), paragraph
        at = tag.end()
        name = (tag["name"] or "").lower()
        if name in _RAW and not tag["end"] and not tag[0].endswith("/>"):
            at = _after(markup, name, at)
        elif name in _HIDDEN:
            hidden = _hiding(hidden, name, ending=bool(tag["end"]))
        elif name == "body":
            hidden = ""  # an unclosed head hides no body
        paragraph = (name == "p" and not tag["end"]) or (paragraph and name in _INLINE)
        if name not in _INLINE:
            yield "\n", False
    if not hidden:
        yield unescape(markup[at:]).replace("\n", " "), paragraph


def _hiding(hidden: str, name: str, *, ending: bool) -> str:
    """The element that hides what follows: the outermost that is open."""
    if not hidden:
        return "" if ending else name
    return "" if ending and name == hidden else hidden


def _after(markup: str, name: str, at: int) -> int:
    """Where the content of a raw element ends."""
    close = re.compile(rf"</{name}\b", re.IGNORECASE).search(markup, at)
    return close.start() if close else len(markup)
