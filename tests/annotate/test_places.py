from __future__ import annotations

import functools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.places import find_places
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import Mark, PlaceMention, Report


@functools.cache
def opened() -> Gazetteer:
    return Gazetteer.open()


def places(text: str, **fields: object) -> tuple[PlaceMention, ...]:
    return find_places(Report(id="r", text=text, **fields), opened())  # type: ignore[arg-type]


def one(text: str, surface: str, **fields: object) -> PlaceMention:
    found = [p for p in places(text, **fields) if p.text == surface]
    assert found, [p.text for p in places(text, **fields)]
    return found[0]


def surfaces(text: str) -> list[str]:
    return [p.text for p in places(text)]


# -- which place of that name


def test_a_container_in_words_decides() -> None:
    assert one("She moved to Paris, Texas, last year.", "Paris").admin1 == "Texas"
    assert one("The fire in Paris, France, was put out.", "Paris").country == "FR"
    assert one("He was born in Tripoli, Lebanon.", "Tripoli").country == "LB"


def test_the_other_places_of_the_report_decide() -> None:
    libya = "Militias from Misrata and Zawiya met near Tripoli, Libyan officials said."
    lebanon = "Gunmen from Sidon and Zahle met near Tripoli, Lebanese officials said."
    assert one(libya, "Tripoli").country == "LY"
    assert one(lebanon, "Tripoli").country == "LB"


def test_without_any_hint_the_largest_is_meant() -> None:
    assert one("The exhibition in London closed.", "London").country == "GB"


def test_a_run_of_one_region_counts_as_a_hint() -> None:
    text = "Shells fell near Tripoli at dawn."
    assert find_places(Report(id="r", text=text), opened(), regions=["LB"])[0].country == "LB"


def test_the_title_and_the_outlet_hint_at_the_country() -> None:
    assert one("Shells fell near Tripoli at dawn.", "Tripoli", title="Lebanese army on alert").country == "LB"


def test_a_country_is_more_likely_than_a_village_of_its_name() -> None:
    assert one("Jordan closed its border crossing with Syria.", "Jordan").country == "JO"
    assert one("Chad and Niger asked for help.", "Chad").feature == "country"


# -- town and area of one name


def test_the_kind_in_words_decides_between_town_and_area() -> None:
    text = "Fighting spread in Homs province while Homs city stayed calm, Syrian monitors said. Families left Homs."
    found = {p.text: p.feature for p in places(text)}
    assert found["Homs province"] == "admin1"
    assert found["Homs city"] == "city"
    assert found["Homs"] == "city"


def test_kinds_are_shared_by_a_list() -> None:
    text = "Clashes went on in Idlib, Hama and Aleppo provinces of Syria."
    assert [p.feature for p in places(text)][:3] == ["admin1"] * 3


def test_countryside_is_an_area_with_wide_precision() -> None:
    found = one("Planes bombed the Hama countryside in Syria.", "Hama countryside")
    assert found.feature == "admin1"
    assert (found.precision_km or 0) > 30


def test_an_area_known_only_by_its_seat_has_wide_precision() -> None:
    found = one("Shelling went on in the Kupiansk district of Ukraine.", "Kupiansk district")
    assert (found.feature, found.country) == ("admin2", "UA")
    assert (found.precision_km or 0) >= 30


def test_a_town_keeps_its_container() -> None:
    found = one("Residents of the town of Rutshuru in North Kivu, Congo, fled.", "Rutshuru")
    assert (found.country, found.admin1) == ("CD", "North Kivu")


# -- metonyms, demonyms


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Damascus said it would answer.", "Damascus"),
        ("Moscow has announced a ceasefire.", "Moscow"),
        ("A Syrian officer spoke.", "Syrian"),
        ("US-backed fighters advanced.", "US"),
        ("KHARTOUM (Reuters) - The army fell back.", "KHARTOUM"),
    ],
)
def test_governments_and_demonyms_are_no_place_of_an_event(text: str, word: str) -> None:
    assert not one(text, word).literal


def test_what_happens_in_a_capital_happens_there() -> None:
    assert one("Bombs fell in Damascus on Friday.", "Damascus").literal


def test_demonyms_point_to_their_country() -> None:
    assert one("A Burmese general resigned.", "Burmese").country == "MM"


# -- what is no place


@pytest.mark.parametrize(
    "text",
    [
        "Jordan Smith was elected.",
        "Mr. Houston denied it.",
        "Paris Hilton arrived late.",
        "The Washington Post was first to report it.",
        "The Aleppo Media Center posted a film.",
        "Victoria Nuland spoke by telephone.",
        "George Washington was mentioned twice.",
        "The Manchester United players trained.",
        "In March the Reading of the Nice bill began.",
        "The Rally was held on Sunday and Of course nobody came.",
        "",
        "no capitals at all in this line",
    ],
)
def test_persons_organisations_and_common_words_are_no_places(text: str) -> None:
    assert [p for p in places(text) if p.literal] == []


def test_a_family_name_stays_one() -> None:
    text = "Emily Lancaster runs the shop. Police later spoke to Lancaster about it."
    assert "Lancaster" not in surfaces(text)


def test_a_common_word_is_a_place_where_the_words_ask_for_it() -> None:
    assert one("He lives in Reading, England.", "Reading").country == "GB"
    assert one("The conference in Nice, France, ended.", "Nice").country == "FR"


def test_the_month_is_no_town() -> None:
    assert surfaces("The rains begin in March and end in May.") == []


# -- places of their own


def test_a_bridge_is_one_mention_with_the_town_as_its_container() -> None:
    text = "Jets struck the Rastan bridge north of Homs in Syria."
    found = one(text, "Rastan bridge")
    assert (found.feature, found.name, found.container, found.country) == (
        "bridge",
        "Rastan bridge",
        "Rastan",
        "SY",
    )
    assert (found.precision_km or 0) >= 5


def test_a_bridge_at_a_town_is_the_same_bridge() -> None:
    assert one("The bridge at Rastan in Syria was hit.", "bridge at Rastan").name == "Rastan bridge"


def test_a_variant_of_spelling_takes_the_gazetteers_where_the_report_lies_there() -> None:
    text = "Syrian rebels left Homs and Hama. The Rustan bridge was hit."
    found = one(text, "Rustan bridge")
    assert (found.name, found.surface) == ("Rastan bridge", "Rustan bridge")


def test_a_variant_is_not_accepted_in_another_country() -> None:
    found = one("Police in Lima, Peru, closed the town of Rustan for a day, Peruvian radio said.", "Rustan")
    assert found.country != "SY"


def test_an_unlisted_crossing_stays_unresolved() -> None:
    found = one("Guards shut the Qarzamal crossing after a raid, the Iraqi army said.", "Qarzamal crossing")
    assert (found.feature, found.resolved, found.lat) == ("crossing", False, None)


def test_an_unlisted_village_stands_in_its_container_with_an_honest_radius() -> None:
    found = one("Shells hit the village of Zobrunka in Kharkiv region, Ukraine.", "Zobrunka")
    assert (found.name, found.resolved, found.admin1, found.country) == ("Zobrunka", True, "Kharkiv", "UA")
    assert (found.container, found.geonames) == ("Kharkiv", None)
    assert (found.precision_km or 0) > 50


def test_an_unlisted_village_that_nothing_places_keeps_its_name_and_kind() -> None:
    found = one("Shells hit the village of Zobrunka, officials said.", "Zobrunka")
    assert (found.name, found.feature, found.resolved, found.lat) == ("Zobrunka", "village", False, None)


def test_a_listed_crossing_has_its_own_point() -> None:
    found = one("Trucks waited at the Rafah crossing for a third day.", "Rafah crossing")
    assert (found.feature, found.country, found.resolved) == ("crossing", "PS", True)
    assert (found.precision_km or 99) <= 5


def test_unnamed_crossings_lie_on_their_border() -> None:
    found = one("Two border crossings between Lebanon and Syria were struck.", "border crossings")
    assert (found.feature, found.resolved) == ("crossing", False)
    assert found.container == "border of Lebanon and Syria"


@pytest.mark.parametrize(
    "text",
    [
        "The Syrian-Lebanese border is shut.",
        "The Lebanon-Syria border is shut.",
        "The border between Syria and Lebanon is shut.",
    ],
)
def test_a_border_has_one_name(text: str) -> None:
    assert "Lebanon–Syria border" in [p.name for p in places(text) if p.feature == "border"]


def test_a_coast_is_a_place_of_its_own() -> None:
    found = one("Thousands left Homs and Hama, Syria, for the western coast.", "western coast")
    assert (found.feature, found.container) == ("coast", "Syria")


def test_roads_have_their_number() -> None:
    assert one("Convoys filled the M5 highway near Hama in Syria.", "M5 highway").feature == "road"


def test_unknown_members_of_a_list_of_villages_are_kept() -> None:
    found = one("Troops entered the villages of Kafr Zunbar and Qozmila in Syria.", "Qozmila")
    assert found.feature == "village"
    assert not found.resolved


# -- the shape of the result


def test_capital_letters_alone_do_not_make_places() -> None:
    text = "TROOPS KILLED TWELVE MEN IN SAN MIGUEL, EL SALVADOR, YESTERDAY."
    assert [(p.text, p.country) for p in places(text)] == [("SAN MIGUEL", "SV"), ("EL SALVADOR", "SV")]


def test_nothing_is_read_in_related_links() -> None:
    text = "Also read: Floods in Lagos\nRain fell in Goma, Congo."
    found = find_places(
        Report(id="r", text=text, marks=(Mark(start=0, end=26, reason="also_read"),)), opened()
    )
    assert [p.text for p in found] == ["Goma", "Congo"]


def test_the_result_does_not_depend_on_earlier_reports() -> None:
    text = "Shells fell near Tripoli at dawn, Libyan radio said."
    before = places(text)
    places("Gunmen met in Tripoli, Lebanon. Lebanese troops left Tripoli.")
    assert places(text) == before


PIECES = ["Homs", "Goma", " in ", "the town of ", ", ", " and ", "bridge", " said", "\n", "U.S.", "-", "’s ", "border between ", "New York",
          "province", "İ", "ß", "((", "\x00", "\u202e", "Al-", "St. ", "a", " "]  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join) | st.text(max_size=120))
def test_spans_are_true_ordered_and_apart(text: str) -> None:
    end = 0
    for p in places(text):
        assert p.start >= end
        assert p.text == text[p.start : p.end] != ""
        assert p.resolved == (p.lat is not None) == (p.lon is not None)
        assert p.name
        end = p.end


@pytest.mark.parametrize(
    "text",
    [
        "A-" * 30_000,
        "Paris " * 20_000,
        "(" * 60_000,
        "Town of " * 10_000,
        "border " * 20_000,
        "Homs, " * 10_000,
    ],
    ids=["hyphens", "one name", "brackets", "kinds", "borders", "list"],
)
def test_long_hostile_text_is_read_to_its_end(text: str) -> None:
    assert isinstance(places(text), tuple)


@pytest.mark.parametrize(
    "words",
    [
        "Troops pulled out of Kreminna on Monday.",
        "Kreminna was shelled overnight.",
        "The fall of Kreminna is near.",
    ],
)
def test_what_befalls_only_places_shows_one(words: str) -> None:
    assert surfaces(words) == ["Kreminna"]
