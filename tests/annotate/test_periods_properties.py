"""Whatever the text and the day, periods are true to it."""

from __future__ import annotations

import datetime as dt

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.periods import find_periods

WORDS = st.sampled_from(
    [
        *"1 2 5 12 30 31 99 2024 1990 0 24:00 6:30 p.m. May March December Dec. Mon, Friday Friday's last next this the a an past few days week".split(),
        *"weeks month year years decade century ago earlier later since until by from to and between - – / , of overnight night morning dawn quarter".split(),
        *"first third spring today tomorrow now soon will said within in half several two hundred thousand every daily 100000 New Year end early late mid".split(),
    ]
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=100),
    st.lists(WORDS, max_size=14).map(" ".join),
    st.lists(WORDS, max_size=14).map("".join),
)
ANCHORS = st.one_of(st.none(), st.dates(), st.sampled_from([dt.date.min, dt.date.max, dt.date(2024, 2, 29)]))


@settings(max_examples=500, deadline=None)
@given(TEXTS, ANCHORS, st.sampled_from([None, True, False]))
def test_offsets_order_and_interval(text, anchor, future):
    end = 0
    for period in find_periods(text, anchor, future=future):
        assert end <= period.start < period.end <= len(text)
        assert text[period.start : period.end] == period.text
        end = period.end
        days = [dt.date.fromisoformat(day) for day in (period.from_, period.to) if day]
        assert days == sorted(days)
        assert period.value


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_full_dates_are_read_back(day):
    for text in (f"{day:%d %B %Y}", f"{day:%B %d, %Y}", f"{day:%A, %d %b %Y}", day.isoformat()):
        (period,) = find_periods(f"on {text} they left", None)
        assert period.from_ == period.to == day.isoformat()


@given(st.dates(min_value=dt.date(1900, 1, 1), max_value=dt.date(2099, 12, 31)))
def test_weekdays_roll_back_at_most_six_days(anchor):
    (period,) = find_periods("on Monday", anchor, future=False)
    day = dt.date.fromisoformat(period.from_)
    assert day.isoweekday() == 1
    assert 0 <= (anchor - day).days <= 6


def test_hostile_runs_end():
    for piece in (
        "1",
        "1 ",
        "3-",
        "may 5 ",
        "from 5 to 6 ",
        "the night of ",
        "between ",
        "since the x ",
        "the past three ",
        "12/",
    ):
        find_periods(piece * (6_000 // len(piece)), dt.date(2024, 12, 6))
