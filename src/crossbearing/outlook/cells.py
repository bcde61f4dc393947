"""Cells of hand-made CSV tables: every fault is told with file, row and column, and read as well as it can be."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from math import isfinite
from pathlib import Path

from crossbearing.errors import BadNetwork

__all__ = ["MOST_PEOPLE", "Fault", "Faults", "Row", "rows"]

LARGEST_FILE = 64 * 2**20
"""Bytes of a table that are read: the largest published conflict table has 2 MB."""
MOST_PEOPLE = 1e10
"""Largest count that is read: more than everybody."""
_THOUSANDS = re.compile(r"[+-]?\d{1,3}([, '\u00a0\u202f]\d{3})+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class Fault:
    """Something wrong in a table.

    Attributes:
        file: Name of the file.
        row: Line of the file, from 1; 0 for the file as a whole.
        column: Heading of the column, or its number; empty for the whole row.
        message: What is wrong and how it was read.
        fatal: Whether the line could not be used at all.
    """

    file: str
    row: int
    column: str
    message: str
    fatal: bool = False

    def __str__(self) -> str:
        """One line for people."""
        where = f"{self.file}, row {self.row}" if self.row else self.file
        return f"{where}{f', column {self.column}' if self.column else ''}: {self.message}"


@dataclass(slots=True)
class Faults:
    """Gathers the faults of one reading; nothing is read twice and nothing global is kept."""

    found: list[Fault] = field(default_factory=list)

    def add(self, file: str, row: int, column: str, message: str, *, fatal: bool = False) -> None:
        """Note a fault."""
        self.found.append(Fault(file, row, column, message, fatal))


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a table.

    Attributes:
        file: Name of the file.
        number: Line of the file, from 1.
        head: Headings, without blanks and `#`.
        cells: The cells, without blanks around them.
        faults: Where faults are noted.
    """

    file: str
    number: int
    head: tuple[str, ...]
    cells: tuple[str, ...]
    faults: Faults

    def fault(self, column: str, message: str, *, fatal: bool = False) -> None:
        """Note a fault in a column of this row."""
        self.faults.add(self.file, self.number, column, message, fatal=fatal)

    def text(self, column: int) -> str:
        """A cell, or nothing where the row is shorter."""
        return self.cells[column] if column < len(self.cells) else ""

    def named(self, name: str) -> str:
        """The cell below a heading, or nothing."""
        return self.text(self.head.index(name)) if name in self.head else ""

    def number_at(
        self, column: int, name: str, *, low: float | None = None, high: float | None = None
    ) -> float | None:
        """The number in a cell; None where it is empty or no number, which is a fault."""
        text = self._whole(column, name)
        if not text:
            return None
        value = self._number(text, name)
        if value is not None and ((low is not None and value < low) or (high is not None and value > high)):
            reach = f"at least {low:g}" if high is None else f"from {low or 0:g} to {high:g}"
            self.fault(name, f"{text} is out of range: it must be {reach}; it is left out")
            return None
        return value

    def _whole(self, column: int, name: str) -> str:
        """The cell; where an unquoted comma has cut a count in two (22,849), the row is one cell too long, and both are joined."""
        text, rest = self.text(column), self.cells[column + 1 :]
        last = not any(self.head[column + 1 :])
        if (
            last
            and re.fullmatch(r"\d{1,3}", text)
            and any(rest)
            and all(re.fullmatch(r"\d{3}", r) for r in rest if r)
        ):
            joined = text + "".join(rest)
            self.fault(
                name, f"'{','.join((text, *rest))}' is a number cut by its comma; it is read as {joined}"
            )
            return joined
        return text

    def _number(self, text: str, name: str) -> float | None:
        try:
            value = float(text)
        except ValueError:
            if not _THOUSANDS.fullmatch(text):
                self.fault(name, f"{text!r} is no number; it is left out")
                return None
            value = float(re.sub(r"[, '\u00a0\u202f]", "", text))
            self.fault(name, f"{text!r} has separators in a number; it is read as {value:g}")
        if not isfinite(value):
            self.fault(name, f"{text!r} is no number; it is left out")
            return None
        return value

    def day_at(self, column: int, name: str) -> date | None:
        """The date in a cell (ISO 8601), or None, which is a fault."""
        try:
            return date.fromisoformat(self.text(column))
        except ValueError:
            self.fault(name, f"{self.text(column)!r} is no date; write it as 2024-12-06", fatal=True)
            return None


def rows(path: Path, faults: Faults, *, head_at_top: bool = True) -> Iterator[Row]:
    """The rows of a table, without its heading, comments and empty lines.

    Args:
        path: The file.
        faults: Where faults are noted.
        head_at_top: Whether the first line is the heading, with or without `#`.

    Raises:
        BadNetwork: the file is not there or is too large.
    """
    head: tuple[str, ...] = ()
    for number, cells in enumerate(csv.reader(_lines(path)), 1):
        stripped = tuple(c.strip() for c in cells)
        if number == 1 and head_at_top:
            head = _heading(path.name, cells, stripped, faults)
            continue
        if not any(stripped) or stripped[0].startswith("#"):
            continue
        yield Row(path.name, number, head, stripped, faults)


def _heading(file: str, cells: Sequence[str], stripped: Sequence[str], faults: Faults) -> tuple[str, ...]:
    head = tuple(c.removeprefix("#").strip() for c in stripped)
    for n, (cell, name) in enumerate(zip(cells, head, strict=True), 1):
        if cell.lstrip("#") != name and name:
            faults.add(file, 1, name, "blanks around the name of the column; they are passed over")
        if not name:
            faults.add(file, 1, str(n), "the column has no name; it is passed over")
    for name in sorted({n for n in head if n and head.count(n) > 1}):
        faults.add(file, 1, name, "two columns have this name; the first counts")
    return head


def _lines(path: Path) -> list[str]:
    if not path.is_file():
        raise BadNetwork(f"{path} is not there. A network is a folder with locations.csv and routes.csv.")
    if path.stat().st_size > LARGEST_FILE:
        raise BadNetwork(f"{path} is larger than {LARGEST_FILE // 2**20} MB; give a smaller network.")
    text = path.read_text(encoding="utf-8-sig", errors="replace").replace("\0", "\ufffd")
    return text.splitlines(keepends=True)
