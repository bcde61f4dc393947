"""The outlines under the map, cut to the surroundings of the crisis when the page is written.

Two packaged levels (see ``tools/build_outlines.py``): fine, clipped to a box around the picture; and far,
for the rest of the world. Rows are whole numbers: the first point, then steps, in 1/scale degree, lon before lat.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any

import msgspec

from crossbearing.tell.page_embed import asset_bytes
from crossbearing.tell.page_map import Extent

__all__ = ["box_around", "clip_line", "clip_ring", "outlines"]

Point = tuple[int, int]
Box = tuple[int, int, int, int]  # west, south, east, north

MARGIN = 0.7  # of the span, on each side: what a reader sees who pans once or zooms out twice
LEAST_MARGIN = 1.5  # degrees
SHAPE = 2.4  # width by height of the widest frame in use (embedded, or printed)
WIDE = 40.0  # degrees: wider pictures are drawn from the far level alone, which suits their scale
FINEST_SPAN = 8.0  # degrees: wider ones are drawn with fewer points, about two to a pixel when the map opens
POINTS_ACROSS = 1500


@cache
def _level(name: str) -> dict[str, Any]:
    data: dict[str, Any] = msgspec.json.decode(gzip.decompress(asset_bytes(f"outlines/{name}.json.gz")))
    return data


@cache
def _names() -> list[list[Any]]:
    data: list[list[Any]] = msgspec.json.decode(gzip.decompress(asset_bytes("outlines/names.json.gz")))
    return data


def box_around(extent: Extent) -> Extent:
    """The box that is drawn finely: the extent with a margin."""
    margin = max(LEAST_MARGIN, MARGIN * extent.span)
    width, height = extent.east - extent.west, extent.north - extent.south
    sides = max(margin, (SHAPE * height - width) / 2 + LEAST_MARGIN)
    return Extent(
        west=extent.west - sides,
        south=max(-84.0, extent.south - margin),
        east=extent.east + sides,
        north=min(84.0, extent.north + margin),
    )


def _points(row: Sequence[int]) -> list[Point]:
    """The points of a packed row (behind its box)."""
    out, x, y = [], 0, 0
    for i in range(4, len(row), 2):
        x, y = x + row[i], y + row[i + 1]
        out.append((x, y))
    return out


def _pack(points: Sequence[Point]) -> list[int]:
    out, last = [], (0, 0)
    for x, y in points:
        out += [x - last[0], y - last[1]]
        last = (x, y)
    return out


def clip_line(points: Sequence[Point], box: Box) -> list[list[Point]]:
    """The pieces of a line near `box`: each segment whose own box meets it. Ends may stick out; Leaflet hides them."""
    west, south, east, north = box
    pieces: list[list[Point]] = []
    open_ = False
    for (ax, ay), (bx, by) in pairwise(points):
        meets = max(ax, bx) >= west and min(ax, bx) <= east and max(ay, by) >= south and min(ay, by) <= north
        if meets and open_:
            pieces[-1].append((bx, by))
        elif meets:
            pieces.append([(ax, ay), (bx, by)])
        open_ = meets
    return pieces


def clip_ring(points: Sequence[Point], box: Box) -> list[Point]:
    """The part of a ring within `box` (Sutherland and Hodgman); it may run along the box's edge."""
    ring = list(points[:-1] if points and points[0] == points[-1] else points)
    for axis, limit, sign in ((0, box[0], 1), (1, box[1], 1), (0, box[2], -1), (1, box[3], -1)):
        out: list[Point] = []
        for n, here in enumerate(ring):
            before = ring[n - 1]
            inside, was = sign * (here[axis] - limit) >= 0, sign * (before[axis] - limit) >= 0
            if inside != was:
                share = (limit - before[axis]) / (here[axis] - before[axis])
                other = round(before[1 - axis] + share * (here[1 - axis] - before[1 - axis]))
                out.append((limit, other) if axis == 0 else (other, limit))
            if inside:
                out.append(here)
        ring = out
    return ring if len(ring) > 2 else []


def _thin(points: list[Point], least: int) -> list[Point]:
    """Drop points nearer than `least` units to the last one kept; the ends stay."""
    if least <= 1 or len(points) < 3:
        return points
    out = [points[0]]
    for p in points[1:-1]:
        if abs(p[0] - out[-1][0]) + abs(p[1] - out[-1][1]) >= least:
            out.append(p)
    return [*out, points[-1]]


def _near(rows: Sequence[Sequence[int]], box: Box, turn: int) -> Iterator[list[Point]]:
    """The rows whose box meets `box`, as points, shifted by `turn` units of longitude."""
    west, south, east, north = box
    for row in rows:
        if row[0] + turn <= east and row[2] + turn >= west and row[1] <= north and row[3] >= south:
            yield [(x + turn, y) for x, y in _points(row)]


def _cut(
    level: dict[str, Any], around: Extent, least: int, countries: frozenset[str] = frozenset()
) -> dict[str, list[list[int]]]:
    """Land and lines of a level within a box, turned as often as the antimeridian asks."""
    scale = level["scale"]
    box = (
        round(around.west * scale),
        round(around.south * scale),
        round(around.east * scale),
        round(around.north * scale),
    )
    own = [row for code, rows in level.get("admin", {}).items() if code in countries for row in rows]
    lines = {
        "coast": level.get("coast", []),
        "border": level["border"],
        "disputed": level["disputed"],
        "admin": own,
    }
    out: dict[str, list[list[int]]] = {"land": [], **{kind: [] for kind in lines}}
    for turn in (-360 * scale, 0, 360 * scale):
        for ring in _near(level["land"], box, turn):
            clipped = clip_ring(_thin(ring, least), box)
            if clipped:
                out["land"].append(_pack(clipped))
        for kind, rows in lines.items():
            for line in _near(rows, box, turn):
                out[kind].extend(_pack(p) for p in clip_line(_thin(line, least), box))
    return {kind: packed for kind, packed in out.items() if packed}


def _turned_names(around: Extent, countries: frozenset[str]) -> list[list[Any]]:
    """Names of countries, and of areas of `countries`, within the box: [name, lat, lon, level, width]."""
    out: list[list[Any]] = []
    for name, lat, lon, level, width, country in _names():
        if level and country not in countries:
            continue
        out += [
            [name, lat, lon + turn, level, width]
            for turn in (-360, 0, 360)
            if around.west <= lon + turn <= around.east and around.south <= lat <= around.north
        ]
    return out


def outlines(extent: Extent, countries: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What the map draws under the picture.

    First-level areas are drawn and named for `countries` (ISO 3166-1) alone: neighbours stay plain.

    Keys: `far` and `near`, each with `scale`, `land` (rings) and lines by kind; `box` of the near level as
    [south, west, north, east] (absent where the picture is so wide that the far level serves); `names`.
    """
    around = box_around(extent)
    middle = (extent.west + extent.east) / 2
    world = Extent(west=middle - 200, south=-84, east=middle + 200, north=84)
    far = _level("far")
    out: dict[str, Any] = {
        "far": {"scale": far["scale"], **_cut(far, world, 1)},
        "names": _turned_names(around, countries),
    }
    if extent.span <= WIDE:
        fine = _level("fine")
        least = round(fine["scale"] * extent.span / POINTS_ACROSS) if extent.span > FINEST_SPAN else 1
        out["near"] = {"scale": fine["scale"], **_cut(fine, around, least, countries)}
        out["box"] = [round(v, 4) for v in (around.south, around.west, around.north, around.east)]
    return out
