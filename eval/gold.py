"""Own gold: short texts in our own words with their claims, read strictly; a fault names its file, text and field.

``eval/gold/open`` and ``eval/gold/blind`` hold one YAML file for each crisis. The open half may be read claim by claim. The
blind half was written from the codebook's definitions alone; whoever writes rules looks at its totals only.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, TypeVar

import msgspec
from msgspec import field

from crossbearing.codebook import Codebook, read_yaml
from crossbearing.model import CORE_KINDS
from crossbearing.model.claim import Certainty

__all__ = [
    "GOLD",
    "HALVES",
    "BadGold",
    "Crisis",
    "GoldClaim",
    "GoldText",
    "Part",
    "Span",
    "converted",
    "gaps",
    "load_half",
    "plain",
    "read_crisis",
    "sentences",
]

GOLD = Path(__file__).parent / "gold"
HALVES = ("open", "blind")
CONTINENTS = ("Africa", "Americas", "Asia", "Europe", "Oceania")
LEAST_SENTENCES, LEAST_CRISES, LEAST_CONTINENTS = 300, 12, 4
NEEDED_KINDS = frozenset({"conflict", "flood", "earthquake", "storm", "drought", "epidemic"})

Span = tuple[int, int]
T = TypeVar("T")
STAMP = re.compile(r"\d{4}-\d\d-\d\d(T\d\d:\d\d\S*)?")
_ENDS = re.compile(r"[.!?…]+[\"”’')\]]*(?=\s|$)|(?<=[^\s.!?…])\s*(?:\n|$)")


class BadGold(ValueError):  # noqa: N818 - named for the situation
    """A file of gold breaks a rule of its format; the message names file, text and field, and what to do."""


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a gold file; a key that means nothing is an error."""


class GoldPlace(Part, frozen=True, kw_only=True):
    """A place by its standard name, with its ISO 3166-1 alpha-2 country."""

    name: str
    country: str | None = None
    role: Literal["at", "origin", "destination", "via", "target", "source"] | None = None


class GoldTime(Part, frozen=True, kw_only=True):
    """First and last possible day (ISO 8601), None where open."""

    from_: str | None = field(name="from", default=None)
    to: str | None = None


class GoldQuantity(Part, frozen=True, kw_only=True):
    """How many, by the conventions of the product's own `Quantity`."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    qualifier: str | None = None
    unit: str | None = None
    measure: str | None = None


class GoldClaim(Part, frozen=True, kw_only=True):
    """One claim.

    Attributes:
        span: The smallest stretch of the text that asserts it, word by word.
        occurrence: Which of several equal stretches it is, from 1.
        type: Id of the codebook entry.
        also_types: Entries that a fair reader would accept as well.
        certainty: asserted, claimed, forecast, denied.
        negated: Whether the content is negated.
        background: Whether it is history.
        attribution: Sources by name or description, from the originator; empty for the outlet's own voice.
        places: Where.
        time: When, or None where it is not coded.
        quantity: How many, or None.
        actors: Who acts, by name.
        targets: Who or what is acted upon, by name.
    """

    span: str
    occurrence: int = 1
    type: str
    also_types: tuple[str, ...] = ()
    certainty: Certainty = "asserted"
    negated: bool = False
    background: bool = False
    attribution: tuple[str, ...] = ()
    places: tuple[GoldPlace, ...] = ()
    time: GoldTime | None = None
    quantity: GoldQuantity | None = None
    actors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()

    def kinds(self, codebook: Codebook) -> tuple[str, ...]:
        """Kinds that a claim drawn may have, the primary one first.

        The kind follows from the entry; with a number it may as well be `figure`. History is `background` and what is to
        come `forecast`, whatever the entry; the entry's own kind will do too.
        """
        own = [codebook.entries[t].kind for t in (self.type, *self.also_types)]
        first = ["background"] * self.background
        first += ["forecast"] * (self.certainty == "forecast" and own[0] in CORE_KINDS)
        also = ["figure"] * bool(self.quantity) + ["forecast"] * (self.certainty == "forecast")
        return tuple(dict.fromkeys([*first, *own, *also]))


class GoldText(Part, frozen=True, kw_only=True):
    """A text with all its claims; `published` is an ISO 8601 day or time."""

    id: str
    published: str
    title: str | None = None
    text: str
    claims: tuple[GoldClaim, ...] = ()

    def at(self, claim: GoldClaim) -> Span:
        """Where the words of a claim stand (code points, end exclusive); white space is free.

        Raises:
            BadGold: they do not stand there, or not as often as said.
        """
        pattern = r"\s+".join(re.escape(word) for word in claim.span.split())
        found = [m.span() for m in re.finditer(pattern, self.text)] if pattern else []
        if not 1 <= claim.occurrence <= len(found):
            raise BadGold(
                f"span: the words stand {len(found)} times in the text, and occurrence {claim.occurrence} is asked for: {claim.span!r}"
            )
        return found[claim.occurrence - 1]


class Crisis(Part, frozen=True, kw_only=True):
    """A file: texts on one crisis."""

    crisis: str
    continent: Literal["Africa", "Americas", "Asia", "Europe", "Oceania"]
    kind: str
    texts: tuple[GoldText, ...]


def load_half(half: str, codebook: Codebook, root: Path = GOLD) -> tuple[Crisis, ...]:
    """All crises of the open or the blind half, in the order of their files; none where there is no folder.

    Raises:
        BadGold: a file breaks a rule.
    """
    crises = tuple(read_crisis(path, codebook) for path in sorted((root / half).glob("*.yaml")))
    ids = [t.id for c in crises for t in c.texts]
    if twice := sorted({i for i in ids if ids.count(i) > 1}):
        raise BadGold(f"{half}: the ids {', '.join(twice)} stand twice. Give every text an id of its own.")
    return crises


def read_crisis(path: Path, codebook: Codebook) -> Crisis:
    """Read and check one file.

    Raises:
        BadGold: it breaks a rule; the message names file, text and field.
    """
    raw = plain(read_yaml(path))
    if not isinstance(raw, dict) or not isinstance(raw.get("texts"), list):
        raise BadGold(f"{path.name}: a crisis is a table with crisis, continent, kind and texts.")
    texts = tuple(_text(path, number, text, codebook) for number, text in enumerate(raw["texts"]))
    head = converted({**raw, "texts": []}, Crisis, path.name)
    return msgspec.structs.replace(head, texts=texts)


def _text(path: Path, number: int, raw: Any, codebook: Codebook) -> GoldText:
    name = f"{path.name}, {raw['id'] if isinstance(raw, dict) and 'id' in raw else f'text {number + 1}'}"
    text = converted(raw, GoldText, name)
    if not STAMP.fullmatch(text.published):
        raise BadGold(f"{name}, published: {text.published!r} is no ISO day or time (2024-12-06).")
    for index, claim in enumerate(text.claims):
        fault = next(_faults(text, claim, codebook), None)
        if fault:
            raise BadGold(f"{name}, claims[{index}].{fault}")
    return text


def _faults(text: GoldText, claim: GoldClaim, codebook: Codebook) -> Iterator[str]:
    """What is wrong with a claim, each with its field."""
    try:
        text.at(claim)
    except BadGold as error:
        yield str(error)
    for entry in (claim.type, *claim.also_types):
        if entry not in codebook.entries:
            yield f"type: the codebook has no entry {entry!r} (crossbearing codebook lists them)."
    for place in claim.places:
        if place.country is not None and not re.fullmatch("[A-Z]{2}", place.country):
            yield f"places: {place.country!r} is no ISO 3166-1 alpha-2 code."
    for stamp in (claim.time.from_, claim.time.to) if claim.time else ():
        if stamp is not None and not re.fullmatch(r"\d{4}-\d\d-\d\d", stamp):
            yield f"time: {stamp!r} is no ISO day (2024-12-06)."
    if claim.time and claim.time.from_ and claim.time.to and claim.time.from_ > claim.time.to:
        yield "time: from is later than to."
    if claim.quantity and all(
        v is None for v in (claim.quantity.value, claim.quantity.low, claim.quantity.high)
    ):
        yield "quantity: value, low and high are all missing."


def converted(raw: Any, kind: type[T], name: str) -> T:
    """A part of a gold file as its type.

    Raises:
        BadGold: a key is unknown or missing, or a value of another type; the message starts with `name`.
    """
    try:
        return msgspec.convert(raw, kind)
    except msgspec.ValidationError as error:
        raise BadGold(f"{name}: {error}") from error


def plain(node: Any) -> Any:
    """YAML's own dates as ISO words."""
    if isinstance(node, dict):
        return {k: plain(v) for k, v in node.items()}
    if isinstance(node, list):
        return [plain(v) for v in node]
    return node.isoformat() if isinstance(node, dt.date) else node


def sentences(text: str) -> int:
    """How many sentences a text has; a line without closing punctuation is one."""
    return len(_ENDS.findall(text.strip()))


def gaps(crises: Sequence[Crisis]) -> Iterator[str]:
    """What the gold lacks to be wide enough: sentences, crises, continents, kinds of crisis."""
    count = sum(sentences(t.text) for c in crises for t in c.texts)
    names, continents = {c.crisis for c in crises}, {c.continent for c in crises}
    if count < LEAST_SENTENCES:
        yield f"{count} sentences; at least {LEAST_SENTENCES} are wanted"
    if len(names) < LEAST_CRISES:
        yield f"{len(names)} crises; at least {LEAST_CRISES} are wanted"
    if len(continents) < LEAST_CONTINENTS:
        yield f"{len(continents)} continents; at least {LEAST_CONTINENTS} are wanted"
    if missing := NEEDED_KINDS - _words(c.kind for c in crises):
        yield f"no crisis of kind {', '.join(sorted(missing))}"


def _words(kinds: Iterable[str]) -> set[str]:
    return {word for kind in kinds for word in re.findall(r"\w+", kind.casefold())}
