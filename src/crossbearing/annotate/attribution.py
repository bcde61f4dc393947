"""Who says it: the attributions of a report, and for any span of it the chain of those who vouch for it.

    find_attributions(report, sentences)          → spans of source, cue and content
    read_attributions(report, sentences)          → the same, with the voices resolved
    attribution_of(start, end, read, predicate)   → originator → organisation → intermediary, channel

The steps: rules over each parse (`attribution_clauses`), layout over sentences (`attribution_layout`), names and
antecedents (`attribution_names`, `attribution_speakers`), then chains by containment (`attribution_chains`).
"""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.acronyms import acronyms
from crossbearing.annotate.attribution_chains import Attributions, Sourced, Voiced
from crossbearing.annotate.attribution_clauses import in_sentence
from crossbearing.annotate.attribution_cues import cues
from crossbearing.annotate.attribution_draft import Draft
from crossbearing.annotate.attribution_layout import (
    bracket_source,
    colon_headline,
    quotations,
    with_quotations,
)
from crossbearing.annotate.attribution_names import Party
from crossbearing.annotate.attribution_spans import inside
from crossbearing.annotate.attribution_speakers import Speakers
from crossbearing.annotate.segment import Sentence
from crossbearing.model import AttributionMention, Report

__all__ = ["Attributions", "Sourced", "attribution_of", "find_attributions", "read_attributions"]


def find_attributions(report: Report, sentences: Sequence[Sentence]) -> tuple[AttributionMention, ...]:
    """The attributions of `report` as spans, in text order; `sentences` without a parse yield layout's alone."""
    return read_attributions(report, sentences).mentions


def attribution_of(start: int, end: int, attributions: Attributions, predicate: int | None = None) -> Sourced:
    """The chain behind the claim at `[start, end)` of the report; see `Attributions.of`."""
    return attributions.of(start, end, predicate)


def read_attributions(report: Report, sentences: Sequence[Sentence]) -> Attributions:
    """Read who says what in `report`.

    Args:
        report: The report; its outlet's own name is never an intermediary.
        sentences: Its sentences in order, parsed or not.
    """
    drafts = [draft for sentence in sentences for draft in in_sentence(sentence)]
    drafts = _without_quoted(report.text, sentences, drafts)
    drafts += _from_layout(sentences, drafts)
    drafts = with_quotations(report.text, sentences, drafts)
    drafts = sorted((d for d in drafts if d.spans), key=lambda d: (d.at, d.spans))
    return _voiced(report, sentences, drafts)


def _without_quoted(text: str, sentences: Sequence[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Leave out what a quoted speaker says of himself ("I think"): the quotation's own speaker vouches for it."""
    by_paragraph: dict[int, list[tuple[int, int]]] = {}
    for sentence in sentences:
        by_paragraph.setdefault(sentence.paragraph, []).append((sentence.start, sentence.end))
    quoted = [
        span for spans in by_paragraph.values() for span, _ in quotations(text, spans[0][0], spans[-1][1])
    ]
    return [d for d in drafts if not inside(d.at, quoted)]


def _from_layout(sentences: Sequence[Sentence], drafts: list[Draft]) -> list[Draft]:
    known = frozenset(d.source.lower_ for d in drafts if d.source is not None and d.source.pos_ == "PROPN")
    taken = {d.sentence.index for d in drafts if d.kind not in {"attitude", "believe", "expect"}}
    found = []
    for sentence in sentences:
        draft = colon_headline(sentence, known, first=sentence.index == 0)
        if draft is None and sentence.index not in taken:
            draft = bracket_source(sentence)
        if draft is not None:
            found.append(draft)
    return found


def _voiced(report: Report, sentences: Sequence[Sentence], drafts: list[Draft]) -> Attributions:
    speakers = Speakers(acronyms(report.text))
    speakers.meet(sentences)
    by_sentence: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sentence.setdefault(draft.sentence.index, []).append(draft)
    found: list[Voiced] = []
    for sentence in sentences:
        found += [_voice(draft, speakers, report) for draft in by_sentence.get(sentence.index, ())]
        speakers.subjects(sentence)
    return Attributions(tuple(found), tuple((s.start, s.end) for s in sentences))


def _voice(draft: Draft, speakers: Speakers, report: Report) -> Voiced:
    heard = speakers.named(draft.heard)[:1] if draft.heard is not None else []
    citing = _citing(draft, speakers)
    parties = speakers.resolve(draft)
    cited = [p for token in draft.cited for p in _behind(token, speakers)]
    words = cues()
    medium = [p for p in (*heard, *citing) if _is_medium(p, report, draft, words.audience)]
    return Voiced(draft=draft, parties=tuple(parties), cited=tuple(cited), media=tuple(medium))


def _behind(token: object, speakers: Speakers) -> list[Party]:
    """“an assessment by the WHO”: the WHO; otherwise the phrase itself."""
    from crossbearing.annotate.attribution_nouns import authors_of

    return [p for author in authors_of(token) for p in speakers.named(author)]  # type: ignore[arg-type]


def _citing(draft: Draft, speakers: Speakers) -> list[Party]:
    """“an officer cited by Reuters”: Reuters."""
    if draft.source is None:
        return []
    for clause in draft.source.children:
        if clause.dep_ in {"acl", "relcl"} and clause.lemma_.lower() in {"cite", "quote", "interview"}:
            for agent in clause.children:
                if agent.dep_ == "agent":
                    return [p for c in agent.children if c.dep_ == "pobj" for p in speakers.named(c)]
    return []


def _is_medium(party: Party, report: Report, draft: Draft, audience: frozenset[str]) -> bool:
    own = set((report.outlet or "").lower().split()) - {"the"}
    if own and own & set(party.name.lower().split()):
        return False
    if draft.heard is not None and draft.heard.lemma_.lower() in audience:
        return False
    return party.kind == "media"
