"""The nouns of the road network: places, links, closures, the period, and how hard each place is fought over.

They hold what Flee's five CSV files hold, and a little more that is optional: the status and direction of a closure,
the name of a road, and where a line comes from.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from math import inf

__all__ = ["CAMPS", "KINDS", "Closure", "Conflict", "Link", "Network", "Place"]

CAMPS = ("camp", "idpcamp")
"""Kinds of place that take people in and whose counts the totals speak of."""
KINDS = ("conflict_zone", "town", *CAMPS, "forwarding_hub", "marker")
"""Kinds of place that the format knows."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place of the network.

    Attributes:
        name: Its name, unique in the network.
        region: First-level area, or empty.
        country: Country, spelled the same for all places of one country.
        lat: Latitude in degrees (WGS84), or None.
        lon: Longitude in degrees (WGS84), or None.
        kind: One of `KINDS`.
        conflict_day: Day on which fighting begins there, or None.
        people: Inhabitants of a town; capacity of a camp; None where not given.
        source: Where the line comes from, or empty.
    """

    name: str
    region: str = ""
    country: str = ""
    lat: float | None = None
    lon: float | None = None
    kind: str = "town"
    conflict_day: int | None = None
    people: float | None = None
    source: str = ""

    @property
    def is_camp(self) -> bool:
        """Whether the place takes people in."""
        return self.kind in CAMPS


@dataclass(frozen=True, slots=True)
class Link:
    """A stretch of road between two places, open in both directions unless closed.

    Attributes:
        a: Name of one end.
        b: Name of the other end.
        km: Length in kilometres.
        forced: 0 none; 1 people at `b` are sent on to `a`; 2 people at `a` are sent on to `b`.
        road: Name of the road, such as M5, or empty.
        source: Where the length comes from, or empty.
    """

    a: str
    b: str
    km: float
    forced: int = 0
    road: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Closure:
    """A border, a place, a link or a camp that cannot be passed or entered for a span of days.

    Attributes:
        kind: `country` (the border between two countries), `location` (the link between two places, or all links
            of one), `link`, `camp` or `idpcamp` (takes nobody in), `remove_forced_redirection`.
        a: First name.
        b: Second name, or empty.
        start: First day.
        end: Day on which it ends; infinity where it does not.
        status: `closed`, `restricted` (slower, see the parameters) or `open` (lifts what other lines close).
        direction: `both`, or `forward` for traffic from `a` to `b` alone (into `a` where `b` is empty), or `backward`.
        claims: Ids of the claims that it rests on, where it was taken from a picture.
    """

    kind: str
    a: str
    b: str = ""
    start: int = 0
    end: float = inf
    status: str = "closed"
    direction: str = "both"
    claims: tuple[str, ...] = ()

    def covers(self, day: int) -> bool:
        """Whether it holds on this day."""
        return self.start <= day < self.end


@dataclass(frozen=True, slots=True)
class Conflict:
    """How hard places are fought over, day by day.

    Attributes:
        intensity: Per place one number from 0 (none) to 1 for each day; the last one holds for the days after it.
    """

    intensity: Mapping[str, tuple[float, ...]] = field(default_factory=dict)

    def spans(self) -> int:
        """Days that the longest row tells of; from then on nothing changes."""
        return max((len(days) for days in self.intensity.values()), default=0)

    def row(self, place: str, days: int) -> list[float]:
        """Intensity at a place on each of the first days."""
        told = list(self.intensity.get(place, (0.0,))[:days]) or [0.0]
        return told + told[-1:] * (days - len(told))

    def at(self, place: str, day: int) -> float:
        """Intensity at a place on a day; days before the first have the first day's."""
        days = self.intensity.get(place, ())
        return days[min(max(day, 0), len(days) - 1)] if days else 0.0


@dataclass(frozen=True, slots=True)
class Network:
    """A road network with its closures and its period.

    Attributes:
        places: The places, in the order of the file.
        links: The links, in the order of the file; both ends are places of the network.
        closures: The closures.
        days: Length of the period in days; day 0 is the first.
        start: Date of day 0, or None.
        label: What the network is made from, shown beside every result.
    """

    places: tuple[Place, ...]
    links: tuple[Link, ...]
    closures: tuple[Closure, ...] = ()
    days: int = 0
    start: date | None = None
    label: str = ""

    @property
    def camps(self) -> tuple[str, ...]:
        """Names of the places that take people in."""
        return tuple(p.name for p in self.places if p.is_camp)

    def date_of(self, day: int) -> date | None:
        """Calendar date of a day of the period."""
        return self.start + timedelta(days=day) if self.start else None
