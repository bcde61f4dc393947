"""Page furniture inside a text: links to other stories, menus, credits, calls to share or subscribe.

It is marked, not deleted, so that offsets stay true; no claim is drawn from a marked span. A miss lets a
foreign headline speak as if it were the report's own; a false alarm silences a source. Both are errors,
so the patterns (``boilerplate.yaml``) ask for the form of furniture and not for a word alone, and ordinary headings are
never marked: they bear claims.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from crossbearing.collect.dateline import dateline
from crossbearing.model import Mark

__all__ = ["marks"]

_LONGEST = 400
"""Characters beyond which a line is prose or data and is only searched at its end. Credits, cookie notices and
rights lines stay below; it also keeps hostile lines cheap."""
_LINK = 120  # longest line in a list of links; headlines of the web have up to 110 characters
_MARGIN = (50, 100)  # characters of a full line of text that is cut at a margin
_HEAD = 8  # lines at the head among which a byline stands
_REPEATED = 30  # characters from which a line that comes again is a copy; shorter lines may be honest repeats
_END = 3  # short lines at the very end among which names of sections are furniture
_SENTENCE = re.compile(r"""(?<=[.!?])["”’)]*\s+""")
_BULLET = re.compile(r"\s*(?:[•▪‣●*–—-]|\d{1,2}[.)])\s+")
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?"
_DATE = rf"(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}} {_MONTH},? \d{{4}}|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}[/.]\d{{4}})"
_CLOCK = r"[\s,|•·@-]*(?:(?:at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)?\s?(?:[ap]\.?m\.?)?|\d{1,2}\s?[ap]\.?m\.?)?\s?(?:\(?[A-Z]{2,5}\)?(?:[+-]\d{1,2})?)?"
_DAYNAME = r"(?:(?:Mon|Tues?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?,? )?"
_DATE_LINE = re.compile(rf"[\W_]*{_DAYNAME}{_DATE}{_CLOCK}[\W_]*(?:(?:\||•|·|-)[^.]{{0,60}})?")
_NAMES = r"[^\W\d_a-z][\w.'’-]*(?:,? (?:and |& |in |for |of |at |de |al |van |von |bin |el |the )?[^\W\d_a-z][\w.'’-]*){0,9}"
_STAFF = r"(?:bureau|desk|staff|team|reporters?|correspondents?|agenc(?:y|ies)|newsroom|editors?|writers?|press|news|wire|service|contributors?)"
_BYLINE = re.compile(
    rf"(?P<by>(?:[Bb]y|BY)):? (?P<names>{_NAMES})(?:,? (?i:(?:\w+ )?{_STAFF}))?(?:[\s,|/•·–-]{{1,4}}(?P<date>{_DAYNAME}{_DATE}){_CLOCK})?[\s|/•·.]*"
)
_SIGNED = re.compile(
    rf"(?i:by):? (?P<names>[^\W\d][\w .,'’&/-]{{1,60}}?)[\s,|/•·–-]{{1,4}}(?P<date>{_DAYNAME}{_DATE}){_CLOCK}[\s|/•·.]*"
)
_SMALL = r"(?:in|of|the|and|for|from|at|de|la|al|&|foreign|staff|news|web|special|our|by|bureau|desk|team|correspondents?|reporters?|editors?|agencies)"
_WORD = rf"(?:[^\W\d_a-z][\w.'’-]*|{_SMALL}(?![\w.'’-]))"
_CREDIT = re.compile(
    rf"(?:{_WORD}[\s,]+){{0,7}}{_WORD}[\s,|/•·–-]{{1,4}}{_DAYNAME}{_DATE}{_CLOCK}[\s.]*(?:[Bb]y {_NAMES})?[\s.]*"
)
_NO_NAME = re.compile(
    r"(?:the|a|an|this|that|then|now|all|some|any|most|late|early|mid|[\w]+day|(?:january|february|march|april|may|june|july|august"
    r"|september|october|november|december|noon|midnight|night|dawn|morning|evening|land|sea|air|far|contrast))\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    words: str
    goes_on: bool


def marks(text: str, title: str | None = None, outlet: str | None = None) -> tuple[Mark, ...]:
    """The spans of `text` that bear no claim, in order and without overlap.

    Args:
        text: The report's text.
        title: Its headline; where it stands in `text` a second time, the second is marked.
        outlet: Its outlet, which lists its own stories ("Also in the Courier: ...").
    """
    lines = list(_lines(text))
    found = [m for n, line in enumerate(lines) if (m := _whole(line)) and (n > 0 or m.reason != "also_read")]
    taken = {m.start for m in found}
    rest = [line for line in lines if line.start not in taken]
    found += [m for line in rest for m in _parts(line)]
    found += _bylines(rest)
    found += _copies(rest, title)
    found += _own(rest, outlet)
    found += _lists(lines)
    found += _sections(lines, taken)
    found += _comments(lines, len(text))
    head = dateline(text)
    if head:
        found.append(Mark(start=head.start, end=head.end, reason="dateline"))
    return _merged(found)


def _lines(text: str) -> Iterator[_Line]:
    wrapped = _is_wrapped(text)
    before = ""
    for match in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            blank = match.start() == 0 or "\n" in text[max(0, match.start() - 2) : match.start() - 1]
            yield _Line(start, start + len(words), words, wrapped and not blank and _runs_on(before))
            before = words


def _is_wrapped(text: str) -> bool:
    """Whether lines are cut at a margin, in mid-sentence, as in wire copy and e-mail."""
    lines = [line.strip() for line in text[:20_000].splitlines()]
    full = [line for line in lines if _MARGIN[0] <= len(line) <= _MARGIN[1]]
    return len(full) >= 3 and sum(map(_runs_on, full)) > 0.6 * len(full)


def _runs_on(line: str) -> bool:
    return len(line) >= _MARGIN[0] and line[-1] not in '.!?:;”"’)»'


def _whole(line: _Line) -> Mark | None:
    """Lines that are furniture from end to end."""
    if len(line.words) > _LONGEST or line.goes_on:
        return None
    bullet = _BULLET.match(line.words)
    words = line.words[bullet.end() :] if bullet else line.words
    for reason, pattern in _patterns().line:
        if pattern.fullmatch(words):
            return Mark(start=line.start, end=line.end, reason=reason)
    return None


def _parts(line: _Line) -> Iterator[Mark]:
    """Furniture at the end of a line, and sentences of it."""
    cut = max(0, len(line.words) - _LONGEST)
    end = line.end
    for reason, pattern in _patterns().tail:
        match = pattern.search(line.words[cut:])
        if match:
            begin = line.start + cut + match.start() + len(match[0]) - len(match[0].lstrip())
            yield Mark(start=begin, end=line.end, reason=reason)
            end = min(end, begin)
    if len(line.words) > 5 * _LONGEST:
        return
    start = line.start
    for piece in _SENTENCE.split(line.words):
        at = line.words.index(piece, start - line.start) + line.start
        start = at + len(piece)
        for reason, pattern in _patterns().sentence:
            if at < end and len(piece) <= _LONGEST and pattern.search(piece):
                yield Mark(start=at, end=min(start, end), reason=reason)


def _bylines(lines: list[_Line]) -> Iterator[Mark]:
    """Who wrote it and when, at the head or the foot."""
    last = len(lines) - 2
    for n, line in enumerate(lines):
        if not (n < _HEAD or n >= last) or len(line.words) > _LINK or line.goes_on:
            continue
        match = _SIGNED.fullmatch(line.words) or _BYLINE.fullmatch(line.words)
        named = match and not _NO_NAME.match(match["names"])
        certain = match and (match["date"] or re.search(rf"(?i)\b{_STAFF}\b", line.words))
        short = match and n > 0 and _few(match["names"]) and line.words[-1] != "."
        dated = _DATE_LINE.fullmatch(line.words) or (n > 0 and _CREDIT.fullmatch(line.words))
        if (named and (certain or short)) or dated:
            yield Mark(start=line.start, end=line.end, reason="byline")


def _few(names: str) -> bool:
    """One person or two: "Jane Roe", "Jane Roe and John Doe"."""
    return all(2 <= len(name.split()) <= 4 for name in re.split(r",? and |, ", names))


def _copies(lines: list[_Line], title: str | None) -> Iterator[Mark]:
    """Second copies of the headline, and of any other line that is no list item."""
    seen: set[str] = set()
    heading = _plain(title) if title else ""
    for line in lines:
        plain = _plain(line.words) if len(line.words) <= 5 * _LONGEST else line.words
        long_enough = len(line.words) >= _REPEATED and " " in plain and not _BULLET.match(line.words)
        if plain in seen and (long_enough or plain == heading):
            yield Mark(start=line.start, end=line.end, reason="repeated_headline")
        seen.add(plain)


def _own(lines: list[_Line], outlet: str | None) -> Iterator[Mark]:
    """Links to stories of the outlet itself: its name before a colon, after "also in" and the like."""
    names = [re.escape(w) for w in re.findall(r"[^\W\d_]{4,}", outlet or "") if w[0].isupper()]
    if not names:
        return
    link = re.compile(
        rf"(?i:also|more|elsewhere|read|watch|listen|latest)\b[^:.]{{0,40}}\b(?:{'|'.join(names)})\b[^:.]{{0,30}}: .{{3,}}"
    )
    for line in lines:
        if len(line.words) <= _LONGEST and not line.goes_on and link.match(line.words):
            yield Mark(start=line.start, end=line.end, reason="also_read")


def _plain(words: str) -> str:
    return " ".join(re.sub(r"[^\w\s]", "", unicodedata.normalize("NFKC", words)).casefold().split())


def _lists(lines: list[_Line]) -> Iterator[Mark]:
    """Headers of lists of links, and the links."""
    n = 0
    while n < len(lines):
        header = lines[n]
        n += 1
        if not _is_header(header.words):
            continue
        begin = n
        while n < len(lines) and _is_link(lines[n].words):
            n += 1
        links = lines[begin:n]
        # Before prose the last short line may be a heading of the report itself, unless it has a bullet.
        if n < len(lines) and len(links) > 1 and not _BULLET.match(links[-1].words):
            links, n = links[:-1], n - 1
        ends = header.words.endswith(":") or links
        if ends or n >= len(lines):
            end = links[-1].end if links else header.end
            yield Mark(start=header.start, end=end, reason="related")


def _is_header(words: str) -> bool:
    if len(words) > 60:
        return False
    bare = words.strip(" :#*_-–—»>|▼")
    return any(pattern.fullmatch(bare) for _, pattern in _patterns().header)


def _is_link(words: str) -> bool:
    """A short line without a full stop: a headline, a name, a list item."""
    if len(words) > _LINK:
        return False
    return not re.search(r"""(?:[^.]\.|[;:,])["”’)]*$""", words) or bool(re.match(r"https?://|www\.", words))


def _sections(lines: list[_Line], taken: set[int]) -> Iterator[Mark]:
    """Names of sections that stand alone at the end or the head of a page."""
    for edge in (reversed(lines), iter(lines)):
        for run, line in enumerate(edge):
            known = _patterns().sections.fullmatch(line.words)
            if not known and line.start not in taken:
                break
            if known and run < _END:
                yield Mark(start=line.start, end=line.end, reason="navigation")


def _comments(lines: list[_Line], length: int) -> Iterator[Mark]:
    """What readers wrote below the report, to the end."""
    for line in lines:
        if 2 * line.start >= length and len(line.words) <= _LINK:
            for reason, pattern in _patterns().to_end:
                if pattern.fullmatch(line.words):
                    yield Mark(start=line.start, end=lines[-1].end, reason=reason)
                    return


def _merged(found: list[Mark]) -> tuple[Mark, ...]:
    """In order; a span within another goes, one that overlaps begins where the other ends."""
    kept: list[Mark] = []
    for mark in sorted(found, key=lambda m: (m.start, -m.end, m.reason)):
        start = max(mark.start, kept[-1].end) if kept else mark.start
        if start < mark.end:
            kept.append(Mark(start=start, end=mark.end, reason=mark.reason))
    return tuple(kept)


@dataclass(frozen=True, slots=True)
class _Patterns:
    line: tuple[tuple[str, re.Pattern[str]], ...]
    tail: tuple[tuple[str, re.Pattern[str]], ...]
    sentence: tuple[tuple[str, re.Pattern[str]], ...]
    header: tuple[tuple[str, re.Pattern[str]], ...]
    to_end: tuple[tuple[str, re.Pattern[str]], ...]
    sections: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    import yaml

    data: dict[str, Any] = yaml.safe_load((Path(__file__).parent / "boilerplate.yaml").read_text("utf-8"))
    groups = {
        name: tuple((reason, _any(forms)) for reason, forms in data[name].items())
        for name in ("line", "tail", "sentence", "header", "to_end")
    }
    return _Patterns(**groups, sections=_any(data["sections"]))


def _any(forms: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{form})" for form in forms), re.IGNORECASE)
