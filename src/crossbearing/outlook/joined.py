"""Joins what a lost route leaves apart: a camp that no route reaches takes nobody in, whatever happens.

A published network may name a route by a place that it does not have; what lay behind that route then stands alone. Where
routes were lost so, each part with a camp or a fought-over place is joined to the largest one by the shortest great circle
between them, which is told as a fault. Where none was lost, nothing is invented: what stands alone is told, and stays so.
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.gazetteer.geometry import distance_km
from crossbearing.outlook.cells import Faults
from crossbearing.outlook.network import Link, Place

__all__ = ["joined"]

DETOUR = 1.3
"""Length of a road over its great circle: 1.2 to 1.4 in most countries."""


def joined(places: Sequence[Place], links: Sequence[Link], faults: Faults) -> list[Link]:
    """The links that must be assumed for every camp and every fought-over place to be reached, where routes were lost.

    Args:
        places: The places; those without coordinates cannot be joined.
        links: The links that were read.
        faults: Where each assumed link is told.
    """
    parts = sorted(_parts(places, links), key=lambda p: (-len(p), p[0]))
    if not links or len(parts) < 2:
        return []
    by_name = {p.name: p for p in places}
    lost = any(f.file == "routes.csv" and f.fatal for f in faults.found)
    main, added = list(parts[0]), []
    for part in parts[1:]:
        if not any(by_name[n].is_camp or by_name[n].kind == "conflict_zone" for n in part):
            continue
        if not lost:
            faults.add("routes.csv", 0, "", f"no route leads to {', '.join(part)}: nobody can go there")
            continue
        pairs = [
            (round(distance_km(a.lat, a.lon, b.lat, b.lon) * DETOUR, 1), a.name, b.name)
            for a in (by_name[n] for n in part)
            for b in (by_name[n] for n in main)
            if a.lat is not None and a.lon is not None and b.lat is not None and b.lon is not None
        ]
        if not pairs:
            faults.add(
                "routes.csv",
                0,
                "",
                f"no route leads to {part[0]}, and it has no coordinates: it stands alone",
            )
            continue
        km, a, b = min(pairs)
        faults.add(
            "routes.csv",
            0,
            "",
            f"no route leads to {a}: {km:g} km to {b} are assumed (great circle x {DETOUR})",
        )
        added.append(Link(a, b, km, source=f"assumed: great circle x {DETOUR}"))
        main += part
    return added


def _parts(places: Sequence[Place], links: Sequence[Link]) -> list[list[str]]:
    """The places that hang together, in the order of the file."""
    near: dict[str, list[str]] = {p.name: [] for p in places}
    for x in links:
        near[x.a].append(x.b)
        near[x.b].append(x.a)
    seen: set[str] = set()
    parts = []
    for p in places:
        if p.name in seen:
            continue
        part, todo = [], [p.name]
        seen.add(p.name)
        while todo:
            part.append(todo.pop())
            fresh = [n for n in near[part[-1]] if n not in seen]
            seen.update(fresh)
            todo += fresh
        parts.append(part)
    return parts
