"""Reading gold: what is right is read; what is wrong is refused by file, text and field."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from crossbearing.codebook import Codebook
from eval.gold import BadGold, Crisis, GoldClaim, GoldText, gaps, load_half, read_crisis, sentences

TEXT = "Shells hit Belar. Shells hit the bridge, killing 12, a charity said."


def crisis(**claim: Any) -> dict[str, Any]:
    """A file with one text and one claim, some fields of which are given."""
    one = {"span": "killing 12", "type": "killed", **claim}
    text = {"id": "belar-01", "published": "2024-05-03", "text": TEXT, "claims": [one]}
    return {"crisis": "Fighting in Belar", "continent": "Africa", "kind": "conflict", "texts": [text]}


def stored(folder: Path, content: Any, name: str = "belar.yaml") -> Path:
    path = folder / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump(content, allow_unicode=True), encoding="utf-8")
    return path


def test_a_file_is_read(tmp_path: Path, codebook: Codebook):
    path = tmp_path / "belar.yaml"
    path.write_text(
        f"""crisis: Fighting in Belar
continent: Africa
kind: conflict
texts:
- id: belar-01
  published: 2024-05-03
  text: {TEXT}
  claims:
  - span: Shells hit
    occurrence: 2
    type: shelling
    also_types: [attack]
    places: [{{name: the bridge, country: NO}}]
    time: {{from: 2024-05-02, to: 2024-05-02}}
    quantity: {{low: 12, unit: people}}
""",
        encoding="utf-8",
    )
    (text,) = read_crisis(path, codebook).texts
    (claim,) = text.claims
    assert text.published == "2024-05-03"
    assert text.at(claim) == (18, 28)
    assert claim.places[0].country == "NO"  # Norway, and not a truth value
    assert claim.time is not None
    assert (claim.time.from_, claim.time.to) == ("2024-05-02", "2024-05-02")
    assert claim.certainty == "asserted"


@pytest.mark.parametrize(
    ("field", "fault"),
    [
        ("span", {"span": "killing 13"}),
        ("span", {"span": ""}),
        ("occurrence", {"span": "Shells hit", "occurrence": 3}),
        ("type", {"type": "no_such_entry"}),
        ("type", {"also_types": ["no_such_entry"]}),
        ("certainty", {"certainty": "sure"}),
        ("places", {"places": [{"name": "Belar", "country": "SDN"}]}),
        ("places", {"places": [{"country": "SD"}]}),
        ("time", {"time": {"from": "May 2024"}}),
        ("time", {"time": {"from": "2024-05-03", "to": "2024-05-02"}}),
        ("quantity", {"quantity": {"unit": "people"}}),
        ("quantity", {"quantity": {"value": "twelve"}}),
        ("colour", {"colour": "red"}),
    ],
)
def test_a_fault_names_file_text_and_field(
    field: str, fault: dict[str, Any], tmp_path: Path, codebook: Codebook
):
    with pytest.raises(BadGold) as error:
        read_crisis(stored(tmp_path, crisis(**fault)), codebook)
    assert "belar.yaml, belar-01" in str(error.value)
    assert field in str(error.value)


@pytest.mark.parametrize(
    "content",
    [None, [], {"crisis": "x"}, {**crisis(), "continent": "Atlantis"}, {**crisis(), "texts": ["x"]}],
)
def test_a_file_of_another_shape_is_refused_by_name(content: Any, tmp_path: Path, codebook: Codebook):
    with pytest.raises(BadGold, match=r"belar\.yaml"):
        read_crisis(stored(tmp_path, content), codebook)


def test_an_id_that_stands_twice_is_refused(tmp_path: Path, codebook: Codebook):
    stored(tmp_path / "open", crisis(), "one.yaml")
    stored(tmp_path / "open", crisis(), "two.yaml")
    with pytest.raises(BadGold, match="belar-01"):
        load_half("open", codebook, tmp_path)


def test_a_half_that_is_not_there_is_empty(tmp_path: Path, codebook: Codebook):
    assert load_half("blind", codebook, tmp_path) == ()


def test_words_are_found_across_line_breaks():
    text = GoldText(id="a", published="2024-05-03", text="The road\n to Belar is cut.")
    assert text.at(GoldClaim(span="The road to Belar is cut", type="closed")) == (0, 25)


@pytest.mark.parametrize(
    ("fields", "kinds"),
    [
        ({"type": "killed"}, ("event",)),
        ({"type": "killed", "quantity": {"value": 3}}, ("event", "figure")),
        ({"type": "captured", "certainty": "forecast"}, ("forecast", "control")),
        ({"type": "captured", "background": True}, ("background", "control")),
        ({"type": "captured", "also_types": ["attack"]}, ("control", "event")),
    ],
)
def test_the_kind_follows_from_the_type(fields: dict[str, Any], kinds: tuple[str, ...], codebook: Codebook):
    import msgspec

    assert msgspec.convert({"span": "x", **fields}, GoldClaim).kinds(codebook) == kinds


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("One.", 1),
        ("One. Two!", 2),
        ("A headline\nOne sentence.", 2),
        ('He said: "No." Then silence', 2),
        ("- 12 dead\n\n- 3 hurt\n", 2),
        ("About 3.5 million", 1),
    ],
)
def test_sentences_are_counted(text: str, count: int):
    assert sentences(text) == count


def test_gold_that_is_too_narrow_is_told_in_every_respect():
    one = Crisis(crisis="a", continent="Asia", kind="flood", texts=())
    found = " ".join(gaps([one]))
    assert "0 sentences" in found
    assert "1 crises" in found
    assert "1 continents" in found
    assert "drought" in found
    assert "flood" not in found


def test_gold_that_is_wide_enough_lacks_nothing():
    kinds = ["conflict", "flood", "earthquake", "storm", "drought", "epidemic"] * 2
    continents = ["Africa", "Asia", "Europe", "Americas"] * 3
    text = GoldText(id="a", published="2024-05-03", text="A road is cut. " * 25)
    wide = [
        Crisis(crisis=str(n), continent=c, kind=k, texts=(text,))
        for n, (c, k) in enumerate(zip(continents, kinds, strict=True))
    ]
    assert list(gaps(wide)) == []
    assert list(gaps(wide[:11])) != []
