"""How many people set out and go home: from given totals, or driven by conflict."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from crossbearing.outlook.graph import Floats
from crossbearing.outlook.walk import Walk

__all__ = ["Driven", "Given", "Volume"]


class Volume(Protocol):
    """Lets people set out and go home."""

    def step(self, walk: Walk, day: int) -> None:
        """Do so for one day."""
        ...


class Given:
    """Given totals: as many set out as must, for the total to be met `lead` days on."""

    def __init__(self, totals: Floats, factor: Floats) -> None:
        """Keep the totals.

        Args:
            totals: People displaced on each day from day 0; the last one holds for the days after it.
            factor: Per member, a factor on the totals, where they are uncertain.
        """
        self._totals, self._factor = np.maximum(totals, 0.0), factor

    def step(self, walk: Walk, day: int) -> None:
        """See `Volume`."""
        ahead = min(max(day + walk.members.shared.lead, 0), len(self._totals) - 1)
        wanted = np.round(self._totals[ahead] * self._factor - walk.everyone())
        shares = walk.push.shares(walk.intensity)
        walk.set_out(walk.mover.split(np.maximum(wanted, 0.0)[None], shares[None])[0])
        if (wanted < 0).any():
            walk.leave(np.maximum(-wanted, 0.0))


class Driven:
    """Driven by conflict: a share of the inhabitants sets out each day, and returns where fighting has ended.

    Attributes:
        home: Per place and member, inhabitants who are at home.
        away: Per place and member, inhabitants who are not.
    """

    def __init__(self, walk: Walk) -> None:
        """Begin with everyone at home."""
        self.home: Floats = np.repeat(np.floor(walk.push.people)[:, None], walk.members.count, axis=1)
        self.away: Floats = np.zeros_like(self.home)

    def step(self, walk: Walk, day: int) -> None:
        """See `Volume`."""
        del day
        own = walk.members.own
        fought = np.where(walk.push.open, walk.intensity, 0.0)[:, None]
        gone = walk.mover.some(self.home, np.minimum(own["leave"] * fought, 1.0))
        self.home -= gone
        self.away += gone
        walk.set_out(gone)
        self._return(walk)

    def _return(self, walk: Walk) -> None:
        """Of the settled, a share goes home: as many as come from places that are quiet now."""
        quiet = self.away * (walk.intensity == 0)[:, None]
        total, homes = self.away.sum(axis=0), quiet.sum(axis=0)
        share = walk.members.own["back"] * homes / np.where(total > 0, total, 1.0)
        gone = walk.mover.some(walk.settled.sum(axis=0, keepdims=True), share[None])[0]
        count = np.minimum(gone, homes)
        back = walk.mover.take(quiet, count)
        walk.leave(count)
        self.away -= back
        self.home += back
