"""Runs the walk over the period and keeps what it passes through."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.outlook.counts import Observed
from crossbearing.outlook.draw import Mover
from crossbearing.outlook.graph import Floats, Ints
from crossbearing.outlook.members import Members
from crossbearing.outlook.network import Conflict, Network
from crossbearing.outlook.volume import Driven, Given, Volume
from crossbearing.outlook.walk import Walk

__all__ = ["Case", "Track", "project"]


@dataclass(frozen=True, slots=True)
class Case:
    """What is projected.

    Attributes:
        network: The road network.
        conflict: The intensities.
        totals: People in the camps of `observed`, or in all camps, on each day; None where conflict drives the volume.
        observed: Counts that are known, or None.
        warm: Days before day 0 from which conflict drives people, under the conditions of day 0; for a figure of how
            many have been displaced until day 0.
    """

    network: Network
    conflict: Conflict
    totals: Floats | None = None
    observed: Observed | None = None
    warm: int = 0


@dataclass(frozen=True, slots=True)
class Track:
    """What the walk passed through.

    Attributes:
        at: Number of the place of each destination.
        settled: Per day, destination and member, people there, before they are scaled to given totals.
        waiting: Per day, place and member, people who wait there; None where roads are not kept.
        on_road: Per day, stretch and member, people on it in the course of the day; None where roads are not kept.
        fallback: Per day and destination, shares by size of those that are open: used while nobody has arrived.
    """

    at: Ints
    settled: Floats
    waiting: Floats | None
    on_road: Floats | None
    fallback: Floats


def project(
    case: Case,
    members: Members,
    mover: Mover,
    *,
    factor: Floats | None = None,
    until: int | None = None,
    roads: bool = False,
) -> Track:
    """Walk through the period.

    Args:
        case: What is projected.
        members: The members of the ensemble.
        mover: Expectation or draws.
        factor: Per member, a factor on the totals.
        until: First day that is not walked; None for the whole period.
        roads: Whether to keep people on the way, day by day.
    """
    walk = Walk(case.network, case.conflict, members, mover)
    days = case.network.days if until is None else until
    counts = _counts(case, walk)
    volume = _volume(case, walk, factor)
    if case.totals is not None and 0 in counts:
        _settle(walk, *counts[0])
    settled, waiting, on_road, fallback = [], [], [], []
    for day in range(-members.shared.lead if case.totals is not None else -case.warm, days):
        walk.dawn(day)
        volume.step(walk, day)
        walk.onward()
        walk.choose()
        if roads and day >= 0:
            on_road.append(walk.roads.on_stretches())
        walk.travel()
        if day in counts:
            _settle(walk, *counts[day])
        if day >= 0:
            settled.append(walk.settled.copy())
            fallback.append(walk.open_by_size)
            if roads:
                waiting.append(walk.waiting.copy())
    return Track(
        walk.destinations.at,
        np.stack(settled),
        np.stack(waiting) if roads else None,
        np.stack(on_road) if roads else None,
        np.stack(fallback),
    )


def _volume(case: Case, walk: Walk, factor: Floats | None) -> Volume:
    if case.totals is None:
        return Driven(walk)
    return Given(case.totals, np.ones(walk.members.count) if factor is None else factor)


def _counts(case: Case, walk: Walk) -> dict[int, tuple[Ints, Floats]]:
    """Per counted day, the destinations that were counted and their counts."""
    if case.observed is None:
        return {}
    number = {int(place): n for n, place in enumerate(walk.destinations.at)}
    rows = np.array([number[walk.graph.index[c]] for c in case.observed.camps], dtype=np.int64)
    found = {}
    for day, column in zip(case.observed.days, case.observed.counts.T, strict=True):
        seen = np.isfinite(column)
        found[int(day)] = (rows[seen], column[seen])
    return found


def _settle(walk: Walk, rows: Ints, counts: Floats) -> None:
    people = walk.settled.copy()
    people[rows] = counts[:, None]
    walk.settle(people)
