"""`crossbearing decide`: what a person types, and how later runs keep to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]
WHO = ("--by", "A. Editor", "--why", "Seen on site")


@pytest.fixture
def out(run: Run, folder: Path, tmp_path: Path) -> Path:
    run("brief", folder, "-o", tmp_path / "out", "-q")
    return tmp_path / "out"


def test_an_entry_of_the_picture_stands_for_its_incident(run: Run, out: Path) -> None:
    ran = run("decide", out, "access/1", "--place", "Bukavu", *WHO)
    assert ran.code == 0, ran.err
    assert "place is Bukavu" in ran.out
    assert "Undo with: crossbearing decide" in ran.out
    assert "decided by A. Editor" in (out / "brief.md").read_text(encoding="utf-8")


def test_the_next_run_keeps_to_it_and_says_so(run: Run, folder: Path, out: Path) -> None:
    run("decide", out, "access/1", "--wrong", *WHO)
    ran = run("brief", folder, "-o", out)
    assert "Decided by people" in ran.out
    assert json.loads((out / "picture.json").read_bytes())["decisions"][0]["decision"] == "d1"


def test_the_list_tells_what_became_of_each(run: Run, folder: Path, out: Path) -> None:
    assert "Nobody has decided" in run("decide", out, "--list").out
    run("decide", out, "access/1", "--wrong", *WHO)
    run("decide", out, "--undo", "d1", *WHO)
    listed = run("decide", out, "--list").out
    assert "undone" in listed
    lines = [json.loads(x) for x in run("decide", out, "--list", "--json").lines]
    assert [x["action"] for x in lines] == ["wrong", "undo"]


@pytest.mark.parametrize(
    "words",
    [
        (),
        ("--wrong",),
        ("--wrong", "--place", "Goma"),
        ("--value", "killed"),
        ("--same", "i:none:0-1:x"),
        ("--undo", "d7"),
    ],
)
def test_what_cannot_be_decided_changes_nothing(run: Run, out: Path, words: tuple[str, ...]) -> None:
    before = {p.name: p.read_bytes() for p in out.iterdir()}
    ran = run("decide", out, "access/1", *words, *(() if words == ("--wrong",) else WHO))
    assert ran.code == 2
    assert ran.err.startswith("crossbearing: ")
    assert "Traceback" not in ran.err
    assert {p.name: p.read_bytes() for p in out.iterdir()} == before


def test_a_decision_leaves_what_is_known_of_the_sources(run: Run, folder: Path, tmp_path: Path) -> None:
    known = tmp_path / "known.toml"
    known.write_text(
        '[outlets."Lake Post"]\nreliability = "B"\n[speakers."aid officials"]\nreliability = "A"\n',
        encoding="utf-8",
    )
    out = tmp_path / "rated"
    assert run("brief", folder, "-o", out, "--sources", known, "-q").code == 0

    def letters() -> set[str]:
        return {
            json.loads(line)["reliability"] for line in (out / "incidents.jsonl").read_bytes().splitlines()
        }

    before = letters()
    assert before >= {"A", "B"}
    assert run("decide", out, "access/1", "--wrong", *WHO).code == 0
    assert letters() == before
    assert run("brief", folder, "-o", out, "-q").code == 0
    assert letters() == before, "the folder keeps its file of sources"


def test_a_faulty_file_of_sources_stops_the_run(run: Run, folder: Path, tmp_path: Path) -> None:
    bad = tmp_path / "bad.toml"
    bad.write_text('[outlets."Lake Post"]\nreliability = "G"\n', encoding="utf-8")
    ran = run("brief", folder, "-o", tmp_path / "out", "--sources", bad)
    assert ran.code == 2
    assert "bad.toml has faults" in ran.err
    assert 'outlets."Lake Post".reliability' in ran.err
    assert not (tmp_path / "out").exists()
