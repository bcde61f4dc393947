"""Attributions of one sentence put together: who cites whom, and two verbs that make one cue."""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues
from crossbearing.annotate.attribution_draft import Draft, lost_subject
from crossbearing.annotate.attribution_nouns import is_voice
from crossbearing.annotate.attribution_spans import noun_phrase, subtree

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["joined"]


def joined(drafts: list[Draft], words: Cues) -> list[Draft]:
    """Cited sources go to the attribution that cites them; "quoted X as saying" and "declined to say" are one cue."""
    kept = [d for draft in drafts if (d := _placed(draft, drafts, words)) is not None]
    _cut_neighbours(kept)
    for draft in list(kept):
        parent = _parent(draft, kept)
        if draft.cue is None or parent is None or parent.cue is None:
            continue
        if draft.cue.dep_ == "pcomp" and parent.cue.lemma_.lower() in {"quote", "cite"}:
            draft.heard = parent.heard or (
                parent.source if parent.source is not draft.source else draft.heard
            )
        elif (
            draft.cue.dep_ == "xcomp"
            and draft.kind == "say"
            and any(c.dep_ == "ccomp" for c in draft.cue.children)
        ):
            draft.negated = (
                draft.negated or parent.negated or parent.cue.lemma_.lower() in {"decline", "refuse"}
            )
        else:
            continue
        draft.cue_tokens |= parent.cue_tokens
        kept.remove(parent)
    return kept


def _cut_neighbours(kept: list[Draft]) -> None:
    """“A said … and B said …”: where the parser hangs B on A's last noun, A's content ends before B."""
    for other in kept:
        if other.cue is None or lost_subject(other.cue) is None or not other.source_tokens:
            continue
        for draft in kept:
            if (
                draft is not other
                and other.cue.i in draft.content
                and draft.cue is not None
                and draft.cue.i < other.cue.i
            ):
                draft.content = {i for i in draft.content if i < min(other.source_tokens)}


def _parent(draft: Draft, kept: list[Draft]) -> Draft | None:
    if draft.cue is None:
        return None
    head = draft.cue.head.head if draft.cue.dep_ == "pcomp" else draft.cue.head
    return next((d for d in kept if d is not draft and d.cue is not None and d.cue.i == head.i), None)


def _placed(draft: Draft, drafts: list[Draft], words: Cues) -> Draft | None:
    """`draft` itself; None where it only cites a source for another; the cited source's own where none does."""
    cue = draft.cue
    if cue is None or cue.lemma_.lower() not in {"cite", "quote"} or cue.tag_ != "VBG":
        return draft
    objects = [c for c in cue.children if c.dep_ == "dobj"]
    if not objects or not is_voice(objects[0], words):
        return draft
    owner = next((d for d in drafts if d is not draft and _cites(d, cue, words)), None)
    if owner is None:
        return _cited_alone(draft, cue, objects[0])
    owner.cited.extend(objects)
    owner.content -= subtree(cue)
    return None


def _cites(draft: Draft, cue: Token, words: Cues) -> bool:
    if draft.cue is None or draft.kind in {"attitude", "judge"}:
        return False
    direct = cue.head.i == draft.cue.i or cue.i in draft.source_tokens
    return direct or (cue.i in draft.content and draft.source is not None and _is_outlet(draft.source, words))


def _is_outlet(head: Token, words: Cues) -> bool:
    return (
        bool({head.lower_, head.lemma_.lower()} & words.media)
        or head.text in words.media_names | words.media_titles
    )


def _cited_alone(draft: Draft, cue: Token, source: Token) -> Draft:
    """“The bridge was hit, citing officials”: the clause is the cited source's word."""
    clause = subtree(cue.head, [cue]) if cue.head.i != cue.i else set()
    return Draft(draft.sentence, "report", cue, {cue.i}, source, noun_phrase(source), clause)
