"""Which claims are worth comparing: those that share a topic and a place, a thing, an actor, a count, a story or rare words."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from crossbearing.gazetteer.normal import skeleton
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import bare_name, proper_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.stories import Stories
from crossbearing.reconcile.words import identity

__all__ = ["candidate_pairs"]

NEIGHBOURS = 8
"""Claims of one block that a claim is compared with, nearest in time first: bounds the work by the number of claims."""
_FEW = 3
"""Likewise in a block of words: what shares a word only seldom speaks of one thing."""
_BONES = 6
"""Consonants of a name that make its block."""
_CELL = 0.5
"""Size of a place cell in degrees (about 55 km): a claim also looks into the eight cells around it."""
_COUNTED = 20
"""Numbers from which equal counts are worth comparing wherever they are told: smaller ones meet by chance."""
_LOOSE = frozenset({"word", "people"})
"""Blocks of which this holds."""
_WORDS = 3
"""Rarest words by which a claim is found whose own words name no place."""

Key = tuple[str, ...]


def candidate_pairs(facets: Sequence[Facet], copies: CopyGroups, stories: Stories) -> list[tuple[int, int]]:
    """Return pairs of indices (low, high) into `facets`, sorted; `facets` must be sorted by `Facet.order`."""
    spread = Counter(w for f in facets for w in f.words)
    countries = _countries(facets)
    blocks: dict[Key, list[int]] = defaultdict(list)
    around: dict[Key, list[int]] = defaultdict(list)
    for i, f in enumerate(facets):
        keys = set(_keys(f, spread, countries[f.claim.report]))
        containers = set(_containers(f))
        for topic in _topics(f.topic):
            for name in keys:
                blocks[f.mode, topic, *name].append(i)
            for name in containers:
                around[f.mode, topic, *name].append(i)
        for name in _texts(f, copies, stories):
            blocks[name].append(i)
    pairs: set[tuple[int, int]] = set()
    for name, members in blocks.items():
        few = _FEW if name[-2] in _LOOSE else NEIGHBOURS
        if name not in around:
            pairs.update(_window(facets, members, few))
            continue
        inside = set(around[name]).difference(members)
        met = _window(facets, [*members, *inside], few)
        pairs.update((i, j) for i, j in met if i not in inside or j not in inside)
    return sorted(pairs)


def _window(facets: Sequence[Facet], members: Sequence[int], few: int) -> Iterator[tuple[int, int]]:
    """Each member with the `few` next ones, no farther than a state lasts."""
    dated = sorted((_day(facets[i]), i) for i in members)
    for n, (day, i) in enumerate(dated):
        end = bisect_left(dated, (day + rules().limits["state_days"] + 1, -1))
        for _, j in dated[n + 1 : min(end, n + 1 + few)]:
            yield (i, j) if i < j else (j, i)


def _day(f: Facet) -> int:
    return f.span.high or f.span.low or f.published


def _texts(f: Facet, copies: CopyGroups, stories: Stories) -> Iterator[Key]:
    """Copies and stories: their claims meet wherever and whenever they put what they tell."""
    report = f.claim.report
    if copies.copied(report):
        yield f.mode, f.topic, "copy", copies.of(report)
    if f.mode == "now" and f.topic in rules().moments and report in stories.of:
        yield "story", str(stories.of[report])


def _keys(f: Facet, spread: Mapping[str, int], country: str) -> Iterator[Key]:
    for place in f.sites:
        if name := proper_name(place):
            yield "name", skeleton(name)[:_BONES]
        if place.feature != "country" and f.topic not in rules().spoken:
            yield from (("cell", cell) for cell in _cells(place.lat, place.lon))
    if f.object and (f.pole == "struck" or f.topic in rules().state_topics):
        yield "object", f"{f.object} in {_country(f) or country}"
        if f.pole == "struck":
            yield from (("struck", f.object, word[:5]) for actor in f.actors for word in identity(actor))
    if f.pole == "struck":
        yield "breath", f.claim.report
    yield from _count(f, country)
    yield from (("actor", word[:5]) for actor in _who(f) for word in identity(actor))
    if not f.explicit:
        rare = sorted((spread[w], w) for w in f.words if spread[w] > 1)
        yield from (("word", word) for _, word in rare[:_WORDS])


def _containers(f: Facet) -> Iterator[Key]:
    """Where a place lies: its claim is compared with those about the container, not with those about its neighbours."""
    for place in f.sites:
        if place.feature != "country":
            for container in (place.container, place.admin2):
                if container:
                    yield "name", skeleton(bare_name(container))[:_BONES]


def _count(f: Facet, country: str) -> Iterator[Key]:
    """A measure that is told for weeks, a group of people, or a number that nobody else is likely to give."""
    quantity = f.claim.quantity
    if not quantity or not quantity.measure:
        return
    if f.topic in rules().state_topics:
        yield "measure", quantity.measure
    for group in f.groups - {"people"} | f.makeup:
        yield "people", f"{quantity.measure} {group} in {_country(f) or country}"
    number = quantity.value or quantity.low or quantity.high or 0
    if number >= _COUNTED:
        yield "count", f"{quantity.measure} {number:.1e}"


def _who(f: Facet) -> tuple[str, ...]:
    """The names that find a claim where its place does not: it was inherited, or matters less than who speaks or died."""
    if not f.explicit or f.topic in rules().spoken:
        return (*f.actors, *f.targets)
    return f.targets if f.claim.type == "killed" else ()


@cache
def _topics(topic: str) -> list[str]:
    """The topic, and a common block for each pair that may be joined."""
    return [topic, *sorted("+".join(sorted(pair)) for pair in rules().joins if pair[0] == topic)]


def _country(f: Facet) -> str:
    return min((p.country for p in f.places if p.country), default="")


def _countries(facets: Sequence[Facet]) -> dict[str, str]:
    """The country that most claims of each report name, "" where none does."""
    named: dict[str, Counter[str]] = defaultdict(Counter)
    for f in facets:
        named[f.claim.report].update({p.country for p in f.places if p.country})
    return {name: min(c, key=lambda code, c=c: (-c[code], code), default="") for name, c in named.items()}  # type: ignore[misc]


def _cells(lat: float | None, lon: float | None) -> list[str]:
    """The cell of a point and, on two sides, its neighbours: enough for any two points within half a cell to meet."""
    if lat is None or lon is None:
        return []
    row, column = lat / _CELL, lon / _CELL
    rows = {int(row // 1), int((row + 0.5) // 1)}
    columns = {int(column // 1), int((column + 0.5) // 1)}
    return [f"{r}/{c}" for r in sorted(rows) for c in sorted(columns)]
