"""The brief: one page of Markdown in the order of an OCHA flash update, every sentence with its sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from crossbearing.model import Claim, Incident, Picture, Report
from crossbearing.situate.entries import short_quote
from crossbearing.situate.words import say_day, say_period
from crossbearing.tell.estimative import confidence
from crossbearing.tell.markdown import escape
from crossbearing.tell.sentences import (
    Part,
    Sentence,
    access_sentence,
    advisory_sentence,
    casualty_sentence,
    control_sentence,
    decision_sentence,
    difference_sentence,
    displacement_sentence,
    forecast_sentence,
    gap_sentence,
    headlines,
    movement_sentence,
)
from crossbearing.tell.support import Support

__all__ = ["Brief", "Cited", "check_brief", "compose_brief", "render_brief"]

T = TypeVar("T")
_LINES = {
    "Highlights": 6, "Control": 4, "Access": 4, "Displacement": 3, "Casualties": 3, "Movements": 3, "Advisories": 2,
    "Where reports disagree": 4, "What nobody reports": 4, "Outlook": 3, "Decided by people": 6,
}  # fmt: skip
"""Lines of each section: without its sources the brief fits on one printed page, as a flash update does; the page shows the rest."""
_REPORTS = 3
"""Reports cited for one statement beyond those needed to bear it: enough to check, few enough to read."""
_QUOTE = 180

_CAVEAT = (
    "This draft says what the reports read say, as they say it. Figures and places are as reported, not verified, "
    "and are likely to be revised. Copies of one source count as one origin. Figures of different scope are never added."
)
_INTERNAL = "Internal: it may name places of shelter."
_RELEASE = (
    "For release: places of shelter are generalised to the area that they lie in; private persons and restricted reports "
    "are left out."
)


@dataclass(frozen=True)
class Cited:
    """A sentence with the claims that its parts cite, in the order of its parts."""

    sentence: Sentence
    cites: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Brief:
    """The brief before it is Markdown.

    Attributes:
        picture: What it tells.
        sections: Headings with their sentences, in order; an empty section says that nothing is reported.
        left: How many statements of a section the brief leaves to the page.
        references: Ids of the claims cited, in order of first citation; the first is number 1.
    """

    picture: Picture
    sections: tuple[tuple[str, tuple[Cited, ...]], ...]
    left: dict[str, int]
    references: tuple[str, ...]


def render_brief(
    picture: Picture, incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]
) -> str:
    """Write the brief as Markdown (GitHub flavour), UTF-8, lines ended by a newline."""
    brief = compose_brief(picture, incidents, claims, reports)
    by_claim, by_report = {c.id: c for c in claims}, {r.id: r for r in reports}
    number = {c: i for i, c in enumerate(brief.references, 1)}
    lines = _head(picture, [by_report[r] for r in sorted(by_report)], claims)
    for heading, sentences in brief.sections:
        if heading == "Decided by people" and not sentences:
            continue
        lines += ["", f"{'###' if heading in _SUB else '##'} {heading}", ""]
        if heading == "Situation overview":
            lines = lines[:-1]
            continue
        lines += [f"- {_line(s, number)}" for s in sentences] or [_NOTHING.get(heading, "Not reported.")]
        if brief.left.get(heading):
            lines.append(f"- {brief.left[heading]} more on the page (`index.html`) or in `picture.json`.")
    lines += ["", "## Response and funding", "", "Not covered by news monitoring."]
    lines += ["", "## Sources", ""]
    lines += [_reference(number[c], by_claim[c], by_report[by_claim[c].report]) for c in brief.references]
    return "\n".join(lines) + "\n"


_SUB = frozenset({"Control", "Access", "Displacement", "Casualties", "Movements", "Advisories"})
_NOTHING = {
    "Where reports disagree": "No contradiction was found between the reports.",
    "What nobody reports": "No open question was found by the general rules.",
    "Outlook": "No forecast is reported.",
}


def compose_brief(
    picture: Picture, incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]
) -> Brief:
    """Write the sentences of the brief and choose what they cite."""
    support = Support(picture, incidents, claims, reports)
    left: dict[str, int] = {}

    def write(
        heading: str, items: Sequence[T], say: Callable[[T], Sentence]
    ) -> tuple[str, tuple[Cited, ...]]:
        shown = items[: _LINES[heading]]
        left[heading] = len(items) - len(shown)
        return heading, tuple(_cite(_marked(say(item), picture), support) for item in shown)

    of_claim = {c: i for i in incidents for c in i.claims}

    def rated(sentence: Sentence) -> Sentence:
        return _rated(sentence, of_claim)

    sections = (
        write("Highlights", headlines(picture), rated),
        ("Situation overview", ()),
        write("Control", picture.control, control_sentence),
        write("Access", picture.access, access_sentence),
        write("Displacement", picture.displacement, displacement_sentence),
        write("Casualties", picture.casualties, casualty_sentence),
        write("Movements", picture.movements, movement_sentence),
        write("Advisories", picture.advisories, advisory_sentence),
        write("Where reports disagree", picture.disagreements, difference_sentence),
        write("What nobody reports", picture.not_reported, gap_sentence),
        write("Outlook", picture.forecasts, forecast_sentence),
        write("Decided by people", picture.decisions, decision_sentence),
    )
    cited = (c for _, sentences in sections for s in sentences for part in s.cites for c in part)
    return Brief(picture, sections, left, tuple(dict.fromkeys(cited)))


def _rated(sentence: Sentence, incidents: Mapping[str, Incident]) -> Sentence:
    """A highlight with how sure it is, as a sentence of its own, where all that it rests on is equally sure."""
    own = frozenset(sentence.claims)
    drawn = {i.id: i for c in sentence.claims if (i := incidents.get(c))}
    levels = {_credibility(i, own) for i in drawn.values()}
    words = confidence(levels.pop()) if len(levels) == 1 else ""
    return Sentence((*sentence.parts, Part(f". {words}"))) if words else sentence


def _credibility(incident: Incident, claims: frozenset[str]) -> int:
    """Of an incident, as far as the claims cited go: a figure that one origin gives is no surer for what others tell beside it."""
    behind = sum(not claims.isdisjoint(o.claims) for o in incident.origin_list)
    return 3 if incident.credibility < 3 and behind < 2 else incident.credibility


def _marked(sentence: Sentence, picture: Picture) -> Sentence:
    """The sentence with the ids of the decisions that bear on what it rests on; these are listed with who and why."""
    own = set(sentence.claims)
    bearing = [d.decision for d in picture.decisions if own & set(d.claims)]
    bearing = [d for d in bearing if not sentence.text.startswith(f"{d}: ")]
    return Sentence((*sentence.parts, Part(f" ({', '.join(bearing)})"))) if bearing else sentence


def _cite(sentence: Sentence, support: Support) -> Cited:
    """Choose for each part what it cites; what the whole still lacks is cited with the part that has most claims."""
    cites = [list(support.choose(p.text, p.claims, _REPORTS)) for p in sentence.parts]
    lacking = support.missing(sentence.text, [c for part in cites for c in part])
    if lacking and sentence.claims:
        widest = max(range(len(cites)), key=lambda i: (len(sentence.parts[i].claims), -i))
        needed = support.choose(sentence.text, sentence.claims, 1)
        cites[widest] += [c for c in needed if c not in cites[widest] and support.borne(c) & lacking]
    return Cited(sentence, tuple(tuple(c) for c in cites))


def check_brief(
    brief: Brief, incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]
) -> list[str]:
    """Every number, day, place and actor of the brief that no claim cited with it bears; empty where all is borne.

    Returns:
        One line for each: the sentence and what it lacks.
    """
    support = Support(brief.picture, incidents, claims, reports)
    faults = []
    for heading, sentences in brief.sections:
        for cited in sentences:
            sources = [c for part in cited.cites for c in part]
            missing = support.missing(cited.sentence.text, sources)
            if missing or not sources:
                faults.append(f"{heading}: {cited.sentence.text!r} lacks {sorted(missing) or 'any source'}")
    return faults


def _head(picture: Picture, reports: Sequence[Report], claims: Sequence[Claim]) -> list[str]:
    days = sorted(r.published[:10] for r in reports if r.published)
    outlets = len({r.outlet or r.id for r in reports})
    read = f"{len(reports)} report{'s' if len(reports) != 1 else ''} from {outlets} outlet{'s' if outlets != 1 else ''}"
    period = say_period(days[0], days[-1]) if days else "unknown days"
    state = f"**State of** {say_day(picture.true_on)} · " if picture.true_on else ""
    line = (
        f"**As of** {say_day(picture.as_of) or 'not known'} · {state}**Reports of** {period} · **Read** {read}, {len(claims)} claims"
        " · **Next update** when further reports are read"
    )
    return [
        f"# {escape(picture.title or 'Crisis')}: news-based draft",
        "",
        line,
        "",
        f"*{_CAVEAT} Written by Crossbearing; not a product of OCHA or any agency. {_RELEASE if picture.public else _INTERNAL}*",
    ]


def _line(cited: Cited, number: dict[str, int]) -> str:
    out: list[str] = []
    for part, claims in zip(cited.sentence.parts, cited.cites, strict=True):
        words = part.text
        lead, tail = words[: len(words) - len(words.lstrip())], words[len(words.rstrip()) :]
        text = escape(words)
        body = f"**{text}**" if part.strong and text else text
        out.append(f"{lead if out else ''}{body}{tail if text else ''}{_marks(claims, number)}")
    line = "".join(out)
    return line if line.endswith(("?", ".")) else line + "."


def _marks(claims: Iterable[str], number: dict[str, int]) -> str:
    numbers = sorted(number[c] for c in claims)
    return f" \\[{', '.join(f'[{n}](#ref-{n})' for n in numbers)}\\]" if numbers else ""


def _reference(n: int, claim: Claim, report: Report) -> str:
    who = escape(report.outlet or "Outlet not stated")
    title = f", “{escape(report.title)}”" if report.title else ""
    day = f", {say_day(report.published)}" if report.published else ", undated"
    inferred = " (date inferred)" if "published" in report.inferred else ""
    link = f" {_address(report.url)}" if _address(report.url) else ""
    return f'<a id="ref-{n}"></a>{n}. {who}{title}{day}{inferred}: “{escape(short_quote(claim.quote, _QUOTE))}”{link}  '


def _address(url: str | None) -> str:
    from crossbearing.tell.page_text import safe_url

    safe = safe_url(url)
    return f"<{safe}>" if safe else ""
