"""Finds the places and roads of a network that words or a picture's place mean."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

from crossbearing.gazetteer.geometry import distance_km
from crossbearing.gazetteer.normal import bare, key
from crossbearing.model import Place as Told
from crossbearing.outlook.network import Link, Network, Place

__all__ = ["close_names", "folded", "place_named", "place_near", "road_links"]

NEAR_KM = 8.0
"""A place of a report within this distance of one of the network is taken for it: the reach of a town."""
_POINTS = frozenset({"city", "town", "village", "crossing", "bridge", "suburb", "site", "airport", ""})


def folded(name: str) -> str:
    """A name without case, marks, Arabic article, and the words that only say what it is."""
    words = bare(key(name.replace("_", " "))).split()
    kept = [w for w in words if w not in ("crossing", "city", "town", "bridge")]
    return " ".join(kept or words)


def place_named(network: Network, name: str) -> Place | None:
    """The place of a network that bears a name, in any spelling that differs in case, marks or article."""
    wanted = folded(name)
    return next((p for p in network.places if folded(p.name) == wanted), None)


def place_near(network: Network, told: Told) -> Place | None:
    """The place of a network that a picture's place is: by name where it lies there, else the nearest within reach."""
    if told.feature not in _POINTS:
        return None
    named = place_named(network, told.name)
    if told.lat is None or told.lon is None:
        return named
    within = [
        (d, p) for p in network.places if (d := _km(p, told.lat, told.lon)) is not None and d <= NEAR_KM * 4
    ]
    if named is not None and any(p is named for _, p in within):
        return named
    d, nearest = min(within, key=lambda x: x[0], default=(NEAR_KM + 1, None))
    return nearest if d <= NEAR_KM else None


def _km(p: Place, lat: float, lon: float) -> float | None:
    return None if p.lat is None or p.lon is None else distance_km(p.lat, p.lon, lat, lon)


def road_links(network: Network, road: str, place: str | None = None) -> list[Link]:
    """The links of a road, those at a place where one is named."""
    wanted = folded(road)
    return [x for x in network.links if x.road and folded(x.road) == wanted and place in (None, x.a, x.b)]


def close_names(said: str, names: Iterable[str]) -> str:
    """Names like the one that was said, for a message."""
    close = get_close_matches(said, sorted(set(names)), n=4, cutoff=0.4)
    return f" Near it: {', '.join(close)}." if close else ""
