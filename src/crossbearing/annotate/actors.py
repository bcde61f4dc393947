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
from crossbearing.annotate.acronyms import acronyms
from crossbearing.codebook import read_yaml
from crossbearing.model import ActorMention, Report

__all__ = ["find_actors", "known_actors"]


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
