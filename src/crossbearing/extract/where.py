"""Where: the places of a claim, from its own clause or its antecedent."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from msgspec.structs import asdict, replace

from crossbearing.annotate import Annotated
from crossbearing.extract.frames import Frame
from crossbearing.extract.members import unlisted_place
from crossbearing.extract.nation import holding_country, main_country, with_country
from crossbearing.extract.scene import Scene, part_of
from crossbearing.extract.syntax import phrase, prepositional
from crossbearing.model import ClaimPlace, PlaceMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["claim_place", "main_town", "places_of"]

_FROM = frozenset(("from", "out of", "out"))
_TO = frozenset(("to", "towards", "toward", "into", "for", "onto", "on"))
_VIA = frozenset(("through", "via", "across"))
_MOVEMENTS = frozenset(("movement_people", "movement_forces"))
_LEAVING = frozenset(("leave", "flee", "escape", "evacuate", "abandon", "vacate", "quit", "desert"))
_WITHDRAWALS = frozenset(("withdrew", "emptied"))


def claim_place(mention: PlaceMention, role: str = "at") -> ClaimPlace:
    """A place mention as the place of a claim, in `role`."""
    fields = {
        k: v for k, v in asdict(mention).items() if k not in ("start", "end", "text", "literal", "candidates")
    }
    return ClaimPlace(**fields, role=role)  # type: ignore[arg-type]


def places_of(
    scene: Scene, frame: Frame, kind: str, span: tuple[int, int], others: frozenset[int]
) -> tuple[ClaimPlace, ...]:
    """Places of the claim: those of its patients, then those of its clause by preposition, then the antecedent's.

    What is held, taken, hit or closed is the patient's place alone: "captured A after taking B" says nothing of B here.

    Args:
        scene: The sentence.
        frame: The frame.
        kind: Kind of the claim.
        span: Offsets of the claim in the report's text.
        others: Indices of the sentence's other triggers, whose places are theirs.
    """
    if "located_before" in frame.pattern.flags:
        named = [
            m
            for m in scene.places
            if m.end <= scene.start(frame.trigger) and m.literal and m.feature in _TOWNS
        ]
        return (claim_place(named[-1]),) if named else ()
    if kind == "control":
        return _held(scene, frame)
    found: dict[int, tuple[PlaceMention, str]] = {}
    for head in frame.patients:
        if mention := _place_in_phrase(scene, head):
            default = "origin" if kind in _MOVEMENTS else "at"
            role = "at" if kind in _STATES else _role(scene, mention, kind, frame, default=default)
            found.setdefault(mention.start, (mention, role))
    if not (found and kind in _STATES):
        found |= {k: v for k, v in _clause_places(scene, frame, kind, span, others).items() if k not in found}
    if not any(role in ("at", "target") or kind in _MOVEMENTS for _, role in found.values()):
        found = {**_antecedent_place(scene, frame, kind), **found}
    nation = holding_country(scene.annotated.places, scene.annotated.report.text)
    placed = [
        with_country(claim_place(m, r), nation) for m, r in (found[k] for k in _order(found, frame, scene))
    ]
    if kind == "access" and placed and _bridge_of(scene, frame, placed[0]):
        placed[0] = _at_town(placed[0])
    return tuple(placed)


def _held(scene: Scene, frame: Frame) -> tuple[ClaimPlace, ...]:
    """What is taken, held or lost: the patient alone, by its name or as the place that it takes up.

    "took Sake, a town 25 km from Goma" says nothing of Goma, and "the army holds the airport" nothing of its town: a
    place that cannot be told is left out rather than taken from the words around.
    """
    named = [_place_in_phrase(scene, h) or unlisted_place(scene, h) for h in frame.patients]
    found = [claim_place(m) for m in named if m is not None]
    if found or not any(map(_taken_up, frame.patients)):
        return tuple(found)
    return tuple(claim_place(m, role) for m, role in _antecedent_place(scene, frame, "control").values())


def _bridge_of(scene: Scene, frame: Frame, town: ClaimPlace) -> bool:
    """Whether the clause speaks of the bridge at a town: "at X, where the bridge was destroyed", "a bridge in X"."""
    one = (
        len(frame.patients) == 1
        and frame.patients[0].tag_ == "NN"
        and "bridge" in scene.classes(frame.patients[0])
    )
    if not one or town.feature not in ("city", "town", "village") or scene.place(frame.patients[0]):
        return False
    mention = next((m for m in scene.places if m.surface == town.surface), None)
    if mention is None:
        return False
    head = frame.trigger.head
    relative = (
        frame.trigger.dep_ in ("relcl", "advcl")
        and scene.start(head) < mention.end
        and mention.start < scene.end(head)
    )
    return relative or (
        _preposition(scene, mention) in ("at", "in") and mention.start > scene.start(frame.patients[0])
    )


def _at_town(town: ClaimPlace) -> ClaimPlace:
    """The bridge at a town: a place of its own, as near as the town."""
    return replace(
        town, name=f"{town.name} bridge", feature="bridge", geonames=None, container=town.name,
        precision_km=max(town.precision_km or 0, 5.0) if town.resolved else None,
    )  # fmt: skip


_STATES = frozenset(("control", "access"))


def _clause_places(
    scene: Scene, frame: Frame, kind: str, span: tuple[int, int], others: frozenset[int]
) -> dict[int, tuple[PlaceMention, str]]:
    found: dict[int, tuple[PlaceMention, str]] = {}
    for mention in scene.places:
        if not (span[0] <= mention.start < span[1] and mention.literal) or _inside_actor(
            scene, mention, frame
        ):
            continue
        if not _of_another(scene, mention, frame.trigger, others) and not _owner(scene, mention):
            found[mention.start] = (mention, _role(scene, mention, kind, frame, default="at"))
    return found


def _owner(scene: Scene, mention: PlaceMention) -> bool:
    """In "Russia's naval base": a country that owns something is not where it happens."""
    token = next((t for t in scene.doc if scene.end(t) >= mention.end), None)
    return token is not None and token.dep_ == "poss" and mention.feature == "country"


def _of_another(scene: Scene, mention: PlaceMention, trigger: Token, others: frozenset[int]) -> bool:
    """Whether the place hangs on another trigger of the sentence before it hangs on this one."""
    token = next((t for t in scene.doc if scene.end(t) > mention.start), None)
    while token is not None:
        if token == trigger:
            return False
        if token.i in others and not _occasion(token, trigger):
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def _occasion(noun: Token, trigger: Token) -> bool:
    """In "nine were killed *in an attack* on the town", "*when a boat capsized* off X": where the occasion is, the deed is."""
    if noun.dep_ == "advcl" and noun.head == trigger:
        return any(c.lower_ == "when" for c in noun.children)
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ in ("in", "during", "from", "after", "of")
        and noun.head.head == trigger
    )


def _order(found: dict[int, tuple[PlaceMention, str]], frame: Frame, scene: Scene) -> list[int]:
    """Patients' places first, then most specific, then text order: the first place is the claim's own."""
    heads = [scene.place(h) for h in frame.patients]
    own = {m.start for m in heads if m}
    return sorted(found, key=lambda s: (s not in own, _beside(scene, found[s][0]), _breadth(found[s][0]), s))


def _beside(scene: Scene, mention: PlaceMention) -> bool:
    """Whether the place only tells where another is: "in Shan State, near the border with China"."""
    return mention.feature == "border" or _preposition(scene, mention) in ("near", "between")


def _breadth(mention: PlaceMention) -> int:
    return {"continent": 3, "country": 2, "admin1": 1, "region": 1, "sea": 2}.get(mention.feature, 0)


def _place_in_phrase(scene: Scene, head: Token) -> PlaceMention | None:
    """The place that the noun is or names ("the town of X", "X's airport"), not one that it leads to ("the road to X")."""
    if (own := scene.place(head)) and own.literal:
        return own
    if part_of(head):  # "the Gaza side of the crossing" is at the crossing
        for whole in prepositional(head, frozenset({"of"})):
            if found := _place_in_phrase(scene, whole):
                return found
    first, last = phrase(head)
    start, end = scene.span(first, last - 1)
    inside = [
        m
        for m in scene.places
        if start <= m.start < end
        and m.literal
        and not _owner(scene, m)
        and _preposition(scene, m) not in _AWAY
    ]
    return inside[0] if inside else None


_AWAY = frozenset(
    ("to", "towards", "toward", "from", "near", "outside", "between", "with", "connecting", "linking")
)


_HAPPENINGS = frozenset(("weapon", "hazard", "offensive"))
"""Agents that are at a place themselves: "a strike on X killed nine", "floods in X have displaced thousands"."""


def _inside_actor(scene: Scene, mention: PlaceMention, frame: Frame) -> bool:
    """In "the governor of X said": a place inside the agent's name is not where it happened."""
    for head in frame.agents:
        if scene.classes(head) & _HAPPENINGS:
            continue
        first, last = phrase(head)
        start, end = scene.span(first, last - 1)
        if start <= mention.start < end and head not in frame.patients:
            return True
    return False


def _role(scene: Scene, mention: PlaceMention, kind: str, frame: Frame, default: str) -> str:
    preposition = _preposition(scene, mention)
    if kind in _STATES:
        return (
            "destination"
            if preposition in ("to", "towards")
            else "origin"
            if preposition == "from"
            else default
        )
    if kind not in _MOVEMENTS and kind != "figure":
        return default
    if frame.pattern.entry == "near":
        return "destination"
    if preposition in _FROM or (frame.pattern.entry in _WITHDRAWALS and preposition is None):
        return "origin"
    if kind == "figure":
        return default
    if preposition is None and frame.trigger.lemma_.lower() in _LEAVING:
        return "origin"
    if preposition is None and frame.trigger.lemma_.lower() in ("reach", "enter"):
        return "destination"
    if preposition in _TO or (
        preposition in ("at", "near", "within") and frame.pattern.entry in ("arrived", "near", "advanced")
    ):
        return "destination"
    if preposition in _VIA:
        return "via"
    return default if preposition is None else "at"


def _preposition(scene: Scene, mention: PlaceMention) -> str | None:
    """The preposition by which the place hangs on the clause, None for a bare object or a possessive."""
    token = next((t for t in scene.doc if scene.end(t) >= mention.end and scene.start(t) < mention.end), None)
    for _ in range(6):
        if token is None or token.dep_ == "ROOT":
            return None
        if token.dep_ == "prep":
            if token.lower_ == "of":
                token = token.head.head if token.head.dep_ == "pobj" else token.head
                continue
            return token.lower_
        if token.dep_ in ("dobj", "nsubj", "nsubjpass"):
            return None
        token = token.head
    return None


_TOWNS = frozenset(("city", "town", "village", "settlement", "district", "island", "place"))
_PLACED = frozenset(("control", "access", "event", "figure", "movement_people", "movement_forces"))
"""Kinds that happen somewhere: only they take a place from outside their own clause."""
_NOT_MEANT = frozenset(
    "bridge airport crossing hospital road port dam school prison camp river lake sea mountain border".split()
)
"""Kinds of places that a clause without a place does not mean."""
_TYPED = frozenset("bridge airport crossing hospital road port dam school prison camp".split())


def _antecedent_place(scene: Scene, frame: Frame, kind: str) -> dict[int, tuple[PlaceMention, str]]:
    """The place meant by "the bridge" or by a clause without a place.

    In this order: a place of the same kind named before; one in the same sentence; one just before in the paragraph;
    for events and access the town that the report is about, for figures the country.
    """
    if kind not in _PLACED or (kind == "control" and not any(map(_taken_up, frame.patients))):
        return {}
    wanted = {f for h in frame.patients for f in scene.classes(h)} & _TYPED
    start = scene.start(frame.trigger)
    earlier = [
        m
        for m in scene.annotated.places
        if m.start < start and m.literal and m.feature not in ("country", "continent")
    ]
    served = {f for h in frame.agents for f in scene.classes(h)} & _TYPED if kind == "access" else set()
    if served and not wanted:  # "the hospital has no power": there, and not all over town
        own = [m for m in earlier if m.feature in served]
        return {own[-1].start: (own[-1], "at")} if own else {}
    if not wanted:  # "the city", "most of the town", a clause without a place: no bridge and no hospital
        earlier = [m for m in earlier if m.feature not in _NOT_MEANT or m.start >= scene.sentence.start]
    if kind == "control" and any("settlement" in scene.classes(h) for h in frame.patients):
        earlier = [m for m in earlier if m.feature in _TOWNS]
    typed = [m for m in earlier if m.feature in wanted or (m.feature == "air_base" and "airport" in wanted)]
    if kind == "control" and wanted:
        anywhere = typed or [m for m in scene.annotated.places if m.feature in wanted and m.literal]
        return {anywhere[-1].start: (anywhere[-1], "at")} if anywhere else {}
    same = [m for m in earlier if m.start >= scene.sentence.start and not _inside_actor(scene, m, frame)]
    numbers = [*map(scene.quantity, frame.patients), scene.tally(frame.trigger)]
    counted = "mover" in frame.pattern.flags and any(numbers)
    if counted and not typed + same and (nation := _nation(scene, frame)):
        return nation
    near = [m for m in earlier if _just_before(scene, m)]
    only = _only_place(scene, frame)
    for found in (typed, same, only, near):
        if found:
            return {found[-1].start: (found[-1], "at")}
    widest = None
    if kind in ("event", "access", "control"):
        widest = main_town(scene.annotated) or _sole_town(earlier)
    if widest is None and kind in ("event", "figure", "access", "movement_people"):
        widest = main_country(scene.annotated.places)
    if widest is None and (counted or frame.pattern.entry == "housing"):
        widest = holding_country(scene.annotated.places, scene.annotated.report.text)
    return {widest.start: (widest, "at")} if widest else {}


def _only_place(scene: Scene, frame: Frame) -> list[PlaceMention]:
    """The one place that the sentence names, also after the clause: "killed 30 and displaced 400 in the north of X".

    A place with its container ("floods in X in Y province") is one place.
    """
    named = [m for m in scene.places if m.literal and m.feature not in ("country", "continent")]
    inner = [m for m in named if not any(_holds(m, o) for o in named)]
    if len(inner) != 1 or _inside_actor(scene, inner[0], frame):
        return []
    return inner if _preposition(scene, inner[0]) in _INSIDE else []


def _holds(area: PlaceMention, other: PlaceMention) -> bool:
    """Whether `area` is the first-level or second-level area that `other` lies in."""
    return (
        area.feature in ("admin1", "admin2")
        and area.name in (other.admin1, other.admin2)
        and area.name != other.name
    )


_INSIDE = frozenset(("in", "at", "near", "around", "across", "outside", "inside"))


def _taken_up(noun: Token) -> bool:
    """Whether a noun takes up a place named before: "the city", "it"; not "two towns", "several villages"."""
    if noun.pos_ == "PRON":
        return True
    return noun.tag_ == "NN" and any(c.lower_ in ("the", "this", "that") for c in noun.children)


def _nation(scene: Scene, frame: Frame) -> dict[int, tuple[PlaceMention, str]]:
    """Where a total of the displaced belongs that names no place: the country of those who are counted, or the report's."""
    for head in frame.patients:
        first, last = phrase(head)
        start, end = scene.span(first, last - 1)
        people = next((m for m in scene.places if start <= m.start < end and m.feature == "country"), None)
        if people is not None:
            return {people.start: (people, "at")}
    country = main_country(scene.annotated.places)
    return {country.start: (country, "at")} if country else {}


def main_town(annotated: Annotated) -> PlaceMention | None:
    """The town that a report is about: named at its head and more often than any other; None where that is not clear."""
    towns = [m for m in annotated.places if m.feature in ("city", "town", "village") and m.literal]
    ranked = Counter(m.name for m in towns).most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    first = next(m for m in towns if m.name == ranked[0][0])
    return first if first.start < _HEAD else None


def _sole_town(earlier: list[PlaceMention]) -> PlaceMention | None:
    """The town that a report has named so far, if it is one: "the town" two paragraphs on is that."""
    towns = [m for m in earlier if m.feature in ("city", "town", "village")]
    return towns[-1] if len({m.name for m in towns}) == 1 else None


_HEAD = 400
"""Code points of a report within which its subject is named: headline and first sentence."""


_BACK = 2
"""Sentences of its own paragraph over which a clause without a place is still told of the place named last."""


def _just_before(scene: Scene, mention: PlaceMention) -> bool:
    """Whether a place is named shortly before the sentence, in its paragraph."""
    first = max(0, scene.sentence.index - _BACK)
    return any(
        s.start <= mention.start < s.end and s.paragraph == scene.sentence.paragraph
        for s in scene.annotated.sentences[first : scene.sentence.index]
    )
