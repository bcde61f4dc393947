import pytest

from crossbearing.annotate.acronyms import acronyms
from crossbearing.annotate.attribution import attribution_of, read_attributions
from crossbearing.annotate.parse import parse
from crossbearing.annotate.segment import sentences
from crossbearing.model import Report


def chain(text: str, claim: str, outlet: str | None = None) -> list[str]:
    report = Report(id="r", text=text, outlet=outlet)
    found = read_attributions(report, list(parse(sentences(report))))
    start = text.index(claim)
    return [f"{link.role}: {link.name}" for link in attribution_of(start, start + len(claim), found).links]


CASES = [
    # who speaks for whom
    (
        "Leni Bauer, head of logistics at the UN's World Food Programme, said 40 trucks had arrived.",
        "40 trucks had arrived",
        ["originator: Leni Bauer", "organisation: World Food Programme"],
    ),
    (
        "A spokesperson for the World Food Programme, Leni Bauer, said 40 trucks had arrived.",
        "40 trucks had arrived",
        ["originator: Leni Bauer", "organisation: World Food Programme"],
    ),
    (
        "UN refugee agency spokesman Karim Diallo said 900 people had crossed.",
        "900 people had crossed",
        ["originator: Karim Diallo", "organisation: UN refugee agency"],
    ),
    (
        "Lebanese Transport Minister Rima Haddad said the road was open.",
        "the road was open",
        ["originator: Rima Haddad"],
    ),
    (
        "The mayor of Valencia, María Soler, said the tunnel was flooded.",
        "the tunnel was flooded",
        ["originator: María Soler"],
    ),
    (
        "The base is in our hands, the movement's spokesman Paul Mbeki said.",
        "The base is in our hands",
        ["originator: Paul Mbeki", "organisation: movement"],
    ),
    # who passed it on
    (
        "The depot was hit, two military sources told Reuters.",
        "The depot was hit",
        ["originator: two military sources", "intermediary: Reuters"],
    ),
    (
        "According to an army officer cited by Reuters, the depot was hit.",
        "the depot was hit",
        ["originator: army officer", "intermediary: Reuters"],
    ),
    (
        "The depot was hit, Interfax quoted the regional governor as saying.",
        "The depot was hit",
        ["originator: regional governor", "intermediary: Interfax"],
    ),
    (
        "State media reported that the depot was hit, citing the army.",
        "the depot was hit",
        ["originator: army", "intermediary: state media"],
    ),
    (
        "The governor said on Telegram that the depot was hit.",
        "the depot was hit",
        ["originator: governor", "channel: Telegram"],
    ),
    (
        "The depot is in the hands of the front, the rebel group claimed on Monday, the Northern Herald reported.",
        "The depot is in the hands of the front",
        ["originator: rebel group", "intermediary: Northern Herald"],
    ),
    # those who only listened pass nothing on
    ("The governor told reporters that the depot was hit.", "the depot was hit", ["originator: governor"]),
    (
        "Residents told Vice President Ana Cruz that the depot was hit.",
        "the depot was hit",
        ["originator: residents"],
    ),
    # several voices
    (
        "The strike was confirmed by both the Red Cross and the Lebanese army.",
        "The strike",
        ["originator: Red Cross", "originator: Lebanese army"],
    ),
    # descriptions stay as they are
    ("Local sources report outages in the city.", "outages in the city", ["originator: local sources"]),
    (
        "Gas ran out, a security source in Bukavu said.",
        "Gas ran out",
        ["originator: security source in Bukavu"],
    ),
    ("A coastal resident said the sea had risen.", "the sea had risen", ["originator: coastal resident"]),
]


@pytest.mark.parametrize(("text", "claim", "expected"), CASES, ids=[c[0] for c in CASES])
def test_chain(text: str, claim: str, expected: list[str]) -> None:
    assert chain(text, claim) == expected


def test_the_outlet_itself_is_no_intermediary() -> None:
    text = "Two bakers told the Ledger that flour had run out."
    assert chain(text, "flour had run out", outlet="The Daily Ledger") == ["originator: two bakers"]
    assert chain(text, "flour had run out", outlet="Evening Post")[1:] == ["intermediary: Ledger"]


@pytest.mark.parametrize(
    ("text", "claim", "expected"),
    [
        (
            "Maria Santos, the governor of Leyte, said the port was closed. She said 14 boats were missing.",
            "14 boats were missing",
            ["originator: Maria Santos"],
        ),
        (
            "The health ministry said 45 people had died. It added that 20 of them were children.",
            "20 of them were children",
            ["originator: health ministry"],
        ),
        (
            "Police said two bridges had collapsed. Three people were missing, they added.",
            "Three people were missing",
            ["originator: police"],
        ),
        (
            "Army spokesman Jean Kasongo said the hill was lost. The town was still held, the spokesman added.",
            "The town was still held",
            ["originator: Jean Kasongo", "organisation: Army"],
        ),
        (
            "President Ana Cruz flew in on Monday. Cruz said the dam was safe.",
            "the dam was safe",
            ["originator: Ana Cruz"],
        ),
        (
            "Turkey's disaster agency AFAD said the quake killed 12. The agency said 300 were injured.",
            "300 were injured",
            ["originator: AFAD"],
        ),
        (
            "The base has fallen, two UN sources say. More troops have surrendered, one of the sources says.",
            "More troops have surrendered",
            ["originator: one of two UN sources"],
        ),
    ],
)
def test_antecedents(text: str, claim: str, expected: list[str]) -> None:
    assert chain(text, claim) == expected


def test_it_does_not_mean_a_person() -> None:
    text = "The health ministry warned of cholera. Doctor Omar Said agreed. It said 30 cases were found."
    assert chain(text, "30 cases were found") == ["originator: health ministry"]


def test_an_acronym_takes_the_long_form_that_the_report_defines() -> None:
    text = "The Northern Relief Council (NRC) opened a camp. The NRC said 900 people had arrived."
    assert chain(text, "900 people had arrived") == ["originator: Northern Relief Council"]
    assert chain("The NRC said 900 people had arrived.", "900 people had arrived") == ["originator: NRC"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "the Syrian Observatory for Human Rights (SOHR) said",
            {"SOHR": "Syrian Observatory for Human Rights"},
        ),
        ("Hayat Tahrir al-Sham (HTS) and", {"HTS": "Hayat Tahrir al-Sham"}),
        ("a town 25 km (15 miles) west", {}),
        ("Mayor John Smith (left) spoke", {}),
        ("Green Valley Water (IOM) said", {}),
    ],
)
def test_acronyms(text: str, expected: dict[str, str]) -> None:
    assert acronyms(text) == expected


def test_a_predicate_decides_for_a_claim_that_straddles() -> None:
    text = "Rebels entered the city on Monday and said they had taken the barracks."
    report = Report(id="r", text=text)
    found = read_attributions(report, list(parse(sentences(report))))
    entered = found.of(0, len(text), text.index("entered"))
    taken = found.of(0, len(text), text.index("taken"))
    assert entered.scope == "none"
    assert [link.name for link in taken.links] == ["rebels"]
    assert taken.scope == "explicit"


def test_a_claim_that_is_the_act_itself_is_the_speakers() -> None:
    text = "The president vowed on Monday to rebuild the port."
    report = Report(id="r", text=text)
    found = read_attributions(report, list(parse(sentences(report))))
    assert [link.name for link in found.of(0, len(text) - 1, text.index("vowed")).links] == ["president"]
