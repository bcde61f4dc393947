"""The claims of a run, ordered and dated, as far as they were known at a moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

import msgspec

from crossbearing.model import Claim, Field, Incident, Report
from crossbearing.situate.lexicon import fold

__all__ = ["Evidence", "gather", "happened_by", "is_live", "known_by"]


@dataclass(frozen=True)
class Evidence:
    """What was known at `as_of`: reports, their claims in order, and the incidents cut down to these claims.

    Attributes:
        as_of: ISO 8601 day or time, or None where no report has a date.
        reports: Reports by id.
        claims: Claims ordered by publication, report and text.
        incidents: Incidents that keep at least one claim.
    """

    as_of: str | None
    reports: dict[str, Report]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    by_id: dict[str, Claim] = field(default_factory=dict)
    incident_of: dict[str, Incident] = field(default_factory=dict)

    @cached_property
    def live(self) -> tuple[Claim, ...]:
        """Claims that say that something is so: no background, forecast, denial or negation."""
        return tuple(c for c in self.claims if is_live(c))

    def published(self, claim: Claim) -> str:
        """Day of publication of the claim's report, "" where unknown."""
        return known_at(self.reports[claim.report])[:10]

    def moment(self, claim: Claim) -> str:
        """Day of the thing said: its last stated day if not after publication, else the day of publication."""
        published = self.published(claim)
        last = (claim.time.to or claim.time.from_ or "")[:10]
        return last if last and (not published or last <= published) else published

    def order(self, claim: Claim) -> tuple[str, str, int, str]:
        """Order of claims: day of publication, report, place in the text, id."""
        return (self.published(claim), claim.report, claim.start, claim.id)

    def ids(self, claims: Iterable[Claim]) -> tuple[str, ...]:
        """Ids of `claims`, each once, in order."""
        return tuple(c.id for c in sorted({c.id: c for c in claims}.values(), key=self.order))

    def origins(self, claims: Sequence[Claim]) -> int:
        """How many independent origins stand behind `claims`: those of their incidents, else one per source named."""
        return len({name for c in claims for name in self._origins_of(c)})

    def _origins_of(self, claim: Claim) -> list[str]:
        incident = self.incident_of.get(claim.id)
        named = [fold(o.name) for o in incident.origin_list if claim.id in o.claims] if incident else []
        if named:
            return named
        if claim.attribution:
            return [fold(claim.attribution[0].name)]
        return [f"outlet {self.reports[claim.report].outlet or claim.report}"]


def is_live(claim: Claim) -> bool:
    """Whether the claim says, in anyone's voice, that something is so."""
    return not (claim.background or claim.negated or claim.kind in {"background", "forecast"}) and (
        claim.certainty in {"asserted", "claimed"}
    )


def known_at(report: Report) -> str:
    """When a report was known: when received, else when published; "" where neither is known."""
    return report.received or report.published or ""


def _by_then(report: Report, as_of: str) -> bool:
    stamp = known_at(report)
    return not stamp or stamp[: len(as_of)] <= as_of[: len(stamp)]


def known_by(reports: Iterable[Report], as_of: str | None) -> list[Report]:
    """The reports that were known on a day or at a time; all of them without one. A report without a date counts as known."""
    return [r for r in reports if not as_of or _by_then(r, as_of)]


_LASTING = frozenset({"control", "access"})
"""Kinds whose claims tell a state, which holds from its first day on; of others the last day counts."""


def happened_by(claims: Iterable[Claim], reports: Iterable[Report], day: str | None) -> list[Claim]:
    """The claims of what had happened by the end of a day, whenever it became known; all of them without a day.

    What states no day is taken for the day of its report; a forecast for the day on which it was made.
    """
    if not day:
        return list(claims)
    told = {r.id: (r.published or known_at(r))[:10] for r in reports}

    def moment(c: Claim) -> str:
        first, last = (c.time.from_ or c.time.to or "")[:10], (c.time.to or c.time.from_ or "")[:10]
        stated = first if c.kind in _LASTING else last
        return told.get(c.report, "") if c.kind == "forecast" else stated or told.get(c.report, "")

    return [c for c in claims if moment(c) <= day]


def gather(
    reports: Sequence[Report], claims: Sequence[Claim], incidents: Sequence[Incident], as_of: str | None
) -> Evidence:
    """Keep what was known at `as_of`, and drop what a known report withdraws or replaces."""
    moment = as_of or max((known_at(r) for r in reports), default="") or None
    known = {r.id: r for r in sorted(known_by(reports, as_of), key=lambda r: r.id)}
    gone = {x for r in known.values() for x in (r.retracts, r.supersedes) if x and x != r.id}
    kept = [c for c in claims if c.report in known and c.report not in gone]
    kept.sort(key=lambda c: (known_at(known[c.report])[:10], c.report, c.start, c.id))
    ids = {c.id for c in kept}
    cut = tuple(i for i in (_cut(i, ids) for i in sorted(incidents, key=lambda i: i.id)) if i is not None)
    return Evidence(
        moment,
        known,
        tuple(kept),
        cut,
        {c.id: c for c in kept},
        {cid: i for i in reversed(cut) for cid in i.claims},
    )


def _cut(incident: Incident, known: set[str]) -> Incident | None:
    """The incident as far as its claims are known, or None where none is."""
    if known.issuperset(incident.claims):
        return incident
    claims = tuple(c for c in incident.claims if c in known)
    if not claims:
        return None
    origins = tuple(
        msgspec.structs.replace(o, claims=tuple(c for c in o.claims if c in known))
        for o in incident.origin_list
        if known.intersection(o.claims)
    )
    count = max(1, len(origins))
    return msgspec.structs.replace(
        incident,
        claims=claims,
        origin_list=origins,
        origins=count,
        origins_low=min(count, incident.origins_low),
        origins_high=min(max(count, 1), incident.origins_high),
        fields={k: f for k, f in ((k, _cut_field(f, known)) for k, f in incident.fields.items()) if f.values},
        killed=None,
        injured=None,
        displaced=None,
    )


def _cut_field(entry: Field, known: set[str]) -> Field:
    values = tuple(
        msgspec.structs.replace(v, claims=tuple(c for c in v.claims if c in known))
        for v in entry.values
        if known.intersection(v.claims)
    )
    if len(values) == len(entry.values):
        return msgspec.structs.replace(entry, values=values)
    best = values[0].value if values else None
    return msgspec.structs.replace(
        entry,
        values=values,
        best=best,
        low=None,
        high=None,
        relation=entry.relation if len(values) > 1 else "same",
    )
