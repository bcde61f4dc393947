"""The places as GeoJSON (RFC 7946): one point for each resolved place, lon before lat, precision in the properties."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from crossbearing.model import Claim, Incident, Picture, Place
from crossbearing.tell.markdown import one_line

__all__ = ["places_geojson"]

Key = tuple[float, float, str]


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
    collection = {
        "type": "FeatureCollection",
        "features": [_feature(places[k], told[k], picture, incidents) for k in sorted(places)],
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


def _feature(
    place: Place, claims: Sequence[Claim], picture: Picture, incidents: Sequence[Incident]
) -> dict[str, Any]:
    here = _key(place)
    control = [s for s in picture.control if _key(s.place) == here]
    access = [s for s in picture.access if _key(s.place) == here]
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
            "incidents": [i.id for i in incidents if i.place is not None and _key(i.place) == here],
            "reports": sorted({c.report for c in claims}),
            "claims": [c.id for c in claims],
        },
    }
