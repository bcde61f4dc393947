"""What a reader would ask and no report answers: general questions, each raised by an incident or a state.

A question is put only where something in the reports raises it and no claim of the run answers it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from crossbearing.model import (
    AccessState,
    CasualtyFigure,
    Claim,
    ControlState,
    DisplacementFigure,
    Gap,
    MovementEntry,
    Place,
    as_date,
)
from crossbearing.reconcile.places import collective, proper_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import word_class
from crossbearing.situate.access import NOT_SAID, feature_of
from crossbearing.situate.casualties import casualty_measure, who_class
from crossbearing.situate.evidence import Evidence, is_live
from crossbearing.situate.lexicon import fold, lexicon
from crossbearing.situate.places import PlaceBook, place_class
from crossbearing.situate.sides import bare_name, doer
from crossbearing.situate.words import say_day, say_list, say_place

__all__ = ["Drawn", "gaps"]

_MANY = 12
"""More open questions than this are no help to a reader; the gravest kinds come first."""


@dataclass(frozen=True)
class Drawn:
    """What of the picture has been drawn so far, for asking what is missing in it."""

    control: Sequence[ControlState]
    access: Sequence[AccessState]
    displacement: Sequence[DisplacementFigure]
    casualties: Sequence[CasualtyFigure]
    movements: Sequence[MovementEntry]


def gaps(drawn: Drawn, evidence: Evidence, places: PlaceBook) -> tuple[Gap, ...]:
    """The open questions, gravest kind first, at most twelve."""
    asked = [
        *_civilians(drawn, evidence),
        *_access(drawn),
        *_holders(drawn),
        *_displaced(drawn, evidence),
        *_dead_of_violence(evidence, places),
        *_outcomes(evidence),
        *_aid(evidence),
    ]
    return tuple(
        {g.question: g for g in reversed(asked)}[q] for q in dict.fromkeys(g.question for g in asked)
    )[:_MANY]


def _civilians(drawn: Drawn, evidence: Evidence) -> Iterable[Gap]:
    """Only the dead of the fighting forces are counted, or nobody's, though there is fighting."""
    killed = [c for c in evidence.live if casualty_measure(c) == "killed"]
    counted = [f for f in drawn.casualties if f.measure == "killed"]
    if any(who_class(f.who) != "fighters" for f in counted) or _says_civilian_toll(evidence):
        return
    armed = [c for c in evidence.live if c.type in lexicon().armed_events]
    raising = [c for c in killed if c.id in {x for f in counted for x in f.claims}] or armed
    if raising:
        yield Gap(
            question="How many civilians have been killed?",
            about="only fighters are counted" if counted else "violence is reported, no number of dead",
            claims=evidence.ids(raising)[:5],
        )


def _says_civilian_toll(evidence: Evidence) -> bool:
    return any(
        c.type == "killed"
        and any(who_class(t.surface) == "civilians" for t in c.targets)
        and c.quantity is not None
        for c in evidence.live
    )


def _access(drawn: Drawn) -> Iterable[Gap]:
    for state in drawn.access:
        several = collective(state.place)
        if NOT_SAID in state.note and (not several or proper_name(state.place)):
            yield Gap(
                question=f"Are {_several(state)} still open?" if several else f"Is {_the(state)} still open?",
                about="struck; whether open is not said",
                claims=state.claims,
            )


def _unnamed(name: str) -> bool:
    """Whether a name only counts several spots ("border crossings"): a question needs one that can be asked about."""
    return (fold(name).split() or [""])[-1] in lexicon().words["place_plurals"]


def _several(state: AccessState) -> str:
    """An unnamed group as asked about: "the Chad–Niger border crossings", "the crossings on the Chad border"."""
    name = state.place.name.removeprefix("the ")
    if fold(name).split()[-1:] == ["border"]:
        return f"the crossings on the {name}"
    return f"the {name}" if _unnamed(name) else f"the {state.feature}s of {name}"


def _the(state: AccessState) -> str:
    name = state.place.name
    return (
        name
        if state.feature in fold(name).split() or state.place.feature == state.feature
        else f"the {state.feature} at {name}"
    )


def _holders(drawn: Drawn) -> Iterable[Gap]:
    for state in drawn.control:
        if state.holder is None and state.status in {"contested", "unknown"}:
            about = (
                "fighting is reported"
                if state.status == "contested"
                else state.note or "a change is reported"
            )
            yield Gap(question=f"Who holds {say_place(state.place)}?", about=about, claims=state.claims)


def _dead_of_violence(evidence: Evidence, places: PlaceBook) -> Iterable[Gap]:
    """Violence or destruction at a spot, without a word on casualties there, nor in the same incident."""
    told = {
        places.key(p)
        for c in evidence.claims
        if c.type in lexicon().casualties or casualty_measure(c)
        for p in c.places
    }
    for incident in evidence.incidents:
        claims = [evidence.by_id[c] for c in incident.claims]
        harm = [c for c in claims if is_live(c) and c.type in _HARM]
        place = incident.place
        if (
            not harm
            or place is None
            or _unnamed(place.name)
            or place.feature not in _HURT
            or incident.killed
            or incident.injured
        ):
            continue
        if places.key(place) not in told:
            words = _HARM[harm[0].type]
            where = say_list(_struck(harm, place, places))
            yield Gap(
                question=f"Was anyone killed or injured {words.format(place=where)}?",
                about="no casualties are reported, nor that there were none", incident=incident.id, claims=evidence.ids(harm)[:5],
            )  # fmt: skip


def _struck(harm: Sequence[Claim], place: Place, places: PlaceBook) -> list[str]:
    """All things of one kind that one operation struck, by name; the incident's place where there is one thing."""
    found = [
        places.place(places.key(p))
        for c in harm
        for p in c.places
        if p.feature == place.feature and not collective(p)
    ]
    names = sorted({say_place(p) for p in found})
    if place_class(place) == "works" and 1 < len(names) <= _NAMED:
        return names
    name = say_place(places.place(places.key(place)))
    thing = next((f for c in harm if c.kind == "access" and (f := feature_of(c, None))), "")
    return [f"the {thing} at {name}" if thing and place_class(place) != "works" else name]


_NAMED = 4
"""Things that one question names; of more, the first stands for all."""
_HARM = {
    "shelling": "in the shelling of {place}", "explosion": "in the explosion at {place}", "attack": "in the attack on {place}",
    "air_strike": "in the air strike on {place}", "struck": "in the strike on {place}", "destroyed": "when {place} was destroyed",
}  # fmt: skip
_HURT = frozenset({"city", "town", "village", "neighbourhood", "camp", "bridge", "crossing", "dam", "port", "airport",
                   "hospital", "school", "prison", "site", "building"})  # fmt: skip


def _displaced(drawn: Drawn, evidence: Evidence) -> Iterable[Gap]:
    """Flight is reported, but no number for it; or for the whole."""
    moves = [m for m in drawn.movements if m.kind == "people"]
    if not any(f.term != "returned" for f in drawn.displacement):
        open_ = [m for m in moves if not any(_counts(evidence.by_id[c]) for c in m.claims)]
        if open_:
            yield Gap(
                question="How many people are displaced?", about="flight is reported without a total",
                incident=open_[0].incident, claims=tuple(c for m in open_ for c in m.claims)[:5],
            )  # fmt: skip
    counted = {
        say_place(m.origin) for m in moves if m.origin and any(_counts(evidence.by_id[c]) for c in m.claims)
    }
    for move in moves:
        if move.origin is None or say_place(move.origin) in counted or move.origin.feature not in _HURT:
            continue
        counted.add(say_place(move.origin))
        yield Gap(
            question=f"How many people left {say_place(move.origin)}?", about="people left; no number is reported",
            incident=move.incident, claims=move.claims[:5],
        )  # fmt: skip


def _counts(claim: Claim) -> bool:
    return bool(claim.quantity and claim.quantity.value is not None)


def _outcomes(evidence: Evidence) -> Iterable[Gap]:
    """A meeting that was due by now, and of which no report tells that it was held."""
    now = (evidence.as_of or "")[:10]
    held = [c for c in evidence.live if c.type in lexicon().talks]
    for claim in evidence.claims:
        due = (claim.time.to or "")[:10]
        planned = claim.kind == "forecast" or claim.certainty == "forecast"
        if not (planned and claim.type in lexicon().talks and due and as_date(due)) or claim.background:
            continue
        names = {fold(a.name) for a in claim.actors}
        if any((c.time.to or "")[:10] == due and names & {fold(a.name) for a in c.actors} for c in held):
            continue
        when = "was it held, and with what result?" if due < now else "what comes of it?"
        who = claim.actors[0].name if claim.actors else "the parties"
        yield Gap(
            question=f"The meeting of {who} due on {say_day(due)}: {when}",
            about="planned; no report tells of it",
            incident=_incident_id(claim, evidence),
            claims=(claim.id,),
        )


def _aid(evidence: Evidence) -> Iterable[Gap]:
    """Support that was pledged or planned, by a giver of whom no report says that it arrived."""
    given = {fold(a.name) for c in evidence.live if c.type in lexicon().aid for a in c.actors}
    told: set[str] = set()
    for claim in evidence.claims:
        planned = claim.type in lexicon().aid and (claim.kind == "forecast" or claim.certainty == "forecast")
        pledged = claim.type in lexicon().promises and lexicon().words["aid_words"] & set(
            fold(claim.quote).split()
        )
        if not (planned or pledged) or claim.background or claim.negated or not claim.actors:
            continue
        name = doer(claim.actors[0].name) or ""
        if not _can_pledge(claim.actors[0].name) or {fold(name), fold(claim.actors[0].name)} & (given | told):
            continue
        told.add(fold(name))
        yield Gap(
            question=f"Has the support promised by {name} arrived?", about="pledged or planned; delivery is not reported",
            incident=_incident_id(claim, evidence), claims=(claim.id,),
        )  # fmt: skip


def _can_pledge(name: str) -> bool:
    """Whether a name is that of a state, its organs, or a well-known organisation: of others nobody asks for delivery."""
    known = rules()
    plain = fold(bare_name(name))
    return word_class(name) == "state" or plain in known.demonyms or plain in known.organisation


def _incident_id(claim: Claim, evidence: Evidence) -> str | None:
    incident = evidence.incident_of.get(claim.id)
    return incident.id if incident else None
