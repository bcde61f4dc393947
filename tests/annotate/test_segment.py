"""Paragraphs and sentences: offsets are true, abbreviations end nothing, marked text is passed over."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.segment import MAX_SENTENCE, is_wrapped, sentences
from crossbearing.model import Mark, Report


def cut(text: str, *marks: Mark) -> list[str]:
    return [s.text for s in sentences(Report(id="r", text=text, marks=marks))]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("The army left. The town is quiet.", ["The army left.", "The town is quiet."]),
        ("Gen. Kabamba spoke. He left.", ["Gen. Kabamba spoke.", "He left."]),
        ("Dr. A. B. Osei said so.", ["Dr. A. B. Osei said so."]),
        ("It began at 5 p.m. The shops shut.", ["It began at 5 p.m.", "The shops shut."]),
        ("The U.S. Embassy closed.", ["The U.S. Embassy closed."]),
        ("Aid worth $2.5 million arrived. More is due.", ["Aid worth $2.5 million arrived.", "More is due."]),
        ("“We fled.” She wept.", ["“We fled.”", "She wept."]),
        ("“We fled,” she said. “All of us.”", ["“We fled,” she said.", "“All of us.”"]),
        ("Where are they? Nobody knows!", ["Where are they?", "Nobody knows!"]),
        ("He waited… and waited.", ["He waited… and waited."]),
        ("See fig. 3 and No. 12 of the list.", ["See fig. 3 and No. 12 of the list."]),
        ("St. Louis was flooded on 3 Jan. 2025 again.", ["St. Louis was flooded on 3 Jan. 2025 again."]),
        ("(The bridge fell.) The road is shut.", ["(The bridge fell.)", "The road is shut."]),
        ("One line\nanother line", ["One line", "another line"]),
        ("• Nine killed\n• Two missing", ["Nine killed", "Two missing"]),
        ("1. Roads are shut.\n2) Schools too.", ["Roads are shut.", "Schools too."]),
        ("a\u2028b\u2029c\x0bd\x0ce\x85f", ["a", "b", "c", "d", "e", "f"]),
        ("", []),
        (" \n\t\r\n ", []),
        ("...", ["..."]),
    ],
)
def test_where_sentences_end(text: str, parts: list[str]) -> None:
    assert cut(text) == parts


def test_a_line_cut_at_a_margin_goes_on() -> None:
    text = (
        "Floods in the lower valley have driven thousands of families\n"
        "from their homes since the weekend, officials said, and the only\n"
        "bridge over the river was swept away before help could reach the\n"
        "villages on the far bank.\n"
        "\n"
        "More rain is forecast.\n"
    )
    assert is_wrapped(text)
    found = sentences(Report(id="r", text=text))
    assert len(found) == 2
    assert found[0].text.endswith("on the far bank.")
    assert [s.paragraph for s in found] == [0, 1]


def test_short_lines_are_not_taken_for_cut_ones() -> None:
    assert not is_wrapped("Flood warning\nStay at home\nRoads are shut\nSchools are shut\n")


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("Rebels take Uvira", True),
        ("Rebels take Uvira.", False),
        ("What we know so far:", False),
        ("• Nine killed", False),
        ("Word " * 40, False),
        ("‘We have lost everything’", True),
    ],
)
def test_headings(line: str, heading: bool) -> None:
    assert [s.heading for s in sentences(Report(id="r", text=line))] == [heading]


def test_marked_text_is_no_sentence() -> None:
    text = "Rebels took Uvira. ALSO READ: Army flees. The bridge fell."
    start = text.index("ALSO")
    mark = Mark(start=start, end=text.index(" The bridge"), reason="also_read")
    assert cut(text, mark) == ["Rebels took Uvira.", "The bridge fell."]
    assert cut(text, Mark(start=0, end=len(text), reason="footer")) == []


def test_marks_that_overlap_or_reach_beyond_the_text() -> None:
    text = "One. Two. Three."
    assert cut(text, Mark(start=0, end=7, reason="share"), Mark(start=3, end=9, reason="share")) == ["Three."]
    assert cut(text, Mark(start=10, end=999, reason="share")) == ["One.", "Two."]
    assert cut(text, Mark(start=5, end=5, reason="share"))[0] == "One."


def test_what_nobody_writes_is_left_out() -> None:
    long = "and so on " * (MAX_SENTENCE // 10 + 1)
    assert cut(f"Before.\n{long}\nAfter.") == ["Before.", "After."]


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    text=st.text(st.sampled_from(list("ab A.!?…”“'() \n\r\t•–1é🌊\u2028")), max_size=200),
    marks=st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200)), max_size=3),
)
def test_offsets_are_true_and_sentences_do_not_overlap(text: str, marks: list[tuple[int, int]]) -> None:
    spans = tuple(Mark(start=min(m), end=max(m), reason="share") for m in marks)
    found = sentences(Report(id="r", text=text, marks=spans))
    assert [s.index for s in found] == list(range(len(found)))
    last = 0
    for s in found:
        assert len(s.text) == s.end - s.start
        assert all(
            a == b or (a.isspace() and b == " ") for a, b in zip(text[s.start : s.end], s.text, strict=True)
        )
        assert s.text.strip() == s.text != ""
        assert s.start >= last
        last = s.end
        assert not any(s.start < m.end and m.start < s.end for m in spans)
