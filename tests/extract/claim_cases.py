"""Sentences from many crises with what a careful coder draws from them.

A `Case` is what one report says, `Want` a claim that must come of it. Only what a test is about is filled in: the
fewer fields, the longer it lives. Everything is in our own words; places are real, since places are part of the matter.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import Any

from crossbearing.model import Claim

__all__ = ["Case", "Want", "shown"]

_UNSET: Any = object()


@dataclass(frozen=True)
class Want:
    """A claim that must be drawn; None stands for "whatever".

    Attributes:
        kind: Its kind.
        type: Its codebook entry.
        words: Words that its quote covers.
        without: Words that its quote must not cover.
        at: Name of its place, or part of it, in this role; `origin`, `destination` and `via` likewise.
        actor: Part of the name of one who acts; `target` likewise.
        value: Figure, here None stands for none; `low` and `high` likewise.
        by: Part of the name of the first source; "" for no source.
        through: Name of an intermediary.
        since: First day; `until` the last.
    """

    kind: str
    type: str | None = None
    words: str = ""
    without: str = ""
    at: str | None = None
    origin: str | None = None
    destination: str | None = None
    via: str | None = None
    actor: str | None = None
    target: str | None = None
    value: float | None = _UNSET
    low: float | None = _UNSET
    high: float | None = _UNSET
    unit: str | None = None
    measure: str | None = None
    certainty: str | None = None
    negated: bool | None = None
    background: bool | None = None
    by: str | None = None
    through: str | None = None
    since: str | None = None
    until: str | None = None

    def __str__(self) -> str:
        given = {f.name: getattr(self, f.name) for f in fields(self)}
        return ", ".join(f"{k}={v!r}" for k, v in given.items() if v is not _UNSET and v not in (None, ""))

    def met_by(self, claim: Claim) -> bool:
        """Whether the claim has every field that is filled in."""
        return (
            claim.kind == self.kind
            and self.type in (None, claim.type)
            and self.words in claim.quote
            and not (self.without and self.without in claim.quote)
            and self._places(claim)
            and self._parties(claim)
            and self._figure(claim)
            and self._mood(claim)
            and self._time(claim)
        )

    def _places(self, claim: Claim) -> bool:
        wanted = (
            (self.at, "at"),
            (self.origin, "origin"),
            (self.destination, "destination"),
            (self.via, "via"),
        )
        return all(
            any((name in p.name or name in p.surface) and p.role == role for p in claim.places)
            for name, role in wanted
            if name
        )

    def _parties(self, claim: Claim) -> bool:
        return _named(self.actor, [a.name for a in claim.actors]) and _named(
            self.target, [t.name for t in claim.targets]
        )

    def _figure(self, claim: Claim) -> bool:
        q = claim.quantity
        wanted = {"value": self.value, "low": self.low, "high": self.high}
        wanted = {k: v for k, v in wanted.items() if v is not _UNSET}
        words = {"unit": self.unit, "measure": self.measure}
        wanted |= {k: v for k, v in words.items() if v}
        return all(q is not None and getattr(q, k) == v for k, v in wanted.items())

    def _mood(self, claim: Claim) -> bool:
        return (
            self.certainty in (None, claim.certainty)
            and self.negated in (None, claim.negated)
            and self.background in (None, claim.background)
            and self._sources(claim)
        )

    def _sources(self, claim: Claim) -> bool:
        if self.by == "" and claim.attribution:
            return False
        first = claim.attribution[0].name if claim.attribution else ""
        between = [link.name for link in claim.attribution if link.role == "intermediary"]
        return (not self.by or self.by in first) and (self.through is None or self.through in between)

    def _time(self, claim: Claim) -> bool:
        return self.since in (None, claim.time.from_) and self.until in (None, claim.time.to)


def _named(wanted: str | None, names: list[str]) -> bool:
    return wanted is None or any(wanted.lower() in name.lower() for name in names)


@dataclass(frozen=True)
class Case:
    """What a report says, what must come of it, and what must not.

    Attributes:
        crisis: Where; part of the test's name.
        text: The words of the report.
        wants: Claims that must be drawn.
        never: Kinds or types of which no claim may be drawn.
        bad: Why it does not work yet: then it is expected to fail, and this line goes when it works.
        fields: Further fields of the report.
    """

    crisis: str
    text: str
    wants: tuple[Want, ...] = ()
    never: tuple[str, ...] = ()
    bad: str = ""
    fields: dict[str, str] = field(default_factory=dict)


def shown(claims: list[Claim]) -> str:
    """The claims in lines, for the message of a failed test."""
    lines = []
    for c in claims:
        q = c.quantity
        figure = f" {q.value} [{q.low}, {q.high}] {q.unit} {q.measure}" if q else ""
        places = ", ".join(f"{p.name} ({p.role})" for p in c.places)
        parties = f"{[a.name for a in c.actors]} -> {[t.name for t in c.targets]}"
        mood = f"{c.certainty}{' negated' if c.negated else ''}{' background' if c.background else ''}"
        sources = ", ".join(f"{link.name} ({link.role})" for link in c.attribution)
        lines.append(
            f"  {c.kind}/{c.type} «{c.quote}» {parties} @ {places}{figure}; {mood}; {c.time.from_}..{c.time.to}; {sources}"
        )
    return "\n".join(lines) or "  no claim"
