"""One key for all mentions of a place: a city and the region of its name are two places."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import msgspec

from crossbearing.model import Claim, ClaimPlace, Place
from crossbearing.reconcile.places import spelt
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.lexicon import fold, lexicon

__all__ = ["PlaceBook", "place_class"]

Key = tuple[str, str]
_AREA_WORDS = re.compile(
    r"\b(governorate|province|state|region|district|department|county|prefecture|oblast|division|territory|city|town|of|the)\b"
)
_AT = ("at", "target", "destination")


def place_class(place: Place) -> str:
    """Class of a place: settlement, quarter, area, country, water, works or other."""
    return lexicon().place_class.get(place.feature, "other")


class PlaceBook:
    """All places of a run under one key each; spellings that an incident joins share a key."""

    def __init__(self, evidence: Evidence) -> None:
        self._by_name: defaultdict[Key, Counter[Key]] = defaultdict(Counter)
        self._alias: dict[Key, Key] = {}
        self._seen: dict[Key, Place] = {}
        self._count: Counter[Key] = Counter()
        self._spelt: defaultdict[Key, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for place in self._all(evidence):
            own = _own_key(place)
            self._by_name[(place_class(place), fold(place.name))][own] += 1
            if place.resolved or own not in self._seen:
                self._seen.setdefault(own, place)
                if place.resolved and not self._seen[own].resolved:
                    self._seen[own] = place
        self._join_variants(evidence)
        for claim in evidence.claims:
            self._count.update({self.key(p) for p in claim.places})
            for place in claim.places:
                self._spelt[self.key(place)][place.surface].add(claim.report)

    @staticmethod
    def _all(evidence: Evidence) -> Iterable[Place]:
        for incident in evidence.incidents:
            if incident.place is not None:
                yield incident.place
        for claim in evidence.claims:
            yield from claim.places

    def _join_variants(self, evidence: Evidence) -> None:
        for incident in evidence.incidents:
            entry = incident.fields.get("place")
            if incident.place is None or entry is None or entry.relation not in {"variant", "same"}:
                continue
            target = self.key(incident.place)
            names = {fold(str(v.value)) for v in entry.values if v.relation in {"variant", "same"}}
            for cid in incident.claims:
                for place in evidence.by_id[cid].places:
                    joined = fold(place.name) in names or fold(place.surface) in names
                    if joined and place_class(place) == place_class(incident.place):
                        own = self.key(place)
                        if own != target:
                            self._alias[own] = target

    def key(self, place: Place) -> Key:
        """The key of a place: class and GeoNames id, else class and name."""
        own = _own_key(place)
        if own[1].startswith("="):
            own = self._resolve(place, own)
        seen = set()
        while own in self._alias and own not in seen:
            seen.add(own)
            own = self._alias[own]
        return own

    def _resolve(self, place: Place, own: Key) -> Key:
        """An unresolved place takes the key of the one resolved place of its name (and class, where it has one)."""
        classes = (own[0],) if own[0] != "other" else ("settlement", "works", "area", "other")
        for kind in classes:
            found = {k for k in self._by_name.get((kind, fold(place.name)), ()) if not k[1].startswith("=")}
            if len(found) == 1:
                return found.pop()
        return own

    def place(self, key: Key) -> Place:
        """The place of a key, for showing: the resolved one where there is one, under the name that the reports use."""
        found = msgspec.convert(msgspec.to_builtins(self._seen[key]), Place, strict=False)
        told = {words: len(reports) for words, reports in self._spelt.get(key, {}).items()}
        return msgspec.structs.replace(found, name=spelt(found.name, told))

    def of(self, claim: Claim, roles: Iterable[str] = _AT) -> list[ClaimPlace]:
        """The claim's places in the given roles."""
        wanted = set(roles)
        return [p for p in claim.places if p.role in wanted]

    @staticmethod
    def base(place: Place) -> str:
        """Name of a place without words such as "Province": what a city and its region share."""
        return " ".join(_AREA_WORDS.sub(" ", fold(place.name)).split())


def _own_key(place: Place) -> Key:
    kind = place_class(place)
    if place.feature == "country" and place.country:
        return (kind, place.country)
    if place.geonames:
        return (kind, place.geonames)
    if place.resolved and place.lat is not None and place.lon is not None:
        return (kind, f"{place.lat:.3f},{place.lon:.3f} {fold(place.name)}")
    return (kind, "=" + fold(place.name))
