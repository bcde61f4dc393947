"""The words that attribute, as the codebook lists them (``codebook/attribution.yaml``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from crossbearing.errors import BadCodebook

__all__ = ["Cues", "cues", "read_cues"]

Words = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cues:
    """Lemmas (lower case) by what they do; see the comments in the codebook for each list.

    Attributes:
        verbs: Lemma of a verb to its class (say, claim, deny, ...).
        nouns: Lemma of a noun that carries what is said to its class.
        prepositions: Lemma of a verb to the prepositions that introduce what is said.
    """

    verbs: dict[str, str]
    nouns: dict[str, str]
    prepositions: dict[str, Words]
    adjectives: Words
    takes_object: Words
    counts: Words
    takes_addressee: Words
    needs_voice: Words
    figure_verbs: Words
    figure_nouns: Words
    takes_infinitive: Words
    documents: Words
    media: Words
    media_titles: Words
    media_names: Words
    channels: Words
    channel_verbs: Words
    audience: Words
    roles: Words
    speaks_for: Words
    title_speaks_for: Words
    groups: Words
    hedges: Words
    hedge_passives: Words
    hedge_raising: Words
    fates: Words
    plain_adjectives: Words


@cache
def cues() -> Cues:
    """The packaged cue words, read once a process."""
    return read_cues(files("crossbearing.codebook").joinpath("attribution.yaml").read_text(encoding="utf-8"))


def read_cues(text: str) -> Cues:
    """Read cue words from YAML `text`.

    Raises:
        BadCodebook: the text is not YAML, or a list is missing or is no list of words.
    """
    try:
        data = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise BadCodebook(
            f"The attribution codebook is not valid YAML ({error}). Correct the file."
        ) from error
    if not isinstance(data, dict):
        raise BadCodebook("The attribution codebook must be a mapping of lists. Compare the packaged file.")
    plain = [name for name in Cues.__slots__ if name not in {"verbs", "nouns", "prepositions"}]
    return Cues(
        verbs=_by_lemma(data, "verbs"),
        nouns=_by_lemma(data, "nouns"),
        prepositions={
            str(verb): _words(preps, verb) for verb, preps in _mapping(data, "prepositions").items()
        },
        **{name: _words(data.get(name), name) for name in plain},
    )


def _mapping(data: dict[str, Any], name: str) -> dict[str, Any]:
    value = data.get(name)
    if not isinstance(value, dict):
        raise BadCodebook(f"In the attribution codebook, {name!r} must map names to lists of words.")
    return value


def _by_lemma(data: dict[str, Any], name: str) -> dict[str, str]:
    """Lemma to class; where a lemma stands under two classes, the first counts."""
    found: dict[str, str] = {}
    for group, words in _mapping(data, name).items():
        for word in sorted(_words(words, group)):
            found.setdefault(word, str(group))
    return found


def _words(value: Any, name: str) -> Words:
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise BadCodebook(
            f"In the attribution codebook, {name!r} must be a list of words (quote yes, no, on, off)."
        )
    return frozenset(value)
