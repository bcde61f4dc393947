"""Runs Flee 3.1 on a conflict in its own format, with a total that grows evenly, and prints its CPU seconds.

Called by `benchmarks/outlook.py` in an interpreter that has flee==3.1; it imports nothing of ours.
"""

from __future__ import annotations

import sys
import tempfile
import time
from pathlib import Path


def main(folder: Path, people: int) -> float:
    """CPU seconds of the steps; reading the tables is left out."""
    from flee import InputGeography, flee, spawning  # type: ignore[import-not-found]

    with tempfile.NamedTemporaryFile("w", suffix=".yml") as settings:
        settings.write("spawn_rules:\n  take_from_population: False\nmove_rules:\n  max_move_speed: 360.0\n")
        settings.flush()
        flee.SimulationSettings.ReadFromYML(settings.name)
    world, tables = flee.Ecosystem(), InputGeography.InputGeography()
    tables.ReadConflictInputCSV(csv_name=str(folder / "conflicts.csv"))
    tables.ReadLocationsFromCSV(csv_name=str(folder / "locations.csv"))
    tables.ReadLinksFromCSV(csv_name=str(folder / "routes.csv"))
    tables.ReadClosuresFromCSV(csv_name=str(folder / "closures.csv"))
    world, _ = tables.StoreInputGeographyInEcosystem(e=world)
    rows = (folder / "sim_period.csv").read_text(encoding="utf-8").split()
    days = next(int(r.split(",")[1]) for r in rows if r.startswith("Length"))
    start = time.process_time()
    for day in range(days):
        tables.AddNewConflictZones(e=world, time=day)
        spawning.refresh_spawn_weights(world)
        spawning.spawn_agents(world, people * (day + 1) // days - people * day // days)
        world.evolve()
    return time.process_time() - start


if __name__ == "__main__":
    print(main(Path(sys.argv[1]), int(sys.argv[2])))
