"""The base case from a picture: what is fought over, what is closed, and how many have fled, each with its claims.

The rules say what a line of the picture means on the network. A line that names no place or road of the network is listed
as not used, never guessed at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from crossbearing.model import Picture
from crossbearing.model.picture import AccessState, ControlState, DisplacementFigure
from crossbearing.outlook.names import place_near, road_links
from crossbearing.outlook.network import Closure, Conflict, Network

__all__ = ["Base", "Used", "base_case"]

INTENSITY = {"contested": 1.0, "disputed": 1.0, "threatened": 0.5}
"""Intensity of fighting by the status of control, for as long as the outlook reaches: nobody knows when it ends."""
TAKEN = 0.7
"""Intensity at a place that changed hands, for `TAKEN_DAYS` after it: people leave in the days after a fall."""
TAKEN_DAYS = 7
GRADES = {
    "closed": "closed",
    "destroyed": "closed",
    "struck": "restricted",
    "restricted": "restricted",
    "open": "open",
}
"""What a state of access means for a link; `unknown` means nothing."""
ROADS = ("road", "highway", "motorway")
LONGEST_WARM = 60
"""Days before day 0 from which people are set out at most, for a figure that counts from long ago."""
USUAL_WARM = 14
"""The same for a figure that does not say since when it counts: what news calls the latest displacement."""
_SINCE = re.compile(r"since (\d{1,2}) (\w+) (\d{4})")
_MONTHS = "January February March April May June July August September October November December".split()


@dataclass(frozen=True, slots=True)
class Used:
    """One line of the picture and what it did.

    Attributes:
        what: control, access or figure.
        name: Place or scope, as the picture shows it.
        effect: What it means here, in words; begins with "not used" where it means nothing.
        claims: Ids of the claims that it rests on.
    """

    what: str
    name: str
    effect: str
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Base:
    """The base case.

    Attributes:
        network: The network with the picture's closures and its day as day 0.
        conflict: Intensities from the picture.
        used: What was taken from the picture, and what was not.
        people: Best figure of people displaced until day 0, or None.
        factor: Lowest and highest over best.
        warm: Days before day 0 over which they set out.
    """

    network: Network
    conflict: Conflict
    used: tuple[Used, ...]
    people: float | None = None
    factor: tuple[float, float] = (1.0, 1.0)
    warm: int = 0


def base_case(picture: Picture, network: Network, conflict: Conflict, *, days: int) -> Base:
    """Lay a picture over a network.

    Args:
        picture: The picture; its `as_of` is day 0.
        network: The network, whose own closures stay.
        conflict: Intensities of the network's own table; the picture's stand over them.
        days: Length of the outlook in days.
    """
    day = date.fromisoformat(picture.as_of[:10]) if picture.as_of else network.start
    network = replace(network, start=day, days=days)
    fought = dict(conflict.intensity)
    closures: list[Closure] = []
    used = [_control(state, network, fought, day) for state in picture.control]
    used += [_access(state, network, closures) for state in picture.access]
    network = replace(network, closures=(*network.closures, *closures))
    figure = _figure(picture.displacement)
    used += _figures(picture.displacement, figure)
    if figure is None or not figure.best:
        return Base(network, Conflict(fought), tuple(used))
    low, high = (figure.low or figure.best) / figure.best, (figure.high or figure.best) / figure.best
    return Base(network, Conflict(fought), tuple(used), float(figure.best), (low, high), _warm(figure, day))


def _control(
    state: ControlState, network: Network, fought: dict[str, tuple[float, ...]], day: date | None
) -> Used:
    place = place_near(network, state.place)
    if place is None:
        return Used("control", state.place.name, "not used: no place of the network", state.claims)
    if state.status in INTENSITY:
        value = INTENSITY[state.status]
        fought[place.name] = (value,)
        return Used("control", place.name, f"{state.status}: intensity {value:g} to the end", state.claims)
    left = _days_left(state.since, day)
    if left > 0:
        fought[place.name] = (TAKEN,) * left + (0.0,)
        return Used(
            "control", place.name, f"taken {state.since}: intensity {TAKEN:g} for {left} days", state.claims
        )
    return Used("control", place.name, "not used: no fighting is reported there", state.claims)


def _days_left(since: str | None, day: date | None) -> int:
    if since is None or day is None:
        return 0
    return max((date.fromisoformat(since[:10]) + timedelta(days=TAKEN_DAYS) - day).days, 0)


def _access(state: AccessState, network: Network, closures: list[Closure]) -> Used:
    grade = GRADES.get(state.state)
    found = list(_closures(state, network, grade)) if grade else []
    if grade is None or not found:
        why = "its state is not reported" if grade is None else "which link it is cannot be told"
        return Used("access", f"{state.place.name} ({state.feature})", f"not used: {why}", state.claims)
    closures += found
    ends = "; ".join(f"{c.a} – {c.b}" if c.b else c.a for c in found)
    return Used("access", f"{state.place.name} ({state.feature})", f"{found[0].status}: {ends}", state.claims)


def _closures(state: AccessState, network: Network, grade: str) -> Iterator[Closure]:
    """A crossing closes its place; a named road its links; a bridge restricts the named road at its town."""
    at = place_near(network, state.place)
    if state.feature == "crossing" and at is not None and at.kind in ("marker", "forwarding_hub"):
        yield Closure("location", at.name, status=grade, claims=state.claims)
    elif state.feature in ROADS:
        for link in road_links(network, state.place.name):
            yield Closure("link", link.a, link.b, status=grade, claims=state.claims)
    elif state.feature == "bridge" and at is not None and grade != "open":
        for link in network.links:
            if link.road and at.name in (link.a, link.b):  # other ways over the river may stand
                yield Closure("link", link.a, link.b, status="restricted", claims=state.claims)


def _figure(figures: Sequence[DisplacementFigure]) -> DisplacementFigure | None:
    """The figure that drives the volume: of a whole country before an area, a flow before a stock, the larger."""
    fit = [
        f
        for f in figures
        if f.best and f.unit == "people" and f.term in ("displaced", "fled") and _area(f) > 0
    ]
    return max(fit, key=lambda f: (_area(f), f.measure == "flow", f.best or 0), default=None)


def _area(figure: DisplacementFigure) -> int:
    feature = figure.place.feature if figure.place else ""
    return {"country": 2, "admin1": 1}.get(feature, 0)


def _figures(figures: Sequence[DisplacementFigure], chosen: DisplacementFigure | None) -> Iterator[Used]:
    for f in figures:
        effect = "not used: another figure drives the volume"
        if f is chosen:
            effect = f"{f.best:,.0f} people (low {f.low or f.best:,.0f}, high {f.high or f.best:,.0f}) set out until day 0"
        yield Used("figure", f.scope, effect, f.claims)


def _warm(figure: DisplacementFigure, day: date | None) -> int:
    """Days over which a figure counts, from "since 27 November 2024" in its scope."""
    match = _SINCE.search(figure.scope)
    if match is None or day is None or match[2] not in _MONTHS:
        return USUAL_WARM
    since = date(int(match[3]), _MONTHS.index(match[2]) + 1, int(match[1]))
    return min(max((day - since).days, 1), LONGEST_WARM)
