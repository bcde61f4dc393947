"""The scorer: what it takes as met, what not, and what it holds against a run."""

from pathlib import Path

import msgspec
import pytest
from example_oracle import EXAMPLES, NAMES, Oracle, find

from eval import examples
from eval.example_expected import load_expected
from eval.example_matching import name_in, number_met, same_name

HOMS = EXAMPLES / "homs-2024"


@pytest.fixture
def oracle() -> Oracle:
    return Oracle(HOMS)


def score(oracle: Oracle, folder: Path) -> examples.Score:
    return examples.score_example(HOMS, oracle.write(folder / "out"))


def spoil_claim(oracle: Oracle, report: str, words: str, **fields) -> str:
    """Change the claim at these words, or add one; return its id."""
    start, end = find(oracle.texts[report], words)[0]
    name = f"{report}:{start}-{end}"
    if name not in oracle.claims:
        from crossbearing.model import Claim

        oracle.claims[name] = Claim(
            id=name, report=report, start=start, end=end, quote=words, kind="event", type="x"
        )
    oracle.claims[name] = msgspec.structs.replace(oracle.claims[name], **fields)
    return name


def replace_first(oracle: Oracle, section: str, **fields) -> None:
    entries = list(getattr(oracle.picture, section))
    entries[0] = msgspec.structs.replace(entries[0], **fields)
    oracle.picture = msgspec.structs.replace(oracle.picture, **{section: tuple(entries)})


@pytest.mark.parametrize("name", NAMES)
def test_perfect_run_meets_every_expectation(name, tmp_path):
    result = examples.score_example(EXAMPLES / name, Oracle(EXAMPLES / name).write(tmp_path))
    assert [m for s in result.sections for m in s.misses] == []
    assert result.share == 1.0
    assert result.forbidden == ()


@pytest.mark.parametrize("name", NAMES)
def test_empty_run_meets_none(name, tmp_path):
    result = examples.score_example(EXAMPLES / name, tmp_path)
    assert result.met == 0
    assert result.items > 60
    assert result.forbidden == ()


def test_wrong_holder_is_a_miss(oracle, tmp_path):
    replace_first(oracle, "control", holder="Syrian Democratic Forces")
    control = next(s for s in score(oracle, tmp_path).sections if s.name == "control")
    assert control.misses == ("Hama",)


def test_two_states_of_one_bridge_are_a_miss(oracle, tmp_path):
    bridge = oracle.picture.access[0]
    both = (*oracle.picture.access, msgspec.structs.replace(bridge, state="open"))
    oracle.picture = msgspec.structs.replace(oracle.picture, access=both)
    access = next(s for s in score(oracle, tmp_path).sections if s.name == "access")
    assert access.misses == ("Rastan bridge",)


def test_disputed_place_needs_its_contrary_claims(oracle, tmp_path):
    stripped = tuple(msgspec.structs.replace(c, contrary=()) for c in oracle.picture.control)
    oracle.picture = msgspec.structs.replace(oracle.picture, control=stripped)
    assert score(oracle, tmp_path).items - score(oracle, tmp_path).met == 1


def test_households_are_met_as_such_or_converted_but_not_as_people(oracle, tmp_path):
    at = next(n for n, d in enumerate(oracle.picture.displacement) if d.scope == "Tartus")
    for fields, met in (
        ({"best": 340, "unit": "households"}, True),
        ({"best": 1870}, True),
        ({"best": 340}, False),
    ):
        entries = list(oracle.picture.displacement)
        entries[at] = msgspec.structs.replace(entries[at], **fields)
        oracle.picture = msgspec.structs.replace(oracle.picture, displacement=tuple(entries))
        assert (score(oracle, tmp_path).share == 1.0) is met
        entries[at] = msgspec.structs.replace(entries[at], unit="people")
        oracle.picture = msgspec.structs.replace(oracle.picture, displacement=tuple(entries))


def test_party_claim_told_as_plain_figure_is_a_miss(oracle, tmp_path):
    plain = tuple(msgspec.structs.replace(c, claimed_by=None) for c in oracle.picture.casualties)
    oracle.picture = msgspec.structs.replace(oracle.picture, casualties=plain)
    casualties = next(s for s in score(oracle, tmp_path).sections if s.name == "casualties")
    assert len(casualties.misses) == 2


def test_copies_counted_as_origins_are_a_miss(oracle, tmp_path):
    oracle.incidents[0] = msgspec.structs.replace(oracle.incidents[0], origins=3, status="corroborated")
    incidents = next(s for s in score(oracle, tmp_path).sections if s.name == "incidents")
    assert incidents.misses == ("Rastan bridge destroyed",)


def test_split_incident_is_a_miss(oracle, tmp_path):
    whole = oracle.incidents[0]
    halves = [msgspec.structs.replace(whole, id=f"{whole.id}{n}", claims=whole.claims[n::2]) for n in (0, 1)]
    oracle.incidents[:1] = halves
    assert "Rastan bridge destroyed" in [m for s in score(oracle, tmp_path).sections for m in s.misses]


def test_merged_pair_is_a_miss_and_forbidden(oracle, tmp_path):
    bridge = oracle.incidents[0]
    town = find(oracle.texts["01-halyard-wire"], "Rebel fighters have since overrun Rastan")[0]
    extra = f"01-halyard-wire:{town[0]}-{town[1]}"
    oracle.incidents[0] = msgspec.structs.replace(bridge, claims=(*bridge.claims, extra))
    result = score(oracle, tmp_path)
    assert [line for line in result.forbidden if line.startswith("merged in i:0")]
    assert "the bridge at Rastan and the town of Rastan" in [m for s in result.sections for m in s.misses]


def test_forecast_told_as_fact_is_forbidden(oracle, tmp_path):
    words = "Up to 1.5 million people could be displaced"
    spoil_claim(oracle, "04-flash-update", words, kind="figure", certainty="claimed")
    result = score(oracle, tmp_path)
    assert len(result.forbidden) == 1
    assert "forecast told as fact" in result.forbidden[0]


def test_denied_content_told_as_fact_is_forbidden(oracle, tmp_path):
    spoil_claim(
        oracle, "06-northlight-live", "the army has withdrawn from Homs", kind="control", certainty="asserted"
    )
    assert "denied, told as fact" in score(oracle, tmp_path).forbidden[0]


@pytest.mark.parametrize(
    ("fields", "forbidden"),
    [({}, 1), ({"background": True}, 0), ({"kind": "statement"}, 0), ({"certainty": "forecast"}, 0)],
)
def test_history_may_stand_as_background_only(fields, forbidden, oracle, tmp_path):
    spoil_claim(oracle, "08-strand-review", "took another 6,000 lives in Syria alone", **fields)
    assert len(score(oracle, tmp_path).forbidden) == forbidden


def test_boilerplate_bears_no_claim_whatever_its_kind(oracle, tmp_path):
    words = "ALSO READ: Explosion at Latakia silo kills two dockers"
    spoil_claim(oracle, "02-harbour-herald", words, kind="background", background=True)
    assert "claim from boilerplate" in score(oracle, tmp_path).forbidden[0]


def test_forecast_in_the_totals_is_forbidden(oracle, tmp_path):
    replace_first(oracle, "displacement", high=1_500_000)
    assert "counted under displacement: 1,500,000" in score(oracle, tmp_path).forbidden[0]


def test_inferred_date_must_be_marked(oracle, tmp_path):
    oracle.reports = [msgspec.structs.replace(r, inferred=()) for r in oracle.reports]
    dates = next(s for s in score(oracle, tmp_path).sections if s.name == "dates")
    assert dates.misses == ("07-euphrates-post",)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Al-Arida", "Arida", True),
        ("São Leopoldo", "Sao Leopoldo", True),
        ("city of Homs", "Homs", True),
        ("Jousiyeh", "Jousieh", True),
        ("Hama", "Homs", False),
        ("Homs", "Homs Governorate", False),
        ("Rastan", "Rastan bridge", False),
        ("Santa Maria", "Santa Marta", False),
        ("", "", False),
    ],
)
def test_names_are_compared_leniently_but_not_blindly(one, other, same):
    assert same_name(one, other) is same


def test_name_is_found_as_whole_words_only():
    assert name_in(("HTS",), "HTS-led rebels")
    assert not name_in(("Russia",), "Belorussian embassy")
    assert not name_in(("HTS",), None)


def test_numbers():
    assert number_met(msgspec.UNSET, None)
    assert number_met((4.0, 5.0), 5)
    assert not number_met(None, 0)
    assert not number_met(0.0, None)
    assert number_met(100.0, 110, 0.1)
    assert not number_met(100.0, 111, 0.1)


def test_misspelt_expectation_is_an_error(tmp_path):
    (tmp_path / "expected.json").write_text('{"as_of": "2024-12-07", "controll": []}')
    with pytest.raises(msgspec.ValidationError, match="controll"):
        load_expected(tmp_path)


def test_table(oracle, tmp_path, capsys):
    oracle.incidents = []
    assert examples.main([str(HOMS), str(oracle.write(tmp_path))]) == 0
    printed = capsys.readouterr().out
    assert "| incidents | 12 | 0 | 0.00 |" in printed
    assert "- missed, incidents: Nasib closed" in printed
    assert "Outputs that must not be: 0" in printed


def test_usage(capsys):
    assert examples.main([]) == 2
    assert "Usage" in capsys.readouterr().out
