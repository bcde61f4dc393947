"""What the product writes is what its schemas say."""

from __future__ import annotations

import json
from typing import Any

import jsonschema
import pytest
from docs_files import DOCS

from crossbearing.model import (
    AccessState,
    Actor,
    ActorMention,
    AdvisoryEntry,
    AttributionLink,
    AttributionMention,
    Bounds,
    CasualtyFigure,
    Change,
    Claim,
    ClaimPlace,
    ControlState,
    Decision,
    DecisionEntry,
    Disagreement,
    DisplacementFigure,
    Field,
    FieldValue,
    ForecastEntry,
    Gap,
    Incident,
    Mark,
    Mentions,
    MovementEntry,
    Origin,
    PeriodMention,
    Picture,
    Place,
    PlaceMention,
    Plover,
    Quantity,
    QuantityMention,
    Report,
    ReportEntry,
    Roles,
    Ruling,
    SetAside,
    Time,
    TimelineEntry,
    decode,
    encode,
)  # fmt: skip
from tools.noun_words import NOUNS

TOWN = Place(
    name="Kelo",
    surface="the town of Kelo",
    lat=9.3,
    lon=15.8,
    country="TD",
    feature="town",
    precision_km=3.0,
    resolved=True,
)
FORD = Place(name="Green Ford", surface="the Green Ford crossing", feature="crossing", container="Tandjilé")
NOON = "2024-05-06T12:00:00+00:00"
HELD = FieldValue(value="Kelo", claims=("a:0-9:fled",))

FULL: dict[str, Any] = {
    "report": Report(
        id="a", title="River cuts road", text="Road cut.", published="2024-05-06T07:00:00+01:00", outlet="Kelo Post", lang="en",
        inferred=("published",), marks=(Mark(start=0, end=4, reason="byline"),), access="restricted", body_status="partial",
    ),
    "mentions": Mentions(
        id="a",
        places=(PlaceMention(name="Kelo", surface="Kelo", start=0, end=4, text="Kelo", candidates=("Kelo, TD",)),),
        periods=(PeriodMention(start=5, end=9, text="late May", from_="2024-05-21", to="2024-05-31", value="2024-05", grain="days"),),
        quantities=(QuantityMention(start=1, end=3, text="40.5 km", value=40.5, low=40.5, high=40.5, unit="km"),),
        attributions=(AttributionMention(source=((0, 3),), cue=((4, 8),), content=((9, 20), (25, 30)), denial=True),),
        actors=(ActorMention(start=0, end=3, name="Red Crescent"),),
    ),
    "claim": Claim(
        id="a:0-9:fled", report="a", start=0, end=9, quote="300 fled.", kind="movement_people", type="fled",
        plover=Plover(event="SANCTION", mode=("expel",)), actors=(Actor(name="families", surface="300 families"),),
        places=(ClaimPlace(name="Kelo", surface="Kelo", role="origin"),), roles=Roles(cause="the flood"),
        time=Time(from_="2024-05-05", to=None, stated="since Sunday", precision="day"),
        quantity=Quantity(value=300, low=300, high=None, unit="households", measure="forced_to_flee", stated="300 families", flow="flow"),
        attribution=(AttributionLink(name="a captain", role="originator"),), attribution_scope="explicit", certainty="claimed",
    ),
    "incident": Incident(
        id="i:a:0-9:fled", kind="movement_people", type="fled", label="People fled Kelo", claims=("a:0-9:fled",), reports=("a",),
        from_="2024-05-05", place=TOWN, origin_list=(Origin(name="a captain", basis="named", claims=("a:0-9:fled",)),),
        status="disputed", fields={"displaced": Field(best=300, low=300, relation="contradiction", values=(HELD,))},
        displaced=Bounds(low=300, best=300), withdrawn=("b:0-9:fled",),
        rulings=(Ruling(decision="d1", action="value", field="displaced", value=310, machine=300, by="A. Editor", why="A list.", at=NOON, unseen=1),),
    ),
    "picture": Picture(
        as_of="2024-05-06",
        control=(ControlState(place=TOWN, holder=None, since=None, status="unknown", claims=(), contrary=("a:0-9:fled",)),),
        access=(AccessState(place=FORD, feature="crossing", state="closed", since="2024-05-05", by=None, claims=()),),
        displacement=(DisplacementFigure(scope="Kelo", place=TOWN, measure="flow", low=300, best=300, high=None, as_of=None, origins=1, claims=()),),
        casualties=(CasualtyFigure(scope="Kelo", place=None, measure="missing", low=2, best=3, high=3, as_of=None, origins=2, claims=()),),
        forecasts=(ForecastEntry(text="The dyke may break.", place=None, sources=("a captain",), claims=()),),
        movements=(MovementEntry(kind="people", text="", origin=TOWN, destination=None, from_day=None, to_day=None, low=1, high=None, claims=()),),
        advisories=(AdvisoryEntry(text="Leave.", by="the prefect", place=FORD, day="2024-05-06", claims=()),),
        timeline=(TimelineEntry(from_day=None, to_day=None, text="", kind="access", status="single", place=FORD, origins=1, incident="i:x", claims=()),),
        disagreements=(Disagreement(incident="i:x", field="place", relation="variant", values=(HELD,)),),
        not_reported=(Gap(question="Was anyone hurt?", about="the ford"),),
        reports=(ReportEntry(id="a", title=None, outlet=None, published=None, url=None, copies="b"),),
        decisions=(DecisionEntry(decision="d1", text="displaced is 310", by="A. Editor", why="A list.", at=NOON, incident="i:x", state="gone"),),
    ),
    "set_aside": SetAside(source="x.bin", reason="This is no text.", advice="Leave it out.", whole=False),
    "decision": Decision(
        id="d1", action="same", about="i:a:0-9:fled", claims=("a:0-9:fled",), statement="People fled Kelo", field="displaced", value=310,
        place=TOWN, other="i:x", other_claims=("x",), by="A. Editor", why="A list.", at=NOON,
    ),
    "change": Change(run=2, event="merged", from_=("i:a", "i:b"), to=("i:a",), as_of="2024-05-06"),
}  # fmt: skip
BARE: dict[str, Any] = {
    "report": Report(id="a"),
    "mentions": Mentions(id="a"),
    "claim": Claim(id="c", report="a", start=0, end=1, quote="x", kind="event", type="clash"),
    "incident": Incident(id="i:c", kind="event", type="clash", label="", claims=("c",), reports=("a",)),
    "picture": Picture(as_of=None),
    "set_aside": SetAside(source="x", reason="y"),
    "decision": Decision(id="d1", action="undo", about="d0", by="x", why="y", at=NOON),
    "change": Change(run=1, event="gone", from_=("i:a",)),
}


def check(noun: str, body: Any) -> None:
    schema = json.loads((DOCS / f"reference/schemas/{noun}.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(body)


@pytest.mark.parametrize("noun", NOUNS)
def test_what_is_written_is_valid(noun: str) -> None:
    for example in (FULL[noun], BARE[noun]):
        line = encode(example)
        check(noun, json.loads(line))
        assert decode(line, NOUNS[noun]) == example


@pytest.mark.parametrize(
    ("noun", "change"),
    [
        ("report", {"text": None}),
        ("report", {"body_status": "cut"}),
        ("report", {"noun": "claim"}),
        ("mentions", {"periods": [{"start": "5", "end": 9, "text": "May"}]}),
        ("claim", {"kind": "weather"}),
        ("claim", {"places": [{"name": "Kelo", "surface": "Kelo", "role": "near"}]}),
        ("claim", {"quantity": {"value": "many"}}),
        ("incident", {"status": "true"}),
        ("incident", {"fields": {"killed": {"best": []}}}),
        ("picture", {"control": [{"place": None}]}),
        ("set_aside", {"reason": 7}),
    ],
)
def test_what_is_wrong_is_refused(noun: str, change: dict[str, Any]) -> None:
    body = {**json.loads(encode(FULL[noun])), **change}
    with pytest.raises(jsonschema.ValidationError):
        check(noun, body)


@pytest.mark.parametrize("noun", NOUNS)
def test_every_field_of_a_full_example_differs_from_nothing(noun: str) -> None:
    """The full examples exercise every list of their noun."""
    empty = [k for k, v in json.loads(encode(FULL[noun])).items() if v == [] and k != "targets"]
    assert empty == []
