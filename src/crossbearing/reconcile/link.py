"""Claims into groups: greedy agglomeration, halfway between average and single link, under constraints."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field

from crossbearing.reconcile.block import candidate_pairs
from crossbearing.reconcile.constraints import forbids
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.evidence import THRESHOLD, score
from crossbearing.reconcile.facets import Facet

__all__ = ["link"]

SPEAKERS = 12
"""Members that speak for a group when two groups are compared, evenly chosen in time: bounds the cost of large groups."""
FORBIDDEN = float("-inf")
_MEAN = 0.4
"""Share of the mean in the evidence between groups; the rest is the best pair's."""


@dataclass(slots=True)
class _Linker:
    facets: Sequence[Facet]
    copies: CopyGroups
    seen: dict[tuple[int, int], float] = field(default_factory=dict)

    def evidence(self, i: int, j: int) -> float:
        pair = (i, j) if i < j else (j, i)
        if pair not in self.seen:
            a, b = self.facets[pair[0]], self.facets[pair[1]]
            same_text = a.claim.report != b.claim.report and self.copies.same(a.claim.report, b.claim.report)
            self.seen[pair] = FORBIDDEN if forbids(a, b, copies=same_text) else score(a, b, copies=same_text)
        return self.seen[pair]

    def between(self, left: list[int], right: list[int]) -> float:
        """Evidence between two groups, halfway from its mean to its best; `FORBIDDEN` where any pair is impossible.

        The mean alone parts a group whose members tell different sides of one thing; the best alone chains strangers.
        """
        values: list[float] = []
        for i in _speakers(left):
            for j in _speakers(right):
                values.append(self.evidence(i, j))
                if values[-1] == FORBIDDEN:
                    return FORBIDDEN
        return _MEAN * sum(values) / len(values) + (1 - _MEAN) * max(values)


def link(facets: Sequence[Facet], copies: CopyGroups) -> list[list[int]]:
    """Group the indices of `facets`, which must be sorted by `Facet.order`; groups and members in that order.

    The strongest pair is joined first (ties by order), then the pairs of the joined groups are weighed anew. The result depends on the set of claims alone, not on the order in which they came.
    """
    linker = _Linker(facets, copies)
    members = {i: [i] for i in range(len(facets))}
    near: dict[int, set[int]] = {i: set() for i in members}
    heap: list[tuple[float, int, int]] = []
    for i, j in candidate_pairs(facets, copies):
        value = linker.evidence(i, j)
        if value != FORBIDDEN:
            near[i].add(j)
            near[j].add(i)
            if value >= THRESHOLD:
                heap.append((-value, i, j))
    heapq.heapify(heap)
    _agglomerate(linker, members, near, heap)
    return [members[i] for i in sorted(members)]


def _agglomerate(
    linker: _Linker,
    members: dict[int, list[int]],
    near: dict[int, set[int]],
    heap: list[tuple[float, int, int]],
) -> None:
    """Join groups, named by their first member, until no pair reaches the threshold."""
    current: dict[tuple[int, int], float] = {(i, j): -v for v, i, j in heap}
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members or current.get((i, j)) != -negative:
            continue
        members[i] = sorted(members[i] + members.pop(j))
        near[i] = (near[i] | near.pop(j)) - {i, j}
        for k in sorted(near[i]):
            near[k].discard(j)
            near[k].add(i)
            current.pop((min(j, k), max(j, k)), None)
            value = linker.between(members[i], members[k])
            pair = (min(i, k), max(i, k))
            current[pair] = value
            if value >= THRESHOLD:
                heapq.heappush(heap, (-value, *pair))


def _speakers(group: list[int]) -> list[int]:
    if len(group) <= SPEAKERS:
        return group
    step = (len(group) - 1) / (SPEAKERS - 1)
    return [group[round(n * step)] for n in range(SPEAKERS)]
