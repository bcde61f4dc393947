"""Two ratings that are never one: how reliable the source is (A-F), how credible the information (1-6).

The rule is told for readers in ``docs/explanation/ratings.md``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec import structs

from crossbearing.model import Claim, Incident, Origin, Report
from crossbearing.sources import SourceBook

__all__ = ["rated"]

_CORE = ("outcome", "holder", "place")
"""Fields on which a contradiction bears on whether it happened at all; two tolls of one attack do not."""
_OWN = "own reporting"


def rated(
    incidents: Sequence[Incident],
    claims: Mapping[str, Claim],
    reports: Mapping[str, Report],
    book: SourceBook,
) -> tuple[Incident, ...]:
    """The incidents with the reliability of each origin and of the best one, and the credibility of what is told."""
    return tuple(_rated(i, claims, reports, book) for i in incidents)


def _rated(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], book: SourceBook
) -> Incident:
    origins = tuple(
        structs.replace(o, reliability=_reliability(o, claims, reports, book)) for o in incident.origin_list
    )
    return structs.replace(
        incident,
        origin_list=origins,
        reliability=min((o.reliability for o in origins), default="F"),
        credibility=_credibility(incident, claims, reports, book),
    )


def _reliability(
    origin: Origin, claims: Mapping[str, Claim], reports: Mapping[str, Report], book: SourceBook
) -> str:
    """Of a named source what the file says of it; of an outlet's own words the best outlet's; F where it says nothing."""
    known = book.speaker(origin.name)
    if known:
        return known.reliability
    if not origin.basis.startswith((_OWN, "through")):
        return "F"
    outlets = {reports[claims[c].report].outlet for c in origin.claims if claims[c].report in reports}
    return min((s.reliability for o in outlets if (s := book.outlet(o))), default="F")


def _credibility(
    incident: Incident, claims: Mapping[str, Claim], reports: Mapping[str, Report], book: SourceBook
) -> int:
    own = [claims[c] for c in incident.claims if c in claims]
    if incident.status == "withdrawn" or incident.kind == "forecast" or all(_hedged(c) for c in own):
        return 6
    if incident.status == "denied":
        return 5
    if any(f.relation == "contradiction" for n, f in incident.fields.items() if n in _CORE):
        return 4
    named = [o for o in incident.origin_list if not o.basis.startswith(_OWN)]
    parties = {_party(o, claims, reports, book) for o in incident.origin_list}
    if len(parties) == 1 and "" not in parties:
        return 6
    if len(named) > 1 and incident.origins > 1:
        return 1
    return 2 if incident.origins > 1 else 3


def _hedged(claim: Claim) -> bool:
    """Whether nobody at all stands behind it ("reportedly", "is said to")."""
    return claim.attribution_scope == "hedge_only"


def _party(
    origin: Origin, claims: Mapping[str, Claim], reports: Mapping[str, Report], book: SourceBook
) -> str:
    named = book.party(origin.name)
    if named or not origin.basis.startswith(_OWN):
        return named
    outlets = [reports[claims[c].report].outlet or "" for c in origin.claims if claims[c].report in reports]
    sides = {book.party(o) for o in outlets}
    return sides.pop() if len(sides) == 1 else ""
