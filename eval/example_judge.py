"""Whether a run meets an expectation, one method for each kind of expectation."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.model import (
    AccessState,
    CasualtyFigure,
    ControlState,
    DisplacementFigure,
    Field,
    FieldValue,
    Incident,
    Picture,
    as_date,
)
from eval import example_expected as want
from eval.example_matching import Outputs, name_in, number_met, place_met

__all__ = ["Judge"]


class Judge:
    """Whether the run meets one expectation, by kind of expectation."""

    def __init__(self, picture: Picture, outputs: Outputs) -> None:
        self._picture = picture
        self._outputs = outputs

    def as_of(self, day: str) -> bool:
        """The picture is that of the day."""
        return _day(self._picture.as_of) == day

    def date(self, item: want.Date) -> bool:
        """The report is dated to that day, and the date marked as inferred where it was."""
        report = self._outputs.reports.get(item.report)
        if report is None or _day(report.published) != item.published:
            return False
        return item.inferred is None or item.inferred == ("published" in report.inferred)

    def copy(self, item: want.Copy) -> bool:
        """The list of reports says that the one copies the other."""
        return any(r.id == item.report and r.copies == item.of for r in self._picture.reports)

    def control(self, item: want.Control) -> bool:
        """One entry names place, holder and state."""

        def fits(entry: ControlState) -> bool:
            holder = entry.holder is None if item.holder is None else name_in(item.holder, entry.holder)
            told = not item.contrary or bool(entry.contrary)
            return place_met(item.place, entry.place) and holder and entry.status in item.status and told

        return any(fits(entry) for entry in self._picture.control)

    def access(self, item: want.Access) -> bool:
        """One entry names place, feature and state, and no entry of the same gives another state."""

        def same(entry: AccessState) -> bool:
            named = name_in(item.place, entry.place.name) or name_in(item.place, entry.place.surface)
            return named and entry.feature in item.feature

        states = [entry.state for entry in self._picture.access if same(entry)]
        return bool(states) and all(state in item.state for state in states)

    def displacement(self, item: want.Figure) -> bool:
        """One figure of displacement fits, in people or as households."""

        def fits(entry: DisplacementFigure) -> bool:
            if entry.unit == "households":
                return item.households is not None and entry.best == item.households and _scope(item, entry)
            return _figure(item, entry)

        return any(fits(entry) for entry in self._picture.displacement)

    def casualties(self, item: want.Figure) -> bool:
        """One figure of casualties fits, with who is counted and whose claim it is."""

        def fits(entry: CasualtyFigure) -> bool:
            who = not item.who or name_in(item.who, entry.who) or name_in(item.who, entry.scope)
            return _figure(item, entry) and who and (not item.claimed or entry.claimed_by is not None)

        return any(fits(entry) for entry in self._picture.casualties)

    def movement(self, item: want.Movement) -> bool:
        """One movement runs from and to the places named."""
        return any(
            m.kind == item.kind
            and (not item.origin or place_met(item.origin, m.origin))
            and (not item.destination or place_met(item.destination, m.destination))
            for m in self._picture.movements
        )

    def advisory(self, item: want.Advisory) -> bool:
        """One warning by the party, about the place."""
        return any(
            name_in(item.by, a.by) and (not item.place or place_met(item.place, a.place))
            for a in self._picture.advisories
        )

    def forecast(self, item: want.Quote) -> bool:
        """A claim stands on these words and is a forecast."""
        return any(c.certainty == "forecast" for c in self._outputs.at(item))

    def denial(self, item: want.Quote) -> bool:
        """A claim stands on these words and is denied or negated."""
        return any(c.certainty == "denied" or c.negated for c in self._outputs.at(item))

    def incident(self, item: want.Joined) -> bool:
        """One incident joins a claim at every anchor; place, days, origins and state fit."""
        anchored = [{c.id for c in self._outputs.at(q) if c.kind in item.kinds} for q in item.anchors]

        def fits(incident: Incident) -> bool:
            joined = all(ids & set(incident.claims) for ids in anchored)
            status = not item.status or incident.status in item.status
            place = not item.place or place_met(item.place, incident.place)
            return joined and status and place and _days(item, incident) and _origins(item, incident)

        return any(fits(incident) for incident in self._outputs.incidents)

    def apart(self, item: want.Pair) -> bool:
        """Both claims were found, and no incident holds claims of both."""
        a, b = ({c.id for c in self._outputs.at(q)} for q in (item.a, item.b))
        together = any((a - b) & set(i.claims) and (b - a) & set(i.claims) for i in self._outputs.incidents)
        return bool(a - b) and bool(b - a) and not together

    def disagreement(self, item: want.Disagreement) -> bool:
        """The differing values stand apart, with a relation that is fair."""
        anchors = {c.id for q in item.anchors for c in self._outputs.at(q)}
        return any(
            relation in item.relations
            and (not item.fields or name in item.fields)
            and anchors & claims
            and all(any(_value(v, got) for got in values) for v in item.values)
            for name, relation, values, claims in self._differences(item.where)
        )

    def gap(self, item: want.Gap) -> bool:
        """The picture says that nobody reports it."""
        return any(
            re.search(item.pattern, f"{g.question} {g.about}", re.IGNORECASE)
            for g in self._picture.not_reported
        )

    def _differences(self, where: str) -> Iterator[tuple[str, str, tuple[FieldValue, ...], set[str]]]:
        """Differing fields as (field, relation, values, claims of the values and of the incident)."""
        by_id = {i.id: i for i in self._outputs.incidents}
        for d in self._picture.disagreements:
            yield d.field, d.relation, d.values, _claims(d.values, by_id.get(d.incident))
        if where == "any":
            for incident in self._outputs.incidents:
                for name, held in incident.fields.items():
                    for relation in _relations(held):
                        yield name, relation, held.values, _claims(held.values, incident)


def _day(stamp: str | None) -> str | None:
    """The calendar day of a time stamp, as written."""
    day = as_date(stamp)
    return day.isoformat() if day else None


def _scope(item: want.Figure, entry: DisplacementFigure | CasualtyFigure) -> bool:
    """Whether the figure is about the place and measures the thing."""
    about = not item.scope or place_met(item.scope, entry.place) or name_in(item.scope, entry.scope)
    return about and entry.measure in item.measure


def _figure(item: want.Figure, entry: DisplacementFigure | CasualtyFigure) -> bool:
    """Whether scope, measure, bounds and day of a figure fit."""
    pairs = ((item.low, entry.low), (item.best, entry.best), (item.high, entry.high))
    numbers = all(number_met(expected, got, item.tolerance) for expected, got in pairs)
    return _scope(item, entry) and numbers and item.as_of in (None, _day(entry.as_of))


def _days(item: want.Joined, incident: Incident) -> bool:
    """Whether the incident lies within the days expected (a day that is not expected is open)."""
    first = item.from_ is None or (incident.from_ or "") >= item.from_
    last = item.to is None or "" < (incident.to or incident.from_ or "") <= item.to
    return first and last


def _origins(item: want.Joined, incident: Incident) -> bool:
    """Whether the count of origins is one that the texts allow."""
    return item.origins is None or item.origins[0] <= incident.origins <= item.origins[1]


def _claims(values: tuple[FieldValue, ...], incident: Incident | None) -> set[str]:
    """Ids of the claims behind the values, and of their incident."""
    return {c for v in values for c in v.claims} | set(incident.claims if incident else ())


def _relations(held: Field) -> set[str]:
    """The relation of a field as a whole and those of its values."""
    return {held.relation} | {v.relation for v in held.values}


def _value(expected: float | str, got: FieldValue) -> bool:
    """Whether a value shown is the one expected."""
    if isinstance(expected, str):
        return isinstance(got.value, str) and name_in((expected,), got.value)
    return isinstance(got.value, int | float) and got.value == expected
