"""What people decide about what the machine read: kept apart, never edited, applied again in every run."""

from __future__ import annotations

from typing import Literal

from crossbearing.model.base import Noun, Value
from crossbearing.model.place import Place

__all__ = ["Decision", "DecisionEntry", "Ruling"]

Action = Literal["place", "value", "same", "not_same", "wrong", "undo"]


class Decision(Noun, frozen=True, kw_only=True, tag="decision"):
    """One decision by one person, a line of ``decisions.jsonl``.

    Attributes:
        id: "d1", "d2", ... in the order in which they were made.
        action: place, value, same, not_same, wrong, or undo (which ends an earlier decision).
        about: Id of the incident or claim, as it was when the decision was made; for undo that of the decision.
        claims: Ids of the claims that `about` stood for: through them it is found again when ids change.
        statement: What the machine said at that time, in one line.
        field: Name of the field, for value.
        value: What the person decided: words, a number, or a period "from/to".
        place: The place decided, for place.
        other: Id of the other incident or claim, for same and not_same.
        other_claims: Ids of its claims.
        by: Who decided.
        why: The reason given.
        at: ISO 8601 time.
    """

    id: str
    action: Action
    about: str
    claims: tuple[str, ...] = ()
    statement: str = ""
    field: str | None = None
    value: str | float | int | None = None
    place: Place | None = None
    other: str | None = None
    other_claims: tuple[str, ...] = ()
    by: str
    why: str
    at: str


class Ruling(Value, frozen=True, kw_only=True):
    """What a person decided about an incident, beside what the machine reads.

    Attributes:
        decision: Id of the decision.
        action: place, value, same, not_same or wrong.
        field: The field decided, or "" for the incident as a whole.
        value: What was decided, or None.
        machine: What the machine reads in the field, or None.
        by: Who decided.
        why: The reason given.
        at: ISO 8601 time.
        unseen: Number of claims that have joined the incident since: the person has not seen them.
    """

    decision: str
    action: Action
    field: str = ""
    value: str | float | int | None = None
    machine: str | float | int | None = None
    by: str
    why: str
    at: str
    unseen: int = 0


class DecisionEntry(Value, frozen=True, kw_only=True):
    """One decision as the picture lists it.

    Attributes:
        decision: Its id.
        text: What was decided, in one line, written from its fields.
        by: Who decided.
        why: The reason given.
        at: ISO 8601 time.
        incident: Id of the incident that it bears on now, or None.
        state: applied, or gone where nothing that it was about is left in the reports.
        claims: Ids of the claims that it bears on now.
    """

    decision: str
    text: str
    by: str
    why: str
    at: str
    incident: str | None = None
    state: Literal["applied", "gone"] = "applied"
    claims: tuple[str, ...] = ()
