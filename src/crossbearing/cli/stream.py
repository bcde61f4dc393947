"""JSON lines of nouns, in and out: the steps as filters."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from crossbearing.errors import InputError
from crossbearing.model import Claim, Incident, Mentions, Picture, Report, SetAside, encode

__all__ = ["emit", "nouns", "open_input", "sort_out"]

NOUNS: dict[str, type[Any]] = {
    "report": Report, "mentions": Mentions, "claim": Claim, "incident": Incident, "picture": Picture, "set_aside": SetAside,
}  # fmt: skip
MAX_LINE = 50_000_000
"""Longest line that is read, in bytes; a longer one is set aside instead of filling the memory."""


def open_input(name: str) -> BinaryIO:
    """Open a file of JSON lines, or standard input for "-"."""
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise InputError(
            f"{name} cannot be opened ({error.strerror}). Give a file of JSON lines, or - for standard input."
        ) from error


def nouns(stream: BinaryIO) -> Iterator[Any]:
    """Yield the nouns of a stream; a line that is none is set aside with its number.

    A line without the key "noun" is a report, so that files of plain reports can be piped in.
    """
    for number, line in enumerate(iter(lambda: stream.readline(MAX_LINE + 1), b""), start=1):
        if not line.strip():
            continue
        try:
            body = msgspec.json.decode(line)
            kind = NOUNS[str(body.get("noun", "report"))] if isinstance(body, dict) else Report
            yield msgspec.convert(body, kind)
        except (msgspec.MsgspecError, KeyError, UnicodeDecodeError, RecursionError) as error:
            yield SetAside(
                source=f"line {number}",
                reason=f"This line is no noun of Crossbearing: {error}.",
                advice="Correct the line or take it out.",
            )


def emit(found: Iterable[Any], output: BinaryIO | None = None) -> None:
    """Write nouns as JSON lines to `output`, standard output by default."""
    out = output or sys.stdout.buffer
    for noun in found:
        out.write(encode(noun) + b"\n")
    out.flush()


def sort_out(stream: BinaryIO) -> dict[str, list[Any]]:
    """Read a whole stream and sort its nouns by kind, what was set aside included."""
    found: dict[str, list[Any]] = {name: [] for name in NOUNS}
    names = {kind: name for name, kind in NOUNS.items()}
    for noun in nouns(stream):
        found[names[type(noun)]].append(noun)
    return found
