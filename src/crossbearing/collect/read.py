"""Files and folders to reports: the one place where readers, tables, ids and dates meet.

`read` streams: one file, one line at a time, so an archive of any size passes through. `collect` holds all and dates
what states no date. Nothing is fetched and nothing in a file is executed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from crossbearing.collect.base import File, Item, Reader, printable
from crossbearing.collect.complete import complete
from crossbearing.collect.dates import stamp, why_impossible
from crossbearing.collect.decode import is_binary
from crossbearing.collect.files import files
from crossbearing.collect.ids import Ids, shared_stems
from crossbearing.collect.infer import dated
from crossbearing.collect.lines import JsonReader, from_lines
from crossbearing.collect.page import PageReader
from crossbearing.collect.pdf import PdfReader
from crossbearing.collect.table import Tables
from crossbearing.collect.text import TextReader
from crossbearing.collect.unread import unread
from crossbearing.collect.word import WordReader
from crossbearing.errors import InputError
from crossbearing.model import Report, SetAside, as_date

__all__ = ["READERS", "Collected", "collect", "read", "read_lines"]

READERS: tuple[Reader, ...] = (JsonReader(), PdfReader(), WordReader(), PageReader(), TextReader())
"""The readers, in the order in which they are asked."""
_HEAD = 4_096  # bytes that tell a file's kind


@dataclass(frozen=True, slots=True)
class Collected:
    """What was read.

    Attributes:
        reports: Ordered by date and id.
        set_aside: What was not read, or not wholly, with reasons, ordered by source.
    """

    reports: tuple[Report, ...]
    set_aside: tuple[SetAside, ...]


def collect(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    exclude: Collection[Path | str] = (),
    today: dt.date | None = None,
) -> Collected:
    """Read all of `paths` and date what states no date; the arguments are those of `read`."""
    items = list(dated(read(paths, published=published, exclude=exclude, today=today)))
    reports = sorted((i for i in items if isinstance(i, Report)), key=lambda r: (r.published or "~", r.id))
    asides = sorted((i for i in items if isinstance(i, SetAside)), key=lambda s: (s.source, s.reason))
    return Collected(tuple(reports), tuple(asides))


def read(
    paths: Sequence[Path | str],
    *,
    published: str | None = None,
    exclude: Collection[Path | str] = (),
    today: dt.date | None = None,
) -> Iterator[Item]:
    """Yield the reports in `paths` as they are read, and what was set aside.

    Reports that state no date come without one; `crossbearing.collect.dated` infers it.

    Args:
        paths: Files and folders; folders are read through and through, in sorted order.
        published: Date (ISO 8601) of reports that state none.
        exclude: Files and folders to pass over, such as the folder that a run writes to.
        today: The day of the run (default: now), after which nothing can have been published.

    Raises:
        InputError: `published` is no possible date.
    """
    found = list(files(paths, exclude))
    todo = [f for f in found if isinstance(f, File)]
    run = _Run.of(published, today, todo)
    yield from (f for f in found if isinstance(f, SetAside))
    for file in todo:
        yield from run.settled(_from_file(file), file)
    yield from run.tables.notes


def read_lines(
    lines: Iterable[bytes],
    *,
    name: str = "standard input",
    published: str | None = None,
    today: dt.date | None = None,
) -> Iterator[Item]:
    """Yield the reports of JSON `lines`, as `read` does for a file."""
    yield from _Run.of(published, today).settled(from_lines(lines, name), File(Path(), name))


def _default(published: str | None, today: dt.date) -> str | None:
    if published is None:
        return None
    found = stamp(published)
    day = as_date(found)
    if day is None or why_impossible(day, today):
        shown = printable(published)[:40]
        raise InputError(
            f"'{shown}' cannot be a date of publication. Give a day that has been, such as 2024-01-31."
        )
    return found


@dataclass(frozen=True, slots=True)
class _Run:
    """What holds for all files of a run."""

    published: str | None
    today: dt.date
    ids: Ids = field(default_factory=Ids)
    tables: Tables = field(default_factory=Tables)

    @classmethod
    def of(cls, published: str | None, today: dt.date | None, files: Sequence[File] = ()) -> _Run:
        day = today or dt.datetime.now(dt.UTC).date()
        return cls(_default(published, day), day, Ids(shared_stems(files)))

    def settled(self, items: Iterable[Item], file: File) -> Iterator[Item]:
        """`items` of `file` with their ids, completed; what was read before is set aside."""
        for item in items:
            if isinstance(item, SetAside):
                yield item
                continue
            report, note = self.ids.settle(item, file)
            if note:
                yield note
            if report is None:
                continue
            row = self.tables.row(file) if file.stem else {}
            whole, notes = complete(report, file, row, self.published, self.today)
            yield from notes
            if whole is not None:
                yield whole


def _from_file(file: File) -> Iterator[Item]:
    try:
        with file.path.open("rb") as stream:
            head = stream.read(_HEAD)
        if not head:
            yield SetAside(
                source=file.name, reason="The file is empty.", advice="Put a report into it or remove it."
            )
            return
        reader = next((r for r in READERS if r.accepts(file.path, head)), None)
        aside = unread(file, head)
        if reader is None and (aside or is_binary(head)):
            yield aside or _binary(file)
            return
        yield from (reader or READERS[-1]).read(file)
    except OSError as error:
        words = error.strerror or "it is damaged"
        yield SetAside(
            source=file.name,
            reason=f"The file cannot be read: {words}.",
            advice="Check the permission to read it.",
        )
    except Exception as error:  # noqa: BLE001 - one bad file never stops a run, whatever a library makes of it
        kind = type(error).__name__
        yield SetAside(
            source=file.name,
            reason=f"The file could not be read ({kind}).",
            advice="Give its text as a text file.",
        )


def _binary(file: File) -> SetAside:
    return SetAside(
        source=file.name,
        reason="The file is binary and of no kind that holds reports.",
        advice="Reports are text, HTML, PDF, DOCX or JSON lines.",
    )
