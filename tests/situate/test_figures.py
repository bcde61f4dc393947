"""Displaced, dead and missing: scopes apart, nothing added, updates replace, parties' own figures marked."""

from __future__ import annotations

import msgspec
import pytest
from situate_builders import Run, count, day, place, values

from crossbearing.situate import household_factor


@pytest.fixture
def run() -> Run:
    made = Run()
    for key, published in (("a", "2031-05-06"), ("b", "2031-05-06"), ("c", "2031-05-09")):
        made.report(key, published)
    return made


def displaced(
    run: Run, report: str, value: float | None, *where: object, start: str = "2031-04-27", **more: object
) -> str:
    q = count(value, "displaced", **{"flow": "flow"} | more.pop("quantity", {}))  # type: ignore[arg-type]
    return run.say(
        report,
        "figure",
        "displaced",
        *(where or ("Kenya",)),
        quantity=q,
        time=day(start, "2031-05-06"),
        **more,
    )  # type: ignore[arg-type]


def test_differing_figures_of_one_day_are_low_and_high(run: Run) -> None:
    one = displaced(run, "a", 300_000, source="UN", quantity={"low": None})
    two = displaced(run, "b", 280_000, source="UN", quantity={"low": 275_000, "high": 285_000})
    (got,) = run.picture().displacement
    assert (got.low, got.high, got.measure, got.claims) == (280_000, 300_000, "flow", (one, two))
    assert got.scope == "Kenya, since 27 April 2031"


def test_one_figure_keeps_its_own_bounds(run: Run) -> None:
    displaced(run, "a", 500_000, quantity={"high": None})
    (got,) = run.picture().displacement
    assert (got.low, got.best, got.high) == (500_000, 500_000, None)


def test_a_later_figure_replaces_an_earlier_one(run: Run) -> None:
    old = displaced(run, "a", 200_000)
    new = run.say(
        "c",
        "figure",
        "displaced",
        "Kenya",
        quantity=count(500_000, "displaced", flow="flow"),
        time=day("2031-04-27", "2031-05-09"),
    )
    (got,) = run.picture().displacement
    assert (got.low, got.best, got.high, got.as_of) == (500_000, 500_000, 500_000, "2031-05-09")
    assert got.claims == (old, new)


def test_flow_and_stock_are_never_one_figure(run: Run) -> None:
    displaced(run, "a", 7_000, quantity={"flow": "stock"})
    displaced(run, "a", 1_000)
    assert {(d.measure, d.best) for d in run.picture().displacement} == {("stock", 7_000), ("flow", 1_000)}


def test_places_and_periods_are_scopes_of_their_own(run: Run) -> None:
    displaced(run, "a", 1_000, "Belar")
    displaced(run, "a", 2_000, "Orvo")
    displaced(run, "a", 9_000, "Orvo", start="2030-01-01")
    assert sorted(d.best or 0 for d in run.picture().displacement) == [1_000, 2_000, 9_000]


@pytest.mark.parametrize(
    "more", [{"background": True}, {"negated": True}, {"certainty": "denied"}, {"certainty": "forecast"}]
)
def test_history_denials_and_forecasts_count_nobody(run: Run, more: dict[str, object]) -> None:
    displaced(run, "a", 1_000, **more)
    assert run.picture().displacement == ()


def test_thousands_who_fled_a_town_are_a_movement_and_no_total(run: Run) -> None:
    q = count(None, "forced_to_flee", low=2_000, high=None, flow="flow", stated="thousands of people")
    run.say(
        "a",
        "movement_people",
        "fled",
        place("Belar", "origin"),
        quantity=q,
        time=day("2031-05-05", "2031-05-06"),
    )
    picture = run.picture()
    assert picture.displacement == ()
    (move,) = picture.movements
    assert (move.kind, move.low, move.high, move.text) == (
        "people",
        2_000,
        None,
        "thousands of people fled from Belar",
    )
    assert "How many people are displaced?" in {g.question for g in picture.not_reported}


def test_households_are_shown_as_they_are_and_as_people(run: Run) -> None:
    q = count(1_000, "displaced", "households", flow="flow")
    told = run.say("a", "figure", "displaced", "Belar", quantity=q, time=day("2031-05-01", "2031-05-06"))
    by_unit = {d.unit: d for d in run.picture().displacement}
    assert by_unit["households"].best == 1_000
    assert by_unit["households"].converted_by is None
    assert by_unit["people"].best == 3_638
    assert "1,000 households × 3.638" in (by_unit["people"].converted_by or "")
    assert by_unit["people"].claims == (told,)


def test_a_country_without_a_sourced_factor_keeps_its_households(run: Run) -> None:
    q = count(10, "displaced", "households", flow="flow")
    run.say("a", "figure", "displaced", place("Nowhere", country="ZZ", feature="town"), quantity=q)
    assert [d.unit for d in run.picture().displacement] == ["households"]


def test_every_household_factor_is_plausible_and_sourced() -> None:
    from crossbearing.situate.households import _factors

    assert len(_factors()) >= 40
    assert all(2 <= f.size <= 10 and f.source for f in _factors().values())
    assert household_factor(None) is None


def killed(run: Run, report: str, value: float, who: str, *where: object, **more: object) -> str:
    q = count(value, "killed", stated=f"{value} {who}")
    return run.say(report, "figure", "killed", *(where or ("Belar",)), quantity=q, **more)  # type: ignore[arg-type]


def test_deaths_are_kept_by_who_is_counted(run: Run) -> None:
    one, two = killed(run, "a", 16, "civilians"), killed(run, "a", 40, "soldiers")
    run.join(one, two)
    assert {(c.who, c.best) for c in run.picture().casualties} == {("civilians", 16), ("soldiers", 40)}


def test_a_partys_own_figure_is_its_claim(run: Run) -> None:
    run.say("a", "event", "attack", "Belar", by="Kenyan army")
    killed(run, "a", 1_600, "militants", source="Kenyan army", time=day("2031-05-01", "2031-05-06"))
    (got,) = run.picture().casualties
    assert (got.claimed_by, got.who) == ("Kenyan army", "militants")
    assert "How many civilians have been killed?" in {g.question for g in run.picture().not_reported}


def test_a_figure_of_others_is_no_partys_claim(run: Run) -> None:
    run.say("a", "event", "attack", "Belar", by="Kenyan army")
    killed(run, "a", 12, "civilians", source="hospital director")
    picture = run.picture()
    assert picture.casualties[0].claimed_by is None
    assert not [g for g in picture.not_reported if "civilians" in g.question]


def test_the_dead_of_other_years_are_history(run: Run) -> None:
    killed(run, "a", 100, "people", time=day("2012-01-01", "2012-12-31"))
    killed(run, "a", 50, "people", background=True)
    assert run.picture().casualties == ()


def test_a_toll_that_rises_is_an_update_and_no_range(run: Run) -> None:
    old, new = (
        killed(run, "a", 5, "people", time=day("2031-05-06")),
        killed(run, "c", 9, "people", time=day("2031-05-09")),
    )
    run.join(old, new, killed=values("update", (9, (new,)), (5, (old,))))
    (got,) = run.picture().casualties
    assert (got.low, got.best, got.high, got.as_of) == (9, 9, 9, "2031-05-09")


def test_nothing_is_ever_summed(run: Run) -> None:
    for town, dead in (("Belar", 3), ("Orvo", 4), ("Tamm", 5)):
        killed(run, "a", dead, "people", town)
    assert sorted(c.best or 0 for c in run.picture().casualties) == [3, 4, 5]


def test_a_vague_beginning_keeps_its_words(run: Run) -> None:
    vague = day("2031-04-21", "2031-05-06", stated="since late April")
    run.say("a", "figure", "displaced", "Kenya", quantity=count(5_000, "displaced", flow="flow"), time=vague)
    assert [d.scope for d in run.picture().displacement] == ["Kenya, since late April 2031"]


def test_a_possessive_is_told_by_its_owner_or_not_at_all(run: Run) -> None:
    held = run.say("a", "event", "funeral", by="Uganda", quote="Uganda buried 30 of its soldiers")
    dead = count(30, "killed", stated="30 of its soldiers")
    run.say("a", "figure", "killed", "Belar", to="its soldiers", quantity=dead)
    (alone,) = run.picture().casualties
    assert alone.who == "soldiers"
    first = next(c for c in run.claims if c.id == held)
    run.claims[0] = msgspec.structs.replace(first, start=0, end=400)
    (owned,) = run.picture().casualties
    assert owned.who == "Uganda's soldiers"


def test_the_widest_scope_comes_first(run: Run) -> None:
    run.say("a", "figure", "killed", "Belar", quantity=count(90, "killed"))
    run.say("a", "figure", "killed", "Kenya", quantity=count(40, "killed"))
    assert [f.best for f in run.picture().casualties] == [40, 90]


def test_soldiers_who_take_refuge_are_no_displaced_people(run: Run) -> None:
    run.say("a", "movement_people", "fled", "Kenya", by="soldiers", quantity=count(2000, "forced_to_flee", stated="2,000 soldiers"))  # fmt: skip
    assert run.picture().displacement == ()


def test_a_number_that_its_own_report_calls_the_earlier_one_bounds_nothing(run: Run) -> None:
    new = run.say("a", "figure", "killed", "Belar", quantity=count(16, "killed"))
    old = run.say("a", "figure", "killed", "Belar", quantity=count(9, "killed"))
    run.join(new, old, killed=values("update", (16, (new,)), (9, (old,))))
    (found,) = run.picture().casualties
    assert (found.low, found.best, found.high) == (16, 16, 16)
