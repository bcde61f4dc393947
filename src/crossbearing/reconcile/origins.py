"""Who independently says so. Copies do not corroborate.

The rules are told for readers in ``docs/explanation/origins-and-relations.md``.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from msgspec import structs

from crossbearing.gazetteer.normal import key
from crossbearing.model import AttributionLink, Claim, Origin, Report
from crossbearing.reconcile.copies import CopyGroups, Union
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import identity, same_identity, word_class
from crossbearing.sources import SourceBook

__all__ = ["Origins", "Voices", "find_origins", "known_voices"]

_QUOTE = re.compile(r"[\"“«]([^\"“”«»]{20,}?)[\"”»]")
_QUOTED_WORDS = 5
"""Words that a shared quotation must have at least: shorter ones are slogans that anybody repeats."""


@dataclass(frozen=True, slots=True)
class Voices:
    """What all claims of a run teach about those who speak.

    Attributes:
        employer: Normalised name of a person -> organisation that the reports name with the person.
        outlets: Normalised name of an outlet -> ids of its reports.
        book: What people know about outlets and speakers.
    """

    employer: Mapping[str, str]
    outlets: Mapping[str, frozenset[str]]
    book: SourceBook


@dataclass(frozen=True, slots=True)
class Origins:
    """The origins of one incident.

    Attributes:
        best: How many independent origins there are, by the rules.
        low: The fewest that the texts allow: families and sides drawn together.
        high: The most that they allow: every name and every unattributed report apart, copies still one.
        found: Each origin with what it rests on, largest first.
        attributed: How many of these are sources that a report names as such; the rest are outlets' own words, which may
            all repeat one source that nobody names: they never corroborate one another.
    """

    best: int
    low: int
    high: int
    found: tuple[Origin, ...]
    attributed: int


@dataclass(frozen=True, slots=True)
class _Voice:
    """One speaker in one report: `name` is "" for the outlet's own voice."""

    label: str
    name: str
    body: str
    through: frozenset[str]
    report: str
    named: bool


def known_voices(claims: Sequence[Claim], reports: Mapping[str, Report], book: SourceBook) -> Voices:
    """Learn from all claims which person speaks for which organisation (the one named most often with the person)."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for claim in claims:
        person, body = _roles(claim.attribution)
        if person and body:
            seen[key(person.name)][body.name] += 1
    outlets: dict[str, set[str]] = defaultdict(set)
    for report in reports.values():
        if report.outlet:
            outlets[key(report.outlet)].add(report.id)
    employer = {name: min(c, key=lambda b, c=c: (-c[b], b)) for name, c in seen.items()}  # type: ignore[misc]
    return Voices(employer, {name: frozenset(ids) for name, ids in outlets.items()}, book)


def _roles(chain: Sequence[AttributionLink]) -> tuple[AttributionLink | None, AttributionLink | None]:
    person = next((x for x in chain if x.role == "originator"), None)
    body = next((x for x in chain if x.role == "organisation"), None)
    return person, body


def find_origins(
    facets: Sequence[Facet], reports: Mapping[str, Report], copies: CopyGroups, voices: Voices
) -> Origins:
    """Count the origins of an incident; `facets` are its claims in order."""
    said = [(f, v) for f in facets for v in _voices(f.claim, reports, voices)]
    attributed = [(f, v) for f, v in said if v.name or v.through]
    own = [(f, v) for f, v in said if not (v.name or v.through)]
    union, basis = _join_attributed(attributed, own, copies, voices)
    free = _own_voices(own, attributed, copies)
    _join_owners(free, union, copies, reports, voices.book)
    groups: dict[str, list[tuple[Facet, _Voice]]] = defaultdict(list)
    for f, v in attributed + free:
        groups[union.find(_tag(f, v, copies))].append((f, v))
    full = {g: any(_full(f, reports) for f, _ in members) for g, members in groups.items()}
    kept = [g for g in groups if full[g]] or list(groups)[:1]
    kept = [g for g in kept if not all(_vague(v) for _, v in groups[g])] or kept[:1]
    found = sorted((_origin(groups[g], basis, reports) for g in kept), key=lambda o: (-len(o.claims), o.name))
    best = max(1, len(found))
    low = max(
        1, min(best, len({_family(v) or union.find(_tag(f, v, copies)) for f, v in attributed if v.named}))
    )
    high = max(best, _highest(attributed, own, copies, reports))
    sources = sum(any(v.name or v.through for _, v in groups[g]) for g in kept)
    return Origins(best, low, high, tuple(found), sources)


def _join_owners(
    free: Sequence[tuple[Facet, _Voice]],
    union: Union,
    copies: CopyGroups,
    reports: Mapping[str, Report],
    book: SourceBook,
) -> None:
    """The own words of outlets that belong to one owner, as the file of sources says, are one origin."""
    for f, v in free:
        report = reports.get(f.claim.report)
        source = book.outlet(report.outlet) if report else None
        if source and source.owner:
            union.join(_tag(f, v, copies), "owner " + key(source.owner))


def _vague(v: _Voice) -> bool:
    """Whether a source is told so loosely that it may be any other one ("partners", "a statement", "reports").

    An office that one place has only once ("the mayor", "the power company") is a source of its own.
    """
    if not v.name or v.named or v.body or v.through or word_class(v.name):
        return False
    words = key(v.name).split()
    return not words or words[-1] in rules().loose or words[0] in rules().loose


def _voices(claim: Claim, reports: Mapping[str, Report], voices: Voices) -> list[_Voice]:
    """Those who say it: one for each originator ("the army and the governor both said"), else the outlet itself."""
    rest = tuple(x for x in claim.attribution if x.role not in ("originator", "organisation"))
    speakers: list[list[AttributionLink]] = []
    for link in claim.attribution:
        if link.role == "originator" or (link.role == "organisation" and not speakers):
            speakers.append([link])
        elif link.role == "organisation":
            speakers[-1].append(link)
    passed_on = [chain for chain in speakers if len(chain) == 1 and _is_outlet(chain[0].name, voices)]
    if len(passed_on) < len(
        speakers
    ):  # "the Herald reports, quoting a nurse": the nurse says so, through the Herald
        speakers = [chain for chain in speakers if chain not in passed_on]
        rest += tuple(structs.replace(chain[0], role="intermediary") for chain in passed_on)
    return [_voice(claim, (*chain, *rest), reports, voices) for chain in speakers or [[]]]


def _is_outlet(name: str, voices: Voices) -> bool:
    """Whether a name is that of an agency or of an outlet of the run; media that speak for a state are none."""
    known = key(name) in voices.outlets or key(name) in rules().agencies or voices.book.is_agency(name)
    return bool(name) and known and not (_state_media(name) and key(name) not in voices.outlets)


def _voice(
    claim: Claim, chain: Sequence[AttributionLink], reports: Mapping[str, Report], voices: Voices
) -> _Voice:
    person, body = _roles(chain)
    through = frozenset(key(x.name) for x in chain if x.role == "intermediary")
    outlet = reports[claim.report].outlet if claim.report in reports else None
    name = person.name if person else body.name if body else ""
    employer = body.name if body else voices.employer.get(key(name), "")
    if _is_outlet(name, voices):
        through, name = through | {key(name)}, ""
    if outlet and name and key(name) == key(outlet):
        name = ""
    return _Voice(
        label=name or (person.name if person else "") or outlet or claim.report,
        name=name,
        body=employer,
        through=through,
        report=claim.report,
        named=bool(identity(name)),
    )


_STATE_MEDIA = re.compile(
    r"\b(?:state|national|official|government)(?:-run|-owned| run| owned)?\s+(?:media|news|tv|television|radio|broadcaster)\b"
)


@lru_cache(maxsize=1 << 15)
def _state_media(name: str) -> str:
    """Code of the country whose state speaks through the medium, "" where it is none ("SANA", "Syrian state media")."""
    folded = key(name)
    if folded in rules().state_media:
        return rules().state_media[folded]
    if not _STATE_MEDIA.search(folded):
        return ""
    return next((code for w in folded.split() if (code := rules().demonyms.get(w))), "")


def _tag(f: Facet, v: _Voice, copies: CopyGroups) -> str:
    if v.name:
        return "says " + key(v.name)
    return "via " + min(v.through) if v.through else "own " + copies.of(f.claim.report)


def _join_attributed(
    attributed: Sequence[tuple[Facet, _Voice]],
    own: Sequence[tuple[Facet, _Voice]],
    copies: CopyGroups,
    voices: Voices,
) -> tuple[Union, dict[str, str]]:
    """Join the tags of speakers that are one origin, and say why."""
    union, basis = Union(), {}
    heads = {_tag(f, v, copies): (f, v) for f, v in reversed(attributed)}
    names = sorted(heads)
    for i, a in enumerate(names):
        for b in names[i + 1 :]:
            reason = _one_party(heads[a][1], heads[b][1], voices.book)
            reason = _one_origin(heads[a], heads[b]) if reason is None else reason
            if reason:
                union.join(a, b)
                basis[a] = basis[b] = reason
    told: dict[str, str] = {}
    for f, v in (*attributed, *own):
        told.setdefault(f.claim.report, _tag(f, v, copies))
    for f, v in attributed:
        for outlet in sorted(v.through):
            for report in sorted(voices.outlets.get(outlet, frozenset()) & told.keys()):
                union.join(_tag(f, v, copies), told[report])
    _join_quotes(attributed, union, basis, copies)
    return union, basis


def _one_party(a: _Voice, b: _Voice, book: SourceBook) -> str | None:
    """Speakers of one party are one origin and those of two are two, as far as the file of sources says; else None."""
    one, other = book.party(a.name, a.body), book.party(b.name, b.body)
    if not one or not other:
        return None
    return "same party to the conflict" if one == other else ""


def _one_origin(x: tuple[Facet, _Voice], y: tuple[Facet, _Voice]) -> str:
    a, b = x[1], y[1]
    if not a.name or not b.name:
        return "same agency" if a.through & b.through else ""
    if key(a.name) == key(b.name) or (
        a.named and b.named and identity(a.name) <= identity(b.name) | identity(b.body)
    ):
        return "same speaker"
    medium = _state_media(a.name)
    if medium and medium == _state_media(b.name):
        return "state media of one country"
    for one, other in ((a, b), (b, a)):
        if one.body and same_identity(one.body, other.name) and _alike_class(one.body, other.name):
            return "speaks for the organisation"
    ours = {_organisation(n) for n in (a.name, a.body)} - {""}
    if ours & ({_organisation(n) for n in (b.name, b.body)} - {""}):
        return "same organisation"
    if a.body and b.body and same_identity(a.body, b.body) and _alike_class(a.body, b.body):
        return "same organisation"
    if a.through & b.through and not (_is_person(a) and _is_person(b)):
        return "same agency"
    return _unnamed_or_side(a, b)


def _alike_class(a: str, b: str) -> bool:
    x, y = word_class(a), word_class(b)
    return not x or not y or x == y or {x, y} <= {"state", "force"}


def _is_person(v: _Voice) -> bool:
    return v.named and not word_class(v.name)


def _unnamed_or_side(a: _Voice, b: _Voice) -> str:
    """Unnamed speakers of one kind, and organs of one state, are taken for one origin."""
    x, y = word_class(a.name), word_class(b.name)
    same = same_identity(a.name, b.name)
    if x and x == y and same is not False and (x == "state" or same or not (a.named and b.named)):
        return "same side" if same else "unnamed speakers of one kind"
    if (
        not x
        and not y
        and not (a.named or b.named)
        and not _plain_words(a.name).isdisjoint(_plain_words(b.name))
    ):
        return "unnamed speakers of one kind"
    one = _family(a)
    if one and one == _family(b) and one in (_organisation(a.name), _organisation(b.name)):
        return "organisation named whole"
    return ""


def _plain_words(name: str) -> frozenset[str]:
    return frozenset(key(name).split()) - rules().hollow


def _join_quotes(
    attributed: Sequence[tuple[Facet, _Voice]], union: Union, basis: dict[str, str], copies: CopyGroups
) -> None:
    seen: dict[str, str] = {}
    for f, v in attributed:
        tag = _tag(f, v, copies)
        for quoted in _QUOTE.findall(f.claim.quote):
            words = key(quoted)
            if len(words.split()) < _QUOTED_WORDS:
                continue
            if words in seen and union.find(seen[words]) != union.find(tag):
                union.join(seen[words], tag)
                basis[tag] = "same quotation"
            seen.setdefault(words, tag)


def _own_voices(
    own: Sequence[tuple[Facet, _Voice]], attributed: Sequence[tuple[Facet, _Voice]], copies: CopyGroups
) -> list[tuple[Facet, _Voice]]:
    """The outlets' own voices that count: all where nobody attributes, else those on a fact that no source covers."""
    if not attributed:
        return list(own)
    sourced = {copies.of(f.claim.report) for f, _ in attributed}
    return [
        (f, v)
        for f, v in own
        if f.mode == "now"
        and copies.of(f.claim.report) not in sourced
        and not any(_covers(g, f) for g, _ in attributed)
    ]


def _covers(source: Facet, repeat: Facet) -> bool:
    """Whether an unattributed claim only repeats an attributed one: what was published a day before repeats nothing.

    A number is the source's own on whatever day: no two people count the same dead alike by chance.
    """
    if (
        _number(source) is not None
        and _number(source) == _number(repeat)
        and _measure(source) == _measure(repeat)
    ):
        return True
    if 0 < repeat.published < source.published:
        return False
    if source.topic != repeat.topic:
        return source.claim.type == repeat.claim.type
    if source.pole and repeat.pole:
        return source.pole == repeat.pole
    return _measure(source) == _measure(repeat) or not _measure(repeat)


_COUNTED = 20
"""Small numbers meet by chance."""


def _number(f: Facet) -> float | int | None:
    value = f.claim.quantity.value if f.claim.quantity else None
    return value if value is not None and value >= _COUNTED else None


def _measure(f: Facet) -> str:
    return (f.claim.quantity.measure or "") if f.claim.quantity else ""


def _full(f: Facet, reports: Mapping[str, Report]) -> bool:
    report = reports.get(f.claim.report)
    return report is None or report.body_status == "full"


def _origin(
    members: Sequence[tuple[Facet, _Voice]], basis: Mapping[str, str], reports: Mapping[str, Report]
) -> Origin:
    voices = [v for _, v in members]
    best = min(voices, key=lambda v: (not v.name, not v.named, not v.body, len(v.label), v.label))
    outlets = sorted(
        {(reports[v.report].outlet or v.report) if v.report in reports else v.report for v in voices}
    )
    why = next((basis[t] for v in voices if (t := "says " + key(v.name)) in basis), "")
    if not best.name:
        why = (
            "own reporting of " + ", ".join(outlets)
            if not best.through
            else "through " + ", ".join(sorted(best.through))
        )
    return Origin(
        name=best.label, basis=why or "named as the source", claims=tuple(f.claim.id for f, _ in members)
    )


@lru_cache(maxsize=1 << 15)
def _organisation(name: str) -> str:
    """The short name of a well-known organisation, "" where `name` is none; an acronym in brackets counts."""
    known = rules().organisation
    name = re.sub(r"^the\s+|(?<=\w)['’]s\b", "", name, flags=re.IGNORECASE)
    forms = [name, re.sub(r"\s*\([^()]*\)", "", name), *re.findall(r"\(([^()]+)\)", name)]
    return next((known[key(form)] for form in forms if key(form) in known), "")


def _family(v: _Voice) -> str:
    """The family of organisations that a voice belongs to, "" where none."""
    for name in (v.body, v.name):
        if family := rules().family.get(_organisation(name), ""):
            return family
        if key(name).startswith(("un ", "united nations ")):
            return "United Nations"
    return ""


def _highest(
    attributed: Sequence[tuple[Facet, _Voice]],
    own: Sequence[tuple[Facet, _Voice]],
    copies: CopyGroups,
    reports: Mapping[str, Report],
) -> int:
    """Every name apart, and every report that speaks in its own voice (copies and cut texts left out)."""
    names = {key(v.name) or min(v.through) for _, v in attributed}
    sourced = {copies.of(f.claim.report) for f, _ in attributed}
    alone = {copies.of(f.claim.report) for f, _ in own if _full(f, reports)} - sourced
    return max(1, len(names) + len(alone))
