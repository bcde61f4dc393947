"""Which of its places a claim speaks of: what was taken, held or struck, and not what only surrounds it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from crossbearing.model import Claim, ClaimPlace
from crossbearing.situate.lexicon import fold, lexicon
from crossbearing.situate.places import place_class

__all__ = ["is_place_word", "names_place", "speaks_of_part", "spots"]


def spots(claim: Claim, roles: Sequence[str]) -> list[ClaimPlace]:
    """The places among `roles` that the claim's act bears on.

    A place in the role of target, or one that a target names ("captured Rastan, in Homs province": Rastan). Where the
    target is a plain word for a place ("the city"), or none is named, the first place. Where the target is something
    else ("several villages", "supply routes", "parts of the city"), none: the place itself is not what was taken.
    """
    found = [p for p in claim.places if p.role in roles]
    marked = [p for p in found if p.role == "target"]
    if marked:
        return marked
    named = [
        p for p in found if any(names_place(t.surface, p) or names_place(t.name, p) for t in claim.targets)
    ]
    if named:
        return named
    listed = [p for p in found if any(_listed(t.name, p, claim.quote) for t in claim.targets)]
    if listed:
        return listed
    if claim.targets and not any(
        is_place_word(t.name, found) or is_place_word(t.surface, found) for t in claim.targets
    ):
        return []
    return found[:1]


def speaks_of_part(claim: Claim) -> bool:
    """Whether what was taken is only a part of a place ("the northern suburbs", "parts of the city")."""
    heads = {(fold(t.name).split() or [""])[-1] for t in claim.targets} | {
        (fold(t.name).split() or [""])[0] for t in claim.targets
    }
    return bool(heads & lexicon().words["place_parts"])


def names_place(words: str, place: ClaimPlace) -> bool:
    """Whether the words name the place: "Rastan", "the town of Rastan", "nearby Rastan"; not "suburbs of Rastan"."""
    told = fold(words)
    for name in {fold(place.name), fold(place.surface)} - {""}:
        if told == name or told.startswith(f"{name} "):
            return True
        if told.endswith(f" {name}") and not _NOT_WHOLE.intersection(
            told.removesuffix(name).removesuffix(" of ").split()
        ):
            return True
    return False


_NOT_WHOLE = lexicon().words["place_parts"] | {
    *[
        "in",
        "near",
        "along",
        "around",
        "outside",
        "across",
        "from",
        "on",
        "at",
        "to",
        "towards",
        "between",
        "and",
        "road",
        "route",
        "routes",
        "highway",
        "village",
        "villages",
    ]
}


def _listed(head: str, place: ClaimPlace, quote: str) -> bool:
    """Whether the words list the place right after a plural: "the towns of Belar and Orvo", not "towns in Belar province"."""
    word = (fold(head).split() or [""])[-1]
    if word not in lexicon().words["place_plurals"]:
        return False
    after = quote.casefold().partition(word)[2]
    before = after.partition(place.surface.casefold())[0]
    return bool(after) and before != after and not _BREAK.search(before)


_BREAK = re.compile(r"\b(?:in|near|along|around|outside|across|from|on|at|to|towards|while|as|after)\b|[.;:]")


def is_place_word(words: str, found: Sequence[ClaimPlace]) -> bool:
    """Whether the words are a plain word for a place ("the city"), or for the works among `found` ("the bridge")."""
    tokens = fold(words).split()
    if not tokens:
        return False
    head = tokens[-1]
    feature = lexicon().features.get(head)
    return head in lexicon().words["place_heads"] or any(
        p.feature in {head, feature} and place_class(p) == "works" for p in found
    )
