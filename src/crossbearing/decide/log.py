"""The log of decisions: lines are added and never changed; undoing is a line too."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import msgspec

from crossbearing.errors import BadDecision
from crossbearing.model import Decision, encode

__all__ = ["DECISIONS_FILE", "appended", "in_force", "next_id", "read_decisions"]

DECISIONS_FILE = "decisions.jsonl"


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """All decisions of a log, in the order in which they were made; none where there is no file.

    Raises:
        BadDecision: a line cannot be read. What a person decided is never passed over in silence.
    """
    try:
        lines = path.read_bytes().splitlines()
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise BadDecision(
            f"{path} cannot be read ({error.strerror}). Give yourself the right to read it."
        ) from error
    return tuple(_decision(path, n, line) for n, line in enumerate(lines, 1) if line.strip())


def _decision(path: Path, number: int, line: bytes) -> Decision:
    try:
        return msgspec.json.decode(line, type=Decision)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BadDecision(
            f"{path}, line {number} is no decision ({error}). Correct the line or take it out; the other lines are kept."
        ) from error


def appended(path: Path, decision: Decision) -> bytes:
    """What the log holds with one more line: it is written in one stroke with the result drawn under it."""
    before = path.read_bytes() if path.exists() else b""
    return before + (b"" if not before or before.endswith(b"\n") else b"\n") + encode(decision) + b"\n"


def in_force(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """The decisions that nobody has undone, in order; an undoing can itself be undone."""
    undone: set[str] = set()
    for d in reversed(decisions):
        if d.action == "undo" and d.id not in undone:
            undone.add(d.about)
    return tuple(d for d in decisions if d.action != "undo" and d.id not in undone)


def next_id(decisions: Sequence[Decision]) -> str:
    """The id of the next decision."""
    numbers = [int(d.id[1:]) for d in decisions if d.id[:1] == "d" and d.id[1:].isdecimal()]
    return f"d{max(numbers, default=0) + 1}"
