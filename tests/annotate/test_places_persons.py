"""Names of persons, offices and firms that hold the name of a place."""

from __future__ import annotations

import functools

import pytest

from crossbearing.annotate.places import find_places
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import PlaceMention, Report


@functools.cache
def opened() -> Gazetteer:
    return Gazetteer.open()


def places(text: str) -> dict[str, PlaceMention]:
    return {p.text: p for p in find_places(Report(id="r", text=text), opened())}


@pytest.mark.parametrize(
    "text",
    [
        "A law of Rep. Joseph F. Wagner was read. Wagner had hoped for more.",
        "Gen. Hassan and Lt. Col. Mary T. Lincoln met. Lincoln left first.",
        "The flood took her house, and Corbin said she had nothing.",
    ],
)
def test_a_family_name_is_no_town(text: str) -> None:
    assert not {"Wagner", "Lincoln", "Hassan", "Corbin"} & set(places(text))


def test_a_government_speaks_and_is_still_found() -> None:
    assert places("Beirut said the border was shut.")["Beirut"].literal is False


def test_a_title_of_a_place_leaves_the_place() -> None:
    assert places("The Bishop of Goma, John Doe, wept.")["Goma"].country == "CD"


def test_a_country_before_an_office_is_found_and_is_no_scene() -> None:
    found = places("Former New York Gov. Mario Cuomo met U.S. Vice-President Joe Biden.")
    assert found["New York"].country == "US"
    assert "U.S." in found


@pytest.mark.parametrize(
    "text", ["A New York-based agency counted.", "The Geneva-based office counted.", "US-based staff left."]
)
def test_a_seat_is_no_scene(text: str) -> None:
    found = next(iter(places(text).values()))
    assert (found.literal, found.text in {"New York", "Geneva", "US"}) == (False, True)


def test_the_country_is_not_its_capital() -> None:
    found = places("The camp is in Matias Romero, Oaxaca State, Mexico; more came from southern Mexico.")
    assert found["Mexico"].feature == "country"
    assert found["Matias Romero"].country == "MX"


def test_a_capital_is_not_a_namesake_of_the_state_that_the_report_names() -> None:
    assert (
        places("WASHINGTON Two turkeys from Iowa were pardoned.")["WASHINGTON"].admin1
        == "District of Columbia"
    )


@pytest.mark.parametrize(
    "text",
    ["Western powers and Northern tribes met.", "They are Free men.", "The attack came Northwest of there."],
)
def test_adjectives_are_no_areas(text: str) -> None:
    assert not places(text)


def test_an_area_whose_name_is_an_adjective_is_found_beside_its_kind() -> None:
    assert places("Floods hit Western Region and Free State province.")


def test_the_seat_of_a_government_is_a_place_only_where_something_happens_at_it() -> None:
    assert places("Crowds gathered outside the White House.")["White House"].literal
    assert not places("The White House is silent, and Kremlin officials said no more.")


@pytest.mark.parametrize(
    "text",
    [
        "Fighters of Ahrar al-Sham left.",
        "Hamas left.",
        "Real Madrid won.",
        "Assad fled. President Bashar al-Assad spoke.",
    ],
)
def test_groups_clubs_and_rulers_are_no_towns(text: str) -> None:
    assert not [p for p in places(text).values() if p.literal]
