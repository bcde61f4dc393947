"""Score a run of `crossbearing brief` on a bundled example against its expected picture.

    python -m eval.examples examples/homs-2024 OUT

OUT is the folder that the run wrote (``claims.jsonl``, ``incidents.jsonl``, ``picture.json``, ``reports.jsonl``).
Every expectation is met or missed as a whole; the score is the share met, over all sections alike. Outputs
that must not be (a claim from boilerplate, a forecast told as fact, two things merged) are counted apart:
they are never set off against what was found.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from crossbearing.model import Claim, Incident, Picture, Report, decode
from eval import example_expected as want
from eval.example_judge import Judge
from eval.example_matching import Outputs
from eval.example_misses import forbidden_outputs

__all__ = ["Score", "Section", "main", "score_example"]


T = TypeVar("T")
N = TypeVar("N", bound=msgspec.Struct)


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the expected picture: how many items, and the labels of those missed."""

    name: str
    items: int
    misses: tuple[str, ...]

    @property
    def met(self) -> int:
        """How many items are met."""
        return self.items - len(self.misses)


@dataclass(frozen=True, slots=True)
class Score:
    """How a run stands to the expected picture.

    Attributes:
        example: Name of the example.
        sections: Sections that expect something, in the order of the expected picture.
        forbidden: One line for each output that must not be.
    """

    example: str
    sections: tuple[Section, ...]
    forbidden: tuple[str, ...]

    @property
    def items(self) -> int:
        """Number of expectations."""
        return sum(s.items for s in self.sections)

    @property
    def met(self) -> int:
        """Number of expectations met."""
        return sum(s.met for s in self.sections)

    @property
    def share(self) -> float:
        """Share of expectations met, 0 to 1 (0 where nothing is expected)."""
        return self.met / self.items if self.items else 0.0


def score_example(example_dir: Path, out_dir: Path) -> Score:
    """Compare the files of a run with the expected picture of an example.

    A missing file of the run counts as an empty one.

    Raises:
        OSError: the example has no expected picture.
        msgspec.ValidationError: a file does not have the shape of the output contract.
    """
    expected = want.load_expected(example_dir)
    outputs = Outputs(
        _lines(out_dir / "reports.jsonl", Report),
        _lines(out_dir / "claims.jsonl", Claim),
        _lines(out_dir / "incidents.jsonl", Incident),
    )
    path = out_dir / "picture.json"
    picture = decode(path.read_bytes(), Picture) if path.exists() else Picture(as_of=None)
    met = Judge(picture, outputs)
    sections = (
        _section("as of", (expected.as_of,), met.as_of, str),
        _section("dates", expected.dates, met.date, lambda d: d.report),
        _section("copies", expected.copies, met.copy, lambda c: f"{c.report} of {c.of}"),
        _section("control", expected.control, met.control, lambda c: c.place[0]),
        _section("access", expected.access, met.access, lambda a: f"{a.place[0]} {a.feature[0]}"),
        _section("displacement", expected.displacement, met.displacement, _figure_label),
        _section("casualties", expected.casualties, met.casualties, _figure_label),
        _section("movements", expected.movements, met.movement, _movement_label),
        _section("advisories", expected.advisories, met.advisory, lambda a: a.by[0]),
        _section("forecasts", expected.forecasts, met.forecast, _quote_label),
        _section("denials", expected.denials, met.denial, _quote_label),
        _section("incidents", expected.incidents, met.incident, lambda i: i.label),
        _section("kept apart", expected.must_not_merge, met.apart, lambda p: p.why),
        _section("disagreements", expected.disagreements, met.disagreement, lambda d: d.label),
        _section("not reported", expected.not_reported, met.gap, lambda g: g.label),
    )
    forbidden = tuple(forbidden_outputs(expected, picture, outputs))
    return Score(example_dir.name, tuple(s for s in sections if s.items), forbidden)


def _section(name: str, items: tuple[T, ...], met: Callable[[T], bool], label: Callable[[T], str]) -> Section:
    """Judge all items of a section."""
    return Section(name, len(items), tuple(label(item) for item in items if not met(item)))


def _lines(path: Path, kind: type[N]) -> list[N]:
    """Read JSON lines of one noun; no file, no lines."""
    if not path.exists():
        return []
    return [decode(line, kind) for line in path.read_bytes().splitlines() if line.strip()]


def _figure_label(item: want.Figure) -> str:
    """A figure in one line."""
    best = item.best[0] if isinstance(item.best, tuple) else item.best
    number = f"{best:,.10g}" if isinstance(best, float) else "?"
    return " ".join((*item.scope[:1], item.measure[0], *item.who[:1], number))


def _movement_label(item: want.Movement) -> str:
    """A movement in one line."""
    return f"{item.kind}: {(item.origin or ('?',))[0]} to {(item.destination or ('?',))[0]}"


def _quote_label(item: want.Quote) -> str:
    """A quotation with its report."""
    return f"{item.report}: {item.quote}"


def main(arguments: list[str]) -> int:
    """Print the score of one run as a table; 2 where the arguments are wrong."""
    if len(arguments) != 2:
        print("Usage: python -m eval.examples EXAMPLE OUT (the folder that `crossbearing brief` wrote)")
        return 2
    score = score_example(Path(arguments[0]), Path(arguments[1]))
    print(f"| {score.example} | expected | met | share |\n|---|---|---|---|")
    for s in score.sections:
        print(f"| {s.name} | {s.items} | {s.met} | {s.met / s.items:.2f} |")
    print(f"| **all** | **{score.items}** | **{score.met}** | **{score.share:.2f}** |")
    print(f"\nOutputs that must not be: {len(score.forbidden)}")
    for line in (*(f"missed, {s.name}: {m}" for s in score.sections for m in s.misses), *score.forbidden):
        print(f"- {line}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
