"""What the tests of the evaluation share: figures of the own gold, read once, and the public sets where they are at hand.

Fixtures hand on figures, never texts: a test that fails prints what it was given, and nobody who works on rules may see
a text of the blind half.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from own_gold import OwnGold

from crossbearing.codebook import Codebook
from eval.bench import Bench
from eval.gold import HALVES, gaps, load_half
from eval.gold_score import measure_gold, read


@pytest.fixture(scope="session")
def own_gold(codebook: Codebook) -> OwnGold:
    halves = {half: crises for half in HALVES if (crises := load_half(half, codebook))}
    every = [crisis for crises in halves.values() for crisis in crises]
    ids = [text.id for crisis in every for text in crisis.texts]
    drawn = read(every)
    measured = tuple(measure_gold(half, crises, drawn, codebook) for half, crises in halves.items())
    return OwnGold(measured, tuple(gaps(every)), tuple(sorted({i for i in ids if ids.count(i) > 1})))


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The public sets, where they are at hand."""
    folder = os.environ.get("CROSSBEARING_BENCH", "")
    if not folder:
        pytest.skip("the public sets are absent")
    return Bench(Path(folder))
