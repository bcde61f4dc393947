"""What all nouns share: immutability, JSON, and the small value types.

Nouns are frozen `msgspec.Struct` classes: comparable, hashable where their fields are, and written
to JSON exactly as the output contract says (``docs/reference/schemas``). A line of JSON names its
noun in the key ``noun``; where that key is missing on input, the reader's own type is assumed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any, TypeVar

import msgspec

__all__ = ["Noun", "Value", "as_date", "decode", "encode", "encode_lines"]

T = TypeVar("T")


class Value(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """A value type: immutable, without identity."""


class Noun(msgspec.Struct, frozen=True, kw_only=True, gc=False, tag_field="noun"):
    """A noun of the house: immutable, with an ``id``; its JSON carries its name in ``noun``."""


def encode(noun: Any) -> bytes:
    """Return `noun` as one compact line of UTF-8 JSON, fields in the order of their definition."""
    return msgspec.json.encode(noun, order="deterministic" if isinstance(noun, dict) else None)


def encode_lines(nouns: Iterable[Any]) -> bytes:
    """Return JSON lines, one noun each, every line ended by a newline."""
    return b"".join(encode(n) + b"\n" for n in nouns)


def decode(line: bytes | str, kind: type[T]) -> T:
    """Read one noun of type `kind` from JSON.

    Raises:
        msgspec.ValidationError: the JSON does not have the shape of `kind`.
        msgspec.DecodeError: the line is not JSON.
    """
    return msgspec.json.decode(line, type=kind)


def as_date(stamp: str | None) -> dt.date | None:
    """The calendar day of an ISO 8601 date or time as written, or None where there is none."""
    if not stamp:
        return None
    try:
        return dt.date.fromisoformat(stamp[:10])
    except ValueError:
        return None
