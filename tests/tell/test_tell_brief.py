"""The brief: every fact in it is borne by a claim that it cites; hostile words stay words."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import page_fixture as cyclone
import pytest

from crossbearing.tell.brief import Brief, Cited, check_brief, compose_brief, render_brief
from crossbearing.tell.markdown import escape, one_line
from crossbearing.tell.sentences import Part, Sentence

sys.path.insert(0, str(Path(__file__).parents[1] / "situate"))
from situate_builders import Run, count, day, place, values

SPRING = day("2031-04-27", "2031-05-06")


def front(made: Run) -> None:
    words = "rebels captured Belar on 5 May"
    taken = made.say(
        "a", "control", "captured", "Belar", by="rebels", to="Belar", time=day("2031-05-05"), quote=words
    )
    made.say("a", "relation", "led_by", by="Northern Front (NF)", to="rebels")
    more = {"certainty": "denied", "negated": True}
    denied = made.say("b", "control", "captured", "Belar", by="rebels", source="Kenyan army", **more)
    made.join(taken, denied, where=place("Belar"))
    made.say("a", "access", "struck", "Sill crossing", by="Ugandan aircraft", time=day("2031-05-06"))


def figures(made: Run) -> None:
    low = made.say(
        "a", "figure", "displaced", "Kenya", quantity=count(280_000, "displaced", flow="flow"), time=SPRING
    )
    high = made.say(
        "b", "figure", "displaced", "Kenya", quantity=count(300_000, "displaced", flow="flow"), time=SPRING
    )
    made.join(low, high, displaced=values("rounding", (280_000, (low,)), (300_000, (high,))))
    homes = count(1_000, "displaced", "households", flow="flow")
    made.say("a", "figure", "displaced", "Orvo", quantity=homes, time=day("2031-05-05", "2031-05-06"))
    dead = count(40, "killed", stated="40 soldiers")
    made.say("b", "figure", "killed", "Tamm", quantity=dead, source="Kenyan army", time=day("2031-05-06"))


@pytest.fixture
def run() -> Run:
    made = Run()
    made.report(
        "a", "2031-05-06", outlet="Rift Wire", title="Front moves on Belar", url="https://rift.example/a"
    )
    made.report("b", "2031-05-07", outlet="Lake Post", title="Town lost")
    front(made)
    figures(made)
    made.say("b", "movement_people", "fled", place("Belar", "origin"), by="families", time=day("2031-05-06"))
    words = "up to 1.5 million people could flee"
    made.say("b", "forecast", "displaced", "Kenya", certainty="forecast", quote=words, source="UN")
    return made


def written(run: Run) -> tuple[str, Brief]:
    args = (run.picture(), run.incidents, run.claims, run.reports)
    return render_brief(*args), compose_brief(*args)


def test_every_number_day_place_and_actor_is_borne_by_a_cited_claim(run: Run) -> None:
    _, brief = written(run)
    assert check_brief(brief, run.incidents, run.claims, run.reports) == []
    assert sum(len(s) for _, s in brief.sections) >= 10


@pytest.mark.parametrize(
    "word", ["9,999 people", "Orvo", "Ugandan aircraft", "12 March 2031", "Northern Front"]
)
def test_the_check_finds_what_no_claim_says(run: Run, word: str) -> None:
    _, brief = written(run)
    last = next(c.id for c in run.claims if c.kind == "forecast")
    forged = Cited(Sentence((Part(f"Reported: {word}", (last,)),)), ((last,),))
    faults = check_brief(
        Brief(brief.picture, (("Forged", (forged,)),), {}, (last,)), run.incidents, run.claims, run.reports
    )
    assert len(faults) == 1


def test_the_check_finds_a_sentence_without_source(run: Run) -> None:
    _, brief = written(run)
    bare = Cited(Sentence((Part("Something happened"),)), ((),))
    assert check_brief(
        Brief(brief.picture, (("Forged", (bare,)),), {}, ()), run.incidents, run.claims, run.reports
    )


def test_each_bullet_cites_and_each_reference_is_listed(run: Run) -> None:
    text, brief = written(run)
    body, _, sources = text.partition("## Sources")
    bullets = [line for line in body.splitlines() if line.startswith("- ") and "more on the page" not in line]
    assert bullets
    assert all(re.search(r"\[\d+\]\(#ref-\d+\)", b) for b in bullets)
    cited = {int(n) for n in re.findall(r"#ref-(\d+)", body)}
    listed = {int(n) for n in re.findall(r'id="ref-(\d+)"', sources)}
    assert cited == listed == set(range(1, len(brief.references) + 1))


def test_the_order_is_that_of_a_flash_update(run: Run) -> None:
    text, _ = written(run)
    headings = [line.lstrip("# ") for line in text.splitlines() if line.startswith("## ")]
    assert headings == [
        "Highlights", "Situation overview", "Where reports disagree", "What nobody reports", "Outlook", "Response and funding", "Sources",
    ]  # fmt: skip
    assert "news-based draft" in text.splitlines()[0]
    assert "likely to be revised" in text
    assert "not a product of OCHA" in text


def test_a_forecast_is_outlook_and_in_no_figure(run: Run) -> None:
    text, _ = written(run)
    before, _, after = text.partition("## Outlook")
    assert "1.5 million" not in before
    assert "1.5 million" in after


def test_a_conversion_is_shown_with_its_factor(run: Run) -> None:
    text, _ = written(run)
    assert "about 3,638 people" in text
    assert "1,000 households × 3.638 people" in text


def test_an_empty_run_says_so() -> None:
    from crossbearing.situate import situate

    picture = situate([], [], [])
    assert "Not reported." in render_brief(picture, [], [], [])


def test_hostile_words_stay_words() -> None:
    text = render_brief(cyclone.PICTURE, cyclone.INCIDENTS, cyclone.CLAIMS, cyclone.REPORTS)
    assert "<script" not in text
    assert "<img" not in text
    assert "<javascript" not in text
    assert set(re.findall(r"(?<!\\)<(\w+)", text)) <= {"a", "https"}


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("<b>x</b>", "&lt;b&gt;x&lt;/b&gt;"),
        ("[x](y)", r"\[x\](y)"),
        ("# Head", r"\# Head"),
        ("- item", r"\- item"),
        ("1. item", r"1\. item"),
        ("see http://a.example", r"see http\://a.example"),
        ("a\nb\x1b[31m\u202ec", r"a b \[31m c"),
        ("5 | 6", r"5 \| 6"),
    ],
)
def test_markup_is_escaped(words: str, expected: str) -> None:
    assert escape(words) == expected


def test_one_line_keeps_letters_of_any_script() -> None:
    assert one_line("  Dêr ez-Zor — دير الزور\t😀 ") == "Dêr ez-Zor — دير الزور 😀"
