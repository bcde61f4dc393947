"""Changes in words: each form does what it says, and what is not understood is told, never guessed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import numpy as np
import pytest
from outlook_land import FIGHTING, land

from crossbearing.errors import BadScenario
from crossbearing.outlook import Conflict, Link, Network
from crossbearing.outlook.areas import FEWEST, areas, rounded
from crossbearing.outlook.difference import difference
from crossbearing.outlook.project import Case
from crossbearing.outlook.scenario import apply
from crossbearing.outlook.simulate import Plan, run

BASE = replace(
    land(),
    start=date(2024, 12, 6),
    links=(
        Link("Arden", "Brook", 80, road="N1"),
        *land().links[1:2],
        Link("Brook", "Dell", 160, road="N1"),
        land().links[3],
    ),
)


@pytest.mark.parametrize(
    "words",
    [
        "Cairn falls on 2024-12-08",
        "fighting at cairn from 2024-12-08 to 2024-12-22",
        "Flight from Cairn from 2024-12-08 to 2024-12-22",
    ],
)
def test_a_fall_is_fighting_for_two_weeks(words: str) -> None:
    network, conflict = apply(words, BASE, FIGHTING)
    assert network == BASE
    assert [conflict.at("Cairn", d) for d in (0, 1, 2, 15, 16, 39)] == [0, 0, 1, 1, 0, 0]
    assert conflict.at("Arden", 5) == 1.0


@pytest.mark.parametrize(
    ("words", "kind", "ends", "status", "start"),
    [
        ("close N1 at Brook", "link", {("Arden", "Brook"), ("Brook", "Dell")}, "closed", 0),
        ("restrict N1 at Dell from 2024-12-10", "link", {("Brook", "Dell")}, "restricted", 4),
        ("close Brook - Dell", "link", {("Brook", "Dell")}, "closed", 0),
        ("open Cairn", "location", {("Cairn", "")}, "open", 0),
        ("close border Westland - Eastland", "country", {("Westland", "Eastland")}, "closed", 0),
    ],
)
def test_roads_places_links_and_borders_are_closed(
    words: str, kind: str, ends: set[tuple[str, str]], status: str, start: int
) -> None:
    network, _ = apply(words, BASE, FIGHTING)
    assert {(c.a, c.b) for c in network.closures} == ends
    assert {(c.kind, c.status, c.start) for c in network.closures} == {(kind, status, start)}


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Arden may fall", "PLACE falls on DATE"),
        ("Ardenne falls on 2024-12-08", "Near it: Arden"),
        ("Arden falls on 2024-13-40", "no date of the calendar"),
        ("Arden falls on 2026-01-01", "after the outlook"),
        ("close N7 at Brook", "Roads: N1"),
        ("close N1 at Elm", "neither a road nor a place"),
        ("close Arden - Dell", "no link between Arden and Dell"),
        ("close border Westland - Mars", "Eastland, Westland"),
        ("", "cannot be understood"),
    ],
)
def test_what_is_not_understood_is_told(words: str, said: str) -> None:
    with pytest.raises(BadScenario, match=said):
        apply(words, BASE, FIGHTING)


def test_dates_need_a_first_day() -> None:
    with pytest.raises(BadScenario, match="StartDate"):
        apply("Arden falls on 2024-12-08", land(), FIGHTING)


def cases(words: str, network: Network = BASE) -> tuple[Case, Case]:
    totals = np.linspace(0, 12000, network.days)
    base = Case(network, FIGHTING, totals)
    changed, conflict = apply(words, network, FIGHTING)
    return base, Case(changed, conflict, totals)


def test_a_change_moves_people_and_its_band_is_of_the_difference() -> None:
    base, changed = cases("close Brook - Dell")
    found = difference(("close Brook - Dell",), base, changed, Plan(members=30))
    dell, elm = found.places.value[3], found.places.value[4]
    assert dell[39] < -2000
    assert dell == pytest.approx(-elm)
    assert found.places.high[3, 39] < 0
    assert found.stretches.value[4].min() < 0  # Brook → Dell


def test_a_change_that_touches_nobody_makes_no_difference_in_any_member() -> None:
    base, changed = cases("close border Westland - Eastland from 2025-01-14")
    found = difference(("late",), base, changed, Plan(members=30))
    assert np.abs(found.places.value[:, :30]).max() == 0
    assert np.abs(found.places.low[:, :30]).max() == 0
    assert np.abs(found.places.high[:, :30]).max() == 0


def test_fighting_elsewhere_sets_others_out_where_conflict_drives_the_volume() -> None:
    conflict = Conflict({"Arden": (1.0,)})
    network, changed = apply("Cairn falls on 2024-12-08", BASE, conflict)
    found = difference(("x",), Case(BASE, conflict), Case(network, changed), Plan())
    assert found.places.value[3:, 39].sum() > 300


def test_the_public_form_has_areas_and_weeks_in_round_numbers() -> None:
    network = replace(
        BASE, places=tuple(replace(p, region="Border" if p.is_camp else "") for p in BASE.places)
    )
    case = Case(network, FIGHTING, np.linspace(0, 12345, 40))
    found = {a.name: a for a in areas(case, run(case, Plan(members=20)))}
    assert set(found) == {"Border", "Westland"}
    assert len(found["Border"].value) == 6
    assert found["Border"].value[-1] == 12000
    assert set(found["Westland"].value) == {FEWEST}
    assert rounded(np.array([0.0, 499.0, 12345.0])).tolist() == [FEWEST, FEWEST, 12000.0]
