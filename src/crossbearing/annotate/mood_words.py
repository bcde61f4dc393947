"""The words of certainty, negation and history, as the codebook lists them (``codebook/mood.yaml``)."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from crossbearing.errors import BadCodebook

__all__ = ["MoodWords", "mood_words", "read_mood_words"]

Words = frozenset[str]


class MoodWords(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Lemmas (lower case) by what they do to a clause; the codebook's comments say what each list means."""

    modals: Words
    past_possible: Words
    perception: Words
    speaking: Words
    future: Words
    future_own: Words
    future_state: Words
    directive: Words
    attempt: Words
    negating: Words
    negating_self: Words
    prevent: Words
    averted: Words
    deny: Words
    reject: Words
    words_of_others: Words
    false: Words
    no_truth: Words
    doubt: Words
    future_nouns: Words
    settled_nouns: Words
    awaiting: Words
    series: Words
    negating_nouns: Words
    future_modifiers: Words
    hedge_modifiers: Words
    negating_modifiers: Words
    happen: Words
    hedges: Words
    probable: Words
    hedge_verbs: Words
    negators: Words
    not_negating: Words
    conditional: Words
    temporal: Words
    unknown: Words
    habit: Words
    former: Words
    description: Words
    description_verbs: Words
    old_units: Words
    later: Words


@cache
def mood_words() -> MoodWords:
    """The packaged words, read once a process."""
    return read_mood_words(files("crossbearing.codebook").joinpath("mood.yaml").read_text(encoding="utf-8"))


def read_mood_words(text: str) -> MoodWords:
    """Read the words from YAML `text`.

    Raises:
        BadCodebook: the text is not YAML, a list is missing or unknown, or an entry is no word.
    """
    try:
        data: Any = yaml.safe_load(text)
        return msgspec.convert(data, MoodWords)
    except (yaml.YAMLError, msgspec.ValidationError) as error:
        raise BadCodebook(
            f"The mood codebook cannot be interpreted ({error}). Compare the packaged file."
        ) from error
