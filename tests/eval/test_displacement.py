"""The outlook's fit finds the parameters that made the counts, and prefers none that it cannot tell apart."""

from __future__ import annotations

import numpy as np
import pytest

from crossbearing.outlook import Conflict, Link, Network, Observed, Parameters, Place, simulate
from eval import displacement_fit
from eval.displacement_fit import fitted, sample

LAND = Network(
    (
        Place("o", kind="conflict_zone", people=1000),
        Place("near", kind="camp", people=9000),
        Place("far", kind="camp", people=9000),
    ),
    (Link("o", "near", 100), Link("o", "far", 500)),
    days=30,
)
FIGHTING = Conflict({"o": (1.0,)})
TOTALS = np.linspace(0, 3000, 30)
CAMPS = ("near", "far")


@pytest.mark.parametrize("exponent", [0.6, 2.2])
def test_the_exponent_of_distance_is_found_again(monkeypatch: pytest.MonkeyPatch, exponent: float):
    monkeypatch.setattr(displacement_fit, "BARRIERS", (1000.0,))
    monkeypatch.setattr(displacement_fit, "PER_BARRIER", 100)
    true = Parameters(distance=exponent)
    made = simulate(LAND, FIGHTING, totals=TOTALS, parameters=true)
    counts = np.stack([made.at(c) for c in CAMPS])
    found = fitted([sample(LAND, FIGHTING, TOTALS, Observed(CAMPS, np.array([0]), counts[:, :1]), counts)])
    assert found.distance == pytest.approx(exponent, abs=0.3)
    assert found.barrier == pytest.approx(1000.0)
    assert found.danger == true.danger
