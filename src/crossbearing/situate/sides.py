"""Who stands on which side: actors' names joined where the reports join them, and how a side is called."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from functools import cache, cached_property, lru_cache

from crossbearing.gazetteer.countries import countries, country_name
from crossbearing.model import Actor, Claim
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import fold, lexicon

__all__ = ["Sides", "bare_name", "doer", "is_nameless", "is_plain"]

REBELS = "plain rebels"
_LED = re.compile(r"^(.{2,60}?)[-\u2010\u2011]led\s+(.+)$", re.IGNORECASE)
_ACRONYM = re.compile(r"\(([A-Z][A-Za-z0-9/-]{1,11})\)")
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_STATE_TAILS = frozenset(
    ["armed forces", "army", "arab army", "military", "government", "regime",
     "defence forces", "defense forces", "defence force", "defense force"],
)  # fmt: skip


class Sides:
    """Names of actors to sides.

    Two names are one side where

    * they are the same but for case, marks and an acronym in brackets;
    * both describe the forces or the government of one country ("the army", "Syrian army", "government forces");
    * one is a plain word for rebels ("rebels", "opposition fighters") and a report says who leads them or whom they
      include (a relation, or "X-led rebels"), or the run names one rebel group only. Backers stay apart.
    """

    def __init__(self, evidence: Evidence, home: str | None) -> None:
        self._home = home or ""
        self._parent: dict[str, str] = {}
        self._led: dict[str, str] = {}
        self._link: dict[str, str] = {}
        self._by_side: dict[str, Counter[str]] = {}
        self._nodes: dict[str, str] = {}
        actors = [a for c in evidence.claims for a in (*c.actors, *c.targets)]
        self._acronym = {
            fold(bare_name(a.name)): found.group(1)
            for a in actors
            if (found := _ACRONYM.search(f"{a.name} {a.surface}"))
        }
        self._names = {fold(bare_name(a.name)) for a in actors} | set(self._acronym)
        self._long = {fold(short): name for name, short in self._acronym.items()}
        self._used: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for actor in actors:
            self._used[self._node(actor.name)][actor.name] += 1
        for actor in actors:
            self._read_led(actor)
        for claim in evidence.claims:
            self._read_relation(claim)
        for claim in evidence.claims:
            self._read_together(claim)
        if REBELS not in self._parent:
            self._read_descriptions(actors)

    def key(self, name: str) -> str:
        """The side of a name."""
        return self._root(self._node(name))

    def is_open(self, side: str) -> bool:
        """Whether a side is "rebels" whom no report names: it may be any side but a state's."""
        used = self._used.get(side) or Counter()
        led = [_LED.match(n) for n in used]
        return side == REBELS or (bool(led) and all(m is not None and m.group(2)[:1].islower() for m in led))

    @cached_property
    def _longest(self) -> list[str]:
        return sorted(self._names, key=lambda n: (-len(n), n))

    def acting(self, actor: Actor) -> str:
        """The name of who acts: "fighters" of a named group ("fighters of the Northern Front") are that group."""
        after = fold(actor.surface.partition(" of ")[2]).removeprefix("the ")
        if after and is_plain(actor.name):
            return next(
                (
                    n
                    for n in sorted(self._names, key=lambda n: (-len(n), n))
                    if after == n or after.startswith(f"{n} ")
                ),
                actor.name,
            )
        return actor.name

    def same(self, one: str, other: str) -> bool:
        """Whether two names stand for one side."""
        return self.key(one) == self.key(other)

    def name(self, name: str) -> str:
        """How the side of `name` is called: "X-led rebels" for rebels with a leader, else the proper name used most."""
        side = self.key(name)
        if side in self._led:
            return self._led[side]
        if not self._by_side:
            for node, names in self._used.items():
                self._by_side.setdefault(self._root(node), Counter()).update(names)
        used = self._by_side.get(side, Counter())
        return min(used or Counter({name: 1}), key=lambda n: (is_plain(n), -used[n], len(n), n))

    def link(self, name: str) -> str | None:
        """Id of the claim by which `name`, a plain word for rebels, is joined to a named group, or None."""
        return self._link.get(REBELS) if self._node(name) == REBELS and self.key(name) != REBELS else None

    def short(self, name: str) -> str:
        """The acronym of a name where a report gives one, else the bare name."""
        found = _ACRONYM.search(name)
        return found.group(1) if found else self._acronym.get(fold(bare_name(name)), bare_name(name))

    def _root(self, node: str) -> str:
        while node in self._parent:
            node = self._parent[node]
        return node

    def _node(self, name: str) -> str:
        if name not in self._nodes:
            self._nodes[name] = self._read_node(name)
        return self._nodes[name]

    def _read_node(self, name: str) -> str:
        folded = fold(bare_name(name))
        country = _state_country(name, folded)
        if country is not None:
            return f"state {country or self._home}"
        led = _LED.match(name)
        if _is_rebel(folded) or (led and _is_rebel(led.group(2))):
            return REBELS
        tokens = folded.split()
        if len(tokens) > 1 and tokens[-1] in lexicon().words["rebel_tails"] | lexicon().words["rebel_heads"]:
            rest = " ".join(tokens[:-1])
            if rest in self._names:
                return self._long.get(rest, rest)
        return self._long.get(folded, folded)

    def _join(self, leader: str, group: str) -> None:
        one, other = self._root(leader), self._root(group)
        if one != other:
            self._parent[other] = one
            if other in self._led:
                self._led.setdefault(one, self._led.pop(other))

    def _read_led(self, actor: Actor) -> None:
        for words in (actor.surface, actor.name):
            led = _LED.match(bare_name(words))
            if led and _is_rebel(led.group(2)) and _is_named(led.group(1)):
                self._join(self._node(led.group(1)), REBELS)
                self._led.setdefault(self._root(REBELS), f"{led.group(1)}-led {fold(led.group(2))}")
                return

    def _read_relation(self, claim: Claim) -> None:
        if claim.kind != "relation" or claim.type not in lexicon().joins or claim.negated:
            return
        for one in claim.actors:
            for other in claim.targets:
                self._relate(one, other, claim)
                self._relate(other, one, claim)

    def _read_together(self, claim: Claim) -> None:
        """Insurgents and a named group that take a place together are one side; so are the rebels of other reports."""
        if claim.kind != "control" or claim.negated or claim.background or len(claim.actors) < 2:
            return
        named = [
            a
            for a in claim.actors
            if not is_plain(a.name) and _is_named(a.name) and not self.key(a.name).startswith("state ")
        ]
        if len(named) == 1 and any(self._node(a.name) == REBELS for a in claim.actors):
            self._join(self._node(named[0].name), REBELS)
            self._link.setdefault(REBELS, claim.id)

    def _relate(self, named: Actor, plain: Actor, claim: Claim) -> None:
        """Join a named group to the plain rebels that it leads or belongs to; states and persons do not join."""
        node = self._node(named.name)
        if (
            self._node(plain.name) != REBELS
            or node == REBELS
            or node.startswith("state ")
            or is_plain(named.name)
            or not _is_named(named.name)
        ):
            return
        self._join(node, REBELS)
        if claim.type == "led_by" and self._root(REBELS) not in self._led:
            self._link[REBELS] = claim.id
        self._link.setdefault(REBELS, claim.id)
        if claim.type == "led_by":
            self._led.setdefault(self._root(REBELS), f"{self.short(named.name)}-led {_rebel_word(plain)}")

    def _read_descriptions(self, actors: list[Actor]) -> None:
        """Where one group alone is described as rebels ("M23 fighters", "the rebel group M23"), it is "the rebels"."""
        words = lexicon().words["rebel_heads"] | {"rebel"}
        found = {
            self._node(a.name)
            for a in actors
            if not is_plain(a.name)
            and words.intersection(fold(a.surface).split())
            and not _is_rebel(a.surface)
        }
        found = {n for n in found if not n.startswith("state ") and n != REBELS}
        if len(found) == 1:
            self._join(found.pop(), REBELS)


_NAMES = 2**14
"""Names remembered: the same few are asked for again with every claim."""
_BRACKETS = re.compile(r"\s*\([^)]*\)")


@lru_cache(_NAMES)
def bare_name(name: str) -> str:
    """A name without its article and without words in brackets."""
    return _ARTICLE.sub("", _BRACKETS.sub("", name).strip())


@lru_cache(_NAMES)
def is_plain(name: str) -> bool:
    """Whether a name only describes ("the rebels", "government forces") and names nobody."""
    words = lexicon().words
    folded = fold(bare_name(name))
    return _is_rebel(folded) or folded in words["state_heads"] or folded in words["state_phrases"]


def _rebel_word(actor: Actor) -> str:
    word = fold(bare_name(actor.surface or actor.name))
    return word if _is_rebel(word) else "rebels"


def _is_named(name: str) -> bool:
    """Whether a name names somebody: an acronym, or words of which none but particles is in lower case."""
    words = bare_name(name).split()
    if len(words) == 1 and fold(words[0]) in lexicon().words["rebel_tails"]:
        return False
    return any(w.isupper() and len(w) > 1 for w in words) or (bool(words) and all(
        w[:1].isupper() or w[:1].isdigit() or fold(w) in _PARTICLES or w.startswith(("al-", "el-", "ash-", "an-")) for w in words
    ))  # fmt: skip


_PARTICLES = frozenset(["of", "al", "el", "the", "for", "and", "de", "du", "la", "le", "des", "al-"])


@cache
def _is_rebel(name: str) -> bool:
    """Whether a name is a plain word for rebels: "rebels", "Syrian opposition forces", "anti-government groups"."""
    words = lexicon().words
    folded = fold(bare_name(name)).replace("anti government", "antigovernment")
    if folded in words["rebel_heads"] or folded in words["rebel_phrases"]:
        return True
    tokens = [t for t in folded.split() if t not in _codes()]
    if len(tokens) == 1:
        return tokens[0] in words["rebel_heads"]
    if not tokens or not all(t in words["rebel_adjectives"] | words["rebel_marks"] for t in tokens[:-1]):
        return False
    marked = bool(words["rebel_marks"] & set(tokens[:-1]))
    return tokens[-1] in words["rebel_heads"] or (marked and tokens[-1] in words["rebel_tails"])


def _state_country(name: str, folded: str) -> str | None:
    """Country of a name that describes a state's forces or government; "" where none is named; None for others."""
    words = lexicon().words
    state = words["state_heads"] | words["state_phrases"]
    if folded in state:
        return ""
    codes = _codes()
    if folded.startswith("government of "):
        return codes.get(folded.removeprefix("government of "))
    tokens = folded.split()
    described = not (bare_name(name).split() or [""])[-1][:1].isupper()
    for cut in range(min(3, len(tokens) - 1), 0, -1):
        code, tail = codes.get(" ".join(tokens[:cut])), " ".join(tokens[cut:])
        if code and (tail in _STATE_TAILS or (described and tail in state)):
            return code
    return None


@cache
def _capitals() -> dict[str, str]:
    """Names of capitals, folded, to the code of their country; a capital named like its country is left out."""
    return {
        fold(c.capital): c.iso2 for c in countries().values() if c.capital and fold(c.capital) not in _codes()
    }


@cache
def _codes() -> dict[str, str]:
    """Names, aliases and demonyms of countries, folded, to their code."""
    found: dict[str, str] = {}
    for country in countries().values():
        for word in (country.name, *country.aliases, *country.demonyms):
            found.setdefault(fold(bare_name(word)), country.iso2)
    return found


def is_nameless(name: str) -> bool:
    """Whether a name tells nothing of the side ("forces", "they")."""
    return set(fold(bare_name(name)).split()) <= lexicon().words["nameless"]


def doer(name: str) -> str | None:
    """Who acts behind a name: the country of a weapon ("Ugandan aircraft") or of a capital that speaks ("Nairobi said").

    None for a bare weapon ("shelling"); any other name as it is.
    """
    tokens = fold(bare_name(name)).split()
    if (capital := _capitals().get(" ".join(tokens))) is not None:
        return country_name(capital)
    if not tokens or tokens[-1] not in lexicon().words["weapons"]:
        return name
    code = next((c for cut in (3, 2, 1) if (c := _codes().get(" ".join(tokens[:cut])))), None)
    return country_name(code)
