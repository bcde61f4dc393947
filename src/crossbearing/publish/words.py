"""The word lists of ``words.yaml``."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

__all__ = ["Words", "words"]


class Words(NamedTuple):
    """Word lists, lower case.

    Attributes:
        offices: Words that make the name beside them a public person's.
        private_before: Words after which a name is a private person's.
        no_person: Words that a person's name never has.
        particles: Parts of names that give nobody away.
        ties: Words that part a name from an office beside it.
        shelter_features: Kinds of places that are places of shelter.
        shelter_words: Words of a name that make it one.
    """

    offices: frozenset[str]
    private_before: frozenset[str]
    no_person: frozenset[str]
    particles: frozenset[str]
    ties: frozenset[str]
    shelter_features: frozenset[str]
    shelter_words: frozenset[str]


@cache
def words() -> Words:
    """Return the packaged lists."""
    import yaml

    raw: dict[str, Any] = yaml.safe_load(
        (files("crossbearing.publish") / "words.yaml").read_text(encoding="utf-8")
    )
    lists = {k: frozenset(v.split() if isinstance(v, str) else v) for k, v in raw.items()}
    return Words(**lists)
