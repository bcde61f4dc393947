"""What was known then, and what was true then: two clocks that are never mixed."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import crossbearing
from crossbearing import Options, Result
from crossbearing.pipeline import redraw
from crossbearing.trace import open_folder

REPORTS = (
    {"id": "mon", "outlet": "Lake Post", "published": "2025-05-12", "text": "The airport of Goma was closed on Monday, aid officials said.\n"},
    {
        "id": "fri", "outlet": "Hill Wire", "published": "2025-05-16",
        "text": (
            "The airport of Goma reopened on Friday, officials said.\n\nRebels had captured the town of Fizi on Tuesday, the army said.\n\n"
            "Shelling killed 12 people in Uvira on Thursday, the mayor of Uvira said.\n"
        ),
    },
)  # fmt: skip


def run(root: Path, **options: Any) -> Result:
    root.mkdir(exist_ok=True)
    (root / "reports.jsonl").write_text("".join(json.dumps(r) + "\n" for r in REPORTS), encoding="utf-8")
    return crossbearing.brief(root, Options(**options))


def states(result: Result) -> dict[str, str]:
    return {s.place.name: s.state for s in result.picture.access} | {
        s.place.name: "held" for s in result.picture.control
    }


def test_known_then(tmp_path: Path) -> None:
    found = states(run(tmp_path, as_of="2025-05-14"))
    assert list(found.values()) == ["closed"], "of the capture nobody knew yet"


def test_true_then(tmp_path: Path) -> None:
    result = run(tmp_path, true_on="2025-05-14")
    found = states(result)
    assert found["Fizi"] == "held", "learned on Friday, true since Tuesday"
    assert "open" not in found.values(), "it reopened later"
    assert result.picture.casualties == ()
    assert all((i.to or "") <= "2025-05-14" for i in result.incidents)
    assert {r.id for r in result.reports} == {"mon", "fri"}


def test_known_then_of_an_earlier_day(tmp_path: Path) -> None:
    assert list(states(run(tmp_path, as_of="2025-05-14", true_on="2025-05-13")).values()) == ["closed"]


def test_without_a_day_all_counts(tmp_path: Path) -> None:
    assert run(tmp_path).picture.true_on is None
    assert "open" in states(run(tmp_path)).values()


def test_a_result_remembers_its_day_and_keeps_all_claims(tmp_path: Path) -> None:
    run(tmp_path / "in", true_on="2025-05-14").write(tmp_path / "out")
    folder = open_folder(tmp_path / "out")
    again = redraw(folder, ())
    assert (again.incidents, again.picture) == (folder.incidents, folder.picture)
    assert len(folder.claims) == len(run(tmp_path / "in").claims)
    assert "State of** 14 May 2025" in (tmp_path / "out" / "brief.md").read_text(encoding="utf-8")
    assert "on 14 May 2025, known" in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
