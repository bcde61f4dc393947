"""Claims into groups: greedy agglomeration, halfway between average and single link, under constraints."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from crossbearing.reconcile.agglomerate import Tie, agglomerate
from crossbearing.reconcile.block import candidate_pairs
from crossbearing.reconcile.changes import Changes
from crossbearing.reconcile.constraints import forbids
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.events import one_event, other_event, same_event
from crossbearing.reconcile.evidence import THRESHOLD, score
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.stories import Stories

__all__ = ["link"]

SPEAKERS = 12
"""Members that speak for a group when two groups are compared, evenly chosen in time: bounds the cost of large groups."""
_MEAN = 0.4
"""Share of the mean in the evidence between groups; the rest is the best pair's.

The mean alone parts a group whose members tell different sides of one thing; the best alone chains strangers.
"""
_LEADS = 20.0
"""Evidence between what two reports of one story lead with: more than any pair of claims reaches, so it is joined first."""

_EVENT = 6.0
"""Evidence between the claims that one report tells of one event: as much as reports that agree in everything."""
_TWINS = 25.0
"""Evidence between claims at the same words of two copies of a text: they say one thing, whatever was altered in it."""


@dataclass(frozen=True, slots=True)
class _Linker:
    facets: Sequence[Facet]
    copies: CopyGroups
    stories: Stories
    moments: Sequence[bool]
    """Whether each claim tells of a moment, which a report can be about."""
    changes: Changes

    def evidence(self) -> dict[tuple[int, int], float]:
        """What speaks for each pair worth comparing; a pair that cannot be one thing is left out."""
        found = {}
        for i, j in candidate_pairs(self.facets, self.copies, self.stories):
            a, b = self.facets[i], self.facets[j]
            agree = self._agree(i, j)
            if not other_event(a, b) and not forbids(a, b, agree=agree):
                found[i, j] = score(a, b, copies=agree == "copies", story=self._verdict(i, j))
        found.update((pair, _LEADS) for pair in self._leads() if not self._forbids(*pair))
        found.update((pair, _EVENT) for event in one_event(self.facets) for pair in pairwise(event))
        found.update((pair, _TWINS) for pair in self._twins())
        return found

    def allowed(self, left: list[int], right: list[int]) -> bool:
        """Whether no member of one group is impossible beside one of the other."""
        return not any(self._forbids(i, j) for i in _speakers(left) for j in _speakers(right))

    def _forbids(self, i: int, j: int) -> str:
        a, b = self.facets[i], self.facets[j]
        if same_event(a, b) or self.changes.twin(a, b):
            return ""
        return "another event" if other_event(a, b) else forbids(a, b, agree=self._agree(i, j))

    def _agree(self, i: int, j: int) -> str:
        """How far the reports of two claims agree: "copies", "story" or ""."""
        x, y = self.facets[i].claim.report, self.facets[j].claim.report
        if x == y:
            return ""
        if self.copies.same(x, y):
            return "copies"
        return "story" if self.moments[i] and self.moments[j] and self.stories.same(x, y) else ""

    def _verdict(self, i: int, j: int) -> int:
        if not (self.moments[i] and self.moments[j]):
            return 0
        return self.stories.verdict(self.facets[i].claim.report, self.facets[j].claim.report)

    def _leads(self) -> Iterator[tuple[int, int]]:
        """What the reports of each story lead with, one after another."""
        leads: dict[int, list[int]] = defaultdict(list)
        for i, f in enumerate(self.facets):
            if f.claim.lead and self.moments[i] and f.claim.report in self.stories.of:
                leads[self.stories.of[f.claim.report]].append(i)
        for story in sorted(leads):
            yield from pairwise(leads[story])

    def _twins(self) -> Iterator[tuple[int, int]]:
        """What stands at the same words of two copies."""
        at = {f.claim.id: i for i, f in enumerate(self.facets) if f.claim.id in self.changes.twins}
        for name, i in at.items():
            yield from ((i, j) for other in self.changes.twins[name] if (j := at[other]) > i)


def link(
    facets: Sequence[Facet], copies: CopyGroups, stories: Stories, changes: Changes | None = None
) -> list[list[int]]:
    """Group the indices of `facets`, which must be sorted by `Facet.order`; groups and members in that order."""
    moments = [f.mode == "now" and f.topic in rules().moments for f in facets]
    linker = _Linker(facets, copies, stories, moments, changes or Changes())
    return agglomerate(
        len(facets), linker.evidence(), value=_worth, allowed=linker.allowed, threshold=THRESHOLD
    )


def _worth(tie: Tie, _pairs: int) -> float:
    return _MEAN * tie.total / tie.pairs + (1 - _MEAN) * tie.best


def _speakers(group: list[int]) -> list[int]:
    if len(group) <= SPEAKERS:
        return group
    step = (len(group) - 1) / (SPEAKERS - 1)
    return [group[round(n * step)] for n in range(SPEAKERS)]
