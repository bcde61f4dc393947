"""The toll of a report's event: one person told of many times is one, parts add up, and other events stay apart."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from crossbearing.model import Claim, Incident, Report
from crossbearing.reconcile import reconcile

Draw = Callable[[str], list[Claim]]

TOLLS = (
    # --- one person, told of many times
    ("A man was shot in Nyala on Monday. The victim, Adam Yusuf, 31, died at the hospital. Yusuf was a teacher.", 1, None),
    ("A 24-year-old man was shot dead near the market in Wad Madani. Police said the 24-year-old died at the scene.", 1, None),
    ("A woman was stabbed in Port-au-Prince on Sunday. She was taken to a hospital in critical condition.", None, 1),
    ("A boy was fatally shot in Cap-Haitien on Friday. He was pronounced dead at a clinic.", 1, None),
    ("Police found the body of a woman in a ditch near Goma on Tuesday.", 1, None),
    # --- several people
    ("A gunman killed his wife and two sons in Jos on Monday.", 3, None),
    ("A grenade attack in Bujumbura killed a policeman on Saturday. A street trader was wounded, and another trader suffered burns.", 1, 2),
    ("Drones hit a market in El Fasher on Friday, killing 12 people and wounding 30 others.", 12, 30),
    ("Two children died when a wall fell in Bhaktapur on Sunday. Their father was also killed.", 3, None),
    ("A 20-year-old man was shot in the leg in Colima on Monday. A 35-year-old woman was hit in the shoulder.", None, 2),
    # --- totals before lists
    ("Four people were killed in Bhaktapur on Sunday. A mason died on a scaffold. A girl was killed by a falling wall.", 4, None),
    ("A bus plunged into a ravine near Cusco on Monday, killing 9 people. Three children were among the dead.", 9, None),
    ("Three people were shot in Colima on Sunday, and one of them died.", 1, 2),
)  # fmt: skip


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS)
def test_an_incident_has_the_toll_of_its_event(
    draw: Draw, text: str, killed: int | None, injured: int | None
) -> None:
    found = _incidents(draw, text)
    harm = [i for i in found if i.killed or i.injured]
    assert len(harm) == 1, [i.label for i in found]
    told = (harm[0].killed and harm[0].killed.best, harm[0].injured and harm[0].injured.best)
    assert told == (killed, injured)


NOBODY = (
    "A man shot a video of the parade in Nyala on Monday.",
    "The driver killed the engine and got out.",
    "The gunman threatened to shoot two hostages in Jos on Monday.",
    "Nobody was killed in the blast in Jos on Monday.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_nobody_is_counted_where_nobody_was_hurt(draw: Draw, text: str) -> None:
    assert not [c for c in draw(text) if c.quantity and c.quantity.tally]


def test_other_events_do_not_enter_the_toll(draw: Draw) -> None:
    found = _incidents(
        draw,
        "A shopkeeper was shot dead in Jos on Monday. In 2014 a man was shot in the same street. "
        "So far this year 34 people have been killed in the city.",
    )
    assert [i.killed.best for i in found if i.killed and "i:r:0" in i.id] == [1]


def test_two_towns_are_two_events(draw: Draw) -> None:
    found = _incidents(
        draw, "A man was killed in Nyala on Monday. In Port Sudan, a man was killed by shelling on Monday."
    )
    assert sorted((i.place.name if i.place else "", i.killed.best) for i in found if i.killed) == [
        ("Nyala", 1),
        ("Port Sudan", 1),
    ]


def test_a_sum_rests_on_all_of_its_claims(draw: Draw) -> None:
    claims = draw("Two children died when a wall fell in Bhaktapur on Sunday. Their father was also killed.")
    (found,) = (i for i in _made(claims) if i.killed)
    (value,) = found.fields["killed"].values
    assert (value.value, len(value.claims)) == (3, 2)


def test_a_claim_counts_with_its_own_words(draw: Draw) -> None:
    (claim,) = draw("A man was shot dead in Nyala on Monday.")
    assert claim.quantity is not None
    assert (claim.kind, claim.quantity.value, claim.quantity.stated) == ("event", 1, "man")


def _incidents(draw: Draw, text: str) -> list[Incident]:
    return list(_made(draw(text)))


def _made(claims: list[Claim]) -> tuple[Incident, ...]:
    return reconcile([Report(id=c.report, text="", published="2025-05-13") for c in claims[:1]], claims)
