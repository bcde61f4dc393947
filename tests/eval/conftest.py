"""What the tests of the evaluation share: the halves of the own gold, read once."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crossbearing.codebook import Codebook
from crossbearing.model import Claim
from eval.bench import Bench
from eval.gold import HALVES, Crisis, load_half
from eval.gold_score import read

Halves = dict[str, tuple[Crisis, ...]]


@pytest.fixture(scope="session")
def halves(codebook: Codebook) -> Halves:
    """The crises of each half that is there."""
    return {half: crises for half in HALVES if (crises := load_half(half, codebook))}


@pytest.fixture(scope="session")
def drawn(halves: Halves) -> dict[str, tuple[Claim, ...]]:
    """The claims that the product draws from every text of the own gold."""
    return read([crisis for crises in halves.values() for crisis in crises])


@pytest.fixture(scope="session")
def bench() -> Bench:
    """The public sets, where they are at hand."""
    folder = os.environ.get("CROSSBEARING_BENCH", "")
    if not folder:
        pytest.skip("the public sets are absent")
    return Bench(Path(folder))
