"""Where an incident is put: never at the middle of a country where its reports tell the spot.

A lead says "in northern Syria", the next sentence names the town. The claims keep their own words; the incident, which
is put on the map, takes the finer place where the report leaves no choice.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import structs

from crossbearing.model import ClaimPlace
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.fields import best_place

__all__ = ["incident_place"]

_TAKING = frozenset({"event", "figure", "movement_forces", "movement_people"})
"""Kinds whose incidents are put more finely: what is held, said, shut or forecast for a country is meant of the country."""
_TOLD = frozenset({"event", "figure", "access", "control", "movement_forces", "movement_people"})
"""Kinds of claims that tell where something happened."""
_WIDE = frozenset({"country", "continent", "ocean", "sea", "region"})
_AREA_KM = 30.0
"""Radius within which a spot is expected of which only a neighbour in the same first-level area is known."""
_AGREED = 1 / 2
"""Share of a report's places that must lie in the first-level area told first: below it, it tells of several spots."""


def incident_place(group: Sequence[Facet], of_report: Mapping[str, Sequence[Facet]]) -> ClaimPlace | None:
    """Return the place of an incident, or None where nothing tells it.

    Args:
        group: Its claims, in order.
        of_report: All claims of each report, in text order.

    Returns:
        The place that most reports give. Where that is a country or unknown: a place in it that another claim of the
        incident gives; else, for an event or a count, the one which the same reports tell with the same figure; else
        the place told first, or its first-level area, where at least half of what they tell lies in that area.
    """
    best = best_place(group)
    if best is not None and not _coarse(best):
        return best
    inner = _own_finer(group, best)
    if inner is not None:
        return inner
    if not any(f.claim.kind in _TAKING for f in group):
        return best
    return _elsewhere(group, best, of_report) or best


def _coarse(place: ClaimPlace) -> bool:
    return place.feature in _WIDE or (not place.resolved and not place.admin1)


def _fine(facets: Iterable[Facet], country: str | None) -> list[tuple[Facet, ClaimPlace]]:
    """Places with a first-level area, in `country` where that is known, with the claims that tell them."""
    return [
        (f, p)
        for f in facets
        for p in f.places[:1]
        if p.resolved and p.admin1 and p.feature not in _WIDE and country in (None, p.country)
    ]


def _own_finer(group: Sequence[Facet], best: ClaimPlace | None) -> ClaimPlace | None:
    """The finer place that most of the incident's own claims give."""
    if best is not None and not best.resolved and best.feature != "country":
        return None
    found = _fine(group, best.country if best else None)
    if not found:
        return None
    counts = Counter(p.name for _, p in found)
    return max(found, key=lambda fp: counts[fp[1].name])[1]


def _elsewhere(
    group: Sequence[Facet], best: ClaimPlace | None, of_report: Mapping[str, Sequence[Facet]]
) -> ClaimPlace | None:
    """The spot that other claims of the same reports tell."""
    mode = group[0].mode
    said = [
        f
        for r in dict.fromkeys(f.claim.report for f in group)
        for f in of_report[r]
        if f.mode == mode and f.claim.kind in _TOLD and not f.claim.negated
    ]
    found = _fine(said, best.country if best else None)
    counted = [(f, p) for f, p in found if any(_same_figure(f, g) for g in group)]
    if counted:
        return counted[0][1]
    areas = Counter(p.admin1 for _, p in found)
    first = found[0][1].admin1 if found else None
    if first is None or areas[first] < _AGREED * len(found):
        return None
    spots = [p for _, p in found if p.admin1 == first]
    return spots[0] if len({p.name for p in spots}) == 1 else _area(spots[0])


def _same_figure(a: Facet, b: Facet) -> bool:
    x, y = a.claim.quantity, b.claim.quantity
    return (
        x is not None
        and y is not None
        and x.value is not None
        and (x.value, x.measure) == (y.value, y.measure)
    )


def _area(spot: ClaimPlace) -> ClaimPlace:
    """The first-level area of a spot, at its point."""
    return structs.replace(
        spot, name=spot.admin1 or spot.name, surface=spot.admin1 or spot.surface, feature="admin1", geonames=None, admin2=None,
        container=None, precision_km=max(_AREA_KM, spot.precision_km or 0.0),
    )  # fmt: skip
