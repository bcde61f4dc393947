"""A decision in one line, written from its fields."""

from __future__ import annotations

from crossbearing.model import Decision

__all__ = ["say_decision", "say_value"]


def say_decision(d: Decision) -> str:
    """What was decided, without who and why: "“Bridge at Belar destroyed”: place is Torun Ford"."""
    about = f"“{d.statement}”" if d.statement else d.about
    if d.action == "place" and d.place:
        return f"{about}: place is {d.place.name}"
    if d.action == "value":
        return f"{about}: {(d.field or '').replace('_', ' ')} is {say_value(d.value)}"
    if d.action == "same":
        return f"{about}: the same as {d.other}"
    if d.action == "not_same":
        return f"{about}: not the same as {d.other}"
    return f"{about}: wrong" if d.action == "wrong" else f"{d.about} undone"


def say_value(value: str | float | None) -> str:
    """A value in words; numbers with separated thousands."""
    if value is None:
        return "not known"
    return value if isinstance(value, str) else f"{value:,}"
