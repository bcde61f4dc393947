"""Who a claim rests on: the attributions of the report whose content holds the claim's predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.attribution import Sourced, attribution_of
from crossbearing.extract.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attributed"]


def attributed(scene: Scene, start: int, end: int, trigger: Token) -> Sourced:
    """Who vouches for the claim at [start, end) whose predicate is `trigger`.

    Where nobody says the clause itself, whoever is said to have confirmed its event does: "were struck in an operation
    *confirmed by* the ministry".
    """
    if scene.annotated.attributions is None:
        return Sourced()
    found = attribution_of(start, end, scene.annotated.attributions, predicate=scene.start(trigger))
    if found.links or found.scope != "none":
        return found
    for noun in _event_nouns(trigger):
        witness = attribution_of(start, end, scene.annotated.attributions, predicate=scene.start(noun))
        if witness.links and not witness.negated:
            return witness
    return found


def _event_nouns(trigger: Token) -> list[Token]:
    """Nouns of the clause that stand for the whole event."""
    own = [c for c in trigger.children if c.dep_ in ("nsubj", "nsubjpass", "dobj")]
    own += [o for c in trigger.children if c.dep_ == "prep" for o in c.children if o.dep_ == "pobj"]
    return [t for t in own if t.lemma_.lower() in _EVENTS]


_EVENTS = frozenset(
    "operation attack strike airstrike raid incident event assault evacuation closure move bombing explosion capture".split()
)
