"""The chain from a statement to its sentences, the origins behind it, and the rules that decided."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import yaml

from crossbearing.codebook import load_codebook
from crossbearing.model import Claim, Field, Incident
from crossbearing.reconcile.figures import FIGURE_FIELDS
from crossbearing.trace.find import Target, find
from crossbearing.trace.folder import Folder
from crossbearing.trace.shared import shared

__all__ = ["OriginLine", "Rule", "SentenceLine", "ValueLine", "Why", "explain"]


class SentenceLine(msgspec.Struct, frozen=True, kw_only=True):
    """One sentence that a statement rests on, as its report has it.

    Attributes:
        number: By which the lines of this answer name it.
        claim: Id of the claim drawn from it.
        report: Id of its report.
        outlet: Who published it.
        published: ISO 8601, or None.
        title: Headline, or None.
        quote: The words.
        start: First code point in the report's text.
        end: Code point after the last.
        said_by: Chain of attribution, from the originator on; empty for the outlet's own voice.
        certainty: asserted, claimed, forecast, denied.
        negated: Whether it says that it is not so.
        type: Codebook entry by which it was coded.
        definition: What that entry codes.
        contrary: Whether it speaks against the statement.
        shares: What it has in common with the other sentences: place, day, figure ...
    """

    number: int
    claim: str
    report: str
    outlet: str
    published: str | None
    title: str | None
    quote: str
    start: int
    end: int
    said_by: tuple[str, ...]
    certainty: str
    negated: bool
    type: str
    definition: str
    contrary: bool = False
    shares: tuple[str, ...] = ()


class ValueLine(msgspec.Struct, frozen=True, kw_only=True):
    """One value of a field: what it says, how it stands to the best one, and the numbers of its sentences."""

    value: str | float | int | None
    relation: str
    best: bool
    sentences: tuple[int, ...]


class FieldLine(msgspec.Struct, frozen=True, kw_only=True):
    """A field of an incident: its best value, bounds, relation, rule and all values."""

    field: str
    best: str | float | int | None
    low: float | int | None
    high: float | int | None
    relation: str
    rule: str
    values: tuple[ValueLine, ...]


class OriginLine(msgspec.Struct, frozen=True, kw_only=True):
    """One independent origin: who it is, what that judgement rests on, its reliability, and the numbers of its sentences."""

    name: str
    basis: str
    sentences: tuple[int, ...]
    reliability: str = "F"


class RulingLine(msgspec.Struct, frozen=True, kw_only=True):
    """What a person decided about it: the decision, who, when and why, and what the machine reads in that field."""

    decision: str
    text: str
    by: str
    at: str
    why: str
    machine: str | float | int | None = None


class Rule(msgspec.Struct, frozen=True, kw_only=True):
    """A rule that decided: what it decided, its words, and the page that tells it in full."""

    decides: str
    words: str
    page: str


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why the picture says what it says.

    Attributes:
        id: The id or address asked for, as it stands in the result.
        what: incident, claim, or the section of the picture (control, access, ...).
        statement: What is stated, in one line.
        status: Status of an incident, state of an entry, certainty of a claim; "" where there is none.
        origins: The independent origins; outlets that repeat one are among its sentences.
        ratings: For an incident: reliability of the source (A to F), and credibility of the information (1 to 6).
        origins_range: Fewest and most that the texts allow, or None for what is no incident.
        fields: Fields of an incident with their values.
        sentences: The sentences, in order of publication; those that say otherwise are marked.
        rules: The rules that decided.
        decisions: What people decided about it.
        incidents: Ids of the incidents that it belongs to or draws on.
    """

    id: str
    what: str
    statement: str
    status: str
    origins: tuple[OriginLine, ...] = ()
    ratings: tuple[str, int] | None = None
    origins_range: tuple[int, int] | None = None
    fields: tuple[FieldLine, ...] = ()
    sentences: tuple[SentenceLine, ...] = ()
    rules: tuple[Rule, ...] = ()
    decisions: tuple[RulingLine, ...] = ()
    incidents: tuple[str, ...] = ()


@cache
def _rules() -> dict[str, dict[str, str]]:
    raw = (files("crossbearing.trace") / "rules.yaml").read_text(encoding="utf-8")
    loaded: dict[str, dict[str, str]] = yaml.safe_load(raw)
    return loaded


def _rule(group: str, name: str, decides: str) -> Rule:
    return Rule(decides=decides, words=_rules()[group][name], page=_rules()["page"][group])


def explain(folder: Folder, name: str) -> Why:
    """Tell why the result says what it says.

    Args:
        folder: The result.
        name: Id of an incident or a claim; an entry of the picture by section and number or place ("control/2",
            "control/Hama"); or words that one statement alone has.

    Raises:
        NotFound: nothing in the result has this id or these words, or several statements have; the message lists them.
    """
    target = find(folder, name)
    lines = _sentences(folder, target.claims, target.contrary)
    numbers = {line.claim: line.number for line in lines}
    if target.what == "incident":
        return _incident(folder, folder.incident_of[target.id], target, lines, numbers)
    drawn = [folder.incident_with[c] for c in target.claims if c in folder.incident_with]
    incidents = {i.id: i for i in drawn}
    rules = () if target.what == "claim" else (_rule("section", target.what, target.what),)
    return Why(
        id=target.id,
        what=target.what,
        statement=target.statement,
        status=target.status,
        origins=_origins(incidents.values(), {c: n for c, n in numbers.items() if c in target.claims}),
        sentences=lines,
        rules=(*rules, *(_rule("status", i.status, i.id) for i in incidents.values())),
        decisions=_rulings(folder, target.claims),
        incidents=tuple(incidents),
    )


def _incident(
    folder: Folder,
    incident: Incident,
    target: Target,
    lines: tuple[SentenceLine, ...],
    numbers: dict[str, int],
) -> Why:
    fields = tuple(_field(name, f, numbers) for name, f in incident.fields.items() if f.values)
    relations = dict.fromkeys(f.relation for f in fields if f.relation != "same")
    return Why(
        id=incident.id,
        what="incident",
        statement=target.statement,
        status=incident.status,
        origins=_origins([incident], numbers),
        ratings=(incident.reliability, incident.credibility),
        origins_range=(incident.origins_low, incident.origins_high),
        fields=fields,
        sentences=lines,
        rules=(
            _rule("status", incident.status, "status"),
            _rule("reliability", incident.reliability, f"source {incident.reliability}"),
            _rule("credibility", str(incident.credibility), f"information {incident.credibility}"),
            *(_rule("relation", r, r) for r in relations),
        ),
        decisions=_rulings(folder, target.claims),
        incidents=(incident.id,),
    )


def _rulings(folder: Folder, claims: Iterable[str]) -> tuple[RulingLine, ...]:
    """The decisions that bear on any of the claims."""
    own = set(claims)
    machine = {r.decision: r.machine for i in folder.incidents for r in i.rulings}
    return tuple(
        RulingLine(
            decision=d.decision, text=d.text, by=d.by, at=d.at, why=d.why, machine=machine.get(d.decision)
        )
        for d in folder.picture.decisions
        if own & set(d.claims)
    )


def _field(name: str, field: Field, numbers: dict[str, int]) -> FieldLine:
    known = _rules()["field"]
    rule = "figure" if name in FIGURE_FIELDS else name if name in known else "words"
    return FieldLine(
        field=name,
        best=field.best,
        low=field.low,
        high=field.high,
        relation=field.relation,
        rule=known[rule],
        values=tuple(
            ValueLine(
                value=v.value,
                relation=v.relation,
                best=v.value == field.best,
                sentences=_numbers(v.claims, numbers),
            )
            for v in field.values
        ),
    )


def _origins(incidents: Iterable[Incident], numbers: dict[str, int]) -> tuple[OriginLine, ...]:
    """The origins of the incidents, as far as their claims are among those shown; one name once."""
    found: dict[str, tuple[str, tuple[int, ...], str]] = {}
    for incident in incidents:
        for origin in incident.origin_list:
            shown = _numbers(origin.claims, numbers)
            if shown:
                basis, before, grade = found.get(origin.name, (origin.basis, (), origin.reliability))
                found[origin.name] = (basis, tuple(sorted({*before, *shown})), min(grade, origin.reliability))
    return tuple(OriginLine(name=n, basis=b, sentences=s, reliability=g) for n, (b, s, g) in found.items())


def _numbers(claims: Iterable[str], numbers: dict[str, int]) -> tuple[int, ...]:
    return tuple(sorted({numbers[c] for c in claims if c in numbers}))


def _sentences(folder: Folder, own: Sequence[str], contrary: Sequence[str]) -> tuple[SentenceLine, ...]:
    """The claims as sentences, in order of publication and text; claims of one span keep their own lines."""
    definitions = {e.id: e.definition for e in load_codebook().entries.values()}
    against = set(contrary) - set(own)
    claims = [folder.claim_of[c] for c in dict.fromkeys((*own, *contrary)) if c in folder.claim_of]
    claims.sort(key=lambda c: _order(folder, c))
    return tuple(
        _sentence(folder, c, n, definitions, against, [x for x in claims if x is not c])
        for n, c in enumerate(claims, 1)
    )


def _order(folder: Folder, claim: Claim) -> tuple[Any, ...]:
    report = folder.report_of.get(claim.report)
    return ((report and report.published) or "9999", claim.report, claim.start, claim.id)


def _sentence(
    folder: Folder,
    claim: Claim,
    number: int,
    definitions: dict[str, str],
    against: set[str],
    others: list[Claim],
) -> SentenceLine:
    report = folder.report_of.get(claim.report)
    return SentenceLine(
        number=number,
        claim=claim.id,
        report=claim.report,
        outlet=(report and report.outlet) or "outlet not stated",
        published=report.published if report else None,
        title=report.title if report else None,
        quote=claim.quote,
        start=claim.start,
        end=claim.end,
        said_by=tuple(link.name for link in claim.attribution if link.name),
        certainty=claim.certainty,
        negated=claim.negated,
        type=claim.type,
        definition=definitions.get(claim.type, ""),
        contrary=claim.id in against,
        shares=shared(claim, others),
    )
