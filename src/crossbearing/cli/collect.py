"""`crossbearing collect`: files and folders → reports."""

from __future__ import annotations

from pathlib import Path

import click

from crossbearing.cli.options import iso_date
from crossbearing.cli.stream import emit
from crossbearing.errors import NothingToRead

__all__ = ["command"]


@click.command("collect")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--published", metavar="DATE", callback=iso_date, help="Date of publication for reports that state none."
)
def command(paths: tuple[Path, ...], published: str | None) -> None:
    """Read files and folders and write their reports as JSON lines; what cannot be read follows with its reason."""
    from crossbearing.collect import collect

    collected = collect(list(paths), published=published)
    emit(collected.reports)
    emit(collected.set_aside)
    if not collected.reports:
        raise NothingToRead('No report could be read; the reasons are on the lines with "noun":"set_aside".')
