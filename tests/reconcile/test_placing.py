"""Where an incident is put when its own words name only a country."""

from __future__ import annotations

from reconcile_builders import claim, number, place, report, time

from crossbearing.model import Claim, Incident
from crossbearing.reconcile import reconcile

NORTH = place("Torun Ford", admin1="Belar Province")
SOUTH = place("Mirna", admin1="Hollin Province", lat=4.0, lon=21.0, feature="town", precision_km=4.0)


def dead(name: str, n: float, where: object, **more: object) -> Claim:
    base = {"places": [where] if where else [], "quantity": number(n, "killed"), "time": time(None, None)}
    return claim(name, f"{n} people died there", "figure", "killed", **(base | more))


def struck(name: str, where: object) -> Claim:
    return claim(name, "planes struck the market", "event", "air_strike", places=[where] if where else [])


def incident_of(claim_id: str, claims: list[Claim]) -> Incident:
    found = reconcile([report(r) for r in sorted({c.report for c in claims})], claims)
    return next(i for i in found if claim_id in i.claims)


def test_a_country_gives_way_to_the_spot_that_the_report_goes_on_to_tell() -> None:
    told = incident_of("a-1", [dead("a-1", 18, "Ostra"), struck("a-2", NORTH)])
    assert told.place is not None
    assert (told.place.name, told.place.admin1) == ("Torun Ford", "Belar Province")
    assert told.fields["place"].best == "Ostra"


def test_several_spots_of_one_area_give_the_area_with_an_honest_radius() -> None:
    near = place("Oldmill", admin1="Belar Province", lat=10.2, lon=20.3, feature="village", precision_km=2.0)
    told = incident_of("a-1", [dead("a-1", 18, "Ostra"), struck("a-2", NORTH), dead("a-3", 4, near)])
    assert told.place is not None
    assert (told.place.name, told.place.feature) == ("Belar Province", "admin1")
    assert (told.place.precision_km or 0) >= 30


def test_a_total_of_several_areas_stays_with_the_country() -> None:
    other = place("Vesk", admin1="Vesk Province", lat=7.0, lon=23.0, feature="town", precision_km=4.0)
    claims = [
        dead("a-1", 90, "Ostra"),
        dead("a-2", 30, NORTH),
        dead("a-3", 40, SOUTH),
        dead("a-4", 20, other),
    ]
    told = incident_of("a-1", claims)
    assert told.place is not None
    assert told.place.name == "Ostra"


def test_the_same_figure_tells_the_spot_among_several_areas() -> None:
    claims = [dead("a-1", 23, "Ostra"), struck("a-2", SOUTH), dead("a-3", 23, NORTH), struck("a-4", SOUTH)]
    told = incident_of("a-1", claims)
    assert told.place is not None
    assert told.place.name == "Torun Ford"


def test_a_forecast_for_a_country_is_not_put_at_a_town() -> None:
    ahead = claim("a-1", "floods may come", "forecast", "flood", places=["Ostra"], certainty="forecast")
    told = incident_of("a-1", [ahead, struck("a-2", NORTH)])
    assert told.place is not None
    assert told.place.name == "Ostra"


def test_history_tells_nothing_of_where_today_s_event_was() -> None:
    told = incident_of("a-1", [dead("a-1", 18, "Ostra"), dead("a-2", 500, NORTH, background=True)])
    assert told.place is not None
    assert told.place.name == "Ostra"
