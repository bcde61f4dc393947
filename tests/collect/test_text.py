"""Plain text: unchanged, its headline where there is one."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.collect import collect
from crossbearing.collect.text import headline


def test_the_text_is_the_content_unchanged(tmp_path: Path) -> None:
    content = "  A headline\r\n\r\nThe dam broke on Monday,\ttwo people said.  \n\n\n"
    (tmp_path / "a.txt").write_bytes(content.encode())
    (report,) = collect([tmp_path]).reports
    assert report.text == content
    assert report.title == "A headline"
    assert report.source == "a.txt"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dam breaks\n\nWater rose.", "Dam breaks"),
        ("# Dam breaks\n\nWater rose.", "Dam breaks"),
        ("Why did the dam break?\nWater rose.", "Why did the dam break?"),
        ("The dam broke on Monday.\nWater rose.", None),
        ("Dam breaks", None),
        ("x" * 200 + "\nWater rose.", None),
        ("", None),
    ],
)
def test_headlines(text: str, expected: str | None) -> None:
    assert headline(text) == expected
