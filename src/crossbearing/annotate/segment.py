"""A report's text cut into paragraphs and sentences, offsets true to the text.

Cutting needs no parser, so that most text never meets one. Rules follow the layout of news: a line is a
paragraph; a quotation keeps its closing mark; abbreviations and initials do not end a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossbearing.model import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["MAX_SENTENCE", "Sentence", "sentences"]

MAX_SENTENCE = 2000
"""Longest sentence (code points) that is read. The tokenizer is quadratic on runs of brackets and the parser
needs memory in proportion: 2 MB cost 42 s and 6 GB. Nothing that people write comes near."""

_SPACES = dict.fromkeys(
    map(
        ord,
        "\t\n\r\x0b\x0c\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    ),
    " ",
)
"""White space as the parser knows it; a line break inside a sentence would become a word of its own."""

_ABBREVIATIONS = frozenset(
    """mr mrs ms dr prof gen lt col maj capt sgt cpl brig adm cmdr rev hon st sr jr gov sen rep pres vs etc inc ltd co corp
    no nos fig jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun approx dept est mt ft fr
    e.g i.e a.m p.m u.s u.k u.n d.c u.s.a ph.d al""".split()
)
_BREAK = re.compile(r"""(?P<end>[.!?…]+)(?P<close>["”’'»)\]]*)(?P<space>\s+)(?=["“‘'«(\[]*[\w•–-])""")
_BULLET = re.compile(r"^\s*(?:[•▪‣*–-]|\d{1,2}[.)])\s+")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a report.

    Attributes:
        index: Position among the report's sentences, from 0.
        paragraph: Position of its paragraph, from 0.
        start: First code point in the report's text.
        end: Code point after the last.
        text: The words, as `report.text[start:end]` (same length), with every kind of white space as a plain space and
            with the capitals of a sentence where the report shouts (see `recase`).
        heading: True for a line without closing punctuation that is short enough to be a heading or headline.
        doc: The parse, or None where no trigger asked for one. `start + sentence.at(doc[i])` is a token's offset.
        origin: Where the text was mended for the parser: the offset in `text` of each code point that it saw.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    heading: bool = False
    doc: Doc | None = field(default=None, compare=False)
    origin: tuple[int, ...] = field(default=(), compare=False)

    def at(self, token: Token) -> int:
        """Offset in `text` of a token's first code point."""
        return self.origin[token.idx] if self.origin else token.idx


def sentences(report: Report) -> list[Sentence]:
    """Cut the unmarked text of `report` into sentences, in text order.

    Marked spans (boilerplate) yield no sentence. A sentence over `MAX_SENTENCE` is left out.
    """
    found: list[Sentence] = []
    for paragraph, (start, end) in enumerate(_paragraphs(report)):
        line = report.text[start:end]
        heading = _is_heading(line)
        for a, b in _cut(line):
            if b - a <= MAX_SENTENCE:
                found.append(
                    Sentence(
                        len(found), paragraph, start + a, start + b, line[a:b].translate(_SPACES), heading
                    )
                )
    return found


def _paragraphs(report: Report) -> Iterator[tuple[int, int]]:
    """Spans of paragraphs, cut at marked spans. A line is a paragraph, unless lines are cut at a margin."""
    marks = sorted((m.start, m.end) for m in report.marks)
    pattern = _WRAPPED if is_wrapped(report.text) else _LINE
    for match in pattern.finditer(report.text):
        at = match.start()
        for start, end in marks:
            if end <= at or start >= match.end():
                continue
            yield from _trimmed(report.text, at, start)
            at = end
        yield from _trimmed(report.text, at, match.end())


_LINE = re.compile(
    r"[^\n\r\x0b\x0c\x85\u2028\u2029]+"
    r"(?:(?<=[^\n\r]{30})(?:(?<=[a-z,])|(?<=[a-z,] ))\r?\n(?=[a-z])[^\n\r\x0b\x0c\x85\u2028\u2029]+)*"
)
"""A line with those that go on in its mid-sentence: it breaks off without a mark and the next begins with a small letter."""
_WRAPPED = re.compile(r"(?:[^\n\r]+(?:\r?\n(?![ \t]*\r?\n|[ \t]*[•▪‣*–-]|[ \t]{2,}))?)+")
_MARGIN = (50, 100)
_SAMPLE = 20_000


def is_wrapped(text: str) -> bool:
    """Whether lines are cut at a margin in mid-sentence, as in wire copy and e-mail: then a blank line or an indent ends a paragraph."""
    lines = [line.strip() for line in text[:_SAMPLE].splitlines()]
    full = [line for line in lines if _MARGIN[0] <= len(line) <= _MARGIN[1]]
    running = sum(line[-1] not in '.!?:;”"’)»' for line in full)
    return len(full) >= 3 and running > 0.6 * len(full) and max(map(len, lines)) <= 2 * _MARGIN[1]


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start < end:
        yield start, end


def _is_heading(line: str) -> bool:
    return (
        len(line) <= 140
        and "\n" not in line
        and line.rstrip("\"”’'»)")[-1:] not in ".!?…:;,"
        and not _BULLET.match(line)
    )


def _cut(line: str) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one paragraph, relative to it."""
    bullet = _BULLET.match(line)
    start = bullet.end() if bullet else 0
    for match in _BREAK.finditer(line, start):
        if _ends_sentence(line, start, match):
            yield start, match.end("close")
            start = match.end()
    if start < len(line):
        yield start, len(line)


def _ends_sentence(line: str, start: int, match: re.Match[str]) -> bool:
    after = line[match.end() :].lstrip("\"“‘'«([")
    if match["end"] != "." or match["close"]:
        return not (match["end"] == "…" and after[:1].islower())
    word = re.search(r"[\w.]+$", line[start : match.start()])
    last = word.group().lower() if word else ""
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha()):
        return (
            last in {"p.m", "a.m", "u.s", "u.k", "u.n"}
            and after[:1].isupper()
            and after.split(" ")[0] in _STARTERS
        )
    return not after[:1].islower()


_STARTERS = frozenset(
    {"The", "A", "An", "In", "On", "At", "It", "He", "She", "They", "But", "And", "This", "That", "There"}
)
