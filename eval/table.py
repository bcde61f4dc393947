"""The table of figures, as Markdown: for the terminal, and as the page of the latest figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from eval.figures import Described, Figure, describe
from eval.floors import Floor, Floors, SetFloors
from eval.measured import Measured, MeasuredSet

__all__ = ["as_page", "as_rows", "as_table"]

HEAD = "| set | figure | measured | 95 % interval | floor | plain baseline | best peer | aim |\n|---|---|---:|---|---:|---:|---:|---:|"
PAGE = """\
# The latest figures

Written by `python -m eval --table docs/reference/figures.md`; [The evaluation](evaluation.md) says what each figure is and how to
measure it. The interval is the range in which chance alone would leave the figure, were the set drawn anew (bootstrap, 95 %); figures
that are no sum over items have none. A dash means that there is nothing to show. Where less is better, the floor is a ceiling and
shows "at most".
"""


def as_table(measured: Sequence[MeasuredSet], floors: Floors) -> str:
    """One table for all sets."""
    rows = (row for one in measured for row in _rows(one, floors, one.name))
    return "\n".join([HEAD, *rows]) + "\n"


def as_page(measured: Sequence[MeasuredSet], floors: Floors) -> str:
    """A page with a table for each set, and what the set and its baselines are."""
    return "\n".join([PAGE, *(_section(one, floors) for one in measured)])


def _section(one: MeasuredSet, floors: Floors) -> str:
    known = describe(one.name)
    notes = [known.about]
    notes += [f"Plain baseline: {known.baseline_is}."] * bool(known.baseline_is)
    notes += [f"Best peer: {known.peer_is}."] * bool(known.peer_is)
    head = HEAD.replace("| set ", "", 1).replace("|---", "", 1)
    return "\n".join([f"## {one.name}\n", " ".join(notes) + "\n", head, *_rows(one, floors), ""])


def _rows(one: MeasuredSet, floors: Floors, *first: str) -> Iterator[str]:
    known, have = describe(one.name), floors.get(one.name, SetFloors()).floors
    for found in one.figures:
        figure = known.figure[found.name]
        floor = have.get(found.name)
        cells = [
            *first,
            found.name,
            _number(found.value, found.name),
            _interval(found),
            _floor(figure, floor, found.name),
        ]
        cells += [_number(n, found.name) for n in (figure.baseline, figure.peer, figure.aim)]
        yield f"| {' | '.join(cells)} |"


def _number(value: float | None, name: str) -> str:
    """A figure to three decimals; a count as a whole number."""
    if value is None:
        return "–"
    return f"{value:.0f}" if name.endswith("_count") else f"{value:.3f}"


def _interval(found: Measured) -> str:
    return "–" if found.low is None or found.high is None else f"{found.low:.3f} to {found.high:.3f}"


def _floor(figure: Figure, floor: Floor | None, name: str) -> str:
    at_most = "at most " if figure.better == "lower" and floor else ""
    return at_most + _number(floor.floor if floor else None, name)


def as_rows(measured: Sequence[MeasuredSet], floors: Floors) -> list[dict[str, Any]]:
    """Every figure with what stands beside it, for programs."""
    return [
        _row(one.name, found, describe(one.name), floors.get(one.name, SetFloors()).floors)
        for one in measured
        for found in one.figures
    ]


def _row(name: str, found: Measured, known: Described, floors: Mapping[str, Floor]) -> dict[str, Any]:
    figure, floor = known.figure[found.name], floors.get(found.name)
    return {
        "set": name, "figure": found.name, "value": found.value, "n": found.n, "low": found.low, "high": found.high,
        "better": figure.better, "floor": floor.floor if floor else None,
        "baseline": figure.baseline, "peer": figure.peer, "aim": figure.aim,
    }  # fmt: skip
