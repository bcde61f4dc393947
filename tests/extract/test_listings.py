"""Lines of lists: what a label counts, the parts in brackets, the state of a crossing; and lines that are no such list."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim

Draw = Callable[..., list[Claim]]


def test_a_label_says_what_is_counted(draw: Draw) -> None:
    (claim,) = draw("Deaths: 45\n")
    assert (claim.kind, claim.type, claim.quantity and claim.quantity.value) == ("figure", "killed", 45)
    assert claim.quote == "Deaths: 45"


def test_each_part_has_its_own_place(draw: Draw) -> None:
    claims = draw("Deaths: 45 (38 in Cabo Delgado, 7 in Nampula)")
    assert [(c.quantity.value, c.places[0].name if c.places else None) for c in claims if c.quantity][1:] == [
        (38, "Cabo Delgado Province"), (7, "Nampula"),
    ]  # fmt: skip


def test_the_heading_counts_for_the_lines_below(draw: Draw) -> None:
    claims = draw(
        "Newly displaced by territory:\n- Kalehe: 12 400 households\n- Kabare: about 3,500 households\n"
    )
    assert [(c.type, c.quantity.value, c.quantity.unit) for c in claims if c.quantity] == [
        ("displaced", 12400, "households"), ("displaced", 3500, "households"),
    ]  # fmt: skip


def test_a_heading_does_not_speak_for_the_prose_below(draw: Draw) -> None:
    claims = draw("Displaced families wait\n\nThe minister met traders.\n\nPrice of flour: 400 shillings\n")
    assert not [c for c in claims if c.quantity]


def test_a_plan_is_a_forecast(draw: Draw) -> None:
    (claim,) = draw("Planned relocation of families: 40")
    assert (claim.kind, claim.certainty) == ("forecast", "forecast")


@pytest.mark.parametrize(
    "line", ["People at risk of displacement: 40,000", "Worst-case displacement scenario: 40,000"]
)
def test_what_might_be_is_a_forecast(line: str, draw: Draw) -> None:
    assert {c.certainty for c in draw(line)} <= {"forecast"}


def test_earlier_years_are_history(draw: Draw) -> None:
    for line in ("Deaths in previous outbreaks: 364", "Deaths, 2019: 2,300", "Deaths since 2014: 14,000"):
        assert all(c.background for c in draw(line))


@pytest.mark.parametrize(
    ("line", "entry"),
    [
        ("Rafah crossing: closed since 7 May", "closed"),
        ("Goma airport: partially operational", "restricted"),
        ("Water supply: cut in three districts", "service_disrupted"),
        ("Main road to Goma: passable", "open"),
    ],
)
def test_a_state_is_told_of_the_label(line: str, entry: str, draw: Draw) -> None:
    (claim,) = draw(line)
    assert (claim.kind, claim.type) == ("access", entry)


@pytest.mark.parametrize(
    "line",
    [
        "Telephone: 0244 123 456",
        "Final score: 3-1",
        "Our view: closed minds",
        "Published: 12 May 2025",
        "Page: 45",
        "Goma: open for business",
    ],
)
def test_no_list_of_a_crisis(line: str, draw: Draw) -> None:
    assert not draw(line)


def test_a_speaker_before_the_colon_is_no_label(draw: Draw) -> None:
    claims = draw("The mayor of Goma said: 12 people were killed on Monday.")
    assert [c.attribution[0].name for c in claims if c.type == "killed"] == ["mayor of Goma"]


@pytest.mark.parametrize(
    ("line", "measure", "value", "unit"),
    [
        ("IDPs total 122 300", "displaced", 122_300, "people"),
        ("Displaced families | 640", "displaced", 640, "households"),
        ("Families displaced – 3,450", "displaced", 3_450, "households"),
        ("IDPs in Sudan 7,100,000", "displaced", 7_100_000, "people"),
        (
            "Damaged houses/shelter 91,800 (of which around 25% fully damaged)",
            "damaged_housing",
            91_800,
            "houses",
        ),
    ],
)
def test_a_row_that_has_lost_its_ruling(
    line: str, measure: str, value: float, unit: str, draw: Callable[..., list[Claim]]
) -> None:
    (claim,) = draw(line)
    assert claim.quantity is not None
    assert (claim.quantity.measure, claim.quantity.value, claim.quantity.unit) == (measure, value, unit)


def test_several_items_in_one_line(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("Killed: 17; injured: 30, displaced: 4,500")
    assert [(c.type, c.quantity and c.quantity.value) for c in claims] == [
        ("killed", 17),
        ("injured", 30),
        ("displaced", 4_500),
    ]


def test_a_part_lends_the_whole_no_place(draw: Callable[..., list[Claim]]) -> None:
    whole, first, second = draw("Deaths: 45 (38 in Kassala, 7 in Port Sudan)")
    assert not whole.places
    assert [c.places[0].name for c in (first, second)] == ["Kassala", "Port Sudan"]


@pytest.mark.parametrize(
    "line", ["Evacuated Tuesday 12", "Returned on 5", "Shelter from the storm 30", "Route 66 closed 12"]
)
def test_no_row(line: str, draw: Callable[..., list[Claim]]) -> None:
    assert not [c for c in draw(line) if c.quantity]
