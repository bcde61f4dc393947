"""Claims from wars and gang violence on four continents."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from claim_cases import Case, Want, shown

from crossbearing.model import Claim

CASES = (
    # --- Sudan
    Case(
        "sudan, a town is taken",
        "The Rapid Support Forces captured El Fasher on Sunday after a siege of 18 months.",
        (
            Want(
                "control",
                "captured",
                words="captured El Fasher",
                actor="Rapid Support Forces",
                at="El Fasher",
                certainty="asserted",
                by="",
                since="2025-05-11",
                until="2025-05-11",
            ),
        ),
        never=("movement_people",),
    ),
    Case(
        "sudan, people flee it",
        "More than 60,000 people have fled El Fasher since Sunday, the International Organization for Migration said.",
        (
            Want(
                "movement_people",
                "fled",
                without="said",
                origin="El Fasher",
                value=60_000,
                low=60_000,
                high=None,
                certainty="claimed",
                by="International Organization for Migration",
                since="2025-05-11",
            ),
        ),
    ),
    Case(
        "sudan, a building is retaken",
        "The Sudanese army retook the presidential palace in Khartoum on Monday, state television reported.",
        (Want("control", "recaptured", at="Khartoum", actor="Sudanese Armed Forces", by="state television"),),
        bad="a palace is no site yet",
    ),
    Case(
        "sudan, dead of a strike",
        "A drone strike on a market in Kabkabiya killed at least 100 people, the Emergency Lawyers group said.",
        (
            Want("event", "air_strike", without="killed", at="Kabkabiya", certainty="claimed"),
            Want(
                "figure",
                "killed",
                words="killed at least 100 people",
                at="Kabkabiya",
                value=100,
                low=100,
                high=None,
                by="Emergency Lawyers",
            ),
        ),
    ),
    Case(
        "sudan, a withdrawal denied",
        "The army denied that its forces had withdrawn from Babanusa.",
        (
            Want(
                "movement_forces",
                "withdrew",
                without="denied",
                origin="Babanusa",
                certainty="denied",
                negated=True,
                by="army",
            ),
        ),
    ),
    Case(
        "sudan, a warning",
        "Up to 800,000 civilians could be cut off if the RSF seizes El Obeid, the United Nations warned.",
        (Want("forecast", "captured", actor="Rapid Support Forces", at="El Obeid", certainty="forecast"),),
        never=("control", "figure", "movement_people", "access"),
    ),
    Case(
        "sudan, an open crossing",
        "The Adre crossing between Chad and Sudan remains open to aid convoys.",
        (Want("access", "open", at="Adre crossing", certainty="asserted"),),
        never=("closed", "movement_people"),
    ),
    # --- Congo
    Case(
        "congo, an airport is taken",
        "M23 rebels seized the airport of Goma on Tuesday.",
        (Want("control", "captured", actor="M23", at="Goma", since="2025-05-13", until="2025-05-13"),),
    ),
    Case(
        "congo, an alliance fights",
        "Congo's army and allied Wazalendo fighters clashed with M23 near Kavumu on Thursday.",
        (Want("event", "clash", words="near Kavumu", since="2025-05-08"),),
        never=("control",),
    ),
    Case(
        "congo, a range of displaced",
        "Between 500,000 and 600,000 people have been displaced in North Kivu since January, according to OCHA.",
        (
            Want(
                "figure",
                "displaced",
                at="North Kivu",
                value=None,
                low=500_000,
                high=600_000,
                unit="people",
                by="OCHA",
                since="2025-01-01",
            ),
        ),
    ),
    Case(
        "congo, an accusation rejected",
        "Rwanda rejected accusations that it had sent troops across the border.",
        (Want("movement_forces", "deployed", actor="Rwanda", certainty="denied", negated=True),),
    ),
    Case(
        "congo, a promise not to",
        "The rebels said they would not enter Bukavu.",
        (
            Want(
                "forecast", "advanced", destination="Bukavu", negated=True, certainty="forecast", by="rebels"
            ),
        ),
        never=("movement_forces", "control"),
    ),
    Case(
        "congo, an order to leave",
        "M23 ordered displaced families to leave the camps around Goma within 72 hours.",
        (Want("advisory", "advisory", actor="M23"),),
        never=("fled",),
    ),
    Case(
        "congo, soldiers cross and give up",
        "More than 100 Congolese soldiers surrendered to peacekeepers in Goma.",
        (Want("event", "surrendered", at="Goma"),),
        never=("killed", "captured"),
    ),
    # --- Ukraine
    Case(
        "ukraine, a claim by one side",
        "Russian forces took the village of Dachne in Dnipropetrovsk region, the Defence Ministry in Moscow said.",
        (
            Want(
                "control",
                "captured",
                at="Dachne",
                actor="Russian forces",
                certainty="claimed",
                by="Defence Ministry",
            ),
        ),
    ),
    Case(
        "ukraine, the other side denies",
        "Ukraine's General Staff denied that Russian troops had entered Dnipropetrovsk region.",
        (Want("movement_forces", "advanced", words="had entered", certainty="denied", negated=True),),
        never=("control",),
    ),
    Case(
        "ukraine, dead and wounded in participles",
        "A Russian missile hit an apartment block in Ternopil overnight, killing 26 people and wounding 93, including 18 children.",
        (
            Want("figure", "killed", words="killing 26 people", without="93", at="Ternopil", value=26),
            Want("figure", "injured", words="wounding 93", at="Ternopil", value=93),
            Want("figure", "injured", words="18 children", value=18),
        ),
    ),
    Case(
        "ukraine, a missile hits a block",
        "A Russian missile hit an apartment block in Ternopil overnight.",
        (Want("event", at="Ternopil"),),
    ),
    Case(
        "ukraine, power and its cause",
        "Kherson was without electricity on Friday after shelling damaged a power station.",
        (
            Want("access", "service_disrupted", words="without electricity", at="Kherson"),
            Want("access", "damaged", words="shelling damaged a power station"),
        ),
    ),
    Case(
        "ukraine, how far off",
        "Russian troops are 3 km from the southern outskirts of Pokrovsk.",
        (Want("movement_forces", "near", actor="Russian troops"),),
        never=("control",),
    ),
    Case(
        "ukraine, a share of the drones",
        "Ukraine said it shot down 38 of 61 drones launched by Russia overnight.",
        (Want("event", "operation", words="shot down 38", value=38, certainty="claimed", by="Ukraine"),),
    ),
    Case(
        "ukraine, a long lost town",
        "Kyiv lost the town of Vuhledar in October 2023.",
        (Want("background", "lost", background=True),),
        never=("control", "access", "service_disrupted"),
        bad="a capital is no force: nothing is lost",
    ),
    Case(
        "ukraine, prisoners",
        "Russia and Ukraine exchanged 390 prisoners each on Friday.",
        never=("captured", "killed", "control"),
    ),
    # --- Gaza
    Case(
        "gaza, a strike on a school",
        "An Israeli air strike on a school in Gaza City killed 17 Palestinians, medics said.",
        (Want("figure", "killed", at="Gaza City", value=17, certainty="claimed", by="medics"),),
    ),
    Case(
        "gaza, an order to leave",
        "The Israeli military ordered residents of five districts in Khan Younis to evacuate.",
        (Want("advisory", "advisory", actor="Israel"),),
        never=("movement_people", "figure"),
    ),
    Case(
        "gaza, a crossing is closed",
        "Israel closed the Kerem Shalom crossing on Sunday.",
        (Want("access", "closed", actor="Israel", at="Kerem Shalom crossing", since="2025-05-11"),),
    ),
    Case(
        "gaza, closed since",
        "The Rafah crossing has been shut since May 2024.",
        (Want("access", "closed", at="Rafah crossing", background=False),),
    ),
    Case(
        "gaza, a share in apposition",
        "Some 1.9 million people, nine out of ten Gazans, have been displaced, according to UNRWA.",
        (Want("figure", "displaced", value=1_900_000, unit="people", by="UNRWA"),),
    ),
    Case(
        "gaza, no knowledge",
        "The Israeli military said it had no knowledge of a strike in the area.",
        never=("event", "air_strike", "struck"),
    ),
    Case(
        "gaza, trucks enter",
        "No aid has entered Gaza since 2 March, the World Food Programme said.",
        never=("movement_people", "advanced", "aid_given"),
    ),
    # --- Myanmar
    Case(
        "myanmar, a town with an apposition",
        "The Arakan Army captured the town of Ann, the seat of the western command, on Friday.",
        (Want("control", "captured", actor="Arakan Army", at="Ann", since="2025-05-09"),),
    ),
    Case(
        "myanmar, residents through an agency",
        "The junta's jets bombed Kyaukme for three days, residents told Reuters.",
        (Want("event", "air_strike", at="Kyaukme", certainty="claimed", by="residents", through="Reuters"),),
    ),
    Case(
        "myanmar, control is lost",
        "The military has lost control of nine of 14 townships in Rakhine State.",
        (Want("control", "lost", actor="military"),),
    ),
    Case(
        "myanmar, over the border",
        "Thousands of villagers crossed into Thailand after clashes in Kayin State.",
        (
            Want(
                "movement_people",
                "fled",
                actor="villagers",
                destination="Thailand",
                value=None,
                low=2_000,
                high=None,
            ),
            Want("event", "clash", at="Kayin State"),
        ),
    ),
    Case(
        "myanmar, an offer",
        "The junta offered to hold an election in Mandalay if the resistance laid down its arms.",
        never=("surrendered", "control"),
    ),
    # --- Haiti
    Case(
        "haiti, a station burns",
        "Gang members set fire to the police station in Kenscoff, south of Port-au-Prince.",
        (Want("event", at="Kenscoff"),),
    ),
    Case(
        "haiti, the airport opens again",
        "The airport in Port-au-Prince reopened on Wednesday after a month.",
        (Want("access", "reopened", since="2025-05-14", certainty="asserted"),),
        never=("closed",),
    ),
    Case(
        "haiti, the dead of last year",
        "About 5,600 people were killed by gangs in Haiti last year, the UN human rights office said.",
        (Want("background", "killed", value=5_600, background=True, at="Haiti"),),
        never=("figure",),
    ),
    Case(
        "haiti, a share of the capital",
        "Viv Ansanm, an alliance of gangs, controls 85 per cent of the capital.",
        (Want("control", "holds", actor="Viv Ansanm"),),
        bad="a share hides the place",
    ),
    Case(
        "haiti, abduction",
        "Twelve people were kidnapped from a bus in Carrefour.",
        (Want("event", "abducted", at="Carrefour", value=12),),
        never=("detained", "killed"),
    ),
    # --- the Sahel
    Case(
        "sahel, an army post",
        "JNIM fighters attacked an army post in Djibo on Sunday, killing dozens of soldiers.",
        (
            Want("event", "attack", actor="JNIM", at="Djibo"),
            Want("figure", "killed", words="killing dozens of soldiers", low=24, high=None, value=None),
        ),
    ),
    Case(
        "sahel, a toll claimed by an army",
        "Mali's army said it killed 31 militants in air strikes near Kidal.",
        (Want("figure", "killed", at="Kidal", value=31, certainty="claimed", by="Mali"),),
    ),
    Case(
        "sahel, a blockade of fuel",
        "Fuel convoys to Bamako have been blocked by JNIM since September.",
        (Want("access", "closed", actor="JNIM", destination="Bamako", since="2024-09-01"),),
    ),
    Case(
        "sahel, killed in an attack",
        "At least 21 villagers were killed in an attack on a village near Tillaberi, Niger's defence ministry said.",
        (
            Want("figure", "killed", at="Tillaberi", value=21, low=21, high=None, by="defence ministry"),
            Want("event", "attack", words="attack on a village near Tillaberi", at="Tillaberi"),
        ),
    ),
    # --- Ethiopia
    Case(
        "ethiopia, control is taken",
        "Fano militiamen took control of the town of Lalibela, residents said.",
        (Want("control", "captured", actor="Fano", at="Lalibela", certainty="claimed", by="residents"),),
    ),
    Case(
        "ethiopia, a withdrawal",
        "Ethiopian federal forces withdrew from Mekelle on Monday.",
        (Want("movement_forces", "withdrew", origin="Mekelle", since="2025-05-12", until="2025-05-12"),),
    ),
    Case(
        "ethiopia, still displaced",
        "Tigray's regional authorities said 1.2 million people remained displaced.",
        (Want("figure", "displaced", value=1_200_000, certainty="claimed", by="Tigray"),),
    ),
    Case(
        "ethiopia, reports dismissed",
        "Ethiopia's government dismissed reports that its troops had crossed into Eritrea.",
        (Want("movement_forces", "advanced", destination="Eritrea", certainty="denied", negated=True),),
    ),
    # --- Colombia
    Case(
        "colombia, between two groups",
        "About 32,000 people fled fighting between the ELN and a FARC dissident faction in Catatumbo, the governor said.",
        (Want("figure", "fled", value=32_000, by="governor"),),
        never=("relation",),
    ),
    Case(
        "colombia, soldiers released",
        "ELN guerrillas released 14 soldiers on Saturday.",
        (Want("event", "freed", actor="ELN", value=14, since="2025-05-10"),),
        never=("withdrew",),
    ),
    Case(
        "colombia, a truce",
        "The government and the ELN signed a ceasefire in Bogotá.",
        (Want("event", "agreement", at="Bogotá", actor="National Liberation Army"),),
        never=("control",),
    ),
    Case(
        "colombia, a car bomb",
        "A car bomb exploded outside a police station in Cali, wounding 20 people.",
        (
            Want("event", "explosion", at="Cali"),
            Want("figure", "injured", words="wounding 20 people", at="Cali", value=20),
        ),
    ),
    Case(
        "sudan, a siege is broken",
        "Sudan's army broke the siege of Kadugli on Monday.",
        never=("besieged",),
    ),
    Case(
        "sudan, shelter without a number",
        "Displaced people are sheltering in schools in Gedaref.",
        (Want("movement_people", "sheltered", at="Gedaref"),),
        never=("displaced",),
    ),
    Case(
        "sudan, staff are people",
        "The UN has evacuated its staff from El Geneina.",
        (Want("movement_people", "evacuated", origin="El Geneina"),),
    ),
    Case(
        "ukraine, a shell hits a house",
        "A shell hit their house in Kharkiv.",
        (Want("event", "shelling", at="Kharkiv"),),
    ),
    Case(
        "ukraine, a loss of the unknown is no cut of power",
        "Kyiv lost Vremivka on Monday.",
        never=("access", "service_disrupted"),
    ),
    # --- Lebanon, Yemen, Somalia, Afghanistan: constructions
    Case(
        "somalia, a nominal capture",
        "The capture of Jowhar by Al-Shabaab cut the road to the north.",
        (
            Want("control", "captured", at="Jowhar", actor="Al-Shabaab"),
            Want("access", "closed", words="road"),
        ),
        bad="a town after a noun that no gazetteer knows by this spelling is no place",
    ),
    Case(
        "yemen, a port bombed in the passive",
        "The port of Hodeidah was bombed by Israeli jets on Monday, the Houthis said.",
        (Want("access", "struck", at="Hodeidah", certainty="claimed", by="Houthi", since="2025-05-12"),),
        never=("control",),
    ),
    Case(
        "lebanon, two towns, one verb",
        "Israeli jets bombed Tyre and Nabatieh overnight.",
        (Want("event", "air_strike", words="Tyre and Nabatieh"),),
    ),
    Case(
        "somalia, two towns taken are two claims",
        "Government forces captured Bariire and Sabiid on Friday.",
        (
            Want("control", "captured", target="Bariire"),
            Want("control", "captured", target="Sabiid"),
        ),
    ),
    Case(
        "afghanistan, a headline without a verb form of be",
        "Kunduz captured by Taliban as army flees\n\nResidents described a night of fear.",
        (Want("control", "captured", actor="Taliban", at="Kunduz"),),
    ),
    Case(
        "lebanon, a relative clause",
        "Rescuers searched the village of Khiam, which the army had entered on Monday.",
        (Want("movement_forces", "advanced", actor="army", since="2025-05-12"),),
    ),
    Case(
        "yemen, soldiers evacuate civilians",
        "The army evacuated 300 civilians from Marib on Tuesday.",
        (Want("figure", "evacuated", value=300, since="2025-05-13"),),
        never=("withdrew", "movement_forces"),
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
