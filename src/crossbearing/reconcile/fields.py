"""The fields of an incident: competing values, the best of them, and how the others stand to it."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from crossbearing.gazetteer.normal import key, skeleton
from crossbearing.model import ClaimPlace, Field, FieldValue, Roles
from crossbearing.model.incident import Relation
from crossbearing.reconcile.changes import Changes
from crossbearing.reconcile.clashes import Clash, Item, day_clash, means_clash, name_clash, place_clash
from crossbearing.reconcile.facets import Facet, Span
from crossbearing.reconcile.figures import figure_fields, figure_name
from crossbearing.reconcile.means import instrument, names_party
from crossbearing.reconcile.outcomes import holder_field, outcome_field
from crossbearing.reconcile.places import bare_name, collective, proper_name, spelt
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.values import (
    overall,
    relate_actors,
    relate_place_values,
    relate_spans,
    relate_targets,
    relate_words,
)
from crossbearing.reconcile.words import alike_names, identity

__all__ = ["best_place", "best_span", "incident_fields", "show_span", "spelling"]

_SILENT = Roles()
_OPEN = 10_000
"""Days by which a period without a first day is taken to be wide."""


def incident_fields(facets: Sequence[Facet], changes: Changes | None = None) -> dict[str, Field]:
    """All fields that the claims of one incident fill, in a fixed order.

    Args:
        facets: Its claims.
        changes: What copies of one text changed, or None where there are none.
    """
    changes = changes or Changes()
    found: dict[str, Field | None] = {
        "place": _places(facets, changes),
        "time": _times(facets, changes),
        "actor": _actors(facets, changes),
        "target": _targets(facets, changes),
    }
    found |= figure_fields(facets)
    found["outcome"] = outcome_field(facets)
    found["holder"] = holder_field(facets)
    for name in ("cause", "purpose", "means", "route", "condition"):
        if words := _words(name, facets):
            found[name] = _text(words, relate_words, clash=means_clash(changes))
    found["name"] = _names(facets) if len(facets) > 1 else None
    found["attribution"] = _attribution(facets)
    return {name: field for name, field in found.items() if field is not None}


def _words(name: str, facets: Sequence[Facet]) -> list[Item]:
    """What the claims give for a role; a weapon or a flood that stands where somebody acts is a means or a cause."""
    said: list[Item] = [
        (w, w, f) for f in facets if f.claim.roles != _SILENT and (w := getattr(f.claim.roles, name))
    ]
    if name not in ("cause", "means"):
        return said
    return said + [(n, n, f) for f in facets for n in (*f.actors, *f.targets) if instrument(n) == name]


def _places(facets: Sequence[Facet], changes: Changes) -> Field | None:
    items = [_place_item(p, f) for f in facets for p in f.places]
    struck = {skeleton(n) for f in facets for n in f.companions}
    base = any(f.topic == "installation" for f in facets)
    several = base and not any(_ONLY.search(f.claim.quote) for f in facets)

    def relate(value: ClaimPlace, best: ClaimPlace) -> Relation:
        if collective(value) != collective(best):
            return "wider" if collective(value) else "narrower"
        if {skeleton(proper_name(value)), skeleton(proper_name(best))} <= struck:
            return "same" if alike_names(proper_name(value), proper_name(best)) else "undetermined"
        found = relate_place_values(value, best)
        return "undetermined" if several and found == "contradiction" else found

    return _text(items, _companions(facets, lambda f: f.places, relate), clash=place_clash(changes))


_ONLY = re.compile(r"\b(?:only|sole|single|lone)\b", re.IGNORECASE)
"""A base that is called the only one cannot be at two places; of others there may be several."""


def _times(facets: Sequence[Facet], changes: Changes) -> Field | None:
    """The periods that words of the reports state; where none does, the dates that the claims inherited."""
    dated = [f for f in facets if f.span.high is not None or f.span.low is not None]
    stated = [f for f in dated if f.span.stated] or dated
    lasting = any(f.topic in rules().state_topics and f.pole != "struck" for f in facets)
    items: list[Item] = [(show_span(f.span), f.span, f) for f in stated]
    loose = {show_span(f.span) for f in stated if f.places and all(collective(p) for p in f.places)}
    loose -= {show_span(f.span) for f in stated if any(not collective(p) for p in f.places)}

    def relate(value: Span, best: Span) -> Relation:
        found = relate_spans(
            value, best, lasting=lasting
        )  # "along the border" may be told of a longer operation
        vague = found == "contradiction" and (show_span(value) in loose or show_span(best) in loose)
        return "undetermined" if vague else found

    return _text(items, relate, prefer=_narrow_first, clash=day_clash(changes))


def _actors(facets: Sequence[Facet], changes: Changes) -> Field | None:
    relate = partial(relate_actors, exclusive=all(f.topic in rules().led - {"forces"} for f in facets))
    items: list[Item] = [(n, n, f) for f in facets for n in f.actors if _acts(n)]
    related = _companions(facets, lambda f: f.actors, relate)
    return _text(items, related, prefer=_specific_first, clash=name_clash(changes))


def _acts(name: str) -> bool:
    """Whether a name means somebody: no number, and no weapon or flood unless it tells whose it is."""
    return _letters(name) and (not instrument(name) or names_party(name))


def _letters(name: str) -> bool:
    """Whether a name has letters: a bare number names nobody."""
    return any(c.isalpha() for c in name)


def _targets(facets: Sequence[Facet], changes: Changes) -> Field | None:
    items: list[Item] = [(n, n, f) for f in facets for n in f.targets if _letters(n)]
    related = _companions(facets, lambda f: f.targets, relate_targets)
    return _text(items, related, prefer=_specific_first, clash=name_clash(changes))


def _companions(
    facets: Sequence[Facet], names: Callable[[Facet], Iterable[Any]], relate: Callable[[Any, Any], Relation]
) -> Callable[[Any, Any], Relation]:
    """`relate`, knowing that values which one claim names together do not exclude each other."""

    def related(value: Any, best: Any) -> Relation:
        found = relate(value, best)
        if found != "contradiction":
            return found
        pair = {_plain(value), _plain(best)}
        return "undetermined" if any(pair <= {_plain(n) for n in names(f)} for f in facets) else found

    return related


def _plain(value: Any) -> str:
    return key(value.name if isinstance(value, ClaimPlace) else value)


def _text(
    items: Iterable[Item],
    relate: Callable[[Any, Any], Relation],
    prefer: Callable[[list[Item]], tuple[Any, ...]] = lambda _group: (),
    clash: Clash = lambda _x, _y: False,
) -> Field | None:
    """Group equal values, put the best first (preferred, then most claims, then earliest), relate the rest to it.

    A value that clashes with one ranked before it is a contradiction, also where that is not the best one.
    """
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item[0]) or item[0], []).append(item)
    if not groups:
        return None
    if len(groups) == 1:
        (only,) = groups.values()
        return Field(best=only[0][0], values=(_field_value(only, "same"),))
    ranked = sorted(
        groups.values(), key=lambda g: (*prefer(g), -len({i[2].claim.report for i in g}), -len(g), _first(g))
    )
    best = ranked[0][0]
    values = tuple(
        _field_value(g, _standing(g, ranked[:n], relate(g[0][1], best[1]), clash) if n else "same")
        for n, g in enumerate(ranked)
    )
    return Field(best=best[0], relation=overall(v.relation for v in values), values=values)


def _standing(group: list[Item], before: Sequence[list[Item]], relation: Relation, clash: Clash) -> Relation:
    clashes = any(clash(x, y) for other in before for x in other for y in group)
    return "contradiction" if clashes else relation


def _field_value(group: Sequence[Item], relation: Relation) -> FieldValue:
    claims = dict.fromkeys(f.claim.id for _, _, f in sorted(group, key=lambda i: i[2].order))
    return FieldValue(value=group[0][0], claims=tuple(claims), relation=relation)


def _first(group: Sequence[Item]) -> tuple[str, str, int, str]:
    return min(f.order for _, _, f in group)


def _narrow_first(group: list[Item]) -> tuple[int]:
    span: Span = group[0][1]
    return ((span.high - span.low if span.low and span.high else _OPEN),)


def _specific_first(group: list[Item]) -> tuple[bool]:
    return (not identity(group[0][0]),)


def _place_item(place: ClaimPlace, f: Facet) -> Item:
    """A place under the spelling of its report, where that is a spelling of its name ("the city" is not)."""
    shown = place.surface if place.surface and alike_names(place.surface, place.name) else place.name
    return shown, place, f


def _names(facets: Sequence[Facet]) -> Field | None:
    """Spellings of the name of the place or facility, where they differ."""
    items = [(n, n, f) for f in facets for p in f.places for n in _spellings(p)]
    field = _text(items, lambda a, b: "variant" if alike_names(a, b) else "undetermined")
    return field if field and len(field.values) > 1 and field.relation == "variant" else None


def _spellings(place: ClaimPlace) -> list[str]:
    """The proper name as the report spells it; the gazetteer's where the report has none ("the city")."""
    name, surface = proper_name(place), bare_name(place.surface)
    return [surface if surface and alike_names(surface, name) else name] if name else []


def _attribution(facets: Sequence[Facet]) -> Field | None:
    items: list[Item] = []
    for f in facets:
        source = next((x.name for x in f.claim.attribution if x.role in ("originator", "organisation")), None)
        if source:
            items.append((source, source, f))
    return _text(
        items, lambda a, b: "variant" if alike_names(a, b) else "undetermined", prefer=_specific_first
    )


def best_place(facets: Sequence[Facet]) -> ClaimPlace | None:
    """The place that most reports give; of equals, the one that is no country, is resolved, and is first by name."""
    counts: dict[str, tuple[set[str], ClaimPlace]] = {}
    for f in facets:
        for p in f.places:
            counts.setdefault(key(p.name), (set(), p))[0].add(f.claim.report)
    ranked = sorted(
        counts.values(),
        key=lambda c: (
            not proper_name(c[1]) or collective(c[1]),
            -len(c[0]),
            c[1].feature == "country",
            not c[1].resolved,
            c[1].name,
        ),
    )
    return ranked[0][1] if ranked else None


def spelling(place: ClaimPlace, facets: Sequence[Facet]) -> str:
    """The incident's place as its reports spell it."""
    told: defaultdict[str, set[str]] = defaultdict(set)
    for f in facets:
        for p in f.places:
            if key(p.name) == key(place.name) and p.surface:
                told[p.surface].add(f.claim.report)
    return spelt(place.name, {words: len(reports) for words, reports in told.items()})


def best_span(facets: Sequence[Facet]) -> tuple[str | None, str | None]:
    """First and last day: of the stated periods where there are any, else of the inherited ones.

    Of an event, a period that only holds the days that somebody states more narrowly adds none ("this week" beside
    "on Thursday"); a count is told of its whole period.
    """
    stated = [f.span for f in facets if f.span.stated and (f.span.low or f.span.high)]
    spans = stated or [f.span for f in facets if f.span.low or f.span.high]
    if stated and not any(figure_name(f) for f in facets):
        spans = [s for s in spans if not any(_holds(s, other) for other in spans)]
    lows = [s.low for s in spans if s.low] or [s.high for s in spans if s.high]
    highs = [s.high for s in spans if s.high]
    return (_iso(min(lows)) if lows else None, _iso(max(highs)) if highs else None)


def _holds(wide: Span, narrow: Span) -> bool:
    """Whether a period holds another one and more days besides."""
    if narrow.low is None or narrow.high is None or wide == narrow:
        return False
    low = wide.low if wide.low is not None else -_OPEN
    high = wide.high if wide.high is not None else narrow.high + _OPEN
    return low <= narrow.low and narrow.high <= high and high - low > narrow.high - narrow.low


def show_span(span: Span) -> str:
    """A period as "from/to", an open side left empty."""
    return f"{_iso(span.low) if span.low else ''}/{_iso(span.high) if span.high else ''}"


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()
