"""`crossbearing brief`: the main job."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from crossbearing.cli.options import as_options, iso_date, reading_options
from crossbearing.pipeline import Options, Progress

__all__ = ["command"]


@click.command("brief")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the result.",
)
@click.option(
    "--published", metavar="DATE", callback=iso_date, help="Date of publication for reports that state none."
)
@click.option("--as-of", metavar="DATE", callback=iso_date, help="Show what was known on this day.")
@click.option(
    "--true-on",
    metavar="DATE",
    callback=iso_date,
    help="Show what was true on this day, by all that is known now.",
)
@click.option(
    "--fresh", is_flag=True, help="Read everything anew, also what has not changed since the last run."
)
@click.option(
    "--public",
    is_flag=True,
    help="Make a result that may leave the house: shelters generalised, private persons and restricted reports left out.",
)
@click.option(
    "--decisions",
    "decided",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="Apply the decisions in this file instead of those in OUT.",
)
@click.option(
    "--sources",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A file with what you know about outlets and speakers (TOML); OUT keeps a copy for later runs.",
)
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
@reading_options
def command(
    paths: tuple[Path, ...], out: Path, *, decided: Path | None, fresh: bool, quiet: bool, **given: Any
) -> None:
    """Read reports and write one sourced picture of what they say.

    PATHS are files or folders: text, HTML, PDF, DOCX, JSON lines of reports, mixed. OUT receives the page
    (index.html), the brief (brief.md), tables (CSV with HXL tags), places.geojson and the data files.
    """
    from crossbearing.decide import DECISIONS_FILE, read_decisions
    from crossbearing.memory import Memory, engine_key, recall
    from crossbearing.pipeline import brief
    from crossbearing.sources import SOURCES_FILE
    from crossbearing.tell.gist import print_gist
    from crossbearing.trace import keep_apart

    options = _with_sources(as_options(**given), out)
    engine = _engine(options, engine_key)
    memory = Memory(engine) if fresh else recall(out, engine)
    keep_apart(out, public=options.public)
    decisions = read_decisions(decided or out / DECISIONS_FILE)
    with _progress(quiet=quiet) as progress:
        result = brief(
            list(paths), options, memory=memory, decisions=decisions, exclude=(out,), progress=progress
        )
    copied = options.sources.read_bytes() if options.sources and not options.public else None
    result.write(out, engine=engine, extra={} if copied is None else {SOURCES_FILE: copied})
    if not quiet:
        print_gist(
            result.picture,
            result.incidents,
            result.reports,
            result.set_aside,
            out,
            new=result.new,
            unchanged=result.unchanged,
        )


def _with_sources(options: Options, out: Path) -> Options:
    """The options with the file of sources that an earlier run left in the folder, where none is given."""
    from dataclasses import replace

    from crossbearing.sources import SOURCES_FILE

    kept = out / SOURCES_FILE
    return replace(options, sources=kept) if options.sources is None and kept.exists() else options


def _engine(options: Options, engine_key: Any) -> str:
    files = [*options.gazetteers, *([options.codebook] if options.codebook else [])]
    return str(engine_key(files, options.regions))


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Progress]:
    """Progress on a terminal; silence in a pipe."""
    if quiet or not sys.stderr.isatty():
        yield lambda step, done, total: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
    from rich.progress import Progress as Bar

    with Bar(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        tasks: dict[str, Any] = {}

        def show(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bar.add_task(_STEPS.get(step, step), total=total)
            bar.update(tasks[step], completed=done, total=total)

        yield show


_STEPS = {
    "collect": "Collecting reports",
    "read": "Reading reports",
    "reconcile": "Joining what speaks of one thing",
}
