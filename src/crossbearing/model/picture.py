"""The state of the crisis as known at a moment."""

from __future__ import annotations

from typing import Literal

from crossbearing.model.base import Noun, Value
from crossbearing.model.decision import DecisionEntry
from crossbearing.model.incident import FieldValue, Relation
from crossbearing.model.place import Place

__all__ = [
    "AccessState", "AdvisoryEntry", "CasualtyFigure", "ControlState", "Disagreement", "DisplacementFigure",
    "ForecastEntry", "Gap", "MovementEntry", "Picture", "ReportEntry", "TimelineEntry",
]  # fmt: skip


class ControlState(Value, frozen=True, kw_only=True):
    """Who holds a place.

    Attributes:
        place: The place.
        holder: Name of the holder, or None where no source says.
        since: ISO 8601 day since when, or None.
        status: held, contested (fighting inside), threatened (forces near), disputed (sources differ), unknown.
        claims: Ids of the claims it rests on.
        contrary: Ids of claims that say otherwise.
        note: One line for people, written from fields.
    """

    place: Place
    holder: str | None
    since: str | None
    status: Literal["held", "contested", "threatened", "disputed", "unknown"]
    claims: tuple[str, ...]
    contrary: tuple[str, ...] = ()
    note: str = ""


class AccessState(Value, frozen=True, kw_only=True):
    """Whether a road, bridge, crossing, port, airport or service works.

    Attributes:
        place: The place (for a service: where).
        feature: bridge, road, crossing, airport, port, power, water, internet, food, hospital, school, aid, ...
        state: open, restricted, closed, struck, destroyed, unknown.
        since: ISO 8601 day, or None.
        by: Who caused it, or None.
        claims: Ids of the claims it rests on.
        contrary: Ids of claims that say otherwise.
        note: One line for people ("struck; whether open: not reported").
    """

    place: Place
    feature: str
    state: Literal["open", "restricted", "closed", "struck", "destroyed", "unknown"]
    since: str | None
    by: str | None
    claims: tuple[str, ...]
    contrary: tuple[str, ...] = ()
    note: str = ""


class DisplacementFigure(Value, frozen=True, kw_only=True):
    """People displaced, for one scope (place and period). Stock and flow never add.

    Attributes:
        scope: Where and when, for people ("Syria, since 27 November").
        place: The place of the scope, or None.
        measure: flow (movements over a period) or stock (people displaced at a moment).
        low: Lowest figure reported, people.
        best: Best figure by the documented rule, people.
        high: Highest figure reported, people.
        as_of: ISO 8601 day of the best figure.
        origins: Independent origins behind it.
        claims: Ids of the claims.
        converted_by: Words on how households became people, or None.
        unit: people, or households where no factor is known.
        term: IDMC term of the best claim (displaced, evacuated, returned, ...).
    """

    scope: str
    place: Place | None
    measure: Literal["flow", "stock"]
    low: float | int | None
    best: float | int | None
    high: float | int | None
    as_of: str | None
    origins: int
    claims: tuple[str, ...]
    converted_by: str | None = None
    unit: str = "people"
    term: str = "displaced"


class CasualtyFigure(Value, frozen=True, kw_only=True):
    """Killed, injured or missing, for one scope; figures of different scope are never added.

    Attributes:
        scope: Who, where and when, for people.
        place: The place of the scope, or None.
        measure: killed, injured, missing.
        low: Lowest bound reported.
        best: Best figure.
        high: Highest bound reported.
        as_of: ISO 8601 day.
        origins: Independent origins.
        claims: Ids of the claims.
        who: Who is counted, in the reports' words ("militants"), or "".
        claimed_by: The party whose claim it is, where only a party to the conflict says so, else None.
    """

    scope: str
    place: Place | None
    measure: Literal["killed", "injured", "missing"]
    low: float | int | None
    best: float | int | None
    high: float | int | None
    as_of: str | None
    origins: int
    claims: tuple[str, ...]
    who: str = ""
    claimed_by: str | None = None


class ForecastEntry(Value, frozen=True, kw_only=True):
    """Something that may come: never in a total, never in a state."""

    text: str
    place: Place | None
    sources: tuple[str, ...]
    claims: tuple[str, ...]
    incident: str | None = None


class MovementEntry(Value, frozen=True, kw_only=True):
    """People or forces on the move, from where to where, where the sources say so."""

    kind: Literal["people", "forces"]
    text: str
    origin: Place | None
    destination: Place | None
    from_day: str | None
    to_day: str | None
    low: float | int | None
    high: float | int | None
    claims: tuple[str, ...]
    incident: str | None = None


class AdvisoryEntry(Value, frozen=True, kw_only=True):
    """A warning or call to leave, by whom, for whom."""

    text: str
    by: str | None
    place: Place | None
    day: str | None
    claims: tuple[str, ...]
    incident: str | None = None


class TimelineEntry(Value, frozen=True, kw_only=True):
    """One incident on the time line."""

    from_day: str | None
    to_day: str | None
    text: str
    kind: str
    status: str
    place: Place | None
    origins: int
    incident: str
    claims: tuple[str, ...]


class Disagreement(Value, frozen=True, kw_only=True):
    """Values of one field that differ, and how they relate."""

    incident: str
    field: str
    relation: Relation
    values: tuple[FieldValue, ...]
    text: str = ""


class Gap(Value, frozen=True, kw_only=True):
    """What a reader would ask and no report answers: the question, and what was looked through."""

    question: str
    about: str
    incident: str | None = None
    claims: tuple[str, ...] = ()


class ReportEntry(Value, frozen=True, kw_only=True):
    """One line of the list of reports."""

    id: str
    title: str | None
    outlet: str | None
    published: str | None
    url: str | None
    inferred: tuple[str, ...] = ()
    body_status: str = "full"
    copies: str | None = None


class Picture(Noun, frozen=True, kw_only=True, tag="picture"):
    """The crisis as known at `as_of` (ISO 8601): every statement with the claims that it rests on.

    Attributes:
        as_of: ISO 8601 day or time, or None where no report has a date.
        control: Who holds which place.
        access: Which roads, bridges, crossings and services work.
        displacement: How many are displaced, by scope.
        casualties: How many were killed, injured, or are missing, by scope.
        forecasts: What may come.
        movements: Who is on the move.
        advisories: Warnings and calls to leave.
        timeline: The incidents by day.
        disagreements: Where reports differ.
        not_reported: What nobody reports.
        reports: The reports.
        decisions: What people decided.
        title: What and when, in one line.
        version: Of the program, or "".
        public: Whether it may leave the house: shelters generalised, private persons and restricted reports left out.
        true_on: ISO 8601 day whose state is drawn, where it is not that of the latest reports: later events are left out.
    """

    as_of: str | None
    control: tuple[ControlState, ...] = ()
    access: tuple[AccessState, ...] = ()
    displacement: tuple[DisplacementFigure, ...] = ()
    casualties: tuple[CasualtyFigure, ...] = ()
    forecasts: tuple[ForecastEntry, ...] = ()
    movements: tuple[MovementEntry, ...] = ()
    advisories: tuple[AdvisoryEntry, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    not_reported: tuple[Gap, ...] = ()
    reports: tuple[ReportEntry, ...] = ()
    decisions: tuple[DecisionEntry, ...] = ()
    title: str = ""
    version: str = ""
    public: bool = False
    true_on: str | None = None
