"""From a statement to its sentences, origins and rules: nothing is lost on the way, and nothing is made up."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from trace_results import result

from crossbearing.errors import NoResult, NotFound
from crossbearing.model import Incident, Report
from crossbearing.trace import Folder, explain, open_folder
from crossbearing.trace.find import SECTIONS, entries
from crossbearing.trace.why_text import print_why


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Folder:
    return result(tmp_path_factory.mktemp("why"))


def capture(folder: Folder) -> Incident:
    return next(i for i in folder.incidents if i.type == "captured")


def printed(folder: Folder, name: str) -> str:
    stream = io.StringIO()
    print_why(explain(folder, name), stream)
    return stream.getvalue()


def test_an_incident_leads_to_every_sentence_and_its_words_are_the_reports(folder: Folder) -> None:
    incident = capture(folder)
    why = explain(folder, incident.id)
    assert {s.claim for s in why.sentences} == set(incident.claims)
    for s in why.sentences:
        assert folder.report_of[s.report].text[s.start : s.end] == s.quote
    assert [s.number for s in why.sentences] == list(range(1, len(why.sentences) + 1))


def test_an_incident_names_its_origins_with_what_they_rest_on(folder: Folder) -> None:
    why = explain(folder, capture(folder).id)
    assert {o.name for o in why.origins} == {"army", "mayor of Uvira"}
    assert all(o.basis and o.sentences for o in why.origins)
    assert why.status == "corroborated"
    assert why.rules[0].decides == "status"
    assert "Two independent sources" in why.rules[0].words


def test_values_that_differ_stand_side_by_side_with_their_relation(folder: Folder) -> None:
    incident = next(i for i in folder.incidents if i.killed)
    (field,) = (f for f in explain(folder, incident.id).fields if f.field == "killed")
    assert {v.value for v in field.values} == {12, 17}
    assert sum(v.best for v in field.values) == 1
    assert "never a mean" in field.rule
    assert {n for v in field.values for n in v.sentences} <= set(range(1, len(incident.claims) + 1))


def test_every_entry_of_the_picture_can_be_asked_about(folder: Folder) -> None:
    every = list(entries(folder.picture))
    assert len(every) >= 5
    assert {t.what for t in every} >= {"control", "access", "displacement", "casualties", "timeline"}
    for target in every:
        why = explain(folder, target.id)
        assert {s.claim for s in why.sentences} == {*target.claims, *target.contrary}
        assert why.rules[0].decides == target.what


def test_every_section_of_the_picture_has_a_rule_in_words() -> None:
    from crossbearing.trace.why import _rules

    assert set(_rules()["section"]) == set(SECTIONS)
    assert set(_rules()["status"]) == set(Incident.__annotations__ and _literal("Status"))
    assert set(_rules()["relation"]) == set(_literal("Relation"))


def _literal(name: str) -> tuple[str, ...]:
    from typing import get_args

    from crossbearing.model import incident

    return get_args(getattr(incident, name))


def test_who_says_otherwise_is_no_origin_of_a_state(tmp_path: Path) -> None:
    text = "Rebels captured the town of Fizi on Monday, residents said.\n\nThe army denied that rebels had captured Fizi.\n"
    denied = result(tmp_path, (Report(id="two", outlet="Lake Post", published="2025-05-14", text=text),))
    why = explain(denied, "control/1")
    against = {s.number for s in why.sentences if s.contrary}
    assert against
    assert why.origins
    assert all(against.isdisjoint(o.sentences) for o in why.origins)
    assert "Said otherwise" not in why.statement


def test_an_entry_is_found_by_its_place(folder: Folder) -> None:
    assert explain(folder, "control/Uvira").id == "control/1"
    assert explain(folder, "control/uvira").statement == explain(folder, "control/1").statement


def test_words_find_the_one_statement_that_has_them(folder: Folder) -> None:
    assert explain(folder, "goma airport closed").what == "incident"


def test_words_that_several_have_are_listed_with_their_ids(folder: Folder) -> None:
    with pytest.raises(NotFound, match="statements fit 'uvira'") as told:
        explain(folder, "uvira")
    assert capture(folder).id in str(told.value)


@pytest.mark.parametrize(
    "name", ["i:nowhere:0-1:captured", "control/99", "control/Atlantis", "zebra", "", "\x1b[31m"]
)
def test_what_is_not_there_is_told_with_what_could_be_asked(folder: Folder, name: str) -> None:
    with pytest.raises(NotFound, match="Give the id of an incident") as told:
        explain(folder, name)
    assert "\x1b" not in str(told.value)


def test_a_claim_leads_to_its_sentence_and_incident(folder: Folder) -> None:
    incident = capture(folder)
    why = explain(folder, incident.claims[0])
    assert (why.what, why.incidents, len(why.sentences)) == ("claim", (incident.id,), 1)


def test_the_terminal_shows_sentences_chain_and_rule(folder: Folder) -> None:
    words = " ".join(printed(folder, capture(folder).id).split())
    assert "corroborated: Two independent sources" in words
    assert "2 independent origins" in words
    assert "mayor of Uvira → Hill Wire, 14 May 2025" in words
    assert "Rebels captured the town of Uvira on Monday" in words
    assert "In full: docs/explanation/origins-and-relations.md" in words


def test_the_pages_that_tell_the_rules_exist(folder: Folder) -> None:
    from crossbearing.trace.why import _rules

    root = Path(__file__).parents[2]
    assert [p for p in _rules()["page"].values() if not (root / p).is_file()] == []


def test_hostile_words_reach_no_terminal(folder: Folder, tmp_path: Path) -> None:
    path = tmp_path / "bad"
    path.mkdir()
    for name in ("reports.jsonl", "claims.jsonl", "picture.json", "set_aside.jsonl"):
        (path / name).write_bytes((folder.path / name).read_bytes())
    lines = (folder.path / "incidents.jsonl").read_bytes().splitlines()
    one = json.loads(lines[0]) | {"label": "\x1b[2J[bold]x[/bold]"}
    (path / "incidents.jsonl").write_bytes(msgspec.json.encode(one) + b"\n")
    words = printed(open_folder(path), one["id"])
    assert "\x1b" not in words
    assert "[bold]x[/bold]" in words


def test_a_folder_without_result_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(NoResult, match="no folder"):
        open_folder(tmp_path / "missing")
    with pytest.raises(NoResult, match=r"reports\.jsonl cannot be read"):
        open_folder(tmp_path)


def test_a_damaged_result_names_its_file(folder: Folder, tmp_path: Path) -> None:
    for path in folder.path.iterdir():
        (tmp_path / path.name).write_bytes(path.read_bytes())
    (tmp_path / "incidents.jsonl").write_text("{broken", encoding="utf-8")
    with pytest.raises(NoResult, match=r"incidents\.jsonl is damaged"):
        open_folder(tmp_path)
