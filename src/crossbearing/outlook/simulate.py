"""`simulate`: the Python interface of the model. No state is kept between calls; the same seed gives the same result."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from crossbearing.outlook import ensemble
from crossbearing.outlook.assimilate import learned
from crossbearing.outlook.counts import Observed
from crossbearing.outlook.draw import Drawn, Expected, Mover
from crossbearing.outlook.fitted import BEST, members_of
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.members import Members
from crossbearing.outlook.naive import frozen
from crossbearing.outlook.network import Conflict, Network
from crossbearing.outlook.parameters import Parameters
from crossbearing.outlook.project import Case, Track, project
from crossbearing.outlook.result import Band, Outlook, scaled

__all__ = ["simulate"]


def simulate(
    network: Network,
    conflict: Conflict,
    days: int | None = None,
    *,
    totals: Floats | None = None,
    observed: Observed | None = None,
    parameters: Parameters | None = None,
    members: int = 0,
    seed: int | None = None,
    band_seed: int = 0,
    factor: tuple[float, float] = (1.0, 1.0),
) -> Outlook:
    """Project where people go.

    Args:
        network: Places, links and closures.
        conflict: Intensity of fighting by place and day.
        days: Length of the projection in days; None for the network's own period.
        totals: People in the camps on each day from day 0; None to let conflict drive how many set out.
        observed: Counts that are known: those of day 0 seed the camps, later ones are learned from.
        parameters: The parameters; None for the fitted ones.
        members: Members of the ensemble that gives the bands; 0 for none.
        seed: Without it the value is the expectation; with it whole people are drawn.
        band_seed: Seed of the ensemble's members.
        factor: Lowest and highest factor by which the totals may be off, as in a figure's range.

    Returns:
        The projection. Without an ensemble its bands are not numbers.
    """
    network = network if days is None else replace(network, days=days)
    case = Case(network, conflict, None if totals is None else _long(totals, network.days), observed)
    p = parameters or replace(BEST, hosting=0.0 if network.camps else 1.0)
    mover: Mover = Expected() if seed is None else Drawn(seed)
    track = project(case, learned(case, Members.of([p])), mover, roads=True)
    spread = None
    if members:
        sets, factors = members_of(case, p, members, band_seed, factor)
        spread = ensemble.run(case, sets, factor=factors)
    return _outlook(case, track, spread)


def _long(totals: Floats, days: int) -> Floats:
    """The totals, as long as the period: the last one holds for the days after it."""
    given = np.asarray(totals, dtype=np.float64)
    return np.concatenate((given[:days], np.full(max(days - len(given), 0), given[-1])))


def _outlook(case: Case, track: Track, spread: ensemble.Ensemble | None) -> Outlook:
    network = case.network
    value = _everywhere(track, scaled(track, case.totals, case.observed, network))
    stretches = _kept(track.on_road)[:, :, 0]
    if spread is None:
        nothing = np.full(value.shape, np.nan).T
        places = Band(value.T, nothing, nothing)
        none = np.full(stretches.shape, np.nan).T
        roads = Band(stretches.T, none, none)
    else:
        places = _place_bands(value, track, spread)
        roads = ensemble.band(stretches, spread.on_road)
    given = _given(case)
    places.low[given] = places.high[given] = np.nan
    naive = None if case.totals is None else frozen(network, case.totals, case.observed)
    return Outlook(network, places, roads, naive, given)


def _everywhere(track: Track, settled: Floats) -> Floats:
    """Per day and place, those who wait there and those who have settled."""
    value = _kept(track.waiting)[:, :, 0].copy()
    value[:, track.at] += settled[:, :, 0]
    return value


def _place_bands(value: Floats, track: Track, spread: ensemble.Ensemble) -> Band:
    """Bands of all places: of every member at destinations, of the first chunk's elsewhere."""
    found = ensemble.band(value, spread.waiting)
    settled = ensemble.band(value[:, track.at], spread.settled)
    found.low[track.at], found.high[track.at] = settled.low, settled.high
    return found


def _kept(x: Floats | None) -> Floats:
    if x is None:
        raise RuntimeError("roads are kept here")
    return x


def _given(case: Case) -> NDArray[np.bool_]:
    """Per place and day, whether its count was given."""
    given = np.zeros((len(case.network.places), case.network.days), dtype=np.bool_)
    if case.observed is not None:
        index = {p.name: i for i, p in enumerate(case.network.places)}
        rows = np.array([index[c] for c in case.observed.camps])
        for day, column in zip(case.observed.days, case.observed.counts.T, strict=True):
            if day < case.network.days:
                given[rows[np.isfinite(column)], day] = True
    return given
