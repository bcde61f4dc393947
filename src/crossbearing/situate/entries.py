"""The plain lists of the picture: movements, forecasts, advisories, the time line, the reports."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from crossbearing.model import (
    AdvisoryEntry,
    Claim,
    ForecastEntry,
    Incident,
    MovementEntry,
    Place,
    Report,
    ReportEntry,
    TimelineEntry,
)
from crossbearing.reconcile.copies import copy_groups
from crossbearing.situate.evidence import Evidence, is_live
from crossbearing.situate.lexicon import fold, lexicon
from crossbearing.situate.places import PlaceBook
from crossbearing.situate.sides import doer, is_nameless
from crossbearing.situate.words import say_list

__all__ = ["advisories", "forecasts", "movements", "report_list", "timeline"]

_QUOTE = 160
"""Characters of a quoted sentence that a list shows; the whole sentence stands in the claim."""


def short_quote(text: str, limit: int = _QUOTE) -> str:
    """A quote on one line, cut at a word where it is longer than `limit`."""
    line = " ".join(text.split())
    return line if len(line) <= limit else line[:limit].rsplit(" ", 1)[0] + " …"


def _bundles(claims: Iterable[Claim], evidence: Evidence) -> list[tuple[Incident | None, list[Claim]]]:
    """Claims by their incident, in the order of the first claim; a claim outside any stands alone."""
    grouped: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        incident = evidence.incident_of.get(claim.id)
        grouped[incident.id if incident else f"claim {claim.id}"].append(claim)
    return [(evidence.incident_of.get(group[0].id), group) for group in grouped.values()]


def _place(claims: Sequence[Claim], roles: tuple[str, ...], places: PlaceBook) -> Place | None:
    return next((places.place(places.key(p)) for c in claims for p in places.of(c, roles)), None)


def sources_of(claims: Sequence[Claim], evidence: Evidence) -> tuple[str, ...]:
    """Who says it, each once: the first link of each attribution, else the outlet."""
    names = []
    for claim in claims:
        report = evidence.reports[claim.report]
        names.append(
            claim.attribution[0].name if claim.attribution else report.outlet or report.title or claim.report
        )
    return tuple(dict.fromkeys(names))


def forecasts(evidence: Evidence, places: PlaceBook) -> tuple[ForecastEntry, ...]:
    """What may come, in the sources' own words; never counted."""
    claims = [
        c for c in evidence.claims if (c.kind == "forecast" or c.certainty == "forecast") and not c.background
    ]
    return tuple(
        ForecastEntry(
            text=short_quote(max(group, key=lambda c: (c.quantity is not None, len(c.quote), c.id)).quote),
            place=_place(group, ("at", "target", "destination", "origin"), places),
            sources=sources_of(group, evidence),
            claims=evidence.ids(group),
            incident=incident.id if incident else None,
        )
        for incident, group in _bundles(claims, evidence)
    )


def movements(evidence: Evidence, places: PlaceBook) -> tuple[MovementEntry, ...]:
    """People and forces that moved, as far as a source says from where or to where."""
    found = []
    for kind, wanted in (("people", "movement_people"), ("forces", "movement_forces")):
        claims = [c for c in evidence.live if c.kind == wanted]
        for incident, group in _bundles(claims, evidence):
            origin, destination = _place(group, ("origin",), places), _place(group, ("destination",), places)
            if origin is None and destination is None:
                origin = _place(group, ("at",), places) if kind == "people" else None
                destination = _place(group, ("at", "target"), places) if kind == "forces" else None
            wide = (
                origin is not None
                and origin.feature == "country"
                and destination is None
                and kind == "people"
            )
            if (origin is not None or destination is not None) and not wide:
                found.append(_movement(kind, group, incident, origin, destination, evidence))
    return tuple(
        sorted(found, key=lambda m: (m.kind != "people", m.from_day or m.to_day or "9999", m.claims))
    )


def _movement(
    kind: str,
    group: list[Claim],
    incident: Incident | None,
    origin: Place | None,
    destination: Place | None,
    evidence: Evidence,
) -> MovementEntry:
    quantities = [c.quantity for c in group if c.quantity and c.quantity.unit not in _LENGTHS]
    lows = [x for q in quantities for x in (q.low, q.value) if x is not None]
    highs = [q.high for q in quantities if q.high is not None]
    stated = next((q.stated for q in quantities if q.stated and kind == "people"), "")
    return MovementEntry(
        kind="people" if kind == "people" else "forces",
        text=_movement_text(group[0], stated, origin, destination),
        origin=origin,
        destination=destination,
        from_day=min((c.time.from_[:10] for c in group if c.time.from_), default=None),
        to_day=max((c.time.to[:10] for c in group if c.time.to), default=None),
        low=min(lows, default=None),
        high=max(highs, default=None),
        claims=evidence.ids(group),
        incident=incident.id if incident else None,
    )


_LENGTHS = frozenset({"km", "kilometres", "kilometers", "miles", "m", "metres"})
_VERBS = {
    "fled": "fled", "displaced": "displaced", "evacuated": "evacuated", "relocated": "relocated", "sheltered": "sheltering",
    "returned": "returned", "arrived": "arrived", "emptied": "left", "homeless": "homeless", "advanced": "advanced",
    "withdrew": "withdrew", "withdrew_forces": "withdrew", "deployed": "deployed", "near": "near",
}  # fmt: skip


def _movement_text(claim: Claim, stated: str, origin: Place | None, destination: Place | None) -> str:
    who = stated or _mover(claim)
    verb = _VERBS.get(claim.type, "moved")
    where = []
    if claim.type == "near" and (destination or origin):
        where = [f"{(destination or origin).name}"]  # type: ignore[union-attr]
    else:
        if origin:
            where.append(f"{'in' if claim.type in {'sheltered', 'homeless'} else 'from'} {origin.name}")
        if destination:
            lead = {"arrived": "in", "advanced": "towards"}.get(claim.type, "to")
            where.append(f"{lead} {destination.name}")
    return " ".join([" ".join(who.split()), verb, *where])


_ADJECTIVES = re.compile(r"^(?:fleeing|displaced|evacuated|returning|advancing|retreating)\s+", re.IGNORECASE)


def _mover(claim: Claim) -> str:
    """Who moved: the report's words, for a pronoun the name it stands for; "fleeing residents fled" are "residents"."""
    if not claim.actors:
        return "people" if claim.kind == "movement_people" else "forces"
    actor = claim.actors[0]
    words = actor.name if is_nameless(actor.surface) else actor.surface or actor.name
    return _ADJECTIVES.sub("", words)


def advisories(evidence: Evidence, places: PlaceBook, home: Place | None) -> tuple[AdvisoryEntry, ...]:
    """Warnings and calls to leave, by whom; a place that the words do not name is the country of the crisis."""
    claims = [c for c in evidence.live if c.kind == "advisory"]
    found = []
    for incident, group in _bundles(claims, evidence):
        addressed = {fold(t.name) for c in group for t in c.targets}
        speaking = [
            name for c in group for name in (*(a.name for a in c.actors), *(x.name for x in c.attribution))
        ]
        names = [name for name in speaking if fold(name) not in addressed]
        first = next((n for n in names if names and fold(names[0]) in fold(n) and n != names[0]), "")
        by = (doer(first or names[0]) or first or names[0]) if names else None
        named = next(
            (
                places.place(places.key(p))
                for c in group
                for p in c.places
                if fold(p.surface) in fold(c.quote)
            ),
            None,
        )
        found.append(
            AdvisoryEntry(
                text=short_quote(group[0].quote),
                by=by,
                place=named or home,
                day=max((evidence.moment(c) for c in group), default="") or None,
                claims=evidence.ids(group),
                incident=incident.id if incident else None,
            )
        )
    return tuple(found)


def timeline(evidence: Evidence) -> tuple[TimelineEntry, ...]:
    """Incidents that happened, oldest first, undated ones at the end; history, talk and forecasts are left out."""
    entries = []
    for incident in evidence.incidents:
        claims = [evidence.by_id[c] for c in incident.claims]
        told = [c for c in claims if is_live(c) and c.kind not in lexicon().quiet_kinds]
        if not told:
            continue
        entries.append(
            TimelineEntry(
                from_day=incident.from_,
                to_day=incident.to,
                text=incident.label,
                kind=incident.kind,
                status=incident.status,
                place=incident.place,
                origins=incident.origins,
                incident=incident.id,
                claims=incident.claims,
            )
        )
    return tuple(
        sorted(entries, key=lambda e: (e.from_day or e.to_day or "9999", e.to_day or "9999", e.incident))
    )


def report_list(evidence: Evidence) -> tuple[ReportEntry, ...]:
    """The reports read, oldest first; a report that repeats the text of an earlier one is marked as its copy."""
    ordered = sorted(evidence.reports.values(), key=lambda r: (r.published or "9999", r.id))
    copies = copy_groups(ordered)
    groups: defaultdict[str, list[Report]] = defaultdict(list)
    for report in ordered:
        groups[copies.of(report.id)].append(report)
    firsts = {
        name: sorted(group, key=lambda r: _first(r, group))
        for name, group in groups.items()
        if len(group) > 1
    }
    entries: list[ReportEntry] = []
    for report in ordered:
        alike = firsts.get(copies.of(report.id), [report])
        original = next(r.id for r in alike if r is report or copies.same(r.id, report.id))
        entries.append(
            ReportEntry(
                id=report.id, title=report.title, outlet=report.outlet, published=report.published, url=report.url,
                inferred=report.inferred, body_status=report.body_status,
                copies=original if original != report.id else None,
            )
        )  # fmt: skip
    return tuple(entries)


def _first(report: Report, alike: Sequence[Report]) -> tuple[str, int, int, str]:
    """Order in which copies may have come: by day; whom the others credit; the longer text; the id."""
    credit = sum(
        bool(report.outlet) and fold(report.outlet or "") in fold(r.text) for r in alike if r is not report
    )
    return ((report.published or "9999")[:10], -credit, -len(report.text), report.id)


def said_by(names: Sequence[str], limit: int = 3) -> str:
    """Names as words, cut after `limit`."""
    more = len(names) - limit
    return say_list([*names[:limit], f"{more} more"] if more > 0 else list(names))
