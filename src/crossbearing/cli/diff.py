"""`crossbearing diff`: what is told differently in two pictures, or since a day."""

from __future__ import annotations

from pathlib import Path

import click

from crossbearing.cli.options import iso_date
from crossbearing.errors import InputError

__all__ = ["command"]


@click.command("diff")
@click.argument("before", type=click.Path(path_type=Path))
@click.argument("after", required=False, type=click.Path(path_type=Path))
@click.option(
    "--since",
    metavar="DATE",
    callback=iso_date,
    help="Compare one result with what was known at the end of this day.",
)
@click.option("--json", "as_json", is_flag=True, help="Print all differences as JSON.")
def command(before: Path, after: Path | None, *, since: str | None, as_json: bool) -> None:
    """Say what is new, changed, confirmed, disputed, settled, withdrawn or decided.

    BEFORE and AFTER are folders of results of one crisis. With --since, give one folder: it is compared with what was
    known by that day.
    """
    from crossbearing.pipeline import earlier
    from crossbearing.trace import compare_pictures, open_folder

    if (after is None) == (since is None):
        raise InputError("Give two folders, or one folder and --since DATE.")
    later = open_folder(after or before)
    past = earlier(later, since) if since else open_folder(before)
    diff = compare_pictures(past, later)
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(diff), indent=1))
        return
    from crossbearing.trace.diff_text import print_diff

    print_diff(diff, later)
