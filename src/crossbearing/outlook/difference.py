"""What a change to the base case makes: two cases run with the same random numbers, one taken from the other."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.outlook.project import Case
from crossbearing.outlook.result import Band, Outlook
from crossbearing.outlook.simulate import Plan, Run, outlook_of, place_band, run, stretch_band

__all__ = ["Difference", "difference"]


@dataclass(frozen=True, slots=True)
class Difference:
    """A changed case beside the base case.

    Attributes:
        words: The changes, as they were given.
        base: The base case.
        changed: The changed case.
        places: People at each place, changed less base; its band is of the difference, member by member.
        stretches: People on each stretch, likewise.
        runs: The runs of base and changed case.
    """

    words: tuple[str, ...]
    base: Outlook
    changed: Outlook
    places: Band
    stretches: Band
    runs: tuple[Run, Run]


def difference(words: tuple[str, ...], base: Case, changed: Case, plan: Plan) -> Difference:
    """Run both cases by one plan, so that members differ in nothing but the change.

    Args:
        words: The changes, as they were given.
        base: The base case.
        changed: The changed case, on the same places and links.
        plan: How both are run.
    """
    one, two = run(base, plan), run(changed, plan)
    return Difference(
        words,
        outlook_of(base, one),
        outlook_of(changed, two),
        place_band(changed, two, less=(base, one)),
        stretch_band(two, less=one),
        (one, two),
    )
