"""Fits the outlook's parameters on some conflicts: the mean of the best twentieth of a fixed sample of them.

A mean over many good sets, not the one best set: the error is flat around its minimum, and the one best set of three
conflicts is often far off for the fourth. Only six parameters are fitted; the others barely change the error and keep the
values that their meaning suggests.

    python -m eval.displacement_fit FOLDER      # prints the set fitted on all conflicts of a displacement set
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from crossbearing.outlook import Conflict, Network, Observed, Parameters
from crossbearing.outlook.draw import Expected
from crossbearing.outlook.fitted import BEST
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.members import Members
from crossbearing.outlook.project import Case, project
from crossbearing.outlook.result import scaled

__all__ = ["Sample", "fitted", "sample"]

BARRIERS = (250.0, 500.0, 1000.0, 2000.0, 4000.0)
"""Kilometres that a closed border may feel like; members of one walk share it."""
PER_BARRIER = 240
BEST_SHARE = 0.05
SEED = 1
LOGARITHMIC = ("room", "onward", "barrier")
RANGES = {
    "distance": (0.5, 2.5),
    "size": (0.0, 1.2),
    "people": (0.0, 1.0),
    "room": (0.2, 3.0),
    "onward": (1e-5, 5e-3),
    "barrier": (min(BARRIERS), max(BARRIERS)),
}
"""From which values are drawn: evenly, or evenly in the logarithm."""


@dataclass(frozen=True, slots=True)
class Sample:
    """One conflict's errors over the sample.

    Attributes:
        sets: The parameter sets, the same for every conflict.
        error: Mean rescaled error of each.
    """

    sets: tuple[Parameters, ...]
    error: Floats


def drawn() -> list[list[Parameters]]:
    """The parameter sets, one list for each barrier."""
    draws = np.random.default_rng(SEED)
    return [[_one(draws, barrier) for _ in range(PER_BARRIER)] for barrier in BARRIERS]


def _one(draws: np.random.Generator, barrier: float) -> Parameters:
    values = {}
    for name, (low, high) in RANGES.items():
        if name != "barrier":
            ends = np.log((low, high)) if name in LOGARITHMIC else (low, high)
            value = float(draws.uniform(*ends))
            values[name] = float(np.exp(value)) if name in LOGARITHMIC else value
    return replace(BEST, barrier=barrier, **values)


def sample(
    network: Network, conflict: Conflict, totals: Floats, observed: Observed, counts: Floats
) -> Sample:
    """Walk one conflict with every set of the sample, and measure the error of each."""
    case = Case(network, conflict, totals, observed)
    errors = []
    for sets in drawn():
        track = project(case, Members.of(sets), Expected())
        people = scaled(track, totals, observed, network)
        number = {network.places[i].name: n for n, i in enumerate(track.at)}
        off = np.abs(people[:, [number[c] for c in observed.camps]] - counts.T[:, :, None]).sum(axis=1)
        errors.append((off / np.maximum(totals, 1.0)[:, None]).mean(axis=0))
    return Sample(tuple(s for sets in drawn() for s in sets), np.concatenate(errors))


def fitted(samples: Sequence[Sample]) -> Parameters:
    """The mean of the sets that are best over these conflicts."""
    error = np.mean([s.error for s in samples], axis=0)
    best = np.argsort(error, kind="stable")[: int(len(error) * BEST_SHARE)]
    return replace(
        BEST, **{name: _mean([getattr(samples[0].sets[i], name) for i in best], name) for name in RANGES}
    )


def _mean(values: Sequence[float], name: str) -> float:
    return float(np.exp(np.mean(np.log(values)))) if name in LOGARITHMIC else float(np.mean(values))


def main(folder: Path) -> None:
    """Fit on all conflicts below a folder and print the set."""
    from eval.bench import Bench
    from eval.displacement import instances

    every = instances(Bench(folder))
    found = fitted([sample(i.network, i.conflict, i.totals, i.observed(0), i.counts) for i in every])
    for name in RANGES:
        print(f"{name} = {getattr(found, name):.4g}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
