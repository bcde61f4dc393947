"""What holds for every claim of every text: it stands on its words, has an id of its own, and depends on nothing else."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import get_args

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.annotate import annotate
from crossbearing.codebook import Codebook
from crossbearing.extract import extract
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import Claim, Mark, Report, decode, encode
from crossbearing.model.claim import Certainty, Kind

Draw = Callable[..., list[Claim]]

PARTS = (
    "Rebels captured the towns of Rutshuru and Kiwanja on Monday, the army said.",
    "“We have lost 12 people,” the mayor of Uvira told Reuters.",
    "At least 40 people were killed and 100 injured; thousands fled towards Bujumbura.",
    "The bridge was destroyed. The road is closed.",
    "The ministry denied that the dam had burst.",
    "Up to 2 million people could be displaced by June.",
    "In 2012 the town fell to the rebels for ten days.",
    "He added: the airport had been shut since Tuesday.",
)

MIXED = "\n\n".join(PARTS)


def holds(report: Report, claims: list[Claim]) -> None:
    """What the model promises of every claim."""
    assert len({c.id for c in claims}) == len(claims)
    assert [c.start for c in claims] == sorted(c.start for c in claims)
    assert sum(c.lead for c in claims) <= 1
    for c in claims:
        assert c.report == report.id
        assert c.id.startswith(f"{report.id}:")
        assert 0 <= c.start < c.end <= len(report.text)
        assert c.quote == report.text[c.start : c.end]
        assert c.kind in get_args(Kind)
        assert c.certainty in get_args(Certainty)
        assert c.background == (c.kind == "background")
        assert (c.kind == "forecast") <= (c.certainty == "forecast")
        assert c.codebook
        assert all(a.name and a.surface for a in (*c.actors, *c.targets))
        assert all(p.resolved == (p.lat is not None) for p in c.places)
        assert decode(encode(c), Claim) == c
        if c.quantity and c.quantity.low is not None and c.quantity.high is not None:
            assert c.quantity.low <= c.quantity.high
        if c.time.from_ and c.time.to:
            assert c.time.from_ <= c.time.to


def test_every_claim_stands_on_its_words(draw: Draw) -> None:
    report = Report(id="r", text=MIXED, published="2025-05-14")
    claims = draw(MIXED)
    holds(report, claims)
    assert len(claims) >= 12


def test_a_claim_never_spans_two_sentences(draw: Draw) -> None:
    for claim in draw(MIXED):
        assert "\n" not in claim.quote
        assert any(claim.quote in part for part in PARTS)


def test_the_same_text_gives_the_same_claims(draw: Draw) -> None:
    assert [encode(c) for c in draw(MIXED)] == [encode(c) for c in draw(MIXED)]


def test_claims_do_not_depend_on_other_reports(gazetteer: Gazetteer, codebook: Codebook) -> None:
    reports = [
        Report(id=f"r{i}", text=text, published="2025-05-14") for i, text in enumerate((MIXED, *PARTS))
    ]
    alone = {
        r.id: [encode(c) for c in extract(annotate([r], codebook, gazetteer), codebook)] for r in reports
    }
    random.Random(7).shuffle(reports)
    together: dict[str, list[bytes]] = {r.id: [] for r in reports}
    for claim in extract(annotate(reports, codebook, gazetteer), codebook):
        together[claim.report].append(encode(claim))
    assert together == alone


def test_offsets_are_code_points_not_bytes(draw: Draw) -> None:
    text = "Ça va? 🌊🌊 Čačak, Şırnak.\n\nFloods killed 9 people in Şırnak."
    claims = draw(text)
    holds(Report(id="r", text=text), claims)
    assert [c.quote for c in claims if c.type == "killed"] == ["Floods killed 9 people in Şırnak"]


def test_a_report_in_another_language_gives_none(draw: Draw) -> None:
    assert draw("Les rebelles ont pris Goma. Rebels captured Goma.", lang="fr") == []
    assert draw("Rebels captured Goma.", lang="en-GB")
    assert draw("Rebels captured Goma.", lang=None)


def test_no_claim_from_marked_text(draw: Draw) -> None:
    text = "Rebels captured Goma.\nALSO READ: Army retakes Bukavu\nThe bridge at Sake was destroyed."
    start = text.index("ALSO")
    mark = Mark(start=start, end=text.index("\nThe"), reason="also_read")
    claims = draw(text, marks=(mark,))
    assert {c.type for c in claims} == {"captured", "destroyed"}
    assert not any(c.start < mark.end and mark.start < c.end for c in claims)


HOSTILE = {
    "nothing": "",
    "blanks": " \n\t\r\n\u00a0\u2003 ",
    "only punctuation": "?!… ,;: — –– ()[]{} «»„“ ...",
    "opening brackets": "(" * 20_000,
    "closing brackets in words": "killed)]} 12) people] in) Goma" * 40,
    "control characters": "Rebels\x00 captured\x07 Goma\x1b[31m on\x08 Monday\x7f.",
    "emoji": "🔥🔥🔥 Rebels captured Goma 🔥 👨‍👩‍👧‍👦 fled 😱",
    "right to left": "\u202eRebels captured Goma\u202c. استولى المتمردون على غوما. המורדים כבשו",
    "combining marks": "R̷̛e̴͠b̵̀e̶l̸s̷ ̵c̶a̷p̸t̴u̵r̶e̷d̸ Goma",
    "byte order marks": "\ufeffRebels captured\ufeff Goma.\ufffd\ufffe",
    "a number that never ends": "9" * 5_000 + " people were killed in Goma.",
    "many numbers": "Killed: " + ", ".join(str(n) for n in range(300)) + " people.",
    "markup": "<script>alert('Rebels captured Goma')</script> {{7*7}} ${jndi:x} %s %n",
    "one long word": "capture" * 2_000,
    "many short sentences": "He died. " * 400,
    "nested quotations": "“‘“‘“‘ He said “he said ‘he said “rebels captured Goma”’”" * 10,
    "line separators": "Rebels captured Goma.\u2028Rebels\u2029captured\x0bSake\x0cBeni\x85Uvira.",
    "impossible dates": "On 31 February 2025 and 99/99/9999, 12 people were killed in Goma at 25:61.",
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_is_only_text(name: str, draw: Draw) -> None:
    text = HOSTILE[name]
    holds(Report(id="r", text=text), draw(text))


def test_a_sentence_of_two_megabytes_is_left_out_and_the_rest_read(draw: Draw) -> None:
    text = (
        "Rebels captured Goma.\n"
        + "and rebels captured the town of Sake " * 56_000
        + "\nThe bridge at Beni was destroyed."
    )
    assert len(text) > 2_000_000
    assert {c.type for c in draw(text)} == {"captured", "destroyed"}


WORDS = st.sampled_from(
    "rebels army captured Goma Aleppo the a of in to killed 12 hundred thousand people fled from . , ; : “ ” ( ) - said denied "
    "“not bridge was destroyed by could if that who and Monday \n 2024 January it they nobody strike on road closed 🌊 É \t".split(
        " "
    )
)


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    words=st.lists(WORDS, max_size=40),
    published=st.sampled_from([None, "2024-12-06", "not a date", "2024-02-29T10:00:00Z"]),
)
def test_any_order_of_words_gives_sound_claims(words: list[str], published: str | None, draw: Draw) -> None:
    text = " ".join(words)
    holds(Report(id="r", text=text), draw(text, published=published))


@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(text=st.text(max_size=300))
def test_any_text_gives_sound_claims(text: str, draw: Draw) -> None:
    holds(Report(id="r", text=text), draw(text))


@pytest.mark.parametrize("field", ["id", "quote", "kind", "type"])
def test_a_claim_cannot_be_edited(field: str, draw: Draw) -> None:
    claim = draw("Rebels captured Goma.")[0]
    with pytest.raises((AttributeError, msgspec.MsgspecError)):
        setattr(claim, field, "other")
