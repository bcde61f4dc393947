"""The town that reports only call "the capital"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from crossbearing.annotate.place_found import SETTLED, Found
from crossbearing.gazetteer import Candidate, Gazetteer, countries

__all__ = ["add_capital"]

_CAPITAL = re.compile(
    r"\b(?:in|near|outside|around|into|on|across|from|to|of|hit|shelled|reached|entered|pounded|rocked) (the capital(?: city)?)\b"
    r"(?!['’]s|s\b| [A-Z]|, [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?(?:[,.;]|$)| of | area | market| punishment| goods| control)"
)
_SHARE = 0.5
"""Share of a report's places that lie in the country whose capital is meant; with fewer, any country's could be."""


def add_capital(text: str, found: list[Found], gazetteer: Gazetteer) -> list[Found]:
    """Return `found` with the places that are only called "the capital", where one country is the report's."""
    spans = [m.span(1) for m in _CAPITAL.finditer(text)]
    capital = _meant(found, gazetteer) if spans else None
    if capital is None:
        return found
    new = [
        Found(
            a, b, capital.name, options=(capital,), chosen=capital, cued=True, inside=True, key="the capital"
        )
        for a, b in spans
        if not any(f.start < b and a < f.end for f in found)
    ]
    return sorted([*found, *new], key=lambda f: (f.start, f.end))


def _meant(found: Sequence[Found], gazetteer: Gazetteer) -> Candidate | None:
    """The capital of the country that at least half of the report's places lie in."""
    here = Counter(f.chosen.country for f in found if f.chosen is not None and f.chosen.country)
    top = here.most_common(1)
    if not top or top[0][1] < _SHARE * sum(here.values()):
        return None
    nation = countries().get(top[0][0])
    readings = gazetteer.lookup(nation.capital.split(",")[0]) if nation is not None and nation.capital else ()
    return next((c for c in readings if c.country == top[0][0] and c.feature in SETTLED), None)
