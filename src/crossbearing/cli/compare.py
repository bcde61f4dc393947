"""`crossbearing compare`: a handful of texts side by side."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from crossbearing.cli.options import as_options, iso_date, reading_options
from crossbearing.errors import InputError

__all__ = ["command"]

MOST = 12
"""Texts that can be taken in side by side; more are read by `crossbearing brief`."""


@click.command("compare")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "--output",
    "page",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write a page (HTML) instead.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the comparison as JSON.")
@click.option(
    "--published", metavar="DATE", callback=iso_date, help="Date of publication for texts that state none."
)
@reading_options
def command(paths: tuple[Path, ...], page: Path | None, *, as_json: bool, **given: Any) -> None:
    """Set a few texts side by side: where they contradict each other, what they agree on, what one alone says.

    PATHS are the files, as for brief; at least two texts and at most twelve.
    """
    from crossbearing.pipeline import brief
    from crossbearing.trace import compare_accounts

    found = brief(list(paths), as_options(**given))
    if not 2 <= len(found.reports) <= MOST:
        count = len(found.reports)
        raise InputError(
            f"{count} text{' was' if count == 1 else 's were'} read. Compare two to {MOST}; for more, use crossbearing brief."
        )
    compared = compare_accounts(found.reports, found.claims, found.incidents, found.picture)
    for s in found.set_aside:
        click.echo(f"Set aside: {s.source}: {s.reason}".replace("\x1b", "?"), err=True)
    if page:
        from crossbearing.tell.write import write_outputs
        from crossbearing.trace.compare_page import render_comparison

        write_outputs(page.parent, {page.name: render_comparison(compared).encode()})
        click.echo(str(page))
    elif as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(compared), indent=1))
    else:
        from crossbearing.trace.compare_text import print_comparison

        print_comparison(compared)
