"""`python -m eval`: accuracy on the bundled examples and, where they are at hand, on the public sets, beside the floors.

The public sets are no part of the project: their folder is given by ``--bench`` or ``CROSSBEARING_BENCH``. Sets that are
absent are said to be absent; they are not counted as passed. The run fails where a figure lies below its floor.
"""

from __future__ import annotations

import argparse
import importlib.util
import os
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import crossbearing
from crossbearing.model import encode_lines
from eval.examples import score_example

ROOT = Path(__file__).parent.parent
SETS = ("homs", "goma")
FIGURES = (
    "core_claim_recall", "core_claim_precision", "certainty_accuracy", "attribution_accuracy", "place_found",
    "quantity_exact", "stated_time_exact", "merge_b3", "must_not_merge_violated_count", "origins_in_range",
    "discrepancy_separated", "forbidden_per_100_claims",
)  # fmt: skip
LESS_IS_BETTER = ("forbidden_per_100_claims", "forbidden")
Row = tuple[str, str, float, float | None]


def main(arguments: list[str]) -> int:
    """Measure, print the table, and return 1 where a figure lies below its floor."""
    parser = argparse.ArgumentParser(prog="python -m eval", description=__doc__)
    parser.add_argument(
        "--bench", type=Path, default=os.environ.get("CROSSBEARING_BENCH"), help="Folder of the public sets."
    )
    bench = parser.parse_args(arguments).bench
    floors = tomllib.loads((ROOT / "eval" / "floors.toml").read_text(encoding="utf-8"))
    rows = [*example_rows(floors), *(bench_rows(Path(bench), floors) if bench else ())]
    print("| set | figure | measured | floor |\n|---|---|---:|---:|")
    for name, figure, value, floor in rows:
        print(f"| {name} | {figure} | {value:.3f} | {'-' if floor is None else f'{floor:.3f}'} |")
    if not bench:
        print("\nThe public sets are absent: give their folder by --bench or CROSSBEARING_BENCH.")
    fallen = [r for r in rows if r[3] is not None and below(r[1], r[2], r[3])]
    for name, figure, value, floor in fallen:
        print(f"below its floor: {name} {figure} {value:.3f} (floor {floor:.3f})", file=sys.stderr)
    return 1 if fallen else 0


def below(figure: str, value: float, floor: float) -> bool:
    """Whether a figure is worse than its floor, to three decimals."""
    return (
        round(value, 3) > round(floor, 3)
        if figure in LESS_IS_BETTER or figure.endswith("_count")
        else round(value, 3) < round(floor, 3)
    )


def example_rows(floors: dict[str, Any]) -> Iterator[Row]:
    """Share of expectations met and number of forbidden outputs, for each bundled example."""
    for folder in sorted(p.parent for p in (ROOT / "examples").glob("*/expected.json")):
        with tempfile.TemporaryDirectory() as out:
            crossbearing.brief([folder / "reports"]).write(Path(out))
            score = score_example(folder, Path(out))
        floor = floors.get("examples", {}).get(folder.name, {})
        yield folder.name, "share", score.share, floor.get("share")
        yield folder.name, "forbidden", float(len(score.forbidden)), floor.get("forbidden")


def bench_rows(bench: Path, floors: dict[str, Any]) -> Iterator[Row]:
    """The reference scorer's figures for the coded sets, over the product's own files."""
    score = scorer(bench)
    for name in SETS:
        if not (bench / name / "reports.jsonl").exists():
            print(f"{name} is absent from {bench.name}.", file=sys.stderr)
            continue
        result = crossbearing.brief([bench / name / "reports.jsonl"])
        rows = [*_lines(result.claims), *_lines(result.incidents)]
        found = {figure: value for figure, value, _ in score(name, rows, str(bench / name))}
        floor = floors.get("bench", {}).get(name, {})
        yield from ((name, f, float(found[f]), floor.get(f)) for f in FIGURES if f in found)


def scorer(bench: Path) -> Callable[..., list[tuple[str, float, int | None]]]:
    """The function `score` of the sets' own scorer, loaded from their folder."""
    spec = importlib.util.spec_from_file_location("bench_score", bench / "score.py")
    if spec is None or spec.loader is None:
        sys.exit(f"There is no score.py in {bench}. Give the folder that holds the sets and their scorer.")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    function: Callable[..., list[tuple[str, float, int | None]]] = module.score
    return function


def _lines(nouns: Any) -> list[dict[str, Any]]:
    import json

    return [json.loads(line) for line in encode_lines(nouns).splitlines()]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
