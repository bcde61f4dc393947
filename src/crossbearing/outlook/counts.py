"""Reads the tables of totals and of counts: `day,total` and `day,CAMP,…`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np

from crossbearing.errors import BadNetwork
from crossbearing.outlook.cells import MOST_PEOPLE, Fault, Faults, Row, rows
from crossbearing.outlook.graph import Floats, Ints
from crossbearing.outlook.network import Network

__all__ = ["Observed", "read_observed", "read_totals"]


LAST_DAY = 1e6
"""Latest day of a total that is read."""


@dataclass(frozen=True, slots=True)
class Observed:
    """Counts of people in camps on some days.

    Attributes:
        camps: Names of the camps.
        days: Days on which they were counted, ascending.
        counts: Per camp and counted day, people; not a number where a cell is empty.
    """

    camps: tuple[str, ...]
    days: Ints
    counts: Floats


def read_totals(path: Path, days: int) -> tuple[Floats, tuple[Fault, ...]]:
    """Read daily totals of people in the camps; days between two lines are interpolated.

    Args:
        path: A table with the columns `day` and `total`.
        days: Length of the period: the last total holds for days after it.

    Raises:
        BadNetwork: no line could be read.
    """
    faults = Faults()
    found: dict[int, float] = {}
    for row in rows(path, faults):
        day, total = (
            row.number_at(0, "day", low=0, high=LAST_DAY),
            row.number_at(1, "total", low=0, high=MOST_PEOPLE),
        )
        if day is None or total is None:
            row.fault("total", "a line needs a day and a total; passed over", fatal=True)
        else:
            found[int(day)] = total
    if not found:
        raise BadNetwork(f"{path} holds no totals. It needs the columns day,total, such as 0,10838.")
    known = sorted(found)
    return np.interp(np.arange(days), known, [found[d] for d in known]), tuple(faults.found)


def read_observed(path: Path, network: Network) -> tuple[Observed, tuple[Fault, ...]]:
    """Read counts of people in camps: a line for each day, a column for each camp.

    Args:
        path: A table with the column `day` and a column for each camp.
        network: The network; a column that names no camp of it is a fault.

    Raises:
        BadNetwork: no line could be read.
    """
    faults = Faults()
    camps: dict[int, str] = {}
    found: dict[int, list[float]] = {}
    for row in rows(path, faults):
        camps = camps or _camps(row, network)
        day = row.number_at(0, "day", low=0, high=network.days - 1)
        if day is None:
            row.fault("day", "a line needs a day of the period; passed over", fatal=True)
            continue
        found[int(day)] = [_count(row, c, name) for c, name in camps.items()]
    if not found or not camps:
        raise BadNetwork(
            f"{path} holds no counts. It needs the columns day,CAMP,… with names of camps of the network."
        )
    days = sorted(found)
    counts = np.array([found[d] for d in days], dtype=np.float64).T
    return Observed(tuple(camps.values()), np.array(days, dtype=np.int64), counts), tuple(faults.found)


def _camps(row: Row, network: Network) -> dict[int, str]:
    known = {n.replace("_", " ").casefold(): n for n in network.camps}
    found: dict[int, str] = {}
    for column, said in enumerate(row.head[1:], 1):
        name = known.get(said.replace("_", " ").casefold())
        if name is None and said:
            row.faults.add(row.file, 1, said, "no camp of the network; the column is passed over", fatal=True)
        elif name is not None and name not in found.values():
            found[column] = name
    return found


def _count(row: Row, column: int, name: str) -> float:
    value = row.number_at(column, name, low=0, high=MOST_PEOPLE)
    return float("nan") if value is None else value
