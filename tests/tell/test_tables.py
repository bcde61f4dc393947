"""The tables: HXL tags under the header, numbers as numbers, and no cell that a spreadsheet would run."""

from __future__ import annotations

import csv
import io

import msgspec
import page_fixture as cyclone
import pytest

from crossbearing.tell.tables import figures_csv, incidents_csv


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def table(content: bytes) -> list[dict[str, str]]:
    header, _, *body = rows(content)
    return [dict(zip(header, r, strict=True)) for r in body]


def incidents() -> bytes:
    return incidents_csv(cyclone.INCIDENTS, cyclone.CLAIMS, cyclone.REPORTS)


def figures() -> bytes:
    return figures_csv(cyclone.PICTURE, cyclone.CLAIMS, cyclone.REPORTS)


@pytest.mark.parametrize("content", [incidents(), figures()], ids=["incidents", "figures"])
def test_every_column_has_a_tag_of_its_own(content: bytes) -> None:
    header, tags, *body = rows(content)
    assert all(t.startswith("#") for t in tags)
    assert len(set(tags)) == len(tags) == len(header)
    assert all(len(r) == len(header) for r in body)


@pytest.mark.parametrize("content", [incidents(), figures()], ids=["incidents", "figures"])
def test_affected_columns_hold_numbers_or_nothing(content: bytes) -> None:
    _, tags, *body = rows(content)
    numeric = [i for i, t in enumerate(tags) if t.startswith(("#affected", "#geo+lat", "#geo+lon"))]
    told = [r[i] for r in body for i in numeric if r[i]]
    assert told
    assert all(float(x) is not None for x in told)


def test_rows_in_are_rows_out() -> None:
    assert [r["id"] for r in table(incidents())] == [i.id for i in cyclone.INCIDENTS]
    assert len(table(figures())) == len(cyclone.PICTURE.displacement) + len(cyclone.PICTURE.casualties)


def test_flow_and_stock_stand_in_columns_of_their_own() -> None:
    for row, figure in zip(table(figures()), cyclone.PICTURE.displacement, strict=False):
        other = "displaced_stock" if figure.measure == "flow" else "displaced_flow"
        assert row[other] == ""


def test_negative_coordinates_stay_numbers() -> None:
    assert any(r["lat"].startswith("-") for r in table(incidents()))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝"])
def test_no_text_starts_a_formula(start: str) -> None:
    label = f"{start}HYPERLINK(1)"
    hostile = msgspec.structs.replace(cyclone.INCIDENTS[0], label=label)
    (row,) = table(incidents_csv([hostile], cyclone.CLAIMS, cyclone.REPORTS))
    assert row["event"].startswith("'")
    assert row["event"].endswith("HYPERLINK(1)")


def test_countries_are_iso_alpha_3() -> None:
    assert {r["country"] for r in table(incidents())} <= {"MOZ", "TZA", ""}
