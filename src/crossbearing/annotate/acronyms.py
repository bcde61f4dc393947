"""Short forms that a report defines itself: "Northern Rescue Front (NRF)"."""

from __future__ import annotations

import re

__all__ = ["acronyms"]

_DEFINITION = re.compile(
    r"(?P<name>(?:[A-Z][\w'’.-]*|al|el|of|the|for|and|de|du|des|la|le|del|to|in|&)"
    r"(?:[ -](?:[A-Z][\w'’.-]*|al|el|of|the|for|and|de|du|des|la|le|del|to|in|&)){1,9})"
    r"[’'s]{0,2} \((?:the |or )?[“\"]?(?P<short>[A-Z][A-Za-z0-9/-]{1,11})[”\"]?\)"
)
_SMALL = frozenset("of the for and de du des la le del to in & al el".split())


def acronyms(text: str) -> dict[str, str]:
    """The report's own definitions: full name by acronym, where the letters agree.

    >>> acronyms("The Northern Rescue Front (NRF) advanced.")
    {'NRF': 'Northern Rescue Front'}
    """
    found: dict[str, str] = {}
    for match in _DEFINITION.finditer(text):
        if name := _expansion(match["name"], match["short"]):
            found.setdefault(match["short"], name)
    return found


def _expansion(name: str, short: str) -> str | None:
    """The shortest tail of `name` whose initials spell `short`, small words counted or not."""
    words = re.split(r"[ -]", name)
    letters = short.removesuffix("s").lower()  # "IDPs"; a capital S is a letter of the name
    for first in range(len(words) - 1, -1, -1):
        tail = words[first:]
        if not tail[0][:1].isupper():
            continue
        every = "".join(w[0] for w in tail).lower()
        large = "".join(w[0] for w in tail if w.lower() not in _SMALL).lower()
        if letters in (every, large) and len(letters) > 1:
            return name[len(name) - len(_tail(name, len(tail))) :]
    return None


def _tail(name: str, count: int) -> str:
    """The last `count` words of `name` with their own separators."""
    starts = [m.start() for m in re.finditer(r"[^ -]+", name)]
    return name[starts[-count] :]
