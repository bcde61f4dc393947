"""Groups of the own gold: read strictly, scored by hand-made answers, wide enough, and no worse than they were."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml

from crossbearing.codebook import Codebook
from crossbearing.model import Claim, Incident
from eval import __main__ as program
from eval import floors
from eval.bundled import measure_bundled
from eval.gold import HALVES, BadGold
from eval.groups import GoldGroup, load_groups, read_groups
from eval.groups_score import Answer, counts, misses

LEAST_GROUPS, LEAST_CORROBORATED = 60, 20
BAD_IF_MANY = {"false_corroboration", "false_dispute"}

SHELLING = {
    "id": "shelling", "type": "shelling", "also_types": ["killed"], "reports": ["a", "b", "c"],
    "origins": {"count": 2, "by": [{"name": "a medic", "reports": ["a"]}, {"name": "the army", "reports": ["b"]}]},
    "fields": {"killed": {"relation": "update", "values": [{"value": 14, "reports": ["b"]}, {"value": 9, "reports": ["a", "c"]}]}},
}  # fmt: skip
BRIDGE = {
    "id": "bridge", "type": "destroyed", "reports": ["b"],
    "origins": {"count": 1, "by": [{"name": "the army", "reports": ["b"]}]},
}  # fmt: skip


def group(**changed: Any) -> dict[str, Any]:
    """Three reports on a shelling; the second tells of a bridge too."""
    reports = [
        {
            "id": letter,
            "outlet": f"Paper {letter}",
            "published": "2024-05-03T09:00:00Z",
            "text": "Shells hit Belar.",
        }
        for letter in "abc"
    ]
    return {
        "id": "belar-01",
        "about": "a shelling",
        "reports": reports,
        "incidents": [SHELLING, BRIDGE],
        **changed,
    }


def shelling(**changed: Any) -> dict[str, Any]:
    return group(incidents=[{**SHELLING, **changed}, BRIDGE])


def read(folder: Path, codebook: Codebook, one: Any, **head: Any) -> tuple[GoldGroup, ...]:
    path = folder / "belar.yaml"
    path.write_text(yaml.safe_dump({"theme": "belar", "groups": [one], **head}), encoding="utf-8")
    return read_groups(path, codebook)


@pytest.fixture
def gold(tmp_path: Path, codebook: Codebook) -> GoldGroup:
    return read(tmp_path, codebook, group())[0]


def test_a_group_is_read(gold: GoldGroup):
    one, other = gold.incidents
    assert one.types == {"shelling", "killed"}
    assert one.origins.range == (2, 2)
    assert one.origins.of("c") == frozenset()
    assert other.fields == {}


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("reports", group(reports=group()["reports"][:1])),
        ("published", group(reports=[{**r, "published": "May 2024"} for r in group()["reports"]])),
        ("id", group(reports=[{**r, "id": "a"} for r in group()["reports"]])),
        ("letter", group(reports=[{**r, "id": "first"} for r in group()["reports"]])),
        ("colour", group(colour="red")),
        ("not_same", group(not_same=[["a", "x"]])),
        ("withdrawn", group(withdrawn=["x"])),
        ("type", shelling(type="no_such_entry")),
        ("reports", shelling(reports=["a", "b", "x"])),
        ("withdrawn", shelling(withdrawn=["x"])),
        ("count", shelling(origins={"low": 1, "by": []})),
        ("count", shelling(origins={"by": []})),
        ("low", shelling(origins={"low": 3, "high": 2, "by": []})),
        ("by", shelling(origins={"count": 1, "by": SHELLING["origins"]["by"]})),  # type: ignore[index]
        ("weight", shelling(fields={"weight": {"relation": "same", "values": [{"value": 1, "reports": ["a"]}]}})),
        ("relation", shelling(fields={"killed": {"relation": "equal", "values": []}})),
        ("relation", shelling(fields={"killed": {"relation": "update", "values": [{"value": 1, "reports": ["a"]}]}})),
        ("values", shelling(fields={"killed": {"relation": "same", "values": []}})),
        ("values", shelling(fields={"killed": {"relation": "same", "values": [{"value": 1, "reports": ["x"]}]}})),
        ("period", shelling(fields={"time": {"relation": "same", "values": [{"value": "May", "reports": ["a"]}]}})),
    ],
)  # fmt: skip
def test_a_fault_names_file_group_and_field(
    field: str, fault: dict[str, Any], tmp_path: Path, codebook: Codebook
):
    with pytest.raises(BadGold) as error:
        read(tmp_path, codebook, fault)
    assert "belar.yaml, belar-01" in str(error.value)
    assert field in str(error.value)


def test_a_file_of_another_shape_is_refused_by_name(tmp_path: Path, codebook: Codebook):
    with pytest.raises(BadGold, match=r"belar\.yaml"):
        read(tmp_path, codebook, group(), crisis="Belar")


# An answer in which claims and incidents are written down by hand ------------------------------------------------------


def claim(name: str, entry: str) -> Claim:
    """A claim by a name that begins with the letter of its report."""
    kind = "figure" if entry == "killed" else "event"
    whole = {
        "id": name,
        "report": f"belar-01-{name[0]}",
        "start": 0,
        "end": 5,
        "quote": "Shells",
        "kind": kind,
        "type": entry,
    }
    return msgspec.convert(whole, Claim)


CLAIMS = {
    c.id: c for c in [
        claim("a1", "shelling"), claim("a2", "killed"), claim("b1", "shelling"), claim("b2", "killed"),
        claim("b3", "destroyed"), claim("c1", "killed"),
    ]
}  # fmt: skip
KILLED = {"best": 14, "relation": "update", "values": [
    {"value": 14, "claims": ["b2"]}, {"value": 9, "claims": ["a2", "c1"], "relation": "update"},
]}  # fmt: skip
ORIGINS = [
    {"name": "a medic", "basis": "", "claims": ["a1", "a2"]},
    {"name": "the army", "basis": "", "claims": ["b1", "b2"]},
]


def incident(*claims: str, **changed: Any) -> Incident:
    whole = {"id": f"i:{claims[0]}", "kind": "event", "type": CLAIMS[claims[0]].type, "label": "", "claims": claims,
             "reports": sorted({c[0] for c in claims}), "origins": len(changed.get("origin_list", [])) or 1, **changed}  # fmt: skip
    return msgspec.convert(whole, Incident)


def answer(*found: Incident) -> Answer:
    return Answer(found, CLAIMS)


BRIDGE_FOUND = incident("b3", origin_list=[{"name": "the army", "basis": "", "claims": ["b3"]}])


def whole(**changed: Any) -> Incident:
    return incident(
        "a1", "a2", "b1", "b2", "c1", **{"origin_list": ORIGINS, "fields": {"killed": KILLED}, **changed}
    )


def wrong(gold: GoldGroup, *found: Incident) -> set[str]:
    """Figures on which an answer is not wholly right."""
    scored = counts(gold, answer(*found))
    return {n for n, (part, of) in scored.items() if part != (0 if n in BAD_IF_MANY else of)}


def test_the_right_answer_is_right_in_everything(gold: GoldGroup):
    assert wrong(gold, whole(), BRIDGE_FOUND) == set()
    assert list(misses(gold, answer(whole(), BRIDGE_FOUND))) == []
    assert counts(gold, answer(whole(), BRIDGE_FOUND))["joined"] == (3, 3)


def test_no_answer_is_wrong_where_something_is_to_be_found(gold: GoldGroup):
    assert wrong(gold) == {
        "joined",
        "relation_accuracy",
        "best_accuracy",
        "origins_in_range",
        "corroboration_recall",
    }


def test_an_incident_cut_in_two_is_not_right_by_its_larger_part(gold: GoldGroup):
    first = {"best": 14, "values": [{"value": 14, "claims": ["b2"]}]}
    halves = incident("a1", "a2", "c1"), incident("b1", "b2", fields={"killed": first})
    assert {"joined", "relation_accuracy", "corroboration_recall", "origins_in_range"} <= wrong(
        gold, *halves, BRIDGE_FOUND
    )


def test_a_dispute_that_nobody_has_is_counted(gold: GoldGroup):
    disputed = {**KILLED, "relation": "contradiction"}
    assert wrong(gold, whole(fields={"killed": disputed}), BRIDGE_FOUND) == {
        "relation_accuracy",
        "false_dispute",
    }


def test_another_best_value_is_held_against_that_alone(gold: GoldGroup):
    assert wrong(gold, whole(fields={"killed": {**KILLED, "best": 9}}), BRIDGE_FOUND) == {"best_accuracy"}


def test_a_repeat_that_counts_as_an_origin_is_false_corroboration(gold: GoldGroup):
    more = [*ORIGINS, {"name": "Paper c", "basis": "", "claims": ["c1"]}]
    assert wrong(gold, whole(origin_list=more), BRIDGE_FOUND) == {"false_corroboration", "origins_in_range"}


def test_one_source_counted_twice_is_false_corroboration_and_knows_no_independent_ones(gold: GoldGroup):
    twice = [
        {"name": "a medic", "basis": "", "claims": ["a1"]},
        {"name": "a doctor", "basis": "", "claims": ["a2"]},
    ]
    assert wrong(gold, whole(origin_list=twice), BRIDGE_FOUND) == {
        "false_corroboration",
        "corroboration_recall",
    }


def test_origins_drawn_together_miss_the_corroboration(gold: GoldGroup):
    one = [{"name": "a medic", "basis": "", "claims": ["a1", "b1", "c1"]}]
    assert wrong(gold, whole(origin_list=one), BRIDGE_FOUND) == {"corroboration_recall", "origins_in_range"}


def test_two_things_in_one_incident_are_not_kept_apart(gold: GoldGroup):
    everything = incident(*CLAIMS, origin_list=ORIGINS, fields={"killed": KILLED})
    assert "kept_apart" in wrong(gold, everything)


def test_a_pair_that_nothing_may_join_is_not_kept_apart(tmp_path: Path, codebook: Codebook):
    gold = read(tmp_path, codebook, group(not_same=[["a", "b"]]))[0]
    assert wrong(gold, whole(), BRIDGE_FOUND) == {"kept_apart"}
    assert counts(gold, answer(whole(), BRIDGE_FOUND))["kept_apart"] == (1, 2)


@pytest.mark.parametrize(("withdrawn", "handled"), [("b", False), ("a", True)])
def test_a_best_value_that_is_withdrawn_is_counted(
    withdrawn: str, handled: bool, tmp_path: Path, codebook: Codebook
):
    gold = read(tmp_path, codebook, group(withdrawn=[withdrawn]))[0]
    assert ("withdrawn_handled" not in wrong(gold, whole(), BRIDGE_FOUND)) is handled


def test_what_repeats_a_withdrawn_report_does_not_hold_it_up(tmp_path: Path, codebook: Codebook):
    gold = read(tmp_path, codebook, group(withdrawn=["a"]))[0]
    assert "withdrawn_handled" in wrong(gold, whole(fields={"killed": {**KILLED, "best": 9}}), BRIDGE_FOUND)


# The groups themselves: figures only, no texts --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def own_groups(codebook: Codebook) -> dict[str, int]:
    """How many groups there are, how many incidents of two origins or more, and ids that stand in both halves."""
    every = [g for half in HALVES for g in load_groups(half, codebook)]
    origins = [i.origins.range[0] for g in every for i in g.incidents]
    return {
        "groups": len(every),
        "blind": len(load_groups("blind", codebook)),
        "corroborated": sum(low > 1 for low in origins),
        "twice": len(every) - len({g.id for g in every}),
    }


def test_there_are_enough_groups_and_enough_of_them_are_corroborated(own_groups: dict[str, int]):
    assert own_groups["groups"] >= LEAST_GROUPS
    assert own_groups["corroborated"] >= LEAST_CORROBORATED
    assert own_groups["twice"] == 0


@pytest.mark.parametrize("half", HALVES)
def test_the_product_is_no_worse_on_them_than_it_was(half: str):
    measured = measure_bundled(f"gold.groups-{half}")
    assert measured is not None
    have = floors.read()[measured.name]
    assert have.files is not None
    assert {"relation_accuracy", "corroboration_recall", "false_corroboration", "kept_apart"} <= set(
        have.floors
    )
    assert list(floors.failures([measured], floors.read())) == []


@pytest.mark.parametrize("name", ["gold.groups-blind", "gold.blind"])
def test_the_blind_half_is_never_listed(name: str, capsys: pytest.CaptureFixture[str]):
    with pytest.raises(SystemExit):
        program.main(["--misses", name])
    assert "blind half" in capsys.readouterr().err
