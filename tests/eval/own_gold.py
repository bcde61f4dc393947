"""The own gold, as far as a test may see it: figures, no texts."""

from __future__ import annotations

from dataclasses import dataclass

from eval.measured import MeasuredSet


@dataclass(frozen=True)
class OwnGold:
    """Figures of the halves that are there, what both together lack, and ids that stand in both."""

    measured: tuple[MeasuredSet, ...]
    lacks: tuple[str, ...]
    twice: tuple[str, ...]
