"""`crossbearing diff`: two folders, or one and a day."""

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


def test_since_a_day(run: Run, out: Path) -> None:
    ran = run("diff", out, "--since", "2025-05-13")
    assert ran.code == 0
    assert "From 13 May 2025 to 14 May 2025: 1 further report" in ran.out
    assert "New (" in ran.out
    assert "Hill Wire" in ran.out


def test_two_folders_as_json(run: Run, folder: Path, out: Path, tmp_path: Path) -> None:
    run("brief", folder, "-o", tmp_path / "then", "--as-of", "2025-05-13", "-q")
    two = json.loads(run("diff", tmp_path / "then", out, "--json").out)
    one = json.loads(run("diff", out, "--since", "2025-05-13", "--json").out)
    assert two["differences"] == one["differences"]
    assert two["reports_new"] == ["hills"]


@pytest.mark.parametrize("words", [(), ("OUT", "--since", "2025-05-13"), ("--since", "yesterday")])
def test_one_of_two_ways(run: Run, out: Path, words: tuple[str, ...]) -> None:
    ran = run("diff", out, *(out if w == "OUT" else w for w in words))
    assert ran.code == 2
    assert "Traceback" not in ran.err


def test_a_folder_without_result(run: Run, out: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("diff", tmp_path / "empty", out)
    assert ran.code == 2
    assert "holds no whole result" in ran.err
