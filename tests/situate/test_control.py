"""Who holds what: the latest capture stands, history and denials stay in sight, towns and regions keep apart."""

from __future__ import annotations

import pytest
from situate_builders import Run, day, names, place

from crossbearing.model import ControlState


@pytest.fixture
def run() -> Run:
    made = Run()
    made.report("a", "2031-05-06")
    made.report("b", "2031-05-07")
    return made


def state(run: Run, name: str, feature: str | None = None) -> ControlState:
    found = [s for s in run.picture().control if s.place.name == name and feature in {None, s.place.feature}]
    assert len(found) == 1, [(s.place.name, s.status) for s in run.picture().control]
    return found[0]


def test_a_capture_gives_the_holder_and_the_day(run: Run) -> None:
    taken = run.say(
        "a", "control", "captured", "Belar", by="Northern Front", to="Belar", time=day("2031-05-05")
    )
    got = state(run, "Belar")
    assert (got.holder, got.since, got.status, got.claims) == (
        "Northern Front",
        "2031-05-05",
        "held",
        (taken,),
    )


def test_a_later_capture_by_another_side_wins(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-02"))
    run.say("b", "control", "recaptured", "Belar", by="Kenyan army", time=day("2031-05-06"))
    got = state(run, "Belar")
    assert (got.holder, got.since, got.status) == ("Kenyan army", "2031-05-06", "held")
    assert len(got.contrary) == 1


@pytest.mark.parametrize("flagged", [True, False])
def test_an_old_hold_never_outweighs_a_capture(run: Run, flagged: bool) -> None:
    old = run.say(
        "b",
        "control",
        "holds",
        "Belar",
        by="government",
        time=day("2019-01-01", "2031-05-07"),
        background=flagged,
    )
    run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-05"))
    got = state(run, "Belar")
    assert (got.holder, got.status) == ("Northern Front", "held")
    assert got.contrary == (old,)


def test_a_capture_years_ago_is_no_state(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2025-03-01"))
    run.say("a", "control", "holds", "Orvo", by="Northern Front")
    assert [s.place.name for s in run.picture().control] == ["Orvo"]


def test_who_withdraws_leaves_the_place_to_the_captor(run: Run) -> None:
    left = run.say(
        "a", "movement_forces", "withdrew", place("Belar", "origin"), by="army", time=day("2031-05-05")
    )
    taken = run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-05"))
    got = state(run, "Belar")
    assert (got.holder, got.status) == ("Northern Front", "held")
    assert set(got.claims) == {left, taken}
    assert "army left" in got.note


def test_after_a_withdrawal_alone_nobody_is_said_to_hold_it(run: Run) -> None:
    run.say("a", "movement_forces", "withdrew", place("Belar", "origin"), by="army", time=day("2031-05-05"))
    run.say("a", "control", "captured", "Orvo", by="Northern Front")
    got = state(run, "Belar")
    assert (got.holder, got.status) == (None, "unknown")
    assert "Who holds Belar?" in {g.question for g in run.picture().not_reported}


def test_a_denial_the_same_day_makes_it_disputed(run: Run) -> None:
    run.say(
        "a",
        "control",
        "captured",
        "Belar",
        by="Northern Front",
        source="Northern Front",
        time=day("2031-05-06"),
    )
    denied = run.say(
        "a",
        "control",
        "captured",
        "Belar",
        by="Northern Front",
        source="government",
        certainty="denied",
        negated=True,
    )
    got = state(run, "Belar")
    assert (got.status, got.contrary) == ("disputed", (denied,))
    assert "claimed by Northern Front only" in got.note


def test_a_later_confirmation_by_others_settles_a_denial(run: Run) -> None:
    denied = run.say(
        "a",
        "control",
        "captured",
        "Belar",
        by="Northern Front",
        source="government",
        certainty="denied",
        negated=True,
    )
    run.say("b", "control", "holds", "Belar", by="Northern Front", source="two aid workers")
    got = state(run, "Belar")
    assert (got.holder, got.status, got.contrary) == ("Northern Front", "held", (denied,))


def test_the_holders_own_word_does_not_settle_a_denial(run: Run) -> None:
    run.say(
        "a",
        "control",
        "captured",
        "Belar",
        by="Northern Front",
        source="government",
        certainty="denied",
        negated=True,
    )
    run.say("b", "control", "holds", "Belar", by="Northern Front", source="Northern Front")
    assert state(run, "Belar").status == "disputed"


def test_changing_hands_beside_a_hold_is_a_dispute_with_no_holder(run: Run) -> None:
    run.say("a", "control", "holds", "Belar", by="Northern Front")
    run.say("a", "control", "changing_hands", "Belar", to="Belar")
    got = state(run, "Belar")
    assert (got.holder, got.status) == (None, "disputed")
    assert [d.field for d in run.picture().disagreements] == ["holder"]


def test_forces_near_threaten_and_changing_hands_stays_contrary(run: Run) -> None:
    near = run.say("a", "movement_forces", "near", "Belar", by="Northern Front", time=day("2031-05-06"))
    other = run.say("b", "control", "changing_hands", "Belar", to="Belar")
    got = state(run, "Belar")
    assert (got.holder, got.status, got.claims, got.contrary) == (None, "threatened", (near,), (other,))


def test_if_it_falls_is_a_threat_and_no_capture(run: Run) -> None:
    run.say("a", "control", "captured", "Orvo", by="Northern Front")
    run.say("a", "forecast", "captured", "Belar", to="Belar", certainty="forecast")
    got = state(run, "Belar")
    assert (got.holder, got.status) == (None, "threatened")


def test_the_own_advance_threatens_nobody(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-05"))
    run.say(
        "a",
        "movement_forces",
        "advanced",
        place("Belar", "destination"),
        by="Northern Front",
        time=day("2031-05-06"),
    )
    assert state(run, "Belar").status == "held"


def test_town_and_province_of_one_name_are_two_places(run: Run) -> None:
    run.say("a", "control", "holds", "Belar", by="Kenyan army")
    run.say("a", "control", "holds", "Belar Province", by="Northern Front")
    assert (state(run, "Belar").holder, state(run, "Belar Province").holder) == (
        "Kenyan army",
        "Northern Front",
    )


def test_what_is_said_of_the_town_disputes_the_hold_of_the_whole_province(run: Run) -> None:
    held = run.say("a", "control", "holds", "Belar Province", by="Northern Front")
    run.say(
        "a", "control", "captured", "Belar", to="Belar", by="Northern Front", negated=True, source="analysts"
    )
    run.say("a", "control", "changing_hands", "Belar", to="Belar")
    town = state(run, "Belar")
    assert (town.holder, town.status) == (None, "disputed")
    assert held in town.contrary
    assert state(run, "Belar Province").status == "disputed"


def test_a_province_around_a_captured_town_is_not_captured(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", "Belar Province", by="Northern Front", to="Belar")
    assert {s.place.name for s in run.picture().control} == {"Belar"}


@pytest.mark.parametrize("target", ["several villages", "supply routes", "parts"])
def test_villages_and_routes_are_not_the_town(run: Run, target: str) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front", to=target)
    assert all(s.status != "held" for s in run.picture().control)


def test_a_captured_suburb_is_fighting_for_the_town(run: Run) -> None:
    run.say("a", "control", "holds", "Belar", by="Kenyan army")
    run.say(
        "b",
        "control",
        "captured",
        "Belar",
        by="Northern Front",
        to="northern suburbs",
        time=day("2031-05-07"),
    )
    got = state(run, "Belar")
    assert (got.holder, got.status) == ("Kenyan army", "contested")


def test_nothing_is_drawn_where_nobody_fights(run: Run) -> None:
    """A fire brigade that leaves a flooded town, a river that "will fall"."""
    run.say("a", "movement_forces", "withdrew", place("Belar", "origin"), by="fire brigade")
    run.say("a", "forecast", "captured", "Orvo", certainty="forecast")
    assert run.picture().control == ()


def test_rebels_take_the_name_of_those_who_lead_them(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="rebels", to="Belar")
    leads = run.say("b", "relation", "led_by", by=names("Northern Front (NF)"), to="rebels")
    got = state(run, "Belar")
    assert got.holder == "NF-led rebels"
    assert leads in got.claims


def test_rebels_stay_rebels_without_such_a_word(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="rebels", to="Belar")
    run.say("a", "relation", "backed_by", by=names("Northern Front (NF)"), to="rebels")
    assert state(run, "Belar").holder == "rebels"


def test_states_army_and_government_are_one_side(run: Run) -> None:
    run.say("a", "control", "holds", "Belar", by="government forces")
    run.say("a", "control", "holds", "Belar", by="Kenyan army")
    got = state(run, "Belar")
    assert (got.holder, got.status, got.contrary) == ("Kenyan army", "held", ())


def test_another_states_army_is_another_side(run: Run) -> None:
    run.say("a", "control", "holds", "Belar", by="Kenyan army")
    run.say("a", "control", "holds", "Belar", by="Ugandan army")
    assert state(run, "Belar").status == "disputed"


def test_lost_to_somebody_gives_the_taker(run: Run) -> None:
    run.say("a", "control", "handed_over", "Belar", by="army", to="Northern Front")
    got = state(run, "Belar")
    assert (got.holder, got.status) == ("Northern Front", "held")


def test_a_report_day_is_no_day_of_capture(run: Run) -> None:
    run.say(
        "a", "control", "captured", "Belar", by="Northern Front", time=day(None, "2031-05-06", inherited=True)
    )
    assert state(run, "Belar").since is None


def test_a_capture_by_a_day_says_so(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-01", "2031-05-04"))
    got = state(run, "Belar")
    assert got.since == "2031-05-04"
    assert "taken by 4 May 2031" in got.note


@pytest.mark.parametrize("by", ["recent rebel gains", "city", "government control", "two residents"])
def test_what_is_no_party_holds_nothing(run: Run, by: str) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front")
    run.say("a", "control", "captured", "Belar", by=by)
    assert [(s.holder, s.status) for s in run.picture().control] == [("Northern Front", "held")]


def test_what_a_river_took_in_a_flood_has_changed_no_hands(run: Run) -> None:
    run.say("a", "event", "disaster", "Belar")
    run.say("a", "control", "captured", "Kenda bridge", by="Orwa")
    assert run.picture().control == ()


def test_a_disaster_beside_a_war_leaves_the_war_in_sight(run: Run) -> None:
    run.say("a", "event", "disaster", "Belar")
    run.say("a", "control", "captured", "Orvo", by="rebel fighters")
    assert len(run.picture().control) == 1


def test_a_common_noun_leads_nobody(run: Run) -> None:
    run.say("a", "relation", "led_by", by="alliance", to="rebels")
    run.say("a", "control", "captured", "Belar", by="rebels")
    assert run.picture().control[0].holder == "rebels"
