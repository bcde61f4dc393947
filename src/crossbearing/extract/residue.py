"""What the frames leave over: forecasts, denials and statements in words that the codebook has no entry for.

A reader must see that somebody expects, plans or says something even where the codebook cannot name it; such claims
carry the generic types ``forecast``, ``said`` and ``history``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.annotate.mood import Mood
from crossbearing.codebook import Codebook
from crossbearing.extract.attribute import attributed
from crossbearing.extract.claims import graded
from crossbearing.extract.fill import actor
from crossbearing.extract.scene import Scene
from crossbearing.extract.span import clause_tokens
from crossbearing.extract.syntax import agents, verbal
from crossbearing.extract.where import claim_place
from crossbearing.model import Claim

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["residual_claims"]

_SAID = frozenset(
    "say tell report add announce state note explain declare claim confirm insist stress write warn argue believe think know ask "
    "want hope fear see mean call describe cite accord quote reveal highlight admit deny reject dismiss refute".split()
)


def residual_claims(scene: Scene, drawn: list[Claim], codebook: Codebook) -> list[Claim]:
    """Claims for clauses of the sentence that no frame covers: forecasts, history, and attributed statements."""
    found: list[Claim] = []
    for token in scene.doc:
        if (
            not verbal(token)
            or token.dep_ in ("aux", "auxpass", "amod")
            or _covered(scene, token, drawn + found)
            or _tells(scene, token, drawn)
        ):
            continue
        if claim := _residual(scene, token, codebook):
            found.append(claim)
    return found


def _residual(scene: Scene, token: Token, codebook: Codebook) -> Claim | None:
    """A generic claim for the clause of `token`, or None where it says nothing worth keeping."""
    if token.lemma_.lower() in _SAID or token.dep_ not in (
        "ROOT",
        "ccomp",
        "conj",
        "relcl",
        "advcl",
        "parataxis",
        "acl",
    ):
        return None
    mood = scene.mood(token)
    if mood.question:
        return None
    if mood.certainty == "forecast" and token.dep_ not in ("acl", "advcl", "relcl"):
        return _generic(scene, token, mood, "forecast", codebook)
    if mood.background:
        return _generic(scene, token, mood, "history", codebook)
    if (
        token.dep_ not in ("ccomp", "ROOT", "conj", "parataxis")
        or not attributed(scene, *_span(scene, token), token).links
    ):
        return None
    return _generic(scene, token, mood, "said", codebook)


def _generic(scene: Scene, token: Token, mood: Mood, kind: str, codebook: Codebook) -> Claim:
    start, end = _span(scene, token)
    places = tuple(claim_place(m) for m in scene.places if start <= m.start < end and m.literal)
    claim = Claim(
        id="", report=scene.annotated.report.id, start=start, end=end, quote=scene.annotated.report.text[start:end],
        kind={"forecast": "forecast", "history": "background", "said": "statement"}[kind],  # type: ignore[arg-type]
        type=kind, actors=tuple(a for h in agents(token)[:2] if (a := actor(scene, h))), places=places, codebook=codebook.version,
    )  # fmt: skip
    return graded(scene, claim, token, mood)


def _span(scene: Scene, token: Token) -> tuple[int, int]:
    """The clause of `token`, without marks and joining words at its ends."""
    tokens = [t for t in clause_tokens(token) if not t.is_space]
    first, last = tokens[0].i, tokens[-1].i
    while first < last and (scene.doc[first].is_punct or scene.doc[first].dep_ in ("cc", "mark", "punct")):
        first += 1
    while last > first and scene.doc[last].is_punct:
        last -= 1
    return scene.span(first, last)


def _tells(scene: Scene, token: Token, claims: list[Claim]) -> bool:
    """Whether the verb only says who states a claim that is drawn: "the minister put the toll at 5,300"."""
    at, end = scene.start(token), scene.end(scene.doc[token.right_edge.i])
    return any(s <= at < e for s, e in scene.cues) and any(at < c.start < end for c in claims)


def _covered(scene: Scene, token: Token, claims: list[Claim]) -> bool:
    at = scene.start(token)
    return any(c.start <= at < c.end for c in claims)
