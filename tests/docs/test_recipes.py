"""What the pages tell a reader to type works: commands, tables, a codebook entry, Python."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from docs_files import DOCS, ROOT, commands, options, page

from crossbearing.codebook import Codebook, load_codebook
from crossbearing.collect import collect
from crossbearing.gazetteer.tables import read_sites

PACKAGED = ROOT / "src" / "crossbearing" / "codebook"
COMMANDS = dict(commands())
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.rglob("*.md")))


def blocks(name: str, language: str) -> list[str]:
    """The fenced blocks of one language on a page, without the indentation of a list that they stand in."""
    found = re.findall(rf"^( *)```{language}\n(.*?)^ *```$", page(name), flags=re.MULTILINE | re.DOTALL)
    return [
        "".join(line.removeprefix(indent) for line in body.splitlines(keepends=True))
        for indent, body in found
    ]


def typed(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Every call of the command on a page that stands in a block: its command and its words."""
    text = path.read_text(encoding="utf-8").replace("\\\n", " ")
    for line in re.findall(r"^(?: {4,}|\$ )(.*\bcrossbearing [a-z].*)$", text, flags=re.MULTILINE):
        if "..." in line or "[" in line.split("jq")[0]:
            continue
        for part in re.split(r"[|>&]", re.sub(r"'[^']*'", "''", line)):
            words = shlex.split(part, comments=True)
            if "crossbearing" in words and len(words) > 1:
                yield words[words.index("crossbearing") + 1], words[words.index("crossbearing") + 2 :]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.relative_to(ROOT).as_posix())
def test_the_commands_on_a_page_exist(path: Path) -> None:
    for name, words in typed(path):
        assert name in COMMANDS, f"crossbearing {name}"
        known = {s for o in options(COMMANDS[name]) for s in o.opts} | {"--help", "-"}
        assert [w for w in words if w.startswith("-") and w.split("=")[0] not in known] == []


def test_commands_are_found_on_the_pages() -> None:
    assert sum(1 for path in PAGES for _ in typed(path)) > 20


def test_the_entry_of_the_guide_loads(tmp_path: Path) -> None:
    (body,) = blocks("how-to/codebook.md", "yaml")
    (tmp_path / "entries").mkdir()
    for name in ("classes.yaml",):
        (tmp_path / name).write_bytes((PACKAGED / name).read_bytes())
    (tmp_path / "entries" / "own.yaml").write_text(body, encoding="utf-8")
    own = load_codebook(tmp_path)
    assert isinstance(own, Codebook)
    assert list(own.entries) == list(yaml.safe_load(body))
    assert all(e.examples and e.near_misses for e in own.entries.values())


def test_the_places_of_the_guide_are_read(tmp_path: Path) -> None:
    (body,) = blocks("how-to/places.md", "csv")
    (tmp_path / "places.csv").write_text(body, encoding="utf-8")
    (row,) = read_sites(tmp_path / "places.csv")
    assert (row["name"], row["kind"]) == ("Green Ford", "crossing")


def test_the_table_of_the_guide_dates_the_files(tmp_path: Path) -> None:
    (body,) = blocks("how-to/dates.md", "csv")
    (tmp_path / "reports.csv").write_text(body, encoding="utf-8")
    (tmp_path / "harbour.txt").write_text(
        "The road to the port was cut by the river in the night.", encoding="utf-8"
    )
    (report,) = collect([tmp_path]).reports
    assert (report.published, report.outlet) == ("2024-05-06", "Harbour Herald")


def test_the_python_of_the_guide_runs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    for day in ("monday", "tuesday"):
        (tmp_path / day).mkdir()
        (tmp_path / day / "report.txt").write_text(
            f"Floods closed the coast road on {day.title()}, police said.", encoding="utf-8"
        )
    code = "\n".join(blocks("how-to/python.md", "python"))
    assert code.count("crossbearing") > 5
    found: dict[str, object] = {}
    exec(compile(code, "how-to/python.md", "exec"), found)  # noqa: S102 - our own page
    assert (tmp_path / "out" / "index.html").is_file()
    assert found["claims"]
