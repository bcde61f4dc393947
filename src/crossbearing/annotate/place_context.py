"""Which spans stand, from what the other spans of the report say: containers, lists, family names, neighbours."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from crossbearing.annotate.place_around import SURE_POPULATION
from crossbearing.annotate.place_found import ADMIN, SETTLED, THINGS, Found
from crossbearing.annotate.place_spans import FAMOUS_POPULATION
from crossbearing.annotate.place_words import words
from crossbearing.gazetteer import distance_km
from crossbearing.gazetteer.candidate import MAIN, Candidate

__all__ = ["STRANGER_KM", "link", "not_foreign", "plausible", "restricted", "supported", "without_overlaps"]

_LIST = re.compile(r"(?:,|,? and|,? or|/)[ \u00a0](?:the |in |of |to )?")
_INSIDE = re.compile(
    r"(?:,|, in| in| of|, of)[ \u00a0](?:the )?(?:(?:north|south|east|west|central|rural|northern|southern|eastern|western|north-?west|north-?east|south-?west|south-?east)(?:ern)? )?(?:the )?"
)
FOREIGN_VOTES = 2
"""Names and demonyms of one country from which a report is about it."""
FOREIGN_POPULATION = 100_000
"""People from which a town may be named in a report about another country without more."""
FOREIGN_ALIAS_POPULATION = 1_000_000
"""The same for a name that is not the town's main one: Jadid is a town of Morocco under another spelling."""
STRANGER_KM = 100.0
"""Distance from all other places of the report beyond which a spelling variant is not accepted."""


def without_overlaps(found: list[Found]) -> list[Found]:
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


def restricted(found: list[Found], regions: Sequence[str]) -> list[Found]:
    """Leave to each name its readings in `regions` (ISO alpha-2 codes); where there is none, a country or a large town.

    A small town elsewhere that shares its name with one in these countries is then never meant; one that the words show
    to be a place stays as a place of no gazetteer.
    """
    inside = {r.upper() for r in regions}
    if not inside:
        return found
    kept = []
    for f in found:
        here = tuple(c for c in f.options if c.country in inside or c.feature == "country" or not c.country)
        f.options = here if here or not f.options else tuple(c for c in f.options if _large(c))
        if f.options or f.form != "name":
            kept.append(f)
        elif f.cued:
            f.form = "unknown"
            kept.append(f)
    return kept


def _large(c: Candidate) -> bool:
    return c.rank == MAIN and (c.population >= SURE_POPULATION or c.feature == "admin1")


def link(text: str, found: list[Found]) -> None:
    """Containers in words ("Rastan in Homs province", "Paris, Texas") and kinds shared by a list."""
    for a, b in pairwise(found):
        gap = text[a.end : b.start]
        if len(gap) > 24 or "demonym" in {a.form, b.form}:
            continue
        if _INSIDE.fullmatch(gap) and a.form != "demonym" and _may_hold(a, b, comma=gap.startswith(",")):
            a.within, a.cued, b.cued = b, True, True
        elif _LIST.fullmatch(gap):
            if a.asked in SETTLED | ADMIN and not b.asked and a.start < a.end and _plural_before(text, a):
                b.asked, b.cued = a.asked, True
            b.cued = b.cued or a.cued
    for a, b in reversed(list(pairwise(found))):
        if _LIST.fullmatch(text[a.end : b.start]):
            a.cued = a.cued or b.cued
            b.plural = b.plural or (b.asked in ADMIN | THINGS and _plural_after(text, b))
            if b.plural and not a.asked and a.form == "name":
                a.plural, a.asked = True, b.asked
                listed = tuple(c for c in a.options if c.feature == b.asked)
                a.form, a.options = (
                    ("name", listed or a.options) if listed or b.asked in ADMIN else ("thing", a.options)
                )


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
    if a.form == "unknown" and not a.options:
        return sure
    return any(h.country in inside if h.feature == "country" else h.admin1 in inside for h in holders) and (
        sure or a.form == "unknown"
    )


def plausible(found: list[Found], surnames: set[str]) -> list[Found]:
    """Drop names that nothing shows to be places: family names, common words, small towns without a cue."""
    cued = {f.key for f in found if f.cued and not f.weak}
    strong = {f.key for f in found if f.asked or f.within}
    kept = []
    for f in found:
        if _stands(f, surnames, cued, strong):
            kept.append(f)
        elif f.form == "name" and not f.weak and not f.common and f.key not in surnames:
            f.unsure = True
            kept.append(f)
    return kept


def _stands(f: Found, surnames: set[str], cued: set[str], strong: set[str]) -> bool:
    if f.form == "unknown" and not f.asked:
        return f.key not in surnames and not f.key.endswith("ing")
    if f.form != "name":
        return True
    if f.common and not f.cued and (not f.literal or f.key not in cued | strong):
        return False
    if f.key in strong:
        return True
    top = f.options[0]
    wide = top.feature not in SETTLED and top.feature not in ADMIN
    if (
        " " not in f.key
        and f.key in surnames
        and not (f.inside and top.population >= SURE_POPULATION)
        and not wide
        and top.feature != "admin1"
    ):
        return False
    most = max(c.population for c in f.options)
    if f.weak:
        if f.key in cued and not f.common:
            return True
        famous = not f.common and any(c.population >= FAMOUS_POPULATION and c.rank == MAIN for c in f.options)
        return wide or famous or ((f.inside or bool(f.asked) if f.common else f.cued) and most >= 1_000)
    own_kind = top.feature == "admin2" and f.key.rpartition(" ")[2] in words().after
    return wide or own_kind or top.feature == "admin1" or f.cued or f.key in cued or most >= SURE_POPULATION


def not_foreign(found: list[Found]) -> list[Found]:
    """Withdraw small towns that alone lie in a country of which the report says nothing else.

    The gazetteer knows a place of that name elsewhere, and not the one that is meant: better unresolved than wrong.
    """
    votes = Counter(
        {
            (f.key, f.chosen.country)
            for f in found
            if f.chosen is not None and f.chosen.country and not f.unsure
        }
    )
    votes.update((f.key, f.country) for f in found if f.form == "demonym")
    keys: dict[str, set[str]] = {}
    for k, country in votes:
        keys.setdefault(country, set()).add(k)
    most = max((len(k) for k in keys.values()), default=0)
    kept = []
    for f in found:
        c = f.chosen
        if c is None or f.form not in {"name", "thing"} or not _small(c):
            kept.append(f)
        elif f.within is not None and (w := f.within.chosen) is not None and w.country:
            if w.country != c.country and w.feature in {"country", "admin1"}:
                f.chosen, f.options, f.form = None, (), "unknown"
            kept.append(f)
        elif (
            most >= FOREIGN_VOTES
            and c.population < (FOREIGN_POPULATION if c.rank == MAIN else FOREIGN_ALIAS_POPULATION)
            and keys.get(c.country, set()) <= {f.key}
        ):
            if f.cued:
                f.chosen, f.options, f.form = None, (), "unknown"
                kept.append(f)
        else:
            kept.append(f)
    return kept


def _small(c: Candidate) -> bool:
    """Whether a reading may be withdrawn: a town, or an area by another name than its main one."""
    return c.feature in SETTLED or (c.feature in ADMIN and c.rank != MAIN)


def supported(found: list[Found]) -> list[Found]:
    """Drop unsure names that lie near no other place of the report."""
    sure = [
        c
        for f in found
        if not f.unsure and f.form == "name" and (c := f.chosen) is not None and c.feature != "country"
    ]
    return [
        f
        for f in found
        if not f.unsure
        or f.form == "unknown"
        or (
            (c := f.chosen) is not None
            and any(
                c.admin1 == o.admin1
                and c.id != o.id
                and distance_km(c.lat, c.lon, o.lat, o.lon) < STRANGER_KM
                for o in sure
            )
        )
    ]
