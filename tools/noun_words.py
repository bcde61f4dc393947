"""What the docstrings of the nouns say, cut into summary and fields, for the tools that print it."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from crossbearing.model import Change, Claim, Decision, Incident, Mentions, Picture, Report, SetAside

__all__ = ["NOUNS", "Struct", "field_words", "structs_below", "summary"]

Struct = type[msgspec.Struct]

NOUNS: dict[str, Struct] = {
    "report": Report,
    "mentions": Mentions,
    "claim": Claim,
    "incident": Incident,
    "picture": Picture,
    "set_aside": SetAside,
    "decision": Decision,
    "change": Change,
}
"""The nouns that a line of JSON may hold, in the order of the steps."""

_FIELD = re.compile(r"^    (\w+): (.+)$")


def summary(struct: Struct) -> str:
    """What a struct is: its docstring up to the attributes, on one line."""
    return " ".join(inspect.cleandoc(struct.__doc__ or "").split("Attributes:")[0].split())


def field_words(struct: Struct) -> dict[str, str]:
    """What each field means, by its name in Python; the words of a parent class count too."""
    found: dict[str, str] = {}
    for base in reversed(struct.__mro__):
        found |= dict(_own_words(base.__dict__.get("__doc__") or ""))
    return found


def _own_words(docstring: str) -> Iterator[tuple[str, str]]:
    _, _, attributes = inspect.cleandoc(docstring).partition("Attributes:\n")
    name, words = "", ""
    for line in attributes.splitlines():
        if match := _FIELD.match(line):
            if name:
                yield name, words
            name, words = match[1], match[2]
        elif line.strip():
            words += " " + line.strip()
    if name:
        yield name, words


def structs_below(struct: Struct) -> tuple[Struct, ...]:
    """The struct and all structs that its fields hold, each once, in order of their first appearance."""
    seen: list[Struct] = []
    _gather(struct, seen)
    return tuple(seen)


def _gather(struct: Struct, seen: list[Struct]) -> None:
    if struct in seen:
        return
    seen.append(struct)
    for f in msgspec.structs.fields(struct):
        for inner in _structs_in(f.type):
            _gather(inner, seen)


def _structs_in(kind: Any) -> Iterator[Struct]:
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        yield kind
    for argument in getattr(kind, "__args__", ()):
        yield from _structs_in(argument)
