"""How many: numbers, bounds, units, and what is no quantity."""

from __future__ import annotations

import pytest

from crossbearing.annotate.quantities import find_quantities


def only(text: str):
    found = find_quantities(text)
    assert len(found) == 1, [q.text for q in found]
    return found[0]


BOUNDS = [
    ("40 people were moved", 40, 40, 40, None),
    ("nearly 40 people were moved", 40, None, 40, "nearly"),
    ("almost 5,000 residents", 5000, None, 5000, "almost"),
    ("up to 12,500 people", 12500, None, 12500, "up to"),
    ("as many as 70 fighters", 70, None, 70, "as many as"),
    ("no more than 15 patients", 15, None, 15, "no more than"),
    ("fewer than 200 villagers", 200, None, 200, "fewer than"),
    ("under 900 people", 900, None, 900, "under"),
    ("close to 3,000 people", 3000, None, 3000, "close to"),
    ("over 60 houses", 60, 60, None, "over"),
    ("at least eight strikes", 8, 8, None, "at least"),
    ("more than 1,600 fighters", 1600, 1600, None, "more than"),
    ("more than one hundred detainees", 100, 100, None, "more than"),
    ("no fewer than 20 hostages", 20, 20, None, "no fewer than"),
    ("well over 300 families", 300, 300, None, "well over"),
    ("500 or more people", 500, 500, None, "or more"),
    ("about 400,000 people", 400000, 350000, 450000, "about"),
    ("some 2,000 soldiers", 2000, 1500, 2500, "some"),
    ("around 60 people", 60, 55, 65, "around"),
    ("roughly 1,600 km", 1600, 1550, 1650, "roughly"),
    ("approximately 1.5 million people", 1500000, 1450000, 1550000, "approximately"),
    ("some seven million people", 7000000, 6500000, 7500000, "some"),
    ("~300 people", 300, 250, 350, "~"),
    ("300 or so people", 300, 250, 350, "or so"),
    ("30-odd soldiers", 30, 25, 35, "odd"),
    ("an estimated 60,000 households", 60000, None, None, "an estimated"),
    ("an estimated 300 of its troops", 300, None, None, "an estimated"),
    ("at least some 400 people", 400, 400, None, "at least some"),
    ("between 3,000 and 4,000 soldiers", None, 3000, 4000, "between ... and"),
    ("20 to 30 people", None, 20, 30, None),
    ("200-300 houses", None, 200, 300, None),
    ("200–300 houses", None, 200, 300, None),
    ("two or three people", None, 2, 3, None),
    ("2 to 3 million people", None, 2000000, 3000000, None),
    ("tens of thousands of people", None, 20000, None, "tens of thousands"),
    ("hundreds of thousands of people", None, 200000, None, "hundreds of thousands"),
    ("thousands of prisoners", None, 2000, None, "thousands"),
    ("hundreds of families", None, 200, None, "hundreds"),
    ("dozens of people", None, 24, None, "dozens"),
    ("several villages", None, 3, None, "several"),
    ("several thousand troops", None, 2000, None, "several thousand"),
    ("several hundred people", None, 200, None, "several hundred"),
    ("both bridges", 2, 2, 2, None),
    ("a total of 17 civilians", 17, 17, 17, None),
    ("another 30 people", 30, 30, 30, None),
]


@pytest.mark.parametrize(("text", "value", "low", "high", "qualifier"), BOUNDS, ids=[b[0] for b in BOUNDS])
def test_bounds(text, value, low, high, qualifier):
    quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.qualifier) == (value, low, high, qualifier)


VALUES = [
    ("1,600 people", 1600),
    ("9 300 people", 9300),
    ("9\u00a0300 people", 9300),
    ("9\u202f300 people", 9300),
    ("1 234 567 people", 1234567),
    ("1.600 people", 1600),
    ("1.234.567 people", 1234567),
    ("1.5 million people", 1500000),
    ("1.5m people", 1500000),
    ("2.3m displaced", 2300000),
    ("3 mn people", 3000000),
    ("2bn people", 2000000000),
    ("12k people", 12000),
    ("20 lakh people", 2000000),
    ("2,50,000 people", 250000),
    ("1.2 crore people", 12000000),
    ("seven million people", 7000000),
    ("two hundred and fifty people", 250),
    ("one hundred and five thousand people", 105000),
    ("nine hundred and twenty-one families", 921),
    ("a hundred thirty million people", 130000000),
    ("two and a half million people", 2500000),
    ("half a million people", 500000),
    ("a quarter of a million people", 250000),
    ("a dozen people", 12),
    ("half a dozen people", 6),
    ("two dozen people", 24),
    ("a couple of people", 2),
    ("Thirteen soldiers", 13),
    ("A MILLION PEOPLE", 1000000),
]


@pytest.mark.parametrize(("text", "value"), VALUES, ids=[v[0] for v in VALUES])
def test_values(text, value):
    quantity = only(text)
    assert quantity.value == quantity.low == quantity.high == value
    assert quantity.text == text


UNITS = [
    ("25 civilians", "people", "civilians"),
    ("300 armed government soldiers", "people", "armed government soldiers"),
    ("three South African soldiers", "people", "South African soldiers"),
    ("12 police officers", "people", "police officers"),
    ("five family members", "people", "family members"),
    ("4,500 internally displaced households", "households", "internally displaced households"),
    ("2,400 HHs", "households", "HHs"),
    ("16 mudbrick homes", "houses", "mudbrick homes"),
    ("800,000 Rwandans", "people", "Rwandans"),
    ("one Uruguayan", "people", "Uruguayan"),
    ("35 injured", "people", "injured"),
    ("17 deaths", "people", "deaths"),
    ("nine seriously wounded", "people", "seriously wounded"),
    ("12 others", "people", "others"),
    ("one house", "houses", "house"),
    ("six fuel depots", "depot", "fuel depots"),
    ("two border crossings", "crossings", "border crossings"),
    ("eight air strikes", "strikes", "air strikes"),
    ("34 provinces", "provinces", "provinces"),
    ("120 cases", "cases", "cases"),
    ("40 tonnes", "tonnes", "tonnes"),
    ("70%", "percent", "%"),
    ("70 per cent of the city", "percent", "per cent"),
    ("25 km from the town", "km", "km"),
    ("25km from the town", "km", "km"),
    ("14 years of war", "years", "years"),
    ("122mm shells", "mm", "mm"),
    ("a dam 108 m long", "metres", "m"),
    ("waves 5m high", "metres", "m"),
    ("a 7.7 magnitude earthquake", "magnitude", "magnitude"),
    ("a magnitude 7.7 earthquake", "magnitude", ""),
]


@pytest.mark.parametrize(("text", "unit", "counted"), UNITS, ids=[u[0] for u in UNITS])
def test_units(text, unit, counted):
    quantity = only(text)
    assert (quantity.unit, quantity.counted) == (unit, counted)


def test_money_has_its_currency():
    assert [(q.value, q.unit) for q in find_quantities("$5m, US$ 20 million, €300 and 40 million dollars")] == [
        (5000000, "USD"), (20000000, "USD"), (300, "EUR"), (40000000, "USD"),
    ]  # fmt: skip


def test_several_quantities_stand_side_by_side():
    found = find_quantities("60,000 households (around 300,000 people) left, killing 12 and wounding 30.")
    assert [(q.value, q.unit, q.counted) for q in found] == [
        (60000, "households", "households"), (300000, "people", "people"), (12, None, ""), (30, None, ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Killed: 17", "people"),
        ("Displaced – 4,500", "people"),
        ("IDPs total 122 387", "people"),
        ("Houses: 31", "houses"),
        ("Houses destroyed: 31", "houses"),
    ],
)
def test_lists_name_the_unit_before_the_number(text, unit):
    assert only(text).unit == unit


@pytest.mark.parametrize(
    "text", ["12,100 have been evacuated", "More than 3,000 fled north", "nine were killed"]
)
def test_what_is_said_of_people_only_counts_people(text):
    assert only(text).unit == "people"


def test_a_bare_number_before_housing_verbs_has_no_unit():
    assert only("Another 36 were destroyed").unit is None


def test_elliptic_numbers_keep_no_unit():
    assert [(q.value, q.unit, q.counted) for q in find_quantities("the toll rose to 41, up from nine")] == [
        (41, None, ""),
        (9, None, ""),
    ]
    assert only("hundreds more").low == 200


def test_a_rise_is_no_range():
    assert [q.value for q in find_quantities("The toll rose from 9 to 41")] == [9, 41]


def test_partitive_numbers_are_both_read():
    assert [(q.value, q.unit) for q in find_quantities("500 of the 4,000 villagers left")] == [
        (500, "people"),
        (4000, "people"),
    ]


def test_shares_are_percent():
    assert [(q.value, q.unit) for q in find_quantities("one in five children; two thirds of the homes; half of the camp")] == [
        (20.0, "percent"), (66.7, "percent"), (50.0, "percent"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "5 km (3 miles) north",
        "5 km (3.1 miles) north",
        "12 miles (about 19 kilometres)",
        "30 hectares (74 acres)",
    ],
)
def test_a_conversion_in_brackets_is_left_out(text):
    assert only(text).unit in {"km", "miles", "hectares"}


@pytest.mark.parametrize(
    "text",
    [
        "a 14-year-old boy", "aged 14", "Maria Lopez, 24, was shot", "Maria Lopez (24) was shot", "children aged between 5 and 11",
        "six years old", "children under 5", "his wife, 21, fled", "he will turn 18",
    ],
)  # fmt: skip
def test_ages_are_ages(text):
    assert [q.unit for q in find_quantities(text)] == ["age"]


def test_a_list_of_ages():
    found = find_quantities("three females, ages 15, 17, and 18")
    assert [(q.value, q.unit) for q in found] == [(3, "people"), (15, "age"), (17, "age"), (18, "age")]


NOTHING = [
    "on December 6, 2024", "on 6 December 2024", "on 27-28 January", "between 26 and 27 January", "2024-12-06", "06/12/2024",
    "in 2014 people left the city", "since 2011", "by mid-2023", "2014-2016", "the 1990s", "in his 30s",
    "at 3:30 p.m.", "at 6 pm", "at 0600 GMT", "at 10 o'clock", "9/11", "24/7",
    "on Highway 4", "Route 66", "along the M5", "Unit 8200", "the 3rd Brigade", "Brigade 121", "Boko 123", "M23 rebels", "an F-16", "a T-72",
    "Boeing 737", "Resolution 1701", "Article 5", "Phase 3", "COVID-19", "Chapter Seven", "Air Force One",
    "won 3-1", "call 555-0134", "called 911", "+249 912 345 678", "in the 1300 block of Clay Street", "at 120 Washington Avenue",
    "the second attack", "the first time", "nobody was hurt", "one of the largest", "no one came", "both wounded and tired",
    "10.0.0.1", "flight 370", "the Group of 20", "#24", "",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_no_quantity(text):
    assert find_quantities(text) == ()


def test_a_year_as_a_count_needs_something_counted():
    assert only("more than 2000 people").value == 2000


def test_offsets_are_true_where_lower_case_changes_length():
    text = "İİİ reported 40 people"
    quantity = only(text)
    assert text[quantity.start : quantity.end] == quantity.text == "40 people"


def test_one_in_every_five_is_a_share():
    assert [(q.value, q.unit) for q in find_quantities("one in every five Malians")] == [(20.0, "percent")]


@pytest.mark.parametrize(
    ("text", "values"), [("Kenya 512,000", [512_000]), ("Boeing 737", []), ("Kenya 2019", [])]
)
def test_a_grouped_number_counts_whatever_name_stands_before_it(text, values):
    assert [q.value for q in find_quantities(text)] == values


def test_a_dotted_thousand_is_as_coarse_as_its_last_figure():
    (quantity,) = find_quantities("some 12.500 people")
    assert (quantity.value, quantity.low, quantity.high) == (12_500, 12_450, 12_550)


class TestArticles:
    def test_off_by_default(self):
        assert find_quantities("a soldier was killed") == ()

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("a soldier was killed", "a soldier"),
            ("an elderly woman died", "an elderly woman"),
            ("Gunman opened fire", "Gunman"),
            ("another man was hurt", "another man"),
        ],
    )
    def test_one_person_each(self, text, words):
        (quantity,) = find_quantities(text, articles=True)
        assert (quantity.text, quantity.value, quantity.unit) == (words, 1, "people")

    def test_numbers_win(self):
        assert [q.text for q in find_quantities("One soldier and two officers", articles=True)] == [
            "One soldier",
            "two officers",
        ]

    def test_possessives_and_plurals_are_none(self):
        assert find_quantities("the soldier's rifle, soldiers", articles=True) == ()
