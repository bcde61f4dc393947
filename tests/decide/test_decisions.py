"""What people decide prevails, outlives every run, stands beside the machine's reading, and is never lost."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from decide_results import ARMY, BASE, GOMA, MAYOR, decide, one, run, toll

from crossbearing.decide import DECISIONS_FILE, in_force, read_decisions
from crossbearing.errors import BadDecision
from crossbearing.model import Incident, Report
from crossbearing.trace import Folder, open_folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return run(tmp_path / "out")


def again(folder: Folder, reports: tuple[Report, ...] = BASE) -> Folder:
    return run(folder.path, reports)


def files(folder: Folder) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.path.iterdir()}


def killed(folder: Folder, scope: str) -> set[Any]:
    return {c.best for c in folder.picture.casualties if c.measure == "killed" and scope in c.scope}


def test_a_value_is_shown_first_and_the_machine_reads_what_it_read(folder: Folder) -> None:
    before = toll(folder)
    decide(folder, before, value="killed=14")
    after = toll(open_folder(folder.path))
    assert after.killed
    assert after.killed.best == 14
    assert (after.killed.low, after.killed.high) == (12, 17)
    assert [v.value for v in after.fields["killed"].values] == [
        v.value for v in before.fields["killed"].values
    ]
    (ruling,) = after.rulings
    assert (ruling.field, ruling.value, ruling.by) == ("killed", 14, "A. Editor")
    assert before.killed
    assert ruling.machine == before.killed.best


def test_a_number_outside_of_the_reported_range_widens_it(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=40")
    after = toll(open_folder(folder.path)).killed
    assert after
    assert (after.low, after.best, after.high) == (12, 40, 40)


def test_a_decision_settles_no_dispute_and_is_no_origin(folder: Folder) -> None:
    before = toll(folder)
    decide(folder, before, value="killed=14")
    after = toll(open_folder(folder.path))
    assert (after.status, after.origins, after.origin_list) == (
        before.status,
        before.origins,
        before.origin_list,
    )


def test_a_value_enters_the_picture_with_its_mark(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    after = open_folder(folder.path)
    assert 14 in killed(after, "Uvira")
    (entry,) = after.picture.decisions
    assert (entry.decision, entry.state, entry.by) == ("d1", "applied", "A. Editor")
    text = (folder.path / "brief.md").read_text(encoding="utf-8")
    assert "(d1)" in text
    assert "decided by A. Editor on 20 May 2025: Seen on site" in text
    page = (folder.path / "index.html").read_text(encoding="utf-8")
    assert 'id="decision-d1"' in page
    assert "the machine reads" in page


def test_claims_and_reports_stay_as_they_are(folder: Folder) -> None:
    before = files(folder)
    decide(folder, toll(folder), value="killed=14")
    after = files(folder)
    assert [n for n in ("claims.jsonl", "reports.jsonl", "set_aside.jsonl") if before[n] != after[n]] == []


def test_a_place_moves_the_incident_and_its_state(folder: Folder) -> None:
    decide(folder, one(folder, "Goma"), place="Bukavu")
    after = open_folder(folder.path)
    moved = next(i for i in after.incidents if any(r.field == "place" for r in i.rulings))
    assert moved.place
    assert moved.place.name == "Bukavu"
    assert [s.place.name for s in after.picture.access] == ["Bukavu"]
    assert moved.rulings[0].machine == "Goma"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Kasese@0.18,30.08", (0.18, 30.08)),
        ("Nowhere-on-any-map", (None, None)),
        ("@-2.5,28.86", (-2.5, 28.86)),
    ],
)
def test_a_place_by_its_point_or_without_any(folder: Folder, words: str, expected: tuple[Any, Any]) -> None:
    decision = decide(folder, one(folder, "Goma"), place=words)
    assert decision.place
    assert (decision.place.lat, decision.place.lon) == expected


def test_a_place_of_the_result_goes_before_its_namesakes(folder: Folder) -> None:
    decision = decide(folder, one(folder, "Goma"), place="uvira")
    assert decision.place
    assert decision.place.country == "CD"


def test_what_is_wrong_is_listed_and_enters_no_picture(folder: Folder) -> None:
    decide(folder, toll(folder), wrong=True)
    after = open_folder(folder.path)
    assert toll(after).status == "withdrawn"
    assert killed(after, "Uvira") == set()
    assert all("Uvira" not in t.text for t in after.picture.timeline)
    assert killed(after, "Bukavu") == {3}, "all else stays"
    rows = (folder.path / "incidents.csv").read_text(encoding="utf-8-sig").splitlines()
    row = next(r for r in rows if toll(after).id in r)
    assert "withdrawn" in row
    assert ",17," not in row


def test_a_claim_that_was_misread_leaves_its_incident(folder: Folder) -> None:
    before = toll(folder)
    bad = next(c for c in before.claims if c.startswith("mayor"))
    decide(folder, bad, wrong=True)
    after = open_folder(folder.path)
    assert bad not in {c for i in after.incidents for c in i.claims}
    assert bad in after.claim_of
    assert toll(after).killed == before.killed.__class__(low=12, best=12, high=12)
    assert after.picture.decisions[0].state == "applied"


def test_not_the_same_parts_and_same_joins(folder: Folder) -> None:
    before = toll(folder)
    assert len(before.reports) == 2
    odd = next(c for c in before.claims if c.startswith("mayor"))
    decide(folder, before, not_same=odd)
    apart = open_folder(folder.path)
    assert {i.id for i in apart.incidents if odd in i.claims}.isdisjoint({before.id})
    other = next(i for i in apart.incidents if odd in i.claims)
    decide(apart, before.id, same=other.id)
    joined = open_folder(folder.path)
    assert odd in joined.incident_of[before.id].claims, "the later decision prevails"


def test_not_the_same_holds_against_further_reports(folder: Folder) -> None:
    before = toll(folder)
    odd = next(c for c in before.claims if c.startswith("mayor"))
    decide(folder, before, not_same=odd)
    further = Report(
        id="nurse",
        outlet="Third Daily",
        published="2025-05-14",
        text=ARMY.text.replace("the army", "a nurse"),
    )
    after = again(folder, (*BASE, further))
    held = [i for i in after.incidents if odd in i.claims]
    assert all(before.claims[0] not in i.claims for i in held)


def test_every_claim_is_in_one_incident_whatever_people_decide(folder: Folder) -> None:
    decide(folder, toll(folder), same=one(folder, "Bukavu").id)
    after = open_folder(folder.path)
    counted = [c for i in after.incidents for c in i.claims]
    assert sorted(counted) == sorted(after.claim_of)


def test_a_decision_outlives_a_run_with_more_reports(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    more = Report(
        id="aid",
        outlet="Far News",
        published="2025-05-15",
        text="Shelling killed 19 people in Uvira on Monday, the Red Cross said.\n",
    )
    after = again(folder, (*BASE, more))
    found = toll(after)
    assert found.killed
    assert found.killed.best == 14
    assert found.rulings[0].unseen >= 1, "what came later was not seen by the person"


def test_a_decision_follows_its_claims_when_an_earlier_report_changes_the_id(folder: Folder) -> None:
    before = toll(folder)
    decide(folder, before, value="killed=14")
    early = Report(
        id="first",
        outlet="Dawn",
        published="2025-05-12",
        text="Shelling killed 12 people in Uvira on Monday, the army said.\n",
    )
    after = again(folder, (*BASE, early))
    found = toll(after)
    assert found.id != before.id
    assert found.rulings
    (change,) = (c for c in after.history if before.id in c.from_)
    assert (change.event, change.to) == ("renamed", (found.id,))


def test_a_decision_about_what_is_gone_is_told_and_kept(folder: Folder) -> None:
    decide(folder, one(folder, "Goma"), place="Bukavu")
    after = again(folder, (ARMY, MAYOR))
    (entry,) = after.picture.decisions
    assert (entry.state, entry.incident) == ("gone", None)
    assert "nothing that the reports tell now bears on it" in (folder.path / "brief.md").read_text(
        encoding="utf-8"
    )
    assert "nothing that the reports tell now bears on it" in (folder.path / "index.html").read_text(
        encoding="utf-8"
    )
    back = again(folder, BASE)
    assert back.picture.decisions[0].state == "applied", "when the report comes back, so does the decision"


def test_undoing_gives_back_what_was_and_keeps_the_log(folder: Folder) -> None:
    before = files(folder)
    decide(folder, toll(folder), value="killed=14")
    decide(open_folder(folder.path), None, undo="d1")
    after = files(folder)
    log = after.pop(DECISIONS_FILE)
    assert len(log.splitlines()) == 2
    assert after == before
    decide(open_folder(folder.path), None, undo="d2")
    assert toll(open_folder(folder.path)).rulings, "an undoing can be undone"


def test_the_later_of_two_decisions_about_one_field_counts(folder: Folder) -> None:
    first = toll(folder).killed
    decide(folder, toll(folder), value="killed=14")
    decide(open_folder(folder.path), toll(folder), value="killed=15")
    (ruling,) = toll(open_folder(folder.path)).rulings
    assert first
    assert (ruling.value, ruling.machine) == (15, first.best)


def test_a_redrawn_result_is_that_of_a_run(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    drawn = files(folder)
    again(folder)
    assert files(folder) == drawn


@pytest.mark.parametrize(
    ("wish", "words"),
    [
        ({"value": "killed"}, "is no value"), ({"value": "killed=many"}, "is no number"), ({"value": "killed=-3"}, "is no number"),
        ({"value": "colour=red"}, "There is no field 'colour'. Fields: time"), ({"value": "place=Goma"}, "--place NAME"),
        ({"value": "time=yesterday"}, "no day and no period"), ({"value": "time=2025-05-14/2025-05-12"}, "ends before it begins"),
        ({"value": "time=/"}, "no day and no period"), ({"place": "Goma@95,10"}, "nowhere on the globe"), ({"place": " "}, "Give the name"),
        ({"undo": "d9"}, "no decision 'd9'. In force: none"), ({"wrong": True, "by": " "}, "--by NAME --why TEXT"),
        ({"wrong": True, "why": ""}, "--by NAME --why TEXT"),
    ],
)  # fmt: skip
def test_what_cannot_be_decided_says_what_can(folder: Folder, wish: dict[str, Any], words: str) -> None:
    with pytest.raises(BadDecision) as told:
        decide(folder, toll(folder), **wish)
    assert words in str(told.value)
    assert not (folder.path / DECISIONS_FILE).exists()


def test_a_claim_can_only_be_wrong(folder: Folder) -> None:
    with pytest.raises(BadDecision, match="can only be --wrong"):
        decide(folder, toll(folder).claims[0], value="killed=3")


def test_an_incident_is_not_the_same_as_itself(folder: Folder) -> None:
    with pytest.raises(BadDecision, match="given twice"):
        decide(folder, toll(folder), same=toll(folder).id)


def test_a_damaged_log_stops_the_run_and_names_the_line(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    log = folder.path / DECISIONS_FILE
    log.write_bytes(log.read_bytes() + b"{broken\n")
    with pytest.raises(BadDecision, match=r"decisions\.jsonl, line 2 is no decision"):
        read_decisions(log)


def test_a_log_without_a_last_line_end_is_not_torn(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    log = folder.path / DECISIONS_FILE
    log.write_bytes(log.read_bytes().rstrip(b"\n"))
    decide(open_folder(folder.path), toll(folder), value="killed=15")
    assert [json.loads(x)["id"] for x in log.read_bytes().splitlines()] == ["d1", "d2"]


def test_hostile_words_of_a_decision_stay_words(folder: Folder) -> None:
    decide(
        folder, toll(folder), value="cause=<script>alert(1)</script>", by="<img src=x>", why="](javascript:x)"
    )
    page = (folder.path / "index.html").read_text(encoding="utf-8")
    assert "<script>alert" not in page
    assert "<img src=x" not in page
    assert "<script" not in (folder.path / "brief.md").read_text(encoding="utf-8")


def test_undone_decisions_are_not_in_force(folder: Folder) -> None:
    decide(folder, toll(folder), wrong=True)
    decide(open_folder(folder.path), None, undo="d1")
    assert in_force(read_decisions(folder.path / DECISIONS_FILE)) == ()
    with pytest.raises(BadDecision, match="undone already"):
        decide(open_folder(folder.path), None, undo="d1")


def test_incidents_name_their_decisions_for_programs(folder: Folder) -> None:
    decide(folder, toll(folder), value="killed=14")
    lines = [json.loads(x) for x in (folder.path / "incidents.jsonl").read_bytes().splitlines()]
    (line,) = (x for x in lines if x["rulings"])
    assert line["rulings"][0]["decision"] == "d1"
    assert isinstance(toll(open_folder(folder.path)), Incident)
    assert GOMA.id in {r.id for r in folder.reports}
