"""A base that is told of at two places: one thing, about whose place the reports differ."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, place, report, together

from crossbearing.model import Claim
from crossbearing.reconcile import reconcile


def base(name: str, where: str, words: str, *, owner: str = "Indian", country: str = "OM") -> Claim:
    thing = f"{owner} {words}"
    return claim(
        name, f"{where}, home to the {thing}", "background", "installation", targets=[thing],
        places=[place(where, country=country)],
    )  # fmt: skip


@pytest.mark.parametrize(
    ("words", "relation"), [("only naval facility", "contradiction"), ("naval facility", "undetermined")]
)
def test_a_naval_base_at_two_places_is_a_difference(words: str, relation: str) -> None:
    claims = [base("a-1", "Belar", "naval base"), base("b-1", "Torun Ford", words)]
    (found,) = reconcile([report("a"), report("b")], claims)
    assert found.fields["place"].relation == relation


@pytest.mark.parametrize(
    "other",
    [
        base("b-1", "Torun Ford", "only naval base", owner="Chinese"),
        base("b-1", "Torun Ford", "only naval base", country="YE"),
        base("b-1", "Torun Ford", "only air base"),
        base("b-1", "Torun Ford", "only tea museum"),
    ],
)
def test_other_owners_hosts_and_kinds_are_other_things(other: Claim) -> None:
    assert len(together([base("a-1", "Belar", "naval base"), other])) == 2
