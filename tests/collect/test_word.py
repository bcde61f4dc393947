"""DOCX: paragraphs and tables in order; packages made to do harm are not opened."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from crossbearing.collect import collect

PROSE = ["The dam above Kelda gave way on Monday, the ministry said.", "Four villages were flooded."]


def test_paragraphs_tables_and_title(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    (tmp_path / "dam.docx").write_bytes(
        make_docx(PROSE, "Dam gives way", [["Village", "Dead"], ["Kelda", "12"]])
    )
    (report,) = collect([tmp_path]).reports
    assert report.title == "Dam gives way"
    assert report.text.split("\n") == ["Dam gives way", *PROSE, "Village\tDead", "Kelda\t12"]
    assert report.published is None, "the file's own date is no date of publication"


def test_without_text(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    (tmp_path / "empty.docx").write_bytes(make_docx([]))
    found = collect([tmp_path])
    assert found.reports == ()
    assert found.set_aside[0].whole


def package(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04",
        b"words",
        package({}),
        package({"[Content_Types].xml": b"<a/>"}),
        package({"a.txt": b"x"}),
    ],
)
def test_a_damaged_package_is_set_aside(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "bad.docx").write_bytes(content)
    found = collect([tmp_path])
    assert found.reports == ()
    assert found.set_aside[0].whole


def test_a_package_that_unpacks_without_end_is_not_unpacked(
    tmp_path: Path, make_docx: Callable[..., bytes]
) -> None:
    bomb = package({"[Content_Types].xml": b"<a/>", "word/document.xml": bytes(60_000_000)})
    assert len(bomb) < 100_000
    (tmp_path / "bomb.docx").write_bytes(bomb)
    assert "unpacks to" in collect([tmp_path]).set_aside[0].reason


def test_entities_are_not_expanded(tmp_path: Path, make_docx: Callable[..., bytes]) -> None:
    (tmp_path / "secret.txt").write_text("the secret word")
    (tmp_path / "in").mkdir()
    parts = {}
    with zipfile.ZipFile(io.BytesIO(make_docx(["MARK and more words of a plain kind"]))) as archive:
        for name in archive.namelist():
            parts[name] = archive.read(name)
    entity = f'<!DOCTYPE d [<!ENTITY x SYSTEM "file://{tmp_path}/secret.txt">]>'.encode()
    document = parts["word/document.xml"].replace(b"MARK", b"&x;")
    start = document.index(b"?>") + 2
    parts["word/document.xml"] = document[:start] + entity + document[start:]
    (tmp_path / "in" / "entity.docx").write_bytes(package(parts))
    assert all("secret word" not in r.text for r in collect([tmp_path / "in"]).reports)
