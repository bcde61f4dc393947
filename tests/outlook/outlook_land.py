"""A small land for the model: a fought-over town, two towns on the way, two camps abroad."""

from __future__ import annotations

from crossbearing.outlook import Closure, Conflict, Link, Network, Place

FILES = {
    "locations.csv": """#name,region,country,latitude,longitude,location_type,conflict_date,population
Arden,North,Westland,10.0,20.0,conflict_zone,0,50000
Brook,North,Westland,10.5,20.5,town,,8000
Cairn,South,Westland,9.5,20.5,town,,9000
Dell,Border,Eastland,10.5,22.0,camp,,20000
Elm,Border,East_land,9.5,22.0,camp,,20000
""",
    "routes.csv": """#name1,name2,distance,forced_redirection
Arden,Brook,80,0
Arden,Cairn,80,0
Brook,Dell,160,0
Cairn,Elm,160,0
""",
    "closures.csv": "#closure_type,name1,name2,closure_start,closure_end\n",
    "conflicts.csv": "#Day,Arden\n" + "".join(f"{d},1\n" for d in range(40)),
    "sim_period.csv": "StartDate,2024-11-01\nLength,40\n",
}


def land(
    *closures: Closure, capacity: float | None = 20000, days: int = 40, border: str = "Eastland"
) -> Network:
    """The same land in memory: north and south are mirror images."""
    places = (
        Place("Arden", country="Westland", lat=10.0, lon=20.0, kind="conflict_zone", people=50000),
        Place("Brook", country="Westland", lat=10.5, lon=20.5, people=8000),
        Place("Cairn", country="Westland", lat=9.5, lon=20.5, people=8000),
        Place("Dell", country=border, lat=10.5, lon=22.0, kind="camp", people=capacity),
        Place("Elm", country="Eastland", lat=9.5, lon=22.0, kind="camp", people=capacity),
    )
    links = (
        Link("Arden", "Brook", 80),
        Link("Arden", "Cairn", 80),
        Link("Brook", "Dell", 160),
        Link("Cairn", "Elm", 160),
    )
    return Network(places, links, closures, days)


FIGHTING = Conflict({"Arden": (1.0,)})
