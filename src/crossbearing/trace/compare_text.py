"""Accounts side by side, for people at a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, TextIO

from crossbearing.situate.words import say_day, say_list
from crossbearing.tell.markdown import one_line
from crossbearing.trace.compare import Comparison, Point, Side, Text
from crossbearing.trace.say import say_value

if TYPE_CHECKING:
    from rich.console import Console, RenderableType

__all__ = ["print_comparison"]

_ROWS = 12
"""Points of a section: more are on the page and in --json."""
_ABREAST = 3
"""Texts that stand side by side in columns; more stand one below the other."""


def print_comparison(found: Comparison, stream: TextIO | None = None) -> None:
    """Print the comparison to `stream` (standard output): in colour on a terminal, plain text elsewhere."""
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for text in found.texts:
        _print(console, _head(text))
    sections: tuple[tuple[str, Sequence[Point]], ...] = (
        ("They contradict each other", found.contradicting),
        ("They differ, without excluding each other", found.differing),
        ("They agree", found.agreed),
        ("Only one of them says", found.alone),
    )
    for heading, points in sections:
        _print(console, f"\n{heading} ({len(points)})", "bold cyan")
        for point in points[:_ROWS]:
            _print(console, f"  {_title(point)}", "bold")
            console.print(_sides(point, found.texts))
        if len(points) > _ROWS:
            _print(console, f"  and {len(points) - _ROWS} more (-o writes a page with all)", "dim")
        if not points:
            _print(console, "  Nothing was found.", "dim")


def _print(console: Console, words: str, style: str = "") -> None:
    from rich.text import Text as Words

    lead = words[: len(words) - len(words.lstrip())]
    console.print(Words(lead + one_line(words), style=style))


def _head(text: Text) -> str:
    title = f": {text.title}" if text.title else ""
    copies = f" (copy of {text.copies})" if text.copies else ""
    return f"{text.label}  {text.outlet}, {say_day(text.published) or 'undated'}{title}{copies}"


def _title(point: Point) -> str:
    if point.field:
        return f"{point.statement} – {point.field.replace('_', ' ')}: {point.relation}"
    if point.fields:
        agreed = say_list([f"{n.replace('_', ' ')} {say_value(v)}" for n, v in point.fields])
        origins = f"{point.origins} independent origin{'' if point.origins == 1 else 's'}"
        return f"{point.statement} – they agree on {agreed} ({origins})"
    return point.statement


def _sides(point: Point, texts: Sequence[Text]) -> RenderableType:
    """Columns for two or three texts that speak, rows else."""
    from rich.padding import Padding
    from rich.table import Table

    speaking = [t.label for t in texts if any(s.text == t.label for s in point.sides)]
    if 2 <= len(speaking) <= _ABREAST:
        grid = Table(box=None, padding=(0, 2, 0, 0), show_edge=False, pad_edge=False, header_style="bold")
        for label in speaking:
            grid.add_column(label, ratio=1)
        grid.add_row(*(_words([s for s in point.sides if s.text == label]) for label in speaking))
    else:
        grid = Table.grid(padding=(0, 2, 0, 0))
        for label in speaking:
            grid.add_row(label, _words([s for s in point.sides if s.text == label]))
    return Padding(grid, (0, 0, 0, 4), expand=False)


def _words(sides: Sequence[Side]) -> RenderableType:
    from rich.text import Text as Words

    said = Words()
    for n, side in enumerate(sides):
        said.append("\n" if n else "")
        if side.value is not None:
            said.append(f"{one_line(say_value(side.value))}: ", style="bold")
        said.append(" … ".join(f"“{one_line(q)}”" for q in side.quotes))
        if side.said_by:
            said.append(f" ({one_line(say_list(side.said_by))})", style="dim")
    return said
