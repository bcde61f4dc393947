"""What one clause tells of an attack and of the things it struck is one operation, in every report."""

from __future__ import annotations

from typing import Any

from msgspec import structs
from reconcile_builders import claim, groups, place, report, said_by, time, together

from crossbearing.model import AttributionLink, Claim, ClaimPlace, Incident
from crossbearing.reconcile import reconcile

DAY = time("2031-03-02")


def post(name: str, **more: Any) -> ClaimPlace:
    return place(name, feature="crossing", container="border of Ghana and Togo", country=None, **more)


def hit(name: str, target: str, where: ClaimPlace, by: str = "Ghanaian jets", **more: Any) -> Claim:
    more.setdefault("quote", f"{by} hit {target}")
    return claim(
        name, more.pop("quote"), "access", "struck", actors=(by,), targets=(target,), places=(where,),
        **({"time": DAY} | more),
    )  # fmt: skip


def operation() -> list[Claim]:
    pair = "Ghanaian jets hit two posts, Aflao and Kpadape"
    return [
        hit("a-1", "border crossings", post("Ghana–Togo border crossings"), attribution=said_by("Ama Kovi")),
        hit("b-1", "Aflao", post("Aflao crossing"), quote=pair),
        hit("b-1000", "Kpadape", post("Kpadape crossing"), quote=pair),
        hit("c-1", "Kpadape crossing", post("Kpadape crossing"), attribution=said_by("Togolese state media")),
    ]  # fmt: skip


def same_clause(claims: list[Claim]) -> list[Claim]:
    """The two claims of report b stand on one span."""
    return [structs.replace(c, start=100, end=150) if c.report == "b" else c for c in claims]


def raid(claims: list[Claim]) -> Incident:
    found = reconcile([report(r) for r in "abc"], claims)
    assert len(found) == 1, groups(found)
    return found[0]


def test_two_posts_of_one_clause_and_the_unnamed_pair_are_one_operation() -> None:
    assert set(raid(same_clause(operation())).claims) == {"a-1", "b-1", "b-1000", "c-1"}


def test_the_places_of_one_operation_do_not_contradict_each_other() -> None:
    found = raid(same_clause(operation()))
    assert found.status == "corroborated"
    assert found.fields["place"].relation != "contradiction"


def test_a_post_struck_by_another_party_stays_apart() -> None:
    claims = [
        *same_clause(operation())[:3],
        hit("c-1", "Kpadape", post("Kpadape crossing"), by="Malian jets"),
    ]
    assert not any({"b-1000", "c-1"} <= g for g in together(claims))


def test_a_post_struck_a_week_before_stays_apart() -> None:
    claims = same_clause(operation())
    claims[3] = hit("c-1", "Kpadape", post("Kpadape crossing"), time=time("2031-02-22"))
    assert not any({"b-1000", "c-1"} <= g for g in together(claims))


def test_named_posts_that_no_clause_names_together_stay_two() -> None:
    claims = [hit("a-1", "Aflao", post("Aflao crossing")), hit("c-1", "Kpadape", post("Kpadape crossing"))]
    assert len(together(claims)) == 2


def test_an_unnamed_bridge_in_another_country_is_not_the_named_one() -> None:
    claims = [
        hit("a-1", "Mali bridges", place("Mali bridges", feature="bridge", country=None)),
        hit("b-1", "Belar bridge", place("Belar bridge", country="GH")),
    ]
    assert len(together(claims)) == 2


def test_an_unnamed_bridge_in_another_town_is_not_the_named_one() -> None:
    claims = [
        hit("a-1", "bridge", place("Torun Ford"), quote="Ghanaian jets hit a bridge in Torun Ford"),
        hit("b-1", "Belar bridge", place("Belar bridge")),
    ]
    assert len(together(claims)) == 2


def test_a_raid_and_what_its_own_clause_says_it_struck_are_one() -> None:
    words = "Ghanaian jets bombed the rebels, destroying the Belar bridge"
    attack = claim(
        "a-1", words, "event", "air_strike", actors=("Ghanaian jets",), places=("Ostra",), time=DAY
    )
    bridge = claim(
        "a-1000", words, "access", "destroyed", targets=("Belar bridge",), places=("Belar bridge",), time=DAY
    )
    assert len(together(same_span(attack, bridge))) == 1


def test_a_raid_that_the_clause_puts_elsewhere_stays_apart() -> None:
    words = "Ghanaian jets bombed Torun Ford and the Belar bridge was destroyed"
    attack = claim(
        "a-1", words, "event", "air_strike", actors=("Ghanaian jets",), places=("Torun Ford",), time=DAY
    )
    bridge = claim(
        "a-1000", words, "access", "destroyed", targets=("Belar bridge",), places=("Belar bridge",), time=DAY
    )
    assert len(together(same_span(attack, bridge))) == 2


def same_span(*claims: Claim) -> list[Claim]:
    return [structs.replace(c, start=100, end=190) for c in claims]


def test_two_sources_of_one_sentence_are_two_origins() -> None:
    both = (
        AttributionLink(name="SANA", role="originator"),
        AttributionLink(name="Malian army", role="originator"),
    )
    told = hit("a-1", "Aflao", post("Aflao crossing"), attribution=both)
    assert reconcile([report("a")], [told])[0].origins == 2


def test_a_state_agency_and_the_state_media_of_its_country_are_one_origin() -> None:
    claims = [
        hit("a-1", "Aflao", post("Aflao crossing"), attribution=said_by("SANA")),
        hit("b-1", "Aflao", post("Aflao crossing"), attribution=said_by("Syrian state media")),
    ]
    assert reconcile([report("a"), report("b")], claims)[0].origins == 1
