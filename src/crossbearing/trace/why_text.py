"""The chain behind a statement, for people at a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from crossbearing.situate.words import say_day, say_number
from crossbearing.tell.markdown import one_line
from crossbearing.trace.say import say_value
from crossbearing.trace.why import FieldLine, OriginLine, RulingLine, SentenceLine, Why

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

__all__ = ["print_why"]

_COLOURS = {
    "corroborated": "green", "repeated": "yellow", "single": "yellow", "disputed": "red", "denied": "red", "withdrawn": "red",
    "contradiction": "red", "undetermined": "yellow", "update": "cyan",
}  # fmt: skip
_NO_ORIGIN = (
    "an outlet's own words for what a named source says, a source too vague to count, or a text that was cut"
)


def print_why(why: Why, stream: TextIO | None = None) -> None:
    """Print the chain to `stream` (standard output): in colour on a terminal, plain text elsewhere."""
    from rich.console import Console

    console = Console(file=stream, highlight=False, markup=False, emoji=False)
    for block in _blocks(why):
        console.print(block)


def _blocks(why: Why) -> Iterator[RenderableType]:
    yield _line((why.statement, "bold"))
    yield _line((f"{why.what} {why.id}", "dim"))
    if why.what == "incident":
        yield _line((why.status, _COLOURS.get(why.status, "")), (_status_rule(why), ""))
    if why.decisions:
        yield _heading("Decided by people")
        yield from (_item(d.decision, _ruling_words(d)) for d in why.decisions)
    if why.fields:
        yield _heading("What is said, field by field")
        for f in why.fields:
            yield from _field(f)
    if why.origins:
        yield _heading(_origins_heading(why))
        yield from (_item(o.name, _origin_words(o)) for o in why.origins)
        if left := _uncounted(why):
            yield _item("no origin of their own", f"{_NO_ORIGIN} {_marks(left)}")
    yield _heading("Sentences")
    for s in why.sentences:
        yield from _sentence(s)
    if why.incidents and why.what != "incident":
        yield _heading("Drawn from")
        yield from (_line((f"  {i}", "")) for i in why.incidents)
    rules = [r for r in why.rules if r.decides != "status"]
    if rules:
        yield _heading("Rules that decided")
        yield from (_item(r.decides.replace("_", " "), r.words) for r in rules)
    if why.rules:
        yield _line(("In full: " + ", ".join(dict.fromkeys(r.page for r in why.rules)), "dim"))


def _ruling_words(d: RulingLine) -> str:
    machine = f" The machine reads: {say_value(d.machine)}." if d.machine is not None else ""
    return f"{d.text}. {d.by}, {say_day(d.at)}: {d.why}.{machine}".replace("..", ".")


def _status_rule(why: Why) -> str:
    return next((f": {r.words}" for r in why.rules if r.decides == "status"), "")


def _origins_heading(why: Why) -> str:
    count = len(why.origins)
    words = f"{count} independent origin{'' if count == 1 else 's'}"
    if why.origins_range and why.origins_range != (count, count):
        words += f" (the texts allow {why.origins_range[0]} to {why.origins_range[1]})"
    return words


def _uncounted(why: Why) -> tuple[int, ...]:
    """The sentences behind none of the origins."""
    counted = {n for o in why.origins for n in o.sentences}
    return tuple(s.number for s in why.sentences if s.number not in counted and not s.contrary)


def _origin_words(origin: OriginLine) -> str:
    grade = f", source {origin.reliability}" if origin.reliability != "F" else ""
    return f"{origin.basis}{grade} {_marks(origin.sentences)}"


def _field(field: FieldLine) -> Iterator[RenderableType]:
    name = field.field.replace("_", " ")
    spread = ""
    if (field.low, field.high) not in {(None, None), (field.best, field.best)}:
        low, high = say_number(field.low) or "open", say_number(field.high) or "open"
        spread = f" (low {low}, high {high})"
    relation = "" if field.relation == "same" else f" · {field.relation}"
    yield _line(
        (f"  {name}: ", "bold"),
        (say_value(field.best), ""),
        (spread, ""),
        (relation, _COLOURS.get(field.relation, "dim")),
    )
    if len(field.values) == 1:
        yield _indented(_marks(field.values[0].sentences))
        return
    for v in field.values:
        how = "best" if v.best else "first in the reports" if v.relation == "same" else v.relation
        yield _indented(f"{say_value(v.value)} – {how} {_marks(v.sentences)}")
    yield _indented(f"Rule: {field.rule}", "dim")


def _sentence(line: SentenceLine) -> Iterator[RenderableType]:
    by = " → ".join([*line.said_by, line.outlet]) if line.said_by else f"{line.outlet}, in its own words"
    day = say_day(line.published) or "undated"
    against = " · says otherwise" if line.contrary else ""
    sure = {"asserted": "", "claimed": ""}.get(line.certainty, f" · {line.certainty}")
    negated = " · says that it is not so" if line.negated else ""
    yield _quote(line)
    yield _indented(f"{by}, {day}{sure}{negated}{against}", "red" if line.contrary else "")
    common = f"; shares {', '.join(line.shares)}" if line.shares else ""
    yield _indented(
        f"{line.report}, characters {line.start} to {line.end}; read as {line.type.replace('_', ' ')}{common}",
        "dim",
    )


def _quote(line: SentenceLine) -> RenderableType:
    """The numbered words, further rows set in under the first."""
    from rich.table import Table

    grid = Table.grid(padding=0)
    grid.add_column(width=6, style="bold", no_wrap=True)
    grid.add_column()
    grid.add_row(f"[{line.number}]".rjust(5) + " ", _line((f"“{line.quote}”", "")))
    return grid


def _marks(numbers: tuple[int, ...]) -> str:
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _heading(words: str) -> Text:
    from rich.text import Text

    return Text(f"\n{words}", style="bold cyan")


def _line(*parts: tuple[str, str]) -> Text:
    from rich.text import Text

    line = Text()
    for words, style in parts:
        lead = words[: len(words) - len(words.lstrip())]
        tail = " " if words[-1:].isspace() and words.strip() else ""
        line.append(f"{lead}{one_line(words)}{tail}" if words.strip() else words, style=style)
    return line


def _item(name: str, words: str) -> RenderableType:
    from rich.padding import Padding

    return Padding(_line((f"{name}: ", "bold"), (words, "")), (0, 0, 0, 2), expand=False)


def _indented(words: str, style: str = "") -> RenderableType:
    from rich.padding import Padding
    from rich.text import Text

    return Padding(Text(one_line(words), style=style), (0, 0, 0, 6), expand=False)
