"""The naive baseline: the last known shares of the camps, frozen, times the totals."""

from __future__ import annotations

import numpy as np

from crossbearing.outlook.counts import Observed
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.network import Network

__all__ = ["FROZEN_AT", "frozen", "held"]

FROZEN_AT = 30
"""Day at which the shares are frozen where counts reach so far: a month of arrivals, as the field's comparisons use."""


def frozen(network: Network, totals: Floats, observed: Observed | None, *, day: int = FROZEN_AT) -> Floats:
    """Per place and day, the shares of the last counts up to `day`; shares by capacity where nobody was counted.

    Args:
        network: The network.
        totals: Totals by day.
        observed: The counts, or None.
        day: Latest day whose counts are used.
    """
    index = {p.name: i for i, p in enumerate(network.places)}
    share = np.zeros(len(network.places))
    if observed is not None and (observed.days <= day).any():
        last = np.nan_to_num(observed.counts[:, np.nonzero(observed.days <= day)[0][-1]])
        share[[index[c] for c in observed.camps]] = last
    if share.sum() == 0:
        share = np.array([(p.people or 1.0) if p.is_camp else 0.0 for p in network.places])
    total = share.sum()
    result: Floats = np.outer(share / (total if total > 0 else 1.0), totals)
    return result


def held(value: Floats) -> Floats | None:
    """Without totals: the shares of day 0, frozen, times as many people as the projection has; None where day 0 has nobody.

    Args:
        value: Per place and day, people of the projection.
    """
    first = value[:, 0].sum()
    return None if first <= 0 else np.outer(value[:, 0] / first, value.sum(axis=0))
