"""People on the way: a conveyor of cells, one for each destination, stretch and day that is left on it.

Who is bound for a destination takes the shortest way there, so within a day every cell empties into one other: the next
day of the stretch, the next stretch, the destination, or a place where no way leads on. Moving a day is one gather and
one sum over the cells, whatever the number of people in them.
"""

from __future__ import annotations

import numpy as np

from crossbearing.outlook.graph import Floats, Graph, Ints
from crossbearing.outlook.routes import Routes

__all__ = ["Roads"]


class Roads:
    """The people between places, by destination.

    Attributes:
        people: Per cell and member of the ensemble, how many.
        destination: Per cell, the number of the destination (not of its place).
        stretch: Per cell, the stretch.
        left: Per cell, days left on the stretch after this one.
    """

    def __init__(self, graph: Graph, destinations: Ints, days: Ints, members: int) -> None:
        """Begin with empty roads; `days` is the number of days that each stretch takes."""
        self._graph, self._at, self._days = graph, destinations, days
        self.destination = self.stretch = self.left = np.zeros(0, dtype=np.int64)
        self.people: Floats = np.zeros((0, members))
        self._closed = np.zeros(len(graph.tail), dtype=np.bool_)

    def lay(self, routes: Routes, effort: Floats) -> None:
        """Lay the conveyor anew along new ways; people on a stretch that has just closed turn back on it."""
        closed = ~np.isfinite(effort)
        used = self.people.any(axis=1)
        dest, stretch, left = self.destination[used], self.stretch[used], self.left[used]
        turn = closed[stretch] & ~self._closed[stretch]
        left = np.where(turn, np.maximum(self._days[stretch] - 2 - left, 0), left)
        stretch = np.where(turn, self._graph.back(stretch), stretch)
        old = self._key(dest, stretch, left)
        down = np.repeat(old, left + 1) - np.concatenate([np.arange(n + 1) for n in left] or [left])
        fresh = np.unique(np.concatenate((down, self._table(routes))))
        people = np.zeros((len(fresh), self.people.shape[1]))
        np.add.at(people, np.searchsorted(fresh, old), self.people[used])
        self.people, self._closed, self._keys = people, closed, fresh
        most = int(self._days.max())
        self.left, rest = fresh % most, fresh // most
        self.stretch, self.destination = rest % len(self._days), rest // len(self._days)
        self._couple(routes)

    def _key(self, dest: Ints, stretch: Ints, left: Ints) -> Ints:
        return (dest * len(self._days) + stretch) * int(self._days.max()) + left

    def _table(self, routes: Routes) -> Ints:
        """Keys of all cells along the ways."""
        _, dest = np.nonzero(routes.step >= 0)
        stretch = routes.step[routes.step >= 0]
        days = self._days[stretch]
        left = np.concatenate([np.arange(d) for d in days] or [days])
        return self._key(np.repeat(dest, days), np.repeat(stretch, days), left)

    def _couple(self, routes: Routes) -> None:
        """Find into which cell, destination or place each cell empties."""
        cells, ends = len(self._keys), len(self._at)
        at = self._graph.head[self.stretch]
        onward = routes.step[at, self.destination]
        arrives, stuck = at == self._at[self.destination], onward < 0
        entry = self._key(self.destination, onward, self._days[onward] - 1)
        target = np.searchsorted(self._keys, np.where(self.left > 0, self._keys - 1, entry))
        target = np.where(stuck & (self.left == 0), cells + ends + at, target)
        target = np.where(arrives & (self.left == 0), cells + self.destination, target)
        self._order = np.argsort(target, kind="stable")
        self._targets, self._first = np.unique(target[self._order], return_index=True)
        self._strays = bool((target >= cells + ends).any())

    @property
    def strays(self) -> bool:
        """Whether someone on the way may reach a place from which no way leads on."""
        return self._strays

    def entry(self, dest: Ints, step: Ints) -> Ints:
        """The cell that those enter who take the stretch `step` towards a destination."""
        return np.searchsorted(self._keys, self._key(dest, step, self._days[step] - 1))

    def move(self) -> tuple[Floats, Floats]:
        """Move everyone by a day; return who reached each destination, and who reached each place with no way on."""
        cells, ends = self.people.shape[0], len(self._at)
        moved = np.zeros((cells + ends + len(self._graph.index), self.people.shape[1]))
        if cells:
            moved[self._targets] = np.add.reduceat(self.people[self._order], self._first, axis=0)
        self.people = moved[:cells]
        return moved[cells : cells + ends], moved[cells + ends :]

    def bound(self) -> Floats:
        """Per destination and member, how many are on the way there."""
        found = np.zeros((len(self._at), self.people.shape[1]))
        if len(self.people):  # the cells are sorted by destination
            which, first = np.unique(self.destination, return_index=True)
            found[which] = np.add.reduceat(self.people, first, axis=0)
        return found

    def on_stretches(self) -> Floats:
        """Per stretch and member, how many are on it."""
        found = np.zeros((len(self._days), self.people.shape[1]))
        np.add.at(found, self.stretch, self.people)
        return found
