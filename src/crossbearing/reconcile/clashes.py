"""When two values that replace one another in copies of a text exclude each other.

Copies are also edited: a name is spelt out, a place made more precise, "the army" becomes "the Syrian army". Such values go
together. All others that stand at the same words contradict each other.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from crossbearing.gazetteer.normal import key
from crossbearing.reconcile.changes import Changes
from crossbearing.reconcile.facets import Facet, Span
from crossbearing.reconcile.means import instrument, means_class, names_party
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.values import relate_place_values
from crossbearing.reconcile.words import content, identity, same_identity, spelling_variant, word_class

__all__ = ["Clash", "Item", "day_clash", "means_clash", "name_clash", "place_clash"]

Item = tuple[str, Any, Facet]
"""A value as shown, what it is compared by, and the claim that states it."""
Clash = Callable[[Item, Item], bool]
"""Whether two values exclude each other because one copy of a text has the one where another has the other."""

_SPOT = re.compile(
    r"\b(?:city|town|village|province|governorate|region|district|county|countryside|neighbou?rhood|suburb|street|square|park)s?$",
    re.IGNORECASE,
)


def place_clash(changes: Changes) -> Clash:
    """Clash of places: neither holds the other, and they are no spellings of one."""

    def clash(x: Item, y: Item) -> bool:
        if not changes.replaced(x[2], x[1].surface or x[0], y[2], y[1].surface or y[0]):
            return False
        return relate_place_values(x[1], y[1]) in ("undetermined", "contradiction")

    return clash


def day_clash(changes: Changes) -> Clash:
    """Clash of periods that words of the two texts state and that have no day in common."""

    def clash(x: Item, y: Item) -> bool:
        stated, other = x[2].claim.time.stated or "", y[2].claim.time.stated or ""
        return _apart(x[1], y[1]) and changes.replaced(x[2], stated, y[2], other)

    return clash


def _apart(a: Span, b: Span) -> bool:
    bounds = (a.low or a.high, a.high or a.low, b.low or b.high, b.high or b.low)
    if None in bounds or not (a.stated and b.stated):
        return False
    low, high, other_low, other_high = (day or 0 for day in bounds)
    return high < other_low or other_high < low


def name_clash(changes: Changes) -> Clash:
    """Clash of those who act or are acted upon: other names, or other kinds of people."""

    def clash(x: Item, y: Item) -> bool:
        if any(_placed(i) for i in (x, y)) or not changes.replaced(x[2], x[0], y[2], y[0]):
            return False
        return _others(x[0], y[0])

    return clash


def _placed(item: Item) -> bool:
    """Whether the name is no party: a place, which changed itself, or a weapon, which is a means."""
    name = content(item[0])
    spots = (content(f"{p.name} {p.surface} city town village") for p in item[2].claim.places)
    return bool(_SPOT.search(item[0])) or _thing(item[0]) or any(name <= spot for spot in spots)


def _thing(name: str) -> bool:
    return bool(instrument(name)) and not names_party(name)


def _others(a: str, b: str) -> bool:
    """Whether two names mean two parties, or two kinds of people."""
    if content(a) <= content(b) or content(b) <= content(a) or spelling_variant(a, b):
        return False
    same = same_identity(a, b)
    if same is not None:
        return not same
    x, y = word_class(a), word_class(b)
    if not x or not y or x == y or _general(a) or _general(b):
        return False
    return {x, y} not in _NEAR or any(_clear(n, c, {x, y}) for n, c in ((a, x), (b, y)))


_NEAR = ({"state", "force"}, {"rebels", "force"}, {"people", "medical"})
"""Classes that a nameless word may take for one another: "fighters" are rebels, "forces" are an army."""


def _clear(name: str, kind: str, both: set[str]) -> bool:
    """Whether a force is named so that it is no nameless side: a country's force beside rebels, a militia by its name beside an army."""
    proper = identity(name)
    countries = proper & rules().demonyms.keys()
    return kind == "force" and bool(countries if "rebels" in both else proper - countries)


def _general(name: str) -> bool:
    """Whether a word may count anybody: "people", "others", "ten"."""
    counted = rules().counted
    words = key(name).split()
    return all(counted.get(w) == "people" or w in rules().hollow or not w.isalpha() for w in words)


def means_clash(changes: Changes) -> Clash:
    """Clash of means and causes: of two kinds, or, where their kind is unknown, without a word in common."""

    def clash(x: Item, y: Item) -> bool:
        if not changes.replaced(x[2], x[0], y[2], y[0]):
            return False
        ours, theirs = means_class(x[0]), means_class(y[0])
        if ours and theirs:
            return ours.isdisjoint(theirs)
        return content(x[0]).isdisjoint(content(y[0]))

    return clash
