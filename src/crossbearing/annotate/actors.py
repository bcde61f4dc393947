"""Actors: one name for all spellings of an organisation or armed group in a report.

Three sources of names: the codebook's list of organisations that act in many crises, the report's own definitions
("Northern Rescue Front (NRF)"), and nothing else; a plain noun phrase ("rebel fighters") is named by its words.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from crossbearing import codebook
from crossbearing.codebook import read_yaml
from crossbearing.model import ActorMention, Report

__all__ = ["acronyms", "find_actors", "known_actors"]

_DEFINITION = re.compile(
    r"(?P<name>(?:[A-Z][\w'’.-]*|al|el|of|the|for|and|de|du|des|la|le|del|to|in|&)"
    r"(?:[ -](?:[A-Z][\w'’.-]*|al|el|of|the|for|and|de|du|des|la|le|del|to|in|&)){1,9})"
    r"[’'s]{0,2} \((?:the |or )?[“\"]?(?P<short>[A-Z][A-Za-z0-9/-]{1,11})[”\"]?\)"
)
_SMALL = frozenset("of the for and de du des la le del to in & al el".split())


@cache
def known_actors() -> Mapping[str, str]:
    """Standard name by every known name and alias, as written."""
    entries = read_yaml(Path(codebook.__file__).parent / "actors.yaml")
    return {alias: entry["name"] for entry in entries for alias in (entry["name"], *entry["aliases"])}


@cache
def _known_pattern() -> re.Pattern[str]:
    return _any_of(known_actors())


def _any_of(names: Mapping[str, str]) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda n: (-len(n), n))
    return (
        re.compile(r"(?<![\w/-])(?:" + "|".join(re.escape(n) for n in ordered) + r")(?![\w/])")
        if ordered
        else re.compile(r"(?!)")
    )


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
    letters = short.lower().rstrip("s")
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


def find_actors(report: Report) -> tuple[ActorMention, ...]:
    """All mentions of named organisations and groups in the report, in text order, not overlapping."""
    own = acronyms(report.text)
    own |= {name: name for name in own.values()}
    defined = {words: known_actors().get(name, name) for words, name in own.items()}
    found: dict[int, ActorMention] = {}
    taken: list[tuple[int, int]] = []
    for pattern, names in ((_any_of(defined), defined), (_known_pattern(), known_actors())):
        for match in pattern.finditer(report.text):
            if not any(match.start() < e and s < match.end() for s, e in taken):
                taken.append(match.span())
                found[match.start()] = ActorMention(
                    start=match.start(), end=match.end(), name=names[match.group()]
                )
    return tuple(found[k] for k in sorted(found))
