"""What the linker looks at: one claim, seen from its sides, computed once."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from msgspec import structs

from crossbearing.gazetteer.normal import key
from crossbearing.model import Claim, ClaimPlace, Report, as_date
from crossbearing.reconcile.places import bare_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import content, identity, word_class

__all__ = ["Facet", "Span", "facet"]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_VAGUE = 10
"""Days: a stated period that is longer is a span of a whole crisis and dates nothing."""
_ANCHORS: dict[str, tuple[str, ...]] = {
    "forces": ("destination", "at", "target", "origin", "via"),
    "flight": ("origin", "at", "via", "destination"),
    "return": ("destination", "at", "origin"),
}
_ANCHOR = ("at", "target", "destination", "origin", "via")


@dataclass(frozen=True, slots=True)
class Span:
    """Days on which it happened, as ordinals, inclusive.

    Attributes:
        low: First day, or None where open.
        high: Last day, or None where unknown.
        stated: Whether words of the report say so; False for inherited or missing dates.
    """

    low: int | None
    high: int | None
    stated: bool


@dataclass(frozen=True, slots=True, eq=False)
class Facet:
    """A claim as the linker sees it.

    Attributes:
        claim: The claim.
        order: Sort key: (day of publication, report, start, id).
        published: Day of publication as ordinal, 0 where unknown.
        topic: What it is about (see ``rules.yaml``).
        mode: "now", "background" or "forecast": modes never mix.
        pole: What its outcome excludes, "" where nothing.
        strength: How strongly the outcome says it, from 0.
        object: Facility or service that it concerns, "" where none.
        service: Whether the object is a service of a place rather than a thing at a place.
        places: Where: those of the leading role that the claim is about.
        sites: The same, where a bare name may be a city or its province, as a place of unknown kind.
        explicit: Whether the quote itself names the place; False where it was inherited from the context.
        span: When.
        actors: Names of those who act.
        targets: Names of those acted upon.
        groups: Groups of people counted.
        makeup: Further words for those counted (nationalities).
        words: Content words of the quote.
        companions: Names of the things of one kind that some sentence tells of being struck together with this one.
    """

    claim: Claim
    order: tuple[str, str, int, str]
    published: int
    topic: str
    mode: str
    pole: str
    strength: int
    object: str
    service: bool
    places: tuple[ClaimPlace, ...]
    sites: tuple[ClaimPlace, ...]
    explicit: bool
    span: Span
    actors: tuple[str, ...]
    targets: tuple[str, ...]
    groups: frozenset[str]
    makeup: frozenset[str]
    words: frozenset[str]
    companions: frozenset[str] = frozenset()


_STRIKES = frozenset({"air_strike", "shelling", "attack", "struck"})
_FLOWS = frozenset({"food", "aid", "internet"})
"""What flows and cannot be struck: a burning fuel station is no state of the fuel supply."""
_SERVICES = frozenset({"power", "water", "internet", "food", "aid"})


def facet(claim: Claim, report: Report | None) -> Facet:
    """Return the facets of `claim`; `report` gives the date of publication where it is known."""
    published = report.published if report and report.published else ""
    topic = _topic(claim)
    thing = _object(claim, topic)
    places = _places(claim, topic, thing)
    pole, _, strength = rules().outcomes.get(claim.type, ("", "", 0))
    return Facet(
        claim=claim,
        order=(published, claim.report, claim.start, claim.id),
        published=_ordinal(published) or 0,
        topic=topic,
        mode=_mode(claim),
        pole=pole,
        strength=strength,
        object=thing,
        service=thing in _SERVICES,
        places=places,
        sites=tuple(_site(p, claim.quote) for p in places),
        explicit=_explicit(claim, places),
        span=_span(claim),
        actors=tuple(a.name for a in claim.actors),
        targets=tuple(a.name for a in claim.targets),
        groups=_groups(claim),
        makeup=_makeup(claim),
        words=content(claim.quote),
    )


def _mode(claim: Claim) -> str:
    if claim.background or claim.kind == "background":
        return "background"
    return "forecast" if claim.kind == "forecast" or claim.certainty == "forecast" else "now"


def _topic(claim: Claim) -> str:
    table = rules()
    if claim.kind == "figure" and claim.quantity and claim.quantity.measure:
        for word in (*re.split(r"[\s_]+", claim.quantity.measure), claim.quantity.measure):
            if word in table.measures:
                return table.measures[word]
    if claim.kind in ("access", "advisory", "relation", "control") and claim.type not in table.topic_of_type:
        return table.topic_of_kind[claim.kind]
    if claim.kind in ("statement", "relation", "advisory"):
        return table.topic_of_kind[claim.kind]
    if claim.kind == "access":
        return "access"
    return table.topic_of_type.get(claim.type) or table.topic_of_kind.get(claim.kind, claim.kind)


def _object(claim: Claim, topic: str) -> str:
    """The facility or service that a claim concerns: by the feature of its place, else by the words of what is acted on."""
    table = rules()
    if topic == "installation":
        words = _WORD.findall(" ".join(f"{t.name} {t.surface}" for t in claim.targets).lower())
        return next((table.bases[w] for w in words if w in table.bases), "")
    for place in claim.places:
        if place.role in ("at", "target") and place.feature in table.objects.values():
            return place.feature
    if claim.type in _STRIKES and any(p.feature == "border" for p in claim.places):
        return "crossing"  # along a border it is the crossings that are hit, if any thing
    phrases = [t.name for t in claim.targets] + [t.surface for t in claim.targets]
    if claim.quantity and claim.quantity.unit and topic == "access":
        phrases.append(claim.quantity.unit)
    phrases += [claim.type.replace("_", " ")]
    if topic == "control":
        phrases = [t.name for t in claim.targets]
    if topic == "access":
        phrases.append(claim.quote)
    struck = claim.type in _STRIKES or claim.type in ("damaged", "destroyed")
    for phrase in phrases:
        for word in _WORD.findall(phrase.lower()):
            if word in table.objects and not (struck and table.objects[word] in _FLOWS):
                return table.objects[word]
    return ""


def _places(claim: Claim, topic: str, thing: str) -> tuple[ClaimPlace, ...]:
    """The places of the leading role that the claim is about, not those that only say where these lie.

    In falling order: the facility that is acted on, the places that the targets name, the places in the quote.
    A country is left out beside a place in it.
    """
    found: tuple[ClaimPlace, ...] = ()
    for role in _ANCHORS.get(topic, _ANCHOR):
        found = tuple(p for p in claim.places if p.role == role)
        if found:
            break
    if topic in ("control", "access") and not any(_named_in(p, t.name) for p in found for t in claim.targets):
        unresolved = tuple(_unplaced(t.name, thing) for t in claim.targets if _is_place_name(t.name))
        if unresolved:
            return unresolved
    for chosen in (
        tuple(p for p in found if thing and p.feature == thing),
        tuple(p for p in found if any(_named_in(p, t.name) for t in claim.targets)),
        tuple(p for p in found if p.surface and p.surface in claim.quote),
    ):
        if chosen:
            found = chosen
            break
    return tuple(p for p in found if p.feature not in ("country", "continent")) or found


def _explicit(claim: Claim, places: tuple[ClaimPlace, ...]) -> bool:
    return any(
        (p.surface and p.surface in claim.quote) or any(_named_in(p, t.name) for t in claim.targets)
        for p in places
    )


def _is_place_name(target: str) -> bool:
    """Whether what is taken or struck is named itself ("Minova") and is no actor ("Syrian troops")."""
    words = _WORD.findall(target)
    common = (
        bool(words) and words[0].lower() in rules().objects and not any(w[0].isupper() for w in words[1:])
    )
    return bool(identity(target)) and not word_class(target) and target[:1].isupper() and not common


def _unplaced(target: str, thing: str) -> ClaimPlace:
    """A target that no place of the claim names: a place without coordinates, never the town next to it."""
    return ClaimPlace(name=target, surface=target, feature=thing or "place")


def _named_in(place: ClaimPlace, target: str) -> bool:
    """Whether a target is or contains the place ("the Rastan bridge", "central Goma"), or is its bare name."""
    name, bare = bare_name(target), bare_name(place.surface or place.name)
    return bool(bare) and (bare == name or f" {bare} " in f" {key(target)} ")


_AREA_WORD = (
    r"(?:province|provincial|governorate|region|state|district|county|oblast|department|prefecture|area)"
)


def _site(place: ClaimPlace, quote: str) -> ClaimPlace:
    """`place`, of unknown kind where it was read as an area and nothing in the words says so."""
    if place.feature not in ("admin1", "admin2") or re.search(_AREA_WORD, place.surface, re.IGNORECASE):
        return place
    near = rf"{re.escape(place.surface)}\W+{_AREA_WORD}\b|\b{_AREA_WORD}s?\W+of\W+(?:\w+\W+)?{re.escape(place.surface)}"
    if place.surface and re.search(near, quote, re.IGNORECASE):
        return place
    return structs.replace(place, feature="place")


def _span(claim: Claim) -> Span:
    time = claim.time
    return Span(_ordinal(time.from_), _ordinal(time.to), bool(time.stated) and not time.inherited)


def _ordinal(stamp: str | None) -> int | None:
    day: dt.date | None = as_date(stamp)
    return day.toordinal() if day else None


def _counted_phrases(claim: Claim) -> list[str]:
    quantity = claim.quantity
    if quantity is None:
        return []
    return [quantity.unit or "", quantity.stated] + [t.name for t in (claim.targets or claim.actors)]


def _groups(claim: Claim) -> frozenset[str]:
    """Groups of people that the claim counts; the closest word wins ("13 soldiers" beside "people killed")."""
    table = rules().counted
    for phrase in _counted_phrases(claim):
        found = frozenset(table[w] for w in _WORD.findall(phrase.lower()) if w in table)
        if found - {"people"}:
            return found - {"people"}
    return frozenset({"people"}) if claim.quantity else frozenset()


def _makeup(claim: Claim) -> frozenset[str]:
    """Nationalities and like adjectives of those counted, by country code or as the capitalised word."""
    table = rules()
    found: set[str] = set()
    for phrase in _counted_phrases(claim):
        for word in re.findall(r"[A-Z][^\W\d_]+(?:[ -][A-Z][^\W\d_]+)?", phrase):
            low = word.lower()
            found |= {table.demonyms[w] for w in (low, *low.split()) if w in table.demonyms}
        if re.search(r"\bforeign(?:ers?)?\b", phrase.lower()):
            found.add("foreign")
    return frozenset(found)
