from __future__ import annotations

import pytest

from crossbearing.gazetteer import countries, country_name, demonym_country, distance_km, iso3


@pytest.mark.parametrize(
    ("word", "code"),
    [("Syrian", "SY"), ("Syrians", "SY"), ("Congolese", "CD"), ("South Sudanese", "SS"), ("Sudanese", "SD"),
     ("American", "US"), ("French", "FR"), ("Dominican", "DO"), ("Burmese", "MM"), ("Nigerien", "NE"), ("Nigerian", "NG"),
     ("Chinese", "CN"), ("Indian", "IN"), ("Norwegian", "NO")],
)  # fmt: skip
def test_demonyms_lead_to_their_country(word: str, code: str) -> None:
    assert demonym_country(word) == code


@pytest.mark.parametrize("word", ["Syria", "Aleppo", "rebel", "", "Europeans"])
def test_other_words_are_no_demonyms(word: str) -> None:
    assert demonym_country(word) is None


def test_codes_and_names() -> None:
    assert country_name("ss") == "South Sudan"
    assert iso3("CD") == "COD"
    assert country_name("ZZ") is None
    assert iso3(None) is None
    assert len(countries()) > 240


def test_distance_is_that_of_the_globe() -> None:
    assert distance_km(0, 0, 0, 0) == 0
    assert distance_km(51.5, -0.12, 48.86, 2.35) == pytest.approx(344, abs=5)
    assert distance_km(0, 179.5, 0, -179.5) == pytest.approx(111, abs=1)
