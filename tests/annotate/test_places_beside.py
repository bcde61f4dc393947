"""Places that no gazetteer has, and names that only begin like a place's."""

from __future__ import annotations

import functools

import pytest

from crossbearing.annotate.places import find_places
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import PlaceMention, Report


@functools.cache
def opened() -> Gazetteer:
    return Gazetteer.open()


def places(text: str) -> dict[str, PlaceMention]:
    return {p.text: p for p in find_places(Report(id="r", text=text), opened())}


@pytest.mark.parametrize(
    ("text", "name", "container", "least", "most"),
    [
        ("Gunmen burned the village of Zokaba, 40 km north of Goma.", "Zokaba", "Goma", 40, 40),
        ("Gunmen burned the village of Zokaba, 20 miles from Goma.", "Zokaba", "Goma", 32, 33),
        ("The town of Zokaba east of Damascus was shelled.", "Zokaba", "Damascus", 15, 30),
        ("Clashes in Zokaba, South Kivu, went on.", "Zokaba", "South Kivu", 50, 200),
        ("The raid on Zokaba, a town near Goma, lasted an hour.", "Zokaba", "Goma", 15, 30),
        ("Planes hit Goma and the village of Zokaba at dawn.", "Zokaba", "Goma", 60, 60),
    ],
)
def test_an_unlisted_place_lies_where_the_words_put_it(
    text: str, name: str, container: str, least: float, most: float
) -> None:
    found = places(text)[name]
    assert (found.resolved, found.container) == (True, container)
    assert least <= (found.precision_km or 0) <= most


def test_a_place_in_another_sentence_does_not_hold_a_village_of_a_wide_report() -> None:
    found = places("Aid reached Goma and Kinshasa.\n\nElsewhere, the village of Zokaba was empty.")["Zokaba"]
    assert not found.resolved


def test_a_district_is_a_place_and_an_office_is_none() -> None:
    found = places(
        "In Cairo the Zabbaniya district was dark; the School District and the judicial district said no more."
    )
    assert (found["Zabbaniya district"].feature, found["Zabbaniya district"].container) == ("admin2", "Cairo")
    assert not [t for t in found if "chool" in t or "udicial" in t]


def test_a_name_of_two_words_is_not_the_town_of_its_first() -> None:
    found = places("Troops entered Kafr Zokaba near Aleppo.")
    assert "Kafr Zokaba" in found
    assert "Kafr" not in found


def test_a_name_that_goes_on_is_not_the_town_that_it_begins_with() -> None:
    found = places("Gangs shot at people in Cite Zokaba in Port-au-Prince.")
    assert found["Cite Zokaba"].country == "HT"


@pytest.mark.parametrize(
    "text", ["Abu Hassan said so.", "Abdel-Hamid Sami and Abdul Salam left Cairo.", "Umm Ahmad wept."]
)
def test_a_person_s_name_of_two_words_is_no_town(text: str) -> None:
    assert not {"Abu", "Hassan", "Hamid", "Salam", "Abdul"} & set(places(text))


def test_a_long_name_finds_its_spelling_wherever_in_the_country_it_lies() -> None:
    found = places("Fighters in Syria took Tel Hamis on Friday. The Syrian army and Aleppo were quiet.")[
        "Tel Hamis"
    ]
    assert (found.admin1, found.resolved) == ("Al-Hasakah", True)


def test_a_spelling_is_not_sought_in_a_country_that_the_report_does_not_name() -> None:
    assert not any(
        p.country == "SY" for p in places("Police in Lima, Peru, and Cusco asked about Tel Hamis.").values()
    )


def test_the_capital_is_that_of_the_country_of_the_report() -> None:
    found = places("Syrian planes struck Homs and Hama. Shells also fell in the capital, Syrian media said.")[
        "the capital"
    ]
    assert (found.name, found.country, found.literal) == ("Damascus", "SY", True)


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell in the capital of Syria.",
        "Shells fell in the capital Damascus.",
        "Envoys of Peru, Chad and Nepal met in the capital.",
    ],
)
def test_a_capital_that_is_named_or_of_no_one_country_is_not_guessed(text: str) -> None:
    assert "the capital" not in places(text)


def test_a_spelling_is_sought_in_the_main_country_alone() -> None:
    text = (
        "Syrian troops left Homs, Hama, Idlib and Aleppo. A French officer and a French nurse fled al-Hola."
    )
    assert not any(p.country == "FR" and p.literal for p in places(text).values())
