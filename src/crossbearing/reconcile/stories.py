"""Reports that are about one event: whole texts are compared before single claims are.

A report tells of its event in many words; a claim in few. Two reports that share rare names, wording, figures and
a place are about one event even where their first sentences differ. Which event a report is about is decided here,
once; `link` then joins what the reports of one story lead with.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from crossbearing.gazetteer.normal import key
from crossbearing.model import Place, Report, as_date
from crossbearing.reconcile.agglomerate import agglomerate
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import place_class, relate_places
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.texts import TextView, text_views

__all__ = ["Stories", "find_stories"]

_LOOK_BACK = 40
"""Latest earlier holders of a word that a report is compared with: the work grows with the reports, not with their square."""
_LEAST_ALIKE = 0.05
"""Likeness of wording from which two reports are weighed at all."""
_SHORT_SPAN = 2
"""Days: a stated period that is longer dates no event."""

_TELLING_WORDS = 25
"""Words shared with other reports of the run that a text must have before their difference says anything."""


@dataclass(frozen=True, slots=True)
class Stories:
    """Which reports are about one event.

    Attributes:
        of: Report id -> number of its story.
        told: Numbers of the stories that several reports tell.
        focused: Reports whose claims all fit one event: no two of them name places that lie apart.
        telling: Reports that are long enough to be known as strangers.
    """

    of: Mapping[str, int] = field(default_factory=dict)
    told: frozenset[int] = frozenset()
    focused: frozenset[str] = frozenset()
    telling: frozenset[str] = frozenset()

    def same(self, a: str, b: str) -> bool:
        """Whether two reports are about one event."""
        return a == b or (a in self.of and self.of[a] == self.of.get(b))

    def verdict(self, a: str, b: str) -> int:
        """1 where both reports tell of nothing but one event, -1 where they tell of two, 0 where nobody knows."""
        if a not in self.focused or b not in self.focused:
            return 0
        if self.same(a, b):
            return 1
        return -1 if a in self.telling and b in self.telling else 0


@dataclass(frozen=True, slots=True)
class _Account:
    """A report as an account of an event: its words, and what its claims say of the event."""

    report: str
    outlet: str
    text: TextView
    published: int
    places: tuple[Place, ...]
    days: frozenset[tuple[int, int]]
    figures: Mapping[str, frozenset[float]]


def find_stories(reports: Sequence[Report], facets: Sequence[Facet], copies: CopyGroups) -> Stories:
    """Group `reports` by the event that they are about; `facets` are their claims."""
    ordered = sorted(reports, key=lambda r: ((r.published or ""), r.id))
    views = text_views(ordered, _common_names(facets))
    claims: dict[str, list[Facet]] = defaultdict(list)
    for f in facets:
        if f.mode == "now" and f.topic in rules().moments:
            claims[f.claim.report].append(f)
    accounts = [_account(r, views[r.id], claims.get(r.id, ())) for r in ordered]
    weights = rules().stories
    evidence = {
        (i, j): _evidence(accounts[i], accounts[j], alike, copies)
        for (i, j), alike in _candidates(accounts, copies).items()
    }
    groups = agglomerate(
        len(accounts),
        evidence,
        value=lambda tie, pairs: (tie.total + weights["strangers"] * (pairs - tie.pairs)) / pairs,
        allowed=lambda _left, _right: True,
        threshold=weights["threshold"],
    )
    of = {accounts[i].report: n for n, group in enumerate(groups) for i in group}
    return Stories(
        of,
        frozenset(n for n, group in enumerate(groups) if len(group) > 1),
        frozenset(name for name, told in claims.items() if _focused(told)),
        frozenset(a.report for a in accounts if len(a.text.words) >= _TELLING_WORDS),
    )


def _focused(claims: Sequence[Facet]) -> bool:
    """Whether claims fit one event: the places that their own words name do not lie apart."""
    named = dict.fromkeys(f.sites for f in claims if f.explicit and f.sites)
    first, *rest = named or [()]
    return all(relate_places(first, other) != "apart" for other in rest)


def _common_names(facets: Sequence[Facet]) -> frozenset[str]:
    """Words of names that need not belong to a single event: settlements and areas, parties, speakers, nations, days."""
    names = {
        name
        for f in facets
        for p in f.claim.places
        if place_class(p) in ("settlement", "area")
        for name in (p.name, p.surface, p.container, p.admin1, p.admin2)
        if name
    }
    names.update(actor.name for f in facets for actor in f.claim.actors)
    names.update(link.name for f in facets for link in f.claim.attribution)
    words = {w for name in names for w in (*name.lower().split(), *key(name).split())}
    return frozenset(words | rules().demonyms.keys() | rules().calendar)


def _account(report: Report, text: TextView, claims: Sequence[Facet]) -> _Account:
    figures: dict[str, set[float]] = defaultdict(set)
    for f in claims:
        quantity = f.claim.quantity
        if quantity and quantity.measure and quantity.value is not None:
            figures[quantity.measure].add(quantity.value)
    return _Account(
        report=report.id,
        outlet=(report.outlet or "").lower(),
        text=text,
        published=day.toordinal() if (day := as_date(report.published)) else 0,
        places=tuple(dict.fromkeys(p for f in claims for p in f.sites)),
        days=frozenset(
            (f.span.low, f.span.high)
            for f in claims
            if f.span.stated and f.span.low and f.span.high and f.span.high - f.span.low <= _SHORT_SPAN
        ),
        figures={m: frozenset(v) for m, v in figures.items()},
    )


def _candidates(accounts: Sequence[_Account], copies: CopyGroups) -> dict[tuple[int, int], float]:
    """Pairs of accounts (earlier, later) worth weighing, with the likeness of their wording (0 to 1).

    Those that share telling words, and each copy with the one before it.
    """
    holders: dict[str, list[tuple[int, float]]] = defaultdict(list)
    copied: dict[str, int] = {}
    found: dict[tuple[int, int], float] = {}
    for i, account in enumerate(accounts):
        alike: dict[int, float] = defaultdict(float)
        for word, weight in account.text.words.items():
            held = holders[word]
            for j, other in held[-_LOOK_BACK:]:
                alike[j] += weight * other
            held.append((i, weight))
        found.update(((j, i), v) for j, v in alike.items() if v >= _LEAST_ALIKE)
        if copies.copied(account.report):
            group = copies.of(account.report)
            if group in copied:
                found[copied[group], i] = 1.0
            copied[group] = i
    return found


def _evidence(a: _Account, b: _Account, alike: float, copies: CopyGroups) -> float:
    """How much speaks for two accounts being of one event, as log-odds."""
    w = rules().stories
    if copies.same(a.report, b.report):
        return w["copies"]
    shared = a.text.shared_names(b.text)
    total = w["start"] + w["wording"] * min(alike, w["wording_most"])
    total += w["names"] * min(shared, w["names_most"]) + w["first_name"] * min(
        1.0, shared / w["first_name_at"]
    )
    total += w["same_outlet"] if a.outlet and a.outlet == b.outlet else 0.0
    total += _ages(a, b) + _publication(a, b) + _place(a, b) + _days(a, b) + _figures(a, b)
    return max(-w["most"], min(w["most"], total))


def _ages(a: _Account, b: _Account) -> float:
    x, y = a.text.ages, b.text.ages
    if not x or not y:
        return 0.0
    return rules().stories["same_age" if x & y else "other_ages"]


def _publication(a: _Account, b: _Account) -> float:
    w = rules().stories
    gap = abs(a.published - b.published) if a.published and b.published else 0
    return w["log_day"] * math.log1p(gap) + (w["same_days"] if gap <= w["same_days_within"] else 0.0)


def _place(a: _Account, b: _Account) -> float:
    relation = relate_places(a.places, b.places)
    w = rules().stories
    return w["same_place"] if relation in ("same", "near") else w["apart"] if relation == "apart" else 0.0


def _days(a: _Account, b: _Account) -> float:
    gaps = [max(0, y[0] - x[1], x[0] - y[1]) for x in a.days for y in b.days]
    if not gaps:
        return 0.0
    return rules().stories["same_day" if min(gaps) == 0 else "next_day" if min(gaps) == 1 else "other_days"]


def _figures(a: _Account, b: _Account) -> float:
    w = rules().stories
    common = [(v, b.figures[m]) for m, v in a.figures.items() if m in b.figures]
    return sum(w["same_figure"] if x & y else w["other_figure"] for x, y in common)
