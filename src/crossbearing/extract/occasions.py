"""On which occasion people were hurt, as far as a claim's own words say: one event of a report, or another."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass

from crossbearing.extract.scene import Scene
from crossbearing.gazetteer.geometry import distance_km
from crossbearing.model import Claim, ClaimPlace, as_date

__all__ = ["Occasion", "occasion"]

_HARM = frozenset(("killed", "injured"))
_NIGHT = 1
"""A night has two dates: claims of one event may be dated one day apart."""
_LONGEST = 1
"""Days: what is counted over a longer period is no one event."""
_FAR = 50.0
"""Kilometres beyond which two places are not one scene, whatever they are."""
_TOWNS = frozenset(("city", "town", "village", "camp"))
_NEXT_TOWN = 5.0
"""Kilometres beyond which two towns by name are two scenes."""
_ELSEWHERE = re.compile(
    r"\b(?:(?:another|separate|unrelated|different|previous|earlier|similar|prior|second|other) (?:shooting|incident|attack|strike|case|killing|"
    r"homicide|murder|crash|blast|explosion|bombing|accident)s?|(?:this|last|that) (?:year|month|decade)|so far|since (?:the (?:start|beginning)|19|20|january)|"
    r"years? (?:ago|earlier|before)|months? (?:ago|earlier|before)|(?:every|each|per) (?:day|week|month|year)|on average|statistics)",
    re.IGNORECASE,
)
_PERIOD = re.compile(
    r"\b(?:in|over|during|within) (?:the )?(?:past |last |previous )?\w+ (?:days|weeks|months|years)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Occasion:
    """When and where, by the claim's own words.

    Attributes:
        first: First day, None where no words say.
        last: Last day.
        places: The places that its sentence names as the scene.
        countries: Codes of the countries of all its places, those taken over from the words around included.
        alone: Whether the words set it apart from all others ("in another attack", "so far this year").
    """

    first: dt.date | None
    last: dt.date | None
    places: tuple[ClaimPlace, ...]
    countries: frozenset[str] = frozenset()
    alone: bool = False

    def fits(self, others: Sequence[Occasion]) -> bool:
        """Whether it may be the occasion of all the others."""
        return self.near(others) and all(self._days(o) <= _NIGHT for o in others)

    def near(self, others: Sequence[Occasion]) -> bool:
        """Whether no two places lie apart: the wounded may die days later, but not elsewhere."""
        if self.alone or any(o.alone or _abroad(self.countries, o.countries) for o in others):
            return False
        return not any(_apart(p, q) for o in others for p in self.places for q in o.places)

    def moves(self, others: Sequence[Occasion]) -> bool:
        """Whether its words name a scene and none that the others name."""
        told = {p.name for o in others for p in o.places}
        return bool(self.places) and not any(p.name in told for p in self.places)

    def _days(self, other: Occasion) -> int:
        if not (self.first and self.last and other.first and other.last):
            return 0
        return max((other.first - self.last).days, (self.first - other.last).days, 0)


def _abroad(a: frozenset[str], b: frozenset[str]) -> bool:
    return bool(a) and bool(b) and a.isdisjoint(b)


def _apart(p: ClaimPlace, q: ClaimPlace) -> bool:
    if p.name == q.name or None in (p.lat, p.lon, q.lat, q.lon):
        return False
    if p.country and q.country and p.country != q.country:
        return True
    if p.feature == "country" or q.feature == "country":
        return False
    far = distance_km(p.lat, p.lon, q.lat, q.lon)  # type: ignore[arg-type]
    wide = {p.feature, q.feature} & {"admin1", "admin2", "region"}
    return far > (_NEXT_TOWN if {p.feature, q.feature} <= _TOWNS else _FAR) and not wide


def occasion(claim: Claim, scene: Scene) -> Occasion | None:
    """The occasion of a casualty claim; None for other claims, history, statistics, and what did not happen."""
    if claim.type not in _HARM or claim.negated or claim.background:
        return None
    if claim.certainty not in ("asserted", "claimed"):
        return None
    if _headline_of_another(scene):
        return None
    if _ELSEWHERE.search(scene.sentence.text) or _PERIOD.search(claim.quote):
        return Occasion(None, None, (), alone=True)
    first = last = None
    if claim.time.stated and not claim.time.inherited:
        first, last = as_date(claim.time.from_), as_date(claim.time.to)
        first, last = first or last, last or first
        if first and last and (last - first).days > _LONGEST:
            return None
    named = tuple(
        p
        for p in claim.places
        if p.role in ("at", "target")
        and p.feature != "hospital"
        and p.surface
        and p.surface in scene.sentence.text
    )
    return Occasion(first, last, named, frozenset(p.country for p in claim.places if p.country))


_WORD = re.compile(r"[^\W\d_]{4,}")
_MANY = 4
_SHARE = 0.7


def _headline_of_another(scene: Scene) -> bool:
    """Whether the sentence is a headline within the text, most words in capitals: a link to another report."""
    words = _WORD.findall(scene.sentence.text)
    capitals = sum(w[0].isupper() for w in words)
    return (
        scene.sentence.index > 0
        and scene.sentence.heading
        and len(words) >= _MANY
        and capitals >= _SHARE * len(words)
    )
