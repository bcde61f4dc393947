"""Ids of reports: given, else the file's stem, else the content hash; and the same report read only once.

- The same id and the same text: one report.
- The same text under another id: two reports (two outlets may print one text; that is for reconciling to judge).
- One id, two texts: the second gets part of its hash appended.
- Files that share a stem but differ in content all get part of their hash, so that no order matters.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import msgspec

from crossbearing.collect.base import File, digest, printable, text_digest
from crossbearing.model import Report, SetAside

__all__ = ["SHORT", "Ids", "shared_stems"]

SHORT = 8  # hexadecimal digits of a hash in an id: one chance in four billion that two texts share them


@dataclass
class Ids:
    """The ids of a run.

    Attributes:
        shared: Stems that several files of the run share.
    """

    shared: frozenset[str] = frozenset()
    _seen: dict[str, str] = field(default_factory=dict)

    def settle(self, report: Report, file: File) -> tuple[Report | None, SetAside | None]:
        """`report` with its id, or None where it was read before; and what there is to note."""
        content = text_digest(report.text)
        wanted = printable(report.id) or self._from(file, content)
        earlier = self._seen.get(wanted)
        if earlier is None:
            self._seen[wanted] = content
            return msgspec.structs.replace(report, id=wanted), None
        if earlier == content:
            return None, _read_before(file, wanted)
        other = f"{wanted}-{content[:SHORT]}"
        if other in self._seen:
            return None, _read_before(file, other)
        self._seen[other] = content
        note = SetAside(
            source=file.name,
            reason=f"Another report with a different text has the id '{wanted}'; this one is called '{other}'.",
            advice="Give each report its own id.",
            whole=False,
        )
        return msgspec.structs.replace(report, id=other), note

    def _from(self, file: File, content: str) -> str:
        if not file.stem:
            return content
        return f"{file.stem}-{content[:SHORT]}" if file.stem in self.shared else file.stem


def _read_before(file: File, wanted: str) -> SetAside:
    return SetAside(
        source=file.name,
        reason=f"This is the same report as '{wanted}', read once already: same id, same text.",
        advice="Nothing needs to be done.",
    )


def shared_stems(files: Iterable[File]) -> frozenset[str]:
    """Stems that several of `files` share though their bytes differ."""
    by_stem: dict[str, list[File]] = {}
    for file in files:
        by_stem.setdefault(file.stem, []).append(file)
    return frozenset(
        stem for stem, group in by_stem.items() if len(group) > 1 and len(set(map(_bytes, group))) > 1
    )


def _bytes(file: File) -> str:
    try:
        with file.path.open("rb") as stream:
            return digest(stream.read(10_000_000))
    except OSError:
        return ""
