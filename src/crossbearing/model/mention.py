"""Spans of a report's text that name a place, an actor, a period, a quantity or a source."""

from __future__ import annotations

from msgspec import field

from crossbearing.model.base import Noun, Value
from crossbearing.model.place import Place

__all__ = [
    "ActorMention",
    "AttributionMention",
    "Mentions",
    "PeriodMention",
    "PlaceMention",
    "QuantityMention",
]

Span = tuple[int, int]


class PlaceMention(Place, frozen=True, kw_only=True):
    """A place at its span.

    Attributes:
        start: First code point in the report's text.
        end: Code point after the last.
        text: The words.
        literal: False for demonyms and metonyms ("Syrian officer", "Damascus said"): no place of an event.
        candidates: Names of the runners-up ("Homs, US-..."), best first, for inspection.
    """

    start: int
    end: int
    text: str
    literal: bool = True
    candidates: tuple[str, ...] = ()


class PeriodMention(Value, frozen=True, kw_only=True):
    """A stretch of time at its span.

    Attributes:
        start: First code point in the report's text.
        end: Code point after the last.
        text: The words.
        from_: First day (ISO 8601), or None where open or unknown.
        to: Last day (ISO 8601), inclusive, or None where open or unknown.
        value: TIMEX3 value ("2024-12-06", "P1W", "2024-12-05TNI", "PAST_REF").
        grain: time, part_of_day, day, days, week, month, quarter, season, year, years, decade, duration, set, vague.
        relation: How an event relates to the period: in, since (from then on), by (not later), before, after,
            or none (durations, sets and references that date nothing).
    """

    start: int
    end: int
    text: str
    from_: str | None = field(name="from", default=None)
    to: str | None = None
    value: str | None = None
    grain: str = "day"
    relation: str = "in"


class QuantityMention(Value, frozen=True, kw_only=True):
    """A number of something at its span (number, qualifier and unit).

    Attributes:
        start: First code point in the report's text.
        end: Code point after the last.
        text: The words.
        value: The number itself, or None where the words give none ("dozens").
        low: Lower bound that the words allow, or None where open.
        high: Upper bound, or None where open.
        unit: Normalised unit: people, households, houses, km, percent, ... or the head noun's lemma.
        counted: The words of what is counted ("government soldiers"), or "".
        qualifier: The words that bound it ("nearly", "at least", "an estimated"), or None.
    """

    start: int
    end: int
    text: str
    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    counted: str = ""
    qualifier: str | None = None


class AttributionMention(Value, frozen=True, kw_only=True):
    """Who says what, as spans. Any may be discontinuous, hence lists.

    Attributes:
        source: Spans of the source ("a Syrian army officer"), empty where none is named.
        cue: Spans of the cue ("said", "according to").
        content: Spans of what is said.
        scope: explicit; inherited (the source stands in another sentence); hedge_only ("reportedly").
        denial: True where the cue denies the content.
    """

    source: tuple[Span, ...] = ()
    cue: tuple[Span, ...] = ()
    content: tuple[Span, ...] = ()
    scope: str = "explicit"
    denial: bool = False


class ActorMention(Value, frozen=True, kw_only=True):
    """An actor at its span; `name` is the one name for all of its spellings in the report."""

    start: int
    end: int
    name: str


class Mentions(Noun, frozen=True, kw_only=True, tag="mentions"):
    """All mentions of one report, as `crossbearing annotate` shows them; `id` is the report's."""

    id: str
    places: tuple[PlaceMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    attributions: tuple[AttributionMention, ...] = ()
    actors: tuple[ActorMention, ...] = ()
