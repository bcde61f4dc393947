"""Ranges: "between a and b", "a to b", "a-b", and what only looks like one."""

from __future__ import annotations

import re

from crossbearing.annotate.quantity_bounds import scaled_like
from crossbearing.annotate.quantity_filters import span_of_no_count
from crossbearing.annotate.quantity_numbers import Number, number_at

__all__ = ["upper_end"]

_JOINERS = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")


_BETWEEN = re.compile(r"(?:\s[a-z]{1,12})?\s(?:and|to)\s")
_RISE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|increas\w+|up|down|fell|fallen|grew|grown|jump\w*|climb\w*|drop\w*|declin\w+"
    r"|revised|raised|lowered|went|cut|reduced|doubled|changed|moved|surged|swelled|upped)\b[^.;]{0,40}\bfrom\s$"
)


def upper_end(text: str, low: str, number: Number) -> tuple[Number | None, int]:
    """The upper end of a range that begins with `number`.

    Args:
        text: The text.
        low: The same, lower-cased.
        number: The lower end.

    Returns:
        The number or None, and 0; or None and where to read on, where both numbers are no count (a score,
        a span of days).
    """
    between = low[max(0, number.start - 8) : number.start] == "between "
    joiner = (_BETWEEN if between else _JOINERS).match(low, number.end)
    if not joiner or number.kind == "floor":
        return None, 0
    upper = number_at(low, joiner.end())
    if upper is None or upper.kind in {"floor", "exact"}:
        return None, 0
    if low[joiner.end()].isdigit() and (skip := span_of_no_count(text, low, joiner.end())):
        return None, skip if number.value <= 31 or number.value == upper.value else 0
    return _checked(low, number, upper, joiner.group().strip())


def _checked(low: str, lower: Number, upper: Number, joiner: str) -> tuple[Number | None, int]:
    """Sort out scores ("3-1"), rises ("from 9 to 41") and alternatives far apart ("2 or 300")."""
    if joiner == "or" and not lower.value < upper.value <= lower.value * 2 + 1:
        return None, 0
    if joiner == "to" and _RISE.search(low, max(0, lower.start - 70), lower.start):
        return None, 0
    if scaled_like(lower, upper) < upper.value:
        return upper, 0
    return None, upper.end if joiner in {"-", "–", "—"} and not upper.scaled else 0
