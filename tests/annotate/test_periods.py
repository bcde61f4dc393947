"""When: time expressions resolved against a Friday, 6 December 2024."""

from __future__ import annotations

import datetime as dt

import pytest

from crossbearing.annotate.periods import find_periods, find_report_periods
from crossbearing.annotate.segment import sentences
from crossbearing.model import Report

ANCHOR = dt.date(2024, 12, 6)


def only(text: str, **options):
    found = find_periods(text, ANCHOR, **options)
    assert len(found) == 1, [p.text for p in found]
    return found[0]


DAYS = [
    ("on December 5", "2024-12-05", "2024-12-05"),
    ("on 5 Dec.", "2024-12-05", "2024-12-05"),
    ("on Dec 5, 2023", "2023-12-05", "2023-12-05"),
    ("on Dec 5th", "2024-12-05", "2024-12-05"),
    ("on the 7th of October", "2024-10-07", "2024-10-07"),
    ("2024-12-01", "2024-12-01", "2024-12-01"),
    ("05/12/2024", "2024-12-05", "2024-12-05"),
    ("12/31/2023", "2023-12-31", "2023-12-31"),
    ("5.12.2024", "2024-12-05", "2024-12-05"),
    ("08 JAN 90", "1990-01-08", "1990-01-08"),
    ("5 DECEMBER 2024", "2024-12-05", "2024-12-05"),
    ("Monday, December 2", "2024-12-02", "2024-12-02"),
    ("Mon, 2 Dec 2024", "2024-12-02", "2024-12-02"),
    ("27-28 November", "2024-11-27", "2024-11-28"),
    ("December 4 and 5", "2024-12-04", "2024-12-05"),
    ("between 26 and 27 November", "2024-11-26", "2024-11-27"),
    ("from Nov 27 to Dec 5", "2024-11-27", "2024-12-05"),
    ("Nov. 27–Dec. 5", "2024-11-27", "2024-12-05"),
    ("from 28 December to 3 January 2023", "2022-12-28", "2023-01-03"),
    ("on Friday", "2024-12-06", "2024-12-06"),
    ("on Saturday", "2024-11-30", "2024-11-30"),
    ("last Thursday", "2024-12-05", "2024-12-05"),
    ("last Friday", "2024-11-29", "2024-11-29"),
    ("next Tuesday", "2024-12-10", "2024-12-10"),
    ("between Sunday and Thursday", "2024-12-01", "2024-12-05"),
    ("Monday through Wednesday", "2024-12-02", "2024-12-04"),
    ("today", "2024-12-06", "2024-12-06"),
    ("yesterday", "2024-12-05", "2024-12-05"),
    ("tomorrow", "2024-12-07", "2024-12-07"),
    ("three days ago", "2024-12-03", "2024-12-03"),
    ("two weeks earlier", "2024-11-22", "2024-11-22"),
    ("the previous day", "2024-12-05", "2024-12-05"),
    ("in the past week", "2024-11-29", "2024-12-06"),
    ("in just one week", "2024-11-29", "2024-12-06"),
    ("over the past few days", "2024-11-29", "2024-12-06"),
    ("over the past 24 hours", "2024-12-05", "2024-12-06"),
    ("in the last three days", "2024-12-03", "2024-12-06"),
    ("for a fourth day", "2024-12-03", "2024-12-06"),
    ("this month", "2024-12-01", "2024-12-06"),
    ("last month", "2024-11-01", "2024-11-30"),
    ("this year", "2024-01-01", "2024-12-06"),
    ("last year", "2023-01-01", "2023-12-31"),
    ("the weekend", "2024-11-30", "2024-12-01"),
    ("in July 2023", "2023-07-01", "2023-07-31"),
    ("in July", "2024-07-01", "2024-07-31"),
    ("in 2014", "2014-01-01", "2014-12-31"),
    ("between 2019 and 2021", "2019-01-01", "2021-12-31"),
    ("the 1990s", "1990-01-01", "1999-12-31"),
    ("in Q1 2024", "2024-01-01", "2024-03-31"),
    ("the first quarter of 2024", "2024-01-01", "2024-03-31"),
    ("in the summer of 2023", "2023-06-01", "2023-08-31"),
    ("in early December", "2024-12-01", "2024-12-10"),
    ("mid-November", "2024-11-11", "2024-11-20"),
    ("in late November", "2024-11-21", "2024-11-30"),
    ("10 years ago", "2014-01-01", "2014-12-31"),
]


@pytest.mark.parametrize(("text", "first", "last"), DAYS, ids=[d[0] for d in DAYS])
def test_days(text, first, last):
    period = only(text)
    assert (period.from_, period.to) == (first, last)


VALUES = [
    ("overnight", "2024-12-05TNI", "part_of_day"),
    ("last night", "2024-12-05TNI", "part_of_day"),
    ("this morning", "2024-12-06TMO", "part_of_day"),
    ("Thursday evening", "2024-12-05TEV", "part_of_day"),
    ("the evening of December 5", "2024-12-05TEV", "part_of_day"),
    ("at dawn", "2024-12-06TMO", "part_of_day"),
    ("at 6 p.m.", "2024-12-06T18:00", "time"),
    ("at 6:30 p.m. on Thursday", "2024-12-05T18:30", "time"),
    ("last week", "2024-W48", "week"),
    ("in July", "2024-07", "month"),
    ("in 2014", "2014", "year"),
    ("since 2011", "2011", "year"),
    ("the 1990s", "199", "decade"),
    ("in Q1", "2024-Q1", "quarter"),
    ("for 14 years", "P14Y", "duration"),
    ("for two and a half years", "P2Y6M", "duration"),
    ("a five-year plan", "P5Y", "duration"),
    ("several months of war", "PXM", "duration"),
    ("for 48 hours", "PT48H", "duration"),
    ("every day", "P1D", "set"),
    ("every Friday", "XXXX-WXX-5", "set"),
    ("is now closed", "PRESENT_REF", "vague"),
    ("recently", "PAST_REF", "vague"),
    ("soon", "FUTURE_REF", "vague"),
    ("in the past week", "P1W", "week"),
]


@pytest.mark.parametrize(("text", "value", "grain"), VALUES, ids=[v[0] for v in VALUES])
def test_values(text, value, grain):
    period = only(text)
    assert (period.value, period.grain) == (value, grain)


RELATIONS = [
    ("since late November", "since", "2024-11-21", "2024-12-06"),
    ("since the start of the year", "since", "2024-01-01", "2024-12-06"),
    ("since New Year", "since", "2024-01-01", "2024-12-06"),
    ("since the outbreak of the war in 2011", "since", "2011-01-01", "2024-12-06"),
    ("by November 30", "by", None, "2024-11-30"),
    ("until 5 December", "before", None, "2024-12-05"),
    ("before December 1", "before", None, "2024-12-01"),
    ("after December 1", "after", "2024-12-01", None),
    ("as of 5 December", "in", "2024-12-05", "2024-12-05"),
    ("earlier on December 4", "in", "2024-12-04", "2024-12-04"),
    ("after Monday's attack", "in", "2024-12-02", "2024-12-02"),
    ("for 14 years", "none", None, None),
]


@pytest.mark.parametrize(("text", "relation", "first", "last"), RELATIONS, ids=[r[0] for r in RELATIONS])
def test_relations(text, relation, first, last):
    period = only(text)
    assert (period.relation, period.from_, period.to) == (relation, first, last)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("overnight", "2024-12-05", "2024-12-06"),
        ("in the night and morning of December 4", "2024-12-03", "2024-12-04"),
        ("in the night of 4 to 5 December", "2024-12-04", "2024-12-05"),
        ("overnight into Thursday", "2024-12-04", "2024-12-05"),
    ],
)
def test_a_night_has_two_days(text, first, last):
    period = only(text)
    assert (period.from_, period.to) == (first, last)


class TestTense:
    @pytest.mark.parametrize(
        ("text", "day"),
        [
            ("The ministers are due to meet on Tuesday.", "2024-12-10"),
            ("The council will meet displaced families on Tuesday.", "2024-12-10"),
            ("On Tuesday the envoys will travel to the capital.", "2024-12-10"),
            ("The talks were held on Tuesday.", "2024-12-03"),
            ("The army would attack, he said on Tuesday.", "2024-12-03"),
            ("The army said on Tuesday it would leave.", "2024-12-03"),
            ("Families will remember Tuesday's attack.", "2024-12-03"),
            ("The rebels seized the town Tuesday.", "2024-12-03"),
        ],
    )
    def test_cues_around_a_weekday(self, text, day):
        assert only(text).from_ == day

    def test_the_caller_knows_better(self):
        assert only("on Tuesday", future=True).from_ == "2024-12-10"
        assert only("He will leave on Tuesday", future=False).from_ == "2024-12-03"

    def test_months_ahead(self):
        assert only("Elections will be held in March").value == "2025-03"
        assert only("Elections were held in March").value == "2024-03"

    def test_a_named_attack_has_happened(self):
        assert only("The army would avenge the October 7 attack").from_ == "2024-10-07"

    def test_a_deadline_soon_lies_ahead_without_any_verb(self):
        assert only("by January 14").to == "2025-01-14"


class TestReference:
    def test_earlier_counts_from_the_day_last_spoken_of(self):
        found = find_periods("On 20 November 2012 the town fell. Eleven days later they left.", ANCHOR)
        assert [p.from_ for p in found] == ["2012-11-20", "2012-12-01"]

    def test_a_reference_can_be_handed_in(self):
        assert only("two days earlier", reference=dt.date(2024, 12, 4)).from_ == "2024-12-02"

    def test_ago_counts_from_the_publication(self):
        assert only("two days ago", reference=dt.date(2024, 11, 1)).from_ == "2024-12-04"

    def test_a_year_is_shared(self):
        assert [p.value for p in find_periods("in March and April 2019", ANCHOR)] == ["2019-03", "2019-04"]


NOTHING = [
    "It may rain", "May said so", "we march on the city", "the March 23 Movement", "a second attack", "the M23 rebels", "1.5 million people",
    "a 14-year-old boy", "aged 40", "Sun City", "the Sat phone", "may 5 people come", "killing 12 and wounding 30", "2000 people fled",
    "more than 2014 families", "Highway 2020", "no. 2011", "$1990", "a score of 3-1", "the fall of the town", "spring water", "version 2.0.2024",
    "",
]  # fmt: skip


@pytest.mark.parametrize("text", NOTHING)
def test_no_period(text):
    assert find_periods(text, ANCHOR) == ()


@pytest.mark.parametrize("text", ["31 November", "30/30/2024", "2024-13-45", "99/99/9999"])
def test_impossible_days_are_no_days(text):
    assert all(p.grain != "day" for p in find_periods(text, ANCHOR))


def test_without_an_anchor_only_full_dates_resolve():
    found = find_periods("on Tuesday, on 5 December and on 6 December 2024", None)
    assert [(p.from_, p.value) for p in found] == [
        (None, "XXXX-WXX-2"), (None, "XXXX-12-05"), ("2024-12-06", "2024-12-06"),
    ]  # fmt: skip


def test_prepositions_stay_outside_the_span():
    period = only("The town fell on Tuesday.")
    assert (period.text, period.start, period.end) == ("Tuesday", 17, 24)


class TestReport:
    def report(self, text, published="2024-12-06", title=None):
        report = Report(id="r", text=text, published=published, title=title)
        return find_report_periods(report, sentences(report))

    def test_offsets_are_those_of_the_report(self):
        text = "First line.\nThe town fell on Tuesday. It was retaken two days later."
        found = self.report(text)
        assert [text[p.start : p.end] for p in found] == ["Tuesday", "two days later"]
        assert [p.from_ for p in found] == ["2024-12-03", "2024-12-05"]

    def test_a_paragraph_starts_anew(self):
        found = self.report("The town fell on Tuesday.\nShots rang out at dawn.")
        assert found[1].from_ == "2024-12-06"

    def test_an_update_speaks_as_of_its_day(self):
        found = self.report(
            "Flash Update 2 (as of 4 December 2024)\nSince 1 December, 400 families have fled."
        )
        assert (found[-1].from_, found[-1].to) == ("2024-12-01", "2024-12-04")

    def test_an_old_as_of_is_something_else(self):
        found = self.report("Prices as of 4 March 2024 were low.\nSince 1 December, 400 families have fled.")
        assert found[-1].to == "2024-12-06"

    def test_no_date_at_all(self):
        (period,) = self.report("They fled on Tuesday.", published=None)
        assert period.from_ is None
