"""Choose readings of all names of a report together."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from itertools import islice

from crossbearing.annotate.place_found import ADMIN, SETTLED, Found
from crossbearing.gazetteer import Candidate, countries, key
from crossbearing.gazetteer.candidate import ABBREVIATION, MAIN

__all__ = ["choose"]

COUNTRY_STEP = 2.0
"""Decades of population that being a country is worth: Jordan is the country unless much speaks for a town."""
SEAT_STEP = -1.0
"""The same for a first-level area that shares its name with a town in it: a bare name means the town."""
SEAT_POPULATION = 30_000
DISTRICT_STEP = -1.6
"""The same for second-level areas."""
WIDE_STEP = 4.0
"""The same for seas, rivers and regions, which have no population."""
CAPITAL_STEP = 1.5
MAIN_STEP = 0.8
"""Worth of a main name over another name (Paris is not first of all a town that was once called so)."""
CONTEXT = 4.0
"""Worth of all the report's other hints lying in a candidate's country."""
CONTEXT_ADMIN = 2.5
"""The same for its first-level area."""
CONTAINED = 7.0
"""Worth of a container in words ("Paris, Texas"): more than any population."""
ASKED = 3.0
"""Worth of being the kind that the words ask for."""
NEAR_KM = 120.0
"""Places named in one report within this distance support each other."""
NEARBY = 1.5
MOST_NEIGHBOURS = 80
"""Names of a report that are looked at as neighbours, first come first: a bound for very long texts."""
ROUNDS = 3
CONTENDERS = 12
"""Candidates of a name that enter the rounds, best first by their own merit."""
UNKNOWN_POPULATION = 300


def choose(found: list[Found], hints: Counter[str]) -> None:
    """Set `chosen` and `others` of every name in `found`.

    Args:
        found: All spans of the report, in text order.
        hints: Weight by country code from what is no span (title, address of the outlet).
    """
    names = defaultdict(list)
    for f in found:
        if f.form != "demonym" and f.options:
            names[f.key].append(f)
    merits = {k: _merits(group) for k, group in names.items()}
    picked: dict[str, Candidate] = {k: m[0][1] for k, m in merits.items() if m}
    sure = _sure_hints(found, hints)
    unsure = {k for k, group in names.items() if all(f.unsure for f in group)}
    for _ in range(ROUNDS):
        nations, areas = _context(picked, merits, sure, unsure)
        picked = {k: _best(k, m, picked, nations, areas, alone=k in unsure) for k, m in merits.items() if m}
    for k, group in names.items():
        order = [c for _, c in merits[k]]
        for f in group:
            f.chosen = _of_kind(f, picked.get(k))
            f.others = tuple(c for c in order[:4] if f.chosen is None or c.id != f.chosen.id)[:3]


def _sure_hints(found: list[Found], hints: Counter[str]) -> Counter[str]:
    """Weight by country of demonyms and of names that can only be one country."""
    sure = Counter(hints)
    for f in found:
        if f.form == "demonym":
            sure[f.country] += 1
        elif f.options and f.options[0].feature == "country" and len(f.options) == 1:
            sure[f.options[0].country] += 1
    return Counter({c: min(n, 4) for c, n in sure.items()})


def _merits(group: list[Found]) -> list[tuple[float, Candidate]]:
    """Candidates of one name with their own merit, best first, over all its mentions."""
    scored = []
    containers = [f.within for f in group if f.within is not None]
    asked = {f.asked for f in group if f.form == "name"}
    asked = set() if "" in asked and asked <= ADMIN | {""} else asked - {""}
    options = _no_towns_of_a_country(max((f.options for f in group), key=len))
    seats = {c.admin1 for c in options if c.feature in SETTLED and c.population >= SEAT_POPULATION}
    capitals = _capitals(options)
    for c in options:
        value = _own(c, seats) + (CAPITAL_STEP if c.id in capitals else 0.0)
        if asked:
            value += ASKED if any(_is_kind(c, a) for a in asked) else 0.0
        value += sum(CONTAINED * _contained(c, w) for w in containers[:1])
        scored.append((value, c))
    scored = _seats_first(scored)
    scored.sort(key=lambda p: (-p[0], p[1].id))
    return scored[:CONTENDERS]


def _no_towns_of_a_country(options: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """The readings, without towns that only bear the name of a country beside their own ("Mexico" for Mexico City)."""
    nations = {c.country for c in options if c.feature == "country"}
    return tuple(c for c in options if c.feature == "country" or c.rank == MAIN or c.country not in nations)


def _seats_first(scored: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Put areas behind the town in them that shares their name: a bare "Hama" is the town."""
    seats: dict[str, float] = {}
    for value, c in scored:
        if c.feature in SETTLED and c.population >= SEAT_POPULATION:
            seats[c.admin1] = max(seats.get(c.admin1, value), value)
    return [
        (min(v, seats[c.admin1] - 0.1) if c.feature in ADMIN and c.admin1 in seats else v, c)
        for v, c in scored
    ]


def _own(c: Candidate, seats: set[str]) -> float:
    value = math.log10(max(c.population, UNKNOWN_POPULATION))
    if c.feature == "country":
        value += COUNTRY_STEP
    elif c.feature == "admin1":
        value += SEAT_STEP if c.admin1 in seats else 0.0
    elif c.feature == "admin2":
        value += DISTRICT_STEP
    elif c.feature not in SETTLED:
        value += WIDE_STEP
    if c.rank == MAIN:
        value += MAIN_STEP
    elif c.rank == ABBREVIATION:
        value -= 1.0
    return value


def _capitals(options: tuple[Candidate, ...]) -> set[int]:
    """Ids of the readings that are their country's capital: its largest town of that name."""
    found: dict[str, Candidate] = {}
    for c in options:
        nation = countries().get(c.country)
        named = nation is not None and key(c.name) == key(nation.capital.split(",")[0])
        if (
            named
            and c.feature in SETTLED
            and (c.country not in found or c.population > found[c.country].population)
        ):
            found[c.country] = c
    return {c.id for c in found.values()}


def _is_kind(c: Candidate, asked: str) -> bool:
    if asked in SETTLED:
        return c.feature in SETTLED
    if asked in ADMIN:
        return c.feature in ADMIN and asked in {c.feature, "admin2"}
    return c.feature == asked


def _contained(c: Candidate, within: Found) -> float:
    """1 where a sure container holds the candidate, less where the container may be something else, else 0."""
    best = 0.0
    for n, o in enumerate(within.options[:6]):
        holds = (
            (o.feature == "country" and o.country == c.country)
            or (o.feature == "admin1" and o.admin1 == c.admin1)
            or (o.feature == "admin2" and o.admin1 == c.admin1 and o.admin2_name == c.admin2_name)
            or (bool(o.countries) and c.country in o.countries.split("|"))
        )
        if holds and c.id != o.id and c.feature != "country":
            best = max(best, 1.0 if n == 0 or o.rank in {MAIN, ABBREVIATION} else 0.5)
    return best


def _context(
    picked: dict[str, Candidate],
    merits: dict[str, list[tuple[float, Candidate]]],
    sure: Counter[str],
    unsure: set[str],
) -> tuple[dict[str, float], dict[str, float]]:
    """Weights of the report's hints by country and by first-level area."""
    nations: dict[str, float] = defaultdict(float, Counter(sure))
    areas: dict[str, float] = defaultdict(float)
    for k, c in picked.items():
        if k in unsure:
            continue
        nation, area = _vote(c, merits[k])
        if c.country:
            nations[c.country] += nation
        if c.admin1:
            areas[c.admin1] += area
    return nations, areas


def _vote(c: Candidate, ranked: list[tuple[float, Candidate]]) -> tuple[float, float]:
    """Weight of one picked name for its country and its area: less where its reading is unclear."""
    clear = ranked[0][0] - ranked[1][0] if len(ranked) > 1 else 3.0
    weight = 1.0 if clear >= 1.0 or c.feature in {"country", "admin1"} else 0.5
    return weight, 2.0 * weight if c.feature in ADMIN else weight


def _without(votes: dict[str, float], name: str, weight: float) -> dict[str, float]:
    """Shares of `votes` without one's own."""
    total = max(sum(votes.values()) - weight, 1.5)
    return {k: (n - weight if k == name else n) / total for k, n in votes.items()}


def _best(
    name: str,
    ranked: list[tuple[float, Candidate]],
    picked: dict[str, Candidate],
    nation_votes: dict[str, float],
    area_votes: dict[str, float],
    *,
    alone: bool,
) -> Candidate:
    if len(ranked) == 1:
        return ranked[0][1]
    mine = picked[name]
    nation, area = (0.0, 0.0) if alone else _vote(mine, ranked)
    nations = _without(nation_votes, mine.country, nation if mine.country else 0.0)
    areas = _without(area_votes, mine.admin1, area if mine.admin1 else 0.0)
    rest = [
        c
        for k, c in islice(picked.items(), MOST_NEIGHBOURS)
        if k != name and c.feature not in {"country", "admin1"} and c.lat
    ]
    best, best_value = ranked[0][1], -math.inf
    for value, c in ranked:
        got = value + CONTEXT * _share(c, nations) + CONTEXT_ADMIN * areas.get(c.admin1, 0.0)
        if c.feature != "country" and _has_neighbour(c, rest):
            got += NEARBY
        if got > best_value:
            best, best_value = c, got
    return best


def _share(c: Candidate, nations: dict[str, float]) -> float:
    """Share of the report's hints that lie in a candidate's countries; seas belong everywhere."""
    if c.country or not c.countries:
        return nations.get(c.country, 0.0) if c.country else 0.8
    return max(0.5, sum(nations.get(n, 0.0) for n in c.countries.split("|")))


def _has_neighbour(c: Candidate, rest: Iterable[Candidate]) -> bool:
    squeeze = math.cos(math.radians(c.lat)) * 111.2
    return any(
        abs(c.lat - r.lat) * 111.2 < NEAR_KM
        and abs(c.lon - r.lon) * squeeze < NEAR_KM
        and r.admin1 + r.name != c.admin1 + c.name
        for r in rest
    )


def _of_kind(f: Found, picked: Candidate | None) -> Candidate | None:
    """The picked reading, or its twin of the kind that this mention asks for (Homs, the governorate)."""
    if picked is None or f.form != "name" or not f.asked or _is_kind(picked, f.asked):
        return picked
    twins = [c for c in f.options if c.country == picked.country and _is_kind(c, f.asked)]
    same = [c for c in twins if c.admin1 == picked.admin1] or twins
    return (
        max(same, key=lambda c: (c.feature == f.asked, key(c.name) == f.key, c.population))
        if same
        else picked
    )
