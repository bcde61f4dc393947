"""What a predicate's own words say: auxiliaries, negation, adverbs, conditions; and a noun's own modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.mood_state import State
from crossbearing.annotate.mood_words import MoodWords

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["conditions", "in_condition", "in_noun", "in_verb", "negation", "truthless"]

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl"})


def in_verb(verb: Token, state: State, *, first: bool) -> None:
    """Read the words around `verb` itself; `first` where it is the event and not what governs it."""
    words, lemma = state.words, verb.lemma_.lower()
    negated = negation(verb, words)
    if negated:
        state.mark("negated", f"negation: {negated}")
    _modal(verb, state, negated=bool(negated))
    for child in verb.children:
        if child.dep_ == "advmod" and child.lemma_.lower() in words.hedges:
            state.mark("hedged", f"hedge: {child.lower_}")
    if first:
        _own(verb, lemma, state)
    if first and _imperative(verb):
        state.mark("forecast", "imperative")


def negation(verb: Token, words: MoodWords) -> str:
    """The word that negates `verb`, or "": "not only" and "not until" do not."""
    for child in verb.children:
        lower = child.lower_
        if (
            child.dep_ == "neg"
            or lower in {"never", "cannot"}
            or (child.dep_ == "preconj" and lower == "neither")
        ):
            following = child.nbor(1).lower_ if child.i + 1 < len(child.doc) else ""
            if following not in words.not_negating or lower == "never":
                return lower
        elif (
            child.dep_ == "advmod"
            and lower == "longer"
            and any(c.lower_ in {"no", "any"} for c in child.children)
        ):
            return "no longer"
        elif child.dep_ in {"nsubj", "nsubjpass", "dobj", "attr"}:
            if lower in {"nobody", "none", "nothing"}:
                return lower
            if any(c.dep_ in {"preconj", "cc"} and c.lower_ == "neither" for c in child.children):
                return "neither"
            if any(
                c.dep_ in {"det", "neg"} and c.lower_ in {"no", "neither"} for c in child.children
            ) and _plainly_none(child):
                return "no"
        elif (
            child.dep_ == "prep"
            and lower == "without"
            and verb.lemma_.lower() in {"be", "remain", "leave", "go", "live"}
        ):
            return "without"
    return ""


def _plainly_none(noun: Token) -> bool:
    """“no fewer than 20”, "no more than" count; they do not negate."""
    return not any(c.lower_ in {"fewer", "less", "more"} for c in noun.subtree)


def _modal(verb: Token, state: State, *, negated: bool) -> None:
    words, lemma = state.words, verb.lemma_.lower()
    for child in verb.children:
        lower = child.lower_
        if child.dep_ != "aux" or lower not in words.modals or child.tag_ != "MD":
            continue
        perfect = any(c.dep_ == "aux" and c.lower_ in {"have", "'ve", "’ve"} for c in verb.children)
        if lower == "could" and (negated or (lemma in words.perception and _be(verb))):
            continue
        if lower == "would" and negated and lemma in words.speaking:
            continue
        if perfect and lower in words.past_possible:
            state.mark("hedged", f"modal: {lower} have")
        else:
            state.mark("forecast", f"modal: {lower}")


def _be(verb: Token) -> bool:
    return any(c.dep_ == "auxpass" for c in verb.children)


def _own(verb: Token, lemma: str, state: State) -> None:
    """Verbs whose own clause is a forecast, a denial or a refusal."""
    words = state.words
    complement = any(c.dep_ in {"xcomp", "ccomp"} and c.i > verb.i for c in verb.children)
    passive = any(c.dep_ in {"auxpass", "nsubjpass"} for c in verb.children)
    objects = [c for c in verb.children if c.dep_ == "dobj"]
    rejected = lemma in words.reject and any(
        o.lemma_.lower() in words.words_of_others | {"it", "that", "this"} for o in objects
    )
    if (lemma in words.deny or rejected) and not state.negated and not (passive and objects):
        state.mark("denied", f"denial: {lemma}")
    elif lemma in words.negating_self or (lemma in words.deny and passive and objects):
        state.mark("negated", f"negating verb: {lemma}")
    elif lemma in words.future_own and complement:
        state.mark("forecast", f"{lemma} to")
    for child in verb.children:
        if child.dep_ == "acomp" and child.lemma_.lower() in words.future_state:
            state.mark("forecast", f"state: {child.lower_}")
        elif (
            child.dep_ == "xcomp"
            and lemma in {"have", "be"}
            and any(c.lower_ == "yet" for v in (verb, child) for c in v.children)
        ):
            state.mark("negated", "yet to")
        elif (
            child.dep_ == "xcomp"
            and child.tag_ == "VB"
            and lemma == "be"
            and verb.i < child.i
            and not any(c.dep_ == "attr" for c in verb.children)  # "was the sixth storm to hit the coast"
        ):
            state.mark("forecast", "is to")


def _imperative(verb: Token) -> bool:
    """“Leave the area at once”: a bare form that opens its sentence without a subject."""
    if (
        verb.tag_ != "VB"
        or verb.dep_ != "ROOT"
        or any(c.dep_ in _SUBJECTS or (c.dep_ == "aux" and c.lower_ != "do") for c in verb.children)
    ):
        return False
    return (
        all(t.is_punct or t.dep_ in {"advmod", "neg", "intj"} or t.lower_ == "do" for t in verb.doc[: verb.i])
        and verb.doc[-1].is_punct
    )


def conditions(verb: Token, state: State) -> None:
    """“if …” makes both its own clause and its main clause hypothetical; so does "Had the line held"."""
    words = state.words
    if verb.dep_ == "advcl" and _conditional(verb, words):
        state.mark("forecast", "condition")
        return
    if verb.dep_ == "ccomp" and any(c.dep_ == "mark" and c.lower_ == "if" for c in verb.children):
        return
    for child in verb.children:
        hypothetical = child.dep_ == "advcl" and _conditional(child, words) and not _even_if(child)
        if hypothetical and (verb.tag_ != "VBD" or any(c.tag_ == "MD" for c in verb.children)):
            state.mark("forecast", "depends on a condition")


def in_condition(token: Token) -> bool:
    """Whether `token` stands between "if" and the comma that closes it, however the parser read the words."""
    doc = token.doc
    for opener in doc[: token.i]:
        if opener.lower_ not in {"if", "unless"} and (opener.i or not _opens_inverted(doc)):
            continue
        starts = (
            opener.i == 0
            or doc[opener.i - 1].text in {",", ";", "“", '"', "–", "—"}
            or doc[opener.i - 1].pos_ == "CCONJ"
        )
        if not starts:
            continue
        close = next((t.i for t in doc[opener.i :] if t.text == ","), len(doc))
        if token.i < close and (close < len(doc) or opener.lower_ != "had"):
            return True
    return False


def _opens_inverted(doc: Doc) -> bool:
    """“Had the line held, …”, "Should the dam break, …", "Were it to rain, …"."""
    if doc[0].text not in {"Had", "Should", "Were"} or len(doc) < 3 or doc[1].tag_ in {"TO", "VBN", "VB"}:
        return False
    comma = next((t.i for t in doc if t.text == ","), None)
    return comma is not None and any(t.tag_ == "MD" for t in doc[comma:])


def _even_if(clause: Token) -> bool:
    return any(c.lower_ in {"even", "as"} for c in clause.children)


def _conditional(clause: Token, words: MoodWords) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ in {"mark", "advmod"}}
    if marks & words.conditional - {"should", "whenever"} and not marks & {"as"}:
        return True
    inverted = [
        c for c in clause.children if c.dep_ in {"aux", "auxpass"} and c.text in {"Had", "Should", "Were"}
    ]
    subjects = [c for c in clause.children if c.dep_ in _SUBJECTS]
    return any(a.i < s.i for a in inverted for s in subjects)


def truthless(verb: Token, words: MoodWords) -> bool:
    """Whether `verb` says that its subject is false ("were false", "proved wrong", "was dismissed as baseless")."""
    if negation(verb, words):
        return False
    for child in verb.children:
        if child.dep_ in {"acomp", "oprd", "attr"} and child.lemma_.lower() in words.false:
            return True
        if (
            child.dep_ == "prep"
            and child.lower_ == "as"
            and any(c.lemma_.lower() in words.false for c in child.children)
        ):
            return True
    return False


def in_noun(noun: Token, state: State) -> None:
    """Read a noun's own modifiers ("planned", "alleged", "failed", "no", "not 1,200")."""
    words = state.words
    for child in noun.children:
        lemma = child.lower_
        if (child.dep_ in {"amod", "compound", "acl", "advmod"} and child.i < noun.i) or (
            child.dep_ == "acl" and lemma in words.future_modifiers
        ):
            if lemma in words.future_modifiers - {"further", "next"}:
                state.mark("forecast", f"modifier: {lemma}")
            elif lemma in words.hedge_modifiers:
                state.mark("hedged", f"modifier: {lemma}")
            elif lemma in words.negating_modifiers:
                state.mark("negated", f"modifier: {lemma}")
        elif (child.dep_ == "neg" or (child.dep_ == "det" and lemma == "no")) and _plainly_none(noun):
            state.mark("negated", f"negation: {lemma}")
