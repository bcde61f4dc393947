"""The line for people: plain English from the fields of an incident, and nothing beyond them."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, number, place, report, said_by, time

from crossbearing.model import Claim
from crossbearing.reconcile import reconcile

DAY = time("2031-03-02")


def line(*claims: Claim) -> str:
    (found,) = reconcile([report(r) for r in sorted({c.report for c in claims})], claims)
    return found.label


def test_a_capture_says_who_took_what() -> None:
    taken = claim("a-1", "Red Front took Belar", "control", "captured", actors=["Red Front"], targets=["Belar"], places=["Belar"], time=DAY)  # fmt: skip
    assert line(taken) == "Red Front took Belar, 2 March 2031"


def test_a_capture_by_nobody_that_is_somebody_names_nobody() -> None:
    taken = claim("a-1", "recent gains took Belar", "control", "captured", actors=["recent gains"], targets=["Belar"], places=["Belar"], time=DAY)  # fmt: skip
    assert line(taken) == "Belar taken, 2 March 2031"


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (2000, None, "At least 2,000 people fled from Belar"),
        (None, 2000, "Up to 2,000 people fled from Belar"),
        (2000, 2000, "2,000 people fled from Belar"),
    ],
)
def test_a_bound_is_told_as_a_bound(low: int | None, high: int | None, words: str) -> None:
    many = number(2000, "forced_to_flee", low=low, high=high)
    fled = claim("a-1", "they fled Belar", "movement_people", "fled", actors=["people"], places=[place("Belar", "origin")], quantity=many)  # fmt: skip
    assert line(fled) == words


def test_the_place_of_a_movement_keeps_its_role() -> None:
    fled = claim("a-1", "they fled to Belar", "movement_people", "fled", places=[place("Belar", "destination")])  # fmt: skip
    assert line(fled) == "People fled to Belar"


def test_those_counted_are_named_where_one_group_is_counted() -> None:
    dead = claim("a-1", "40 militants killed in Belar", "figure", "killed", targets=["militants"], places=["Belar"], quantity=number(40, "killed"))  # fmt: skip
    assert line(dead) == "40 militants killed in Belar"


def test_talks_name_all_who_meet() -> None:
    met = claim("a-1", "Ila Marr and Oru Vask met in Belar", "event", "talks", actors=["Ila Marr", "Oru Vask"], places=["Belar"])  # fmt: skip
    assert line(met) == "Talks in Belar: Ila Marr and Oru Vask"


def test_a_forecast_is_told_as_nothing_that_happened() -> None:
    may = claim("a-1", "if Belar falls", "forecast", "captured", actors=["Red Front"], targets=["Belar"], places=["Belar"], certainty="forecast")  # fmt: skip
    assert line(may) == "Forecast: fall of Belar"


def test_a_denial_begins_with_the_word() -> None:
    no = claim("a-1", "did not take Belar", "control", "captured", actors=["Red Front"], targets=["Belar"], places=["Belar"], certainty="denied", negated=True)  # fmt: skip
    assert line(no) == "Denied: Red Front took Belar"


def test_a_statement_is_its_source_and_its_words() -> None:
    said = claim("a-1", "the road would open soon", "statement", "said", attribution=said_by("Ila Marr"))
    assert line(said) == "Ila Marr: “the road would open soon”"


def test_a_long_statement_is_cut_at_a_word() -> None:
    said = claim("a-1", "mud " * 60, "statement", "said", attribution=said_by("Ila Marr"))
    assert line(said).endswith("mud …”")
    assert len(line(said)) < 100


def test_common_nouns_lose_the_capital_of_their_sentence() -> None:
    off = claim("a-1", "Rebel groups opened an offensive in Belar", "event", "offensive", actors=["Rebel groups"], places=["Belar"])  # fmt: skip
    assert line(off) == "Offensive by rebel groups in Belar"


def test_a_facility_without_a_name_is_told_by_kind_and_place() -> None:
    shut = claim("a-1", "the bridge in Belar was shut", "access", "closed", targets=["bridge"], places=["Belar"])  # fmt: skip
    assert line(shut) == "Bridge in Belar closed"


def test_several_towns_of_a_country_are_not_the_country() -> None:
    gains = claim("a-1", "Red Front took several towns in Ostra", "control", "captured", actors=["Red Front"], targets=["several towns"], places=["Ostra"])  # fmt: skip
    assert line(gains) == "Red Front took several towns in Ostra"


def test_a_type_that_no_form_knows_is_told_by_its_own_words() -> None:
    odd = claim("a-1", "a parade in Belar", "event", "street_parade", places=["Belar"])
    assert line(odd) == "Street parade, Belar"


def test_a_day_told_exactly_goes_before_the_week_that_holds_it() -> None:
    told = [
        claim(f"{r}-1", "Red Front took Belar", "control", "captured", actors=["Red Front"], targets=["Belar"], places=["Belar"], time=t)
        for r, t in (("a", DAY), ("b", time("2031-02-26", "2031-03-03")))
    ]  # fmt: skip
    assert line(*told) == "Red Front took Belar, 2 March 2031"
