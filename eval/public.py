"""The public sets: which are measured, and how. Every figure comes from the sets' own scorer; none is computed here."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from eval import displacement
from eval.bench import Bench, Row, write_lines
from eval.figures import describe
from eval.floors import digest
from eval.items import coded_items, line_items
from eval.measured import Counts, Measured, MeasuredSet, with_intervals

__all__ = ["PUBLIC", "Public", "measure_public", "unmeasured"]

Items = Callable[[Bench, str, list[Row], list[Row]], Sequence[Sequence[Counts]]]


@dataclass(frozen=True, slots=True)
class Public:
    """How one public set is measured.

    Attributes:
        folder: Its folder below that of the sets.
        run: Runs the product over its reports: the lines of the output contract.
        items: Scores its items one by one, for the bootstrap (folder, rows, gold); None for a set of many
            hundred items, whose figures chance moves little.
        each_alone: Whether every report is an incident of its own, in the gold too.
        tables: Whether the set is folders of tables rather than reports with gold beside them.
    """

    folder: str
    run: Callable[[Bench, str], list[Row]]
    items: Items | None = line_items
    each_alone: bool = False
    tables: bool = False


PUBLIC = {
    "homs": Public("homs", Bench.brief, coded_items),
    "goma": Public("goma", Bench.brief, coded_items),
    "idetect": Public("idetect", Bench.brief),
    "places": Public("places", Bench.annotate),
    "dates": Public("dates", Bench.annotate),
    "attribution": Public("attribution", Bench.annotate),
    "muc": Public("muc", Bench.brief),
    "fakes": Public("fakes", Bench.brief),
    "gva-alone": Public("gva", Bench.alone, items=None, each_alone=True),
    "gva": Public("gva", Bench.brief, items=None),
    "displacement": Public("displacement", displacement.common, items=None, tables=True),
    "displacement-left-out": Public("displacement", displacement.left_out, items=None, tables=True),
    "displacement-day-30": Public("displacement", displacement.with_counts, items=None, tables=True),
}


def measure_public(bench: Bench, name: str) -> MeasuredSet | None:
    """Measure one set; None where it is absent from the folder."""
    public = PUBLIC[name]
    folder = bench.folder / public.folder
    gold = bench.lines(public.folder, "gold.jsonl")
    there = displacement.instances(bench) if public.tables else gold and (folder / "reports.jsonl").exists()
    if not there:
        return None
    rows = public.run(bench, public.folder)
    with TemporaryDirectory() as other:
        if public.each_alone:
            gold = [{**g, "incident": g["id"]} for g in gold]
            write_lines(Path(other) / "gold.jsonl", gold)
        judged = bench.score(public.folder, rows, Path(other) if public.each_alone else folder)
    found = {f: Measured(f, None if n == 0 else float(value), n) for f, value, n in judged}
    figures = [found.get(f, Measured(f, None)) for f in describe(f"public.{name}").figure]
    items = public.items(bench, public.folder, rows, gold) if public.items else ()
    return MeasuredSet(
        f"public.{name}",
        digest(folder.rglob("*.csv" if public.tables else "*.jsonl"), folder),
        with_intervals(figures, items),
    )


def unmeasured(bench: Bench) -> list[str]:
    """Folders of sets that nothing here measures: they are named, not passed over."""
    known = {p.folder for p in PUBLIC.values()}
    return sorted(p.parent.name for p in bench.folder.glob("*/README.md") if p.parent.name not in known)
