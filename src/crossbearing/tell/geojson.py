"""The places as GeoJSON (RFC 7946): one point for each resolved place, lon before lat, precision in the properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from crossbearing.model import AccessState, Claim, ControlState, Incident, Picture, Place
from crossbearing.tell.markdown import one_line

__all__ = ["places_geojson"]

Key = tuple[float, float, str]
T = TypeVar("T")


def places_geojson(picture: Picture, incidents: Sequence[Incident], claims: Sequence[Claim]) -> bytes:
    """A FeatureCollection of the places that claims name, with what the picture says of each.

    Places without coordinates are listed in the member ``unlocated``, by name and container: a foreign member, which
    readers of GeoJSON may skip. Coordinates are WGS84 and never rounded; how far they can be trusted stands in
    ``precision_km``. The same input gives the same bytes.
    """
    told: defaultdict[Key, list[Claim]] = defaultdict(list)
    places: dict[Key, Place] = {}
    unlocated: dict[tuple[str, str], Place] = {}
    for claim in claims:
        for place in claim.places:
            key = _key(place)
            if key is None:
                unlocated.setdefault((place.name, place.container or ""), place)
                continue
            places.setdefault(key, place)
            if not told[key] or told[key][-1].id != claim.id:
                told[key].append(claim)
    control = _by_place((s.place, s) for s in picture.control)
    access = _by_place((s.place, s) for s in picture.access)
    happened = _by_place((i.place, i) for i in incidents if i.place is not None)
    collection = {
        "type": "FeatureCollection",
        "features": [
            _feature(places[k], told[k], control[k], access[k], happened[k]) for k in sorted(places)
        ],
        "unlocated": [
            {"name": one_line(p.name), "feature": p.feature, "container": p.container}
            for _, p in sorted(unlocated.items())
        ],
    }
    return (json.dumps(collection, ensure_ascii=False, indent=1, allow_nan=False) + "\n").encode(
        "utf-8", "replace"
    )


def _key(place: Place) -> Key | None:
    """Where a place is, or None without coordinates on the globe."""
    if place.lat is None or place.lon is None or not (-90 <= place.lat <= 90 and -180 <= place.lon <= 180):
        return None
    return (place.lon, place.lat, place.name)


def _by_place(pairs: Iterable[tuple[Place, T]]) -> defaultdict[Key, list[T]]:
    """Things by where their place is, in their order; those without coordinates are left out."""
    found: defaultdict[Key, list[T]] = defaultdict(list)
    for place, thing in pairs:
        if (key := _key(place)) is not None:
            found[key].append(thing)
    return found


def _feature(
    place: Place,
    claims: Sequence[Claim],
    control: Sequence[ControlState],
    access: Sequence[AccessState],
    incidents: Sequence[Incident],
) -> dict[str, Any]:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": [place.lon, place.lat]},
        "properties": {
            "name": one_line(place.name),
            "feature": place.feature,
            "country": place.country,
            "admin1": place.admin1,
            "admin2": place.admin2,
            "geonames": place.geonames,
            "precision_km": place.precision_km,
            "holder": one_line(control[0].holder) if control and control[0].holder else None,
            "control": control[0].status if control else None,
            "access": [{"feature": s.feature, "state": s.state, "note": one_line(s.note)} for s in access],
            "incidents": [i.id for i in incidents],
            "reports": sorted({c.report for c in claims}),
            "claims": [c.id for c in claims],
        },
    }
