"""One line for people, written from fields."""

from __future__ import annotations

import datetime as dt

from crossbearing.model import Field
from crossbearing.reconcile.facets import Facet

__all__ = ["label"]

_PASSIVE = frozenset(
    [
        "captured",
        "recaptured",
        "lost",
        "besieged",
        "contested",
        "struck",
        "destroyed",
        "damaged",
        "closed",
        "reopened",
        "open",
        "restricted",
        "restored",
        "killed",
        "injured",
        "missing",
        "displaced",
        "evacuated",
        "detained",
        "abducted",
        "freed",
        "affected",
        "relocated",
        "sheltered",
    ]
)
_PHRASES = {
    "holds": "held", "changing_hands": "changing hands", "cut_off": "cut off", "service_disrupted": "disrupted",
    "handed_over": "handed over", "withdrew_forces": "forces withdrew", "withdrew": "forces withdrew",
    "advanced": "forces advanced", "near": "forces near", "fled": "people fled", "returned": "people returned",
    "arrived": "people arrived", "surrendered": "forces surrendered",
}  # fmt: skip
_COUNTS = ("killed", "injured", "missing", "displaced", "returned", "detained", "freed", "affected")


def label(
    best: Facet, fields: dict[str, Field], place: str | None, first: str | None, last: str | None
) -> str:
    """Write the line: what it is about, what happened, by whom, how many, when."""
    parts = [_head(best, fields, place)]
    counts = [f"{_number(fields[n])} {n}" for n in _COUNTS if n in fields]
    if counts:
        parts.append(", ".join(counts))
    when = _when(first, last)
    if when and best.mode == "now":
        parts.append(when)
    prefix = {"forecast": "Forecast: ", "background": "Background: "}.get(best.mode, "")
    text = prefix + ", ".join(parts)
    return text[:1].upper() + text[1:]


def _head(best: Facet, fields: dict[str, Field], place: str | None) -> str:
    outcome = str(fields["outcome"].best) if "outcome" in fields else best.claim.type
    negative = outcome.startswith("not ")
    verb = outcome.removeprefix("not ")
    said = ("denied: " if negative else "") + _PHRASES.get(verb, verb.replace("_", " "))
    subject = _subject(best, place)
    agent = fields.get("holder") or fields.get("actor")
    actor = agent.best if agent else None
    if best.topic in ("statement", "advisory", "relation", "talks"):
        return " ".join(x for x in (f"{actor}:" if actor else "", said, f"({place})" if place else "") if x)
    if verb in _COUNTS:
        return f"{subject or 'Toll'}: {said}" if "killed" not in fields else f"{subject or 'Toll'}: toll"
    by = (
        f" by {actor}"
        if actor and (verb in _PASSIVE or verb in _PHRASES) and best.topic in ("control", "access", "forces")
        else ""
    )
    if verb in _PASSIVE:
        return f"{subject or 'Unnamed place'} {said}{by}"
    return f"{subject}: {said}{by}" if subject else f"{said}{by}"


def _subject(best: Facet, place: str | None) -> str:
    if best.object and place and best.object not in place.lower() and best.topic in ("access", "control"):
        return f"{place} ({best.object})"
    return place or (best.targets[0] if best.targets else best.object)


def _number(field: Field) -> str:
    best = field.best
    return (
        f"{best:,}"
        if isinstance(best, int) or (isinstance(best, float) and not best.is_integer())
        else f"{float(best or 0):,.0f}"
    )


def _when(first: str | None, last: str | None) -> str:
    day = last or first
    if day is None:
        return ""
    end = dt.date.fromisoformat(day)
    if first is None or first == day or last is None:
        return f"{end.day} {end:%B %Y}"
    start = dt.date.fromisoformat(first)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end.day} {end:%B %Y}"
    return (
        f"{start.day} {start:%B}{'' if start.year == end.year else f' {start.year}'} to {end.day} {end:%B %Y}"
    )
