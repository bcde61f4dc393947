"""`crossbearing tell`: a picture → page, brief, tables."""

from __future__ import annotations

from pathlib import Path

import click

from crossbearing.cli.stream import open_input, sort_out
from crossbearing.errors import BadLine

__all__ = ["command"]


@click.command("tell")
@click.argument("source", default="-")
@click.option(
    "-o",
    "--output",
    "out",
    required=True,
    type=click.Path(file_okay=False, path_type=Path),
    help="Folder for the files.",
)
def command(source: str, out: Path) -> None:
    """Write page, brief, tables and data files from the nouns of the steps before.

    SOURCE is a file of JSON lines with reports, claims, incidents and a picture, or - for standard input.
    """
    from crossbearing.tell import tell

    found = sort_out(open_input(source))
    if not found["picture"]:
        raise BadLine(
            "No picture among the lines. Run situate before tell: ... | crossbearing situate | crossbearing tell -o OUT"
        )
    for path in tell(
        out, found["report"], found["set_aside"], found["claim"], found["incident"], found["picture"][-1]
    ):
        click.echo(str(path))
