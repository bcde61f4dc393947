"""Joining what belongs together, strongest first: one deterministic agglomeration for reports and for claims."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Mapping
from typing import NamedTuple

__all__ = ["Tie", "agglomerate"]


class Tie(NamedTuple):
    """What is known between two groups.

    Attributes:
        total: Sum of the evidence of the pairs that were weighed.
        pairs: How many pairs were weighed.
        best: The strongest of them.
    """

    total: float
    pairs: int
    best: float

    def plus(self, other: Tie) -> Tie:
        """Both together."""
        return Tie(self.total + other.total, self.pairs + other.pairs, max(self.best, other.best))


def agglomerate(
    items: int,
    evidence: Mapping[tuple[int, int], float],
    *,
    value: Callable[[Tie, int], float],
    allowed: Callable[[list[int], list[int]], bool],
    threshold: float,
) -> list[list[int]]:
    """Group the numbers 0 to `items` - 1.

    The pair of groups with the highest value is joined first (of equals the one with the lowest numbers), and the
    ties of the new group to its neighbours are weighed anew, until no value reaches the threshold. The result depends
    on the evidence alone, not on the order in which it is given.

    Args:
        items: How many things there are.
        evidence: Evidence for pairs (low, high); a pair that is missing was not weighed.
        value: What the tie of two groups is worth, given the number of pairs between them.
        allowed: Whether two groups may become one; once it says no, they stay apart.
        threshold: Value from which groups are joined.

    Returns:
        The groups, members in order, ordered by their first member.
    """
    members = {i: [i] for i in range(items)}
    ties: list[dict[int, Tie]] = [{} for _ in range(items)]
    heap: list[tuple[float, int, int]] = []
    for (i, j), v in evidence.items():
        ties[i][j] = ties[j][i] = Tie(v, 1, v)
        if v >= threshold:
            heap.append((-value(ties[i][j], 1), i, j))
    heapq.heapify(heap)
    while heap:
        negative, i, j = heapq.heappop(heap)
        if i not in members or j not in members:
            continue
        tie = ties[i].get(j)
        if tie is None or -value(tie, len(members[i]) * len(members[j])) != negative:
            continue
        if not allowed(members[i], members[j]):
            del ties[i][j], ties[j][i]
            continue
        members[i] = sorted(members[i] + members.pop(j))
        _take_over(ties, i, j)
        for k, tie in ties[i].items():
            worth = value(tie, len(members[i]) * len(members[k]))
            if worth >= threshold:
                heapq.heappush(heap, (-worth, min(i, k), max(i, k)))
    return [members[i] for i in sorted(members)]


def _take_over(ties: list[dict[int, Tie]], i: int, j: int) -> None:
    """Give the neighbours of `j` to `i`."""
    del ties[i][j]
    for k, tie in ties[j].items():
        if k == i:
            continue
        del ties[k][j]
        ties[i][k] = ties[k][i] = ties[i][k].plus(tie) if k in ties[i] else tie
    ties[j] = {}
