"""Days, numbers and lists in words: one way of writing them for the picture and for every output."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from crossbearing.model import Place, as_date

__all__ = ["MONTHS", "say_bounds", "say_day", "say_list", "say_number", "say_period", "say_place"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def say_day(stamp: str | None, *, year: bool = True) -> str:
    """An ISO 8601 day as "5 December 2024"; "" where there is none."""
    day = as_date(stamp)
    if day is None:
        return ""
    return f"{day.day} {MONTHS[day.month - 1]}" + (f" {day.year}" if year else "")


def say_period(start: str | None, end: str | None) -> str:
    """A period as "5 to 6 December 2024", "since 5 December 2024" or "by 6 December 2024"; "" where both are open."""
    first, last = as_date(start), as_date(end)
    if first is None and last is None:
        return ""
    if last is None:
        return f"since {say_day(start)}"
    if first is None:
        return f"by {say_day(end)}"
    if first == last:
        return say_day(start)
    return _between(first, last)


def _between(first: dt.date, last: dt.date) -> str:
    if first.year != last.year:
        return f"{say_day(first.isoformat())} to {say_day(last.isoformat())}"
    if first.month != last.month:
        return f"{say_day(first.isoformat(), year=False)} to {say_day(last.isoformat())}"
    return f"{first.day} to {say_day(last.isoformat())}"


def say_number(value: float | None) -> str:
    """A number with commas ("300,000"); "" where there is none."""
    if value is None:
        return ""
    if float(value).is_integer():
        return f"{int(value):,}"
    return f"{value:,}"


def say_bounds(low: float | None, best: float | None, high: float | None) -> str:
    """Low, best and high in words: "280,000 to 300,000", "at least 700", "up to 50", "13"; "" where all are open."""
    if low is not None and high is not None:
        return say_number(low) if low == high else f"{say_number(low)} to {say_number(high)}"
    if low is not None:
        return f"at least {say_number(low)}"
    if high is not None:
        return f"up to {say_number(high)}"
    return say_number(best)


def say_list(words: Sequence[str], last: str = "and") -> str:
    """Words joined as people write them: "a, b and c"."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


_AREAS = {
    "admin1": "region",
    "admin2": "district",
    "region": "region",
    "river": "river",
    "lake": "lake",
    "sea": "sea",
}


def say_place(place: Place) -> str:
    """A place by name; a region or a lake says that it is one, where its name does not."""
    kind = _AREAS.get(place.feature, "")
    named = any(w in place.name.casefold() for w in (kind, "governorate", "province", "oblast", "state"))
    return f"{place.name} ({kind})" if kind and not named else place.name
