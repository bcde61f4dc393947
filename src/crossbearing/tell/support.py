"""What a claim supports: the numbers, days, places and actors that a sentence may say when it cites the claim.

The writer uses it to choose citations, the check to prove them. A sentence may say

* a number that stands in the claim's quantity or in its words, or that follows from them by a stated conversion;
* a number to which the counts of one report add up ("a man", "his two sons": three), where all of these are cited;
* a day on which the claim's period begins or ends, or on which its report was published;
* a place or actor that the claim, its words, its source or its outlet names, under any name that the run joins to it;
* what a person decided about it: the sentence then names the decision, which is listed with who decided and why.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from crossbearing.model import Claim, DecisionEntry, Incident, Picture, Report
from crossbearing.reconcile.tallies import added_up
from crossbearing.situate.casualties import who_class
from crossbearing.situate.evidence import gather
from crossbearing.situate.picture import home_country
from crossbearing.situate.places import PlaceBook
from crossbearing.situate.sides import Sides, bare_name, doer, is_nameless
from crossbearing.situate.words import MONTHS

__all__ = ["Fact", "Support"]

Fact = tuple[str, str]
"""("number", "300000"), ("day", "2024-12-05") or ("name", "Hama")."""

_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?![\w])")
_COUNTS = re.compile(r"\b\d+ (?:independent origins?|origins?|reports?|claims?|outlets?|more)\b")
_CONVERSION = re.compile(r"([\d,]+) households × ([\d.]+) people \(.*?\)")
_MONTH = "|".join(MONTHS)
_SPAN = re.compile(rf"\b(\d{{1,2}}) to (\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_OPEN = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) to (\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_DAY = re.compile(rf"\b(\d{{1,2}}) ({_MONTH}) (\d{{4}})\b")
_SHORTEST = 3
"""Characters of a name that is looked for in sentences; shorter ones are found by accident."""


class _Names:
    """Names to be found in sentences as whole words, the longest first; many thousands of them cost nothing."""

    def __init__(self, names: Iterable[str]) -> None:
        self._by_start: defaultdict[str, list[str]] = defaultdict(list)
        for name in sorted(names, key=lambda n: (-len(n), n)):
            self._by_start[name[:_SHORTEST]].append(name)

    def taken_out(self, text: str) -> tuple[list[str], str]:
        """The names in a text, in order, and the text with a blank in the place of each."""
        found, rest, done, at = list[str](), list[str](), 0, 0
        while at < len(text):
            name = self._at(text, at)
            if name is None:
                at += 1
                continue
            found.append(name)
            rest += (text[done:at], " ")
            done = at = at + len(name)
        return found, "".join((*rest, text[done:]))

    def _at(self, text: str, at: int) -> str | None:
        names = self._by_start.get(text[at : at + _SHORTEST])
        if names is None or _in_word(text[at - 1 : at]):
            return None
        return next(
            (n for n in names if text.startswith(n, at) and not _in_word(text[at + len(n) :][:1])), None
        )


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_"


class Support:
    """Facts that the claims of one run bear."""

    def __init__(
        self,
        picture: Picture,
        incidents: Sequence[Incident],
        claims: Sequence[Claim],
        reports: Sequence[Report],
    ) -> None:
        self._evidence = gather(reports, claims, incidents, picture.as_of)
        self._places = PlaceBook(self._evidence)
        home = home_country(self._evidence)
        self._sides = Sides(self._evidence, home.country if home else None)
        self._home = home.name if home else ""
        self._joined: defaultdict[object, set[str]] = defaultdict(set)
        for claim in self._evidence.claims:
            for key, names in self._named(claim):
                self._joined[key].update(names)
        names = {n for group in self._joined.values() for n in group} | (
            {self._home} if self._home else set()
        )
        plain = {n for n in names if n == n.casefold()} | {
            n for n in names if who_class(n) == "civilians" or is_nameless(n)
        }
        names = {n for n in names if n not in plain and n.casefold() not in plain}
        self._known = _Names(n for n in names if len(n) >= _SHORTEST and any(c.isupper() for c in n))
        self._borne: dict[str, frozenset[Fact]] = {}
        self._decided: defaultdict[str, list[DecisionEntry]] = defaultdict(list)
        for entry in picture.decisions:
            for claim_id in entry.claims:
                self._decided[claim_id].append(entry)

    def _named(self, claim: Claim) -> Iterable[tuple[object, set[str]]]:
        for place in claim.places:
            key = self._places.key(place)
            yield key, {place.name, place.surface, self._places.place(key).name}
        incident = self._evidence.incident_of.get(claim.id)
        if incident and incident.place:
            yield self._places.key(incident.place), {incident.place.name}
        for actor in (*claim.actors, *claim.targets):
            acting = self._sides.acting(actor)
            names = {actor.name, bare_name(actor.name), actor.surface, self._sides.name(acting)}
            yield ("side", self._sides.key(acting)), names
            yield ("by", actor.name), {who} if (who := doer(actor.name)) else set()
        for link in claim.attribution:
            yield ("side", self._sides.key(link.name)), {link.name, self._sides.name(link.name)}

    def facts(self, text: str) -> frozenset[Fact]:
        """The numbers, days and known names in a sentence; counts of origins and reports are no facts of the world."""
        found: set[Fact] = set()
        rest = _COUNTS.sub(" ", text)
        rest = self._take_days(rest, found)
        derived: set[Fact] = set()
        for match in _CONVERSION.finditer(rest):
            found.add(("number", match.group(1).replace(",", "")))
            product = Decimal(match.group(1).replace(",", "")) * Decimal(match.group(2))
            derived.add(("number", str(product.quantize(Decimal(1), ROUND_HALF_UP))))
        rest = _CONVERSION.sub(" ", rest)
        named, rest = self._known.taken_out(rest)
        found.update(("name", n) for n in named)
        found.update(("number", _plain(m.group())) for m in _NUMBER.finditer(rest))
        return frozenset(found - derived)

    @staticmethod
    def _take_days(text: str, found: set[Fact]) -> str:
        def keep(day: str, month: str, year: str) -> None:
            found.add(("day", f"{year}-{MONTHS.index(month) + 1:02d}-{int(day):02d}"))

        for m in _SPAN.finditer(text):
            keep(m.group(1), m.group(3), m.group(4))
            keep(m.group(2), m.group(3), m.group(4))
        text = _SPAN.sub(" ", text)
        for m in _OPEN.finditer(text):
            keep(m.group(1), m.group(2), m.group(5))
            keep(m.group(3), m.group(4), m.group(5))
        text = _OPEN.sub(" ", text)
        for m in _DAY.finditer(text):
            keep(*m.groups())
        return _DAY.sub(" ", text)

    def borne(self, claim_id: str) -> frozenset[Fact]:
        """The facts that a claim bears."""
        if claim_id not in self._borne:
            claim = self._evidence.by_id.get(claim_id)
            self._borne[claim_id] = frozenset(self._bear(claim)) if claim else frozenset()
        return self._borne[claim_id]

    def _bear(self, claim: Claim) -> set[Fact]:
        report = self._evidence.reports[claim.report]
        words = " ".join([claim.quote, report.outlet or "", report.title or "", report.id])
        found = set(self.facts(words))
        found |= {("number", _plain(m.group())) for m in _NUMBER.finditer(claim.quote)}
        if claim.quantity:
            numbers = (claim.quantity.value, claim.quantity.low, claim.quantity.high)
            found |= {("number", _plain(str(n))) for n in numbers if n is not None}
        stamps = (claim.time.from_, claim.time.to, report.published, report.received)
        found |= {("day", s[:10]) for s in stamps if s}
        for key, _ in self._named(claim):
            found |= {("name", n) for n in self._joined[key]}
        if (self._home and any(p.country for p in claim.places)) or not claim.places:
            found.add(("name", self._home))
        for entry in self._decided[claim.id]:
            found |= self.facts(f"{entry.text} {entry.by} {entry.why}") | {("day", entry.at[:10])}
        return found

    def missing(self, text: str, claims: Iterable[str]) -> frozenset[Fact]:
        """The facts of a sentence that none of the claims bears."""
        cited = list(claims)
        sums = {fact for fact, parts in self._sums(cited) if parts <= set(cited)}
        return self.facts(text) - frozenset().union(sums, *(self.borne(c) for c in cited))

    def _sums(self, claims: Iterable[str]) -> list[tuple[Fact, frozenset[str]]]:
        """The numbers to which counts of one report add up, each with the claims that it rests on."""
        known = [c for i in dict.fromkeys(claims) if (c := self._evidence.by_id.get(i)) and c.quantity]
        named: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
        for claim in known:
            incident = self._evidence.incident_of.get(claim.id)
            measure = claim.quantity.measure if claim.quantity else None
            named[incident.id if incident else claim.id].append((measure or claim.type, claim))
        counts = [n for group in named.values() for found in added_up(group).values() for n in found]
        return [
            (("number", _plain(str(n.claim.quantity.value))), frozenset(c.id for c in n.behind))
            for n in counts
            if n.claim.quantity and len(n.behind) > 1
        ]

    def choose(self, text: str, claims: Sequence[str], reports: int) -> tuple[str, ...]:
        """The claims to cite: as few as bear every fact of `text`, then one more for each further report, up to `reports`."""
        left, chosen = set(self.facts(text)), list[str]()
        known = [c for c in dict.fromkeys(claims) if c in self._evidence.by_id]
        while left and (
            best := max(known, key=lambda c: (len(left & self.borne(c)), -known.index(c)), default=None)
        ):
            if not left & self.borne(best):
                break
            chosen.append(best)
            left -= self.borne(best)
        for fact, parts in self._sums(known):
            if fact in left:
                chosen += [c for c in known if c in parts and c not in chosen]
                left.discard(fact)
        seen = {self._evidence.by_id[c].report for c in chosen}
        for c in known:
            report = self._evidence.by_id[c].report
            if len(seen) < reports and report not in seen:
                chosen.append(c)
                seen.add(report)
        return tuple(sorted(set(chosen), key=known.index))


def _plain(number: str) -> str:
    number = number.replace(",", "")
    return number.rstrip("0").rstrip(".") if "." in number else number
