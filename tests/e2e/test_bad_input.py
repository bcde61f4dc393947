"""Reports that are wrong, late, copied, contradictory or withdrawn: what must happen, and that nothing is lost."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path
from typing import Any

import pytest

import crossbearing
from crossbearing import Options, Result
from crossbearing.model import Incident

UVIRA = "Shelling killed 12 people in Uvira on Monday, the mayor of Uvira said.\n"
GOOD = {"id": "good", "outlet": "Lake Post", "published": "2025-05-14", "text": UVIRA}


def run(root: Path, *reports: dict[str, Any], **options: Any) -> Result:
    root.mkdir(exist_ok=True)
    (root / "reports.jsonl").write_text("".join(json.dumps(r) + "\n" for r in reports), encoding="utf-8")
    return crossbearing.brief(root, Options(**options))


def toll(result: Result) -> Incident:
    (found,) = (i for i in result.incidents if i.killed and i.status != "withdrawn")
    return found


TOMORROW = (dt.datetime.now(dt.UTC).date() + dt.timedelta(days=40)).isoformat()


@pytest.mark.parametrize(
    "date", [TOMORROW, "2999-01-01", "1970-01-01", "1970-01-01T00:00:00Z", "0001-01-01", "2025-13-45"]
)
def test_an_impossible_date_is_left_out_and_told_and_the_report_read(tmp_path: Path, date: str) -> None:
    text = "Rebels captured the town of Fizi on Tuesday, the army said.\n"
    found = run(tmp_path, GOOD, {"id": "odd", "outlet": "Hill Wire", "published": date, "text": text})
    odd = next(r for r in found.reports if r.id == "odd")
    assert odd.published != date
    assert any(date[:10] in s.reason and s.advice and not s.whole for s in found.set_aside)
    assert (found.picture.as_of or "")[:10] == "2025-05-14", "a wrong date never dates the picture"
    assert any(c.report == "odd" for c in found.claims), "what it says is kept"


def test_a_report_without_a_date_is_read_and_orders_nothing(tmp_path: Path) -> None:
    undated = {
        "id": "undated",
        "outlet": "Hill Wire",
        "text": UVIRA.replace("12", "17").replace("the mayor of Uvira", "the army"),
    }
    found = run(tmp_path, GOOD, undated)
    killed = toll(found).fields["killed"]
    assert {v.value for v in killed.values} == {12, 17}
    assert "update" not in {v.relation for v in killed.values}, "nothing says which came later"


def test_no_report_has_a_date(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        {"id": "a", "text": UVIRA},
        {"id": "b", "text": "Rebels captured the town of Fizi, the army said.\n"},
    )
    assert found.picture.as_of is None
    assert len(found.incidents) >= 2


def test_what_was_known_then_is_asked_of_the_day_of_receipt(tmp_path: Path) -> None:
    late = {
        "id": "late", "outlet": "Hill Wire", "published": "2025-05-13", "received": "2025-05-20",
        "text": "The airport of Goma was closed on Monday, aid officials said.\n",
    }  # fmt: skip
    assert [r.id for r in run(tmp_path, GOOD, late, as_of="2025-05-14").reports] == ["good"]
    assert {r.id for r in run(tmp_path, GOOD, late, as_of="2025-05-20").reports} == {"good", "late"}


def test_a_retraction_kills_the_earlier_report_and_keeps_it_in_sight(tmp_path: Path) -> None:
    wrong = {
        "id": "wrong",
        "outlet": "Hill Wire",
        "published": "2025-05-14",
        "text": UVIRA.replace("12", "60").replace("the mayor of Uvira", "the army"),
    }
    kill = {
        "id": "kill",
        "outlet": "Hill Wire",
        "published": "2025-05-15",
        "retracts": "wrong",
        "text": "We withdraw our report of Wednesday.\n",
    }
    before, after = toll(run(tmp_path, GOOD, wrong)), run(tmp_path, GOOD, wrong, kill)
    assert before.killed
    assert before.killed.high == 60
    found = toll(after)
    assert found.killed
    assert (found.killed.low, found.killed.best, found.killed.high) == (12, 12, 12)
    assert found.withdrawn
    assert {r.id for r in after.reports} == {"good", "wrong", "kill"}
    assert any(c.report == "wrong" for c in after.claims), "the sentence stays, and backs nothing"
    assert all(c.best != 60 for c in after.picture.casualties)
    then = run(tmp_path, GOOD, wrong, kill, as_of="2025-05-14")
    assert toll(then).killed == before.killed, "on the day before, nobody knew"


def test_a_flood_of_copies_is_one_origin_and_never_corroborates(tmp_path: Path) -> None:
    false = "Shelling killed 90 people in Uvira on Monday, a rebel spokesman said. The town was quiet in the evening, and shops had opened again.\n"
    flood = [
        {
            "id": f"copy{n:03}",
            "outlet": f"Site {n}",
            "published": "2025-05-14",
            "text": false + f"Site {n} has more.\n",
        }
        for n in range(60)
    ]
    alone = toll(run(tmp_path, *flood))
    assert (alone.origins, alone.origins_low) == (1, 1)
    assert alone.status == "repeated"
    assert alone.credibility > 2
    found = toll(run(tmp_path, GOOD, *flood))
    assert found.origins == 2, "sixty copies weigh as much as one"
    assert {v.value for v in found.fields["killed"].values} == {12, 90}
    assert found.status == "disputed"
    assert len(found.reports) == 61, "nothing is dropped"


def test_two_outlets_with_one_name_are_two_reports_and_quoting_either_adds_no_origin(tmp_path: Path) -> None:
    def daily(name: str, url: str, text: str) -> dict[str, Any]:
        return {"id": name, "outlet": "Daily News", "url": url, "published": "2025-05-14", "text": text}

    here = daily("here", "https://news.example/a", "Shelling killed 12 people in Uvira on Monday.\n")
    there = daily("there", "https://daily.example/b", "Twelve people died when shells hit Uvira on Monday.\n")
    third = {
        "id": "third",
        "outlet": "Echo",
        "published": "2025-05-15",
        "text": "According to the Daily News, shelling killed 12 people in Uvira on Monday.\n",
    }
    found = run(tmp_path, here, there, third)
    assert {r.url for r in found.picture.reports} >= {here["url"], there["url"]}
    for i in found.incidents:
        assert i.origins <= 2
        assert i.status != "corroborated", "no named source stands behind it"


def test_a_text_that_contradicts_itself_is_no_dispute_of_sources(tmp_path: Path) -> None:
    text = "Shelling killed 12 people in Uvira on Monday.\n\nShelling killed 31 people in Uvira on Monday.\n"
    found = run(tmp_path, {"id": "torn", "outlet": "Lake Post", "published": "2025-05-14", "text": text})
    values = {v.value for i in found.incidents if "killed" in i.fields for v in i.fields["killed"].values}
    assert values == {12, 31}, "both sentences are kept"
    assert all(i.origins == 1 and i.status != "corroborated" for i in found.incidents)
    assert all(d.relation != "contradiction" for d in found.picture.disagreements)


def test_a_report_that_denies_what_it_tells_is_disputed_by_its_sources(tmp_path: Path) -> None:
    text = "Rebels captured the town of Fizi on Monday, residents said.\n\nThe army denied that rebels had captured Fizi.\n"
    found = run(tmp_path, {"id": "two", "outlet": "Lake Post", "published": "2025-05-14", "text": text})
    (state,) = found.picture.control
    assert {*state.claims, *state.contrary} == {c.id for c in found.claims if c.type == "captured"}


def test_hostile_files_stop_nothing(tmp_path: Path) -> None:
    bad = {
        "id": "<script>",
        "title": "](javascript:x)",
        "outlet": "\x1b[31m",
        "published": "2025-05-14",
        "text": "=cmd|' /C calc'!A0\n" + UVIRA,
    }
    found = run(tmp_path / "in", GOOD, bad)
    found.write(tmp_path / "out")
    assert "<script>:" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
    assert toll(found).origins == 1
