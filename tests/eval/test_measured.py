"""Counts, rates and the bootstrap: worked by hand, and the same every time."""

from __future__ import annotations

import pytest

from eval.measured import Measured, interval, rates, total, with_intervals

ITEMS = [{"share": (1.0, 1.0)}] * 6 + [{"share": (0.0, 1.0)}] * 4


def test_counts_add_up():
    assert total([{"a": (1, 2)}, {"a": (0, 3), "b": (1, 1)}]) == {"a": (1, 5), "b": (1, 1)}


def test_f1_is_made_of_its_precision_and_recall():
    found = rates({"x_p": (1, 2), "x_r": (1, 4), "y_precision": (0, 0), "y_recall": (0, 5)})
    assert found["x_f1"] == pytest.approx(2 * 0.5 * 0.25 / 0.75)
    assert found["y_f1"] == 0.0
    assert found["y_precision"] is None


def test_nothing_to_count_is_no_figure():
    assert rates({"a": (0, 0), "b_p": (0, 0), "b_r": (0, 0)}) == {
        "a": None,
        "b_p": None,
        "b_r": None,
        "b_f1": None,
    }


def test_the_interval_is_the_same_every_time_and_holds_the_figure():
    low, high = interval([ITEMS])["share"]
    assert interval([ITEMS])["share"] == (low, high)
    assert 0.25 <= low < 0.6 < high <= 0.95


def test_the_interval_narrows_with_more_items():
    few, many = interval([ITEMS])["share"], interval([ITEMS * 10])["share"]
    assert many[1] - many[0] < (few[1] - few[0]) / 2


def test_items_that_agree_leave_no_room():
    assert interval([[{"share": (1.0, 1.0)}] * 5])["share"] == (1.0, 1.0)


def test_kinds_of_items_are_resampled_apart():
    drawn = interval([[{"a": (1.0, 1.0)}], [{"a": (0.0, 1.0)}]])
    assert drawn["a"] == (0.5, 0.5)


def test_a_figure_to_which_the_items_do_not_add_up_has_no_interval():
    assert with_intervals([Measured("share", 0.6)], [ITEMS])[0].low is not None
    assert with_intervals([Measured("share", 0.7)], [ITEMS]) == (Measured("share", 0.7),)


def test_a_figure_that_is_missing_has_no_interval():
    assert with_intervals([Measured("other", None)], [ITEMS]) == (Measured("other", None),)
