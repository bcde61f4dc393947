"""Where reports differ, and how: contradictions first, then what time or rounding explains."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossbearing.model import Claim, ControlState, Disagreement, Field, FieldValue, Incident
from crossbearing.model.incident import Relation
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.sides import Sides, is_nameless
from crossbearing.situate.words import say_place

__all__ = ["disagreements"]

_RANK = {"contradiction": 0, "undetermined": 1, "rounding": 2, "update": 3}
_QUIET = frozenset({"attribution", "label", "name", "cause", "means", "purpose", "route", "condition"})
"""Fields whose differences belong to the origins or to style, not to what happened."""
_TALK = frozenset({"statement", "relation", "advisory", "forecast"})
"""Kinds whose claims are said by somebody: that two people say different things is no disagreement of reports."""
_WORDS = frozenset({"place", "time", "actor", "target", "outcome"})
"""Fields in words: only a contradiction between them is worth showing; figures are shown however they relate."""


def disagreements(
    evidence: Evidence, control: Sequence[ControlState], sides: Sides
) -> tuple[Disagreement, ...]:
    """Fields of incidents whose values differ, and places whose holder is disputed; contradictions first."""
    held = [d for s in control if (d := _of_state(s, evidence, sides)) is not None]
    shown = {c for s in control for c in (*s.claims, *s.contrary)}
    found = [
        d for i in evidence.incidents for d in _of_incident(i, evidence)
        if not (i.kind == "control" and d.field in {"outcome", "actor"} and shown.issuperset(c for v in d.values for c in v.claims))
    ]  # fmt: skip
    return tuple(
        sorted(
            [*held, *found],
            key=lambda d: (_RANK.get(d.relation, 9), d.field != "holder", d.field, d.incident),
        )
    )


def _of_incident(incident: Incident, evidence: Evidence) -> Iterable[Disagreement]:
    if incident.kind in _TALK:
        return
    for name, entry in sorted(incident.fields.items()):
        if name in _QUIET or entry.relation not in _RANK:
            continue
        values = tuple(
            v
            for v in entry.values
            if v.value not in (None, "") and (v.relation in _RANK or v.relation == "same")
        )
        relation = _overall(entry, values)
        base = incident.type == "installation" and name == "place"
        if relation != "contradiction" and (name in _WORDS or incident.kind == "background") and not base:
            continue
        if incident.type == "installation" and not base:
            continue
        if len({str(v.value) for v in values}) > 1 and _several_voices(values, evidence):
            yield Disagreement(
                incident=incident.id,
                field=name,
                relation=relation,
                values=values,
                text=_about(incident, name),
            )


def _about(incident: Incident, name: str) -> str:
    """What the values are of: "Belar: killed", "Belar bridge: what happened"."""
    first = incident.fields.get("target") or incident.fields.get("actor")
    if incident.type == "installation" and first and first.best:
        return f"{str(first.best)[:1].upper()}{str(first.best)[1:]}: {_FIELD_WORDS.get(name, name)}"
    subject = _where(incident) or (str(first.best) if first and first.best else "Place not stated")
    return f"{subject}: {_FIELD_WORDS.get(name, name.replace('_', ' '))}"


def _where(incident: Incident) -> str:
    """The place that the values are of, as the claims tell it: not the finer spot at which the map puts what they tell."""
    told = incident.fields.get("place")
    names = {str(v.value) for v in told.values} | {str(told.best)} if told else set()
    if incident.place is None:
        return ""
    if told and told.best and names.isdisjoint({incident.place.name, incident.place.surface}):
        return str(told.best)
    return say_place(incident.place)


_FIELD_WORDS = {
    "outcome": "what happened",
    "time": "when",
    "place": "where",
    "actor": "who",
    "target": "who or what was hit",
}


def _several_voices(values: tuple[FieldValue, ...], evidence: Evidence) -> bool:
    """Whether different voices give the values: a claim that gives two of them, or one voice alone, contradicts nobody."""
    told = [c for v in values for c in v.claims]
    if len(told) != len(set(told)):
        return False
    voices = [{_voice(evidence.by_id[c], evidence) for c in v.claims if c in evidence.by_id} for v in values]
    return len(set().union(*voices)) > 1


def _voice(claim: Claim, evidence: Evidence) -> tuple[str, str]:
    return evidence.reports[claim.report].outlet or claim.report, claim.attribution[
        0
    ].name if claim.attribution else ""


def _overall(entry: Field, values: tuple[FieldValue, ...]) -> Relation:
    return (
        entry.relation
        if entry.relation in _RANK
        else min((v.relation for v in values), key=lambda r: _RANK.get(r, 9))
    )


def _of_state(state: ControlState, evidence: Evidence, sides: Sides) -> Disagreement | None:
    """Who holds a disputed place, value by value, in the words of the claims."""
    if state.status != "disputed" and not (state.contrary and state.holder):
        return None
    told: dict[str, list[str]] = {}
    for cid in (*state.claims, *state.contrary):
        claim = evidence.by_id[cid]
        if claim.kind == "background" or claim.background:
            continue
        reading = _reading(claim, sides)
        if reading:
            told.setdefault(reading, []).append(cid)
    if len(told) < 2:
        return None
    if state.status != "disputed" and not any(r.startswith(("changing", "not ")) for r in told):
        return None
    values = tuple(
        FieldValue(value=reading, claims=tuple(ids), relation="same" if i == 0 else "contradiction")
        for i, (reading, ids) in enumerate(told.items())
    )
    first = state.claims[0] if state.claims else state.contrary[0]
    incident = evidence.incident_of.get(first)
    return Disagreement(
        incident=incident.id if incident else "", field="holder", relation="contradiction", values=values,
        text=f"Who holds {say_place(state.place)}",
    )  # fmt: skip


def _reading(claim: Claim, sides: Sides) -> str:
    control = lexicon().control
    who = sides.name(claim.actors[0].name) if claim.actors else ""
    if claim.type in control["changing"]:
        return "changing hands"
    if claim.type not in control["gains"] | control["holds"] | control["handovers"]:
        return ""
    who = "" if is_nameless(who) else who
    if claim.negated or claim.certainty == "denied":
        return f"not {who}" if who else "not taken"
    return who
