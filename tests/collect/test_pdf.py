"""PDF with a text layer is read in paragraphs; the others are set aside with advice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crossbearing.collect import collect
from crossbearing.collect.pdf_layout import Line, paragraphs

LINES = [
    "Dam gives way above Kelda",
    "",
    "The dam above Kelda gave way on Monday and flooded four villages, the",
    "water ministry said. At least 12 people were killed and about 3,000 evacu-",
    "ated to higher ground, according to the governor.",
    "The road from Kelda to the coast is closed. Residents said that the bridge",
    "still stood.",
]


def test_a_text_layer_is_read(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    (tmp_path / "dam.pdf").write_bytes(make_pdf(LINES))
    (report,) = collect([tmp_path]).reports
    assert report.title == "Dam gives way above Kelda"
    assert "four villages, the water ministry said" in report.text
    assert "about 3,000 evacuated to higher ground, according to the governor.\n" in report.text


def lines(*words: str, size: float = 10, step: float = 14) -> list[Line]:
    """Lines of one page, as if all letters were five points wide; an empty one is a gap."""
    placed = [Line(w, 5 * len(w), 780 - n * step, size) for n, w in enumerate(words)]
    return [line for line in placed if line.text]


def test_lines_are_joined_and_paragraphs_kept() -> None:
    assert paragraphs([lines(*LINES)]).split("\n") == [
        "Dam gives way above Kelda",
        (
            "The dam above Kelda gave way on Monday and flooded four villages, the water ministry said. At least 12 people "
            "were killed and about 3,000 evacuated to higher ground, according to the governor."
        ),
        "The road from Kelda to the coast is closed. Residents said that the bridge still stood.",
    ]


def test_a_gap_ends_a_paragraph_even_after_a_full_line() -> None:
    link = "ALSO READ: Seventeen soldiers are said to have died at the northern harbour"
    story = "The road from Kelda to the coast has been closed to all trucks since Monday"
    assert (
        paragraphs([lines(link, "", story, "said the ministry.", "", story, "said the mayor.")]).split("\n")[
            0
        ]
        == link
    )


def test_a_heading_in_larger_letters_stands_apart_and_goes_on() -> None:
    head = [Line("Floods in the northern districts of Norland and the coast, Flash", 400, 780, 18)]
    head.append(Line("Update 2", 100, 758, 18))
    body = [Line("As of 6 May, the road to Kelda and the bridge at Oria have been closed", 400, 736, 10)]
    body.append(Line("to all traffic.", 120, 722, 10))
    assert paragraphs([head + body]).split("\n") == [
        "Floods in the northern districts of Norland and the coast, Flash Update 2",
        "As of 6 May, the road to Kelda and the bridge at Oria have been closed to all traffic.",
    ]


def test_a_short_heading_after_a_full_line_stands_apart() -> None:
    story = "The road from Kelda to the coast has been closed to all trucks for two days."
    assert paragraphs([lines(story, "Background", story)]).split("\n") == [story, "Background", story]


def test_hyphens_of_names_stay() -> None:
    page = lines("The men were seen near the old customs house by the river in Deir al-", "Zahr on Monday.")
    assert "Deir al-Zahr on Monday" in paragraphs([page])


def test_bullets_begin_anew() -> None:
    page = lines(
        "• The road from Kelda to the coast has been closed to all trucks since May", "• The bridge stands"
    )
    assert len(paragraphs([page]).split("\n")) == 2


def test_a_paragraph_goes_on_over_the_page() -> None:
    story = "The road from Kelda to the coast has been closed to all trucks since Monday"
    assert paragraphs([lines(story, story), lines("said the ministry.")]).endswith(
        "Monday said the ministry."
    )


def test_running_titles_and_page_numbers_are_left_out() -> None:
    words = ("Rain fell.", "Roads shut.", "Snow fell.", "Ice melts.")
    pages = [lines(f"Situation Report {n}", w, f"Page {n} of 4") for n, w in enumerate(words, 1)]
    assert paragraphs(pages) == "\n".join(words)


def test_no_pages_no_text() -> None:
    assert paragraphs([]) == ""
    assert paragraphs([[], []]) == ""


def test_a_scan_is_set_aside_with_advice(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    (tmp_path / "scan.pdf").write_bytes(make_pdf([], [], []))
    found = collect([tmp_path])
    assert found.reports == ()
    assert "OCR" in found.set_aside[0].advice


@pytest.mark.parametrize(
    "content",
    [b"%PDF-1.4\n", b"%PDF-1.4\ntrailer << /Root 1 0 R >>", b"no pdf", b"%PDF-1.7" + bytes(range(256)) * 20],
)
def test_a_damaged_file_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.pdf").write_bytes(content)
    found = collect([tmp_path])
    assert found.reports == ()
    assert "damaged" in found.set_aside[0].reason


def test_a_cut_file_is_read_or_set_aside(tmp_path: Path, make_pdf: Callable[..., bytes]) -> None:
    whole = make_pdf(LINES)
    for part in (0.3, 0.6, 0.9):
        (tmp_path / "cut.pdf").write_bytes(whole[: int(part * len(whole))])
        found = collect([tmp_path])
        assert len(found.reports) + len(found.set_aside) >= 1
