"""Dates for reports that state none: from their own words, then from the run; never from the file."""

from __future__ import annotations

import datetime as dt

from crossbearing.collect import dated, infer_dates, marks
from crossbearing.collect.infer import written
from crossbearing.model import Report, SetAside

TODAY = dt.date(2025, 3, 1)


def report(name: str, text: str = "Rain fell.", published: str | None = None) -> Report:
    return Report(id=name, text=text, published=published)


def inferred(text: str, *run: str) -> str | None:
    """The date given to `text` in a run with reports of the days `run`."""
    items = infer_dates([report("x", text), *(report(f"r{n}", published=d) for n, d in enumerate(run))])
    found = next(i for i in items if isinstance(i, Report) and i.id == "x")
    assert (found.published is None) == ("published" not in found.inferred)
    return found.published


def test_the_latest_day_that_is_not_ahead() -> None:
    text = (
        "The offensive began on November 27, 2024. Ministers met on 6 December 2024. "
        "The envoys will meet in Oria on December 7, 2024."
    )
    assert inferred(text) == "2024-12-06"


def test_days_without_a_year_take_that_of_the_run() -> None:
    assert inferred("Thousands fled on the morning of December 30.", "2025-01-02") == "2024-12-30"
    assert inferred("Thousands fled on January 1.", "2024-12-30") == "2025-01-01"


def test_days_without_a_year_alone_say_nothing() -> None:
    assert inferred("Thousands fled on the morning of December 30.") is None


def test_without_days_the_middle_of_a_short_run() -> None:
    assert inferred("Thousands fled.", "2024-12-05", "2024-12-06", "2024-12-09") == "2024-12-06"


def test_without_days_a_long_run_says_nothing() -> None:
    assert inferred("Thousands fled.", "2024-01-05", "2024-12-06") is None


def test_an_old_day_gives_only_the_earliest() -> None:
    assert (
        inferred("The war began on 27 November 2024.", "2024-12-05", "2024-12-06", "2024-12-07")
        == "2024-12-06"
    )


def test_a_day_within_the_run_stands() -> None:
    assert inferred("Shells fell on December 5.", "2024-12-05", "2024-12-06", "2024-12-07") == "2024-12-05"


def test_a_stated_date_is_never_touched() -> None:
    stated = report("a", "Rain fell on 3 May 2020.", "2020-05-04")
    assert infer_dates([stated, report("b", published="2024-01-01")])[0] is stated


def test_what_cannot_be_dated_is_read_all_the_same_with_a_note() -> None:
    note, kept = infer_dates([report("a", "Thousands fled.")])
    assert isinstance(note, SetAside)
    assert not note.whole
    assert "--published" in note.advice
    assert isinstance(kept, Report)
    assert kept.published is None


def test_streaming_gives_the_same_dates() -> None:
    run = [report("a", "Fled on 5 December."), report("b", published="2024-12-06"), report("c", "Fled.")]
    streamed = {i.id: i for i in dated(iter(run)) if isinstance(i, Report)}
    assert streamed == {i.id: i for i in infer_dates(run) if isinstance(i, Report)}


def test_order_does_not_matter() -> None:
    run = [report("a", "Fled on 5 December."), report("b", published="2024-12-06"), report("c", "Fled.")]
    assert sorted(infer_dates(run), key=repr) == sorted(infer_dates(run[::-1]), key=repr)


def test_received_follows_published() -> None:
    found = infer_dates([report("a", "Fled on 5 December 2024.")])[0]
    assert isinstance(found, Report)
    assert found.received == "2024-12-05"


def test_bylines_datelines_and_first_lines_date_a_report() -> None:
    def day(text: str, title: str | None = None) -> str | None:
        found = written(text, marks(text, title), title, TODAY)
        return found.isoformat() if found else None

    body = "The army left on 1 May 2020. It said so on Monday."
    assert day(f"Army leaves Oria\nBy Gulf bureau December 6, 2024\n\n{body}") == "2024-12-06"
    assert day(f"ORIA, 6 December 2024 (MW) - {body}") == "2024-12-06"
    assert day(f"NORLAND: Bulletin 7 (as of 27 January 2025)\n\n{body}") == "2025-01-27"
    assert day(body, "Situation as of 27 January 2025") == "2025-01-27"
    assert day(f"Army leaves Oria\n\n{body}") is None
    assert day(f"Army leaves Oria\nBy Gulf bureau December 6, 2999\n\n{body}") is None
