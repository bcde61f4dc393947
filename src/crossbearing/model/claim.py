"""One atomic thing that one sentence asserts."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from crossbearing.model.base import Noun, Value
from crossbearing.model.place import ClaimPlace

__all__ = [
    "CORE_KINDS", "Actor", "AttributionLink", "AttributionScope", "Certainty", "Claim", "Kind", "Plover", "Quantity", "Roles", "Time",
]  # fmt: skip

Kind = Literal[
    "control", "access", "movement_people", "movement_forces", "event", "figure",
    "forecast", "statement", "advisory", "relation", "background",
]  # fmt: skip
CORE_KINDS: frozenset[str] = frozenset(
    {"control", "access", "movement_people", "movement_forces", "event", "figure", "forecast"}
)
Certainty = Literal["asserted", "claimed", "forecast", "denied"]
AttributionScope = Literal["explicit", "inherited", "ambiguous", "hedge_only", "none"]


class Actor(Value, frozen=True, kw_only=True):
    """Someone who acts or is acted upon: `name` joins the spellings, `surface` keeps the words."""

    name: str
    surface: str


class Plover(Value, frozen=True, kw_only=True):
    """PLOVER 2.0 code: event category, modes, contexts."""

    event: str
    mode: tuple[str, ...] = ()
    context: tuple[str, ...] = ()


class Time(Value, frozen=True, kw_only=True):
    """When it happened, as far as the words say.

    Attributes:
        from_: First possible day (ISO 8601), or None where open.
        to: Last possible day, inclusive, or None where open (forecasts).
        stated: The words, or None where nothing is stated.
        precision: Grain of the period (see `PeriodMention.grain`), or "unknown".
        inherited: True where the date comes from another sentence or the date of publication.
    """

    from_: str | None = field(name="from", default=None)
    to: str | None = None
    stated: str | None = None
    precision: str = "unknown"
    inherited: bool = False


class Quantity(Value, frozen=True, kw_only=True):
    """How many, in the words' own unit.

    Attributes:
        value: The number, None where the words give none.
        low: Lower bound, None where open.
        high: Upper bound, None where open.
        unit: Normalised unit (people, households, houses, strikes, km, ...).
        measure: What it measures, in the codebook's terms: displaced, evacuated, forced_to_flee, relocated,
            sheltered, in_camp, homeless, returned, trapped, missing, killed, injured, detained, affected,
            destroyed_housing, damaged_housing, uninhabitable_housing, infected, ... or None.
        qualifier: The words that bound it, or None.
        stated: The whole phrase of the report.
        flow: stock (as of a moment), flow (over a period), or None where it is neither.
        tally: How the number stands to the other counts of its report's main event: total (of all), part (to be added
            to the other parts: people whom nothing else counts), again (people whom another claim counts already), or
            None where it stands alone.
    """

    value: float | int | None = None
    low: float | int | None = None
    high: float | int | None = None
    unit: str | None = None
    measure: str | None = None
    qualifier: str | None = None
    stated: str = ""
    flow: Literal["stock", "flow"] | None = None
    tally: Literal["total", "part", "again"] | None = None


class AttributionLink(Value, frozen=True, kw_only=True):
    """One link of the chain through which the words reached the report; the outlet itself is implied."""

    name: str
    role: Literal["originator", "organisation", "intermediary", "channel"]


class Roles(Value, frozen=True, kw_only=True):
    """Adverbial roles, each the words of the report or None."""

    cause: str | None = None
    purpose: str | None = None
    means: str | None = None
    route: str | None = None
    condition: str | None = None


class Claim(Noun, frozen=True, kw_only=True, tag="claim"):
    """One atomic thing that one sentence asserts, with the span it stands on. Never edited, never merged.

    Attributes:
        id: Made of report id, span, type and, where these coincide, the filler that differs.
        report: Id of the report.
        start: First code point of the span in the report's text.
        end: Code point after the last.
        quote: The span's words.
        kind: Primary kind.
        type: Id of the codebook entry ("captured", "road_closed", "killed").
        acled: "Event type: Sub-event type" of ACLED, or None.
        plover: PLOVER 2.0 code, or None.
        actors: Who acts (of a movement of people: those who move).
        targets: Who or what is acted upon.
        places: Where, each with its role.
        roles: Cause, purpose, means, route, condition, in the report's words.
        time: When.
        quantity: How many, or None.
        attribution: From the originator to the intermediary.
        attribution_scope: How the source stands to the claim.
        certainty: asserted (the outlet's own voice), claimed, forecast, denied. Grades the content.
        negated: True where the content is negated, also lexically ("denied", "lacks").
        background: True for history, geography and mood: never in today's totals.
        lead: True for the claim that the report is about (at most one a report).
        event: Number, from 1, of the event of its report in which the people whom it counts were hurt; claims of one
            report and one number speak of one event. None where that is left open.
        lang: Language of the sentence.
        codebook: Name and version of the codebook that coded it.
    """

    id: str
    report: str
    start: int
    end: int
    quote: str
    kind: Kind
    type: str
    acled: str | None = None
    plover: Plover | None = None
    actors: tuple[Actor, ...] = ()
    targets: tuple[Actor, ...] = ()
    places: tuple[ClaimPlace, ...] = ()
    roles: Roles = Roles()
    time: Time = Time()
    quantity: Quantity | None = None
    attribution: tuple[AttributionLink, ...] = ()
    attribution_scope: AttributionScope = "none"
    certainty: Certainty = "asserted"
    negated: bool = False
    background: bool = False
    lead: bool = False
    event: int | None = None
    lang: str = "en"
    codebook: str = ""
