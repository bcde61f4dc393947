"""A report with all of its mentions and the parses of the sentences that can bear a claim."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from crossbearing.annotate.actors import find_actors
from crossbearing.annotate.attribution import Attributions, read_attributions
from crossbearing.annotate.mend import mended
from crossbearing.annotate.mood import historic_sentences
from crossbearing.annotate.parse import known_words, parse_asked
from crossbearing.annotate.periods import find_report_periods
from crossbearing.annotate.places import find_places
from crossbearing.annotate.quantities import find_quantities
from crossbearing.annotate.recase import recased
from crossbearing.annotate.segment import Sentence, sentences
from crossbearing.annotate.triggers import can_bear_claim
from crossbearing.codebook import Codebook
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import (
    ActorMention,
    Mentions,
    PeriodMention,
    PlaceMention,
    QuantityMention,
    Report,
    as_date,
)

__all__ = ["HISTORY_DAYS", "Annotated", "annotate", "background_sections", "mentions", "reads"]

_PRONOUN = re.compile(
    r"(?:It|They|He|She|This|These|Its|Their|His|Her|The (?:city|town|village|bridge|group))\b"
)
"""A sentence that begins so leans on the one before, which is parsed too: antecedents stand there."""


@dataclass(frozen=True, slots=True)
class Annotated:
    """A report, cut into sentences (parsed where they can bear a claim), with its mentions in text order."""

    report: Report
    sentences: tuple[Sentence, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: Attributions | None = None
    actors: tuple[ActorMention, ...] = ()
    historic: frozenset[int] = frozenset()


def annotate(
    reports: Iterable[Report],
    codebook: Codebook,
    gazetteer: Gazetteer,
    *,
    regions: tuple[str, ...] = (),
    every_sentence: bool = False,
) -> Iterator[Annotated]:
    """Annotate reports one by one, in their order.

    Args:
        reports: Reports in English; others pass with no mention (their text is kept, no claim is drawn).
        codebook: Decides which sentences are parsed at all.
        gazetteer: Names of places.
        regions: ISO 3166-1 alpha-2 codes to which places are restricted; empty for the whole world.
        every_sentence: Parse every sentence (for inspection), not only those that can bear a claim.
    """
    for window in _windows(reports):
        names = {i: _named(r, gazetteer, regions) for i, r in enumerate(window) if reads(r.lang)}
        cut = {
            i: recased(tuple(sentences(window[i])), _spans(*named), known_words())
            for i, named in names.items()
        }
        parsed = parse_asked(
            (s, s.index in asked)
            for c in cut.values()
            for asked in [_asked(c, codebook, every=every_sentence)]
            for s in c
        )
        for i, report in enumerate(window):
            own = tuple(islice(parsed, len(cut[i]))) if i in cut else ()
            yield _annotated(report, own, *names[i]) if i in cut else Annotated(report)


HISTORY_DAYS = 150
"""What ended longer ago than this is background: no report of a crisis counts last year's dead among today's."""
WINDOW = 16
"""Reports whose sentences are parsed side by side: full batches, and never more than a few reports in memory."""


def _windows(reports: Iterable[Report]) -> Iterator[list[Report]]:
    pending = iter(reports)
    while window := list(islice(pending, WINDOW)):
        yield window


def _asked(cut: tuple[Sentence, ...], codebook: Codebook, *, every: bool) -> frozenset[int]:
    """Indices of the sentences to parse: those that can bear a claim, and those that these lean on."""
    bears = can_bear_claim(codebook)
    asked = frozenset(s.index for s in cut if every or bears(s))
    return asked | {i - 1 for i in asked if _PRONOUN.match(cut[i].text)}


def reads(lang: str | None) -> bool:
    """Whether reports in this language (BCP 47) are read: English, and what could not be determined."""
    return lang is None or lang.split("-")[0].lower() == "en"


_Named = tuple[tuple[PlaceMention, ...], tuple[ActorMention, ...]]


def _named(report: Report, gazetteer: Gazetteer, regions: tuple[str, ...]) -> _Named:
    """The places and groups that a report names."""
    places, actors = find_places(report, gazetteer, regions=regions), find_actors(report)
    groups = [(a.start, a.end) for a in actors]
    roads = (p for p in places if p.feature == "road" and any(s <= p.start < e for s, e in groups))
    wrong = {p.start for p in roads}  # "M23" is a road only where no group has the name
    wrong |= {
        p.start for m in _STORM.finditer(report.text) for p in places if m.start("name") <= p.start < m.end()
    }
    return tuple(p for p in places if p.start not in wrong), actors


_STORM = re.compile(
    r"\b(?:[Tt]yphoon|[Hh]urricane|[Cc]yclone|[Tt]ropical [Ss]torm|Storm|[Oo]peration)s? (?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)?)"
)
"""Names of storms and operations, which borrow those of places."""


def _spans(places: tuple[PlaceMention, ...], actors: tuple[ActorMention, ...]) -> list[tuple[int, int]]:
    return [*((p.start, p.end) for p in places), *((a.start, a.end) for a in actors)]


def _annotated(
    report: Report,
    cut: tuple[Sentence, ...],
    places: tuple[PlaceMention, ...],
    actors: tuple[ActorMention, ...],
) -> Annotated:
    periods = find_report_periods(report, cut)
    published = as_date(report.published)
    return Annotated(
        report=report,
        sentences=cut,
        places=places,
        periods=periods,
        quantities=tuple(q for s in cut for q in _quantities(s)),
        attributions=read_attributions(report, cut),
        actors=actors,
        historic=historic_sentences(cut, published)
        | background_sections(cut)
        | _that_year(cut, periods, published),
    )


_BACKGROUND = re.compile(
    r"(?:historical |historic )?(?:background|context|history)\b|a history of\b|timeline\b|how we got here",
    re.IGNORECASE,
)
_HISTORY_OF = re.compile(
    r"\b(?:ha(?:s|ve|d) a (?:long |bloody |troubled )?history of|in (?:earlier|previous|past) (?:years|decades))\b",
    re.IGNORECASE,
)


def background_sections(cut: Iterable[Sentence]) -> frozenset[int]:
    """Indices of the sentences that stand under a heading such as "Background", or speak of a "history of" something.

    Such a heading covers the paragraph below it: what follows often comes back to the day's news.
    """
    found: set[int] = set()
    covered = -1
    for sentence in cut:
        if sentence.heading:
            covered = sentence.paragraph + 1 if _BACKGROUND.match(sentence.text) else -1
        elif sentence.paragraph == covered or _HISTORY_OF.search(sentence.text):
            found.add(sentence.index)
    return frozenset(found)


_THAT_TIME = re.compile(
    r"\b(?:(?:of|in|during) )?(?:that (?:year|time|decade|war|siege)|those (?:years|days))\b", re.IGNORECASE
)


def _that_year(
    cut: tuple[Sentence, ...], periods: tuple[PeriodMention, ...], published: dt.date | None
) -> frozenset[int]:
    """Indices of the sentences that take up, by "of that year" or "in that time", an old date of the one before."""
    if published is None:
        return frozenset()
    old = [p.start for p in periods if (day := as_date(p.to)) and (published - day).days > HISTORY_DAYS]
    return frozenset(
        s.index
        for s in cut
        if s.index
        and _THAT_TIME.search(s.text)
        and any(cut[s.index - 1].start <= at < cut[s.index - 1].end for at in old)
    )


def _quantities(sentence: Sentence) -> Iterator[QuantityMention]:
    text, origin = mended(sentence.text)
    by = sentence.start
    for q in find_quantities(text):
        start, end = (origin[q.start], origin[q.end - 1] + 1) if origin else (q.start, q.end)
        yield QuantityMention(
            start=start + by, end=end + by, text=sentence.text[start:end], value=q.value, low=q.low, high=q.high,
            unit=q.unit, counted=q.counted, qualifier=q.qualifier,
        )  # fmt: skip


def mentions(annotated: Annotated) -> Mentions:
    """The mentions of a report as one noun, for inspection and for other programs."""
    return Mentions(
        id=annotated.report.id,
        places=annotated.places,
        periods=annotated.periods,
        quantities=annotated.quantities,
        attributions=annotated.attributions.mentions if annotated.attributions else (),
        actors=annotated.actors,
    )
