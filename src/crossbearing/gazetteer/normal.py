"""One key for the many spellings of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

__all__ = ["bare", "key", "skeleton"]

_FOLD = str.maketrans({"ı": "i", "ł": "l", "Ł": "l", "ø": "o", "Ø": "o", "đ": "d", "Đ": "d", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "þ": "th", "Þ": "th", "ð": "d", "ə": "e"})  # fmt: skip
_DROP = re.compile(r"['’‘`´ʿʾʼʻ′\u02b0-\u02ff.]")
_SPLIT = re.compile(r"[\s\-‐‑‒–—_/,()]+")
_ARTICLES = frozenset("al ar el as ash at ad an az adh ath ul".split())
"""Forms of the Arabic article, which is written or left out at will (Ar-Rastan, al-Rastan, Rastan)."""
_STRIP: dict[int, None] = dict.fromkeys(range(768, 880))
"""Combining marks of Latin letters, dropped."""
_WRITTEN_OUT = {"st": "saint", "ste": "sainte", "mt": "mount", "ft": "fort", "sta": "santa"}


@lru_cache(maxsize=32768)
def key(name: str) -> str:
    """Return the key under which `name` is looked up: lower case, no marks, no apostrophes, single spaces.

    "St.", "Mt." and "Ft." are written out; hyphens are spaces ("Ar-Rastan" and "Ar Rastan" are one).
    """
    if name.isascii():
        text = name.lower()
    else:
        decomposed = unicodedata.normalize("NFKD", name.translate(_FOLD))
        text = decomposed.translate(_STRIP).lower()
    text = _DROP.sub("", text)
    if text.isalpha():
        return _WRITTEN_OUT.get(text, text)
    return " ".join(_WRITTEN_OUT.get(w, w) for w in _SPLIT.split(text) if w)


def bare(name_key: str) -> str:
    """Return `name_key` (of `key`) without a leading Arabic article ("ar rastan" -> "rastan")."""
    first, _, rest = name_key.partition(" ")
    return rest if rest and first in _ARTICLES else name_key


_PAIRS = (("ou", "u"), ("kh", "x"), ("gh", "g"), ("sh", "s"), ("ch", "s"), ("th", "t"), ("dh", "d"), ("ph", "f"), ("ck", "k"), ("q", "k"), ("z", "s"), ("w", "v"), ("j", "g"))  # fmt: skip
"""Letters that transliterations swap."""


@lru_cache(maxsize=32768)
def skeleton(name: str) -> str:
    """Return the consonants of `name`, letters that transliterations swap made one: a coarse key for variants."""
    text = bare(key(name)).replace(" ", "")
    for a, b in _PAIRS:
        text = text.replace(a, b)
    bones = ["a" if text[:1] in "aeiouy" else text[:1]]
    for c in text[1:]:
        if c not in "aeiouyh" and c != bones[-1]:
            bones.append(c)
    return "".join(bones)
