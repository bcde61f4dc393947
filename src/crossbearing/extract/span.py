"""The smallest stretch of a sentence that asserts a claim."""

from __future__ import annotations

from spacy.tokens import Token

from crossbearing.extract.frames import Frame
from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import phrase, verbal

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
        for child in token.children:
            if child.i in keep or not _separate(child, head):
                stack.append(child)
    return sorted(found, key=lambda t: t.i)


def _separate(child: Token, head: Token) -> bool:
    """Whether the child opens a clause that can be true alone."""
    if child.dep_ == "conj" and verbal(child) and verbal(child.head):
        return True
    if child.dep_ in _OWN_CLAUSES and verbal(child):
        return not (child.dep_ == "advcl" and child.tag_ == "VB")
    return child.dep_ == "relcl" and child.i > head.i


def clause_span(scene: Scene, frame: Frame) -> tuple[int, int]:
    """Offsets, in the report's text, of the stretch on which the frame stands."""
    head = frame.trigger
    fillers = frozenset(t.i for t in (*frame.agents, *frame.patients))
    tokens = clause_tokens(head, fillers)
    indices = {t.i for t in tokens}
    for filler in (*frame.patients, *frame.agents):
        if filler.i not in indices and _adjacent(filler, head):
            first, last = phrase(filler)
            indices |= set(range(first, last))
    return _trimmed(scene, _without_attribution(scene, sorted(indices), head.i))


def _adjacent(filler: Token, head: Token) -> bool:
    """The noun that a participle or relative clause hangs on belongs to the claim; a distant subject does not."""
    return filler.doc is head.doc and filler.i < head.i and head.dep_ in ("acl", "amod", "relcl") and head.head is filler and head.dep_ != "relcl"


def _without_attribution(scene: Scene, indices: list[int], trigger: int) -> list[int]:
    """Cut source and cue ("an official said") off the ends of the stretch."""
    spoken_by = scene.annotated.attributions
    outside = [s for a in (spoken_by.mentions if spoken_by else ()) if a.content for s in (*a.cue, *a.source)]
    spoken = {i for i in indices if any(s <= scene.start(scene.doc[i]) < e for s, e in outside)}
    if trigger in spoken or not spoken:
        return indices
    before = [i for i in spoken if i < trigger]
    after = [i for i in spoken if i > trigger]
    low = max(before) + 1 if before else indices[0]
    high = min(after) - 1 if after else indices[-1]
    return [i for i in indices if low <= i <= high] or indices


def _trimmed(scene: Scene, indices: list[int]) -> tuple[int, int]:
    """Drop punctuation and joining words at both ends."""
    first, last = indices[0], indices[-1]
    doc = scene.doc
    while first < last and (doc[first].is_punct or doc[first].dep_ in _TRIM):
        first += 1
    while last > first and (doc[last].is_punct or doc[last].dep_ == "cc" or doc[last].is_space):
        last -= 1
    return scene.span(first, last)
