"""Reports → the places, periods, quantities, attributions and actors that their sentences name."""

from crossbearing.annotate.annotate import Annotated, annotate, mentions, reads

__all__ = ["Annotated", "annotate", "mentions", "reads"]
