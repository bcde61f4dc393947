"""Words compared: content words of a sentence, spellings of a name, identities behind a title."""

from __future__ import annotations

import re
from functools import lru_cache

from crossbearing.gazetteer.normal import key, skeleton
from crossbearing.reconcile.rules import rules

__all__ = [
    "alike_names",
    "content",
    "dice",
    "identity",
    "names_actor",
    "same_identity",
    "spelling_variant",
    "word_class",
]

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_STEM = 6
"""Letters kept of a word: "displaced", "displacing" and "displacement" become one. Measured against 5 and 7 on
the sample sets: 5 joins "command" and "commune", 7 parts "strike" forms of Romance loans."""
_MIN_BONES = 3
"""Consonants that two spellings must share at least: shorter skeletons (Homs, Hims; Hama, Homa) meet by chance."""
_MIN_PREFIX = 4
_MIN_SHARE = 0.6
"""A name and its adjective share a beginning ("Ukraine", "Ukrainian"): at least 4 letters and 60 % of the shorter."""


@lru_cache(maxsize=65536)
def content(text: str) -> frozenset[str]:
    """The stems of the words of `text` that carry meaning, digits included."""
    hollow = rules().hollow
    return frozenset(w[:_STEM] for w in _WORD.findall(key(text)) if w not in hollow)


def dice(a: frozenset[str], b: frozenset[str]) -> float:
    """Dice coefficient of two sets, 0 to 1; 0 where one is empty.

    No weights of a corpus enter: what two sentences share does not change because a third arrives.
    """
    return 2 * len(a & b) / (len(a) + len(b)) if a and b else 0.0


@lru_cache(maxsize=65536)
def identity(name: str) -> frozenset[str]:
    """The words of a name that identify: those in capitals, without titles, classes and hollow words.

    A name of three words or more is also known by its initials. Common nouns identify nobody: "the towns", "residents".
    """
    table = rules()
    words = [
        w for w, proper in _words(name) if proper and w not in table.hollow and w not in table.word_class
    ]
    return frozenset(words) | _initials(name)


@lru_cache(maxsize=65536)
def _words(name: str) -> tuple[tuple[str, bool], ...]:
    """The words of a name, normalised, each with whether it is written as a proper name; compounds known whole stay whole."""
    found: list[tuple[str, bool]] = []
    for word in re.split(r"[\s/(),\"“”]+", name):
        low = word.lower().strip(".'’")
        low = low.removesuffix("'s").removesuffix("’s")
        if low in rules().word_class:
            found.append((low, False))
            continue
        for part in re.split(r"[-‐‑–]", word):
            plain = key(re.sub(r"['’]s$", "", part))
            if plain:
                found.append((plain, part[:1].isupper() or any(c.isupper() or c.isdigit() for c in part[1:])))
    return tuple(found)


def _initials(name: str) -> frozenset[str]:
    """The acronyms that a name in capitals could have: "Hayat Tahrir al-Sham" gives "hts"."""
    parts = [p for p in re.split(r"[\s\-/(),]+", name) if p]
    letters = "".join(p[0] for p in parts if p[0].isupper())
    return frozenset({letters.lower()}) if len(letters) >= 3 and len(parts) >= 3 else frozenset()


@lru_cache(maxsize=65536)
def word_class(name: str) -> str:
    """The class of an actor (rebels, state, force, people, medical), "" where its words name none."""
    found = [c for w, _ in _words(name) if (c := rules().word_class.get(w))]
    for wanted in ("rebels", "medical", "people", "state", "force"):
        if wanted in found:
            return wanted
    return ""


@lru_cache(maxsize=65536)
def names_actor(name: str) -> bool:
    """Whether a name can be that of a party: its head is a word for a force or a state, or written as a proper name.

    "Rebel gains", "the city" and "government control" hold nothing; neither do people without arms.
    """
    heads = re.split(r"\s+(?:of|in|from|under|on|at|near|with|led|loyal|allied)\s+", name.strip())[0].split()
    if not heads or word_class(name) in ("people", "medical"):
        return False
    head = heads[-1].strip("()\"'’.,")
    if rules().word_class.get(head.lower()) in ("rebels", "state", "force"):
        return True
    return any(c.isupper() for c in head) and bool(identity(name))


@lru_cache(maxsize=131072)
def same_identity(a: str, b: str) -> bool | None:
    """Whether two names may mean one actor: True, False, or None where one of them identifies nobody."""
    x, y = identity(a), identity(b)
    if key(a) == key(b):
        return True
    if not x or not y:
        return None
    shared = x & y
    if not shared:
        return any(_akin(v, w) for v in x for w in y)
    if not shared <= rules().demonyms.keys():
        return True
    ours, theirs = (_beyond(name, shared) for name in (a, b))
    return None if ours != theirs else not ours


def _beyond(name: str, shared: frozenset[str]) -> bool:
    """Whether a name has proper words beyond a country: "Syrian Democratic Forces" is not just any Syrian force."""
    return bool(identity(name) - shared - _initials(name))


@lru_cache(maxsize=131072)
def _akin(a: str, b: str) -> bool:
    """One name in two forms: a country and its people, or two spellings."""
    countries = rules().demonyms
    if a in countries and b in countries:
        return countries[a] == countries[b]
    shared = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    return shared >= max(_MIN_PREFIX, _MIN_SHARE * min(len(a), len(b))) or _variant(a, b)


def _variant(a: str, b: str) -> bool:
    bones = skeleton(a)
    return len(bones) >= _MIN_BONES and bones == skeleton(b) and abs(len(a) - len(b)) <= 2


@lru_cache(maxsize=131072)
def spelling_variant(a: str, b: str) -> bool:
    """Whether two different names are spellings of one ("Rustan" and "Rastan")."""
    return key(a) != key(b) and _variant(key(a), key(b))


def alike_names(a: str, b: str) -> bool:
    """Whether two names are equal after normalising, or spellings of one."""
    return key(a) == key(b) or spelling_variant(a, b)
