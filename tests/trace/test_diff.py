"""What two pictures tell differently: each kind of news once, by the reports that bring it, and no news from nothing."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from trace_results import result

from crossbearing.model import Decision, Report
from crossbearing.pipeline import earlier, redraw
from crossbearing.trace import Diff, Folder, compare_pictures, open_folder
from crossbearing.trace.diff_text import print_diff

MONDAY = Report(
    id="mon", outlet="Lake Post", published="2025-05-12",
    text="Shelling killed 12 people in Uvira on Monday, the army said.\n\nThe airport of Goma was closed on Monday, aid officials said.\n",
)  # fmt: skip
TUESDAY = Report(
    id="tue", outlet="Hill Wire", published="2025-05-13",
    text="Shelling killed 12 people in Uvira on Monday, the mayor of Uvira said.\n",
)  # fmt: skip
WEDNESDAY = Report(
    id="wed", outlet="Far News", published="2025-05-14",
    text="Shelling killed 31 people in Uvira on Monday, the army said.\n\nThe airport of Goma reopened on Wednesday, aid officials said.\n\nRebels captured the town of Fizi on Wednesday, the army said.\n",
)  # fmt: skip
COPY = Report(id="copy", outlet="Echo", published="2025-05-13", text=MONDAY.text)
RIVAL = Report(
    id="rival",
    outlet="Fourth Page",
    published="2025-05-12",
    text="Shelling killed 60 people in Uvira on Monday, the mayor of Uvira said.\n",
)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("diff")


@pytest.fixture(scope="module")
def all_three(root: Path) -> Folder:
    return result(root, (MONDAY, TUESDAY, WEDNESDAY), "all")


def between(root: Path, before: tuple[Report, ...], after: tuple[Report, ...], name: str) -> Diff:
    return compare_pictures(result(root, before, name + "-a"), result(root, after, name + "-b"))


def kinds(diff: Diff, about: str = "incident") -> set[str]:
    return {d.what for d in diff.differences if d.about == about}


def test_nothing_differs_from_itself(all_three: Folder) -> None:
    diff = compare_pictures(all_three, all_three)
    assert (diff.differences, diff.reports_new, diff.reports_gone) == ((), (), ())


def test_a_further_named_source_confirms(all_three: Folder) -> None:
    diff = compare_pictures(earlier(all_three, "2025-05-12"), earlier(all_three, "2025-05-13"))
    (found,) = (d for d in diff.differences if d.about == "incident")
    assert found.what == "confirmed"
    assert (found.before, found.after, found.origins) == (1, 2, ("mayor of Uvira",))
    assert found.reports == ("tue",)
    assert diff.reports_new == ("tue",)


def test_a_copy_confirms_nothing_and_is_no_news(root: Path) -> None:
    assert between(root, (MONDAY,), (MONDAY, COPY), "copy").differences == ()


def test_an_outlets_own_words_confirm_nothing(root: Path) -> None:
    own = Report(
        id="own",
        outlet="Echo",
        published="2025-05-13",
        text="Shelling killed 12 people in Uvira on Monday.\n",
    )
    assert "confirmed" not in kinds(between(root, (MONDAY,), (MONDAY, own), "own"))


def test_a_new_toll_is_a_change_with_its_relation(all_three: Folder) -> None:
    diff = compare_pictures(earlier(all_three, "2025-05-13"), all_three)
    (found,) = (d for d in diff.differences if d.field == "killed")
    assert (found.what, found.before, found.after, found.relation) == ("changed", 12, 31, "update")
    assert found.reports == ("wed",)


def test_states_of_the_picture_change_too(all_three: Folder) -> None:
    diff = compare_pictures(earlier(all_three, "2025-05-13"), all_three)
    (access,) = (d for d in diff.differences if d.about == "access")
    assert access.what == "changed"
    assert "closed" in str(access.before)
    assert "open" in str(access.after)
    (control,) = (d for d in diff.differences if d.about == "control")
    assert (control.what, control.reports) == ("new", ("wed",))


def test_a_contradiction_is_a_dispute_and_its_withdrawal_settles_it(root: Path) -> None:
    assert "disputed" in kinds(between(root, (MONDAY,), (MONDAY, RIVAL), "rival"))
    kill = Report(
        id="kill", outlet="Fourth Page", published="2025-05-13", text="We withdraw it.\n", retracts="rival"
    )
    settled = between(root, (MONDAY, RIVAL), (MONDAY, RIVAL, kill), "kill")
    assert "settled" in kinds(settled)
    assert "disputed" not in kinds(settled)


def test_what_a_retraction_kills_is_withdrawn(root: Path) -> None:
    kill = Report(
        id="kill", outlet="Far News", published="2025-05-15", text="We withdraw it.\n", retracts="wed"
    )
    diff = between(root, (MONDAY, WEDNESDAY), (MONDAY, WEDNESDAY, kill), "gone")
    lost = {d.statement for d in diff.differences if d.what == "withdrawn"}
    assert any("Fizi" in s for s in lost)


def test_a_report_that_is_no_longer_there_takes_its_news_along(root: Path) -> None:
    diff = between(root, (MONDAY, WEDNESDAY), (MONDAY,), "less")
    assert diff.reports_gone == ("wed",)
    assert any(d.what == "withdrawn" and "Fizi" in d.statement for d in diff.differences)


def test_a_decision_is_told_as_one(root: Path) -> None:
    folder = result(root, (MONDAY,), "decided")
    incident = next(i for i in folder.incidents if i.killed)
    decision = Decision(
        id="d1", action="value", about=incident.id, claims=incident.claims, field="killed", value=14, by="A. Editor",
        why="A list", at="2025-05-20T08:00:00+00:00",
    )  # fmt: skip
    redraw(folder, (decision,)).write(folder.path)
    diff = compare_pictures(folder, open_folder(folder.path))
    (found,) = (d for d in diff.differences if d.about == "incident")
    assert (found.what, found.before, found.after, found.origins) == ("decided", 12, 14, ("A. Editor",))


@pytest.mark.parametrize("day", ["2025-05-11", "2025-05-12", "2025-05-13", "2025-05-14"])
def test_since_a_day_is_the_difference_to_a_run_of_that_day(all_three: Folder, root: Path, day: str) -> None:
    then = tuple(r for r in (MONDAY, TUESDAY, WEDNESDAY) if (r.published or "") <= day)
    since = compare_pictures(earlier(all_three, day), all_three)
    if then:
        run = compare_pictures(result(root, then, f"run-{day}"), all_three)
        assert since.differences == run.differences
    else:
        assert {d.what for d in since.differences} == {"new"}


def test_every_difference_names_claims_that_are_there(all_three: Folder) -> None:
    diff = compare_pictures(earlier(all_three, "2025-05-12"), all_three)
    assert len(diff.differences) >= 4
    for d in diff.differences:
        assert set(d.claims) <= set(all_three.claim_of)
        assert set(d.reports) == {all_three.claim_of[c].report for c in d.claims}


def printed(diff: Diff, after: Folder) -> str:
    stream = io.StringIO()
    print_diff(diff, after, stream)
    return " ".join(stream.getvalue().split())


def test_the_text_says_what_was_and_who_says_it_now(all_three: Folder) -> None:
    words = printed(compare_pictures(earlier(all_three, "2025-05-13"), all_three), all_three)
    assert words.startswith("From 13 May 2025 to 14 May 2025: 1 further report")
    assert "killed 31, was 12 (update) [Far News]" in words
    assert "Before: Goma" in words


def test_the_text_says_when_nothing_differs(all_three: Folder) -> None:
    assert "Nothing is told differently." in printed(compare_pictures(all_three, all_three), all_three)
