"""The page of an outlook: one HTML file without any script, which works offline and prints."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
from jinja2 import Environment, PackageLoader, StrictUndefined

from crossbearing import __version__
from crossbearing.outlook.areas import FEWEST, areas
from crossbearing.outlook.plan import Planned
from crossbearing.outlook.result import Band
from crossbearing.tell.outlook_chart import draw_chart
from crossbearing.tell.outlook_map import draw_map
from crossbearing.tell.outlook_tables import stretch_flows
from crossbearing.tell.page_embed import still_csp, style

__all__ = ["render_outlook"]

CHARTS = 18
"""Places with a chart: those with most people, or the greatest difference, on the last day."""
ROUTES = 30
"""Routes that are listed: those with most people."""
_STYLES = ("css/base.css", "css/outlook.css")


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("crossbearing.tell", "assets/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def render_outlook(planned: Planned, *, public: bool) -> str:
    """Write the page.

    Args:
        planned: The outlook.
        public: Areas and weeks only.
    """
    styles = style(_STYLES)
    network = planned.case.network
    first, last = _day(planned, 0), _day(planned, network.days - 1)
    common: dict[str, Any] = {
        "csp": still_csp(styles),
        "style": styles,
        "version": __version__,
        "title": "Where people may go next",
        "first": first,
        "last": last,
        "days": network.days,
        "notes": planned.notes,
        "changes": planned.change.words if planned.change else (),
        "public": public,
    }
    details = _public(planned) if public else _internal(planned, (first, last))
    return _environment().get_template("outlook.html.j2").render(**common, **details)


def _day(planned: Planned, day: int) -> str:
    date = planned.case.network.date_of(day)
    return f"{date.day} {date:%B %Y}" if date else f"day {day}"


def _internal(planned: Planned, ends: tuple[str, str]) -> dict[str, Any]:
    outlook, change, network = planned.outlook, planned.change, planned.case.network
    speed = planned.parameters.speed
    end = outlook.places.value[:, -1]
    flows = stretch_flows(network, outlook.stretches, speed)
    maps = [("The base case" if change else "The outlook", draw_map(network, end.tolist(), flows))]
    moved = None
    if change is not None:
        moved = stretch_flows(network, change.stretches, speed)
        drawn = draw_map(network, change.places.value[:, -1].tolist(), moved, differences=True)
        maps.insert(0, ("What the change makes: changed case less base case", drawn))
    return {
        "maps": maps,
        "charts": _charts(planned, ends),
        "places": _places(planned),
        "routes": _routes(planned, flows, moved),
        "used": planned.used,
        "areas": (),
        "fewest": FEWEST,
    }


def _ranked(planned: Planned) -> list[int]:
    """Places by their people on the last day, or by the difference, greatest first."""
    shown = planned.change.places if planned.change else planned.outlook.places
    weight = np.abs(shown.value[:, -1])
    return [int(i) for i in np.argsort(-weight, kind="stable") if weight[i] >= 1.0]


def _charts(planned: Planned, ends: tuple[str, str]) -> list[tuple[str, Any]]:
    band = planned.change.places if planned.change else planned.outlook.places
    naive = None if planned.change else planned.outlook.naive
    names = [p.name for p in planned.case.network.places]
    return [
        (
            names[i],
            draw_chart(
                names[i],
                band.value[i],
                band.low[i],
                band.high[i],
                naive=None if naive is None else naive[i],
                ends=ends,
            ),
        )
        for i in _ranked(planned)[:CHARTS]
    ]


def _places(planned: Planned) -> list[dict[str, str]]:
    """The table of places: people on the last day with their band, the naive baseline, and the difference."""
    rows = []
    for i in _ranked(planned):
        place = planned.case.network.places[i]
        row = {"name": place.name, "area": place.region, "people": _range(planned.outlook.places, i)}
        row["naive"] = "" if planned.outlook.naive is None else f"{planned.outlook.naive[i, -1]:,.0f}"
        row["difference"] = _range(planned.change.places, i, signed=True) if planned.change else ""
        rows.append(row)
    return rows


def _range(band: Band, i: int, *, signed: bool = False) -> str:
    sign = "+" if signed else ""
    value = f"{band.value[i, -1]:{sign},.0f}"
    if np.isnan(band.low[i, -1]):
        return value
    return f"{value} ({band.low[i, -1]:{sign},.0f} to {band.high[i, -1]:{sign},.0f})"


def _routes(planned: Planned, flows: list[float], moved: list[float] | None) -> list[dict[str, str]]:
    network = planned.case.network
    weight = moved or flows
    order = sorted(range(len(flows)), key=lambda s: (-abs(weight[s]), s))
    rows = []
    for s in order[:ROUTES]:
        link = network.links[s // 2]
        if abs(weight[s]) >= 1.0:
            a, b = (link.a, link.b) if s % 2 == 0 else (link.b, link.a)
            change = f"{moved[s]:+,.0f}" if moved else ""
            km = f"{link.km:,.0f} km" + (f", {link.source}" if link.source else "")
            rows.append(
                {
                    "way": f"{a} → {b}",
                    "road": link.road,
                    "km": km,
                    "people": f"{flows[s]:,.0f}",
                    "difference": change,
                }
            )
    return rows


def _public(planned: Planned) -> dict[str, Any]:
    found = areas(planned.case, planned.run)
    later = None
    if planned.change is not None and planned.changed_case is not None:
        later = areas(planned.changed_case, planned.change.runs[1])
    rows = []
    for n, area in enumerate(found):
        cells = [area.name, area.country, _public_range(area.value[-1], area.low[-1], area.high[-1])]
        if later is not None:
            cells.append(_public_range(later[n].value[-1], later[n].low[-1], later[n].high[-1]))
        rows.append(cells)
    empty: dict[str, Any] = {"maps": (), "charts": (), "places": (), "routes": (), "used": ()}
    return {**empty, "areas": rows, "fewest": FEWEST}


def _public_range(value: float, low: float, high: float) -> str:
    told = f"{value:,.0f}" if value > FEWEST else f"fewer than {FEWEST}"
    return told if np.isnan(low) or high <= FEWEST else f"{told} ({low:,.0f} to {high:,.0f})"
