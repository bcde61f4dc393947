"""`crossbearing brief`: the main job, again and again, and when it cannot be done."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

FILES = {
    "index.html", "brief.md", "reports.jsonl", "claims.jsonl", "incidents.jsonl", "picture.json",
    "places.geojson", "set_aside.jsonl", "incidents.csv", "figures.csv",
}  # fmt: skip

Run = Callable[..., Any]


def read(out: Path) -> dict[str, bytes]:
    """The files of the result, without what only the next run needs."""
    return {p.name: p.read_bytes() for p in out.iterdir() if not p.name.startswith(".")}


def test_it_writes_every_file_and_says_the_gist(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    ran = run("brief", folder, "-o", out)
    assert ran.code == 0
    assert set(read(out)) == FILES
    assert "2 reports" in ran.out
    assert "Uvira" in ran.out
    assert "index.html" in ran.out
    assert ran.err == "", "no progress where nobody watches"


def test_a_second_run_reads_nothing_anew_and_finds_the_same(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    first = read(out)
    ran = run("brief", folder, "-o", out)
    assert "(0 new, 2 unchanged)" in ran.out
    assert read(out) == first


def test_fresh_reads_everything_anew(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    first = read(out)
    ran = run("brief", folder, "-o", out, "--fresh")
    assert "unchanged" not in ran.out
    assert read(out) == first


def test_a_file_that_is_added_is_read_and_the_rest_kept(run: Run, folder: Path, tmp_path: Path) -> None:
    out, at_once = tmp_path / "out", tmp_path / "at-once"
    run("brief", folder, "-o", out)
    (folder / "third.txt").write_text("Floods killed 9 people in Kalemie on 12 May 2025.\n", encoding="utf-8")
    ran = run("brief", folder, "-o", out, "--published", "2025-05-14")
    assert "(1 new, 2 unchanged)" in ran.out
    run("brief", folder, "-o", at_once, "--published", "2025-05-14")
    assert read(out) == read(at_once), "bit by bit gives what all at once gives"


def test_a_file_that_changed_is_read_again(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    (folder / "lake.txt").write_text("Rebels captured the town of Fizi on Monday.\n", encoding="utf-8")
    ran = run("brief", folder, "-o", out)
    assert "(1 new, 1 unchanged)" in ran.out
    claims = (out / "claims.jsonl").read_text(encoding="utf-8")
    assert "Fizi" in claims
    assert "Uvira" not in claims


def test_a_file_that_is_gone_leaves_nothing_behind(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    (folder / "lake.txt").unlink()
    run("brief", folder, "-o", out)
    assert "Uvira" not in (out / "claims.jsonl").read_text(encoding="utf-8")


def test_other_options_read_everything_anew(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    ran = run("brief", folder, "-o", out, "--region", "cd")
    assert "unchanged" not in ran.out


def test_a_damaged_memory_is_forgotten(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run("brief", folder, "-o", out)
    first = read(out)
    (out / "claims.jsonl").write_text("{broken", encoding="utf-8")
    ran = run("brief", folder, "-o", out)
    assert ran.code == 0
    assert read(out) == first


def test_a_result_inside_the_folder_is_not_read(run: Run, folder: Path) -> None:
    for _ in range(2):
        ran = run("brief", folder, "-o", folder / "result")
        assert ran.code == 0
        assert "2 reports" in ran.out


def test_quiet_says_nothing(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("brief", folder, "-o", tmp_path / "out", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_as_of_shows_what_was_known_on_that_day(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert run("brief", folder, "-o", out, "--as-of", "2025-05-13").code == 0
    picture = json.loads((out / "picture.json").read_bytes())
    assert picture["as_of"].startswith("2025-05-13")
    assert {r["id"] for r in picture["reports"]} == {"lake"}
    assert not picture["displacement"]


def test_a_date_is_given_to_reports_without_one(run: Run, folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    (folder / "reports.csv").unlink()
    run("brief", folder, "-o", out, "--published", "2025-05-13")
    reports = [json.loads(line) for line in (out / "reports.jsonl").read_bytes().splitlines()]
    assert {r["published"] for r in reports} == {"2025-05-13"}


def test_what_cannot_be_read_is_named_and_the_rest_read(run: Run, folder: Path, tmp_path: Path) -> None:
    (folder / "noise.bin").write_bytes(bytes(range(256)) * 20)
    ran = run("brief", folder, "-o", tmp_path / "out")
    assert ran.code == 0
    assert "1 set aside" in ran.out
    assert "noise.bin: The file is binary" in " ".join(ran.out.split())


@pytest.mark.parametrize("name", ["missing", "no/such/path.txt"])
def test_a_missing_path_is_named(name: str, run: Run, tmp_path: Path) -> None:
    ran = run("brief", tmp_path / name, "-o", tmp_path / "out")
    assert ran.code == 2
    assert name in ran.err
    assert "no such file or folder" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out").exists()


def test_a_path_with_control_characters_does_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    ran = run("brief", tmp_path / "miss\x1b[31ming", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "\x1b" not in ran.err


def test_one_path_of_two_is_missing(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("brief", folder, tmp_path / "missing", "-o", tmp_path / "out")
    assert ran.code == 0
    assert "missing: There is no such file or folder" in " ".join(ran.out.split())


def test_an_empty_folder_is_nothing_to_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("brief", tmp_path / "empty", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "empty: The folder holds no files" in ran.err


def test_a_result_where_a_file_stands(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "out").write_text("mine", encoding="utf-8")
    ran = run("brief", folder, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "out" in ran.err
    assert (tmp_path / "out").read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("option", ["--published", "--as-of"])
@pytest.mark.parametrize("day", ["yesterday", "2025-02-30", "13.05.2025", "", "2025-05"])
def test_a_date_that_is_none(option: str, day: str, run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("brief", folder, "-o", tmp_path / "out", option, day)
    assert ran.code == 2
    assert f"{day!r} is not a date; write it as 2024-12-06" in ran.err


def test_a_region_that_is_none(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("brief", folder, "-o", tmp_path / "out", "--region", "Congo")
    assert ran.code == 2
    assert "two-letter country codes" in ran.err


def test_a_codebook_with_a_fault_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "own" / "entries").mkdir(parents=True)
    (tmp_path / "own" / "entries" / "a.yaml").write_text("landing: {kind: event}", encoding="utf-8")
    ran = run("brief", folder, "-o", tmp_path / "out", "--codebook", tmp_path / "own")
    assert ran.code == 2
    assert "a.yaml: landing" in ran.err
    assert "Traceback" not in ran.err


def test_without_arguments_it_says_how(run: Run) -> None:
    ran = run("brief")
    assert ran.code == 2
    assert "PATHS" in ran.err
