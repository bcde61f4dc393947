"""An outlook as tables with HXL tags and as a map layer. Numbers are plain; a projection is tagged as one."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from crossbearing.outlook.areas import FEWEST, Area
from crossbearing.outlook.base import Used
from crossbearing.outlook.cells import Fault
from crossbearing.outlook.daily import shown
from crossbearing.outlook.network import Network
from crossbearing.outlook.result import Band, Outlook

__all__ = ["areas_csv", "faults_csv", "outlook_csv", "outlook_geojson", "stretch_flows", "used_csv"]

_PEOPLE = "#affected+displaced+ind+stock+projected"
_PLACES = (
    ("place", "#loc+name"),
    ("type", "#loc+type"),
    ("area", "#adm1+name"),
    ("country", "#country+name"),
    ("lat", "#geo+lat"),
    ("lon", "#geo+lon"),
    ("day", "#date+day+num"),
    ("date", "#date+projected"),
    ("people", f"{_PEOPLE}+best"),
    ("people_min", f"{_PEOPLE}+min"),
    ("people_max", f"{_PEOPLE}+max"),
)
_AREAS = (
    ("case", "#meta+scenario"),
    ("area", "#adm1+name"),
    ("country", "#country+name"),
    ("week_ending", "#date+projected"),
    ("people", f"{_PEOPLE}+best"),
    ("people_min", f"{_PEOPLE}+min"),
    ("people_max", f"{_PEOPLE}+max"),
    ("note", "#description+i_en"),
)
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
COORDINATES = 4
"""Decimals of a degree: 11 m."""


def outlook_csv(outlook: Outlook) -> bytes:
    """One row for each place and day, with coordinates and dates, under a row of HXL tags."""
    band = outlook.places
    rows = (
        (
            *(p.name, p.kind, p.region, p.country, p.lat, p.lon, day, outlook.network.date_of(day)),
            *(shown(x[i, day]) for x in (band.value, band.low, band.high)),
        )
        for i, p in enumerate(outlook.network.places)
        for day in range(outlook.network.days)
    )
    return _table(_PLACES, rows)


def areas_csv(cases: Sequence[tuple[str, Sequence[Area]]], network: Network) -> bytes:
    """One row for each case, area and week: the public form.

    Args:
        cases: Words for each case, with its areas.
        network: The network.
    """
    rows = (
        (
            words,
            a.name,
            a.country,
            _week_end(network, w),
            *(shown(x[w]) for x in (a.value, a.low, a.high)),
            _few(a, w),
        )
        for words, found in cases
        for a in found
        for w in range(len(a.value))
    )
    return _table(_AREAS, rows)


def _few(area: Area, week: int) -> str:
    return f"fewer than {FEWEST}" if area.value[week] <= FEWEST else ""


def _week_end(network: Network, week: int) -> str:
    day = min(7 * week + 6, network.days - 1)
    date = network.date_of(day)
    return date.isoformat() if date else f"day {day}"


def used_csv(used: Iterable[Used]) -> bytes:
    """What the base case took from the picture, each line with its claims."""
    head = (
        ("what", "#meta+type"),
        ("name", "#loc+name"),
        ("effect", "#description+i_en"),
        ("claims", "#meta+id+claims"),
    )
    return _table(head, ((u.what, u.name, u.effect, " ".join(u.claims)) for u in used))


def faults_csv(faults: Iterable[Fault]) -> bytes:
    """Every fault of the tables, with file, row (from 1; empty for the whole file) and column."""
    head = (
        ("file", "#meta+file"),
        ("row", "#meta+row+num"),
        ("column", "#meta+column"),
        ("message", "#description+i_en"),
    )
    return _table(head, ((f.file, f.row or "", f.column, f.message) for f in faults))


def stretch_flows(network: Network, band: Band, speed: float) -> list[float]:
    """Per stretch, how many people walk it over the period: person-days on it over the days that it takes."""
    days = [max(round(x.km / speed), 1) for x in network.links for _ in (0, 1)]
    return [float(total / d) for total, d in zip(band.value.sum(axis=1), days, strict=True)]


def outlook_geojson(outlook: Outlook, speed: float) -> bytes:
    """Places with their people on the last day, and links with who passes them (RFC 7946: longitude, latitude)."""
    at = {
        p.name: [round(p.lon, COORDINATES), round(p.lat, COORDINATES)]
        for p in outlook.network.places
        if p.lon is not None and p.lat is not None
    }
    flows = stretch_flows(outlook.network, outlook.stretches, speed)
    features = [_point(outlook, i, at[p.name]) for i, p in enumerate(outlook.network.places) if p.name in at]
    for i, x in enumerate(outlook.network.links):
        if x.a in at and x.b in at:
            told = {"name1": x.a, "name2": x.b, "road": x.road, "km": x.km, "source": x.source}
            told |= {"people_1_to_2": round(flows[2 * i], 1), "people_2_to_1": round(flows[2 * i + 1], 1)}
            features.append(_feature({"type": "LineString", "coordinates": [at[x.a], at[x.b]]}, told))
    layer = {
        "type": "FeatureCollection",
        "projection": True,
        "notes": list(outlook.notes),
        "features": features,
    }
    return json.dumps(layer, ensure_ascii=False).encode() + b"\n"


def _point(outlook: Outlook, i: int, where: list[float]) -> dict[str, Any]:
    p, band, last = outlook.network.places[i], outlook.places, outlook.network.days - 1
    told: dict[str, Any] = {
        "name": p.name,
        "kind": p.kind,
        "area": p.region,
        "country": p.country,
        "day": last,
    }
    for key, x in (("people", band.value), ("people_min", band.low), ("people_max", band.high)):
        told[key] = None if np.isnan(x[i, last]) else round(float(x[i, last]), 1)
    return _feature({"type": "Point", "coordinates": where}, told)


def _feature(geometry: dict[str, Any], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "geometry": geometry, "properties": properties}


def _table(columns: Sequence[tuple[str, str]], rows: Iterable[Sequence[object]]) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([c for c, _ in columns])
    writer.writerow([tag for _, tag in columns])
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return "\ufeff".encode() + out.getvalue().encode()


def _safe(cell: object) -> object:
    """Text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers."""
    if not isinstance(cell, str) or not cell.startswith(_STARTS_FORMULA):
        return cell
    try:
        float(cell)
    except ValueError:
        return f"'{cell}"
    return cell
