"""`python -m eval`: what it prints, writes and refuses, and its exit codes. Measuring itself is replaced."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval import __main__ as program
from eval import floors
from eval.floors import Floor, Pin, SetFloors
from eval.measured import Measured, MeasuredSet

SHARE = MeasuredSet(
    "examples.homs-2024", "a", (Measured("share", 0.75, 96, 0.66, 0.83), Measured("forbidden_count", 1.0))
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file of floors that the measured figures hold."""
    path = tmp_path / "floors.toml"
    table = SetFloors(
        files=Pin(sha256="a"), floors={"share": Floor(floor=0.7), "forbidden_count": Floor(floor=1)}
    )
    floors.write({SHARE.name: table}, path)
    return path


@pytest.fixture
def run(path: Path, monkeypatch: pytest.MonkeyPatch):
    """Run the program over figures that are given; all public sets are absent."""
    monkeypatch.delenv("CROSSBEARING_BENCH", raising=False)

    def call(*arguments: str, measured: MeasuredSet = SHARE) -> int:
        monkeypatch.setattr(program, "measure", lambda chosen, folder: ([measured], ["public.muc"]))
        return program.main(["--floors", str(path), *arguments])

    return call


def test_floors_that_hold_are_shown_and_the_rest_is_absent(run, capsys):
    assert run() == 0
    printed = capsys.readouterr()
    assert "| examples.homs-2024 | share | 0.750 | 0.660 to 0.830 | 0.700 |" in printed.out
    assert "| forbidden_count | 1 | – | at most 1 |" in printed.out
    assert "absent" in printed.err
    assert "public.muc" in printed.err


def test_a_fallen_figure_fails_and_is_named(run, capsys):
    low = MeasuredSet(SHARE.name, "a", (Measured("share", 0.69), Measured("forbidden_count", 2.0)))
    assert run(measured=low) == 1
    told = capsys.readouterr().err
    assert "examples.homs-2024.share: 0.690 is below its floor of 0.7." in told
    assert "above its ceiling of 1." in told


def test_a_changed_set_fails_even_with_better_figures(run, path, capsys):
    assert run("--raise", measured=MeasuredSet(SHARE.name, "b", SHARE.figures)) == 1
    assert "--accept examples.homs-2024" in capsys.readouterr().err
    assert floors.read(path)[SHARE.name].floors["share"].floor == 0.7


def test_raise_writes_the_better_figure(run, path):
    assert run("--raise") == 0
    assert floors.read(path)[SHARE.name].floors["share"].floor == 0.75


def test_without_raise_nothing_is_written(run, path):
    before = path.read_bytes()
    run()
    assert path.read_bytes() == before


def test_lowering_writes_the_reason(run, path):
    assert run("--lower", "examples.homs-2024.share=0.6", "--why", "an expectation was wrong") == 0
    assert floors.read(path)[SHARE.name].floors["share"] == Floor(
        floor=0.6, was=0.7, why="an expectation was wrong"
    )


def test_accepting_writes_the_hash(run, path):
    other = MeasuredSet(SHARE.name, "b", SHARE.figures)
    assert run("--accept", SHARE.name, "--why", "a report was mended", measured=other) == 0
    assert floors.read(path)[SHARE.name].files == Pin(sha256="b", why="a report was mended")


@pytest.mark.parametrize(
    "arguments",
    [
        ("--lower", "examples.homs-2024.share=0.6"),
        ("--accept", "examples.homs-2024"),
        ("--accept", "public.muc", "--why", "x"),
        ("--only", "no.such.set"),
        ("--only", "examples", "no.such.set"),
        ("--table", "figures.md"),
        ("--misses", "gold.blind"),
        ("--misses", "public.muc"),
    ],
)
def test_what_makes_no_sense_is_refused(run, arguments, path, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    before = path.read_bytes()
    with pytest.raises(SystemExit) as stop:
        run(*arguments)
    assert stop.value.code == 2
    assert path.read_bytes() == before
    assert not (tmp_path / "figures.md").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--lower", "examples.homs-2024.share=0.9", "--why", "x"), ("--lower", "share", "--why", "x")],
)
def test_a_lowering_that_lowers_nothing_is_refused(run, arguments, path):
    before = path.read_bytes()
    assert run(*arguments) == 2
    assert path.read_bytes() == before


def test_the_blind_half_is_never_listed(run, capsys):
    with pytest.raises(SystemExit):
        run("--misses", "gold.blind")
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "totals" in printed.err


def test_figures_are_written_for_programs(run, tmp_path):
    assert run("--json", str(tmp_path / "figures.json")) == 0
    first, second = json.loads((tmp_path / "figures.json").read_text(encoding="utf-8"))
    assert (first["set"], first["figure"], first["value"], first["floor"]) == (
        "examples.homs-2024",
        "share",
        0.75,
        0.7,
    )
    assert (second["better"], second["low"]) == ("lower", None)


@pytest.mark.parametrize(
    ("pattern", "count"),
    [("gold", 4), ("gold.open", 1), ("homs", 1), ("examples", 2), ("public.g*", 3), ("nothing", 0)],
)
def test_sets_are_chosen_by_name_group_or_pattern(pattern: str, count: int):
    assert sum(program._names(pattern, name) for name in program.SETS) == count


def test_absent_sets_are_measured_as_nothing():
    measured, absent = program.measure(["public.muc", "public.homs"], None)
    assert (measured, absent) == ([], ["public.muc", "public.homs"])
