"""Outputs that must not be: they are counted apart from the score, never set off against it."""

from __future__ import annotations

from collections.abc import Iterator

from crossbearing.model import Claim, Picture
from eval.example_expected import Expected, Forbidden, Quote
from eval.example_matching import Outputs, number_met

__all__ = ["forbidden_outputs"]

# What would stand in the picture as a present fact; statements, relations and advisories only report words.
FACTUAL = frozenset({"control", "access", "movement_people", "movement_forces", "event", "figure"})


def forbidden_outputs(expected: Expected, picture: Picture, outputs: Outputs) -> Iterator[str]:
    """Yield one line for each output that must not be."""
    for item in expected.forbidden:
        for claim in outputs.within(item):
            if item.why == "boilerplate" or _stands_as_fact(claim):
                yield f"{_why(item)}: {claim.id} ({claim.quote})"
    for quote in expected.forecasts:
        for claim in outputs.within(quote):
            if _stands_as_fact(claim):
                yield f"forecast told as fact: {claim.id} ({claim.quote})"
    for quote in expected.denials:
        for claim in outputs.within(quote):
            if _stands_as_fact(claim):
                yield f"denied, told as fact: {claim.id} ({claim.quote})"
    yield from _merged(expected, outputs)
    yield from _counted(expected, picture)


def _stands_as_fact(claim: Claim) -> bool:
    """Whether a claim would enter the picture as something that is so."""
    told = claim.certainty in ("asserted", "claimed") and not claim.negated
    return told and not claim.background and claim.kind in FACTUAL


def _why(item: Forbidden) -> str:
    """What is wrong, in words."""
    return "claim from boilerplate" if item.why == "boilerplate" else f"{item.why} told as fact"


def _merged(expected: Expected, outputs: Outputs) -> Iterator[str]:
    """Pairs that one incident holds although they are two things."""
    for pair in expected.must_not_merge:
        a, b = (_ids(outputs, quote) for quote in (pair.a, pair.b))
        for incident in outputs.incidents:
            if (a - b) & set(incident.claims) and (b - a) & set(incident.claims):
                yield f"merged in {incident.id}: {pair.why}"


def _counted(expected: Expected, picture: Picture) -> Iterator[str]:
    """Numbers in a table of figures that do not belong there."""
    for never in expected.never_counted:
        for figure in getattr(picture, never.section):
            if any(number_met(never.value, got) for got in (figure.low, figure.best, figure.high)):
                yield f"counted under {never.section}: {never.value:,.10g} ({never.why})"


def _ids(outputs: Outputs, quote: Quote) -> set[str]:
    """Ids of the claims at the words."""
    return {c.id for c in outputs.at(quote)}
