"""Reports that a later one withdraws or replaces: what they say is kept in sight and backs nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import structs

from crossbearing.model import Incident, Report
from crossbearing.reconcile.facets import Facet

__all__ = ["gone", "standing", "with_withdrawn"]


def gone(reports: Iterable[Report]) -> frozenset[str]:
    """Ids of the reports that another one withdraws or replaces; a report cannot withdraw itself."""
    return frozenset(x for r in reports for x in (r.retracts, r.supersedes) if x and x != r.id)


def standing(group: Sequence[Facet], dead: frozenset[str]) -> list[Facet]:
    """The claims of a group whose reports still stand; all of them where none does."""
    return [f for f in group if f.claim.report not in dead] or list(group)


def with_withdrawn(
    incidents: Sequence[Incident], groups: Sequence[Sequence[Facet]], dead: frozenset[str]
) -> tuple[Incident, ...]:
    """Add to each incident what withdrawn reports said of it; its id stays that of its earliest claim of all."""
    if not dead:
        return tuple(incidents)
    return tuple(_with(i, g, dead) for i, g in zip(incidents, groups, strict=True))


def _with(incident: Incident, group: Sequence[Facet], dead: frozenset[str]) -> Incident:
    withdrawn = tuple(f.claim.id for f in group if f.claim.report in dead)
    if not withdrawn:
        return incident
    name = f"i:{group[0].claim.id}"
    if len(withdrawn) == len(group):
        return structs.replace(incident, id=name, status="withdrawn")
    return structs.replace(incident, id=name, withdrawn=withdrawn)
