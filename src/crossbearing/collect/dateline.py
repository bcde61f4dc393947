"""The dateline of a report: "GOMA, Jan 27 (Wire) - ".

It says where and when the report was written, which is not where and when something happened: no claim is
drawn from it, but it helps to place the report.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from crossbearing.collect.dates import mentions

__all__ = ["Dateline", "dateline"]

_LINES = 8  # non-empty lines at the head of a report in which the dateline may stand
_LONGEST = 110  # characters; three cities, a date and two agencies stay below
_UPPER = r"[^\W\d_a-z](?:[^\W\d_a-z]|[.'’])+"
_WORD = r"[^\W\d_a-z][\w.'’]*"
_CAPS = rf"{_UPPER}(?:[ /–-]{{1,3}}{_UPPER}){{0,4}}"
_NAME = rf"{_WORD}(?:[ /-](?:(?:de|du|la|al|el|the|of|and)[ -])?{_WORD}){{0,3}}"
_REGION = rf"(?:, ?(?P<region>{_NAME}))?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Za-z]{0,6}\.?"
_DAYNAME = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_DATE = (
    rf"(?P<date>{_DAYNAME}(?:{_MONTH} \d{{1,2}}(?:, ?\d{{4}})?|\d{{1,2}} {_MONTH}(?:,? ?(?:\d{{4}}|\d\d))?))"
)
_AGENCY = r"\((?P<agency>[^()\n]{2,40})\)"
_DASH = r"(?: ?(?:—|–|--)-? ?| - |- )"
_BEGINS = r"(?=[\"“‘'(\[]?(?:[^\W_a-zà-öø-ÿ]))"  # what follows begins a sentence: a capital or a figure
_FORMS = tuple(
    re.compile(form + _BEGINS)
    for form in (
        # KHARTOUM, Sudan, Jan 3 (Wire) -   with a date, an agency or both, any way of writing the place
        rf"(?P<place>{_CAPS}|{_NAME}){_REGION}(?:,? {_DATE})? ?{_AGENCY}(?: ?{_DASH}| ?: )",
        rf"(?P<place>{_CAPS}|{_NAME}){_REGION},? {_DATE} ?(?:{_DASH}|: )",
        # HOUSTON -   capitals alone, before words in lower case
        rf"(?P<place>{_CAPS}){_REGION}{_DASH}(?=[\"“‘']?\w[^\n]{{0,12}}[a-z])",
        # Khartoum, Sudan | Wire |
        rf"(?P<place>{_CAPS}|{_NAME}){_REGION} ?\| ?(?P<agency>[A-Z][\w ]{{1,20}}) ?(?:\| ?|{_DASH})",
    )
)
_NO_PLACE = re.compile(
    r"(?:UPDATED?|BREAKING|LIVE|VIDEO|WATCH|PHOTOS?|EXCLUSIVE|NEWS|ALERT|NOTE|HIGHLIGHTS|SUMMARY|ANALYSIS|OPINION|EXPLAINER"
    r"|FACTBOX|TIMELINE|CORRECTED|CORRECTION|URGENT|FLASH|DEVELOPING|READ|ALSO|MORE|RELATED|SEE|KEY|PART|CHAPTER|ANNEX|TABLE|FIGURE"
    r"|PRESS RELEASE|FACT CHECK|Q|A|On|In|At|By|From|The|An?|After|Before|Since|Until|As|When|While|For|To|With|But|And)(?:\b|$)"
)


@dataclass(frozen=True, slots=True)
class Dateline:
    """A dateline at its span.

    Attributes:
        start: First code point in the report's text.
        end: Code point after its last mark (the words of the report follow).
        place: The words of the place, with its region ("KYIV, Ukraine").
        place_start: First code point of the place.
        place_end: Code point after its last.
        date: The words of the date, or None.
        agency: The words in brackets ("Reuters"), or None.
    """

    start: int
    end: int
    place: str
    place_start: int
    place_end: int
    date: str | None = None
    agency: str | None = None


def dateline(text: str) -> Dateline | None:
    """The dateline of `text`, or None where it has none."""
    return next((found for start, line in _head(text) if (found := _in_line(line, start))), None)


def _head(text: str) -> Iterator[tuple[int, str]]:
    start = len(text) - len(text.lstrip())
    for _ in range(_LINES):
        if start >= len(text):
            return
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        yield start, text[start : min(end, start + 2 * _LONGEST)]
        start = end + 1
        while start < len(text) and text[start].isspace():
            start += 1


def _in_line(line: str, start: int) -> Dateline | None:
    for form in _FORMS:
        match = form.match(line)
        if (
            match
            and match.end() <= _LONGEST
            and line[match.end() :].strip()
            and not _NO_PLACE.match(match["place"])
        ):
            return _made(match, start)
    return None


def _made(match: re.Match[str], start: int) -> Dateline | None:
    parts = match.groupdict()
    end = match.end("region") if parts.get("region") else match.end("place")
    date = parts.get("date")
    if date and not any(True for _ in mentions(date.title())) and not re.search(r"\d\d$", date):
        return None
    return Dateline(
        start=start + match.start(),
        end=start + len(match[0].rstrip()),
        place=match[0][: end - match.start()],
        place_start=start + match.start(),
        place_end=start + end,
        date=date,
        agency=(parts.get("agency") or "").strip() or None,
    )
