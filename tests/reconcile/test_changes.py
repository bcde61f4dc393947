"""Copies that change a fact: both values, as a contradiction of the field that was changed, and of no other."""

from __future__ import annotations

from typing import Any

import pytest
from reconcile_builders import number, place, report

from crossbearing.model import Actor, Claim, Incident, Report, Time
from crossbearing.reconcile import reconcile
from crossbearing.reconcile.changes import find_changes
from crossbearing.reconcile.copies import copy_groups
from crossbearing.reconcile.facets import facet
from crossbearing.reconcile.means import instrument, means_class, names_party

STORY = (
    "Traders were opening their stalls when {means} hit the cattle market of {place} on {day}, and {number} {people} were killed. "
    "{actor} controls the ridge above the market, from which the road to the coast can be watched. The wounded were carried to a "
    "school, because the hospital has been without power since spring, and burials began before dusk beside the old mill."
)
FACTS = {"means": "a car bomb", "place": "Belar", "day": "Monday", "number": "12", "people": "civilians", "actor": "The Northern Front"}  # fmt: skip
DAYS = {"Monday": "2031-03-03", "Saturday": "2031-03-01"}


def told(
    name: str, *, published: str = "2031-03-04", story: str = STORY, **changed: str
) -> tuple[Report, list[Claim]]:
    """A report of the story with some facts changed, and the claims that are drawn from it."""
    facts = {**FACTS, **changed}
    text = story.format(**facts)
    day = DAYS[facts["day"]]
    quote = f"{facts['number']} {facts['people']} were killed"
    common: dict[str, Any] = {
        "places": (place(facts["place"]),),
        "time": Time(from_=day, to=day, stated=facts["day"], precision="day"),
    }
    hit = f"{facts['means']} hit the cattle market of {facts['place']}"
    claims = [
        drawn(name, text, hit, "event", "attack", actors=(named(facts["means"]),), **common),
        drawn(name, text, quote, "figure", "killed", targets=(named(facts["people"]),), quantity=number(float(facts["number"]), "killed"), **common),
        drawn(name, text, f"{facts['actor']} controls the ridge", "control", "holds", actors=(named(facts["actor"]),), **common),
    ]  # fmt: skip
    return report(name, published, text, outlet=f"Paper {name}"), claims


def named(words: str) -> Actor:
    return Actor(name=words, surface=words)


def drawn(name: str, text: str, quote: str, kind: str, entry: str, **more: Any) -> Claim:
    start = text.index(quote)
    return Claim(
        id=f"{name}-{start}", report=name, start=start, end=start + len(quote), quote=quote, kind=kind, type=entry, **more
    )  # type: ignore[arg-type]  # fmt: skip


def disputed(*stories: tuple[Report, list[Claim]]) -> set[str]:
    """Fields that are shown as contradictions, in whatever incident."""
    return {n for i in found(*stories) for n, f in i.fields.items() if f.relation == "contradiction"}


def found(*stories: tuple[Report, list[Claim]]) -> tuple[Incident, ...]:
    return reconcile([r for r, _ in stories], [c for _, claims in stories for c in claims])


@pytest.mark.parametrize(
    ("field", "changed"),
    [
        ("place", {"place": "Torun Ford"}),
        ("time", {"day": "Saturday"}),
        ("means", {"means": "a poison gas attack"}),
        ("target", {"people": "militants"}),
        ("actor", {"actor": "The Ostran army"}),
        ("killed", {"number": "31"}),
    ],
)
def test_a_changed_fact_is_a_contradiction_of_its_field_alone(field: str, changed: dict[str, str]) -> None:
    clashing = disputed(told("a"), told("b", **changed))
    assert field in clashing
    assert clashing <= {field, "holder", "outcome"}  # who holds a place is told by the actor


@pytest.mark.parametrize(
    "changed",
    [
        {},
        {"people": "people"},
        {"actor": "The Front"},
        {"means": "a bomb"},
        {"place": "Belar Province"},
    ],
)
def test_other_words_for_the_same_are_none(changed: dict[str, str]) -> None:
    assert disputed(told("a"), told("b", **changed)) == set()


def test_two_numbers_of_one_outlet_are_a_series_and_change_nothing() -> None:
    stories = told("a", published="2031-03-01", day="Saturday"), told("b", published="2031-03-03")
    one_outlet = [
        Report(id=r.id, published=r.published, text=r.text, outlet="Belar Desk") for r, _ in stories
    ]
    for reports, some in ((one_outlet, False), ([r for r, _ in stories], True)):
        facets = [facet(c, None) for _, claims in stories for c in claims]
        assert bool(find_changes(reports, facets, copy_groups(reports)).twins) is some


def test_two_stories_of_one_place_change_nothing_in_each_other() -> None:
    other = "The mayor of {place} said {day} was calm. {means} hit the cattle market of {place}, {number} {people} were killed. {actor} controls the ridge."
    assert "actor" not in disputed(told("a"), told("b", story=other, actor="The Ostran army", place="Ostra"))


def test_the_order_of_arrival_changes_nothing() -> None:
    stories = [told("a"), told("b", place="Torun Ford"), told("c", means="a poison gas attack")]
    assert found(*stories) == found(*reversed(stories))


@pytest.mark.parametrize(
    ("name", "field"),
    [
        ("car bomb", "means"),
        ("air strikes on the port", "means"),
        ("devastating attack", "means"),
        ("flash flood", "cause"),
        ("Cholera", "cause"),
        ("Northern Front", ""),
        ("bomb squad", ""),
        ("warplanes", ""),
        ("residents near the mine", ""),
        ("fire brigade", ""),
    ],
)
def test_a_weapon_or_a_flood_is_nobody(name: str, field: str) -> None:
    assert instrument(name) == field


def test_means_are_told_by_their_kind() -> None:
    assert means_class("Air raids").isdisjoint(means_class("shelling"))
    assert means_class("mortar fire") & means_class("rockets")
    assert means_class("an attack") == frozenset()


def test_a_strike_that_tells_whose_it_is_names_a_party() -> None:
    assert all(names_party(n) for n in ("Syrian shelling", "a rebel attack", "RSF strike"))
    assert not any(names_party(n) for n in ("Car bomb", "air strikes", "Cholera"))
