"""Learns from counts as they arrive: what a camp draws beyond what the model knows.

The walk is run over the counted days twice. The first run tells how many each camp should have gained; the logarithm of
what it did gain over that, shrunk by `gain` and by a floor under both, is the camp's pull from then on.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from crossbearing.outlook.counts import Observed
from crossbearing.outlook.draw import Expected
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.members import Members
from crossbearing.outlook.project import Case, project

__all__ = ["learned", "teaches"]

GAIN = 0.5
"""Share of a camp's surplus that is expected to last."""
FLOOR = 0.2
"""Share of everyone's gain that is added to each camp's, so that small counts teach little."""
FEWEST_DAYS = 7
"""Days of counts from which something is learned: a week's arrivals."""


def learned(case: Case, members: Members, *, gain: float = GAIN) -> Members:
    """Give each camp the pull that the counts speak for; the members as they are where there is nothing to learn.

    Args:
        case: What is projected, with the counts.
        members: The members.
        gain: Share of a surplus that lasts.
    """
    seen = case.observed
    if seen is None or not teaches(case) or gain <= 0:
        return members
    first = replace(case, observed=_only(seen, 0))
    track = project(first, members, Expected(), until=int(seen.days[-1]) + 1)
    index = {p.name: i for i, p in enumerate(case.network.places)}
    number = {int(place): n for n, place in enumerate(track.at)}
    pull = np.zeros((len(track.at), members.count)) if members.pull is None else members.pull.copy()
    rows = [number[index[c]] for c in seen.camps]
    was = track.settled[int(seen.days[0])][rows]
    expected = np.maximum(track.settled[-1][rows] - was, 0.0)
    came = np.maximum(np.nan_to_num(seen.counts[:, -1] - seen.counts[:, 0]), 0.0)[:, None]
    floor = FLOOR * np.maximum(expected.sum(axis=0), came.sum())
    pull[rows] += gain * _centred(np.log((came + floor + 1.0) / (expected + floor + 1.0)))
    return replace(members, pull=pull)


def teaches(case: Case) -> bool:
    """Whether the counts span enough days for something to be learned from them."""
    seen = case.observed
    return seen is not None and case.totals is not None and bool(seen.days[-1] - seen.days[0] >= FEWEST_DAYS)


def _centred(x: Floats) -> Floats:
    centred: Floats = x - x.mean(axis=0)
    return centred


def _only(seen: Observed, position: int) -> Observed:
    return Observed(seen.camps, seen.days[position : position + 1], seen.counts[:, position : position + 1])
