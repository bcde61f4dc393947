"""What a clause does to its event: asserted, forecast or denied; negated; hedged; asked; history.

    mood_of(token, sentence, published=…)   →   Mood

The rules start at a predicate (a verb or an event noun), read its own auxiliaries, negations and modifiers, and
climb to what governs it ("failed to reach", "warned of floods", "if the dam breaks", "denied that") until a clause
is reached that stands for itself. Who says it is not asked here: that is attribution's business.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from crossbearing.annotate.mood_climb import climb
from crossbearing.annotate.mood_history import historic_sentences, is_history
from crossbearing.annotate.mood_state import State
from crossbearing.annotate.mood_words import mood_words
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Mood", "historic_sentences", "mood_of"]


@dataclass(frozen=True, slots=True)
class Mood:
    """How a clause puts its event.

    Attributes:
        certainty: asserted, forecast (future, planned, conditional, demanded, attempted) or denied.
        negated: True where it did not happen, or is said not to have.
        background: True for history, habit and description.
        hedged: True where the words soften ("reportedly", "may have", "is believed to").
        question: True where it is asked or left open ("whether …", "?").
        reason: The rule that decided, for people ("modal: may"); "" where nothing did.
    """

    certainty: Literal["asserted", "forecast", "denied"] = "asserted"
    negated: bool = False
    background: bool = False
    hedged: bool = False
    question: bool = False
    reason: str = ""


def mood_of(
    token: Token,
    sentence: Sentence,
    *,
    published: dt.date | None = None,
    historic: frozenset[int] = frozenset(),
) -> Mood:
    """Read the mood of the event that `token` names.

    Args:
        token: The predicate: a verb or an event noun of `sentence.doc`; any other token is read as a noun.
        sentence: Its sentence.
        published: Day of publication; years before it make history. None: only words do.
        historic: Indices of sentences inside a historical account (`historic_sentences`).
    """
    state = State(mood_words())
    climb(token, state)
    if sentence.text.rstrip("\"”’') ").endswith("?") and not _after_question(token):
        state.question, state.reason = True, state.reason or "question"
    background = is_history(token, published, state.words) or (
        sentence.index in historic and not state.forecast
    )
    certainty: Literal["asserted", "forecast", "denied"] = "asserted"
    if state.denied:
        certainty = "denied"
    elif state.forecast or state.question:
        certainty = "forecast"
    return Mood(
        certainty=certainty,
        negated=state.negated or state.denied,
        background=background and certainty != "forecast",
        hedged=state.hedged,
        question=state.question,
        reason=state.reason or ("history" if background else ""),
    )


def _after_question(token: Token) -> bool:
    """Whether a question mark inside the sentence closes before `token`: then only what stands before is asked."""
    marks = [t.i for t in token.doc if t.text == "?"]
    return bool(marks) and marks[-1] < token.i
