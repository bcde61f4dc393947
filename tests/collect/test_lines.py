"""Reports in the input format: what is one is read, what is none is named by its line."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from crossbearing.collect import Collected, collect, read_lines
from crossbearing.model import Mark, Report, SetAside, encode

TEXT = "Rain fell in the north for two days, the mayor said."


def run(folder: Path, lines: Sequence[Any], name: str = "r.jsonl") -> Collected:
    content = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    (folder / name).write_text(content)
    return collect([folder])


def test_fields_are_kept_and_unknown_keys_passed_over(tmp_path: Path) -> None:
    given = {
        "id": "k1", "title": "Rain", "text": TEXT, "published": "2024-05-01T10:00:00Z", "outlet": "Post", "lang": "en",
        "url": "https://example.org/1", "received": "2024-05-02", "body_status": "partial", "access": "restricted",
        "supersedes": "k0", "mood": 3, "noun": "report",
    }  # fmt: skip
    (report,) = run(tmp_path, [given]).reports
    kept = json.loads(encode(report))
    assert {k: kept[k] for k in given if k != "mood"} == {k: v for k, v in given.items() if k != "mood"}
    assert report.sha256
    assert len(report.sha256) == 64


def test_what_collect_writes_it_reads_back_the_same(tmp_path: Path, story: str) -> None:
    (tmp_path / "a.txt").write_text(story + "\nALSO READ: Rain in the north")
    first = collect([tmp_path], published="2024-12-06").reports
    lines = [encode(r) for r in first]
    again = [i for i in read_lines(lines) if isinstance(i, Report)]
    assert again == list(first)
    assert again[0].marks


def test_ids(tmp_path: Path) -> None:
    found = run(
        tmp_path,
        [
            {"id": "", "text": TEXT},
            {"id": 7, "text": TEXT + " It rained."},
            {"text": "Snow fell on the hills."},
        ],
    )
    ids = sorted(r.id for r in found.reports)
    assert ids[0] == "7"
    assert all(i.startswith("r-") and len(i) == 10 for i in ids[1:])


def test_a_document_of_one_report_takes_the_name_of_its_file(tmp_path: Path) -> None:
    assert [r.id for r in run(tmp_path, [{"text": TEXT}], "one.json").reports] == ["one"]


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"id": "a", "text": "cut',
        "[1, 2]",
        '"words"',
        "5",
        '{"id": "a"}',
        '{"text": 5}',
        '{"text": ["a"]}',
        '{"id": {"a": 1}, "text": "Rain fell."}',
        '{"id": true, "text": "Rain fell."}',
        '{"noun": "claim", "id": "c", "text": "Rain fell."}',
        '{"id": "a", "text": "   "}',
        '{"id": "a", "text": null}',
        "[" * 100_000,
    ],
)
def test_a_line_that_is_no_report_is_set_aside_by_number(tmp_path: Path, line: str) -> None:
    found = run(tmp_path, [{"id": "good", "text": TEXT, "published": "2024-05-01"}, line])
    assert [r.id for r in found.reports] == ["good"]
    (aside,) = found.set_aside
    assert aside.whole
    assert aside.source.startswith("r.jsonl")
    assert aside.reason.endswith(".")
    assert aside.advice.endswith(".")


def test_the_line_number_is_the_true_one(tmp_path: Path) -> None:
    found = run(tmp_path, [{"id": "a", "text": TEXT}, "", "oops"])
    assert any(s.source == "r.jsonl, line 3" for s in found.set_aside)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("title", 5), ("published", 1733443200), ("outlet", ["Post"]), ("body_status", "half"), ("access", 1), ("marks", [1]),
        ("published", "2024-13-45"), ("published", "1970-01-01"), ("published", "2999-01-01"), ("url", "javascript:alert(1)"),
        ("inferred", "published"),
    ],
)  # fmt: skip
def test_a_wrong_field_is_left_out_with_a_note(tmp_path: Path, field: str, value: Any) -> None:
    found = run(tmp_path, [{"id": "a", "text": TEXT, field: value}])
    (report,) = found.reports
    assert getattr(report, field) == getattr(Report(id="a", marks=report.marks), field)
    assert any((not s.whole and str(value) in s.reason) or field in s.reason for s in found.set_aside)


def test_marks_that_do_not_fit_the_text_are_made_anew(tmp_path: Path) -> None:
    given = {
        "id": "a",
        "text": TEXT + "\nALSO READ: Snow",
        "marks": [{"start": 5, "end": 900, "reason": "share"}],
    }
    (report,) = run(tmp_path, [given]).reports
    assert report.marks == (Mark(start=len(TEXT) + 1, end=len(TEXT) + 16, reason="also_read"),)


def test_many_bad_lines_are_counted(tmp_path: Path) -> None:
    found = run(tmp_path, ["oops"] * 500)
    assert len(found.set_aside) == 21
    assert any("480" in s.reason for s in found.set_aside)


def test_documents_and_arrays_of_json(tmp_path: Path) -> None:
    pretty = json.dumps([{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}, 5], indent=2)
    found = run(tmp_path, [pretty], "r.json")
    assert [r.id for r in found.reports] == ["a", "b"]
    assert any(s.source == "r.json, item 3" for s in found.set_aside)


def test_json_lines_under_the_name_of_json(tmp_path: Path) -> None:
    assert len(run(tmp_path, [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}], "r.json").reports) == 2


def test_utf16_as_shells_write_it(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_bytes(
        "\n".join(json.dumps({"id": i, "text": TEXT}) for i in "ab").encode("utf-16")
    )
    assert len(collect([tmp_path]).reports) == 2


def test_a_very_long_line_is_skipped_and_the_next_is_read(tmp_path: Path) -> None:
    found = run(tmp_path, [{"id": "big", "text": "x" * 6_000_000}, {"id": "a", "text": TEXT}])
    assert [r.id for r in found.reports] == ["a"]
    assert any("longer" in s.reason for s in found.set_aside)


def test_notes_of_an_earlier_step_stay_in_the_stream() -> None:
    note = SetAside(source="x.bin", reason="It is binary.")
    assert list(read_lines([encode(note)])) == [note]


def test_half_a_surrogate_pair_does_no_harm() -> None:
    found = list(read_lines([b'{"id": "a", "text": "Rain \\ud800 fell on the hills."}']))
    assert found
    assert all(encode(f) for f in found)


def test_a_headline_without_text_is_kept_as_such(tmp_path: Path) -> None:
    found = run(tmp_path, [{"id": "a", "title": "Dam breaks"}])
    assert found.reports[0].body_status == "none"
    assert any("headline" in s.reason for s in found.set_aside)
