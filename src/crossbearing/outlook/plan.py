"""Puts together what was asked for: network, picture, tables and changes → cases, run and noted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from crossbearing.errors import BadScenario
from crossbearing.model import Picture
from crossbearing.outlook.base import Base, Used, base_case
from crossbearing.outlook.cells import Fault
from crossbearing.outlook.counts import Observed, read_observed, read_totals
from crossbearing.outlook.difference import Difference, difference
from crossbearing.outlook.fitted import BEST
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.network import CAMPS, Conflict, Network
from crossbearing.outlook.notes import notes
from crossbearing.outlook.open import open_network
from crossbearing.outlook.parameters import Parameters
from crossbearing.outlook.project import Case
from crossbearing.outlook.result import Outlook
from crossbearing.outlook.scenario import apply
from crossbearing.outlook.simulate import Plan, Run, outlook_of, run

__all__ = ["Asked", "Planned", "plan"]

PICTURE_DAYS = 30
"""Length of an outlook from a picture in days: what is known today says little beyond a month."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked for; see `crossbearing outlook --help`."""

    network: str
    picture: Picture | None = None
    totals: Path | None = None
    observed: Path | None = None
    changes: tuple[str, ...] = ()
    days: int | None = None
    members: int = 200
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Planned:
    """What came of it.

    Attributes:
        case: The base case.
        run: Its run.
        outlook: Its projection, with notes.
        parameters: The parameters.
        used: What was taken from the picture.
        change: The changed case beside it, or None.
        changed_case: The changed case, or None.
        faults: Faults of the tables.
    """

    case: Case
    run: Run
    outlook: Outlook
    parameters: Parameters
    used: tuple[Used, ...] = ()
    change: Difference | None = None
    changed_case: Case | None = None
    faults: tuple[Fault, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What to know before using it."""
        return self.outlook.notes


def plan(asked: Asked) -> Planned:
    """Run what was asked for.

    Raises:
        BadNetwork: a table cannot be used.
        BadScenario: a change cannot be understood.
    """
    read = open_network(asked.network, _around(asked.picture))
    days = asked.days or (PICTURE_DAYS if asked.picture else read.network.days)
    base = _base(asked, replace(read.network, days=days), read.conflict, days)
    totals, observed, faults = _tables(asked, base.network)
    case = Case(base.network, base.conflict, totals, observed, base.warm if totals is None else 0)
    parameters = _parameters(case, base)
    how = Plan(parameters, asked.members, None, asked.seed, base.factor if totals is None else (1.0, 1.0))
    if not asked.changes:
        ran = run(case, how)
        outlook = outlook_of(case, ran)
        change, changed = None, None
    else:
        changed = _changed(case, asked.changes)
        change = difference(asked.changes, case, changed, how)
        ran, outlook = change.runs[0], change.base
    claims = tuple(sorted({c for u in base.used if not u.effect.startswith("not used") for c in u.claims}))
    outlook = replace(outlook, notes=tuple(notes(case, how)), claims=claims)
    return Planned(case, ran, outlook, parameters, base.used, change, changed, (*read.faults, *faults))


def _around(picture: Picture | None) -> list[tuple[float, float]]:
    """Where the towns that a picture speaks of lie; areas and countries are too wide to tell."""
    if picture is None:
        return []
    told = [
        s.place
        for part in (picture.control, picture.access, picture.displacement, picture.timeline)
        for s in part
    ]
    return [
        (p.lat, p.lon)
        for p in told
        if p and p.lat is not None and p.lon is not None and (p.precision_km or 0) < WIDE_KM
    ]


WIDE_KM = 30.0
"""Precision from which a place of a picture is an area rather than a point."""


def _base(asked: Asked, network: Network, conflict: Conflict, days: int) -> Base:
    if asked.picture is None:
        return Base(network, conflict, ())
    return base_case(asked.picture, network, conflict, days=days)


def _tables(asked: Asked, network: Network) -> tuple[Floats | None, Observed | None, tuple[Fault, ...]]:
    totals, first = read_totals(asked.totals, network.days) if asked.totals else (None, ())
    observed, second = read_observed(asked.observed, network) if asked.observed else (None, ())
    return totals, observed, (*first, *second)


def _changed(case: Case, changes: tuple[str, ...]) -> Case:
    """The base case with all changes made.

    Raises:
        BadScenario: one cannot be understood, or changes nothing where totals are fixed.
    """
    network, conflict = case.network, case.conflict
    for words in changes:
        network, conflict = apply(words, network, conflict)
    if network == case.network and conflict == case.conflict:
        raise BadScenario(f"{'; '.join(changes)}: that changes nothing.")
    return replace(case, network=network, conflict=conflict)


def _parameters(case: Case, base: Base) -> Parameters:
    """The fitted ones; without a camp towns host; with a figure, as many set out each day as it counts a day."""
    hosting = 0.0 if any(p.kind in CAMPS for p in case.network.places) else 1.0
    p = replace(BEST, hosting=hosting)
    if base.people is None or not base.warm or case.totals is not None:
        return p
    fought = np.array([case.conflict.at(x.name, 0) for x in case.network.places])
    people = np.array([0.0 if x.is_camp else x.people or 0.0 for x in case.network.places])
    exposed = float((fought * people).sum())
    share = base.people / base.warm / exposed if exposed else p.leave
    return replace(p, leave=float(np.clip(share, *LEAVES)))


LEAVES = (1e-4, 0.2)
"""Least and greatest share of the inhabitants of a fought-over place that set out in a day."""
