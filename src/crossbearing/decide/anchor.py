"""Finding again what a decision was about, after ids have changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from crossbearing.model import Claim, Incident

__all__ = ["Anchors"]

_SPOT = re.compile(r"(?P<report>.+):(?P<start>\d+)-(?P<end>\d+):[^:]*(?::.*)?$")
"""A claim's id: report, span, type and, where these coincide, the filler that differs."""


class Anchors:
    """The claims of a run, to be found by their ids or, where the reading changed, by the words they stand on."""

    def __init__(self, claims: Sequence[Claim], incidents: Sequence[Incident] = ()) -> None:
        self._ids = {c.id for c in claims}
        self._by_report: dict[str, list[Claim]] = {}
        for c in claims:
            self._by_report.setdefault(c.report, []).append(c)
        self._by_id = {i.id: i for i in incidents}
        self._incident_of: Mapping[str, Incident] = {
            c: i for i in incidents for c in (*i.claims, *i.withdrawn)
        }

    def claims(self, anchors: Iterable[str]) -> tuple[str, ...]:
        """Ids of the claims that the decision was about, as far as the reports still tell them."""
        found: dict[str, None] = {}
        for name in anchors:
            found.update(dict.fromkeys([name] if name in self._ids else self._at(name)))
        return tuple(found)

    def _at(self, name: str) -> list[str]:
        """Claims that now stand on the words of a claim that is gone."""
        spot = _SPOT.fullmatch(name)
        if not spot:
            return []
        start, end = int(spot["start"]), int(spot["end"])
        near = self._by_report.get(spot["report"], [])
        return [c.id for c in near if c.start < end and start < c.end]

    def held(self, anchors: Iterable[str]) -> list[str]:
        """Ids of the incidents that hold the claims: most of them first, of equals the one with the earliest."""
        counts: dict[str, int] = {}
        for claim in self.claims(anchors):
            if (incident := self._incident_of.get(claim)) is not None:
                counts[incident.id] = counts.get(incident.id, 0) + 1
        return sorted(counts, key=lambda i: -counts[i])

    def incident(self, anchors: Iterable[str]) -> Incident | None:
        """The incident that holds most of the claims, or None."""
        held = self.held(anchors)
        return self._by_id[held[0]] if held else None
