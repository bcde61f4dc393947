"""Decisions applied to a run: to the joining of claims, to the incidents, and to what the picture is drawn from.

Claims are never edited: what the picture is drawn from are copies that say what was decided, under the same ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec import structs

from crossbearing.decide.anchor import Anchors
from crossbearing.decide.overlay import as_decided, bearing, overlaid
from crossbearing.decide.words import say_decision
from crossbearing.model import Claim, Decision, DecisionEntry, Incident, Picture
from crossbearing.reconcile import Verdict

__all__ = ["Decided", "apply", "misread", "verdicts"]


@dataclass(frozen=True)
class Decided:
    """A run with what people decided.

    Attributes:
        incidents: All incidents, with their rulings.
        standing: Those that the picture is drawn from.
        claims: What the picture is drawn from: the claims, as decided.
        entries: Each decision in force, with what it bears on now.
    """

    incidents: tuple[Incident, ...]
    standing: tuple[Incident, ...]
    claims: tuple[Claim, ...]
    entries: tuple[DecisionEntry, ...]

    def on(self, picture: Picture) -> Picture:
        """The picture with the decisions that bear on it."""
        return structs.replace(picture, decisions=self.entries) if self.entries else picture


def misread(decisions: Sequence[Decision], claims: Sequence[Claim]) -> frozenset[str]:
    """Ids of the claims that people decided to be read wrongly: they enter no incident."""
    wanted = [d for d in decisions if d.action == "wrong" and not d.about.startswith("i:")]
    known = Anchors(claims)
    return frozenset(c for d in wanted for c in known.claims(d.claims))


def verdicts(decisions: Sequence[Decision], claims: Sequence[Claim]) -> tuple[Verdict, ...]:
    """What the decisions say about which claims are one thing."""
    known = Anchors(claims) if any(d.action in {"same", "not_same"} for d in decisions) else None
    if known is None:
        return ()
    return tuple(
        Verdict(
            d.action == "same", frozenset(known.claims(d.claims)), frozenset(known.claims(d.other_claims))
        )
        for d in decisions
        if d.action in {"same", "not_same"}
    )


def apply(decisions: Sequence[Decision], claims: Sequence[Claim], incidents: Sequence[Incident]) -> Decided:
    """Apply the decisions in force, in their order, to the incidents; a later one about a field replaces an earlier one.

    Args:
        decisions: Those in force.
        claims: All claims of the run.
        incidents: The incidents, joined under `verdicts`.
    """
    known = Anchors(claims, incidents)
    by_id = {c.id: c for c in claims}
    found = {i.id: i for i in incidents}
    entries: list[DecisionEntry] = []
    edits: list[tuple[Decision, tuple[str, ...]]] = []
    for d in decisions:
        left = known.claims(d.claims)
        incident = known.incident(d.claims)
        entries.append(_entry(d, left, incident))
        if incident is not None and not _of_claim(d):
            found[incident.id] = overlaid(found[incident.id], d, left)
            edits.append((d, bearing(incident, d, by_id)))
    out = misread(decisions, claims)
    changed = as_decided([c for c in claims if c.id not in out], edits)
    standing = tuple(i for i in found.values() if i.status != "withdrawn")
    kept = {c for i in standing for c in i.claims}
    drawn = tuple(c for c in changed if c.id in kept)
    return Decided(tuple(found.values()), standing, drawn, tuple(entries))


def _of_claim(d: Decision) -> bool:
    """Whether one claim was found wrong: no incident carries that."""
    return d.action == "wrong" and not d.about.startswith("i:")


def _entry(d: Decision, left: tuple[str, ...], incident: Incident | None) -> DecisionEntry:
    there = bool(left) and (incident is not None or _of_claim(d))
    return DecisionEntry(
        decision=d.id,
        text=say_decision(d),
        by=d.by,
        why=d.why,
        at=d.at,
        incident=incident.id if incident else None,
        state="applied" if there else "gone",
        claims=left if not incident else incident.claims,
    )
