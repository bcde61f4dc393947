"""The smallest stretch of a sentence that asserts a claim."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.extract.frames import Frame
from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import phrase, verbal

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["clause_span", "clause_tokens"]

_OWN_CLAUSES = frozenset({"advcl", "parataxis", "ccomp"})
_TRIM = frozenset({"punct", "cc", "mark"})


def clause_tokens(head: Token, keep: frozenset[int] = frozenset()) -> list[Token]:
    """Words of the clause that `head` heads: its subtree without clauses that say something of their own.

    Args:
        head: Verb or noun.
        keep: Indices of children that belong to the claim in any case (fillers).
    """
    found: list[Token] = []
    stack = [head]
    while stack:
        token = stack.pop()
        found.append(token)
        stack += [child for child in token.children if child.i in keep or not _separate(child, head)]
    return sorted(found, key=lambda t: t.i)


def _separate(child: Token, head: Token) -> bool:
    """Whether the child opens a clause that can be true alone."""
    if (
        child.dep_ == "prep"
        and child.lower_ in _SEQUENCE
        and any(_told(o) for o in child.children if o.dep_ in ("pobj", "pcomp"))
    ):
        return True
    if child.dep_ == "conj" and verbal(child) and verbal(child.head):
        return True
    if child.dep_ in _OWN_CLAUSES and verbal(child):
        return not (child.dep_ == "advcl" and child.tag_ == "VB")
    if child.dep_ == "xcomp" and child.tag_ == "VBG" and child.i and child.nbor(-1).text == ",":
        return True  # "left the town, handing the enemy a victory"
    if child.dep_ in ("conj", "cc") and child.head == head and not verbal(head):
        return True
    return child.dep_ == "relcl" and child.i > head.i


_SEQUENCE = frozenset(("following", "after", "before", "with", "amid", "despite", "including"))


def _told(noun: Token) -> bool:
    """Whether the noun after "with", "after" ... is a clause in short: it has an owner, an object, or a verb of its own."""
    return any(c.dep_ in ("poss", "acl", "relcl") for c in noun.children) or noun.tag_ == "VBG"


def clause_span(scene: Scene, frame: Frame) -> tuple[int, int]:
    """Offsets, in the report's text, of the stretch on which the frame stands."""
    head = _matrix(frame.trigger)
    fillers = frozenset(t.i for t in (*frame.agents, *frame.patients))
    tokens = clause_tokens(head, fillers)
    indices = {t.i for t in tokens}
    for filler in (*frame.patients, *frame.agents):
        first, last = phrase(filler)
        if filler.i not in indices and last <= min(indices) and _joined(scene, last, min(indices)):
            indices |= set(range(first, min(indices)))
    return _trimmed(scene, _without_attribution(scene, sorted(indices), frame.trigger.i))


_JOINING = frozenset(
    "who which that are is was were be been have has had believed reported thought said feared , also now".split()
)


def _joined(scene: Scene, first: int, last: int) -> bool:
    """Whether only words that join a noun to its clause stand between: "300 soldiers *who are believed* to have died"."""
    return all(t.lower_ in _JOINING for t in scene.doc[first:last])


_LIGHT = frozenset(
    "hear continue erupt break occur happen report rage intensify resume begin start rise ring stand reach hit take subside spread "
    "ease remain persist climb jump go".split()
)
"""Verbs that only say that what their subject names takes place."""


def _matrix(trigger: Token) -> Token:
    """In "began fleeing", "claim to have killed", "fighting continued": the claim stands on the clause of the verb above."""
    head = trigger
    if not verbal(head) and head.dep_ in ("nsubj", "nsubjpass") and head.head.lemma_.lower() in _LIGHT:
        return head.head
    while (
        head.dep_ == "xcomp"
        and verbal(head.head)
        and not any(c.dep_ in ("dobj", "obj") for c in head.head.children)
    ):
        head = head.head
    return head


def _without_attribution(scene: Scene, indices: list[int], trigger: int) -> list[int]:
    """Cut source and cue ("an official said") off the ends of the stretch."""
    spoken = {i for i in indices if any(s <= scene.start(scene.doc[i]) < e for s, e in scene.speech)}
    if trigger in spoken or not spoken:
        return indices
    before = [i for i in spoken if i < trigger]
    after = [i for i in spoken if i > trigger]
    low = max(before) + 1 if before else indices[0]
    high = min(after) - 1 if after else indices[-1]
    return [i for i in indices if low <= i <= high] or indices


def _trimmed(scene: Scene, indices: list[int]) -> tuple[int, int]:
    """Drop punctuation and joining words at both ends."""
    doc, kept = scene.doc, list(indices)
    while len(kept) > 1 and (doc[kept[0]].is_punct or doc[kept[0]].dep_ in _TRIM):
        kept.pop(0)
    while len(kept) > 1 and (doc[kept[-1]].is_punct or doc[kept[-1]].dep_ == "cc" or doc[kept[-1]].is_space):
        kept.pop()
    return scene.span(kept[0], kept[-1])
