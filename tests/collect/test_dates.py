"""Dates by their form, and which of them can be dates of publication."""

from __future__ import annotations

import datetime as dt

import pytest

from crossbearing.collect.dates import mentions, stamp, why_impossible


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("2024-12-06", "2024-12-06"),
        ("2024-12-06T10:15:00Z", "2024-12-06T10:15:00Z"),
        ("2024-12-06 10:15:00+03:00", "2024-12-06T10:15:00+03:00"),
        ("20241206", "2024-12-06"),
        ("December 6, 2024", "2024-12-06"),
        ("6 December 2024", "2024-12-06"),
        ("Dec. 6, 2024, 10:15 a.m.", "2024-12-06"),
        ("Fri, 06 Dec 2024 10:15:00 GMT", "2024-12-06T10:15:00+00:00"),
        ("13/12/2024", "2024-12-13"),
        ("12/13/2024", "2024-12-13"),
        ("6.6.2024", "2024-06-06"),
    ],
)
def test_a_date_becomes_iso_8601(words: str, expected: str) -> None:
    assert stamp(words) == expected


@pytest.mark.parametrize(
    "words",
    [
        "2024-13-45",
        "06/12/2024",
        "31/02/2024",
        "yesterday",
        "December 6",
        "2024",
        "",
        "x" * 500,
        "5 May 2020 or 6 May 2020",
    ],
)
def test_what_is_no_single_day_is_none(words: str) -> None:
    assert stamp(words) is None


def test_days_in_a_text() -> None:
    text = "On 6 December 2024 and Nov. 27 the army moved; by 2024-11-30 it held Oria, and on the 5th of May rain fell."
    assert [(text[m.start : m.end], m.year, m.month, m.day) for m in mentions(text)] == [
        ("6 December 2024", 2024, 12, 6),
        ("Nov. 27", None, 11, 27),
        ("2024-11-30", 2024, 11, 30),
        ("5th of May", None, 5, 5),
    ]


@pytest.mark.parametrize(
    "text",
    ["may 6 people", "march 5 kilometres", "February 31, 2024", "Section 2024-13-01", "May 40 trucks pass"],
)
def test_what_is_no_day(text: str) -> None:
    assert list(mentions(text)) == []


@pytest.mark.parametrize(
    "day", ["1970-01-01", "1969-12-31", "0001-01-01", "1899-12-31", "2025-03-03", "2999-01-01"]
)
def test_impossible_days(day: str, today: dt.date) -> None:
    assert why_impossible(dt.date.fromisoformat(day), today)


@pytest.mark.parametrize("day", ["1970-01-02", "1989-11-09", "2025-03-01", "2025-03-02"])
def test_possible_days(day: str, today: dt.date) -> None:
    assert why_impossible(dt.date.fromisoformat(day), today) is None
