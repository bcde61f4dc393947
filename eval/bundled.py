"""The sets that ship with the project: the bundled examples and the own gold."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import crossbearing
from crossbearing.codebook import load_codebook
from eval.examples import Score, score_example
from eval.figures import describe
from eval.floors import digest
from eval.gold import HALVES, load_half
from eval.gold_score import judge, measure_gold, misses, read
from eval.groups import load_groups
from eval.groups_score import answer_all, measure_groups
from eval.groups_score import misses as group_misses
from eval.measured import Measured, MeasuredSet, with_intervals

__all__ = [
    "EXAMPLES",
    "LISTED",
    "OF_GROUPS",
    "example_names",
    "measure_bundled",
    "measure_example",
    "measure_group_half",
    "measure_half",
    "open_misses",
]

OF_GROUPS = "groups-"
LISTED = ("gold.open", f"gold.{OF_GROUPS}open")
EXAMPLES = Path(__file__).parent.parent / "examples"


def example_names() -> list[str]:
    """Names of the bundled examples."""
    return sorted(p.parent.name for p in EXAMPLES.glob("*/expected.json"))


def measure_example(name: str, score: Score) -> MeasuredSet:
    """The figures of a run over an example."""
    values = {"share": (score.share, score.items), "forbidden_count": (float(len(score.forbidden)), None)}
    figures = [Measured(f, *values[f]) for f in describe(f"examples.{name}").figure]
    items = [{"share": (float(i < s.met), 1.0)} for s in score.sections for i in range(s.items)]
    reports = (p for p in (EXAMPLES / name / "reports").rglob("*") if p.is_file())
    files = [EXAMPLES / name / "expected.json", *reports]
    return MeasuredSet(f"examples.{name}", digest(files, EXAMPLES), with_intervals(figures, [items]))


def measure_half(half: str) -> MeasuredSet | None:
    """All figures of the open or the blind half of the own gold; None where there is none."""
    codebook = load_codebook()
    crises = load_half(half, codebook)
    return measure_gold(half, crises, read(crises), codebook) if crises else None


def measure_group_half(half: str) -> MeasuredSet | None:
    """All figures of the open or the blind half of the own gold of groups; None where there is none."""
    groups = load_groups(half, load_codebook())
    return measure_groups(half, groups, answer_all(groups)) if groups else None


def measure_bundled(name: str) -> MeasuredSet | None:
    """Measure a set by its full name (``examples.homs-2024``, ``gold.open``); None where it is absent."""
    group, _, one = name.partition(".")
    if group == "gold":
        half = one.removeprefix(OF_GROUPS)
        measured = measure_group_half if one.startswith(OF_GROUPS) else measure_half
        return measured(half) if half in HALVES else None
    with TemporaryDirectory() as out:
        crossbearing.brief([EXAMPLES / one / "reports"]).write(Path(out))
        return measure_example(one, score_example(EXAMPLES / one, Path(out)))


def open_misses(name: str) -> list[str]:
    """What is missed or wrong in an open half (one of `LISTED`), line by line. There is no such list of a blind half."""
    if name == f"gold.{OF_GROUPS}open":
        groups = load_groups("open", load_codebook())
        answers = answer_all(groups)
        return [line for g in groups for line in group_misses(g, answers[g.id])]
    codebook = load_codebook()
    crises = load_half("open", codebook)
    drawn = read(crises)
    return [line for c in crises for t in c.texts for line in misses(judge(t, drawn[t.id], codebook))]
