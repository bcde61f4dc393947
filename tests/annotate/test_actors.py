"""One name for all spellings of a group: the codebook's list and the report's own definitions."""

from __future__ import annotations

from itertools import pairwise

import pytest

from crossbearing.annotate.acronyms import acronyms
from crossbearing.annotate.actors import find_actors, known_actors
from crossbearing.model import Report


def named(text: str) -> list[tuple[str, str]]:
    found = find_actors(Report(id="r", text=text))
    assert [(a.start, a.end) for a in found] == sorted((a.start, a.end) for a in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    return [(text[a.start : a.end], a.name) for a in found]


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("The Northern Rescue Front (NRF) advanced.", "NRF", "Northern Rescue Front"),
        (
            "Fighters of the Movement for the Defence of the Valleys (MDV) left.",
            "MDV",
            "Movement for the Defence of the Valleys",
        ),
        ("The Union of Lake Boatmen (“ULB”) called a strike.", "ULB", "Union of Lake Boatmen"),
        ("The Civil Relief Committee (the CRC) said so.", "CRC", "Civil Relief Committee"),
        ("Harakat al-Nahr (HN) claimed it.", "HN", "Harakat al-Nahr"),
        ("Mothers of Missing Fishermen (MMF) wept.", "MMF", "Mothers of Missing Fishermen"),
        ("Union des Forces du Lac (UFL) forces fired.", "UFL", "Union des Forces du Lac"),
    ],
)
def test_a_report_defines_its_own_names(text: str, short: str, name: str) -> None:
    assert acronyms(text) == {short: name}


@pytest.mark.parametrize(
    "text",
    [
        "The town of Goma (DRC) was quiet.",
        "She lives in Port Sudan (Red Sea).",
        "General Osei (retired) spoke.",
        "The Northern Front (see map) advanced.",
        "On Monday (May 12) it rained.",
        "The price rose (USD).",
        "(NRF) stood on the wall.",
        "The Big Old House (X) burnt.",
    ],
)
def test_other_brackets_define_nothing(text: str) -> None:
    assert acronyms(text) == {}


def test_all_spellings_in_a_report_meet_in_one_name() -> None:
    text = "The Northern Rescue Front (NRF) left. NRF fighters fled; the Northern Rescue Front denied it."
    assert {name for _, name in named(text)} == {"Northern Rescue Front"}
    assert len(named(text)) == 4


def test_known_groups_go_by_their_standard_name() -> None:
    found = dict(named("UNHCR and the UN refugee agency, ISIS, the SDF and the Syrian Democratic Forces."))
    assert found["UNHCR"] == found["UN refugee agency"]
    assert found["SDF"] == found["Syrian Democratic Forces"] == "Syrian Democratic Forces"
    assert found["ISIS"] == "Islamic State"


def test_the_report_s_own_definition_goes_before_the_list() -> None:
    text = "The Sunshine Democratic Forum (SDF) met. The SDF elected a chair."
    assert {name for _, name in named(text)} == {"Sunshine Democratic Forum"}


@pytest.mark.parametrize(
    "text",
    ["The AUDIENCE left.", "A RIAL is money.", "He sang UNdone.", "Wagnerian opera", "the-UN-resolved"],
)
def test_no_name_within_a_word(text: str) -> None:
    assert [n for _, n in named(text) if n in {"African Union", "RIA Novosti", "Wagner Group"}] == []


def test_the_longest_name_wins() -> None:
    assert [words for words, _ in named("The UN Security Council met.")] == ["UN Security Council"]


def test_no_alias_stands_for_two_groups() -> None:
    from pathlib import Path

    from crossbearing import codebook
    from crossbearing.codebook import read_yaml

    entries = read_yaml(Path(codebook.__file__).parent / "actors.yaml")
    names = [n for e in entries for n in {e["name"], *e["aliases"]}]
    assert sorted({n for n in names if names.count(n) > 1}) == []
    assert set(known_actors()) == set(names)


def test_brackets_without_end_are_read_in_a_moment() -> None:
    assert acronyms("The Northern " * 20_000 + "(" * 20_000) == {}
