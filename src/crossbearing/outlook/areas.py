"""The public form: areas and weeks, never places, routes or shelters.

Who reads that thousands will come down a certain road to a certain camp in two days can wait for them there. So what is
made for the public names first-level areas and weeks, rounds to two figures, and hides what is small.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from crossbearing.outlook.ensemble import HIGH, LOW
from crossbearing.outlook.graph import Floats, Ints
from crossbearing.outlook.project import Case
from crossbearing.outlook.simulate import Run, people_at_places

__all__ = ["FEWEST", "Area", "areas", "rounded"]

FEWEST = 500
"""People below which an area's week is only told as fewer than this."""
WEEK = 7


@dataclass(frozen=True, slots=True)
class Area:
    """One area by week.

    Attributes:
        name: The first-level area, or the country where a place has none.
        country: The country.
        value: Per week, people at its end, two figures; `FEWEST` stands for fewer.
        low: The lower bound of the 80 % band.
        high: The upper bound.
    """

    name: str
    country: str
    value: Floats
    low: Floats
    high: Floats


def areas(case: Case, ran: Run) -> list[Area]:
    """People by area at the end of each week; people on the way are not in it.

    Args:
        case: What was projected.
        ran: Its run.
    """
    ends = np.array(sorted({*range(WEEK - 1, case.network.days, WEEK), case.network.days - 1}))
    value = people_at_places(case, ran)[ends]
    groups: dict[tuple[str, str], list[int]] = {}
    for i, p in enumerate(case.network.places):
        groups.setdefault((p.country, p.region or p.country), []).append(i)
    return [
        Area(
            name,
            country,
            rounded(value[:, rows].sum(axis=1)),
            *_bounds(ran, np.array(rows), ends, value[:, rows]),
        )
        for (country, name), rows in sorted(groups.items())
    ]


def _bounds(ran: Run, rows: Ints, ends: Ints, value: Floats) -> tuple[Floats, Floats]:
    if ran.spread is None:
        nothing = np.full(len(ends), np.nan)
        return nothing, nothing
    there = np.isin(ran.spread.at, rows)
    settled = ran.spread.settled[ends][:, there].sum(axis=1)
    waits = np.quantile(ran.spread.waiting[ends][:, rows].sum(axis=1), (LOW, HIGH), axis=1)
    low, high = np.quantile(settled, (LOW, HIGH), axis=1)
    total = value.sum(axis=1)
    return rounded(np.minimum(low + waits[0], total)), rounded(np.maximum(high + waits[1], total))


def rounded(people: Floats) -> Floats:
    """Two significant figures; `FEWEST` where there are fewer."""
    return np.array([_two(x) if x >= FEWEST else float(FEWEST) for x in people.tolist()])


def _two(x: float) -> float:
    step = 10.0 ** (math.floor(math.log10(x)) - 1)
    return round(x / step) * step
