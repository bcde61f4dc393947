"""The linker's knowledge of types, words and organisations, read once from ``rules.yaml``."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crossbearing.gazetteer.normal import key

__all__ = ["Constraint", "Rules", "rules"]


@dataclass(frozen=True)
class Constraint:
    """Where a constraint holds.

    Attributes:
        name: What it is called where it forbids.
        test: The test that decides, by its short name.
        any_of: Topics of which one of the two claims must have one; empty for any.
        all_of: Topics of which both must have one; empty for any.
        same: Whether the topics must be the same.
        differ: Whether they must not be.
        lifted_by: The agreement of the two reports that lifts it: copies, story.
    """

    name: str
    test: str
    any_of: frozenset[str] = frozenset()
    all_of: frozenset[str] = frozenset()
    same: bool = False
    differ: bool = False
    lifted_by: frozenset[str] = frozenset()

    def holds(self, a: str, b: str, agree: str) -> bool:
        """Whether it holds between claims of topics `a` and `b` whose reports agree so far ("" where they do not)."""
        if agree in self.lifted_by or (self.same and a != b) or (self.differ and a == b):
            return False
        if self.any_of and self.any_of.isdisjoint((a, b)):
            return False
        return not self.all_of or {a, b} <= self.all_of


@dataclass(frozen=True)
class Rules:
    """Look-up tables made from ``rules.yaml`` and the list of countries.

    Attributes:
        topic_of_type: Topic of each codebook entry.
        topic_of_kind: Topic of a kind, for types that no topic names.
        led: Topics in which one party acts upon another.
        spoken: Topics in which what is said is one thing only where one person says it.
        constraints: What forbids a union, in order.
        limits: Numbers of the constraints.
        moments: Topics of which a report can be the story.
        stories: Weights of the evidence that two reports are about one event.
        calendar: Names of days and months, in small letters.
        state_topics: Topics that describe how things stand rather than a moment.
        joins: Cost in evidence of joining two different topics; a pair that is missing is never joined.
        measures: Topic of a figure by a word of its measure.
        outcomes: Type -> (pole, its opposite or "", strength from 0, weakest).
        word_class: Word -> class of actors.
        parts: Words for a part of a place.
        hollow: Words that identify nobody.
        loose: Words that make a source one that may be any other.
        family: Short name of an organisation -> its family.
        organisation: Normalised name of an organisation -> its short name.
        agencies: Normalised names of news agencies.
        state_media: Normalised name of a news agency of a state -> ISO 3166-1 alpha-2 code.
        place_class: Feature -> settlement, area, facility or nature.
        objects: Word -> facility or service that it names.
        bases: Word -> kind of standing facility.
        counted: Word -> group of people counted.
        counted_alike: Pairs of groups that may be the same people.
        demonyms: Normalised country name or demonym -> ISO 3166-1 alpha-2 code.
        means: Word -> kind of weapon or force of nature.
        natural: Kinds that are forces of nature.
        acts: Words for what is done with a means.
    """

    topic_of_type: Mapping[str, str]
    topic_of_kind: Mapping[str, str]
    state_topics: frozenset[str]
    led: frozenset[str]
    spoken: frozenset[str]
    constraints: tuple[Constraint, ...]
    limits: Mapping[str, float]
    moments: frozenset[str]
    stories: Mapping[str, float]
    calendar: frozenset[str]
    joins: Mapping[tuple[str, str], float]
    measures: Mapping[str, str]
    outcomes: Mapping[str, tuple[str, str, int]]
    word_class: Mapping[str, str]
    parts: frozenset[str]
    hollow: frozenset[str]
    loose: frozenset[str]
    family: Mapping[str, str]
    organisation: Mapping[str, str]
    agencies: frozenset[str]
    state_media: Mapping[str, str]
    place_class: Mapping[str, str]
    objects: Mapping[str, str]
    bases: Mapping[str, str]
    counted: Mapping[str, str]
    counted_alike: frozenset[tuple[str, str]]
    demonyms: Mapping[str, str]
    means: Mapping[str, str]
    natural: frozenset[str]
    acts: frozenset[str]


@cache
def rules() -> Rules:
    """Return the packaged rules."""
    raw = yaml.safe_load((files("crossbearing.reconcile") / "rules.yaml").read_text(encoding="utf-8"))
    topics: dict[str, Any] = raw["topics"]
    return Rules(
        topic_of_type=_invert({t: body.get("types", ()) for t, body in topics.items()}),
        topic_of_kind=_invert({t: body.get("kinds", ()) for t, body in topics.items()}),
        state_topics=frozenset(t for t, body in topics.items() if body.get("state")),
        led=frozenset(raw["led"]),
        spoken=frozenset(raw["spoken"]),
        constraints=tuple(Constraint(**{k: _frozen(v) for k, v in c.items()}) for c in raw["constraints"]),
        limits=raw["limits"],
        moments=frozenset(raw["moments"]),
        stories=raw["stories"],
        calendar=frozenset(raw["calendar"].split()),
        joins={pair: j["cost"] for j in raw["joins"] for pair in ((j["a"], j["b"]), (j["b"], j["a"]))},
        measures=raw["measures"],
        outcomes={
            name: (o["pole"], o["opposite"] or "", strength)
            for o in raw["outcomes"]
            for strength, name in enumerate(o["types"])
        },
        word_class=_invert({c: words.split() for c, words in raw["classes"].items()}),
        parts=frozenset(raw["parts"].split()),
        hollow=frozenset(raw["hollow"].split()),
        loose=frozenset(raw["loose"].split()),
        family={o["name"]: o["family"] for o in raw["organisations"]},
        organisation={key(name): o["name"] for o in raw["organisations"] for name in o["names"]},
        agencies=frozenset(key(name) for name in raw["agencies"]),
        state_media={key(name): code for name, code in raw["state_media"].items()},
        place_class=_invert(raw["features"]),
        objects=_invert(raw["objects"]),
        bases=_invert(raw["bases"]),
        counted=_invert(raw["counted"]),
        counted_alike=frozenset(p for a, b in raw["counted_alike"] for p in ((a, b), (b, a))),
        demonyms=_demonyms(),
        means=_invert({kind: words.split() for kind, words in raw["means"].items()}),
        natural=frozenset(raw["natural"]),
        acts=frozenset(raw["acts"].split()),
    )


def _frozen(value: Any) -> Any:
    return frozenset(value) if isinstance(value, list) else value


def _invert(groups: Mapping[str, Any]) -> dict[str, str]:
    """Turn {group: words} into {word: group}; the first group that names a word keeps it."""
    found: dict[str, str] = {}
    for group, words in groups.items():
        for word in words:
            found.setdefault(str(word), group)
    return found


def _demonyms() -> dict[str, str]:
    table = (files("crossbearing.gazetteer") / "data" / "countries.csv").read_text(encoding="utf-8")
    found: dict[str, str] = {}
    for row in csv.DictReader(table.splitlines()):
        for name in (row["name"], *row["demonym"].split("|"), row["capital"]):
            if name.strip():
                found.setdefault(key(name), row["iso2"])
    return found
