"""The visible text of a page, by a single pass over its tags: no tree, so no depth is too deep."""

from __future__ import annotations

from dataclasses import dataclass
from html.parser import HTMLParser

__all__ = ["PlainText", "plain_text"]

_HIDDEN = frozenset(
    {
        "script",
        "style",
        "noscript",
        "template",
        "head",
        "svg",
        "nav",
        "footer",
        "form",
        "aside",
        "select",
        "button",
        "iframe",
    }
)
_INLINE = frozenset(
    "a abbr b bdi bdo cite code del dfn em font i ins kbd mark q s samp small span strong sub sup time tt u var wbr".split()  # noqa: SIM905 - a table of names
)


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
    collector = _Collector()
    try:
        collector.feed(markup)
        collector.close()
    except (
        AssertionError,
        RecursionError,
        ValueError,
    ):  # the parser gives up on a few malformed declarations
        pass
    lines = (" ".join(line.split()) for line in "".join(collector.pieces).split("\n"))
    return PlainText("\n".join(line for line in lines if line), collector.in_paragraphs)


class _Collector(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[str] = []
        self.in_paragraphs = 0
        self._hidden: list[str] = []
        self._paragraph = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _HIDDEN:
            self._hidden.append(tag)
        if tag == "body":
            self._hidden.clear()  # an unclosed head hides no body
        self._paragraph = tag == "p" or (self._paragraph and tag in _INLINE)
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        if tag not in _INLINE:
            self._paragraph = False
            self.pieces.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _INLINE:
            self.pieces.append("\n")

    def handle_data(self, data: str) -> None:
        if self._hidden:
            return
        self.pieces.append(data.replace("\n", " "))
        if self._paragraph:
            self.in_paragraphs += len(data)
