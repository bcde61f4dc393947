"""What the codebook must draw from reports on raids, repelled attacks, failing services and running totals."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claim_cases import Case, Want, shown

from crossbearing.model import Claim

CASES = (
    Case(
        "sudan, an attack beaten back",
        "The army repelled an assault on the airport of Nyala, a military source said.",
        (Want("event", "repelled", actor="army", by="military source", certainty="claimed"),),
        never=("attack",),
    ),
    Case(
        "ukraine, some of a number shot down",
        "Air defences shot down 9 of the drones over Odesa, the air force said.",
        (Want("event", "operation", value=9, at="Odesa", by="air force"),),
    ),
    Case(
        "haiti, an attempt is an attack and no forecast",
        "Gunmen tried to seize the airport of Port-au-Prince on Monday.",
        (Want("event", "attack", at="Port-au-Prince", certainty="asserted"),),
        never=("captured", "forecast"),
    ),
    Case(
        "haiti, shots exchanged",
        "Gunmen and soldiers exchanged fire near the port of Port-au-Prince.",
        (Want("event", "clash"),),
        never=("captured", "forecast"),
    ),
    Case(
        "an attempt still to come stays one",
        "The militia will try to seize the airport of Goma, an analyst said.",
        (Want("forecast", certainty="forecast"),),
        never=("event",),
    ),
    Case(
        "congo, the doers are those of the reported clause",
        "Rebels entered Masisi on Sunday, residents said, two days after seizing the airport.",
        (Want("control", "captured", actor="ebels"),),
    ),
    Case(
        "myanmar, fighting spreads",
        "Fighting has spread to Loikaw.",
        (Want("event", "clash", at="Loikaw"),),
    ),
    Case(
        "yemen, out of service",
        "The main hospital in Taiz has been out of service since Friday.",
        (Want("access", "closed", target="hospital"),),
    ),
    Case(
        "gaza, some of a number work in part",
        "Only 9 of the 30 hospitals function partially.",
        (Want("access", "restricted", value=9),),
        never=("open",),
    ),
    Case(
        "no power",
        "There is no electricity in most of Goma.",
        (Want("access", "service_disrupted", at="Goma"),),
    ),
    Case(
        "no aid",
        "No aid has entered Gaza City since Monday.",
        (Want("access", "restricted", negated=False),),
        never=("aid_given",),
    ),
    Case(
        "haiti, emergency",
        "The government declared a state of emergency in Port-au-Prince and a night-time curfew.",
        (Want("event", "emergency_declared"),),
    ),
    Case(
        "what the doctors declared",
        "Doctors declared the emergency ward clean.",
        (),
        never=("emergency_declared",),
    ),
    Case(
        "a tally without a verb",
        "The Red Crescent spoke of 1,084 dead and around 4,000 missing.",
        (Want("figure", "killed", value=1084), Want("figure", "missing", value=4000)),
    ),
    Case(
        "brazil, where the occasion was",
        "Two volunteers drowned on Monday when a boat capsized near Eldorado do Sul.",
        (
            Want("figure", "killed", value=2, at="Eldorado do Sul"),
            Want("event", "accident", at="Eldorado do Sul"),
        ),
    ),
    Case(
        "ukraine, a date told in passing",
        "Ukrainian troops have left the town of Kreminna, the army said, handing Russia its biggest gain since it took Bakhmut last March.",
        (Want("movement_forces", "withdrew", background=False, until="2025-05-14"),),
    ),
    Case(
        "turkiye, the date of the occasion",
        "Nine people were killed in Adana when a bomb exploded on Monday.",
        (Want("figure", "killed", value=9, since="2025-05-12"),),
    ),
    Case(
        "lebanon, open though flights are suspended",
        "Beirut airport remained open, though most airlines have suspended flights.",
        (Want("access", "open", at="Beirut"), Want("access", "closed", target="flights")),
    ),
    Case(
        "philippines, one of several is no forecast",
        "It was the sixth major storm to hit the country in a month.",
        (),
        never=("forecast",),
    ),
    Case(
        "turkiye, a toll above a number",
        "The death toll from the earthquakes rose above 11,000 on Wednesday.",
        (Want("figure", "killed", low=11000),),
    ),
    Case(
        "philippines, a storm tears through",
        "Super Typhoon Ompong tore through Catanduanes on Sunday.",
        (Want("event", "disaster", at="Catanduanes"),),
    ),
    Case(
        "somalia, a running total by a word for it",
        "One million people have been displaced by the drought since January 2024.",
        (Want("figure", "displaced", value=1000000, background=False),),
    ),
    Case(
        "yemen, targets in three towns",
        "The navy said it struck 15 rebel targets in Hodeidah and Sanaa.",
        (Want("event", "attack", at="Hodeidah"), Want("event", "attack", at="San")),
    ),
    Case(
        "burkina faso, whose work it was",
        "JNIM, an affiliate of al-Qaeda, claimed the attack.",
        (Want("statement", "responsibility_claimed", actor="JNIM"),),
    ),
    Case(
        "a reopening to come",
        "The crossing was closed on Monday but may reopen on Friday.",
        (Want("forecast", "reopened", since="2025-05-16"),),
    ),
    Case(
        "a tally counts once",
        "The storm left 83 dead, 111 missing and 1,957 people displaced.",
        (
            Want("figure", "killed", value=83),
            Want("figure", "missing", value=111),
            Want("figure", "displaced", value=1957),
        ),
    ),
    Case(
        "a toll that might come",
        "The mayor feared that the toll could reach 900.",
        (Want("forecast", "killed", value=900, by="mayor"),),
        never=("figure",),
    ),
    Case(
        "a running total is no history",
        "Between 7 October 2023 and 10 May 2025, 900 people were killed in Hodeidah.",
        (Want("figure", "killed", value=900, background=False),),
    ),
    Case(
        "a total of other years is",
        "Between 7 October 2003 and 10 May 2005, 900 people were killed in Hodeidah.",
        (Want("background", "killed", value=900, background=True),),
    ),
)


@pytest.mark.parametrize("case", [pytest.param(c, id=c.crisis) for c in CASES])
def test_what_is_drawn(case: Case, draw: Callable[..., list[Claim]]) -> None:
    claims = draw(case.text, **case.fields)
    missed = [w for w in case.wants if not any(w.met_by(c) for c in claims)]
    assert not missed, "\n".join(["missed", *map(str, missed), "drawn", shown(claims)])
    wrong = [c for c in claims if {c.kind, c.type} & set(case.never)]
    assert not wrong, f"never {case.never}\n{shown(wrong)}"


def test_a_figure_is_drawn_once(draw: Callable[..., list[Claim]]) -> None:
    figures = [c.quantity.value for c in draw("The storm left 83 dead and 111 missing.") if c.quantity]
    assert figures == [83, 111]


def where(claims: list[Claim], entry: str) -> list[str]:
    """Names of the places of the claims of one entry."""
    return [p.name for c in claims if c.type == entry for p in c.places]


def test_the_city_is_no_hospital(draw: Callable[..., list[Claim]]) -> None:
    text = "The hospital in El Fasher has closed, the Doctors Network said. It blamed the RSF, which has besieged the city since April."
    claims = draw(text)
    assert where(claims, "besieged") == ["El Fasher"]
    assert [a.name for c in claims if c.type == "accusation" for a in c.actors] == ["Doctors Network"]


def test_the_town_is_the_only_one_named(draw: Callable[..., list[Claim]]) -> None:
    text = (
        "Troops pulled out of the town of Kramatorsk on Monday.\n\nThe general spoke on television.\n\nHe gave no figures.\n\n"
        "Moscow said that its forces had taken full control of the town."
    )
    assert where(draw(text), "captured") == ["Kramatorsk"]


def test_a_hospital_without_power_is_not_the_city(draw: Callable[..., list[Claim]]) -> None:
    text = "The Kyeshero hospital in Goma is full. It has no electricity since Monday."
    assert "Goma" not in where(draw(text), "service_disrupted")


def test_a_month_is_no_place_taken(draw: Callable[..., list[Claim]]) -> None:
    text = "Israeli forces took control of the Gaza side of the Rafah crossing on 7 May."
    assert where(draw(text), "captured") == ["Rafah crossing"]


def test_a_semicolon_ends_what_is_said(draw: Callable[..., list[Claim]]) -> None:
    text = "Fighting has spread to Loikaw; the rebels said they had shot down a jet, the junta blamed a technical fault."
    claims = {c.type: c for c in draw(text)}
    assert not claims["clash"].attribution
    assert [a.name for a in claims["operation"].attribution] == ["rebels"]


def test_a_group_is_no_road(draw: Callable[..., list[Claim]]) -> None:
    claims = draw("Rwanda denies backing the M23, which took Goma on Monday.")
    assert not [p for c in claims for p in c.places if p.name == "M23"]


SHORT = {
    "Rutshuru, some 20 kilometres from Kiwanja, was overrun last Thursday.": ("captured", 1),
    "Bukavu remains without electricity and running water since Monday.": ("service_disrupted", 2),
    "The militia is in full control of Bukavu, including the airport and both border posts.": ("holds", 3),
    "At least 13 soldiers have been killed, nine of them Kenyan, three Malawian and one Uruguayan.": (
        "killed",
        4,
    ),
    "By Monday the rebels were in Bukavu itself.": ("holds", 1),
    "The rebels are moving south.": ("advanced", 1),
}


@pytest.mark.parametrize("words", SHORT)
def test_each_thing_in_short_is_a_claim(words: str, draw: Callable[..., list[Claim]]) -> None:
    entry, number = SHORT[words]
    assert len([c for c in draw(words) if c.type == entry]) == number
