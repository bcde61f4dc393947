"""One attribution while it is being read: tokens of one parsed sentence, spans of the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import cues
from crossbearing.annotate.attribution_spans import SUBJECTS, spans_of
from crossbearing.annotate.segment import Sentence
from crossbearing.model.mention import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Draft", "lost_subject", "negated", "speaks_alone", "subject_of"]

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep"})


@dataclass(slots=True)
class Draft:
    """An attribution found in one sentence.

    Attributes:
        sentence: Where the cue stands.
        kind: Class of the cue in the codebook.
        cue: The cue's main token, None where layout alone attributes ("Governor: …").
        cue_tokens: Indices of the cue's tokens.
        source: Head of the source's noun phrase, or None.
        source_tokens: Indices of the source's tokens.
        content: Indices of the tokens that are said.
        spans: The content as spans of the report, over quotations and other sentences too.
        cited: Heads of the phrases that the source cites ("citing two officials").
        heard: Head of the one who was told, or who cited the source ("told Reuters", "cited by Reuters").
        channel: Name of where it was put out ("on X", "via Telegram").
        hedge: True where nobody is named and the words only soften.
        negated: True where the cue is negated ("did not say").
        open_end: True where the cue ends in a colon or has no content yet ("He added:").
        inherits: The attribution whose speaker goes on, where this one has no source of its own.
        cue_spans: Spans where the cue is no token (a colon).
        source_spans: Spans where the source is no parsed phrase.
    """

    sentence: Sentence
    kind: str
    cue: Token | None = None
    cue_tokens: set[int] = field(default_factory=set)
    source: Token | None = None
    source_tokens: set[int] = field(default_factory=set)
    content: set[int] = field(default_factory=set)
    spans: tuple[Span, ...] = ()
    cited: list[Token] = field(default_factory=list)
    heard: Token | None = None
    channel: str | None = None
    hedge: bool = False
    negated: bool = False
    open_end: bool = False
    inherits: Draft | None = None
    cue_spans: tuple[Span, ...] = ()
    source_spans: tuple[Span, ...] = ()

    @property
    def denial(self) -> bool:
        """Whether the source says that the content is not so."""
        return self.kind == "deny" and not self.negated

    def settle(self) -> None:
        """Turn tokens into spans; source and cue are no part of the content."""
        within = self.content and min(self.content) < min(self.cue_tokens, default=0) < max(self.content)
        said = (
            self.content | self.cue_tokens
            if self.kind == "hedge" and within
            else self.content - self.cue_tokens
        )
        tokens = said - self.source_tokens
        self.spans = self.spans or spans_of(self.sentence, tokens)
        self.cue_spans = self.cue_spans or spans_of(self.sentence, self.cue_tokens)
        self.source_spans = self.source_spans or spans_of(self.sentence, self.source_tokens)

    @property
    def at(self) -> int:
        """Report offset of the cue (of the content where there is none)."""
        spans = self.cue_spans or self.spans
        return spans[0][0] if spans else self.sentence.start


def subject_of(verb: Token) -> tuple[Token, Token] | None:
    """The subject of `verb`, its own or shared: the token that stands there and the head that it means.

    They differ for a relative pronoun ("the officer who said"): there stands "who", meant is "officer".
    """
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.dep_ != "csubj"]
    if own:
        nearest = max((c for c in own if c.i < verb.i), key=lambda c: c.i, default=own[0])
        nearest = _past_dateline(nearest)
        return nearest, _antecedent(nearest, verb)
    lost = lost_subject(verb)
    if lost is not None:
        return lost, lost
    head = verb.head
    if head.i == verb.i:
        return None
    if verb.dep_ in {"acl", "relcl"} and head.pos_ in {"NOUN", "PROPN", "PRON"}:
        return (head, head) if verb.tag_ == "VBG" else None
    if verb.dep_ == "pcomp" and head.lower_ == "as" and head.head.lemma_.lower() in {"quote", "cite"}:
        quoted = [c for c in head.head.children if c.dep_ == "dobj"]
        if quoted:
            return quoted[0], quoted[0]
    if verb.dep_ == "prep" or head.pos_ == "ADP":
        return subject_of(head.head) if head.head.i != head.i and head.head.pos_ in {"VERB", "AUX"} else None
    if verb.dep_ in _SHARES_SUBJECT and head.pos_ in {"VERB", "AUX", "ADJ"}:
        if verb.dep_ == "xcomp":
            told = [c for c in head.children if c.dep_ in {"dobj", "dative"} and c.i < verb.i]
            if told and head.lemma_.lower() not in {"promise", "threaten"}:
                return told[-1], told[-1]
        return subject_of(head)
    return None


def _past_dateline(subject: Token) -> Token:
    """“GOMA, Jan 27 (Wire) - Rebels said …”: the parser hangs the true subject on the dateline."""
    if subject.i or not subject.is_upper or len(subject) < 3:
        return subject
    return next(
        (c for c in subject.rights if c.dep_ == "appos" and c.i > 2 and c.pos_ in {"NOUN", "PROPN"}), subject
    )


def _antecedent(token: Token, verb: Token) -> Token:
    if token.lower_ not in _RELATIVE:
        return token
    clause = verb
    while clause.dep_ in {"conj", "xcomp", "ccomp", "aux"} and clause.head.i != clause.i:
        clause = clause.head
    return clause.head if clause.dep_ == "relcl" else token


def negated(verb: Token) -> bool:
    """Whether "not" or "never" stands with `verb`."""
    return any(c.dep_ == "neg" for c in verb.children)


def speaks_alone(verb: Token) -> bool:
    """Whether a named voice of its own stands with `verb`, against or beside the one before ("…, while Russia said …")."""
    kind = cues().verbs.get(verb.lemma_.lower(), "attitude")
    if kind in {"attitude", "believe", "show", "fear", "expect"}:
        return False
    contrast = any(
        c.dep_ == "mark" and c.lower_ in {"while", "whereas", "though", "although", "but"}
        for c in verb.children
    )
    own = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ in {"NOUN", "PROPN"}]
    own = own or [t for t in (lost_subject(verb),) if t is not None]
    beside = verb.dep_ == "conj" and (kind == "deny" or any(c.dep_ == "ccomp" for c in verb.children))
    return bool(own) and (contrast or beside)


def lost_subject(verb: Token) -> Token | None:
    """“… and Israel said it …”: a noun right before a finite verb without subject, hung elsewhere by the parser."""
    if not verb.i or verb.tag_ not in {"VBD", "VBZ", "VBP"} or any(c.dep_ in SUBJECTS for c in verb.children):
        return None
    before = verb.nbor(-1)
    if before.pos_ not in {"NOUN", "PROPN"} or before.dep_ not in {
        "conj",
        "pobj",
        "dobj",
        "appos",
        "npadvmod",
    }:
        return None
    return before if any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children) else None
