"""The table ``reports.csv`` beside the files: title, outlet, date and address of each.

Columns ``file, title, outlet, published, url`` in any order; missing columns, a byte order mark, semicolons
or tabs, and upper-case headers do no harm. ``file`` is a name in the same folder or a path below it.
"""

from __future__ import annotations

import csv
import io
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from crossbearing.collect.base import MAX_TEXT, File, printable
from crossbearing.collect.decode import decode
from crossbearing.collect.files import TABLE
from crossbearing.model import SetAside

__all__ = ["Tables"]

Row = dict[str, str]

_COLUMNS = {
    "file": "file", "filename": "file", "file name": "file", "name": "file", "path": "file",
    "title": "title", "headline": "title",
    "outlet": "outlet", "source": "outlet", "publisher": "outlet", "publication": "outlet",
    "published": "published", "date": "published", "publication date": "published", "date published": "published",
    "url": "url", "link": "url", "address": "url",
}  # fmt: skip


@dataclass
class Tables:
    """The tables of a run, each read once, when the first file beside it is read.

    Attributes:
        notes: What could not be read or used, in order.
    """

    notes: list[SetAside] = field(default_factory=list)
    _rows: dict[Path, dict[str, Row]] = field(default_factory=dict)

    def row(self, file: File) -> Row:
        """What the tables beside and above `file` say about it; empty where they say nothing.

        Above: no further than the folder that was given.
        """
        parts = file.name.split("/") if file.listed else [file.path.name]
        folder = file.path.parent
        for depth in range(len(parts)):
            name = _key("/".join(parts[len(parts) - 1 - depth :]))
            row = self._table(folder).get(name)
            if row is not None:
                return row
            folder = folder.parent
        return {}

    def _table(self, folder: Path) -> dict[str, Row]:
        if folder not in self._rows:
            self._rows[folder] = dict(self._read(folder))
        return self._rows[folder]

    def _read(self, folder: Path) -> Iterator[tuple[str, Row]]:
        path = folder / TABLE
        shown = printable(f"{folder.name}/{TABLE}")
        try:
            if not path.is_file():
                return
            if path.stat().st_size > MAX_TEXT:
                self.notes.append(
                    SetAside(source=shown, reason="The table is too large to be read.", advice="Split it.")
                )
                return
            yield from self._parse(decode(path.read_bytes()).text, folder, shown)
        except (OSError, csv.Error) as error:
            self.notes.append(
                SetAside(
                    source=shown,
                    reason=f"The table cannot be read ({error}).",
                    advice="Save it again as CSV.",
                )
            )

    def _parse(self, text: str, folder: Path, shown: str) -> Iterator[tuple[str, Row]]:
        lines = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text))
        columns = [_COLUMNS.get(printable(c).casefold(), "") for c in next(lines, [])]
        if "file" not in columns:
            self.notes.append(
                SetAside(
                    source=shown,
                    reason="The table has no column 'file', so its rows belong to no report.",
                    advice="Name the columns in the first line: file,title,outlet,published,url.",
                )
            )
            return
        for cells in lines:
            row = {c: v.strip() for c, v in zip(columns, cells, strict=False) if c and v.strip()}
            name = row.pop("file", "").replace("\\", "/").removeprefix("./")
            if not name:
                continue
            if not _is_there(folder, name):
                self.notes.append(
                    SetAside(
                        source=f"{shown}, line {lines.line_num}",
                        reason=f"The table names '{printable(name)}', which is not there.",
                        advice="Correct the name in the column 'file'.",
                        whole=False,
                    )
                )
            yield _key(name), row


def _is_there(folder: Path, name: str) -> bool:
    try:
        return (folder / name).is_file()
    except (OSError, ValueError):
        return False


def _delimiter(text: str) -> str:
    header = text.split("\n", 1)[0]
    return max(",;\t", key=header.count)


def _key(name: str) -> str:
    """File systems differ in how they write accents and in whether case counts."""
    return unicodedata.normalize("NFC", name).casefold()
