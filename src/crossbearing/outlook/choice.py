"""Who sets out, and where to: the push of the origins and the pull of the destinations.

The chance that a person at `o` chooses the destination `d` is `A[d] * (near + L[o, d]) ** -distance`, over the sum of the
same for all destinations in reach: the gravity form that Flee and most models of migration share. `L` is what the way
feels like in kilometres, and `A = size ** s * room * exp(pull)`.
"""

from __future__ import annotations

import numpy as np

from crossbearing.outlook.graph import Floats, Ints
from crossbearing.outlook.members import Members
from crossbearing.outlook.network import Network
from crossbearing.outlook.routes import Routes
from crossbearing.outlook.status import Status

__all__ = ["Destinations", "Push", "in_reach", "kernel"]

MOST_DESTINATIONS = 200
"""Destinations that are weighed, the largest of a network with more: what keeps the cost linear in links."""


class Destinations:
    """The places that people may settle in.

    Attributes:
        at: Number of the place of each.
        size: Capacity or inhabitants of each over their median; 1 where unknown.
        capacity: Room of each in people; infinity where unknown or without bound.
    """

    def __init__(self, network: Network, hosting: float) -> None:
        """Find the destinations: camps, and towns where towns host."""
        chosen = [
            (not p.is_camp, -(p.people or 0.0), i) for i, p in enumerate(network.places) if _hosts(p, hosting)
        ]
        numbers = sorted(i for _, _, i in sorted(chosen)[:MOST_DESTINATIONS])
        self.at: Ints = np.array(numbers, dtype=np.int64)
        people = np.array([network.places[i].people or np.nan for i in numbers], dtype=np.float64)
        camp = np.array([network.places[i].is_camp for i in numbers], dtype=np.bool_)
        known = people[np.isfinite(people)]
        self.size: Floats = np.nan_to_num(people / (np.median(known) if len(known) else 1.0), nan=1.0)
        self.capacity: Floats = np.where(camp & np.isfinite(people), people, np.inf)
        self._weight = np.where(camp, 1.0, hosting)

    def pull(self, members: Members, bound: Floats, intensity: Floats) -> Floats:
        """What each destination draws, per member.

        Args:
            members: The members.
            bound: Per destination and member, how many are there or on the way.
            intensity: Per place, from 0 to 1; people do not choose what is fought over.
        """
        m = members.own
        capacity = self.capacity[:, None] * (1.0 if members.space is None else np.exp(members.space))
        with np.errstate(divide="ignore", invalid="ignore"):
            left = (capacity - bound) / (capacity * m["room"])
        room = np.clip(np.where(np.isfinite(left), left, 1.0), m["full"], 1.0)
        drawn = self._weight[:, None] * self.size[:, None] ** m["size"] * room
        drawn *= (1.0 - intensity[self.at])[:, None]
        if members.pull is not None:
            drawn = drawn * np.exp(members.pull)
        found: Floats = drawn
        return found


def _hosts(place: object, hosting: float) -> bool:
    kind = getattr(place, "kind", "")
    return bool(getattr(place, "is_camp", False)) or (hosting > 0 and kind in ("town", "conflict_zone"))


def in_reach(routes: Routes, status: Status, at: Ints) -> Routes:
    """The ways to destinations that take people in and are open.

    Args:
        routes: The shortest ways.
        status: What is open.
        at: Place of each destination.
    """
    step = np.where((status.entry[at] & (status.forced[at] < 0))[None, :], routes.step, -1)
    return Routes(np.where(step >= 0, routes.felt, np.inf), step, routes.links)


def kernel(routes: Routes, rows: Ints, members: Members) -> Floats:
    """Per origin of `rows`, destination and member: `(near + L) ** -distance`, 0 where no way leads.

    With a bound on awareness, a destination further off counts only where none is nearer in links.
    """
    felt = routes.felt[rows]
    if members.shared.awareness:
        links = np.where(np.isfinite(felt), routes.links[rows], np.iinfo(np.int64).max)
        nearest = links.min(axis=1, keepdims=True)
        felt = np.where(links <= np.maximum(members.shared.awareness, nearest), felt, np.inf)
    far = np.log(members.shared.near_km + felt)[:, :, None]
    pull: Floats = np.exp(-members.own["distance"] * np.where(np.isfinite(far), far, 0.0)) * np.isfinite(far)
    return pull


class Push:
    """How many of those who set out on a day come from which place."""

    def __init__(self, network: Network, members: Members) -> None:
        """Begin before the first day: all fighting is fresh."""
        people = np.array(
            [np.nan if p.is_camp else p.people or np.nan for p in network.places], dtype=np.float64
        )
        known = people[np.isfinite(people)]
        self.people: Floats = np.nan_to_num(people, nan=float(np.median(known)) if len(known) else 1.0)
        self.open = np.array([not p.is_camp for p in network.places])
        self._zone = np.array([p.kind == "conflict_zone" for p in network.places])
        self._m = members.own
        self._usual: Floats = np.zeros((len(self.people), members.count))

    def shares(self, intensity: Floats) -> Floats:
        """Per place and member, the share of a day's departures; advances the memory of fighting by a day."""
        fought = (intensity * self.open)[:, None]
        fresh = np.maximum(fought - self._usual, 0.0)
        self._usual += (fought - self._usual) / np.maximum(self._m["fade"], 1.0)
        push = self._m["lasting"] * fought + (1.0 - self._m["lasting"]) * fresh
        if not push.any():
            some = self._zone if self._zone.any() else self.open
            push = np.repeat(some[:, None].astype(np.float64), len(self._m["fade"]), axis=1)
        weight = self.people[:, None] ** self._m["people"] * push
        total: Floats = weight.sum(axis=0)
        share: Floats = weight / np.where(total > 0, total, 1.0)
        return share
