"""What befell people and their houses, in IDMC's terms and in many constructions, and what only looks like it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim

Figures = set[tuple[str | None, float | None, str | None]]


def _figures(claims: list[Claim]) -> Figures:
    return {
        (q.measure, q.value if q.value is not None else q.low, q.unit)
        for c in claims
        if (q := c.quantity) and q.measure
    }


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Some 1.1 million people remain displaced in Borno.", ("displaced", 1_100_000, "people")),
        (
            "About 14,000 people were registered as displaced around Bunia.",
            ("displaced", 14_000, "people"),
        ),
        (
            "Nearly 90,000 new displacements took place in Amhara in June.",
            ("displaced", 90_000, "people"),
        ),
        ("There are more than 12,000 IDPs from Darfur in Adré.", ("displaced", 12_000, "people")),
        ("More than 2,300 homes were evacuated in Valencia.", ("evacuated", 2_300, "houses")),
        (
            "Rescuers led 140 villagers to safety as the Limpopo rose.",
            ("evacuated", 140, "people"),
        ),
        (
            "The eruption forced the relocation of some 800 families.",
            ("relocated", 800, "households"),
        ),
        ("2,000 families took refuge in schools in Cox's Bazar.", ("sheltered", 2_000, "households")),
        ("About 640 people sought shelter in camps near Agadez.", ("in_camp", 640, "people")),
        ("Some 17,000 people are living in camps outside Herat.", ("in_camp", 17_000, "people")),
        ("Around 5,200 people are staying with relatives in Tyre.", ("sheltered", 5_200, "people")),
        (
            "This brings to 332,000 the number of people displaced in the province.",
            ("displaced", 332_000, "people"),
        ),
        ("Some 10,000 people were left homeless in Boma on Monday.", ("homeless", 10_000, "people")),
        ("About 2,500 people moved to hotels and shelters in Norcia.", ("sheltered", 2_500, "people")),
        ("Around 700 residents had moved to higher ground near Beledweyne.", ("relocated", 700, "people")),
        ("12,044 evacuated people", ("evacuated", 12_044, "people")),
        ("The quake left 310 houses uninhabitable.", ("uninhabitable_housing", 310, "houses")),
        ("In Odisha 75 houses were partially destroyed.", ("damaged_housing", 75, "houses")),
        ("In Odisha 75 houses were completely damaged.", ("destroyed_housing", 75, "houses")),
        ("The mayor counted more than 60 collapsed houses in Amatrice.", ("destroyed_housing", 60, "houses")),
    ],
)
def test_terms(text: str, wanted: tuple[str, float, str], draw: Callable[..., list[Claim]]) -> None:
    assert _figures(draw(text)) == {wanted}


@pytest.mark.parametrize(
    "text",
    [
        "About 12,000 people live in the village of Rubaya.",
        "Some 300 residents stayed in Avdiivka after the battle.",
        "The court registered 40 voters in the district.",
        "The agency gave food to 9,000 people in Bol.",
        "He led 12 men to the barracks.",
        "Forty guests took seats in the hall.",
        "The flood swept through 12 villages and left 30 roads damaged.",
        "Displacement of water by the 5,000 tonne ship was measured.",
    ],
)
def test_what_only_looks_like_it(text: str, draw: Callable[..., list[Claim]]) -> None:
    moved = {"displaced", "evacuated", "forced_to_flee", "relocated", "sheltered", "in_camp", "homeless"}
    houses = {"destroyed_housing", "damaged_housing", "uninhabitable_housing"}
    assert not [f for f in _figures(draw(text)) if f[0] in moved | houses]


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Nine houses were flooded in Sylhet, forcing about 35 people to evacuate.", "evacuated"),
        ("Some 1,100 displaced families stayed in tents near Zahedan.", "sheltered"),
        ("Some 1,100 families were displaced and stayed in tents near Zahedan.", "displaced"),
        ("The storm destroyed 300 homes in Beira.", "destroyed_housing"),
    ],
)
def test_what_the_report_is_about(text: str, measure: str, draw: Callable[..., list[Claim]]) -> None:
    assert [c.quantity.measure for c in draw(text) if c.lead and c.quantity] == [measure]


def test_to_be_forced_to_flee_is_one_claim(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("Shelling forced 300 people to flee Kupiansk and drove 80 families to leave Vovchansk.")
    assert [c.quantity.value for c in claims if c.quantity] == [300, 80]
