"""The constraints as data: each line of the rules names a test, and holds between the topics that it names."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, number, report, time

from crossbearing.reconcile.constraints import _TESTS, forbids
from crossbearing.reconcile.facets import Facet, facet
from crossbearing.reconcile.rules import Constraint, rules


def test_every_line_names_a_test_and_every_test_has_a_line() -> None:
    assert {c.test for c in rules().constraints} == set(_TESTS)


def test_the_topics_of_the_rules_are_known() -> None:
    known = {*rules().topic_of_type.values(), *rules().topic_of_kind.values()}
    named = {t for c in rules().constraints for t in c.any_of | c.all_of}
    assert named | rules().moments | rules().led | rules().spoken <= known


def test_parties_part_where_one_acts_upon_another() -> None:
    parting = next(c for c in rules().constraints if c.test == "actors")
    assert parting.all_of == rules().led
    speaking = next(c for c in rules().constraints if c.test == "speakers")
    assert speaking.all_of == rules().spoken


@pytest.mark.parametrize(
    ("a", "b", "agree", "holds"),
    [
        ("harm", "harm", "", True),
        ("harm", "flight", "", False),
        ("harm", "control", "", False),
        ("harm", "harm", "story", False),
        ("harm", "harm", "copies", True),
    ],
)
def test_a_constraint_holds_between_its_topics_until_it_is_lifted(
    a: str, b: str, agree: str, holds: bool
) -> None:
    one = Constraint(
        "n",
        "t",
        any_of=frozenset({"harm"}),
        all_of=frozenset({"harm", "flight"}),
        same=True,
        lifted_by=frozenset({"story"}),
    )
    assert one.holds(a, b, agree) is holds


def dead(name: str, day: str, **more) -> Facet:
    made = claim(
        name, "people were killed in Belar", "event", "killed", places=["Belar"], time=time(day), **more
    )
    return facet(made, report(made.report))


def test_one_story_lifts_the_day_and_the_people_but_not_the_tense() -> None:
    a, b = dead("a-1", "2031-03-01"), dead("b-1", "2031-03-09")
    assert forbids(a, b) == "date"
    assert forbids(a, b, agree="story") == ""
    history = dead("c-1", "2031-03-01", background=True)
    assert forbids(a, history, agree="story") == "now, past and future"
    soldiers = dead("d-1", "2031-03-01", quantity=number(4, "killed", "soldiers"))
    children = dead("e-1", "2031-03-01", quantity=number(4, "killed", "children"))
    assert forbids(soldiers, children) == forbids(soldiers, children, agree="copies") == "who is counted"
    assert forbids(soldiers, children, agree="story") == ""
