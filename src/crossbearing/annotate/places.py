"""Find the places of a report and resolve them together.

The words alone decide (no parse): which capitalised names are places and not persons, organisations or common
words (`place_spans`); which of the places of that name is meant, by the country, the area and the neighbours of
all other names of the report, by containers and kinds in words, and by population last (`place_resolve`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crossbearing.annotate.place_borders import add_lines
from crossbearing.annotate.place_capital import add_capital
from crossbearing.annotate.place_context import (
    link,
    not_foreign,
    plausible,
    restricted,
    supported,
    without_overlaps,
)
from crossbearing.annotate.place_found import Found
from crossbearing.annotate.place_mentions import mention
from crossbearing.annotate.place_resolve import choose
from crossbearing.annotate.place_spans import Reader
from crossbearing.annotate.place_text import runs
from crossbearing.annotate.place_things import place_things
from crossbearing.gazetteer import Gazetteer, countries, country_name, demonym_country, distance_km, iso3, key
from crossbearing.model import PlaceMention, Report

__all__ = [
    "country_hints",
    "country_name",
    "demonym_country",
    "distance_km",
    "find_places",
    "iso3",
    "read_report",
]

_LINE = re.compile(r"[^\n\r]+")
_SILENT = frozenset(
    {"also_read", "related", "share", "cookie", "navigation", "subscribe", "contact", "footer", "byline"}
)
"""Reasons of marks in which no place is looked for: they are about other reports, or about the outlet."""
HEADING_SHARE = 0.6
"""Share of capitalised words from which a line's capitals carry no information."""
HOME = 2
"""Weight of the country of an outlet's address, in mentions of it."""


def find_places(
    report: Report, gazetteer: Gazetteer, *, regions: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Return the places that `report` names, in text order, resolved or not.

    Args:
        report: The report; its title and address hint at the country.
        gazetteer: An open gazetteer.
        regions: ISO 3166-1 alpha-2 codes of the countries to which places are restricted; they also count as named.

    Returns:
        Mentions that do not overlap. `literal` is False for demonyms and metonyms.
    """
    reader = Reader(gazetteer)
    found = restricted(without_overlaps(read_report(report, reader)), regions)
    link(report.text, found)
    found = plausible(found, reader.surnames)
    choose(found, country_hints(report, gazetteer, regions))
    found = supported(not_foreign(found))
    place_things(report.text, found, gazetteer)
    found = add_capital(report.text, found, gazetteer)
    found = add_lines(report.text, [f for f in found if not (f.unsure and f.chosen is None)])
    return tuple(mention(report.text, f) for f in found)


def read_report(report: Report, reader: Reader) -> list[Found]:
    """Return what the words of `report` show to be places, in text order, before anything is resolved."""
    found: list[Found] = []
    for start, end in _open_spans(report):
        found.extend(reader.read(report.text, start, end, heading=_capitals(report.text[start:end])))
    return found


def _open_spans(report: Report) -> list[tuple[int, int]]:
    """Lines of the report outside silent marks."""
    marks = sorted((m.start, m.end) for m in report.marks if m.reason in _SILENT)
    spans = []
    for line in _LINE.finditer(report.text):
        at = line.start()
        for a, b in marks:
            if b > at and a < line.end():
                if a > at:
                    spans.append((at, a))
                at = max(at, b)
        if at < line.end():
            spans.append((at, line.end()))
    return spans


def _capitals(line: str) -> bool:
    """Whether the capitals of a line carry no information: a headline in title case, or all capitals."""
    words = [w for w in line.split() if w[:1].isalpha()][1:]
    if len(words) < 3:
        return False
    return sum(w[0].isupper() for w in words) / len(words) >= HEADING_SHARE


def country_hints(report: Report, gazetteer: Gazetteer, regions: Sequence[str]) -> Counter[str]:
    """Countries named by the title, by the address of the outlet, and by the user."""
    hints: Counter[str] = Counter({r.upper(): HOME for r in regions})
    for run in runs(report.title or ""):
        for token in run.tokens:
            code = demonym_country(token.text)
            top = gazetteer.find(key(token.text))[:1]
            if code or (top and top[0].feature == "country"):
                hints[code or top[0].country] += 1
    host = (report.url or report.outlet or "").lower()
    m = re.search(
        r"\.([a-z]{2})(?:[/:?#]|$)", host.removeprefix("https://").removeprefix("http://").split("/")[0]
    )
    if m:
        code = {"uk": "GB"}.get(m[1], m[1].upper())
        if code in countries():
            hints[code] += HOME
    return hints
