"""Places of shelter, and the district that stands for one in a release."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from crossbearing.gazetteer import Gazetteer
from crossbearing.gazetteer.countries import country_name
from crossbearing.publish.words import words

__all__ = ["district", "is_shelter", "shelter_names"]

Box = Mapping[str, Any]
"""A place as it stands in JSON."""


def is_shelter(place: Box) -> bool:
    """Whether a place is one where people shelter: a camp, a school, a hospital, or one whose name says so."""
    if place.get("feature") in words().shelter_features:
        return True
    named = f"{place.get('name') or ''} {place.get('surface') or ''}".casefold()
    return not words().shelter_words.isdisjoint(re.findall(r"\w+", named))


def shelter_names(places: Iterable[Box]) -> frozenset[str]:
    """Names that lead to places of shelter: proper ones, whole and without the word for the kind.

    "A school" leads nowhere. "Bulengo camp" leads there, and so does "Bulengo" where no other place bears that name.
    """
    listed = list(places)
    others = {p["name"] for p in listed if not is_shelter(p)} | {
        p["surface"] for p in listed if not is_shelter(p)
    }
    found: set[str] = set()
    for p in listed:
        if is_shelter(p):
            for name in {p["name"], p["surface"]}:
                proper = [
                    w for w in name.split() if w[:1].isupper() and w.casefold() not in words().shelter_words
                ]
                if proper and any(len(w) > 2 for w in proper):
                    found |= {name, " ".join(proper)}
    return frozenset(n for n in found if n not in others and len(n) > 2)


def district(place: Box, known: Callable[[str, str | None], Box | None]) -> dict[str, Any]:
    """The first-level area that a place of shelter lies in, else its country, in the place's stead.

    Args:
        place: The place of shelter.
        known: Finds an area by name and country code.
    """
    name = place.get("admin1") or country_name(place.get("country")) or "place withheld"
    area = known(name, place.get("country")) or {}
    return {
        **place, "name": name, "surface": name, "lat": area.get("lat"), "lon": area.get("lon"), "admin2": None,
        "geonames": area.get("geonames"), "feature": area.get("feature") or "region", "precision_km": area.get("precision_km"),
        "resolved": bool(area), "container": country_name(place.get("country")),
    }  # fmt: skip


@cache
def area(name: str, country: str | None) -> Box | None:
    """An area of the gazetteer as a place in JSON, None where it has none of that name in the country."""
    for c in Gazetteer.open().lookup(name):
        if c.feature in {"admin1", "country"} and (not country or c.country == country):
            return {
                "lat": c.lat,
                "lon": c.lon,
                "geonames": c.geonames or None,
                "feature": c.feature,
                "precision_km": c.precision_km,
            }
    return None
