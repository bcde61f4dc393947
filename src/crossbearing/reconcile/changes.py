"""What copies of one text changed: claims that stand at the same words of two copies, and values that were put in or out.

Two texts that agree nearly word for word tell of one thing. Where a name, a day or a means differs at the same words, one of
them was altered or mended: that is a contradiction, however loosely the two values might go together elsewhere.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from itertools import pairwise

from crossbearing.gazetteer.normal import key
from crossbearing.model import Report
from crossbearing.reconcile.copies import CopyGroups
from crossbearing.reconcile.facets import Facet

__all__ = ["Changes", "find_changes"]

_WORD = re.compile(r"\w+")
_MOST_WORDS = 1500
"""Words of a text that are aligned: the work grows with their square, and news stories are shorter."""
_OVERLAP = 0.5
"""Share of the shorter span that two claims must have in common, once one text is laid upon the other."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """Which claims say the same words of two differing copies.

    Attributes:
        twins: Id of a claim -> ids of the claims at the same words of copies.
        words: Id of a report that has such claims -> its words, normalised.
    """

    twins: Mapping[str, frozenset[str]] = field(default_factory=dict)
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)

    def twin(self, f: Facet, g: Facet) -> bool:
        """Whether two claims stand at the same words of two copies."""
        return g.claim.id in self.twins.get(f.claim.id, ())

    def replaced(self, f: Facet, value: str, g: Facet, other: str) -> bool:
        """Whether `value`, which `f` gives, stands in one copy where the other has `other`, which `g` gives.

        A value that both texts write was not replaced: one of the claims only reads it from elsewhere.
        """
        if not self.twin(f, g):
            return False
        x, y = frozenset(key(value).split()), frozenset(key(other).split())
        ours, theirs = self.words[f.claim.report], self.words[g.claim.report]
        return x <= ours and y <= theirs and not (x <= theirs and y <= ours)


def find_changes(reports: Iterable[Report], facets: Sequence[Facet], copies: CopyGroups) -> Changes:
    """Lay the differing texts of each group of copies upon one another, each upon the one published before it."""
    groups: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        if copies.copied(report.id):
            groups[copies.of(report.id)].append(report)
    of_report: dict[str, list[Facet]] = defaultdict(list)
    for f in facets:
        of_report[f.claim.report].append(f)
    twins: dict[str, set[str]] = defaultdict(set)
    words: dict[str, frozenset[str]] = {}
    for name in sorted(groups):
        for a, b in _neighbours(groups[name], copies):
            for report in (a, b):
                words.setdefault(report.id, frozenset(key(report.text).split()))
            for f, g in _pairs(a, b, of_report):
                twins[f.claim.id].add(g.claim.id)
                twins[g.claim.id].add(f.claim.id)
    return Changes({c: frozenset(ids) for c, ids in twins.items()}, words)


def _neighbours(group: Sequence[Report], copies: CopyGroups) -> Iterator[tuple[Report, Report]]:
    """Each text of a group beside the next one that differs; the same text again is no change."""
    texts: dict[str, Report] = {}
    for report in sorted(group, key=lambda r: (r.published or "", r.id)):
        texts.setdefault(report.text, report)
    return ((a, b) for a, b in pairwise(texts.values()) if copies.same(a.id, b.id))


def _pairs(a: Report, b: Report, of_report: Mapping[str, Sequence[Facet]]) -> Iterator[tuple[Facet, Facet]]:
    """Claims of one topic at the same words; each claim of `b` beside the one of `a` that covers most of the same words."""
    laid = _laid_upon(a.text, b.text)
    spans = [(f, s) for f in of_report.get(a.id, ()) if (s := laid((f.claim.start, f.claim.end)))]
    for g in of_report.get(b.id, ()):
        at = (g.claim.start, g.claim.end)
        found = [
            (f.claim.type == g.claim.type, _union(s, at), f.order, f)
            for f, s in spans
            if f.topic == g.topic
            and f.mode == g.mode
            and _shorter(s, at) >= _OVERLAP
            and (f.claim.type == g.claim.type or _union(s, at) >= _OVERLAP)
        ]
        if found:
            yield max(found, key=lambda x: x[:3])[-1], g


def _laid_upon(a: str, b: str) -> Callable[[Span], Span | None]:
    """A function that says where a stretch of text `a` stands in text `b`, None where it was left out."""
    x, y = ([m for m, _ in zip(_WORD.finditer(t), range(_MOST_WORDS), strict=False)] for t in (a, b))
    matcher = SequenceMatcher(None, [m[0].lower() for m in x], [m[0].lower() for m in y], autojunk=False)
    steps = matcher.get_opcodes()

    def laid(span: Span) -> Span | None:
        first = last = None
        for tag, i, j, k, n in steps:
            inside = [w for w in range(i, j) if x[w].start() < span[1] and span[0] < x[w].end()]
            if not inside or k == n:
                continue
            low, high = (k + inside[0] - i, k + inside[-1] - i) if tag == "equal" else (k, n - 1)
            first = low if first is None else first
            last = high
        return None if first is None or last is None else (y[first].start(), y[last].end())

    return laid


def _shared(a: Span, b: Span) -> int:
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def _shorter(a: Span, b: Span) -> float:
    """Share of the shorter span that both have in common."""
    return _shared(a, b) / max(1, min(a[1] - a[0], b[1] - b[0]))


def _union(a: Span, b: Span) -> float:
    """Share of the whole that both have in common."""
    return _shared(a, b) / max(1, max(a[1], b[1]) - min(a[0], b[0]))
