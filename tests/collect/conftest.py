"""Small files of each kind, made on the spot."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Callable

import pytest

TODAY = dt.date(2025, 3, 1)

STORY = """Dam gives way above Kelda

The dam above Kelda gave way on Monday and flooded four villages, the water ministry said.

At least 12 people were killed and about 3,000 fled to higher ground, according to the governor.

The road from Kelda to the coast is closed. Residents said that the bridge still stood.
"""


@pytest.fixture
def story() -> str:
    return STORY


@pytest.fixture
def today() -> dt.date:
    return TODAY


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return _pdf


@pytest.fixture
def make_docx() -> Callable[..., bytes]:
    return _docx


def _pdf(*pages: list[str]) -> bytes:
    """A PDF with one text line for each string, by hand: no library of the project writes PDF."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    kids = []
    for lines in pages:
        shown = b"".join(b"(" + line.encode("latin-1") + b") Tj 0 -14 Td " for line in lines)
        content = b"BT /F1 10 Tf 50 780 Td " + shown + b"ET"
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
        box = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
        objects.append(box + b"/Contents %d 0 R >>" % len(objects))
        kids.append(len(objects))
    objects[1] = b"<< /Type /Pages /Kids [%s] /Count %d >>" % (
        b" ".join(b"%d 0 R" % k for k in kids),
        len(kids),
    )
    out, offsets = io.BytesIO(b""), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        offsets.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % o for o in offsets))
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


def _docx(paragraphs: list[str], title: str | None = None, table: list[list[str]] | None = None) -> bytes:
    from docx import Document

    document = Document()
    if title:
        document.add_heading(title, level=0)
    for words in paragraphs:
        document.add_paragraph(words)
    if table:
        grid = document.add_table(rows=len(table), cols=len(table[0]))
        for r, row in enumerate(table):
            for c, words in enumerate(row):
                grid.cell(r, c).text = words
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()
