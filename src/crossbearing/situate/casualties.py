"""Killed, injured and missing, by scope and by who is counted; never summed."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Literal, cast

from crossbearing.model import CasualtyFigure, Claim, Place, as_date
from crossbearing.reconcile.tallies import Count, added_up
from crossbearing.reconcile.words import names_actor
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.figures import counted_words, summarise
from crossbearing.situate.lexicon import fold, lexicon
from crossbearing.situate.places import PlaceBook
from crossbearing.situate.sides import Sides, bare_name, is_nameless
from crossbearing.situate.words import say_period

__all__ = ["casualty_figures", "casualty_measure", "who_class"]

Measure = Literal["killed", "injured", "missing"]
_HISTORY_DAYS = 90
"""Deaths whose stated period ended a quarter before the report are history: reports of a crisis tell of the days before them."""


def casualty_measure(claim: Claim) -> Measure | None:
    """killed, injured or missing where the claim gives a number of them, else None."""
    if claim.quantity is None or (claim.quantity.value is None and claim.quantity.low is None):
        return None
    measures = lexicon().casualties
    own = claim.quantity.measure or (claim.type if claim.kind in {"event", "figure"} else None)
    return cast("Measure | None", next((m for m, names in measures.items() if own in names), None))


def who_class(words: str) -> str:
    """fighters, civilians or "" (people, not said) for the words of who is counted."""
    own = {w.removesuffix("s") for w in fold(words).split()} | set(fold(words).split())
    if own & lexicon().words["fighters"]:
        return "fighters"
    if {"civilian", "civilians"} & own:
        return "civilians"
    return ""


def casualty_figures(
    evidence: Evidence, places: PlaceBook, sides: Sides, parties: frozenset[str]
) -> tuple[CasualtyFigure, ...]:
    """One figure for each incident (or claim outside any), measure and counted group."""
    grouped: defaultdict[tuple[str, str, str], list[Count]] = defaultdict(list)
    for scope, named in _by_incident(evidence).items():
        for measure, counts in added_up(named).items():
            for count in counts:
                if measure in _RANK:
                    grouped[(measure, scope, fold(_whose(count, evidence)))].append(count)
    figures = [_figure(m, c, evidence, places, sides, parties) for (m, _, _), c in _joined(grouped).items()]
    return tuple(
        sorted(
            figures,
            key=lambda f: (
                _RANK[f.measure],
                _width(f.place),
                who_class(f.who) != "",
                -(f.best or f.low or 0),
                f.scope,
                f.claims,
            ),
        )
    )


def _by_incident(evidence: Evidence) -> dict[str, list[tuple[str, Claim]]]:
    """Casualty claims with their measure, by incident; a claim outside any stands alone."""
    found: defaultdict[str, list[tuple[str, Claim]]] = defaultdict(list)
    for claim in evidence.live:
        shot = claim.quantity is not None and claim.quantity.measure == "shot"
        measure = "shot" if shot else casualty_measure(claim)
        if measure is not None and not _is_history(claim, evidence):
            incident = evidence.incident_of.get(claim.id)
            found[incident.id if incident else f"claim {claim.id}"].append((measure, claim))
    return found


def _whose(count: Count, evidence: Evidence) -> str:
    """Who is counted; "" where different people are added up."""
    who = {_who(c, evidence) for c in count.behind}
    return who.pop() if len(who) == 1 else ""


def _width(place: Place | None) -> int:
    """Wider scopes first: a country, a region or no place stated, then any smaller place."""
    if place is None:
        return 1
    return {"country": 0, "admin1": 1, "region": 1}.get(place.feature, 2)


_RANK = {"killed": 0, "injured": 1, "missing": 2}


def _joined(
    grouped: dict[tuple[str, str, str], list[Count]],
) -> dict[tuple[str, str, str], list[Count]]:
    """Join a group that names nobody ("35 people") to the only named group of its incident that gives the same number."""
    joined = dict(grouped)
    for measure, scope, who in sorted(grouped):
        named = [k for k in joined if k[:2] == (measure, scope) and who_class(k[2]) and k[2] != who]
        own = joined.get((measure, scope, who), [])
        if not who_class(who) and len(named) == 1 and own and _values(own) & _values(joined[named[0]]):
            joined[named[0]] = joined[named[0]] + joined.pop((measure, scope, who))
    plain: dict[tuple[str, str, str], list[Count]] = {}
    for (measure, scope, who), counts in joined.items():
        plain.setdefault((measure, scope, who if who_class(who) else ""), []).extend(counts)
    return plain


def _values(counts: list[Count]) -> set[float | int | None]:
    return {c.claim.quantity.value for c in counts if c.claim.quantity and c.claim.quantity.value is not None}


def _is_history(claim: Claim, evidence: Evidence) -> bool:
    end, told = as_date(claim.time.to), as_date(evidence.published(claim))
    return bool(end and told and (told - end).days > _HISTORY_DAYS)


def _who(claim: Claim, evidence: Evidence) -> str:
    """Who is counted: the victims named, else the counted words of the figure, without numbers."""
    counted = counted_words(claim.quantity.stated) if claim.quantity else ""
    counted = "" if is_nameless(counted) else counted
    if who_class(counted) or not claim.targets:
        return _plain_group(counted, claim, evidence)
    return _plain_group(counted_words(claim.targets[0].surface) or counted, claim, evidence)


_POSSESSIVE = re.compile(r"^(?:its|their|his|her|our|whose|these|those|them|they)\b\s*", re.IGNORECASE)


def _plain_group(words: str, claim: Claim, evidence: Evidence) -> str:
    """Who is counted; for a possessive ("its military") its owner, where the words around name one, else no possessive."""
    plain = bare_name(words)
    bare = _POSSESSIVE.sub("", plain)
    if bare == plain or not bare:
        return bare
    around = [
        c for c in evidence.claims
        if c.report == claim.report and c.id != claim.id and c.start <= claim.start < c.end and len(c.actors) == 1
    ]  # fmt: skip
    owner = next((c.actors[0].name for c in around if names_actor(c.actors[0].name)), "")
    return f"{owner}'s {bare}" if owner else bare


def _figure(
    measure: str,
    counts: list[Count],
    evidence: Evidence,
    places: PlaceBook,
    sides: Sides,
    parties: frozenset[str],
) -> CasualtyFigure:
    total = summarise([c.claim for c in counts], evidence)
    chosen = next((p for c in total.current for p in places.of(c)), None)
    place = places.place(places.key(chosen)) if chosen else None
    whose = {c.claim.id: _whose(c, evidence) for c in counts}
    current = [whose[c.id] for c in total.current]
    who = next((w for w in current if who_class(w)), current[0])
    period = _period(total.current)
    return CasualtyFigure(
        scope=", ".join(
            x for x in ("" if fold(who) in _ANYBODY else who, place.name if place else "", period) if x
        )
        or "scope not stated",
        place=place,
        measure=cast("Measure", measure),
        low=total.low,
        best=total.best,
        high=total.high,
        as_of=total.as_of,
        origins=evidence.origins(total.current),
        claims=evidence.ids(c for count in counts for c in count.behind),
        who=who,
        claimed_by=_claimed_by(total.current, sides, parties),
    )


_ANYBODY = frozenset({"people", "persons", "victims", "bodies", "deaths"})
"""Words that tell nothing of who is counted."""


def _period(claims: tuple[Claim, ...]) -> str:
    dated = [c.time for c in claims if c.time.stated and (c.time.from_ or c.time.to)]
    return say_period(dated[0].from_, dated[0].to) if dated else ""


def _claimed_by(claims: tuple[Claim, ...], sides: Sides, parties: frozenset[str]) -> str | None:
    """The party whose word alone carries the figure, or None where anyone else says it too."""
    names = []
    for claim in claims:
        voices = [a.name for a in claim.attribution if a.role == "organisation"]
        voices = voices or [a.name for a in claim.attribution if a.role == "originator"]
        if not claim.attribution and claim.certainty == "claimed":
            voices = [a.name for a in claim.actors]
        if not voices or not all(_is_party(v, sides, parties) for v in voices):
            return None
        names.append(voices[0])
    return sides.name(names[0]) if names else None


def _is_party(name: str, sides: Sides, parties: frozenset[str]) -> bool:
    folded = fold(name)
    return sides.key(name) in parties or any(f" {p} " in f" {folded} " for p in lexicon().words["parties"])
