"""Speed of the outlook: one run, an ensemble, more people, more places; and Flee beside it, where it is installed.

    python benchmarks/outlook.py --sets DISPLACEMENT [--flee PYTHON]

CPU seconds of this process, the least of several runs; tables are read before the clock starts. Flee walks people one by
one, so it is run with few of them (`--flee-people`) and its seconds are also told for as many as the conflict has: its
cost is linear in people, which its own figures and these runs show. PYTHON is an interpreter that has flee==3.1 (BSD-3);
the product does not need it. No figure is asserted: the table is for people.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np

from crossbearing.outlook import Conflict, Link, Network, Place, read_network, simulate
from crossbearing.outlook.draw import Drawn, Expected
from crossbearing.outlook.fitted import BEST, members_of
from crossbearing.outlook.members import Members
from crossbearing.outlook.project import Case, project

RUNS = 5
MEMBERS = 1000
PEOPLE = (90, 90_000, 90_000_000)
SIDES = (10, 32, 100)
GRID_DAYS = 100
FLEE = Path(__file__).with_name("outlook_flee.py")


def least(work: Callable[[], object], runs: int = RUNS) -> float:
    """The least CPU seconds of several runs."""
    taken = []
    for _ in range(runs):
        start = time.process_time()
        work()
        taken.append(time.process_time() - start)
    return min(taken)


def case_of(folder: Path, people: float) -> Case:
    """A conflict with a total that grows evenly to so many people."""
    read = read_network(folder)
    return Case(read.network, read.conflict, np.linspace(0.0, people, read.network.days))


def single(folder: Path) -> Iterator[str]:
    """One run, expected and drawn, with more and more people."""
    one = Members.of([BEST])
    for people in PEOPLE:
        case = case_of(folder, people)
        expected = least(lambda case=case: project(case, one, Expected(), roads=True))
        drawn = least(lambda case=case: project(case, one, Drawn(1), roads=True))
        yield f"| {folder.name}, {people:,} people, one run | {expected:.3f} s expected, {drawn:.3f} s drawn |"


def ensemble(folder: Path) -> Iterator[str]:
    """A thousand members with bands, on two threads: seconds on the clock and of the processor."""
    read = read_network(folder)
    totals = np.linspace(0.0, 400_000.0, read.network.days)
    wall, cpu = time.perf_counter(), time.process_time()
    simulate(read.network, read.conflict, totals=totals, members=MEMBERS)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    yield f"| {folder.name}, {MEMBERS:,} members with bands | {wall:.1f} s on the clock, {cpu:.1f} s CPU |"


def grid(side: int) -> Case:
    """A square grid of towns with conflict at one corner and eight camps along the far edge."""
    names = [[f"{x}-{y}" for y in range(side)] for x in range(side)]
    camps = {names[side - 1][y] for y in np.linspace(0, side - 1, 8).round().astype(int)}
    places = [
        Place(n, kind="camp" if n in camps else "conflict_zone" if n == names[0][0] else "town", people=1e5)
        for row in names
        for n in row
    ]
    links = [Link(names[x][y], names[x + 1][y], 20.0) for x in range(side - 1) for y in range(side)]
    links += [Link(names[x][y], names[x][y + 1], 20.0) for x in range(side) for y in range(side - 1)]
    network = Network(tuple(places), tuple(links), (), GRID_DAYS)
    return Case(network, Conflict({names[0][0]: (1.0,)}), np.linspace(0.0, 1e5, GRID_DAYS))


def grids() -> Iterator[str]:
    """One run on grids of growing size: microseconds for each link and day."""
    one = Members.of([BEST])
    for side in SIDES:
        case = grid(side)
        taken = least(lambda case=case: project(case, one, Expected()), 2)
        links = len(case.network.links)
        yield (
            f"| grid of {side * side:,} places, {links:,} links, {GRID_DAYS} days | "
            f"{taken:.2f} s, {taken / links / GRID_DAYS * 1e6:.2f} µs for each link and day |"
        )


def flee(python: str, folder: Path, people: int, whole: int) -> Iterator[str]:
    """Flee on the same conflict with few people, and what that makes for all of them."""
    command = [python, str(FLEE), str(folder.resolve()), str(people)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    if ran.returncode:
        yield f"| Flee 3.1 | did not run: {ran.stderr.strip().splitlines()[-1:]} |"
        return
    taken = float(ran.stdout.split()[-1])
    yield f"| Flee 3.1, {folder.name}, {people:,} people | {taken:.2f} s; in proportion {taken * whole / people:.1f} s for {whole:,} |"


def members_cost(folder: Path) -> Iterator[str]:
    """What a member costs when many walk together."""
    case = case_of(folder, 90_000)
    sets, _ = members_of(case, BEST, 100, 0)
    taken = least(lambda: project(case, sets, Expected()), 2)
    yield f"| {folder.name}, a member of 100 | {taken / 100 * 1000:.2f} ms |"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    bench = os.environ.get("CROSSBEARING_BENCH")
    parser.add_argument(
        "--sets",
        type=Path,
        default=Path(bench) / "displacement" if bench else None,
        help="folder of the displacement set",
    )
    parser.add_argument("--flee", metavar="PYTHON", help="an interpreter that has flee==3.1")
    parser.add_argument("--flee-people", type=int, default=2000, help="people that Flee walks")
    given = parser.parse_args()
    if given.sets is None or not given.sets.is_dir():
        parser.error("--sets: give the folder of the displacement set")
    folders = sorted(p.parent for p in given.sets.glob("*/sim_period.csv"))
    small = min(folders, key=lambda f: read_network(f).network.days)
    large = max(folders, key=lambda f: read_network(f).network.days * len(read_network(f).network.places))
    print("| what | how long |\n|---|---|")
    for part in (single(small), members_cost(small), ensemble(large), grids()):
        print(*part, sep="\n", flush=True)
    if given.flee:
        print(*flee(given.flee, small, given.flee_people, 89_991), sep="\n")


if __name__ == "__main__":
    sys.exit(main())
