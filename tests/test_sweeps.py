"""The collector is put back as its user had it, whatever happens."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from crossbearing.sweeps import fewer_sweeps


@pytest.fixture(autouse=True)
def _restored() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


def test_it_sweeps_less_often_within_and_as_before_after() -> None:
    gc.set_threshold(700, 10, 10)
    with fewer_sweeps():
        assert gc.get_threshold()[0] > 700
    assert gc.get_threshold() == (700, 10, 10)


def test_an_error_puts_it_back_too() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(RuntimeError), fewer_sweeps():
        raise RuntimeError
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("own", [(0, 10, 10), (10**6, 10, 10)])
def test_one_that_is_still_or_stiller_is_left_alone(own: tuple[int, int, int]) -> None:
    gc.set_threshold(*own)
    with fewer_sweeps():
        assert gc.get_threshold() == own
