"""What two claims have in common: actors, days, places, the things that were struck, a death."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import (
    PlaceRelation,
    collective,
    countries_named,
    place_class,
    proper_name,
    relate_places,
)
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import alike_names, identity, same_identity, word_class

__all__ = [
    "days_apart",
    "lasting",
    "named_things",
    "one_base",
    "one_death",
    "one_of",
    "one_operation",
    "opposed",
    "site_relation",
]


def one_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    """Whether any name of `a` means an actor of `b`; None where either side identifies nobody."""
    verdicts = [same_identity(x, y) for x in a for y in b]
    if any(verdicts):
        return True
    return None if not verdicts or None in verdicts else False


def opposed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one side is rebels and the other a state, or one a force and the other people."""
    if not a or not b:
        return False
    x, y = _classes(a), _classes(b)
    return (x <= _REBELS and y <= _STATE) or (y <= _REBELS and x <= _STATE)


_REBELS, _STATE = frozenset({"rebels"}), frozenset({"state"})


@lru_cache(maxsize=1 << 16)
def _classes(names: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word_class(n) for n in names)


def days_apart(a: Facet, b: Facet) -> int:
    """Days between two spans, 0 where they overlap; a missing date falls back on the day of publication."""
    a_low, a_high = _bounds(a)
    b_low, b_high = _bounds(b)
    return max(0, b_low - a_high, a_low - b_high)


def _bounds(f: Facet) -> tuple[int, int]:
    high = f.span.high if f.span.high is not None else f.span.low
    if high is None:
        return (f.published - 1, f.published) if f.published else (-1_000_000, 4_000_000)
    return (f.span.low if f.span.low is not None else high), high


def one_death(a: Facet, b: Facet) -> bool:
    """A person who is named as killed twice has died once, wherever and whenever the reports put it."""
    if a.claim.type != "killed" or b.claim.type != "killed":
        return False
    return any(_is_name(x) and _is_name(y) and same_identity(x, y) for x in a.targets for y in b.targets)


def one_base(a: Facet, b: Facet) -> bool:
    """One country's base of one kind in one host country, wherever the reports put it."""
    if not a.topic == b.topic == "installation" or not a.object or a.object != b.object:
        return False
    hosts = [{p.country for p in f.places if p.country} for f in (a, b)]
    return bool(_owners(a) & _owners(b)) and bool(hosts[0] & hosts[1])


def _owners(f: Facet) -> frozenset[str]:
    """Codes of the countries whose base it is, by name, demonym or possessive."""
    words = (w for t in f.claim.targets for w in re.findall(r"[^\W\d_]+", f"{t.name} {t.surface}".lower()))
    return frozenset(rules().demonyms[w] for w in words if w in rules().demonyms)


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        len(words) >= 2
        and all(w[:1].isupper() for w in (words[0], words[-1]))
        and len(identity(name)) >= 2
        and not word_class(name)
    )


@lru_cache(maxsize=1 << 16)
def site_relation(a: Facet, b: Facet) -> PlaceRelation:
    """How the places of two claims stand; a thing that one of them does not name may be the other's, if it is not far off."""
    relation = relate_places(a.sites, b.sites)
    thing = bool(a.object) and a.object == b.object and a.pole == b.pole == "struck"
    if relation == "apart" and thing and days_apart(a, b) <= 1 and (_covers(a, b) or _covers(b, a)):
        return "unknown"
    return relation


@lru_cache(maxsize=1 << 16)
def one_operation(a: Facet, b: Facet) -> bool:
    """One party strikes several things of one kind at once: the same breath, or an unnamed plural beside names."""
    if a.pole != "struck" or b.pole != "struck" or a.mode != b.mode or days_apart(a, b) > 1:
        return False
    if not a.object or a.object != b.object:
        return False
    told = any(alike_names(x, y) for x in named_things(a) for y in b.companions)
    if told and one_of(a.actors, b.actors) is not False:
        return True
    return one_of(a.actors, b.actors) is True and (_same_breath(a, b) or _covers(a, b) or _covers(b, a))


def _same_breath(a: Facet, b: Facet) -> bool:
    return a.claim.report == b.claim.report and a.claim.start < b.claim.end and b.claim.start < a.claim.end


@lru_cache(maxsize=1 << 16)
def named_things(f: Facet) -> tuple[str, ...]:
    """The names of the things of its kind that a claim names."""
    return tuple(
        dict.fromkeys(
            n for p in f.places if p.feature == f.object and not collective(p) and (n := proper_name(p))
        )
    )


def _unnamed(f: Facet) -> bool:
    """A thing that the report does not name ("a key bridge", "two crossings"), wherever it puts it."""
    if named_things(f):
        return False
    bare = any(collective(p) or not proper_name(p) for p in f.places)
    return bare or not any(identity(t) for t in f.targets)


def _covers(a: Facet, b: Facet) -> bool:
    """Whether the thing that `a` leaves without a name may be that of `b`: a place in the sentence must not lie elsewhere."""
    if not _unnamed(a):
        return False
    x, y = (frozenset(c for p in f.places for c in countries_named(p)) for f in (a, b))
    border = a.object == "crossing" and len(x | y) <= 2
    if x and y and x.isdisjoint(y) and not border:
        return False
    spots = tuple(p for p in a.sites if place_class(p) == "settlement")
    return not (a.explicit and spots and relate_places(spots, b.sites) == "apart")


def lasting(a: Facet, b: Facet) -> bool:
    """Whether both tell how things stand; a strike is a moment, though what it destroyed stays destroyed."""
    states = rules().state_topics
    if a.pole == b.pole == "struck" and "destroyed" not in (a.claim.type, b.claim.type):
        return False
    return a.topic in states and b.topic in states
