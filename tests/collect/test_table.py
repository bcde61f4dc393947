"""The table beside the files fills in what they do not state."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from crossbearing.collect import Collected, collect


def run(folder: Path, table: bytes, today: dt.date, *paths: Path) -> Collected:
    (folder / "reports.csv").write_bytes(table)
    return collect(paths or [folder], today=today)


@pytest.fixture
def folder(tmp_path: Path, story: str) -> Path:
    (tmp_path / "a.txt").write_text(story)
    (tmp_path / "north").mkdir()
    (tmp_path / "north" / "b.txt").write_text("Rain fell in the north for two days, the mayor said.")
    return tmp_path


@pytest.mark.parametrize(
    "table",
    [
        b"file,title,outlet,published,url\na.txt,Dam breaks,The Courier,2024-12-06,https://example.org/a\n",
        b"\xef\xbb\xbfURL;Published;Outlet;File;Title\r\nhttps://example.org/a;6 December 2024;The Courier;./a.txt;Dam breaks\r\n",
        "outlet\tfile\tdate\tlink\tnote\theadline\nThe Courier\tA.TXT\t2024-12-06\thttps://example.org/a\tx\tDam breaks\n".encode(
            "utf-16"
        ),
    ],
)
def test_tolerant_of_form(folder: Path, table: bytes, today: dt.date) -> None:
    report = next(r for r in run(folder, table, today).reports if r.id == "a")
    assert (report.outlet, report.published, report.url) == (
        "The Courier",
        "2024-12-06",
        "https://example.org/a",
    )
    assert report.inferred == ()


def test_missing_columns_and_short_rows_do_no_harm(folder: Path, today: dt.date) -> None:
    found = run(folder, b"file,outlet,published\na.txt,The Courier\n\n,,\n", today)
    assert next(r for r in found.reports if r.id == "a").outlet == "The Courier"


def test_rows_reach_folders_below_and_files_given_alone(folder: Path, today: dt.date) -> None:
    table = b"file,outlet\nnorth/b.txt,North Post\na.txt,Courier\n"
    assert {r.id: r.outlet for r in run(folder, table, today).reports} == {"a": "Courier", "b": "North Post"}
    assert run(folder, table, today, folder / "a.txt").reports[0].outlet == "Courier"


def test_a_row_for_a_missing_file_is_noted(folder: Path, today: dt.date) -> None:
    found = run(folder, b"file,outlet\na.txt,Courier\ngone.txt,Post\n", today)
    assert [(s.source, s.whole) for s in found.set_aside if "gone.txt" in s.reason] == [
        (f"{folder.name}/reports.csv, line 3", False)
    ]


@pytest.mark.parametrize(
    "table",
    [b"name of nothing,outlet\na.txt,Courier\n", b"", b"\x00\xff\x00binary\x01", b'file,"outlet\na.txt'],
)
def test_a_broken_table_stops_nothing(folder: Path, table: bytes, today: dt.date) -> None:
    assert len(run(folder, table, today).reports) == 2


def test_an_impossible_date_in_the_table_is_dropped_with_a_note(folder: Path, today: dt.date) -> None:
    found = run(folder, b"file,published\na.txt,2024-13-45\n", today)
    assert next(r for r in found.reports if r.id == "a").published is None
    assert any("2024-13-45" in s.reason for s in found.set_aside)


def test_what_a_report_states_itself_counts_more(folder: Path, today: dt.date) -> None:
    (folder / "c.jsonl").write_text('{"id": "c", "text": "Rain fell for days.", "published": "2024-01-02"}')
    found = run(folder, b"file,published,outlet\nc.jsonl,2024-05-05,Courier\n", today)
    report = next(r for r in found.reports if r.id == "c")
    assert (report.published, report.outlet) == ("2024-01-02", "Courier")
    assert any("2024-05-05" in s.reason and "2024-01-02" in s.reason for s in found.set_aside)
