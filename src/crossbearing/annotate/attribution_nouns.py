"""Nouns that attribute ("the claim that", "a warning by") and nouns that have a voice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues
from crossbearing.annotate.attribution_draft import Draft, subject_of
from crossbearing.annotate.attribution_spans import noun_phrase, subtree
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["authors_of", "from_noun", "is_voice"]

_PEOPLE = frozenset(
    {
        "source",
        "people",
        "person",
        "man",
        "woman",
        "partner",
        "neighbour",
        "neighbor",
        "relative",
        "authority",
    }
)
_OF_IS_CONTENT = frozenset({"warn", "claim", "confirm", "expect", "deny"})


def is_voice(head: Token, words: Cues) -> bool:
    """Whether the noun phrase under `head` can say something: a name, a person, a group, a document, an outlet."""
    lemma = head.lemma_.lower()
    return (
        head.pos_ == "PROPN"
        or lemma in words.roles
        or lemma in words.groups
        or lemma in words.documents
        or lemma in words.media
        or lemma in _PEOPLE
    )


def from_noun(noun: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    """The attribution that `noun` makes, or None where it only names a thing."""
    kind = words.nouns[lemma]
    said = [c for c in noun.children if c.dep_ in {"acl", "ccomp", "relcl"} and _is_said(c, kind)]
    source = _possessor(noun)
    content: set[int] = set()
    if said:
        content = {i for c in said for i in subtree(c)}
    elif kind in _OF_IS_CONTENT:
        content = {
            i
            for p in noun.children
            if p.dep_ == "prep" and p.lower_ == "of" and p.i > noun.i
            for c in p.children
            for i in subtree(c)
        }
    if not content:
        return None
    if (
        source is None
        and noun.dep_ == "dobj"
        and words.verbs.get(noun.head.lemma_.lower()) not in {"deny", "judge"}
    ):
        found = subject_of(noun.head)
        source = found[1] if found is not None else None
    draft = Draft(
        sentence, kind, noun, {noun.i}, source, noun_phrase(source) if source is not None else set(), content
    )
    draft.hedge = source is None
    draft.source_tokens -= content | {noun.i}
    return draft


def _is_said(clause: Token, kind: str) -> bool:
    marks = {c.lower_ for c in clause.children if c.dep_ == "mark"}
    if "that" in marks:
        return True
    infinitive = clause.dep_ == "acl" and any(c.dep_ == "aux" and c.lower_ == "to" for c in clause.children)
    return (infinitive and kind in {"pledge", "urge", "warn", "attitude"}) or clause.dep_ == "ccomp"


def _possessor(noun: Token) -> Token | None:
    for child in noun.children:
        if child.dep_ == "poss":
            return child
        if child.dep_ in {"prep", "agent"} and child.lower_ in {"by", "from"}:
            return next((c for c in child.children if c.dep_ == "pobj"), None)
        if child.dep_ == "acl" and child.tag_ == "VBN":
            for step in child.children:
                if step.dep_ == "agent":
                    return next((c for c in step.children if c.dep_ == "pobj"), None)
    return None


def authors_of(token: Token) -> list[Token]:
    """Who stands behind a document ("an assessment by the WHO and the ministry"), else the phrase itself."""
    author = _possessor(token)
    return [author] if author is not None and author.pos_ in {"NOUN", "PROPN"} else [token]
