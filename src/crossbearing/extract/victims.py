"""The toll of a report's events: which casualty claims count the same people, and how the others add up.

"A man was shot ... the victim, John Roe, 24, died at the hospital" is one person killed; "a man was shot dead and his two
sons were wounded" is one killed, two injured. Every claim keeps what its sentence says; `Quantity.tally` tells how its
number stands to the others: a total, a part that adds to the other parts, or people counted already.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from crossbearing.extract.claims import Drawn
from crossbearing.extract.occasions import Occasion, occasion
from crossbearing.extract.persons import Person, alike, counted, person
from crossbearing.model import Claim, Quantity

__all__ = ["tallied"]

_NEAR = 3
"""Sentences back within which a pronoun finds whom it means."""
_LATE = 5
"""Sentences after which a scene by another name is another event."""
_TOGETHER = 5
"""Sentences within which a report lists the groups that make up one toll; what is told later may count some of them again."""
_HIT = frozenset(("shoot", "gun", "hit", "strike", "stab"))
"""Deeds after which their victims may live or die: who was shot is counted as injured unless the report tells of a death."""


@dataclass(eq=False)
class _Who:
    """The same people, as several phrases of a report name them."""

    number: int
    like: Person
    first: int
    last: int
    claims: list[tuple[Claim, Person]] = field(default_factory=list)

    def suits(self, p: Person) -> bool:
        return alike(self.like, p) and all(alike(q, p) for _, q in self.claims)

    @property
    def exact(self) -> bool:
        """Whether the first words put the number exactly: an estimate adds to nothing."""
        quantity = self.claims[0][0].quantity if self.claims else None
        return quantity is None or quantity.low == quantity.high

    def types(self) -> set[str]:
        return {c.type for c, _ in self.claims}


@dataclass(eq=False)
class _Event:
    """One event of a report: when and where its claims put it, who was hurt in it, at which words, and in which sentence last."""

    occasions: list[Occasion] = field(default_factory=list)
    pool: list[_Who] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    heads: set[tuple[int, int]] = field(default_factory=set)
    last: int = 0


def tallied(claims: Sequence[Claim], words: Mapping[Claim, Drawn]) -> list[Claim]:
    """The claims, those of casualties with their event, their number (one, where one person is named) and its tally.

    Args:
        claims: All claims of one report, in text order.
        words: The claims that frames have drawn, with the words that they rest on.
    """
    events: list[_Event] = []
    for claim in sorted(claims, key=lambda c: (c.start, c.end)):
        drawn = words.get(claim)
        if drawn is None or (when := occasion(claim, drawn.scene)) is None:
            continue
        named = [p for head in drawn.patients if (p := person(drawn.scene, head))]
        if not drawn.patients and (people := _bare_count(claim, drawn)):
            named = [people]
        if claim.quantity is not None and not any(p.number for p in named):
            continue  # a count of nobody in particular: "the toll has risen from five to nine"
        heads = {(drawn.scene.sentence.index, t.i) for t in drawn.patients}
        event = next((e for e in events if heads & e.heads and when.near(e.occasions)), None) or _event(
            events, when, named, claim, drawn.scene.sentence.index
        )
        event.heads |= heads
        event.last = drawn.scene.sentence.index
        event.occasions.append(when)
        event.claims.append(claim)
        if not when.alone:
            _enter(event.pool, claim, named, drawn.scene.sentence.index)
    changed: dict[Claim, Claim] = {}
    for number, event in enumerate(events, 1):
        changed |= {c: replace(c, event=number) for c in event.claims}
        changed |= {c: replace(v, event=number) for c, v in _verdicts(event.pool, words).items()}
    return [changed.get(c, c) for c in claims]


def _bare_count(claim: Claim, drawn: Drawn) -> Person | None:
    """Those whom a number counts right beside the word: "seven wounded", "12 dead"; not what a toll rose to."""
    beside = drawn.scene.quantity_at(drawn.trigger) or any(
        drawn.scene.quantity_at(c) for c in drawn.trigger.children if c.dep_ == "nummod"
    )
    return counted(claim.quantity) if beside else None


def _event(events: list[_Event], when: Occasion, named: Sequence[Person], claim: Claim, at: int) -> _Event:
    """The event that the claim goes on to tell of: that of its people, else the latest that it fits; else a new one."""
    for event in reversed(events):
        if any(_pointed(p) and _same(event.pool, p, claim, at, []) for p in named) and when.near(
            event.occasions
        ):
            return event
    for event in reversed(events):
        late = at - event.last > _LATE and when.moves(event.occasions)
        if when.fits(event.occasions) and not late:
            return event
    events.append(_Event())
    return events[-1]


def _pointed(p: Person) -> bool:
    return p.number == 1 and bool(p.names or p.known or p.pronoun or p.age is not None)


# --- who is who --------------------------------------------------------------------------------------------------


def _enter(pool: list[_Who], claim: Claim, named: Sequence[Person], at: int) -> None:
    """Put those whom the claim names into the pool, each with the people whom they are."""
    here: list[_Who] = []
    for p in named:
        who = _same(pool, p, claim, at, here) if p.number == 1 else _same_group(pool, p, claim, at, here)
        if who is None:
            if p.number is None or p.number < 1:
                continue
            who = _Who(p.number, p, at, at)
            pool.append(who)
        who.claims.append((claim, p))
        who.last = at
        here.append(who)


def _same(pool: list[_Who], p: Person, claim: Claim, at: int, here: list[_Who]) -> _Who | None:
    """The one person of the pool who is meant; None where somebody new is named."""
    ones = [w for w in pool if w.number == 1 and w not in here and w.suits(p)]
    if p.names and (named := [w for w in ones if any(q.names & p.names for _, q in w.claims)]):
        return named[0]
    if p.age is not None and (aged := [w for w in ones if any(q.age == p.age for _, q in w.claims)]):
        return aged[0]
    recent = sorted(ones, key=lambda w: -w.last)
    if p.pronoun:
        return next((w for w in recent if at - w.last <= _NEAR), None) or next(iter(recent), None)
    if p.other:
        return next((w for w in ones if w.like.other and at - w.first > 1), None)
    if p.known:
        same_role = [w for w in recent if any(q.role == p.role for _, q in w.claims)]
        return next(iter(same_role or recent), None)
    apart = [w for w in ones if w.last != at and not _told_apart(w, claim)]
    unnamed = [w for w in apart if not (p.names and any(q.names for _, q in w.claims))]
    return next(iter(unnamed), None)


def _told_apart(who: _Who, claim: Claim) -> bool:
    """Whether a person newly named is hurt otherwise than this one: "a man was killed and a boy wounded"."""
    return claim.type == "injured" and "killed" in who.types() and "shot" not in claim.quote.lower()


def _same_group(pool: list[_Who], p: Person, claim: Claim, at: int, here: list[_Who]) -> _Who | None:
    """The group of the pool who is meant; None where a new one is named."""
    groups = [w for w in pool if w.number != 1 and w not in here and w.suits(p)]
    back = p.known or p.pronoun
    if not back:
        groups = [w for w in groups if w.last != at and not _told_apart(w, claim)]
    if p.number is None:
        return max(groups, key=lambda w: w.last, default=None) if back else None
    equal = [w for w in groups if w.number == p.number and (back or w.like.other == p.other)]
    return max(equal, key=lambda w: w.last, default=None)


# --- how they add up ---------------------------------------------------------------------------------------------

_Tallies = dict[Claim, list[tuple[int, str]]]


def _verdicts(pool: Sequence[_Who], words: Mapping[Claim, Drawn]) -> dict[Claim, Claim]:
    """Claims with their number and tally."""
    dead = [w for w in pool if "killed" in w.types()]
    hurt = [w for w in pool if w not in dead]
    tallies: _Tallies = {}
    killed = _settle(dead, "killed", tallies)
    shot = [w for w in hurt if w.number > 1 and not w.like.other and all(_hit(c, words) for c, _ in w.claims)]
    among = bool(killed) and any(w.number > killed for w in shot)
    _settle([w for w in hurt if w not in shot] if among else hurt, "injured", tallies)
    measures: dict[Claim, str] = {}
    for who in pool:
        for n, (claim, _) in enumerate(who.claims):
            if among and who in shot:
                measures[claim] = "shot"
                tallies.setdefault(claim, []).append((who.number, "again" if n else "total"))
            elif claim.type == "injured" and who in dead:
                tallies.setdefault(claim, []).append((who.number, "again"))
    if among:
        _yield_to_shot(tallies, measures)
    return {c: _with(c, counts, measures.get(c)) for c, counts in tallies.items()}


def _yield_to_shot(tallies: _Tallies, measures: Mapping[Claim, str]) -> None:
    """Where only all who were shot are counted, the injured who are told one by one are among them."""
    injured = [c for c in tallies if c.type == "injured" and c not in measures]
    if any(t == "total" for c in injured for _, t in tallies[c]):
        return
    for claim in injured:
        tallies[claim] = [(n, "again") for n, _ in tallies[claim]]


def _hit(claim: Claim, words: Mapping[Claim, Drawn]) -> bool:
    return words[claim].trigger.lemma_.lower() in _HIT


def _settle(people: Sequence[_Who], measure: str, tallies: _Tallies) -> int:
    """Decide which of the people the count of a measure is made of; return it."""
    totals = [w for w in people if w.number > 1 and w.like.anybody and not w.like.other]
    groups = [w for w in people if w.number > 1 and w not in totals]
    groups = [g for g in groups if not any(_within(g, h) for h in groups)]
    near = [g for g in groups if g.exact and g.first - groups[0].first <= _TOGETHER] if groups else []
    loose = [g for g in groups if g not in near]
    counted = [] if totals else [*near, *_outside([w for w in people if w.number == 1], near)]
    if loose and not near:
        totals = loose  # "an estimated 300 militants" is a count of its own
    for who in people:
        if who in loose and who not in totals:
            continue
        told = [c for c, _ in who.claims if c.type == measure]
        for n, claim in enumerate(told):
            tally = "total" if who in totals else "part" if who in counted and n == 0 else "again"
            tallies.setdefault(claim, []).append((who.number, tally))
    return max((w.number for w in totals), default=sum(w.number for w in counted))


def _within(group: _Who, larger: _Who) -> bool:
    """Whether a later group may be among the others of an earlier one: of "five others" "two other men"."""
    later = larger.number > group.number and larger.last < group.first
    return later and larger.like.other and larger.like.anybody and alike(larger.like, group.like)


def _outside(ones: Sequence[_Who], groups: Sequence[_Who]) -> list[_Who]:
    """Those who are in none of the groups: of "two boys" a woman, or a third boy."""
    room = {id(g): g.number for g in groups}
    found: list[_Who] = []
    for one in ones:
        holder = next((g for g in groups if room[id(g)] > 0 and _member(one, g)), None)
        if holder is None:
            found.append(one)
        else:
            room[id(holder)] -= 1
    return found


def _member(one: _Who, group: _Who) -> bool:
    """Whether a person may be one of a group that is told by its kind: of "two boys" a boy, not a woman."""
    if group.like.other and one.first <= group.first:
        return False  # the others are not those who were told before them
    return alike(group.like, one.like) and (
        not one.like.role or one.like.role == group.like.role or not group.like.sex
    )


_ORDER = {"total": 0, "part": 1, "again": 2}


def _with(claim: Claim, counts: Sequence[tuple[int, str]], measure: str | None) -> Claim:
    tally = min((t for _, t in counts), key=_ORDER.__getitem__)
    number = sum(n for n, t in counts if t == tally)
    quantity = claim.quantity
    if quantity is None or (len(counts) > 1 and number > (quantity.value or number)):
        stated = " and ".join(t.surface for t in claim.targets) or claim.quote
        quantity = Quantity(
            value=number,
            low=number,
            high=number,
            unit="people",
            measure=claim.type,
            stated=stated,
            flow="flow",
        )
    return replace(claim, quantity=replace(quantity, tally=tally, measure=measure or quantity.measure))
