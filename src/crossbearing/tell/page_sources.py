"""What the page can cite: reports and claims under running numbers, and who says what.

Claims are numbered by report (in order of publication) and place in its text, so that the printed
notes read like the reports do. The numbers are the page's own; the claims' ids stay in the anchors.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from crossbearing.model import Claim, Picture, Report, ReportEntry
from crossbearing.tell.page_text import anchor, clean, day, fragment, plural, safe_url, utf16

__all__ = ["Cite", "Note", "Said", "Source", "Sources"]

CERTAINTY = {
    "asserted": "stated by the outlet",
    "claimed": "attributed",
    "forecast": "forecast – not an event",
    "denied": "denied",
}
TEXT_BUDGET = (
    6_000_000  # code points of report text in one page; beyond it the page holds each sentence's surroundings
)
CONTEXT = 400  # code points either side of a sentence where the whole text is not embedded


@dataclass(frozen=True, kw_only=True)
class Source:
    """One report as the page lists it; `number` counts from 1; `url` only where it may become a link."""

    number: int
    id: str
    anchor: str
    title: str
    outlet: str
    date: str
    iso: str
    url: str | None
    lang: str
    status: str
    inferred: tuple[str, ...]
    copies: str | None
    restricted: bool
    claims: int
    text: str
    marks: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, kw_only=True)
class Said:
    """Who says something: the named source (or the outlet's own voice), and the outlets that carry it."""

    who: str
    outlets: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Cite:
    """The claims that a statement rests on, as numbers, those that say otherwise, and ids of decisions that bear on them."""

    numbers: tuple[int, ...]
    contrary: tuple[int, ...]
    href: str
    label: str
    said: tuple[Said, ...]
    decided: tuple[str, ...] = ()

    @property
    def data(self) -> str:
        """The numbers, separated by spaces, as the page's script reads them."""
        return " ".join(map(str, self.numbers))

    @property
    def contrary_data(self) -> str:
        """Likewise for the claims that say otherwise."""
        return " ".join(map(str, self.contrary))

    @property
    def notes(self) -> str:
        """The notes as printed: "3, 7–9; contrary: 12"."""
        own = _runs(self.numbers)
        return f"{own}; contrary: {_runs(self.contrary)}" if self.contrary else own


@dataclass(frozen=True, kw_only=True)
class Note:
    """One claim as a printed note."""

    number: int
    anchor: str
    href: str
    quote: str
    lang: str
    chain: str
    certainty: str
    flags: tuple[str, ...]


def _runs(numbers: Sequence[int]) -> str:
    runs: list[list[int]] = []
    for n in sorted(numbers):
        if runs and n == runs[-1][1] + 1:
            runs[-1][1] = n
        else:
            runs.append([n, n])
    return ", ".join(str(a) if a == b else f"{a}–{b}" for a, b in runs)


def _chain(claim: Claim) -> str:
    """The attribution from originator to channel: "an army officer → a news agency"; "" where none is named."""
    return " → ".join(clean(link.name) for link in claim.attribution if link.name)


def _flags(claim: Claim) -> tuple[str, ...]:
    flags = []
    if claim.negated:
        flags.append("says that it is not so")
    if claim.background:
        flags.append("background – not counted")
    if claim.attribution_scope in {"inherited", "ambiguous"}:
        flags.append(f"attribution {claim.attribution_scope}")
    if claim.attribution_scope == "hedge_only":
        flags.append("hedged, no source named")
    return tuple(flags)


class Sources:
    """All reports and claims of one page, numbered, with what a reader needs to judge them.

    With `shown`, the page has these claims alone; each report still counts all of its own.
    """

    def __init__(
        self,
        picture: Picture,
        claims: Iterable[Claim],
        reports: Iterable[Report],
        *,
        public: bool = False,
        shown: Collection[str] | None = None,
    ) -> None:
        texts = {r.id: r for r in reports}
        entries = {e.id: e for e in picture.reports}
        if public:
            hidden = {i for i, r in texts.items() if r.access == "restricted"}
            texts = {i: r for i, r in texts.items() if i not in hidden}
            entries = {i: e for i, e in entries.items() if i not in hidden}
            claims = [c for c in claims if c.report not in hidden]
        self.public = public
        by_report: dict[str, list[Claim]] = {}
        for claim in claims:
            by_report.setdefault(claim.report, []).append(claim)
        known = {**dict.fromkeys(by_report), **dict.fromkeys(entries), **dict.fromkeys(texts)}
        ids = sorted(known, key=lambda i: (_published(texts.get(i), entries.get(i)), i))
        self.sources: list[Source] = []
        self.claims: list[Claim] = []
        for i in ids:
            own = sorted(by_report.get(i, ()), key=lambda c: (c.start, c.end, c.id))
            self.sources.append(_source(len(self.sources) + 1, i, texts.get(i), entries.get(i), len(own)))
            self.claims.extend(c for c in own if shown is None or c.id in shown)
        self._number = {c.id: n for n, c in enumerate(self.claims, 1)}
        self._source = {s.id: s for s in self.sources}
        self._decided: dict[str, list[str]] = {}
        for entry in picture.decisions:
            for claim_id in entry.claims:
                self._decided.setdefault(claim_id, []).append(entry.decision)

    def source(self, report: str) -> Source | None:
        """The report with this id, if the page has it."""
        return self._source.get(report)

    def claim(self, number: int) -> Claim:
        """The claim with this number (from 1)."""
        return self.claims[number - 1]

    def numbers(self, ids: Iterable[str]) -> tuple[int, ...]:
        """The numbers of these claims, in order, each once; ids that the page lacks are passed over."""
        return tuple(sorted({self._number[i] for i in ids if i in self._number}))

    def cite(self, ids: Iterable[str], contrary: Iterable[str] = ()) -> Cite:
        """A citation of these claims."""
        asked = list(ids)
        own, other = self.numbers(asked), self.numbers(contrary)
        decided = tuple(dict.fromkeys(d for i in asked for d in self._decided.get(i, ())))
        first = own or other
        label = plural(len(own), "sentence") + (f" + {len(other)} contrary" if other else "")
        href = fragment("c:" + self.claim(first[0]).id) if first else "#sentences"
        return Cite(numbers=own, contrary=other, href=href, label=label, said=self.said(own), decided=decided)

    def said(self, numbers: Iterable[int]) -> tuple[Said, ...]:
        """Who says these claims: each source once, with the outlets that carry it, in order."""
        carried: dict[str, dict[str, None]] = {}
        for n in numbers:
            claim = self.claim(n)
            outlet = self.outlet(claim.report)
            carried.setdefault(_chain(claim) or outlet, {})[outlet] = None
        return tuple(Said(who=who, outlets=tuple(outlets)) for who, outlets in carried.items())

    def outlet(self, report: str) -> str:
        """The outlet's name, or words that say that it is not known."""
        source = self._source.get(report)
        return source.outlet if source else "outlet not known"

    def note(self, number: int) -> Note:
        """The claim with this number as a printed note."""
        claim = self.claim(number)
        return Note(
            number=number,
            anchor=anchor("c:" + claim.id),
            href=fragment("c:" + claim.id),
            quote=clean(claim.quote),
            lang=claim.lang,
            chain=_chain(claim),
            certainty=CERTAINTY.get(claim.certainty, claim.certainty),
            flags=_flags(claim),
        )

    def notes(self) -> list[tuple[Source, list[Note]]]:
        """All claims as notes, by report; reports without claims are left out."""
        grouped: dict[str, list[Note]] = {}
        for number, claim in enumerate(self.claims, 1):
            grouped.setdefault(claim.report, []).append(self.note(number))
        return [(self._source[i], notes) for i, notes in grouped.items()]

    def data(self) -> dict[str, Any]:
        """Reports and claims for the page's script; offsets in UTF-16 units."""
        whole = not self.public and sum(len(s.text) for s in self.sources) <= TEXT_BUDGET
        index = {s.id: n for n, s in enumerate(self.sources)}
        return {
            "reports": [_report_data(s, whole=whole) for s in self.sources],
            "claims": [self._claim_data(n, index, whole=whole) for n in range(1, len(self.claims) + 1)],
        }

    def _claim_data(self, number: int, index: dict[str, int], *, whole: bool) -> dict[str, Any]:
        claim, note = self.claim(number), self.note(number)
        text = self._source[claim.report].text
        data: dict[str, Any] = {
            "a": note.anchor,
            "r": index[claim.report],
            "k": claim.kind,
            "c": note.certainty,
        }
        inside = 0 <= claim.start < claim.end <= len(text)
        if inside and whole:
            data |= {"s": utf16(text, claim.start), "e": utf16(text, claim.end)}
        else:
            data["q"] = note.quote
        if inside and not whole and not self.public:
            data["before"] = text[max(0, claim.start - CONTEXT) : claim.start]
            data["after"] = text[claim.end : claim.end + CONTEXT]
        data |= {"by": note.chain} if note.chain else {}
        return data | ({"f": list(note.flags)} if note.flags else {})


def _published(report: Report | None, entry: ReportEntry | None) -> str:
    return (report.published if report else None) or (entry.published if entry else None) or "9999"


def _source(
    number: int, identifier: str, report: Report | None, entry: ReportEntry | None, claims: int
) -> Source:
    """One report from what the picture and the reports know of it."""
    title = (report.title if report else None) or (entry.title if entry else None)
    outlet = (report.outlet if report else None) or (entry.outlet if entry else None)
    iso = _published(report, entry)
    inferred = tuple(dict.fromkeys((report.inferred if report else ()) + (entry.inferred if entry else ())))
    return Source(
        number=number,
        id=identifier,
        anchor=anchor("r:" + identifier),
        title=clean(title) or "Without a title",
        outlet=clean(outlet) or "outlet not known",
        date="" if iso == "9999" else day(iso),
        iso="" if iso == "9999" else clean(iso),
        url=safe_url((report.url if report else None) or (entry.url if entry else None)),
        lang=clean(report.lang if report else None),
        status=(report.body_status if report else None) or (entry.body_status if entry else "full"),
        inferred=inferred,
        copies=clean(entry.copies) if entry and entry.copies else None,
        restricted=report is not None and report.access == "restricted",
        claims=claims,
        text=clean(report.text) if report else "",
        marks=tuple((m.start, m.end, clean(m.reason)) for m in report.marks) if report else (),
    )


def _report_data(source: Source, *, whole: bool) -> dict[str, Any]:
    data: dict[str, Any] = {
        "a": source.anchor,
        "title": source.title,
        "outlet": source.outlet,
        "date": source.date,
    }
    data |= {"url": source.url} if source.url else {}
    data |= {"inferred": list(source.inferred)} if source.inferred else {}
    data |= {"status": source.status} if source.status != "full" else {}
    data |= {"lang": source.lang} if source.lang else {}
    if whole and source.text:
        data["text"] = source.text
        data["marks"] = [[utf16(source.text, s), utf16(source.text, e), why] for s, e, why in source.marks]
    return data
