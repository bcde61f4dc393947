"""When an output meets an expectation: names, numbers, and claims at given words of a report."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence

from msgspec import UnsetType

from crossbearing.model import Claim, Incident, Place, Report
from eval.example_expected import Number, Quote

__all__ = ["Outputs", "name_in", "number_met", "place_met", "same_name", "simple_name"]

SIMILAR = 0.92  # one letter more or less in a long name (Jousiyeh/Jousieh .93); Santa Maria/Santa Marta .91 stay two
SHORTEST_FUZZY = 6  # below six letters one letter makes another town (Homs, Hama; Lagos, Lages)
HALF = 0.5  # share of the shorter span, as in the public evaluation sets

_ARTICLE = re.compile(r"\b(?:al|ar|as|at|ad|an|ash|az|el|the)[- ](?=\w)")
_GENERIC = re.compile(r"^(?:city|town|village|municipality) of | (?:city|town|village|municipality)$")


def simple_name(name: str) -> str:
    """`name` in lower case without accents, articles, apostrophes and words such as "city of".

    Words that make another place of it stay: province, governorate, bridge, crossing.
    """
    plain = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c) and c not in "'’‘`ʼ")
    plain = _ARTICLE.sub("", plain)
    plain = " ".join(re.findall(r"\w+", plain))
    return _GENERIC.sub("", plain)


def same_name(one: str, other: str) -> bool:
    """Whether two names are spellings of one: equal once simplified, or alike and not short."""
    a, b = simple_name(one), simple_name(other)
    if a == b or a.replace(" ", "") == b.replace(" ", ""):
        return bool(a)
    if min(len(a), len(b)) < SHORTEST_FUZZY or a.count(" ") != b.count(" "):
        return False
    return difflib.SequenceMatcher(a=a, b=b, autojunk=False).ratio() >= SIMILAR


def name_in(names: Iterable[str], text: str | None) -> bool:
    """Whether `text` bears one of the names as whole words, or is a spelling of one."""
    if not text:
        return False
    padded = f" {simple_name(text)} "
    return any(f" {simple_name(n)} " in padded or same_name(n, text) for n in names)


def place_met(names: Sequence[str], place: Place | None) -> bool:
    """Whether the place goes by one of the names, standard or as the report spells it."""
    return place is not None and any(same_name(n, s) for n in names for s in (place.name, place.surface))


def number_met(expected: Number, got: float | None, tolerance: float = 0.0) -> bool:
    """Whether a number is the expected one (left out: always; a list: any of them)."""
    if isinstance(expected, UnsetType):
        return True
    if expected is None or got is None:
        return expected is None and got is None
    allowed = expected if isinstance(expected, tuple) else (expected,)
    return any(abs(got - want) <= tolerance * abs(want) for want in allowed)


class Outputs:
    """Claims, incidents and reports of a run, looked up by the words that they rest on."""

    def __init__(
        self, reports: Iterable[Report], claims: Iterable[Claim], incidents: Iterable[Incident]
    ) -> None:
        self.reports = {r.id: r for r in reports}
        self.claims = {c.id: c for c in claims}
        self.incidents = tuple(incidents)
        self._by_report: dict[str, list[Claim]] = defaultdict(list)
        for claim in self.claims.values():
            self._by_report[claim.report].append(claim)

    def spans(self, quote: Quote) -> list[tuple[int, int]]:
        """Every place of the report's text where the words stand (none where the text lacks them)."""
        report = self.reports.get(quote.report)
        if report is None:
            return []
        pattern = r"\s+".join(re.escape(word) for word in quote.quote.split())
        return [m.span() for m in re.finditer(pattern, report.text)]

    def at(self, quote: Quote) -> list[Claim]:
        """Claims that share at least half of the shorter span with the words."""
        spans = self.spans(quote)
        return [
            c for c in self._by_report[quote.report]
            if any(_shared(c, s) >= HALF * min(c.end - c.start, s[1] - s[0]) > 0 for s in spans)
        ]  # fmt: skip

    def within(self, quote: Quote) -> list[Claim]:
        """Claims of which at least half lies inside the words."""
        spans = self.spans(quote)
        return [
            c
            for c in self._by_report[quote.report]
            if any(_shared(c, s) >= HALF * (c.end - c.start) > 0 for s in spans)
        ]


def _shared(claim: Claim, span: tuple[int, int]) -> int:
    """How many code points a claim and a span have in common."""
    return max(0, min(claim.end, span[1]) - max(claim.start, span[0]))
