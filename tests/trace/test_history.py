"""Ids from run to run: merges, splits, redirects; and the same result in any order of arrival."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from crossbearing.model import Change, Claim, Incident, Report, encode_lines
from crossbearing.pipeline import brief
from crossbearing.trace import changes, explain, open_folder
from crossbearing.trace.history import follow, read_history

REPORTS = (
    Report(id="m1", outlet="Lake Post", published="2025-05-12", text="Shelling killed 12 people in Uvira on Monday, the army said.\n"),
    Report(id="m2", outlet="Hill Wire", published="2025-05-13", text="Shelling killed 12 people in Uvira on Monday, the mayor of Uvira said.\n"),
    Report(id="m3", outlet="Far News", published="2025-05-14", text="Shelling in Uvira on Monday killed 17 people, the Red Cross said.\n"),
    Report(id="g1", outlet="Hill Wire", published="2025-05-13", text="The airport of Goma was closed on Tuesday, aid officials said.\n"),
    Report(id="g2", outlet="Far News", published="2025-05-15", text="The airport of Goma reopened on Thursday, officials said.\n"),
    Report(id="x1", outlet="Far News", published="2025-05-15", text="Rebels captured the town of Fizi on Wednesday, the army said.\n"),
)  # fmt: skip


def run(out: Path, reports: tuple[Report, ...]) -> dict[str, bytes]:
    given = out.parent / f"{out.name}-in"
    given.mkdir(parents=True, exist_ok=True)
    (given / "reports.jsonl").write_bytes(encode_lines(reports))
    brief(given).write(out)
    return {p.name: p.read_bytes() for p in out.iterdir() if p.name != "history.jsonl"}


@pytest.mark.parametrize("seed", range(6))
def test_the_order_of_arrival_leaves_no_trace_but_in_the_history(seed: int, tmp_path: Path) -> None:
    at_once = run(tmp_path / "at-once", REPORTS)
    order = list(REPORTS)
    random.Random(seed).shuffle(order)
    cut = 1 + seed % (len(order) - 1)
    run(tmp_path / "bits", tuple(order[:cut]))
    assert run(tmp_path / "bits", tuple(order)) == at_once


def test_each_report_on_its_own_run(tmp_path: Path) -> None:
    at_once = run(tmp_path / "at-once", REPORTS)
    for n in range(1, len(REPORTS) + 1):
        bit_by_bit = run(tmp_path / "bits", REPORTS[::-1][:n])
    assert bit_by_bit == at_once


def test_a_late_report_renames_and_the_old_id_leads_on(tmp_path: Path) -> None:
    run(tmp_path / "out", REPORTS[1:])
    old = next(i for i in open_folder(tmp_path / "out").incidents if i.killed)
    run(tmp_path / "out", REPORTS)
    folder = open_folder(tmp_path / "out")
    (change,) = folder.history
    assert (change.event, change.from_, change.run) == ("renamed", (old.id,), 1)
    assert explain(folder, old.id).id == change.to[0] != old.id


def test_a_report_that_is_taken_out_is_gone(tmp_path: Path) -> None:
    run(tmp_path / "out", REPORTS)
    run(tmp_path / "out", REPORTS[:-1])
    (change,) = open_folder(tmp_path / "out").history
    assert (change.event, change.to) == ("gone", ())


def test_runs_without_change_write_nothing(tmp_path: Path) -> None:
    run(tmp_path / "out", REPORTS)
    run(tmp_path / "out", REPORTS)
    assert not (tmp_path / "out" / "history.jsonl").exists()


def test_the_log_grows_and_keeps_its_lines(tmp_path: Path) -> None:
    run(tmp_path / "out", REPORTS)
    for reports in (REPORTS[1:], REPORTS, REPORTS[1:]):
        run(tmp_path / "out", reports)
    history = open_folder(tmp_path / "out").history
    assert [c.run for c in history] == [1, 2, 3]


def incident(name: str, *claims: str, status: str = "single") -> Incident:
    return Incident(
        id=name,
        kind="event",
        type="clash",
        label="",
        claims=claims,
        reports=(),
        status=status,  # type: ignore[arg-type]
    )


def claim(name: str) -> Claim:
    return Claim(id=name, report="r", start=0, end=1, quote="x", kind="event", type="clash")


CLAIMS = tuple(map(claim, "abcd"))


def told(
    before: tuple[Incident, ...], after: tuple[Incident, ...]
) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(c.event, c.from_, c.to) for c in changes(before, after, CLAIMS, run=1, as_of=None)]


def test_a_merge_leads_every_old_id_to_the_new_one() -> None:
    assert told((incident("i:a", "a"), incident("i:b", "b")), (incident("i:a", "a", "b"),)) == [
        ("merged", ("i:a", "i:b"), ("i:a",))
    ]


def test_a_split_names_where_most_of_it_is_first() -> None:
    before = (incident("i:a", "a", "b", "c"),)
    after = (incident("i:a", "a"), incident("i:b", "b", "c"))
    assert told(before, after) == [("split", ("i:a",), ("i:b", "i:a"))]


def test_a_state_that_is_withdrawn_and_restored() -> None:
    up, down = incident("i:a", "a"), incident("i:a", "a", status="withdrawn")
    assert told((up,), (down,)) == [("withdrawn", ("i:a",), ("i:a",))]
    assert told((down,), (up,)) == [("restored", ("i:a",), ("i:a",))]
    assert told((up,), (up,)) == []


def test_an_id_is_followed_over_several_runs() -> None:
    log = (
        Change(run=1, event="renamed", from_=("i:c",), to=("i:b",)),
        Change(run=2, event="merged", from_=("i:a", "i:b"), to=("i:a",)),
        Change(run=3, event="gone", from_=("i:z",)),
    )
    assert follow("i:c", log, ["i:a"]) == "i:a"
    assert follow("i:z", log, ["i:a"]) is None
    assert follow("i:never", log, ["i:a"]) is None


def test_a_damaged_line_of_the_log_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "history.jsonl"
    path.write_bytes(b'{broken\n\xff\n{"noun":"change","run":1,"event":"gone","from":["i:a"]}\n')
    assert [c.event for c in read_history(path)] == ["gone"]
