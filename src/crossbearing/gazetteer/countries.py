"""Countries: codes, names, demonyms, neighbours."""

from __future__ import annotations

import math
from functools import cache
from typing import NamedTuple

from crossbearing.gazetteer.normal import key
from crossbearing.gazetteer.tables import packaged

__all__ = ["Country", "countries", "country_name", "demonym_country", "iso3"]


class Country(NamedTuple):
    """A country.

    Attributes:
        iso2: ISO 3166-1 alpha-2 code.
        iso3: ISO 3166-1 alpha-3 code.
        name: Usual English name.
        aliases: Other names and abbreviations.
        demonyms: Adjectives and words for its people, singular and plural.
        capital: Name of the capital.
        neighbours: ISO alpha-2 codes of the countries that share a border.
        lat: Latitude of its point in degrees north (WGS84).
        lon: Longitude of its point in degrees east.
        geonames: GeoNames identifier.
        radius_km: Radius of a circle of its area, in km.
    """

    iso2: str
    iso3: str
    name: str
    aliases: tuple[str, ...]
    demonyms: tuple[str, ...]
    capital: str
    neighbours: tuple[str, ...]
    lat: float
    lon: float
    geonames: str
    radius_km: float


@cache
def countries() -> dict[str, Country]:
    """Return all countries by ISO alpha-2 code."""
    names = {r["iso2"]: r for r in packaged("country_names.csv")}
    found = {}
    for r in packaged("countries.csv"):
        more = names.get(r["iso2"], {})
        demonyms = _parts(more["demonyms"] if more else r["demonym"].replace(",", "|"))
        found[r["iso2"]] = Country(
            r["iso2"], r["iso3"], more.get("name") or r["name"], _parts(more.get("aliases", "")),
            demonyms, r["capital"], _parts(r["neighbours"]), float(r["lat"]), float(r["lon"]), r["geonames"],
            round(math.sqrt(float(r["area_km2"] or 0) / math.pi)) or 1,
        )  # fmt: skip
    return found


def _parts(cell: str) -> tuple[str, ...]:
    return tuple(p.strip() for p in cell.split("|") if p.strip())


def country_name(iso2: str | None) -> str | None:
    """Return the usual English name of the country with this code, or None where there is none."""
    found = countries().get((iso2 or "").upper())
    return found.name if found else None


def iso3(iso2: str | None) -> str | None:
    """Return the ISO 3166-1 alpha-3 code, or None where there is none."""
    found = countries().get((iso2 or "").upper())
    return found.iso3 if found else None


@cache
def _demonyms() -> dict[str, str]:
    """Keys of demonyms and their plurals, with their country."""
    found: dict[str, str] = {}
    for c in countries().values():
        for d in c.demonyms:
            k = key(d)
            found.setdefault(k, c.iso2)
            if not k.endswith(("s", "sh", "ch", "se")):
                found.setdefault(k + "s", c.iso2)
    return found


def demonym_country(word: str) -> str | None:
    """Return the code of the country whose demonym or adjective `word` is ("Syrians" -> "SY"), or None."""
    return _demonyms().get(key(word))
