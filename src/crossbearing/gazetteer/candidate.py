"""One entry of the gazetteer, as a possible reading of a name."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["ABBREVIATION", "ALTERNATE", "ARTICLE", "MAIN", "Candidate"]  # fmt: skip

MAIN, ALTERNATE, ARTICLE, ABBREVIATION = 0, 1, 2, 3
"""How a name belongs to its place: its main name; another name; one of these without its Arabic article;
an abbreviation that only counts beside a fuller name ("Ind.", "TX")."""


class Candidate(NamedTuple):
    """A place that bears the name that was looked up.

    Attributes:
        id: Key in the gazetteer: the GeoNames identifier where positive.
        name: Main name.
        lat: Latitude, degrees north (WGS84).
        lon: Longitude, degrees east (WGS84).
        country: ISO 3166-1 alpha-2 code, or "" (seas, continents).
        admin1: GeoNames code of the first-level area ("SY.11"), or "".
        admin1_name: Its name, or "".
        admin2_name: Name of the second-level area, or "".
        population: People, 0 where unknown.
        feature: Kind, as in `Place.feature`.
        precision_km: Radius within which a point of the place is expected.
        geonames: GeoNames identifier, or "".
        rank: How the name belongs to it (MAIN, ALTERNATE, ARTICLE, ABBREVIATION).
        countries: For seas, rivers and regions: codes of the countries that they touch, joined by "|".
    """

    id: int
    name: str
    lat: float
    lon: float
    country: str
    admin1: str
    admin1_name: str
    admin2_name: str
    population: int
    feature: str
    precision_km: float
    geonames: str
    rank: int
    countries: str = ""
