"""Networks: written as they were read, joined where they fall apart, drawn where there is none, packaged with sources."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from outlook_land import FIGHTING, land

from crossbearing.errors import BadNetwork
from crossbearing.outlook import Closure, Conflict, read_network
from crossbearing.outlook.open import PACKAGED, open_network
from crossbearing.outlook.write import network_files

Write = Callable[..., Path]


def written(tmp_path: Path, files: dict[str, str]) -> Path:
    out = tmp_path / "written"
    out.mkdir()
    for name, text in files.items():
        (out / name).write_text(text, encoding="utf-8")
    return out


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    closures = (
        Closure("link", "Brook", "Dell", 3, 9, "restricted", "forward"),
        Closure("camp", "Elm", "", 0),
        Closure("country", "Westland", "Eastland", 4, 8),
    )
    network, conflict = land(*closures), Conflict({"Arden": (0.25, 1.0)})
    read = read_network(written(tmp_path, network_files(network, conflict)))
    assert read.faults == ()
    assert read.network.places == network.places
    assert read.network.links == network.links
    assert read.network.closures == closures
    assert [read.conflict.at("Arden", d) for d in (0, 1, 30)] == [0.25, 1.0, 1.0]


def test_a_closure_that_is_over_is_not_written_as_one_that_lasts(tmp_path: Path) -> None:
    files = network_files(land(Closure("camp", "Elm", "", 0, 0)), FIGHTING)
    assert "Elm" not in files["closures.csv"]


def test_plain_networks_are_written_in_the_plain_format() -> None:
    files = network_files(land(), FIGHTING)
    assert files["routes.csv"].splitlines()[:2] == [
        "#name1,name2,distance,forced_redirection",
        "Arden,Brook,80,0",
    ]
    assert files["locations.csv"].splitlines()[0].endswith("conflict_date,population")


def test_a_camp_that_no_route_reaches_is_joined_and_the_guess_is_told(folder: Write) -> None:
    read = read_network(
        folder(routes="#a,b,km,f\nArden,Brook,80,0\nArden,Cairn,80,0\nBrook,Dell,160,0\nGhost,Elm,9,0\n")
    )
    [guess] = [x for x in read.network.links if "Elm" in (x.a, x.b)]
    assert guess.source.startswith("assumed")
    assert guess.km == pytest.approx(144, rel=0.1)  # 111 km from Dell, as the crow flies, times 1.3
    assert any("Elm" in str(f) and "assumed" in str(f) for f in read.faults)


def test_without_a_lost_route_none_is_invented(folder: Write) -> None:
    read = read_network(folder(routes="#a,b,km,f\nArden,Brook,80,0\nArden,Cairn,80,0\nBrook,Dell,160,0\n"))
    assert all("Elm" not in (x.a, x.b) for x in read.network.links)
    assert any("nobody can go there" in str(f) for f in read.faults)


@pytest.mark.parametrize(
    ("said", "read_as"), [("Brokk", None), ("Arrdenville", "Ardenville"), ("Site 12", None)]
)
def test_a_misspelled_end_is_read_as_the_one_name_like_it(
    folder: Write, said: str, read_as: str | None
) -> None:
    head = "#name,region,country,latitude,longitude,location_type,conflict_date,population\n"
    places = "".join(
        f"{n},x,W,{i},1,town,,5\n" for i, n in enumerate(("Brook", "Ardenville", "Site 1", "Arden"))
    )
    read = read_network(
        folder(locations=head + places, routes=f"#a,b,km,f\nBrook,Arden,9,0\nBrook,{said},9,0\n")
    )
    assert [x.b for x in read.network.links] == ["Arden", *([read_as] if read_as else [])]
    assert any(repr(said) in str(f) for f in read.faults)


def test_a_town_that_no_route_reaches_stays_alone(folder: Write) -> None:
    read = read_network(folder(routes="#a,b,km,f\nArden,Brook,80,0\nBrook,Dell,160,0\nBrook,Elm,160,0\n"))
    assert all("Cairn" not in (x.a, x.b) for x in read.network.links)


@pytest.mark.parametrize("name", PACKAGED)
def test_packaged_networks_are_whole_and_say_where_they_come_from(name: str) -> None:
    read = open_network(name)
    assert read.faults == ()
    assert "great circle" in read.network.label
    assert all(p.source for p in read.network.places)
    assert all(x.source for x in read.network.links)
    assert "M5" in {x.road for x in read.network.links}


def test_a_network_is_drawn_from_the_gazetteer_and_says_so() -> None:
    network = open_network("gazetteer:tg").network
    assert len(network.places) > 5
    assert "no known roads" in network.label
    assert {p.country for p in network.places} == {"Togo"}
    reached, todo = set(), [network.places[0].name]
    near: dict[str, set[str]] = {p.name: set() for p in network.places}
    for x in network.links:
        near[x.a].add(x.b)
        near[x.b].add(x.a)
    while todo:
        place = todo.pop()
        reached.add(place)
        todo += near[place] - reached
    assert len(reached) == len(network.places)
    assert len(network.links) < 3 * len(network.places)


@pytest.mark.parametrize("given", ["atlantis", "gazetteer:", "gazetteer:QQ"])
def test_an_unknown_network_is_an_error_that_lists_what_there_is(given: str) -> None:
    with pytest.raises(BadNetwork, match=r"western-syria|two-letter"):
        open_network(given)


def test_a_network_is_drawn_around_what_a_picture_speaks_of() -> None:
    every = open_network("gazetteer:TG").network
    near = open_network("gazetteer:TG", around=[(9.55, 1.19)]).network  # Kara, in the north
    assert "Lomé" in {p.name for p in every.places}
    assert "Lomé" not in {p.name for p in near.places}
    assert "Kara" in {p.name for p in near.places}


@pytest.mark.parametrize("name", PACKAGED)
def test_nothing_is_fought_over_or_closed_in_a_packaged_network(name: str) -> None:
    read = open_network(name)
    assert not any(any(days) for days in read.conflict.intensity.values())
    assert read.network.closures == ()
