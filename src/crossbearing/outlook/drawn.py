"""A network for a crisis for which nobody has drawn one: towns of the gazetteer, linked by a stated rule.

Two towns are linked where no third lies within the circle that has them at its ends (a Gabriel graph: every town is
linked to its nearest, and the whole hangs together); the length is the great circle times `DETOUR`. No such link is a
known road, and the label says so.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from crossbearing.errors import BadNetwork
from crossbearing.gazetteer import Gazetteer
from crossbearing.gazetteer.candidate import Candidate
from crossbearing.gazetteer.countries import country_name
from crossbearing.gazetteer.geometry import distance_km
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.network import Link, Network, Place

__all__ = ["DETOUR", "draw_network"]

DETOUR = 1.3
"""Length of a road over its great circle: 1.2 to 1.4 in most countries."""
MOST_TOWNS = 120
"""Towns of a network: the most populous of the countries."""
MOST_LOOKED_AT = 4000
"""Towns among which those near a picture's places are looked for."""
REACH_KM = 150.0
"""How far from a picture's places towns are taken: what people reach in a day or two by road."""
EARTH_RADIUS_KM = 6371.0
LABEL = (
    f"Drawn from the gazetteer (GeoNames, CC BY 4.0): the {MOST_TOWNS} most populous towns (with a picture, of those within {REACH_KM:.0f} km of its places), linked where no third town lies "
    f"within the circle over both; lengths are great circles x {DETOUR}. These links are no known roads."
)


def draw_network(
    countries: Sequence[str], *, around: Sequence[tuple[float, float]] = (), days: int = 30
) -> Network:
    """Draw a network over some countries.

    Args:
        countries: ISO 3166-1 alpha-2 codes.
        around: Latitudes and longitudes, in degrees, near which a town must lie; none for all towns.
        days: Length of the period in days.

    Raises:
        BadNetwork: the gazetteer knows fewer than two towns there.
    """
    gazetteer = Gazetteer.open()
    towns = gazetteer.towns(countries, MOST_LOOKED_AT if around else MOST_TOWNS)
    gazetteer.close()
    towns = tuple(t for t in towns if not around or _near(t, around))[:MOST_TOWNS]
    if len(towns) < 2:
        raise BadNetwork(
            f"The gazetteer knows no towns of {', '.join(countries)}. Give two-letter codes, such as SY,LB."
        )
    names = _names(towns)
    places = [
        Place(
            n,
            t.admin1_name,
            country_name(t.country) or t.country,
            t.lat,
            t.lon,
            "town",
            None,
            float(t.population),
            f"GeoNames {t.geonames}",
        )
        for n, t in zip(names, towns, strict=True)
    ]
    km = _distances(towns)
    links = [
        Link(names[i], names[j], round(float(km[i, j]) * DETOUR, 1), source=f"great circle x {DETOUR}")
        for i, j in np.argwhere(np.triu(_linked(km), 1))
    ]
    return Network(tuple(places), tuple(links), (), days, None, LABEL)


def _near(town: Candidate, around: Sequence[tuple[float, float]]) -> bool:
    return any(distance_km(town.lat, town.lon, lat, lon) <= REACH_KM for lat, lon in around)


def _names(towns: Sequence[Candidate]) -> list[str]:
    """A name for each: with its area where two towns bear one, and with its number where that is not enough."""
    plain = [t.name for t in towns]
    fuller = [f"{t.name} ({t.admin1_name or t.country})" for t in towns]
    once = [p if plain.count(p) == 1 else f for p, f in zip(plain, fuller, strict=True)]
    return [n if once.count(n) == 1 else f"{n} {t.geonames}" for n, t in zip(once, towns, strict=True)]


def _distances(towns: Sequence[Candidate]) -> Floats:
    lat, lon = (np.radians([getattr(t, c) for t in towns]) for c in ("lat", "lon"))
    h = np.sin((lat[:, None] - lat) / 2) ** 2
    h = h + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    found: Floats = 2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(h, 0.0, 1.0)))
    return found


def _linked(km: Floats) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
    """Whether no third place is nearer to both than the circle over them allows: a² + b² < c² (Gabriel)."""
    square = km**2
    best = np.full_like(square, np.inf)
    for k in range(len(km)):
        through = square[:, k, None] + square[k]
        through[k], through[:, k] = np.inf, np.inf
        best = np.minimum(best, through)
    return square <= best
