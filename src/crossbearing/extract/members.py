"""The named things behind a common noun: "the towns of A and B", "two crossings: A and B", "cities like A".

Each can be true alone, so each becomes a claim of its own. A name that no gazetteer knows is a place all the same: it
keeps its words, its kind (from the common noun) and its container, and stays unresolved.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from crossbearing.extract.scene import Scene
from crossbearing.model import PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["members", "unlisted_place"]

_NAMING = frozenset(("of", "like", "including", "as", "and", ",", ":", "namely", "both"))
_KINDS = {
    "town": "town", "city": "city", "village": "village", "district": "district", "neighbourhood": "neighbourhood",
    "neighborhood": "neighbourhood", "suburb": "suburb", "crossing": "crossing", "bridge": "bridge", "camp": "camp",
    "airport": "airport", "hospital": "hospital", "settlement": "settlement", "province": "admin1", "island": "island",
    "base": "base", "port": "port", "dam": "dam", "hamlet": "village", "municipality": "city", "prison": "prison",
}  # fmt: skip
_LIST = 14
"""Words after a colon within which a list of names is sought."""


def members(scene: Scene, noun: Token) -> list[Token]:
    """The heads of the names behind `noun`, in text order; `noun` itself where it names nothing else."""
    if noun.tag_ not in ("NNS", "NN") or noun.lemma_.lower() not in _KINDS:
        return [noun]
    own = scene.place(noun)
    if own is not None and own.resolved:
        return [noun]
    named = [t for t in _candidates(scene, noun) if t.pos_ == "PROPN" or scene.place(t)]
    heads = {_mention(scene, t, noun, own).start: t for t in named}
    plural = noun.tag_ == "NNS"
    return [heads[k] for k in sorted(heads)] if len(heads) > 1 or (plural and heads) else [noun]


def _candidates(scene: Scene, noun: Token) -> list[Token]:
    """Words after the noun that it names: by "of", "like", a colon, an apposition, or joined to such a one."""
    colon = next((t.i for t in scene.doc[noun.i + 1 : noun.i + _LIST] if t.text == ":"), None)
    if colon is not None:
        words = [
            t for t in scene.doc[colon + 1 : colon + 1 + _LIST] if t.pos_ == "PROPN" and t.dep_ != "compound"
        ]
        return [t for t in words if _before(t).lower_ in _NAMING]
    found = [
        t for t in noun.subtree if t.i > noun.i and t.dep_ not in ("compound", "nmod") and _named_by(t, noun)
    ]
    return [t for t in found if t.pos_ == "PROPN" or scene.place(t)]


def _named_by(token: Token, noun: Token) -> bool:
    head = token
    while head.dep_ == "conj":
        head = head.head
    if head.dep_ == "appos" and (head.head == noun or noun in head.head.ancestors):
        return _before(token).lower_ in _NAMING
    first = (
        head.dep_ == "pobj"
        and head.head.head == noun
        and head.head.lower_ in ("of", "like", "including", "as")
    )
    return (first and _before(token).lower_ in _NAMING) or (
        head != token and _before(token).lower_ == "and" and first
    )


def _before(head: Token) -> Token:
    """The word before the name of which `head` is the last word."""
    first = min(
        (
            t.i
            for t in head.subtree
            if t.dep_ in ("compound", "nmod", "amod", "det", "punct") and t.i < head.i
        ),
        default=head.i,
    )
    return head.doc[max(first - 1, 0)]


def _mention(scene: Scene, head: Token, noun: Token, group: PlaceMention | None) -> PlaceMention:
    """The place at the name, known or made from its words."""
    if known := scene.place(head):
        return known
    first = min(
        (
            t.i
            for t in head.subtree
            if t.dep_ in ("compound", "punct") and t.i < head.i and _touching(t, head)
        ),
        default=head.i,
    )
    start, end = scene.span(first, head.i)
    kind = _KINDS[noun.lemma_.lower()]
    words = scene.annotated.report.text[start:end]
    after = [
        m
        for m in scene.places
        if m.start > end and m.literal and m.feature in ("admin1", "admin2", "region", "country")
    ]
    container = group.container if group else after[0].name if after else None
    name = words if kind in ("city", "town", "village", "admin1") else f"{words} {kind}"
    made = PlaceMention(
        start=start, end=end, text=words, name=name, surface=words, feature=kind, container=container,
        country=after[0].country if after and not group else None,
    )  # fmt: skip
    scene.places.append(made)
    return made


def unlisted_place(scene: Scene, head: Token) -> PlaceMention | None:
    """The place that a name is which no gazetteer knows, its kind from an apposition ("Sake, a town near Goma")."""
    if head.pos_ != "PROPN" or scene.actor(head) or scene.place(head) or scene.dated(head):
        return None
    first = min(
        (
            t.i
            for t in head.subtree
            if t.dep_ in ("compound", "punct") and t.i < head.i and _touching(t, head)
        ),
        default=head.i,
    )
    start, end = scene.span(first, head.i)
    words = scene.annotated.report.text[start:end]
    kind = next(
        (_KINDS[c.lemma_.lower()] for c in head.children if c.dep_ == "appos" and c.lemma_.lower() in _KINDS),
        "place",
    )
    return PlaceMention(start=start, end=end, text=words, name=words, surface=words, feature=kind)


def _touching(token: Token, head: Token) -> bool:
    """Whether only words of one name stand between: "Al", "-", "Rasafa"."""
    return all(t.dep_ in ("compound", "punct") and t.text != "," for t in head.doc[token.i : head.i])
