"""Which sentences are parsed: none that bears a claim is passed over, and most that bear none are."""

from __future__ import annotations

import pytest

from crossbearing.annotate.segment import Sentence
from crossbearing.annotate.triggers import can_bear_claim
from crossbearing.codebook import Codebook


def bears(text: str, codebook: Codebook) -> bool:
    return can_bear_claim(codebook)(Sentence(0, 0, 0, len(text), text))


@pytest.mark.parametrize(
    "text",
    [
        "Rebels captured the town.",
        "The army retook the hill.",
        "The town fell on Monday.",
        "Thousands fled.",
        "Nine people died.",
        "The bridge was swept away.",
        "JETS BOMBED THE PORT",
        "The river burst its banks.",
        "The toll stands at nine.",
        "It could rain.",
        "The governor said so.",
        "A quake shook the coast.",
        "The crossing is shut.",
        "Soldiers withdrew at night.",
        "The dam broke.",
        "Two children were slain.",
        "Families are sheltering in schools.",
        "They overran the camp.",
        "Troops were sent north.",
        "The column was 12 km from the capital.",
        "The storm made landfall at noon.",
        "Half the region faces hunger.",
        "The embassy had nothing to do with it.",
    ],
)
def test_a_sentence_that_bears_a_claim_is_parsed(text: str, codebook: Codebook) -> None:
    assert bears(text, codebook)


@pytest.mark.parametrize(
    "text",
    [
        "Photograph by the author.",
        "The soup is made of beans and corn.",
        "Grandmothers sing old songs there.",
        "The valley is green in April.",
        "",
        "…",
    ],
)
def test_a_sentence_without_any_trigger_is_not(text: str, codebook: Codebook) -> None:
    assert not bears(text, codebook)


def test_every_example_of_the_codebook_is_parsed(codebook: Codebook) -> None:
    passed_over = [w for e in codebook.entries.values() for w in e.examples if not bears(w, codebook)]
    assert passed_over == []


VERBS = """capture seize bury flee die occupy evacuate destroy bomb shell stab kidnap trap shut hit cut release free
displace drown perish collapse submerge encircle besiege retreat withdraw deploy surrender injure wound""".split()


def forms(verb: str) -> set[str]:
    """The regular forms of a verb, doubled consonants included."""
    stem = verb.removesuffix("e") if not verb.endswith("ee") else verb
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return {verb, verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    if verb in {"stab", "kidnap", "trap", "shut", "hit", "cut"}:
        return {verb, verb + "s", verb + verb[-1] + "ing"}
    if verb == "die":
        return {"die", "dies", "died", "dying"}
    return {verb, verb + "s", stem + "ing"} | (set() if verb in {"flee", "withdraw"} else {stem + "ed"})


@pytest.mark.parametrize("verb", VERBS)
def test_no_form_of_a_trigger_is_missed(verb: str, codebook: Codebook) -> None:
    assert verb in codebook.trigger_lemmas()
    assert {f for f in forms(verb) if not bears(f"They {f} there.", codebook)} == set()
