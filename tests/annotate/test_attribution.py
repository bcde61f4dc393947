import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.annotate.attribution import (
    Attributions,
    attribution_of,
    find_attributions,
    read_attributions,
)
from crossbearing.annotate.attribution_cues import cues, read_cues
from crossbearing.annotate.attribution_layout import quotations
from crossbearing.annotate.parse import parse
from crossbearing.annotate.segment import sentences
from crossbearing.errors import BadCodebook
from crossbearing.model import Report


def read(text: str, **fields: str) -> tuple[Report, Attributions]:
    report = Report(id="r", text=text, **fields)
    return report, read_attributions(report, list(parse(sentences(report))))


def cut(report: Report, spans) -> str:
    return " … ".join(report.text[a:b] for a, b in spans)


def said(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of each attribution, in words."""
    report, found = read(text)
    return [(cut(report, m.source), cut(report, m.cue), cut(report, m.content)) for m in found.mentions]


def chain(text: str, claim: str, **fields: str) -> list[str]:
    report, found = read(text, **fields)
    start = report.text.index(claim)
    links = attribution_of(start, start + len(claim), found).links
    return [f"{link.role}: {link.name}" for link in links]


def scope(text: str, claim: str) -> str:
    report, found = read(text)
    start = report.text.index(claim)
    return attribution_of(start, start + len(claim), found).scope


# ------------------------------------------------------------------ spans
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Aid groups said the camp was empty.",
            ("Aid groups", "said", "the camp was empty"),
        ),
        (
            "The dyke broke at noon, a fisherman told Reuters.",
            ("a fisherman", "told", "The dyke broke at noon"),
        ),
        (
            "According to camp managers, 900 families have left.",
            ("camp managers", "According to", "900 families have left"),
        ),
        (
            "Nine hundred families have left, according to camp managers.",
            ("camp managers", "according to", "Nine hundred families have left"),
        ),
        (
            "A UN assessment found that half the wells were dry.",
            ("A UN assessment", "found", "that half the wells were dry"),
        ),
        (
            "Clinics in Kassala treated 40 patients, health partners report.",
            ("health partners", "report", "Clinics in Kassala treated 40 patients"),
        ),
        (
            "The governor put the death toll at 31.",
            ("The governor", "put", "the death toll at 31"),
        ),
        (
            "The road was cut, medics and witnesses said.",
            ("medics and witnesses", "said", "The road was cut"),
        ),
        (
            "The junta has burned the village, the shadow National Unity Government (NUG) claims.",
            ("the shadow National Unity Government (NUG", "claims", "The junta has burned the village"),
        ),
        (
            "• More than 5,000 people have been displaced in Tillabéri (IOM).",
            ("IOM", "(", "More than 5,000 people have been displaced in Tillabéri"),
        ),
    ],
)
def test_source_cue_and_content(text: str, expected: tuple[str, str, str]) -> None:
    assert expected in said(text)


def test_the_scope_is_the_clause_and_not_the_sentence() -> None:
    text = "Shelling broke the pipeline, an engineer told Reuters, and soldiers closed the road."
    assert chain(text, "Shelling broke the pipeline") == ["originator: engineer", "intermediary: Reuters"]
    assert chain(text, "soldiers closed the road") == []


def test_a_conjunct_of_the_outlet_is_not_what_was_said() -> None:
    text = "The mayor said on Monday the storm had killed nine people, and soldiers began clearing the roads."
    assert chain(text, "the storm had killed nine people") == ["originator: mayor"]
    assert chain(text, "soldiers began clearing the roads") == []


def test_both_clauses_after_that_are_said() -> None:
    text = "The mayor said that the storm had killed nine people and that the power was out."
    assert chain(text, "the power was out") == ["originator: mayor"]


def test_while_opens_another_voice() -> None:
    text = "Kyiv's air force said it shot down 30 drones, while Moscow's defence ministry said its forces had taken two villages."
    assert chain(text, "shot down 30 drones") == ["originator: Kyiv's air force"]
    assert chain(text, "had taken two villages") == ["originator: Moscow's defence ministry"]


def test_two_speakers_joined_by_and() -> None:
    text = "Hezbollah said it fired rockets at Haifa and Israel said it intercepted them."
    assert chain(text, "fired rockets at Haifa") == ["originator: Hezbollah"]
    assert chain(text, "intercepted them") == ["originator: Israel"]


# ------------------------------------------------------------------ quotations
def test_a_split_quotation_has_one_speaker() -> None:
    text = "“The water came at night,” said Amina Yusuf, a mother of four. “We lost the goats.”"
    assert said(text) == [
        (
            "Amina Yusuf, a mother of four",
            "said",
            "“The water came at night,” … “We lost the goats.”",
        )
    ]
    assert scope(text, "We lost the goats") == "inherited"
    assert chain(text, "We lost the goats") == ["originator: Amina Yusuf"]


def test_a_quotation_of_two_sentences_before_its_speaker_is_said_whole() -> None:
    text = "“The bridge is gone. We cannot cross,” the driver said."
    assert ("the driver", "said", "“The bridge is gone. We cannot cross,”") in said(text)


def test_a_cue_on_the_line_before_the_quotation() -> None:
    text = "The colonel said the town was calm. He also added:\n“Nine shells fell on the market.”"
    assert chain(text, "Nine shells fell on the market") == ["originator: colonel"]
    assert scope(text, "Nine shells fell on the market") == "inherited"


def test_a_quotation_that_runs_over_paragraphs() -> None:
    text = "The nurse said: “We have no beds.”\n“We have no fuel either.”"
    assert scope(text, "We have no fuel either") == "inherited"
    assert chain(text, "We have no fuel either") == ["originator: nurse"]


def test_scare_quotes_carry_no_speaker() -> None:
    text = "“We hold the port,” the rebels said. The “quiet zone” was shelled again."
    assert chain(text, "was shelled again") == []


def test_what_a_quoted_speaker_thinks_is_the_speakers_word() -> None:
    text = "“I think the dam will hold,” the engineer said."
    assert [source for source, _, _ in said(text)] == ["the engineer"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“a b c” x “d", [((0, 7), False), ((10, 12), True)]),
        ('"a" and "b"', [((0, 3), False), ((8, 11), False)]),
        ('an odd " mark', []),
        ("''double singles''", [((0, 18), False)]),
        ("", []),
    ],
)
def test_quotations(text: str, expected: list) -> None:
    assert quotations(text, 0, len(text)) == expected


# ------------------------------------------------------------------ headlines, brackets
@pytest.mark.parametrize(
    ("headline", "source"),
    [
        ("Governor: dam may burst within hours", "governor"),
        ("UN: 5,000 flee fighting in Kachin", "UN"),
        ("Floods kill 40 in Valencia: officials", "officials"),
    ],
)
def test_a_voice_before_or_after_a_colon(headline: str, source: str) -> None:
    claim = headline.split(": ")[1 if headline.startswith(("Gov", "UN")) else 0]
    assert chain(headline + "\nMore rain fell.", claim) == [f"originator: {source}"]


@pytest.mark.parametrize(
    "headline",
    [
        "Ukraine war: what we know on day 900",
        "Floods in Kenya: the day in pictures",
        "10:05 – Aid: trucks arrive",
    ],
)
def test_a_topic_before_a_colon_is_no_source(headline: str) -> None:
    assert said(headline + "\nMore rain fell.") == []


@pytest.mark.parametrize(
    "text",
    [
        "The World Food Programme (WFP) has opened a new warehouse in Adré.",
        "The town lies 25 km west of the capital (15 miles).",
        "The road was cut by the flood in May (see map).",
    ],
)
def test_brackets_that_are_no_source(text: str) -> None:
    assert said(text) == []


# ------------------------------------------------------------------ hedges and passives
@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The depot was reportedly looted on Monday.", "was reportedly looted"),
        ("Twelve miners are believed to be trapped.", "to be trapped"),
        ("Two soldiers were reported killed in the clash.", "killed in the clash"),
        ("Dozens feared dead after ferry sinks", "Dozens feared dead"),
        ("According to reports, the mine collapsed.", "the mine collapsed"),
    ],
)
def test_words_that_soften_and_name_nobody(text: str, claim: str) -> None:
    assert scope(text, claim) == "hedge_only"
    assert chain(text, claim) == []


def test_confirmed_by_two() -> None:
    text = "The evacuation was confirmed by both the Red Cross and the Syrian Arab Red Crescent."
    assert chain(text, "The evacuation") == ["originator: Red Cross", "originator: Syrian Arab Red Crescent"]


@pytest.mark.parametrize(
    "text",
    [
        "The army denied that rebels had entered the town.",
        "The army rejected the accusation that rebels had entered the town.",
    ],
)
def test_a_denial_is_the_deniers(text: str) -> None:
    report, found = read(text)
    start = report.text.index("rebels had")
    sourced = found.of(start, start + 30, report.text.index("entered"))
    assert [link.name for link in sourced.links] == ["army"]
    assert sourced.denial


def test_what_a_party_claims_and_others_dispute_stays_its_claim() -> None:
    text = "The army's claim that it had retaken Wad Madani was disputed by residents."
    _report, found = read(text)
    sourced = found.of(text.index("it had"), text.index(" was"), text.index("retaken"))
    assert sourced.links[0].name == "army"
    assert not sourced.denial


def test_what_was_not_said_is_marked() -> None:
    report, found = read("The ministry did not say how many people had died.")
    start = report.text.index("how many")
    assert found.of(start, len(report.text) - 1, report.text.index("died")).negated


@pytest.mark.parametrize(
    "text",
    [
        "The storm hit the coast on Monday.",
        "Rebels tried to push further south.",
        "Soldiers attacked the village and burned the mosque.",
        "The fall of the town threatens to cut the road.",
        "Partners plan to resume water trucking.",
        "The president did not attend the talks, which began on Monday.",
    ],
)
def test_the_outlets_own_voice_has_no_chain(text: str) -> None:
    assert chain(text, text.rstrip(".")) == []


# ------------------------------------------------------------------ robustness
@settings(max_examples=40, deadline=None)
@given(
    st.text(max_size=120)
    | st.lists(
        st.sampled_from(['"', "“", "”", ":", "he said", "(UN)", "\n", ",", "citing"]), max_size=20
    ).map(" ".join)
)
def test_no_text_breaks_the_reading(text: str) -> None:
    report = Report(id="r", text=text)
    for mention in find_attributions(report, list(parse(sentences(report)))):
        for start, end in (*mention.source, *mention.cue, *mention.content):
            assert 0 <= start < end <= len(text)


def test_sentences_without_a_parse_are_passed_over() -> None:
    report = Report(id="r", text="The mayor said the dyke had broken.")
    assert find_attributions(report, sentences(report)) == ()


def test_reading_is_deterministic() -> None:
    text = (
        "The mayor said the dyke had broken. She told AFP that 40 homes were lost, citing the fire brigade."
    )
    assert read(text)[1].mentions == read(text)[1].mentions


def test_a_verb_stands_under_one_class() -> None:
    assert cues().verbs["deny"] == "deny"
    assert set(cues().verbs.values()) >= {
        "say",
        "claim",
        "report",
        "confirm",
        "deny",
        "warn",
        "expect",
        "pledge",
        "attitude",
    }


@pytest.mark.parametrize("text", ["", "[]", "verbs: []", "verbs: {say: [say]}", "verbs: {say: [on]}", "a: ["])
def test_a_broken_codebook_says_so(text: str) -> None:
    with pytest.raises(BadCodebook, match="attribution codebook"):
        read_cues(text)


def test_a_relative_clause_says_nothing_of_its_main_clause() -> None:
    text = "The president did not attend the regional summit, which urged him to meet the rebels."
    assert chain(text, "The president did not attend") == []
    assert chain(text, "to meet the rebels") == ["originator: regional summit"]
