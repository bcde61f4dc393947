"""What is open on a day: every closure that covers it, laid over the network."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from crossbearing.outlook.graph import Floats, Graph, Ints
from crossbearing.outlook.network import Closure, Network

__all__ = ["CLOSED", "OPEN", "RESTRICTED", "Status", "effort", "status_on", "turning_days"]

OPEN, RESTRICTED, CLOSED = 0, 1, 2
"""Grades of a stretch or a border."""
LEAST_KM = 1.0
"""Kilometres of a stretch written as shorter: without length, people could walk in circles at no cost."""
_GRADES = {"open": OPEN, "restricted": RESTRICTED, "closed": CLOSED}


@dataclass(frozen=True, slots=True)
class Status:
    """What is open on a day.

    Attributes:
        stretch: Per stretch, `OPEN`, `RESTRICTED` or `CLOSED` by a closure of a link or place.
        border: Per stretch, the same by a closure of the border between two countries.
        entry: Per place, whether it takes people in.
        forced: Per place, the stretch that all people there must take, or -1.
    """

    stretch: NDArray[np.int8]
    border: NDArray[np.int8]
    entry: NDArray[np.bool_]
    forced: Ints


def turning_days(network: Network) -> frozenset[int]:
    """The days of the period on which a closure begins or ends."""
    turns = (d for c in network.closures for d in (c.start, c.end))
    return frozenset(int(d) for d in turns if 0 <= d < network.days)


def status_on(network: Network, graph: Graph, day: int) -> Status:
    """Lay the closures that cover a day over the network; later lines overrule earlier ones.

    Args:
        network: The network.
        graph: Its arrays.
        day: The day; days before the first are as the first.
    """
    found = Status(
        np.zeros(len(graph.tail), np.int8),
        np.zeros(len(graph.tail), np.int8),
        np.ones(len(graph.index), np.bool_),
        graph.forced.copy(),
    )
    country = np.array([p.country for p in network.places])
    for closure in network.closures:
        if closure.covers(max(day, 0)):
            _lay(closure, graph, country, found)
    return found


def _lay(closure: Closure, graph: Graph, country: NDArray[np.str_], found: Status) -> None:
    grade = _GRADES[closure.status]
    if closure.kind == "country":
        found.border[
            _both(country[graph.tail], country[graph.head], closure.a, closure.b, closure.direction)
        ] = grade
        return
    a = graph.index[closure.a]
    b = graph.index.get(closure.b, -1)
    if closure.kind == "remove_forced_redirection":
        way = found.forced[a]
        if way >= 0 and graph.head[way] == b:
            found.forced[a] = -1
    elif closure.kind in ("camp", "idpcamp"):
        found.entry[a] = grade != CLOSED
    elif b >= 0:
        found.stretch[_both(graph.tail, graph.head, a, b, closure.direction)] = grade
    else:
        into, out = closure.direction != "backward", closure.direction != "forward"
        found.stretch[((graph.head == a) & into) | ((graph.tail == a) & out)] = grade
        found.entry[a] &= not (into and grade == CLOSED)


def _both(
    tail: NDArray[np.generic], head: NDArray[np.generic], a: object, b: object, direction: str
) -> NDArray[np.bool_]:
    """Stretches from a to b (forward), from b to a (backward), or both."""
    forward, backward = (tail == a) & (head == b), (tail == b) & (head == a)
    found: NDArray[np.bool_] = np.zeros(len(tail), dtype=np.bool_)
    found |= forward if direction != "backward" else found
    found |= backward if direction != "forward" else found
    return found


def effort(
    graph: Graph, status: Status, intensity: Floats, *, danger: float, border: float, barrier: float
) -> Floats:
    """Kilometres that each stretch feels like; infinity where nobody passes.

    `km * (1 + danger * intensity of the place entered) + border where a border is crossed + barrier * grade / 2 where
    the border is restricted or closed`. A stretch whose own link or end is closed is not passed at all, one that is
    restricted counts its kilometres twice.

    Args:
        graph: The network's arrays.
        status: What is open.
        intensity: Per place, from 0 to 1.
        danger: Share by which full fighting at the place entered lengthens a stretch.
        border: Kilometres that crossing a border adds.
        barrier: Kilometres that a closed border adds: in the records closed borders slow people and rarely stop them.
    """
    felt = (
        np.maximum(graph.km, LEAST_KM)
        * (1.0 + danger * intensity[graph.head])
        * np.where(status.stretch == RESTRICTED, 2.0, 1.0)
    )
    felt = felt + border * graph.crossing + barrier * (status.border.astype(np.float64) / CLOSED)
    felt[status.stretch == CLOSED] = np.inf
    way = status.forced[graph.tail]
    felt[(way >= 0) & (way != np.arange(len(way)))] = np.inf
    return felt
