"""The whole picture: what was known when, in any order, and what is open."""

from __future__ import annotations

import random

import msgspec
import pytest
from situate_builders import Run, count, day, place, values

from crossbearing.model import Actor, encode
from crossbearing.situate import situate


@pytest.fixture
def run() -> Run:
    made = Run()
    made.report("a", "2031-05-05")
    made.report("b", "2031-05-06")
    made.report("c", "2031-05-08")
    return made


def test_nothing_gives_an_empty_picture() -> None:
    picture = situate([], [], [])
    assert (picture.as_of, picture.control, picture.not_reported) == (None, (), ())


def test_the_picture_knows_nothing_of_later_reports(run: Run) -> None:
    early = run.say("a", "control", "captured", "Belar", by="Northern Front", time=day("2031-05-05"))
    late = run.say("c", "control", "recaptured", "Belar", by="Kenyan army", time=day("2031-05-08"))
    run.join(early, late, holder=values("update", ("Kenyan army", (late,)), ("Northern Front", (early,))))
    then, now = run.picture(as_of="2031-05-06"), run.picture()
    assert then.control[0].holder == "Northern Front"
    assert now.control[0].holder == "Kenyan army"
    assert [r.id for r in then.reports] == ["a", "b"]
    assert late not in encode(then).decode()
    assert then.disagreements == ()


def test_when_we_knew_is_when_it_was_received(run: Run) -> None:
    run.report("d", "2031-05-01", received="2031-05-09T08:00:00Z")
    run.say("d", "control", "captured", "Belar", by="Northern Front")
    assert run.picture(as_of="2031-05-08").control == ()
    assert run.picture(as_of="2031-05-09").control[0].holder == "Northern Front"


def test_a_withdrawn_report_carries_nothing(run: Run) -> None:
    run.say("a", "control", "captured", "Belar", by="Northern Front")
    run.report("d", "2031-05-08", retracts="a")
    assert run.picture().control == ()
    assert run.picture(as_of="2031-05-06").control != ()


def full(run: Run) -> Run:
    one = run.say("a", "control", "captured", "Belar", by="rebels", to="Belar", time=day("2031-05-04"))
    two = run.say(
        "b", "control", "captured", place("Belaar", feature="city"), by="rebels", time=day("2031-05-04")
    )
    run.join(one, two, where=place("Belar"), place=values("variant", ("Belar", (one,)), ("Belaar", (two,))))
    run.say("b", "relation", "led_by", by="Northern Front (NF)", to="rebels")
    run.say("b", "figure", "displaced", "Kenya", quantity=count(9_000, "displaced", flow="flow"))
    run.say("c", "access", "struck", "Sill crossing", by="Kenyan army", time=day("2031-05-07"))
    run.say("c", "forecast", "displaced", "Kenya", certainty="forecast", quantity=count(50_000, "displaced"))
    return run


def test_the_order_of_the_input_does_not_matter(run: Run) -> None:
    made = full(run)
    expected = encode(made.picture())
    dice = random.Random(7)
    for _ in range(5):
        for things in (made.reports, made.claims, made.incidents):
            dice.shuffle(things)
        assert encode(made.picture()) == expected


def test_spellings_that_an_incident_joins_are_one_place(run: Run) -> None:
    assert [s.place.name for s in full(run).picture().control] == ["Belar"]


def test_a_forecast_stands_in_the_outlook_alone(run: Run) -> None:
    picture = full(run).picture()
    assert len(picture.forecasts) == 1
    assert [d.best for d in picture.displacement] == [9_000]


def test_every_claim_that_is_cited_exists(run: Run) -> None:
    made = full(run)
    picture = made.picture()
    known = {c.id for c in made.claims}
    lists = (
        picture.control,
        picture.access,
        picture.displacement,
        picture.casualties,
        picture.forecasts,
        picture.movements,
    )
    for entry in (e for entries in lists for e in entries):
        assert entry.claims
        assert set(entry.claims) <= known
        assert set(getattr(entry, "contrary", ())) <= known


def test_two_values_of_one_claim_contradict_nobody(run: Run) -> None:
    both = run.say("a", "event", "clash", "Belar", "Orvo")
    other = run.say("b", "event", "clash", "Belar")
    run.join(both, other, place=values("contradiction", ("Belar", (both, other)), ("Orvo", (both,))))
    assert run.picture().disagreements == ()


def test_contradictions_come_before_roundings_and_updates(run: Run) -> None:
    a, b = run.say("a", "event", "explosion", "Belar"), run.say("b", "event", "explosion", "Belar")
    c, d = run.say("a", "event", "clash", "Orvo"), run.say("b", "event", "clash", "Tamm")
    run.join(a, b, where=place("Belar"), killed=values("rounding", (300, (a,)), (280, (b,))))
    run.join(c, d, where=place("Orvo"), place=values("contradiction", ("Orvo", (c,)), ("Tamm", (d,))))
    assert [(x.relation, x.text) for x in run.picture().disagreements] == [
        ("contradiction", "Orvo: where"),
        ("rounding", "Belar: killed"),
    ]


@pytest.mark.parametrize(("held", "open_"), [(False, True), (True, False)])
def test_a_planned_meeting_is_an_open_question_until_it_is_reported(
    run: Run, held: bool, open_: bool
) -> None:
    run.say("a", "forecast", "talks", by="foreign ministers", certainty="forecast", time=day("2031-05-07"))
    if held:
        run.say("c", "event", "talks", by="foreign ministers", time=day("2031-05-07"))
    asked = [g.question for g in run.picture().not_reported if "meeting" in g.question]
    assert bool(asked) is open_


@pytest.mark.parametrize(("given", "open_"), [(False, True), (True, False)])
def test_pledged_support_is_an_open_question_until_it_arrives(run: Run, given: bool, open_: bool) -> None:
    run.say(
        "a",
        "statement",
        "pledge",
        by="Uganda",
        source="Uganda",
        quote="Uganda promised more aid to the province",
    )
    if given:
        run.say("c", "event", "aid_given", "Belar", by="Uganda")
    assert bool([g for g in run.picture().not_reported if "support" in g.question]) is open_


def test_a_copy_is_shown_as_a_copy(run: Run) -> None:
    run.reports.append(
        type(run.reports[0])(id="z", text=run.reports[0].text, published="2031-05-06", outlet="Copier")
    )
    assert {r.id: r.copies for r in run.picture().reports}["z"] == "a"


def test_the_credited_outlet_is_the_original() -> None:
    words = " ".join(f"word{i}" for i in range(80))
    made = Run()
    made.report("m", "2031-05-06", outlet="Belar Mirror")
    made.report("w", "2031-05-06T09:00:00Z", outlet="Rift Wire")
    made.reports = [
        msgspec.structs.replace(r, text=f"{words} (Rift Wire)" if r.id == "m" else words)
        for r in made.reports
    ]
    assert {r.id: r.copies for r in made.picture().reports} == {"m": "w", "w": None}


@pytest.mark.parametrize(
    ("giver", "asked"), [("Uganda", True), ("Ugandan militia", False), ("the company", False)]
)
def test_delivery_is_asked_only_of_states_and_organisations(run: Run, giver: str, asked: bool) -> None:
    run.say("a", "statement", "pledge", by=giver, quote=f"{giver} promised weapons and money")
    assert any("promised by" in g.question for g in run.picture().not_reported) is asked


def test_a_place_is_shown_as_the_reports_spell_it(run: Run) -> None:
    for report in ("a", "b"):
        run.say(report, "control", "captured", place("Tallbissah", geonames="77", lat=1.0, lon=36.0, resolved=True, feature="town", surface="Talbisseh"), by="Northern Front")  # fmt: skip
    assert [s.place.name for s in run.picture().control] == ["Talbisseh"]


def test_a_description_is_no_spelling_of_a_place(run: Run) -> None:
    run.say("a", "control", "captured", place("Belar", surface="The western city"), by="Northern Front")
    assert [s.place.name for s in run.picture().control] == ["Belar"]


def test_a_base_at_two_places_is_shown_among_the_disagreements(run: Run) -> None:
    told = [
        run.say("a", "background", "installation", "Orvo", to="Indian naval base"),
        run.say("b", "background", "installation", "Tamm", to="Indian naval base"),
    ]
    target = values("same", ("Indian naval base", tuple(told)))
    run.join(*told, place=values("undetermined", ("Orvo", told[:1]), ("Tamm", told[1:])), target=target)
    assert [d.text for d in run.picture().disagreements] == ["Indian naval base: where"]


def test_a_pronoun_that_moves_is_told_by_its_name(run: Run) -> None:
    they = Actor(name="Northern Front", surface="They")
    run.say("a", "movement_forces", "advanced", place("Belar", "destination"), by=[they])
    assert [m.text for m in run.picture().movements] == ["Northern Front advanced towards Belar"]


def test_residents_who_flee_are_not_fleeing_twice(run: Run) -> None:
    run.say("a", "movement_people", "fled", place("Belar", "origin"), by="fleeing residents")
    assert [m.text for m in run.picture().movements] == ["residents fled from Belar"]
