"""The base case: what a picture means on the network, with its claims; what cannot be told is not used."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from outlook_land import land

from crossbearing.model import Picture
from crossbearing.model.picture import AccessState, ControlState, DisplacementFigure
from crossbearing.model.place import Place as Told
from crossbearing.outlook import Conflict, Link, Place
from crossbearing.outlook.base import base_case
from crossbearing.outlook.plan import Asked, plan

BASE = land()
NETWORK = replace(
    BASE,
    places=(*BASE.places, Place("Fells crossing", country="Westland", lat=10.5, lon=21.5, kind="marker")),
    links=(Link("Arden", "Brook", 80, road="N1"), *BASE.links[1:], Link("Brook", "Fells crossing", 60)),
)


def told(name: str, feature: str = "town", lat: float | None = None, lon: float | None = None) -> Told:
    return Told(name=name, surface=name, lat=lat, lon=lon, feature=feature, resolved=lat is not None)


def control(name: str, status: Any, since: str | None = None, **where: float) -> ControlState:
    return ControlState(
        place=told(name, **where), holder="army", since=since, status=status, claims=(f"c:{name}",)
    )  # type: ignore[arg-type]


def access(name: str, feature: str, state: Any) -> AccessState:
    return AccessState(
        place=told(name, feature), feature=feature, state=state, since=None, by=None, claims=(f"a:{name}",)
    )


def figure(best: float, scope: str, feature: str = "country", **fields: Any) -> DisplacementFigure:
    given = {
        "measure": "flow",
        "low": best,
        "high": best * 1.5,
        "as_of": "2024-12-06",
        "origins": 1,
        "claims": ("f",),
    }
    return DisplacementFigure(scope=scope, place=told("Westland", feature), best=best, **{**given, **fields})


def laid(**parts: Any) -> Any:
    return base_case(Picture(as_of="2024-12-06", **parts), NETWORK, Conflict(), days=30)


@pytest.mark.parametrize(
    ("status", "since", "intensities"),
    [
        ("contested", None, [1.0, 1.0]),
        ("disputed", None, [1.0, 1.0]),
        ("threatened", None, [0.5, 0.5]),
        ("held", "2024-12-04", [0.7, 0.0]),
        ("held", "2024-10-04", [0.0, 0.0]),
        ("held", None, [0.0, 0.0]),
        ("unknown", None, [0.0, 0.0]),
    ],
)
def test_control_becomes_intensity(status: str, since: str | None, intensities: list[float]) -> None:
    base = laid(control=(control("Arden", status, since),))
    assert [base.conflict.at("Arden", d) for d in (0, 20)] == intensities
    assert base.used[0].claims == ("c:Arden",)
    assert base.used[0].effect.startswith("not used") == (intensities == [0.0, 0.0])


def test_a_place_is_found_by_its_position_and_a_namesake_far_away_is_not() -> None:
    near = laid(control=(control("Old Arden", "contested", lat=10.02, lon=20.02),))
    assert near.conflict.at("Arden", 0) == 1.0
    far = laid(control=(control("Arden", "contested", lat=40.0, lon=-3.0),))
    assert far.conflict.at("Arden", 0) == 0.0


def test_an_area_is_no_town_of_its_name() -> None:
    base = laid(control=(control("Arden", "contested", feature="admin1"),))  # type: ignore[arg-type]
    assert base.conflict.at("Arden", 0) == 0.0


@pytest.mark.parametrize(
    ("name", "feature", "state", "closures"),
    [
        ("Fells", "crossing", "closed", [("location", "Fells crossing", "", "closed")]),
        ("Fells", "crossing", "struck", [("location", "Fells crossing", "", "restricted")]),
        ("Fells", "crossing", "unknown", []),
        ("N1", "road", "closed", [("link", "Arden", "Brook", "closed")]),
        ("Brook", "road", "closed", []),  # which of its roads is not said
        ("Brook bridge", "bridge", "destroyed", [("link", "Arden", "Brook", "restricted")]),
        ("Brook bridge", "bridge", "open", []),
        ("Brook", "power", "closed", []),
        ("Brook", "crossing", "closed", []),  # a town is no crossing
    ],
)
def test_access_becomes_closures_where_the_link_can_be_told(
    name: str, feature: str, state: str, closures: list[Any]
) -> None:
    base = laid(access=(access(name, feature, state),))
    assert [(c.kind, c.a, c.b, c.status) for c in base.network.closures] == closures
    assert all(c.claims == (f"a:{name}",) for c in base.network.closures)
    assert base.used[0].effect.startswith("not used") == (not closures)


def test_the_figure_of_the_country_drives_the_volume_over_the_days_that_it_counts() -> None:
    wide = figure(30000, "Westland, since 26 November 2024")
    stock = figure(900000, "Westland", measure="stock")
    town = figure(99000, "Arden", feature="city")
    back = figure(500000, "Westland", term="returned")
    base = laid(displacement=(stock, town, back, wide))
    assert (base.people, base.warm, base.factor) == (30000.0, 10, (1.0, 1.5))
    assert sum(not u.effect.startswith("not used") for u in base.used) == 1


def test_households_are_not_taken_for_people() -> None:
    assert laid(displacement=(figure(30000, "Westland", unit="households"),)).people is None


def test_as_many_are_under_way_on_day_0_as_the_figure_counts() -> None:
    picture = Picture(
        as_of="2024-12-06",
        control=(control("Homs", "contested", lat=34.724, lon=36.7256),),
        displacement=(figure(50000, "Syria, since 27 November 2024"),),
    )
    planned = plan(Asked("western-syria", picture, members=0))
    people = planned.outlook.places.value[:, 0].sum() + planned.outlook.stretches.value[:, 0].sum()
    assert people == pytest.approx(50000 * 10 / 9, rel=0.15)  # nine days before day 0, and day 0
    assert planned.outlook.claims == ("c:Homs", "f")
    assert np.isfinite(planned.outlook.places.value).all()
