"""What people decided about which claims speak of one thing: it prevails over the linker."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["Verdict", "judged"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One decision: the claims of the left and of the right side are one thing, or are two.

    Attributes:
        same: Whether they are one thing.
        left: Ids of claims.
        right: Ids of claims.
    """

    same: bool
    left: frozenset[str]
    right: frozenset[str]


def judged(
    groups: Sequence[Sequence[int]], ids: Sequence[str], verdicts: Sequence[Verdict]
) -> list[list[int]]:
    """Join and part `groups` as the verdicts say, in their order: a later one prevails over an earlier one.

    Args:
        groups: Groups of indices into `ids`, each in order.
        ids: The id of each claim.
        verdicts: The decisions, in the order in which they were made.

    Returns:
        The groups in order of their first member. Claims that nobody decided about stay with the left side.
    """
    found = [list(g) for g in groups]
    for v in verdicts:
        found = _joined(found, ids, v) if v.same else _parted(found, ids, v)
    return sorted((sorted(g) for g in found), key=lambda g: g[0])


def _joined(groups: list[list[int]], ids: Sequence[str], v: Verdict) -> list[list[int]]:
    """The group that holds most of the left side, and that with most of the right, made one."""
    first, second = _holder(groups, ids, v.left), _holder(groups, ids, v.right)
    if first is None or second is None or first is second:
        return groups
    return [g for g in groups if g is not first and g is not second] + [first + second]


def _holder(groups: list[list[int]], ids: Sequence[str], side: frozenset[str]) -> list[int] | None:
    best = max(groups, key=lambda g: (sum(ids[i] in side for i in g), -g[0]), default=None)
    return best if best and any(ids[i] in side for i in best) else None


def _parted(groups: list[list[int]], ids: Sequence[str], v: Verdict) -> list[list[int]]:
    """Each group that holds claims of both sides, parted: the claims of the right side leave."""
    found: list[list[int]] = []
    for g in groups:
        leave = [i for i in g if ids[i] in v.right]
        stay = [i for i in g if ids[i] not in v.right]
        both = leave and any(ids[i] in v.left for i in stay)
        found += [stay, leave] if both else [g]
    return found
