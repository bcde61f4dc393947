"""Charts and maps of an outlook: numbers in few characters, nothing but numbers and escaped names in the drawing."""

from __future__ import annotations

import re
from dataclasses import replace

import numpy as np
import pytest

from crossbearing.outlook import Link, Network, Place
from crossbearing.tell.outlook_chart import draw_chart, short
from crossbearing.tell.outlook_map import draw_map

VALUE = np.array([0.0, 50.0, 1500.0])
NONE = np.full(3, np.nan)
ENDS = ("1 May", "3 May")
LAND = Network(
    (Place("A<i>", lat=10, lon=20), Place("B", lat=11, lon=21), Place("nowhere")),
    (Link("A<i>", "B", 100), Link("B", "nowhere", 5)),
    days=3,
)


@pytest.mark.parametrize(
    ("people", "words"), [(0, "0"), (950, "950"), (12000, "12k"), (-1500, "-1.5k"), (1_300_000, "1.3M")]
)
def test_counts_are_told_in_few_characters(people: float, words: str) -> None:
    assert short(people) == words


def test_a_chart_has_its_band_and_baseline_only_where_there_are_any() -> None:
    bare = draw_chart("A<i>", VALUE, NONE, NONE, ends=ENDS)
    full = draw_chart("A<i>", VALUE, VALUE / 2, VALUE * 2, naive=VALUE, ends=ENDS)
    assert ("c-band" in bare, "c-naive" in bare) == (False, False)
    assert ("c-band" in full, "c-naive" in full) == (True, True)
    assert "<i>" not in full
    assert ">3k<" in full
    assert "nan" not in bare


def test_the_last_bits_of_a_sum_do_not_open_a_part_below_the_line() -> None:
    drawn = draw_chart("A", VALUE, VALUE - 1e-9, VALUE, ends=ENDS)
    assert ">-0<" not in drawn
    assert ">-1.5k<" in draw_chart("A", -VALUE, NONE, NONE, ends=ENDS)


def test_a_map_draws_flows_both_ways_and_escapes_names() -> None:
    drawn = draw_map(LAND, [0.0, 800.0, 5.0], [600.0, 30.0, 9.0, 0.0])
    assert drawn.count("m-flow") == 2
    assert "A&lt;i&gt; → B: +600" in drawn
    assert "<i>" not in drawn
    assert not re.search(r"nan|inf", drawn)


def test_fewer_people_are_marked_on_a_map_of_differences() -> None:
    drawn = draw_map(LAND, [-10.0, 10.0, 0.0], [-5.0, 5.0, 0.0, 0.0], differences=True)
    assert drawn.count("fewer") == 2


def test_a_network_without_coordinates_has_no_map() -> None:
    bare = replace(LAND, places=tuple(replace(p, lat=None, lon=None) for p in LAND.places))
    assert draw_map(bare, [1.0, 2.0, 3.0], [1.0] * 4) == ""
