"""Which figures are reported and what stands beside them: `figures.toml`, read and checked."""

from __future__ import annotations

import tomllib
from fnmatch import fnmatch
from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

__all__ = ["FIGURES", "Described", "Figure", "describe", "is_worse"]

FIGURES = Path(__file__).with_name("figures.toml")
CLOSE = 1e-9  # room for the last bit of a float


class Figure(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One figure of a set.

    Attributes:
        about: What it says, in words that complete "this is the share of ...".
        better: Which way is better.
        baseline: What a plain method reaches, or None.
        peer: What the best known other method reaches, or None.
        aim: What the project wants to reach, or None.
    """

    about: str
    better: Literal["higher", "lower"] = "higher"
    baseline: float | None = None
    peer: float | None = None
    aim: float | None = None


class Described(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A set and its figures, in the order in which they are reported.

    Attributes:
        about: What the set is.
        items: What its items are, for the bootstrap.
        baseline_is: The plain method, or "".
        peer_is: The other method, or "".
        figure: The figures by name.
        same_as: Name of the set whose figures it has, or "".
    """

    about: str
    items: str
    baseline_is: str = ""
    peer_is: str = ""
    figure: dict[str, Figure] = {}
    same_as: str = ""


class _File(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    aim_is: str
    set: dict[str, Described]


@cache
def _read() -> _File:
    return msgspec.convert(tomllib.loads(FIGURES.read_text(encoding="utf-8")), _File)


def describe(name: str) -> Described:
    """What `figures.toml` says of a set; a name there may be a pattern (``gold.*``).

    Raises:
        KeyError: it says nothing of that set.
    """
    sets = _read().set
    found = next((described for pattern, described in sets.items() if fnmatch(name, pattern)), None)
    if found is None:
        raise KeyError(f"{FIGURES.name} describes no set {name}.")
    return msgspec.structs.replace(found, figure=sets[found.same_as].figure) if found.same_as else found


def is_worse(figure: Figure, value: float, than: float) -> bool:
    """Whether `value` is worse than another value of the figure."""
    return value > than + CLOSE if figure.better == "lower" else value < than - CLOSE
