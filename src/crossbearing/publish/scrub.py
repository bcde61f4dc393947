"""Taking names, points and ids out of anything that can be written as JSON."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from hashlib import sha256
from typing import Any

__all__ = ["Scrub", "pattern", "safe_ids"]

PERSON = "a private person"
SHELTER = "a place of shelter"
WITHHELD = "[sentence withheld: it names a private person or a place of shelter]"
_POINT = re.compile(r"\b\d{1,2}[.,]\d{3,}\s*°?\s*[NS]?\s*[,;/]\s*-?\d{1,3}[.,]\d{3,}\s*°?\s*[EW]?\b")
"""Coordinates in running words."""


def pattern(names: Iterable[str]) -> re.Pattern[str] | None:
    """What finds any of the names, longest first, however their words are joined; None where there are no names."""
    ordered = sorted({n for n in names if n}, key=lambda n: (-len(n), n))
    if not ordered:
        return None
    joined = (r"[\s_\-–]+".join(map(re.escape, re.split(r"[\s_\-–]+", n))) for n in ordered)
    return re.compile(rf"(?<!\w)(?:{'|'.join(joined)})(?!\w)", re.IGNORECASE)


def safe_ids(ids: Iterable[str], names: re.Pattern[str] | None) -> dict[str, str]:
    """New ids for those that give a name away."""
    if names is None:
        return {}
    return {i: "report-" + sha256(i.encode()).hexdigest()[:8] for i in ids if names.search(i)}


class Scrub:
    """Rewrites JSON: names of persons and shelters go, places of shelter become their district.

    Args:
        persons: Names of private persons.
        shelters: Names of places of shelter.
        ids: New ids of reports whose id gives a name away; ids of claims and incidents begin with them.
        place: What a place is in a release, given its JSON; the same where it may stay.
    """

    def __init__(
        self,
        persons: Iterable[str],
        shelters: Iterable[str],
        ids: Mapping[str, str],
        place: Callable[[Mapping[str, Any]], Mapping[str, Any]],
    ) -> None:
        self._persons, self._shelters = pattern(persons), pattern(shelters)
        self._ids = ids
        self._old = (
            re.compile("|".join(map(re.escape, sorted(ids, key=lambda i: (-len(i), i))))) if ids else None
        )
        self._place = place

    def touches(self, text: str) -> bool:
        """Whether a text names what must not be named."""
        return any(p is not None and p.search(text) for p in (self._persons, self._shelters)) or bool(
            _POINT.search(text)
        )

    def words(self, text: str) -> str:
        """A text without what must not be named."""
        if self._old is not None:
            text = self._old.sub(lambda m: self._ids[m.group()], text)
        if self._persons is not None:
            text = self._persons.sub(PERSON, text)
        if self._shelters is not None:
            text = self._shelters.sub(SHELTER, text)
        return _POINT.sub("[point withheld]", text)

    def __call__(self, value: Any, key: str = "") -> Any:
        """Any JSON, rewritten."""
        if isinstance(value, str):
            if key == "quote" and self.touches(value):
                return WITHHELD
            return None if key == "url" and self.words(value) != value else self.words(value)
        if isinstance(value, Mapping):
            body = self._place(value) if "lat" in value and "surface" in value else value
            return {k: self(v, k) for k, v in body.items()}
        if isinstance(value, list | tuple):
            return [self(v, key) for v in value]
        return value
