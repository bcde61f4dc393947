"""The coded public sets, where they are at hand: no worse than they were. `python -m eval` measures all sets."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from eval import floors
from eval.bench import Bench
from eval.public import measure_public

BENCH = os.environ.get("CROSSBEARING_BENCH", "")

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not BENCH, reason="the public sets are absent")]


@pytest.mark.parametrize("name", ["homs", "goma"])
def test_a_coded_set_does_not_fall_below_its_floors(name: str) -> None:
    measured = measure_public(Bench(Path(BENCH)), name)
    assert measured is not None, f"{name} is absent from the folder of the sets"
    assert list(floors.failures([measured], floors.read())) == []
