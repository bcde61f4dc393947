"""Many parameter sets at once: the parameters that members of an ensemble may differ in, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from crossbearing.outlook.graph import Floats
from crossbearing.outlook.parameters import Parameters

__all__ = ["Members"]

SHARED = ("danger", "border", "barrier", "awareness", "speed", "lead", "near_km", "hosting")
"""Parameters that decide ways and times: all members walk the same ways, which is what makes an ensemble cheap."""


@dataclass(frozen=True, slots=True)
class Members:
    """The members of an ensemble.

    Attributes:
        shared: A set that holds what all have in common (`SHARED`).
        own: Per name of every other parameter, its value for each member.
        pull: Per destination and member, the logarithm of what the destination draws beyond what the model knows.
        space: Per destination and member, the logarithm of the factor on its stated capacity.
    """

    shared: Parameters
    own: dict[str, Floats]
    pull: Floats | None = None
    space: Floats | None = None

    @classmethod
    def of(
        cls, sets: Sequence[Parameters], pull: Floats | None = None, space: Floats | None = None
    ) -> Members:
        """Stack parameter sets, which must agree in what is shared."""
        names = [n for n in Parameters.__dataclass_fields__ if n not in SHARED]
        own = {n: np.array([getattr(s, n) for s in sets], dtype=np.float64) for n in names}
        return cls(sets[0], own, pull, space)

    @property
    def count(self) -> int:
        """How many members there are."""
        return len(self.own["distance"])

    def part(self, start: int, stop: int) -> Members:
        """The members from `start` to before `stop`."""
        own = {n: v[start:stop] for n, v in self.own.items()}
        return Members(self.shared, own, _cut(self.pull, start, stop), _cut(self.space, start, stop))


def _cut(x: Floats | None, start: int, stop: int) -> Floats | None:
    return None if x is None else x[:, start:stop]
