"""The model: nobody vanishes or appears, mirror images fare alike, closures hold, camps fill, seeds repeat."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from outlook_land import FIGHTING, land

from crossbearing.outlook import Closure, Conflict, Link, Network, Observed, Parameters, Place, simulate
from crossbearing.outlook.draw import Drawn, Expected
from crossbearing.outlook.members import Members
from crossbearing.outlook.volume import Driven, Given
from crossbearing.outlook.walk import Walk

TOTALS = np.linspace(0, 12000, 40)
PLAIN = Parameters(onward=0.0)


@pytest.mark.parametrize("mover", [Expected(), Drawn(7)])
def test_nobody_vanishes_and_nobody_appears(mover: object) -> None:
    closing = (Closure("link", "Brook", "Dell", start=12, end=20), Closure("camp", "Elm", start=15, end=30))
    walk = Walk(land(*closing), FIGHTING, Members.of([PLAIN]), mover)  # type: ignore[arg-type]
    volume = Given(
        np.array([float(200 * d) if d < 25 else 5000.0 - 100 * (d - 25) for d in range(40)]), np.ones(1)
    )
    for day in range(40):
        walk.dawn(day)
        volume.step(walk, day)
        before = walk.settled.sum() + walk.roads.people.sum() + walk.waiting.sum()
        walk.onward()
        walk.choose()
        walk.travel()
        after = walk.settled.sum() + walk.roads.people.sum() + walk.waiting.sum()
        assert after == pytest.approx(before, abs=1e-6)
        assert walk.everyone()[0] == pytest.approx(after, abs=1e-6)
        assert min(walk.settled.min(), walk.waiting.min(), walk.roads.people.min(initial=0)) >= -1e-9


@pytest.mark.parametrize("mover", [Expected(), Drawn(3)])
def test_inhabitants_are_at_home_or_away(mover: object) -> None:
    conflict = Conflict({"Arden": (1.0,) * 10 + (0.0,) * 30})
    walk = Walk(land(), conflict, Members.of([replace(PLAIN, leave=0.02, back=0.1)]), mover)  # type: ignore[arg-type]
    volume = Driven(walk)
    people = volume.home.sum()
    away = []
    for day in range(40):
        walk.dawn(day)
        volume.step(walk, day)
        walk.choose()
        walk.travel()
        assert volume.home.sum() + walk.everyone()[0] == pytest.approx(people)
        assert volume.away.sum() == pytest.approx(walk.everyone()[0])
        away.append(volume.away.sum())
    assert away[9] > away[0] > 0
    assert away[39] < away[12]


def test_mirror_images_fare_alike() -> None:
    outlook = simulate(land(), FIGHTING, totals=TOTALS)
    assert outlook.at("Dell") == pytest.approx(outlook.at("Elm"))
    assert outlook.at("Dell")[39] == pytest.approx(6000)


def test_totals_are_met_on_every_day() -> None:
    outlook = simulate(land(), FIGHTING, totals=TOTALS)
    assert outlook.at("Dell") + outlook.at("Elm") == pytest.approx(TOTALS)


def test_the_nearer_and_the_larger_camp_draw_more() -> None:
    base = land()
    near = replace(base, links=(*base.links[:2], Link("Brook", "Dell", 40), base.links[3]))
    places = (*base.places[:3], replace(base.places[3], people=80000), base.places[4])
    for network in (near, replace(base, places=places)):
        outlook = simulate(network, FIGHTING, totals=TOTALS)
        assert outlook.at("Dell")[30] > outlook.at("Elm")[30] * 1.2


@pytest.mark.parametrize(
    ("term", "network"),
    [
        ("distance", replace(land(), links=(*land().links[:2], Link("Brook", "Dell", 40), land().links[3]))),
        ("size", replace(land(), places=(*land().places[:4], replace(land().places[4], people=1e9)))),
    ],
)
def test_a_term_can_be_switched_off(term: str, network: Network) -> None:
    off = simulate(network, FIGHTING, totals=TOTALS / 10, parameters=replace(PLAIN, **{term: 0.0}))
    on = simulate(network, FIGHTING, totals=TOTALS / 10, parameters=PLAIN)
    assert off.at("Dell")[39] == pytest.approx(off.at("Elm")[39], rel=0.02)
    assert on.at("Dell")[39] != pytest.approx(on.at("Elm")[39], rel=0.1)


@pytest.mark.parametrize(
    "closure",
    [
        Closure("link", "Brook", "Dell"),
        Closure("link", "Brook", "Dell", direction="forward"),
        Closure("location", "Dell"),
        Closure("location", "Brook"),
        Closure("camp", "Dell"),
    ],
)
def test_nobody_reaches_what_is_closed(closure: Closure) -> None:
    outlook = simulate(land(closure), FIGHTING, totals=TOTALS, parameters=PLAIN)
    assert outlook.at("Dell")[39] == 0
    assert outlook.at("Elm")[39] == pytest.approx(12000)


@pytest.mark.parametrize(
    "closure", [Closure("link", "Brook", "Dell", direction="backward"), Closure("camp", "Dell", end=0)]
)
def test_what_is_open_this_way_or_again_is_reached(closure: Closure) -> None:
    assert simulate(land(closure), FIGHTING, totals=TOTALS).at("Dell")[39] == pytest.approx(6000, rel=0.05)


def test_grades_of_closure_stand_in_order() -> None:
    reached = [
        simulate(land(Closure("link", "Brook", "Dell", status=s)), FIGHTING, totals=TOTALS).at("Dell")[39]
        for s in ("open", "restricted", "closed")
    ]
    assert reached[0] > reached[1] > reached[2] == 0


def test_a_closed_border_slows_and_an_infinite_barrier_stops() -> None:
    network = land(Closure("country", "Westland", "Northland"), border="Northland")
    slowed = simulate(network, FIGHTING, totals=TOTALS).at("Dell")[39]
    stopped = simulate(network, FIGHTING, totals=TOTALS, parameters=replace(PLAIN, barrier=1e12)).at("Dell")[
        39
    ]
    assert 0 < slowed < 3000
    assert stopped == pytest.approx(0, abs=1e-3)


def test_people_on_the_way_turn_back_when_the_road_closes_and_wait_when_no_other_is_left() -> None:
    shut = (Closure("link", "Brook", "Dell", start=4), Closure("camp", "Elm"))
    slow = replace(PLAIN, speed=40.0, lead=0)  # Brook to Dell takes four days
    outlook = simulate(land(*shut, days=14), FIGHTING, totals=np.full(14, 900.0), parameters=slow)
    on_road = outlook.stretches.value
    assert on_road[4, 3] > 0  # Brook → Dell
    assert on_road[4, 5] == 0
    assert on_road[5, 4:7].max() > 0  # Dell → Brook: they walk back
    assert outlook.at("Brook")[13] == pytest.approx(900)


def test_people_on_the_way_take_another_road() -> None:
    base = land(Closure("link", "Brook", "Dell", start=4), days=20)
    detour = replace(base, links=(*base.links, Link("Brook", "Cairn", 90), Link("Elm", "Dell", 60)))
    outlook = simulate(
        detour, FIGHTING, totals=np.full(20, 900.0), parameters=replace(PLAIN, speed=40.0, lead=0)
    )
    assert outlook.at("Dell")[19] > 100


def test_a_full_camp_draws_less() -> None:
    base = land(capacity=None)
    places = (
        *base.places[:3],
        replace(base.places[3], people=2000),
        replace(base.places[4], people=2000.0001),
    )
    small = replace(base, places=(*places[:4], replace(places[4], people=40000)))
    even = replace(PLAIN, size=0.0)
    outlook = simulate(small, FIGHTING, totals=TOTALS, parameters=even)
    assert outlook.at("Dell")[39] < 2100
    unbound = simulate(small, FIGHTING, totals=TOTALS, parameters=replace(even, room=1e-9, full=1.0))
    assert unbound.at("Dell")[39] == pytest.approx(6000, rel=0.02)


def test_full_camps_still_take_people_in() -> None:
    outlook = simulate(land(capacity=1000), FIGHTING, totals=TOTALS)
    assert outlook.at("Dell")[39] + outlook.at("Elm")[39] == pytest.approx(12000)


def test_everyone_is_sent_on_where_redirection_is_forced() -> None:
    base = land()
    forced = replace(base, links=(*base.links, Link("Dell", "Elm", 50, forced=2)))
    sent = simulate(forced, FIGHTING, totals=TOTALS, parameters=PLAIN)
    assert sent.at("Dell")[39] == 0
    lifted = replace(forced, closures=(Closure("remove_forced_redirection", "Dell", "Elm", start=0),))
    assert simulate(lifted, FIGHTING, totals=TOTALS, parameters=PLAIN).at("Dell")[39] > 4000


def test_awareness_of_few_links_hides_what_is_far() -> None:
    places = [Place("o", kind="conflict_zone", people=1000.0), Place("near", kind="camp", people=500.0)]
    places += [Place(f"t{i}") for i in range(3)] + [Place("far", kind="camp", people=500.0)]
    links = (
        Link("o", "near", 400),
        Link("o", "t0", 10),
        Link("t0", "t1", 10),
        Link("t1", "t2", 10),
        Link("t2", "far", 10),
    )
    network = Network(tuple(places), links, (), 20)
    fighting = Conflict({"o": (1.0,)})
    every = simulate(network, fighting, totals=np.full(20, 300.0), parameters=PLAIN)
    few = simulate(network, fighting, totals=np.full(20, 300.0), parameters=replace(PLAIN, awareness=2))
    assert every.at("far")[19] > 150
    assert few.at("far")[19] == 0
    assert few.at("near")[19] == pytest.approx(300)


def test_towns_host_where_there_is_no_camp() -> None:
    base = land()
    network = replace(base, places=tuple(replace(p, kind="town") if p.is_camp else p for p in base.places))
    outlook = simulate(network, FIGHTING)
    assert outlook.at("Brook")[39] > 100
    assert outlook.at("Arden")[39] == pytest.approx(0, abs=300)


def test_the_same_seed_draws_the_same_and_another_does_not() -> None:
    one, two, three = (simulate(land(), FIGHTING, totals=TOTALS, seed=s).places.value for s in (5, 5, 6))
    assert np.array_equal(one, two)
    assert not np.array_equal(one, three)


def test_the_mean_of_draws_is_the_expectation() -> None:
    network = land(Closure("camp", "Dell", start=20))
    few = np.linspace(0, 200, 40)
    mean = np.mean([simulate(network, FIGHTING, totals=few, seed=s).places.value for s in range(300)], axis=0)
    expected = simulate(network, FIGHTING, totals=few).places.value
    assert np.abs(mean - expected).max() < 4


def test_draws_move_whole_people() -> None:
    walk = Walk(land(), FIGHTING, Members.of([Parameters(onward=0.2)]), Drawn(1))
    volume = Given(np.full(20, 777.0), np.ones(1))
    for day in range(20):
        walk.dawn(day)
        volume.step(walk, day)
        walk.onward()
        walk.choose()
        walk.travel()
    assert (walk.settled % 1 == 0).all()
    assert walk.everyone()[0] == 777


def test_bands_hold_the_value_and_are_missing_where_counts_were_given() -> None:
    counts = Observed(("Dell", "Elm"), np.array([0]), np.array([[40.0], [60.0]]))
    outlook = simulate(land(), FIGHTING, totals=TOTALS + 100, observed=counts, members=30)
    dell = 3
    assert outlook.places.value[dell, 0] == pytest.approx(40)
    assert np.isnan(outlook.places.low[dell, 0])
    later = slice(1, None)
    assert (outlook.places.low[dell, later] <= outlook.places.value[dell, later] + 1e-9).all()
    assert (outlook.places.high[dell, later] >= outlook.places.value[dell, later] - 1e-9).all()
    assert outlook.places.high[dell, 30] > outlook.places.low[dell, 30]


def test_bands_do_not_depend_on_how_members_are_grouped(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = simulate(land(), FIGHTING, totals=TOTALS, members=24)
    monkeypatch.setattr("crossbearing.outlook.ensemble.CHUNK", 7)
    parts = simulate(land(), FIGHTING, totals=TOTALS, members=24)
    assert parts.places.low[3:] == pytest.approx(whole.places.low[3:])


def test_counts_as_they_arrive_are_learned_from() -> None:
    days = np.arange(16)
    counts = Observed(("Dell", "Elm"), days, np.stack((TOTALS[:16] * 0.9, TOTALS[:16] * 0.1)))
    taught = simulate(land(), FIGHTING, totals=TOTALS, observed=counts)
    assert taught.places.value[3, :16] == pytest.approx(TOTALS[:16] * 0.9)
    came = taught.at("Dell")[39] - taught.at("Dell")[15]
    assert came > 0.55 * (TOTALS[39] - TOTALS[15])
