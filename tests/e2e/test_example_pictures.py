"""The two examples that ship, from files to picture: no worse than they were, and nothing said that no report says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

import crossbearing
from crossbearing import Result
from crossbearing.tell.brief import check_brief, compose_brief
from eval import floors
from eval.bundled import EXAMPLES, example_names, measure_example
from eval.examples import Score, score_example

NAMES = sorted(p.name for p in EXAMPLES.iterdir() if (p / "reports").is_dir())


@dataclass(frozen=True)
class Run:
    """One example with what the run over it found."""

    name: str
    result: Result
    out: Path
    score: Score


@pytest.fixture(scope="module", params=NAMES)
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    example = EXAMPLES / request.param
    out = tmp_path_factory.mktemp(request.param)
    result = crossbearing.brief(example / "reports")
    result.write(out)
    return Run(request.param, result, out, score_example(example, out))


def test_every_example_is_measured_and_has_a_floor() -> None:
    assert example_names() == NAMES
    assert {f"examples.{n}" for n in NAMES} == {n for n in floors.read() if n.startswith("examples.")}
    assert len(NAMES) >= 2


def test_the_example_does_not_fall_below_its_floors(run: Run) -> None:
    measured = measure_example(run.name, run.score)
    missed = [f"{s.name}: {m}" for s in run.score.sections for m in s.misses]
    assert list(floors.failures([measured], floors.read())) == [], "\n".join([*missed, *run.score.forbidden])


def test_every_file_of_the_example_is_read(run: Run) -> None:
    assert [s for s in run.result.set_aside if s.whole] == []
    assert len(run.result.reports) >= 6


def test_every_quote_stands_in_its_report(run: Run) -> None:
    texts = {r.id: r.text for r in run.result.reports}
    assert run.result.claims
    for claim in run.result.claims:
        assert texts[claim.report][claim.start : claim.end] == claim.quote


def test_no_claim_comes_from_what_is_set_apart(run: Run) -> None:
    marks = {r.id: r.marks for r in run.result.reports}
    assert any(marks.values()), "the examples hold boilerplate"
    wrong = [
        c for c in run.result.claims if any(c.start < m.end and m.start < c.end for m in marks[c.report])
    ]
    assert wrong == []


def test_every_statement_of_the_picture_leads_to_claims(run: Run) -> None:
    known = {c.id for c in run.result.claims}
    entries = list(statements(msgspec.json.decode((run.out / "picture.json").read_bytes())))
    assert len(entries) >= 20
    assert [e for e in entries if not e["claims"]] == []
    assert {c for e in entries for c in (*e["claims"], *e.get("contrary", ()))} <= known


def statements(node: Any) -> Iterator[dict[str, Any]]:
    """Every object of the picture that names the claims it rests on; what nobody reports rests on none."""
    if isinstance(node, dict):
        if "claims" in node:
            yield node
        for key, inner in node.items():
            if key != "not_reported":
                yield from statements(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from statements(inner)


def test_every_incident_rests_on_claims_of_its_reports(run: Run) -> None:
    report_of = {c.id: c.report for c in run.result.claims}
    reports = {r.id for r in run.result.reports}
    for incident in run.result.incidents:
        assert incident.claims
        assert {report_of[c] for c in incident.claims} == set(incident.reports)
        assert set(incident.reports) <= reports
        assert (
            1 <= incident.origins <= len(incident.reports) + sum(len(o.claims) for o in incident.origin_list)
        )
        values = {c for f in incident.fields.values() for v in f.values for c in v.claims}
        assert values <= set(incident.claims)
    together = [c for i in run.result.incidents for c in i.claims]
    assert len(together) == len(set(together)), "a claim speaks of one incident"


def test_every_fact_of_the_brief_is_borne_by_a_claim_it_cites(run: Run) -> None:
    given = (run.result.incidents, run.result.claims, run.result.reports)
    brief = compose_brief(run.result.picture, *given)
    assert check_brief(brief, *given) == []
    assert brief.references


def test_every_reference_of_the_brief_quotes_its_report(run: Run) -> None:
    words = (run.out / "brief.md").read_text(encoding="utf-8")
    cited = {int(n) for n in re.findall(r"\(#ref-(\d+)\)", words)}
    listed = {int(n) for n in re.findall(r'<a id="ref-(\d+)">', words)}
    assert cited == listed == set(range(1, len(listed) + 1))


def test_a_second_run_gives_the_same_bytes(run: Run, tmp_path: Path) -> None:
    crossbearing.brief(EXAMPLES / run.name / "reports").write(tmp_path)
    for path in sorted(tmp_path.iterdir()):
        assert path.read_bytes() == (run.out / path.name).read_bytes(), path.name


def test_the_page_reaches_nothing_outside_itself(run: Run) -> None:
    page = (run.out / "index.html").read_text(encoding="utf-8")
    assert not re.search(r"<(?:script|img|iframe|link)[^>]+(?:src|href)=[\"']?(?:https?:)?//", page)
    assert not re.search(r"@import|url\([\"']?(?:https?:)?//", page)
