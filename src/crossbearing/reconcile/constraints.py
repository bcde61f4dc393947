"""Unions that are impossible, whatever speaks for them."""

from __future__ import annotations

import re
from collections.abc import Callable
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
    "LED",
    "SPOKEN",
    "days_apart",
    "forbids",
    "lasting",
    "named_things",
    "one_base",
    "one_death",
    "one_of",
    "one_operation",
    "opposed",
    "site_relation",
]

EVENT_DAYS = 3
"""A moment that two reports date more than this apart is two moments."""
STATE_DAYS = 21
"""A state (who holds, what is closed) that nobody mentions for three weeks is told anew."""
SCOPE_FACTOR = 5.0
"""Counts of displaced people that differ by more than this factor within a week count different things."""
LARGE_COUNT = 1000
"""Two counts of this size do not agree by chance within a few weeks of one crisis."""
HISTORY_DAYS = 40
"""History is told by the month."""
VAGUE_FACTOR = 20.0
"""Likewise where one is vague: "thousands" are not 280,000, "tens of thousands" may be."""
LED = frozenset(
    {"harm", "forces", "custody", "access", "protest", "offensive", "aid", "surrender", "transfer"}
)
_COUNTED = frozenset({"harm", "custody", "surrender", "flight", "return"})
SPOKEN = frozenset({"statement", "advisory", "relation", "talks", "funeral"})


def forbids(a: Facet, b: Facet, *, agree: str = "") -> str:
    """Return why two claims cannot speak of one thing, "" where nothing forbids it.

    With `agree` "copies", the two reports agree nearly word for word, with "story" they are about one event: a place,
    a date or an actor that differs between them is then a contradiction within one incident and no longer a reason
    to part them.
    """
    return next((name for name, test, lifted in _RULES if agree not in lifted and test(a, b)), "")


def one_of(a: tuple[str, ...], b: tuple[str, ...]) -> bool | None:
    """Whether any name of `a` means an actor of `b`; None where either side identifies nobody."""
    verdicts = [same_identity(x, y) for x in a for y in b]
    if any(verdicts):
        return True
    return None if not verdicts or None in verdicts else False


def opposed(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    """Whether one side is rebels and the other a state, or one a force and the other people."""
    x, y = ({word_class(n) for n in names} for names in (a, b))
    return (
        ((x <= {"rebels"} and y <= {"state"}) or (y <= {"rebels"} and x <= {"state"})) and bool(x) and bool(y)
    )


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


def _mode(a: Facet, b: Facet) -> bool:
    return a.mode != b.mode


def _topic(a: Facet, b: Facet) -> bool:
    return a.topic != b.topic and (a.topic, b.topic) not in rules().joins


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


def _bases(a: Facet, b: Facet) -> bool:
    """Two installations are one where they are at one place, or the same country's of one kind."""
    if not a.topic == b.topic == "installation":
        return False
    return a.object != b.object or (not one_base(a, b) and site_relation(a, b) not in ("same", "near"))


def _is_name(name: str) -> bool:
    words = name.split()
    return (
        len(words) >= 2
        and all(w[:1].isupper() for w in (words[0], words[-1]))
        and len(identity(name)) >= 2
        and not word_class(name)
    )


def _place(a: Facet, b: Facet) -> bool:
    if one_operation(a, b) or one_death(a, b) or one_base(a, b):
        return False
    return a.explicit and b.explicit and site_relation(a, b) == "apart"


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


def _march(a: Facet, b: Facet) -> bool:
    """Who marches towards a place, or stands near it, does not hold it."""
    if {a.topic, b.topic} != {"control", "forces"}:
        return False
    forces = a if a.topic == "forces" else b
    return forces.claim.type == "near" or all(p.role in ("destination", "via") for p in forces.places)


def _object(a: Facet, b: Facet) -> bool:
    if a.topic == b.topic == "control":
        return a.object != b.object
    if "access" not in (a.topic, b.topic):
        return False
    return (
        bool(a.object or b.object)
        and a.object != b.object
        and bool((a.object and b.object) or a.topic == b.topic)
    )


def _struck(a: Facet, b: Facet) -> bool:
    """Harm and access meet only where a thing was struck: a closed airport and the dead of its town are two things."""
    if {a.topic, b.topic} != {"harm", "access"}:
        return False
    access = a if a.topic == "access" else b
    aimed = bool(a.object) and a.object == b.object
    return access.pole != "struck" or not (aimed or one_of(a.targets, b.targets))


def _scope(a: Facet, b: Facet) -> bool:
    """Control, counts and states of a part say nothing of the whole; a fleeing town is not a displaced nation."""
    relation = site_relation(a, b)
    if relation in ("same", "unknown", "apart"):
        return (
            relation == "unknown"
            and a.topic == b.topic == "flight"
            and _local(a) != _local(b)
            and bool(a.places and b.places)
        )
    if "control" in (a.topic, b.topic):
        return True
    if _same_count(a, b):
        return False
    counts = bool(_measures(a) or _measures(b))
    return counts and a.topic == b.topic and a.topic in ("harm", "flight", "return") and _wide(a, b)


def _same_count(a: Facet, b: Facet) -> bool:
    """One count, however loosely its area is told: the same or nearly the same number, or a part that counts no fewer."""
    p, q = a.claim.quantity, b.claim.quantity
    if (
        not p
        or not q
        or p.value is None
        or q.value is None
        or (p.measure != q.measure and a.topic != "flight")
    ):
        return False
    low, high = sorted((p.value, q.value))
    if low <= 0 or low < EQUAL_COUNT:
        return False
    if low == high or (low >= LARGE_COUNT and high - low <= _ROUNDED * high):
        return True
    relation = site_relation(a, b)
    part, whole = (a, b) if relation == "within" else (b, a)
    return _value(part) >= _value(whole) and high <= _GROWTH * low and part.published >= whole.published


EQUAL_COUNT = 20
"""Counts of this size are not equal by chance in a place and a part of it."""
_ROUNDED = 0.1
_GROWTH = 2.0
"""A part cannot count more than its whole: up to this factor it is the whole, told later."""


def _value(f: Facet) -> float:
    return f.claim.quantity.value or 0.0 if f.claim.quantity else 0.0


def _local(f: Facet) -> bool:
    return any(place_class(p) in ("settlement", "facility") for p in f.places)


def _wide(a: Facet, b: Facet) -> bool:
    return any(p.feature in ("admin1", "country", "region", "continent") for f in (a, b) for p in f.places)


def _actors(a: Facet, b: Facet) -> bool:
    """Two parties act in two events; who holds a place is a question that all its holders share."""
    if not {a.topic, b.topic} <= LED or (a.topic == b.topic == "access" and a.pole != b.pole):
        return False
    if one_of(a.actors, b.actors) is False and _agents(a) and _agents(b):
        return True
    counts = bool(a.claim.quantity or b.claim.quantity)
    return {a.topic, b.topic} <= {"forces", "harm"} and not counts and opposed(a.actors, b.actors)


def _agents(f: Facet) -> bool:
    """Whether those who act are parties: people to whom something happens are no mark of who did it."""
    return bool(f.actors) and all(word_class(n) not in ("people", "medical") for n in f.actors)


def _speakers(a: Facet, b: Facet) -> bool:
    return a.topic == b.topic and a.topic in SPOKEN and one_of(a.actors, b.actors) is False


def _dates(a: Facet, b: Facet) -> bool:
    gap = days_apart(a, b)
    if gap <= EVENT_DAYS or one_death(a, b):
        return False
    if a.mode == b.mode == "background":
        return gap > HISTORY_DAYS
    if lasting(a, b) or _series(a, b):
        return gap > STATE_DAYS
    return (a.span.stated and b.span.stated) or gap > 2 * EVENT_DAYS


def lasting(a: Facet, b: Facet) -> bool:
    """Whether both tell how things stand; a strike is a moment, though what it destroyed stays destroyed."""
    states = rules().state_topics
    if a.pole == b.pole == "struck" and "destroyed" not in (a.claim.type, b.claim.type):
        return False
    return a.topic in states and b.topic in states


def _series(a: Facet, b: Facet) -> bool:
    """Counts of one thing are told anew for weeks."""
    return bool(a.claim.quantity and b.claim.quantity) and bool(_measures(a) & _measures(b))


def _measures(f: Facet) -> frozenset[str]:
    measure = f.claim.quantity.measure if f.claim.quantity else None
    return frozenset({measure}) if measure else frozenset()


def _counted(a: Facet, b: Facet) -> bool:
    """Counts of different groups: soldiers and civilians, Iranians and militants, thirteen foreigners and nine of them."""
    if not a.groups or not b.groups or not {a.topic, b.topic} <= _COUNTED:
        return False
    if a.makeup and b.makeup and a.makeup.isdisjoint(b.makeup):
        return True
    if a.groups & b.groups:
        return False
    alike = rules().counted_alike
    return not any((x, y) in alike for x in a.groups for y in b.groups)


def _flow(a: Facet, b: Facet) -> bool:
    p, q = a.claim.quantity, b.claim.quantity
    if not p or not q or a.topic != "flight" or b.topic != "flight":
        return False
    if _housed(a) != _housed(b):
        return True
    if p.flow and q.flow and p.flow != q.flow and not (_caused(a) or _caused(b)):
        return True
    x, y = p.value or p.low or p.high, q.value or q.low or q.high
    exact = p.value is not None and q.value is not None
    return bool(x and y and max(x, y) > (SCOPE_FACTOR if exact else VAGUE_FACTOR) * min(x, y))


def _housed(f: Facet) -> bool:
    """Whether a count is of people in shelters or camps: a part of those displaced."""
    measure = f.claim.quantity.measure if f.claim.quantity else None
    return (measure or f.claim.type) in ("sheltered", "in_camp")


_CAUSE = re.compile(
    r"\b(?:as a result of|because of|due to|owing to|since|following|in the wake of)\b", re.IGNORECASE
)


def _caused(f: Facet) -> bool:
    """Whether the words tie the count to this crisis: those "displaced as a result of the offensive" are its flow."""
    return bool(f.claim.roles.cause) or bool(_CAUSE.search(f.claim.quote))


def _one_day(a: Facet, b: Facet) -> bool:
    """The few dead of one evening are not those of the whole offensive, unless the numbers are near.

    Many dead in one day are apart from those of the week too, where other people count them.
    """
    p, q = a.claim.quantity, b.claim.quantity
    if not {a.topic, b.topic} <= {"harm"} or not p or not q or p.value is None or q.value is None:
        return False
    x, y = _stretch(a), _stretch(b)
    if x is None or y is None or min(x, y) > 1 or max(x, y) < _LONG_DAYS or a.span.low == b.span.low:
        return False  # two periods that begin together are one count, told earlier and later
    low, high = sorted((p.value, q.value))
    few = low < EQUAL_COUNT or _other_voices(a, b)
    return p.measure == q.measure and few and high > _OTHER_COUNT * low


def _other_voices(a: Facet, b: Facet) -> bool:
    x, y = ({link.name for link in f.claim.attribution} for f in (a, b))
    return bool(x) and bool(y) and x.isdisjoint(y)


_LONG_DAYS = 4
_OTHER_COUNT = 3.0
"""A cumulative toll that differs by more than this factor from that of a day counts other dead."""


def _stretch(f: Facet) -> int | None:
    """Days that a stated period lasts, None where none is stated."""
    if not f.span.stated or f.span.low is None or f.span.high is None:
        return None
    return f.span.high - f.span.low


def _moved(a: Facet, b: Facet) -> bool:
    """Two movements with different ends are two movements."""
    if a.topic != "flight" or b.topic != "flight":
        return False
    ends = [tuple(p for p in f.claim.places if p.role == "destination") for f in (a, b)]
    return relate_places(ends[0], ends[1]) == "apart"


_RULES: tuple[tuple[str, Callable[[Facet, Facet], bool], tuple[str, ...]], ...] = (
    ("now, past and future", _mode, ()),
    ("topic", _topic, ()),
    ("kind of facility or service", _object, ()),
    ("harm and access", _struck, ()),
    ("another installation", _bases, ()),
    ("a march is no capture", _march, ()),
    ("part and whole", _scope, ("story",)),
    ("who is counted", _counted, ("story",)),
    ("stock and flow, or another count", _flow, ("copies", "story")),
    ("the day and the whole period", _one_day, ("copies", "story")),
    ("place", _place, ("copies", "story")),
    ("who acted", _actors, ("copies", "story")),
    ("who speaks", _speakers, ("copies",)),
    ("date", _dates, ("copies", "story")),
    ("destination", _moved, ("copies",)),
)
"""Reason, test, and the agreement between two texts that lifts it; cheapest and most telling first."""
