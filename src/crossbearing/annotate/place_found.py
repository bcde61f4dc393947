"""What the reading of the words yields, before anything is resolved."""

from __future__ import annotations

from dataclasses import dataclass, field

from crossbearing.gazetteer import Candidate

__all__ = ["ADMIN", "SETTLED", "THINGS", "Found"]  # fmt: skip

ADMIN = frozenset({"admin1", "admin2"})
SETTLED = frozenset({"city", "town", "village", "neighbourhood"})
THINGS = frozenset(
    "crossing bridge road airport air_base base port camp hospital school prison dam river lake sea mountain island forest building border coast".split()
)
"""Kinds that stand for a place of its own beside the town they are named after."""


@dataclass(slots=True, eq=False)
class Found:
    """A span that may name a place.

    Attributes:
        start: First code point.
        end: Code point after the last.
        name: The name to look up.
        form: name (a gazetteer name), thing (a bridge, camp ... with a name), demonym, border (a border, unnamed
            crossing or coast), unknown (a name that only the words around it show to be a place).
        asked: Kind asked for by the words around ("town", "admin1", "bridge"), or "".
        options: Readings of `name`.
        cued: A preposition, a kind or a container shows that a place is meant.
        inside: A preposition before it takes no person ("in", "near").
        weak: Capitals carry no information here (headline), or the name is also a common word or a given name.
        common: The name is also a common word ("Reading").
        literal: False for metonyms and demonyms.
        within: The Found that contains it by the words ("Rastan in Homs province").
        key: Key of the name.
        country: For demonyms and lines of one country: the country.
        holder: For borders and coasts: the words for what they belong to.
        chosen: The reading chosen, or None.
        unsure: Kept only where it lies near another place of the report.
        plural: The kind was said in the plural, of a list ("Hama and Aleppo provinces").
        at: For things that take the name after them ("bridge at Rastan"): where that name begins.
        near: For things and unknown names: the place they are put near to.
        reach: For unknown names: how far from `near` they may lie, in km; 0 where nothing tells.
    """

    start: int
    end: int
    name: str
    form: str = "name"
    asked: str = ""
    options: tuple[Candidate, ...] = ()
    cued: bool = False
    inside: bool = False
    weak: bool = False
    common: bool = False
    literal: bool = True
    within: Found | None = None
    key: str = ""
    country: str = ""
    holder: str = ""
    chosen: Candidate | None = None
    near: Found | None = None
    reach: float = 0.0
    plural: bool = False
    unsure: bool = False
    at: int = -1
    others: tuple[Candidate, ...] = field(default=())
