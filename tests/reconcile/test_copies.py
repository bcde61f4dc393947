"""Copies of texts: found whole, cut or retitled; not rewrites, not tomorrow's bulletin."""

from __future__ import annotations

from reconcile_builders import claim, place, report, time

from crossbearing.reconcile import reconcile
from crossbearing.reconcile.copies import copy_groups

STORY = (
    "Rain fell for nine days before the dam above the valley gave way, and by the time the sirens were heard in the lower "
    "streets the first houses had already gone. Rescuers in rubber boats worked through the night with lamps on their "
    "helmets, calling into the upper windows. A baker who had climbed onto his oven said he saw the bridge lift and turn."
)
OTHER = (
    "The minister arrived on the second morning and promised tents, bread and a committee. Few in the crowd had slept. "
    "Asked who had signed the papers for the dam, she said that the question would be answered in good time by others."
)


def same(*texts: str, **more: str) -> bool:
    reports = [report(f"r{n}", text=t, **more) for n, t in enumerate(texts)]
    return copy_groups(reports).same("r0", f"r{len(texts) - 1}")


def test_the_same_text_with_other_spaces_and_case_is_a_copy() -> None:
    assert same(STORY, STORY.upper().replace(" ", "  "))


def test_a_retitled_and_a_cut_copy_are_copies() -> None:
    assert same(STORY, "Dam bursts, rescuers at work\n\n" + STORY)
    assert same(STORY, STORY[: len(STORY) // 2])


def test_other_words_on_the_same_event_are_no_copy() -> None:
    assert not same(STORY, OTHER)


def test_a_shared_quotation_alone_is_no_copy() -> None:
    quote = " I saw the bridge lift and turn, said the baker. "
    assert not same(STORY + quote, OTHER + quote)


def test_empty_and_very_short_texts_are_no_copies() -> None:
    assert not same("", "")
    assert not same("Fire in Belar", "Fire in Torun")


def test_tomorrows_bulletin_in_the_same_frame_is_no_copy() -> None:
    first = report("a", "2031-03-01", STORY + " Dead: 12.", outlet="Desk")
    second = report("b", "2031-03-02", STORY + " Dead: 30.", outlet="Desk")
    assert not copy_groups([first, second]).same("a", "b")


def test_a_copy_of_a_copy_belongs_to_the_group_in_any_order() -> None:
    reports = [
        report("a", text=STORY),
        report("b", text=STORY + OTHER),
        report("c", text="Read this. " + STORY),
    ]
    groups = copy_groups(reports)
    assert groups.same("a", "c")
    assert copy_groups(reports[::-1]).group == groups.group


def test_a_flood_of_copies_is_one_origin() -> None:
    reports = [report(f"r{n:03}", text=STORY + f" Edition {n}.") for n in range(300)]
    claims = [
        claim(f"r{n:03}-1", "the dam gave way in Belar", "event", "disaster", places=["Belar"])
        for n in range(300)
    ]
    incidents = reconcile(reports, claims)
    assert [(len(i.claims), i.origins) for i in incidents] == [(300, 1)]


def test_copies_that_differ_in_the_place_disagree_inside_one_incident() -> None:
    def told(name: str, where: str):
        there = place(
            where, lat=10.0 if where == "Belar" else 14.0, lon=20.0, feature="city", precision_km=5.0
        )
        return claim(
            f"{name}-1",
            f"the dam gave way in {where} and houses were destroyed",
            "event",
            "disaster",
            places=[there],
            time=time("2031-03-01"),
        )

    reports = [report("a", text=STORY), report("b", text=STORY.replace("valley", "plain"))]
    (incident,) = reconcile(reports, [told("a", "Belar"), told("b", "Torun")])
    assert incident.fields["place"].relation == "contradiction"
    apart = [report("a", text=STORY), report("b", text=OTHER)]
    assert len(reconcile(apart, [told("a", "Belar"), told("b", "Torun")])) == 2
