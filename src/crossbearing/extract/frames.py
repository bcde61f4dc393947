"""Frames: a trigger of the codebook with its roles filled from one clause of the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossbearing.codebook import Codebook, Pattern
from crossbearing.extract.beside import beside, last_word
from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import (
    agents,
    by_agents,
    conjuncts,
    is_passive,
    objects,
    own_subject,
    prepositional,
    subjects,
    verbal,
)
from crossbearing.model import QuantityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Frame", "frames", "objects_of"]


@dataclass(frozen=True, slots=True)
class Frame:
    """One thing said: which pattern matched, at which word, with which fillers.

    Attributes:
        pattern: The codebook's pattern.
        trigger: The word that triggered it.
        agents: Heads of those who act.
        patients: Heads of those who or what is acted upon (or who move).
    """

    pattern: Pattern
    trigger: Token
    agents: tuple[Token, ...]
    patients: tuple[Token, ...]


def frames(scene: Scene, codebook: Codebook) -> list[Frame]:
    """All frames of a sentence, in text order; a word triggers at most one, the first that fits in codebook order."""
    found = _triggered(scene, codebook)
    return [f for f in found if not _told_by_another(f, found)]


_SPEECH = frozenset({"denial", "pledge", "accusation"})
"""Entries that only say that something is said: what is said is the claim, where the codebook knows it."""


def _told_by_another(frame: Frame, others: list[Frame]) -> bool:
    """A noun that only names the deed or the doer of another frame says nothing of its own.

    "Air strikes hit the bridge", "launched air strikes on the bridge", "urged them to leave": one claim each.
    """
    trigger = frame.trigger
    for other in others:
        if other is frame or other.trigger == trigger:
            continue
        tally = "figure" in frame.pattern.flags and trigger in other.agents
        if (
            frame.pattern.trigger == "noun"
            and not frame.patients
            and not tally
            and trigger in (*other.agents, *other.patients)
        ):
            return True
        if (
            other.pattern.trigger == "noun"
            and "figure" in other.pattern.flags
            and other.trigger in frame.agents
        ):
            return True  # "the death toll hit 100": nobody was hit
        if frame.pattern.trigger == "noun" and trigger.head.dep_ == "agent" and trigger in other.agents:
            return True
        if (
            frame.pattern.trigger == "noun"
            and trigger in other.patients
            and frame.pattern.entry == other.pattern.entry
        ):
            return True  # "fired a barrage of missiles": shelled once
        if _completes(trigger, other) and frame.pattern.entry == other.pattern.entry:
            return True  # "forced 300 people to flee": one flight
        if frame.pattern.entry in _SPEECH and other.trigger.head == trigger and verbal(other.trigger):
            return True
        if (
            frame.pattern.trigger == "noun"
            and trigger in objects_of(other.trigger, other.pattern)
            and "object" in other.pattern.words
        ):
            return True
        if (
            other.pattern.entry in ("advisory", "pledge")
            and verbal(trigger)
            and other.trigger in list(trigger.ancestors)[:2]
        ):
            return True
    return False


def _completes(trigger: Token, other: Frame) -> bool:
    """Whether the word is the complement of the other frame's own phrase."""
    wanted = other.pattern.words.get("complement")
    return wanted is not None and _word_in(trigger, wanted) and other.trigger in list(trigger.ancestors)[:2]


def _triggered(scene: Scene, codebook: Codebook) -> list[Frame]:
    found: list[Frame] = []
    for token in scene.doc:
        if not _may_trigger(token, codebook.lemmas):
            continue
        if tallied := _tallied(scene, token, codebook):
            found.append(tallied)
            continue
        for kind, lemma in _keys(token):
            frame = next(
                filter(None, (_match(p, token, scene) for p in codebook.index.get((kind, lemma), ()))), None
            )
            if frame:
                found.append(frame)
                break
    return found


def _tallied(scene: Scene, token: Token, codebook: Codebook) -> Frame | None:
    """The frame of a bare tally ("2,084 dead and around 9,000 missing"), however the parser hangs its words."""
    if scene.tally(token) is None:
        return None
    keys = [("adjective", token.lower_), ("noun", token.lower_)]
    if token.tag_ in ("VBN", "VBD", "VBG", "JJ"):
        keys.append(("verb", token.lemma_.lower()))
    patterns = (p for key in keys for p in codebook.index.get(key, ()))
    bare = (p for p in patterns if "figure" in p.flags and not p.agent)
    fit = next((p for p in bare if not p.words.keys() & _COMPANIONS), None)
    return Frame(fit, token, (), ()) if fit else None


_COMPANIONS = frozenset(("object", "prep", "particle", "complement"))
_IRREGULAR = {
    "overrun": "overrun",
    "retook": "retake",
    "retaken": "retake",
    "overran": "overrun",
    "raped": "rape",
    "overtook": "overtake",
    "overtaken": "overtake",
    "slain": "slay",
    "slew": "slay",
}
"""Verbs that the small model's lemmatiser does not know."""


def _may_trigger(token: Token, lemmas: frozenset[str]) -> bool:
    """A quick look: most words of a sentence stand under no pattern."""
    lemma, lower = token.lemma_.lower(), token.lower_
    return lemma in lemmas or lower in lemmas or lower in _IRREGULAR or lemma[:-1] in lemmas


def _keys(token: Token) -> Iterator[tuple[str, str]]:
    lemma = _IRREGULAR.get(token.lower_) or token.lemma_.lower()
    if (
        token.tag_ == "VB"
        and token.dep_ == "acl"
        and token.head.head.lemma_.lower() not in ("lack", "need", "want")
    ):
        return  # "forces to capture the town": a purpose, not a deed
    if verbal(token) and token.dep_ == "amod":
        yield "adjective", token.lower_
    elif verbal(token):
        if lemma == "be" and token.dep_ not in ("aux", "auxpass"):
            yield "be", "be"
        elif token.dep_ not in ("aux", "auxpass"):
            yield "verb", lemma
            yield "noun", token.lower_
    elif token.lower_ in _IRREGULAR and any(c.dep_ == "aux" for c in token.children):
        yield "verb", lemma  # "has overrun": the tagger sees a noun
    elif token.pos_ in ("NOUN", "PROPN"):
        yield "noun", lemma
        if lemma.endswith("s"):
            yield "noun", lemma[:-1]
    elif lemma == "home":
        yield "noun", lemma  # "..., home to a naval base": the tagger sees an adverb
    elif token.pos_ == "ADJ":
        yield "adjective", token.lower_
        yield "noun", token.lower_


def _match(pattern: Pattern, token: Token, scene: Scene) -> Frame | None:
    if any(map(scene.vocabulary.isdisjoint, pattern.needs)) or not _companions(pattern, token, scene):
        return None
    found_agents = _fillers(pattern.agent_from or _default_agent(pattern), token, pattern)
    if "before" in pattern.patient_from:
        found_patients = _place_before(token, scene)
    elif "object_of" in pattern.patient_from and "object" in pattern.words:
        found_patients = [
            t for o in objects_of(token, pattern) for t in prepositional(o, frozenset({"of", "over", "in"}))
        ]
    else:
        found_patients = _fillers(pattern.patient_from or _default_patient(pattern), token, pattern)
    strict = "strict" in pattern.flags
    fit = [t for t in found_patients if scene.fits(t, pattern.patient, strict=strict) and not scene.dated(t)]
    if "named" in pattern.flags:
        fit = [t for t in fit if scene.names_place(t)]
    if "unless_houses" in pattern.flags and any(map(_counts_houses, map(scene.quantity, fit))):
        return None
    near = beside(scene, pattern, token) if not pattern.patient or pattern.patient & _COUNTED else None
    if near and near not in map(scene.quantity, fit):
        fit = last_word(scene, near)
        if near.start < scene.start(token):
            found_agents = []  # who the parser took for the subject belongs to another verb
    if (
        (pattern.patient or pattern.patient_from)
        and not fit
        and not (not found_patients and _may_lack(pattern))
    ):
        return None
    if pattern.agent and not _agent_fits(pattern, found_agents, scene):
        return None
    return Frame(pattern, token, tuple(t for t in found_agents if _may_act(t, scene)), tuple(fit))


_COUNTED = frozenset(("people", "none", "unknown_people", "any", "house"))
"""Classes that a bare number may stand for."""


def _counts_houses(quantity: QuantityMention | None) -> bool:
    return quantity is not None and quantity.unit in ("houses", "households")


def _place_before(token: Token, scene: Scene) -> list[Token]:
    """The nearest noun before the phrase that is a place or an area: what is "under the control of" somebody."""
    for candidate in reversed(list(scene.doc[: token.head.i])):
        if verbal(candidate) and candidate.dep_ not in ("amod", "acl"):
            return []
        if candidate.pos_ in ("NOUN", "PROPN") and scene.classes(candidate) & {"place", "area", "settlement"}:
            return [candidate]
    return []


def _may_act(token: Token, scene: Scene) -> bool:
    """A modifier acts only where it names somebody: "Russian", "rebel", "army"; not "heavy", "overnight"."""
    if token.dep_ not in ("amod", "compound", "nmod", "npadvmod", "poss"):
        return True
    return scene.place(token) is not None or bool(scene.classes(token) & {"force", "state", "name", "weapon"})


def _may_lack(pattern: Pattern) -> bool:
    """Whether the patient may be left out: it is "none", or the trigger is a noun that names the thing itself."""
    free = not pattern.patient - {"any"}
    return "none" in pattern.patient or (free and (pattern.trigger == "noun" or "object" in pattern.words))


def _agent_fits(pattern: Pattern, found: list[Token], scene: Scene) -> bool:
    if "any" in pattern.agent:
        return True
    return bool(found) and any(scene.fits(t, pattern.agent, strict="strict" in pattern.flags) for t in found)


def _default_agent(pattern: Pattern) -> tuple[str, ...]:
    if pattern.trigger == "verb":
        return () if "subject" in pattern.patient_from else ("agent",)
    if pattern.trigger == "noun":
        return ("by",) if "poss" in pattern.patient_from else ("by", "poss")
    return ()


def _default_patient(pattern: Pattern) -> tuple[str, ...]:
    if pattern.trigger == "verb" and "object" not in pattern.words:
        return ("object",)
    return ()


# --- conditions besides the trigger ------------------------------------------------------------------------------


def _companions(pattern: Pattern, token: Token, scene: Scene) -> bool:
    return all(test(pattern, token, scene) for test in _TESTS)


def _has_particle(pattern: Pattern, token: Token, _: Scene) -> bool:
    wanted = pattern.words.get("particle")
    return wanted is None or any(
        c.lower_ in wanted and c.dep_ in ("prt", "advmod", "prep") for c in token.children
    )


def _has_object(pattern: Pattern, token: Token, _: Scene) -> bool:
    both = "object2" in pattern.words
    if "object" not in pattern.words or (not both and pattern.words.keys() & {"prep", "object_prep"}):
        return True
    return any(_lemma(o) in pattern.words["object"] for o in objects(token))


def _has_prepositional(pattern: Pattern, token: Token, _: Scene) -> bool:
    if "prep" not in pattern.words and "object_prep" not in pattern.words:
        return True
    return bool(objects_of(token, pattern))


def objects_of(token: Token, pattern: Pattern) -> list[Token]:
    """The nouns by which a pattern's phrase is completed: "in ... hands", "fight for control"."""
    wanted = pattern.words.get("object2") or pattern.words.get("object", frozenset())
    preps = pattern.words.get("prep") or pattern.words.get("object_prep")
    if preps is None:
        return [o for o in objects(token) if _lemma(o) in wanted]
    found = list(prepositional(token, preps))
    if "object2" in pattern.words:  # "took refuge in camps": the phrase may hang on the verb or on its object
        found += [o for noun in objects(token) for o in prepositional(noun, preps)]
    return [o for o in found if _lemma(o) in wanted]


def _has_complement(pattern: Pattern, token: Token, _: Scene) -> bool:
    wanted = pattern.words.get("complement")
    if wanted is None:
        return True
    modifiers = pattern.words.get("complement_modifier")
    found = [
        c
        for c in token.children
        if c.dep_ in _COMPLEMENTS and _word_in(c, wanted) and not (c.dep_ in _CLAUSAL and own_subject(c))
    ]
    if modifiers is not None:
        return any(_word_in(m, modifiers) for c in (token, *found) for m in c.children)
    return bool(found) or _empty_complement(token, wanted)


_COMPLEMENTS = frozenset(
    {
        "acomp",
        "attr",
        "oprd",
        "xcomp",
        "ccomp",
        "advcl",
        "prt",
        "advmod",
        "dobj",
        "acl",
        "conj",
        "amod",
        "dep",
    }
)


_CLAUSAL = frozenset({"advcl", "conj", "acl"})
"""Complements that may be clauses of their own: in "stayed open, though flights were suspended" the airport is open."""


def _empty_complement(token: Token, wanted: frozenset[str]) -> bool:
    """In "left nine people dead", "forcing 35 people to evacuate": the parser often hangs it on the noun."""
    return any(
        _word_in(g, wanted)
        for c in token.children
        if c.dep_ in ("ccomp", "dobj")
        for g in c.children
        if g.dep_ in ("amod", "acomp", "advmod", "oprd") or (g.tag_ == "VB" and g.dep_ in ("acl", "relcl"))
    )


def _word_in(token: Token, wanted: frozenset[str]) -> bool:
    return token.lower_ in wanted or token.lemma_.lower() in wanted


def _lacks(pattern: Pattern, token: Token, _: Scene) -> bool:
    if (unless := pattern.words.get("unless_complement")) and any(
        _word_in(c, unless) for c in token.children
    ):
        return False
    not_prep = pattern.words.get("not_prep")
    return not (not_prep and any(c.lower_ in not_prep for c in token.children))


def _negation(pattern: Pattern, token: Token, _: Scene) -> bool:
    if "negated" not in pattern.flags:
        return True
    if any(c.dep_ == "neg" or (c.lower_ == "no" and c.dep_ == "det") for c in token.children):
        return True
    return any(c.lower_ == "no" for o in (*objects(token), *subjects(token)) for c in o.children)


def _modal(pattern: Pattern, token: Token, _: Scene) -> bool:
    wanted = pattern.words.get("modal")
    return wanted is None or any(c.lower_ in wanted for c in token.children if c.dep_ == "aux")


def _modifier(pattern: Pattern, token: Token, _: Scene) -> bool:
    wanted = pattern.words.get("modifier")
    return wanted is None or any(
        _word_in(c, wanted) for c in token.children if c.dep_ in ("amod", "compound", "nmod", "advmod")
    )


def _governed(pattern: Pattern, token: Token, _: Scene) -> bool:
    verb = token.head.lemma_.lower()
    wanted = pattern.words.get("of_verb")
    return (wanted is None or verb in wanted) and verb not in pattern.words.get("not_of_verb", ())


def _distance(pattern: Pattern, token: Token, scene: Scene) -> bool:
    if "distance" not in pattern.flags:
        return True
    first, last = token.left_edge.i, token.right_edge.i
    start, end = scene.span(token.i, last) if last > token.i else scene.span(first, token.i)
    return any(
        q.unit in ("km", "miles", "metres", "kilometres") and start <= q.start < end for q in scene.quantities
    )


def _quantity(pattern: Pattern, token: Token, scene: Scene) -> bool:
    if pattern.trigger == "adjective" and "needs_quantity" in pattern.flags:
        return scene.quantity(token.head) is not None
    if pattern.trigger != "noun" or "needs_quantity" not in pattern.flags or "clause" in pattern.patient_from:
        return True
    return scene.quantity(token) is not None or "toll" in token.lemma_.lower() or _numbered(token)


def _numbered(noun: Token) -> bool:
    """Whether a number of them is spoken of: "the number of dead had risen to 105"."""
    of = noun.head
    return (
        noun.dep_ == "pobj"
        and of.lower_ == "of"
        and of.head.lemma_.lower() in ("number", "count", "tally", "total")
    )


def _under(pattern: Pattern, token: Token, _: Scene) -> bool:
    wanted = pattern.words.get("under")
    return wanted is None or (token.dep_ == "pobj" and token.head.lower_ in wanted)


def _intransitive(pattern: Pattern, token: Token, _: Scene) -> bool:
    if "intransitive" not in pattern.flags:
        return True
    return not is_passive(token) and not any(c.dep_ in ("dobj", "obj") for c in token.children)


def _passive(pattern: Pattern, token: Token, _: Scene) -> bool:
    return "passive" not in pattern.flags or is_passive(token)


def _no_longer(pattern: Pattern, token: Token, _: Scene) -> bool:
    return "longer" not in pattern.flags or any(c.lower_ in ("longer", "more", "not") for c in token.children)


def _predicate_preposition(pattern: Pattern, token: Token, scene: Scene) -> bool:
    wanted = pattern.words.get("predicate_prep")
    if wanted is None:
        return True
    return any("settlement" in scene.classes(o) for o in prepositional(token, wanted))


_TESTS: tuple[Callable[[Pattern, Token, Scene], bool], ...] = (
    _has_particle, _has_object, _has_prepositional, _has_complement, _lacks, _negation, _modifier, _governed, _distance,
    _quantity, _modal, _predicate_preposition, _under, _passive, _intransitive, _no_longer,
)  # fmt: skip


# --- where fillers stand -----------------------------------------------------------------------------------------


def _fillers(where: tuple[str, ...], token: Token, pattern: Pattern) -> list[Token]:
    found: list[Token] = []
    for slot in where:
        for filler in _slot(slot, token, pattern):
            if filler not in found and filler != token:
                found.append(filler)
    return found


def _slot(slot: str, token: Token, pattern: Pattern) -> list[Token]:
    base = (
        _phrase_head(token, pattern)
        if slot in ("of", "poss", "compound", "amod") and pattern.trigger in ("verb", "be")
        else token
    )
    if slot.startswith("prep:"):
        return _by_preposition(slot[5:], token, pattern)
    return _SLOTS[slot](base) if slot in _SLOTS else _by_preposition(slot, base, pattern)


def _by_preposition(preposition: str, token: Token, pattern: Pattern) -> list[Token]:
    if preposition == "targeting":
        return [
            o
            for c in token.children
            if c.dep_ in ("acl", "advcl") and c.lemma_ == "target"
            for o in objects(c)
        ]
    wanted = frozenset({preposition})
    found = list(prepositional(token, wanted))
    for obj in objects_of(token, pattern) if "object" in pattern.words else ():
        found += [t for t in prepositional(obj, wanted) if t not in found]
    return found


def _phrase_head(token: Token, pattern: Pattern) -> Token:
    """For "is in the hands of X" the owner hangs on "hands"."""
    return next(iter(objects_of(token, pattern)), token)


def _left(*deps: str) -> Callable[[Token], list[Token]]:
    return lambda token: [t for c in token.children if c.dep_ in deps and c.tag_ != "PRP$" for t in [c]]


def _told_to(clause: Token) -> bool:
    """In "ordered residents to leave" the parser may make the residents the subject of "leave"."""
    return clause.dep_ == "xcomp" and own_subject(clause)


def _object_slot(token: Token) -> list[Token]:
    found = objects(token)
    small = [s for c in token.children if c.dep_ == "ccomp" or _told_to(c) for s in subjects(c)]
    return found or small


_SLOTS: dict[str, Callable[[Token], list[Token]]] = {
    "agent": agents,
    "by": by_agents,
    "subject": subjects,
    "object": _object_slot,
    "of": lambda t: list(prepositional(t, frozenset({"of"}))),
    "poss": _left("poss"),
    "compound": _left("compound", "nmod", "npadvmod"),
    "amod": _left("amod", "nmod"),
    "nummod": _left("nummod"),
    "apposed": lambda t: [t.head] if t.dep_ == "appos" else subjects(t.head) if t.dep_ == "attr" else [],
    "head": lambda t: conjuncts(t.head),
}


def _lemma(token: Token) -> str:
    return token.lemma_.lower()
