"""The places as GeoJSON: lon before lat, precision beside, claims behind, nothing invented for what is unresolved."""

from __future__ import annotations

import json

import page_fixture as cyclone

from crossbearing.tell.geojson import places_geojson


def collection() -> dict[str, object]:
    return json.loads(places_geojson(cyclone.PICTURE, cyclone.INCIDENTS, cyclone.CLAIMS))  # type: ignore[no-any-return]


def features() -> dict[str, dict[str, object]]:
    return {f["properties"]["name"]: f for f in collection()["features"]}  # type: ignore[index, attr-defined]


def test_longitude_comes_first() -> None:
    beira = features()["Beira"]
    assert beira["geometry"] == {"type": "Point", "coordinates": [34.8389, -19.8436]}


def test_there_is_no_member_crs() -> None:
    assert "crs" not in collection()
    assert collection()["type"] == "FeatureCollection"


def test_precision_and_claims_stand_in_the_properties() -> None:
    known = {c.id for c in cyclone.CLAIMS}
    for feature in features().values():
        properties = feature["properties"]
        assert isinstance(properties, dict)
        assert "precision_km" in properties
        assert properties["claims"]
        assert set(properties["claims"]) <= known


def test_an_unresolved_place_gets_no_point_but_is_named() -> None:
    assert "Negomano crossing" not in features()
    unlocated = collection()["unlocated"]
    named = {c.places[0].name for c in cyclone.CLAIMS if c.places and c.places[0].lat is None}
    assert {p["name"] for p in unlocated} == named  # type: ignore[attr-defined]


def test_the_same_input_gives_the_same_bytes() -> None:
    again = places_geojson(cyclone.PICTURE, cyclone.INCIDENTS, tuple(cyclone.CLAIMS))
    assert again == places_geojson(cyclone.PICTURE, cyclone.INCIDENTS, cyclone.CLAIMS)


def test_no_place_gives_an_empty_collection() -> None:
    assert json.loads(places_geojson(cyclone.PICTURE, [], []))["features"] == []
