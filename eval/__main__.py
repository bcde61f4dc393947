"""`python -m eval`: accuracy on every set, beside floors, baselines, peers and aims.

The bundled examples and the own gold are always measured. The public sets are no part of the project: their folder is
given by --bench or CROSSBEARING_BENCH; a set that is absent is said to be absent, never counted as passed. The run fails
(exit code 1) where a figure lies below its floor or a set was changed.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from fnmatch import fnmatch
from functools import partial
from pathlib import Path

from eval import floors as pinned
from eval.bench import Bench
from eval.bundled import LISTED, OF_GROUPS, example_names, measure_bundled, open_misses
from eval.gold import HALVES, BadGold
from eval.measured import MeasuredSet
from eval.public import PUBLIC, measure_public, unmeasured
from eval.table import as_page, as_rows, as_table

BUNDLED = [
    *(f"examples.{n}" for n in example_names()),
    *(f"gold.{of}{h}" for of in ("", OF_GROUPS) for h in HALVES),
]
SETS = [*BUNDLED, *(f"public.{n}" for n in PUBLIC)]


def main(arguments: list[str]) -> int:
    """Measure, print, compare; 0 where every floor holds, 1 where one does not, 2 where the arguments are wrong."""
    parser = _parser()
    given = parser.parse_args(arguments)
    chosen = [s for s in SETS if not given.only or any(_names(o, s) for o in given.only)]
    for pattern in given.only or ():
        if not any(_names(pattern, s) for s in SETS):
            parser.error(f"--only {pattern}: there is no such set. Sets: {', '.join(SETS)}.")
    if given.misses:
        return _misses(parser, given.misses)
    if (given.lower or given.accept) and not given.why:
        parser.error("--lower and --accept need a reason: --why REASON.")
    try:
        return _lower(given.floors, given.lower, given.why) if given.lower else _run(parser, given, chosen)
    except (BadGold, FileNotFoundError, ValueError) as error:
        print(f"python -m eval: {error}", file=sys.stderr)
        return 2


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m eval", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add(
        "--bench",
        type=Path,
        default=os.environ.get("CROSSBEARING_BENCH") or None,
        help="folder of the public sets",
    )
    add(
        "--only",
        nargs="+",
        metavar="SET",
        help="these sets only: a name (public.homs), a group (gold), or a pattern",
    )
    add("--json", type=Path, metavar="FILE", help="write the figures as JSON")
    add("--table", type=Path, metavar="FILE", help="write the page of the latest figures; needs every set")
    add(
        "--misses",
        metavar="SET",
        help="list what is missed and wrong in gold.open or gold.groups-open, and measure nothing else",
    )
    add(
        "--raise",
        action="store_true",
        dest="up",
        help="raise the floors to what is measured; never lowers one",
    )
    add("--lower", metavar="SET.FIGURE=VALUE", help="lower one floor, and measure nothing; needs --why")
    add("--accept", metavar="SET", help="accept that the files of a set have changed; needs --why")
    add(
        "--floors",
        type=Path,
        default=pinned.FLOORS,
        metavar="FILE",
        help="another file of floors than eval/floors.toml",
    )
    add("--why", metavar="REASON", help="the reason, kept beside the floor")
    return parser


def _names(pattern: str, name: str) -> bool:
    """Whether a set is meant: by its name, by its group, by the part after the group, or by a pattern."""
    return (
        fnmatch(name, pattern)
        or fnmatch(name.partition(".")[0], pattern)
        or fnmatch(name.partition(".")[2], pattern)
    )


def _misses(parser: argparse.ArgumentParser, name: str) -> int:
    if name not in LISTED:
        parser.error(
            f"--misses {name}: only {' and '.join(LISTED)} can be listed. The blind half is looked at as totals, so that no rule is fitted to it."
        )
    print(*open_misses(name), sep="\n")
    return 0


def _lower(path: Path, what: str, why: str) -> int:
    name, _, value = what.partition("=")
    set_name, _, figure = name.rpartition(".")
    pinned.write(pinned.lower(pinned.read(path), set_name, figure, float(value), why), path)
    print(f"{name} is now {float(value):g}.")
    return 0


def _run(parser: argparse.ArgumentParser, given: argparse.Namespace, chosen: list[str]) -> int:
    """Measure the chosen sets, write what was asked for, and compare with the floors."""
    measured, absent = measure(chosen, given.bench)
    if given.table and (absent or given.only):
        parser.error(
            "--table writes the figures of all sets: leave out --only, and give the folder of the sets by --bench."
        )
    floors = pinned.read(given.floors)
    if given.accept:
        found = next((m for m in measured if m.name == given.accept), None)
        if found is None:
            parser.error(f"--accept {given.accept}: this set was not measured.")
        floors = pinned.accept(floors, found.name, found.sha256, given.why)
    if given.up:
        floors = pinned.raised(measured, floors)
    if given.up or given.accept:
        pinned.write(floors, given.floors)
    print(as_table(measured, floors))
    if given.json:
        given.json.write_text(json.dumps(as_rows(measured, floors), indent=1) + "\n", encoding="utf-8")
    if given.table:
        given.table.write_text(as_page(measured, floors), encoding="utf-8")
    fallen = list(pinned.failures(measured, floors))
    for line in (*_notes(absent, given), *fallen):
        print(line, file=sys.stderr)
    return 1 if fallen else 0


def _notes(absent: list[str], given: argparse.Namespace) -> Iterator[str]:
    """What was not measured, and why: nothing is passed over in silence."""
    if absent:
        yield f"absent, and neither passed nor failed: {', '.join(absent)}."
    if given.bench is None:
        yield "The public sets are no part of the project: give their folder by --bench or CROSSBEARING_BENCH."
    for name in unmeasured(Bench(given.bench)) if given.bench and not given.only else ():
        yield f"{name}: nothing here measures this set yet."


def measure(chosen: list[str], folder: Path | None) -> tuple[list[MeasuredSet], list[str]]:
    """Measure the chosen sets; also the names of those that are absent."""
    bench = Bench(folder) if folder else None
    measured: list[MeasuredSet] = []
    absent: list[str] = []
    for name in chosen:
        found = None
        if name in BUNDLED:
            found = _timed(name, partial(measure_bundled, name))
        elif bench:
            found = _timed(name, partial(measure_public, bench, name.removeprefix("public.")))
        if found:
            measured.append(found)
        else:
            absent.append(name)
    return measured, absent


def _timed(name: str, run: Callable[[], MeasuredSet | None]) -> MeasuredSet | None:
    """Run and say on standard error what is being done and how long it took."""
    start = time.monotonic()
    print(f"{name} ...", end="", file=sys.stderr, flush=True)
    found = run()
    print(f" {time.monotonic() - start:.1f} s", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
