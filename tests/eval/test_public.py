"""The public sets: by construction the reference scorer's figures; the items add up; our own matching agrees with it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec
import pytest

from crossbearing.model import Claim
from eval.bench import Bench
from eval.figures import describe
from eval.gold_match import Coded, match
from eval.items import b_cubed, counts_of, line_items
from eval.public import PUBLIC, measure_public, unmeasured

SCORER = """
def score(name, rows, gold):
    import json, os
    lines = [json.loads(x) for x in open(os.path.join(gold, "gold.jsonl"))]
    right = {r["id"] for r in rows if r.get("places")}
    hits = sum(g["id"] in right for g in lines)
    return [("resolve_acc161km", hits / len(lines), len(lines)), ("resolve_median_km", 3.0, None)]
"""


@pytest.fixture
def small(tmp_path: Path) -> Bench:
    """A folder with one set of three reports, two of which name a place, and a scorer of its own."""
    (tmp_path / "places").mkdir()
    (tmp_path / "score.py").write_text(SCORER, encoding="utf-8")
    texts = ("Shells fell on Khartoum.", "Nothing was reported.", "A bridge near Goma was hit.")
    reports = [{"id": str(n), "published": "2024-05-03", "text": t} for n, t in enumerate(texts)]
    for name, lines in (("reports", reports), ("gold", [{"id": r["id"]} for r in reports])):
        words = "".join(json.dumps(line) + "\n" for line in lines)
        (tmp_path / "places" / f"{name}.jsonl").write_text(words, encoding="utf-8")
    return Bench(tmp_path)


def test_figures_are_those_of_the_scorer_with_an_interval(small: Bench):
    measured = measure_public(small, "places")
    assert measured is not None
    assert [f.name for f in measured.figures] == list(describe("public.places").figure)
    found = {f.name: f for f in measured.figures}["resolve_acc161km"]
    assert found.value == pytest.approx(2 / 3)
    assert found.n == 3
    assert (found.low, found.high) == (0.0, 1.0)
    assert {f.name for f in measured.figures if f.value is not None} == {"resolve_acc161km"}


def test_a_changed_set_has_another_hash(small: Bench):
    before = measure_public(small, "places")
    (small.folder / "places" / "README.md").write_text("words", encoding="utf-8")
    same = measure_public(small, "places")
    with (small.folder / "places" / "gold.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"id": "2"}\n')
    after = measure_public(small, "places")
    assert before is not None
    assert same is not None
    assert after is not None
    assert before.sha256 == same.sha256 != after.sha256


def test_a_set_that_is_not_there_is_absent(small: Bench):
    assert measure_public(small, "muc") is None


def test_a_folder_without_a_scorer_is_an_error_that_says_what_to_give(tmp_path: Path):
    with pytest.raises(FileNotFoundError, match=r"score\.py"):
        _ = Bench(tmp_path).scorer


def test_a_set_that_nothing_measures_is_named(small: Bench):
    for name in ("volcanoes", "places"):
        (small.folder / name).mkdir(exist_ok=True)
        (small.folder / name / "README.md").write_text("words", encoding="utf-8")
    assert unmeasured(small) == ["volcanoes"]


def test_every_public_set_is_described():
    for name in PUBLIC:
        assert describe(f"public.{name}").figure


def test_counts_need_to_know_on_how_many_they_rest():
    judged = [("a", 0.5, 4), ("b", 0.5, None), ("c", float("nan"), 3), ("d", 0.0, 0)]
    assert counts_of(judged) == {"a": (2.0, 4.0)}


def test_b_cubed_by_hand():
    want = {"1": "x", "2": "x", "3": "y"}
    assert b_cubed(want, {"1": "p", "2": "p", "3": "p"}) == [(2 / 3, 1), (2 / 3, 1), (1 / 3, 1)]
    assert b_cubed(want, {"1": "p", "2": "q", "3": "r"}) == [(1, 0.5), (1, 0.5), (1, 1)]


@pytest.mark.bench
@pytest.mark.parametrize("name", ["homs", "goma"])
def test_our_matching_is_that_of_the_reference(name: str, bench: Bench):
    rows = [r for r in bench.brief(name) if "report" in r]
    gold = bench.lines(name, "gold.jsonl")
    theirs: list[tuple[int, int]] = bench.scorer.match_claims(gold, rows)
    ours = match([coded(g) for g in gold], [msgspec.convert(r, Claim) for r in rows])
    assert len(ours) > 20
    assert sorted(ours) == sorted(theirs)


def coded(gold: dict[str, Any]) -> Coded:
    quantity = gold["quantity"] or {}
    return Coded(
        report=gold["report"],
        spans=((gold["start"], gold["end"]), *(tuple(s) for s in gold.get("duplicate_spans", []))),
        kinds=(gold["kind"], *gold["also_kinds"]),
        certainty=gold["certainty"],
        negated=gold["negated"],
        quantity=(quantity.get("value"), quantity.get("low"), quantity.get("high")),
        places=tuple(p["name"] for p in gold["places"]),
        actors=tuple(a["name"] for a in gold["actors"]),
        sources=tuple(a["name"] for a in gold["attribution"]),
    )


@pytest.mark.bench
@pytest.mark.parametrize("name", ["homs", "goma"])
def test_the_items_of_a_coded_set_add_up(name: str, bench: Bench):
    measured = measure_public(bench, name)
    assert measured is not None
    shares = [f for f in measured.figures if not f.name.endswith(("_count", "_coverage"))]
    assert [f.name for f in shares if f.low is None] == []
    assert all(f.low is None or f.low <= (f.value or 0) <= (f.high or 0) for f in shares)


def test_a_line_is_scored_against_itself_alone(small: Bench):
    rows = small.annotate("places")
    gold, *none = line_items(small, "places", rows, small.lines("places", "gold.jsonl"))
    assert [c["resolve_acc161km"] for c in gold] == [(1.0, 1.0), (0.0, 1.0), (1.0, 1.0)]
    assert none == [[], []]
