"""Writes a network in Flee's format: five tables that `read_network` and Flee read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from math import isinf

from crossbearing.outlook.network import Closure, Conflict, Network

__all__ = ["network_files"]


def network_files(network: Network, conflict: Conflict) -> dict[str, str]:
    """The tables by name. Optional columns are written only where something stands in them.

    Args:
        network: The network.
        conflict: The intensities.
    """
    files = {
        "locations.csv": _locations(network),
        "routes.csv": _routes(network),
        "closures.csv": _closures(network.closures),
        "conflicts.csv": _conflicts(network, conflict),
    }
    start = [("StartDate", network.start.isoformat())] if network.start else []
    return {**files, "sim_period.csv": _table([*start, ("Length", network.days)])}


def _locations(network: Network) -> str:
    extra = any(p.source for p in network.places)
    head = (
        "#name",
        "region",
        "country",
        "latitude",
        "longitude",
        "location_type",
        "conflict_date",
        "population",
    )
    rows = [
        (
            p.name,
            p.region,
            p.country,
            p.lat,
            p.lon,
            p.kind,
            p.conflict_day,
            _whole(p.people),
            *([p.source] * extra),
        )
        for p in network.places
    ]
    return _table([(*head, *(["source"] * extra)), *rows])


def _routes(network: Network) -> str:
    extra = any(x.road or x.source for x in network.links)
    head = ("#name1", "name2", "distance", "forced_redirection")
    rows = [(x.a, x.b, _whole(x.km), x.forced, *([x.road, x.source] if extra else [])) for x in network.links]
    return _table([(*head, *(["road", "source"] if extra else [])), *rows])


def _closures(closures: Iterable[Closure]) -> str:
    listed = list(closures)
    extra = any(c.status != "closed" or c.direction != "both" for c in listed)
    head = ("#closure_type", "name1", "name2", "closure_start", "closure_end")
    rows = [
        (
            c.kind,
            c.a,
            c.b,
            c.start,
            0 if isinf(c.end) else int(c.end),
            *([c.status, c.direction] if extra else []),
        )
        for c in listed
        if c.end > max(c.start, 0)  # over before it begins: without an end the format would make it last
    ]
    return _table([(*head, *(["status", "direction"] if extra else [])), *rows])


def _conflicts(network: Network, conflict: Conflict) -> str:
    names = [p.name for p in network.places]
    rows = ((day, *(_whole(conflict.at(n, day)) for n in names)) for day in range(network.days))
    return _table([("#Day", *names), *rows])


def _whole(x: float | None) -> float | int | None:
    """A whole number without its point."""
    return int(x) if x is not None and float(x).is_integer() else x


def _table(rows: Iterable[tuple[object, ...]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
