"""The counts of one incident, added up within each report: parts to a sum, those counted again left out.

"A man was shot dead, and his wife died on the way to hospital" puts the dead at two although no words say two; the sum
rests on both claims. Only a report's own counts are added, and only those that it tells as parts (`Quantity.tally`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from msgspec import structs

from crossbearing.model import Claim, Quantity

__all__ = ["Count", "added_up"]


@dataclass(frozen=True, slots=True)
class Count:
    """A number that a report gives.

    Attributes:
        claim: The claim that gives it; of a sum, its first part with the sum as its quantity.
        behind: The claims that it rests on, as they stand.
    """

    claim: Claim
    behind: tuple[Claim, ...]


def added_up(named: Iterable[tuple[str, Claim]]) -> dict[str, list[Count]]:
    """The counts of each figure of one incident.

    Args:
        named: Claims with the figure in which they stand ("killed").

    Returns:
        Figure → counts, by report. Who was shot and is not among the dead is injured, where the report gives no number
        of injured itself.
    """
    told: defaultdict[str, defaultdict[str, list[Claim]]] = defaultdict(lambda: defaultdict(list))
    for name, claim in named:
        told[claim.report][name].append(claim)
    found: defaultdict[str, list[Count]] = defaultdict(list)
    for report in told.values():
        told_anew = [n for n, claims in report.items() if any(_tally(c) in _ADDING for c in claims)]
        own = {
            name: list(_of_report(claims))
            for name, claims in report.items()
            if not told_anew or name in told_anew or any(_tally(c) is None for c in claims)
        }
        own |= _survivors(own)
        for name, counts in own.items():
            found[name] += counts
    return dict(found)


def _of_report(claims: Sequence[Claim]) -> Iterator[Count]:
    """One report's counts of one figure."""
    tallies = [_tally(c) for c in claims]
    if not _ADDING & set(tallies):
        yield from (Count(c, (c,)) for c in claims)
        return
    yield from (Count(c, (c,)) for c, t in zip(claims, tallies, strict=True) if t in ("total", None))
    parts = [c for c, t in zip(claims, tallies, strict=True) if t == "part"]
    if parts and "total" not in tallies:
        yield Count(_with(parts[0], sum(map(_number, parts))), tuple(parts))


def _survivors(own: Mapping[str, Sequence[Count]]) -> dict[str, list[Count]]:
    """Who was shot and did not die, by a report that counts both and gives no number of injured."""
    shot, killed = own.get("shot"), own.get("killed")
    if not shot or not killed or any(_tally(c.claim) != "again" for c in own.get("injured", ())):
        return {}
    rest = _number(shot[0].claim) - _number(killed[0].claim)
    return (
        {"injured": [Count(_with(shot[0].claim, rest), (*shot[0].behind, *killed[0].behind))]}
        if rest > 0
        else {}
    )


def _tally(claim: Claim) -> str | None:
    return claim.quantity.tally if claim.quantity else None


_ADDING = frozenset(("total", "part"))


def _number(claim: Claim) -> float | int:
    return (claim.quantity.value or 0) if claim.quantity else 0


def _with(claim: Claim, number: float) -> Claim:
    quantity = structs.replace(claim.quantity or Quantity(), value=number, low=number, high=number)
    return structs.replace(claim, quantity=quantity)
