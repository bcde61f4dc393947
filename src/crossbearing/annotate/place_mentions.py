"""From what was read and chosen to the mentions of the house."""

from __future__ import annotations

import re

import msgspec

from crossbearing.annotate.place_found import ADMIN, SETTLED, Found
from crossbearing.gazetteer import Candidate, country_name
from crossbearing.model import PlaceMention

__all__ = ["mention"]

THING_PRECISION_KM = 5.0
"""Radius within which a thing named after a town is looked for around the town's point."""
AREA_PRECISION_KM = 30.0
"""Radius of an area that only its seat is known of: that of a middling district."""


def mention(text: str, f: Found) -> PlaceMention:
    """Return the mention for a span."""
    if f.form == "border":
        return PlaceMention(start=f.start, end=f.end, text=text[f.start : f.end], surface=text[f.start : f.end], name=f.name,
                            country=f.country or None, feature=f.asked, container=f.holder)  # fmt: skip
    if f.form == "demonym" and f.chosen is not None:
        return _resolved(text, f, f.chosen)
    if f.form == "demonym":
        return PlaceMention(start=f.start, end=f.end, text=text[f.start : f.end], surface=text[f.start : f.end],
                            name=country_name(f.country) or f.name, country=f.country, feature="country", literal=False)  # fmt: skip
    if f.form == "name" and f.asked in ADMIN and f.chosen is not None and f.chosen.feature in SETTLED:
        return _area_of(_resolved(text, f, f.chosen), f.asked)
    if f.form in {"thing", "unknown"}:
        return _thing(text, f)
    return _resolved(text, f, f.chosen)


def _area_of(town: PlaceMention, kind: str) -> PlaceMention:
    """An area that only its seat is known of ("Kupiansk district")."""
    return msgspec.structs.replace(
        town, feature=kind, geonames=None, precision_km=max(town.precision_km or 0, AREA_PRECISION_KM)
    )


def _resolved(text: str, f: Found, c: Candidate | None) -> PlaceMention:
    surface = text[f.start : f.end]
    if c is None:
        return PlaceMention(
            start=f.start, end=f.end, text=surface, surface=surface, name=f.name, literal=f.literal
        )
    others = tuple(
        dict.fromkeys(
            f"{o.name}, {o.admin1_name + ', ' if o.admin1_name else ''}{o.country}" for o in f.others
        )
    )
    return PlaceMention(
        start=f.start, end=f.end, text=surface, surface=surface, name=c.name, lat=c.lat, lon=c.lon, country=c.country or None,
        admin1=c.admin1_name or None, admin2=c.admin2_name or None, geonames=c.geonames or None, feature=c.feature,
        precision_km=c.precision_km, resolved=True, literal=f.literal, candidates=others, container=_container(c),
    )  # fmt: skip


def _container(c: Candidate) -> str | None:
    if c.feature == "country":
        return None
    if c.feature == "admin1" or not c.admin1_name:
        return country_name(c.country)
    return c.admin1_name


def _thing(text: str, f: Found) -> PlaceMention:
    """A bridge, a camp ...: at the point of the place that it is near to, with honest precision."""
    surface = text[f.start : f.end]
    own = f.chosen if f.options else None
    c = own or (f.near.chosen if f.near is not None else None)
    if own is not None and f.asked and own.feature == f.asked:
        return _resolved(text, f, own)
    if f.form == "unknown" and own is None and c is not None and f.reach:
        return _beside(text, f, c)
    if f.form == "unknown" and own is None:
        return PlaceMention(start=f.start, end=f.end, text=surface, surface=surface, name=f.name, feature=f.asked or "place",
                            literal=f.literal, country=(c.country or None) if c else None, container=c.name if c else None)  # fmt: skip
    base = own.name if own else f.name
    noun = "" if f.form == "unknown" and not f.asked else _noun(surface, f)
    name = f"{base} {noun}".strip() if noun and not base.lower().endswith(noun.lower()) else base
    if c is None:
        return PlaceMention(
            start=f.start,
            end=f.end,
            text=surface,
            surface=surface,
            name=name,
            feature=f.asked or "place",
            literal=f.literal,
        )
    precise = max(THING_PRECISION_KM, c.precision_km) * (1 if own else 2)
    return PlaceMention(
        start=f.start, end=f.end, text=surface, surface=surface, name=name, lat=c.lat, lon=c.lon, country=c.country or None,
        admin1=c.admin1_name or None, admin2=c.admin2_name or None, feature=f.asked or "place", precision_km=precise,
        resolved=True, literal=f.literal, container=c.name,
    )  # fmt: skip


def _beside(text: str, f: Found, c: Candidate) -> PlaceMention:
    """A place of no gazetteer at the point of the one that holds it or lies beside it."""
    surface = text[f.start : f.end]
    return PlaceMention(
        start=f.start, end=f.end, text=surface, surface=surface, name=f.name, lat=c.lat, lon=c.lon, country=c.country or None,
        admin1=c.admin1_name or None, feature=f.asked or "place", precision_km=float(round(f.reach)), resolved=True,
        literal=f.literal, container=c.name,
    )  # fmt: skip


def _noun(surface: str, f: Found) -> str:
    """The words for the kind in the surface ("bridge")."""
    rest = surface.replace(f.name, " ").strip()
    rest = re.sub(r"^(?:the|in|at|near|of|outside)\b|\b(?:the|in|at|near|of|outside)$", "", rest).strip(
        " '’s"
    )
    return re.sub(r"\s*\b(?:in|at|near|of|outside)(?: the)?$", "", rest).strip()
