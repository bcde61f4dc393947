"""Unions that are impossible, whatever speaks for them.

Each constraint is a small test here and a line in ``rules.yaml``, which says between which topics it holds and which
agreement of the two reports lifts it.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

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
from crossbearing.reconcile.counts import measure, of_the_day, other_flow, other_people, part_of_whole
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import relate_places
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import word_class

__all__ = ["forbids"]

Test = Callable[[Facet, Facet], bool]


def forbids(a: Facet, b: Facet, *, agree: str = "") -> str:
    """Return why two claims cannot speak of one thing, "" where nothing forbids it.

    With `agree` "copies", the two reports agree nearly word for word, with "story" they are about one event: a place,
    a date or an actor that differs between them is then a contradiction within one incident and no longer a reason
    to part them.
    """
    if a.mode != b.mode:
        return "now, past and future"
    tests = _between(a.topic, b.topic, agree)
    if tests is None:
        return "topic"
    for name, test in tests:
        if test(a, b):
            return name
    return ""


@lru_cache(maxsize=4096)
def _between(a: str, b: str, agree: str) -> tuple[tuple[str, Test], ...] | None:
    """The constraints that can hold between two topics, None where the topics themselves exclude each other."""
    if a != b and (a, b) not in rules().joins:
        return None
    return tuple((c.name, _TESTS[c.test]) for c in rules().constraints if c.holds(a, b, agree))


def _other_thing(a: Facet, b: Facet) -> bool:
    """A town and the bridge named after it; water and electricity."""
    if a.object == b.object:
        return False
    return a.topic == b.topic or bool(a.object and b.object)


def _not_aimed(a: Facet, b: Facet) -> bool:
    """Harm and access meet only where a thing was struck: a closed airport and the dead of its town are two things."""
    access = a if a.topic == "access" else b
    aimed = bool(a.object) and a.object == b.object
    return access.pole != "struck" or not (aimed or one_of(a.targets, b.targets))


def _other_base(a: Facet, b: Facet) -> bool:
    """Two installations are one where they are at one place, or the same country's of one kind."""
    return a.object != b.object or (not one_base(a, b) and site_relation(a, b) not in ("same", "near"))


def _march(a: Facet, b: Facet) -> bool:
    """Who marches towards a place, or stands near it, does not hold it."""
    forces = a if a.topic == "forces" else b
    return forces.claim.type == "near" or all(p.role in ("destination", "via") for p in forces.places)


def _other_place(a: Facet, b: Facet) -> bool:
    """Two places that lie apart, where the words themselves name both."""
    if not (a.explicit and b.explicit) or site_relation(a, b) != "apart":
        return False
    return not (one_operation(a, b) or one_death(a, b) or one_base(a, b))


def _other_actors(a: Facet, b: Facet) -> bool:
    """Two parties act in two events; who holds a place is a question that all its holders share."""
    if a.topic == b.topic == "access" and a.pole != b.pole:
        return False
    if one_of(a.actors, b.actors) is False and _parties(a) and _parties(b):
        return True
    counts = bool(a.claim.quantity or b.claim.quantity)
    return {a.topic, b.topic} <= {"forces", "harm"} and not counts and opposed(a.actors, b.actors)


def _parties(f: Facet) -> bool:
    """Whether those who act are parties: people to whom something happens are no mark of who did it."""
    return bool(f.actors) and all(word_class(n) not in ("people", "medical") for n in f.actors)


def _other_speakers(a: Facet, b: Facet) -> bool:
    """What two people say is two statements."""
    return one_of(a.actors, b.actors) is False


def _other_days(a: Facet, b: Facet) -> bool:
    """Moments some days apart, states that nobody mentioned for weeks, history of another month."""
    gap = days_apart(a, b)
    limits = rules().limits
    if gap <= limits["event_days"] or one_death(a, b):
        return False
    if a.mode == "background":
        return gap > limits["history_days"]
    if lasting(a, b) or measure(max(a, b, key=_last_day)):
        return gap > limits["state_days"]  # the toll of a moment is told as of any later day
    return (a.span.stated and b.span.stated) or gap > limits["inherited_days"]


def _last_day(f: Facet) -> tuple[int, bool]:
    """The day as of which a claim tells, counts after other claims of that day."""
    return f.span.high or f.published, bool(measure(f))


def _next_day(a: Facet, b: Facet) -> bool:
    """Two moments that words put on two single days, as when one town is shelled on Tuesday and on Wednesday.

    A later count may be the earlier one grown, told as of its day; a large number is no other one for another day.
    """
    if not (_one_day(a) and _one_day(b)) or a.span.high == b.span.high or one_death(a, b):
        return False
    if one_operation(a, b):
        return False
    earlier, later = (a, b) if (a.span.high or 0) < (b.span.high or 0) else (b, a)
    if not measure(a) or measure(a) != measure(b):
        return not measure(later)
    x, y = (f.claim.quantity.value if f.claim.quantity else None for f in (earlier, later))
    return x is not None and y is not None and y <= x < rules().limits["equal_count"]


def _one_day(f: Facet) -> bool:
    return f.span.stated and f.span.high is not None and f.span.low == f.span.high


def _other_ends(a: Facet, b: Facet) -> bool:
    """Two movements of people with different ends are two movements."""
    ends = [tuple(p for p in f.claim.places if p.role == "destination") for f in (a, b)]
    return relate_places(ends[0], ends[1]) == "apart"


_TESTS: dict[str, Test] = {
    "thing": _other_thing,
    "aim": _not_aimed,
    "base": _other_base,
    "march": _march,
    "part": part_of_whole,
    "people": other_people,
    "flow": other_flow,
    "day": of_the_day,
    "place": _other_place,
    "actors": _other_actors,
    "speakers": _other_speakers,
    "date": _other_days,
    "next_day": _next_day,
    "ends": _other_ends,
}
"""What ``rules.yaml`` calls each test."""
