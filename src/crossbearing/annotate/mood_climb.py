"""From a predicate up to the clause that stands for itself, reading on the way what changes its mood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.mood_local import conditions, in_condition, in_noun, in_verb, negation, truthless
from crossbearing.annotate.mood_state import State

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["climb"]

MAX_STEPS = 12
"""Deepest chain of governors that is followed; parses of real sentences stay far below."""
_NOUNS = frozenset({"NOUN", "PROPN", "NUM", "PRON", "SYM", "X"})
_OBJECTS = frozenset({"dobj", "attr", "oprd", "dative"})
_OPEN_NOUNS = frozenset(
    {
        "fear",
        "threat",
        "risk",
        "possibility",
        "hope",
        "prospect",
        "expectation",
        "chance",
        "danger",
        "likelihood",
    }
)
_DEFINITE = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})


def climb(token: Token, state: State) -> None:
    """Read the mood of the event at `token` into `state`."""
    if in_condition(token):
        state.mark("forecast", "condition")
    if token.pos_ in _NOUNS:
        _from_noun(token, state, 0)
    else:
        _from_verb(token, state, 0)


def _from_verb(verb: Token, state: State, depth: int) -> None:
    """Read `verb` and what governs it."""
    in_verb(verb, state, first=depth == 0)
    conditions(verb, state)
    if depth >= MAX_STEPS or verb.head.i == verb.i:
        return
    head, dep = verb.head, verb.dep_
    if dep in {"xcomp", "oprd"}:
        _governed(verb, head, state)
        if head.pos_ in _NOUNS:
            _from_noun(head, state, depth + 1)
        else:
            _from_verb(head, state, depth + 1)
    elif dep in {"ccomp", "csubj"}:
        _reported(verb, head, state)
    elif dep in {"acl", "relcl"}:
        _on_noun(verb, head, state, depth)
    elif dep == "advcl":
        _adverbial(verb, head, state, depth)
    elif dep == "pcomp":
        _after_preposition(head, state, depth)
    elif dep == "conj":
        _joined(verb, head, state, depth)
    elif dep in {"aux", "auxpass"}:
        _from_verb(head, state, depth + 1)
    elif dep in {"amod", "compound"} and head.pos_ in _NOUNS:
        _from_noun(head, state, depth + 1)


def _governed(verb: Token, head: Token, state: State) -> None:
    """An infinitive or gerund under `head` ("failed to", "plans to", "urged them to", "began to")."""
    words, lemma = state.words, head.lemma_.lower()
    infinitive = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    if lemma in words.deny and not negation(head, words):
        state.mark("denied", f"denied: {lemma}")
        return
    if infinitive and lemma == "have" and head.tag_ in {"VBP", "VBZ", "VB"} and not _yet(verb, head):
        state.mark("forecast", "have to")
        return
    if lemma in words.negating and (infinitive or lemma in {"stop", "avoid", "cease"}):
        state.mark("negated", f"negating verb: {lemma}")
    elif lemma == "unable":
        state.mark("negated", "unable to")
    elif lemma == "able":
        return
    elif lemma in {"appear", "seem"}:
        state.mark("hedged", f"hedge: {lemma}")
    elif infinitive and _past_plan_dropped(head):
        state.mark("negated", "past plan, not carried out")
    elif infinitive and _yet(verb, head):
        state.mark("negated", "yet to")
    elif infinitive and lemma in words.attempt:
        state.mark("forecast", f"attempt: {lemma}")
    elif lemma in words.future and (infinitive or lemma in {"consider", "propose", "mull", "contemplate"}):
        state.mark("forecast", f"governed by {lemma}")
    elif lemma in words.hedge_verbs and _passive(head):
        state.mark("hedged", f"hedge: {lemma}")
    elif infinitive and lemma in words.directive:
        state.mark("forecast", f"directive: {lemma}")
    elif infinitive and lemma == "go" and head.tag_ == "VBG":
        state.mark("forecast", "going to")
    elif infinitive and lemma == "be" and not any(c.dep_ in {"acomp", "attr"} for c in head.children):
        state.mark("forecast", "is to")


def _passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and any(c.dep_ == "auxpass" for c in verb.children)


def _yet(verb: Token, head: Token) -> bool:
    """“has yet to”: the parser hangs "yet" on either verb."""
    return any(c.lower_ == "yet" for v in (verb, head) for c in v.children) and head.lemma_.lower() in {
        "have",
        "be",
    }


def _past_plan_dropped(head: Token) -> bool:
    """“was due to meet … but”: planned and, as the "but" says, not done."""
    top = head.head if head.dep_ in {"acomp", "oprd"} else head
    lemma = head.lemma_.lower()
    if lemma not in {
        "due",
        "plan",
        "schedule",
        "slate",
        "set",
        "expect",
        "mean",
        "suppose",
        "intend",
        "hope",
    }:
        return False
    past = (
        any(c.lower_ in {"was", "were", "had"} for c in top.children)
        or top.lower_ in {"was", "were", "had"}
        or top.tag_ == "VBD"
    )
    return past and any(c.dep_ == "cc" and c.lower_ == "but" for c in top.children)


def _reported(verb: Token, head: Token, state: State) -> None:
    """A clause that `head` takes as its object ("denied that", "hopes that", "asked whether")."""
    words, lemma = state.words, head.lemma_.lower()
    if head.pos_ in _NOUNS:
        _word_of_others(head, state)
        if lemma in _OPEN_NOUNS:
            state.mark("forecast", f"noun: {lemma}")
        return
    asked = any(c.dep_ == "mark" and c.lower_ in {"whether", "if"} for c in verb.children)
    if asked and verb.i > head.i:
        state.mark("question", f"whether: {lemma}")
    elif lemma in words.deny and not negation(head, words):
        state.mark("denied", f"denied: {lemma}")
    elif (
        lemma in words.future
        and lemma not in {"fear", "decide", "agree", "swear"}
        and not _saying_aside(verb, head)
    ):
        state.mark("forecast", f"governed by {lemma}")
    elif lemma in words.doubt:
        state.mark("hedged", f"doubt: {lemma}")
    elif (
        lemma in {"think", "believe", "expect", "appear", "seem"}
        and negation(head, words)
        and verb.i > head.i
    ):
        state.mark("negated", "negation raised")
    elif truthless(head, words):
        state.mark("denied", "declared false")


def _saying_aside(verb: Token, head: Token) -> bool:
    """“Troops have left, he promised”: an aside behind its clause says it, but does not make it future."""
    return verb.i < head.i and verb.tag_ in {"VBD", "VBZ", "VBP"}


def _on_noun(verb: Token, head: Token, state: State, depth: int) -> None:
    """A clause on a noun ("the plan to", "rumours that", "the first to")."""
    words, lemma = state.words, head.lemma_.lower()
    to = any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children)
    that = any(c.dep_ == "mark" and c.lower_ == "that" for c in verb.children)
    if to and not any(
        c.lemma_.lower() in {"first", "last", "only", "latest", "second", "third"} for c in head.children
    ):
        if lemma in words.negating_nouns:
            state.mark("negated", f"negating noun: {lemma}")
        elif head.lemma_.lower() not in {"first", "last", "only"}:
            state.mark("forecast", f"infinitive on {lemma}")
    elif that or (verb.dep_ == "acl" and verb.tag_ in {"VBD", "VBZ", "VBP"}):
        _word_of_others(head, state)
        if lemma in _OPEN_NOUNS:
            state.mark("forecast", f"noun: {lemma}")
    elif verb.tag_ == "VBG" and lemma in {"plan", "law", "order", "deal"}:
        _from_noun(head, state, depth + 1)


def _word_of_others(noun: Token, state: State) -> None:
    """“reports that … were false”, "rejected claims that", "no evidence that"."""
    words, verb = state.words, noun.head
    lemma = verb.lemma_.lower()
    if any(c.dep_ in {"poss", "agent"} or c.lower_ == "by" for c in noun.children):
        state.mark("hedged", f"somebody's word: {noun.lemma_.lower()}")
        return
    if (
        any(c.dep_ == "det" and c.lower_ == "no" for c in noun.children)
        and noun.lemma_.lower() in words.no_truth
    ):
        state.mark("denied", "no evidence")
    elif (
        noun.dep_ in {"dobj", "nsubjpass"}
        and lemma in words.deny | words.reject
        and not negation(verb, words)
    ):
        state.mark("denied", f"denied: {lemma}")
    elif noun.dep_ in {"nsubj", "nsubjpass"} and truthless(verb, words):
        state.mark("denied", "declared false")
    elif noun.dep_ == "pobj" and any(
        a.lemma_.lower() in words.no_truth and any(c.lower_ == "no" for c in a.children)
        for a in (verb.head, verb.head.head)
    ):
        state.mark("denied", "no truth")
    elif noun.lemma_.lower() in words.words_of_others:
        state.mark("hedged", f"somebody's word: {noun.lemma_.lower()}")


def _adverbial(verb: Token, head: Token, state: State, depth: int) -> None:
    words = state.words
    marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "advmod"}}
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        if head.lemma_.lower() in words.negating | {"unable"}:
            state.mark("negated", f"negating verb: {head.lemma_.lower()}")
        elif head.lemma_.lower() not in {"force", "able"}:
            state.mark("forecast", "purpose")
        _from_verb(head, state, depth + 1)
    elif "as" in marks and head.lower_ in {"soon", "long"} and head.head.i != head.i:
        outer = State(words)
        _from_verb(head.head, outer, depth + 1)
        if outer.forecast and verb.tag_ != "VBD":
            state.mark("forecast", outer.reason)
    elif marks & words.temporal or (verb.tag_ == "VBG" and not any(c.dep_ == "nsubj" for c in verb.children)):
        outer = State(words)
        _from_verb(head, outer, depth + 1)
        past = verb.tag_ == "VBD" or any(c.lower_ in {"had", "was", "were"} for c in verb.children)
        if outer.forecast and not past and not marks & {"after", "while"}:
            state.mark("forecast", outer.reason)


def _after_preposition(prep: Token, state: State, depth: int) -> None:
    words, head = state.words, prep.head
    lemma, lower = head.lemma_.lower(), prep.lower_
    if _instead(prep):
        state.mark("negated", f"{lower} doing")
    elif lower == "from" and lemma in words.prevent:
        state.mark("negated", f"prevented: {lemma}")
    elif lower in {"at", "for", "on", "to", "of", "towards", "toward"} and (
        lemma in words.future_nouns or lemma in {"aim", "prepare", "close", "near", "plan", "ready", "consider", "commit", "insist", "focus", "warn", "talk", "dream", "threaten"}
    ):  # fmt: skip
        state.mark("forecast", f"{lemma} {lower}")
    elif lower == "of" and lemma in {"accuse", "suspect"}:
        state.mark("hedged", f"accused: {lemma}")
    elif lemma in words.negating_nouns:
        state.mark("negated", f"negating noun: {lemma}")
    elif head.pos_ in {"VERB", "AUX"} and lower in {"by", "in", "before", "after", "while", "with"}:
        outer = State(words)
        _from_verb(head, outer, depth + 1)
        if outer.forecast and lower != "after":
            state.mark("forecast", outer.reason)


def _joined(verb: Token, head: Token, state: State, depth: int) -> None:
    """A conjunct shares what stands before the first one, as far as it has nothing of its own."""
    own_subject = any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
    own_aux = any(c.dep_ in {"aux", "auxpass"} and c.lower_ != "to" for c in verb.children)
    bare = verb.tag_ in {"VB", "VBN", "VBG"} and not own_aux and not own_subject
    shared = State(state.words)
    if bare and head.pos_ in {"VERB", "AUX"} and verb.tag_ == head.tag_:
        in_verb(head, shared, first=False)
        joint = {c.lower_ for c in head.children if c.dep_ == "cc"}
        shared.negated = shared.negated and bool(joint & {"or", "nor"})
        conditions(head, shared)
    outer = head
    if outer.head.i != outer.i and (bare or outer.dep_ in {"ccomp", "advcl", "conj", "acl"}):
        if outer.dep_ == "advcl" and not bare:
            conditions(outer, shared)
        else:
            probe = State(state.words)
            _from_verb(outer, probe, depth + 1) if bare else _outer_only(outer, probe, depth)
            for flag in ("forecast", "denied", "hedged", "question"):
                if getattr(probe, flag) and (bare or flag in {"denied", "question"}) and _carries(verb, head):
                    shared.mark(flag, probe.reason)
    for flag in ("forecast", "negated", "denied", "hedged", "question"):
        if getattr(shared, flag):
            state.mark(flag, shared.reason or "shared with the first of two")


def _outer_only(verb: Token, state: State, depth: int) -> None:
    """What governs `verb`, without its own auxiliaries."""
    if verb.dep_ == "ccomp":
        _reported(verb, verb.head, state)
    elif verb.dep_ == "acl":
        _on_noun(verb, verb.head, state, depth)


def _carries(verb: Token, head: Token) -> bool:
    """Whether the first conjunct's form is shared: "to find and kill", "will come and go", not "may go and went"."""
    return verb.tag_ == head.tag_ or {verb.tag_, head.tag_} <= {"VBD", "VBN"} or head.dep_ in {"ccomp", "acl"}


# ------------------------------------------------------------------ nouns
def _from_noun(noun: Token, state: State, depth: int) -> None:
    """Read an event noun and what governs it ("a planned strike", "fears of an attack", "averted the collapse")."""
    in_noun(noun, state)
    head, dep = noun.head, noun.dep_
    if depth >= MAX_STEPS or head.i == noun.i:
        return
    if dep in {"conj", "appos", "compound", "nmod", "poss"} and head.pos_ in _NOUNS:
        if dep != "poss":
            _from_noun(head, state, depth + 1)
    elif dep == "pobj":
        _in_phrase(head, state, depth)
    elif dep in _OBJECTS:
        _object(noun, head, state, depth)
    elif dep in {"nsubj", "nsubjpass"}:
        _subject(noun, head, state, depth)


def _object(noun: Token, verb: Token, state: State, depth: int) -> None:
    words, lemma = state.words, verb.lemma_.lower()
    not_denied = negation(verb, words)
    if lemma in words.deny and not not_denied:
        state.mark("denied", f"denied: {lemma}")
    elif lemma in words.averted and lemma != "call" and not not_denied:
        state.mark("negated", f"averted: {lemma}")
    elif lemma in words.negating_self and not not_denied:
        state.mark("negated", f"negating verb: {lemma}")
    elif lemma in words.future and lemma not in {"set", "mean", "need"} and not _is_definite(noun):
        state.mark("forecast", f"object of {lemma}")
    elif lemma in {"demand", "request", "recommend", "urge", "order", "suggest"}:
        state.mark("forecast", f"demanded: {lemma}")
    elif not _is_definite(noun) or noun.dep_ == "attr":
        _from_verb(verb, state, depth + 1)


def _subject(noun: Token, verb: Token, state: State, depth: int) -> None:
    words, lemma = state.words, verb.lemma_.lower()
    if truthless(verb, words) and noun.lemma_.lower() in words.words_of_others:
        state.mark("denied", "declared false")
    elif noun.dep_ == "nsubjpass" and lemma in words.deny:
        state.mark("denied", f"denied: {lemma}")
    elif noun.dep_ == "nsubjpass" and lemma in words.averted and not negation(verb, words):
        state.mark("negated", f"averted: {lemma}")
    elif noun.dep_ == "nsubjpass" and lemma in words.future and lemma != "set":
        state.mark("forecast", f"{lemma} (passive)")
    elif lemma in words.happen or noun.dep_ == "nsubjpass":
        _from_verb(verb, state, depth + 1)


def _in_phrase(prep: Token, state: State, depth: int) -> None:
    words, head, lower = state.words, prep.head, prep.lower_
    lemma = head.lemma_.lower()
    if _instead(prep):
        state.mark("negated", f"{lower} it")
    elif lemma in words.negating_nouns:
        state.mark("negated", f"negating noun: {lemma}")
    elif (lower in _ABOUT and head.pos_ in _NOUNS and lemma in words.future_nouns - words.settled_nouns) or (
        lower in _ABOUT and lemma in words.awaiting
    ):
        state.mark("forecast", f"{lemma} {lower}")
    elif lower == "of" and lemma in words.series:
        _from_noun(head, state, depth + 1)


_ABOUT = frozenset({"of", "for", "against", "about", "to", "over"})


def _instead(prep: Token) -> bool:
    """“without”, "rather than", "instead of", "short of"."""
    before = {prep.head.lower_, prep.nbor(-1).lower_ if prep.i else ""}
    lower = prep.lower_
    return (
        lower == "without"
        or (lower == "than" and "rather" in before)
        or (lower == "of" and bool(before & {"instead", "short"}))
    )


def _is_definite(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss"} and c.lower_ in _DEFINITE for c in noun.children)
