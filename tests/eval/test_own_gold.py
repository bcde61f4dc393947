"""The own gold: wide enough, without fault, and the product no worse on it than it was."""

from __future__ import annotations

from own_gold import OwnGold

from eval import floors
from eval.gold import HALVES


def test_both_halves_are_there_and_wide_enough_together(own_gold: OwnGold):
    assert [m.name for m in own_gold.measured] == [f"gold.{half}" for half in HALVES]
    assert own_gold.lacks == ()
    assert own_gold.twice == ()


def test_the_product_is_no_worse_on_it_than_it_was(own_gold: OwnGold):
    assert list(floors.failures(own_gold.measured, floors.read())) == []


def test_both_halves_have_floors_and_remember_their_files():
    for half in HALVES:
        have = floors.read()[f"gold.{half}"]
        assert {"claim_f1", "certainty_accuracy", "forbidden_per_100_claims"} <= set(have.floors)
        assert have.files is not None
