"""Where a place lies that no gazetteer has: in or beside the place that the words around it name.

"The village of X in Hama province", "X, 20 km west of Goma", "shelling of Homs and of the village of X": it takes the
point of that place, and a radius that says how little this tells.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence

from crossbearing.annotate.place_found import ADMIN, SETTLED, Found
from crossbearing.gazetteer import Candidate

__all__ = ["put_beside"]

BESIDE_KM = 25.0
"""Radius of what lies "near" or "west of" a town: a day's walk, as reports mean it."""
TOLD_KM = 60.0
"""Radius of what is told in one sentence with a town, or of a report that is about one area."""
MILE_KM = 1.609
_BESIDE = re.compile(
    r"(?:, (?:also )?(?:a|an|the|another) (?:[\w-]+ ){0,4}?(?:town|village|city|suburb|settlement|hamlet|area|locality|camp)\b)?[,\s(]*(?:(?:located|lying|situated|just|about|some|around|roughly|only|a few) )*"
    r"(?:(\d{1,3}(?:\.\d)?) ?-?(km|kms|kilomet(?:er|re)s?|miles?)\b(?: \([^)]{1,24}\))? ?(?:away |to the |from |of )*)?"
    r"(?:(?:to the |in the )?(?:north|south|east|west)(?:-?(?:east|west))?(?:ern)?(?: (?:outskirts|countryside|edge|side))?(?: of)?|outside(?: of)?"
    r"|near|close to|next to|not far from|on the (?:\w+ )?(?:outskirts|edge) of|beside|adjacent to|from|of|between)"
    r" (?:the )?(?:(?:nearby|besieged|neighbou?ring|provincial|regional|southern|northern|eastern|western|central) )*(?:city|town|capital|village)?(?: of)? ?"
)
"""Words that put a place beside the one named next."""
_SENTENCE = re.compile(r"[.!?][\"”’)]?\s+(?=[\"“‘(]?[A-Z])|\n")


def put_beside(text: str, found: Sequence[Found], *, inferred: bool = True) -> None:
    """Set `near` and `reach` of the unlisted places of `found`, which are chosen already and in text order."""
    anchors = [f for f in found if _is_anchor(f)]
    if not anchors:
        return
    area = _main_area(anchors)
    for n, f in enumerate(found):
        if f.form != "unknown" or f.chosen is not None:
            continue
        if f.within is not None and _is_anchor(f.within):
            f.near, f.reach = f.within, _radius(f.within)
        elif not _beside(text, f, found[n + 1 :][:1]) and inferred:
            _told_with(text, f, anchors, area)


def _is_anchor(f: Found) -> bool:
    c = f.chosen
    return f.form == "name" and c is not None and f.literal and c.feature in SETTLED | ADMIN and not f.unsure


def _radius(f: Found) -> float:
    """The radius of a container: its own where it is an area; a town's neighbourhoods and outskirts."""
    c = f.chosen
    if c is None:
        return TOLD_KM
    return c.precision_km if c.feature in ADMIN else max(5.0, c.precision_km)


def _beside(text: str, f: Found, following: Sequence[Found]) -> bool:
    """Whether words put the place beside the one named next."""
    for other in following:
        m = _BESIDE.fullmatch(text[f.end : other.start]) if other.start - f.end < 90 else None
        if m and _is_anchor(other):
            away = float(m[1]) * (MILE_KM if m[2].startswith("mile") else 1.0) if m[1] else BESIDE_KM
            f.near, f.reach = other, max(away, _radius(other))
            return True
    return False


def _told_with(text: str, f: Found, anchors: Sequence[Found], area: Found | None) -> None:
    """Put a place with the one told last before it in its sentence, else first after it, else in the report's area."""
    at = bisect_left(anchors, f.start, key=lambda a: a.start)
    for other in (*reversed(anchors[max(0, at - 2) : at]), *anchors[at : at + 1]):
        between = text[min(f.end, other.end) : max(f.start, other.start)]
        if not _SENTENCE.search(between):
            f.near, f.reach = other, max(TOLD_KM, _radius(other))
            return
    if area is not None and f.asked:
        f.near, f.reach = area, max(TOLD_KM, _radius(area))


def _main_area(anchors: Sequence[Found]) -> Found | None:
    """The place by which the one first-level area is known that most of a report's places lie in."""
    chosen: list[Candidate] = [a.chosen for a in anchors if a.chosen is not None]
    areas = Counter(c.admin1 for c in chosen if c.admin1)
    if not areas:
        return None
    top, most = areas.most_common(1)[0]
    if 2 * most <= sum(areas.values()):
        return None
    inside = [a for a in anchors if a.chosen is not None and a.chosen.admin1 == top]
    return next((a for a in inside if a.chosen is not None and a.chosen.feature in ADMIN), inside[0])
