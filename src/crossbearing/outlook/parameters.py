"""The parameters of the model: few, each with a meaning and a unit, each switched off by a plain value."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Parameters"]


@dataclass(frozen=True, slots=True)
class Parameters:
    """What moves people, and where to. `docs/explanation/outlook.md` has the equations.

    Attributes:
        distance: Exponent of distance: how fast a destination fades with the kilometres to it. 0 switches distance off.
        near_km: Kilometres added to every distance, so that what is near does not count without bound.
        size: Exponent of a destination's capacity or inhabitants. 0 makes all alike.
        room: Share of the capacity over which a filling camp loses its pull. 0 switches capacity off.
        full: Pull that is left of a camp that is full, from 0 to 1: people come all the same.
        people: Exponent of inhabitants in how many set out from a place. 0 makes all alike.
        fade: Days over which fresh fighting loses its push.
        lasting: Push that lasting fighting keeps, as a share of that of fresh fighting.
        danger: Share by which full fighting at a place makes the way through it feel longer. 0 switches it off.
        border: Kilometres that crossing any border feels like: foreignness.
        barrier: Kilometres that a closed border adds; a restricted one adds half. Infinity closes it tight.
        awareness: Links that people see ahead; 0 for all that the network shows.
        onward: Share of the people settled at a destination who choose anew each day.
        hosting: Pull of towns as destinations, as a share of a camp's of equal size. 0: only camps take people in.
        speed: Kilometres travelled a day; each stretch takes at least one day.
        lead: Days from setting out to being counted, by which departures run ahead of given totals.
        leave: Share of the inhabitants who set out each day from a place in full fighting, where no totals are given.
        back: Share of the settled who go home each day where fighting has ended, where no totals are given.
    """

    distance: float = 1.5
    near_km: float = 50.0
    size: float = 0.6
    room: float = 0.9
    full: float = 0.01
    people: float = 0.3
    fade: float = 90.0
    lasting: float = 0.5
    danger: float = 1.0
    border: float = 50.0
    barrier: float = 2500.0
    awareness: int = 0
    onward: float = 0.0002
    hosting: float = 0.0
    speed: float = 200.0
    lead: int = 7
    leave: float = 0.005
    back: float = 0.002
