"""The step: annotated reports → claims, in text order, each with an id of its own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from crossbearing.annotate.step import Annotated
from crossbearing.codebook import Codebook
from crossbearing.extract.claims import Drawn, claims_of, draft_id
from crossbearing.extract.gapped import gapped_claims
from crossbearing.extract.lead import mark_lead
from crossbearing.extract.listings import listed_claims
from crossbearing.extract.parts import hanging_figures
from crossbearing.extract.residue import residual_claims
from crossbearing.extract.scene import Scene, scenes
from crossbearing.extract.series import with_series
from crossbearing.extract.victims import tallied
from crossbearing.model import Claim

__all__ = ["extract"]


def extract(annotated: Iterable[Annotated], codebook: Codebook) -> Iterator[Claim]:
    """Draw the claims from each report; those of one report follow one another in text order."""
    for one in annotated:
        yield from _report_claims(one, codebook)


def _report_claims(annotated: Annotated, codebook: Codebook) -> Iterator[Claim]:
    found: list[Claim] = []
    words: dict[Claim, Drawn] = {}
    for scene in scenes(annotated, codebook):
        own = listed_claims(scene, codebook) or _told_claims(scene, codebook, words)
        found += [_denied(c) for c in _distinct(own)] if said_to_be_false(scene) else _distinct(own)
    found.sort(key=lambda c: (c.start, c.end, c.kind, c.type, (c.places[:1] and c.places[0].name) or ""))
    yield from mark_lead(_identified(tallied(found, words)), annotated.report.title)


def _told_claims(scene: Scene, codebook: Codebook, words: dict[Claim, Drawn]) -> list[Claim]:
    """The claims of a sentence, by its grammar; those of frames are entered in `words` with what they rest on."""
    drawn = list(claims_of(scene, codebook))
    words |= {d.claim: d for d in reversed(drawn)}
    own = with_series(scene, [d.claim for d in drawn])
    own += hanging_figures(scene, own)
    own += gapped_claims(scene, own)
    return own + residual_claims(scene, own, codebook)


_FALSE = re.compile(
    r"(?:This|That|It|(?:The|Such|These) (?:claims?|reports?|rumou?rs?|stor(?:y|ies)|allegations?)) (?:is|was|are|were) "
    r"(?:not true|false|untrue|wrong|incorrect|fake|baseless|unfounded|a lie)\b"
)


_FALSE_REPORTS = re.compile(
    r"(?:The |These |Such |Social media |Online )?(?:claims?|reports?|rumou?rs?|allegations?|posts?|news)\b[^.;]{0,20}\b(?:that|of|about) [^.;]{4,200}? "
    r"(?:is|was|are|were) (?:not true|false|untrue|wrong|incorrect|fake|baseless|unfounded|nonsense|a lie|a hoax)\b",
    re.IGNORECASE,
)
"""A sentence that takes back its own content: "Reports that the town had fallen were false"."""


def said_to_be_false(scene: Scene) -> bool:
    """Whether the sentence or the next says of it that it is not true."""
    if _FALSE_REPORTS.match(scene.sentence.text):
        return True
    following = scene.annotated.sentences[scene.sentence.index + 1 : scene.sentence.index + 2]
    return any(_FALSE.match(s.text) for s in following)


def _denied(claim: Claim) -> Claim:
    return replace(claim, certainty="denied", negated=True)


def _distinct(claims: list[Claim]) -> list[Claim]:
    """Drop a claim that says, with less, what another of the same stretch says: same type and fillers."""
    kept: list[Claim] = []
    seen: set[tuple[object, ...]] = set()
    for claim in claims:
        key = (
            claim.type,
            claim.start,
            claim.end,
            tuple(p.name for p in claim.places),
            tuple(t.name for t in claim.targets),
            claim.quantity and claim.quantity.stated,
        )
        if key not in seen:
            seen.add(key)
            kept.append(claim)
    return kept


def _identified(claims: list[Claim]) -> list[Claim]:
    """Give each claim its id; where report, span and type coincide, the filler that differs is added."""
    drafts = Counter(draft_id(c) for c in claims)
    given: Counter[str] = Counter()
    found = []
    for claim in claims:
        name = draft_id(claim)
        if drafts[name] > 1:
            name = f"{name}:{_filler(claim)}"
        given[name] += 1
        found.append(replace(claim, id=name if given[name] == 1 else f"{name}:{given[name]}"))
    return found


def _filler(claim: Claim) -> str:
    words = (
        claim.places[0].name
        if claim.places
        else claim.targets[0].name
        if claim.targets
        else claim.quantity.stated
        if claim.quantity
        else "other"
    )
    return re.sub(r"[^\w]+", "-", words.lower()).strip("-")
