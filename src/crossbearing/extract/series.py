"""One deed in several places, each with its own number: "displaced 4,000 in Beira, 2,500 in Dondo and 900 in Buzi".

The parser sees one clause; each number with its place is a claim of its own, and the first keeps its own place alone.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from crossbearing.extract.fill import as_quantity
from crossbearing.extract.scene import Scene
from crossbearing.extract.where import claim_place
from crossbearing.model import Claim, PlaceMention, QuantityMention

__all__ = ["with_series"]

_AT = re.compile(
    r"\s(?:(?:in|at|near|around|across|from)\s)(?:the\s)?(?:(?:\w+\s){1,3}of\s|(?:nearby|neighbouring|neighboring)\s)?",
    re.IGNORECASE,
)
_GOES_ON = re.compile(
    r"(?:\s(?:district|province|state|county|city|town|department|region|governorate))?"
    r"\s?(?:[,;]\s?(?:and\s|while\s|plus\s)?|\s(?:and|while|plus)\s)",
    re.IGNORECASE,
)

Item = tuple[QuantityMention, PlaceMention]


def with_series(scene: Scene, drawn: list[Claim]) -> list[Claim]:
    """The claims of a sentence, those that count one deed in several places taken apart."""
    if len(scene.quantities) < 2 or len(scene.places) < 2:
        return drawn
    found: list[Claim] = []
    narrow: dict[tuple[int, int, str], Claim] = {}
    for claim in drawn:
        first = _first(scene, claim)
        items = list(_items(scene, first, claim, drawn)) if first else []
        if first is None or not items:
            like = narrow.get((claim.start, claim.end, claim.type))
            found.append(
                replace(claim, end=like.end, quote=like.quote, places=like.places) if like else claim
            )
            continue
        found.append(_narrowed(scene, claim, first[1]))
        narrow[claim.start, claim.end, claim.type] = found[-1]
        found += [_likewise(scene, claim, item) for item in items]
    return found


def _first(scene: Scene, claim: Claim) -> Item | None:
    """The claim's own number and the place behind it, where no other number stands between."""
    if claim.quantity is None or claim.quantity.measure is None:
        return None
    number = next((q for q in scene.quantities if _is(claim, q)), None)
    if number is None:
        return None
    place = next((p for p in scene.places if p.start >= number.end and p.literal), None)
    if place is None or place.name not in {p.name for p in claim.places}:
        return None
    text = scene.annotated.report.text
    if text[: number.start].endswith("("):
        return None  # the conversion in brackets: what goes on is in the unit before it
    between = (q for q in scene.quantities if number.end <= q.start < place.start)
    return None if any(not text[: q.start].endswith("(") for q in between) else (number, place)


def _items(scene: Scene, first: Item, claim: Claim, drawn: list[Claim]) -> list[Item]:
    text = scene.annotated.report.text
    found: list[Item] = []
    end = first[1].end
    for number in (q for q in scene.quantities if q.start >= end):
        if number.start < end:
            continue
        place = next((p for p in scene.places if p.start >= number.end and p.literal), None)
        joined = _GOES_ON.fullmatch(text[end : number.start])
        if place is None or not joined or not _AT.fullmatch(text[number.end : place.start]):
            break
        told = any(c is not claim and c.quantity and c.quantity.measure and _is(c, number) for c in drawn)
        if told or number.unit not in (None, claim.quantity and claim.quantity.unit):
            break
        found.append((number, place))
        end = place.end
    return found


def _is(claim: Claim, quantity: QuantityMention) -> bool:
    own = claim.quantity
    inside = claim.start <= quantity.start < claim.end
    return inside and own is not None and own.stated.startswith(quantity.text)


def _narrowed(scene: Scene, claim: Claim, place: PlaceMention) -> Claim:
    end = max(min(claim.end, place.end), claim.start + 1)
    return replace(
        claim, end=end, quote=scene.annotated.report.text[claim.start : end],
        places=tuple(p for p in claim.places if p.name == place.name)[:1],
    )  # fmt: skip


def _likewise(scene: Scene, claim: Claim, item: Item) -> Claim:
    number, place = item
    measured = claim.quantity
    unit = number.unit or (measured.unit if measured else None)
    counted = as_quantity(
        replace(number, unit=unit),
        measured.measure if measured else None,
        measured.flow if measured else None,
    )
    role = claim.places[0].role if claim.places else "at"
    return replace(
        claim, id="", start=number.start, end=place.end, quote=scene.annotated.report.text[number.start : place.end],
        places=(claim_place(place, role),), quantity=counted, lead=False,
    )  # fmt: skip
