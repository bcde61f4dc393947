"""Reading networks: faults are told with row and column, and what can be read is read."""

from __future__ import annotations

from collections.abc import Callable
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.errors import BadNetwork
from crossbearing.outlook import read_network, read_observed, read_totals

Write = Callable[..., Path]


def told(found: object) -> list[str]:
    return [str(f) for f in found]  # type: ignore[attr-defined]


def test_a_sound_network_is_read_without_faults_but_the_spelling_of_a_country(folder: Write) -> None:
    read = read_network(folder())
    assert [p.name for p in read.network.places] == ["Arden", "Brook", "Cairn", "Dell", "Elm"]
    assert read.network.days == 40
    assert str(read.network.date_of(2)) == "2024-11-03"
    assert read.conflict.at("Arden", 39) == 1.0
    assert read.conflict.at("Brook", 3) == 0.0
    assert told(read.faults) == []


def test_two_spellings_of_a_country_are_one(folder: Write) -> None:
    text = (
        "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
        "A,x,West land,1,1,conflict_zone,0,5\nB,x,West_land,1,2,camp,,5\n"
    )
    read = read_network(folder(locations=text, routes="#a,b,km,f\nA,B,10,0\n", conflicts="#Day,A\n0,1\n"))
    assert {p.country for p in read.network.places} == {"West land"}
    assert any("West_land" in f for f in told(read.faults))


@pytest.mark.parametrize(
    ("table", "text", "said"),
    [
        ("routes", "#a,b,km,f\nArden,Brook,80,0\nArden,Nowhere,10,0\n", "routes.csv, row 3, column name2"),
        ("routes", "#a,b,km,f\nArden,Brook,80,0\nBrook,Dell,near,0\n", "routes.csv, row 3, column distance"),
        (
            "routes",
            "#a,b,km,f\nArden,Brook,80,0\nBrook,Dell,1e300,0\n",
            "routes.csv, row 3, column distance: 1e300 is out of range",
        ),
        ("routes", "#a,b,km,f\nArden,Brook,80,0\nBrook,Brook,5,0\n", "routes.csv, row 3, column distance"),
        ("routes", "#a,b,km,f\nArden,Brook,80,0\nBrook,Arden,90,0\n", "linked twice"),
        (
            "conflicts",
            "#Day,Arden\n0,1\n1,1\n",
            "conflicts.csv, row 3, column Day: the table ends after 2 days of 40",
        ),
        ("conflicts", "#Day, Arden,\n0, 1,\n", "conflicts.csv, row 1, column Arden: blanks"),
        ("conflicts", "#Day,Arden,\n0,1,\n", "conflicts.csv, row 1, column 3: the column has no name"),
        ("conflicts", "#Day,Arden\n0,7\n", "conflicts.csv, row 2, column Arden: 7 is out of range"),
        ("conflicts", "#Day,Atlantis\n0,1\n", "conflicts.csv, row 1, column Atlantis"),
        ("closures", "#t,a,b,s,e\nmoat,Arden,Brook,0,5\n", "closures.csv, row 2, column closure_type"),
        ("closures", "#t,a,b,s,e\ncountry,Westland,Mars,0,5\n", "closures.csv, row 2, column name2"),
        ("sim_period", "StartDate,soon\nLength,40\n", "sim_period.csv, row 1, column StartDate"),
    ],
)
def test_a_fault_is_told_with_file_row_and_column(folder: Write, table: str, text: str, said: str) -> None:
    assert any(said in f for f in told(read_network(folder(**{table: text})).faults))


def test_a_count_cut_by_its_comma_is_joined(folder: Write) -> None:
    head = "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
    text = head + "Arden,x,W,1,1,conflict_zone,0,22,849\nBrook,x,W,1,2,camp,,5\n"
    read = read_network(folder(locations=text, routes="#a,b,km,f\nArden,Brook,80,0\n"))
    assert read.network.places[0].people == 22849
    assert any("locations.csv, row 2, column population" in f and "22849" in f for f in told(read.faults))


def test_a_quoted_count_with_a_comma_is_read(folder: Write) -> None:
    head = "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
    text = head + 'Arden,x,W,1,1,conflict_zone,0,"22,849"\nBrook,x,W,1,2,camp,,5\n'
    read = read_network(folder(locations=text, routes="#a,b,km,f\nArden,Brook,80,0\n"))
    assert read.network.places[0].people == 22849


def test_further_columns_are_no_part_of_a_count(folder: Write) -> None:
    head = "#name,region,country,latitude,longitude,location_type,conflict_date,population,source\n"
    text = head + "Arden,x,W,1,1,conflict_zone,0,22,849\nBrook,x,W,1,2,camp,,5,guess\n"
    read = read_network(folder(locations=text, routes="#a,b,km,f\nArden,Brook,80,0\n"))
    assert read.network.places[0].people == 22
    assert read.network.places[1].source == "guess"


def test_a_closure_without_an_end_lasts(folder: Write) -> None:
    read = read_network(folder(closures="#t,a,b,s,e\nlocation,Dell,Eastland,5,0\n"))
    [closure] = read.network.closures
    assert (closure.kind, closure.a, closure.b, closure.start, closure.end) == (
        "location",
        "Dell",
        "",
        5,
        inf,
    )


def test_without_a_table_of_fighting_the_days_of_its_beginning_count(folder: Write) -> None:
    made = folder()
    (made / "conflicts.csv").unlink()
    assert read_network(made).conflict.at("Arden", 0) == 1.0


@pytest.mark.parametrize("name", ["locations.csv", "routes.csv"])
def test_a_network_needs_places_and_routes(folder: Write, name: str) -> None:
    made = folder()
    (made / name).unlink()
    with pytest.raises(BadNetwork, match=name):
        read_network(made)


def test_totals_are_interpolated_and_last(folder: Write, tmp_path: Path) -> None:
    table = tmp_path / "totals.csv"
    table.write_text("day,total\n0,100\n4,180\nx,5\n6,1,200\n", encoding="utf-8")
    totals, faults = read_totals(table, 9)
    assert totals.tolist() == [100, 120, 140, 160, 180, 690, 1200, 1200, 1200]
    assert len(faults) == 3
    assert "row 4" in str(faults[0])


def test_counts_of_camps_that_the_network_does_not_have_are_told(folder: Write, tmp_path: Path) -> None:
    table = tmp_path / "counts.csv"
    table.write_text("day,Dell,Oz\n0,10,20\n3,,9\n", encoding="utf-8")
    counts, faults = read_observed(table, read_network(folder()).network)
    assert counts.camps == ("Dell",)
    assert counts.days.tolist() == [0, 3]
    assert any("column Oz" in str(f) for f in faults)


@pytest.mark.parametrize("text", ["", "day,total\n", "day,Dell\nnever,1\n"])
def test_tables_without_a_line_are_an_error(folder: Write, tmp_path: Path, text: str) -> None:
    table = tmp_path / "t.csv"
    table.write_text(text, encoding="utf-8")
    with pytest.raises(BadNetwork):
        read_totals(table, 5)
    with pytest.raises(BadNetwork):
        read_observed(table, read_network(folder()).network)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    table=st.sampled_from(["locations", "routes", "closures", "conflicts", "sim_period"]),
    text=st.text(alphabet=st.sampled_from('#,\n"0123456789.-eE ADrden\0é∞country'), max_size=200),
)
def test_hostile_tables_end_in_a_network_or_a_clear_error(folder: Write, table: str, text: str) -> None:
    try:
        read = read_network(folder(**{table: text}))
    except BadNetwork:
        return
    assert read.network.days > 0


def test_counts_beside_a_network_are_checked_and_not_used(folder: Write) -> None:
    made = folder()
    (made / "validation").mkdir()
    (made / "validation" / "data_layout.csv").write_text(
        "total,refugees.csv\nDell,dell.csv\nOz,../x.csv\n", encoding="utf-8"
    )
    (made / "validation" / "dell.csv").write_text(
        "Date,Count\n2024-11-01,5\n2024-11-31,6\n2024-12-03,22,849\n", encoding="utf-8"
    )
    said = told(read_network(made).faults)
    assert len(said) == 5
    assert "dell.csv, row 3, column 1" in said[0]
    assert "dell.csv, row 4, column 2" in said[1]
    assert "22849" in said[1]
    assert "'Oz'" in said[2]
    assert "no file" in said[3]
    assert "Elm has no counts" in said[4]
