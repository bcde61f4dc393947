"""The step: an outlook → its files."""

from __future__ import annotations

from pathlib import Path

from crossbearing.errors import OutputError
from crossbearing.outlook.areas import Area, areas
from crossbearing.outlook.daily import daily_csv, links_csv, naive_csv
from crossbearing.outlook.plan import Planned
from crossbearing.outlook.write import network_files
from crossbearing.tell.outlook_page import render_outlook
from crossbearing.tell.outlook_tables import areas_csv, faults_csv, outlook_csv, outlook_geojson, used_csv

__all__ = ["outlook_files", "refuse_leftovers"]

_TELLING = (
    *("daily.csv", "links.csv", "outlook.csv", "outlook.geojson", "differences.csv", "difference-links.csv"),
    *("naive.csv", "base.csv", "faults.csv", "network"),
)
"""Files that name places and routes."""


def outlook_files(planned: Planned, *, public: bool) -> dict[str, bytes]:
    """The files of an outlook by name.

    Args:
        planned: The outlook.
        public: Areas and weeks only.
    """
    page = render_outlook(planned, public=public).encode()
    if public:
        return {"areas.csv": areas_csv(_cases(planned), planned.case.network), "index.html": page}
    outlook = planned.outlook
    files = {
        "daily.csv": daily_csv(outlook.network, outlook.places).encode(),
        "links.csv": links_csv(outlook.network, outlook.stretches).encode(),
        "outlook.csv": outlook_csv(outlook),
        "outlook.geojson": outlook_geojson(outlook, planned.parameters.speed),
        "areas.csv": areas_csv(_cases(planned), planned.case.network),
        "index.html": page,
    }
    if outlook.naive is not None:
        files["naive.csv"] = naive_csv(outlook.network, outlook.naive).encode()
    if planned.used:
        files["base.csv"] = used_csv(planned.used)
    if planned.faults:
        files["faults.csv"] = faults_csv(planned.faults)
    if planned.change is not None:
        files["differences.csv"] = daily_csv(outlook.network, planned.change.places).encode()
        files["difference-links.csv"] = links_csv(outlook.network, planned.change.stretches).encode()
    tables = network_files(planned.case.network, planned.case.conflict)
    return files | {f"network/{name}": text.encode() for name, text in tables.items()}


def _cases(planned: Planned) -> list[tuple[str, list[Area]]]:
    found = [("base case", areas(planned.case, planned.run))]
    if planned.change is not None and planned.changed_case is not None:
        found.append(("; ".join(planned.change.words), areas(planned.changed_case, planned.change.runs[1])))
    return found


def refuse_leftovers(out: Path) -> None:
    """Files of an earlier, fuller result must not lie beside a public one.

    Raises:
        OutputError: there are such files.
    """
    if left := [name for name in _TELLING if (out / name).exists()]:
        raise OutputError(
            f"{out} holds {', '.join(left)}, which name places and routes. Give an empty folder for what is made public."
        )
