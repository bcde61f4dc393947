"""Every number, day, place and actor of a brief stands in a sentence that it cites: over both examples and the coded sets."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from brief_oracle import Bullet, bullets, sources, unborne

import crossbearing
from crossbearing import Result
from crossbearing.model import Claim, ClaimPlace, Quantity, Report, Time
from crossbearing.tell.brief import render_brief
from crossbearing.tell.estimative import mixes

ROOT = Path(__file__).parents[2]
BENCH = os.environ.get("CROSSBEARING_BENCH", "")
SETS = {name: Path(BENCH) / name / "reports.jsonl" for name in ("homs", "goma")} if BENCH else {}
PATHS = {p.parent.name: p for p in sorted((ROOT / "examples").glob("*/reports"))} | {
    n: p for n, p in SETS.items() if p.is_file()
}
SHORTEST = 4
"""Letters of a name that is looked for; shorter ones stand in other words by chance."""


@pytest.fixture(scope="module", params=sorted(PATHS))
def made(request: pytest.FixtureRequest) -> tuple[Result, str]:
    result = crossbearing.brief(PATHS[request.param])
    return result, render_brief(result.picture, result.incidents, result.claims, result.reports)


def names(result: Result) -> set[str]:
    """Every proper name of a place or an actor that any claim of the run gives: a brief may use each only with its source."""
    found = {n for c in result.claims for p in c.places for n in (p.name, p.surface)}
    found |= {n for c in result.claims for a in (*c.actors, *c.targets) for n in (a.name, a.surface)}
    told = {w for r in result.reports for w in re.findall(r"\b[a-z]\w*", r.text)}
    return {
        n
        for n in found
        if len(n) >= SHORTEST and n[:1].isupper() and n != n.upper() and n.lower() not in told
    }


def test_every_statement_is_borne_by_what_it_cites(made: tuple[Result, str]) -> None:
    result, markdown = made
    notes, reports, known = sources(markdown, result.claims), {r.id: r for r in result.reports}, names(result)
    by_id = {c.id: c for c in result.claims}
    joined = {c: i.claims for i in result.incidents for c in i.claims}
    faults = []
    statements = list(bullets(markdown))
    for b in statements:
        cited = [c for n in b.notes for c in notes[n]]
        beside = [by_id[c] for x in cited for c in joined[x.id]]
        faults += [f"{b.section}: {b.words} lacks {x}" for x in unborne(b, cited, reports, known, beside)]
    assert len(statements) > 20
    assert faults == []


def test_every_statement_cites(made: tuple[Result, str]) -> None:
    assert [b.words for b in bullets(made[1]) if not b.notes] == []


def test_every_note_quotes_a_claim(made: tuple[Result, str]) -> None:
    result, markdown = made
    notes = sources(markdown, result.claims)
    assert sorted(notes) == list(range(1, len(notes) + 1))
    assert [n for n, cited in notes.items() if not cited] == []


def test_no_sentence_holds_both_a_likelihood_and_a_confidence(made: tuple[Result, str]) -> None:
    assert [line for line in made[1].splitlines() if mixes(line)] == []


def test_it_is_one_page(made: tuple[Result, str]) -> None:
    body = re.sub(r"\(#ref-\d+\)", "", made[1].partition("\n## Sources")[0])
    assert len(body.split()) < 1000, "about what a printed page in small type holds"


REPORT = Report(id="r", outlet="Lake Post", published="2025-05-14")
CLAIM = Claim(
    id="c", report="r", start=0, end=9, quote="Shells killed 12 people in Uvira on Monday", kind="event", type="killed",
    places=(ClaimPlace(name="Uvira", surface="Uvira"),), time=Time(from_="2025-05-12", to="2025-05-12"),
    quantity=Quantity(value=12, low=12, high=12),
)  # fmt: skip


@pytest.mark.parametrize(
    ("words", "lack"),
    [
        ("12 killed: Uvira, 12 May 2025 (1 independent origin)", []), ("13 killed: Uvira", ["number 13"]),
        ("12 killed: Goma", ["name Goma"]), ("12 killed: Uvira, 11 to 12 May 2025", ["day 2025-05-11"]),
        ("12 killed: Uvira, as of 14 May 2025", []), ("12 killed: Uvira by Mai-Mai", ["name Mai-Mai"]), ("1,200 killed: Uvira", ["number 1200"]),
    ],
)  # fmt: skip
def test_the_oracle_finds_what_no_sentence_says(words: str, lack: list[str]) -> None:
    found = unborne(Bullet("x", words, (1,)), [CLAIM], {"r": REPORT}, ["Uvira", "Goma", "Mai-Mai"])
    assert found == lack
