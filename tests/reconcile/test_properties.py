"""What must hold whatever is reported: order is forgotten, nothing is lost, copies weigh nothing."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from reconcile_builders import claim, number, report, said_by, time

from crossbearing.model import Claim, Report
from crossbearing.reconcile import reconcile
from crossbearing.reconcile.constraints import forbids
from crossbearing.reconcile.evidence import score
from crossbearing.reconcile.facets import facet

TYPES = [
    ("control", "captured"), ("control", "holds"), ("access", "closed"), ("access", "destroyed"), ("event", "air_strike"),
    ("figure", "killed"), ("figure", "displaced"), ("movement_people", "fled"), ("statement", "denial"), ("background", "history"),
    ("forecast", "captured"),
]  # fmt: skip
some = st.sampled_from
claims_of = st.lists(
    st.builds(
        dict,
        report=st.integers(0, 3),
        type=some(TYPES),
        places=some([[], ["Belar"], ["Torun Ford"], ["Belar bridge"], ["Ostra"], ["Belar", "Torun Ford"]]),
        actors=some([[], ["rebels"], ["army"], ["Northern Front"], ["Ostra", "Velta"]]),
        targets=some([[], ["Belar"], ["bridge"], ["civilians"]]),
        time=some(
            [
                time(None),
                time("2031-03-01"),
                time("2031-03-01", "2031-03-02"),
                time("2031-02-01", inherited=True),
            ]
        ),
        number=some([None, 3, 40, 300_000]),
        source=some([(), ("Ila Marr",), ("an officer",), ("UNHCR",), ("United Nations",)]),
        negated=st.booleans(),
    ),
    min_size=1,
    max_size=14,
)


def build(drawn: list[dict]) -> tuple[list[Report], list[Claim]]:
    made = []
    for n, d in enumerate(drawn):
        kind, type_ = d["type"]
        quantity = number(d["number"], type_ if kind == "figure" else None) if d["number"] else None
        made.append(
            claim(f"r{d['report']}-{n}", f"{type_} {' '.join(d['places'])}", kind, type_, places=d["places"], actors=d["actors"],
                  targets=d["targets"], time=d["time"], quantity=quantity, attribution=said_by(*d["source"]), negated=d["negated"])
        )  # fmt: skip
    return [report(f"r{n}", f"2031-03-0{n + 1}") for n in range(4)], made


@settings(max_examples=30, deadline=None)
@given(claims_of, st.randoms(use_true_random=False))
def test_the_order_of_arrival_is_forgotten(drawn: list[dict], shuffle: random.Random) -> None:
    reports, claims = build(drawn)
    expected = reconcile(reports, claims)
    shuffle.shuffle(reports)
    shuffle.shuffle(claims)
    assert reconcile(reports, claims) == expected


@settings(max_examples=30, deadline=None)
@given(claims_of)
def test_every_claim_is_in_exactly_one_incident_and_every_incident_is_sound(drawn: list[dict]) -> None:
    reports, claims = build(drawn)
    incidents = reconcile(reports, claims)
    assert sorted(c for i in incidents for c in i.claims) == sorted(c.id for c in claims)
    for incident in incidents:
        assert incident.id == f"i:{incident.claims[0]}"
        assert 1 <= incident.origins_low <= incident.origins <= incident.origins_high
        assert incident.origins == len(incident.origin_list)
        for field in incident.fields.values():
            assert {c for v in field.values for c in v.claims} <= set(incident.claims)
            assert field.values[0].relation == "same"


@settings(max_examples=25, deadline=None)
@given(claims_of)
def test_a_copy_of_every_report_raises_no_count_of_origins(drawn: list[dict]) -> None:
    reports, claims = build(drawn)
    copied = [
        Report(**{f: getattr(r, f) for f in r.__struct_fields__} | {"id": f"z{r.id}", "outlet": "Copier"})
        for r in reports
    ]
    again = [
        Claim(
            **{f: getattr(c, f) for f in c.__struct_fields__} | {"id": f"z{c.id}", "report": f"z{c.report}"}
        )
        for c in claims
    ]
    before = {c: i for i in reconcile(reports, claims) for c in i.claims}
    for incident in reconcile(reports + copied, claims + again):
        inside = [c for c in incident.claims if not c.startswith("z")]
        parts = {before[c].id: before[c] for c in inside}.values()
        assert incident.origins <= sum(i.origins for i in parts)
        assert incident.origins_high <= sum(i.origins_high for i in parts)


@settings(max_examples=30, deadline=None)
@given(claims_of)
def test_evidence_and_constraints_do_not_care_which_claim_comes_first(drawn: list[dict]) -> None:
    reports, claims = build(drawn)
    known = {r.id: r for r in reports}
    facets = [facet(c, known[c.report]) for c in claims]
    for a in facets:
        for b in facets:
            assert forbids(a, b) == forbids(b, a)
            if not forbids(a, b):
                assert score(a, b) == pytest.approx(score(b, a))


def test_nothing_reported_is_nothing_found() -> None:
    assert reconcile([], []) == ()


def test_a_claim_without_its_report_is_kept() -> None:
    assert len(reconcile([], [claim("a-1", "x", "event", "clash")])) == 1


def test_a_claim_given_twice_counts_once() -> None:
    one = claim("a-1", "fighting broke out in Belar", "event", "clash", places=["Belar"])
    assert reconcile([report("a")], [one, one])[0].claims == ("a-1",)


def test_wrong_dates_are_survived() -> None:
    odd = [report("a", "1970-01-01"), report("b", None), report("c", "not a date"), report("d", "9999-12-31")]  # type: ignore[arg-type]
    claims = [
        claim(f"{r.id}-1", "fighting broke out in Belar", "event", "clash", places=["Belar"]) for r in odd
    ]
    assert sum(len(i.claims) for i in reconcile(odd, claims)) == 4
