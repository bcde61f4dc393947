"""One parsed sentence with its mentions: what each word stands for, and which classes it belongs to."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from crossbearing.annotate.mood import Mood, mood_of
from crossbearing.annotate.segment import Sentence
from crossbearing.annotate.step import Annotated
from crossbearing.codebook import Codebook
from crossbearing.extract.syntax import phrase, prepositional
from crossbearing.model import ActorMention, PeriodMention, PlaceMention, QuantityMention, as_date

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

__all__ = ["Scene", "part_of", "scenes"]

_SETTLEMENTS = frozenset(
    "city town village neighbourhood suburb settlement district admin2 capital locality".split()
)
_INFRASTRUCTURE = frozenset("bridge road crossing airport port dam hospital school railway".split())
_AIRPORTS = frozenset(("airport", "air_base"))
_PEOPLE_UNITS = frozenset(("people", "households", "children", "persons"))
_AIR = frozenset("air aerial drone jet warplane missile airforce".split())
_PRONOUNS = frozenset(
    "he she it they him her them we i who whom this these those that which both all some many".split()
)
_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_PERSONAL = frozenset("he she him her".split())

Spanned = TypeVar("Spanned", PlaceMention, QuantityMention, PeriodMention, ActorMention)


@dataclass
class Scene:
    """One parsed sentence in its report.

    Attributes:
        annotated: The report with its mentions.
        sentence: The sentence; its `doc` is the parse.
        codebook: Gives the classes of nouns.
        before: The scene of the parsed sentence before, or None: antecedents stand there.
        places: Places of the sentence; likewise quantities, periods and actors.
        cues: Spans of the words that say that somebody says something.
        speech: These and the spans of those who say it.
        vocabulary: Its words in lower case, as written and as lemmas.
    """

    annotated: Annotated
    sentence: Sentence
    codebook: Codebook
    before: Scene | None = None
    doc: Doc = field(init=False)
    places: list[PlaceMention] = field(init=False)
    quantities: list[QuantityMention] = field(init=False)
    periods: list[PeriodMention] = field(init=False)
    actors: list[ActorMention] = field(init=False)
    speech: list[tuple[int, int]] = field(init=False)
    cues: list[tuple[int, int]] = field(init=False)
    vocabulary: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        if self.sentence.doc is None:
            raise ValueError("a scene needs a parsed sentence")
        self.doc = self.sentence.doc
        self.vocabulary = frozenset(w for t in self.doc for w in (t.lower_, t.lemma_.lower()))
        start, end = self.sentence.start, self.sentence.end
        self.places = _within(self.annotated.places, start, end)
        text = self.annotated.report.text
        self.quantities = [
            q for q in _within(self.annotated.quantities, start, end) if not _bare_age(q, text)
        ]
        self.periods = _within(self.annotated.periods, start, end)
        self.actors = _within(self.annotated.actors, start, end)
        spoken = self.annotated.attributions
        said = [a for a in (spoken.mentions if spoken else ()) if a.content]
        self.cues = [s for a in said for s in a.cue if start <= s[0] < end]
        self.speech = [*self.cues, *(s for a in said for s in a.source if start <= s[0] < end)]

    # --- offsets ---------------------------------------------------------------------------------------------

    def start(self, token: Token) -> int:
        """Offset of the token's first code point in the report's text."""
        return self.sentence.start + self.sentence.at(token)

    def end(self, token: Token) -> int:
        """Offset after the token's last code point in the report's text."""
        return self.sentence.start + self.sentence.at(token) + len(token.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Offsets in the report's text of the tokens first ... last (inclusive)."""
        return self.start(self.doc[first]), self.end(self.doc[last])

    def words(self, head: Token) -> str:
        """The words that name `head`: its left side, and what hangs on it by "of"."""
        first, last = phrase(head)[0], head.i
        for child in head.children:
            if child.i > head.i and child.dep_ == "prep" and child.lower_ == "of":
                last = max(
                    [
                        last,
                        *(
                            t.i
                            for o in prepositional(head, frozenset({"of"}))
                            for t in self.doc[slice(*phrase(o))]
                        ),
                    ]
                )
        return self.doc[first : last + 1].text

    def mood(self, token: Token) -> Mood:
        """How the clause of `token` puts its event: fact, forecast, denial, history."""
        published = as_date(self.annotated.report.published)
        return mood_of(token, self.sentence, published=published, historic=self.annotated.historic)

    # --- mentions --------------------------------------------------------------------------------------------

    def dated(self, token: Token) -> bool:
        """Whether the word is part of a date."""
        return self._at(self.periods, token) is not None

    def _at(self, mentions: list[Spanned], token: Token) -> Spanned | None:
        start, end = self.start(token), self.end(token)
        return next((m for m in mentions if m.start < end and start < m.end), None)

    def place(self, token: Token) -> PlaceMention | None:
        """The place that the word is part of."""
        return self._at(self.places, token)

    def actor(self, token: Token) -> ActorMention | None:
        """The named actor that the word is part of."""
        return self._at(self.actors, token)

    def quantity_at(self, token: Token) -> QuantityMention | None:
        """The quantity that the word is part of."""
        return self._at(self.quantities, token)

    def quantity(self, head: Token) -> QuantityMention | None:
        """The quantity that counts `head`: on the word itself, or a numeral that hangs on it; "38 of 61 drones" are 38."""
        found = self._counting(head)
        return found and self.share(found)

    def tally(self, token: Token) -> QuantityMention | None:
        """The number that counts people by what befell them, if `token` is that word: "9,000 missing", "83 dead"."""
        found = self._at(self.quantities, token)
        ends_it = found is not None and found.counted == token.lower_ and self.end(token) == found.end
        return found if ends_it and not any(c.dep_ in _ARGUMENTS for c in token.children) else None

    def share(self, whole: QuantityMention) -> QuantityMention:
        """The part that stands right before its whole by "of", or the quantity itself."""
        text = self.annotated.report.text
        parts = (
            q for q in self.quantities if q.end < whole.start and text[q.end : whole.start].split() in _OF
        )
        return next(parts, whole)

    def _counting(self, head: Token) -> QuantityMention | None:
        if own := self._at(self.quantities, head):
            return own
        for child in head.children:
            if child.dep_ in ("nummod", "amod", "quantmod", "compound", "det", "nmod") and (
                found := self._at(self.quantities, child)
            ):
                return found
        if (
            head.dep_ == "pobj"
            and head.head.lower_ == "of"
            and (found := self._at(self.quantities, head.head.head))
        ):
            return found
        return None

    # --- classes ---------------------------------------------------------------------------------------------

    def classes(self, token: Token, depth: int = 0) -> frozenset[str]:
        """Semantic classes of what the word stands for (see the codebook's classes)."""
        if token.lower_ in _REFLEXIVE:
            return frozenset({"people", "person", "pronoun"})
        if token.lower_ in _PRONOUNS and token.pos_ in ("PRON", "DET", "SCONJ"):
            return self._pronoun_classes(token, depth)
        found = set(self._noun_classes(token))
        if (place := self.place(token)) is not None and self._heads(place, token):
            found |= {"people"} if token.tag_ == "NNPS" and not place.literal else _place_classes(place)
        if found & {"force"} and any(
            c.lemma_.lower() in _CIVIL for c in token.children if c.dep_ in ("amod", "compound", "nmod")
        ):
            found -= {"force"}
        if token.lower_ == "one" and token.i and token.nbor(-1).lower_ == "no":
            found |= {"people"}
        if self.actor(token):
            found |= {"force", "name", "state"}
        if "hazard" in found and self._figurative(token, depth):
            found.discard("hazard")
        if quantity := self._at(self.quantities, token):
            found |= _quantity_classes(quantity)
        if any(c.lemma_.lower() in _AIR for c in token.children if c.dep_ in ("amod", "compound", "nmod")):
            found.add("air")
        if token.pos_ == "PROPN" and not found:
            found.add("name")
        if token.lemma_.lower() in ("post", "point", "gate") and any(
            c.lower_ in ("border", "frontier") for c in token.children
        ):
            found.add("crossing")
        for child in token.children:
            if child.dep_ == "compound":
                found |= self.codebook.classes.get(child.lemma_.lower(), frozenset()) & {
                    "hazard",
                    "mountain",
                    "power",
                    "water",
                    "internet",
                    "food",
                }
            if child.dep_ == "prep" and child.lower_ == "of" and part_of(token):
                for inner in child.children:
                    if inner.dep_ == "pobj" and depth < _NESTED:
                        found |= _part_classes(self.classes(inner, depth + 1))
            if child.dep_ == "appos" and depth < _NESTED and found <= _NAMED:
                found |= self.classes(child, depth + 1) & _APPOSED
        return frozenset(found)

    def _figurative(self, hazard: Token, depth: int) -> bool:
        """Whether a hazard is one in name only: "a storm of criticism", "a wave of nostalgia"; not "a wall of water"."""
        of = (c for c in hazard.children if c.dep_ == "prep" and c.lower_ == "of")
        inner = next((o for c in of for o in c.children if o.dep_ == "pobj"), None)
        if inner is None or depth > _NESTED or inner.tag_ == "CD" or inner.pos_ == "PROPN":
            return False
        return not self.classes(inner, depth + 1)

    def _noun_classes(self, token: Token) -> frozenset[str]:
        """Classes of the noun by its lemma; at the head of a sentence the tagger takes a plural for a name ("Wildfires")."""
        lower, classes = token.lower_, self.codebook.classes
        singular = lower[:-1] if token.tag_ in ("NNP", "NNPS") and lower.endswith("s") else lower
        return classes.get(token.lemma_.lower()) or classes.get(lower) or classes.get(singular) or frozenset()

    def names_place(self, token: Token) -> bool:
        """Whether the noun is a place by name, or a common noun that names one ("the town of X")."""
        place = self.place(token)
        if place is not None and place.literal:
            return True
        return any(
            self.place(t) for c in token.children if c.dep_ == "prep" and c.lower_ == "of" for t in c.subtree
        )

    def _heads(self, place: PlaceMention, token: Token) -> bool:
        """Whether the word is the head of the place's name, not a modifier that happens to stand in it."""
        return self.end(token) >= place.end or token.dep_ not in ("amod", "compound")

    def _pronoun_classes(self, token: Token, depth: int) -> frozenset[str]:
        if token.lower_ in _PERSONAL:
            return frozenset({"person", "name", "pronoun"})
        antecedent = self.antecedent(token) if depth < 2 else None
        if antecedent is None:
            return frozenset({"pronoun"})
        scene, noun = antecedent
        return scene.classes(noun, depth + 2) | {"pronoun"}

    def antecedent(self, pronoun: Token) -> tuple[Scene, Token] | None:
        """The noun that a pronoun most likely stands for: the nearest earlier subject, same sentence first."""
        if speaker := self._speaker_before(pronoun):
            return speaker
        for token in reversed(list(self.doc[: pronoun.i])):
            if (
                token.dep_ in ("nsubj", "nsubjpass")
                and token.pos_ in ("NOUN", "PROPN")
                and _agree(pronoun, token)
                and not self._speaks(pronoun, token)
            ):
                return self, token
        if pronoun.dep_ == "dobj" and (held := self._object_before(pronoun)):
            return self, held
        scene = self.before
        for _ in range(2):
            if scene is None or self.sentence.index - scene.sentence.index > 2:
                return None
            for token in scene.doc:
                if (
                    token.dep_ in ("nsubj", "nsubjpass")
                    and token.pos_ in ("NOUN", "PROPN")
                    and _agree(pronoun, token)
                ):
                    return scene, token
            scene = scene.before
        return None

    def _speaks(self, pronoun: Token, noun: Token) -> bool:
        """Whether the noun only says it: "it" in "..., a spokesman said; it may reopen" is not the spokesman."""
        spoken = pronoun.lower_ in ("it", "its") and self.actor(noun) is None
        return (
            spoken
            and any(s <= self.start(noun) < e for s, e in self.speech)
            and noun.lemma_.lower() in _VOICES
        )

    def _object_before(self, pronoun: Token) -> Token | None:
        """The object named earlier in the sentence: "held the town; the army shelled it"."""
        earlier = (t for t in reversed(list(self.doc[: pronoun.i])) if t.dep_ == "dobj")
        return next((t for t in earlier if t.pos_ in ("NOUN", "PROPN") and _agree(pronoun, t)), None)

    def _speaker_before(self, pronoun: Token) -> tuple[Scene, Token] | None:
        """Who spoke in the sentence before, where a pronoun that opens this one speaks on: "It blamed the army"."""
        verb, scene = pronoun.head, self.before
        speaks = pronoun.dep_ == "nsubj" and any(s <= self.start(verb) < e for s, e in self.cues)
        if not speaks or scene is None or self.sentence.index - scene.sentence.index > 1:
            return None
        if any(t.dep_ in ("nsubj", "nsubjpass") for t in self.doc[: pronoun.i]):
            return None
        said = [t for t in scene.doc if any(s <= scene.start(t) < e for s, e in scene.cues)]
        heads = [c for t in said for c in t.children if c.dep_ == "nsubj" and c.pos_ in ("NOUN", "PROPN")]
        return next(((scene, c) for c in heads if _agree(pronoun, c)), None)

    def fits(self, token: Token, allowed: frozenset[str], *, strict: bool) -> bool:
        """Whether the word may fill a role that allows these classes."""
        if not allowed or "any" in allowed:
            return True
        classes = self.classes(token)
        if classes & allowed:
            return True
        if "unknown_people" in allowed and "pronoun" in classes and not classes & {"place", "area"}:
            return True
        if "unknown" in allowed and not classes - {"name", "pronoun"}:
            return True
        return not strict and bool(classes) and classes <= {"name", "pronoun", "person"}


_VOICES = frozenset(
    "spokesman spokeswoman spokesperson official officer minister president governor mayor chief director resident witness source "
    "activist doctor commander general envoy ambassador".split()
)
"""Persons who speak; nobody calls one "it"."""
_CIVIL = frozenset(
    "monitor monitoring rights aid relief advocacy research medical watchdog humanitarian charity opinion rescue family news".split()
)
"""Modifiers that make a group, team or movement a civil one."""
_NESTED = 3
"""How deep "of ... of ..." is followed."""
_ARGUMENTS = frozenset(("dobj", "auxpass", "aux", "agent"))
"""Children that make a participle a verb of its own clause."""
_OF = (["of"], ["of", "the"], ["out", "of"])
_TRANSPARENT = frozenset(
    "cent percent quarter third tonne ton kilogram litre liter bag truckload "
    "part most some all half rest cent percent % share quarter number dozen hundred thousand million ten score group wave stream convoy majority couple "
    "side wall span section last much bulk swathe swath remainder outskirt series string lot city town village district province region governorate".split()
)


def _part_classes(whole: frozenset[str]) -> frozenset[str]:
    """Classes of a part: of a country it is an area ("large parts of Somalia")."""
    return (
        whole | {"area"}
        if whole & {"state", "settlement"} and not whole & {"force", "person", "people"}
        else whole
    )


_NAMED = frozenset(("name", "place", "settlement", "area", "state"))
_APPOSED = frozenset("crossing bridge airport port road hospital school dam power".split())
"""What a name may turn out to be by its apposition: "Rafah, the only crossing to Egypt"."""


def part_of(noun: Token) -> bool:
    """Whether what follows "of" says what the word is: "most of the town", "12 of the drones"."""
    return noun.tag_ == "CD" or noun.lemma_.lower() in _TRANSPARENT


def _agree(pronoun: Token, noun: Token) -> bool:
    plural = noun.tag_ in ("NNS", "NNPS") or any(c.dep_ == "conj" for c in noun.children)
    collective = noun.lemma_.lower() in (
        "army",
        "police",
        "government",
        "group",
        "movement",
        "coalition",
        "team",
    )
    if pronoun.lower_ == "its":
        return not plural or collective
    if pronoun.lower_ in ("they", "them", "their", "these", "those", "we"):
        return plural or collective or noun.ent_type_ == "NORP"
    return not plural


def _within(mentions: tuple[Spanned, ...], start: int, end: int) -> list[Spanned]:
    """Mentions inside [start, end); mentions are in text order."""
    first = bisect_right([m.start for m in mentions], start - 1)
    found = []
    for mention in mentions[first:]:
        if mention.start >= end:
            break
        if mention.end <= end:
            found.append(mention)
    return found


def _bare_age(quantity: QuantityMention, text: str) -> bool:
    """Whether a number between commas after a word is an age: "the other, 20, is in hospital"."""
    if quantity.unit is not None or quantity.value is None or quantity.value > _OLDEST:
        return False
    before, after = text[max(0, quantity.start - 3) : quantity.start], text[quantity.end : quantity.end + 1]
    return before[-2:] == ", " and before[:1].isalpha() and after == ","


_OLDEST = 110


def _place_classes(place: PlaceMention) -> set[str]:
    feature = place.feature
    found = {"place", "name"}
    if feature in _SETTLEMENTS or feature == "place":
        found.add("settlement")
    if feature in _INFRASTRUCTURE:
        return {feature, "site"}
    if feature in _AIRPORTS:
        return {"airport", "base", "area"}
    if feature in ("country", "admin1"):
        found.add("state")
    if feature in ("river", "lake", "sea"):
        found |= {"hazard", "river"}
    if feature in ("prison", "camp", "building", "base", "site"):
        found |= {"site", "area"}
    if not place.literal:
        found -= {"place", "settlement", "area"}
        found |= {"state", "force"}
    elif feature not in ("country", "continent"):
        found.add("area")
    else:
        found.discard("place")
    return found


def _quantity_classes(quantity: QuantityMention) -> set[str]:
    if quantity.unit in _PEOPLE_UNITS:
        return {"people", "unknown_people", "none"}
    if quantity.unit == "age":
        return {"people"}  # "the 24-year-old"
    if quantity.unit == "houses":
        return {"house"}
    return {"none", "unknown_people", "people"} if quantity.unit is None else set()


def scenes(annotated: Annotated, codebook: Codebook) -> list[Scene]:
    """The parsed sentences of a report as scenes, each knowing the one before."""
    found: list[Scene] = []
    for sentence in annotated.sentences:
        if sentence.doc is not None and len(sentence.doc):
            found.append(Scene(annotated, sentence, codebook, found[-1] if found else None))
    return found


def clean(words: str) -> str:
    """A name without leading articles and stray punctuation."""
    return re.sub(
        r"^(?:the|a|an|some|its|their|his|her|this|that|these|those)\s+",
        "",
        words.strip(" ,;:\"“”'’"),
        flags=re.IGNORECASE,
    )
