"""Shortest ways from every place to every destination, by sweeps over the stretches: linear in links per sweep."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from crossbearing.outlook.graph import Floats, Graph, Ints

__all__ = ["Routes", "shortest"]


@dataclass(frozen=True, slots=True)
class Routes:
    """Shortest ways to the destinations.

    Attributes:
        felt: Per place and destination, the kilometres that the way feels like; infinity where there is none.
        step: Per place and destination, the stretch to take next; -1 at the destination and where there is no way.
        links: Per place and destination, the number of links of the way.
    """

    felt: Floats
    step: Ints
    links: Ints


def shortest(graph: Graph, effort: Floats, destinations: Ints) -> Routes:
    """Find the shortest ways (Bellman and Ford's sweeps, all places and destinations at once).

    Args:
        graph: The network's arrays.
        effort: Per stretch, the kilometres that it feels like; infinity where nobody passes.
        destinations: Numbers of the places that are destinations.
    """
    places, count = len(graph.index), len(destinations)
    felt = np.full((places, count), np.inf)
    felt[destinations, np.arange(count)] = 0.0
    cost, head = effort[graph.order, None], graph.head[graph.order]
    for _ in range(places):
        best = np.minimum.reduceat(cost + felt[head], graph.first, axis=0)
        better = best < felt[graph.leaving]
        if not better.any():
            break
        felt[graph.leaving] = np.where(better, best, felt[graph.leaving])
    return Routes(felt, *_steps(graph, cost, felt, destinations))


def _steps(graph: Graph, cost: Floats, felt: Floats, destinations: Ints) -> tuple[Ints, Ints]:
    """The first stretch of each way (the earliest of equals) and how many links the way has."""
    total = cost + felt[graph.head[graph.order]]
    best = np.minimum.reduceat(total, graph.first, axis=0)
    spread = np.repeat(best, np.diff([*graph.first, len(graph.order)]), axis=0)
    rank = np.where(
        (total <= spread) & np.isfinite(total), np.arange(len(graph.order))[:, None], len(graph.order)
    )
    pick = np.minimum.reduceat(rank, graph.first, axis=0)
    step = np.full(felt.shape, -1, dtype=np.int64)
    step[graph.leaving] = np.where(pick < len(graph.order), np.append(graph.order, -1)[pick], -1)
    step[destinations, np.arange(len(destinations))] = -1
    return step, _lengths(graph, step)


def _lengths(graph: Graph, step: Ints) -> Ints:
    """Number of links to the destination, by doubling: after k rounds everyone has looked 2^k links ahead."""
    columns = np.arange(step.shape[1])
    onward = np.where(step >= 0, graph.head[step], np.arange(step.shape[0])[:, None])
    count = (step >= 0).astype(np.int64)
    while True:
        more = count[onward, columns]
        if not more.any():
            return count
        count, onward = count + more, onward[onward, columns]
