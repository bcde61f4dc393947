"""How many of a count take which way: their expectation, or seeded draws."""

from __future__ import annotations

from typing import Protocol

import numpy as np

from crossbearing.outlook.graph import Floats

__all__ = ["Drawn", "Expected", "Mover"]


class Mover(Protocol):
    """Splits counts."""

    def split(self, people: Floats, share: Floats) -> Floats:
        """Split `people` (place, member) by `share` (place, destination, member), whose sums are 1, or 0 for nobody."""
        ...

    def some(self, people: Floats, share: Floats) -> Floats:
        """Those of `people` who go, each with the chance `share`."""
        ...

    def take(self, people: Floats, count: Floats) -> Floats:
        """`count` (member) of `people` (destination, member), each as likely as another; never more than there are."""
        ...


class Expected:
    """The expectation of all draws: fractions of people."""

    def split(self, people: Floats, share: Floats) -> Floats:
        """See `Mover`."""
        return people[:, None] * share

    def some(self, people: Floats, share: Floats) -> Floats:
        """See `Mover`."""
        return people * share

    def take(self, people: Floats, count: Floats) -> Floats:
        """See `Mover`."""
        total = people.sum(axis=0)
        return people * np.minimum(count / np.where(total > 0, total, 1.0), 1.0)


class Drawn:
    """Whole people, drawn; the same seed gives the same draws. The cost does not depend on how many people there are."""

    def __init__(self, seed: int) -> None:
        """Begin a stream of draws of its own."""
        self._draws = np.random.default_rng(seed)

    def split(self, people: Floats, share: Floats) -> Floats:
        """See `Mover`; one multinomial draw for each place and member."""
        chance = np.moveaxis(share, 1, 2)
        total = chance.sum(axis=2, keepdims=True)
        chance = np.where(total > 0, chance / np.where(total > 0, total, 1.0), 1.0 / chance.shape[2])
        drawn = self._draws.multinomial(people.astype(np.int64), chance)
        return np.moveaxis(drawn.astype(np.float64), 2, 1)

    def some(self, people: Floats, share: Floats) -> Floats:
        """See `Mover`."""
        drawn = self._draws.binomial(people.astype(np.int64), np.broadcast_to(share, people.shape))
        return drawn.astype(np.float64)

    def take(self, people: Floats, count: Floats) -> Floats:
        """See `Mover`; one draw without replacement for each member."""
        gone = np.zeros_like(people)
        for m in range(people.shape[1]):
            there = people[:, m].astype(np.int64)
            wanted = min(int(count[m]), int(there.sum()))
            gone[:, m] = self._draws.multivariate_hypergeometric(there, wanted, method="marginals")
        return gone
