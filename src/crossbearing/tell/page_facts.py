"""The headline facts and the big numbers at the top of the page.

Nothing is judged here that the picture does not judge: the facts are the incidents with the most
independent origins, the numbers are the picture's own figures and counts of its own rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.model import CasualtyFigure, DisplacementFigure, Incident, Picture
from crossbearing.tell.page_sources import Cite, Sources
from crossbearing.tell.page_text import bounds, clean, day, days, fragment, number, plural
from crossbearing.tell.page_view import KINDS, STATUSES, figure_words, place_words

__all__ = ["Fact", "Tile", "facts", "tiles"]

FACTS = 6  # one screen on a laptop, under the numbers
_HAPPENED = frozenset({"control", "access", "movement_people", "movement_forces", "event", "figure"})


@dataclass(frozen=True, kw_only=True)
class Tile:
    """A big number: what it counts, its range, and what qualifies it."""

    value: str
    label: str
    note: str
    spread: str
    cite: Cite | None


@dataclass(frozen=True, kw_only=True)
class Fact:
    """One headline fact: an incident with the most independent origins."""

    text: str
    where: str
    when: str
    kind: str
    kind_words: str
    status: str
    status_words: str
    origins: str
    href: str
    figures: tuple[str, ...]
    cite: Cite


def facts(incidents: Sequence[Incident], sources: Sources) -> list[Fact]:
    """The incidents that most origins report, gravest status of evidence first; never a forecast."""
    order = {"corroborated": 0, "disputed": 1, "repeated": 2, "single": 3, "denied": 4}
    own = [i for i in incidents if i.kind in _HAPPENED and i.status not in {"denied", "withdrawn"}]
    own.sort(key=lambda i: (-i.origins, order.get(i.status, 9), -len(i.reports), i.from_ or "9", i.id))
    return [
        Fact(
            text=clean(i.label),
            where=place_words(i.place),
            when=days(i.from_, i.to),
            kind=i.kind,
            kind_words=KINDS.get(i.kind, i.kind),
            status=i.status,
            status_words=STATUSES.get(i.status, i.status),
            origins=f"{plural(i.origins, 'independent origin')}, {plural(len(i.reports), 'report')}",
            href=fragment(i.id),
            figures=figure_words(i),
            cite=sources.cite(i.claims),
        )
        for i in own[:FACTS]
    ]


def _figure_tile(row: DisplacementFigure | CasualtyFigure, label: str, sources: Sources) -> Tile:
    value = row.best if row.best is not None else row.low if row.low is not None else row.high
    parts = [clean(row.scope), f"as of {day(row.as_of)}" if row.as_of else "", plural(row.origins, "origin")]
    if isinstance(row, CasualtyFigure):
        who = clean(row.who)
        parts.insert(0, who if who.lower() not in parts[0].lower() else "")
        parts.append(f"claimed by {clean(row.claimed_by)}" if row.claimed_by else "")
    elif row.unit != "people":
        label = f"{clean(row.unit)} {label}"
    spread = bounds(row.low, row.high) if row.low != row.high else ""
    return Tile(
        value=number(value),
        label=label,
        note=" · ".join(p for p in parts if p),
        spread=spread,
        cite=sources.cite(row.claims),
    )


def _size(row: DisplacementFigure | CasualtyFigure) -> tuple[int, int, float, str]:
    """Best attested first: origins, then sentences, then the figure itself."""
    return (-row.origins, -len(row.claims), -(row.best or row.low or 0), row.scope)


def tiles(picture: Picture, sources: Sources) -> list[Tile]:
    """Displaced, killed, access and control: each one figure of the picture, or a count of its rows."""
    out = []
    moved = [d for d in picture.displacement if d.unit == "people"] or list(picture.displacement)
    moved.sort(key=lambda d: (*_size(d)[:2], d.measure != "stock", *_size(d)[2:]))
    if moved:
        out.append(_figure_tile(moved[0], moved[0].term.replace("_", " "), sources))
    for measure in ("killed", "injured", "missing"):
        # The picture puts the widest scope first; what names no place, or only a party says, is no headline.
        rows = sorted(
            (c for c in picture.casualties if c.measure == measure),
            key=lambda c: (c.place is None, bool(c.claimed_by)),
        )
        if rows and len(out) < 3:
            out.append(_figure_tile(rows[0], measure, sources))
    shut = [a for a in picture.access if a.state in {"closed", "struck", "destroyed", "restricted"}]
    if shut:
        claims = [c for a in shut for c in a.claims]
        note = ", ".join(
            f"{sum(a.state == s for a in shut)} {s}"
            for s in ("destroyed", "closed", "struck", "restricted")
            if any(a.state == s for a in shut)
        )
        out.append(
            Tile(
                value=number(len(shut)),
                label="access constraints",
                note=note,
                spread="",
                cite=sources.cite(claims),
            )
        )
    unsure = [c for c in picture.control if c.status in {"disputed", "contested", "threatened"}]
    if picture.control:
        note = (
            ", ".join(
                f"{sum(c.status == s for c in unsure)} {s}"
                for s in ("disputed", "contested", "threatened")
                if any(c.status == s for c in unsure)
            )
            or "none contested or disputed"
        )
        claims = [c for row in picture.control for c in row.claims]
        out.append(
            Tile(
                value=number(len(picture.control)),
                label="places with a reported holder",
                note=note,
                spread="",
                cite=sources.cite(claims),
            )
        )
    return out[:4]
