"""What the map shows: places with all that is said of them, movements, and the extent.

Longitudes are unrolled around the picture's own middle, so that a crisis on both sides of the
antimeridian lies together. A place without coordinates is never dropped: it is listed under the map.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from crossbearing.model import Incident, Picture, Place
from crossbearing.tell.page_sources import Sources
from crossbearing.tell.page_text import bounds, clean, day, days, fragment, number
from crossbearing.tell.page_view import area_words

__all__ = ["Extent", "Holder", "MapData", "Unlocated", "holders", "map_data"]

HOLDER_COLOURS = 8  # as many as a colour-blind reader can tell apart, with the letters beside them
SMALL_WORDS = frozenset({"the", "of", "and", "for", "in", "led", "its", "a", "an", "de", "la"})
FAR = 3.0  # keeps neighbouring governorates and a second front, leaves out capitals of other countries
MIN_SPAN = 1.2  # degrees: a single place is shown with its surroundings (about 130 km)
SHELTERS = frozenset({"camp", "school", "hospital", "site", "building"})  # not shown as points in public


@dataclass(frozen=True, kw_only=True)
class Holder:
    """Who holds places: name, the letters on its marks, its CSS class (``h0`` … ``h7``, ``hx`` beyond)."""

    name: str
    key: str
    css: str
    places: int


@dataclass(frozen=True, kw_only=True)
class Extent:
    """Degrees; `west` may lie below -180 or `east` above 180 where the antimeridian is crossed."""

    west: float
    south: float
    east: float
    north: float

    @property
    def span(self) -> float:
        """The longer side in degrees."""
        return max(self.east - self.west, self.north - self.south)


@dataclass(frozen=True, kw_only=True)
class Unlocated:
    """A place that could not be put on the map, and what is said of it."""

    name: str
    feature: str
    container: str
    statements: tuple[tuple[str, Any], ...]


@dataclass
class _Spot:
    place: Place
    items: list[dict[str, Any]] = field(default_factory=list)
    lines: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)


@dataclass(frozen=True, kw_only=True)
class MapData:
    """What the page's script draws (`data`), and what it cannot (`unlocated`).

    The map opens on `extent`; the places named in `outside` lie beyond it, within `whole`.
    """

    data: dict[str, Any]
    extent: Extent | None
    whole: Extent | None
    outside: tuple[str, ...]
    countries: frozenset[str]
    unlocated: tuple[Unlocated, ...]
    holders: tuple[Holder, ...]


def holders(picture: Picture) -> tuple[Holder, ...]:
    """Every holder of the picture, most places first, with letters made of its name."""
    counts = Counter(c.holder for c in picture.control if c.holder)
    ordered = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    taken: set[str] = set()
    out = []
    for n, (name, places) in enumerate(ordered):
        css = f"h{n}" if n < HOLDER_COLOURS else "hx"
        out.append(Holder(name=clean(name), key=_letters(name, taken), css=css, places=places))
    return tuple(out)


def _letters(name: str, taken: set[str]) -> str:
    """Two or three letters for a holder: its acronym where the name has one, else its initials."""
    words = ["".join(c for c in w if c.isalnum()) for w in name.replace("-", " ").replace("/", " ").split()]
    words = [w for w in words if w and w.lower() not in SMALL_WORDS] or ["?"]
    acronym = next((w for w in words if 1 < len(w) <= 5 and w.upper() == w and not w.isdigit()), None)
    key = acronym or ("".join(w[0] for w in words[:3]) if len(words) > 1 else words[0][:2])
    key = key.upper()[:4]
    unique, n = key, 2
    while unique in taken:
        unique, n = f"{key[:3]}{n}", n + 1
    taken.add(unique)
    return unique


def _key(place: Place) -> tuple[str, float | None, float | None]:
    lat = None if place.lat is None else round(place.lat, 3)
    lon = None if place.lon is None else round(place.lon, 3)
    return (place.name, lat, lon)


def _located(place: Place) -> bool:
    return place.lat is not None and place.lon is not None and abs(place.lat) <= 85 and abs(place.lon) <= 360


def _middle(longitudes: Iterable[float]) -> float:
    """The longitude opposite the widest gap: the middle around which a picture unrolls."""
    ring = sorted({(lon + 180) % 360 - 180 for lon in longitudes})
    if not ring:
        return 0.0
    gaps = [(ring[(n + 1) % len(ring)] - lon) % 360 or 360.0 for n, lon in enumerate(ring)]
    widest = max(range(len(ring)), key=lambda n: (gaps[n], -n))
    middle = ring[widest] + gaps[widest] / 2 + 180
    return (middle + 180) % 360 - 180


def unroll(lon: float, middle: float) -> float:
    """`lon` shifted by whole turns to lie within half a turn of `middle`."""
    return (lon - middle + 180) % 360 - 180 + middle


class _Spots:
    """Collects what is said of each place, in order."""

    def __init__(self, sources: Sources) -> None:
        self.sources = sources
        self.spots: dict[tuple[str, float | None, float | None], _Spot] = {}

    def add(
        self, place: Place | None, text: str, claims: Sequence[str], contrary: Sequence[str] = (), **item: Any
    ) -> None:
        if place is None:
            return
        spot = self.spots.setdefault(_key(place), _Spot(place))
        spot.lines.append((text, tuple(claims) + tuple(contrary)))
        entry: dict[str, Any] = {**item, "t": text, "c": list(self.sources.numbers(claims))}
        if contrary:
            entry["x"] = list(self.sources.numbers(contrary))
        spot.items.append({k: v for k, v in entry.items() if v not in (None, "")})


def _collect(
    picture: Picture, incidents: Sequence[Incident], named: dict[str, Holder], spots: _Spots
) -> None:
    """Put every located statement of the picture on its place."""
    for c in picture.control:
        holder = named.get(c.holder or "")
        text = clean(c.note) or f"{c.place.name}: {c.status}" + (f" by {c.holder}" if c.holder else "")
        css, key = (holder.css, holder.key) if holder else ("hx", "?")
        spots.add(
            c.place, clean(text), c.claims, c.contrary, k="control", s=c.status, h=css, l=key, d=day(c.since)
        )
    for a in picture.access:
        feature = clean(a.feature).replace("_", " ")
        text = f"{feature}: {a.state}" + (f" – {a.note}" if a.note else "")
        spots.add(a.place, clean(text), a.claims, a.contrary, k="access", s=a.state, d=day(a.since))
    for d in picture.displacement:
        text = (
            f"{d.term or 'displaced'}: {number(d.best if d.best is not None else d.low)} {d.unit} – {d.scope}"
        )
        spots.add(
            d.place,
            clean(text),
            d.claims,
            k="displacement",
            s=d.measure,
            v=d.best or d.low or d.high,
            d=day(d.as_of),
        )
    for f in picture.casualties:
        text = f"{f.measure}: {number(f.best if f.best is not None else f.low)} – {f.scope}"
        spots.add(
            f.place,
            clean(text),
            f.claims,
            k="casualties",
            s=f.measure,
            v=f.best or f.low or f.high,
            d=day(f.as_of),
        )
    for p in picture.forecasts:
        spots.add(p.place, f"May come: {clean(p.text)}", p.claims, k="forecast")
    shown = {"control", "access", "forecast", "statement", "relation", "background", "figure", "advisory"}
    for i in sorted(incidents, key=lambda i: (i.from_ or "9", i.id)):
        if i.kind not in shown:
            figures = _figures(i)
            spots.add(
                i.place,
                clean(i.label) + figures,
                i.claims,
                k="incident",
                s=i.status,
                d=days(i.from_, i.to),
                i=fragment(i.id),
            )


def _figures(incident: Incident) -> str:
    parts = [
        f"{name} {bounds(value.low, value.high) or number(value.best)}"
        for name, value in (
            ("killed", incident.killed),
            ("injured", incident.injured),
            ("displaced", incident.displaced),
        )
        if value is not None
    ]
    return f" ({'; '.join(parts)})" if parts else ""


def _moves(picture: Picture, sources: Sources, middle: float) -> list[dict[str, Any]]:
    """Movements of which both ends are located; the others stand in their list all the same."""
    out = []
    for m in picture.movements:
        if m.origin and m.destination and _located(m.origin) and _located(m.destination):
            ends = [[m.lat, unroll(m.lon or 0.0, middle)] for m in (m.origin, m.destination)]
            if ends[0] != ends[1]:
                where = f"{clean(m.origin.name)} → {clean(m.destination.name)}"
                item = {
                    "k": m.kind,
                    "t": clean(m.text),
                    "w": where,
                    "p": ends,
                    "d": days(m.from_day, m.to_day),
                }
                item["v"] = bounds(m.low, m.high)
                out.append({**{k: v for k, v in item.items() if v}, "c": list(sources.numbers(m.claims))})
    return out


def _ends(picture: Picture) -> Iterable[Place]:
    for m in picture.movements:
        yield from (p for p in (m.origin, m.destination) if p is not None and _located(p))


@dataclass(frozen=True, kw_only=True)
class _Point:
    """A place as the first view weighs it: `state` where the picture says who holds it or whether it works."""

    lat: float
    lon: float
    weight: int
    country: str
    state: bool


def _core(points: Sequence[_Point]) -> list[_Point]:
    """The points on which the map opens: without those far from where most is said.

    Talks in a distant capital belong to the picture, yet must not shrink the crisis to a speck. Far is `FAR`
    times the distance from the weighted middle within which three quarters of all statements lie; three times
    that for a state (a town held, a road closed) in a country of the core.
    """
    if not points:
        return []
    lat = _weighted([(p.lat, p.weight) for p in points], 0.5)
    lon = _weighted([(p.lon, p.weight) for p in points], 0.5)
    away = [math.hypot(p.lat - lat, (p.lon - lon) * math.cos(math.radians(lat))) for p in points]
    reach = FAR * max(
        MIN_SPAN / 2, _weighted([(d, p.weight) for d, p in zip(away, points, strict=True)], 0.75)
    )
    countries = {p.country for p, d in zip(points, away, strict=True) if d <= reach and p.country}
    return [
        p
        for p, d in zip(points, away, strict=True)
        if d <= reach or (p.state and p.country in countries and d <= 3 * reach)
    ]


def _within(point: _Point, extent: Extent) -> bool:
    return extent.west <= point.lon <= extent.east and extent.south <= point.lat <= extent.north


def _weighted(values: Sequence[tuple[float, int]], share: float) -> float:
    """The value below which `share` of the weight lies."""
    total, run = sum(w for _, w in values), 0
    for value, weight in sorted(values):
        run += weight
        if run >= share * total:
            return value
    return 0.0


def _extent(points: Sequence[tuple[float, float]]) -> Extent | None:
    """The box around `points` (lat, unrolled lon), never narrower than `MIN_SPAN`, or None without points."""
    if not points:
        return None
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    grow_y = max(0.0, MIN_SPAN - (max(lats) - min(lats))) / 2
    grow_x = max(0.0, MIN_SPAN - (max(lons) - min(lons))) / 2
    return Extent(
        west=math.floor((min(lons) - grow_x) * 1e4) / 1e4,
        south=math.floor(max(-85.0, min(lats) - grow_y) * 1e4) / 1e4,
        east=math.ceil((max(lons) + grow_x) * 1e4) / 1e4,
        north=math.ceil(min(85.0, max(lats) + grow_y) * 1e4) / 1e4,
    )


def map_data(picture: Picture, incidents: Sequence[Incident], sources: Sources) -> MapData:
    """Everything that the map shows, and the places that it cannot show."""
    keys = holders(picture)
    spots = _Spots(sources)
    _collect(picture, incidents, {h.name: h for h in keys}, spots)
    hide = SHELTERS if sources.public else frozenset()
    located = [s for s in spots.spots.values() if _located(s.place) and s.place.feature not in hide]
    places = [s.place for s in located] + list(_ends(picture))
    middle = _middle(p.lon for p in places if p.lon is not None)
    # Whole countries do not widen the view: their point stands for an area, not for a spot.
    close = [p for p in places if p.feature not in {"country", "continent"}] or places
    said = {_key(s.place): s.items for s in located}
    points = [
        _Point(
            lat=p.lat or 0.0,
            lon=unroll(p.lon or 0.0, middle),
            weight=len(said.get(_key(p), ())) or 1,
            country=p.country or "",
            state=any(i["k"] in {"control", "access"} for i in said.get(_key(p), ())),
        )
        for p in close
    ]
    core = _core(points)
    extent = _extent([(p.lat, p.lon) for p in core])
    outside = [
        clean(p.name) for p, q in zip(close, points, strict=True) if extent is None or not _within(q, extent)
    ]
    return MapData(
        data={
            "places": [_place(s, middle) for s in located],
            "moves": _moves(picture, sources, middle),
            "holders": [[h.css, h.key, h.name] for h in keys],
        },
        extent=extent,
        whole=_extent([(p.lat, p.lon) for p in points]),
        outside=tuple(sorted(set(outside))),
        countries=frozenset(p.country for p in places if p.country),
        unlocated=tuple(_unlocated(s, sources) for s in spots.spots.values() if not _located(s.place)),
        holders=keys,
    )


def _place(spot: _Spot, middle: float) -> dict[str, Any]:
    place = spot.place
    data = {
        "n": clean(place.name),
        "a": area_words(place),
        "f": place.feature,
        "ll": [round(place.lat or 0.0, 4), round(unroll(place.lon or 0.0, middle), 4)],
        "p": place.precision_km,
        "i": spot.items,
    }
    return {k: v for k, v in data.items() if v not in (None, "")}


def _unlocated(spot: _Spot, sources: Sources) -> Unlocated:
    place = spot.place
    inner = place.container or place.admin1
    container = ", ".join(dict.fromkeys(clean(p) for p in (inner, place.country) if p))
    return Unlocated(
        name=clean(place.name),
        feature=clean(place.feature).replace("_", " "),
        container=container,
        statements=tuple((text, sources.cite(claims)) for text, claims in spot.lines),
    )
