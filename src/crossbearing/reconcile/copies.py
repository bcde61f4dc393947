"""Reports that are copies of one text, wholly or in large part."""

from __future__ import annotations

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cached_property, lru_cache

from crossbearing.model import Report, as_date

__all__ = ["CopyGroups", "Union", "copy_groups"]

_WORD = re.compile(r"\w+")
_SHINGLE = 5
"""Words a shingle. Five words in a row seldom meet by chance outside of set phrases and quotations."""
_SAMPLE = 4
"""The runs that begin with one word in so many (by its hash) propose: two copies of 100 words share about 24."""
_SURE = 3
"""A sample may hold so many times fewer common runs than the whole."""
_SHARE = 0.5
"""Share of the shorter text's shingles found in the longer from which it is a copy. Rewrites of one wire story
share under 4 %, two bulletins of one outlet up to a third, cut and retitled copies over 60 %."""
_LIKELY = 0.25
"""Share from which two texts may be copies in which many words were changed, each of which breaks five runs ..."""
_ALIGNED = 0.6
"""... where so many words of the shorter one stand in the longer in the same order, in runs of ..."""
_RUN = 3
"""... three words at least. Copies with altered names and days reach .65 to .95 of it, rewrites .2 to .35."""
_LONG = 40
"""Words that the shorter of them must have: of two short notes the frame alone ("... police said") may be so much ..."""
_DAYS = 3
"""... and days within which both must be published: copies are printed soon, frames for years."""
_TRIED = 2
"""Likely texts that are laid upon one another, the likeliest first."""
_MOST_WORDS = 1500
"""Words of a text that is laid upon another: the work grows with their square."""
_LEAST = 8
"""A text of fewer shingles (12 words) is too short to be called a copy unless it is the very same text."""
_LOOK_BACK = 20
"""Earlier holders of a shingle that a report is compared with: in a flood of copies each meets its nearest."""


class Union:
    """Disjoint sets; the name of a set is its smallest member, so that the order of joining is forgotten."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def find(self, x: str) -> str:
        """The name of the set of `x`."""
        while (up := self._parent.get(x, x)) != x:
            self._parent[x] = self._parent.get(up, up)
            x = up
        return x

    def join(self, a: str, b: str) -> None:
        """Make the sets of `a` and `b` one."""
        low, high = sorted((self.find(a), self.find(b)))
        self._parent[high] = low


@dataclass(frozen=True, slots=True)
class CopyGroups:
    """Which reports are copies of which.

    Attributes:
        group: Report id -> name of its group (the smallest id in it); a report alone is its own group.
        several: Names of the groups with more than one report.
        series: Report id -> (outlet, day): two texts of one outlet from two days are a series, no copies.
    """

    group: Mapping[str, str]
    series: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    several: frozenset[str] = frozenset()

    def of(self, report: str) -> str:
        """The group of `report`."""
        return self.group.get(report, report)

    def copied(self, report: str) -> bool:
        """Whether `report` has a copy."""
        return self.of(report) in self.several

    def same(self, a: str, b: str) -> bool:
        """Whether two reports are copies, and not two numbers of a bulletin that keeps its frame from day to day."""
        if self.of(a) != self.of(b) or self.of(a) not in self.several:
            return False
        x, y = self.series.get(a, ("", "")), self.series.get(b, ("", ""))
        return not (x[0] and x[0] == y[0] and x[1] != y[1])


def copy_groups(reports: Sequence[Report]) -> CopyGroups:
    """Find copies among `reports`: the same text, or one that repeats half of the shorter one's five-word runs."""
    union = Union()
    ordered = sorted(reports, key=lambda r: ((r.published or ""), r.id))
    first: dict[str, str] = {}
    texts: dict[str, _Text] = {}
    by_id = {r.id: r for r in ordered}
    holders: dict[int, list[str]] = defaultdict(list)
    for report in ordered:
        words = _WORD.findall(report.text.lower())
        text = " ".join(words)
        if words and text in first:
            union.join(first[text], report.id)
            continue
        first[text] = report.id
        texts[report.id] = _Text(words)
        for other in _compare(report.id, texts, holders, union)[:_TRIED]:
            if _days_apart(report, by_id[other]) <= _DAYS and _aligned(words, texts[other].words):
                union.join(report.id, other)
    series = {r.id: ((r.outlet or "").lower(), (r.published or "")[:10]) for r in ordered}
    group = {r.id: union.find(r.id) for r in ordered}
    sizes = Counter(group.values())
    return CopyGroups(group, series, frozenset(g for g, n in sizes.items() if n > 1))


class _Text:
    """The five-word runs of a text, all of them counted only where a look at some proposes a copy."""

    def __init__(self, words: list[str]) -> None:
        self.words = words
        self.runs = max(0, len(words) - _SHINGLE + 1)
        self.anchors = frozenset(_run(words, n) for n in range(self.runs) if _anchors(words[n]))

    @cached_property
    def shingles(self) -> frozenset[int]:
        """All runs, by hash."""
        return frozenset(_run(self.words, n) for n in range(self.runs))


def _run(words: list[str], n: int) -> int:
    return zlib.crc32(" ".join(words[n : n + _SHINGLE]).encode())


@lru_cache(maxsize=1 << 16)
def _anchors(word: str) -> bool:
    """Whether the runs that begin with this word propose copies."""
    return zlib.crc32(word.encode()) % _SAMPLE == 0


def _compare(name: str, texts: dict[str, _Text], holders: dict[int, list[str]], union: Union) -> list[str]:
    """Join a text with its copies; return those that may be copies too, the likeliest first."""
    mine = texts[name]
    if mine.runs < _LEAST:
        return []
    met: dict[str, int] = defaultdict(int)
    for h in mine.anchors:
        for other in holders[h][-_LOOK_BACK:]:
            met[other] += 1
        holders[h].append(name)
    likely: list[tuple[float, str]] = []
    for other, count in met.items():
        yours = texts[other]
        fewer = min(len(mine.anchors), len(yours.anchors))
        if count * _SURE < fewer * _LIKELY:
            continue
        shorter = min(len(mine.shingles), len(yours.shingles))
        share = len(mine.shingles & yours.shingles) / shorter
        if share >= _SHARE:
            union.join(name, other)
        elif share >= _LIKELY:
            likely.append((-share, other))
    return [other for _, other in sorted(likely)]


def _days_apart(a: Report, b: Report) -> int:
    """Days between two publications, 0 where one is not dated."""
    one, other = as_date(a.published), as_date(b.published)
    return abs((one - other).days) if one and other else 0


def _aligned(a: list[str], b: list[str]) -> bool:
    """Whether most words of the shorter text stand in the longer one in the same order, in runs."""
    if min(len(a), len(b)) < _LONG or max(len(a), len(b)) > _MOST_WORDS:
        return False
    runs = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size >= _RUN) >= _ALIGNED * min(len(a), len(b))
