"""The chain behind a claim: which attributions contain it, and who stands where in it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from crossbearing.annotate.attribution_draft import Draft
from crossbearing.annotate.attribution_names import Party
from crossbearing.annotate.attribution_spans import covers, inside
from crossbearing.model import AttributionLink, AttributionMention
from crossbearing.model.claim import AttributionScope
from crossbearing.model.mention import Span

__all__ = ["Attributions", "Sourced", "Voiced"]

ENOUGH = 0.5
"""Least share of a claim's span inside an attributed content, where its predicate is not told."""
_NO_WITNESS = frozenset({"attitude", "judge"})
_ACTS = frozenset({"deny", "pledge", "warn", "urge", "claim", "confirm", "correct", "judge", "announce"})
"""Cues whose own claim ("X denied that ...", "X vowed to ...") is X's word too."""


@dataclass(frozen=True, slots=True)
class Voiced:
    """An attribution with its voices: who speaks, whom they cite, which outlet passed it on."""

    draft: Draft
    parties: tuple[Party, ...]
    cited: tuple[Party, ...]
    media: tuple[Party, ...]

    @property
    def size(self) -> int:
        """Code points of what is said."""
        return sum(end - start for start, end in self.draft.spans)


@dataclass(frozen=True, slots=True)
class Sourced:
    """Who vouches for a claim.

    Attributes:
        links: From originator to organisation, intermediary and channel; empty where nobody is named.
        scope: explicit, inherited (the source stands in another sentence), hedge_only ("reportedly") or none.
        denial: True where the innermost source denies it ("denied that …").
        kind: Class of the innermost cue (say, claim, confirm, warn, expect, believe, ...), "" for none.
        negated: True where the innermost cue is negated ("did not say that …"): nobody then vouches for it.
    """

    links: tuple[AttributionLink, ...] = ()
    scope: AttributionScope = "none"
    denial: bool = False
    kind: str = ""
    negated: bool = False


@dataclass(frozen=True)
class Attributions:
    """The attributions of one report, in text order, and the spans of its sentences."""

    voiced: tuple[Voiced, ...]
    sentences: tuple[Span, ...] = ()

    @cached_property
    def mentions(self) -> tuple[AttributionMention, ...]:
        """The attributions as spans."""
        return tuple(
            AttributionMention(
                source=v.draft.source_spans,
                cue=v.draft.cue_spans,
                content=v.draft.spans,
                scope="hedge_only"
                if v.draft.hedge
                else "inherited"
                if v.draft.inherits is not None
                else "explicit",
                denial=v.draft.denial,
            )
            for v in self.voiced
        )

    @cached_property
    def _reach(self) -> tuple[tuple[Voiced, int, int], ...]:
        """Each attribution with the first and the last code point of its cue and content: beyond, it holds nothing."""
        spans = ((v, (*v.draft.spans, *v.draft.cue_spans)) for v in self.voiced)
        return tuple((v, min(s for s, _ in of), max(e for _, e in of)) for v, of in spans if of)

    def of(self, start: int, end: int, predicate: int | None = None) -> Sourced:
        """Who vouches for the claim at `[start, end)`.

        Args:
            start: First code point of the claim in the report.
            end: Code point after its last.
            predicate: Offset of its main verb or noun: with it, a claim belongs to a source exactly when that
                word lies in what is said; without it, when at least half of the claim does.
        """
        first, last = (start, end - 1) if predicate is None else (predicate, predicate)
        near = (v for v, low, high in self._reach if low <= last and first < high)
        holding = sorted((v for v in near if _holds(v, (start, end), predicate)), key=lambda v: v.size)
        if not holding:
            return Sourced()
        named = [v for v in holding if not v.draft.hedge and (v.parties or v.cited)]
        inner = holding[0]
        if not named:
            return Sourced(
                scope="hedge_only",
                denial=inner.draft.denial,
                kind=inner.draft.kind,
                negated=inner.draft.negated,
            )
        return Sourced(
            links=_links(named),
            scope="explicit" if self._beside(named[0], start) else "inherited",
            denial=named[0].draft.denial,
            kind=named[0].draft.kind,
            negated=named[0].draft.negated,
        )

    def _beside(self, voiced: Voiced, start: int) -> bool:
        """Whether the source stands in the claim's own sentence."""
        here = next((s for s in self.sentences if s[0] <= start < s[1]), None)
        at = voiced.draft.source_spans[0][0] if voiced.draft.source_spans else voiced.draft.at
        return here is None or (here[0] <= at < here[1] and voiced.draft.inherits is None)


def _holds(voiced: Voiced, span: Span, predicate: int | None) -> bool:
    draft = voiced.draft
    if predicate is not None and inside(predicate, draft.cue_spans):
        whole = bool(draft.spans) and all(covers([span], said) >= ENOUGH for said in draft.spans)
        return not draft.negated and draft.kind != "attitude" and (draft.kind in _ACTS or whole)
    if draft.kind in _NO_WITNESS:
        return False
    if predicate is not None:
        return inside(predicate, draft.spans)
    return covers(draft.spans, span) >= ENOUGH


def _links(holding: list[Voiced]) -> tuple[AttributionLink, ...]:
    """Innermost first: originators with their organisations, then those who passed it on, then channels."""
    origin: list[Party] = []
    passed: list[Party] = []
    for n, voiced in enumerate(holding):
        speakers = list(voiced.parties)
        if voiced.cited:
            origin.extend(voiced.cited)
            (passed if all(p.kind == "media" for p in speakers) else origin).extend(speakers)
        elif n == 0 or all(p.kind == "document" for p in origin):
            origin.extend(speakers)
        else:
            passed.extend(speakers)
        passed.extend(voiced.media)
    links: list[AttributionLink] = [AttributionLink(name=p.name, role="originator") for p in origin]
    links += [AttributionLink(name=p.organisation, role="organisation") for p in origin if p.organisation]
    links += [AttributionLink(name=p.name, role="intermediary") for p in passed if p not in origin]
    links += [
        AttributionLink(name=v.draft.channel, role="channel") for v in holding if v.draft.channel is not None
    ]
    return tuple(dict.fromkeys(links))
