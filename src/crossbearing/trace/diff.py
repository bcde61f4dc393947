"""What two pictures of one crisis tell differently: new, changed, confirmed, disputed, settled, withdrawn, decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, Literal, get_args

import msgspec

from crossbearing.gazetteer.normal import key
from crossbearing.model import CORE_KINDS, Incident
from crossbearing.reconcile.figures import FIGURE_FIELDS
from crossbearing.tell.sentences import (
    access_sentence,
    casualty_sentence,
    control_sentence,
    displacement_sentence,
)
from crossbearing.trace.find import OTHERWISE
from crossbearing.trace.folder import Folder

__all__ = ["WHAT", "Diff", "Difference", "compare_pictures"]

What = Literal["new", "changed", "confirmed", "disputed", "settled", "withdrawn", "decided"]
WHAT: tuple[str, ...] = get_args(What)
_WATCHED = ("place", "time", "actor", *FIGURE_FIELDS, "outcome", "holder")
"""Fields whose change is news; another wording of a cause is none."""
_FINER = frozenset({"", "narrower", "wider", "rounding", "undetermined"})
"""Relations by which words grow finer, coarser or other without excluding each other; for a figure they are news."""
_OWN = "own reporting"
"""How the basis of an outlet's own words begins: they may repeat a source that they do not name, and confirm nobody."""
_TOLD = CORE_KINDS | {"advisory"}
"""Kinds whose incidents are news; who said something, and history, are told by `why`."""
_STATES: dict[str, Callable[[Any], Any]] = {
    "control": control_sentence,
    "access": access_sentence,
    "displacement": displacement_sentence,
    "casualties": casualty_sentence,
}


class Difference(msgspec.Struct, frozen=True, kw_only=True):
    """One difference.

    Attributes:
        what: new, changed, confirmed (a further independent origin), disputed (now a contradiction), settled (none any more),
            withdrawn (its reports were withdrawn, or are no longer there), decided (by a person).
        about: incident, or the section of the picture: control, access, displacement, casualties.
        id: Id of the incident in the later picture (in the earlier one, where it is no longer there), or "".
        statement: What is told, in one line.
        field: The field that changed, or "".
        before: What was told before, or None.
        after: What is told now, or None.
        relation: How the old value stands to the new one, for fields; "" where the reports do not give the old one any more.
        origins: Names of the independent origins that came in.
        claims: Ids of the claims that brought it.
        reports: Ids of their reports.
    """

    what: What
    about: str
    id: str
    statement: str
    field: str = ""
    before: str | float | int | None = None
    after: str | float | int | None = None
    relation: str = ""
    origins: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()
    reports: tuple[str, ...] = ()


class Diff(msgspec.Struct, frozen=True, kw_only=True):
    """All differences between two pictures.

    Attributes:
        before: Day or time of the earlier picture, or None.
        after: Of the later one.
        reports_new: Ids of reports that only the later one rests on.
        reports_gone: Ids of reports that only the earlier one rests on.
        differences: In the order of `WHAT`, states of the picture before incidents, those with most origins first.
    """

    before: str | None
    after: str | None
    reports_new: tuple[str, ...]
    reports_gone: tuple[str, ...]
    differences: tuple[Difference, ...]


def compare_pictures(before: Folder, after: Folder) -> Diff:
    """Tell what is told differently in two results.

    Incidents are one where they share claims. The order of reports within a result plays no part.
    """
    found = [*_states(before, after), *_incidents(before, after)]
    found.sort(key=lambda d: WHAT.index(d.what))
    own, theirs = set(before.report_of), set(after.report_of)
    return Diff(
        before=before.picture.as_of,
        after=after.picture.as_of,
        reports_new=tuple(r.id for r in after.reports if r.id not in own),
        reports_gone=tuple(r.id for r in before.reports if r.id not in theirs),
        differences=tuple(found),
    )


def _states(before: Folder, after: Folder) -> Iterator[Difference]:
    """Who holds what, what works, and the figures, place by place and scope by scope."""
    for section, say in _STATES.items():
        old = {_key(section, e): e for e in getattr(before.picture, section)}
        for entry in getattr(after.picture, section):
            earlier = old.pop(_key(section, entry), None)
            words, past = _said(say, entry), _said(say, earlier) if earlier else None
            if earlier is None or _core(section, entry) != _core(section, earlier):
                fresh = _fresh(before, entry.claims)
                yield Difference(
                    what="changed" if earlier else "new",
                    about=section,
                    id="",
                    statement=words,
                    before=past,
                    after=words if earlier else None,
                    claims=fresh,
                    reports=_reports(after, fresh),
                )
        for entry in old.values():
            if any(c not in after.claim_of for c in entry.claims):
                yield Difference(what="withdrawn", about=section, id="", statement=_said(say, entry))


def _said(say: Callable[[Any], Any], entry: Any) -> str:
    """The sentence without the mark of what is said otherwise, which only leads to sentences."""
    words: str = say(entry).text
    return words.removesuffix(OTHERWISE)


def _key(section: str, entry: Any) -> tuple[str, ...]:
    place = (entry.place.geonames or key(entry.place.name)) if entry.place else ""
    if section == "control":
        return (place,)
    if section == "access":
        return (place, entry.feature)
    return (
        key(entry.scope),
        entry.measure,
        getattr(entry, "unit", ""),
        getattr(entry, "term", ""),
        getattr(entry, "who", ""),
    )


def _core(section: str, entry: Any) -> tuple[object, ...]:
    """What of a state is news when it changes."""
    if section == "control":
        return (entry.holder, entry.status, entry.since)
    if section == "access":
        return (entry.state, entry.since, entry.by)
    return (entry.low, entry.best, entry.high)


def _incidents(before: Folder, after: Folder) -> Iterator[Difference]:
    matched: set[str] = set()
    ordered = sorted(after.incidents, key=lambda i: (-i.origins, -len(i.reports), i.from_ or "9", i.id))
    for incident in ordered:
        earlier = _counterpart(before, incident)
        if earlier:
            matched.add(earlier.id)
        if incident.kind in _TOLD:
            yield from _incident(before, after, earlier, incident)
    for incident in before.incidents:
        heir = any(c in after.incident_with for c in incident.claims)
        if not heir and incident.kind in _TOLD and incident.status != "withdrawn":
            yield Difference(what="withdrawn", about="incident", id=incident.id, statement=incident.label)


def _counterpart(before: Folder, incident: Incident) -> Incident | None:
    """The incident of the earlier result that shares most claims."""
    counts: dict[str, int] = {}
    for c in (*incident.claims, *incident.withdrawn):
        if c in before.incident_with:
            name = before.incident_with[c].id
            counts[name] = counts.get(name, 0) + 1
    return before.incident_of[max(counts, key=lambda n: counts[n])] if counts else None


def _incident(
    before: Folder, after: Folder, earlier: Incident | None, incident: Incident
) -> Iterator[Difference]:
    fresh = _fresh(before, incident.claims)

    def difference(what: What, **more: Any) -> Difference:
        base = {"claims": fresh, "origins": _names(incident, fresh)} | more
        told = _reports(after, base["claims"])
        return Difference(
            what=what, about="incident", id=incident.id, statement=incident.label, reports=told, **base
        )

    if earlier is None:
        yield difference("withdrawn" if incident.status == "withdrawn" else "new")
    elif incident.status == "withdrawn":
        if earlier.status != "withdrawn":
            yield difference("withdrawn")
    else:
        yield from (difference("changed", **c) for c in _changes(earlier, incident))
        new = _further(earlier, incident)
        if new and incident.origins > earlier.origins:
            yield difference("confirmed", origins=new, before=earlier.origins, after=incident.origins)
        if incident.status == "disputed" != earlier.status:
            yield difference("disputed", field=", ".join(_contradicted(incident)))
        if earlier.status == "disputed" != incident.status:
            yield difference("settled", field=", ".join(_contradicted(earlier)))
    known = {r.decision for r in earlier.rulings} if earlier else set()
    for r in incident.rulings:
        if r.decision not in known:
            now = r.value if r.field else r.action.replace("_", " ")
            yield difference("decided", field=r.field, before=r.machine, after=now, origins=(r.by,))


def _changes(earlier: Incident, incident: Incident) -> Iterator[dict[str, Any]]:
    decided = {r.field for r in incident.rulings}
    for name in _WATCHED:
        old, new = earlier.fields.get(name), incident.fields.get(name)
        if name in decided or not new or (old and old.best == new.best):
            continue
        if old is None and name not in FIGURE_FIELDS:
            continue
        was = old.best if old else None
        relation = next((v.relation for v in new.values if v.value == was), "")
        if relation in {"same", "variant"} or (name not in FIGURE_FIELDS and relation in _FINER):
            continue
        back = next((v.claims for v in new.values if v.value == new.best), ())
        yield {"field": name, "before": was, "after": new.best, "relation": relation, "claims": back}


def _contradicted(incident: Incident) -> list[str]:
    return [name for name, f in incident.fields.items() if f.relation == "contradiction"]


def _further(earlier: Incident, incident: Incident) -> tuple[str, ...]:
    """Sources that the reports name and that no claim of the earlier origins stands behind."""
    known = {c for o in earlier.origin_list for c in o.claims}
    new = (o for o in incident.origin_list if known.isdisjoint(o.claims))
    return tuple(o.name for o in new if not o.basis.startswith(_OWN))


def _names(incident: Incident, claims: Iterable[str]) -> tuple[str, ...]:
    some = set(claims)
    return tuple(o.name for o in incident.origin_list if some.intersection(o.claims))


def _fresh(before: Folder, claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(c for c in claims if c not in before.claim_of)


def _reports(folder: Folder, claims: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(folder.claim_of[c].report for c in claims if c in folder.claim_of))
