"""Writes the counts by day as tables."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

import numpy as np

from crossbearing.outlook.graph import Floats
from crossbearing.outlook.network import Network
from crossbearing.outlook.result import Band

__all__ = ["daily_csv", "links_csv", "naive_csv", "shown"]


def daily_csv(network: Network, band: Band) -> str:
    """`place,day,value,low,high` for every place and day; the bounds are empty where the count was given."""
    return _table(("place", "day", "value", "low", "high"), _lines([p.name for p in network.places], band))


def _lines(names: list[str], band: Band) -> Iterator[tuple[object, ...]]:
    for i, name in enumerate(names):
        for day in range(band.value.shape[1]):
            yield name, day, shown(band.value[i, day]), shown(band.low[i, day]), shown(band.high[i, day])


def links_csv(network: Network, band: Band) -> str:
    """`name1,name2,road,day,value,low,high`: people on the way from name1 to name2; days without any are left out."""
    rows = []
    for s in range(len(band.value)):
        link = network.links[s // 2]
        ends = (link.a, link.b) if s % 2 == 0 else (link.b, link.a)
        for day in np.nonzero(np.abs(band.value[s]) >= LEAST_SHOWN)[0]:
            cells = (shown(x[s, day]) for x in (band.value, band.low, band.high))
            rows.append((*ends, link.road, int(day), *cells))
    return _table(("name1", "name2", "road", "day", "value", "low", "high"), rows)


LEAST_SHOWN = 0.05
"""People on a stretch below which a day is left out."""


def naive_csv(network: Network, naive: Floats) -> str:
    """`place,day,value` of the naive baseline, for the places where it has anybody."""
    rows = [
        (p.name, day, shown(naive[i, day]))
        for i, p in enumerate(network.places)
        if p.is_camp or naive[i].any()
        for day in range(naive.shape[1])
    ]
    return _table(("place", "day", "value"), rows)


def shown(x: float) -> str:
    """A count with one decimal at most; empty where there is none."""
    return (
        "" if np.isnan(x) else f"{round(float(x), 1):g}" if x < 1e5 else f"{float(x):.1f}".removesuffix(".0")
    )


def _table(head: tuple[str, ...], rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()
