"""Clauses in short: "The rebels took Sake on Thursday, *and Minova two days earlier*".

News lists what fell when and says the verb once. A place that follows a control claim in its sentence, joined by "and" or
a comma and followed by a date of its own, is claimed likewise.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from crossbearing.extract.members import unlisted_place
from crossbearing.extract.scene import Scene
from crossbearing.extract.when import as_time
from crossbearing.extract.where import claim_place
from crossbearing.model import Actor, Claim, PeriodMention, PlaceMention

__all__ = ["gapped_claims"]

_TOWNS = frozenset(("city", "town", "village", "settlement", "district", "place"))
_REACH = 40
"""Code points from a place to its date, an apposition between them included ("Minova, a port on the lake, on Monday")."""


def gapped_claims(scene: Scene, drawn: list[Claim]) -> Iterator[Claim]:
    """Claims for the places that share the verb of a dated control claim of the sentence."""
    base = next(
        (c for c in drawn if c.kind == "control" and c.time.stated and c.places and not c.negated), None
    )
    if base is None:
        return
    used = {p.surface for c in drawn if c.kind in ("control", "background") for p in c.places}
    dated = [p for p in scene.periods if p.from_ or p.to]
    for place in _named(scene):
        if (
            place.start <= base.start
            or not place.literal
            or place.surface in used
            or place.feature not in _TOWNS
        ):
            continue
        if (period := _date_of(scene, place, dated)) and _joined(scene, place):
            yield _likewise(scene, base, place, period)


def _named(scene: Scene) -> list[PlaceMention]:
    """Places of the sentence, names that no gazetteer knows included where they are joined to what was taken."""
    joined = (
        t
        for t in scene.doc
        if t.pos_ == "PROPN" and t.dep_ == "conj" and not scene.place(t) and not scene.actor(t)
    )
    unlisted = (unlisted_place(scene, t) for t in joined if not scene.dated(t))
    return sorted([*scene.places, *(p for p in unlisted if p)], key=lambda p: p.start)


def _date_of(scene: Scene, place: PlaceMention, dated: list[PeriodMention]) -> PeriodMention | None:
    """The date that follows the place before any other place does."""
    later = [p.start for p in scene.places if p.start > place.end and p.feature in _TOWNS and p.literal]
    end = min([place.end + _REACH, *later])
    return next((p for p in dated if place.end <= p.start < end), None)


def _joined(scene: Scene, place: PlaceMention) -> bool:
    before = (
        scene.annotated.report.text[max(scene.sentence.start, place.start - 6) : place.start].rstrip().lower()
    )
    return before.endswith((" and", ",", ", and"))


def _likewise(scene: Scene, base: Claim, place: PlaceMention, period: PeriodMention) -> Claim:
    text = scene.annotated.report.text
    named = Actor(name=place.name, surface=place.surface)
    return replace(
        base, id="", start=place.start, end=period.end, quote=text[place.start : period.end],
        places=(claim_place(place),), targets=(named,), time=as_time(period), quantity=None, lead=False,
    )  # fmt: skip
