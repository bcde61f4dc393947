"""Who holds which place: a state machine over dated claims, with those that say otherwise kept in sight.

The rules are set out in ``docs/explanation/picture.md``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crossbearing.model import Actor, Claim, ControlState, as_date
from crossbearing.situate.evidence import Evidence, is_live
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.places import Key, PlaceBook, place_class
from crossbearing.situate.sides import Sides, is_nameless
from crossbearing.situate.spots import is_place_word, names_place, speaks_of_part, spots
from crossbearing.situate.words import say_day, say_list

__all__ = ["Sign", "control_states", "read_signs"]

Act = Literal["hold", "leave", "deny", "change", "siege", "fight", "approach", "old", "maybe"]
_HELD = frozenset({"settlement", "quarter", "area", "works", "other"})
"""Classes of place that somebody can hold; a country or a lake is too wide to have one holder."""
_SPOTS = frozenset({"settlement", "quarter", "works"})
"""Classes of place that forces can be near to, or fight in, so that it bears on who holds it."""
_OLD_DAYS = 365
"""A hold that began longer ago than a year says how things were: it never outweighs a dated capture."""


@dataclass(frozen=True)
class Sign:
    """What one claim says about who holds one place.

    Attributes:
        claim: The claim.
        key: Key of the place.
        act: hold (gains or holds), leave (withdraws or loses), deny (does not hold), change, siege, fight, approach,
            old (background) or maybe (forecast).
        side: Side that acts, "" where none is named.
        actor: Name of the actor, "".
        day: ISO 8601 day that the sign speaks of.
        gain: True where the claim tells of the moment of taking it.
    """

    claim: Claim
    key: Key
    act: Act
    side: str
    actor: str
    day: str
    gain: bool = False


def read_signs(evidence: Evidence, places: PlaceBook, sides: Sides) -> list[Sign]:
    """All that the claims say about who holds what, in the order of the claims."""
    return [s for c in evidence.claims for s in _signs_of(c, evidence, places, sides)]


def _is_past(claim: Claim, evidence: Evidence) -> bool:
    """Whether what was taken or held ended, as stated, more than a year before the report."""
    end, told = (claim.time.to or "")[:10], evidence.published(claim)
    return bool(end and told and end < told and _days(end, told) > _OLD_DAYS)


_LEAVING = lexicon().control["losses"] | lexicon().control["withdrawals"] | lexicon().control["handovers"]


def _signs_of(claim: Claim, evidence: Evidence, places: PlaceBook, sides: Sides) -> Iterable[Sign]:
    act, who, gain = _act(claim)
    if act is None:
        return
    roles = ("origin", "at", "target") if claim.type in _LEAVING else ("at", "target", "destination")
    actor = next((a.name for a in who if not is_nameless(a.name)), "")
    if act == "hold" and _is_past(claim, evidence):
        act = "old"
    own = spots(claim, roles)
    if act == "hold" and gain and not own and speaks_of_part(claim):
        act, own = (
            "fight",
            [p for p in claim.places if p.role in roles and place_class(p) == "settlement"][:1],
        )
    for place in own:
        if place_class(place) not in (_SPOTS if act in {"fight", "approach", "maybe"} else _HELD):
            continue
        key = places.key(place)
        yield Sign(claim, key, act, sides.key(actor) if actor else "", actor, evidence.moment(claim), gain)
        if (
            act == "leave"
            and claim.type not in lexicon().control["withdrawals"]
            and claim.targets
            and not claim.negated
        ):
            yield from _taker(claim, key, evidence, sides)


def _taker(claim: Claim, key: Key, evidence: Evidence, sides: Sides) -> Iterable[Sign]:
    """Who holds a place that another lost or handed over, where the claim names them."""
    taker = next((t.name for t in claim.targets if not any(names_place(t.name, p) for p in claim.places)), "")
    if not taker or is_nameless(taker) or is_place_word(taker, ()):
        return
    yield Sign(claim, key, "hold", sides.key(taker), taker, evidence.moment(claim), gain=True)


def _act(claim: Claim) -> tuple[Act | None, tuple[Actor, ...], bool]:
    control = lexicon().control
    kind = claim.type
    gain = kind in control["gains"]
    if not (gain or any(kind in control[k] for k in control)):
        return None, (), False
    if claim.background or claim.kind == "background":
        return ("old", claim.actors, gain) if gain or kind in control["holds"] else (None, (), False)
    if claim.kind == "forecast" or claim.certainty == "forecast":
        return ("maybe", claim.actors, gain) if gain or kind in control["losses"] else (None, (), False)
    if not is_live(claim):
        if gain or kind in control["holds"] or kind in control["handovers"]:
            return "deny", claim.actors, gain
        stays = kind in control["losses"] | control["withdrawals"]
        return ("hold", claim.actors, False) if stays else (None, (), False)
    return _live_act(kind), claim.actors, gain


def _live_act(kind: str) -> Act | None:
    control = lexicon().control
    for name, act in _ACTS:
        if kind in control[name]:
            return act
    return None


_ACTS: tuple[tuple[str, Act], ...] = (
    ("gains", "hold"), ("holds", "hold"), ("losses", "leave"), ("handovers", "leave"), ("withdrawals", "leave"),
    ("changing", "change"), ("sieges", "siege"), ("fighting", "fight"), ("approaches", "approach"),
)  # fmt: skip


def control_states(
    signs: Sequence[Sign], evidence: Evidence, places: PlaceBook, sides: Sides
) -> tuple[ControlState, ...]:
    """One state for each place about which a claim says something, ordered by status, name and key."""
    if not any(s.act in {"hold", "deny", "change", "siege", "fight"} for s in signs):
        return ()  # no source speaks of control: a fire brigade that leaves, or a river that "falls", is no change of it
    contenders = {s.side for s in signs if s.act in {"hold", "fight", "siege", "approach"} and s.side}
    signs = [s for s in signs if s.act != "leave" or s.side in contenders or s.side.startswith("state ")]
    grouped: defaultdict[Key, list[Sign]] = defaultdict(list)
    for sign in signs:
        grouped[sign.key].append(sign)
    states = []
    for key, own in sorted(grouped.items()):
        state = _State(key, own, _namesake(key, grouped, places), evidence, places, sides).state()
        if state is not None:
            states.append(state)
    return tuple(sorted(states, key=lambda s: (s.since or "9999", s.place.name, s.place.feature)))


def _namesake(key: Key, grouped: dict[Key, list[Sign]], places: PlaceBook) -> list[Sign]:
    """Signs on the region that bears a town's name, or the reverse: no support, but worth showing as contrary."""
    place = places.place(key)
    base = places.base(place)
    pairs = {("settlement", "area"), ("area", "settlement")}
    found: list[Sign] = []
    for other, signs in sorted(grouped.items()):
        twin = places.place(other)
        if (
            (key[0], other[0]) in pairs
            and base
            and places.base(twin) == base
            and _near(place.country, twin.country)
        ):
            found += [s for s in signs if s.act in {"hold", "deny", "change"}]
    return found


def _near(one: str | None, other: str | None) -> bool:
    return one == other or one is None or other is None


@dataclass
class _State:
    """The signs on one place, weighed."""

    key: Key
    signs: list[Sign]
    namesake: list[Sign]
    evidence: Evidence
    places: PlaceBook
    sides: Sides

    def acts(self, *acts: Act) -> list[Sign]:
        return [s for s in self.signs if s.act in acts]

    def state(self) -> ControlState | None:
        self.signs = self._named_rebels()
        holds = self._standing([s for s in self.acts("hold") if s.side])
        if holds:
            return self._held(holds)
        if self.acts("deny") and (
            self.acts("hold", "change") or [s for s in self.namesake if s.act == "hold"]
        ):
            return self._build(None, "disputed", self.acts("deny", "change", "hold"), self._twin(), None)
        return self._unheld()

    def _named_rebels(self) -> list[Sign]:
        """Signs in which "the rebels", named nowhere, are the one named group (no state) that holds the place too."""
        named = {
            s.side: s
            for s in self.acts("hold")
            if s.side and not s.side.startswith("state ") and not self.sides.is_open(s.side)
        }
        if len(named) != 1:
            return self.signs
        only = next(iter(named.values()))
        return [
            replace(s, side=only.side, actor=only.actor) if self.sides.is_open(s.side) else s
            for s in self.signs
        ]

    def _standing(self, holds: list[Sign]) -> list[Sign]:
        """Holds that their own side has not given up since, and that no newer capture has made old."""
        left: dict[str, str] = {}
        for s in self.acts("leave"):
            left[s.side] = max(left.get(s.side, ""), s.day)
        gains = [s.day for s in holds if s.gain]
        newest = max(gains, default="")
        return [s for s in holds if not (left.get(s.side, "") >= s.day) and not self._outdated(s, newest)]

    def _outdated(self, sign: Sign, newest: str) -> bool:
        start = (sign.claim.time.from_ or "")[:10]
        return (
            not sign.gain
            and bool(start)
            and bool(newest)
            and start < newest
            and _days(start, newest) > _OLD_DAYS
        )

    def _held(self, holds: list[Sign]) -> ControlState | None:
        best = max(holds, key=lambda s: (self._weight(s, holds), s.side))
        own = [s for s in holds if s.side == best.side]
        latest = max(s.day for s in own)
        own += [s for s in self.acts("hold") if not s.side and s.gain]
        first = self._since([s for s in own if not self._own_word(s)]) or self._since(own)
        rival = [s for s in holds if s.side != best.side]
        denied = [s for s in self.acts("deny") if s.side in {"", best.side}]
        open_rival = [s for s in rival if s.day >= latest and not self._confirmed(own, s)]
        open_denial = [s for s in denied if not self._confirmed(own, s)]
        contrary = [
            *rival,
            *denied,
            *self.acts("change", "old"),
            *self._outdated_signs(),
            *self._against(best.side),
        ]
        support = [*own, *[s for s in self.acts("leave") if s.side != best.side]]
        if open_rival or open_denial or self.acts("change") or self._against(best.side):
            return self._build(
                None if self.acts("change") or self._against(best.side) else best,
                "disputed",
                support,
                contrary,
                first,
            )
        status, more = self._pressure(best.side, first, latest)
        return self._build(best, status, [*support, *more], contrary, first)

    def _outdated_signs(self) -> list[Sign]:
        standing = {id(s) for s in self._standing(self.acts("hold"))}
        return [s for s in self.acts("hold") if id(s) not in standing]

    def _against(self, side: str) -> list[Sign]:
        """Signs on the place's namesake that cannot stand beside `side` holding this one."""
        area = self.key[0] == "area"
        return [
            s for s in self.namesake
            if (s.act == "deny" and s.side == side and area) or (s.act == "change" and area)
        ]  # fmt: skip

    def _twin(self) -> list[Sign]:
        return [s for s in self.namesake if s.act == "hold"]

    def _weight(self, sign: Sign, holds: list[Sign]) -> tuple[str, int, int, int]:
        """Latest day; then the outlets' own voice; then independent origins; then a told capture over a mere hold."""
        own = [s for s in holds if s.side == sign.side]
        day = max(s.day for s in own)
        asserted = sum(s.claim.certainty == "asserted" for s in own if s.day == day)
        return day, min(asserted, 1), self.evidence.origins([s.claim for s in own]), int(sign.gain)

    def _confirmed(self, own: list[Sign], against: Sign) -> bool:
        """Whether somebody other than the holder says it later: until then a denial or a rival's word stands against it."""
        told = self.evidence.published(against.claim)
        return any(self.evidence.published(s.claim) > told and not self._own_word(s) for s in own)

    def _since(self, own: list[Sign]) -> str | None:
        """The day of taking that most claims state; the earliest of equals. The day of a report is no such day."""
        stated = [s for s in own if not s.claim.time.inherited]
        exact = Counter(d for s in stated if (d := _exact(s)))
        days = exact or Counter(s.claim.time.to or "" for s in stated if s.gain)
        days.pop("", None)
        return min(days, key=lambda d: (-days[d], d)) if days else None

    def _pressure(
        self, side: str, since: str | None, latest: str
    ) -> tuple[Literal["held", "contested", "threatened"], list[Sign]]:
        fights = [
            s
            for s in self.acts("fight")
            if s.day >= latest and (since is None or s.day > since) and s.side != side
        ]
        if fights:
            return "contested", fights
        near = [
            s
            for s in self.acts("approach", "siege")
            if s.side and s.side != side and s.day >= max(since or "", latest)
        ]
        return ("threatened", near) if near else ("held", [])

    def _unheld(self) -> ControlState | None:
        """No source says who holds it: fighting, forces near, or only that somebody left."""
        left, fights = self.acts("leave"), self.acts("fight")
        near, maybe = self.acts("approach", "siege"), self.acts("maybe")
        contrary = self.acts("change", "deny")
        if fights:
            return self._build(None, "contested", [*fights, *near], contrary, None)
        if near or (maybe and not left):
            return self._build(None, "threatened", [*near, *maybe], contrary, None)
        if self.acts("change"):
            return self._build(None, "contested", self.acts("change"), self.acts("deny"), None)
        nameless = [s for s in self.acts("hold") if not s.side]
        if left or nameless:
            return self._build(None, "unknown", [*nameless, *left], contrary, None)
        if contrary:
            return self._build(None, "unknown", contrary, [], None)
        return None

    def _build(
        self,
        best: Sign | None,
        status: Literal["held", "contested", "threatened", "disputed", "unknown"],
        support: Sequence[Sign],
        contrary: Sequence[Sign],
        since: str | None,
    ) -> ControlState:
        links = dict.fromkeys(x for s in support if s.actor and (x := self.sides.link(s.actor)))
        claims = (*self.evidence.ids(s.claim for s in support), *links)
        against = tuple(c for c in self.evidence.ids(s.claim for s in contrary) if c not in claims)
        holder = self.sides.name(best.actor) if best else None
        return ControlState(
            place=self.places.place(self.key),
            holder=holder,
            since=since if holder or status == "disputed" else None,
            status=status,
            claims=claims,
            contrary=against,
            note=self._note(best, status, support, contrary),
        )

    def _note(self, best: Sign | None, status: str, support: Sequence[Sign], contrary: Sequence[Sign]) -> str:
        parts = []
        own = [s for s in support if best and s.side == best.side and s.act == "hold"]
        if best and own and all(self._own_word(s) for s in own):
            parts.append(f"claimed by {self.sides.name(best.actor)} only")
        if best and not any(_exact(s) for s in own if not s.claim.time.inherited):
            days = Counter(
                s.claim.time.to for s in own if s.gain and s.claim.time.to and not s.claim.time.inherited
            )
            parts += [f"taken by {say_day(min(days, key=lambda d: (-days[d], d)))}"] if days else []
        parts += self._said("leave", "{who} left", support)
        if status == "threatened":
            parts += self._said("approach", "{who} near or advancing", support) or ["at risk in forecasts"]
        parts += self._said("siege", "besieged by {who}", support)
        parts += [f"denied{_by(s.claim)} ({say_day(s.day)})" for s in contrary if s.act == "deny"][:2]
        return "; ".join(dict.fromkeys(parts))

    def _own_word(self, sign: Sign) -> bool:
        """Whether the claim stands on the word of the side that it favours."""
        return sign.claim.certainty == "claimed" and bool(sign.claim.attribution) and any(
            self.sides.same(link.name, sign.actor) for link in sign.claim.attribution
        )  # fmt: skip

    def _said(self, act: Act, words: str, signs: Sequence[Sign]) -> list[str]:
        who = list(dict.fromkeys(self.sides.name(s.actor) for s in signs if s.act == act and s.actor))
        return [words.format(who=say_list(who))] if who else []


def _exact(sign: Sign) -> str | None:
    """The one day on which the place was taken, or from which it is said to be held; None where only bounds are stated."""
    time = sign.claim.time
    if sign.gain:
        return time.from_ if time.from_ == time.to else None
    return time.from_ if time.from_ != time.to else None


def _by(claim: Claim) -> str:
    return f" by {claim.attribution[0].name}" if claim.attribution else ""


def _days(start: str, end: str) -> int:
    one, other = as_date(start), as_date(end)
    return abs((other - one).days) if one and other else 0
