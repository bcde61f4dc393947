"""Who is hurt: the words that name one person or a counted group, with what they say of sex, age and role.

"a 24-year-old man", "the victim", "John Roe, 31", "his wife", "two children", "three others": features by which a later
module decides which of them are the same people.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import phrase, subjects
from crossbearing.model import Quantity, QuantityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Person", "alike", "counted", "person"]


@dataclass(frozen=True, slots=True)
class Person:
    """One person, or a group of a stated number, as one phrase names them.

    Attributes:
        number: How many; None where the words do not say ("several men").
        role: Lemma of the noun that names them ("man", "victim", "officer"), "" for a bare name or pronoun.
        names: Words of their names, in lower case.
        age: Age in years, None where not said.
        sex: "male", "female" or "".
        minor: True for children and youths, False for adults, None where not said.
        pronoun: Whether a pronoun takes them up ("he", "both").
        known: Whether the words point back at somebody ("the", "this", "her").
        other: Whether the words set them apart from those named before ("another", "two others", "a third").
        doer: Whether they are called the one who did it ("the gunman").
        anybody: Whether the noun says nothing of who they are ("people", "victims").
    """

    number: int | None
    role: str = ""
    names: frozenset[str] = frozenset()
    age: int | None = None
    sex: str = ""
    minor: bool | None = None
    pronoun: bool = False
    known: bool = False
    other: bool = False
    doer: bool = False
    anybody: bool = False


_SEXES = {
    "he": "male", "him": "male", "she": "female", "her": "female",
}  # fmt: skip
_REFLEXIVE = frozenset(("himself", "herself", "themselves"))
_SINGULAR = frozenset(("he", "him", "she", "her"))
_PLURAL = frozenset(("they", "them", "these", "those", "all", "who"))
_NOBODY = frozenset(("you", "yourself", "i", "me", "we", "us", "myself", "it", "itself", "nobody", "anyone", "anybody", "everyone", "everybody", "that", "this", "which", "what"))  # fmt: skip
_OTHER = frozenset(
    "another other others second third fourth fifth sixth more further additional remaining".split()
)
_BOUNDS = frozenset(("more",))
"""In "more than 40 people" nobody is set apart from anybody."""
_BACK = frozenset("the this that these those both all".split())
_TITLES = frozenset(
    "mr mrs ms dr sgt cpl pfc lt capt col maj gen officer deputy sheriff police jr sr detective trooper private".split()
)
_AGE = re.compile(r"(\d{1,3})\s?-\s?year|\baged? (\d{1,3})\b", re.IGNORECASE)
_AGE_AFTER = re.compile(r",? (?:who was |aged )?(\d{1,2})(?=\s*[,.;:)]|\s+(?:of|from|and|was|were|died)\b|$)")
_MINOR_AGE = 18


def person(scene: Scene, head: Token) -> Person | None:
    """The person or group that the noun phrase of `head` names; None where it names nobody who can be counted."""
    low = head.lower_
    if low in _NOBODY or any(c.lower_ in ("each", "every") for c in head.children):
        return None
    if low in _REFLEXIVE:
        doers = [t for t in subjects(head.head) if t.lower_ not in _REFLEXIVE]
        return person(scene, doers[0]) if doers and _lone(doers[0]) else None
    if low in _SINGULAR:
        return Person(number=1, sex=_SEXES[low], pronoun=True, known=True)
    quantity = _counting(scene, head)
    if low in _PLURAL or low == "both":
        return _taken_up(head, quantity)
    known = scene.codebook.classes
    classes = known.get(head.lemma_.lower()) or known.get(low, frozenset())
    names = _names(scene, head)
    if not names and head.pos_ == "PROPN" and not classes & _HUMAN:
        return None
    if "body" in classes and (of := _of(head)) is not None:
        return person(scene, of)
    text = _words(scene, head)
    age = _age(scene, head, text)
    number = _number(head, quantity, classes, names=bool(names), age=age)
    words = {t.lower_ for t in scene.doc[slice(*phrase(head))] if t.i <= head.i}
    sex = next((s for s in ("male", "female") if s in classes), "") or _kin_sex(scene, head)
    minor = (
        age < _MINOR_AGE
        if age is not None
        else True
        if "minor" in classes
        else False
        if "adult" in classes
        else None
    )
    return Person(
        number=number,
        role=head.lemma_.lower() if head.pos_ in ("NOUN", "NUM") else "",
        names=names,
        age=age,
        sex=sex,
        minor=minor,
        known=bool(words & _BACK) or any(c.tag_ == "PRP$" for c in head.children),
        other=bool((words - _BOUNDS if "than" in words else words) & _OTHER) or low in _OTHER,
        doer="doer" in classes,
        anybody=not names and (head.pos_ == "NUM" or "anybody" in classes),
    )


_HUMAN = frozenset(("people", "force"))


def _lone(head: Token) -> bool:
    return head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ") and head.lower_ not in _REFLEXIVE


def _taken_up(head: Token, quantity: QuantityMention | None) -> Person | None:
    if head.lower_ == "both":
        return Person(number=2, pronoun=True, known=True)
    number = int(quantity.value) if quantity and quantity.value else None
    return Person(number=number, pronoun=True, known=True)


def _counting(scene: Scene, head: Token) -> QuantityMention | None:
    found = scene.quantity(head)
    if found is not None and found.unit in ("people", "households", None):
        return found
    counted = (c for c in head.children if c.dep_ in ("nummod", "det", "predet", "amod", "quantmod"))
    return next((q for c in counted if (q := scene.quantity_at(c)) and q.unit in ("people", None)), None)


def _number(
    head: Token,
    quantity: QuantityMention | None,
    classes: frozenset[str],
    *,
    names: bool,
    age: int | None,
) -> int | None:
    if quantity is not None:
        return int(quantity.value) if quantity.value is not None else None
    if head.tag_ in ("NNS", "NNPS"):
        return 2 if any(c.lower_ == "both" for c in head.children) else None
    if head.lower_ == "couple":
        return 2
    if head.lower_ in ("one", "another"):
        return 1
    if "collective" in classes:
        return None
    if head.pos_ in ("NOUN", "PROPN", "ADJ") and (
        names or classes & _HUMAN or "body" in classes or age is not None
    ):
        return 1
    return None


def _of(head: Token) -> Token | None:
    """Whose body: "the body of a woman", "the bodies of 12 people"."""
    return next(
        (
            o
            for c in head.children
            if c.dep_ == "prep" and c.lower_ == "of"
            for o in c.children
            if o.dep_ == "pobj"
        ),
        None,
    )


def _words(scene: Scene, head: Token) -> str:
    first, last = phrase(head)
    return scene.doc[first : max(last, head.i + 1)].text


def _names(scene: Scene, head: Token) -> frozenset[str]:
    """Words of the name: of the phrase itself, or of its apposition ("the victim, John Roe")."""
    heads = [head, *(c for c in head.children if c.dep_ == "appos")]
    found: set[str] = set()
    for one in heads:
        if one.pos_ == "PROPN" and scene.actor(one) is None and not _is_place(scene, one):
            found |= {t.lower_ for t in _name_tokens(one)}
    return frozenset(found)


def _name_tokens(head: Token) -> list[Token]:
    words = [head, *(c for c in head.children if c.dep_ in ("compound", "nmod") and c.i < head.i)]
    return [
        t
        for t in words
        if t.pos_ == "PROPN"
        and len(t.text) > 2
        and t.text[0].isupper()
        and t.lower_.strip(".") not in _TITLES
    ]


def _is_place(scene: Scene, token: Token) -> bool:
    """Whether the whole name is a place's: in "Dana Washington" only a part of it is."""
    place = scene.place(token)
    if place is None or not (place.resolved and place.literal):
        return False
    return place.start <= min(scene.start(t) for t in [token, *_name_tokens(token)])


def _age(scene: Scene, head: Token, words: str) -> int | None:
    if match := _AGE.search(words):
        return int(match.group(1) or match.group(2))
    text = scene.annotated.report.text
    if head.pos_ == "PROPN" or "people" in scene.codebook.classes.get(head.lemma_.lower(), ()):
        after = _AGE_AFTER.match(text, scene.end(head))
        return int(after.group(1)) if after else None
    return None


def _kin_sex(scene: Scene, head: Token) -> str:
    """The sex that an apposition or a modifier tells: "a 9-year-old girl, ...", "a female student"."""
    for child in head.children:
        if child.dep_ in ("amod", "compound", "appos", "nmod"):
            classes = scene.codebook.classes.get(child.lemma_.lower(), frozenset())
            for sex in ("male", "female"):
                if sex in classes or child.lower_ == sex:
                    return sex
    return ""


def counted(quantity: Quantity | None) -> Person | None:
    """The people whom a number alone counts: "12 dead, 30 wounded"."""
    if (
        quantity is None
        or quantity.unit != "people"
        or not quantity.value
        or quantity.value != int(quantity.value)
    ):
        return None
    words = set(quantity.stated.lower().split())
    other = bool((words - _BOUNDS if "than" in words else words) & _OTHER)
    return Person(number=int(quantity.value), other=other, anybody=True)


def alike(a: Person, b: Person) -> bool:
    """Whether nothing in the words keeps two phrases from meaning the same people; numbers are not compared."""
    if a.sex and b.sex and a.sex != b.sex:
        return False
    if a.age is not None and b.age is not None and a.age != b.age:
        return False
    if a.names and b.names:
        return bool(a.names & b.names)
    if a.minor is not None and b.minor is not None and a.minor != b.minor:
        return False
    return a.doer == b.doer or a.pronoun or b.pronoun
