"""Own gold of groups: a few short reports, and the incidents, origins and disagreements behind them, read strictly.

``eval/gold/groups/open`` and ``eval/gold/groups/blind`` hold one YAML file for each theme; the format stands in
``eval/gold/README.md``. As with the claims, the blind half is looked at as totals only.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from crossbearing.codebook import Codebook, read_yaml
from crossbearing.model.incident import Relation
from eval.gold import STAMP, BadGold, Part, converted, plain

__all__ = ["FIELDS", "GROUPS", "GoldGroup", "GoldIncident", "GoldOrigins", "load_groups", "read_groups"]

GROUPS = Path(__file__).parent / "gold" / "groups"
FIELDS = frozenset(
    """place time actor target killed injured missing displaced returned households detained freed affected number outcome holder
    cause means""".split()
)
FEWEST, MOST = 2, 8  # reports of a group
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")


class GoldReport(Part, frozen=True, kw_only=True):
    """A report; `id` is a letter, `published` an ISO 8601 day or time."""

    id: str
    outlet: str
    published: str
    text: str
    title: str | None = None


class GoldValue(Part, frozen=True, kw_only=True):
    """A value, the reports that give it, and its relation to the best one where it is not that of the field."""

    value: str | int | float
    reports: tuple[str, ...]
    relation: Relation | None = None


class GoldField(Part, frozen=True, kw_only=True):
    """A field: how its values relate, relations that a fair reader would accept too, the values, best first."""

    relation: Relation
    values: tuple[GoldValue, ...]
    also: tuple[Relation, ...] = ()

    @property
    def accepted(self) -> frozenset[Relation]:
        """Every relation that is right."""
        return frozenset((self.relation, *self.also))


class GoldOrigin(Part, frozen=True, kw_only=True):
    """One that says so of its own knowledge, and the reports that rest on it."""

    name: str
    reports: tuple[str, ...]


class GoldOrigins(Part, frozen=True, kw_only=True):
    """How many independent origins there are: `count`, or `low` and `high` where the texts leave it open."""

    by: tuple[GoldOrigin, ...]
    count: int | None = None
    low: int | None = None
    high: int | None = None

    @property
    def range(self) -> tuple[int, int]:
        """The lowest and the highest right number."""
        low = self.low if self.low is not None else self.count or 1
        return low, self.high if self.high is not None else self.count or low

    def of(self, report: str) -> frozenset[int]:
        """Positions of the origins on which a report rests; none for a mere repeat."""
        return frozenset(n for n, o in enumerate(self.by) if report in o.reports)


class GoldIncident(Part, frozen=True, kw_only=True):
    """One thing that happened, as the reports of a group tell it.

    Attributes:
        id: Any name, unique in the group.
        type: Codebook entry.
        also_types: Types of its other claims, or of a fair coder.
        reports: Every report that tells of it.
        origins: Who independently says so.
        fields: Fields that the group is about, by their names in the product.
        withdrawn: Reports that another one withdraws.
    """

    id: str
    type: str
    also_types: tuple[str, ...] = ()
    reports: tuple[str, ...]
    origins: GoldOrigins
    fields: dict[str, GoldField] = {}
    withdrawn: tuple[str, ...] = ()

    @property
    def types(self) -> frozenset[str]:
        """Types of the claims that belong to it."""
        return frozenset((self.type, *self.also_types))


class GoldGroup(Part, frozen=True, kw_only=True):
    """A few reports and what they make together.

    Attributes:
        id: Unique in all files.
        about: What it tries, in words.
        reports: Two to eight.
        incidents: Each tells of one thing; two of them must not be joined.
        not_same: Pairs of reports that no incident of these types may join.
        withdrawn: Reports that another one withdraws, whatever they tell.
    """

    id: str
    about: str = ""
    reports: tuple[GoldReport, ...]
    incidents: tuple[GoldIncident, ...]
    not_same: tuple[tuple[str, str], ...] = ()
    withdrawn: tuple[str, ...] = ()

    @property
    def all_withdrawn(self) -> frozenset[str]:
        """Every report that is withdrawn."""
        return frozenset((*self.withdrawn, *(r for i in self.incidents for r in i.withdrawn)))


def load_groups(half: str, codebook: Codebook, root: Path = GROUPS) -> tuple[GoldGroup, ...]:
    """All groups of the open or the blind half, in the order of their files; none where there is no folder.

    Raises:
        BadGold: a file breaks a rule, or an id stands twice.
    """
    groups = tuple(g for path in sorted((root / half).glob("*.yaml")) for g in read_groups(path, codebook))
    if twice := _twice(g.id for g in groups):
        raise BadGold(f"{half}: the ids {', '.join(twice)} stand twice. Give every group an id of its own.")
    return groups


def read_groups(path: Path, codebook: Codebook) -> tuple[GoldGroup, ...]:
    """Read and check one file.

    Raises:
        BadGold: it breaks a rule; the message names file, group and field.
    """
    raw = plain(read_yaml(path))
    if not isinstance(raw, dict) or set(raw) != {"theme", "groups"} or not isinstance(raw["groups"], list):
        raise BadGold(f"{path.name}: a file of groups is a table with theme and groups, and nothing else.")
    return tuple(_group(path, number, group, codebook) for number, group in enumerate(raw["groups"]))


def _group(path: Path, number: int, raw: Any, codebook: Codebook) -> GoldGroup:
    name = f"{path.name}, {raw['id'] if isinstance(raw, dict) and 'id' in raw else f'group {number + 1}'}"
    group = converted(raw, GoldGroup, name)
    if fault := next(_faults(group, codebook), None):
        raise BadGold(f"{name}, {fault}")
    return group


def _faults(group: GoldGroup, codebook: Codebook) -> Iterator[str]:
    """What is wrong with a group, each with its field."""
    known = [r.id for r in group.reports]
    if not FEWEST <= len(known) <= MOST:
        yield f"reports: a group has {FEWEST} to {MOST} reports, not {len(known)}."
    for report in group.reports:
        if not STAMP.fullmatch(report.published):
            yield f"reports, {report.id}, published: {report.published!r} is no ISO day or time (2024-12-06T09:00:00Z)."
    for report in known:
        if not re.fullmatch("[a-z]", report):
            yield f"reports, {report}, id: a report's id is a small letter."
    if twice := _twice([*known, *(f"incident {i.id}" for i in group.incidents)]):
        yield f"id: {', '.join(twice)} stands twice."
    yield from _strangers("not_same", (r for pair in group.not_same for r in pair), known)
    yield from _strangers("withdrawn", group.withdrawn, known)
    for incident in group.incidents:
        yield from (
            f"incidents, {incident.id}, {fault}" for fault in _incident_faults(incident, known, codebook)
        )


def _incident_faults(incident: GoldIncident, known: list[str], codebook: Codebook) -> Iterator[str]:
    for entry in sorted(incident.types - codebook.entries.keys()):
        yield f"type: the codebook has no entry {entry!r} (crossbearing codebook lists them)."
    if not incident.reports:
        yield "reports: at least one report tells of it."
    yield from _strangers("reports", incident.reports, known)
    yield from _strangers("withdrawn", incident.withdrawn, incident.reports)
    yield from (f"origins, {fault}" for fault in _origin_faults(incident.origins, incident.reports))
    for name, field in incident.fields.items():
        if name not in FIELDS:
            yield f"fields: {name!r} is none of {', '.join(sorted(FIELDS))}."
        yield from (f"fields, {name}, {fault}" for fault in _field_faults(name, field, incident.reports))


def _origin_faults(origins: GoldOrigins, reports: tuple[str, ...]) -> Iterator[str]:
    told = (origins.count is not None, origins.low is not None, origins.high is not None)
    if told not in ((True, False, False), (False, True, True)):
        yield "count: give count, or low and high."
        return
    low, high = origins.range
    if not 0 <= low <= high or not high:
        yield f"low: {low} to {high} is no range of origins (0 to ... where all may be withdrawn)."
    if len(origins.by) > high:
        yield f"by: names {len(origins.by)} origins, and there are at most {high}."
    yield from _strangers("by", (r for o in origins.by for r in o.reports), reports)


def _field_faults(name: str, field: GoldField, reports: tuple[str, ...]) -> Iterator[str]:
    if not field.values:
        yield "values: at least one is wanted."
    if len(field.values) == 1 and field.relation != "same":
        yield f"relation: one value alone is 'same', not {field.relation!r}."
    for value in field.values:
        if not value.reports:
            yield f"values: nobody gives {value.value!r}."
        yield from _strangers("values", value.reports, reports)
        if name == "time" and not _PERIOD.fullmatch(str(value.value)):
            yield f"values: {value.value!r} is no period (2024-05-02/2024-05-02)."


def _strangers(name: str, given: Iterable[str], known: Iterable[str]) -> Iterator[str]:
    """A fault for every report that is not among those that may be named."""
    for report in sorted(set(given).difference(known)):
        yield f"{name}: {report!r} is no report here."


def _twice(ids: Iterable[str]) -> list[str]:
    every = list(ids)
    return sorted({i for i in every if every.count(i) > 1})
