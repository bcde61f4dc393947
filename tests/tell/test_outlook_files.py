"""The files of an outlook: tables with tags, a map layer, a page; the public form names no place and no route."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from crossbearing.errors import OutputError
from crossbearing.outlook.plan import Asked, Planned, plan
from crossbearing.tell.outlook_step import outlook_files, refuse_leftovers

LOCATIONS = """#name,region,country,latitude,longitude,location_type,conflict_date,population
Arden,North,Westland,10.0,20.0,conflict_zone,0,50000
<b>Brook</b>,North,Westland,10.5,20.5,town,,8000
=Dell,Border,Eastland,10.5,22.0,camp,,20000
Nowhere,Border,Eastland,,,camp,,20000
"""
ROUTES = "#name1,name2,distance,forced_redirection,road\nArden,<b>Brook</b>,80,0,N1\n<b>Brook</b>,=Dell,160,0,\n<b>Brook</b>,Nowhere,160,0,\n"


@pytest.fixture
def planned(tmp_path: Path) -> Planned:
    (tmp_path / "locations.csv").write_text(LOCATIONS, encoding="utf-8")
    (tmp_path / "routes.csv").write_text(ROUTES, encoding="utf-8")
    (tmp_path / "sim_period.csv").write_text("StartDate,2024-11-01\nLength,20\n", encoding="utf-8")
    return plan(Asked(str(tmp_path), changes=("close N1 from 2024-11-10",), members=10))


def rows(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"))))


def test_tables_have_a_row_of_tags_and_no_formula(planned: Planned) -> None:
    files = outlook_files(planned, public=False)
    tags, *found = rows(files["outlook.csv"])
    assert all(t.startswith("#") for t in tags.values())
    assert "+projected" in tags["people"]
    assert {r["place"] for r in found} == {"Arden", "<b>Brook</b>", "'=Dell", "Nowhere"}
    assert len(found) == 4 * 20
    assert found[19]["date"] == "2024-11-20"
    assert {r["people_min"] != "" for r in found} == {True}


def test_differences_are_written_by_place_and_by_link(planned: Planned) -> None:
    files = outlook_files(planned, public=False)
    away = [r for r in rows(files["differences.csv"]) if r["place"] == "=Dell" and r["day"] == "19"]
    assert float(away[0]["value"]) < 0
    assert {(r["name1"], r["road"]) for r in rows(files["difference-links.csv"])} >= {("Arden", "N1")}


def test_the_map_layer_is_geojson_and_says_that_it_is_a_projection(planned: Planned) -> None:
    layer = json.loads(outlook_files(planned, public=False)["outlook.geojson"])
    assert layer["projection"] is True
    kinds = [f["geometry"]["type"] for f in layer["features"]]
    assert kinds == ["Point"] * 3 + ["LineString"] * 2
    assert layer["features"][0]["geometry"]["coordinates"] == [20.0, 10.0]
    assert layer["features"][3]["properties"]["people_1_to_2"] > 0


def test_the_network_that_was_used_lies_beside_the_result(planned: Planned) -> None:
    files = outlook_files(planned, public=False)
    assert {n for n in files if n.startswith("network/")} == {
        f"network/{n}.csv" for n in ("locations", "routes", "closures", "conflicts", "sim_period")
    }


def test_names_stay_text_on_the_page(planned: Planned) -> None:
    page = outlook_files(planned, public=False)["index.html"].decode()
    assert "<b>Brook" not in page
    assert "&lt;b&gt;Brook" in page
    assert "<script" not in page
    assert "close N1 from 2024-11-10" in page
    assert "not a report" in page
    assert "INTERNAL" in page


def test_the_public_form_names_areas_and_weeks_alone(planned: Planned) -> None:
    files = outlook_files(planned, public=True)
    assert set(files) == {"areas.csv", "index.html"}
    for content in files.values():
        text = content.decode("utf-8-sig").replace("close N1 from 2024-11-10", "")
        assert re.findall(r"Brook|Dell|Nowhere|Arden|N1\b", text) == []
    tags, *found = rows(files["areas.csv"])
    assert tags["area"] == "#adm1+name"
    assert {r["case"] for r in found} == {"base case", "close N1 from 2024-11-10"}
    assert {r["week_ending"] for r in found} == {"2024-11-07", "2024-11-14", "2024-11-20"}


def test_a_public_result_is_not_put_beside_a_fuller_one(tmp_path: Path) -> None:
    refuse_leftovers(tmp_path)
    (tmp_path / "links.csv").write_text("x", encoding="utf-8")
    with pytest.raises(OutputError, match=r"links\.csv"):
        refuse_leftovers(tmp_path)
