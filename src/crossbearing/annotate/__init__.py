"""Reports → the places, periods, quantities, attributions and actors that their sentences name."""

from crossbearing.annotate.place_given import resolve_places
from crossbearing.annotate.step import Annotated, annotate, mentions, reads

__all__ = ["Annotated", "annotate", "mentions", "reads", "resolve_places"]
