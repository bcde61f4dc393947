"""How two places stand to each other."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Mapping
from difflib import SequenceMatcher
from functools import lru_cache
from typing import Literal

from crossbearing.gazetteer.normal import key
from crossbearing.model import Place
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import alike_names

__all__ = [
    "PlaceRelation",
    "bare_name",
    "collective",
    "countries_named",
    "distance_km",
    "place_class",
    "place_relation",
    "proper_name",
    "relate_places",
    "spelt",
]

PlaceRelation = Literal["same", "within", "contains", "near", "apart", "unknown"]

_FAR_KM = 60.0
"""Two places of one name farther apart than this are namesakes; also the largest town is smaller."""
_NEAR_KM = 6.0
"""A facility or quarter this near to a town's centre is taken to be at the town."""
_LOOSE_KM = 25.0
"""No stated precision makes two places near that lie farther apart: a province's radius says nothing of a town."""
_PLURALS = frozenset(
    {
        "crossings",
        "bridges",
        "roads",
        "highways",
        "airports",
        "bases",
        "ports",
        "camps",
        "hospitals",
        "schools",
    }
    | {"prisons", "dams", "buildings", "sites", "posts", "checkpoints", "borders", "routes"}
)
_ARTICLES = frozenset({"al", "ar", "el", "as", "ash", "at", "ad", "an", "az", "adh", "ath"})
"""Forms of the Arabic article, which is written or left out at will (Ar-Rastan, Rastan)."""
_PLAIN = re.compile(
    r"\b(?:the|of|in|at|a|an|city|town|village|district|province|governorate|state|region|county|bridge|bridges|road|highway"
    r"|motorway|crossing|crossings|border|airport|international|port|base|air|camp|hospital|prison|jail|dam|school|building"
    r"|main|central|post|two|three|several|key|last|roads|military|public|area|capital|centre|center|between|and|near|outside)\b"
)


def proper_name(place: Place) -> str:
    """The name without the words that only say what it is: "Rastan bridge" gives "rastan"; "" where nothing is left."""
    return bare_name(place.name)


@lru_cache(maxsize=65536)
def bare_name(name: str) -> str:
    """`name` normalised, without the words that only say what it is."""
    words = _PLAIN.sub(" ", key(name)).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


_ALIKE = 0.7
"""Likeness from which words are a spelling of a name (Talbiseh, Tallbisah: 0.82) and no description of the place."""
_LEADING = re.compile(r"^(?:The|At|In|Near|the)\s+")
_HEADS = frozenset({"city", "town", "village", "river", "lake", "mount"})


def spelt(name: str, told: Mapping[str, int]) -> str:
    """How reports spell a place.

    Args:
        name: The gazetteer's name.
        told: The words that reports use for the place, each with the number of reports.

    Returns:
        The gazetteer's name where a report writes it so, else the spelling or shorter form of it that most use.
    """
    counts: Counter[str] = Counter()
    for words, number in told.items():
        counts[_LEADING.sub("", words)] += number
    if name in counts:
        return name
    alike = [w for w in counts if w[:1].isupper() and not w.isupper() and _spells(w, name)]
    return min(alike, key=lambda w: (-counts[w], w), default=name)


def _spells(words: str, name: str) -> bool:
    one, other = key(words), key(name)
    part = set(one.split()) < set(other.split()) and len(one.split()) > 1 and one.split()[0] not in _HEADS
    return part or SequenceMatcher(None, one, other).ratio() >= _ALIKE


@lru_cache(maxsize=65536)
def collective(place: Place) -> bool:
    """Whether a facility or border is told of without a name of its own: "border crossings", "Lebanon-Syria crossings".

    Its words then only count several, or name the countries that it lies in or between.
    """
    if place.resolved or (place_class(place) != "facility" and place.feature != "border"):
        return False
    words = key(place.name).split()
    plural = bool(words) and words[-1] in _PLURALS
    return plural or all(w in rules().demonyms for w in bare_name(place.name).split())


def countries_named(place: Place) -> frozenset[str]:
    """Codes of the countries that a place lies in, or that its name or container names."""
    text = f"{key(place.name)} {key(place.container or '')}".split()
    found = {rules().demonyms[w] for w in text if w in rules().demonyms}
    return frozenset(found | ({place.country} if place.country else set()))


def place_class(place: Place) -> str:
    """settlement, area, facility, nature, or "" where the kind is unknown."""
    return rules().place_class.get(place.feature, "")


def distance_km(a: Place, b: Place) -> float | None:
    """Great-circle distance in km, None where one has no coordinates."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return None
    rad = math.pi / 180
    h = math.sin((b.lat - a.lat) * rad / 2) ** 2
    h += math.cos(a.lat * rad) * math.cos(b.lat * rad) * math.sin((b.lon - a.lon) * rad / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


@lru_cache(maxsize=131072)
def place_relation(a: Place, b: Place) -> PlaceRelation:
    """Say how `a` stands to `b`: same, within b, contains b, near, apart or unknown.

    Names decide first, then containment by the names of containers, then distance. A town and the bridge named
    after it, or a city and the province of its name, are never the same.
    """
    x, y = place_class(a), place_class(b)
    gap = distance_km(a, b)
    if a.geonames and a.geonames == b.geonames and x == y:
        return "same"
    if gap is not None and gap > _FAR_KM and x == y == "settlement":
        return "apart"
    if not proper_name(a) or not proper_name(b):
        return "unknown" if gap is None or gap <= _loose(a, b) else "apart"
    if alike_names(proper_name(a), proper_name(b)):
        return _namesakes(a, b, gap)
    if _inside(a, b):
        return "within"
    if _inside(b, a):
        return "contains"
    return _by_distance(a, b, gap)


def _namesakes(a: Place, b: Place, gap: float | None) -> PlaceRelation:
    x, y = place_class(a), place_class(b)
    if x == y == "facility" and (_guessed(a) or _guessed(b)):
        return "same" if _one_feature(a, b) else "apart"
    if gap is not None and gap > _FAR_KM and "area" not in (x, y):
        return "apart"
    if a.country and b.country and a.country != b.country:
        return "apart"
    if x == y or not x or not y:
        return "same" if _one_feature(a, b) else "apart"
    if "area" in (x, y):
        return "within" if y == "area" else "contains"
    return "near"


def _guessed(place: Place) -> bool:
    """Whether a facility stands where its surroundings were taken to be: its name then says more than its position."""
    return place.precision_km is None or place.precision_km > _LOOSE_KM / 2.5


def _one_feature(a: Place, b: Place) -> bool:
    """Two facilities of one name are one only if they are of one kind; so are two areas."""
    if a.feature == b.feature or "place" in (a.feature, b.feature) or place_class(a) == "settlement":
        return True
    return {a.feature, b.feature} <= {"airport", "air_base", "base"} or {a.feature, b.feature} <= {
        "admin1",
        "admin2",
        "region",
    }


_PARTS = frozenset({"neighbourhood", "suburb"})
"""Settlements that lie within another one."""


def _inside(a: Place, b: Place) -> bool:
    if place_class(b) not in ("area", "settlement", ""):
        return False
    if place_class(b) == place_class(a) == "settlement" and (a.feature not in _PARTS or b.feature in _PARTS):
        return False
    if b.feature == "country" and b.country:
        return a.country == b.country and a.feature != "country"
    name = bare_name(b.name)
    return any(
        c and bare_name(c) == name
        for c in (a.container, a.admin2, a.admin1 if place_class(b) != "settlement" else None)
    )


def _by_distance(a: Place, b: Place, gap: float | None) -> PlaceRelation:
    x, y = place_class(a), place_class(b)
    if gap is None:
        return "apart" if x == y or {x, y} == {"", "settlement"} else "unknown"
    if x == y and x in ("settlement", "facility", "area"):
        return "apart"
    if _put_beside(a) or _put_beside(b):
        return "unknown"
    if gap <= _NEAR_KM:
        return "near"
    if "area" in (x, y) and gap <= max(a.precision_km or 0.0, b.precision_km or 0.0):
        return "unknown"
    return "apart" if gap > _loose(a, b) else "near"


def _put_beside(place: Place) -> bool:
    """Whether a place stands at the point of its container, since no gazetteer has it: its distances say nothing."""
    return (
        place.geonames is None
        and place_class(place) in ("settlement", "")
        and (place.precision_km or 0) >= _LOOSE_KM
    )


def _loose(a: Place, b: Place) -> float:
    return min(_LOOSE_KM, max(_NEAR_KM, a.precision_km or 0.0, b.precision_km or 0.0))


_RANK: dict[PlaceRelation, int] = {"same": 0, "within": 1, "contains": 1, "near": 2, "unknown": 3, "apart": 4}


def relate_places(a: tuple[Place, ...], b: tuple[Place, ...]) -> PlaceRelation:
    """The closest relation between any place of `a` and any of `b`; unknown where one side names none."""
    if not a or not b:
        return "unknown"
    return min((place_relation(p, q) for p in a for q in b), key=lambda r: _RANK[r])
