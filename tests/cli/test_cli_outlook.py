"""The command `outlook`: its tables, its messages, its errors."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

LOCATIONS = """#name,region,country,latitude,longitude,location_type,conflict_date,population
Arden,North,Westland,10.0,20.0,conflict_zone,0,50000
Brook,North,Westland,10.5,20.5,town,,8000
Dell,Border,Eastland,10.5,22.0,camp,,20000
Elm,Border,Eastland,9.5,22.0,camp,,20000
"""
ROUTES = "#name1,name2,distance,forced_redirection\nArden,Brook,80,0\nBrook,Dell,160,0\nBrook,Elm,160,0\nBrook,Oz,1,0\n"


@pytest.fixture
def network(tmp_path: Path) -> Path:
    made = tmp_path / "net"
    made.mkdir()
    (made / "locations.csv").write_text(LOCATIONS, encoding="utf-8")
    (made / "routes.csv").write_text(ROUTES, encoding="utf-8")
    (made / "sim_period.csv").write_text("StartDate,2024-11-01\nLength,20\n", encoding="utf-8")
    return made


def read(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8").splitlines()))


def test_it_writes_a_line_for_every_place_and_day(
    run: Callable[..., Any], network: Path, tmp_path: Path
) -> None:
    totals, counts = tmp_path / "totals.csv", tmp_path / "counts.csv"
    totals.write_text("day,total\n0,100\n19,2000\n", encoding="utf-8")
    counts.write_text("day,Dell,Elm\n0,100,0\n", encoding="utf-8")
    out = tmp_path / "out"
    ran = run(
        "outlook", "--network", network, "--totals", totals, "--observed", counts, "--members", 20, "-o", out
    )
    assert ran.code == 0
    assert "routes.csv, row 5, column name2" in ran.err
    rows = read(out / "daily.csv")
    assert [tuple(r) for r in rows[:1]] == [("place", "day", "value", "low", "high")]
    assert len(rows) == 4 * 20
    dell = {int(r["day"]): r for r in rows if r["place"] == "Dell"}
    assert dell[0] == {"place": "Dell", "day": "0", "value": "100", "low": "", "high": ""}
    assert 0 < float(dell[19]["low"]) <= float(dell[19]["value"]) <= float(dell[19]["high"])
    camps = [float(r["value"]) for r in rows if r["day"] == "19" and r["place"] in ("Dell", "Elm")]
    assert sum(camps) == pytest.approx(2000, abs=0.2)
    assert read(out / "naive.csv")
    assert ("Brook", "Dell") in {(r["name1"], r["name2"]) for r in read(out / "links.csv")}


def test_the_same_input_gives_the_same_files(run: Callable[..., Any], network: Path, tmp_path: Path) -> None:
    for name in ("a", "b"):
        assert run("outlook", "--network", network, "--members", 10, "-q", "-o", tmp_path / name).code == 0
    for file in ("daily.csv", "links.csv"):
        assert (tmp_path / "a" / file).read_bytes() == (tmp_path / "b" / file).read_bytes()


def test_a_folder_without_a_network_is_an_error_that_says_what_is_missing(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    ran = run("outlook", "--network", tmp_path, "-o", tmp_path / "out")
    assert ran.code == 2
    assert "locations.csv" in ran.err
    assert "Traceback" not in ran.err
    assert not (tmp_path / "out").exists()


def test_a_network_is_asked_for(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("outlook", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "--network" in ran.err


def test_a_picture_and_a_change_give_differences_and_say_what_they_rest_on(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    place = {
        "name": "Homs",
        "surface": "Homs",
        "lat": 34.724,
        "lon": 36.7256,
        "feature": "city",
        "resolved": True,
    }
    state = {
        "place": place,
        "holder": "army",
        "since": None,
        "status": "threatened",
        "claims": ["a:1-2:near"],
    }
    picture = tmp_path / "picture.json"
    picture.write_text(
        json.dumps({"noun": "picture", "as_of": "2024-12-06", "control": [state]}), encoding="utf-8"
    )
    asked = ("outlook", picture, "--network", "western-syria", "--members", 10, "--days", 20)
    out = tmp_path / "out"
    ran = run(*asked, "--if", "Homs falls on 2024-12-07", "--if", "close M5 at Rastan", "-o", out)
    assert ran.code == 0, ran.err
    assert "a:1-2:near" in (out / "base.csv").read_text(encoding="utf-8")
    moved = {r["place"]: float(r["value"]) for r in read(out / "differences.csv") if r["day"] == "19"}
    assert moved["Tartus"] > 100
    page = (out / "index.html").read_text(encoding="utf-8")
    assert "Homs falls on 2024-12-07" in page
    assert "a:1-2:near" in page
    again = run(*asked, "--public", "-o", out)
    assert again.code == 2
    assert "empty folder" in again.err
    assert run(*asked, "--public", "-q", "-o", tmp_path / "public").code == 0
    assert sorted(p.name for p in (tmp_path / "public").iterdir()) == ["areas.csv", "index.html"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--if", "Homs may fall"), "PLACE falls on DATE"),
        (("--if", "Oz falls on 2024-12-07"), "no place of the network"),
        (("--days", "0"), "--days"),
    ],
)
def test_a_change_that_is_not_understood_is_told(
    run: Callable[..., Any], tmp_path: Path, arguments: tuple[str, ...], said: str
) -> None:
    ran = run("outlook", "--network", "western-syria", *arguments, "-o", tmp_path / "out")
    assert ran.code == 2
    assert said in ran.err
    assert "Traceback" not in ran.err


def test_a_file_that_is_no_picture_is_an_error(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "x.json").write_text('{"noun":"report"}', encoding="utf-8")
    ran = run("outlook", tmp_path / "x.json", "--network", "western-syria", "-o", tmp_path / "out")
    assert ran.code == 2
    assert "picture.json" in ran.err
