"""Reads a network in Flee's format: locations, routes, closures, conflicts and the period.

Published instances contain faults. Each is told with file, row and column; what can be read is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from difflib import get_close_matches
from math import inf
from pathlib import Path

from crossbearing.errors import BadNetwork
from crossbearing.outlook.cells import MOST_PEOPLE, Fault, Faults, Row, rows
from crossbearing.outlook.joined import joined
from crossbearing.outlook.network import KINDS, Closure, Conflict, Link, Network, Place
from crossbearing.outlook.validation import check_counts

__all__ = ["Read", "read_network"]

_CLOSURES = ("country", "location", "link", "links", "camp", "idpcamp", "remove_forced_redirection")
_STATUS = ("closed", "restricted", "open")
_DIRECTIONS = ("both", "forward", "backward")
_EARLIEST = -10_000  # days: a conflict or closure may have begun long before the period
DEFAULT_DAYS = 300
"""Length of the period where none is given: that of the shortest published instance."""
FARTHEST_KM = 20_100.0
"""Longest route that is read: half the way around the world."""
ALIKE = 0.88
"""Least likeness (Ratcliff/Obershelp) at which a name is taken for a misspelling: one letter in eight."""
MOST_DAYS = 20_000
"""Longest period that is read: 54 years."""


@dataclass(frozen=True, slots=True)
class Read:
    """What a folder held.

    Attributes:
        network: The network.
        conflict: The intensities.
        faults: What was wrong, in the order of the files.
    """

    network: Network
    conflict: Conflict
    faults: tuple[Fault, ...]


def read_network(folder: Path, label: str = "") -> Read:
    """Read a network in Flee's format.

    Args:
        folder: A folder with `locations.csv` and `routes.csv`, and where there are, `closures.csv`, `conflicts.csv`
            and `sim_period.csv`.
        label: What the network is made from; the folder's name where empty.

    Raises:
        BadNetwork: a file is missing, or no place or no link could be read.
    """
    faults = Faults()
    places = _places(folder / "locations.csv", faults)
    links = _links(folder / "routes.csv", {p.name for p in places}, faults)
    links += joined(places, links, faults)
    if not places or not links:
        listed = "\n".join(f"  {f}" for f in faults.found[:20])
        raise BadNetwork(f"{folder} holds no network that could be used.\n{listed}".rstrip())
    start, days = _period(folder / "sim_period.csv", faults)
    countries = {p.country for p in places}
    closures = _closures(folder / "closures.csv", {p.name for p in places}, countries, faults)
    conflict = _conflict(folder / "conflicts.csv", places, days, faults)
    network = Network(tuple(places), tuple(links), tuple(closures), days, start, label or folder.name)
    return Read(network, conflict, (*faults.found, *check_counts(folder, network)))


def _places(path: Path, faults: Faults) -> list[Place]:
    found: dict[str, Place] = {}
    for row in rows(path, faults):
        name = row.text(0)
        if not name or name in found:
            row.fault(
                "name",
                f"{name or 'a place without a name'} stands twice or is empty; passed over",
                fatal=True,
            )
            continue
        found[name] = _place(name, row)
    return _one_spelling(list(found.values()), faults)


def _place(name: str, row: Row) -> Place:
    lat = row.number_at(3, "latitude", low=-90, high=90)
    lon = row.number_at(4, "longitude", low=-180, high=180)
    begins = row.number_at(6, "conflict_date", low=_EARLIEST)
    return Place(
        name,
        row.text(1),
        row.text(2),
        lat,
        lon,
        _kind(row),
        None if begins is None else int(begins),
        row.number_at(7, "population", low=0, high=MOST_PEOPLE),
        row.named("source"),
    )


def _kind(row: Row) -> str:
    said = row.text(5).lower().replace(" ", "_")
    if said in KINDS:
        return said
    kind = (
        "idpcamp"
        if "idp" in said
        else "camp"
        if "camp" in said
        else "conflict_zone"
        if "conflict" in said
        else "town"
    )
    row.fault("location_type", f"{row.text(5)!r} is no kind of place; it is read as {kind}")
    return kind


def _one_spelling(places: list[Place], faults: Faults) -> list[Place]:
    """Countries written with underscores here and blanks there are one; the first spelling counts."""
    first: dict[str, str] = {}
    for p in places:
        first.setdefault(_folded(p.country), p.country)
        if first[_folded(p.country)] != p.country:
            faults.add(
                "locations.csv",
                0,
                "country",
                f"{p.country} is also written {first[_folded(p.country)]}; read as one",
            )
    return [replace(p, country=first[_folded(p.country)]) for p in places]


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").split()).casefold()


def _find(said: str, names: Sequence[str] | set[str]) -> str | None:
    """The name as the network spells it, whatever its blanks, underscores and capitals."""
    if said in names:
        return said
    return {_folded(n): n for n in sorted(names)}.get(_folded(said))


def _links(path: Path, names: set[str], faults: Faults) -> list[Link]:
    found: dict[frozenset[str], Link] = {}
    for row in rows(path, faults):
        ends = [_end(row, i, names) for i in (0, 1)]
        km = row.number_at(2, "distance", low=0, high=FARTHEST_KM)
        a, b = ends
        if a is None or b is None:
            continue
        if km is None or a == b:
            row.fault("distance", "a route needs two places and a length; it is passed over", fatal=True)
            continue
        if frozenset((a, b)) in found:
            row.fault("name1", f"{a} and {b} are linked twice; the shorter counts")
            if found[frozenset((a, b))].km <= km:
                continue
        found[frozenset((a, b))] = Link(a, b, km, _forced(row), row.named("road"), row.named("source"))
    return list(found.values())


def _end(row: Row, column: int, names: set[str]) -> str | None:
    """The place that a route names, also where it is misspelled; None where there is none, which is a fault."""
    said = row.text(column)
    found = _find(said, names)
    if found is not None:
        return found
    heading = ("name1", "name2")[column]
    close = get_close_matches(said, sorted(names), n=2, cutoff=ALIKE)
    if len(close) == 1 and _digits(said) == _digits(close[0]):
        row.fault(heading, f"{said!r} is no place of locations.csv; it is read as {close[0]}")
        return close[0]
    row.fault(heading, f"{said!r} is no place of locations.csv; the route is passed over", fatal=True)
    return None


def _digits(name: str) -> str:
    """Numbers tell camps apart: "Site 1" and "Site 2" are two, however alike."""
    return "".join(c for c in name if c.isdigit())


def _forced(row: Row) -> int:
    said = row.number_at(3, "forced_redirection", low=0, high=2)
    return int(said) if said in (1, 2) else 0


def _closures(path: Path, names: set[str], countries: set[str], faults: Faults) -> list[Closure]:
    if not path.exists():
        return []
    return [c for row in rows(path, faults) if (c := _closure(row, names, countries)) is not None]


def _closure(row: Row, names: set[str], countries: set[str]) -> Closure | None:
    kind = row.text(0).lower()
    if kind not in _CLOSURES:
        row.fault(
            "closure_type", f"{row.text(0)!r} is none of {', '.join(_CLOSURES)}; passed over", fatal=True
        )
        return None
    pool = countries if kind == "country" else names
    a = _find(row.text(1), pool)
    b = _find(row.text(2), pool) if row.text(2) else ""
    if kind == "location" and b is None and _find(row.text(2), countries):
        b = ""  # a place's country as second name: published instances close the place as a whole with it
    if (
        a is None
        or b is None
        or (not b and kind in ("country", "link", "links", "remove_forced_redirection"))
    ):
        column = "name1" if a is None else "name2"
        row.fault(
            column, f"{row.text(1 if a is None else 2)!r} is not in locations.csv; passed over", fatal=True
        )
        return None
    start = row.number_at(3, "closure_start", low=_EARLIEST) or 0
    end = row.number_at(4, "closure_end", low=_EARLIEST) or 0
    status, direction = row.named("status") or "closed", row.named("direction") or "both"
    if status not in _STATUS or direction not in _DIRECTIONS:
        row.fault("status", f"{status} {direction}: read as closed in both directions")
        status, direction = "closed", "both"
    kind = "link" if kind == "links" or (kind == "location" and b) else kind
    return Closure(kind, a, b, int(start), end if end > start else inf, status, direction)


def _conflict(path: Path, places: Sequence[Place], days: int, faults: Faults) -> Conflict:
    """The table of intensities; without it, places are fought over from their conflict_date on."""
    if not path.exists():
        return Conflict(
            {p.name: _from_day(p.conflict_day, days) for p in places if p.kind == "conflict_zone"}
        )
    found: dict[str, list[float]] = {}
    last: Row | None = None
    for row in rows(path, faults):
        last = row
        for column, said in enumerate(row.head[1:], 1):
            if said:
                value = row.number_at(column, said, low=0, high=1)
                found.setdefault(said, []).append(value or 0.0)
    count = max((len(v) for v in found.values()), default=0)
    if count < days and last is not None:
        last.fault("Day", f"the table ends after {count} days of {days}; its last day holds for the rest")
    return Conflict(_known(found, {p.name for p in places}, faults))


def _known(found: dict[str, list[float]], names: set[str], faults: Faults) -> dict[str, tuple[float, ...]]:
    known: dict[str, tuple[float, ...]] = {}
    for said, values in found.items():
        name = _find(said, names)
        if name is None:
            faults.add(
                "conflicts.csv", 1, said, "no place of locations.csv; the column is passed over", fatal=True
            )
        else:
            known.setdefault(name, tuple(values))
    return known


def _from_day(day: int | None, days: int) -> tuple[float, ...]:
    first = max(day or 0, 0)
    return (0.0,) * min(first, days) + (1.0,) * max(days - first, 1)


def _period(path: Path, faults: Faults) -> tuple[date | None, int]:
    """Date of day 0, or None, and the number of days."""
    start, days = None, DEFAULT_DAYS
    if not path.exists():
        faults.add(path.name, 0, "", f"not there; the period is taken as {DEFAULT_DAYS} days")
        return start, days
    for row in rows(path, faults, head_at_top=False):
        if row.text(0).lower() == "startdate":
            start = row.day_at(1, "StartDate")
        elif row.text(0).lower() == "length":
            days = int(row.number_at(1, "Length", low=1, high=MOST_DAYS) or DEFAULT_DAYS)
    return start, days
