"""Names to places: packaged data, look-up, countries and distances."""

from crossbearing.gazetteer.candidate import Candidate
from crossbearing.gazetteer.countries import Country, countries, country_name, demonym_country, iso3
from crossbearing.gazetteer.geometry import distance_km
from crossbearing.gazetteer.normal import key, skeleton
from crossbearing.gazetteer.store import Gazetteer

__all__ = [
    "Candidate", "Country", "Gazetteer", "countries", "country_name", "demonym_country", "distance_km", "iso3", "key", "skeleton",
]  # fmt: skip
