"""Claims from floods, earthquakes, storms, drought and disease on four continents."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claim_cases import Case, Want, shown

from crossbearing.model import Claim

CASES = (
    # --- floods
    Case(
        "pakistan, dead since a day",
        "Monsoon floods in Pakistan have killed 307 people in Khyber Pakhtunkhwa since Thursday, the disaster authority said.",
        (
            Want(
                "figure",
                "killed",
                at="Khyber Pakhtunkhwa",
                value=307,
                low=307,
                high=307,
                certainty="claimed",
                by="disaster authority",
                since="2025-05-08",
            ),
        ),
    ),
    Case(
        "pakistan, a bridge swept away",
        "Flash floods swept away the bridge at Madyan in Swat district.",
        (Want("access", "destroyed", target="bridge", actor="floods", certainty="asserted"),),
        never=("movement_people", "advanced"),
    ),
    Case(
        "brazil, a city under water",
        "Floods submerged more than half of Porto Alegre, and the city's airport is closed.",
        (Want("event", "disaster", at="Porto Alegre"), Want("access", "closed", words="airport is closed")),
    ),
    Case(
        "brazil, a toll that rises",
        "The death toll from floods in Rio Grande do Sul rose to 147, from 143 on Sunday.",
        (
            Want("figure", "killed", words="rose to 147", value=147),
            Want("figure", "killed", words="from 143", without="147", value=143, until="2025-05-11"),
        ),
    ),
    Case(
        "brazil, the place of the toll",
        "The death toll from floods in Rio Grande do Sul rose to 147.",
        (Want("figure", "killed", at="Rio Grande do Sul", value=147),),
    ),
    Case(
        "brazil, forced from their homes",
        "More than 600,000 people have been forced from their homes in Rio Grande do Sul, the civil defence said.",
        (Want("figure", "fled", value=600_000, by="civil defence"),),
    ),
    Case(
        "nigeria, a dam gives way",
        "Floodwaters submerged about 40 per cent of Maiduguri after the Alau dam collapsed, Nigerian officials said.",
        (
            Want("event", "disaster", at="Maiduguri", by="officials"),
            Want("access", "destroyed", words="Alau dam collapsed", target="dam", by="officials"),
        ),
    ),
    Case(
        "nigeria, two figures in one sentence",
        "The flood killed 30 people and displaced 400,000 in Borno State.",
        (
            Want("figure", "killed", value=30),
            Want(
                "figure", "displaced", at="Borno", value=400_000, words="displaced 400,000", without="killed"
            ),
        ),
    ),
    # --- earthquakes
    Case(
        "türkiye, the quake itself",
        "A 7.8-magnitude earthquake struck southern Türkiye early on Monday.",
        (Want("event", "disaster", at="Türkiye", since="2025-05-12", until="2025-05-12"),),
        never=("attack", "air_strike", "struck", "figure"),
    ),
    Case(
        "türkiye, each country its dead",
        "The earthquake killed more than 50,000 people in Türkiye and 8,000 in Syria.",
        (
            Want("figure", "killed", at="Türkiye", value=50_000, low=50_000, high=None),
            Want("figure", "killed", at="Syria", value=8_000),
        ),
    ),
    Case(
        "türkiye, houses are not people",
        "The quake destroyed 173,000 buildings.",
        (Want("figure", "housing", value=173_000, unit="houses", measure="destroyed_housing"),),
        never=("displaced", "homeless", "killed"),
    ),
    Case(
        "türkiye, a rescue",
        "Rescuers pulled a woman alive from the rubble in Antakya after 200 hours.",
        (Want("event", "operation", at="Antakya"),),
        never=("withdrew", "killed", "movement_people"),
    ),
    Case(
        "nepal, a district is hit",
        "A magnitude 6.4 earthquake hit Jajarkot in western Nepal, killing at least 153 people.",
        (Want("event", "disaster"), Want("figure", "killed", at="Nepal", value=153, low=153, high=None)),
    ),
    Case(
        "nepal, a blocked road",
        "Landslides blocked the Karnali highway in Kalikot district.",
        (Want("access", "closed", at="Karnali highway"),),
    ),
    Case(
        "nepal, missing trekkers",
        "Two Nepali guides are missing after an avalanche near Gorkha, police said on Tuesday.",
        (Want("figure", "missing", value=2, by="police"),),
        never=("killed",),
        bad="the tagger takes 'missing' for a verb",
    ),
    Case(
        "afghanistan, officials of the Taliban",
        "A 6.0 earthquake killed more than 1,400 people in Kunar province, Taliban officials said.",
        (Want("figure", "killed", at="Kunar", value=1_400, low=1_400, high=None, by="Taliban"),),
        never=("control",),
    ),
    Case(
        "afghanistan, houses",
        "More than 8,000 houses were destroyed in Kunar, according to the UN.",
        (Want("figure", "housing", at="Kunar", value=8_000, high=None, unit="houses", by="UN"),),
    ),
    Case(
        "afghanistan, helicopters carry the injured",
        "Helicopters are evacuating the injured from Nurgal district.",
        (Want("movement_people", "evacuated", origin="Nurgal"),),
        never=("withdrew", "movement_forces"),
    ),
    # --- storms
    Case(
        "mozambique, landfall",
        "Cyclone Chido made landfall in Cabo Delgado on Sunday.",
        (Want("event", "disaster", at="Cabo Delgado", since="2025-05-11"),),
    ),
    Case(
        "mozambique, homeless",
        "Cyclone Freddy left 1.3 million people homeless in Malawi and Mozambique.",
        (
            Want("figure", "homeless", at="Malawi", value=1_300_000),
            Want("figure", "homeless", at="Mozambique"),
        ),
    ),
    Case(
        "philippines, dead and missing",
        "Typhoon Kalmaegi killed 114 people in Cebu, and 127 are missing.",
        (
            Want("figure", "killed", at="Cebu", value=114),
            Want("figure", "missing", value=127, without="killed"),
        ),
    ),
    Case(
        "philippines, ahead of the storm",
        "More than 560,000 people were evacuated ahead of Typhoon Kalmaegi, the Philippine civil defence office said.",
        (Want("figure", "evacuated", value=560_000, by="civil defence office"),),
        never=("displaced", "killed"),
    ),
    Case(
        "philippines, schools",
        "Schools in Manila were closed on Monday.",
        (Want("access", "closed", at="Manila", since="2025-05-12", until="2025-05-12"),),
    ),
    Case(
        "philippines, a storm to come",
        "The typhoon is expected to make landfall in Samar on Friday, forecasters said.",
        (Want("forecast", certainty="forecast"),),
        never=("event", "disaster"),
        bad="foreseen as a landfall, of the entry 'disaster'",
    ),
    # --- drought and hunger
    Case(
        "somalia, displaced by drought",
        "Drought has displaced 1.4 million people in Somalia, according to the Norwegian Refugee Council.",
        (Want("figure", "displaced", at="Somalia", value=1_400_000, by="Norwegian Refugee Council"),),
    ),
    Case(
        "somalia, in need",
        "Some 4.4 million people in Somalia face crisis levels of hunger, the FAO said.",
        (Want("figure", "affected", value=4_400_000, measure="in_need"),),
        bad="no word of the sentence asks for a parse",
    ),
    Case(
        "somalia, a forecast of hunger",
        "More than a million children could face acute malnutrition in Somalia by December, UNICEF warned.",
        (Want("forecast", "affected", at="Somalia", until="2025-12-31"),),
        never=("figure",),
        bad="'by December' is taken for the last one",
    ),
    # --- disease
    Case(
        "zambia, cases and deaths",
        "Zambia has recorded 15,000 cholera cases and nearly 600 deaths since October.",
        (
            Want("figure", "affected", at="Zambia", value=15_000, unit="cases", measure="infected"),
            Want("figure", "killed", at="Zambia", value=600, high=600, since="2024-10-01"),
        ),
    ),
    Case(
        "zambia, schools to open again",
        "Schools in Lusaka will reopen on 12 June, the health minister said.",
        (Want("forecast", "reopened", at="Lusaka", since="2025-06-12", by="health minister"),),
        never=("access",),
    ),
    Case(
        "haiti, an outbreak",
        "Haiti's health ministry confirmed a cholera outbreak in Jérémie.",
        (Want("event", "epidemic", at="Jérémie"),),
        never=("clash", "killed"),
    ),
    Case(
        "texas, a toll that hits a number hurts nobody",
        "Flood death toll in Texas hits 100",
        (Want("figure", "killed", at="Texas", value=100),),
        never=("affected", "injured"),
    ),
    # --- fires, eruptions
    Case(
        "chile, a fire",
        "The fire destroyed 300 homes in Viña del Mar and killed 131 people.",
        (Want("figure", "killed", value=131),),
        never=("attack", "air_strike", "shelling"),
    ),
    Case(
        "iceland, a town is evacuated",
        "About 4,000 residents were evacuated from Grindavík before the volcano erupted on Tuesday.",
        (
            Want("movement_people", "evacuated", value=4_000, origin="Grindavík"),
            Want("event", "disaster", words="volcano erupted"),
        ),
    ),
)


@pytest.mark.parametrize(
    "case",
    [pytest.param(c, id=c.crisis, marks=[pytest.mark.xfail(reason=c.bad)] if c.bad else []) for c in CASES],
)
def test_what_is_drawn(case: Case, draw: Callable[..., list[Claim]]) -> None:
    claims = draw(case.text, **case.fields)
    missed = [w for w in case.wants if not any(w.met_by(c) for c in claims)]
    assert not missed, "\n".join(["missed", *map(str, missed), "drawn", shown(claims)])
    wrong = [c for c in claims if {c.kind, c.type} & set(case.never)]
    assert not wrong, f"never {case.never}\n{shown(wrong)}"
