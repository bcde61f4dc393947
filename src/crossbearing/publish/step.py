"""The step: nouns of the house → nouns for release."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

import msgspec
from msgspec import structs

from crossbearing.model import Claim, Decision, Incident, Picture, Report
from crossbearing.publish.persons import private_persons
from crossbearing.publish.scrub import Scrub, pattern, safe_ids
from crossbearing.publish.shelters import area, district, is_shelter, shelter_names

__all__ = ["Private", "find_private", "for_release", "releasable", "shareable"]

N = TypeVar("N")


@dataclass(frozen=True)
class Private:
    """What must not leave the house.

    Attributes:
        persons: Names of private persons, and the parts of them that give them away.
        shelters: Names of places of shelter.
        points: Latitude and longitude of places of shelter that no other place shares.
        texts: Titles and sentences that restricted reports alone have, to be looked for once all is written.
    """

    persons: frozenset[str]
    shelters: frozenset[str]
    points: frozenset[tuple[float, float]]
    texts: frozenset[str]


def releasable(reports: Sequence[Report]) -> list[Report]:
    """The reports on which a release may rest: none that is restricted, and none that a restricted one withdraws."""
    restricted = [r for r in reports if r.access == "restricted"]
    out = {r.id for r in restricted} | {x for r in restricted for x in (r.retracts, r.supersedes) if x}
    return [
        structs.replace(
            r,
            retracts=None if r.retracts in out else r.retracts,
            supersedes=None if r.supersedes in out else r.supersedes,
        )
        for r in reports
        if r.id not in out
    ]


def shareable(decisions: Sequence[Decision], claims: Sequence[Claim]) -> list[Decision]:
    """The decisions that rest on claims of a release alone, without who decided and why."""
    known = {c.id for c in claims}
    return [
        structs.replace(d, by="an editor", why="reason not released")
        for d in decisions
        if d.action != "undo" and d.claims and known.issuperset((*d.claims, *d.other_claims))
    ]


def find_private(reports: Sequence[Report], claims: Sequence[Claim]) -> Private:
    """Find in all reports, restricted ones too, what must not leave the house."""
    places = [_box(p) for c in claims for p in c.places]
    organisations = [a.name for c in claims for a in (*c.actors, *c.targets) if len(a.name.split()) > 4]
    known = [
        *(n for p in places for n in (p["name"], p["surface"], p["admin1"], p["admin2"]) if n),
        *(r.outlet for r in reports if r.outlet),
        *(x.name for c in claims for x in c.attribution if x.role in {"intermediary", "organisation"}),
        *organisations,
    ]
    texts = [t for r in reports for t in (r.text, r.title) if t]
    shelters = [p for p in places if is_shelter(p)]
    open_points = {(p["lat"], p["lon"]) for p in places if not is_shelter(p)}
    points = {(p["lat"], p["lon"]) for p in shelters if p["lat"] is not None}
    restricted = {r.id for r in reports if r.access == "restricted"}
    released = [t for r in releasable(reports) for t in (r.text, r.title) if t]
    hidden = {r.title for r in reports if r.id in restricted and r.title}
    hidden |= {c.quote for c in claims if c.report in restricted}
    return Private(
        private_persons(texts, known),
        shelter_names(places),
        frozenset(points - open_points),
        frozenset(t for t in hidden if len(t.split()) > _CHANCE and not any(t in told for told in released)),
    )


_CHANCE = 3
"""Words that a restricted sentence must have to be looked for: shorter ones stand in public reports by chance."""


def for_release(
    private: Private,
    reports: Sequence[Report],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    picture: Picture,
) -> tuple[list[Report], list[Claim], list[Incident], Picture]:
    """Rewrite nouns that were drawn from releasable reports.

    Texts of reports are left out; sentences that name a private person or a place of shelter are withheld; everything
    else is rewritten without these names. Places of shelter become the first-level area that they lie in.
    """
    names = pattern([*private.persons, *private.shelters])
    ids = safe_ids((r.id for r in reports), names)
    scrub = Scrub(private.persons, private.shelters, ids, _released)
    bare = [structs.replace(r, text="", marks=(), sha256=None, source=None) for r in reports]
    kept = tuple(d for d in picture.decisions if d.state == "applied")
    return (
        _all(scrub, bare, Report),
        _all(scrub, claims, Claim),
        _all(scrub, incidents, Incident),
        msgspec.convert(
            scrub(msgspec.to_builtins(structs.replace(picture, decisions=kept, public=True))), Picture
        ),
    )


def _released(place: Mapping[str, Any]) -> Mapping[str, Any]:
    return district(place, area) if is_shelter(place) else place


def _all(scrub: Scrub, nouns: Iterable[Any], kind: type[N]) -> list[N]:
    return [msgspec.convert(scrub(msgspec.to_builtins(n)), kind) for n in nouns]


def _box(place: Any) -> dict[str, Any]:
    box: dict[str, Any] = msgspec.to_builtins(place)
    return box
