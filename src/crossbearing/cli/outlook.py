"""`crossbearing outlook`: a road network, and what is known → where people may go next."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from crossbearing.outlook import Read

__all__ = ["command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
_FOLDER = click.Path(file_okay=False, path_type=Path)
MOST_FAULTS = 20
"""Faults of the tables that are printed; the rest are counted."""


@click.command("outlook")
@click.option(
    "--network", "folder", required=True, type=_FOLDER, help="Folder with a road network in Flee's format."
)
@click.option(
    "--totals",
    type=_FILE,
    help="Table day,total of people in the camps; without it conflict drives how many set out.",
)
@click.option(
    "--observed", type=_FILE, help="Table day,CAMP,… of counts that are known: day 0, or up to some day."
)
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
def command(folder: Path, out: Path, *, quiet: bool, **given: Any) -> None:
    """Project where people may go next, with 80 % bands.

    OUT receives daily.csv (people at every place by day), links.csv (people on every stretch of road) and naive.csv
    (the naive baseline: the last known shares, frozen).
    """
    from crossbearing.outlook import read_network
    from crossbearing.tell.write import write_outputs

    read = read_network(folder)
    files, faults, notes = _project(read, **given)
    write_outputs(out, files)
    if not quiet:
        _say([*read.faults, *faults])
        for note in notes:
            click.echo(note, err=True)


def _project(
    read: Read, *, totals: Path | None, observed: Path | None, members: int, seed: int
) -> tuple[dict[str, bytes], list[Any], tuple[str, ...]]:
    from crossbearing.outlook import read_observed, read_totals, simulate
    from crossbearing.outlook.daily import daily_csv, links_csv, naive_csv

    total, faults_1 = read_totals(totals, read.network.days) if totals else (None, ())
    counts, faults_2 = read_observed(observed, read.network) if observed else (None, ())
    found = simulate(
        read.network, read.conflict, totals=total, observed=counts, members=members, band_seed=seed
    )
    files = {"daily.csv": daily_csv(found).encode(), "links.csv": links_csv(found).encode()}
    if found.naive is not None:
        files["naive.csv"] = naive_csv(found, found.naive).encode()
    return files, [*faults_1, *faults_2], found.notes


def _say(faults: list[Any]) -> None:
    for fault in faults[:MOST_FAULTS]:
        click.echo(str(fault), err=True)
    if len(faults) > MOST_FAULTS:
        click.echo(f"… and {len(faults) - MOST_FAULTS} more faults of the tables", err=True)
