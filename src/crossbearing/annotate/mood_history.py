"""History, habit and description: clauses that give background and tell no news."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from crossbearing.annotate.mood_words import MoodWords, mood_words
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["historic_sentences", "is_history"]

_YEAR = re.compile(r"^(1[89]\d\d|20\d\d)(s)?$")
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "conj", "parataxis", "appos"})
_NUMBERS = frozenset(
    {
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "several",
        "many",
        "few",
        "a",
        "one",
    }
)


def is_history(token: Token, published: dt.date | None, words: MoodWords) -> bool:
    """Whether the event at `token` is background: an earlier year, a habit, a former state, mere description."""
    verb = token
    if token.pos_ not in {"VERB", "AUX"}:
        return _old_noun(token, published)
    if _old_date(verb, published, words) or _habit(verb, words) or _description(verb, words):
        return True
    if (
        verb.dep_ in {"xcomp", "conj", "advcl"}
        and verb.head.i != verb.i
        and verb.head.pos_ in {"VERB", "AUX"}
    ):
        head = verb.head
        if verb.dep_ == "xcomp":
            return is_history(head, published, words)
        if verb.dep_ == "conj" and not any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children):
            return not _dated(verb) and _old_date(head, published, words, leading=True)
        return (
            verb.dep_ == "advcl"
            and not _dated(verb)
            and verb.tag_ != "VBG"
            and _old_date(head, published, words, leading=True)
        )
    return False


def historic_sentences(sentences: Sequence[Sentence], published: dt.date | None) -> frozenset[int]:
    """Indices of the sentences that carry on a historical account ("Eleven days later it left").

    A sentence does so when the one before it in its paragraph has an old date at its head, and it opens with a
    lapse of time or has no date of its own and stands in the past tense.
    """
    words = mood_words()
    found: set[int] = set()
    before: Sentence | None = None
    for sentence in sentences:
        root = _root(sentence)
        if root is None:
            before = None
            continue
        if _old_date(root, published, words) or (
            before is not None
            and before.index in found
            and before.paragraph == sentence.paragraph
            and _goes_on(root, words)
        ):
            found.add(sentence.index)
        before = sentence
    return frozenset(found)


def _root(sentence: Sentence) -> Token | None:
    return next((t for t in sentence.doc or () if t.dep_ == "ROOT"), None)


def _goes_on(root: Token, words: MoodWords) -> bool:
    opening = [t.lower_ for t in root.doc[:6]]
    lapse = bool(set(opening) & (words.later - {"after", "since", "following"}))
    return root.tag_ in {"VBD", "VBN"} and lapse


# ------------------------------------------------------------------ dates
def _old_date(verb: Token, published: dt.date | None, words: MoodWords, *, leading: bool = False) -> bool:
    """Whether an adverbial of `verb` itself puts it into an earlier year ("in 2014", "two decades ago")."""
    for child in verb.children:
        if leading and child.i > verb.i:
            continue
        if (
            child.dep_ in {"prep", "npadvmod", "advmod", "tmod", "nmod"}
            and _is_old(child, published, words)
            and not _record(verb, child)
        ):
            return True
    return False


def _is_old(phrase: Token, published: dt.date | None, words: MoodWords) -> bool:
    tokens = list(_own_words(phrase))
    for token in tokens:
        match = _YEAR.match(token.text)
        if match and (match[2] or (published is not None and int(match[1]) < published.year)):
            return True
        if token.lower_ == "ago" and any(t.lemma_.lower() in words.old_units for t in token.subtree):
            return True
        if token.lemma_.lower() in {"year", "decade", "century"} and any(
            c.lower_ == "last" for c in token.children
        ):
            return not any(
                t.lower_ in {"over", "for", "in"}
                and t.dep_ == "prep"
                and t.i == phrase.i
                and token.lower_ != "year"
                for t in tokens
            )
    return phrase.lower_ == "once" and phrase.dep_ == "advmod" and phrase.head.tag_ in {"VBN", "VBD"}


def _own_words(phrase: Token) -> Iterator[Token]:
    yield phrase
    for child in phrase.children:
        if child.dep_ not in _CLAUSES:
            yield from _own_words(child)


def _record(verb: Token, phrase: Token) -> bool:
    """“for the first time since 2016”, "the worst since 2020": the year measures today's event."""
    around = [t for t in verb.subtree if abs(t.i - phrase.i) <= 8]
    superlative = any(t.tag_ in {"JJS", "RBS"} and t.lower_ not in {"least", "most"} for t in around)
    return any(t.lower_ == "since" for t in _own_words(phrase)) and (
        superlative or any(t.lower_ in {"first", "most"} for t in around)
    )


def _dated(verb: Token) -> bool:
    return any(_YEAR.match(t.text) for c in verb.children if c.dep_ == "prep" for t in c.subtree)


def _old_noun(noun: Token, published: dt.date | None) -> bool:
    for child in noun.children:
        match = _YEAR.match(child.text)
        if match and published is not None and int(match[1]) < published.year:
            return True
        if child.dep_ == "prep" and child.lower_ in {"in", "of", "since", "during"}:
            for inner in _own_words(child):
                year = _YEAR.match(inner.text)
                if year and (year[2] or (published is not None and int(year[1]) < published.year)):
                    return True
    return False


# ------------------------------------------------------------------ habit and description
def _habit(verb: Token, words: MoodWords) -> bool:
    """“has repeatedly targeted”, "used to live": how it usually is."""
    if (
        verb.lemma_.lower() == "use"
        and verb.tag_ == "VBD"
        and any(c.dep_ == "xcomp" and c.tag_ == "VB" for c in verb.children)
    ):
        return not any(c.dep_ == "dobj" for c in verb.children)
    for child in verb.children:
        lower = child.lower_
        if child.dep_ == "advmod" and lower in words.habit and not (lower == "long" and child.i > verb.i):
            return True
        if (
            child.dep_ == "advmod"
            and lower in words.former
            and verb.tag_ == "VBN"
            and not any(c.dep_ == "nsubj" for c in verb.children)
        ):
            return True
    return False


def _description(verb: Token, words: MoodWords) -> bool:
    """“is located on the river”, "home to two million", "which links the capital with the coast"."""
    lemma = verb.lemma_.lower()
    if lemma in {"locate", "situate", "nickname", "populate", "inhabit"} and verb.tag_ == "VBN":
        return True
    if lemma in words.description and verb.dep_ in {"acl", "relcl"} and verb.tag_ == "VBN":
        return True
    relative = verb.dep_ in {"acl", "relcl"} and verb.tag_ in {"VBZ", "VBP", "VBG"}
    return relative and lemma in words.description_verbs
