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
from crossbearing.annotate.place_found import ADMIN, SETTLED, THINGS, Found
from crossbearing.annotate.place_mentions import mention
from crossbearing.annotate.place_resolve import choose
from crossbearing.annotate.place_spans import FAMOUS_POPULATION, SURE_POPULATION, Reader
from crossbearing.annotate.place_text import runs
from crossbearing.gazetteer.candidate import MAIN
from crossbearing.annotate.place_words import words
from crossbearing.gazetteer import Candidate, Gazetteer, countries, country_name, demonym_country, distance_km, iso3, key
from crossbearing.model import PlaceMention, Report

__all__ = ["country_name", "demonym_country", "distance_km", "find_places", "iso3"]

_LINE = re.compile(r"[^\n\r]+")
_LIST = re.compile(r"(?:,|,? and|,? or|/)[ \u00a0](?:the |in |of |to )?")
_INSIDE = re.compile(
    r"(?:,|, in| in| of|, of)[ \u00a0](?:the )?(?:(?:north|south|east|west|central|rural|northern|southern|eastern|western|north-?west|north-?east|south-?west|south-?east)(?:ern)? )?(?:the )?"
)
_SILENT = frozenset(
    {"also_read", "related", "share", "cookie", "navigation", "subscribe", "contact", "footer", "byline"}
)
"""Reasons of marks in which no place is looked for: they are about other reports, or about the outlet."""
HEADING_SHARE = 0.6
"""Share of capitalised words from which a line's capitals carry no information."""
_OF_A_TOWN = frozenset({"hospital", "school", "road", "building", "prison", "camp", "forest", "bridge", "airport", "mountain", "island", "port"})
"""Kinds that a report names beside their town; a crossing, a base, a river may lie far from the town named last."""
FOREIGN_VOTES = 2
"""Names and demonyms of one country from which a report is about it."""
FOREIGN_POPULATION = 100_000
"""People from which a town may be named in a report about another country without more."""
STRANGER_KM = 100.0
"""Distance from all other places of the report beyond which a spelling variant is not accepted."""
HOME = 2
"""Weight of the country of an outlet's address, in mentions of it."""


def find_places(
    report: Report, gazetteer: Gazetteer, *, regions: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Return the places that `report` names, in text order, resolved or not.

    Args:
        report: The report; its title and address hint at the country.
        gazetteer: An open gazetteer.
        regions: ISO 3166-1 alpha-2 codes of the countries that the run is about, if known: they count as named.

    Returns:
        Mentions that do not overlap. `literal` is False for demonyms and metonyms.
    """
    reader = Reader(gazetteer)
    found: list[Found] = []
    for start, end in _open_spans(report):
        found.extend(reader.read(report.text, start, end, heading=_capitals(report.text[start:end])))
    found = _without_overlaps(found)
    _link(report.text, found)
    found = _plausible(found, reader)
    choose(found, _hints(report, gazetteer, regions))
    found = _supported(_not_foreign(found, gazetteer))
    _place_things(found, gazetteer)
    found = add_lines(report.text, [f for f in found if not (f.unsure and f.chosen is None)])
    return tuple(mention(report.text, f) for f in found)


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
    words = [w for w in line.split() if w[:1].isalpha()]
    if len(words) < 3:
        return False
    return sum(w[0].isupper() for w in words) / len(words) >= HEADING_SHARE


def _without_overlaps(found: list[Found]) -> list[Found]:
    """Keep the longest of spans that overlap; a thing remembers the place in its name."""
    kept: list[Found] = []
    for f in sorted(found, key=lambda f: (f.start, -f.end)):
        if kept and f.start < kept[-1].end:
            longest = kept[-1]
            if longest.form in {"thing", "unknown"} and f.at >= longest.end:
                f.start, f.form, f.asked, f.at = f.at, "name", "", -1
                longest.within = f
            else:
                if longest.form == "thing" and f.form == "name" and longest.near is None:
                    longest.near = f
                continue
        kept.append(f)
    return kept


def _link(text: str, found: list[Found]) -> None:
    """Containers in words ("Rastan in Homs province", "Paris, Texas") and kinds shared by a list."""
    for a, b in zip(found, found[1:], strict=False):
        gap = text[a.end : b.start]
        if len(gap) > 24 or "demonym" in {a.form, b.form}:
            continue
        if _INSIDE.fullmatch(gap) and a.form != "demonym" and _may_hold(a, b, comma=gap.startswith(",")):
            a.within, a.cued, b.cued = b, True, True
        elif _LIST.fullmatch(gap):
            if a.asked in SETTLED | ADMIN and not b.asked and a.start < a.end and _plural_before(text, a):
                b.asked, b.cued = a.asked, True
            b.cued = b.cued or a.cued
    for a, b in reversed(list(zip(found, found[1:], strict=False))):
        if _LIST.fullmatch(text[a.end : b.start]):
            a.cued = a.cued or b.cued
            b.plural = b.plural or (b.asked in ADMIN | THINGS and _plural_after(text, b))
            if b.plural and not a.asked and a.form == "name":
                a.plural, a.asked = True, b.asked
                listed = tuple(c for c in a.options if c.feature == b.asked)
                a.form, a.options = ("name", listed or a.options) if listed or b.asked in ADMIN else ("thing", a.options)


def _plural_before(text: str, f: Found) -> bool:
    return bool(re.search(r"s of (?:the )?$", text[max(0, f.start - 12) : f.start]))


def _plural_after(text: str, f: Found) -> bool:
    return text[f.start : f.end].endswith("s") and not f.name.endswith("s")


def _may_hold(a: Found, b: Found, *, comma: bool) -> bool:
    """Whether the second name can be the container of the first."""
    top = b.options[:1]
    if not top or b.form != "name":
        return False
    holders = [c for c in b.options if c.feature in {"country", "admin1", "admin2", "region", "island"}]
    if not comma:
        return bool(holders)
    inside = {c.country for c in a.options} | {c.admin1 for c in a.options}
    sure = top[0].feature in {"country", "admin1"} and not any(
        c.feature in SETTLED and c.population > SURE_POPULATION for c in b.options
    )
    return any(h.country in inside if h.feature == "country" else h.admin1 in inside for h in holders) and (
        sure or a.form == "unknown"
    )


def _plausible(found: list[Found], reader: Reader) -> list[Found]:
    """Drop names that nothing shows to be places: family names, common words, small towns without a cue."""
    cued = {f.key for f in found if f.cued and not f.weak}
    strong = {f.key for f in found if f.asked or f.within}
    kept = []
    for f in found:
        if _stands(f, reader, cued, strong):
            kept.append(f)
        elif f.form == "name" and not f.weak and not f.common and f.key not in reader.surnames:
            f.unsure = True
            kept.append(f)
    return kept


def _not_foreign(found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Withdraw small towns that alone lie in a country of which the report says nothing else.

    The gazetteer knows a place of that name elsewhere, and not the one that is meant: better unresolved than wrong.
    """
    votes = Counter({(f.key, f.chosen.country) for f in found if f.chosen is not None and f.chosen.country and not f.unsure})
    votes.update((f.key, f.country) for f in found if f.form == "demonym")
    keys: dict[str, set[str]] = {}
    for k, country in votes:
        keys.setdefault(country, set()).add(k)
    most = max((len(k) for k in keys.values()), default=0)
    kept = []
    for f in found:
        c = f.chosen
        if c is None or f.form not in {"name", "thing"} or c.feature not in SETTLED:
            kept.append(f)
        elif f.within is not None and (w := f.within.chosen) is not None and w.country:
            if w.country != c.country and w.feature in {"country", "admin1"}:
                f.chosen, f.options, f.form = None, (), "unknown"
            kept.append(f)
        elif most >= FOREIGN_VOTES and c.population < FOREIGN_POPULATION and keys.get(c.country, set()) <= {f.key}:
            if f.cued:
                f.chosen, f.options, f.form = None, (), "unknown"
                kept.append(f)
        else:
            kept.append(f)
    return kept


def _supported(found: list[Found]) -> list[Found]:
    """Drop unsure names that lie near no other place of the report."""
    sure = [c for f in found if not f.unsure and f.form == "name" and (c := f.chosen) is not None and c.feature != "country"]
    return [
        f
        for f in found
        if not f.unsure or f.form == "unknown"
        or ((c := f.chosen) is not None and any(c.admin1 == o.admin1 and c.id != o.id and distance_km(c.lat, c.lon, o.lat, o.lon) < STRANGER_KM for o in sure))
    ]


def _stands(f: Found, reader: Reader, cued: set[str], strong: set[str]) -> bool:
    if f.form == "unknown" and not f.asked:
        return f.key not in reader.surnames and not f.key.endswith("ing")
    if f.form != "name":
        return True
    if f.common and not f.cued and (not f.literal or f.key not in cued | strong):
        return False
    if f.key in strong:
        return True
    top = f.options[0]
    wide = top.feature not in SETTLED and top.feature not in ADMIN
    if " " not in f.key and f.key in reader.surnames and not (f.cued and top.population >= SURE_POPULATION) and not wide and top.feature != "admin1":
        return False
    most = max(c.population for c in f.options)
    if f.weak:
        if f.key in cued and not f.common:
            return True
        famous = not f.common and any(c.population >= FAMOUS_POPULATION and c.rank == MAIN for c in f.options)
        return wide or famous or (f.cued and most >= 1_000)
    own_kind = top.feature == "admin2" and f.key.rpartition(" ")[2] in words().after
    return wide or own_kind or top.feature == "admin1" or f.cued or f.key in cued or most >= SURE_POPULATION


def _hints(report: Report, gazetteer: Gazetteer, regions: Sequence[str]) -> Counter[str]:
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


def _place_things(found: list[Found], gazetteer: Gazetteer) -> None:
    """Choose for demonyms, unknown names and things: their country, a variant of spelling, the place they are near to."""
    for f in found:
        if f.form == "demonym":
            f.chosen = next((c for c in gazetteer.lookup(country_name(f.country) or "") if c.feature == "country"), None)
    here = Counter(c.country for f in found if (c := f.chosen) is not None and c.country)
    anchors = [f for f in found if f.form == "name" and f.literal and f.chosen is not None and f.chosen.feature in SETTLED | ADMIN]
    for f in found:
        if f.form == "unknown":
            _suggest(f, here, anchors, gazetteer)
        if f.form == "thing" and f.chosen is not None and not _at_home(f, here):
            f.chosen, f.options = None, ()
        if f.form in {"thing", "unknown"} and f.chosen is None:
            f.near = f.near or f.within or _anchor(f, anchors)


def _at_home(f: Found, here: Counter[str]) -> bool:
    """Whether the town that a thing seems to be named after lies in a country that the report names otherwise."""
    c = f.chosen
    return c is not None and (len(here) <= 1 or here[c.country] > 1 or c.population >= SURE_POPULATION or c.feature not in SETTLED)


def _anchor(f: Found, anchors: list[Found]) -> Found | None:
    """The place named last before a thing of a town (a school, a street), else the first after it; None for others."""
    if f.asked not in _OF_A_TOWN:
        return None
    before = [k for k in anchors if k.start < f.start]
    return before[-1] if before else anchors[0] if anchors else None


def _reachable(c: Candidate, anchors: list[Found]) -> bool:
    """Whether a suggested place lies near a town or in an area that the report names."""
    chosen = [a.chosen for a in anchors if a.chosen is not None and a.chosen.country == c.country]
    return not chosen or any(c.admin1 == a.admin1 or distance_km(c.lat, c.lon, a.lat, a.lon) < STRANGER_KM for a in chosen)


def _suggest(f: Found, here: Counter[str], anchors: list[Found], gazetteer: Gazetteer) -> None:
    """Accept a spelling variant where its country is the report's, and the report's towns are no strangers to it."""
    for c in gazetteer.suggest(f.name):
        if (here[c.country] >= 2 or (len(here) == 1 and c.country in here)) and _reachable(c, anchors):
            f.chosen, f.options = c, (c,)
            f.form = "thing" if f.asked in THINGS else "name"
            return
