"""What people know about outlets and speakers: a file of sources (TOML), read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from crossbearing.errors import BadSources
from crossbearing.gazetteer.normal import key

__all__ = ["RELIABILITY", "SOURCES_FILE", "Source", "SourceBook", "read_sources"]

SOURCES_FILE = "sources.toml"
RELIABILITY = ("A", "B", "C", "D", "E", "F")
"""Admiralty scale: A completely reliable, B usually, C fairly, D not usually, E unreliable, F cannot be judged."""
_TABLES = ("outlets", "speakers")
_TEXT = ("reliability", "party", "owner", "note")


@dataclass(frozen=True, slots=True)
class Source:
    """What is known about one outlet or speaker.

    Attributes:
        name: As the file gives it.
        reliability: A to F.
        party: Side of the conflict that it belongs to, or "".
        owner: Who owns it, or "": outlets of one owner are one origin in their own words.
        agency: Whether it is an agency, whose words others carry.
    """

    name: str
    reliability: str = "F"
    party: str = ""
    owner: str = ""
    agency: bool = False


@dataclass(frozen=True, slots=True)
class SourceBook:
    """All sources of a file, to be found by any of their names.

    Attributes:
        outlets: By normalised name.
        speakers: By normalised name.
    """

    outlets: Mapping[str, Source] = field(default_factory=dict)
    speakers: Mapping[str, Source] = field(default_factory=dict)

    def outlet(self, name: str | None) -> Source | None:
        """What is known about an outlet."""
        return self.outlets.get(key(name)) if name else None

    def speaker(self, name: str | None) -> Source | None:
        """What is known about a speaker; an outlet that is quoted is one too."""
        return (self.speakers.get(key(name)) or self.outlets.get(key(name))) if name else None

    def is_agency(self, name: str) -> bool:
        """Whether the file calls this an agency."""
        found = self.speaker(name)
        return found is not None and found.agency

    def party(self, *names: str) -> str:
        """The side that the first of the names known to belong to one belongs to, or ""."""
        found = (self.speaker(n) for n in names if n)
        return next((key(s.party) for s in found if s and s.party), "")


def read_sources(path: Path) -> SourceBook:
    """Read a file of sources.

    Raises:
        BadSources: the file cannot be read, or entries have faults; the message lists all of them with their keys.
    """
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise BadSources(f"{path} cannot be read ({error.strerror}).") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadSources(
            f"{path} is no TOML: {error}. See docs/reference/sources.md for an example."
        ) from error
    faults = list(_faults(raw))
    if faults:
        listed = "\n".join(f"  {f}" for f in faults)
        raise BadSources(f"{path} has faults:\n{listed}")
    return SourceBook(*(_named(raw.get(table, {})) for table in _TABLES))


def _named(table: Mapping[str, Mapping[str, Any]]) -> dict[str, Source]:
    found: dict[str, Source] = {}
    for name, body in table.items():
        source = Source(
            name=name,
            reliability=body.get("reliability", "F"),
            party=body.get("party", ""),
            owner=body.get("owner", ""),
            agency=body.get("agency", False),
        )
        for word in (name, *body.get("names", ())):
            found[key(word)] = source
    return found


def _faults(raw: Mapping[str, Any]) -> Iterator[str]:
    for table, entries in raw.items():
        if table not in _TABLES:
            yield f"{table}: unknown; give [outlets.NAME] or [speakers.NAME]"
        elif not isinstance(entries, dict):
            yield f"{table}: no table; write [{table}.NAME]"
        else:
            yield from _entries(table, entries)


def _entries(table: str, entries: Mapping[str, Any]) -> Iterator[str]:
    seen: dict[str, str] = {}
    for name, body in entries.items():
        where = f'{table}."{name}"'
        if not isinstance(body, dict):
            yield f"{where}: no table; write [{where}]"
            continue
        yield from _keys(table, where, body)
        listed = body.get("names", [])
        for word in (name, *(listed if isinstance(listed, list) else [])):
            if isinstance(word, str) and seen.setdefault(key(word), name) != name:
                yield f'{where}: the name "{word}" belongs to "{seen[key(word)]}" already'


def _keys(table: str, where: str, body: Mapping[str, Any]) -> Iterator[str]:
    for k, value in body.items():
        if k in _TEXT:
            if not isinstance(value, str):
                yield f"{where}.{k}: {value!r} is no text"
            elif k == "reliability" and value not in RELIABILITY:
                yield f"{where}.reliability: {value!r} is none of A, B, C, D, E, F"
            elif k == "owner" and table == "speakers":
                yield f"{where}.owner: only outlets have owners"
        elif k == "agency":
            if not isinstance(value, bool):
                yield f"{where}.agency: {value!r} is neither true nor false"
        elif k == "names":
            if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
                yield f"{where}.names: {value!r} is no list of names"
        else:
            yield f"{where}.{k}: unknown; keys are reliability, party, owner, agency, names, note"
