"""Fillers of a claim from its own clause: who, how many, why and how. Where and when have modules of their own."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from crossbearing.extract.scene import Scene, clean
from crossbearing.extract.syntax import prepositional
from crossbearing.model import Actor, ActorMention, Quantity, QuantityMention, Roles

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["actor", "as_quantity", "figure_of", "roles_of"]

_VIA = frozenset(("through", "via", "across"))
_DROPPED = frozenset(("det", "nummod", "advmod", "quantmod", "predet", "poss", "case"))

# --- who ---------------------------------------------------------------------------------------------------------


def actor(scene: Scene, head: Token) -> Actor | None:
    """The actor that a noun names, pronouns resolved; None where nothing names one."""
    if head.pos_ == "PRON" or head.tag_ in ("WDT", "WP", "PRP", "PRP$"):
        found = scene.antecedent(head)
        if found and (head.tag_ != "PRP$" or found[0].classes(found[1]) & _PARTIES):
            inner = actor(*found)
            return Actor(name=inner.name, surface=head.text) if inner else None
        return None
    if head.lower_ in ("those", "these", "this", "that", "morning", "evening", "night", "week"):
        return None
    surface = clean(scene.words(head))
    if mention := _named_actor(scene, head):
        return Actor(name=mention.name, surface=surface)
    if (place := scene.place(head)) and not place.literal and head.dep_ in ("amod", "compound"):
        return Actor(name=place.name, surface=surface)
    name = clean(_short_name(head))
    if owner := _owner(scene, head):
        name = f"{owner}'{'' if owner.endswith('s') else 's'} {name}"
    return Actor(name=name, surface=surface) if name else None


_PARTIES = frozenset(("force", "state", "name", "people"))


def _owner(scene: Scene, head: Token) -> str | None:
    """Whose army, units or citizens: "its military" in a sentence on a country is that country's."""
    pronoun = next((c for c in head.children if c.tag_ == "PRP$"), None)
    if pronoun is None or not scene.classes(head) & {"force", "people", "site", "area", "port", "airport"}:
        return None
    found = scene.antecedent(pronoun)
    if found is None or found[1].i == head.i or not found[0].classes(found[1]) & {"force", "state", "name"}:
        return None
    inner = actor(*found)
    return inner.name if inner and "'" not in inner.name else None


def _named_actor(scene: Scene, head: Token) -> ActorMention | None:
    """The named group that a noun is, or that a general noun stands for: "HTS fighters", "the group X"."""
    if own := scene.actor(head):
        return own
    if head.lemma_.lower() not in _GENERIC:
        return None
    for child in head.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss", "appos") or (
            child.i < head.i and child.dep_ == "conj"
        ):
            for token in child.subtree if child.dep_ != "appos" else [child]:
                if found := scene.actor(token):
                    return found
    return None


_GENERIC = frozenset(
    "fighter force troop soldier militant rebel gunman group faction organisation organization militia movement party agency army "
    "member unit commander militiaman insurgent".split()
)
"""Nouns that stand for the named group beside them."""


def _short_name(head: Token) -> str:
    """The noun with the words before it that name it: "the advancing rebel forces" → "rebel forces"."""
    of = (
        list(prepositional(head, frozenset({"of"})))
        if head.like_num or head.lemma_.lower() in _COUNTS
        else []
    )
    if of:
        return _short_name(of[0])
    kept = [head]
    for child in head.children:
        owner = child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in _OWNED
        if (
            child.i < head.i
            and (child.dep_ not in _DROPPED or owner)
            and not child.is_punct
            and child.pos_ != "NUM"
        ):
            kept += [t for t in child.subtree if not t.is_punct and t.i < head.i]
    return head.doc[min(t.i for t in kept) : head.i + 1].text


_OWNED = frozenset(
    "force troop army government regime administration military militia fighter soldier police supporter ally".split()
)
_COUNTS = frozenset("hundred thousand dozen score ten million number group".split())


# --- how many ----------------------------------------------------------------------------------------------------


def as_quantity(mention: QuantityMention, measure: str | None, flow: str | None) -> Quantity:
    """A quantity mention as the quantity of a claim."""
    stated = (
        f"{mention.text} {mention.counted}".strip()
        if mention.counted and mention.counted not in mention.text
        else mention.text
    )
    return Quantity(
        value=mention.value, low=mention.low, high=mention.high, unit=mention.unit or _unit(measure),
        measure=measure, qualifier=mention.qualifier, stated=stated, flow=flow,  # type: ignore[arg-type]
    )  # fmt: skip


def _unit(measure: str | None) -> str | None:
    """What a number without a noun counts: houses where houses are measured, else people."""
    return None if measure is None else "houses" if measure.endswith("_housing") else "people"


def figure_of(scene: Scene, heads: Iterable[Token]) -> QuantityMention | None:
    """The quantity that counts one of the heads."""
    return next((q for h in heads if (q := scene.quantity(h)) and q.unit not in _NOT_COUNTS), None)


_NOT_COUNTS = frozenset(
    "age times magnitude km miles metres days nights hours weeks months years decades centuries minutes seconds percent degrees".split()
)


# --- why and how -------------------------------------------------------------------------------------------------


def roles_of(scene: Scene, trigger: Token) -> Roles:
    """Purpose, cause, means, route and condition, each in the report's words, from the trigger's own clause."""
    purpose = cause = route = condition = None
    for child in trigger.children:
        words = scene.doc[child.left_edge.i : child.right_edge.i + 1].text
        first = scene.doc[child.left_edge.i].lower_
        if child.dep_ == "advcl" and any(c.tag_ == "TO" for c in child.children):
            purpose = purpose or words
        elif child.dep_ == "advcl" and first == "if":
            condition = condition or words
        elif (
            child.dep_ in ("advcl", "prep") and first in ("because", "due", "amid", "after", "following")
        ) or child.lemma_ in ("fear", "cite"):
            cause = cause or words
        elif child.dep_ == "prep" and first in _VIA:
            route = route or words
    return Roles(cause=cause, purpose=purpose, route=route, condition=condition)
