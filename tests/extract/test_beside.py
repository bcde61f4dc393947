"""Numbers right beside a verb: lists and short forms in which a parse hangs the number elsewhere."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim

Figures = set[tuple[str | None, float | None]]


def _figures(claims: list[Claim]) -> Figures:
    return {
        (c.quantity.measure, c.quantity.value if c.quantity.value is not None else c.quantity.low)
        for c in claims
        if c.quantity and c.quantity.measure
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            "In Sylhet, 44 houses were destroyed and more than 310 damaged.",
            {("destroyed_housing", 44), ("damaged_housing", 310)},
        ),
        ("The quake displaced around 61,000 people across five provinces.", {("displaced", 61_000)}),
        (
            "Over 19,000 people have been affected and 1,870 relocated.",
            {("affected", 19_000), ("relocated", 1_870)},
        ),
        (
            "It reports two deaths in Jijel, 900 houses damaged in Skikda and about 600 people had to evacuate in Annaba.",
            {("killed", 2), ("damaged_housing", 900), ("evacuated", 600)},
        ),
        (
            "The 250 fighters displaced 1,700 families, killing 9 and injuring 31.",
            {("displaced", 1_700), ("killed", 9), ("injured", 31)},
        ),
    ],
)
def test_each_verb_takes_the_number_beside_it(
    text: str, wanted: Figures, draw: Callable[..., list[Claim]]
) -> None:
    assert _figures(draw(text)) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("A fire that killed 14 people destroyed houses in Lagos.", {("killed", 14)}),
        (
            "A storm that killed 14 people displaced thousands in Beira.",
            {("killed", 14), ("displaced", 2000)},
        ),
        ("The 400 fighters displaced the villagers.", set[tuple[str, float]]()),
        ("In its 30 villages, displaced farmers wait for seed.", set[tuple[str, float]]()),
        ("Of those displaced, 12 km from the front, nobody spoke.", set[tuple[str, float]]()),
    ],
)
def test_no_verb_takes_a_number_that_counts_something_else(
    text: str, wanted: Figures, draw: Callable[..., list[Claim]]
) -> None:
    assert _figures(draw(text)) == wanted


def test_a_bare_number_of_houses_counts_houses(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("In Sylhet, 44 houses were destroyed and more than 310 damaged.")
    assert {c.quantity.unit for c in claims if c.quantity} == {"houses"}
