"""What one clause tells of an attack and of the things it struck is one operation, in every report."""

from __future__ import annotations

import dataclasses
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.gazetteer.normal import skeleton
from crossbearing.reconcile.alike import days_apart, named_things, one_of
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import distance_km

__all__ = ["with_aims", "with_companions"]

_ATTACKS = frozenset({"air_strike", "shelling", "attack", "explosion"})
_AROUND_KM = 25.0
"""What an attack "near the town" struck lies no farther from the town than this."""

_DAYS = 1
"""An operation that runs overnight is told for either day."""


def with_aims(facets: Sequence[Facet]) -> list[Facet]:
    """Return `facets`, each attack with the things that its own clause says it struck ("bombed ..., hitting the bridge").

    An attack that the clause puts somewhere else keeps its own place.
    """
    struck: dict[str, list[Facet]] = defaultdict(list)
    for f in facets:
        if f.topic == "access" and f.pole == "struck" and f.object:
            struck[f.claim.report].append(f)
    return [_aimed(f, struck.get(f.claim.report, ())) if f.claim.type in _ATTACKS else f for f in facets]


def _aimed(attack: Facet, struck: Sequence[Facet]) -> Facet:
    if attack.topic != "harm":
        return attack
    hits = [f for f in struck if f.mode == attack.mode and _within(f, attack) and _fits(f, attack)]
    hits = [f for f in hits if f.object == hits[0].object]
    if not hits:
        return attack
    return dataclasses.replace(
        attack,
        object=hits[0].object,
        places=tuple(dict.fromkeys(p for f in hits for p in f.places)),
        sites=tuple(dict.fromkeys(p for f in hits for p in f.sites)),
        explicit=True,
    )


def _within(hit: Facet, attack: Facet) -> bool:
    return attack.claim.start <= hit.claim.start and hit.claim.end <= attack.claim.end


def _fits(hit: Facet, attack: Facet) -> bool:
    """Whether the attack is that of the hit: no other party, and no place of its own far from what was hit."""
    if one_of(attack.actors, hit.actors) is False:
        return False
    own = [p for p in attack.places if attack.explicit and p.feature not in ("country", "border")]
    gaps = [distance_km(p, q) for p in own for q in hit.places]
    return not own or any(g is not None and g <= _AROUND_KM for g in gaps)


def with_companions(facets: Sequence[Facet]) -> list[Facet]:
    """Return `facets`, each struck thing with the names of those that some claim tells of being struck with it.

    Two crossings that one report names in one clause, as struck by one party, are one operation; a third report that
    names only one of them on that day speaks of the same.
    """
    known: dict[tuple[str, str], list[tuple[Facet, frozenset[str]]]] = defaultdict(list)
    for group in _breaths(facets):
        names = frozenset(n for f in group for n in named_things(f))
        if len(names) > 1:
            for name in sorted(names):
                known[group[0].object, skeleton(name)].append((group[0], names))
    return [dataclasses.replace(f, companions=found) if (found := _joined(f, known)) else f for f in facets]


def _breaths(facets: Sequence[Facet]) -> Iterator[list[Facet]]:
    """Claims of one clause that tell of things of one kind being struck."""
    clauses: dict[tuple[str, int, int, str], list[Facet]] = defaultdict(list)
    for f in facets:
        if f.pole == "struck" and f.object and f.mode == "now":
            clauses[f.claim.report, f.claim.start, f.claim.end, f.object].append(f)
    for group in clauses.values():
        if len(group) > 1 and all(one_of(group[0].actors, f.actors) is not False for f in group[1:]):
            yield group


def _joined(f: Facet, known: dict[tuple[str, str], list[tuple[Facet, frozenset[str]]]]) -> frozenset[str]:
    if f.pole != "struck" or not f.object or f.mode != "now":
        return frozenset()
    found: set[str] = set()
    for name in named_things(f):
        for teller, names in known.get((f.object, skeleton(name)), ()):
            if days_apart(f, teller) <= _DAYS and one_of(f.actors, teller.actors) is not False:
                found |= names
    return frozenset(found)
