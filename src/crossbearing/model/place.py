"""Where: places, resolved or not."""

from __future__ import annotations

from typing import Literal

from crossbearing.model.base import Value

__all__ = ["ClaimPlace", "Place", "PlaceRole"]

PlaceRole = Literal["at", "origin", "destination", "via", "target", "source"]


class Place(Value, frozen=True, kw_only=True):
    """A place as a report names it, with what is known of it.

    An unresolved place keeps its name, kind and container and has no coordinates: it is a value,
    never an empty result.

    Attributes:
        name: Standard name (of the gazetteer where resolved, else the words cleaned of articles).
        surface: The words of the report.
        lat: Latitude in degrees north (WGS84), or None.
        lon: Longitude in degrees east (WGS84), or None.
        country: ISO 3166-1 alpha-2 code, or None where unknown.
        admin1: Name of the first-level area (governorate, province, state), or None.
        admin2: Name of the second-level area, or None.
        geonames: GeoNames identifier, or None.
        feature: Kind: city, town, village, neighbourhood, admin1, admin2, country, region, river, lake, sea,
            road, bridge, crossing, border, airport, air_base, base, port, camp, hospital, school, prison, dam,
            building, site, continent, or place (unknown kind).
        precision_km: Radius in km within which the true point is expected, or None where unresolved.
        resolved: Whether coordinates were assigned.
        container: Name of the smallest known place around it ("Homs Governorate"), or None.
    """

    name: str
    surface: str
    lat: float | None = None
    lon: float | None = None
    country: str | None = None
    admin1: str | None = None
    admin2: str | None = None
    geonames: str | None = None
    feature: str = "place"
    precision_km: float | None = None
    resolved: bool = False
    container: str | None = None


class ClaimPlace(Place, frozen=True, kw_only=True):
    """A place with its role in a claim."""

    role: PlaceRole = "at"
