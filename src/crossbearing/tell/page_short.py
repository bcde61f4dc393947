"""What of a large picture one page shows: the best attested of each section, with honest counts of the rest.

A thousand reports make ten thousand incidents. Nobody reads them on one page, and a browser needs minutes for it: the
page shows those that most origins and reports bear, and says how many more stand in which data file.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from msgspec.structs import replace

from crossbearing.model import Claim, Incident, Picture

__all__ = ["INCIDENTS", "RELATION_ORDER", "ROWS", "Short", "by_evidence", "shortened"]

INCIDENTS = 500
"""Incidents listed on a page: about a megabyte, drawn in a second; beyond a few hundred a reader takes the table."""
ROWS = 150
"""Rows of each other section, which stand open one under the other."""
RELATION_ORDER = ("contradiction", "undetermined", "update", "wider", "narrower", "rounding", "variant")
"""Ways in which reports differ: first those that a reader must know, last the harmless."""
_SECTIONS = {
    "control": "state of control", "access": "state of access", "displacement": "figure of displacement",
    "casualties": "figure of casualties", "forecasts": "forecast", "movements": "movement", "advisories": "advisory",
    "disagreements": "difference", "not_reported": "open question",
}  # fmt: skip
_PLURALS = {
    "state of control": "states of control", "state of access": "states of access", "advisory": "advisories",
    "figure of displacement": "figures of displacement", "figure of casualties": "figures of casualties",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Short:
    """What a page shows.

    Attributes:
        picture: The picture with the rows shown.
        incidents: The incidents shown.
        claims: Ids of the claims that these rest on, or None for all.
        more: What was left out of each section, in words; "" where it is whole.
    """

    picture: Picture
    incidents: tuple[Incident, ...]
    claims: frozenset[str] | None
    more: dict[str, str]


def shortened(picture: Picture, incidents: Sequence[Incident], claims: Sequence[Claim]) -> Short:
    """Choose what a page shows; a picture that fits is shown whole.

    Args:
        picture: The picture.
        incidents: Its incidents.
        claims: The claims of both.
    """
    kept = {name: _best(name, getattr(picture, name)) for name in _SECTIONS}
    leading = (*kept["disagreements"], *kept["not_reported"], *picture.decisions)
    linked = {row.incident for row in leading}
    shown = _shown(incidents, linked)
    inside = {i.id for i in shown}
    timeline = (
        picture.timeline
        if len(shown) == len(incidents)
        else tuple(t for t in picture.timeline if t.incident in inside)
    )
    more = {
        name: _more(len(getattr(picture, name)) - len(rows), _SECTIONS[name], "picture.json")
        for name, rows in kept.items()
    }
    more["incidents"] = _more(len(incidents) - len(shown), "incident", "incidents.csv and incidents.jsonl")
    more["timeline"] = _more(len(picture.timeline) - len(timeline), "incident", "picture.json")
    short = replace(picture, timeline=timeline, **kept)
    more["claims"] = ""
    if not any(more.values()):
        return Short(short, tuple(incidents), None, more)
    cited = frozenset(_cited(short)).union(*(i.claims for i in shown))
    more["claims"] = _more(sum(c.id not in cited for c in claims), "claim", "claims.jsonl")
    return Short(short, shown, cited, more)


def by_evidence(incident: Incident) -> tuple[int, int, bool, str, str]:
    """Sorts incidents: most origins first, then most reports, deeds before words and history, then by day."""
    quiet = incident.kind in {"statement", "background", "relation"}
    return (-incident.origins, -len(incident.reports), quiet, incident.from_ or "9", incident.id)


def _shown(incidents: Sequence[Incident], linked: Collection[str | None]) -> tuple[Incident, ...]:
    """The incidents that a page lists: those that other sections lead to, then the best attested."""
    if len(incidents) <= INCIDENTS:
        return tuple(incidents)
    ordered = sorted(incidents, key=lambda i: (i.id not in linked, by_evidence(i)))
    return tuple(sorted(ordered[: max(INCIDENTS, len(linked))], key=by_evidence))


def _best(name: str, rows: tuple[Any, ...]) -> tuple[Any, ...]:
    """The rows of a section that are shown, in their order."""
    if len(rows) <= ROWS:
        return rows
    ranks = {relation: n for n, relation in enumerate(RELATION_ORDER)}

    def rank(n: int) -> tuple[int, int, int, int]:
        row = rows[n]
        harmless = ranks.get(row.relation, 9) if name == "disagreements" else 0
        return (harmless, -getattr(row, "origins", 0), -len(set(_cited(row))), n)

    return tuple(rows[n] for n in sorted(sorted(range(len(rows)), key=rank)[:ROWS]))


def _cited(noun: Any) -> Iterator[str]:
    """Ids of the claims that a row, or every row of a picture, rests on."""
    if isinstance(noun, Picture):
        for name in (*_SECTIONS, "timeline", "decisions"):
            for row in getattr(noun, name):
                yield from _cited(row)
        return
    yield from getattr(noun, "claims", ())
    yield from getattr(noun, "contrary", ())
    for value in getattr(noun, "values", ()):
        yield from value.claims


def _more(count: int, one: str, file: str) -> str:
    """What was left out, in words; "" for nothing."""
    if count <= 0:
        return ""
    noun = one if count == 1 else _PLURALS.get(one, one + "s")
    return f"{count:,} more {noun} {'stands' if count == 1 else 'stand'} in {file}."
