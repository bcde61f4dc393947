"""The scorer of the own gold, on examples small enough to work out by hand."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from crossbearing.codebook import Codebook
from crossbearing.model import Claim
from eval.gold import GoldText
from eval.gold_match import same_source
from eval.gold_score import Judgement, counts, judge, misses

TEXT = "Belar fell on Monday. Shells killed 12 people, a charity said. The road may close."
GOLD = [
    {"span": "Belar fell on Monday", "type": "captured", "places": [{"name": "Belar", "country": "SD"}],
     "time": {"from": "2024-05-06", "to": "2024-05-06"}},
    {"span": "Shells killed 12 people", "type": "killed", "certainty": "claimed", "attribution": ["a charity"],
     "quantity": {"value": 12, "low": 12, "high": 12, "unit": "people"}, "targets": ["people"]},
    {"span": "The road may close", "type": "closed", "certainty": "forecast"},
]  # fmt: skip
RIGHT = [
    {"kind": "control", "type": "captured", "places": [{"name": "Belar", "surface": "Belar", "country": "SD", "resolved": True}],
     "time": {"from": "2024-05-06", "to": "2024-05-06"}},
    {"kind": "figure", "type": "killed", "certainty": "claimed", "attribution": [{"name": "charity", "role": "originator"}],
     "quantity": {"value": 12, "low": 12, "high": 12, "unit": "people"}, "targets": [{"name": "people", "surface": "people"}]},
    {"kind": "forecast", "type": "closed", "certainty": "forecast"},
]  # fmt: skip


MADE_OF = {"place_found": {"country_accuracy"}, "quantity_exact": {"unit_accuracy"}}  # no place, no country


def text(*claims: dict[str, Any]) -> GoldText:
    return msgspec.convert(
        {"id": "t", "published": "2024-05-07", "text": TEXT, "claims": claims or GOLD}, GoldText
    )


def claim(words: str, **fields: Any) -> Claim:
    start = TEXT.index(words)
    whole = {"id": words, "report": "t", "start": start, "end": start + len(words), "quote": words, **fields}
    return msgspec.convert(whole, Claim)


def answer(**changed: dict[int, Any]) -> list[Claim]:
    """The right claims, with some fields of some of them changed."""
    drawn = []
    for number, (gold, right) in enumerate(zip(GOLD, RIGHT, strict=True)):
        other = {field: values[number] for field, values in changed.items() if number in values}
        drawn.append(claim(gold["span"], **{**right, **other}))
    return drawn


def judged(codebook: Codebook, drawn: list[Claim]) -> Judgement:
    return judge(text(), drawn, codebook)


def test_the_right_answer_is_right_in_every_field(codebook: Codebook):
    found = counts(judged(codebook, answer()))
    assert found["claim_recall"] == (3, 3)
    assert found["claim_precision"] == (3, 3)
    assert found["forbidden_per_100_claims"] == (0, 3)
    assert [n for n, (part, whole) in found.items() if part != whole and "forbidden" not in n] == []
    assert list(misses(judged(codebook, answer()))) == []


def test_no_answer_finds_nothing(codebook: Codebook):
    found = counts(judged(codebook, []))
    assert found["claim_recall"] == (0, 3)
    assert found["claim_precision"] == (0, 0)
    assert "certainty_accuracy" not in found
    assert len(list(misses(judged(codebook, [])))) == 3


@pytest.mark.parametrize(
    ("figure", "changed"),
    [
        ("type_accuracy", {"type": {0: "lost"}}),
        ("certainty_accuracy", {"certainty": {1: "asserted"}}),
        ("negation_accuracy", {"negated": {0: True}}),
        ("background_accuracy", {"background": {0: True}}),
        ("attribution_accuracy", {"attribution": {1: []}}),
        ("attribution_accuracy", {"attribution": {0: [{"name": "the army", "role": "originator"}]}}),
        ("quantity_exact", {"quantity": {1: {"value": 12, "low": 12, "high": None, "unit": "people"}}}),
        ("quantity_exact", {"quantity": {1: None}}),
        ("unit_accuracy", {"quantity": {1: {"value": 12, "low": 12, "high": 12, "unit": "households"}}}),
        ("place_found", {"places": {0: [{"name": "Sarat", "surface": "Sarat", "resolved": False}]}}),
        ("country_accuracy", {"places": {0: [{"name": "Belar", "surface": "Belar", "country": "TD", "resolved": True}]}}),
        ("time_exact", {"time": {0: {"from": "2024-05-06", "to": None}}}),
        ("target_found", {"targets": {1: []}}),
    ],
)  # fmt: skip
def test_one_wrong_field_is_held_against_that_field_alone(
    figure: str, changed: dict[str, dict[int, Any]], codebook: Codebook
):
    right, wrong = counts(judged(codebook, answer())), counts(judged(codebook, answer(**changed)))
    assert wrong[figure] == (right[figure][0] - 1, right[figure][1])
    assert {n for n in right if right[n] != wrong.get(n)} <= {figure, *MADE_OF.get(figure, ())}
    assert len(list(misses(judged(codebook, answer(**changed))))) == 1


def test_a_forecast_put_out_as_fact_is_counted(codebook: Codebook):
    found = counts(judged(codebook, answer(kind={2: "access"}, certainty={2: "asserted"})))
    assert found["forbidden_per_100_claims"] == (100, 3)


def test_a_claim_of_another_kind_or_place_in_the_text_is_no_match(codebook: Codebook):
    elsewhere = [
        claim("a charity said", kind="control", type="captured"),
        claim("Belar fell", kind="relation", type="allied"),
    ]
    found = counts(judged(codebook, elsewhere))
    assert found["claim_recall"] == (0, 3)
    assert found["claim_precision"] == (0, 1)


def test_half_of_the_shorter_span_is_enough_and_less_is_not(codebook: Codebook):
    start = TEXT.index("Belar")
    half = claim("Belar fell", kind="control", type="captured")
    assert judged(codebook, [half]).pairs == ((0, 0),)
    shifted = msgspec.structs.replace(half, start=start + 12, end=start + 50)
    assert judged(codebook, [shifted]).pairs == ()


def test_two_claims_drawn_from_one_are_matched_once(codebook: Codebook):
    first = claim("Belar fell", kind="control", type="captured")
    exact = claim("Belar fell on Monday", kind="control", type="captured")
    assert judged(codebook, [first, exact]).pairs == ((0, 1),)
    assert counts(judged(codebook, [first, exact]))["claim_precision"] == (1, 2)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("the Syrian Observatory for Human Rights", "Observatory for Human Rights", True),
        ("World Health Organization", "a WHO doctor", True),
        ("Ministry of Health", "health ministry", True),
        ("Guterres", "António Guterres", True),
        ("officials", "military officials of the north", False),
        ("army", "Red Crescent", False),
        ("", "anyone", False),
    ],
)
def test_sources_are_one_by_name_description_or_acronym(one: str, other: str, same: bool):
    assert same_source(one, other) is same
    assert same_source(other, one) is same
