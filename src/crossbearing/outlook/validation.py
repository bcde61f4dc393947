"""Checks the counts that a published instance holds beside its network. They are the answer: they are never projected from."""

from __future__ import annotations

from pathlib import Path

from crossbearing.outlook.cells import Fault, Faults, Row, rows
from crossbearing.outlook.network import Network

__all__ = ["check_counts"]

FOLDERS = ("validation", "source_data")
"""Where published instances keep their counts."""


def check_counts(folder: Path, network: Network) -> tuple[Fault, ...]:
    """Faults of the counts below a network's folder; none where it has none.

    Args:
        folder: The network's folder.
        network: What was read from it.
    """
    faults = Faults()
    for below in FOLDERS:
        if (folder / below / "data_layout.csv").is_file():
            _layout(folder / below, network, faults)
    return tuple(faults.found)


def _layout(folder: Path, network: Network, faults: Faults) -> None:
    counted: set[str] = set()
    for row in rows(folder / "data_layout.csv", faults, head_at_top=False):
        if row.text(0) in ("total", ""):
            continue
        counted.add(row.text(0))
        if row.text(0) not in {p.name for p in network.places}:
            row.fault("1", f"{row.text(0)!r} is no place of locations.csv", fatal=True)
        for column, name in enumerate(row.cells[1:], 2):
            _file(folder, name, column, row, faults)
    for camp in network.camps:
        if camp not in counted:
            faults.add("data_layout.csv", 0, "", f"the camp {camp} has no counts")


def _file(folder: Path, name: str, column: int, row: Row, faults: Faults) -> None:
    if not name:
        return
    if Path(name).name != name or not (folder / name).is_file():
        row.fault(str(column), f"{name!r} is no file beside it", fatal=True)
        return
    for line in rows(folder / name, faults, head_at_top=False):
        if line.text(0).lower() not in ("date", "datetime"):
            line.day_at(0, "1")
            line.number_at(1, "2", low=0)
