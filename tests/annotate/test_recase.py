"""Shouted sentences and headlines in title case get the case of a sentence; names and initials keep theirs."""

from __future__ import annotations

import pytest

from crossbearing.annotate.recase import recased
from crossbearing.annotate.segment import sentences
from crossbearing.model import Report

KNOWN = frozenset(
    "rebels capture captured town as army flees troops flee from city near the fnx said a on in three soldiers killed march Ponce us "
    "storm hits coast after dam bursts".split()
)


def case(text: str, *names: str) -> str:
    cut = tuple(sentences(Report(id="r", text=text)))
    spans = [(text.index(n), text.index(n) + len(n)) for n in names]
    return " ".join(s.text for s in recased(cut, spans, KNOWN))


def test_a_shouted_sentence_is_put_into_small_letters() -> None:
    text = "REBELS CAPTURED TOWN OF BUKAVU ON 3 MARCH AS ARMY FLEES."
    assert case(text, "BUKAVU") == "Rebels captured town of Bukavu on 3 March as army flees."


def test_initials_and_unknown_names_keep_capitals() -> None:
    assert (
        case("THE FMLN KILLED THREE SOLDIERS NEAR MOZOTE.") == "The FMLN killed three soldiers near Mozote."
    )


def test_a_name_that_only_looks_like_a_word_stays_a_name() -> None:
    assert case("REBELS FLEE FROM MARCH CITY.", "MARCH CITY") == "Rebels flee from March City."


def test_title_case_of_a_headline() -> None:
    text = "Storm Hits Coast After Dam Bursts Near Derna"
    assert case(text, "Derna") == "Storm hits coast after dam bursts near Derna"


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the town near Goma, the UN said.",
        "NATO said.",
        "UNHCR, WFP",
        "The army said troops from the FNX fled.",
    ],
)
def test_ordinary_sentences_stay(text: str) -> None:
    assert case(text) == text


def test_a_sentence_in_title_case_is_no_headline() -> None:
    text = "Storm Hits Coast After Dam Bursts."
    assert case(text) == text


@pytest.mark.parametrize(
    "text",
    ["İSTANBUL STORM HİTS COAST AFTER", "STRASSE ﬁ DAM BURSTS NEAR COAST", "ŁÓDŹ ŒUVRE ǅ ARMY FLEES TOWN"],
)
def test_lengths_stay_whatever_the_letters(text: str) -> None:
    assert len(case(text)) == len(text)
