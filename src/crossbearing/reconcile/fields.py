"""The fields of an incident: competing values, the best of them, and how the others stand to it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from crossbearing.gazetteer.normal import key
from crossbearing.model import ClaimPlace, Field, FieldValue
from crossbearing.model.incident import Relation
from crossbearing.reconcile.constraints import one_of, opposed
from crossbearing.reconcile.facets import Facet, Span
from crossbearing.reconcile.figures import as_of, figure_field, figure_name
from crossbearing.reconcile.places import bare_name, proper_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.values import (
    overall,
    relate_actors,
    relate_place_values,
    relate_spans,
    relate_words,
)
from crossbearing.reconcile.words import alike_names, identity

__all__ = ["best_place", "best_span", "incident_fields", "show_span"]

Item = tuple[str, Any, Facet]
"""A value as shown, what it is compared by, and the claim that states it."""


def incident_fields(facets: Sequence[Facet]) -> dict[str, Field]:
    """All fields that the claims of one incident fill, in a fixed order."""
    lasting = any(f.topic in rules().state_topics and f.pole != "struck" for f in facets)
    found: dict[str, Field | None] = {
        "place": _text([_place_item(p, f) for f in facets for p in f.places], _places_apart(facets)),
        "time": _text(
            [
                (show_span(f.span), f.span, f)
                for f in facets
                if f.span.high is not None or f.span.low is not None
            ],
            lambda a, b: relate_spans(a, b, lasting=lasting),
            prefer=_stated_first,
        ),
        "actor": _text([(n, n, f) for f in facets for n in f.actors], relate_actors, prefer=_specific_first),
        "target": _text(
            [(n, n, f) for f in facets for n in f.targets], relate_actors, prefer=_specific_first
        ),
    }
    for f in facets:
        if name := figure_name(f):
            found.setdefault(name, None)
    for name in [n for n in found if n not in ("place", "time", "actor", "target")]:
        found[name] = figure_field([f for f in facets if figure_name(f) == name])
    found["outcome"] = _outcome(facets)
    found["holder"] = _holder(facets)
    for name in ("cause", "purpose", "means", "route", "condition"):
        words = [(w, w, f) for f in facets if (w := getattr(f.claim.roles, name))]
        found[name] = _text(words, relate_words)
    found["name"] = _names(facets)
    found["attribution"] = _attribution(facets)
    return {name: field for name, field in found.items() if field is not None}


def _places_apart(facets: Sequence[Facet]) -> Callable[[ClaimPlace, ClaimPlace], Relation]:
    """Relate places, knowing that those which one claim names together do not exclude each other."""
    together = {frozenset((key(p.name), key(q.name))) for f in facets for p in f.places for q in f.places}

    def relate(value: ClaimPlace, best: ClaimPlace) -> Relation:
        found = relate_place_values(value, best)
        companions = frozenset((key(value.name), key(best.name))) in together
        return "undetermined" if found == "contradiction" and companions else found

    return relate


def _text(
    items: Iterable[Item],
    relate: Callable[[Any, Any], Relation],
    prefer: Callable[[list[Item]], tuple[Any, ...]] = lambda group: (),
) -> Field | None:
    """Group equal values, put the best first (preferred, then most claims, then earliest), relate the rest to it."""
    groups: dict[str, list[Item]] = {}
    for item in items:
        groups.setdefault(key(item[0]) or item[0], []).append(item)
    if not groups:
        return None
    ranked = sorted(
        groups.values(), key=lambda g: (*prefer(g), -len({i[2].claim.report for i in g}), -len(g), _first(g))
    )
    best = ranked[0][0]
    values = tuple(_field_value(g, "same" if g is ranked[0] else relate(g[0][1], best[1])) for g in ranked)
    return Field(best=best[0], relation=overall(v.relation for v in values), values=values)


def _field_value(group: Sequence[Item], relation: Relation) -> FieldValue:
    claims = dict.fromkeys(f.claim.id for _, _, f in sorted(group, key=lambda i: i[2].order))
    return FieldValue(value=group[0][0], claims=tuple(claims), relation=relation)


def _first(group: Sequence[Item]) -> tuple[str, str, int, str]:
    return min(f.order for _, _, f in group)


def _stated_first(group: list[Item]) -> tuple[bool, int]:
    span: Span = group[0][1]
    width = (span.high or 0) - (span.low or 0) if span.low and span.high else 10_000
    return (not any(i[1].stated for i in group), width)


def _specific_first(group: list[Item]) -> tuple[bool]:
    return (not identity(group[0][0]),)


def _place_item(place: ClaimPlace, f: Facet) -> Item:
    """A place under the spelling of its report, where that is a spelling of its name ("the city" is not)."""
    shown = place.surface if place.surface and alike_names(place.surface, place.name) else place.name
    return shown, place, f


def _outcome(facets: Sequence[Facet]) -> Field | None:
    """What came of it: the claim types, "not ..." where negated or denied; the latest assertion is the best."""
    groups: dict[str, list[Facet]] = {}
    for f in facets:
        groups.setdefault(("not " if _negative(f) else "") + f.claim.type, []).append(f)
    ranked = sorted(groups.items(), key=lambda g: min(_outcome_rank(f) for f in g[1]))
    best = min(ranked[0][1], key=_outcome_rank)
    values = tuple(
        FieldValue(
            value=v,
            claims=tuple(f.claim.id for f in fs),
            relation=min((_relate_outcomes(f, best) for f in fs), key=_gravest),
        )
        for v, fs in ranked
    )
    return Field(best=ranked[0][0], relation=overall(v.relation for v in values), values=values)


def _holder(facets: Sequence[Facet]) -> Field | None:
    """Who holds the place: the latest word first; another holder on the same day contradicts it, an earlier one is updated."""
    said = [f for f in facets if f.topic == "control" and f.actors and f.pole == "taken" and not _negative(f)]
    groups: list[list[Facet]] = []
    for f in sorted(said, key=_outcome_rank):
        group = next((g for g in groups if not _other_holder(f, g[0])), None)
        if group is None:
            groups.append([f])
        else:
            group.append(f)
    if not groups:
        return None
    day = as_of(groups[0][0])
    relations: list[Relation] = [
        "same" if g is groups[0] else "contradiction" if max(as_of(f) for f in g) >= day else "update"
        for g in groups
    ]
    values = tuple(
        FieldValue(
            value=_holder_name(g),
            claims=tuple(f.claim.id for f in sorted(g, key=lambda f: f.order)),
            relation=r,
        )
        for g, r in zip(groups, relations, strict=True)
    )
    return Field(best=values[0].value, relation=overall(relations), values=values)


def _holder_name(group: Sequence[Facet]) -> str:
    names = [n for f in group for n in f.actors]
    return min(names, key=lambda n: (not identity(n), -names.count(n), names.index(n)))


def _gravest(relation: Relation) -> int:
    return (
        "contradiction",
        "update",
        "undetermined",
        "wider",
        "narrower",
        "rounding",
        "variant",
        "same",
    ).index(relation)


def _negative(f: Facet) -> bool:
    return f.claim.negated or f.claim.certainty == "denied"


def _outcome_rank(f: Facet) -> tuple[object, ...]:
    """Latest state first for what lasts; the strongest word first for an event."""
    lasting = f.topic in rules().state_topics and f.pole != "struck"
    return (
        _negative(f),
        f.claim.kind == "statement",
        -as_of(f) if lasting else 0,
        not f.pole,
        -f.strength,
        f.order,
    )


def _relate_outcomes(f: Facet, best: Facet) -> Relation:
    if f.claim.type == best.claim.type and _negative(f) == _negative(best):
        return "same"
    against = _against(f, best)
    if against:
        return "update" if as_of(f) < as_of(best) and f.span.stated else "contradiction"
    if f.pole and f.pole == best.pole:
        return "wider" if f.strength < best.strength else "narrower" if f.strength > best.strength else "same"
    return "undetermined"


def _against(f: Facet, best: Facet) -> bool:
    """Whether one excludes the other: it denies it, states its opposite, or gives the place to another side."""
    same_side = f.topic != "control" or not _other_holder(f, best)
    if _negative(f) != _negative(best):
        return same_side and (f.pole == best.pole or not f.pole or not best.pole)
    opposite = rules().outcomes.get(best.claim.type, ("", "", 0))[1]
    if f.pole and f.pole == opposite:
        return same_side
    if "contested" in (f.pole, best.pole) and f.pole != best.pole and f.topic == best.topic == "control":
        return abs(as_of(f) - as_of(best)) <= 1
    return not same_side


def _other_holder(f: Facet, best: Facet) -> bool:
    if f.topic != "control" or not f.actors or not best.actors:
        return False
    return opposed(f.actors, best.actors) or one_of(f.actors, best.actors) is False


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
            not proper_name(c[1]),
            -len(c[0]),
            c[1].feature == "country",
            not c[1].resolved,
            c[1].name,
        ),
    )
    return ranked[0][1] if ranked else None


def best_span(facets: Sequence[Facet]) -> tuple[str | None, str | None]:
    """First and last day: of the stated periods where there are any, else of the inherited ones."""
    stated = [f.span for f in facets if f.span.stated and (f.span.low or f.span.high)]
    spans = stated or [f.span for f in facets if f.span.low or f.span.high]
    lows = [s.low for s in spans if s.low] or [s.high for s in spans if s.high]
    highs = [s.high for s in spans if s.high]
    return (_iso(min(lows)) if lows else None, _iso(max(highs)) if highs else None)


def show_span(span: Span) -> str:
    """A period as "from/to", an open side left empty."""
    return f"{_iso(span.low) if span.low else ''}/{_iso(span.high) if span.high else ''}"


def _iso(day: int) -> str:
    return dt.date.fromordinal(day).isoformat()
