"""Arithmetic on calendar days: weeks, months, quarters, seasons, and TIMEX3 values."""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass

__all__ = [
    "Draft", "add", "day", "days", "decade", "last_of_month", "make_day", "month", "nearest_year", "quarter",
    "season", "week", "weekday", "year", "years",
]  # fmt: skip

Date = dt.date


@dataclass(frozen=True, slots=True)
class Draft:
    """A period before it has a span: days inclusive, TIMEX3 value, grain; `tied` False for durations and sets."""

    from_: Date | None
    to: Date | None
    value: str | None
    grain: str
    tied: bool = True


def make_day(year: int, month_: int, day_: int) -> Date | None:
    """The day, or None where the calendar has none (30 February) or the year is out of range."""
    try:
        return Date(year, month_, day_)
    except ValueError:
        return None


def last_of_month(year: int, month_: int) -> Date:
    """Last day of a month."""
    return Date(year, month_, calendar.monthrange(year, month_)[1])


def day(date: Date) -> Draft:
    """One day."""
    return Draft(date, date, date.isoformat(), "day")


def days(first: Date, last: Date) -> Draft:
    """A stretch of days, with an ISO 8601 interval as value."""
    return Draft(first, last, f"{first}/{last}", "days")


def week(date: Date) -> Draft:
    """The ISO week that holds `date`."""
    monday = add(date, "day", -date.weekday())
    number = date.isocalendar()
    return Draft(monday, add(monday, "day", 6), f"{number[0]}-W{number[1]:02d}", "week")


def month(year_: int, month_: int) -> Draft:
    """A calendar month."""
    return Draft(Date(year_, month_, 1), last_of_month(year_, month_), f"{year_:04d}-{month_:02d}", "month")


def quarter(year_: int, number: int) -> Draft:
    """A quarter of a calendar year, 1 to 4."""
    first = Date(year_, 3 * number - 2, 1)
    return Draft(first, last_of_month(year_, 3 * number), f"{year_:04d}-Q{number}", "quarter")


def year(year_: int) -> Draft:
    """A calendar year."""
    return Draft(Date(year_, 1, 1), Date(year_, 12, 31), f"{year_:04d}", "year")


def years(first: int, last: int) -> Draft:
    """Calendar years, inclusive."""
    return Draft(Date(first, 1, 1), Date(last, 12, 31), f"{first:04d}/{last:04d}", "years")


def decade(first: int) -> Draft:
    """Ten years from `first` (a multiple of ten)."""
    return Draft(Date(first, 1, 1), Date(first + 9, 12, 31), f"{first:04d}"[:3], "decade")


def season(year_: int, code: str, first_month: int) -> Draft:
    """A meteorological season of the northern hemisphere; winter begins in December of `year_`."""
    end_year, end_month = (year_, first_month + 2) if first_month <= 10 else (year_ + 1, first_month - 10)
    if end_year > 9998:
        end_year, end_month = year_, 12
    return Draft(
        Date(year_, first_month, 1), last_of_month(end_year, end_month), f"{year_:04d}-{code}", "season"
    )


def weekday(anchor: Date, number: int, *, future: bool) -> Date:
    """The weekday (1 = Monday) on or before `anchor`; on or after it where `future`."""
    if future:
        return add(anchor, "day", (number - anchor.isoweekday()) % 7)
    return add(anchor, "day", -((anchor.isoweekday() - number) % 7))


def nearest_year(anchor: Date, month_: int, day_: int | None, *, future: bool) -> int:
    """The year of a date without one: the latest that has begun by `anchor`, or the next one where `future`."""
    first = (month_, day_ or 1)
    if future:
        last = (month_, day_ or 31)
        return anchor.year if last >= (anchor.month, anchor.day) else anchor.year + 1
    return anchor.year if first <= (anchor.month, anchor.day) else anchor.year - 1


def add(date: Date, unit: str, count: int) -> Date:
    """`date` moved by `count` units (day, week, month, quarter, year, decade), clamped to the calendar's range."""
    months = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}.get(unit)
    try:
        if months is None:
            return date + dt.timedelta(days=count * {"week": 7, "fortnight": 14}.get(unit, 1))
        index = date.year * 12 + date.month - 1 + count * months
        year_, month_ = divmod(index, 12)
        return Date(year_, month_ + 1, min(date.day, calendar.monthrange(year_, month_ + 1)[1]))
    except (ValueError, OverflowError):
        return Date(1, 1, 1) if count < 0 else Date(9999, 12, 31)
