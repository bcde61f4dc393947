"""The calendar day, week, month or year that words name from a reference: "last week", "that year"."""

from __future__ import annotations

import datetime as dt

from crossbearing.annotate import period_calendar as cal
from crossbearing.annotate.period_calendar import Draft
from crossbearing.annotate.period_grammar import Context

__all__ = ["calendar_unit"]


def calendar_unit(which: str, unit: str, context: Context) -> Draft | None:
    """The calendar day, week, month ... before, at or after the publication (or the day last spoken of)."""
    which = which.removeprefix("the ")
    base = (
        context.reference
        if which in {"that", "previous", "following", "same", "preceding"}
        else context.anchor
    )
    period = context.period
    if (
        which in {"that", "same", "following", "previous"}
        and period is not None
        and period.from_
        and unit in {"year", "month"}
    ):
        base = period.from_
    if base is None:
        return None
    if unit == "quarter" and which in {"latest", "the"} and context.quarter is not None:
        return context.quarter
    step = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1, "coming": 1}.get(which, 0)
    if unit == "day":
        if which in {"last", "the", "this"}:
            return None
        return cal.day(cal.add(base, "day", step))
    if unit == "weekend":
        return _weekend(base, step or (0 if context.future else -1), which)
    return _unit_at(cal.add(base, "week" if unit == "fortnight" else unit, step), unit, which, context)


def _unit_at(date: dt.date, unit: str, which: str, context: Context) -> Draft | None:
    if not 1 < date.year < 9990:
        return None
    if unit in {"week", "fortnight"}:
        draft = cal.week(date)
    elif unit == "month":
        draft = cal.month(date.year, date.month)
    elif unit == "quarter":
        shown = cal.add(date, "quarter", -1) if which in {"latest", "the"} else date
        return cal.quarter(shown.year, (shown.month - 1) // 3 + 1)
    elif unit == "year":
        draft = cal.year(date.year)
    elif unit == "decade":
        return cal.decade(date.year // 10 * 10)
    else:
        first = max(1, (date.year - 1) // 100 * 100 + 1)
        return Draft(
            dt.date(first, 1, 1), dt.date(min(first + 99, 9999), 12, 31), f"{first // 100:02d}", "years"
        )
    if which in {"this", "current"} and context.anchor and draft.to and not context.future:
        return Draft(draft.from_, min(draft.to, context.anchor), draft.value, draft.grain)
    return draft


def _weekend(base: dt.date, step: int, which: str) -> Draft:
    saturday = cal.add(base, "day", 6 - base.isoweekday())
    if which == "this" or (base.isoweekday() >= 6 and which in {"the", "that"}):
        step = 0
    saturday = cal.add(saturday, "week", step)
    number = saturday.isocalendar()
    return Draft(saturday, cal.add(saturday, "day", 1), f"{number[0]}-W{number[1]:02d}-WE", "days")
