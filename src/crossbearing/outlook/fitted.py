"""The fitted parameters, and the members of an ensemble around them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from crossbearing.outlook.assimilate import teaches
from crossbearing.outlook.choice import Destinations
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.members import Members
from crossbearing.outlook.parameters import Parameters
from crossbearing.outlook.project import Case

__all__ = ["BEST", "members_of"]

BEST = Parameters()
"""The one parameter set for all conflicts: its defaults are what `eval/displacement_fit.py` finds over four of them."""
PULL_SPREAD = 0.9
"""Standard deviation of what a destination draws beyond the model, as a logarithm. Of the three spreads this one decides:
with it, and parameters fitted on three conflicts, the 80 % band holds 78 to 87 % of the counts of the fourth."""
SPACE_SPREAD = 0.35
"""Standard deviation of the stated capacities, as a logarithm: camps are stretched, and sites are added to them."""
PARAMETER_SPREAD = 0.3
"""Standard deviation of the parameters around the fitted ones, as a logarithm: about that of the best twentieth of the fit."""
LEARNED = 0.8
"""Factor on the first two where counts were learned from: a month of counts leaves about that much open."""
_VARIED = ("distance", "size", "room", "people", "fade", "lasting", "onward", "leave", "back")


def members_of(
    case: Case, best: Parameters, count: int, seed: int, factor: tuple[float, float] = (1.0, 1.0)
) -> tuple[Members, Floats]:
    """Draw the members of an ensemble: parameters, pulls of the destinations, capacities, and a factor on the totals.

    Args:
        case: What is projected.
        best: The parameters that they lie around.
        count: How many.
        seed: The same seed draws the same members.
        factor: Lowest and highest factor on the totals.
    """
    draws = np.random.default_rng(seed)
    spread = np.exp(PARAMETER_SPREAD * draws.standard_normal((count, len(_VARIED))))
    sets = [
        replace(best, **{n: getattr(best, n) * float(f) for n, f in zip(_VARIED, row, strict=True)})
        for row in spread
    ]
    ends = len(Destinations(case.network, best.hosting).at)
    known = LEARNED if teaches(case) else 1.0
    pull = known * PULL_SPREAD * draws.standard_normal((ends, count))
    space = known * SPACE_SPREAD * draws.standard_normal((ends, count))
    factors = draws.uniform(*factor, size=count)
    if case.totals is None:
        sets = [replace(s, leave=s.leave * float(f)) for s, f in zip(sets, factors, strict=True)]
    return Members.of(sets, pull, space), factors
