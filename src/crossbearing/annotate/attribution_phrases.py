"""Attributions without an active verb: passives, "according to", hedges, "seems to", adjectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues
from crossbearing.annotate.attribution_draft import Draft, negated, speaks_alone, subject_of
from crossbearing.annotate.attribution_nouns import is_voice
from crossbearing.annotate.attribution_spans import noun_phrase, subtree
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["according", "adjective", "hedge", "is_passive", "passive", "raising"]


# ---------------------------------------------------------------- passives
def is_passive(verb: Token) -> bool:
    """Whether `verb` is passive, also reduced ("confirmed by the army")."""
    return verb.tag_ == "VBN" and (
        any(c.dep_ in {"auxpass", "agent", "nsubjpass"} for c in verb.children)
        or (verb.dep_ in {"acl", "relcl", "amod"} and not any(c.dep_ == "nsubj" for c in verb.children))
    )


def passive(verb: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    """“was confirmed by the army”, “is said to have fled”, “two reported killed”."""
    draft = Draft(sentence, words.verbs[lemma], verb, {verb.i}, negated=negated(verb))
    agent = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ in {"pobj", "oprd"}]
    if agent:  # "by the news agency SANA and the army": the parser may hang the name on the verb
        agent += [c for c in verb.children if c.dep_ == "oprd" and c.pos_ == "PROPN" and c.i > agent[0].i]
        draft.source, draft.source_tokens = agent[-1], {i for a in agent for i in noun_phrase(a)}
    said = [
        c
        for c in verb.children
        if c.dep_ in {"ccomp", "xcomp", "oprd"} or (c.i == verb.i + 1 and c.lower_ in words.fates)
    ]
    passive_subject = next((c for c in verb.children if c.dep_ in {"nsubjpass", "nsubj"}), None)
    if said:
        draft.content = {i for c in said for i in subtree(c)}
    if passive_subject is not None and passive_subject.lower_ not in {"it", "who", "which", "that"}:
        draft.content |= subtree(passive_subject)
    elif verb.dep_ == "acl" and agent:
        if lemma in {"cite", "quote"} or is_voice(verb.head, words):
            return None
        draft.content = subtree(verb.head, [verb])
    if agent:
        return draft if draft.content else None
    draft.hedge = True
    return draft if said and draft.content and lemma in words.hedge_passives else None


def raising(verb: Token, sentence: Sentence) -> Draft | None:
    """“appears to have fallen”: softened, and nobody is named."""
    said = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "oprd"}]
    if not said:
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ != "it"]
    content = {i for c in (*said, *subjects) for i in subtree(c)}
    return Draft(sentence, "hedge", verb, {verb.i}, content=content, hedge=True, negated=negated(verb))


# -------------------------------------------------- prepositions, hedges, adjectives
def according(token: Token, sentence: Sentence) -> Draft | None:
    """“according to the ministry”, before, in or after its clause."""
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ in {"pobj", "pcomp"}), None) if to is not None else None
    if to is None or source is None:
        return None
    if source.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return _according_to_title(token, to, sentence) if source.text[:1].isupper() else None
    own = subtree(source) | {token.i, to.i}
    draft = Draft(sentence, "report", token, {token.i, to.i}, source, noun_phrase(source))
    draft.content = _sentence_around(own, sentence)
    for other in token.doc:
        if other.pos_ == "VERB" and other.dep_ in {"conj", "advcl"} and speaks_alone(other):
            draft.content -= subtree(other)
    if source.lower_ == "reports" and len(draft.source_tokens) == 1:
        draft.hedge = True
    return draft if draft.content else None


def _according_to_title(token: Token, to: Token, sentence: Sentence) -> Draft | None:
    """A name that reads like a verb ("according to Save the Children"): its words run to the comma."""
    doc = token.doc
    end = next((t.i for t in doc[to.i + 1 :] if t.is_punct), len(doc))
    name = set(range(to.i + 1, end))
    draft = Draft(sentence, "report", token, {token.i, to.i}, source_tokens=name)
    draft.content = _sentence_around(name | {token.i, to.i}, sentence)
    return draft if draft.content and name else None


def _sentence_around(own: set[int], sentence: Sentence) -> set[int]:
    """All of the sentence but the phrase `own`, cut at semicolons on the phrase's side."""
    doc = sentence.doc
    if doc is None:
        return set()
    first, last = min(own), max(own)
    left = max((t.i + 1 for t in doc[:first] if t.text == ";"), default=0)
    right = min((t.i for t in doc[last + 1 :] if t.text == ";"), default=len(doc))
    before, after = set(range(left, first)), set(range(last + 1, right))
    if any(doc[i].pos_ in {"VERB", "AUX"} for i in before) and doc[first - 1].text in {
        ",",
        "”",
        '"',
        ")",
        "—",
        "–",
    }:
        following = [i for i in after if not doc[i].is_punct]
        if following and doc[following[0]].dep_ == "cc":
            return before
    return before | after


def hedge(token: Token, sentence: Sentence) -> Draft | None:
    """“reportedly”: the clause of the word that it softens."""
    head = token.head
    if head.i == token.i:
        return None
    content = subtree(head, [c for c in head.children if c.dep_ in {"conj", "advcl", "cc"}])
    return Draft(sentence, "hedge", token, {token.i}, content=content - {token.i}, hedge=True)


def adjective(token: Token, sentence: Sentence) -> Draft | None:
    """“is concerned that supplies run out”."""
    said = [c for c in token.children if c.dep_ in {"ccomp", "xcomp"}]
    said += [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"about", "of", "that", "over"}]
    verb = token.head if token.dep_ in {"acomp", "conj"} else token
    found = subject_of(verb) if verb.pos_ in {"VERB", "AUX"} else None
    if not said or found is None or found[0].lower_ in {"it", "there"}:
        return None
    content = {i for c in said for i in subtree(c)}
    draft = Draft(sentence, "attitude", token, {token.i}, found[1], noun_phrase(found[0]), content)
    draft.kind = "believe" if any(c.dep_ == "ccomp" for c in said) else "attitude"
    draft.negated = negated(verb)
    return draft
