"""The nouns of the house. This package imports nothing of ours.

Report (one publication) → Mentions (spans) → Claim (one atomic thing asserted) → Incident (claims that
speak of one thing) → Picture (the state of the crisis as known at a moment).
"""

from crossbearing.model.base import as_date, decode, encode, encode_lines
from crossbearing.model.claim import CORE_KINDS, Actor, AttributionLink, Claim, Plover, Quantity, Roles, Time
from crossbearing.model.decision import Decision, DecisionEntry, Ruling
from crossbearing.model.history import Change
from crossbearing.model.incident import Bounds, Field, FieldValue, Incident, Origin
from crossbearing.model.mention import (
    ActorMention,
    AttributionMention,
    Mentions,
    PeriodMention,
    PlaceMention,
    QuantityMention,
)
from crossbearing.model.picture import (
    AccessState,
    AdvisoryEntry,
    CasualtyFigure,
    ControlState,
    Disagreement,
    DisplacementFigure,
    ForecastEntry,
    Gap,
    MovementEntry,
    Picture,
    ReportEntry,
    TimelineEntry,
)
from crossbearing.model.place import ClaimPlace, Place
from crossbearing.model.report import Mark, Report, SetAside

__all__ = [
    "CORE_KINDS", "AccessState", "Actor", "ActorMention", "AdvisoryEntry", "AttributionLink", "AttributionMention",
    "Bounds", "CasualtyFigure", "Change", "Claim", "ClaimPlace", "ControlState", "Decision", "DecisionEntry", "Disagreement", "DisplacementFigure", "Field",
    "FieldValue", "ForecastEntry", "Gap", "Incident", "Mark", "Mentions", "MovementEntry", "Origin", "PeriodMention",
    "Picture", "Place", "PlaceMention", "Plover", "Quantity", "QuantityMention", "Report", "ReportEntry", "Roles", "Ruling",
    "SetAside", "Time", "TimelineEntry", "as_date", "decode", "encode", "encode_lines",
]  # fmt: skip
