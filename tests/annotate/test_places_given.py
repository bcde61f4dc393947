"""Names that somebody else has found, and places restricted to some countries."""

from __future__ import annotations

import functools

import pytest

from crossbearing.annotate import resolve_places
from crossbearing.annotate.places import find_places
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import PlaceMention, Report


@functools.cache
def opened() -> Gazetteer:
    return Gazetteer.open()


def resolved(text: str, *names: str) -> tuple[PlaceMention, ...]:
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    return resolve_places(Report(id="r", text=text), spans, opened())


def test_each_given_name_has_one_mention_and_others_none() -> None:
    text = "Paris and Dallas are in Texas, not in France."
    found = resolved(text, "Dallas", "Paris")
    assert [(m.text, m.start, m.country) for m in found] == [("Paris", 0, "US"), ("Dallas", 10, "US")]


def test_a_given_name_stands_where_the_finder_would_take_it_for_a_person() -> None:
    text = "Lincoln said nothing. The fair in Nebraska went on in Omaha."
    assert "Lincoln" not in [m.text for m in find_places(Report(id="r", text=text), opened())]
    assert resolved(text, "Lincoln")[0].admin1 == "Nebraska"


def test_a_given_name_that_no_gazetteer_has_is_a_place_all_the_same() -> None:
    (found,) = resolved("They met in zobrunka near Kharkiv, Ukraine.", "zobrunka")
    assert (found.name, found.text) == ("zobrunka", "zobrunka")


@pytest.mark.parametrize("span", [(5, 5), (9, 3), (-1, 4), (0, 10_000)])
def test_spans_that_are_none_are_left_out(span: tuple[int, int]) -> None:
    assert resolve_places(Report(id="r", text="Goma was quiet."), [span], opened()) == ()


def test_a_span_given_twice_is_resolved_once() -> None:
    assert len(resolve_places(Report(id="r", text="Goma was quiet."), [(0, 4), (0, 4)], opened())) == 1


def country_in(text: str, name: str, *regions: str) -> str | None:
    found = find_places(Report(id="r", text=text), opened(), regions=regions)
    return next((m.country for m in found if m.text == name), None)


def test_of_a_shared_name_the_place_in_the_region_is_meant() -> None:
    text = "Shells fell in Tripoli at dawn. Officials in Benghazi and Misrata wrote to London."
    assert country_in(text, "Tripoli") == "LY"
    assert country_in(text, "Tripoli", "LB") == "LB"
    assert country_in(text, "London", "LB") == "GB"


def test_a_small_namesake_outside_the_region_is_not_meant() -> None:
    text = "Gunmen burned houses in Corbin before dawn."
    assert country_in(text, "Corbin") == "US"
    assert country_in(text, "Corbin", "ML") is None
