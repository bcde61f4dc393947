"""One deed in several places, each with its own number."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim

Counted = set[tuple[str | None, float | None, str | None, str]]


def _counted(claims: list[Claim]) -> Counted:
    return {
        (q.measure, q.value, q.unit, "+".join(p.name for p in c.places))
        for c in claims
        if (q := c.quantity) and q.measure
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "Some 4,000 families were displaced in Beira, 2,500 in Dondo and another 900 near Chimoio.",
            {
                ("displaced", 4000, "households", "Beira"),
                ("displaced", 2500, "households", "Dondo"),
                ("displaced", 900, "households", "Chimoio"),
            },
        ),
        (
            "Shelling drove 3,200 people (640 households) from Izyum and 1,100 from Kramatorsk.",
            {
                ("forced_to_flee", 3200, "people", "Izyum"),
                ("forced_to_flee", 640, "households", "Izyum"),
                ("forced_to_flee", 1100, "people", "Kramatorsk"),
            },
        ),
        (
            "The raid killed 14 people in Ituri and wounded 3 in Bunia.",
            {("killed", 14, "people", "Ituri"), ("injured", 3, "people", "Bunia")},
        ),
    ],
)
def test_each_number_has_its_place(text: str, wanted: Counted, draw: Callable[..., list[Claim]]) -> None:
    assert _counted(draw(text)) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The storm displaced 4,000 people in Beira, 12 days after it hit Dondo.",
        "The storm displaced 4,000 people in Beira and 30 trucks reached Dondo.",
        "The storm displaced 4,000 people in Beira, 190 km from Chimoio.",
    ],
)
def test_what_counts_something_else_is_no_item(text: str, draw: Callable[..., list[Claim]]) -> None:
    assert {f[1] for f in _counted(draw(text))} == {4000}


@pytest.mark.parametrize("text", ["He drove 12 people to Goma.", "Then 30-year-old men fled Izyum."])
def test_no_figure_of_those_who_fled(text: str, draw: Callable[..., list[Claim]]) -> None:
    assert not _counted(draw(text))


def test_what_an_old_flood_did_is_history(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("The flood of 1967 drove out 9,000 people in Canoas.")
    assert claims
    assert all(c.background for c in claims)


def test_counted_buildings_are_a_figure_of_housing(draw: Callable[..., list[Claim]]) -> None:
    assert [c.type for c in draw("The blaze destroyed 30 buildings in Lagos.")] == ["housing"]
    assert [c.type for c in draw("The blaze destroyed two fuel depots in Lagos.")] == ["destruction"]
