"""Score the product on a half of the own gold of groups: counts for each group, so that groups can be resampled.

Each group is reconciled by itself. A claim belongs to a gold incident where the incident has its report and its type; an
incident of the product is compared with a gold one where it holds such claims, and the one that holds those of most of its
reports answers for it. Every figure is defined in ``docs/reference/evaluation.md``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from crossbearing.model import Claim, Field, FieldValue, Incident, Report
from crossbearing.pipeline import Options, read_claims
from crossbearing.reconcile import reconcile
from eval.example_matching import name_in, same_name
from eval.figures import describe
from eval.floors import digest
from eval.gold_match import same_source
from eval.groups import GROUPS, GoldField, GoldGroup, GoldIncident
from eval.measured import Counts, Measured, MeasuredSet, rates, total, with_intervals

__all__ = ["Answer", "answer_all", "counts", "measure_groups", "misses"]

WITHDRAWABLE = ("killed", "injured", "missing", "displaced", "outcome", "holder")
"""Fields of which the best value must not be a withdrawn one."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the product makes of a group: its incidents, and the claims by id; reports go by their letters."""

    incidents: tuple[Incident, ...]
    claims: Mapping[str, Claim]

    def report(self, claim: str) -> str:
        """Letter of the report of a claim."""
        return self.claims[claim].report.rpartition("-")[2]

    def reports(self, claims: Sequence[str]) -> frozenset[str]:
        """Letters of the reports of claims."""
        return frozenset(self.report(c) for c in claims)

    def held(self, found: Incident, gold: GoldIncident) -> frozenset[str]:
        """Letters of the gold incident's reports of which a product's incident holds a claim that belongs to it."""
        return frozenset(self.report(c) for c in found.claims if self.belongs(c, gold))

    def belongs(self, claim: str, gold: GoldIncident) -> bool:
        """Whether a claim is of a gold incident: by its report and its type."""
        return self.claims[claim].type in gold.types and self.report(claim) in gold.reports


def answer_all(groups: Sequence[GoldGroup]) -> dict[str, Answer]:
    """What the product makes of each group: all texts are read once, each group is reconciled alone."""
    reports = {
        g.id: [
            Report(id=f"{g.id}-{r.id}", outlet=r.outlet, published=r.published, title=r.title, text=r.text)
            for r in g.reports
        ]
        for g in groups
    }
    claims = read_claims([r for own in reports.values() for r in own], Options())
    found = {}
    for name, own in reports.items():
        ids = {r.id for r in own}
        drawn = [c for c in claims if c.report in ids]
        found[name] = Answer(reconcile(own, drawn), {c.id: c for c in drawn})
    return found


@dataclass(frozen=True, slots=True)
class _Item:
    """One thing that is right or wrong: the figure it counts for, and what it is, in words."""

    figure: str
    right: bool
    about: str


def counts(group: GoldGroup, answer: Answer) -> Counts:
    """All figures of a group as (part, whole)."""
    return total({i.figure: (float(i.right), 1.0)} for i in _items(group, answer))


def misses(group: GoldGroup, answer: Answer) -> Iterator[str]:
    """One line for everything that is wrong."""
    bad = ("false_corroboration", "false_dispute")
    for item in _items(group, answer):
        if item.right is (item.figure in bad):
            yield f"{group.id}: {item.figure}: {item.about}"


def _items(group: GoldGroup, answer: Answer) -> Iterator[_Item]:
    for gold in group.incidents:
        yield from _joined(gold, answer)
        yield from _fields(gold, answer)
        yield from _origins(gold, answer)
        yield from _disputes(gold, answer)
    yield from _apart(group, answer)
    yield from _withdrawn(group, answer)


def _answering(gold: GoldIncident, answer: Answer, field: str = "") -> Incident | None:
    """The product's incident that holds claims of most of the reports (of those with the field, where one is asked for)."""

    def rank(found: Incident) -> tuple[object, ...]:
        held = answer.held(found, gold)
        own = sum(answer.belongs(c, gold) for c in found.claims)
        return (-len(held), found.type != gold.type, -own, found.id)

    having = [i for i in answer.incidents if answer.held(i, gold) and (not field or field in i.fields)]
    return min(having, key=rank, default=None)


def _joined(gold: GoldIncident, answer: Answer) -> Iterator[_Item]:
    """Pairs of reports that tell of one thing."""
    held = [answer.held(i, gold) for i in answer.incidents]
    for a, b in combinations(gold.reports, 2):
        yield _Item("joined", any({a, b} <= h for h in held), f"{gold.id}: {a} and {b} in one incident")


def _apart(group: GoldGroup, answer: Answer) -> Iterator[_Item]:
    """Pairs of incidents, and of reports, that nothing may join."""
    for one, other in combinations(group.incidents, 2):
        joined = any(
            _alone(i, one, other, answer) and _alone(i, other, one, answer) for i in answer.incidents
        )
        yield _Item("kept_apart", not joined, f"{one.id} and {other.id} are two incidents")
    for a, b in group.not_same:
        joined = any(
            {a, b} <= {r for g in group.incidents for r in answer.held(i, g)} for i in answer.incidents
        )
        yield _Item("kept_apart", not joined, f"{a} and {b} tell of two things")


def _alone(found: Incident, one: GoldIncident, other: GoldIncident, answer: Answer) -> bool:
    """Whether a product's incident holds a claim that can only be of the one."""
    return any(answer.belongs(c, one) and not answer.belongs(c, other) for c in found.claims)


def _fields(gold: GoldIncident, answer: Answer) -> Iterator[_Item]:
    """How values relate, and which is best, in the product's incident that holds the field from most reports."""
    for name, field in gold.fields.items():
        found = _answering(gold, answer, name)
        got = found.fields[name] if found else None
        shown = _shown(got, answer) if got else "no such field"
        about = f"{gold.id}, {name}: {field.relation} of {', '.join(_told(field))}; found {shown}"
        right = got is not None and _related(field, got, answer)
        yield _Item("relation_accuracy", right, about)
        yield _Item("best_accuracy", got is not None and _best(name, field, got, answer), about)
        if field.relation == "contradiction":
            yield _Item("contradiction_recall", right, about)


def _related(field: GoldField, got: Field, answer: Answer) -> bool:
    """Whether the relation is right, and rests on what every report says that gives a value."""
    told = frozenset(r for v in field.values for r in v.reports)
    return got.relation in field.accepted and told <= answer.reports(
        [c for v in got.values for c in v.claims]
    )


def _best(name: str, field: GoldField, got: Field, answer: Answer) -> bool:
    """Whether the value shown first is the best one; of a contradiction any of them."""
    wanted = field.values if field.relation == "contradiction" else field.values[:1]
    best = next((v for v in got.values if v.value == got.best), None)
    return best is not None and any(_same_value(name, w.value, best, answer) for w in wanted)


def _same_value(name: str, wanted: str | float, got: FieldValue, answer: Answer) -> bool:
    if isinstance(wanted, int | float):
        return got.value == wanted
    value = str(got.value)
    if name in ("time", "outcome"):
        return value == wanted
    places = [n for c in got.claims for p in answer.claims[c].places for n in (p.name, p.surface)]
    names = [value, *(n for n in places if name == "place" and same_name(n, value))]
    return any(same_name(wanted, n) or same_source(wanted, n) or name_in([wanted], n) for n in names)


def _origins(gold: GoldIncident, answer: Answer) -> Iterator[_Item]:
    """How many origins, whether independent ones are known as such, and whether a copy counts as one."""
    low, high = gold.origins.range
    found = _answering(gold, answer)
    about = f"{gold.id}: {low} to {high} origins ({', '.join(o.name for o in gold.origins.by)}); found {_voices(found, answer)}"
    yield _Item("origins_in_range", found is not None and low <= found.origins <= high, about)
    rests = [] if found is None else _rests(found, gold, answer)
    if low > 1:
        known = any(a and b and a != b and not (a <= b or b <= a) for a, b in combinations(rests, 2))
        yield _Item("corroboration_recall", known, about)
    if len(gold.reports) > 1:
        yield _Item("false_corroboration", _copied(rests), about)


def _rests(found: Incident, gold: GoldIncident, answer: Answer) -> list[frozenset[int]]:
    """For each origin that the product counts, the gold's origins on which its reports rest; reports of others are left out."""
    own = [answer.reports(o.claims) & frozenset(gold.reports) for o in found.origin_list]
    return [frozenset().union(*(gold.origins.of(r) for r in reports)) for reports in own if reports]


def _copied(rests: Sequence[frozenset[int]]) -> bool:
    """Whether what only repeats counts as an origin beside others, or one origin counts as two."""
    single = [r for r in rests if len(r) <= 1]
    return len(rests) > 1 and (frozenset() in single or len(set(single)) < len(single))


def _disputes(gold: GoldIncident, answer: Answer) -> Iterator[_Item]:
    """Whether what nobody disputes is shown as disputed."""
    found = _answering(gold, answer)
    if found is None or any("contradiction" in f.accepted for f in gold.fields.values()):
        return
    wrong = [n for n, f in found.fields.items() if f.relation == "contradiction"]
    about = f"{gold.id}: {'; '.join(f'{n} {_shown(found.fields[n], answer)}' for n in wrong)}"
    yield _Item("false_dispute", bool(wrong), about)


def _withdrawn(group: GoldGroup, answer: Answer) -> Iterator[_Item]:
    """Whether no best value of the group rests on a withdrawn report and on what repeats it."""
    for report in sorted(group.all_withdrawn):
        fallen = _resting_on(report, group)
        still = [
            f"{name} {field.best}"
            for i in answer.incidents
            if any(answer.held(i, g) for g in group.incidents)
            for name, field in i.fields.items()
            if name in WITHDRAWABLE
            for v in field.values
            if v.value == field.best and report in answer.reports(v.claims) <= fallen
        ]
        yield _Item("withdrawn_handled", not still, f"{report} is withdrawn; still best: {', '.join(still)}")


def _resting_on(report: str, group: GoldGroup) -> frozenset[str]:
    """A withdrawn report, other withdrawn ones, and those that have it from the same origin or from nobody."""
    same = (r for i in group.incidents for r in i.reports if i.origins.of(r) <= i.origins.of(report))
    return group.all_withdrawn | {report, *same}


def _told(field: GoldField) -> Iterator[str]:
    return (f"{v.value} ({' '.join(v.reports)})" for v in field.values)


def _shown(field: Field, answer: Answer) -> str:
    values = (f"{v.value} ({' '.join(sorted(answer.reports(v.claims)))}) {v.relation}" for v in field.values)
    return f"{field.relation} of {', '.join(values)}"


def _voices(found: Incident | None, answer: Answer) -> str:
    if found is None:
        return "no incident"
    names = (f"{o.name} ({' '.join(sorted(answer.reports(o.claims)))}: {o.basis})" for o in found.origin_list)
    return f"{found.origins}: {', '.join(names)}"


def measure_groups(half: str, groups: Sequence[GoldGroup], answers: Mapping[str, Answer]) -> MeasuredSet:
    """All figures of a half.

    Args:
        half: "open" or "blind".
        groups: Its groups.
        answers: What the product makes of each, by id.
    """
    items = [counts(g, answers[g.id]) for g in groups]
    whole, name = total(items), f"gold.groups-{half}"
    values = rates(whole)
    figures = (
        Measured(f, values.get(f), round(whole[f][1]) if f in whole else None) for f in describe(name).figure
    )
    folder = GROUPS / half
    return MeasuredSet(name, digest(folder.glob("*.yaml"), folder), with_intervals(figures, [items]))
