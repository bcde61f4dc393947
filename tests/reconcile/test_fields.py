"""How competing values stand to each other, and which is shown first."""

from __future__ import annotations

import pytest
from reconcile_builders import claim, number, place, report, said_by, time

from crossbearing.model import Field, Incident, Quantity
from crossbearing.reconcile import reconcile


def only(claims, reports=None) -> Incident:
    found = reconcile(reports or [report(r) for r in sorted({c.report for c in claims})], claims)
    assert len(found) == 1, [i.claims for i in found]
    return found[0]


def relations(field: Field) -> dict[object, str]:
    return {v.value: v.relation for v in field.values}


def count(name: str, quantity: Quantity, kind: str = "killed", **more):
    base = {"places": ["Belar"], "quantity": quantity, "time": time(None, None)}
    return claim(name, "the number of victims of the landslide in Belar", "figure", kind, **(base | more))


def killed(name: str, n: float, **more):
    return count(name, number(n, "killed"), **more)


def test_an_update_series_is_no_contradiction_and_the_latest_is_best() -> None:
    days = [report("a", "2031-03-01"), report("b", "2031-03-02"), report("c", "2031-03-03")]
    incident = only([killed("a-1", 12), killed("b-1", 30), killed("c-1", 41)], days)
    field = incident.fields["killed"]
    assert (field.best, field.low, field.high, field.relation) == (41, 41, 41, "update")
    assert relations(field) == {41: "same", 30: "update", 12: "update"}
    assert incident.status != "disputed"


def test_a_late_report_of_an_old_toll_does_not_turn_the_clock_back() -> None:
    days = [report("a", "2031-03-01"), report("b", "2031-03-03"), report("c", "2031-03-03")]
    incident = only([killed("a-1", 12), killed("b-1", 41), killed("c-1", 12)], days)
    assert incident.fields["killed"].best == 41


def test_two_tolls_on_one_day_contradict() -> None:
    incident = only([killed("a-1", 17), killed("b-1", 31)])
    assert incident.fields["killed"].relation == "contradiction"
    assert (incident.killed.low, incident.killed.high) == (17, 31)
    assert incident.status == "disputed"


def test_best_is_a_reported_number_never_a_mean() -> None:
    incident = only([killed("a-1", 10), killed("b-1", 20), killed("c-1", 31)])
    assert incident.killed.best in (10, 20, 31)


def test_a_number_put_by_a_named_source_goes_before_one_without() -> None:
    incident = only([killed("a-1", 17), killed("b-1", 19, attribution=said_by("Ila Marr", "Red Lantern"))])
    assert incident.fields["killed"].best == 19


def displaced(name: str, **numbers):
    there = number(0, "displaced", flow="flow")
    quantity = Quantity(
        **{f: getattr(there, f) for f in there.__struct_fields__}
        | {"value": None, "low": None, "high": None}
        | numbers
    )
    return count(name, quantity, "displaced", places=["Ostra"], time=time("2031-02-25", "2031-03-02"))


def test_nearly_over_and_about_are_roundings_of_one_count() -> None:
    incident = only([
        displaced("a-1", value=300_000, high=300_000),
        displaced("b-1", value=280_000, low=275_000, high=285_000),
        displaced("c-1", value=280_000, low=280_000),
    ])  # fmt: skip
    field = incident.fields["displaced"]
    assert field.relation == "rounding"
    assert (field.low, field.high) == (280_000, 300_000)


def test_a_vague_floor_is_wider_than_a_number() -> None:
    incident = only([displaced("a-1", value=30_000, low=30_000, high=30_000), displaced("b-1", low=20_000)])
    assert incident.fields["displaced"].best == 30_000
    assert relations(incident.fields["displaced"])[20_000] == "wider"


def test_a_forecast_never_enters_a_figure() -> None:
    forecast = claim(
        "b-1",
        "up to 1.5 million may be displaced in Ostra",
        "forecast",
        "displaced",
        places=["Ostra"],
        certainty="forecast",
        quantity=number(1_500_000, "displaced"),
    )
    found = reconcile([report("a"), report("b")], [displaced("a-1", value=280_000, low=280_000), forecast])
    assert {i.displaced.best if i.displaced else None for i in found} == {None, 280_000}
    assert all(
        i.displaced is None or i.displaced.high is None for i in found
    )  # "over 280,000" has no highest number


def test_a_withdrawn_number_is_not_the_best() -> None:
    withdrawn = killed("b-2", 30, certainty="denied", negated=True)
    incident = only(
        [killed("a-1", 30), killed("b-1", 44), withdrawn],
        [report("a", "2031-03-01"), report("b", "2031-03-02")],
    )
    assert incident.fields["killed"].best == 44


def capture(name: str, **more):
    base = {
        "places": ["Belar"],
        "targets": ["Belar"],
        "actors": ["Northern Front"],
        "time": time("2031-03-01"),
    }
    return claim(name, "the Northern Front captured Belar", "control", "captured", **(base | more))


def test_a_denial_is_a_contradiction_of_the_outcome() -> None:
    incident = only([capture("a-1"), capture("b-1", certainty="denied", negated=True)])
    assert relations(incident.fields["outcome"]) == {"captured": "same", "not captured": "contradiction"}
    assert incident.status == "disputed"


def test_what_is_only_denied_is_denied() -> None:
    assert only([capture("a-1", certainty="denied", negated=True)]).status == "denied"


def test_a_later_holder_updates_an_earlier_one() -> None:
    held = claim("a-1", "the army holds Belar", "control", "holds", places=["Belar"], actors=["army"])
    taken = capture("b-1", actors=["rebels"], time=time("2031-03-04"))
    field = only([held, taken], [report("a", "2031-03-01"), report("b", "2031-03-04")]).fields["holder"]
    assert (field.best, field.relation) == ("rebels", "update")


def test_two_holders_on_one_day_are_a_dispute() -> None:
    held = claim(
        "a-1",
        "the army holds Belar",
        "control",
        "holds",
        places=["Belar"],
        actors=["army"],
        time=time("2031-03-02"),
    )
    incident = only([held, capture("b-1", actors=["rebels"], time=time("2031-03-02"))])
    assert incident.fields["holder"].relation == "contradiction"


def test_one_side_leaves_and_the_other_enters_without_contradiction() -> None:
    left = claim(
        "a-1",
        "the army withdrew from Belar",
        "movement_forces",
        "withdrew",
        places=[place("Belar", "origin")],
        actors=["army"],
        time=time("2031-03-01"),
    )
    incident = only([left, capture("b-1", actors=["rebels"])])
    assert incident.status != "disputed"


def crossing(name: str, type_: str, day: str):
    gate = place("Arn crossing", lat=10.0, lon=20.0, feature="crossing", precision_km=2.0)
    return claim(
        name,
        f"the Arn crossing was {type_}",
        "access",
        type_,
        places=[gate],
        targets=["Arn crossing"],
        time=time(day),
    )


def test_open_after_closed_is_an_update() -> None:
    incident = only(
        [crossing("a-1", "closed", "2031-03-01"), crossing("b-1", "reopened", "2031-03-02")],
        [report("a", "2031-03-01"), report("b", "2031-03-02")],
    )
    assert relations(incident.fields["outcome"]) == {"reopened": "same", "closed": "update"}


def test_open_and_closed_on_one_day_contradict() -> None:
    incident = only([crossing("a-1", "closed", "2031-03-01"), crossing("b-1", "open", "2031-03-01")])
    assert incident.fields["outcome"].relation == "contradiction"


def bridge(name: str, spelling: str, type_: str = "destroyed", **more):
    there = place(spelling, lat=10.01, lon=20.01, feature="bridge", precision_km=12.0)
    return claim(
        name,
        f"jets {type_} the {spelling}",
        "access",
        type_,
        **({"places": [there], "targets": [spelling], "actors": ["Ostran jets"]} | more),
    )


def test_spellings_are_variants_and_a_weaker_word_is_wider() -> None:
    incident = only(
        [
            bridge("a-1", "Belar bridge"),
            bridge("b-1", "Bilar bridge"),
            bridge("c-1", "Belar bridge", "struck"),
        ]
    )
    assert relations(incident.fields["name"]) == {"belar": "same", "bilar": "variant"}
    assert relations(incident.fields["outcome"]) == {"destroyed": "same", "struck": "wider"}
    assert incident.status != "disputed"


def test_the_label_is_written_from_the_fields() -> None:
    assert only([capture("a-1")]).label == "Northern Front took Belar, 1 March 2031"
    assert "41 killed" in only([killed("a-1", 41)]).label


@pytest.mark.parametrize("kind", ["statement", "relation", "advisory", "background", "forecast", "event"])
def test_every_kind_has_a_label(kind: str) -> None:
    incident = reconcile([], [claim("a-1", "something was said", kind, "said")])[0]
    assert incident.label
    assert incident.kind == kind
