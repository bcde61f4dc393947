"""Run the command line as a person does, in this process."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from crossbearing.cli import main


@dataclass(frozen=True)
class Ran:
    """Exit status and what was written."""

    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


class _Pipe(io.TextIOWrapper):
    """A stream over bytes that is no terminal."""

    def __init__(self, content: bytes = b"") -> None:
        super().__init__(io.BytesIO(content), encoding="utf-8", newline="", write_through=True)

    def words(self) -> str:
        self.flush()
        buffer = self.buffer
        assert isinstance(buffer, io.BytesIO)
        return buffer.getvalue().decode()


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ran]:
    """Run `crossbearing` with arguments and standard input; nothing but SystemExit may come out of it."""

    def call(*arguments: object, given: str | bytes = b"") -> Ran:
        out, err = _Pipe(), _Pipe()
        monkeypatch.setattr(sys, "argv", ["crossbearing", *map(str, arguments)])
        monkeypatch.setattr(sys, "stdin", _Pipe(given.encode() if isinstance(given, str) else given))
        code: object = 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                code = end.code
        return Ran(code if isinstance(code, int) else 0, out.words(), err.words())

    return call


LAKE = """Rebels captured the town of Uvira on Monday, the army said.

At least 12 people were killed and thousands fled to Bujumbura.

The bridge at Luvungi was destroyed.
"""
HILLS = """Aid officials said on Tuesday that the airport of Goma was closed.

About 40,000 people have been displaced in North Kivu since April.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of two reports, told apart by a table."""
    made = tmp_path / "reports"
    made.mkdir()
    (made / "lake.txt").write_text(LAKE, encoding="utf-8")
    (made / "hills.txt").write_text(HILLS, encoding="utf-8")
    (made / "reports.csv").write_text(
        "file,title,outlet,published\nlake.txt,Uvira falls,Lake Post,2025-05-13\nhills.txt,Goma cut off,Hill Wire,2025-05-14\n",
        encoding="utf-8",
    )
    return made
