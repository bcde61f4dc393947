"""Who holds which place: a state machine over dated claims, with those that say otherwise kept in sight.

The rules are set out in ``docs/explanation/picture.md``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from crossbearing.model import Claim, ControlState
from crossbearing.reconcile.words import word_class
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.places import Key, PlaceBook
from crossbearing.situate.sides import Sides
from crossbearing.situate.signs import OLD_DAYS, Act, Sign, days_between
from crossbearing.situate.words import say_day, say_list

__all__ = ["control_states"]


def control_states(
    signs: Sequence[Sign], evidence: Evidence, places: PlaceBook, sides: Sides
) -> tuple[ControlState, ...]:
    """One state for each place about which a claim says something, ordered by status, name and key."""
    if not any(s.act in {"hold", "deny", "change", "siege", "fight"} for s in signs) or _unarmed(evidence):
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


def _unarmed(evidence: Evidence) -> bool:
    """Whether the run tells of a disaster and of no arms: what a river or a storm "took" changed no hands."""
    told = lexicon()
    if not any(c.type in told.disasters for c in evidence.claims):
        return False
    acts = frozenset().union(*told.control.values())
    return not any(
        c.type in told.armed_events - _UNARMED
        or (c.type in acts and any(word_class(a.name) in _PARTIES for a in (*c.actors, *c.targets)))
        for c in evidence.claims
    )


_UNARMED = frozenset({"killed", "attack", "explosion"})
"""A flood kills, dogs attack and gas explodes."""
_PARTIES = frozenset({"rebels", "force", "state"})


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
            and days_between(start, newest) > OLD_DAYS
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
