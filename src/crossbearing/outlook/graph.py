"""The network as arrays: every link becomes two directed stretches, one for each way."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossbearing.outlook.network import Network

__all__ = ["Floats", "Graph", "Ints"]

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Graph:
    """A network as arrays. Stretch `2i` leads along link `i` from its `a` to its `b`, stretch `2i + 1` back.

    Attributes:
        index: Number of each place.
        tail: Per stretch, the place that it leaves.
        head: Per stretch, the place that it reaches.
        km: Per stretch, its length in kilometres.
        crossing: Per stretch, whether it leads into another country.
        order: The stretches sorted by the place that they leave, then by number.
        first: Where each place of `leaving` begins in `order`.
        leaving: The places that a stretch leaves, ascending.
        forced: Per place, the stretch that all people there must take, or -1.
    """

    index: dict[str, int]
    tail: Ints
    head: Ints
    km: Floats
    crossing: NDArray[np.bool_]
    order: Ints
    first: Ints
    leaving: Ints
    forced: Ints

    @classmethod
    def of(cls, network: Network) -> Graph:
        """Build the arrays of a network."""
        index = {p.name: i for i, p in enumerate(network.places)}
        a = np.array([index[x.a] for x in network.links], dtype=np.int64)
        b = np.array([index[x.b] for x in network.links], dtype=np.int64)
        tail, head = np.stack((a, b), 1).ravel(), np.stack((b, a), 1).ravel()
        km = np.repeat(np.array([x.km for x in network.links], dtype=np.float64), 2)
        country = np.unique([p.country for p in network.places], return_inverse=True)[1]
        order = np.argsort(tail, kind="stable")
        leaving, first = np.unique(tail[order], return_index=True)
        forced = np.full(len(index), -1, dtype=np.int64)
        for i, link in enumerate(network.links):
            if link.forced:
                forced[tail[2 * i + 2 - link.forced]] = 2 * i + 2 - link.forced
        crossing = country[tail] != country[head]
        return cls(index, tail, head, km, crossing, order, first, leaving, forced)

    @staticmethod
    def back(stretch: Ints) -> Ints:
        """The same stretches the other way."""
        return stretch ^ 1
