"""Incidents to picture: the state of the crisis as known at a moment. The order of drawing stands here."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from crossbearing.gazetteer.countries import country_name
from crossbearing.model import Claim, Incident, Picture, Place, Report
from crossbearing.situate.access import access_states
from crossbearing.situate.casualties import casualty_figures
from crossbearing.situate.control import control_states
from crossbearing.situate.disagreements import disagreements
from crossbearing.situate.displacement import displacement_figures
from crossbearing.situate.entries import advisories, forecasts, movements, report_list, timeline
from crossbearing.situate.evidence import Evidence, gather
from crossbearing.situate.gaps import Drawn, gaps
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.places import PlaceBook
from crossbearing.situate.sides import Sides
from crossbearing.situate.signs import Sign, read_signs
from crossbearing.situate.words import say_period

__all__ = ["situate"]

_HOME_SHARE = 0.5
"""Share of located claims that must lie in one country for figures without a place to be read as that country's."""


def situate(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    *,
    as_of: str | None = None,
) -> Picture:
    """Draw the picture of the crisis from its incidents.

    Args:
        reports: The reports that were read.
        claims: Their claims.
        incidents: The incidents that the claims make up.
        as_of: ISO 8601 day or time; only what was received by then is used. Default: the latest report's.

    Returns:
        The picture. The same input in any order gives the same picture.
    """
    evidence = gather(reports, claims, incidents, as_of)
    places = PlaceBook(evidence)
    home = home_country(evidence)
    sides = Sides(evidence, home.country if home else None)
    signs = read_signs(evidence, places, sides)
    control = control_states(signs, evidence, places, sides)
    access = access_states(evidence, places, sides)
    displacement = displacement_figures(evidence, places, home)
    casualties = casualty_figures(evidence, places, sides, parties(signs, evidence, sides))
    moves = movements(evidence, places)
    return Picture(
        as_of=evidence.as_of,
        control=control,
        access=access,
        displacement=displacement,
        casualties=casualties,
        forecasts=forecasts(evidence, places),
        movements=moves,
        advisories=advisories(evidence, places, home),
        timeline=timeline(evidence),
        disagreements=disagreements(evidence, control, sides),
        not_reported=gaps(Drawn(control, access, displacement, casualties, moves), evidence, places),
        reports=report_list(evidence),
        title=_title(evidence, home),
    )


def home_country(evidence: Evidence) -> Place | None:
    """The country in which more than half of the located claims lie, as a place; None where there is no such country."""
    found = Counter(p.country for c in evidence.live for p in c.places[:1] if p.country)
    if not found:
        return None
    code, count = min(found.items(), key=lambda item: (-item[1], item[0] or ""))
    if count <= _HOME_SHARE * sum(found.values()):
        return None
    known = [
        p
        for c in evidence.claims
        for p in c.places
        if p.feature == "country" and p.country == code and p.resolved
    ]
    name = country_name(code) or code or ""
    first = min(known, key=lambda p: (p.name, p.surface), default=None)
    return Place(
        name=name, surface=first.surface if first else name, lat=first.lat if first else None, lon=first.lon if first else None,
        country=code, geonames=first.geonames if first else None, feature="country", resolved=first is not None,
        precision_km=first.precision_km if first else None,
    )  # fmt: skip


def parties(signs: Sequence[Sign], evidence: Evidence, sides: Sides) -> frozenset[str]:
    """Sides that hold, take, leave or attack: the parties to the conflict, whose own figures are only their claims."""
    found = {s.side for s in signs if s.side and s.act != "old"}
    for claim in evidence.live:
        if claim.type in lexicon().armed_events - {"killed"}:
            found.update(sides.key(a.name) for a in claim.actors)
    return frozenset(found)


def _title(evidence: Evidence, home: Place | None) -> str:
    days = sorted(d for c in evidence.claims if (d := evidence.published(c)))
    where = home.name if home else "Crisis"
    return f"{where}, {say_period(days[0], days[-1])}" if days else where
