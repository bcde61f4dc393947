"""How much speaks for two claims being about one thing. The weights were set together: change none alone."""

from __future__ import annotations

from typing import get_args

from crossbearing.model import Quantity
from crossbearing.model.claim import Kind
from crossbearing.reconcile.alike import (
    days_apart,
    lasting,
    one_base,
    one_death,
    one_of,
    one_operation,
    opposed,
    site_relation,
)
from crossbearing.reconcile.counts import measure
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import place_class, relate_places
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import dice

__all__ = ["THRESHOLD", "score"]

THRESHOLD = 2.2
"""Evidence from which two claims are linked: a place and a type that agree on one day reach it, words alone do not."""
_PLACE = {"same": 2.0, "near": 1.2, "within": 0.8, "contains": 0.8, "unknown": 0.0, "apart": -2.0}
_WEAK_PLACE = frozenset({"statement", "relation", "advisory", "forecast", "background"})
"""Topics for which the place says half as much: who speaks, and of what, matters more."""
_INHERITED = 0.7
"""A place taken over from the context says less than one in the sentence, for and against."""
_COUNTRY = 0.7
"""A whole country in common says little: most claims of a crisis share it."""
_OPERATION = 2.0
_OBJECT = 1.0
_TYPE, _POLE = 0.7, 0.5
_KINDS = frozenset(get_args(Kind))
"""A type that only repeats its kind ("forecast") says nothing of what it is about."""
_DISPUTE = frozenset({"accusation", "denial"})
_ACTOR, _OTHER_ACTOR, _SPEAKER = 0.8, -1.2, 1.4
_TARGET, _OTHER_TARGET = 0.9, -0.8
_OVERLAP_STATED, _OVERLAP = 0.9, 0.5
_DAY_STATED, _DAY, _DAY_STATE = 1.6, 0.5, 0.08
"""Cost of each day between two dates: both stated, one inherited, or a state that lasts."""
_LATER_TOLL = 2.0
"""Most that the days between an event and its toll cost: tolls are told as of later days."""
_SAME_NUMBER, _ROUND_NUMBER, _SAME_MEASURE, _OTHER_NUMBER = 1.4, 0.9, 0.6, -0.3
_SAME_PEOPLE = 0.8
"""Dead of one nationality, or of one force, are counted by one who keeps that count."""
_SMALL_NUMBER = 10
"""Small numbers meet by chance: below this they count half."""
_WORDS = 2.4
"""Weight of the share of words in common: proposes, and at most half of the way."""
_WORDS_MOST = 1.8
_BREATH = 1.2
_SENTENCE = 40
"""Code points between two claims of one sentence at most."""
_STORY = {1: 1.0, -1: -2.0}
"""Two reports that tell of nothing but one event, or of two."""
_COPIES = 1.5
"""Two reports that agree nearly word for word speak of one thing."""


def score(a: Facet, b: Facet, *, copies: bool = False, story: int = 0) -> float:
    """Return the evidence, in units of `THRESHOLD`'s scale; it is symmetric in `a` and `b`."""
    total = _place(a, b) + _time(a, b) + _actors(a, b) + _outcome(a, b) + _numbers(a, b)
    total += min(_WORDS_MOST, _WORDS * dice(a.words, b.words))
    total += _breath(a, b)
    total -= rules().joins.get((a.topic, b.topic), 0.0) if a.topic != b.topic else 0.0
    return total + (_COPIES if copies else 0.0) + _STORY.get(story, 0.0)


def _breath(a: Facet, b: Facet) -> float:
    """One sentence of one report tells of one event: who was hit, how many died, how many were hurt."""
    x, y = a.claim, b.claim
    if x.report != y.report or a.topic != "harm" or b.topic != "harm":
        return 0.0
    gap = max(x.start - y.end, y.start - x.end)
    return _BREATH if gap <= _SENTENCE else 0.0


def _place(a: Facet, b: Facet) -> float:
    if one_operation(a, b) or one_death(a, b) or one_base(a, b):
        return _OPERATION
    relation = site_relation(a, b)
    value = _PLACE[relation] * (_shared(a, b) if relation == "same" else 1.0)
    if not (a.explicit and b.explicit):
        value *= _INHERITED
    if relation == "same" and all(p.feature in ("country", "continent") for p in a.places + b.places):
        return _COUNTRY
    if not _WEAK_PLACE.isdisjoint((a.topic, b.topic)):
        return value / 2
    if (
        relation in ("same", "near", "within", "contains")
        and a.object
        and a.object == b.object
        and not a.service
    ):
        facility = any(place_class(p) == "facility" for p in a.places + b.places)
        return value + (0.5 if facility else 0.0)
    return value


def _shared(a: Facet, b: Facet) -> float:
    """Share of the places of the longer list that the two have in common: one town of five in common says little."""
    longer, shorter = (a.sites, b.sites) if len(a.sites) >= len(b.sites) else (b.sites, a.sites)
    if len(longer) <= 1:
        return 1.0
    return sum(relate_places((p,), shorter) == "same" for p in longer) / len(longer)


def _time(a: Facet, b: Facet) -> float:
    if one_death(a, b):
        return 0.0
    gap = days_apart(a, b)
    stated = a.span.stated and b.span.stated
    if gap == 0:
        return _OVERLAP_STATED if stated else _OVERLAP
    if lasting(a, b) or (a.claim.quantity and b.claim.quantity and (not stated or _grows(a, b))):
        return -_DAY_STATE * gap
    cost = (_DAY_STATED if stated else _DAY) * gap
    return -min(cost, _LATER_TOLL) if bool(measure(a)) != bool(measure(b)) else -cost


def _grows(a: Facet, b: Facet) -> bool:
    """Whether the count of the later day is the higher one: a toll as of its day."""
    x, y = (f.claim.quantity.value if f.claim.quantity else None for f in (a, b))
    if measure(a) != measure(b) or x is None or y is None or a.span.high is None or b.span.high is None:
        return False
    return (y > x) if b.span.high > a.span.high else (x > y)


def _actors(a: Facet, b: Facet) -> float:
    total = 0.0
    verdict = one_of(a.actors, b.actors)
    if verdict:
        total += _SPEAKER if a.topic == b.topic and a.topic in ("statement", "advisory", "talks") else _ACTOR
    elif (verdict is False or opposed(a.actors, b.actors)) and "control" not in (a.topic, b.topic):
        total += _OTHER_ACTOR
    aimed = one_of(a.targets, b.targets)
    if aimed is None:
        return total
    return total + (_TARGET if aimed else _OTHER_TARGET)


def _outcome(a: Facet, b: Facet) -> float:
    """The thing, the type, and what belongs together: one side leaves as the other enters, one accuses as the other denies."""
    total = _OBJECT if a.object and a.object == b.object else 0.0
    if {a.claim.type, b.claim.type} <= _DISPUTE and one_of(a.actors, b.actors):
        return total + _TYPE
    if a.claim.type == b.claim.type:
        return total + (_TYPE if a.claim.type not in _KINDS else 0.0)
    if {a.pole, b.pole} == {"taken", "lost"} and a.topic != b.topic:
        return total + _TYPE
    return total + (_POLE if a.pole and a.pole == b.pole else 0.0)


def _numbers(a: Facet, b: Facet) -> float:
    p, q = a.claim.quantity, b.claim.quantity
    if not p or not q:
        return 0.0
    counted = a.topic == b.topic and a.topic in ("flight", "return") and bool(a.groups & b.groups)
    if (p.measure != q.measure and not counted) or (p.unit != q.unit and not (a.groups & b.groups)):
        return 0.0
    x, y = p.value or p.low or p.high, q.value or q.low or q.high
    people = _SAME_PEOPLE if a.makeup and a.makeup == b.makeup else 0.0
    if not x or not y:
        return _SAME_MEASURE + people
    weight = 0.5 if min(x, y) < _SMALL_NUMBER else 1.0
    if x == y:
        return _SAME_MEASURE + people + weight * _SAME_NUMBER
    return _SAME_MEASURE + people + (weight * _ROUND_NUMBER if _near(p, q) else _OTHER_NUMBER)


def _near(p: Quantity, q: Quantity) -> bool:
    x, y = p.value or p.low or p.high or 0, q.value or q.low or q.high or 0
    return abs(x - y) <= 0.1 * max(x, y)
