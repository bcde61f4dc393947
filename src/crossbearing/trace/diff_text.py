"""The differences between two pictures, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from crossbearing.situate.words import say_day, say_list
from crossbearing.tell.markdown import one_line
from crossbearing.trace.diff import WHAT, Diff, Difference
from crossbearing.trace.folder import Folder
from crossbearing.trace.say import say_value

if TYPE_CHECKING:
    from rich.console import RenderableType

__all__ = ["diff_lines", "print_diff"]

_HEADINGS = {
    "new": "New", "changed": "Changed", "confirmed": "Confirmed by a further independent origin", "disputed": "Now disputed",
    "settled": "No longer disputed", "withdrawn": "Withdrawn or no longer told", "decided": "Decided by people",
}  # fmt: skip
_ROWS = 12
"""Lines of a heading: the news of a day on two screens; --json has all."""
_OUTLETS = 3


def print_diff(diff: Diff, after: Folder, stream: TextIO | None = None) -> None:
    """Print the differences to `stream` (standard output): in colour on a terminal, plain text elsewhere."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    console.print(Text(_title(diff), style="bold"))
    for heading, lines in diff_lines(diff, after):
        console.print(Text(f"\n{heading}", style="bold cyan"))
        for line in lines:
            console.print(_bullet(line))
    if not diff.differences:
        console.print("Nothing is told differently.")


def _title(diff: Diff) -> str:
    before, after = say_day(diff.before) or "nothing", say_day(diff.after) or "nothing"
    new, gone = len(diff.reports_new), len(diff.reports_gone)
    words = f"{new} further report{'' if new == 1 else 's'}" + (f", {gone} no longer there" if gone else "")
    return f"From {before} to {after}: {words}"


def diff_lines(diff: Diff, after: Folder) -> Iterator[tuple[str, list[str]]]:
    """Headings with their lines; headings without any are left out."""
    for what in WHAT:
        some = [d for d in diff.differences if d.what == what]
        if some:
            lines = [_line(d, after) for d in some[:_ROWS]]
            more = [f"and {len(some) - _ROWS} more (--json has all)"] if len(some) > _ROWS else []
            yield f"{_HEADINGS[what]} ({len(some)})", lines + more


def _line(d: Difference, after: Folder) -> str:
    words = one_line(d.statement)
    if d.what == "changed" and d.field:
        was = f", was {_say(d.before)}" if d.before is not None else ""
        how = f" ({d.relation})" if d.relation not in {"", "same"} else ""
        words += f": {d.field.replace('_', ' ')} {_say(d.after)}{was}{how}"
    elif d.what == "changed" and d.before is not None:
        words += f". Before: {one_line(str(d.before))}"
    elif d.what == "confirmed":
        words += f": {d.before} → {d.after} origins, with {one_line(say_list(d.origins))}"
    elif d.what in {"disputed", "settled"} and d.field:
        words += f": {d.field.replace('_', ' ')}"
    elif d.what == "decided":
        words += f": {d.field} {_say(d.after)}".replace(":  ", ": ") + f", by {one_line(say_list(d.origins))}"
    outlets = list(dict.fromkeys(after.report_of[r].outlet or r for r in d.reports if r in after.report_of))
    if outlets and d.what != "confirmed":
        more = f" and {len(outlets) - _OUTLETS} more" if len(outlets) > _OUTLETS else ""
        words += f" [{one_line(', '.join(outlets[:_OUTLETS]))}{more}]"
    return words


def _say(value: str | float | None) -> str:
    return one_line(say_value(value))


def _bullet(words: str) -> RenderableType:
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=4)
    grid.add_column()
    grid.add_row("  • ", words)
    return grid
