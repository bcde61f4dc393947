"""The result of a projection."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from crossbearing.outlook.counts import Observed
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.network import Network
from crossbearing.outlook.project import Track

__all__ = ["Band", "Outlook", "scaled"]


@dataclass(frozen=True, slots=True)
class Band:
    """Values with their range.

    Attributes:
        value: Per row and day.
        low: Per row and day, the lower bound of the 80 % band; not a number where there is none.
        high: The upper bound.
    """

    value: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True, slots=True)
class Outlook:
    """A projection: people at every place and on every stretch of road, by day.

    Attributes:
        network: The network that they move on.
        places: Per place and day, people there at its end: settled, or waiting to go on.
        stretches: Per stretch and day, people on it in the course of the day. Stretch `2i` leads along link `i` from `a` to `b`, `2i + 1` back.
        naive: Per place and day, the naive baseline: the last known shares, frozen; None where nobody is anywhere on day 0.
        given: Per place and day, whether the count was given and not projected.
        notes: What to know before using it, in words.
        claims: Ids of the claims that feed it.
    """

    network: Network
    places: Band
    stretches: Band
    naive: Floats | None = None
    given: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), np.bool_))
    notes: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()

    def at(self, place: str) -> Floats:
        """People at a place, by day.

        Raises:
            KeyError: the network has no such place.
        """
        index = {p.name: i for i, p in enumerate(self.network.places)}
        found: Floats = self.places.value[index[place]]
        return found


def scaled(track: Track, totals: Floats | None, observed: Observed | None, network: Network) -> Floats:
    """People at the destinations, per day, destination and member, with the counted camps' sum put to the given totals.

    Args:
        track: The walk.
        totals: The given totals by day, or by day and member, or None to leave the walk as it is.
        observed: The counts; totals speak of its camps, or of all camps without it.
        network: The network.
    """
    if totals is None:
        return track.settled
    counted = _counted(track, observed, network)
    there = track.settled[:, counted].sum(axis=1)[:, None]
    wanted = totals[: len(there)].reshape(len(there), 1, -1)
    share = np.where(there > 0, track.settled / np.where(there > 0, there, 1.0), track.fallback[:, :, None])
    result: Floats = share * wanted
    return result


def _counted(track: Track, observed: Observed | None, network: Network) -> NDArray[np.bool_]:
    if observed is not None:
        return np.array([network.places[i].name in observed.camps for i in track.at], dtype=np.bool_)
    camp = np.array([network.places[i].is_camp for i in track.at], dtype=np.bool_)
    return camp if camp.any() else np.ones(len(track.at), dtype=np.bool_)
