"""Who a claim rests on: the attributions of the report whose content holds the claim's predicate."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.attribution import Sourced, attribution_of
from crossbearing.extract.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["attributed"]


def attributed(scene: Scene, start: int, end: int, trigger: Token) -> Sourced:
    """Who vouches for the claim at [start, end) whose predicate is `trigger`."""
    if scene.annotated.attributions is None:
        return Sourced()
    return attribution_of(start, end, scene.annotated.attributions, predicate=scene.start(trigger))
