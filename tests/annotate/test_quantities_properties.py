"""Whatever the text, quantities are true to it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.quantities import find_quantities

WORDS = st.sampled_from(
    "1 12 1,600 9 300 2.5 1.600 million m k thousand dozen dozens of the a an half quarter between and to - – or more than about some nearly "
    "people houses km % $ € ( ) , . : killed aged years old May 6 December 2024 Highway one two hundred tens several both Unit".split(
        " "
    )
)
TEXTS = st.one_of(
    st.text(max_size=120),
    st.lists(WORDS, max_size=25).map(" ".join),
    st.lists(WORDS, max_size=25).map("".join),
)


@settings(max_examples=300, deadline=None)
@given(TEXTS, st.booleans())
def test_offsets_order_and_bounds(text, articles):
    end = 0
    for quantity in find_quantities(text, articles=articles):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end] == quantity.text
        end = quantity.end
        known = [x for x in (quantity.low, quantity.value, quantity.high) if x is not None]
        assert known
        assert known == sorted(known)


@given(st.integers(min_value=0, max_value=10**12))
def test_grouped_digits_are_read_back(number):
    (quantity,) = find_quantities(f"{number:,} people")
    assert quantity.value == number


def test_hostile_runs_end():
    for piece in ("1", "1,", "1 ", "(", "one ", "3-", "tens of ", "5 km (", "between 1 and "):
        find_quantities(piece * (100_000 // len(piece)))
