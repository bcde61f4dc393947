"""Where bridges, camps, schools and places of unknown name are put: beside the places that are known."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from difflib import SequenceMatcher

from crossbearing.annotate.place_around import SURE_POPULATION
from crossbearing.annotate.place_beside import put_beside
from crossbearing.annotate.place_context import STRANGER_KM
from crossbearing.annotate.place_found import ADMIN, SETTLED, THINGS, Found
from crossbearing.gazetteer import Candidate, Gazetteer, country_name, distance_km, key

__all__ = ["place_things"]

_OF_A_TOWN = frozenset(
    {
        "hospital",
        "school",
        "road",
        "building",
        "prison",
        "camp",
        "forest",
        "bridge",
        "airport",
        "mountain",
        "island",
        "port",
    }
)
"""Kinds that a report names beside their town; a crossing, a base, a river may lie far from the town named last."""


def place_things(text: str, found: list[Found], gazetteer: Gazetteer) -> None:
    """Choose for demonyms, unknown names and things: their country, a variant of spelling, the place they are near to."""
    for f in found:
        if f.form == "demonym":
            f.chosen = next(
                (c for c in gazetteer.lookup(country_name(f.country) or "") if c.feature == "country"), None
            )
    here = Counter(c.country for f in found if (c := f.chosen) is not None and c.country)
    anchors = [
        f
        for f in found
        if f.form == "name" and f.literal and f.chosen is not None and f.chosen.feature in SETTLED | ADMIN
    ]
    for f in found:
        if f.form == "unknown" or (f.form == "thing" and not f.options and f.end - f.start > len(f.name)):
            _suggest(f, here, anchors, gazetteer)
        if f.form == "thing" and f.chosen is not None and not _at_home(f, here):
            f.chosen, f.options = None, ()
        if f.form in {"thing", "unknown"} and f.chosen is None:
            f.near = f.near or f.within or _anchor(f, anchors)
    put_beside(text, found)


def _at_home(f: Found, here: Counter[str]) -> bool:
    """Whether the town that a thing seems to be named after lies in a country that the report names otherwise."""
    c = f.chosen
    return c is not None and (
        len(here) <= 1 or here[c.country] > 1 or c.population >= SURE_POPULATION or c.feature not in SETTLED
    )


def _anchor(f: Found, anchors: list[Found]) -> Found | None:
    """The place named last before a thing of a town (a school, a street), else the first after it; None for others."""
    if f.asked not in _OF_A_TOWN:
        return None
    if not anchors:
        return None
    return anchors[max(bisect_left(anchors, f.start, key=lambda k: k.start) - 1, 0)]


def _reachable(c: Candidate, anchors: list[Found]) -> bool:
    """Whether a suggested place lies near a town or in an area that the report names."""
    chosen = [a.chosen for a in anchors if a.chosen is not None and a.chosen.country == c.country]
    return not chosen or any(
        c.admin1 == a.admin1 or distance_km(c.lat, c.lon, a.lat, a.lon) < STRANGER_KM for a in chosen
    )


OWN_SHARE = 0.5
"""Mentions of a country, as a share of those of the report's main one, from which its spellings are looked through."""
LIKENESS = 0.8
"""Similarity (Ratcliff/Obershelp) from which a spelling needs no neighbour: long names, and those of large towns."""
LONG = 8
"""Letters of a long name: two of this length hardly share their consonants by chance."""


def _clear(f: Found, c: Candidate) -> bool:
    """Whether a suggested place is meant wherever in its country it lies ("Tel Hamis" for Tall Hamis, "Raqa" for Raqqa)."""
    if (len(f.key) < LONG and c.population < SURE_POPULATION) or abs(len(f.key) - len(key(c.name))) > 2:
        return False
    return SequenceMatcher(None, f.key, key(c.name)).ratio() >= LIKENESS


def _suggest(f: Found, here: Counter[str], anchors: list[Found], gazetteer: Gazetteer) -> None:
    """Accept a spelling variant where its country is the report's, and the report's towns are no strangers to it."""
    most = max(here.values(), default=0)
    nations = [n for n in here if (here[n] >= 2 or len(here) == 1) and here[n] >= OWN_SHARE * most]
    found = gazetteer.suggest(f.name, nations) if nations else ()
    for c in sorted(found, key=lambda c: f.asked in SETTLED and c.feature not in SETTLED):
        if _reachable(c, anchors) or _clear(f, c):
            f.chosen, f.options = c, (c,)
            f.form = "thing" if f.asked in THINGS else "name"
            return
