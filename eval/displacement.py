"""Where people fled: the outlook over the conflicts of the displacement set, in three ways.

The daily total of the camps and their counts of day 0 are input; later counts are the answer, but in the third way, which
learns from those up to day 30.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np

from crossbearing.outlook import Conflict, Network, Observed, Parameters, simulate
from crossbearing.outlook.fitted import BEST
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.read import read_network
from eval.bench import Bench, Row
from eval.displacement_fit import Sample, fitted, sample

__all__ = ["Instance", "common", "instances", "left_out", "with_counts"]

MEMBERS = 200
"""Members of the ensembles: the quantiles then move by under a hundredth of a camp's count from seed to seed."""
KNOWN = 30
"""Last day of counts that the third way learns from: a month."""


@dataclass(frozen=True, slots=True)
class Instance:
    """One conflict.

    Attributes:
        name: Its name.
        network: Its network.
        conflict: Its intensities.
        camps: The counted camps.
        counts: Per camp and day, people.
    """

    name: str
    network: Network
    conflict: Conflict
    camps: tuple[str, ...]
    counts: Floats

    @property
    def totals(self) -> Floats:
        """People in the camps, by day."""
        found: Floats = self.counts.sum(axis=0)
        return found

    def observed(self, last: int) -> Observed:
        """The counts up to a day."""
        return Observed(self.camps, np.arange(last + 1), self.counts[:, : last + 1])


def instances(bench: Bench) -> tuple[Instance, ...]:
    """The conflicts of the set, by name; none where the set is absent."""
    return _read(bench.folder / "displacement", bench)


@cache
def _read(folder: Path, bench: Bench) -> tuple[Instance, ...]:
    found = []
    for place in sorted(p.parent for p in folder.glob("*/sim_period.csv")):
        data, _ = bench.scorer.flee_data(str(place))
        read = read_network(place)
        counts = np.array(list(data.values()), dtype=np.float64)
        found.append(Instance(place.name, read.network, read.conflict, tuple(data), counts))
    return tuple(found)


def common(bench: Bench, _: str) -> list[Row]:
    """The packaged parameters, with the counts of day 0."""
    return [row for one in instances(bench) for row in _lines(one, BEST, 0)]


def left_out(bench: Bench, _: str) -> list[Row]:
    """Parameters fitted on the other conflicts, with the counts of day 0."""
    every = instances(bench)
    drawn: list[Sample] = [sample(i.network, i.conflict, i.totals, i.observed(0), i.counts) for i in every]
    rows = []
    for n, one in enumerate(every):
        rows += _lines(one, fitted([d for m, d in enumerate(drawn) if m != n]), 0)
    return rows


def with_counts(bench: Bench, _: str) -> list[Row]:
    """The packaged parameters, learning from the counts up to day 30."""
    return [row for one in instances(bench) for row in _lines(one, BEST, KNOWN)]


def _lines(one: Instance, parameters: Parameters, last: int) -> list[Row]:
    found = simulate(
        one.network,
        one.conflict,
        totals=one.totals,
        observed=one.observed(last),
        parameters=parameters,
        members=MEMBERS,
    )
    index = {p.name: i for i, p in enumerate(one.network.places)}
    rows = []
    for camp in one.camps:
        band = [x[index[camp]] for x in (found.places.value, found.places.low, found.places.high)]
        for day in range(one.network.days):
            value, low, high = (None if np.isnan(x[day]) else float(x[day]) for x in band)
            rows.append(
                {"instance": one.name, "day": day, "camp": camp, "value": value, "low": low, "high": high}
            )
    return rows
