"""`crossbearing why`: what a person types, and what a program reads."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]


@pytest.fixture
def out(run: Run, folder: Path, tmp_path: Path) -> Path:
    run("brief", folder, "-o", tmp_path / "out", "-q")
    return tmp_path / "out"


def test_words_may_be_typed_without_quotes(run: Run, out: Path) -> None:
    ran = run("why", out, "goma", "airport", "closed")
    assert ran.code == 0
    assert "the airport of Goma was closed" in " ".join(ran.out.split())


def test_a_program_gets_json(run: Run, out: Path) -> None:
    found = json.loads(run("why", out, "control/Uvira", "--json").out)
    assert found["what"] == "control"
    assert found["sentences"][0]["quote"]
    assert found["rules"][0]["page"] == "docs/explanation/picture.md"


def test_what_is_not_there_ends_with_status_2(run: Run, out: Path) -> None:
    ran = run("why", out, "control/99")
    assert ran.code == 2
    assert ran.out == ""
    assert "Traceback" not in ran.err


def test_a_folder_without_result(run: Run, tmp_path: Path) -> None:
    ran = run("why", tmp_path, "control/1")
    assert ran.code == 2
    assert "crossbearing brief PATHS -o OUT" in ran.err
