"""Weapons and forces of nature where reports name them as who acted: "a car bomb killed ten", "floods drove out thousands"."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.gazetteer.normal import key
from crossbearing.reconcile.rules import rules

__all__ = ["instrument", "means_class", "names_party"]

_OF = re.compile(
    r"\s+(?:of|in|on|at|near|from|by|with|against|outside|inside|across|around|along|that|which)\s+"
)


@lru_cache(maxsize=65536)
def means_class(words: str) -> frozenset[str]:
    """Kinds of means that words name: air, artillery, gun, bomb, chemical, blade, fire, water, quake, disease, accident."""
    table = rules().means
    return frozenset(table[w] for w in re.split(r"[\s-]+", key(words)) if w in table)


@lru_cache(maxsize=65536)
def instrument(name: str) -> str:
    """The field of a name whose head is no party but a thing: "means", "cause" (forces of nature), "" for a party or anything else.

    Aircraft and drones are flown by somebody: they stay with those who act.
    """
    head = re.split(r"[\s-]+", key(_OF.split(name)[0]))[-1]
    kind = rules().means.get(head, "act" if head in rules().acts else "")
    if not kind or head in rules().word_class:
        return ""
    return "cause" if kind in rules().natural else "means"


@lru_cache(maxsize=65536)
def names_party(name: str) -> bool:
    """Whether words beside the thing tell whose it is: "Ostran shelling", "a rebel attack", "an RSF strike"."""
    words = re.findall(r"[^\W\d_]+", name)
    known = rules().means.keys() | rules().acts
    return any(
        w.lower() in rules().word_class or key(w) in rules().demonyms or (len(w) > 1 and w.isupper())
        for w in words
        if key(w) not in known
    )
