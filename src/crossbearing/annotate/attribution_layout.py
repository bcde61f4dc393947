"""Attributions that layout makes: quotations over sentences and paragraphs, colons, headlines, brackets."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from crossbearing.annotate.attribution_cues import cues
from crossbearing.annotate.attribution_draft import Draft
from crossbearing.annotate.attribution_spans import covers, inside, merged
from crossbearing.annotate.segment import Sentence
from crossbearing.model.mention import Span

__all__ = ["bracket_source", "colon_headline", "quotations", "with_quotations"]

MIN_WORDS = 3
"""Quotations below this many words are scare quotes or names ("new phase") and never carry a speaker on."""
_HEAD_WORDS = 6
"""Most words of a speaker in a headline ("UN refugee agency: …"); longer beginnings are topics or clauses."""
_MARKS = re.compile(r"[“”«»\"]|''")
_BRACKET = re.compile(r"\((?P<name>[A-Z][\w’'./&-]*(?:[ ,][\w’'./&-]+){0,5})\)\s*[.;]?\s*$")
_COLON = re.compile(r"^(?P<left>[^:]{2,60}):\s+(?P<right>\S.{8,})$")
_FROM_END = re.compile(r"^(?P<right>\S.{12,}?)(?::|\s[–—-])\s+(?P<left>[\w’'.& -]{2,40})$")


def quotations(text: str, start: int, end: int) -> list[tuple[Span, bool]]:
    """Quoted spans in `text[start:end]` (one paragraph), marks included; True where it is left open at the end."""
    found: list[tuple[Span, bool]] = []
    opened: int | None = None
    for match in _MARKS.finditer(text, start, end):
        mark = match.group()
        if opened is None and mark not in "”»":
            opened = match.start()
        elif opened is not None and mark not in "“«":
            found.append(((opened, match.end()), False))
            opened = None
    if opened is not None and text[opened] in "“«":
        found.append(((opened, end), True))
    return found


def with_quotations(text: str, sentences: Sequence[Sentence], drafts: list[Draft]) -> list[Draft]:
    """Give every quotation to its speaker: extend what is said, carry speakers on, open new inherited ones."""
    added: list[Draft] = []
    carried: Draft | None = None
    still_open = False
    for paragraph in _paragraphs(sentences):
        quoted = quotations(text, paragraph[0].start, paragraph[-1].end)
        spans = [span for span, _ in quoted]
        own = [
            d for d in drafts if d.sentence.paragraph == paragraph[0].paragraph and not inside(d.at, spans)
        ]
        speaker = carried if carried is not None and (still_open or _is_open(carried)) else None
        for span, _ in quoted:
            if len(text[span[0] : span[1]].split()) < MIN_WORDS:
                continue
            holder = _holder(span, own)
            if holder is not None:
                speaker = holder
            elif speaker is None and carried is not None and _alone(span, paragraph):
                speaker = Draft(_sentence_at(paragraph, span[0]), "say", inherits=carried)
                added.append(speaker)
            elif speaker is None or _has_cue(span, paragraph, own):
                continue
            if holder is None or covers([span], _hull(holder.spans, span)) >= QUOTE_SHARE:
                speaker.spans = merged((*speaker.spans, span))
        carried = speaker if speaker is not None else _open_at_end(own)
        still_open = bool(quoted) and quoted[-1][1]
    _close_open(sentences, drafts)
    return drafts + added


QUOTE_SHARE = 0.6
"""Least share of what is said that must lie in a quotation before the whole quotation counts as said: below it,
the quotation is a phrase inside a paraphrase."""


def _hull(spans: tuple[Span, ...], default: Span) -> Span:
    return (spans[0][0], spans[-1][1]) if spans else default


def _paragraphs(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    found: list[list[Sentence]] = []
    for sentence in sentences:
        if found and found[-1][0].paragraph == sentence.paragraph:
            found[-1].append(sentence)
        else:
            found.append([sentence])
    return found


def _holder(span: Span, own: list[Draft]) -> Draft | None:
    """The attribution whose content shares most with the quotation, or that waits for one."""
    best, most = None, 0.0
    for draft in own:
        share = covers(draft.spans, span)
        if share > most:
            best, most = draft, share
    if best is not None:
        return best
    waiting = [d for d in own if _is_open(d) and d.at < span[0]]
    return waiting[-1] if waiting else None


def _is_open(draft: Draft) -> bool:
    return draft.open_end and not draft.spans


def _open_at_end(own: list[Draft]) -> Draft | None:
    return own[-1] if own and _is_open(own[-1]) else None


def _alone(span: Span, paragraph: list[Sentence]) -> bool:
    """Whether the quotation is the whole paragraph."""
    return span[0] - paragraph[0].start <= 1 and paragraph[-1].end - span[1] <= 1


def _has_cue(span: Span, paragraph: list[Sentence], own: list[Draft]) -> bool:
    sentence = _sentence_at(paragraph, span[0])
    return any(d.sentence.index == sentence.index and d.source_spans for d in own)


def _sentence_at(paragraph: list[Sentence], at: int) -> Sentence:
    return next((s for s in paragraph if s.start <= at < s.end), paragraph[0])


def _close_open(sentences: Sequence[Sentence], drafts: list[Draft]) -> None:
    """A cue that ends in a colon and met no quotation says the next sentence."""
    following = {a.index: b for a, b in pairwise(sentences)}
    for draft in drafts:
        after = following.get(draft.sentence.index)
        if _is_open(draft) and after is not None and draft.sentence.text.rstrip().endswith(":"):
            draft.spans = ((after.start, after.end),)


# ---------------------------------------------------------------- headlines, brackets
def colon_headline(sentence: Sentence, known: frozenset[str], *, first: bool) -> Draft | None:
    """“Governor: dam may burst”, "Dam may burst: officials"; `known` are words of the report's own sources (lower case).

    A topic before a colon ("Floods: what we know") is no source: the words must name a voice.
    """
    if not (sentence.heading or first) or (
        ":" not in sentence.text and "–" not in sentence.text and "—" not in sentence.text
    ):
        return None
    body = sentence.text.rstrip(". ")
    for pattern in (_COLON, _FROM_END):
        match = pattern.match(body)
        if (
            match
            and not _has_verb(sentence, match.span("left"))
            and _names_voice(match["left"], match["right"], known, last=pattern is _FROM_END)
        ):
            return Draft(
                sentence,
                "say",
                spans=(_absolute(sentence, match.span("right")),),
                source_spans=(_absolute(sentence, match.span("left")),),
                cue_spans=(_mark_between(sentence, match),),
            )
    return None


def _has_verb(sentence: Sentence, span: Span) -> bool:
    return any(t.pos_ in {"VERB", "AUX"} and span[0] <= sentence.at(t) < span[1] for t in sentence.doc or ())


def _mark_between(sentence: Sentence, match: re.Match[str]) -> Span:
    at = min(match.end("left"), match.end("right")) if match.start("left") else match.end("left")
    if match.start("left"):
        at = match.start("left") - 2
    return sentence.start + at, sentence.start + at + 1


def _absolute(sentence: Sentence, span: Span) -> Span:
    return sentence.start + span[0], sentence.start + span[1]


def _names_voice(left: str, right: str, known: frozenset[str], *, last: bool) -> bool:
    words = cues()
    tokens = [w.strip(".,’'").lower() for w in left.split()]
    if not tokens or len(tokens) > _HEAD_WORDS:
        return False
    word = tokens[-1]
    voices = words.roles | words.groups | words.media | {"source", "un"}
    voiced = {word, word.removesuffix("s")} & (voices if last else voices | words.documents)
    return bool(voiced) or word in known or (right[0] in "“\"‘'" and left[:1].isupper())


def bracket_source(sentence: Sentence) -> Draft | None:
    """“More than 400 people were displaced (IOM).” at the end of a sentence or bullet; definitions are none."""
    match = _BRACKET.search(sentence.text)
    if match is None:
        return None
    name, before = match["name"], sentence.text[: match.start()].rstrip()
    if not before or not _is_bracket_name(name) or _defines(before, name) or len(before.split()) < 4:
        return None
    return Draft(
        sentence,
        "report",
        spans=((sentence.start, sentence.start + len(before)),),
        source_spans=(_absolute(sentence, match.span("name")),),
        cue_spans=((sentence.start + match.start(), sentence.start + match.start() + 1),),
    )


def _is_bracket_name(name: str) -> bool:
    words = cues()
    parts = [p.strip(",.").lower() for p in name.split()]
    if any(part.isdigit() for part in parts):
        return False
    acronym = len(parts) == 1 and name.isupper() and len(name) >= 3
    return (
        acronym
        or name in words.media_names
        or bool(set(parts) & (words.groups | words.media | {"ocha", "unhcr", "iom"}))
    )


def _defines(before: str, name: str) -> bool:
    """Whether the words before the bracket spell its letters ("the World Food Programme (WFP)")."""
    letters = [c for c in name if c.isupper()]
    initials = [w[0] for w in before.split()[-len(letters) - 3 :] if w[:1].isupper()]
    return len(letters) > 1 and len(initials) >= len(letters) - 1 and initials[-1] == letters[-1]
