"""The items of a public set scored one by one by the reference scorer, for the bootstrap.

Most sets are lines that are judged alone: a report, a pair. In a set of coded claims an item is a paragraph, since claims
of one paragraph stand and fall together; the grouping of claims is resampled by claim, and what is said of incidents by
incident. Where the items do not add up to the figure of the whole, no interval is given (`measured.with_intervals`).
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from crossbearing.model import CORE_KINDS
from eval.bench import Bench, Judged, Row, write_lines
from eval.measured import Counts

__all__ = ["b_cubed", "coded_items", "counts_of", "line_items"]

FILES = ("gold", "pairs", "controls")  # each line of these is an item; a set has some of them
OF_INCIDENTS = ("origins_in_range", "discrepancy_separated")
OF_GROUPS = (
    "merge",
    "must_not_merge",
    "origins",
    "discrepancy",
)  # beginnings of the figures that are not of single claims
GROUPED = CORE_KINDS | {"movement"}  # kinds of incident whose grouping counts


def counts_of(judged: Judged) -> dict[str, tuple[float, float]]:
    """Figures as (part, whole), for those that say on how many items they rest."""
    return {name: (v * n, float(n)) for name, v, n in judged if n and not math.isnan(v)}


def line_items(bench: Bench, folder: str, rows: list[Row], gold: list[Row]) -> list[list[Counts]]:
    """Counts of every line of a set's files, by file."""
    of, texts = _by_report(rows), {r["id"]: r for r in bench.lines(folder, "reports.jsonl")}
    strata = []
    for file in FILES:
        lines = gold if file == "gold" else bench.lines(folder, f"{file}.jsonl")
        strata.append([_line(bench, folder, file, line, of, texts) for line in lines])
    return strata


def _line(
    bench: Bench, folder: str, file: str, line: Row, of: Mapping[str, list[Row]], texts: Mapping[str, Row]
) -> Counts:
    ids = _reports_of(file, line)
    rows = list({id(row): row for i in ids for row in of.get(i, ())}.values())
    reports = [texts[i] for i in ids if i in texts]
    counts = counts_of(_scored(bench, folder, rows, {file: [line], "reports": reports}))
    part = f"{line.get('part')}_"  # figures of a part of the set count for the whole as well
    return {**counts, **{n.removeprefix(part): c for n, c in counts.items()}}


def _reports_of(file: str, line: Row) -> list[str]:
    """The reports that a line speaks of: a pair's texts are named after it, a control names its two."""
    if file == "pairs":
        return [f"{line['id']}-a", f"{line['id']}-b"]
    return [line["a"], line["b"]] if file == "controls" else [line["id"]]


def _by_report(rows: Iterable[Row]) -> dict[str, list[Row]]:
    """Rows by report: claims, mentions, and incidents under each of their reports."""
    of: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        for report in [row["report"]] if "report" in row else row.get("reports", [row["id"]]):
            of[report].append(row)
    return of


def _scored(bench: Bench, folder: str, rows: list[Row], files: Mapping[str, list[Row]]) -> Judged:
    """Score rows against a gold of the given lines only."""
    with TemporaryDirectory() as gold:
        for name, lines in files.items():
            write_lines(Path(gold) / f"{name}.jsonl", lines)
        return bench.score(folder, rows, Path(gold))


def coded_items(bench: Bench, folder: str, rows: list[Row], gold: list[Row]) -> list[list[Counts]]:
    """Counts of every paragraph, of every grouped claim, and of every incident of a set of coded claims."""
    reports = {g["report"] for g in gold}
    drawn = [r for r in rows if r.get("report") in reports]
    pairs: list[tuple[int, int]] = bench.scorer.match_claims(gold, drawn)
    incidents = bench.lines(folder, "incidents.jsonl")
    loose = [{**g, "incidents": []} for g in gold]  # the scorer asks for every incident that a claim names
    of_claims: list[Counts] = [
        {
            n: c
            for n, c in counts_of(_scored(bench, folder, claims, files)).items()
            if not n.startswith(OF_GROUPS)
        }
        for claims, files in _paragraphs(bench, folder, loose, drawn, pairs)
    ]
    of_incidents: list[Counts] = []
    for one in incidents:
        judged = counts_of(_scored(bench, folder, rows, {"gold": loose, "incidents": [one]}))
        of_incidents.append({n: c for n, c in judged.items() if n in OF_INCIDENTS})
    labels = {gold[a]["id"]: drawn[b]["id"] for a, b in pairs}
    return [of_claims, _grouped(rows, gold, labels, incidents), of_incidents]


def _paragraphs(
    bench: Bench, folder: str, gold: list[Row], drawn: list[Row], pairs: Iterable[tuple[int, int]]
) -> Iterator[tuple[list[Row], dict[str, list[Row]]]]:
    """Claims drawn from each paragraph, with the gold's.

    A pair stays together, a repeat goes with its first, and a paragraph without gold goes with the one before that has some.
    """
    texts = {r["id"]: r["text"] for r in bench.lines(folder, "reports.jsonl")}
    boilerplate = bench.lines(folder, "boilerplate.jsonl")
    partner = {b: gold[a] for a, b in pairs}

    def place(claim: Row) -> tuple[str, int]:
        return claim["report"], texts[claim["report"]].count("\n", 0, claim["start"])

    coded: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for claim in gold:
        coded[place(claim)].append(claim)
    keys = sorted(coded)
    found: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for index, claim in enumerate(drawn):
        at = place(partner.get(index) or _repeated(claim, gold) or claim)
        own = [k for k in keys if k[0] == at[0]]
        found[max((k for k in own if k <= at), default=own[0])].append(claim)
    for key in keys:
        yield found[key], {"gold": coded[key], "boilerplate": boilerplate}


def _repeated(claim: Row, gold: Iterable[Row]) -> Row | None:
    """The coded claim that these words repeat, or None."""
    for one in gold:
        spans = one.get("duplicate_spans", []) if one["report"] == claim["report"] else []
        if any(s < claim["end"] and claim["start"] < e for s, e in spans):
            return one
    return None


def _grouped(
    rows: Iterable[Row], gold: Iterable[Row], drawn: Mapping[str, str], incidents: Iterable[Row]
) -> list[Counts]:
    """B³ of every coded claim that is found and belongs to one incident of a core kind.

    Args:
        rows: What the product says.
        gold: Coded claims.
        drawn: Id of the claim drawn, by id of the coded claim that it was matched to.
        incidents: Coded incidents.
    """
    core = {i["id"] for i in incidents if GROUPED & set(i["type"].split("/"))}
    held = {c: r["id"] for r in reversed([*rows]) if "reports" in r for c in r["claims"]}
    single = {g["id"]: g["incidents"][0] for g in gold if len(g["incidents"]) == 1 and g["id"] in drawn}
    want = {c: i for c, i in single.items() if i in core}
    got = {c: held.get(drawn[c], f"alone {c}") for c in want}
    return [{"merge_b3_p": (p, 1.0), "merge_b3_r": (r, 1.0)} for p, r in b_cubed(want, got)]


def b_cubed(want: Mapping[str, str], got: Mapping[str, str]) -> list[tuple[float, float]]:
    """B³ precision and recall of every item, given the group of each in the gold and in the answer."""
    both = Counter((want[i], got[i]) for i in want)
    gold, answer = Counter(want.values()), Counter(got[i] for i in want)
    return [(both[want[i], got[i]] / answer[got[i]], both[want[i], got[i]] / gold[want[i]]) for i in want]
