"""Incidents to picture: who holds what, what works, how many are displaced or dead, what is disputed, what is not said."""

from crossbearing.situate.evidence import happened_by, known_by
from crossbearing.situate.households import household_factor
from crossbearing.situate.picture import situate
from crossbearing.situate.words import say_bounds, say_day, say_list, say_number, say_period

__all__ = [
    "happened_by",
    "household_factor",
    "known_by",
    "say_bounds",
    "say_day",
    "say_list",
    "say_number",
    "say_period",
    "situate",
]
