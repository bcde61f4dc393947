"""A handful of texts about one thing: what they agree on, what one alone says, and where they contradict each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec

from crossbearing.model import CORE_KINDS, Claim, Field, Incident, Picture, Report
from crossbearing.reconcile.figures import FIGURE_FIELDS

__all__ = ["Comparison", "Point", "Side", "Text", "compare_accounts"]

_TOLD = CORE_KINDS | {"advisory"}
"""Kinds that accounts are compared by: what happened, states, figures, forecasts; not who said what about it, nor history."""
_COMPARED = ("place", "time", "actor", "target", *FIGURE_FIELDS, "outcome", "holder", "cause")
_AGREE = frozenset({"same", "variant", "rounding"})
_LOOSE = ("outcome", "target", "actor", "cause", "time")
"""Fields in which one text saying more than the other is no difference worth a line of its own."""


class Text(msgspec.Struct, frozen=True, kw_only=True):
    """One of the texts compared.

    Attributes:
        label: A letter.
        report: Id of the report.
        outlet: Who published it, or the report's id where that is not stated.
        title: Headline, or "".
        published: ISO 8601, or None.
        copies: Letter of the text that it copies, or None.
    """

    label: str
    report: str
    outlet: str
    title: str
    published: str | None
    copies: str | None = None


class Side(msgspec.Struct, frozen=True, kw_only=True):
    """What one text says on a point: the value, where it is about one, and its sentences with who says so."""

    text: str
    value: str | float | int | None = None
    quotes: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point of comparison.

    Attributes:
        incident: Id of the incident.
        statement: What it is about, in one line.
        field: The field compared, or "" for the incident as a whole.
        relation: How the values relate; "same" for what is agreed.
        fields: For what is agreed: the fields that the texts agree on, with the value.
        origins: Number of independent origins behind the incident.
        sides: What each text says, in the order of the texts.
    """

    incident: str
    statement: str
    field: str = ""
    relation: str = "same"
    fields: tuple[tuple[str, str | float | int | None], ...] = ()
    origins: int = 1
    sides: tuple[Side, ...] = ()


class Comparison(msgspec.Struct, frozen=True, kw_only=True):
    """Texts side by side.

    Attributes:
        texts: The texts, in order of publication.
        contradicting: Fields with values that cannot all be true, from different texts.
        differing: Fields told differently without excluding each other: updates, parts and wholes, open questions.
        agreed: Incidents that several texts tell, those that most texts tell first.
        alone: Incidents that one text alone tells, text by text.
    """

    texts: tuple[Text, ...]
    contradicting: tuple[Point, ...]
    differing: tuple[Point, ...]
    agreed: tuple[Point, ...]
    alone: tuple[Point, ...]


def compare_accounts(
    reports: Sequence[Report], claims: Sequence[Claim], incidents: Sequence[Incident], picture: Picture
) -> Comparison:
    """Set the accounts of a few reports side by side.

    Args:
        reports: The texts.
        claims: Their claims.
        incidents: The incidents that the claims make up.
        picture: The picture drawn from them, which knows the copies.
    """
    labels = {r.id: _letter(n) for n, r in enumerate(reports)}
    known = {c.id: c for c in claims}
    told = [i for i in incidents if i.kind in _TOLD and i.status != "withdrawn"]
    several = [i for i in told if len(i.reports) > 1]
    several.sort(key=lambda i: (-len(i.reports), -i.origins, i.id))
    points = [p for i in several for p in _differences(i, known, labels)]
    copies = {e.id: e.copies for e in picture.reports}
    return Comparison(
        texts=tuple(_text(r, labels, copies) for r in reports),
        contradicting=tuple(p for p in points if p.relation == "contradiction"),
        differing=tuple(p for p in points if p.relation != "contradiction"),
        agreed=tuple(p for i in several if (p := _agreed(i, known, labels)).fields),
        alone=tuple(_alone(told, known, labels)),
    )


def _letter(n: int) -> str:
    return chr(ord("A") + n) if n < 26 else str(n + 1)


def _text(report: Report, labels: Mapping[str, str], copies: Mapping[str, str | None]) -> Text:
    original = copies.get(report.id)
    return Text(
        label=labels[report.id],
        report=report.id,
        outlet=report.outlet or report.id,
        title=report.title or "",
        published=report.published,
        copies=labels.get(original) if original else None,
    )


def _alone(
    told: Iterable[Incident], known: Mapping[str, Claim], labels: Mapping[str, str]
) -> Iterator[Point]:
    own = [i for i in told if len(i.reports) == 1]
    for incident in sorted(own, key=lambda i: (list(labels).index(i.reports[0]), known[i.claims[0]].start)):
        yield Point(
            incident=incident.id,
            statement=incident.label,
            origins=incident.origins,
            sides=_sides(incident.claims, known, labels),
        )


def _agreed(incident: Incident, known: Mapping[str, Claim], labels: Mapping[str, str]) -> Point:
    """The incident with the fields that at least two texts fill alike and on which none contradicts another."""
    fields = []
    for name in _COMPARED:
        field = incident.fields.get(name)
        if field and field.relation != "contradiction" and len(_tellers(field, known, _AGREE)) > 1:
            fields.append((name, field.best))
    return Point(
        incident=incident.id,
        statement=incident.label,
        fields=tuple(fields),
        origins=incident.origins,
        sides=_sides(incident.claims, known, labels),
    )


def _tellers(field: Field, known: Mapping[str, Claim], relations: frozenset[str] | None = None) -> set[str]:
    """The reports that give a value, or one that stands in one of these relations to the best."""
    told = [v for v in field.values if relations is None or v.relation in relations]
    return {known[c].report for v in told for c in v.claims if c in known}


def _differences(
    incident: Incident, known: Mapping[str, Claim], labels: Mapping[str, str]
) -> Iterator[Point]:
    for name in _COMPARED:
        field = incident.fields.get(name)
        if field is None or field.relation in _AGREE or len(_tellers(field, known)) < 2:
            continue
        if name in _LOOSE and field.relation in {"narrower", "wider", "undetermined"}:
            continue
        sides = tuple(
            side for value in field.values for side in _sides(value.claims, known, labels, value=value.value)
        )
        told: dict[str, set[str | float | int | None]] = {}
        for side in sides:
            told.setdefault(side.text, set()).add(side.value)
        if len({frozenset(values) for values in told.values()}) > 1:
            yield Point(
                incident=incident.id,
                statement=incident.label,
                field=name,
                relation=field.relation,
                origins=incident.origins,
                sides=tuple(sorted(sides, key=lambda s: s.text)),
            )


def _sides(
    claims: Iterable[str],
    known: Mapping[str, Claim],
    labels: Mapping[str, str],
    *,
    value: str | float | None = None,
) -> tuple[Side, ...]:
    """The claims by text, in the order of the texts, each sentence once."""
    by_text: dict[str, list[Claim]] = {}
    for c in claims:
        if c in known:
            by_text.setdefault(labels[known[c].report], []).append(known[c])
    return tuple(
        Side(
            text=label,
            value=value,
            quotes=_longest(c.quote for c in by_text[label]),
            said_by=tuple(dict.fromkeys(c.attribution[0].name for c in by_text[label] if c.attribution)),
        )
        for label in sorted(by_text)
    )


def _longest(quotes: Iterable[str]) -> tuple[str, ...]:
    """The quotes, each once, without those that stand within another."""
    own = list(dict.fromkeys(quotes))
    return tuple(q for q in own if not any(q != other and q in other for other in own))
