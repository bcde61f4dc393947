"""People displaced: flow and stock apart, one line for each scope, nothing ever added."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Literal

from crossbearing.model import Claim, ClaimPlace, DisplacementFigure, Place, as_date
from crossbearing.situate.casualties import who_class
from crossbearing.situate.evidence import Evidence
from crossbearing.situate.figures import Summary, counted_words, summarise
from crossbearing.situate.households import Factor, household_factor
from crossbearing.situate.lexicon import lexicon
from crossbearing.situate.places import PlaceBook
from crossbearing.situate.words import MONTHS, say_bounds, say_day, say_list

__all__ = ["displaced_claims", "displacement_figures"]

_SAME_START_DAYS = 10
""""Since late November" and "since 27 November" begin the same period; figures since January do not."""


def measure_of(claim: Claim) -> str | None:
    """The measure of displacement that a claim's figure counts, or None where it counts something else."""
    people = lexicon().people
    known = {*people["flow"], *people["stock"]}
    if claim.quantity is None:
        return None
    own = claim.quantity.measure
    measure = own or people["measure_of"].get(claim.type)
    return measure if measure in known else None


def displaced_claims(evidence: Evidence) -> list[Claim]:
    """Claims that give a number of people displaced, as they stand today (no forecast, denial or history)."""
    return [
        c
        for c in evidence.live
        if ((measure_of(c) and c.quantity and c.quantity.value is not None) or _range(c)) and not _armed(c)
    ]


def _armed(claim: Claim) -> bool:
    """Whether soldiers or fighters are counted: they withdraw or take refuge, and are no displaced people."""
    counted = counted_words(claim.quantity.stated) if claim.quantity else ""
    return who_class(f"{counted} {' '.join(a.name for a in claim.actors)}") == "fighters"


def _range(claim: Claim) -> bool:
    """A range ("between 200 and 300 families") is a figure too; "thousands" is not."""
    q = claim.quantity
    return bool(q and measure_of(claim) and q.low is not None and q.high is not None)


def displacement_figures(
    evidence: Evidence, places: PlaceBook, home: Place | None
) -> tuple[DisplacementFigure, ...]:
    """One figure for each scope, widest first; a scope in households is given in people too where a factor is known."""
    figures: list[DisplacementFigure] = []
    for claims in _scopes(displaced_claims(evidence), places, home):
        figures += _figures(claims, evidence, places, home)
    return tuple(sorted(figures, key=lambda f: (-(f.best or f.low or f.high or 0), f.scope, f.unit)))


def _scopes(claims: Sequence[Claim], places: PlaceBook, home: Place | None) -> Iterable[list[Claim]]:
    grouped: defaultdict[tuple[str, ...], list[Claim]] = defaultdict(list)
    for claim in claims:
        grouped[_scope_key(claim, places, home)].append(claim)
    for _, group in sorted(grouped.items()):
        yield from _by_period(group)


def _scope_key(claim: Claim, places: PlaceBook, home: Place | None) -> tuple[str, ...]:
    measure = measure_of(claim) or ""
    family = next((k for k, v in lexicon().people["families"].items() if measure in v), measure)
    unit = "households" if claim.quantity and claim.quantity.unit == "households" else "people"
    where = [f"{p.role} {'/'.join(places.key(p))}" for p in _scope_places(claim)]
    if not where and home is not None:
        where = ["at " + "/".join(places.key(home))]
    return (flow_of(claim), family, unit, *sorted(set(where)))


def _scope_places(claim: Claim) -> list[ClaimPlace]:
    """The places that bound the figure: where from and where to; a wide "at" counts as where from."""
    chosen = [p for p in claim.places if p.role in {"origin", "destination", "via"}]
    return chosen or [p for p in claim.places if p.role in {"at", "target"}]


def flow_of(claim: Claim) -> Literal["flow", "stock"]:
    """Flow or stock: as the claim says, else by its measure."""
    if claim.quantity and claim.quantity.flow:
        return claim.quantity.flow
    return "stock" if measure_of(claim) in lexicon().people["stock"] else "flow"


def _by_period(claims: list[Claim]) -> Iterable[list[Claim]]:
    """Cut claims of one place into periods by their first day; undated ones join the latest period."""
    starts = sorted({c.time.from_[:10] for c in claims if _opens(c) and c.time.from_})
    cuts: list[list[str]] = []
    for start in starts:
        if cuts and _apart(cuts[-1][-1], start) <= _SAME_START_DAYS:
            cuts[-1].append(start)
        else:
            cuts.append([start])
    if len(cuts) < 2:
        yield claims
        return
    for i, cut in enumerate(cuts):
        last = i == len(cuts) - 1
        yield [
            c
            for c in claims
            if (c.time.from_ or "")[:10] in cut or (last and not (_opens(c) and c.time.from_))
        ]


def _opens(claim: Claim) -> bool:
    """Whether the claim states a period, and not only the day of its report."""
    return bool(claim.time.from_) and claim.time.from_ != claim.time.to and not claim.time.inherited


def _apart(one: str, other: str) -> int:
    first, second = as_date(one), as_date(other)
    return abs((second - first).days) if first and second else 0


def _figures(
    claims: list[Claim], evidence: Evidence, places: PlaceBook, home: Place | None
) -> Iterable[DisplacementFigure]:
    total = summarise(claims, evidence)
    place, scope = _scope_words(total, places, home)
    unit = "households" if any(c.quantity and c.quantity.unit == "households" for c in claims) else "people"
    base = DisplacementFigure(
        scope=scope,
        place=place,
        measure=flow_of(claims[0]),
        low=total.low,
        best=total.best,
        high=total.high,
        as_of=total.as_of,
        origins=evidence.origins(total.current),
        claims=evidence.ids(total.all),
        unit=unit,
        term=measure_of(total.current[0]) or "displaced",
    )
    yield base
    factor = household_factor(place.country if place and place.country else home.country if home else None)
    if unit == "households" and factor is not None:
        yield _in_people(base, factor)


def _in_people(figure: DisplacementFigure, factor: Factor) -> DisplacementFigure:
    return DisplacementFigure(
        scope=figure.scope,
        place=figure.place,
        measure=figure.measure,
        low=factor.people(figure.low),
        best=factor.people(figure.best),
        high=factor.people(figure.high),
        as_of=figure.as_of,
        origins=figure.origins,
        claims=figure.claims,
        converted_by=factor.words(
            say_bounds(figure.low, figure.best, figure.high)
            if figure.low
            else say_bounds(None, figure.best, None)
        ),
        unit="people",
        term=figure.term,
    )


_LEADS = ((("at", "target"), ""), (("origin",), "from"), (("destination",), "to"), (("via",), "through"))


def _scope_words(total: Summary, places: PlaceBook, home: Place | None) -> tuple[Place | None, str]:
    claim = total.current[0]
    chosen = _scope_places(claim)
    words: list[str] = []
    shown = places.place(places.key(chosen[0])) if chosen else home
    for roles, lead in _LEADS:
        names = list(dict.fromkeys(places.place(places.key(p)).name for p in chosen if p.role in roles))
        if names:
            words.append(f"{lead} {say_list(names)}".strip())
    where = " ".join(words) or (home.name if home else "")
    since = _since_words(total.current)
    return shown, f"{where or 'place not stated'}{since}"


def _since_words(claims: Sequence[Claim]) -> str:
    """When the period began: a day where the words give one, else the words ("since late November 2024" names no day)."""
    opened = sorted(
        (c.time.from_[:10], c.time.stated or "", c.quote) for c in claims if _opens(c) and c.time.from_
    )
    if not opened:
        return ""
    exact = [start for start, stated, _ in opened if not stated or any(ch.isdigit() for ch in stated)]
    if exact:
        return f", since {say_day(exact[0])}"
    start, stated, quote = opened[0]
    words = stated.removeprefix("since ").removeprefix("Since ")
    if words != stated or f"since {words}".casefold() in quote.casefold():
        return f", since {words}{_year(words, start)}"
    return f", {_stretch(words)}"


def _year(words: str, start: str) -> str:
    """The year after words that end in a month."""
    return f" {start[:4]}" if words.split()[-1:] and words.rsplit(maxsplit=1)[-1] in MONTHS else ""


def _stretch(words: str) -> str:
    """A stretch of time as an addition to a place: "in the past week", "overnight", else the report's words as they are."""
    if words.split()[:1] and words.split(maxsplit=1)[0] in {"the", "this", "just", "one", "last", "past"}:
        return f"in {words}"
    return words
