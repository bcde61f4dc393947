"""One day after the other: people set out, choose, travel, arrive, choose anew."""

from __future__ import annotations

import numpy as np

from crossbearing.outlook.choice import Destinations, Push, in_reach, kernel
from crossbearing.outlook.draw import Mover
from crossbearing.outlook.graph import Floats, Graph, Ints
from crossbearing.outlook.members import Members
from crossbearing.outlook.network import Conflict, Network
from crossbearing.outlook.roads import Roads
from crossbearing.outlook.routes import Routes, shortest
from crossbearing.outlook.status import effort, status_on, turning_days

__all__ = ["Walk"]


class Walk:
    """The state of the walk, and the steps that a day is made of.

    Attributes:
        settled: Per destination and member, how many are there.
        waiting: Per place and member, how many are there and have not chosen, or see no way.
        open_by_size: Per destination, its share of the size of all that some way leads to now; zeros where none does.
    """

    def __init__(self, network: Network, conflict: Conflict, members: Members, mover: Mover) -> None:
        """Begin with nobody on the way."""
        p = members.shared
        self.network, self.conflict, self.members, self.mover = network, conflict, members, mover
        self.graph = Graph.of(network)
        self.destinations = Destinations(network, p.hosting)
        self.push = Push(network, members)
        days = np.maximum(np.round(self.graph.km / p.speed), 1).astype(np.int64)
        self.roads = Roads(self.graph, self.destinations.at, days, members.count)
        self.settled: Floats = np.zeros((len(self.destinations.at), members.count))
        self.waiting: Floats = np.zeros((len(network.places), members.count))
        self.intensity: Floats = np.zeros(len(network.places))
        self._bound = self.settled.copy()
        self.open_by_size: Floats = np.zeros(len(self.destinations.at))
        self._routes: Routes | None = None
        self._turns = turning_days(network)
        spans = max(min(conflict.spans(), network.days), 1)
        names = [p.name for p in network.places]
        self._intensities: Floats = np.array([conflict.row(n, spans) for n in names]).T.copy()
        self._kernels: Floats | None = None
        self._known = np.zeros(len(names), dtype=np.bool_)

    def dawn(self, day: int) -> None:
        """Look at what is fought over and what is open, and lay the ways anew where that has changed."""
        known = self._intensities[min(max(day, 0), len(self._intensities) - 1)]
        if self._routes is not None and day not in self._turns and np.array_equal(known, self.intensity):
            return
        self.intensity = known
        status = status_on(self.network, self.graph, day)
        p = self.members.shared
        felt = effort(self.graph, status, self.intensity, danger=p.danger, border=p.border, barrier=p.barrier)
        self._routes = in_reach(
            shortest(self.graph, felt, self.destinations.at), status, self.destinations.at
        )
        self.roads.lay(self._routes, felt)
        self._kernels = None
        self._bound = self.settled + self.roads.bound()
        self._elsewhere = (self._routes.step[self.destinations.at] >= 0).sum(axis=1, keepdims=True) > 0
        self.open_by_size = _shares(self.destinations.size * (self._routes.step >= 0).any(axis=0))

    def set_out(self, people: Floats) -> None:
        """People leave their homes.

        Args:
            people: Per place and member, how many.
        """
        self.waiting += people

    def onward(self) -> None:
        """Some of those who have settled choose anew, all where the destination itself is fought over."""
        fought = self.intensity[self.destinations.at][:, None]
        gone = self.mover.some(self.settled, np.maximum(self.members.own["onward"], fought) * self._elsewhere)
        self.settled -= gone
        self._bound -= gone
        np.add.at(self.waiting, self.destinations.at, gone)

    def choose(self) -> None:
        """Everyone who waits chooses a destination and enters the first stretch of the way there."""
        rows = np.nonzero(self.waiting.any(axis=1))[0]
        if not len(rows):
            return
        pull = self.destinations.pull(self.members, self._bound, self.intensity)
        weight = self._kernel(rows) * pull[None]
        total = weight.sum(axis=1, keepdims=True)
        share = weight / np.where(total > 0, total, 1.0)
        going = self.mover.split(np.where(total[:, 0] > 0, self.waiting[rows], 0.0), share)
        self.waiting[rows] -= going.sum(axis=1)
        self._enter(rows, going)

    def _kernel(self, rows: Ints) -> Floats:
        """The pull of distance for these places; kept while ways stay as they are."""
        if self._kernels is None or not self._known[rows].all():
            if self._kernels is None:
                self._known[:] = False
            self._known[rows] = True
            self._kernels = kernel(self._routes_or_fail(), np.nonzero(self._known)[0], self.members)
        if len(rows) == len(self._kernels):
            return self._kernels
        found: Floats = self._kernels[np.cumsum(self._known)[rows] - 1]
        return found

    def _enter(self, rows: Ints, going: Floats) -> None:
        step = self._routes_or_fail().step[rows]
        place, dest = np.nonzero(step >= 0)
        self.roads.people[self.roads.entry(dest, step[place, dest])] += going[place, dest]
        self._bound += going.sum(axis=0)

    def travel(self) -> None:
        """Everyone on the way moves by a day."""
        arrived, stuck = self.roads.move()
        self.settled += arrived
        self.waiting += stuck
        if self.roads.strays:
            self._bound = self.settled + self.roads.bound()

    def leave(self, people: Floats) -> None:
        """People leave the destinations for home, each as likely as another.

        Args:
            people: Per member, how many.
        """
        gone = self.mover.take(self.settled, people)
        self.settled -= gone
        self._bound -= gone

    def settle(self, people: Floats) -> None:
        """Put the settled to what was counted.

        Args:
            people: Per destination and member, how many.
        """
        self._bound += people - self.settled
        self.settled = people.copy()

    def everyone(self) -> Floats:
        """Per member, how many are at destinations, on the way, or waiting."""
        people: Floats = self._bound.sum(axis=0) + self.waiting.sum(axis=0)
        return people

    def _routes_or_fail(self) -> Routes:
        if self._routes is None:
            raise RuntimeError("dawn() comes first")
        return self._routes


def _shares(size: Floats) -> Floats:
    total = size.sum()
    share: Floats = size / total if total > 0 else size
    return share
