"""What the codebook's entries and some plain words mean to the picture, read from ``data/``."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

__all__ = ["Lexicon", "fold", "lexicon"]

_HERE = Path(__file__).parent / "data"


@dataclass(frozen=True)
class Lexicon:
    """Sets of codebook entries and words, by what they mean to the picture.

    Attributes:
        control: Role in a change of control (gains, holds, losses, ...) to entry ids.
        access_states: Entry id to the state of access that it sets.
        strikes: Entry ids of strikes, which do not close what they hit.
        people: Sections of ``types.yaml`` on displaced people.
        casualties: Measure of a casualty figure to the measures of quantity that it covers.
        joins: Relation entries that make one side of two names.
        armed_events: Entry ids that show fighting or violence.
        disasters: Entry ids of floods, storms, earthquakes and outbreaks.
        talks: Entry ids of meetings and calls.
        aid: Entry ids of aid delivered.
        promises: Entry ids of pledges.
        quiet_kinds: Kinds of claim that are no events.
        words: Lists of words and phrases by name.
        features: Word of a target to the feature that it names.
        services: Features that are services of a place, not a spot on the map.
        place_class: Feature of a place to its class (settlement, area, works, ...).
    """

    control: Mapping[str, frozenset[str]]
    access_states: Mapping[str, str]
    strikes: frozenset[str]
    people: Mapping[str, Any]
    casualties: Mapping[str, frozenset[str]]
    joins: frozenset[str]
    armed_events: frozenset[str]
    disasters: frozenset[str]
    talks: frozenset[str]
    aid: frozenset[str]
    promises: frozenset[str]
    quiet_kinds: frozenset[str]
    words: Mapping[str, frozenset[str]]
    features: Mapping[str, str]
    services: frozenset[str]
    place_class: Mapping[str, str]


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """`text` without case, marks, punctuation and double spaces, for comparing names."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c))
    return " ".join("".join(c if c.isalnum() else "" if c in "'’`ʻʿ" else " " for c in plain).split())


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load((_HERE / name).read_text(encoding="utf-8"))
    return data


def _phrases(text: str) -> frozenset[str]:
    parts = text.split("|") if "|" in text else text.split()
    return frozenset(fold(p) for p in parts)


def _inverted(table: Mapping[str, str]) -> dict[str, str]:
    return {word: key for key, words in table.items() for word in words.split()}


@cache
def lexicon() -> Lexicon:
    """The packaged lexicon, read once."""
    types, words = _read("types.yaml"), _read("words.yaml")
    plain = {k: _phrases(v) for k, v in words.items() if isinstance(v, str)}
    return Lexicon(
        control={k: frozenset(v) for k, v in types["control"].items()},
        access_states=types["access"]["states"],
        strikes=frozenset(types["access"]["strikes"]),
        people=types["people"],
        casualties={k: frozenset(v) for k, v in types["casualties"].items()},
        joins=frozenset(types["relations"]["joins"]),
        armed_events=frozenset(types["armed_events"]),
        disasters=frozenset(types["disasters"]),
        talks=frozenset(types["talks"]),
        aid=frozenset(types["aid"]),
        promises=frozenset(types["promises"]),
        quiet_kinds=frozenset(types["quiet_kinds"]),
        words=plain,
        features=_inverted(words["features"]),
        services=frozenset(words["services"].split()),
        place_class=_inverted(words["place_classes"]),
    )
