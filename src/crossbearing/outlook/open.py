"""Opens a network by what the user gives: a folder, the name of a packaged one, or `gazetteer:SY,LB`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.resources import as_file, files
from pathlib import Path

from crossbearing.errors import BadNetwork
from crossbearing.outlook.drawn import draw_network
from crossbearing.outlook.network import Conflict
from crossbearing.outlook.read import Read, read_network

__all__ = ["PACKAGED", "open_network"]

PACKAGED = {
    "western-syria": "western Syria: towns per GeoNames, main roads by general knowledge, lengths great circles x 1.25 (see its SOURCES.md)"
}
"""Networks that ship with the product, and what they are made from."""


def open_network(given: str, around: Sequence[tuple[float, float]] = ()) -> Read:
    """Open a network.

    Args:
        given: A folder with tables in Flee's format, a name of `PACKAGED`, or `gazetteer:` and country codes.
        around: Points near which the towns of a drawn network must lie; none for all.

    Raises:
        BadNetwork: there is no such network, or it holds nothing that could be used.
    """
    if given.startswith("gazetteer:"):
        codes = [c.strip().upper() for c in given.partition(":")[2].split(",") if c.strip()]
        return Read(draw_network(codes, around=around), Conflict(), ())
    if Path(given).is_dir():
        return read_network(Path(given))
    if given in PACKAGED:
        with as_file(files("crossbearing.outlook").joinpath("data", given)) as folder:
            return read_network(folder, PACKAGED[given])
    raise BadNetwork(
        f"{given} is no folder and no packaged network. Give a folder with locations.csv and routes.csv, "
        f"one of {', '.join(PACKAGED)}, or gazetteer:SY,LB for a network drawn from the gazetteer."
    )
