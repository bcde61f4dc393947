"""A codebook is data: faults are all named at once, and a codebook of one's own takes the place of ours."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.annotate import annotate
from crossbearing.codebook import Codebook, load_codebook, read_yaml
from crossbearing.errors import BadCodebook
from crossbearing.extract import extract
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import Report

OWN = """
landing:
  kind: event
  definition: Something lands.
  plover: {event: ASSAULT, mode: [aerial]}
  patterns:
    - {verb: [land], patient_from: subject, patient: [any]}
"""


def folder(root: Path, entries: str, classes: str = "") -> Path:
    (root / "entries").mkdir(parents=True)
    (root / "entries" / "own.yaml").write_text(entries, encoding="utf-8")
    if classes:
        (root / "classes.yaml").write_text(classes, encoding="utf-8")
    return root


def test_every_entry_has_what_a_reader_needs(codebook: Codebook) -> None:
    for name, entry in codebook.entries.items():
        assert entry.id == name
        assert entry.definition.endswith("."), name
        assert entry.examples, f"{name} shows no example"
        assert entry.patterns, name
        assert entry.hxl is None or entry.hxl.startswith("#"), name


def test_an_own_codebook_takes_the_place_of_ours(tmp_path: Path, gazetteer: Gazetteer) -> None:
    own = load_codebook(folder(tmp_path, OWN))
    report = Report(
        id="r",
        text="Two seaplanes landed on the lake. Rebels captured the town of Belar.",
        published="2025-05-14",
    )
    assert [c.type for c in extract(annotate([report], own, gazetteer), own)] == ["landing"]


def test_an_own_codebook_keeps_our_classes_where_it_has_none(tmp_path: Path, codebook: Codebook) -> None:
    assert load_codebook(folder(tmp_path / "a", OWN)).classes == codebook.classes
    assert set(load_codebook(folder(tmp_path / "b", OWN, "boat: seaplane punt")).classes) == {
        "seaplane",
        "punt",
    }


def test_the_version_tells_codebooks_apart(tmp_path: Path, codebook: Codebook) -> None:
    a, b = (
        load_codebook(folder(tmp_path / "a", OWN)),
        load_codebook(folder(tmp_path / "b", OWN + "    - {verb: [alight]}\n")),
    )
    assert len({a.version, b.version, codebook.version}) == 3


def test_prepositions_are_no_truth_values(tmp_path: Path) -> None:
    path = tmp_path / "words.yaml"
    path.write_text("- {prep: [on, off, no, yes], be: true, strict: false}", encoding="utf-8")
    assert read_yaml(path) == [{"prep": ["on", "off", "no", "yes"], "be": True, "strict": False}]


@pytest.mark.parametrize(
    ("entries", "said"),
    [
        ("a: {kind: event, definition: Something., patterns: [{verb: [x], nonsense: 1}]}", "nonsense"),
        ("a: {kind: miracle, definition: Something., patterns: [{verb: [x]}]}", "miracle"),
        ("a: {kind: event, patterns: [{verb: [x]}]}", "definition is missing"),
        ("a: {kind: event, definition: Something.}", "patterns is missing"),
        ("a: {kind: event, definition: Something., patterns: [{object: [x]}]}", "needs one of"),
        ("a: 7", "a mapping"),
        ("a: [", "YAML"),
        ("a: !!python/object/apply:os.getcwd []", "YAML"),
    ],
)
def test_a_fault_is_named_with_its_entry(entries: str, said: str, tmp_path: Path) -> None:
    with pytest.raises(BadCodebook, match=said):
        load_codebook(folder(tmp_path, entries))


def test_all_faults_are_named_at_once(tmp_path: Path) -> None:
    entries = "first: {kind: miracle, definition: X., patterns: [{verb: [x]}]}\nsecond: {kind: event, patterns: [{verb: [x]}]}"
    with pytest.raises(BadCodebook, match=r"(?s)own\.yaml: first.*own\.yaml: second"):
        load_codebook(folder(tmp_path, entries))


def test_a_folder_without_entries_says_what_a_codebook_is(tmp_path: Path) -> None:
    with pytest.raises(BadCodebook, match=r"entries/\*\.yaml"):
        load_codebook(tmp_path)


@pytest.mark.parametrize(
    "entries", ["- a\n- b", "just words", "a: {kind: [event], definition: X., patterns: [{verb: [x]}]}"]
)
def test_the_wrong_shape_is_a_fault_and_no_crash(entries: str, tmp_path: Path) -> None:
    with pytest.raises(BadCodebook):
        load_codebook(folder(tmp_path, entries))


@pytest.mark.parametrize(
    "pattern", ["verb: walk", "{verb: 7}", "7", "{verb: [x], patient: 7}", "{verb: [x], agent_from: [by]}"]
)
def test_a_pattern_of_the_wrong_shape_is_a_fault(pattern: str, tmp_path: Path) -> None:
    with pytest.raises(BadCodebook):
        load_codebook(
            folder(tmp_path, f"a:\n  kind: event\n  definition: X.\n  patterns:\n    - {pattern}\n")
        )
