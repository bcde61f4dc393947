"""What a claim has in common with the others of its incident, in words: a reader's check on why they were joined."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from crossbearing.gazetteer.normal import key
from crossbearing.model import Claim

__all__ = ["shared"]


def shared(claim: Claim, others: Sequence[Claim]) -> tuple[str, ...]:
    """What `claim` shares with at least one of `others`: place, day, who acts, whom it befalls, the figure, what happened.

    These are facts of the claims, not the linker's weights: those are told in docs/explanation/method.md.
    """
    found = []
    for name, own in _values(claim):
        if any(own & theirs for other in others for n, theirs in _values(other) if n == name):
            found.append(name)
    return tuple(found)


def _values(claim: Claim) -> Iterable[tuple[str, set[str]]]:
    yield "what happened", {claim.type}
    yield "place", {key(n) for p in claim.places for n in (p.name, p.surface) if n and p.feature != "country"}
    yield "day", {claim.time.to} if claim.time.to else set()
    yield "who acts", {key(a.name) for a in claim.actors}
    yield "whom it befalls", {key(a.name) for a in claim.targets}
    q = claim.quantity
    yield "figure", {f"{q.measure}:{q.value}"} if q and q.value is not None else set()
