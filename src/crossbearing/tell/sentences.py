"""Sentences written from the fields of the picture, each with the claims that it rests on. Nothing else is ever said.

Every sentence is a list of parts; each part carries its own claims. No output adds a fact to these words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass

from crossbearing.model import (
    AccessState,
    AdvisoryEntry,
    CasualtyFigure,
    ControlState,
    DecisionEntry,
    Disagreement,
    DisplacementFigure,
    ForecastEntry,
    Gap,
    MovementEntry,
    Picture,
)
from crossbearing.situate.words import say_bounds, say_day, say_list, say_number, say_period, say_place

__all__ = [
    "Part", "Sentence", "access_sentence", "advisory_sentence", "casualty_sentence", "control_sentence", "decision_sentence",
    "difference_sentence",
    "displacement_sentence", "forecast_sentence", "gap_sentence", "headlines", "movement_sentence",
]  # fmt: skip

_STATES = {"open": "open", "restricted": "disrupted or restricted", "closed": "closed", "struck": "struck",
           "destroyed": "destroyed", "unknown": "state not clear"}  # fmt: skip
_TERMS = {"forced_to_flee": "forced to flee", "in_camp": "in camps", "crossed_border": "crossed the border"}
_DATES = re.compile(r"^(\d{4}-\d\d-\d\d)?/(\d{4}-\d\d-\d\d)?$")


@dataclass(frozen=True)
class Part:
    """A piece of a sentence: its words, and the claims it rests on (none: those of the whole sentence).

    Attributes:
        text: Plain words, unescaped.
        claims: Ids of claims.
        strong: Whether it is what the eye should find.
    """

    text: str
    claims: tuple[str, ...] = ()
    strong: bool = False


@dataclass(frozen=True)
class Sentence:
    """One statement with its sources."""

    parts: tuple[Part, ...]

    @property
    def text(self) -> str:
        """All words."""
        return "".join(p.text for p in self.parts)

    @property
    def claims(self) -> tuple[str, ...]:
        """All claims, each once."""
        return tuple(dict.fromkeys(c for p in self.parts for c in p.claims))


def control_sentence(state: ControlState) -> Sentence:
    """Who holds a place: "Hama: held by X since 5 December 2024; the army left"."""
    place = Part(say_place(state.place), strong=True)
    since = f" since {say_day(state.since)}" if state.since and "taken by" not in state.note else ""
    holder = f" by {state.holder}" if state.holder else ""
    words = {
        "held": f"held{holder}{since}",
        "contested": f"contested; held{holder}{since}"
        if holder
        else "contested; who holds it is not reported",
        "threatened": f"threatened; held{holder}{since}"
        if holder
        else "threatened; who holds it is not said outright",
        "disputed": f"disputed; {state.holder} is said to hold it{since}"
        if holder
        else "disputed: sources differ on who holds it",
        "unknown": "holder not reported",
    }[state.status]
    note = f"; {state.note}" if state.note else ""
    parts = [place, Part(f": {words}{note}", state.claims or state.contrary)]
    if state.contrary and state.claims:
        parts.append(Part(". Said otherwise", state.contrary))
    return Sentence(tuple(parts))


def access_sentence(state: AccessState) -> Sentence:
    """Whether something works: "Arida (crossing): struck by X on 6 December 2024; whether open: not reported"."""
    name = say_place(state.place)
    named = state.feature in name.casefold() or (
        state.feature == state.place.feature and state.feature in name.casefold()
    )
    what = Part(name if named else f"{name} ({state.feature.replace('_', ' ')})", strong=True)
    by = f" by {state.by}" if state.by else ""
    dated = {"struck": " on ", "destroyed": " on "}.get(state.state, " since ")
    since = f"{dated}{say_day(state.since)}" if state.since else ""
    notes = [n for n in state.note.split("; ") if n not in {"", "struck"}]
    if notes and notes[0].startswith("on "):  # a stretch of days rather than a day
        since = f", {notes.pop(0).removeprefix('on ')}"
    note = f"; {'; '.join(notes)}" if notes else ""
    parts = [what, Part(f": {_STATES[state.state]}{by}{since}{note}", state.claims or state.contrary)]
    if state.contrary and state.claims:
        parts.append(Part(". Said otherwise", state.contrary))
    return Sentence(tuple(parts))


def displacement_sentence(figure: DisplacementFigure) -> Sentence:
    """How many are displaced, for one scope: never more than that scope."""
    amount = say_bounds(figure.low, figure.best, figure.high)
    term = _TERMS.get(figure.term, figure.term.replace("_", " "))
    kind = (
        "a count of movements" if figure.measure == "flow" else "people living in displacement at that time"
    )
    origins = f"{figure.origins} independent origin{'s' if figure.origins != 1 else ''}"
    as_of = f", as of {say_day(figure.as_of)}" if figure.as_of else ""
    best = ""
    if figure.best is not None and figure.low != figure.high and None not in {figure.low, figure.high}:
        best = f", best {say_number(figure.best)}"
    by = f"; computed: {figure.converted_by}" if figure.converted_by else ""
    if figure.converted_by:
        amount, best = f"about {say_number(figure.best)}", ""
    head = Part(f"{amount} {figure.unit} {term}", strong=True)
    return Sentence((head, Part(f"{best}: {figure.scope}{as_of} ({kind}; {origins}){by}", figure.claims)))


def casualty_sentence(figure: CasualtyFigure) -> Sentence:
    """How many were killed, injured or are missing, for one scope, and on whose word."""
    head = Part(f"{say_bounds(figure.low, figure.best, figure.high)} {figure.measure}", strong=True)
    as_of = f", as of {say_day(figure.as_of)}" if figure.as_of else ""
    origins = f"{figure.origins} independent origin{'s' if figure.origins != 1 else ''}"
    claim = f"; claimed by {figure.claimed_by}, a party to the conflict, only" if figure.claimed_by else ""
    return Sentence((head, Part(f": {figure.scope}{as_of} ({origins}{claim})", figure.claims)))


def movement_sentence(move: MovementEntry) -> Sentence:
    """Who moved from where to where, when. Not a total."""
    when = say_period(move.from_day, move.to_day)
    return Sentence(
        (Part(move.text[:1].upper() + move.text[1:] + (f", {when}" if when else ""), move.claims),)
    )


def forecast_sentence(entry: ForecastEntry) -> Sentence:
    """What may come, in the source's own words."""
    return Sentence((Part(f"{say_list(entry.sources[:3])}: “{entry.text}”", entry.claims),))


def advisory_sentence(entry: AdvisoryEntry) -> Sentence:
    """Who advises whom, in the report's own words."""
    by = f"{entry.by}: " if entry.by else ""
    return Sentence(
        (Part(f"{by}“{entry.text}”" + (f", {say_day(entry.day)}" if entry.day else ""), entry.claims),)
    )


def decision_sentence(entry: DecisionEntry) -> Sentence:
    """What a person decided, who and why, and whether it still bears on anything."""
    gone = "" if entry.state == "applied" else " (nothing that the reports tell now bears on it)"
    when = f" on {say_day(entry.at)}" if say_day(entry.at) else ""
    return Sentence(
        (
            Part(f"{entry.decision}: {entry.text}", entry.claims, strong=True),
            Part(f", decided by {entry.by}{when}: {entry.why}{gone}"),
        )
    )


def gap_sentence(gap: Gap) -> Sentence:
    """A question that no report answers, with what raises it."""
    return Sentence(
        (Part(gap.question, strong=True), Part(f" {gap.about[:1].upper()}{gap.about[1:]}", gap.claims))
    )


def difference_sentence(found: Disagreement) -> Sentence:
    """What differs, and each value with its sources."""
    parts = [Part(found.text, strong=True), Part(": ")]
    told: dict[str, tuple[str, ...]] = {}
    for value in found.values:  # "over 280,000" and "about 280,000" are told as one number
        words = value_words(value.value)
        told[words] = tuple(dict.fromkeys((*told.get(words, ()), *value.claims)))
    for i, (words, claims) in enumerate(told.items()):
        parts.append(Part(("; " if i else "") + words, claims))
    parts.append(Part(f". {_RELATIONS.get(found.relation, found.relation)}"))
    return Sentence(tuple(parts))


_RELATIONS = {
    "contradiction": "These exclude each other",
    "rounding": "Roundings of one figure",
    "update": "Later figures replace earlier ones",
    "undetermined": "Nothing in the reports orders these in time",
}


def value_words(value: str | float | None) -> str:
    """A value of a field in words: a number, a period, a codebook entry, or the words as they are."""
    if value is None:
        return "not stated"
    if isinstance(value, int | float):
        return say_number(value)
    dates = _DATES.match(value)
    if dates:
        return say_period(*dates.groups()) or "not stated"
    return value.replace("_", " ")


def headlines(picture: Picture) -> list[Sentence]:
    """The few statements to begin with: the newest figure of displacement, deaths, who holds what, closures, disputes."""
    found: list[Sentence] = []
    totals = [f for f in picture.displacement if f.converted_by is None and f.term != "returned"]
    newest = max(totals, key=lambda f: (f.as_of or "", f.origins, f.best or f.low or 0), default=None)
    found += [displacement_sentence(newest)] if newest else []
    killed = [f for f in picture.casualties if f.measure == "killed"]
    found += [casualty_sentence(f) for f in killed[:2]]
    found += _held(picture)
    found += _grouped(
        "Destroyed or closed", [s for s in picture.access if s.state in {"destroyed", "closed"}]
    )
    found += _grouped("Struck, whether open not reported", [s for s in picture.access if s.state == "struck"])
    disputed = [s for s in picture.control if s.status in {"disputed", "contested", "threatened"}]
    for status in ("disputed", "contested", "threatened"):
        own = [s for s in disputed if s.status == status]
        if own:
            found.append(_places(status.capitalize(), own))
    return found


def _held(picture: Picture) -> list[Sentence]:
    by_holder: defaultdict[str, list[ControlState]] = defaultdict(list)
    for state in picture.control:
        if state.status == "held" and state.holder:
            by_holder[state.holder].append(state)
    ranked = sorted(by_holder.items(), key=lambda item: (-len(item[1]), item[0]))
    return [_places(f"Held by {holder}", states) for holder, states in ranked[:3]]


def _places(lead: str, states: list[ControlState]) -> Sentence:
    shown = states[:8]
    parts = [Part(lead, strong=True), Part(": ")]
    for i, state in enumerate(shown):
        parts.append(Part((", " if i else "") + say_place(state.place), (state.claims or state.contrary)))
    if len(states) > len(shown):
        parts.append(Part(f" and {len(states) - len(shown)} more"))
    return Sentence(tuple(parts))


def _grouped(lead: str, states: list[AccessState]) -> list[Sentence]:
    if not states:
        return []
    parts = [Part(lead, strong=True), Part(": ")]
    for i, state in enumerate(states[:6]):
        name = say_place(state.place)
        label = name if state.feature in name.casefold() else f"{name} ({state.feature.replace('_', ' ')})"
        parts.append(Part((", " if i else "") + label, state.claims))
    if len(states) > 6:
        parts.append(Part(f" and {len(states) - 6} more"))
    return [Sentence(tuple(parts))]
