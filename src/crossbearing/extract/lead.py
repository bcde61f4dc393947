"""The claim that a report is about."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from crossbearing.model import CORE_KINDS, Claim

__all__ = ["mark_lead"]


def mark_lead(claims: list[Claim]) -> Iterator[Claim]:
    """Yield the claims, the one that the report is about marked: the first that states a fact of today.

    News puts first what it is about; the headline counts where the text holds it. A forecast or history leads only a
    report that states no fact.
    """
    best = min(range(len(claims)), key=lambda i: _rank(claims[i], i), default=None)
    for i, claim in enumerate(claims):
        yield replace(claim, lead=True) if i == best and claim.kind in CORE_KINDS else claim


def _rank(claim: Claim, position: int) -> tuple[int, int]:
    if claim.background or claim.kind not in CORE_KINDS:
        return 3, position
    if claim.kind == "forecast" or claim.negated:
        return 2, position
    return 0, position
