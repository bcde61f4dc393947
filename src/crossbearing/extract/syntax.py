"""Who did what in one clause: walking the dependency parse.

The labels are those of spaCy's English models (ClearNLP style). Each function answers one question about a
token and follows the constructions in which news hides its subjects: passive, reduced passive, relative
clause, conjunction, participle and control.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Token


__all__ = [
    "agents", "by_agents", "conjuncts", "is_passive", "objects", "own_subject", "phrase", "prepositional", "subjects", "verbal",
]  # fmt: skip

_SUBJECT = ("nsubj", "csubj", "expl")
_PASSIVE_SUBJECT = ("nsubjpass", "csubjpass")
_HAVE = frozenset(("have", "has", "had", "having", "’ve", "'ve"))
_RELATIVE = frozenset({"who", "which", "that", "whom", "whose"})


_LIMIT = 12
"""Longest chain of heads that is followed; a parse is a tree, this only guards against surprises."""


def verbal(token: Token) -> bool:
    """Whether the token acts as a verb here, participles tagged as adjectives included."""
    return token.pos_ in ("VERB", "AUX") or token.tag_.startswith("VB")


def conjuncts(token: Token) -> list[Token]:
    """The token and the nouns joined to it by "and", "or" and commas, in text order."""
    found = [token]
    for child in token.children:
        if child.dep_ in ("conj", "appos") and child.dep_ == "conj" and not verbal(child):
            found += conjuncts(child)
    return found


def is_passive(verb: Token) -> bool:
    """Whether the verb is passive: full ("was taken"), reduced ("towns taken by"), or in a headline."""
    if any(c.dep_ in ("auxpass", "nsubjpass") for c in verb.children):
        return True
    if any(c.dep_ == "aux" and c.lower_ in _HAVE for c in verb.children):
        return any(c.dep_ == "agent" for c in verb.children)
    if verb.tag_ != "VBN":
        return False
    if verb.dep_ == "conj" and not any(c.dep_ in _SUBJECT for c in verb.children) and not _has_object(verb):
        return is_passive(verb.head) if verbal(verb.head) else True
    return verb.dep_ in ("acl", "advcl", "amod") or any(c.dep_ == "agent" for c in verb.children)


def _has_object(verb: Token) -> bool:
    return any(c.dep_ in ("dobj", "obj") for c in verb.children)


def subjects(verb: Token, depth: int = 0) -> list[Token]:
    """Grammatical subjects of the verb, conjuncts expanded, antecedents of relative pronouns put in."""
    wanted = _PASSIVE_SUBJECT if is_passive(verb) else _SUBJECT
    own = [c for c in verb.children if c.dep_ in (*_SUBJECT, *_PASSIVE_SUBJECT)]
    own = [c for c in own if c.dep_ in wanted] or own
    # In "nine boats are missing" the parser may hang the subject on "are".
    own = own or [
        g for c in verb.children if c.dep_ in ("aux", "auxpass") for g in c.children if g.dep_ in _SUBJECT
    ]
    if own:
        return [t for c in own for t in _resolved(c, verb)]
    if depth >= _LIMIT:
        return []
    return _borrowed(verb, depth)


def _resolved(subject: Token, verb: Token) -> list[Token]:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if subject.lower_ in _RELATIVE and subject.tag_ in ("WDT", "WP", "IN", "DT", "WP$"):
        clause = verb
        while clause.dep_ == "conj" and verbal(clause.head):
            clause = clause.head
        if clause.dep_ == "relcl":
            return [clause.head]
    return conjuncts(subject)


def _borrowed(verb: Token, depth: int) -> list[Token]:
    """The subject of a verb that has none of its own."""
    head = verb.head
    if verb.dep_ == "conj" and verbal(head):
        return subjects(head, depth + 1)
    if verb.dep_ == "xcomp" and verbal(head):
        return objects(head) if _controls_object(head) else subjects(head, depth + 1)
    if verb.dep_ in ("advcl", "pcomp") and verb.tag_ in ("VBG", "VBN"):
        while head.dep_ == "prep":
            head = head.head
        if verbal(head):
            return subjects(_told(head, verb), depth + 1)
        return [head] if head.pos_ in ("NOUN", "PROPN") else []
    if verb.tag_ == "VB" and head.dep_ == "dobj" and verbal(head.head):
        return subjects(head.head, depth + 1)
    if verb.dep_ in ("acl", "relcl", "amod"):
        return conjuncts(head)[:1]
    if verb.dep_ in ("aux", "auxpass") and verbal(head):
        return subjects(head, depth + 1)
    return []


def _told(speech: Token, after: Token) -> Token:
    """In "rebels entered the town, residents said, after seizing the airport": those who seized it are the rebels."""
    content = next((c for c in speech.children if c.dep_ == "ccomp" and c.i < speech.i < after.i), None)
    return content if content is not None and verbal(content) else speech


def _controls_object(verb: Token) -> bool:
    """In "forced people to flee": the object moves; "people began to flee": the subject does."""
    return any(c.dep_ in ("dobj", "obj") for c in verb.children)


def objects(verb: Token) -> list[Token]:
    """What the verb acts upon: direct objects, or the subject of a passive; conjuncts expanded."""
    if is_passive(verb):
        return subjects(verb)
    found = [t for c in verb.children if c.dep_ in ("dobj", "obj") for t in _object_resolved(c, verb)]
    if not found:  # "targeted and destroyed the bridge": the last verb's object is shared
        shared = next(
            (c for c in verb.children if c.dep_ == "conj" and verbal(c) and not own_subject(c)), None
        )
        return (
            objects(shared)
            if shared is not None and not is_passive(shared) and not _intervening(verb, shared)
            else []
        )
    return found


def own_subject(verb: Token) -> bool:
    """Whether the verb has a subject in its own clause."""
    return any(c.dep_ in (*_SUBJECT, *_PASSIVE_SUBJECT) for c in verb.children)


def _intervening(first: Token, second: Token) -> bool:
    """Whether anything but "and" stands between two verbs."""
    return any(t.dep_ not in ("cc", "advmod", "punct") for t in first.doc[first.i + 1 : second.i])


def _object_resolved(obj: Token, verb: Token) -> list[Token]:
    if obj.lower_ in _RELATIVE and verb.dep_ == "relcl":
        return [verb.head]
    return conjuncts(obj)


def by_agents(verb: Token) -> list[Token]:
    """Those named by "by" after a passive, or after a noun ("the capture of the town by ...")."""
    found = []
    for child in verb.children:
        if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by"):
            found += [t for c in child.children if c.dep_ == "pobj" for t in conjuncts(c)]
    return found


def agents(verb: Token) -> list[Token]:
    """Who acts: the subject of an active verb, the by-phrase of a passive one."""
    return by_agents(verb) if is_passive(verb) else subjects(verb)


def prepositional(token: Token, prepositions: frozenset[str]) -> Iterator[Token]:
    """Nouns that hang on the token by one of the prepositions, chains such as "out of" included."""
    for child in token.children:
        if child.dep_ in ("prep", "agent", "dative", "advmod", "prt") and child.lower_ in prepositions:
            yield from _prepositional_objects(child)
        elif child.dep_ == "prep":
            for inner in child.children:
                if inner.dep_ == "prep" and inner.lower_ in prepositions:
                    yield from _prepositional_objects(inner)


def _prepositional_objects(preposition: Token) -> Iterator[Token]:
    for child in preposition.children:
        if child.dep_ == "pobj":
            yield from conjuncts(child)
        elif child.dep_ == "prep":
            yield from _prepositional_objects(child)


_PHRASE_STOPS = frozenset({"relcl", "acl", "advcl", "appos", "conj", "cc", "punct", "parataxis", "ccomp"})


def phrase(head: Token) -> tuple[int, int]:
    """Token range [first, last + 1) of the noun phrase around its head: no clauses, no further conjuncts."""
    first = last = head.i
    stack = [head]
    while stack:
        token = stack.pop()
        first, last = min(first, token.i), max(last, token.i)
        for child in token.children:
            if token == head and child.dep_ in _PHRASE_STOPS and child.dep_ != "punct":
                continue
            if child.dep_ in ("relcl", "acl", "advcl", "punct", "ccomp"):
                continue
            stack.append(child)
    return first, last + 1
