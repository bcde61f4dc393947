"""When: the time of a claim, from its own clause, its sentence, or the day on which it was said."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import cues
from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import verbal
from crossbearing.model import PeriodMention, Time, as_date

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["as_time", "time_of"]


def time_of(
    scene: Scene, span: tuple[int, int], trigger: Token, *, forecast: bool, total: bool = False
) -> Time:
    """When: a period of the clause; of the sentence; the day on which it was said; else up to the day of publication.

    Args:
        scene: The sentence.
        span: Offsets of the claim in the report's text.
        trigger: The claim's predicate.
        forecast: Whether the claim is about the future.
        total: Whether it counts up to a day: then the day on which it was said ends it and does not begin it.
    """
    periods = [
        p
        for p in scene.periods
        if not _of_comparison(scene, p) and p.relation != "none" and (p.from_ or p.to)
    ]
    dated = [p for p in periods if not _of_speech(scene, p, trigger)]
    if since := _since(scene, trigger, dated):
        return since
    own = [p for p in dated if span[0] <= p.start < span[1] and not _of_an_aside(scene, p, trigger)]
    if own:
        return as_time(_closest(own, scene.start(trigger)))
    near = [p for p in dated if _same_clause(scene, p, trigger)]
    if near:
        return as_time(_closest(near, scene.start(trigger)))
    if len(dated) == 1 and trigger.dep_ not in ("relcl", "advcl") and not forecast:
        only = dated[0]
        return as_time(only) if not _of_an_aside(scene, only, trigger) else _undated(scene, forecast=forecast)
    spoken = [p for p in periods if p not in dated and p.to]
    if spoken and not forecast:
        return Time(
            from_=None if total else spoken[0].from_,
            to=spoken[0].to,
            stated=spoken[0].text,
            precision=spoken[0].grain,
        )
    return _undated(scene, forecast=forecast)


def _undated(scene: Scene, *, forecast: bool) -> Time:
    """The time of a clause without a date: from the day of publication on, or up to it."""
    day = _today(scene)
    return Time(from_=day if forecast else None, to=None if forecast else day, inherited=True)


def _of_an_aside(scene: Scene, period: PeriodMention, trigger: Token) -> bool:
    """In "left the town, its biggest loss since it gave up the port last May": a date of another clause, told in passing."""
    token = next((t for t in scene.doc if scene.end(t) > period.start), None)
    while token is not None and token.head != token:
        aside = token.dep_ in ("relcl", "acl") or (token.dep_ == "advcl" and _sets_apart(token))
        if aside and verbal(token):
            return trigger != token and token not in list(trigger.ancestors)
        token = token.head
    return False


def _sets_apart(clause: Token) -> bool:
    return any(
        c.lower_ in ("since", "before", "after", "while", "although", "though", "whereas")
        for c in clause.children
    )


_SUPERLATIVE = re.compile(
    r"\b(?:first|last|worst|most|least|\w+est)\b[^.;]{0,50}\b(?:since|in)\s+(?:the\s+)?$", re.IGNORECASE
)


def _of_comparison(scene: Scene, period: PeriodMention) -> bool:
    """As in "for the first time since 2016", "the worst flood since 1941": what it is compared with, not when it was."""
    before = scene.annotated.report.text[max(scene.sentence.start, period.start - 70) : period.start]
    return _SUPERLATIVE.search(before) is not None and (period.relation == "since" or "since" in before[-8:])


def _since(scene: Scene, trigger: Token, dated: list[PeriodMention]) -> Time | None:
    """In "killed since the offensive began on 3 May": from that day on."""
    for clause in trigger.children:
        if clause.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in clause.children):
            start, end = (
                scene.start(clause.doc[clause.left_edge.i]),
                scene.end(clause.doc[clause.right_edge.i]),
            )
            for period in dated:
                if start <= period.start < end and period.from_:
                    words = scene.annotated.report.text[start:end]
                    return Time(from_=period.from_, to=_today(scene), stated=words, precision=period.grain)
    return None


def _today(scene: Scene) -> str | None:
    published = as_date(scene.annotated.report.published)
    return published.isoformat() if published else None


def _of_speech(scene: Scene, period: PeriodMention, trigger: Token) -> bool:
    """In "..., the ministry said on Thursday": the day on which it was said, not on which it happened."""
    token = next((t for t in scene.doc if scene.end(t) > period.start), None)
    while token is not None and token.head != token and token.dep_ in _DATE_PATH:
        token = token.head
    if token is None or token == trigger:
        return False
    if token.lemma_.lower() in cues().counts:
        return False  # "recorded 600 deaths since October": counted since then
    at = scene.start(token)
    return any(s <= at < e for s, e in scene.cues) and verbal(token)


_DATE_PATH = frozenset("pobj compound amod npadvmod prep advmod det nummod pcomp tmod nmod".split())


def _same_clause(scene: Scene, period: PeriodMention, trigger: Token) -> bool:
    """A date at the head of the sentence holds for all of its clauses; one inside another clause does not."""
    token = next((t for t in scene.doc if scene.end(t) > period.start), None)
    while token is not None and token.dep_ in (
        "pobj",
        "compound",
        "amod",
        "npadvmod",
        "prep",
        "advmod",
        "det",
        "nummod",
        "pcomp",
        "tmod",
    ):
        if any(t.text == ";" for t in scene.doc[min(token.i, trigger.i) : max(token.i, trigger.i)]):
            return False
        if token.dep_ in ("npadvmod", "prep", "advmod") and token.head in (trigger, *trigger.ancestors):
            return (
                token.head == trigger
                or period.start < scene.start(trigger)
                or trigger.dep_ in ("ccomp", "xcomp")
            )
        token = token.head
    return False


def _closest(periods: list[PeriodMention], at: int) -> PeriodMention:
    return min(periods, key=lambda p: (abs(p.start - at), p.start))


def as_time(period: PeriodMention) -> Time:
    """A period mention as the time of a claim."""
    return Time(from_=period.from_, to=period.to, stated=period.text, precision=period.grain)
