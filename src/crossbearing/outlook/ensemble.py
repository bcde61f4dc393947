"""Many members: what the parameters and the inputs leave open, as bands around the expectation."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np

from crossbearing.outlook.assimilate import learned
from crossbearing.outlook.draw import Expected
from crossbearing.outlook.graph import Floats, Ints
from crossbearing.outlook.members import Members
from crossbearing.outlook.project import Case, Track, project
from crossbearing.outlook.result import Band, scaled

__all__ = ["Ensemble", "band", "run", "times"]

CHUNK = 100
"""Members that walk together: their arrays stay in the processor's cache, and chunks share its cores."""
THREADS = 2
"""Chunks that run side by side; the result does not depend on it."""
LOW, HIGH = 0.1, 0.9
"""Bounds of the 80 % band."""


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The members' walks, put together.

    Attributes:
        at: Number of the place of each destination.
        settled: Per day, destination and member, people there.
        waiting: Per day, place and member of the first chunk, people who wait there.
        on_road: Per day, stretch and member of the first chunk, people on it.
    """

    at: Ints
    settled: Floats
    waiting: Floats
    on_road: Floats


def run(case: Case, members: Members, *, factor: Floats | None = None) -> Ensemble:
    """Walk with every member, in chunks.

    Args:
        case: What is projected.
        members: The members.
        factor: Per member, a factor on the totals.
    """
    starts = range(0, members.count, CHUNK)

    def walk(start: int) -> tuple[Track, Floats]:
        part = members.part(start, start + CHUNK)
        own = None if factor is None else factor[start : start + CHUNK]
        track = project(case, learned(case, part), Expected(), factor=own, roads=start == 0)
        return track, scaled(track, times(case.totals, own), case.observed, case.network)

    with ThreadPoolExecutor(THREADS) as pool:
        found = list(pool.map(walk, starts))
    first = found[0][0]
    if first.waiting is None or first.on_road is None:
        raise RuntimeError("the first chunk keeps its roads")
    return Ensemble(first.at, np.concatenate([s for _, s in found], axis=2), first.waiting, first.on_road)


def times(totals: Floats | None, factor: Floats | None) -> Floats | None:
    """Totals by day, or by day and member where each member has a factor."""
    return totals if totals is None or factor is None else np.outer(totals, factor)


def band(value: Floats, spread: Floats) -> Band:
    """A value with the 80 % band of its members, as rows by days.

    Args:
        value: Per day and row.
        spread: Per day, row and member.
    """
    low, high = np.quantile(spread, (LOW, HIGH), axis=2)
    return Band(value.T, np.minimum(low, value).T, np.maximum(high, value).T)
