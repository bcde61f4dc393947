"""The country that a report speaks of: where a figure belongs whose sentence names no place.

Only what the report's own words lead to: a country that it names, or the one that holds the places it names.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from msgspec.structs import replace

from crossbearing.gazetteer import countries
from crossbearing.model import ClaimPlace, PlaceMention

__all__ = ["holding_country", "main_country", "with_country"]

CLEAR = 2
"""How many times more of a report's places must lie in its country than in the next, for that country to be clear."""
_IN_CHARGE = re.compile(
    r"\s(?:(?:local|national|central|state|provincial|federal)\s)?(?:government|authorit\w+|officials?|minist\w+|red\s(?:cross|crescent)"
    r"|civil\s(?:protection|defen[cs]e)|peninsula|province|region|state|coast|islands?|cit(?:y|ies)|towns?|villages?|districts?)\b",
    re.IGNORECASE,
)
"""What follows the name of a people where it tells of that people's own country."""
_UNBOUND = frozenset(("sea", "continent", "border", "region"))
"""Kinds of place that need not lie in one country."""


def main_country(places: Sequence[PlaceMention]) -> PlaceMention | None:
    """The country that most of a report's places lie in, where the report names it; None where that is not clear.

    A national figure often stands in a sentence without a place; the country is the widest true container.
    """
    code = _clear(places)
    return next((m for m in places if m.feature == "country" and m.country == code and m.literal), None)


def holding_country(places: Sequence[PlaceMention], text: str = "") -> PlaceMention | None:
    """The country that most of a report's places lie in, named or not; None where that is not clear.

    The country itself need not be named: who is displaced in a report on Mosul and Erbil is displaced in Iraq. A
    people alone ("Russian forces") places nothing: at least one place must lie there, or those speak who are in charge
    there ("Chinese authorities"), or a kind of place is named by it ("the Croatian peninsula").

    Args:
        places: The report's places.
        text: The report's text.
    """
    if named := main_country(places):
        return named
    code = _clear(places)
    inside = next(
        (m for m in places if m.country == code and (m.literal or _IN_CHARGE.match(text, m.end))), None
    )
    return _country(code, inside) if code and inside else None


def with_country(place: ClaimPlace, nation: PlaceMention | None) -> ClaimPlace:
    """An unresolved place with the country that its report is clearly about; any other place as it is."""
    if place.country or place.resolved or nation is None or place.feature in _UNBOUND:
        return place
    return replace(place, country=nation.country, container=place.container or nation.name)


def _clear(places: Sequence[PlaceMention]) -> str | None:
    ranked = Counter(m.country for m in places if m.country).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < CLEAR * ranked[1][1]):
        return None
    return ranked[0][0]


def _country(code: str, inside: PlaceMention) -> PlaceMention | None:
    """The country as a place, standing on the words that name a place inside it."""
    found = countries().get(code)
    if found is None:
        return None
    return PlaceMention(
        start=inside.start, end=inside.end, text=inside.text, surface=inside.surface, name=found.name, lat=found.lat,
        lon=found.lon, country=code, geonames=found.geonames, feature="country", precision_km=float(found.radius_km),
        resolved=True,
    )  # fmt: skip
