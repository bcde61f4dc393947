"""What people know about sources bears on origins; the source and the information are rated apart."""

from __future__ import annotations

from typing import Any

import pytest
from reconcile_builders import claim, number, report, said_by, time

from crossbearing.model import Incident
from crossbearing.reconcile import reconcile
from crossbearing.sources import Source, SourceBook

DAY = time("2031-03-01")


def dead(name: str, count: int = 12, *source: str, **more: Any) -> Any:
    return claim(
        name, f"{count} people were killed in Belar", "event", "killed", places=["Belar"], time=DAY,
        quantity=number(count, "killed"), attribution=said_by(*source) if source else (), **more,
    )  # fmt: skip


def told(*claims: Any, book: SourceBook | None = None, reports: Any = None) -> Incident:
    (one,) = reconcile(reports or [report("a"), report("b")], list(claims), (), book)
    return one


def outlets(**known: Source) -> SourceBook:
    return SourceBook(outlets={f"outlet {k}": v for k, v in known.items()})


def speakers(**known: Source) -> SourceBook:
    return SourceBook(speakers={k.replace("_", " "): v for k, v in known.items()})


def test_outlets_of_one_owner_are_one_origin() -> None:
    assert told(dead("a-1"), dead("b-1")).origins == 2
    owned = outlets(a=Source("Outlet a", owner="Group"), b=Source("Outlet b", owner="group"))
    assert told(dead("a-1"), dead("b-1"), book=owned).origins == 1
    apart = outlets(a=Source("Outlet a", owner="Group"), b=Source("Outlet b", owner="Other"))
    assert told(dead("a-1"), dead("b-1"), book=apart).origins == 2


def test_speakers_of_one_party_are_one_origin_and_of_two_parties_two() -> None:
    one = speakers(
        general_sor=Source("General Sor", party="Army"),
        ministry_of_defence=Source("Ministry of Defence", party="Army"),
    )
    claims = (dead("a-1", 12, "General Sor"), dead("b-1", 12, "Ministry of Defence"))
    assert told(*claims, book=one).origins == 1
    two = speakers(
        general_sor=Source("General Sor", party="Army"),
        ministry_of_defence=Source("Ministry of Defence", party="Front"),
    )
    found = told(*claims, book=two)
    assert (found.origins, found.status) == (2, "corroborated")


def test_an_agency_of_the_file_is_no_source_of_its_own() -> None:
    claims = (dead("a-1", 12, "Reed Dispatch"), dead("b-1", 12, "Reed Dispatch"))
    found = told(*claims, book=speakers(reed_dispatch=Source("Reed Dispatch", agency=True)))
    assert (found.origins, found.origin_list[0].basis) == (1, "through reed dispatch")


def test_the_letter_is_that_of_the_speaker_or_of_the_outlet_in_its_own_words() -> None:
    known = SourceBook(
        outlets={"outlet a": Source("Outlet a", "B")}, speakers={"general sor": Source("General Sor", "D")}
    )
    assert told(dead("a-1"), book=known).reliability == "B"
    found = told(dead("a-1", 12, "General Sor"), book=known)
    assert (found.reliability, found.origin_list[0].reliability) == ("D", "D")


def test_an_outlet_lends_its_letter_to_nobody_whom_it_quotes() -> None:
    assert (
        told(dead("a-1", 12, "a fisherman named Tor"), book=outlets(a=Source("Outlet a", "A"))).reliability
        == "F"
    )


def test_without_a_file_every_source_has_f() -> None:
    assert told(dead("a-1", 12, "General Sor")).reliability == "F"


@pytest.mark.parametrize(
    ("claims", "credibility"),
    [
        ((dead("a-1", 12, "police"), dead("b-1", 12, "the Red Cross")), 1),
        ((dead("a-1"), dead("b-1")), 2),
        ((dead("a-1", 12, "police"),), 3),
        ((dead("a-1", 12, "police"), dead("b-1", 60, "the Red Cross")), 1),
        ((dead("a-1", 12, "the army", certainty="denied", negated=True),), 5),
        ((dead("a-1", attribution_scope="hedge_only"),), 6),
    ],
)
def test_the_number_follows_from_what_is_said(claims: tuple[Any, ...], credibility: int) -> None:
    assert told(*claims).credibility == credibility


def test_a_contradiction_on_what_happened_is_doubtful() -> None:
    held = claim(
        "a-1",
        "rebels captured Belar",
        "control",
        "captured",
        targets=["Belar"],
        places=["Belar"],
        time=DAY,
        attribution=said_by("a trader"),
    )
    kept = claim(
        "b-1", "rebels did not capture Belar", "control", "captured", targets=["Belar"], places=["Belar"], time=DAY, negated=True,
        attribution=said_by("the army"), certainty="denied",
    )  # fmt: skip
    found = reconcile([report("a"), report("b")], [held, kept])
    assert {i.credibility for i in found if i.status == "disputed"} == {4}


def test_what_one_side_alone_says_cannot_be_judged() -> None:
    side = speakers(general_sor=Source("General Sor", party="Army"))
    assert told(dead("a-1", 12, "General Sor"), book=side).credibility == 6
    assert told(dead("a-1", 12, "General Sor"), dead("b-1", 12, "the Red Cross"), book=side).credibility == 1


def test_the_letters_play_no_part_in_the_number() -> None:
    for letter in "ABCDEF":
        assert told(dead("a-1"), book=outlets(a=Source("Outlet a", letter))).credibility == 3
