"""The word lists of `place_words.yaml`, in the shapes that the rules need."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Words", "words"]


class Words(NamedTuple):
    """Word lists.

    Attributes:
        stop: Words that never belong to a place's name when they begin it.
        titles: Words that make the name after them a person's.
        organisations: Words that make the name they stand in an organisation's.
        civic: Words that make a place's name its authority's.
        locative: Words after which a name is a place.
        speech: Verbs of which a government is the subject.
        helpers: Words that may stand between a government and its verb.
        after: Kind of place by the words that follow a name.
        before: Kind of place by the words before "of", or before the name itself.
        directions: Words such as "northern".
        based: Second parts of compounds ("US-backed").
        heads: First words of longer names of places ("Tel Hamis").
        seats: Names of buildings that stand for a government.
        offices: Words before "district" that make it no place's name.
        given_heads: First words of persons' names that are never one alone ("Abu Hassan").
    """

    stop: frozenset[str]
    titles: frozenset[str]
    organisations: frozenset[str]
    civic: frozenset[str]
    locative: frozenset[str]
    speech: frozenset[str]
    helpers: frozenset[str]
    after: dict[str, str]
    before: dict[str, str]
    directions: frozenset[str]
    based: frozenset[str]
    heads: frozenset[str]
    seats: frozenset[str]
    offices: frozenset[str]
    given_heads: frozenset[str]


@cache
def words() -> Words:
    """Return the packaged word lists."""
    import yaml

    raw: dict[str, Any] = yaml.safe_load(
        files("crossbearing.annotate").joinpath("place_words.yaml").read_text("utf8")
    )

    def listed(name: str) -> frozenset[str]:
        return frozenset(raw[name].split() if isinstance(raw[name], str) else raw[name])

    def kinds(name: str) -> dict[str, str]:
        return {word: kind for kind, found in raw[name].items() for word in found}

    return Words(
        listed("stop"), listed("titles"), listed("organisations"), listed("civic"), listed("locative"), listed("speech"),
        listed("speech_helpers"), kinds("after"), kinds("before"), listed("directions"), listed("based"),
        listed("heads"), listed("seats"), listed("offices"), listed("given_heads"),
    )  # fmt: skip
