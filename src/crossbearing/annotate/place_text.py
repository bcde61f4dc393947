"""Runs of capitalised words: the stretches of a report that can be names."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from typing import NamedTuple

__all__ = ["Run", "Token", "runs"]

_UPPER = "A-Z" + "".join(
    c
    for c in map(chr, range(0xC0, min(sys.maxunicode, 0x1EFF)))
    if c.isupper() and (ord(c) < 0x250 or ord(c) >= 0x1E00)
)
_PARTICLE = r"(?:[Aa]l|[Ee]l|[Aa][rnstdzh]|[Aa]sh|[Ee]s|[Ee]z|[Ee]d|[Ee]r)"
_WORD = rf"(?:[dDlL]['’])?[{_UPPER}ʿʾ‘](?:[^\W\d_]|['’ʿʾ‘`](?!s\b)(?=[^\W\d_]))*"
_TITLE = "Mr|Mrs|Ms|Dr|Prof|Gov|Sen|Rep|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Adm|Cmdr|Rev|Supt|Insp|Det"
"""Titles that are written with a point: the name after it belongs to them."""
_BASED = "backed|led|based|born|held|controlled|occupied|brokered|made|style|wide|era|aligned|allied|funded|sponsored|trained|supplied|bound|area|affiliated|administered|linked|run|owned|educated|bred|mediated|supported"
"""Second parts of compounds that are no part of the name ("New York-based")."""
_TOKEN = re.compile(
    rf"(?:{_TITLE})\.(?=[ \u00a0])|(?:[A-Z]\.){{2,}}(?:[A-Z][a-z]+\.)?|[A-Z]\.[A-Z][a-z]\.|(?<!\w)(?:{_PARTICLE}[-‑]|(?:al|el) )(?=[{_UPPER}]){_WORD}(?:[-‑][^\W\d_][^\W_]*)*|"
    rf"[A-Z]{{1,3}}-?\d{{1,4}}\b|[A-Z]\.(?=[ \u00a0][{_UPPER}][^\W\d_])|{_WORD}(?:[-‑](?!(?:{_BASED})\b)[^\W\d_](?:[^\W\d_]|['’](?!s\b)(?=[^\W\d_]))*)*(?:(?<=\bSt)\.|(?<=\bMt)\.|(?<=\bFt)\.)?"
)
"""A capitalised word with its hyphens, an abbreviation with its points, a road's number, a name with its article."""
_JOIN = re.compile(
    r"[ \u00a0]|(?<=[.]) ?|[ \u00a0](?:of|van den|van der|de la|de los|den|der|de|del|la|le|du|des|da|do|dos|di|el|al|ez|es|ed|bin|ibn|van|von|of the|on the|upon|sur|ou|e)[ \u00a0-]|-(?=\w)"
)
_LETTERS = re.compile(r"[^\W\d_]")
MOST_TOKENS = 14
"""Longest run looked at as one name; capitals beyond it are a heading or a list."""


class Token(NamedTuple):
    """One capitalised word of a report: `start`, `end` (code points), `text`."""

    start: int
    end: int
    text: str


class Run(NamedTuple):
    """Capitalised words in a row, joined by nothing but spaces, hyphens and the small words of names.

    Attributes:
        tokens: Its words.
        joints: What stands between each word and the next.
    """

    tokens: tuple[Token, ...]
    joints: tuple[str, ...]


def runs(text: str, start: int = 0, end: int | None = None) -> Iterator[Run]:
    """Yield the runs of capitalised words of `text[start:end]`, in text order."""
    tokens: list[Token] = []
    joints: list[str] = []
    for m in _TOKEN.finditer(text, start, len(text) if end is None else end):
        token = Token(m.start(), m.end(), m.group())
        if tokens:
            gap = text[tokens[-1].end : token.start]
            if len(gap) <= 10 and _JOIN.fullmatch(gap) and len(tokens) < MOST_TOKENS:
                joints.append(gap)
            else:
                yield Run(tuple(tokens), tuple(joints))
                tokens, joints = [], []
        tokens.append(token)
    if tokens:
        yield Run(tuple(tokens), tuple(joints))
