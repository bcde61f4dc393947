"""JSON: reports in the input format, one a line (``.jsonl``, ``.ndjson``), or one object or array (``.json``).

Known keys are those of `crossbearing.model.Report`; others are passed over. A line that is no report is set
aside with its number; the others are read. Lines are read one at a time, so a file may have any length.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, BinaryIO

import msgspec

from crossbearing.collect.base import MAX_TEXT, File, Item, digest, megabytes, printable, text_digest
from crossbearing.collect.decode import decode
from crossbearing.model import Mark, Report, SetAside

__all__ = ["JsonReader", "from_lines"]

_MAX_ARRAY = 100_000_000  # bytes of one JSON document that is held in memory at once
_MAX_NOTES = 20  # lines of one file that are named one by one; beyond, they are counted
_WORDS = (
    "title",
    "published",
    "outlet",
    "url",
    "lang",
    "received",
    "modified",
    "supersedes",
    "retracts",
    "source",
    "sha256",
)
_CHOICES = {"body_status": ("full", "partial", "paywalled", "none"), "access": ("public", "restricted")}
_FORMAT = 'Each line is one JSON object with at least "text", such as {"id": "a1", "text": "…", "published": "2024-01-31"}.'


class JsonReader:
    """Reads reports in the input format."""

    def accepts(self, path: Path, head: bytes) -> bool:  # noqa: ARG002 - its name tells
        """Files named as JSON or JSON lines."""
        return path.suffix.lower() in {".jsonl", ".ndjson", ".json"}

    def read(self, file: File) -> Iterator[Item]:
        """Yield the reports of the file, and every line that is none."""
        whole = _document(file.path) if file.path.suffix.lower() == ".json" else None
        if whole is not None:
            yield from _capped(_each(whole, file), file.name)
            return
        with file.path.open("rb") as stream:
            wide = stream.peek(2)[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
            lines = _rewritten(stream) if wide else _bounded(stream)
            yield from from_lines(lines, file.name, file.stem)


def from_lines(lines: Iterable[bytes], name: str, stem: str = "") -> Iterator[Item]:
    """Yield the reports of JSON `lines`.

    Args:
        lines: One JSON object each.
        name: What notes call the stream.
        stem: What ids begin with where a line gives none; the rest is part of the text's hash.
    """
    items = (item for n, line in enumerate(lines, 1) for item in _line(line, f"{name}, line {n}"))
    yield from _capped((_named(item, stem) for item in items), name)


def _named(item: Item, stem: str) -> Item:
    """Reports that share a file cannot share its stem as their id."""
    if isinstance(item, SetAside) or item.id or not stem:
        return item
    return msgspec.structs.replace(item, id=f"{stem}-{text_digest(item.text)[:8]}")


def _bounded(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of `stream`; one over `MAX_TEXT` is cut (and so is no JSON), its rest skipped."""
    while line := stream.readline(MAX_TEXT + 1):
        yield line
        rest = line
        while rest and not rest.endswith(b"\n"):
            rest = stream.readline(MAX_TEXT)


def _rewritten(stream: BinaryIO) -> Iterator[bytes]:
    """Lines of a file in UTF-16, as some shells write them."""
    text = decode(stream.read(_MAX_ARRAY)).text
    yield from (line.encode("utf-8", "replace") for line in text.splitlines())


def _document(path: Path) -> list[Any] | None:
    """The objects of a JSON document, or None where the file is not one (it may hold JSON lines)."""
    if path.stat().st_size > _MAX_ARRAY:
        return None
    try:
        data = msgspec.json.decode(decode(path.read_bytes()).text)
    except (msgspec.DecodeError, RecursionError):
        return None
    return data if isinstance(data, list) else [data]


def _each(objects: list[Any], file: File) -> Iterator[Item]:
    single = len(objects) == 1
    for n, found in enumerate(objects, 1):
        raw = msgspec.json.encode(found, order="sorted")
        for item in _report(found, raw, file.name if single else f"{file.name}, item {n}"):
            yield item if single else _named(item, file.stem)


def _line(line: bytes, where: str) -> Iterator[Item]:
    if len(line) > MAX_TEXT:
        size = megabytes(MAX_TEXT)
        yield SetAside(
            source=where,
            reason=f"The line is longer than one report can be ({size}).",
            advice="Split the report.",
        )
        return
    raw = line.strip().removeprefix(b"\xef\xbb\xbf")
    if not raw:
        return
    try:
        decoded = decode(raw)
        found = msgspec.json.decode(decoded.text)
    except (msgspec.DecodeError, RecursionError) as error:
        yield SetAside(source=where, reason=f"The line is not valid JSON ({_brief(error)}).", advice=_FORMAT)
        return
    if decoded.note:
        yield SetAside(source=where, reason=decoded.note, advice="Save it as UTF-8.", whole=False)
    yield from _report(found, raw, where)


def _brief(error: Exception) -> str:
    return printable(str(error))[:120].rstrip(".") or "nested too deeply"


def _report(found: Any, raw: bytes, where: str) -> Iterator[Item]:
    if not isinstance(found, dict):
        yield SetAside(
            source=where, reason="This is JSON, but not an object that holds a report.", advice=_FORMAT
        )
        return
    noun = found.get("noun", "report")
    if noun == "set_aside":
        yield from _passed_on(found)
        return
    wrong = _wrong(found, noun)
    if wrong:
        yield SetAside(source=where, reason=wrong, advice=_FORMAT)
        return
    fields: dict[str, Any] = {}
    for key, value in found.items():
        kept, problem = _field(key, value)
        if problem:
            yield SetAside(source=where, reason=problem, advice="Correct the field.", whole=False)
        if kept is not None:
            fields[key] = kept
    fields.setdefault("sha256", digest(raw))
    yield Report(**{"id": "", **fields})


def _wrong(found: dict[str, Any], noun: Any) -> str | None:
    if noun != "report":
        return f"The line is a {printable(str(noun))[:40]}, not a report."
    if "text" not in found and "title" not in found:
        return "The object has no text."
    text, given = found.get("text"), found.get("id")
    if text is not None and not isinstance(text, str):
        return f"The text should be words, but is {_kind(text)}."
    if given is not None and (isinstance(given, bool) or not isinstance(given, (str, int))):
        return f"The id should be words, but is {_kind(given)}."
    return None


def _field(key: str, value: Any) -> tuple[Any, str | None]:
    """The value to keep (None: nothing), and what is wrong with it."""
    if value is None:
        return None, None
    if key in {"text", "id"}:
        return str(value), None
    if key in _WORDS:
        return (
            (value, None)
            if isinstance(value, str)
            else (None, f"'{key}' should be words, but is {_kind(value)}; it was left out.")
        )
    if key in _CHOICES:
        fine = value in _CHOICES[key] if isinstance(value, str) else False
        return (
            (value, None)
            if fine
            else (None, f"'{key}' should be one of {', '.join(_CHOICES[key])}; it was left out.")
        )
    if key in {"marks", "inferred"}:
        try:
            return msgspec.convert(value, tuple[Mark, ...] if key == "marks" else tuple[str, ...]), None
        except msgspec.ValidationError:
            return None, f"'{key}' does not have the form of the output contract; it was left out."
    return None, None


def _kind(value: Any) -> str:
    names = {bool: "true or false", int: "a number", float: "a number", list: "a list", dict: "an object"}
    return names.get(type(value), "something else")


def _passed_on(found: dict[str, Any]) -> Iterator[SetAside]:
    """Notes of an earlier step stay in the stream."""
    try:
        yield msgspec.convert(found, SetAside)
    except msgspec.ValidationError:
        return


def _capped(items: Iterable[Item], name: str) -> Iterator[Item]:
    """`items`, with the notes beyond `_MAX_NOTES` counted instead of listed."""
    whole, parts, empty = 0, 0, True
    for item in items:
        empty = False
        if isinstance(item, SetAside):
            whole, parts = whole + item.whole, parts + (not item.whole)
            if whole + parts > _MAX_NOTES:
                continue
        yield item
    if empty:
        yield SetAside(source=name, reason="There is no report in it.", advice=_FORMAT)
    more = whole + parts - _MAX_NOTES
    if more > 0:
        yield SetAside(
            source=name,
            reason=f"{more:,} more lines or fields of this file were set aside for such reasons.",
            advice=_FORMAT,
            whole=whole > 0,
        )
