"""What came of it, and who holds the place: states that follow, exclude or sharpen each other."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.gazetteer.normal import key
from crossbearing.model import Field, FieldValue
from crossbearing.model.incident import Relation
from crossbearing.reconcile.alike import one_of, opposed
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.figures import as_of
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.values import overall
from crossbearing.reconcile.words import identity, names_actor

__all__ = ["holder_field", "outcome_field"]


def outcome_field(facets: Sequence[Facet]) -> Field | None:
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


def holder_field(facets: Sequence[Facet]) -> Field | None:
    """Who holds the place: the latest word first; another holder on the same day contradicts it, an earlier one is updated."""
    said = [
        f for f in facets
        if f.topic == "control" and f.pole == "taken" and any(map(names_actor, f.actors))
        and not _negative(f) and not _of_part(f)
    ]  # fmt: skip
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


def _of_part(f: Facet) -> bool:
    """Whether only a part of the place is held ("parts of the district", "14 villages")."""
    words = [w for t in f.targets for w in (key(t).split()[:1] + key(t).split()[-1:])]
    return bool(rules().parts.intersection(words))


def _holder_name(group: Sequence[Facet]) -> str:
    names = [n for f in group for n in f.actors if names_actor(n)]
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
    """Whether the claim denies its type; a statement that denies is no denied statement."""
    return f.topic not in ("statement", "advisory", "relation") and (
        f.claim.negated or f.claim.certainty == "denied"
    )


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
    same_side = not _other_holder(f, best)
    if _negative(f) != _negative(best):
        return same_side and (f.pole == best.pole or not f.pole or not best.pole)
    if f.pole and f.pole == rules().outcomes.get(best.claim.type, ("", "", 0))[1]:
        return f.topic == "access" or one_of(f.actors, best.actors) is True
    if f.topic != "control" or best.topic != "control":
        return False
    if "contested" in (f.pole, best.pole) and f.pole != best.pole:
        return abs(as_of(f) - as_of(best)) <= 1
    return f.pole == best.pole and not same_side


def _other_holder(f: Facet, best: Facet) -> bool:
    if {f.topic, best.topic} - {"control", "forces"} or not f.actors or not best.actors:
        return False
    return opposed(f.actors, best.actors) or one_of(f.actors, best.actors) is False
