"""`crossbearing situate`: incidents → picture."""

from __future__ import annotations

import click

from crossbearing.cli.options import iso_date
from crossbearing.cli.stream import emit, open_input, sort_out

__all__ = ["command"]


@click.command("situate")
@click.argument("source", default="-")
@click.option("--as-of", metavar="DATE", callback=iso_date, help="Show what was known on this day.")
def command(source: str, as_of: str | None) -> None:
    """Derive the picture from incidents: each line passes, the picture follows.

    SOURCE is a file of JSON lines with reports, claims and incidents, or - for standard input.
    """
    from crossbearing.situate import situate

    found = sort_out(open_input(source))
    for kind in ("report", "mentions", "claim", "incident", "set_aside"):
        emit(found[kind])
    emit([situate(found["report"], found["claim"], found["incident"], as_of=as_of)])
