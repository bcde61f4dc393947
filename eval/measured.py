"""What a measurement is: figures of a set, each with the range in which chance alone would leave it."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

__all__ = ["Counts", "Measured", "MeasuredSet", "interval", "rates", "total", "with_intervals"]

Counts = Mapping[str, tuple[float, float]]
"""Figures of one item, each as (part, whole): a figure of many items is the sum of parts over the sum of wholes."""

RESAMPLES = 1000  # the bounds then move by under a hundredth from seed to seed
SEED = 20241206  # any number; fixed, so that the same figures give the same interval
LOW, HIGH = 0.025, 0.975  # 95 %
SAME = 0.0005  # the items must add up to the figure, to the three decimals that are shown
_F1 = (("_f1", "_p", "_r"), ("_f1", "_precision", "_recall"), ("_b3", "_b3_p", "_b3_r"))


@dataclass(frozen=True, slots=True)
class Measured:
    """One figure as measured.

    Attributes:
        name: Name of the figure.
        value: The figure; None where nothing of the set bears on it.
        n: On how many items, claims or pairs it rests, or None where that has no meaning.
        low: Lower end of the 95 % bootstrap interval over the set's items, or None.
        high: Upper end, or None.
    """

    name: str
    value: float | None
    n: int | None = None
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class MeasuredSet:
    """A set with its figures, in the order in which they are reported, and the hash of its files."""

    name: str
    sha256: str
    figures: tuple[Measured, ...]


def total(items: Iterable[Counts]) -> dict[str, tuple[float, float]]:
    """The counts of many items together."""
    out: dict[str, tuple[float, float]] = {}
    for item in items:
        for name, (part, whole) in item.items():
            have = out.get(name, (0.0, 0.0))
            out[name] = (have[0] + part, have[1] + whole)
    return out


def rates(counts: Counts) -> dict[str, float | None]:
    """Figures from counts; F1 from precision and recall of the same name; None where there is nothing to count."""
    found: dict[str, float | None] = {
        n: part / whole if whole else None for n, (part, whole) in counts.items()
    }
    for f1, p, r in _F1:
        for name in counts:
            if name.endswith(p) and (stem := name.removesuffix(p)) + r in counts:
                found[stem + f1] = _harmonic(found[name], found[stem + r])
    return found


def _harmonic(one: float | None, other: float | None) -> float | None:
    if one is None and other is None:
        return None
    a, b = one or 0.0, other or 0.0
    return 2 * a * b / (a + b) if a + b else 0.0


def interval(strata: Sequence[Sequence[Counts]]) -> dict[str, tuple[float, float]]:
    """95 % bootstrap interval of every figure.

    Args:
        strata: Items by kind; each kind is resampled by itself, with replacement, to its own size.
    """
    chance = random.Random(SEED)  # noqa: S311 - a bootstrap must be the same every time
    drawn: dict[str, list[float]] = {}
    for _ in range(RESAMPLES):
        sample = (item for items in strata if items for item in chance.choices(items, k=len(items)))
        for name, value in rates(total(sample)).items():
            if value is not None:
                drawn.setdefault(name, []).append(value)
    return {name: _bounds(sorted(values)) for name, values in drawn.items()}


def _bounds(ordered: list[float]) -> tuple[float, float]:
    last = len(ordered) - 1
    return ordered[int(LOW * last)], ordered[round(HIGH * last)]


def with_intervals(figures: Iterable[Measured], strata: Sequence[Sequence[Counts]]) -> tuple[Measured, ...]:
    """The figures with their intervals, where the items add up to the figure; the others stay without."""
    figures = tuple(figures)
    whole = rates(total(item for items in strata for item in items))
    wanted = {f.name for f in figures if f.value is not None and _adds_up(f.value, whole.get(f.name))}
    keep = _needed(wanted)
    narrow = [[{n: c for n, c in item.items() if n in keep} for item in items] for items in strata]
    found = interval(narrow) if wanted else {}
    return tuple(
        Measured(f.name, f.value, f.n, *found.get(f.name, (None, None))) if f.name in wanted else f
        for f in figures
    )


def _adds_up(value: float, whole: float | None) -> bool:
    return whole is not None and abs(whole - value) < SAME


def _needed(names: set[str]) -> set[str]:
    """The names of the counts that the figures are made of."""
    return names | {
        n.removesuffix(f1) + end for n in names for f1, p, r in _F1 for end in (p, r) if n.endswith(f1)
    }
