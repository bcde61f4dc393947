"""A result that `crossbearing brief` left in a folder, read back."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import msgspec

from crossbearing.decide import DECISIONS_FILE, read_decisions
from crossbearing.errors import NoResult, OutputError
from crossbearing.model import Change, Claim, Decision, Incident, Picture, Place, Report, SetAside
from crossbearing.sources import SOURCES_FILE, SourceBook, read_sources
from crossbearing.trace.history import HISTORY_FILE, read_history

__all__ = ["Folder", "keep_apart", "open_folder"]

T = TypeVar("T")


@dataclass(frozen=True)
class Folder:
    """The nouns of one result.

    Attributes:
        path: Where it lies.
        reports: The reports.
        claims: Their claims, by report and text order.
        incidents: The incidents.
        picture: The picture.
        set_aside: What was not read, with reasons.
        decisions: What people decided, in order.
        history: How ids changed from run to run.
        book: What people know about outlets and speakers.
    """

    path: Path
    reports: tuple[Report, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    picture: Picture
    set_aside: tuple[SetAside, ...] = ()
    decisions: tuple[Decision, ...] = ()
    history: tuple[Change, ...] = ()
    book: SourceBook = field(default_factory=SourceBook)

    @cached_property
    def report_of(self) -> dict[str, Report]:
        """Reports by id."""
        return {r.id: r for r in self.reports}

    @cached_property
    def claim_of(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def places(self) -> tuple[Place, ...]:
        """The places that the claims name, as often as they do, without their roles."""
        names = Place.__struct_fields__
        return tuple(Place(**{n: getattr(p, n) for n in names}) for c in self.claims for p in c.places)

    @cached_property
    def incident_of(self) -> dict[str, Incident]:
        """Incidents by their own id."""
        return {i.id: i for i in self.incidents}

    @cached_property
    def incident_with(self) -> dict[str, Incident]:
        """Incidents by the id of each of their claims."""
        return {c: i for i in self.incidents for c in (*i.claims, *i.withdrawn)}


def open_folder(path: Path) -> Folder:
    """Read the result in a folder.

    Raises:
        NoResult: the folder holds none, or a file of it is damaged; the message names the file.
    """
    if not path.is_dir():
        raise NoResult(
            f"{path} is no folder. Give the folder that crossbearing brief PATHS -o OUT wrote its result into."
        )
    return Folder(
        path,
        _lines(path / "reports.jsonl", Report),
        _lines(path / "claims.jsonl", Claim),
        _lines(path / "incidents.jsonl", Incident),
        _one(path / "picture.json", Picture),
        _lines(path / "set_aside.jsonl", SetAside),
        read_decisions(path / DECISIONS_FILE),
        read_history(path / HISTORY_FILE),
        read_sources(path / SOURCES_FILE) if (path / SOURCES_FILE).exists() else SourceBook(),
    )


def keep_apart(out: Path, *, public: bool) -> None:
    """See to it that internal results and those for release never lie in one folder.

    Raises:
        OutputError: the folder holds a result of the other kind.
    """
    try:
        there = msgspec.json.decode((out / "picture.json").read_bytes(), type=Picture).public
    except (OSError, msgspec.MsgspecError):
        there = None
    internal = [n for n in _INTERNAL if (out / n).exists()]
    if public and (there is False or internal):
        raise OutputError(
            f"{out} holds an internal result. Give another folder for the release, so that nothing internal lies beside it."
        )
    if not public and there:
        raise OutputError(f"{out} holds a result for release. Give another folder for the internal result.")


_INTERNAL = (DECISIONS_FILE, HISTORY_FILE, SOURCES_FILE, ".crossbearing.json")
"""Files that no release has."""


def _lines(path: Path, kind: type[T]) -> tuple[T, ...]:
    return tuple(_decode(path, line, kind) for line in _bytes(path).splitlines() if line.strip())


def _one(path: Path, kind: type[T]) -> T:
    return _decode(path, _bytes(path), kind)


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise NoResult(
            f"{path.parent} holds no whole result: {path.name} cannot be read ({error.strerror}). "
            "Make it with crossbearing brief PATHS -o OUT."
        ) from error


def _decode(path: Path, line: bytes, kind: type[T]) -> T:
    try:
        return msgspec.json.decode(line, type=kind)
    except msgspec.MsgspecError as error:
        raise NoResult(
            f"{path} is damaged or of another version ({error}). Run crossbearing brief again into this folder."
        ) from error
