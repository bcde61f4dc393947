"""The table: what stands in its cells, and the page of the latest figures."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from eval.figures import describe, is_worse
from eval.floors import Floor, SetFloors, read
from eval.measured import Measured, MeasuredSet
from eval.public import PUBLIC
from eval.table import as_page, as_table

PAGE = Path(__file__).parents[2] / "docs" / "reference" / "figures.md"
SET = MeasuredSet(
    "public.homs",
    "a",
    (
        Measured("core_claim_recall", 0.8444, 45, 0.73, 0.93),
        Measured("must_not_merge_violated_count", 2.0),
        Measured("place_found", None),
    ),
)
FLOORS = {
    "public.homs": SetFloors(
        floors={"core_claim_recall": Floor(floor=0.84), "must_not_merge_violated_count": Floor(floor=2)}
    )
}


def test_a_row_shows_figure_interval_floor_and_aim():
    table = as_table([SET], FLOORS).splitlines()
    assert "| public.homs | core_claim_recall | 0.844 | 0.730 to 0.930 | 0.840 | – | – | 0.900 |" in table
    assert "| public.homs | must_not_merge_violated_count | 2 | – | at most 2 | – | – | 0 |" in table
    assert "| public.homs | place_found | – | – | – | – | – | – |" in table


def test_every_row_has_as_many_cells_as_the_head():
    for line in as_table([SET], FLOORS).splitlines():
        assert line.count("|") == 9
    for line in as_page([SET], FLOORS).splitlines():
        assert line.count("|") in (0, 8)


def test_the_page_says_what_the_set_and_its_baseline_are():
    page = as_page([MeasuredSet("public.dates", "a", (Measured("value_f1", 0.78),))], {})
    assert "## public.dates" in page
    assert "Plain baseline: regular expressions." in page
    assert "| value_f1 | 0.780 | – | – | 0.722 | – | 0.820 |" in page


def test_the_page_that_ships_has_every_set_and_figure():
    sections = dict(
        re.findall(r"^## (\S+)\n(.*?)(?=^## |\Z)", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    )
    assert {f"public.{n}" for n in PUBLIC} | {n for n in read() if n.startswith(("gold", "examples"))} == set(
        sections
    )
    for name, section in sections.items():
        assert re.findall(r"^\| (\w+) \|", section, re.MULTILINE)[1:] == list(describe(name).figure), name


def test_a_set_that_is_not_described_is_an_error():
    with pytest.raises(KeyError, match="nowhere"):
        describe("nowhere.nothing")


def test_worse_is_lower_or_higher_as_the_figure_says():
    figures = describe("public.homs").figure
    assert is_worse(figures["core_claim_recall"], 0.1, 0.2)
    assert not is_worse(figures["core_claim_recall"], 0.2, 0.2)
    assert is_worse(figures["must_not_merge_violated_count"], 2, 1)
    assert not is_worse(figures["must_not_merge_violated_count"], 1, 1)
