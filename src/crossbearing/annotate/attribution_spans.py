"""Tokens of a parse to spans of the report: small tools that the attribution rules share."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crossbearing.annotate.segment import Sentence
from crossbearing.model.mention import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["SUBJECTS", "covers", "inside", "merged", "noun_phrase", "overlap", "spans_of", "subtree"]

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_QUOTES = frozenset("\"“”‘’'«»")
_EDGE = frozenset({"punct", "cc"})


def subtree(token: Token, without: Iterable[Token] = ()) -> set[int]:
    """Indices of `token` and all below it, except the subtrees of the tokens in `without`."""
    cut = {t.i for t in without}
    found: set[int] = set()
    pending = [token]
    while pending:
        here = pending.pop()
        if here.i in cut and here.i != token.i:
            continue
        found.add(here.i)
        pending.extend(here.children)
    return found


def noun_phrase(head: Token) -> set[int]:
    """A source's own words: its subtree without what merely hangs on it behind a comma and is a clause."""
    clauses = [c for c in head.children if c.dep_ in {"advcl", "ccomp", "parataxis"}]
    return subtree(head, clauses)


def spans_of(sentence: Sentence, tokens: Iterable[int]) -> tuple[Span, ...]:
    """Spans (report offsets) of `tokens`, joined over gaps of mere punctuation, trimmed of it at both ends."""
    doc = sentence.doc
    if doc is None:
        return ()
    runs: list[list[int]] = []
    for i in sorted(set(tokens)):
        if runs and all(doc[j].is_punct or doc[j].is_space for j in range(runs[-1][-1] + 1, i)):
            runs[-1].append(i)
        else:
            runs.append([i])
    found = []
    for run in runs:
        first, last = run[0], run[-1]
        while first < last and _is_edge(doc[first]):
            first += 1
        while last > first and _is_edge(doc[last]):
            last -= 1
        if not _is_edge(doc[last]):
            found.append(
                (
                    sentence.start + sentence.at(doc[first]),
                    sentence.start + sentence.at(doc[last]) + len(doc[last].text),
                )
            )
    return tuple(found)


def _is_edge(token: Token) -> bool:
    return (token.is_punct or token.is_space or token.dep_ == "cc") and token.text not in _QUOTES


def overlap(a: Span, b: Span) -> int:
    """Code points that `a` and `b` share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def inside(at: int, spans: Iterable[Span]) -> bool:
    """Whether the code point `at` lies in one of `spans`."""
    return any(start <= at < end for start, end in spans)


def covers(spans: Iterable[Span], span: Span) -> float:
    """Share of `span` that `spans` (disjoint) cover, 0 to 1."""
    return sum(overlap(s, span) for s in spans) / max(1, span[1] - span[0])


def merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    """The union of `spans` in order, touching or overlapping ones joined."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return tuple(found)
