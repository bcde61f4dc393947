"""The map of an outlook: a still picture (SVG) with outlines, flows and people, which needs no script and prints as it is."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup, escape

from crossbearing.outlook.network import Network
from crossbearing.tell.page_map import Extent
from crossbearing.tell.page_outlines import outlines

__all__ = ["draw_map"]

WIDTH = 960.0
MOST_HEIGHT = 860.0
MARGIN = 0.06
"""Of the longer side, around the outermost places."""
LEAST_SPAN = 0.8  # degrees
WIDEST_FLOW = 13.0
LARGEST_CIRCLE = 26.0
LEAST_FLOW = 0.005
"""Share of the largest flow below which none is drawn."""
LABELS = 26
"""Places that are named: those with most people."""
Where = tuple[float, float]


@dataclass(frozen=True, slots=True)
class _Frame:
    """The part of the world that is drawn: plate carrée, true to scale at its middle."""

    extent: Extent
    scale: float
    squeeze: float

    @property
    def height(self) -> float:
        return (self.extent.north - self.extent.south) * self.scale

    def at(self, lon: float, lat: float) -> Where:
        """Where a point lies on the drawing."""
        return (lon - self.extent.west) * self.scale * self.squeeze, (self.extent.north - lat) * self.scale


def draw_map(
    network: Network, people: Sequence[float], flows: Sequence[float], *, differences: bool = False
) -> Markup:
    """Draw flows along links and people at places; nothing where no place has coordinates.

    Args:
        network: The network.
        people: Per place, people, or the difference from the base case.
        flows: Per stretch, people who walk it, or the difference.
        differences: Whether more and fewer are told apart by colour and sign.
    """
    spots = {p.name: (p.lon, p.lat) for p in network.places if p.lon is not None and p.lat is not None}
    if not spots:
        return Markup("")
    frame = _frame(list(spots.values()))
    at = {name: frame.at(*where) for name, where in spots.items()}
    parts = [*_land(frame), *_links(network, at), *_flows(network, at, flows), *_people(network, at, people)]
    kind = "Change of flows and of people" if differences else "Flows and people"
    size = f"0 0 {WIDTH:.0f} {frame.height:.0f}"
    head = f'<svg class="outlook-map" viewBox="{size}" role="img" aria-label="{kind} on the road network">'
    return Markup(head + "".join(parts) + "</svg>")  # noqa: S704 - names are escaped where they are written


def _frame(points: Sequence[tuple[float, float]]) -> _Frame:
    lons, lats = [p[0] for p in points], [p[1] for p in points]
    span = max(max(lons) - min(lons), max(lats) - min(lats), LEAST_SPAN)
    pad = span * MARGIN
    extent = Extent(
        west=min(lons) - pad, south=min(lats) - pad, east=max(lons) + 2 * pad, north=max(lats) + pad
    )
    squeeze = math.cos(math.radians((extent.south + extent.north) / 2))
    scale = min(WIDTH / ((extent.east - extent.west) * squeeze), MOST_HEIGHT / (extent.north - extent.south))
    wide = WIDTH / (scale * squeeze) - (extent.east - extent.west)
    whole = Extent(
        west=extent.west - wide / 2, south=extent.south, east=extent.east + wide / 2, north=extent.north
    )
    return _Frame(whole, scale, squeeze)


def _land(frame: _Frame) -> Iterator[str]:
    """Land, coasts and borders from the packaged outlines."""
    drawn = outlines(frame.extent)
    level = drawn.get("near", drawn["far"])
    for kind in ("land", "coast", "border", "disputed"):
        paths = (_path(row, level["scale"], frame, closed=kind == "land") for row in level.get(kind, ()))
        yield f'<path class="m-{kind}" d="{"".join(paths)}"/>'


def _path(row: Sequence[int], scale: float, frame: _Frame, *, closed: bool) -> str:
    x = y = 0
    points = []
    for i in range(0, len(row), 2):
        x, y = x + row[i], y + row[i + 1]
        points.append("{:.1f} {:.1f}".format(*frame.at(x / scale, y / scale)))
    return f"M{'L'.join(points)}{'Z' if closed else ''}"


def _links(network: Network, at: dict[str, Where]) -> Iterator[str]:
    for link in network.links:
        if link.a in at and link.b in at:
            (x1, y1), (x2, y2) = at[link.a], at[link.b]
            yield f'<line class="m-link" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def _flows(network: Network, at: dict[str, Where], flows: Sequence[float]) -> Iterator[str]:
    """Arrows that widen with the flow; the two ways of a link lie side by side."""
    most = max((abs(f) for f in flows), default=0.0)
    for s, flow in sorted(enumerate(flows), key=lambda x: -abs(x[1])):
        link = network.links[s // 2]
        a, b = (link.a, link.b) if s % 2 == 0 else (link.b, link.a)
        if most > 0 and abs(flow) >= LEAST_FLOW * most and a in at and b in at:
            yield _arrow(
                at[a], at[b], WIDEST_FLOW * math.sqrt(abs(flow) / most), f"{a} → {b}: {flow:+,.0f}", flow < 0
            )


def _arrow(a: Where, b: Where, width: float, title: str, fewer: bool) -> str:
    long = math.dist(a, b)
    if long == 0:
        return ""
    ux, uy = (b[0] - a[0]) / long, (b[1] - a[1]) / long
    px, py = -uy, ux
    half, head = width / 2, min(width * 1.6 + 4, long * 0.45)
    off = half + 1.0
    neck = long - head
    shape = (
        (0, off - half),
        (neck, off - half),
        (neck, off - half - 2),
        (long, off),
        (neck, off + half + 2),
        (neck, off + half),
        (0, off + half),
    )
    points = " ".join(f"{a[0] + ux * t + px * n:.1f},{a[1] + uy * t + py * n:.1f}" for t, n in shape)
    return f'<polygon class="m-flow{" fewer" if fewer else ""}" points="{points}"><title>{escape(title)}</title></polygon>'


def _people(network: Network, at: dict[str, Where], people: Sequence[float]) -> Iterator[str]:
    most = max((abs(p) for p in people), default=0.0)
    ranked = sorted(enumerate(network.places), key=lambda x: (-abs(people[x[0]]), x[0]))
    taken: list[Where] = []
    for n, (i, place) in enumerate(ranked):
        if place.name not in at:
            continue
        x, y = at[place.name]
        share = abs(people[i]) / most if most > 0 else 0.0
        radius = max(LARGEST_CIRCLE * math.sqrt(share), 2.5)
        css = "m-people" + (" fewer" if people[i] < 0 else "") + (" m-none" if share < LEAST_FLOW else "")
        title = escape(f"{place.name}: {people[i]:,.0f}")
        yield f'<circle class="{css}" cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}"><title>{title}</title></circle>'
        free = all(abs(x - tx) > 90 or abs(y - ty) > 13 for tx, ty in taken)
        if n < LABELS and free:
            taken.append((x, y))
            yield f'<text class="m-name" x="{x + radius + 3:.1f}" y="{y + 4:.1f}">{escape(place.name)}</text>'
