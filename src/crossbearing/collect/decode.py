"""Bytes to text: UTF-8 where it is, otherwise the likeliest encoding, and a note of what was assumed.

Line ends stay as they are. A byte order mark says how the bytes are written and is no part of the text.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

__all__ = ["Decoded", "decode", "is_binary"]

_SAMPLE = 64_000  # bytes that are looked at to tell an encoding; more adds time, not certainty
_WESTERN = 0.2
"""Share of non-ASCII bytes below which a text that is not UTF-8 is taken for Windows-1252. English prose with
typographic quotes has 1 to 10 %, Western European languages about 5 %; scripts other than Latin over 40 %.
Detectors guess badly in between (Central European or Cyrillic code pages for English with quotes)."""
_CONTROL_SHARE = 0.05  # of bytes; more is no text: text has next to none, chance a tenth
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CONTROL = bytes(set(range(32)) - {9, 10, 12, 13, 27})


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text and how it was read.

    Attributes:
        text: The characters.
        encoding: Name of the encoding that was used.
        note: One sentence where something had to be assumed, else empty.
    """

    text: str
    encoding: str
    note: str = ""


def decode(raw: bytes) -> Decoded:
    """Decode `raw`; always succeeds (see `is_binary` for what is no text at all)."""
    for mark, name in _BOMS:
        if raw.startswith(mark):
            return _with_mark(raw[len(mark) :], name)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    wide = _wide(raw[:_SAMPLE])
    if wide:
        return Decoded(
            raw.decode(wide, "replace"), wide, f"The file is not UTF-8 and was read as {wide.upper()}."
        )
    if _mostly_utf8(raw):
        note = "The file mixes encodings; bytes that are not UTF-8 were read as Windows-1252."
        return Decoded(raw.decode("utf-8", "crossbearing-windows-1252"), "utf-8", note)
    return _guess(raw)


def is_binary(head: bytes) -> bool:
    """Whether the first bytes of a file are no text in any encoding."""
    if not head or any(head.startswith(mark) for mark, _ in _BOMS) or _wide(head):
        return False
    control = len(head) - len(head.translate(None, _CONTROL))
    return control > _CONTROL_SHARE * len(head)


def _with_mark(raw: bytes, name: str) -> Decoded:
    try:
        return Decoded(raw.decode(name), name)
    except UnicodeDecodeError:
        handler = "crossbearing-windows-1252" if name == "utf-8" else "replace"
        note = f"The file says that it is {name.upper()}, but some of its bytes are not; these were replaced."
        return Decoded(raw.decode(name, handler), name, note)


def _wide(sample: bytes) -> str | None:
    """UTF-16 without its mark: every other byte of Latin text is zero."""
    if len(sample) < 4 or sample.count(0) < 0.3 * len(sample):
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


_MULTIBYTE = re.compile(rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}")


def _mostly_utf8(raw: bytes) -> bool:
    sequences = sum(len(m) for m in _MULTIBYTE.findall(raw))
    return sequences > 0 and 2 * sequences >= _high(raw)


def _high(raw: bytes) -> int:
    return len(raw) - len(raw.translate(None, bytes(range(128, 256))))


def _guess(raw: bytes) -> Decoded:
    name = "windows-1252" if _high(raw) <= _WESTERN * len(raw) else _detected(raw[:_SAMPLE])
    try:
        text = raw.decode(name)
    except (UnicodeDecodeError, LookupError):
        text = (
            raw.decode("utf-8", "crossbearing-windows-1252")
            if name == "windows-1252"
            else raw.decode(name, "replace")
        )
    return Decoded(text, name, f"The file is not UTF-8 and was read as {name}, the likeliest encoding.")


def _detected(sample: bytes) -> str:
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "windows-1252"


def _as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    # Windows-1252 leaves five bytes undefined; Latin-1 gives every byte a character.
    return "".join(_one_byte(bytes([b])) for b in bad), error.end


def _one_byte(byte: bytes) -> str:
    try:
        return byte.decode("windows-1252")
    except UnicodeDecodeError:
        return byte.decode("latin-1")


codecs.register_error("crossbearing-windows-1252", _as_windows_1252)
