"""`simulate`: the Python interface of the model. No state is kept between calls; the same seed gives the same result."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from crossbearing.outlook import ensemble
from crossbearing.outlook.assimilate import learned
from crossbearing.outlook.counts import Observed
from crossbearing.outlook.draw import Drawn, Expected, Mover
from crossbearing.outlook.fitted import BEST, members_of
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.members import Members
from crossbearing.outlook.naive import frozen, held
from crossbearing.outlook.network import Conflict, Network
from crossbearing.outlook.parameters import Parameters
from crossbearing.outlook.project import Case, Track, project
from crossbearing.outlook.result import Band, Outlook, scaled

__all__ = ["Plan", "Run", "outlook_of", "people_at_places", "place_band", "run", "simulate", "stretch_band"]


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
        factor: Lowest and highest factor by which the volume may be off, as in a figure's range.

    Returns:
        The projection. Without an ensemble its bands are not numbers.
    """
    network = network if days is None else replace(network, days=days)
    case = Case(network, conflict, None if totals is None else _long(totals, network.days), observed)
    plan = Plan(parameters, members, seed, band_seed, factor)
    return outlook_of(case, run(case, plan))


@dataclass(frozen=True, slots=True)
class Plan:
    """How a case is run; see `simulate`."""

    parameters: Parameters | None = None
    members: int = 0
    seed: int | None = None
    band_seed: int = 0
    factor: tuple[float, float] = (1.0, 1.0)


@dataclass(frozen=True, slots=True)
class Run:
    """A case that was run: the walk that gives the value, and the ensemble that gives the bands."""

    track: Track
    spread: ensemble.Ensemble | None


def run(case: Case, plan: Plan) -> Run:
    """Run a case. Cases run by one plan share their random numbers: they differ only in what was changed."""
    p = plan.parameters or replace(BEST, hosting=0.0 if case.network.camps else 1.0)
    mover: Mover = Expected() if plan.seed is None else Drawn(plan.seed)
    track = project(case, learned(case, Members.of([p])), mover, roads=True)
    if not plan.members:
        return Run(track, None)
    sets, factors = members_of(case, p, plan.members, plan.band_seed, plan.factor)
    return Run(track, ensemble.run(case, sets, factor=factors))


def _long(totals: Floats, days: int) -> Floats:
    """The totals, as long as the period: the last one holds for the days after it."""
    given = np.asarray(totals, dtype=np.float64)
    return np.concatenate((given[:days], np.full(max(days - len(given), 0), given[-1])))


def outlook_of(case: Case, ran: Run) -> Outlook:
    """The projection of a case that was run."""
    given = _given(case)
    places = place_band(case, ran)
    places.low[given] = places.high[given] = np.nan
    naive = held(places.value) if case.totals is None else frozen(case.network, case.totals, case.observed)
    return Outlook(case.network, places, stretch_band(ran), naive, given)


def place_band(case: Case, ran: Run, less: tuple[Case, Run] | None = None) -> Band:
    """People at every place, or their difference from another case that was run by the same plan.

    At destinations the band is of every member; elsewhere of the first chunk of them.
    """
    at, value = ran.track.at, people_at_places(case, ran)
    if less is not None:
        value = value - people_at_places(*less)
    if ran.spread is None:
        return _without_band(value)
    waiting, settled = ran.spread.waiting, ran.spread.settled
    if less is not None and less[1].spread is not None:
        waiting, settled = waiting - less[1].spread.waiting, settled - less[1].spread.settled
    found = ensemble.band(value, waiting)
    at_destinations = ensemble.band(value[:, at], settled)
    found.low[at], found.high[at] = at_destinations.low, at_destinations.high
    return found


def stretch_band(ran: Run, less: Run | None = None) -> Band:
    """People on every stretch, or their difference from another run by the same plan."""
    value = _kept(ran.track.on_road)[:, :, 0]
    if less is not None:
        value = value - _kept(less.track.on_road)[:, :, 0]
    if ran.spread is None:
        return _without_band(value)
    on_road = ran.spread.on_road
    if less is not None and less.spread is not None:
        on_road = on_road - less.spread.on_road
    return ensemble.band(value, on_road)


def _without_band(value: Floats) -> Band:
    nothing = np.full(value.shape, np.nan).T
    return Band(value.T, nothing, nothing.copy())


def people_at_places(case: Case, ran: Run) -> Floats:
    """Per day and place, those who wait there and those who have settled."""
    return _everywhere(ran.track, scaled(ran.track, case.totals, case.observed, case.network))


def _everywhere(track: Track, settled: Floats) -> Floats:
    """Per day and place, those who wait there and those who have settled."""
    value = _kept(track.waiting)[:, :, 0].copy()
    value[:, track.at] += settled[:, :, 0]
    return value


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
