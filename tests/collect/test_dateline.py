"""Datelines are found at the head of a report, and what only looks like one is not."""

from __future__ import annotations

import pytest

from crossbearing.collect import dateline

FOUND = [
    ("ORIA, Jan 27 (Meridian Wire) - Fighters pushed in.", "ORIA", "Jan 27", "Meridian Wire"),
    ("ORIA/KELDA, Dec 6 (Meridian) — Rebels advanced.", "ORIA/KELDA", "Dec 6", "Meridian"),
    ("KELDA, Norland (MW) — The army withdrew.", "KELDA, Norland", None, "MW"),
    ("KELDA, Nor. --Police said so.", "KELDA, Nor.", None, None),
    ("KELDA - An eight-year-old was hurt.", "KELDA", None, None),
    ("Kelda, 6 December 2024 – Floods cut the road.", "Kelda", "6 December 2024", None),
    ("PORT-AU-BOIS, Norland (MW) — Gangs fled.", "PORT-AU-BOIS, Norland", None, "MW"),
    ("São Marco, 3 May 2024 (Meridian) - Rain fell.", "São Marco", "3 May 2024", "Meridian"),
    ("N’KELDA, Norland — The army left.", "N’KELDA, Norland", None, None),
    ("SAN MARCO, 15 JAN 90 (MW-EFE) -- [TEXT] THE ARMY LEFT.", "SAN MARCO", "15 JAN 90", "MW-EFE"),
    ("Kelda, Norland | MW | The army left.", "Kelda, Norland", None, "MW"),
]

NONE = [
    "UPDATE - The army said so.",
    "BREAKING: Army leaves Kelda",
    "HIGHLIGHTS - Four villages flooded.",
    "KELDA - REBELS ADVANCE ON CITY",
    "The rebels (NLF) - who hold Kelda - said so.",
    "Norland Liberation Front (NLF) - the main group - said so.",
    "Rebels took Kelda on Jan 27 - officials said.",
    "On Monday, Dec 6 - The day of the attack - shops closed.",
    "Oria fell. The army (NA) - Once strong - fled.",
    "A plain first line about the war.",
    "",
]


@pytest.mark.parametrize(("text", "place", "date", "agency"), FOUND)
def test_parts_of_a_dateline(text: str, place: str, date: str | None, agency: str | None) -> None:
    found = dateline(f"A headline\n\n{text}")
    assert found is not None
    assert (found.place, found.date, found.agency) == (place, date, agency)


@pytest.mark.parametrize(("text", "place", "date", "agency"), FOUND)
def test_spans_point_into_the_text(text: str, place: str, date: str | None, agency: str | None) -> None:
    whole = f"\n A headline \n\n{text}"
    found = dateline(whole)
    assert found is not None
    assert whole[found.place_start : found.place_end] == place
    assert whole[found.start : found.end] + whole[found.end :] == text
    assert whole[found.start : found.end][-1] in "-–—|"


@pytest.mark.parametrize("text", NONE)
def test_no_dateline(text: str) -> None:
    assert dateline(text) is None


def test_a_dateline_stands_at_the_head() -> None:
    prose = "A sentence about the weather of the day.\n" * 20
    assert dateline(prose + "KELDA, Jan 27 (MW) - Rebels came.") is None
