"""What if: changes to the base case, in words.

Homs falls on 2024-12-07
fighting at Hama from 2024-12-07 to 2024-12-20
flight from Porto Alegre from 2024-05-03
close M5 at Rastan
restrict Masnaa crossing from 2024-12-10
open Homs - Tartus
close border Syria - Lebanon
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from math import inf

from crossbearing.errors import BadScenario
from crossbearing.outlook.names import close_names, folded, place_named, road_links
from crossbearing.outlook.network import Closure, Conflict, Network

__all__ = ["FORMS", "apply"]

FORMS = (
    "PLACE falls on DATE",
    "fighting at PLACE from DATE [to DATE]",
    "flight from PLACE from DATE [to DATE]",
    "close|restrict|open ROAD [at PLACE] [from DATE] [to DATE]",
    "close|restrict|open PLACE [from DATE] [to DATE]",
    "close|restrict|open PLACE - PLACE [from DATE] [to DATE]",
    "close|restrict|open border COUNTRY - COUNTRY [from DATE] [to DATE]",
)
FALL_DAYS = 14
"""Days of full intensity at a place that falls: fighting before and after it, and fear of who has come."""
_DATE = r"\d{4}-\d{2}-\d{2}"
_WHEN = rf"(?: from (?P<start>{_DATE}))?(?: to (?P<end>{_DATE}))?"
_FALLS = re.compile(rf"(?P<place>.+?) falls on (?P<start>{_DATE})", re.IGNORECASE)
_FIGHTING = re.compile(
    rf"(?:fighting (?:at|in)|flight from) (?P<place>.+?) from (?P<start>{_DATE})(?: to (?P<end>{_DATE}))?",
    re.IGNORECASE,
)
_STATE = re.compile(
    rf"(?P<verb>close|restrict|open) (?P<what>.+?)(?: at (?P<place>.+?))?{_WHEN}", re.IGNORECASE
)
_STATUS = {"close": "closed", "restrict": "restricted", "open": "open"}
_PAIR = re.compile(r"\s+(?:-|–|to)\s+")


def apply(words: str, network: Network, conflict: Conflict) -> tuple[Network, Conflict]:
    """Change the base case as the words say.

    Args:
        words: One change, in one of `FORMS`.
        network: The network with its closures.
        conflict: The intensities.

    Raises:
        BadScenario: the words have no such form, or name what the network does not have.
    """
    said = " ".join(words.split())
    if m := _FALLS.fullmatch(said):
        first = _day(m["start"], network)
        return network, _fought(conflict, _place(m["place"], network), first, first + FALL_DAYS, network.days)
    if m := _FIGHTING.fullmatch(said):
        last = _day(m["end"], network) if m["end"] else network.days
        return network, _fought(
            conflict, _place(m["place"], network), _day(m["start"], network), last, network.days
        )
    if m := _STATE.fullmatch(said):
        start = _day(m["start"], network) if m["start"] else 0
        end = _day(m["end"], network) if m["end"] else inf
        made = [
            replace(c, start=start, end=end, status=_STATUS[m["verb"].lower()]) for c in _meant(m, network)
        ]
        return replace(network, closures=(*network.closures, *made)), conflict
    forms = "\n".join(f"  {f}" for f in FORMS)
    raise BadScenario(f"“{words}” cannot be understood. Write a change as one of:\n{forms}")


def _day(text: str, network: Network) -> int:
    try:
        day = date.fromisoformat(text)
    except ValueError as error:
        raise BadScenario(f"{text} is no date of the calendar; write it as 2024-12-07.") from error
    if network.start is None:
        raise BadScenario(
            "The network says no date of day 0. Give StartDate in sim_period.csv, or a picture."
        )
    number = (day - network.start).days
    if number >= network.days:
        raise BadScenario(
            f"{text} lies after the outlook, which ends on {network.date_of(network.days - 1)}. Give more --days."
        )
    return max(number, 0)


def _place(name: str, network: Network) -> str:
    found = place_named(network, name)
    if found is None:
        near = close_names(name, (p.name for p in network.places))
        raise BadScenario(f"{name} is no place of the network.{near}")
    return found.name


def _fought(conflict: Conflict, place: str, first: int, last: int, days: int) -> Conflict:
    """Full intensity from the first day to before the last; as it was on the others."""
    values = tuple(1.0 if first <= d < last else conflict.at(place, d) for d in range(days + 1))
    return Conflict({**conflict.intensity, place: values})


def _meant(m: re.Match[str], network: Network) -> list[Closure]:
    """The links, places or borders that the words name."""
    what = m["what"]
    if what.lower().startswith("border "):
        return [_border(_PAIR.split(what[len("border ") :]), network)]
    place = _place(m["place"], network) if m["place"] else None
    links = road_links(network, what, place)
    if links:
        return [Closure("link", x.a, x.b) for x in links]
    ends = _PAIR.split(what)
    if len(ends) == 2 and place is None:
        a, b = (_place(e, network) for e in ends)
        if not any({x.a, x.b} == {a, b} for x in network.links):
            raise BadScenario(f"The network has no link between {a} and {b}.")
        return [Closure("link", a, b)]
    if place is not None or place_named(network, what) is None:
        roads = sorted({x.road for x in network.links if x.road})
        at = f" at {place}" if place else ""
        raise BadScenario(
            f"{what}{at} is neither a road nor a place of the network. Roads: {', '.join(roads) or 'none are named'}."
            + close_names(what, (p.name for p in network.places))
        )
    return [Closure("location", _place(what, network))]


def _border(ends: list[str], network: Network) -> Closure:
    countries = {folded(p.country): p.country for p in network.places}
    if len(ends) != 2 or any(folded(e) not in countries for e in ends):
        raise BadScenario(
            f"A border lies between two countries of the network: {', '.join(sorted(countries.values()))}."
        )
    return Closure("country", countries[folded(ends[0])], countries[folded(ends[1])])
