"""The nouns: frozen, written as the contract says, and read back the same."""

from __future__ import annotations

import datetime as dt
import json

import msgspec
import pytest

from crossbearing import model
from crossbearing.model import (
    Claim,
    ClaimPlace,
    Mark,
    Place,
    Quantity,
    Report,
    SetAside,
    Time,
    as_date,
    decode,
    encode,
    encode_lines,
)

REPORT = Report(
    id="a",
    title="Ein Titel: Ä “q” \u2028 🌊",
    text="Zeile\n\tzwei",
    marks=(Mark(start=0, end=5, reason="share"),),
)
CLAIM = Claim(
    id="a:0-5:captured", report="a", start=0, end=5, quote="Zeile", kind="control", type="captured",
    places=(ClaimPlace(name="Goma", surface="Goma", lat=-1.67, lon=29.23, country="CD", resolved=True, role="at"),),
    time=Time(from_="2025-05-12", to="2025-05-13", stated="on Monday", precision="day"),
    quantity=Quantity(value=None, low=2000, high=None, unit="people", stated="thousands"),
)  # fmt: skip


@pytest.mark.parametrize("noun", [REPORT, CLAIM, SetAside(source="x", reason="It is empty.")])
def test_a_noun_is_read_back_the_same(noun: object) -> None:
    assert decode(encode(noun), type(noun)) == noun


def test_a_line_names_its_noun_and_keeps_the_order_of_fields() -> None:
    body = json.loads(encode(CLAIM))
    assert list(body)[:4] == ["noun", "id", "report", "start"]
    assert body["noun"] == "claim"
    assert body["time"]["from"] == "2025-05-12", "python's reserved word is no name in the file"


def test_json_is_utf8_and_one_line() -> None:
    line = encode(REPORT)
    assert b"\n" not in line
    assert "Ä" in line.decode()
    assert encode_lines([REPORT, CLAIM]).count(b"\n") == 2
    assert encode_lines([]) == b""


def test_the_noun_may_be_left_out_but_not_be_another() -> None:
    assert decode(b'{"id":"x","text":"y"}', Report).text == "y"
    with pytest.raises(msgspec.ValidationError):
        decode(b'{"noun":"claim","id":"x","text":"y"}', Report)


@pytest.mark.parametrize(
    "line", [b"", b"{", b"[]", b'{"id":1}', b'{"text":"no id"}', b'{"id":"x","body_status":"half"}']
)
def test_what_is_no_noun_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        decode(line, Report)


def test_unknown_fields_are_passed_over() -> None:
    assert decode(b'{"id":"x","later":1}', Report) == Report(id="x")


def test_nouns_cannot_be_edited_and_can_be_compared() -> None:
    with pytest.raises(AttributeError):
        REPORT.title = "other"  # type: ignore[misc]
    assert hash(CLAIM) == hash(decode(encode(CLAIM), Claim))
    assert REPORT != CLAIM


def test_an_unresolved_place_is_a_value() -> None:
    place = Place(name="the mill", surface="the old mill", container="Goma")
    assert (place.lat, place.resolved) == (None, False)


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("2024-12-06", dt.date(2024, 12, 6)),
        ("2024-12-06T23:59:00+14:00", dt.date(2024, 12, 6)),
        ("2024-02-29T10:00:00Z", dt.date(2024, 2, 29)),
        ("2025-02-29", None),
        ("6 December", None),
        ("2024-12", None),
        ("", None),
        (None, None),
    ],
)
def test_the_day_of_a_stamp_is_the_day_as_written(stamp: str | None, day: dt.date | None) -> None:
    assert as_date(stamp) == day


def test_every_name_that_the_model_offers_is_there() -> None:
    assert sorted(model.__all__) == sorted(set(model.__all__))
    assert all(hasattr(model, name) for name in model.__all__)
