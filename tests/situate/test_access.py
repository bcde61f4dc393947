"""What works: a strike closes nothing, what is destroyed stays so, "not open" is closed."""

from __future__ import annotations

import pytest
from situate_builders import Run, count, day, place

from crossbearing.model import AccessState, ClaimPlace


@pytest.fixture
def run() -> Run:
    made = Run()
    made.report("a", "2031-05-06")
    made.report("b", "2031-05-07")
    return made


def only(run: Run) -> AccessState:
    (found,) = run.picture().access
    return found


def test_a_strike_does_not_close(run: Run) -> None:
    hit = run.say("a", "access", "struck", "Sill crossing", by="Ugandan aircraft", time=day("2031-05-06"))
    got = only(run)
    assert (got.feature, got.state, got.by, got.claims) == ("crossing", "struck", "Uganda", (hit,))
    assert got.note == "struck; whether open: not reported"
    assert "Is Sill crossing still open?" in {g.question for g in run.picture().not_reported}


def test_a_struck_crossing_that_is_said_to_be_open_is_open_and_no_question(run: Run) -> None:
    run.say("a", "access", "struck", "Sill crossing", time=day("2031-05-06"))
    run.say("b", "access", "open", "Sill crossing", time=day("2031-05-07"))
    assert only(run).state == "open"
    assert not [g for g in run.picture().not_reported if "Sill" in g.question]


def test_a_strike_on_what_is_closed_leaves_it_closed(run: Run) -> None:
    run.say("a", "access", "closed", "Sill crossing", time=day("2031-05-05"))
    run.say("b", "access", "struck", "Sill crossing", time=day("2031-05-07"))
    got = only(run)
    assert (got.state, got.since, got.note) == ("closed", "2031-05-05", "also struck")


def test_destroyed_outlives_a_closure_and_ends_with_a_reopening(run: Run) -> None:
    run.say("a", "access", "destroyed", "Kenda bridge", time=day("2031-05-04"))
    run.say("a", "access", "closed", "Kenda bridge", time=day("2031-05-05"))
    assert only(run).state == "destroyed"
    run.say("b", "access", "reopened", "Kenda bridge", time=day("2031-05-07"))
    assert only(run).state == "open"


def test_the_latest_state_stands_with_the_day_of_its_beginning(run: Run) -> None:
    run.say("a", "access", "closed", "Sill crossing", time=day("2031-05-03"))
    run.say("a", "access", "reopened", "Sill crossing", time=day("2031-05-04"))
    run.say("b", "access", "closed", "Sill crossing", time=day("2031-05-06"))
    got = only(run)
    assert (got.state, got.since) == ("closed", "2031-05-06")


def test_not_open_is_closed_but_not_closed_is_only_contrary(run: Run) -> None:
    run.say("a", "access", "open", "Orvo airport", negated=True, time=day("2031-05-06"))
    no = run.say("a", "access", "closed", "Orvo airport", negated=True, time=day("2031-05-06"))
    got = only(run)
    assert (got.state, got.contrary) == ("closed", (no,))


@pytest.mark.parametrize("more", [{"background": True}, {"certainty": "forecast"}])
def test_history_and_forecasts_are_no_state(run: Run, more: dict[str, object]) -> None:
    run.say("a", "access", "closed", "Sill crossing", **more)
    assert run.picture().access == ()


def test_services_are_states_of_a_place(run: Run) -> None:
    run.say("a", "access", "service_disrupted", "Belar", to="power supply", time=day("2031-05-04"))
    run.say("a", "access", "service_disrupted", "Belar", to="internet", time=day("2031-05-05"))
    run.say("b", "access", "restored", "Belar", to="electricity", time=day("2031-05-07"))
    assert {(s.feature, s.state) for s in run.picture().access} == {
        ("power", "open"),
        ("internet", "restricted"),
    }


def test_only_the_bridge_is_hit_and_not_the_town_beside_it(run: Run) -> None:
    run.say("a", "access", "destroyed", "Kenda bridge", "Belar", to="Kenda bridge")
    assert [(s.place.name, s.feature) for s in run.picture().access] == [("Kenda bridge", "bridge")]


def test_a_country_is_no_spot(run: Run) -> None:
    run.say("a", "access", "struck", "Kenya", to="border crossings")
    assert run.picture().access == ()


def test_two_spellings_in_one_incident_are_one_bridge(run: Run) -> None:
    one = run.say("a", "access", "destroyed", place("Kenda bridge"))
    two = run.say("b", "access", "destroyed", place("Kinda bridge", feature="bridge"))
    run.join(one, two, where=place("Kenda bridge"))
    assert only(run).claims == (one, two)


def test_a_bakery_that_is_hit_says_nothing_of_the_food_supply(run: Run) -> None:
    run.say("a", "access", "struck", "Belar", to="bread store")
    assert run.picture().access == ()


def test_crossings_without_a_name_are_no_question(run: Run) -> None:
    run.say("a", "access", "struck", place("border crossings", feature="crossing"))
    assert only(run).state == "struck"
    assert not [g for g in run.picture().not_reported if "open" in g.question]


def pair(name: str = "Chad–Niger border crossings", feature: str = "crossing") -> ClaimPlace:
    return place(name, feature=feature, country=None)


def test_an_unnamed_pair_that_is_named_in_its_incident_has_no_row_of_its_own(run: Run) -> None:
    two = count(2, "", unit="crossings")
    told = [
        run.say("a", "access", "struck", pair(), quantity=two),
        run.say("a", "access", "struck", "Sill crossing"),
        run.say("b", "access", "struck", place("Orla crossing", feature="crossing")),
        run.say("b", "event", "air_strike", pair("Chad border", "border")),
    ]
    run.join(*told)
    assert [s.place.name for s in run.picture().access] == ["Orla crossing", "Sill crossing"]
    assert all(told[0] in s.claims for s in run.picture().access)


def test_an_unnamed_group_larger_than_what_is_named_keeps_its_row(run: Run) -> None:
    five = count(5, "", unit="crossings")
    told = [
        run.say("a", "access", "struck", pair(), quantity=five),
        run.say("a", "access", "struck", "Sill crossing"),
    ]
    run.join(*told)
    assert len(run.picture().access) == 2


@pytest.mark.parametrize(
    ("where", "question"),
    [
        (pair(), "Are the Chad–Niger border crossings still open?"),
        (pair("Chad border", "border"), "Are the crossings on the Chad border still open?"),
    ],
)
def test_an_unnamed_group_is_asked_about_in_english(run: Run, where: ClaimPlace, question: str) -> None:
    run.say("a", "access", "struck", where)
    assert question in {g.question for g in run.picture().not_reported}


def test_one_operation_raises_one_question_about_casualties(run: Run) -> None:
    told = [
        run.say("a", "access", "struck", "Sill crossing"),
        run.say("b", "access", "struck", place("Orla crossing", feature="crossing")),
    ]
    run.join(*told, where=place("Sill crossing"))
    asked = [g.question for g in run.picture().not_reported if "killed or injured" in g.question]
    assert asked == ["Was anyone killed or injured in the strike on Orla crossing and Sill crossing?"]
