"""Which claims are worth comparing: those that share a topic and a place, an object, an actor or a rare word."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence

from crossbearing.gazetteer.normal import skeleton
from crossbearing.reconcile.constraints import SPOKEN, STATE_DAYS
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import bare_name, proper_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.stories import Stories
from crossbearing.reconcile.words import identity

__all__ = ["candidate_pairs"]

NEIGHBOURS = 32
"""Claims of one block that a claim is compared with, nearest in time first: bounds the work by the number of claims."""
_BONES = 6
"""Consonants of a name that make its block."""
_CELL = 0.5
"""Size of a place cell in degrees (about 55 km): a claim also looks into the eight cells around it."""


def candidate_pairs(facets: Sequence[Facet], copies: CopyGroups, stories: Stories) -> list[tuple[int, int]]:
    """Return pairs of indices (low, high) into `facets`, sorted; `facets` must be sorted by `Facet.order`."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, f in enumerate(facets):
        for name in sorted(set(_keys(f))):
            blocks[name].append(i)
        if copies.copied(f.claim.report):
            blocks[f.mode, f.topic, "copy", copies.of(f.claim.report)].append(i)
        if f.mode == "now" and f.topic in rules().moments and f.claim.report in stories.of:
            blocks["story", str(stories.of[f.claim.report])].append(i)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        pairs.update(_window(facets, members))
    return sorted(pairs)


def _window(facets: Sequence[Facet], members: list[int]) -> Iterator[tuple[int, int]]:
    """Each member with the `NEIGHBOURS` next ones, no farther than a state lasts."""
    dated = sorted((_day(facets[i]), i) for i in members)
    for n, (day, i) in enumerate(dated):
        end = bisect_left(dated, (day + STATE_DAYS + 1, -1))
        for _, j in dated[n + 1 : min(end, n + 1 + NEIGHBOURS)]:
            yield (i, j) if i < j else (j, i)


def _day(f: Facet) -> int:
    return f.span.high or f.span.low or f.published


def _keys(f: Facet) -> Iterator[tuple[str, ...]]:
    for topic in _topics(f.topic):
        base = (f.mode, topic)
        for place in f.sites:
            name = proper_name(place)
            if name:
                yield (*base, "name", skeleton(name)[:_BONES])
            if place.feature == "country":
                continue
            for cell in _cells(place.lat, place.lon):
                yield (*base, "cell", cell)
            for container in (place.container, place.admin2):
                if container:
                    yield (*base, "name", skeleton(bare_name(container))[:_BONES])
        if f.object:
            yield (*base, "object", f.object, *_countries(f))
        if f.object and f.pole == "struck":
            for actor in f.actors:
                for word in identity(actor):
                    yield (*base, "struck", f.object, word[:5])
        if f.pole == "struck":
            yield (*base, "breath", f.claim.report)
        if f.claim.quantity and f.claim.quantity.measure:
            yield (*base, "measure", f.claim.quantity.measure)
        for actor in _who(f):
            for word in identity(actor):
                yield (*base, "actor", word[:5])
        if not f.places:
            for word in sorted(f.words, key=lambda w: (-len(w), w))[:4]:
                yield (*base, "word", word)


def _who(f: Facet) -> tuple[str, ...]:
    """The names that find a claim where its place does not: it was inherited, or matters less than who speaks or died."""
    if not f.explicit or f.topic in SPOKEN:
        return (*f.actors, *f.targets)
    return f.targets if f.claim.type == "killed" else ()


def _topics(topic: str) -> list[str]:
    """The topic, and a common block for each pair that may be joined."""
    return [topic, *sorted("+".join(sorted(pair)) for pair in rules().joins if pair[0] == topic)]


def _countries(f: Facet) -> tuple[str, ...]:
    return tuple(sorted({p.country for p in f.places if p.country}))[:1]


def _cells(lat: float | None, lon: float | None) -> list[str]:
    """The cell of a point and, on two sides, its neighbours: enough for any two points within half a cell to meet."""
    if lat is None or lon is None:
        return []
    row, column = lat / _CELL, lon / _CELL
    rows = {int(row // 1), int((row + 0.5) // 1)}
    columns = {int(column // 1), int((column + 0.5) // 1)}
    return [f"{r}/{c}" for r in sorted(rows) for c in sorted(columns)]
