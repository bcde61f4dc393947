"""The gist for the terminal: what was read, the main facts, where reports differ, what nobody says, where the page is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from crossbearing.model import (
    AccessState,
    ControlState,
    DecisionEntry,
    Disagreement,
    DisplacementFigure,
    Incident,
    Picture,
    Report,
    SetAside,
)
from crossbearing.situate.words import say_day, say_number, say_place
from crossbearing.tell.markdown import one_line
from crossbearing.tell.sentences import Sentence, decision_sentence, difference_sentence, headlines

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table
    from rich.text import Text

__all__ = ["gist", "print_gist"]

_ROWS = 8
"""Rows of a table: the gist fits on one or two screens; the page shows the rest."""
_ITEMS = 6
_COLOURS = {"held": "green", "contested": "red", "threatened": "yellow", "disputed": "magenta", "unknown": "dim",
            "open": "green", "restricted": "yellow", "closed": "red", "struck": "yellow", "destroyed": "red"}  # fmt: skip


def gist(
    picture: Picture,
    incidents: Sequence[Incident],
    reports: Sequence[Report],
    set_aside: Sequence[SetAside],
    out: Path | None = None,
    *,
    new: int | None = None,
    unchanged: int | None = None,
) -> RenderableType:
    """The gist as something that rich can print, at any width.

    Args:
        picture: The picture.
        incidents: The incidents.
        reports: The reports.
        set_aside: What was not read.
        out: Folder of the result, named at the end; None where nothing was written.
        new: Reports read anew in this run, where the caller knows.
        unchanged: Reports taken over from an earlier run.

    Returns:
        A renderable without any control character of the reports.
    """
    from rich.console import Group
    from rich.padding import Padding

    blocks: list[RenderableType] = [
        _title(picture),
        _counts(picture, incidents, reports, set_aside, new, unchanged),
    ]
    main = headlines(picture)
    sections = (
        ("What stands out", [_bullet(s) for s in main[:_ITEMS]]),
        ("Who holds what", [_control(picture.control)] if picture.control else []),
        ("Access", [_access(picture.access)] if picture.access else []),
        ("Displacement", [_displacement(picture.displacement)] if picture.displacement else []),
        ("Where reports disagree", [_difference(d) for d in picture.disagreements[:_ITEMS]]),
        ("What nobody reports", [_plain(g.question) for g in picture.not_reported[:_ITEMS]]),
        ("Decided by people", [_bullet(decision_sentence(d)) for d in _gone_first(picture)[:_ITEMS]]),
        ("Set aside", [_plain(f"{s.source}: {s.reason} {s.advice}") for s in set_aside[:_ITEMS]]),
    )
    totals = {"Where reports disagree": len(picture.disagreements), "What nobody reports": len(picture.not_reported),
              "Decided by people": len(picture.decisions), "Set aside": len(set_aside)}  # fmt: skip
    for heading, body in sections:
        if body:
            more = totals.get(heading, 0) - len(body)
            rows = [*body, *([_dim(f"and {more} more")] if more > 0 else [])]
            blocks += [_heading(heading), *(Padding(row, (0, 0, 0, 2)) for row in rows)]
    if out is not None:
        blocks.append(_where(out))
    return Group(*blocks)


def print_gist(
    picture: Picture,
    incidents: Sequence[Incident],
    reports: Sequence[Report],
    set_aside: Sequence[SetAside],
    out: Path | None = None,
    *,
    stream: TextIO | None = None,
    new: int | None = None,
    unchanged: int | None = None,
) -> None:
    """Print the gist to `stream` (standard output): in colour on a terminal, plain text elsewhere."""
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False, soft_wrap=False)
    console.print(gist(picture, incidents, reports, set_aside, out, new=new, unchanged=unchanged))


def _gone_first(picture: Picture) -> list[DecisionEntry]:
    """The decisions, first those that nothing in the reports bears any more: a person must look at them."""
    return sorted(picture.decisions, key=lambda d: d.state == "applied")


def _text(words: str, style: str = "") -> Text:
    from rich.text import Text

    return Text(one_line(words), style=style)


def _title(picture: Picture) -> RenderableType:
    from rich.text import Text

    line = Text()
    line.append(one_line(picture.title) or "Crisis", style="bold")
    if picture.as_of:
        line.append(f"  as of {say_day(picture.as_of)}", style="dim")
    if picture.true_on:
        line.append(f"  state of {say_day(picture.true_on)}", style="dim")
    return line


def _counts(
    picture: Picture, incidents: Sequence[Incident], reports: Sequence[Report], set_aside: Sequence[SetAside],
    new: int | None, unchanged: int | None,
) -> RenderableType:  # fmt: skip
    outlets = len({r.outlet for r in reports if r.outlet})
    several = sum(i.origins > 1 for i in incidents)
    parts = [
        _count(len(reports), "report") + (f" ({new} new, {unchanged} unchanged)" if unchanged else ""),
        _count(outlets, "outlet"),
        _count(len(incidents), "incident") + (f", {several} with several origins" if several else ""),
        _count(len(picture.disagreements), "disagreement"),
    ]
    if set_aside:
        parts.append(f"{len(set_aside)} set aside")
    return _text(" · ".join(parts), "dim")


def _count(number: int, noun: str) -> str:
    return f"{say_number(number)} {noun}{'' if number == 1 else 's'}"


def _heading(words: str) -> RenderableType:
    from rich.text import Text

    return Text(f"\n{words}", style="bold cyan")


def _bullet(sentence: Sentence) -> RenderableType:
    from rich.text import Text

    line = Text()
    for part in sentence.parts:
        words = one_line(part.text)
        lead = " " if part.text[:1].isspace() else ""
        tail = " " if part.text[-1:].isspace() and words else ""
        line.append(f"{lead}{words}{tail}", style="bold" if part.strong else "")
    return _hanging(line)


def _hanging(line: Text) -> RenderableType:
    """A bulleted line whose further rows are set in under the first."""
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=2)
    grid.add_column(ratio=1)
    grid.add_row("•", line)
    return grid


def _plain(words: str) -> RenderableType:
    return _hanging(_text(words))


def _dim(words: str) -> RenderableType:
    return _text(words, "dim")


def _difference(found: Disagreement) -> RenderableType:
    return _bullet(difference_sentence(found))


def _table(*columns: str) -> Table:
    from rich.table import Table

    table = Table(box=None, padding=(0, 2, 0, 0), show_header=True, header_style="dim", pad_edge=False)
    for i, column in enumerate(columns):
        table.add_column(column, overflow="fold", ratio=None if i else 1, no_wrap=False)
    return table


def _control(states: Sequence[ControlState]) -> RenderableType:
    table = _table("place", "holder", "since", "status")
    for s in states[:_ROWS]:
        table.add_row(
            _text(say_place(s.place)), _text(s.holder or "not reported", "" if s.holder else "dim"),
            _text(say_day(s.since)), _text(s.status, _COLOURS.get(s.status, "")),
        )  # fmt: skip
    return _with_rest(table, len(states))


def _access(states: Sequence[AccessState]) -> RenderableType:
    table = _table("what", "where", "state", "since", "by")
    for s in states[:_ROWS]:
        table.add_row(
            _text(s.feature.replace("_", " ")), _text(say_place(s.place)), _text(s.state, _COLOURS.get(s.state, "")),
            _text(say_day(s.since)), _text(s.by or ""),
        )  # fmt: skip
    return _with_rest(table, len(states))


def _displacement(figures: Sequence[DisplacementFigure]) -> RenderableType:
    table = _table("scope", "low", "best", "high", "what", "origins")
    for column in (1, 2, 3, 5):
        table.columns[column].justify = "right"
    for f in figures[:_ROWS]:
        what = f"{f.unit} {f.term.replace('_', ' ')}, {f.measure}" + (", computed" if f.converted_by else "")
        table.add_row(
            _text(f.scope), _text(say_number(f.low) or "–"), _text(say_number(f.best) or "–", "bold"),
            _text(say_number(f.high) or "–"), _text(what), _text(str(f.origins)),
        )  # fmt: skip
    return _with_rest(table, len(figures))


def _with_rest(table: Table, total: int) -> RenderableType:
    from rich.console import Group

    return Group(table, _dim(f"and {total - _ROWS} more on the page")) if total > _ROWS else table


def _where(out: Path) -> RenderableType:
    from rich.text import Text

    return Text(f"\nPage   {out / 'index.html'}\nBrief  {out / 'brief.md'}", style="bold", overflow="fold")
