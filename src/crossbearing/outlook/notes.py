"""What a reader must know before using a projection, in words: beside every result, never left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from crossbearing.outlook.assimilate import FEWEST_DAYS
from crossbearing.outlook.counts import Observed
from crossbearing.outlook.graph import Floats
from crossbearing.outlook.naive import frozen
from crossbearing.outlook.project import Case
from crossbearing.outlook.simulate import Plan, people_at_places, run

__all__ = ["backtest", "notes"]

RECORD = (
    "On four published conflicts, with parameters fitted on the other three, the mean error over the period is .13 to .34 of the total; "
    "that of shares frozen at day 30, which see a month of counts, is .34 to .89."
)
"""From `python -m eval`, sets public.displacement-left-out and public.displacement-day-30."""


def notes(case: Case, plan: Plan) -> Iterator[str]:
    """The notes on a case.

    Args:
        case: What is projected.
        plan: How it is run.
    """
    yield "A projection, not a report: nothing here has been observed."
    if case.network.label:
        yield f"Network: {case.network.label}"
    if case.totals is None:
        yield "No totals were given: how many set out is driven by fighting, and is far less certain than where they go."
    if case.totals is None and not any(any(days) for days in case.conflict.intensity.values()):
        yield 'Nothing on the network is fought over, so nobody sets out. Name what drives people out: --if "flight from PLACE from DATE".'
    camps = [p for p in case.network.places if p.is_camp]
    blank = [p for p in camps if not p.people]
    if blank:
        yield (
            f"{len(blank)} of {len(camps)} camps have no capacity. It is what tells most about where people end: "
            "without any, the error on the four published conflicts is as large as that of the frozen shares."
        )
    tested = backtest(case, plan)
    if tested is None:
        yield f"Not tested here: that takes two weeks of counts. {RECORD}"
        return
    error, naive, day = tested
    verdict = "It beats" if error < naive else "IT DOES NOT BEAT"
    yield (
        f"Tested on the counts after day {day}, from those before: mean error {error:.3f} of the total. {verdict} the naive baseline, "
        f"the shares of day {day} frozen ({naive:.3f})."
    )


def backtest(case: Case, plan: Plan) -> tuple[float, float, int] | None:
    """Mean error of the model and of the frozen shares on the second half of the counts, from the first.

    Returns:
        The two errors and the last day that was known; None where there are too few counts, or no totals.
    """
    seen = case.observed
    if (
        seen is None
        or case.totals is None
        or len(seen.days) < 4
        or seen.days[-1] - seen.days[0] < 2 * FEWEST_DAYS
    ):
        return None
    half = len(seen.days) // 2
    known = Observed(seen.camps, seen.days[:half], seen.counts[:, :half])
    short = replace(case, observed=known)
    model = people_at_places(short, run(short, replace(plan, members=0))).T
    naive = frozen(case.network, case.totals, known, day=int(known.days[-1]))
    later, counts = seen.days[half:], seen.counts[:, half:]
    index = {p.name: i for i, p in enumerate(case.network.places)}
    rows = [index[c] for c in seen.camps]
    return _error(model[rows][:, later], counts), _error(naive[rows][:, later], counts), int(known.days[-1])


def _error(value: Floats, counts: Floats) -> float:
    total = np.maximum(np.nansum(counts, axis=0), 1.0)
    return float(np.mean(np.nansum(np.abs(value - counts), axis=0) / total))
