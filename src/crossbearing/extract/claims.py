"""From frames to claims: one claim for each thing that can be true alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace as replace_mood
from typing import TYPE_CHECKING, NamedTuple, cast

from msgspec.structs import replace

from crossbearing.annotate.attribution import Sourced
from crossbearing.annotate.mood import Mood
from crossbearing.annotate.step import HISTORY_DAYS
from crossbearing.codebook import Codebook, Entry, Pattern
from crossbearing.extract.attribute import attributed
from crossbearing.extract.fill import actor, as_quantity, figure_of, roles_of
from crossbearing.extract.frames import Frame, frames, objects_of
from crossbearing.extract.members import members
from crossbearing.extract.scene import Scene
from crossbearing.extract.span import clause_span
from crossbearing.extract.syntax import prepositional, subjects, verbal
from crossbearing.extract.when import time_of
from crossbearing.extract.where import places_of
from crossbearing.model import Actor, Claim, ClaimPlace, Quantity, QuantityMention, Time, as_date
from crossbearing.model.claim import Certainty, Kind

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Drawn", "claims_of", "draft_id", "graded"]


class Drawn(NamedTuple):
    """A claim with the words that it was drawn from.

    Attributes:
        claim: The claim.
        scene: Its sentence.
        trigger: The word that triggered it.
        patients: Heads of those who or what is acted upon.
    """

    claim: Claim
    scene: Scene
    trigger: Token
    patients: tuple[Token, ...]


_SPLIT_KINDS = frozenset(("control", "access"))
_STOCK_WORDS = (
    "currently",
    "remain",
    "now",
    "are displaced",
    "nationwide",
    "total of",
    "living in",
    "sheltering",
    "hosting",
)
_FLOW_KINDS = frozenset(("killed", "injured", "displaced", "evacuated", "forced_to_flee", "relocated", "returned", "arrived", "detained", "abducted", "freed", "destroyed_housing", "damaged_housing", "homeless", "infected", "surrendered"))  # fmt: skip


def claims_of(scene: Scene, codebook: Codebook) -> Iterator[Drawn]:
    """Claims that the codebook's frames draw from one sentence; what a relative clause adds comes last."""
    counted: set[int] = set()
    found = sorted(frames(scene, codebook), key=lambda f: (f.trigger.dep_ == "relcl", f.trigger.i))
    for frame in found:
        others = frozenset(f.trigger.i for f in found) - {frame.trigger.i}
        entry = codebook.entries[frame.pattern.entry]
        tried = _attempted(frame.trigger) if entry.attempted else None
        if tried is not None and entry.attempted:
            entry = codebook.entries[entry.attempted]
        mood = _meant(scene.mood(tried or _reaching(frame) or frame.trigger), frame.pattern)
        if mood.question or _imagined(scene, frame.trigger):
            continue
        for part in _parts(scene, frame, entry):
            for figure in _figures(scene, part, counted):
                if claim := _claim(scene, part, entry, mood, codebook, figure, others):
                    yield Drawn(claim, scene, part.trigger, part.patients)


_FICTION = re.compile(
    r"(?:In|At the end of|According to) (?:the|a|an|his|her|this|its|[A-Z]\w+['’]s) (?:[\w-]+ ){0,4}"
    r"(?:novel|film|movie|book|play|series|show|game|videogame|opera|story|chapter|episode|scenario|exercise|drill|simulation|wargame)\b"
)
_IMAGINING = frozenset(
    "simulate rehearse re-enact reenact imagine depict portray dramatise dramatize practise".split()
)


def _imagined(scene: Scene, trigger: Token) -> bool:
    """Whether it happens on paper only: in a novel, a game, an exercise."""
    told = any(a.lemma_.lower() in _IMAGINING for a in trigger.ancestors)
    return told or _FICTION.match(scene.sentence.text) is not None


def _reaching(frame: Frame) -> Token | None:
    """The verb that says what a toll does ("the toll could reach 200"): its mood is the figure's."""
    noun = frame.trigger
    if noun.lemma_.lower() in _TALLIES and noun.dep_ in ("nsubj", "nsubjpass") and verbal(noun.head):
        return noun.head
    return None


def _attempted(trigger: Token) -> Token | None:
    """The verb of a past attempt that governs the deed ("tried to seize"), or None: it happened, whatever came of it."""
    verb = trigger.head
    past = verb.tag_ in ("VBD", "VBN", "VBG") and verb.lemma_.lower() in _ATTEMPTS
    return verb if past and trigger.dep_ == "xcomp" else None


_ATTEMPTS = frozenset(("try", "attempt"))


def _meant(mood: Mood, pattern: Pattern) -> Mood:
    """The mood of what the entry says: where "not" or "without" is part of the entry's own words, it negates nothing more."""
    own = pattern.flags & {"negated", "longer"} or "without" in pattern.words.get("prep", ())
    return replace_mood(mood, negated=False) if own and mood.negated else mood


def _figures(scene: Scene, frame: Frame, counted: set[int]) -> list[QuantityMention | None]:
    """The frame's figure and, in parentheses behind it, the same in another unit; each counts once in a sentence."""
    figure = _figure(scene, frame)
    if figure is None or (figure.start in counted and frame.trigger.dep_ == "relcl"):
        return [None]
    if scene.tally(frame.trigger) is not None and figure.start in counted:
        return []  # "left 83 dead": the verb has said it
    if (
        frame.pattern.trigger == "noun"
        and not frame.patients
        and _told_by_tally(scene, frame.trigger, figure)
    ):
        return []  # "Casualties: 14 killed, 3 missing": each number speaks for itself
    counted.add(figure.start)
    text = scene.annotated.report.text
    also = [
        q
        for q in scene.quantities
        if q.start > figure.end
        and "(" in text[figure.end : q.start]
        and ")" not in text[figure.end : q.start]
    ]
    return [figure, *[q for q in also[:1] if {q.unit, figure.unit} == {"people", "households"}]]


def _told_by_tally(scene: Scene, trigger: Token, figure: QuantityMention) -> bool:
    words = (t for t in scene.doc if t != trigger and figure.start <= scene.start(t) < figure.end)
    return any(scene.tally(t) is not None for t in words)


def _parts(scene: Scene, frame: Frame, entry: Entry) -> list[Frame]:
    """The frame once for each patient that can be true alone: two towns, two crossings, two counted groups."""
    patients = frame.patients
    if entry.kind in _SPLIT_KINDS:
        patients = tuple(named for p in patients for named in (*members(scene, p), *_included(scene, p)))
    if len(patients) < 2:
        return [frame]
    counted = {q.start for p in patients if (q := scene.quantity(p))}
    if entry.kind in _SPLIT_KINDS or len(counted) > 1:
        return [Frame(frame.pattern, frame.trigger, frame.agents, (p,)) for p in patients]
    return [frame]


def _included(scene: Scene, patient: Token) -> Iterator[Token]:
    """What is named besides: "controls the town, including its airport and both crossings"."""
    for including in patient.children:
        if including.dep_ == "prep" and including.lower_ == "including":
            yield from (
                o
                for o in prepositional(patient, frozenset({"including"}))
                if scene.classes(o) & {"area", "site", "settlement", "place"}
            )


def _claim(
    scene: Scene,
    frame: Frame,
    entry: Entry,
    mood: Mood,
    codebook: Codebook,
    figure: QuantityMention | None,
    others: frozenset[int],
) -> Claim | None:
    flags = frame.pattern.flags
    if "quantity_only" in flags and figure is None:
        return None
    span = _with_figure(clause_span(scene, frame), figure)
    kind = _kind(entry, frame, figure)
    places = places_of(scene, frame, kind, span, others)
    if _only_names(frame) and figure is None and not _own_place(scene, frame.trigger, places, span):
        return None
    if "located_before" in flags and not places:
        return None
    if "needs_place" in flags and not _own_place(scene, frame.trigger, places, span):
        return None
    if "figure_if_exact" in flags and kind == "movement_people" and _is_total(figure, places):
        kind = "figure"
    measure = frame.pattern.measure or entry.measure
    acting, targets = _parties(scene, frame)
    return graded(
        scene,
        Claim(
            id="", report=scene.annotated.report.id, start=span[0], end=span[1],
            quote=scene.annotated.report.text[span[0] : span[1]], kind=kind, type=entry.id,
            acled=entry.acled, plover=entry.plover, actors=acting, targets=targets, places=places,
            roles=roles_of(scene, frame.trigger), quantity=_quantity(scene, figure if _counts(figure, kind) else None, measure, span),
            lang="en", codebook=codebook.version,
        ),
        frame.trigger,
        mood,
    )  # fmt: skip


def graded(scene: Scene, claim: Claim, trigger: Token, mood: Mood) -> Claim:
    """The claim with its certainty, negation, attribution and time: what the mood and the speakers make of it."""
    sourced = attributed(scene, claim.start, claim.end, trigger)
    if _after_denial(trigger):
        sourced = replace_mood(sourced, denial=True)
    certainty = _certainty(mood, sourced)
    time = time_of(
        scene,
        (claim.start, claim.end),
        trigger,
        forecast=certainty == "forecast",
        total=claim.kind == "figure",
    )
    lasting = (
        claim.kind == "access"
        and not time.inherited
        and time.to == (scene.annotated.report.published or "")[:10]
    )
    background = certainty != "forecast" and (
        (mood.background and not lasting and not _up_to_now(scene, time))
        or _long_ago(scene, time)
        or _by_something_old(scene, trigger)
    )
    kind: Kind = (
        "background"
        if background
        else "forecast"
        if certainty == "forecast" and claim.kind not in ("statement", "relation", "advisory")
        else claim.kind
    )
    return replace(
        claim, kind=kind, certainty=certainty, negated=mood.negated or sourced.denial, background=background, time=time,
        attribution=sourced.links, attribution_scope=sourced.scope,
    )  # fmt: skip


def _by_something_old(scene: Scene, trigger: Token) -> bool:
    """Whether what acts is named by an old date: "the flood of 1967 drove out 9,000"."""
    published = as_date(scene.annotated.report.published)
    if published is None or not verbal(trigger):
        return False
    named = (
        p
        for s in subjects(trigger)
        for of in s.children
        if of.dep_ == "prep" and of.lower_ == "of"
        for p in scene.periods
        if scene.start(of) < p.start <= scene.end(of) + 1
    )
    return any((last := as_date(p.to)) and (published - last).days > HISTORY_DAYS for p in named)


def _up_to_now(scene: Scene, time: Time) -> bool:
    """Whether the claim counts from one stated day to another that is as good as today: a running total, no history."""
    published, last = as_date(scene.annotated.report.published), as_date(time.to)
    if published is None or last is None or time.from_ is None or time.inherited:
        return False
    first = as_date(time.from_)
    stated = next((p for p in scene.periods if p.text == time.stated), None)
    if stated is None or first is None:
        return False
    ranged = stated.relation == "in" and "/" in (stated.value or "")
    running = stated.relation == "since" and (published - first).days <= _RUNNING_DAYS
    return (ranged or running) and abs((published - last).days) <= _AS_OF_DAYS


_AS_OF_DAYS = 14
"""Days between the end of a counted span and publication within which the count is current: updates lag by days."""
_RUNNING_DAYS = 3 * 365
"""Age of the beginning of a count "since" then, up to which it is the running total of this crisis and no history."""


def _long_ago(scene: Scene, time: Time) -> bool:
    """Whether the claim's own date ended long before publication: history, not news."""
    published, last = as_date(scene.annotated.report.published), as_date(time.to)
    if published is None or last is None or time.inherited:
        return False
    earlier_year = time.precision == "year" and last.year < published.year
    return earlier_year or (published - last).days > HISTORY_DAYS


def _after_denial(trigger: Token) -> bool:
    """Whether the clause is the "that ..." of a denial from which the parser has cut it loose.

    "It denied for the second day running that its men had left": the clause may hang on any word between.
    """
    that = next((c for c in trigger.children if c.dep_ == "mark" and c.lower_ == "that"), None)
    if that is None:
        return False
    before = [t for t in trigger.doc[: that.i] if verbal(t) and t.dep_ not in ("aux", "auxpass")]
    cue = next(
        (t for t in reversed(before) if t.lemma_.lower() in _DENIALS or t.dep_ in ("ROOT", "ccomp")), None
    )
    return (
        cue is not None and cue.lemma_.lower() in _DENIALS and not any(c.dep_ == "neg" for c in cue.children)
    )


_DENIALS = frozenset(("deny", "refute", "rebut", "disprove"))


def _certainty(mood: Mood, sourced: Sourced) -> Certainty:
    """How sure the report is of the content: a denial outweighs a source, a forecast stays one whoever says it."""
    if mood.certainty == "asserted" and sourced.denial:
        return "denied"
    if mood.certainty == "asserted" and (sourced.links or mood.hedged or sourced.scope != "none"):
        return "claimed"
    return cast("Certainty", mood.certainty)


def _with_figure(span: tuple[int, int], figure: QuantityMention | None) -> tuple[int, int]:
    """The stretch with its number: "[seven] dead" is nothing without it."""
    if figure is None or figure.start >= span[1] + _REACH or figure.end < span[0] - _REACH:
        return span
    return min(span[0], figure.start), max(span[1], figure.end)


_REACH = 40
"""Code points between a number and the rest of its clause, at most."""


def _figure(scene: Scene, frame: Frame) -> QuantityMention | None:
    if tallied := scene.tally(frame.trigger):
        return tallied
    heads = [*frame.patients] or [frame.trigger]
    if found := figure_of(scene, heads):
        return found
    if "object" in frame.pattern.words and (
        found := figure_of(scene, objects_of(frame.trigger, frame.pattern))
    ):
        return found
    if frame.pattern.trigger == "noun" and (found := figure_of(scene, [frame.trigger])):
        return found
    return _counted(scene, frame)


def _counted(scene: Scene, frame: Frame) -> QuantityMention | None:
    """The figure that stands with the verb: "the toll rose to 41", "put the number of injured at 35"."""
    noun = next(
        (
            t
            for t in (frame.trigger, *frame.trigger.ancestors, *frame.patients)
            if t.lemma_.lower() in _TALLIES
        ),
        None,
    )
    if not frame.pattern.flags & {"figure", "figure_if_exact"}:
        return None
    if noun is None:
        return _just_before(scene, frame.trigger) if not frame.patients else None
    verb = next((a for a in noun.ancestors if verbal(a) and a != frame.trigger), noun.head)
    end = scene.end(scene.doc[verb.right_edge.i])
    after = [
        q
        for q in scene.quantities
        if scene.end(noun) <= q.start < end and q.unit in (None, "people", "households", "houses")
    ]
    if ahead := next((q for q in scene.quantities if _put_first(scene, q, noun)), None):
        return ahead
    return next((q for q in after if {_word_before(scene, q), q.text.split()[0].lower()} & _REACHES), None)


def _put_first(scene: Scene, quantity: QuantityMention, noun: Token) -> bool:
    """Whether the number stands before the noun that it is the value of: "brings to 332,000 the number of"."""
    between = scene.annotated.report.text[quantity.end : scene.start(noun)]
    return bool(_ITS_NOUN.fullmatch(between)) and _word_before(scene, quantity) in ("to", "at")


_ITS_NOUN = re.compile(r"\s(?:the|its)\s(?:(?:total|overall|estimated|official)\s)?", re.IGNORECASE)


def _just_before(scene: Scene, trigger: Token) -> QuantityMention | None:
    """The number right before a participle in a list: "83 dead, 111 missing and 121,957 people displaced"."""
    start, text = scene.start(trigger), scene.annotated.report.text
    before = [q for q in scene.quantities if q.end <= start and q.unit in (None, "people", "households")]
    return before[-1] if before and _PEOPLE_BETWEEN.fullmatch(text[before[-1].end : start]) else None


_PEOPLE_BETWEEN = re.compile(r"\s*(?:more |other |others |people |persons |residents )?", re.IGNORECASE)
_TALLIES = frozenset("toll number count estimate total figure dead tally".split())
_REACHES = frozenset(
    "to at reach reached reaches hit hits stands stood exceed exceeded exceeds passed passes of above over past beyond topped tops "
    "surpassed surpasses approached approaches neared nears crossed".split()
)


def _word_before(scene: Scene, quantity: QuantityMention) -> str:
    words = scene.annotated.report.text[scene.sentence.start : quantity.start].lower().split()
    return words[-1].strip('"“‘(') if words else ""


def _only_names(frame: Frame) -> bool:
    """Whether a bare noun merely takes up a deed told elsewhere: "the air strikes", "heavy shelling"."""
    return (
        frame.pattern.trigger == "noun"
        and "mover" not in frame.pattern.flags
        and not frame.agents
        and not frame.patients
        and not verbal(frame.trigger)
    )


def _counts(figure: QuantityMention | None, kind: Kind) -> bool:
    """Of a place or a road only places are counted ("two crossings"): "both A and B" counts nobody."""
    return figure is not None and (kind not in _SPLIT_KINDS or figure.unit not in ("people", None))


def _kind(entry: Entry, frame: Frame, figure: QuantityMention | None) -> Kind:
    if figure is not None and "figure" in frame.pattern.flags:
        return "figure"
    if entry.kind == "figure" and figure is None:
        return "event"
    return entry.kind


def _is_total(figure: QuantityMention | None, places: Sequence[ClaimPlace]) -> bool:
    """A counted number of people who fled, from no particular town: a figure rather than one movement."""
    if figure is None or figure.value is None:
        return False
    return not any(
        p.role in ("origin", "destination", "via") and p.feature not in ("country", "admin1") for p in places
    )


def _own_place(scene: Scene, trigger: Token, places: Sequence[ClaimPlace], span: tuple[int, int]) -> bool:
    inside = {m.surface for m in scene.places if span[0] <= m.start < span[1]}
    if any(p.surface in inside for p in places):
        return True
    common = (
        o
        for c in trigger.children
        if c.dep_ in ("prep", "dobj")
        for o in (c, *c.children)
        if o.dep_ in ("pobj", "dobj")
    )
    return any(scene.classes(o) & {"settlement", "area", "site"} or _unlisted(scene, o) for o in common)


def _unlisted(scene: Scene, noun: Token) -> bool:
    """Whether the noun names a place that no gazetteer knows: a name after "into", "from", "near"."""
    named = noun.pos_ == "PROPN" and noun.dep_ == "pobj" and noun.head.lower_ in _TOWARDS
    return named and scene.actor(noun) is None and scene.place(noun) is None


_TOWARDS = frozenset(("into", "to", "towards", "from", "near", "across", "through", "outside"))


def _parties(scene: Scene, frame: Frame) -> tuple[tuple[Actor, ...], tuple[Actor, ...]]:
    mover = "mover" in frame.pattern.flags
    heads = list(frame.patients if mover else frame.agents) or _doers(frame.trigger)
    heads = [d for h in heads for d in (_doers(h) if "weapon" in scene.classes(h) else []) or [h]]
    acting = _named(scene, heads)
    targets = () if mover else _named(scene, frame.patients)
    return acting, targets


def _doers(noun: Token) -> list[Token]:
    """Who did a deed that is named by a noun and done by a verb: "X launched strikes on Y"."""
    if noun.dep_ == "dobj" and verbal(noun.head) and noun.head.lemma_.lower() in _DOING:
        return subjects(noun.head)
    return [c for c in noun.children if c.tag_ == "PRP$"]


_DOING = frozenset(
    "launch carry conduct mount make perform stage begin start open order unleash continue complete wage use".split()
)
"""Verbs whose subject does the deed that their object names."""


def _named(scene: Scene, heads: Sequence[Token]) -> tuple[Actor, ...]:
    found: list[Actor] = []
    for head in heads:
        if (named := actor(scene, head)) and named.name not in {a.name for a in found}:
            found.append(named)
    return tuple(found)


def _quantity(
    scene: Scene, figure: QuantityMention | None, measure: str | None, span: tuple[int, int]
) -> Quantity | None:
    if figure is None:
        return None
    words = scene.annotated.report.text[span[0] : span[1]].lower()
    flow = None
    if measure:
        flow = (
            "stock"
            if measure in ("sheltered", "in_camp", "missing", "trapped", "in_need", "affected")
            or any(w in words for w in _STOCK_WORDS)
            else "flow"
        )
    return as_quantity(figure, measure, flow)


def draft_id(claim: Claim) -> str:
    """Report, span and type: the id of a claim before fillers are needed to tell it from another."""
    return f"{claim.report}:{claim.start}-{claim.end}:{claim.type}"
