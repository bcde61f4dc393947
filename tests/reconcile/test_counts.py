"""Which counts are one count: areas told loosely, shelters, a day beside a period, a later word on the same dead."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, number, place, report, said_by, time, together

from crossbearing.model import Claim
from crossbearing.reconcile import reconcile

TORUN = {"feature": "admin1", "country": "QQ", "container": "Ostra", "lat": 10.4, "lon": 20.2}


def dead(name: str, value: float, where: str = "Ostra", **more: object) -> Claim:
    spot = place("Torun Province", **TORUN) if where == "Torun Province" else place(where)
    return claim(
        name, f"floods killed {value:g} people in {where}", "figure", "killed", targets=["people"], places=[spot],
        quantity=number(value, "killed"), **more,
    )  # fmt: skip


def test_a_province_that_counts_more_than_its_country_did_is_the_whole_told_later() -> None:
    reports = [report("a", "2031-03-02"), report("b", "2031-03-03")]
    claims = [dead("a-1", 83), dead("b-1", 90, "Torun Province")]
    (found,) = reconcile(reports, claims)
    assert found.fields["killed"].relation == "update"


def test_a_province_that_counts_fewer_is_a_part() -> None:
    assert len(together([dead("a-1", 83), dead("b-1", 30, "Torun Province")])) == 2


def test_people_in_shelters_are_not_the_displaced() -> None:
    claims = [
        claim("a-1", "people fled Belar", "movement_people", "fled", places=["Belar"], quantity=number(900, "forced_to_flee")),
        claim("b-1", "people are sheltered in Belar", "figure", "sheltered", places=["Belar"], quantity=number(800, "sheltered")),
    ]  # fmt: skip
    assert len(together(claims)) == 2


@pytest.mark.parametrize(
    ("words", "sets"), [("are displaced as a result of the offensive", 1), ("are displaced", 2)]
)
def test_those_displaced_by_this_crisis_are_its_flow(words: str, sets: int) -> None:
    def many(name: str, quote: str, flow: str) -> Claim:
        return claim(name, quote, "figure", "displaced", places=["Ostra"], quantity=number(280_000, "displaced", flow=flow))  # fmt: skip

    claims = [many("a-1", "280,000 were displaced in Ostra", "flow"), many("b-1", f"280,000 {words} in Ostra", "stock")]  # fmt: skip
    assert len(together(claims)) == sets


def test_the_few_dead_of_an_evening_are_not_those_of_the_offensive() -> None:
    evening, offensive = time("2031-03-01"), time("2031-02-20", "2031-03-02")
    assert len(together([dead("a-1", 4, time=evening), dead("b-1", 826, time=offensive)])) == 2


def test_periods_that_begin_together_are_one_count_told_twice() -> None:
    first, later = time("2031-02-26", "2031-02-27"), time("2031-02-26", "2031-03-02")
    assert len(together([dead("a-1", 17, time=first), dead("b-1", 90, time=later)])) == 1


def test_a_number_that_a_source_gives_a_day_later_is_no_other_origin() -> None:
    reports = [report("a", "2031-03-02"), report("b", "2031-03-03")]
    claims = [dead("a-1", 83), dead("b-1", 83, attribution=said_by("Ostran civil defence"))]
    (found,) = reconcile(reports, claims)
    assert found.origins == 1


def test_a_burning_fuel_station_is_no_state_of_the_supply() -> None:
    from crossbearing.reconcile.facets import facet

    hit = claim("a-1", "shells hit a fuel station in Belar", "access", "struck", targets=["fuel station"], places=["Belar"])  # fmt: skip
    assert facet(hit, None).object == ""


def test_the_civilians_among_the_dead_are_no_earlier_toll() -> None:
    civilians = claim(
        "b-1", "111 civilians were killed in Ostra", "figure", "killed", targets=["civilians"], places=["Ostra"],
        quantity=number(111, "killed", stated="111 civilians"),
    )  # fmt: skip
    (found,) = reconcile([report("a", "2031-03-03"), report("b")], [dead("a-1", 826), civilians])
    assert {v.value: v.relation for v in found.fields["killed"].values} == {826: "same", 111: "narrower"}


@pytest.mark.parametrize(("speaker", "sets"), [("Kesh army", 2), ("Ostra army", 1)])
def test_what_two_parties_claim_of_a_day_and_of_a_week_is_two_counts(speaker: str, sets: int) -> None:
    day, week = time("2031-03-01", "2031-03-02"), time("2031-02-22", "2031-03-01")
    claims = [
        dead("a-1", 300, time=day, attribution=said_by(speaker)),
        dead("b-1", 1600, time=week, attribution=said_by("Ostra army")),
    ]
    assert len(together(claims)) == sets


def test_households_are_not_counted_as_people() -> None:
    sheltered = number(90, "sheltered", unit="households")
    (found,) = reconcile([], [claim("a-1", "90 families are sheltered in Belar", "figure", "sheltered", places=["Belar"], quantity=sheltered)])  # fmt: skip
    assert found.displaced is None
    assert found.fields["households"].best == 90
    assert "90 households" in found.label
