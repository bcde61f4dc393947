"""The examples themselves: what they promise, they hold."""

import csv
import re

import pytest
from example_oracle import EXAMPLES, NAMES, find, quotes, texts

from eval.example_expected import load_expected

FORMATS = {".html", ".txt", ".pdf", ".docx", ".jsonl"}


@pytest.mark.parametrize("name", NAMES)
def test_every_quotation_stands_once_in_its_report(name):
    words = texts(EXAMPLES / name)
    odd = [
        (q.report, q.quote)
        for q in quotes(load_expected(EXAMPLES / name))
        if len(find(words[q.report], q.quote)) != 1
    ]
    assert odd == []


@pytest.mark.parametrize(("name", "least"), [("homs-2024", 9), ("rio-grande-do-sul-2024", 7)])
def test_enough_reports_in_every_format(name, least):
    files = [p for p in (EXAMPLES / name / "reports").iterdir() if p.suffix != ".csv"]
    assert {p.suffix for p in files} == FORMATS
    assert len(texts(EXAMPLES / name)) >= least


@pytest.mark.parametrize("name", NAMES)
def test_table_names_files_that_exist(name):
    folder = EXAMPLES / name / "reports"
    rows = list(csv.DictReader((folder / "reports.csv").open(encoding="utf-8")))
    assert list(rows[0]) == ["file", "title", "outlet", "published", "url"]
    assert [r["file"] for r in rows if not (folder / r["file"]).is_file()] == []
    assert [r["file"] for r in rows if not r["published"]]  # one report's date is left to be inferred


@pytest.mark.parametrize("name", NAMES)
def test_outlets_are_invented(name):
    for path in (EXAMPLES / name / "reports").iterdir():
        if path.suffix in {".html", ".jsonl", ".csv", ".txt"}:
            hosts = re.findall(r"https?://([^/\"'\s<]+)", path.read_text(encoding="utf-8"))
            assert [h for h in hosts if not h.endswith(".example") and h != "schema.org"] == []


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_nearly_verbatim_and_a_rewrite_is_not(name):
    words = texts(EXAMPLES / name)

    def runs(report: str) -> set[tuple[str, ...]]:
        tokens = re.findall(r"\w+", words[report].casefold())
        return {tuple(tokens[n : n + 5]) for n in range(len(tokens) - 4)}

    for copy in load_expected(EXAMPLES / name).copies:
        mine = runs(copy.report)
        assert len(mine & runs(copy.of)) / len(mine) > 0.8
        rewrites = [r for r in words if r not in (copy.report, copy.of)]
        assert max(len(runs(r) & mine) / len(runs(r)) for r in rewrites) < 0.1


@pytest.mark.parametrize("name", NAMES)
def test_sources_are_named_and_fillers_flagged(name):
    text = (EXAMPLES / name / "SOURCES.md").read_text(encoding="utf-8")
    assert "## Fillers" in text
    assert "invented" in text
