"""Groups of claims written down as incidents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from msgspec import structs

from crossbearing.model import CORE_KINDS, Field, Incident, Place, Report
from crossbearing.model.incident import Status
from crossbearing.reconcile.changes import Changes
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.fields import best_place, best_span, incident_fields, spelling
from crossbearing.reconcile.figures import bounds
from crossbearing.reconcile.label import label
from crossbearing.reconcile.origins import Origins, Voices, find_origins, known_voices
from crossbearing.reconcile.placing import incident_place
from crossbearing.sources import SourceBook

__all__ = ["assemble"]


def assemble(
    groups: Sequence[Sequence[Facet]],
    reports: Mapping[str, Report],
    copies: CopyGroups,
    changes: Changes,
    book: SourceBook | None = None,
) -> tuple[Incident, ...]:
    """Write each group, its members in order, as an incident; `book` tells what people know about the sources."""
    voices = known_voices([f.claim for group in groups for f in group], reports, book or SourceBook())
    of_report: defaultdict[str, list[Facet]] = defaultdict(list)
    for f in sorted((f for group in groups for f in group), key=lambda f: f.order):
        of_report[f.claim.report].append(f)
    return tuple(
        structs.replace(
            _incident(group, reports, copies, changes, voices), place=_plain(incident_place(group, of_report))
        )
        for group in groups
    )


def _incident(
    group: Sequence[Facet],
    reports: Mapping[str, Report],
    copies: CopyGroups,
    changes: Changes,
    voices: Voices,
) -> Incident:
    fields = incident_fields(group, changes)
    origins = find_origins(group, reports, copies, voices)
    best = _best(group, fields)
    place = best_place(group)
    first, last = best_span(group)
    return Incident(
        id=f"i:{group[0].claim.id}",
        kind=best.claim.kind,
        type=best.claim.type,
        label=label(best, group, fields, spelling(place, group) if place else None, (first, last)),
        claims=tuple(f.claim.id for f in group),
        reports=tuple(dict.fromkeys(f.claim.report for f in group)),
        from_=first,
        to=last,
        origins=origins.best,
        origins_low=origins.low,
        origins_high=origins.high,
        origin_list=origins.found,
        status=_status(group, fields, origins),
        fields=fields,
        killed=bounds(fields.get("killed")),
        injured=bounds(fields.get("injured")),
        displaced=bounds(fields.get("displaced")),
    )


def _best(group: Sequence[Facet], fields: Mapping[str, Field]) -> Facet:
    """The claim that names the incident: a core kind, of the best outcome, affirmed, earliest.

    Where a facility was struck, what became of it goes before the attack.
    """
    outcome = fields["outcome"].best if "outcome" in fields else None

    def rank(f: Facet) -> tuple[object, ...]:
        said = (
            f.claim.type if not (f.claim.negated or f.claim.certainty == "denied") else f"not {f.claim.type}"
        )
        thing = bool(f.object) and f.pole == "struck" and f.claim.kind != "access"
        return (f.claim.kind not in CORE_KINDS, thing, said != outcome, f.order)

    return min(group, key=rank)


def _plain(place: Place | None) -> Place | None:
    return place and Place(**{name: getattr(place, name) for name in Place.__struct_fields__})


def _status(group: Sequence[Facet], fields: Mapping[str, Field], origins: Origins) -> Status:
    if all(f.claim.negated or f.claim.certainty == "denied" for f in group) and any(
        f.claim.certainty == "denied" for f in group
    ):
        return "denied"
    if any(field.relation == "contradiction" for field in fields.values()):
        return "disputed"
    if origins.low >= 2 or origins.attributed >= 2:
        return "corroborated"
    return "single" if len({f.claim.report for f in group}) == 1 else "repeated"
