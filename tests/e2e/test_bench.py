"""The public evaluation sets, where they are at hand: no worse than they were."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from e2e_floors import floors

import crossbearing

BENCH = os.environ.get("CROSSBEARING_BENCH", "")

pytestmark = [pytest.mark.bench, pytest.mark.skipif(not BENCH, reason="the public sets are absent")]


@pytest.mark.parametrize("name", sorted(floors("bench")))
def test_a_set_does_not_fall_below_its_floors(name: str, tmp_path: Path) -> None:
    crossbearing.brief(Path(BENCH) / name / "reports.jsonl").write(tmp_path)
    got = score(name, tmp_path)
    wanted = floors("bench")[name]
    low = {k: (got.get(k), v) for k, v in wanted.items() if not k.endswith("_count") and got.get(k, 0.0) < v}
    high = {k: (got.get(k), v) for k, v in wanted.items() if k.endswith("_count") and got.get(k, 1e9) > v}
    assert low | high == {}, "measured, floor"


def score(name: str, out: Path) -> dict[str, float]:
    """What the sets' own scorer says of a run: every metric by its name."""
    program = Path(BENCH) / "score.py"
    files = [str(out / "claims.jsonl"), str(out / "incidents.jsonl")]
    done = subprocess.run(
        [sys.executable, str(program), name, *files], capture_output=True, text=True, check=True
    )
    pairs = [line.split()[0].partition("=") for line in done.stdout.splitlines() if "=" in line]
    return {key: float(value) for key, _, value in pairs}
