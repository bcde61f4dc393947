"""Every sequence of bytes becomes text, and what was assumed is said."""

from __future__ import annotations

import pytest

from crossbearing.collect.decode import decode, is_binary

WORDS = "The mayor of Châtelet said: “no one fled” — not yet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode_is_read_without_a_note(encoding: str) -> None:
    found = decode(WORDS.encode(encoding))
    assert (found.text, found.note) == (WORDS, "")


@pytest.mark.parametrize("encoding", ["windows-1252", "utf-16-le", "utf-16-be"])
def test_other_encodings_are_read_with_a_note(encoding: str) -> None:
    found = decode(WORDS.encode(encoding))
    assert found.text == WORDS
    assert "not UTF-8" in found.note


def test_cyrillic_is_told_from_latin() -> None:
    words = "Тысячи жителей покинули город ночью, сообщили местные власти."
    assert decode(words.encode("windows-1251")).text == words


def test_mixed_encodings_keep_both_parts() -> None:
    found = decode(WORDS.encode() + b"\n" + "“Déjà”".encode("windows-1252"))
    assert found.text == WORDS + "\n“Déjà”"
    assert "mixes encodings" in found.note


def test_line_ends_stay() -> None:
    assert decode(b"a\r\nb\rc\n").text == "a\r\nb\rc\n"


def test_broken_utf8_with_a_mark_is_noted() -> None:
    found = decode(b"\xef\xbb\xbfcaf\xe9")
    assert found.text == "café"
    assert found.note


def test_bytes_that_windows_1252_lacks_still_become_text() -> None:
    assert len(decode(b"plain words and one odd byte \x81 here").text) == 35


@pytest.mark.parametrize(
    "head",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x01\x00",
        bytes(range(256)),
        b"\x7fELF\x02\x01\x01" + bytes(9),
    ],
)
def test_binary_is_told(head: bytes) -> None:
    assert is_binary(head)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"words\x00and one zero byte in a longer text",
        "Ж".encode("utf-16") * 9,
        b"\x1b[31mred\x1b[0m",
        WORDS.encode(),
    ],
)
def test_text_is_no_binary(head: bytes) -> None:
    assert not is_binary(head)
