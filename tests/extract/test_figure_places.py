"""Where a figure of displaced people or houses belongs whose sentence names no place, or an unlisted one."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim, PlaceMention


def _figure(claims: list[Claim]) -> Claim:
    return next(c for c in claims if c.quantity and c.quantity.measure)


@pytest.mark.parametrize(
    ("text", "place", "country"),
    [
        (
            "Some 4,700 people were displaced on Tuesday. The fighting reached western Mosul in the night.",
            "Iraq",
            "IQ",
        ),
        (
            "Water rose quickly in Canoas. Some 6,200 people slept in gymnasiums on Sunday night.",
            "Canoas",
            "BR",
        ),
        ("About 2,000 people were evacuated on Monday after flooding in Neiva in Huila.", "Neiva", "CO"),
        (
            "Chinese authorities said the storm forced 37,000 people to evacuate.",
            "China",
            "CN",
        ),
        (
            "Some 300 families were displaced in the village of Kubrasha. Khartoum and Omdurman were calm.",
            "Kubrasha",
            "SD",
        ),
    ],
)
def test_the_report_tells_the_country(
    text: str, place: str, country: str, draw: Callable[..., list[Claim]]
) -> None:
    first = _figure(draw(text)).places[0]
    assert (place in first.name, first.country) == (True, country)


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces drove 5,000 people from their homes.",
        "Some 5,000 people were displaced on Tuesday. Officials from Khartoum met others in Addis Ababa and Nairobi.",
        "About 700 families were displaced by the storm.",
    ],
)
def test_an_army_or_many_countries_tell_none(text: str, draw: Callable[..., list[Claim]]) -> None:
    assert not [p.country for p in _figure(draw(text)).places if p.country]


def test_a_country_that_is_only_derived_is_a_whole_country(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("Some 4,700 people were displaced on Tuesday. Mosul was shelled.")
    place = _figure(claims).places[0]
    assert place.feature == "country"
    assert (place.precision_km or 0) > 300
    assert not isinstance(place, PlaceMention)


def test_the_border_nearby_is_not_the_place(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("In Shan State, close to the Chinese frontier, some 2,100 people were evacuated.")
    assert _figure(claims).places[0].country == "MM"
