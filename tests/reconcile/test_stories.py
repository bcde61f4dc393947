"""Which reports are about one event: names, wording and figures of whole texts. The towns and people are invented."""

from __future__ import annotations

import random

import pytest
from reconcile_builders import claim, groups, number, place, report, time

from crossbearing.model import Claim, Report
from crossbearing.reconcile import reconcile
from crossbearing.reconcile.agglomerate import agglomerate
from crossbearing.reconcile.copies import copy_groups
from crossbearing.reconcile.facets import facet
from crossbearing.reconcile.stories import Stories, find_stories

BAKERY = (
    "Baker Tomas Iverack, 41, was shot outside his shop on Lindgate Street in Belar on Saturday evening, police said. "
    "His niece Runa Iverack, 12, was wounded in the arm. Detective Palo Brenn asked neighbours to come forward."
)
BAKERY_RETOLD = (
    "The man who died when shots were fired on Lindgate Street has been named as Tomas Iverack, 41. A girl of his family, "
    "12, is in hospital. Investigators led by Palo Brenn believe that two men fled on a motorcycle."
)
SCHOOL = (
    "Teacher Odile Marsten, 29, was shot at the gate of Coppermill School in Belar on Sunday evening, police said. "
    "No one else was hurt. Inspector Hanna Quist said that a former pupil was in custody."
)
DEAD = ("event", "killed")


def lead(name: str, quote: str, day: str, **more) -> Claim:
    return claim(name, quote, *DEAD, places=["Belar"], time=time(day), lead=True, **more)


def stories(*reports: Report, claims: list[Claim] | None = None) -> Stories:
    by_id = {r.id: r for r in reports}
    facets = [facet(c, by_id[c.report]) for c in claims or []]
    return find_stories(list(reports), facets, copy_groups(list(reports)))


def test_two_tellings_of_one_event_share_its_names() -> None:
    told = stories(report("a", text=BAKERY), report("b", "2031-03-04", text=BAKERY_RETOLD))
    assert told.same("a", "b")


def test_two_shootings_in_one_city_on_consecutive_days_are_two_stories() -> None:
    reports = [report("a", text=BAKERY), report("b", "2031-03-03", text=SCHOOL)]
    claims = [
        lead("a-1", "Baker Tomas Iverack was shot", "2031-03-01"),
        lead("b-1", "Teacher Odile Marsten was shot", "2031-03-02"),
    ]
    assert not stories(*reports, claims=claims).same("a", "b")
    assert groups(reconcile(reports, claims)) == {frozenset({"a-1"}), frozenset({"b-1"})}


def test_what_the_reports_of_one_story_lead_with_is_one_incident_whatever_day_and_place_they_give() -> None:
    reports = [report("a", text=BAKERY), report("b", "2031-03-04", text=BAKERY_RETOLD)]
    claims = [
        lead("a-1", "Baker Tomas Iverack was shot", "2031-03-01"),
        claim("b-1", "a girl was wounded", "event", "injured", lead=True, time=time("2031-03-09")),
    ]
    assert len(reconcile(reports, claims)) == 1


def test_a_town_and_a_party_in_common_do_not_make_two_attacks_one_story() -> None:
    first = "A car bomb killed nine people at a market in Belar in Ostra on Monday, police said. Northern Front rebels are blamed."
    second = "Gunmen killed four people at a hotel in Belar in Ostra on Friday, police said. Northern Front rebels are blamed."
    reports = [report("a", "2031-03-03", text=first), report("b", "2031-03-08", text=second)]
    claims = [
        lead("a-1", "A car bomb killed nine people", "2031-03-03", quantity=number(9, "killed")),
        lead("b-1", "Gunmen killed four people", "2031-03-07", quantity=number(4, "killed")),
    ]
    claims = [
        c.__class__(
            **{f: getattr(c, f) for f in c.__struct_fields__} | {"places": (*c.places, place("Ostra"))}
        )
        for c in claims
    ]
    assert not stories(*reports, claims=claims).same("a", "b")


def test_the_order_of_reports_is_forgotten() -> None:
    reports = [
        report(f"r{n}", f"2031-03-0{1 + n % 4}", text=t)
        for n, t in enumerate([BAKERY, BAKERY_RETOLD, SCHOOL] * 2)
    ]
    expected = stories(*reports).of
    for seed in range(5):
        random.Random(seed).shuffle(reports)
        assert stories(*reports).of == expected


def test_a_late_report_joins_the_story_it_tells() -> None:
    late = report(
        "z",
        "2031-09-30",
        text="A court heard how Tomas Iverack died on Lindgate Street. Palo Brenn gave evidence; Runa Iverack, 12, did not.",
    )
    told = stories(report("a", text=BAKERY), report("b", text=SCHOOL), late)
    assert told.same("a", "z")
    assert not told.same("b", "z")


def test_texts_too_short_to_tell_anything_are_no_story() -> None:
    assert not stories(report("a", text="Shots in Belar."), report("b", text="Shots in Belar again.")).same(
        "a", "b"
    )


def test_the_strongest_pair_is_joined_first_and_a_forbidden_union_never() -> None:
    ties = {(0, 1): 3.0, (1, 2): 2.0, (2, 3): 5.0}

    def grouped(forbidden: set[int]) -> list[list[int]]:
        return agglomerate(
            4,
            ties,
            value=lambda tie, _pairs: tie.best,
            allowed=lambda a, b: not forbidden <= {*a, *b},
            threshold=1.0,
        )

    assert grouped({9}) == [[0, 1, 2, 3]]
    assert grouped({1, 3}) == [[0, 1], [2, 3]]


@pytest.mark.parametrize("seed", range(3))
def test_agglomeration_forgets_the_order_of_its_evidence(seed: int) -> None:
    rng = random.Random(seed)
    pairs = [
        ((i, j), round(rng.uniform(-1, 3), 1))
        for i in range(12)
        for j in range(i + 1, 12)
        if rng.random() < 0.4
    ]

    def grouped(order: list[tuple[tuple[int, int], float]]) -> list[list[int]]:
        return agglomerate(
            12, dict(order), value=lambda t, n: t.total / n, allowed=lambda _a, _b: True, threshold=0.6
        )

    expected = grouped(pairs)
    rng.shuffle(pairs)
    assert grouped(pairs) == expected
