"""`crossbearing outlook`: a road network, and what is known → where people may go next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
MOST_FAULTS = 20
"""Faults of the tables that are printed; the rest are counted."""


@click.command("outlook")
@click.argument("picture", required=False, type=_FILE)
@click.option(
    "--network",
    required=True,
    metavar="NET",
    help="Folder with a road network in Flee's format, a packaged one (western-syria), or gazetteer:SY,LB.",
)
@click.option(
    "--totals",
    type=_FILE,
    help="Table day,total of people in the camps; without it conflict drives how many set out.",
)
@click.option(
    "--observed", type=_FILE, help="Table day,CAMP,… of counts that are known: day 0, or up to some day."
)
@click.option(
    "--if",
    "changes",
    multiple=True,
    metavar="WORDS",
    help='A change to the base case, such as "Homs falls on 2024-12-07"; may be repeated.',
)
@click.option(
    "--days",
    type=click.IntRange(1, 3650),
    help="Length in days; by default the network's period, or 30 from a picture.",
)
@click.option("--public", is_flag=True, help="Areas and weeks only: no places, routes or shelters.")
@click.option("-o", "--output", "out", required=True, type=_FOLDER, help="Folder for the result.")
@click.option(
    "--members",
    default=200,
    show_default=True,
    type=click.IntRange(0, 100_000),
    help="Members of the ensemble that gives the bands.",
)
@click.option("--seed", default=0, show_default=True, type=click.IntRange(0), help="Seed of the ensemble.")
@click.option("-q", "--quiet", is_flag=True, help="Print nothing but errors.")
def command(picture: Path | None, out: Path, *, quiet: bool, **given: Any) -> None:
    """Project where people may go next, with 80 % bands.

    PICTURE is the picture.json that `crossbearing brief` wrote; from it come fighting, closures and how many have fled.
    Without it they come from the network's own tables. OUT receives daily.csv, links.csv, a page with a map
    (index.html), tables with HXL tags and a map layer; with --if also the differences to the base case.
    """
    from crossbearing.outlook.plan import Asked, plan
    from crossbearing.tell.outlook_step import outlook_files, refuse_leftovers
    from crossbearing.tell.write import write_outputs

    public = given.pop("public")
    if public:
        refuse_leftovers(out)
    planned = plan(Asked(picture=_picture(picture), **given))
    write_outputs(out, outlook_files(planned, public=public))
    if not quiet:
        _say([*map(str, sorted(planned.faults, key=lambda f: not f.fatal))])
        for note in planned.notes:
            click.echo(note, err=True)


def _picture(path: Path | None) -> Any:
    """The picture in a file.

    Raises:
        BadLine: it holds none.
    """
    if path is None:
        return None
    from crossbearing.errors import BadLine
    from crossbearing.model import Picture, decode

    try:
        return decode(path.read_bytes(), Picture)
    except (ValueError, UnicodeDecodeError) as error:
        raise BadLine(
            f"{path} holds no picture ({error}). Give the picture.json that `crossbearing brief` wrote."
        ) from error


def _say(faults: list[str]) -> None:
    for fault in faults[:MOST_FAULTS]:
        click.echo(fault, err=True)
    if len(faults) > MOST_FAULTS:
        click.echo(
            f"… and {len(faults) - MOST_FAULTS} more faults of the tables, all in faults.csv", err=True
        )
