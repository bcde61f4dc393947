"""Fillers of a claim from its own clause or its antecedent: who, where, when, how many, why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import asdict
from spacy.tokens import Token

from crossbearing.annotate.annotate import Annotated
from crossbearing.extract.frames import Frame
from crossbearing.extract.scene import Scene, clean
from crossbearing.extract.syntax import phrase, prepositional, verbal
from crossbearing.model import Actor, ActorMention, ClaimPlace, PeriodMention, PlaceMention, Quantity, QuantityMention, Roles, Time, as_date

__all__ = ["actor", "as_quantity", "claim_place", "figure_of", "places_of", "roles_of", "time_of"]

_FROM = frozenset(("from", "out of", "out"))
_TO = frozenset(("to", "towards", "toward", "into", "for", "onto", "on"))
_VIA = frozenset(("through", "via", "across"))
_MOVEMENTS = frozenset(("movement_people", "movement_forces"))
_DEFINITE = frozenset(("the", "this", "that", "its", "their"))
_DROPPED = frozenset(("det", "nummod", "advmod", "quantmod", "predet", "poss", "case"))
_LEAVING = frozenset(("leave", "flee", "escape", "evacuate", "abandon", "vacate", "quit", "desert"))
_WITHDRAWALS = frozenset(("withdrew", "emptied"))


# --- who ---------------------------------------------------------------------------------------------------------


def actor(scene: Scene, head: Token) -> Actor | None:
    """The actor that a noun names, pronouns resolved; None where nothing names one."""
    if head.pos_ == "PRON" or head.tag_ in ("WDT", "WP", "PRP"):
        if found := scene.antecedent(head):
            inner = actor(*found)
            return Actor(name=inner.name, surface=head.text) if inner else None
        return None
    surface = clean(scene.words(head))
    if mention := _named_actor(scene, head):
        return Actor(name=mention.name, surface=surface)
    if (place := scene.place(head)) and not place.literal and head.dep_ in ("amod", "compound"):
        return Actor(name=place.name, surface=surface)
    name = clean(_short_name(head))
    return Actor(name=name, surface=surface) if name else None


def _named_actor(scene: Scene, head: Token) -> ActorMention | None:
    """The named group that a noun is, or that a general noun stands for: "HTS fighters", "the group X"."""
    if own := scene.actor(head):
        return own
    if head.lemma_.lower() not in _GENERIC:
        return None
    for child in head.children:
        if child.dep_ in ("compound", "nmod", "amod", "poss", "appos") or (child.i < head.i and child.dep_ == "conj"):
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
    of = list(prepositional(head, frozenset({"of"}))) if head.like_num or head.lemma_.lower() in _COUNTS else []
    if of:
        return _short_name(of[0])
    kept = [head]
    for child in head.children:
        owner = child.dep_ == "poss" and child.pos_ in ("NOUN", "PROPN") and head.lemma_.lower() in _OWNED
        if child.i < head.i and (child.dep_ not in _DROPPED or owner) and not child.is_punct and child.pos_ != "NUM":
            kept += [t for t in child.subtree if not t.is_punct and t.i < head.i]
    return head.doc[min(t.i for t in kept) : head.i + 1].text


_OWNED = frozenset("force troop army government regime administration military militia fighter soldier police supporter ally".split())
_COUNTS = frozenset("hundred thousand dozen score ten million number group".split())


# --- where -------------------------------------------------------------------------------------------------------


def claim_place(mention: PlaceMention, role: str = "at") -> ClaimPlace:
    """A place mention as the place of a claim, in `role`."""
    fields = {k: v for k, v in asdict(mention).items() if k not in ("start", "end", "text", "literal", "candidates")}
    return ClaimPlace(**fields, role=role)  # type: ignore[arg-type]


def places_of(scene: Scene, frame: Frame, kind: str, span: tuple[int, int], others: frozenset[int]) -> tuple[ClaimPlace, ...]:
    """Places of the claim: those of its patients, then those of its clause by preposition, then the antecedent's.

    What is held, taken, hit or closed is the patient's place alone: "captured A after taking B" says nothing of B here.

    Args:
        scene: The sentence.
        frame: The frame.
        kind: Kind of the claim.
        span: Offsets of the claim in the report's text.
        others: Indices of the sentence's other triggers, whose places are theirs.
    """
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
    return tuple(claim_place(m, r) for m, r in (found[k] for k in _order(found, frame, scene)))


_STATES = frozenset(("control", "access"))


def _clause_places(scene: Scene, frame: Frame, kind: str, span: tuple[int, int], others: frozenset[int]) -> dict[int, tuple[PlaceMention, str]]:
    found: dict[int, tuple[PlaceMention, str]] = {}
    for mention in scene.places:
        if not (span[0] <= mention.start < span[1] and mention.literal) or _inside_actor(scene, mention, frame):
            continue
        if not _of_another(scene, mention, frame.trigger, others) and not _owner(scene, mention):
            found[mention.start] = (mention, _role(scene, mention, kind, frame, default="at"))
    return found


def _owner(scene: Scene, mention: PlaceMention) -> bool:
    """"Russia's naval base": a country that owns something is not where it happens."""
    token = next((t for t in scene.doc if scene.end(t) >= mention.end), None)
    return token is not None and token.dep_ == "poss" and mention.feature == "country"


def _of_another(scene: Scene, mention: PlaceMention, trigger: Token, others: frozenset[int]) -> bool:
    """Whether the place hangs on another trigger of the sentence before it hangs on this one."""
    token = next((t for t in scene.doc if scene.end(t) > mention.start), None)
    while token is not None:
        if token == trigger:
            return False
        if token.i in others:
            return True
        if token.head == token:
            return False
        token = token.head
    return False


def _order(found: dict[int, tuple[PlaceMention, str]], frame: Frame, scene: Scene) -> list[int]:
    """Patients' places first, then most specific, then text order: the first place is the claim's own."""
    heads = [scene.place(h) for h in frame.patients]
    own = {m.start for m in heads if m}
    return sorted(found, key=lambda s: (s not in own, _breadth(found[s][0]), s))


def _breadth(mention: PlaceMention) -> int:
    return {"continent": 3, "country": 2, "admin1": 1, "region": 1, "sea": 2}.get(mention.feature, 0)


def _place_in_phrase(scene: Scene, head: Token) -> PlaceMention | None:
    """The place that the noun is or names ("the town of X", "X's airport"), not one that it leads to ("the road to X")."""
    if (own := scene.place(head)) and own.literal:
        return own
    first, last = phrase(head)
    start, end = scene.span(first, last - 1)
    inside = [m for m in scene.places if start <= m.start < end and m.literal and _preposition(scene, m) not in _AWAY]
    return inside[0] if inside else None


_AWAY = frozenset(("to", "towards", "toward", "from", "near", "outside", "between", "with", "connecting", "linking"))


def _inside_actor(scene: Scene, mention: PlaceMention, frame: Frame) -> bool:
    """"the governor of X said": a place inside the agent's name is not where it happened."""
    for head in frame.agents:
        first, last = phrase(head)
        start, end = scene.span(first, last - 1)
        if start <= mention.start < end and head not in frame.patients:
            return True
    return False


def _role(scene: Scene, mention: PlaceMention, kind: str, frame: Frame, default: str) -> str:
    preposition = _preposition(scene, mention)
    if kind in _STATES:
        return "destination" if preposition in ("to", "towards") else "origin" if preposition == "from" else default
    if kind not in _MOVEMENTS and kind != "figure":
        return default
    if preposition in _FROM or (frame.pattern.entry in _WITHDRAWALS and preposition is None):
        return "origin"
    if kind == "figure":
        return default
    if preposition is None and frame.trigger.lemma_.lower() in _LEAVING:
        return "origin"
    if preposition is None and frame.trigger.lemma_.lower() in ("reach", "enter"):
        return "destination"
    if frame.pattern.entry == "near":
        return "destination"
    if preposition in _TO or preposition in ("at", "near", "within") and frame.pattern.entry in ("arrived", "near", "advanced"):
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


_TYPED = frozenset("bridge airport crossing hospital road port dam school prison camp".split())


def _antecedent_place(scene: Scene, frame: Frame, kind: str) -> dict[int, tuple[PlaceMention, str]]:
    """The place meant by "the bridge" or by a clause without a place.

    In this order: a place of the same kind named before; one in the same sentence; one just before in the paragraph;
    for events and access the town that the report is about, for figures the country.
    """
    wanted = {f for h in frame.patients for f in scene.classes(h)} & _TYPED
    start = scene.start(frame.trigger)
    earlier = [m for m in scene.annotated.places if m.start < start and m.literal and m.feature not in ("country", "continent")]
    typed = [m for m in earlier if m.feature in wanted or (m.feature == "air_base" and "airport" in wanted)]
    same = [m for m in earlier if m.start >= scene.sentence.start and not _inside_actor(scene, m, frame)]
    near = [m for m in earlier if _paragraphs_back(scene, m) == 0 and m.start < scene.sentence.start]
    for found in (typed, same, near):
        if found:
            return {found[-1].start: (found[-1], "at")}
    widest = None
    if kind in ("event", "access", "control"):
        widest = main_town(scene.annotated)
    if widest is None and kind in ("event", "figure", "access", "movement_people"):
        widest = main_country(scene.annotated.places)
    return {widest.start: (widest, "at")} if widest else {}


def main_town(annotated: Annotated) -> PlaceMention | None:
    """The town that a report is about: named at its head and more often than any other; None where that is not clear."""
    towns = [m for m in annotated.places if m.feature in ("city", "town", "village") and m.literal]
    ranked = Counter(m.name for m in towns).most_common(2)
    if not ranked or ranked[0][1] < 2 or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return None
    first = next(m for m in towns if m.name == ranked[0][0])
    return first if first.start < _HEAD else None


_HEAD = 400
"""Code points of a report within which its subject is named: headline and first sentence."""


def main_country(places: tuple[PlaceMention, ...]) -> PlaceMention | None:
    """The country that most of a report's places lie in, where the report names it; None where that is not clear.

    A national figure often stands in a sentence without a place; the country is the widest true container.
    """
    counts = Counter(m.country for m in places if m.country)
    ranked = counts.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return None
    return next((m for m in places if m.feature == "country" and m.country == ranked[0][0] and m.literal), None)


def _paragraphs_back(scene: Scene, mention: PlaceMention) -> int:
    for sentence in reversed(scene.annotated.sentences[: scene.sentence.index + 1]):
        if sentence.start <= mention.start < sentence.end:
            return scene.sentence.paragraph - sentence.paragraph
    return 99


# --- when --------------------------------------------------------------------------------------------------------


def time_of(scene: Scene, span: tuple[int, int], trigger: Token, *, forecast: bool, total: bool = False) -> Time:
    """When: a period of the clause; of the sentence; the day on which it was said; else up to the day of publication.

    Args:
        scene: The sentence.
        span: Offsets of the claim in the report's text.
        trigger: The claim's predicate.
        forecast: Whether the claim is about the future.
        total: Whether it counts up to a day: then the day on which it was said ends it and does not begin it.
    """
    periods = [p for p in scene.periods if p.relation != "none" and (p.from_ or p.to)]
    dated = [p for p in periods if not _of_speech(scene, p, trigger)]
    if since := _since(scene, trigger, dated):
        return since
    own = [p for p in dated if span[0] <= p.start < span[1]]
    if own:
        return _time(_closest(own, scene.start(trigger)), inherited=False)
    near = [p for p in dated if _same_clause(scene, p, trigger)]
    if near:
        return _time(_closest(near, scene.start(trigger)), inherited=False)
    if len(dated) == 1 and trigger.dep_ not in ("relcl", "advcl") and not forecast:
        return _time(dated[0], inherited=False)
    spoken = [p for p in periods if p not in dated and p.to]
    if spoken and not forecast:
        return Time(from_=None if total else spoken[0].from_, to=spoken[0].to, stated=spoken[0].text, precision=spoken[0].grain)
    day = _today(scene)
    return Time(from_=day if forecast else None, to=None if forecast else day, inherited=True)


def _since(scene: Scene, trigger: Token, dated: list[PeriodMention]) -> Time | None:
    """"killed since the offensive began on 3 May": from that day on."""
    for clause in trigger.children:
        if clause.dep_ == "advcl" and any(c.lower_ == "since" and c.dep_ == "mark" for c in clause.children):
            start, end = scene.start(clause.doc[clause.left_edge.i]), scene.end(clause.doc[clause.right_edge.i])
            for period in dated:
                if start <= period.start < end and period.from_:
                    words = scene.annotated.report.text[start:end]
                    return Time(from_=period.from_, to=_today(scene), stated=words, precision=period.grain)
    return None


def _today(scene: Scene) -> str | None:
    published = as_date(scene.annotated.report.published)
    return published.isoformat() if published else None


def _of_speech(scene: Scene, period: PeriodMention, trigger: Token) -> bool:
    """"..., the ministry said on Thursday": the day on which it was said, not on which it happened."""
    spoken = scene.annotated.attributions
    token = next((t for t in scene.doc if scene.end(t) > period.start), None)
    while token is not None and token.head != token and token.dep_ in _DATE_PATH:
        token = token.head
    if token is None or token == trigger or spoken is None:
        return False
    at = scene.start(token)
    return any(s <= at < e for a in spoken.mentions if a.content for s, e in a.cue) and verbal(token)


_DATE_PATH = frozenset("pobj compound amod npadvmod prep advmod det nummod pcomp tmod nmod".split())


def _same_clause(scene: Scene, period: PeriodMention, trigger: Token) -> bool:
    """A date at the head of the sentence holds for all of its clauses; one inside another clause does not."""
    token = next((t for t in scene.doc if scene.end(t) > period.start), None)
    while token is not None and token.dep_ in ("pobj", "compound", "amod", "npadvmod", "prep", "advmod", "det", "nummod", "pcomp", "tmod"):
        if token.dep_ in ("npadvmod", "prep", "advmod") and token.head in (trigger, *trigger.ancestors):
            return token.head == trigger or period.start < scene.start(trigger) or trigger.dep_ in ("ccomp", "xcomp")
        token = token.head
    return False


def _closest(periods: list[PeriodMention], at: int) -> PeriodMention:
    return min(periods, key=lambda p: (abs(p.start - at), p.start))


def _time(period: PeriodMention, *, inherited: bool) -> Time:
    return Time(from_=period.from_, to=period.to, stated=period.text, precision=period.grain, inherited=inherited)


# --- how many ----------------------------------------------------------------------------------------------------


def as_quantity(mention: QuantityMention, measure: str | None, flow: str | None) -> Quantity:
    """A quantity mention as the quantity of a claim."""
    stated = f"{mention.text} {mention.counted}".strip() if mention.counted and mention.counted not in mention.text else mention.text
    return Quantity(
        value=mention.value, low=mention.low, high=mention.high, unit=mention.unit or ("people" if measure else None),
        measure=measure, qualifier=mention.qualifier, stated=stated, flow=flow,  # type: ignore[arg-type]
    )  # fmt: skip


def figure_of(scene: Scene, heads: Iterable[Token]) -> QuantityMention | None:
    """The quantity that counts one of the heads."""
    return next((q for h in heads if (q := scene.quantity(h)) and q.unit not in _NOT_COUNTS), None)


_NOT_COUNTS = frozenset("km miles metres days hours weeks months years minutes percent degrees usd eur".split())


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
        elif (child.dep_ in ("advcl", "prep") and first in ("because", "due", "amid", "after", "following")) or child.lemma_ in ("fear", "cite"):
            cause = cause or words
        elif child.dep_ == "prep" and first in _VIA:
            route = route or words
    return Roles(cause=cause, purpose=purpose, route=route, condition=condition)
