"""Which claims of one report speak of its one event: its dead and its injured, told in many sentences.

A report tells where and when once and then goes on: "The victim, 24, died at the hospital" names neither. Reading the
report has told its events apart (`Claim.event`); the claims of one event are of one incident from the start.
"""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Sequence

from msgspec import structs

from crossbearing.reconcile.facets import Facet

__all__ = ["one_event", "other_event", "same_event", "uncounted"]


def uncounted(f: Facet) -> Facet:
    """The claim as the linker sees it: that "a man" is one says nothing for or against another report's one."""
    quantity = f.claim.quantity
    if quantity is None or quantity.tally is None or f.claim.kind != "event":
        return f
    bare = structs.replace(f.claim, quantity=None)
    return dataclasses.replace(f, claim=bare, groups=frozenset(), makeup=frozenset())


def same_event(a: Facet, b: Facet) -> bool:
    """Whether one report tells both of one event."""
    return a.claim.report == b.claim.report and a.claim.event is not None and a.claim.event == b.claim.event


def other_event(a: Facet, b: Facet) -> bool:
    """Whether one report tells the two of two events."""
    x, y = a.claim, b.claim
    return x.report == y.report and x.event is not None and y.event is not None and x.event != y.event


def one_event(facets: Sequence[Facet]) -> list[list[int]]:
    """Indices of the facets of each event of a report, in order."""
    groups: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for i, f in enumerate(facets):
        if f.claim.event is not None:
            groups[f.claim.report, f.claim.event].append(i)
    return sorted(groups.values())
