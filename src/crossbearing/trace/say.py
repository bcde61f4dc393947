"""Values in words."""

from __future__ import annotations

import re

from crossbearing.situate.words import say_number, say_period

__all__ = ["say_value"]

_PERIOD = re.compile(r"(?:\d{4}-\d\d-\d\d)?/(?:\d{4}-\d\d-\d\d)?$")


def say_value(value: str | float | None) -> str:
    """A value of a field as people read it: periods as days, numbers with separated thousands."""
    if value is None:
        return "not stated"
    if isinstance(value, str):
        return say_period(*(d or None for d in value.split("/"))) if _PERIOD.match(value) else value
    return say_number(value)
