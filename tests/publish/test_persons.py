"""Who is a private person: whoever bears no office. In doubt, private."""

from __future__ import annotations

import pytest

from crossbearing.publish.persons import private_persons
from crossbearing.publish.scrub import pattern
from crossbearing.publish.shelters import is_shelter, shelter_names


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("“They came at night,” said Halima Yusuf, a mother of three.", "Halima Yusuf"),
        ("Samuel Okello, 41, lost his house in the flood.", "Samuel Okello"),
        ("Tomas Reyes (19) was killed.", "Tomas Reyes"),
        ("Nurse Grace Atieno treated the wounded in the yard.", "Grace Atieno"),
        ("Dr Ivan Petrenko said that the ward was full.", "Ivan Petrenko"),
        ("Maria Lopez, mother of the mayor, fled to the coast.", "Maria Lopez"),
        ("Resident Daniel Mensah told the agency that shops were closed.", "Daniel Mensah"),
    ],
)
def test_a_private_person_is_found(text: str, name: str) -> None:
    found = private_persons([text], [])
    assert name in found
    assert name.rsplit(maxsplit=1)[-1] in found, "the surname alone gives a person away"


@pytest.mark.parametrize(
    "text",
    [
        "President Daniel Mensah spoke on Friday.", "Daniel Mensah, the deputy health minister, spoke on Friday.",
        "Army spokesman Daniel Mensah said so.", "Daniel Mensah, a spokesman for the army, said so.", "Gen. Daniel Mensah commands them.",
    ],
)  # fmt: skip
def test_who_speaks_for_an_office_is_public(text: str) -> None:
    assert not {n for n in private_persons([text], []) if "Mensah" in n}


def test_one_mention_with_the_office_is_enough() -> None:
    texts = ["Governor Daniel Mensah spoke.", "Daniel Mensah, 61, was seen in the port."]
    assert not {n for n in private_persons(texts, []) if "Mensah" in n}


@pytest.mark.parametrize(
    "text",
    [
        "Fighting reached Port Sudan on Monday.",
        "The Red Cross said so.",
        "About 12 people died.",
        "Nearly 40, officials said, are lost.",
    ],
)
def test_places_organisations_and_plain_words_are_no_persons(text: str) -> None:
    assert private_persons([text], []) == frozenset()


def test_a_name_known_as_something_else_is_none() -> None:
    assert private_persons(["said Halima Yusuf, who was there"], ["Halima Yusuf"]) == frozenset()


def test_names_are_found_however_their_words_are_joined() -> None:
    found = pattern(["Halima Yusuf"])
    assert found
    for words in ("Halima Yusuf", "HALIMA YUSUF", "halima-yusuf-story", "halima_yusuf", "Halima\nYusuf"):
        assert found.search(words), words
    assert not found.search("Halima Yusufu")
    assert pattern([]) is None


def box(name: str, feature: str = "place", surface: str = "") -> dict[str, object]:
    return {"name": name, "surface": surface or name, "feature": feature}


@pytest.mark.parametrize(
    "place",
    [
        box("Bulengo", "camp"),
        box("St Mary's church"),
        box("Central Stadium"),
        box("X", surface="the IDP site at X"),
    ],
)
def test_a_place_of_shelter(place: dict[str, object]) -> None:
    assert is_shelter(place)


@pytest.mark.parametrize(
    "place", [box("Goma", "city"), box("Campina Grande", "city"), box("Churchill", "town")]
)
def test_no_place_of_shelter(place: dict[str, object]) -> None:
    assert not is_shelter(place)


def test_a_shelter_is_named_by_its_proper_words_where_no_other_place_bears_them() -> None:
    places = [
        box("Bulengo camp", "camp"),
        box("Sake school", "school"),
        box("Sake", "town"),
        box("school", "school", "a school"),
    ]
    assert shelter_names(places) == {"Bulengo camp", "Bulengo", "Sake school"}
