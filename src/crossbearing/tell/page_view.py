"""The sections of the page as rows, ready for the template: no markup here, and no judgement.

Every row is written from fields of the picture and carries the claims that it rests on.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.model import (
    Bounds,
    CasualtyFigure,
    DisplacementFigure,
    Incident,
    Picture,
    Place,
    TimelineEntry,
)
from crossbearing.tell.page_decisions import rulings
from crossbearing.tell.page_rows import (
    AccessRow,
    ControlRow,
    Day,
    Dispute,
    Entry,
    Figure,
    IncidentRow,
    Line,
    OriginRow,
    Value,
)
from crossbearing.tell.page_short import RELATION_ORDER, by_evidence
from crossbearing.tell.page_sources import Sources
from crossbearing.tell.page_text import anchor, bounds, clean, day, days, fragment, number, plural

__all__ = [
    "KINDS", "RELATIONS", "STATUSES", "access", "advisories", "area_words", "control", "disputes", "figure_words", "figures",
    "forecasts", "gaps", "incident_rows", "movements", "place_words", "timeline",
]  # fmt: skip

KINDS = {
    "control": "Control",
    "access": "Access",
    "movement_people": "People on the move",
    "movement_forces": "Forces on the move",
    "event": "Event",
    "figure": "Figure",
    "forecast": "Forecast",
    "statement": "Statement",
    "advisory": "Advisory",
    "relation": "Relation",
    "background": "Background",
}
STATUSES = {
    "corroborated": "two or more independent origins",
    "repeated": "several reports, one origin",
    "single": "one report",
    "disputed": "sources contradict each other",
    "denied": "denied",
    "withdrawn": "withdrawn: in no total and no state",
}
RELATIONS = {
    "same": "they say the same",
    "variant": "spellings of one name",
    "rounding": "one figure, rounded differently",
    "narrower": "one speaks of less: a narrower scope",
    "wider": "one speaks of more: a wider scope",
    "update": "a later report gives a new value",
    "contradiction": "they cannot all be true",
    "undetermined": "nothing in the reports orders or reconciles them",
}
CONTROL_STATUS = {
    "held": "held",
    "contested": "contested: fighting inside",
    "threatened": "threatened: forces near",
    "disputed": "disputed: sources differ",
    "unknown": "not known",
}
MEASURES = {
    "stock": "people displaced, as of a day",
    "flow": "movements over a period",
    "killed": "killed",
    "injured": "injured",
    "missing": "missing",
}


def area_words(place: Place | None) -> str:
    """What a place lies in: "Homs Governorate, SY", or that it is not located."""
    if place is None:
        return ""
    parts = [p for p in (place.admin1 or place.container, place.country) if p and p != place.name]
    words = ", ".join(dict.fromkeys(clean(p) for p in parts))
    return words if place.resolved else (f"{words} · not located" if words else "not located")


def place_words(place: Place | None) -> str:
    """The name of a place, with the spelling of the report where that differs."""
    return clean(place.name) if place else ""


def control(picture: Picture, sources: Sources, holders: dict[str, str]) -> list[ControlRow]:
    """Who holds what, disputed first; `holders` gives each holder its CSS class."""
    order = {"disputed": 0, "contested": 1, "threatened": 2, "held": 3, "unknown": 4}
    rows = sorted(picture.control, key=lambda c: (order.get(c.status, 9), c.holder or "~", c.place.name))
    return [
        ControlRow(
            place=place_words(row.place),
            area=area_words(row.place),
            holder=clean(row.holder) or "not reported",
            holder_class=holders.get(row.holder or "", "hx"),
            status=row.status,
            status_words=CONTROL_STATUS.get(row.status, row.status),
            since=day(row.since) or "not stated",
            note=clean(row.note),
            cite=sources.cite(row.claims, row.contrary),
        )
        for row in rows
    ]


def access(picture: Picture, sources: Sources) -> list[AccessRow]:
    """What is closed, struck or works, the gravest first."""
    order = {"destroyed": 0, "closed": 1, "struck": 2, "restricted": 3, "unknown": 4, "open": 5}
    rows = sorted(picture.access, key=lambda a: (order.get(a.state, 9), a.feature, a.place.name))
    return [
        AccessRow(
            place=place_words(row.place),
            area=area_words(row.place),
            feature=clean(row.feature).replace("_", " "),
            state=row.state,
            since=day(row.since) or "not stated",
            by=clean(row.by) or "not reported",
            note=clean(row.note),
            cite=sources.cite(row.claims, row.contrary),
        )
        for row in rows
    ]


def figures(picture: Picture, sources: Sources) -> list[tuple[str, list[Figure]]]:
    """Figures in groups that may be compared by eye: displacement, then each casualty measure; never summed."""
    groups: list[tuple[str, Sequence[DisplacementFigure | CasualtyFigure]]] = [
        ("Displaced", [d for d in picture.displacement if d.measure == "stock"]),
        ("Movements", [d for d in picture.displacement if d.measure == "flow"]),
        *(
            (m.title(), [c for c in picture.casualties if c.measure == m])
            for m in ("killed", "injured", "missing")
        ),
    ]
    out = []
    for name, rows in groups:
        if rows:
            # Households are no people: only rows of the unit that most rows have share an axis.
            top = max(
                (max(r.low or 0, r.best or 0, r.high or 0) for r in rows if _unit(r) == "people"), default=0
            )
            ordered = sorted(rows, key=lambda r: (-(r.best or r.low or 0), r.scope))
            out.append((name, [_figure(r, sources, top if _unit(r) == "people" else 0) for r in ordered]))
    return out


def _figure(row: DisplacementFigure | CasualtyFigure, sources: Sources, top: float) -> Figure:
    scope, note, claimed = clean(row.scope), "", ""
    term, unit = row.measure if isinstance(row, CasualtyFigure) else clean(row.term), "people"
    if isinstance(row, DisplacementFigure):
        unit = clean(row.unit)
        note = f"converted: {clean(row.converted_by)}" if row.converted_by else ""
    else:
        claimed, who = clean(row.claimed_by), clean(row.who)
        scope = f"{who} · {scope}" if who and who.lower() not in scope.lower() else scope
    return Figure(
        measure=row.measure,
        measure_words=MEASURES.get(row.measure, row.measure),
        term=term,
        scope=scope,
        low=number(row.low),
        best=number(row.best),
        high=number(row.high),
        unit=unit,
        as_of=day(row.as_of) or "not stated",
        origins=row.origins,
        claimed_by=claimed,
        note=note,
        low_x=_share(row.low, top),
        best_x=_share(row.best, top),
        high_x=_share(row.high, top),
        cite=sources.cite(row.claims),
    )


def _unit(row: DisplacementFigure | CasualtyFigure) -> str:
    return row.unit if isinstance(row, DisplacementFigure) else "people"


def _share(value: float | None, top: float) -> float | None:
    return None if value is None or top <= 0 else round(100 * value / top, 2)


def _values(values: Sequence[object], sources: Sources) -> tuple[Value, ...]:
    out = []
    for value in values:
        raw, relation = getattr(value, "value", None), getattr(value, "relation", "same")
        text = _period(raw) if isinstance(raw, str) else number(raw)
        out.append(Value(text=text, relation=relation, cite=sources.cite(getattr(value, "claims", ()))))
    return tuple(out)


def _period(value: str) -> str:
    """A period "2024-12-05/2024-12-06" as words; other words as they are."""
    first, slash, last = value.partition("/")
    if slash and len(value) <= 50 and all(part == "" or part[:4].isdigit() for part in (first, last)):
        return days(first, last) or clean(value)
    return clean(value)


def disputes(picture: Picture, incidents: dict[str, Incident], sources: Sources) -> list[Dispute]:
    """Where reports differ: contradictions first, then what nothing reconciles, then the harmless."""
    order = {relation: n for n, relation in enumerate(RELATION_ORDER)}
    rows = sorted(picture.disagreements, key=lambda d: order.get(d.relation, 9))
    out = []
    for row in rows:
        incident = incidents.get(row.incident)
        out.append(
            Dispute(
                label=clean(incident.label) if incident else clean(row.text) or row.field,
                field=clean(row.field).replace("_", " "),
                relation=row.relation,
                relation_words=RELATIONS.get(row.relation, row.relation),
                text=clean(row.text),
                href=fragment(row.incident) if incident else "",
                values=_values(row.values, sources),
            )
        )
    return out


def gaps(picture: Picture, sources: Sources) -> list[Line]:
    """What a reader would ask and no report answers."""
    return [
        Line(
            text=clean(g.question),
            note=clean(g.about),
            cite=sources.cite(g.claims),
            href=fragment(g.incident) if g.incident else "",
        )
        for g in picture.not_reported
    ]


def forecasts(picture: Picture, sources: Sources) -> list[Line]:
    """What may come, with who says so."""
    return [
        Line(
            text=clean(f.text),
            who=", ".join(clean(s) for s in f.sources),
            where=place_words(f.place),
            cite=sources.cite(f.claims),
            href=fragment(f.incident) if f.incident else "",
        )
        for f in picture.forecasts
    ]


def advisories(picture: Picture, sources: Sources) -> list[Line]:
    """Warnings and calls to leave, in order of their day."""
    rows = sorted(picture.advisories, key=lambda a: (a.day or "9", a.by or "", a.text))
    return [
        Line(
            text=clean(a.text),
            who=clean(a.by),
            when=day(a.day),
            where=place_words(a.place),
            cite=sources.cite(a.claims),
        )
        for a in rows
    ]


def movements(picture: Picture, sources: Sources) -> list[Line]:
    """People and forces on the move, in order of their days."""
    rows = sorted(picture.movements, key=lambda m: (m.kind != "people", m.from_day or "9", m.text))
    return [
        Line(
            text=clean(m.text),
            kind=m.kind,
            where=f"{place_words(m.origin) or 'origin not stated'} → {place_words(m.destination) or 'destination not stated'}",
            when=days(m.from_day, m.to_day),
            note=bounds(m.low, m.high),
            cite=sources.cite(m.claims),
            href=fragment(m.incident) if m.incident else "",
        )
        for m in rows
    ]


def timeline(picture: Picture, sources: Sources) -> list[Day]:
    """The incidents by their first day, in order; those without a day at the end."""
    by_day: dict[str, list[TimelineEntry]] = {}
    for entry in sorted(picture.timeline, key=lambda t: (t.from_day or "9", -t.origins, t.text, t.incident)):
        by_day.setdefault(entry.from_day or entry.to_day or "", []).append(entry)
    ordered = sorted(by_day.items(), key=lambda item: (not item[0], item[0]))
    return [
        Day(
            iso=iso,
            label=day(iso) if iso else "Date not stated",
            entries=tuple(_entry(e, sources) for e in entries),
        )
        for iso, entries in ordered
    ]


def _entry(entry: TimelineEntry, sources: Sources) -> Entry:
    several = entry.to_day is not None and entry.to_day != entry.from_day
    return Entry(
        text=clean(entry.text),
        kind=entry.kind,
        kind_words=KINDS.get(entry.kind, entry.kind),
        status=entry.status,
        where=place_words(entry.place),
        when=days(entry.from_day, entry.to_day) if several else "",
        origins=entry.origins,
        href=fragment(entry.incident),
        cite=sources.cite(entry.claims),
    )


def incident_rows(incidents: Sequence[Incident], sources: Sources) -> list[IncidentRow]:
    """The incidents, the best attested first."""
    return [_incident(row, sources) for row in sorted(incidents, key=by_evidence)]


def _incident(row: Incident, sources: Sources) -> IncidentRow:
    spread = (row.origins_low, row.origins_high)
    origins = plural(row.origins, "origin")
    if spread != (row.origins, row.origins):
        origins += f" ({spread[0]}–{spread[1]})"
    return IncidentRow(
        anchor=anchor(row.id),
        href=fragment(row.id),
        label=clean(row.label),
        kind=row.kind,
        kind_words=KINDS.get(row.kind, row.kind),
        type=clean(row.type).replace("_", " "),
        status=row.status,
        status_words=STATUSES.get(row.status, row.status),
        when=days(row.from_, row.to) or "date not stated",
        where=", ".join(p for p in (place_words(row.place), area_words(row.place)) if p)
        or "place not stated",
        origins=origins,
        reports=plural(len(row.reports), "report"),
        figures=figure_words(row),
        origin_list=tuple(
            OriginRow(
                name=clean(o.name),
                basis=clean(o.basis),
                reliability=o.reliability,
                cite=sources.cite(o.claims),
            )
            for o in row.origin_list
        ),
        fields=tuple(
            Dispute(
                label="",
                field=clean(name).replace("_", " "),
                relation=value.relation,
                relation_words=RELATIONS.get(value.relation, value.relation),
                text="",
                href="",
                values=_values(value.values, sources),
            )
            for name, value in row.fields.items()
            if value.values
        ),
        rulings=rulings(row),
        reliability=row.reliability,
        credibility=row.credibility,
        cite=sources.cite((*row.claims, *row.withdrawn), row.withdrawn),
    )


def figure_words(row: Incident) -> tuple[str, ...]:
    """The figures of an incident: "killed 44 (31–44)"."""
    named = (("killed", row.killed), ("injured", row.injured), ("displaced", row.displaced))
    return tuple(f"{name} {_bounds(value)}" for name, value in named if value is not None)


def _bounds(value: Bounds) -> str:
    spread = bounds(value.low, value.high)
    if value.best is None:
        return spread or "not stated"
    return number(value.best) + (f" ({spread})" if spread and value.low != value.high else "")
