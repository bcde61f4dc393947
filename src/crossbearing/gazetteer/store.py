"""Names to places: exact look-up and suggestions for spellings."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from difflib import SequenceMatcher
from pathlib import Path

from crossbearing.errors import MissingData
from crossbearing.gazetteer.build import build, cache_file
from crossbearing.gazetteer.candidate import ARTICLE, Candidate
from crossbearing.gazetteer.normal import bare, key, skeleton

__all__ = ["Gazetteer"]

_COLUMNS = "p.id,p.name,p.lat,p.lon,p.country,p.admin1,p.admin1_name,p.admin2_name,p.population,p.feature,p.precision_km,p.geonames"
_EXACT = f"select {_COLUMNS},n.rank,p.countries from name n join place p on p.id=n.place where n.key=?"  # noqa: S608 - constant
_NEAR = f"select {_COLUMNS},1,p.countries from bones b join place p on p.id=b.place where b.skeleton=?"  # noqa: S608
_TOWNS = (
    f"select {_COLUMNS},0,p.countries from place p where p.geonames<>'' and p.population>0 and "  # noqa: S608
    "p.feature in ('city','town','village') and p.country in ({}) order by p.population desc,p.id limit ?"
)
_MOST = " order by p.population desc limit 400"
_REMEMBERED = 20_000
"""Names kept in memory, so that a run over many reports looks most of them up once."""
MOST_CANDIDATES = 60
"""Readings of one name that are considered, most populous first (San José has hundreds)."""
SAME_WORD = 0.6
"""Least similarity (Ratcliff/Obershelp) of a suggested spelling; below it the consonants agree by chance."""


_WIDE = frozenset({"continent", "ocean", "sea", "region"})


class Gazetteer:
    """An open gazetteer: a read-only SQLite file and a small memory of names already asked for."""

    def __init__(self, path: Path) -> None:
        """Open the built file at `path`; see `open` for the usual way.

        Raises:
            MissingData: the file is missing or damaged.
        """
        try:
            self._db = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            self._db.execute("select 1 from name limit 1").fetchone()
        except sqlite3.Error as error:
            raise MissingData(
                f"The gazetteer file {path} is damaged ({error}). Delete it; it is built again."
            ) from error
        self.path = path
        self._known: dict[str, tuple[Candidate, ...]] = {}

    @classmethod
    def open(cls, extra: Sequence[Path] = ()) -> Gazetteer:
        """Open the gazetteer, building its file first where there is none for this version of the data.

        Args:
            extra: CSV files of places of the user's own, with the columns of `tables.SITE_COLUMNS`.

        Raises:
            MissingData: packaged data is missing, or the cache directory cannot be written.
            InputError: a file of `extra` cannot be read.
        """
        path = cache_file(extra)
        if not path.exists():
            build(path, extra)
        with suppress(OSError):
            os.utime(path)  # in use: tidying spares it
        return cls(path)

    def lookup(self, name: str) -> tuple[Candidate, ...]:
        """Return the places that bear `name`, in any of its spellings, most populous first, or ()."""
        return self.find(key(name))

    def find(self, name_key: str) -> tuple[Candidate, ...]:
        """Return the places under a key made by `normal.key`."""
        found = self._known.get(name_key)
        if found is None:
            found = self._read(name_key)
            if len(self._known) >= _REMEMBERED:
                self._known.clear()
            self._known[name_key] = found
        return found

    def _read(self, name_key: str) -> tuple[Candidate, ...]:
        rows = {r[0]: Candidate(*r) for r in self._db.execute(_EXACT, (name_key,))}
        short = bare(name_key)
        if short != name_key:
            for r in self._db.execute(_EXACT, (short,)):
                rows.setdefault(r[0], Candidate(*r)._replace(rank=max(r[12], ARTICLE)))
        order = sorted(rows.values(), key=lambda c: (-_weight(c), c.id))
        return tuple(order[:MOST_CANDIDATES])

    def suggest(self, name: str, countries: Sequence[str] = ()) -> tuple[Candidate, ...]:
        """Return places whose main name has the consonants of `name`, most similar first.

        Args:
            name: The name as written.
            countries: ISO 3166-1 alpha-2 codes to which the search is restricted; empty for all.

        A suggestion is not a match: accept one only where the context asks for it (same country as the other
        places of the report, and a word such as "town of" or "bridge").
        """
        wanted = bare(key(name))
        scored = []
        inside = f" and p.country in ({','.join('?' * len(countries))})" if countries else ""
        for r in self._db.execute(_NEAR + inside + _MOST, (skeleton(name), *countries)):
            c = Candidate(*r)
            likeness = SequenceMatcher(None, wanted, bare(key(c.name))).ratio()
            if likeness >= SAME_WORD:
                scored.append((-likeness, -c.population, c.id, c))
        return tuple(c for *_, c in sorted(scored)[:10])

    def towns(self, countries: Sequence[str], most: int) -> tuple[Candidate, ...]:
        """Return the most populous towns of some countries, most populous first.

        Args:
            countries: ISO 3166-1 alpha-2 codes.
            most: How many at most.
        """
        marks = ",".join("?" * len(countries))
        rows = self._db.execute(_TOWNS.format(marks), (*countries, most))
        return tuple(Candidate(*r) for r in rows)

    def check(self) -> dict[str, int]:
        """Return the number of entries by kind, and of names under "names".

        Raises:
            MissingData: the file holds less than the data of its version has.
        """
        counts = dict(
            self._db.execute(
                "select feature, count(*) from place group by feature order by feature"
            ).fetchall()
        )
        counts["names"] = self._db.execute("select count(*) from name").fetchone()[0]
        if counts.get("country", 0) < 240 or counts["names"] < 500_000:
            raise MissingData(f"The gazetteer file {self.path} is incomplete. Delete it; it is built again.")
        return counts

    def close(self) -> None:
        """Close the file."""
        self._db.close()


def _weight(c: Candidate) -> int:
    """Order of the readings of a name before anything else is known: countries, then seas and regions, then people."""
    if c.feature == "country":
        return 10**10
    return c.population or (10**8 if c.feature in _WIDE else 0)
