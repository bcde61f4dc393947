"""Floors: below fails, raising never lowers, lowering asks for a reason, and a changed set is an error."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from eval import floors
from eval.floors import Floor, Pin, SetFloors
from eval.measured import Measured, MeasuredSet

SET = "public.homs"
UP, DOWN = "core_claim_recall", "forbidden_boilerplate_count"  # more is better, less is better


def measured(value: float | None, figure: str = UP, sha256: str = "a") -> list[MeasuredSet]:
    return [MeasuredSet(SET, sha256, (Measured(figure, value),))]


def pinned(value: float, figure: str = UP, **fields: object) -> floors.Floors:
    return {SET: SetFloors(files=Pin(sha256="a"), floors={figure: Floor(floor=value, **fields)})}


@pytest.mark.parametrize(
    ("figure", "value", "floor", "falls"),
    [
        (UP, 0.8, 0.8, False),
        (UP, 0.81, 0.8, False),
        (UP, 0.799, 0.8, True),
        (DOWN, 1.0, 1.0, False),
        (DOWN, 0.0, 1.0, False),
        (DOWN, 2.0, 1.0, True),
    ],
)
def test_a_figure_that_is_worse_than_its_floor_fails(figure, value, floor, falls):
    found = list(floors.failures(measured(value, figure), pinned(floor, figure)))
    assert bool(found) == falls
    assert all(f"{SET}.{figure}" in line for line in found)


def test_a_floor_whose_figure_was_not_measured_fails():
    assert list(floors.failures(measured(None), pinned(0.8)))
    assert list(floors.failures([MeasuredSet(SET, "a", ())], pinned(0.8)))


def test_a_set_that_was_not_measured_neither_passes_nor_fails():
    assert list(floors.failures([], pinned(0.8))) == []


def test_a_changed_set_is_an_error_that_says_so_whatever_its_figures():
    (line,) = floors.failures(measured(0.9, sha256="b"), pinned(0.8))
    assert SET in line
    assert "--accept" in line


@pytest.mark.parametrize(
    ("figure", "floor", "value", "new"),
    [
        (UP, 0.8, 0.8769, 0.876),
        (UP, 0.8, 0.7, 0.8),
        (UP, 0.8, 0.8001, 0.8),
        (DOWN, 2.0, 1.0, 1.0),
        (DOWN, 2.0, 3.0, 2.0),
    ],
)
def test_raising_takes_what_is_better_and_never_lowers(figure, floor, value, new):
    assert floors.raised(measured(value, figure), pinned(floor, figure))[SET].floors[figure].floor == new


def test_what_was_measured_holds_the_floor_it_raised():
    for value in (0.8769, 2 / 3, 0.1 + 0.2, 1.0, 0.0):
        up = floors.raised(measured(value), pinned(0.0))
        assert list(floors.failures(measured(value), up)) == []


def test_a_first_floor_is_given_to_figures_with_an_aim_and_the_files_are_pinned():
    both = [MeasuredSet(SET, "a", (Measured(UP, 0.84), Measured("negation_accuracy", 0.98)))]
    up = floors.raised(both, {})[SET]
    assert set(up.floors) == {UP}
    assert up.files == Pin(sha256="a")


def test_a_changed_set_is_not_raised():
    assert floors.raised(measured(0.9, sha256="b"), pinned(0.8)) == pinned(0.8)


def test_lowering_keeps_the_reason_and_what_was_before():
    low = floors.lower(pinned(0.8), SET, UP, 0.7, "a coded claim was wrong")
    assert low[SET].floors[UP] == Floor(floor=0.7, was=0.8, why="a coded claim was wrong")
    lower = floors.lower(low, SET, UP, 0.6, "another")
    assert lower[SET].floors[UP] == Floor(floor=0.6, was=0.8, why="another")


@pytest.mark.parametrize(
    ("figure", "value", "why"),
    [(UP, 0.7, " "), (UP, 0.9, "reason"), (UP, 0.8, "reason"), ("term", 0.1, "reason")],
)
def test_lowering_is_refused_without_reason_without_floor_or_upwards(figure, value, why):
    with pytest.raises(ValueError, match=r"."):
        floors.lower(pinned(0.8), SET, figure, value, why)


def test_a_ceiling_is_lowered_upwards():
    assert floors.lower(pinned(1, DOWN), SET, DOWN, 2, "why")[SET].floors[DOWN].floor == 2
    with pytest.raises(ValueError, match="does not lower"):
        floors.lower(pinned(1, DOWN), SET, DOWN, 0, "why")


def test_a_reason_goes_when_the_floor_is_regained_and_not_before():
    low = pinned(0.7, was=0.8, why="reason")
    assert floors.raised(measured(0.75), low)[SET].floors[UP] == Floor(floor=0.75, was=0.8, why="reason")
    assert floors.raised(measured(0.8), low)[SET].floors[UP] == Floor(floor=0.8)


def test_accepting_a_change_needs_a_reason_and_keeps_the_floors():
    new = floors.accept(pinned(0.8), SET, "b", "a typing error was mended")
    assert new[SET] == SetFloors(
        files=Pin(sha256="b", why="a typing error was mended"), floors=pinned(0.8)[SET].floors
    )
    with pytest.raises(ValueError, match="--why"):
        floors.accept(pinned(0.8), SET, "b", "")


def test_what_is_written_is_read_again(tmp_path: Path):
    path = tmp_path / "floors.toml"
    before = {
        **floors.lower(pinned(0.8), SET, UP, 0.7, 'said "no"\nand\\or ü'),
        "gold.open": SetFloors(
            files=Pin(sha256="c", why="more texts"), floors={"claim_f1": Floor(floor=0.5)}
        ),
        "examples.a": SetFloors(),
    }
    floors.write(before, path)
    assert floors.read(path) == before
    assert path.read_text(encoding="utf-8").startswith("#")


def test_an_unknown_key_in_the_file_is_an_error(tmp_path: Path):
    path = tmp_path / "floors.toml"
    path.write_text("[public.homs]\ncore_claim_recall = { flor = 1 }\n", encoding="utf-8")
    with pytest.raises(msgspec.ValidationError):
        floors.read(path)


def test_the_hash_tells_content_and_name_and_not_order(tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    one.write_text("x", encoding="utf-8")
    two.write_text("y", encoding="utf-8")
    first = floors.digest([one, two], tmp_path)
    assert floors.digest([two, one], tmp_path) == first
    one.write_text("z", encoding="utf-8")
    assert floors.digest([one, two], tmp_path) != first


def test_the_floors_that_ship_are_read_and_name_known_figures():
    from eval.figures import describe

    for name, have in floors.read().items():
        assert set(have.floors) <= set(describe(name).figure), name
