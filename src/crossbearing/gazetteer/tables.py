"""The packaged tables, read row by row."""

from __future__ import annotations

import csv
import gzip
import io
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from crossbearing.errors import InputError, MissingData

__all__ = ["SITE_COLUMNS", "packaged", "read_sites", "word_list"]

SITE_COLUMNS = ("name", "aliases", "kind", "country", "admin1", "lat", "lon", "precision_km", "source")
"""Columns of the packaged file of sites, and of a user's own."""


def packaged(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of a packaged CSV file (gzipped where its name says so).

    Raises:
        MissingData: the file is not installed.
    """
    yield from csv.DictReader(io.StringIO(_text(name)))


@cache
def word_list(name: str) -> frozenset[str]:
    """Return the lines of a packaged list of words, comments (#) left out."""
    return frozenset(w for w in _text(name).splitlines() if w and not w.startswith("#"))


def _text(name: str) -> str:
    try:
        data = files("crossbearing.gazetteer").joinpath("data", name).read_bytes()
    except FileNotFoundError as error:
        raise MissingData(f"The packaged table {name} is missing. Install crossbearing again.") from error
    return (gzip.decompress(data) if name.endswith(".gz") else data).decode("utf8")


def read_sites(path: Path) -> Iterator[dict[str, str]]:
    """Yield the rows of a user's own file of places, checked.

    Raises:
        InputError: the file cannot be read, lacks a column or has a coordinate that is none.
    """
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_text("utf-8-sig"))))
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(
            f"The gazetteer file {path} cannot be read ({error}). Give a UTF-8 CSV file."
        ) from error
    for number, row in enumerate(rows, start=2):
        missing = [c for c in ("name", "kind", "country", "lat", "lon") if row.get(c) is None]
        if missing:
            raise InputError(f"{path}: column {missing[0]} is missing. Columns: {', '.join(SITE_COLUMNS)}.")
        try:
            ok = abs(float(row["lat"])) <= 90 and abs(float(row["lon"])) <= 180
        except ValueError:
            ok = False
        if not ok:
            raise InputError(
                f"{path}, line {number}: lat and lon must be degrees (WGS84), such as 34.93 and 36.73."
            )
        yield {c: (row.get(c) or "").strip() for c in SITE_COLUMNS}
