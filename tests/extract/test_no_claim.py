"""Sentences that look like claims and are none, and what is said not to be."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claim_cases import shown

from crossbearing.model import CORE_KINDS, Claim

NOTHING_HAPPENED = {
    "art": "The film captured the mood of the town.",
    "industrial action": "Teachers went on strike in Lima on Monday.",
    "illness": "He suffered a heart attack in Aleppo.",
    "markets": "Shares fell sharply in Tokyo.",
    "sport": "The team advanced to the semi-final in Doha.",
    "progress of talks": "Talks in Doha advanced on Tuesday.",
    "a deal": "The minister struck a deal with the unions.",
    "prices": "Prices collapsed in Lagos.",
    "messages": "A flood of messages reached the newspaper.",
    "a bill": "The bill died in committee.",
    "a halt": "Police arrested the decline in visitors.",
    "inhabitants": "Aleppo has about two million inhabitants.",
    "geography": "The bridge connects the old town with the harbour.",
    "architecture": "The dam is 60 metres high and was built in 1968.",
    "an anniversary": "The army celebrated its 80th anniversary in Khartoum.",
    "football": "The striker fired a shot wide of the goal.",
    "music": "The singer's new album was released on Friday.",
    "a budget": "Rebels in the party blocked the budget.",
    "business": "The company closed its office in Nairobi.",
    "law": "The court closed the case.",
    "imports": "The market was flooded with cheap imports.",
    "questions": "The president was bombarded with questions.",
    "television": "The actress was killed off in the third season.",
    "remarks": "The storm over the minister's remarks grew.",
    "complaints": "An avalanche of complaints hit the airline.",
    "rates": "The central bank cut interest rates.",
    "defeat": "The team lost 3-1 in Kyiv.",
    "opportunity": "The bank seized the opportunity.",
    "birth": "The general was born in Homs.",
    "a confidence vote": "The government fell after a confidence vote.",
    "weather": "Temperatures fell below zero in Kabul.",
    "voters": "Voters fled the governing party.",
    "investors": "Investors fled the currency.",
    "a museum": "The museum displaced the old library.",
    "an election": "The battle for the presidency begins in Accra.",
    "malaria": "The fight against malaria continues in Zambia.",
    "a quarrel": "The two leaders clashed over migration policy.",
    "blame": "The report sheltered the minister from blame.",
    "length": "The river is 400 km long.",
    "delegates": "More than 2,000 delegates gathered in Nairobi for the summit.",
    "spectators": "Some 30,000 fans attended the match in Kinshasa.",
    "a stock exchange": "The stock exchange remains open on Friday.",
    "not known": "Who holds the town is not known.",
    "a parade": "The orchestra marched through the old town.",
    "ticket sales": "Rain hit ticket sales.",
    "tax": "The company evacuated its profits to tax havens.",
    "volunteers": "An army of volunteers cleaned the beach in Manila.",
    "a virus": "The virus attacks the liver.",
    "metaphor": "The road to peace is blocked by mistrust.",
    "corruption": "Fighting corruption remains a priority in Guatemala.",
    "parliament": "The opposition stormed out of parliament.",
    "a landing": "The plane landed safely in Addis Ababa.",
    "criticism": "The Prime Minister came under fire for the delay.",
}

NOT_YET = {
    "illness": "an attack of the heart at a place",
    "imports": "markets can be flooded",
    "questions": "presidents can be bombarded",
    "ticket sales": "rain hits anything",
    "metaphor": "roads lead to peace too",
}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(n, marks=[pytest.mark.xfail(reason=NOT_YET[n])] if n in NOT_YET else [])
        for n in NOTHING_HAPPENED
    ],
)
def test_nothing_happened(name: str, draw: Callable[..., list[Claim]]) -> None:
    wrong = [c for c in draw(NOTHING_HAPPENED[name]) if c.kind in CORE_KINDS]
    assert not wrong, shown(wrong)


NO_FACT = {
    "question": "Was the bridge at Beledweyne destroyed?",
    "condition": "If the dam bursts, thousands will have to leave Derna.",
    "demand": "The army must retake Goma.",
    "call": "The envoy called on all parties to open the crossing at Adre.",
    "dream": "He dreamed that Goma had fallen.",
    "plan": "The army plans to retake Bukavu.",
    "wish": "She hopes that the rebels will leave Uvira.",
    "risk": "There is a risk that the Kakhovka dam will collapse.",
    "threat": "The militia threatened to seize the port of Massawa.",
    "purpose": "Troops were sent to capture the town of Bunia.",
    "counterfactual": "Without the dyke, the river would have flooded Khartoum.",
    "order": "The governor ordered residents to evacuate Mandera.",
    "fear": "Residents fear that the army will shell Akobo.",
    "preparation": "Uganda is preparing to send troops to Ituri.",
    "failure": "The rebels failed to capture Sake.",
    "attempt": "Fighters tried to cross the river at Wau.",
}

NO_FACT_YET: dict[str, str] = {}


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(n, marks=[pytest.mark.xfail(reason=NO_FACT_YET[n])] if n in NO_FACT_YET else [])
        for n in NO_FACT
    ],
)
def test_what_is_not_said_to_be_is_no_fact(name: str, draw: Callable[..., list[Claim]]) -> None:
    """A condition, plan, wish, fear or failed attempt never leaves an event that simply took place."""
    wrong = [
        c
        for c in draw(NO_FACT[name])
        if c.kind in CORE_KINDS - {"forecast"} and not c.negated and c.type not in ("deployed", "statement")
    ]
    assert not wrong, shown(wrong)


NEGATED = {
    "The village of Toretsk was not captured.": "captured",
    "The army did not retreat from the town of Sumy.": "withdrew",
    "No one was killed in the blast in Kabul.": "killed",
    "Nobody was injured when the bridge in Cebu collapsed.": "injured",
    "The airport in Aden has not reopened.": "reopened",
    "The road to Kidal is not closed.": "closed",
    "The rebels never captured Maroua.": "captured",
    "The strike on Saada killed no civilians.": "killed",
}

NEGATED_YET: dict[str, str] = {}


@pytest.mark.parametrize(
    "words",
    [
        pytest.param(w, id=w, marks=[pytest.mark.xfail(reason=NEGATED_YET[w])] if w in NEGATED_YET else [])
        for w in NEGATED
    ],
)
def test_what_did_not_happen_is_negated(words: str, draw: Callable[..., list[Claim]]) -> None:
    found = [c for c in draw(words) if c.type == NEGATED[words]]
    assert found, "nothing drawn"
    assert all(c.negated for c in found), shown(found)


@pytest.mark.parametrize(
    "words",
    [
        "The army denied that its forces had withdrawn from Babanusa.",
        "Kyiv dismissed reports that Russian troops had entered Sumy.",
        "The militia rejected claims that it had shelled Nyala.",
    ],
)
def test_a_denial_is_told_once_by_what_it_denies(words: str, draw: Callable[..., list[Claim]]) -> None:
    (claim,) = [c for c in draw(words) if c.kind != "statement"]
    assert (claim.certainty, claim.negated) == ("denied", True)
    assert "said" not in {c.type for c in draw(words)}


def test_the_lists_of_failures_name_tests() -> None:
    assert set(NOT_YET) <= set(NOTHING_HAPPENED)
    assert set(NO_FACT_YET) <= set(NO_FACT)
    assert set(NEGATED_YET) <= set(NEGATED)
