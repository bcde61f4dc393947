"""What a later report withdraws or replaces backs nothing any more, and stays in sight."""

from __future__ import annotations

from typing import Any

from reconcile_builders import claim, number, report, said_by, time

from crossbearing.model import Incident
from crossbearing.reconcile import reconcile
from crossbearing.situate import situate

DAY = time("2031-03-01")


def dead(name: str, count: int, *source: str) -> Any:
    return claim(
        name, f"{count} people were killed in Belar", "event", "killed", places=["Belar"], time=DAY,
        quantity=number(count, "killed"), attribution=said_by(*source) if source else (),
    )  # fmt: skip


def joined(incidents: tuple[Incident, ...]) -> Incident:
    (one,) = incidents
    return one


def test_a_withdrawn_report_backs_no_value_and_no_origin() -> None:
    reports = [report("a"), report("b"), report("c", "2031-03-03", retracts="b")]
    found = joined(reconcile(reports, [dead("a-1", 12, "police"), dead("b-1", 60, "the mayor of Belar")]))
    assert found.killed
    assert (found.killed.low, found.killed.best, found.killed.high) == (12, 12, 12)
    assert found.status != "disputed"
    assert found.origins == 1
    assert (found.claims, found.withdrawn) == (("a-1",), ("b-1",))


def test_without_the_retraction_both_stand() -> None:
    found = joined(
        reconcile(
            [report("a"), report("b")], [dead("a-1", 12, "police"), dead("b-1", 60, "the mayor of Belar")]
        )
    )
    assert found.withdrawn == ()
    assert set(found.claims) == {"a-1", "b-1"}


def test_what_only_withdrawn_reports_tell_is_kept_and_enters_no_picture() -> None:
    reports = [report("b"), report("c", "2031-03-03", retracts="b")]
    claims = [dead("b-1", 60)]
    incidents = reconcile(reports, claims)
    assert joined(incidents).status == "withdrawn"
    assert joined(incidents).claims == ("b-1",)
    picture = situate(reports, claims, incidents)
    assert not picture.casualties
    assert not picture.timeline


def test_a_new_version_replaces_the_old_one() -> None:
    reports = [report("a"), report("a2", "2031-03-03", supersedes="a")]
    found = joined(reconcile(reports, [dead("a-1", 60, "police"), dead("a2-1", 6, "police")]))
    assert found.killed
    assert found.killed.best == 6
    assert found.withdrawn == ("a-1",)


def test_the_id_stays_that_of_the_earliest_claim_of_all() -> None:
    reports = [report("a", "2031-03-02"), report("b", "2031-03-03"), report("c", "2031-03-04", retracts="a")]
    found = joined(reconcile(reports, [dead("a-1", 12, "police"), dead("b-1", 12, "police")]))
    assert found.id == "i:a-1"


def test_a_report_cannot_withdraw_itself_and_a_stranger_changes_nothing() -> None:
    reports = [report("a", retracts="a"), report("c", retracts="nobody")]
    found = joined(reconcile(reports, [dead("a-1", 12)]))
    assert (found.status, found.withdrawn) == ("single", ())
