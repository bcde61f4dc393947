"""What is one thing, and above all what is not."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, number, place, report, time, together

TAKEN = {"places": ["Belar"], "targets": ["Belar"], "actors": ["Northern Front"], "time": time("2031-03-01")}


def capture(name: str, **more):
    return claim(
        name, "Fighters of the Northern Front captured Belar", "control", "captured", **(TAKEN | more)
    )


def joined(*claims) -> bool:
    return len(together(list(claims))) == 1


def test_one_capture_in_two_reports_is_one_incident() -> None:
    assert joined(
        capture("a-1"), capture("b-1", actors=["rebels"], time=time(None, "2031-03-02", inherited=True))
    )


def test_a_denial_joins_what_it_denies() -> None:
    denial = capture("b-1", certainty="denied", negated=True, attribution=())
    assert joined(capture("a-1"), denial)


def test_another_holder_of_the_same_town_is_the_same_question() -> None:
    held = claim("b-1", "the army still holds Belar", "control", "holds", places=["Belar"], actors=["army"])
    assert joined(capture("a-1"), held)


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("history", {"background": True}),
        ("a forecast", {"certainty": "forecast"}),
        ("another town", {"places": ["Torun Ford"], "targets": ["Torun Ford"]}),
        ("a month later", {"time": time("2031-04-20")}),
    ],
)
def test_a_capture_is_kept_apart_from(why: str, other: dict) -> None:
    assert not joined(capture("a-1"), capture("b-1", **other)), why


def test_city_and_province_of_one_name_are_two() -> None:
    province = capture(
        "b-1", places=[place("Belar", feature="admin1", precision_km=80.0, surface="Belar Province")]
    )
    assert not joined(capture("a-1"), province)


def test_a_bare_name_read_as_the_province_is_the_city_that_others_mean() -> None:
    assert joined(
        capture("a-1"), capture("b-1", places=[place("Belar", feature="admin1", precision_km=80.0)])
    )


def test_a_town_and_the_bridge_named_after_it_are_two() -> None:
    bridge = claim(
        "b-1",
        "jets destroyed the Belar bridge",
        "access",
        "destroyed",
        places=["Belar bridge"],
        targets=["Belar bridge"],
    )
    assert not joined(capture("a-1"), bridge)


def test_an_airport_held_and_an_airport_closed_are_two() -> None:
    port = place("Belar airport", lat=10.02, lon=20.02, feature="airport", precision_km=2.0)
    held = claim("a-1", "the army holds Belar airport", "control", "holds", places=[port], actors=["army"])
    shut = claim("b-1", "Belar airport is closed", "access", "closed", places=[port], targets=["airport"])
    assert not joined(held, shut)


def test_the_airport_and_the_city_are_held_apart() -> None:
    airport = capture("b-1", targets=["airport"])
    assert not joined(capture("a-1"), airport)


def test_a_march_on_a_town_does_not_take_it() -> None:
    march = claim(
        "b-1",
        "rebels advance on Belar",
        "movement_forces",
        "advanced",
        places=[place("Belar", "destination")],
        actors=["rebels"],
    )
    assert not joined(capture("a-1"), march)


def test_a_target_that_no_place_names_is_not_the_town_beside_it() -> None:
    beside = capture("b-1", targets=["Minvale"])
    assert not joined(capture("a-1"), beside)


def strike(name: str, **more):
    base = {
        "places": ["Belar bridge"],
        "targets": ["Belar bridge"],
        "actors": ["Ostran forces"],
        "time": time("2031-03-01", "2031-03-02"),
    }
    return claim(
        name,
        "Ostran air strikes destroyed the Belar bridge overnight",
        "access",
        "destroyed",
        **(base | more),
    )


def test_spellings_of_one_bridge_meet() -> None:
    other = place("Bilar bridge", lat=10.1, lon=20.2, feature="bridge", precision_km=12.0)
    assert joined(strike("a-1"), strike("b-1", places=[other], targets=["Bilar bridge"]))


def test_strikes_by_two_parties_are_two() -> None:
    assert not joined(strike("a-1"), strike("b-1", actors=["Veltan Air Force"]))


def test_two_bridges_are_two() -> None:
    other = place("Torun bridge", lat=10.6, lon=20.1, feature="bridge", precision_km=2.0)
    assert not joined(strike("a-1"), strike("b-1", places=[other], targets=["Torun bridge"]))


def test_an_unnamed_thing_joins_the_named_one_struck_by_the_same_party_that_day() -> None:
    vague = claim(
        "b-1",
        "Ostran jets hit a key bridge in the province",
        "access",
        "struck",
        places=["Belar"],
        targets=["key bridge"],
        actors=["Ostran jets"],
        time=time("2031-03-02"),
    )
    assert joined(strike("a-1"), vague)


def test_two_things_struck_in_one_breath_are_one_operation_but_two_closures_are_two() -> None:
    def at(n: int, name: str, type_: str):
        there = place(name, lat=10.0 + n, lon=20.0, feature="crossing", precision_km=2.0)
        made = claim(
            f"a-{n}",
            "two crossings, Arn and Orl",
            "access",
            type_,
            places=[there],
            targets=[name],
            actors=["Ostra"],
            time=time("2031-03-01"),
        )
        return made.__class__(
            **{f: getattr(made, f) for f in made.__struct_fields__} | {"start": 10, "end": 40}
        )

    assert joined(at(1, "Arn crossing", "struck"), at(2, "Orl crossing", "struck"))
    assert not joined(at(1, "Arn crossing", "closed"), at(2, "Orl crossing", "closed"))


def toll(name: str, value: float, **more):
    base = {
        "places": ["Belar"],
        "quantity": number(value, "killed"),
        "time": time(None, "2031-03-02", inherited=True),
    }
    return claim(name, f"{value} people were killed in Belar", "figure", "killed", **(base | more))


def test_a_rising_toll_is_one_incident() -> None:
    days = [report("a", "2031-03-01"), report("b", "2031-03-02"), report("c", "2031-03-03")]
    claims = [
        toll("a-1", 12),
        toll("b-1", 30, time=time(None, "2031-03-02", inherited=True)),
        toll("c-1", 41, time=time(None, "2031-03-03", inherited=True)),
    ]
    assert len(together(claims, days)) == 1


def test_soldiers_and_civilians_are_counted_apart() -> None:
    civil = toll("a-1", 13, targets=["civilians"], quantity=number(13, "killed", "civilians"))
    army = toll("b-1", 13, targets=["soldiers"], quantity=number(13, "killed", "soldiers"))
    assert not joined(civil, army)


def test_the_dead_of_two_nations_are_counted_apart() -> None:
    ours = toll("a-1", 9, targets=["Kenyan soldiers"], quantity=number(9, "killed", "soldiers"))
    theirs = toll("b-1", 9, targets=["Malawian soldiers"], quantity=number(9, "killed", "soldiers"))
    assert not joined(ours, theirs)


def test_the_toll_of_a_city_is_not_that_of_the_country() -> None:
    assert not joined(toll("a-1", 40), toll("b-1", 55, places=["Ostra"]))


def test_attacks_on_two_stated_days_are_two() -> None:
    def attack(name: str, day: str):
        return claim(
            name,
            "a car bomb exploded at a market in Belar",
            "event",
            "explosion",
            places=["Belar"],
            time=time(day),
        )

    assert joined(attack("a-1", "2031-03-01"), attack("b-1", "2031-03-01"))
    assert not joined(attack("a-1", "2031-03-01"), attack("b-1", "2031-03-05"))


def test_a_person_dies_once_wherever_it_is_told() -> None:
    def death(name: str, where: str, day: str):
        return claim(
            name,
            "General Oru Vask was killed",
            "event",
            "killed",
            targets=["Oru Vask"],
            places=[where],
            time=time(day),
        )

    assert joined(death("a-1", "Belar", "2031-03-01"), death("b-1", "Torun Ford", "2031-03-06"))


def fled(name: str, value: float, flow: str = "flow", **more):
    base = {
        "places": ["Ostra"],
        "quantity": number(value, "displaced", flow=flow),
        "time": time("2031-02-20", "2031-03-02"),
    }
    return claim(name, f"{value} people have been displaced in Ostra", "figure", "displaced", **(base | more))


def test_rounded_totals_are_one_count() -> None:
    assert joined(fled("a-1", 280_000), fled("b-1", 300_000))


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("stock and flow", {"flow": "stock", "value": 300_000}),
        ("another order of magnitude", {"value": 7_000_000}),
        ("one town's flight", {"value": 9_000, "places": ["Belar"]}),
    ],
)
def test_displaced_totals_are_kept_apart_from(why: str, other: dict) -> None:
    assert not joined(fled("a-1", 300_000), fled("b-1", **other)), why


def test_those_who_return_are_not_those_who_flee() -> None:
    back = claim(
        "b-1",
        "300,000 people have returned in Ostra",
        "movement_people",
        "returned",
        places=["Ostra"],
        quantity=number(300_000, "returned"),
    )
    assert not joined(fled("a-1", 300_000), back)


def test_services_of_one_town_are_told_apart() -> None:
    def cut(name: str, what: str):
        return claim(
            name,
            f"{what} has been cut in Belar",
            "access",
            "service_disrupted",
            places=["Belar"],
            targets=[what],
        )

    assert joined(cut("a-1", "electricity"), cut("b-1", "power supply"))
    assert not joined(cut("a-1", "electricity"), cut("b-1", "water"))


def test_two_speakers_say_two_things() -> None:
    def word(name: str, who: str):
        return claim(name, "called for talks to end the war", "statement", "said", actors=[who])

    assert not joined(word("a-1", "Ila Marr"), word("b-1", "Ostra"))


def shelled(name: str, day: str, **more):
    return claim(
        name,
        "shelling killed two people in Belar",
        "figure",
        "killed",
        places=["Belar"],
        time=time(day),
        quantity=number(2, "killed"),
        **more,
    )


def test_one_town_shelled_on_tuesday_and_on_wednesday_is_shelled_twice() -> None:
    assert joined(shelled("a-1", "2031-03-01"), shelled("b-1", "2031-03-01"))
    assert not joined(shelled("a-1", "2031-03-01"), shelled("b-1", "2031-03-02"))


def test_a_night_has_two_dates() -> None:
    overnight = claim(
        "b-1", "shelling killed two people in Belar overnight", "figure", "killed", places=["Belar"],
        time=time("2031-03-01", "2031-03-02"), quantity=number(2, "killed"),
    )  # fmt: skip
    assert joined(shelled("a-1", "2031-03-02"), overnight)


def test_a_toll_told_as_of_a_later_day_is_the_same_toll_grown() -> None:
    first = shelled("a-1", "2031-03-01", targets=["residents"])
    later = toll("b-1", 9, time=time("2031-03-02"), targets=["residents"])
    assert joined(first, later)
    fewer = toll("c-1", 1, time=time("2031-03-02"), targets=["residents"])
    assert not joined(first, fewer)


def test_the_toll_of_an_event_is_told_for_days_but_no_other_event_is() -> None:
    flood = claim(
        "a-1", "a flood swept through Belar", "event", "disaster", places=["Belar"], time=time("2031-03-01")
    )
    first = toll("b-1", 5, time=time("2031-03-01"))
    last = toll("c-1", 23, time=time("2031-03-06"))
    again = claim(
        "d-1", "a flood swept through Belar", "event", "disaster", places=["Belar"], time=time("2031-03-06")
    )
    assert joined(flood, first, last)
    assert not joined(flood, again)


def test_a_large_number_is_no_other_one_for_another_day() -> None:
    assert joined(toll("a-1", 46, time=time("2031-03-01")), toll("b-1", 46, time=time("2031-03-02")))


def test_the_cases_of_a_week_are_not_those_of_the_outbreak() -> None:
    def cases(name: str, value: float, first: str):
        return claim(
            name, f"{value} cholera cases in Ostra", "figure", "affected", places=["Ostra"],
            time=time(first, "2031-03-02"), quantity=number(value, "infected"),
        )  # fmt: skip

    assert joined(cases("a-1", 17_800, "2030-10-01"), cases("b-1", 19_300, "2030-10-01"))
    assert not joined(cases("a-1", 17_800, "2030-10-01"), cases("b-1", 1_500, "2031-02-24"))


def test_a_place_is_compared_with_what_lies_in_it_but_not_its_neighbours_with_one_another() -> None:
    inside = place("Low Quay", lat=None, lon=None, feature="neighbourhood", container="Belar")
    beside = place("High Quay", lat=None, lon=None, feature="neighbourhood", container="Belar")
    whole = claim(
        "a-1", "a fire broke out in Belar", "event", "fire", places=["Belar"], time=time("2031-03-01")
    )
    part = claim(
        "b-1", "a fire broke out on the Low Quay", "event", "fire", places=[inside], time=time("2031-03-01")
    )
    other = claim(
        "c-1", "a fire broke out on the High Quay", "event", "fire", places=[beside], time=time("2031-03-01")
    )
    assert joined(whole, part)
    assert not joined(part, other)
