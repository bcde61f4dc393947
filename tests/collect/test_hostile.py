"""Whatever the bytes are, reading ends, nothing is raised, and the outcome can be written as JSON."""

from __future__ import annotations

import datetime as dt
import itertools
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crossbearing.collect import collect, dateline, files, language, marks, read_lines
from crossbearing.collect.base import File
from crossbearing.collect.body import body_status
from crossbearing.collect.dates import mentions, stamp
from crossbearing.collect.decode import decode
from crossbearing.collect.page_meta import stated
from crossbearing.collect.page_plain import plain_text
from crossbearing.model import Report, SetAside, encode
from crossbearing.model import decode as from_json

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
SUFFIXES = [".txt", ".html", ".pdf", ".docx", ".jsonl", ".json", "", ".csv", ".md"]
SEEDS = st.sampled_from(
    [
        b"",
        b"%PDF-1.4\n1 0 obj <<",
        b"PK\x03\x04",
        b"<html><p>",
        b'{"text": "',
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"ORIA, Jan 27 (MW) - ",
        b"By ",
    ]
)
PIECES = st.sampled_from(
    ["Read more: ", "ALSO READ", "By Jane Roe ", "December 6, 2024", "\n", "\n\n", " / Courier", "(Photo: ", ")", "©", "Share", "\x00",
     "\x1b[31m", "<script>", "[" * 50, "…", "Comments", "Related stories:", "• ", "KELDA - ", "\u2028", "\ud83d\ude00", "الخبر", ". "]
)  # fmt: skip


@QUICK
@given(head=SEEDS, tail=st.binary(max_size=300), suffix=st.sampled_from(SUFFIXES))
def test_no_bytes_stop_a_run(tmp_path: Path, head: bytes, tail: bytes, suffix: str) -> None:
    for old in tmp_path.iterdir():
        old.unlink()
    (tmp_path / f"x{suffix}").write_bytes(head + tail)
    found = collect([tmp_path], today=dt.date(2025, 3, 1))
    assert found.reports or found.set_aside
    for noun in (*found.reports, *found.set_aside):
        assert from_json(encode(noun), type(noun)) == noun


@QUICK
@given(st.lists(PIECES | st.text(max_size=30), max_size=20).map("".join))
def test_marks_are_true_spans(text: str) -> None:
    found = marks(text, text[:40])
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert body_status(text, found) in {"full", "partial", "paywalled", "none"}
    head = dateline(text)
    assert head is None or text[head.place_start : head.place_end] == head.place


@QUICK
@given(st.text(max_size=200))
def test_small_parts_take_any_text(text: str) -> None:
    assert all(text[m.start : m.end] for m in mentions(text))
    found = stamp(text)
    assert found is None or dt.date.fromisoformat(found[:10])
    language(text)
    stated(f"<meta name='{text}' content='{text}'><script type='application/ld+json'>{text}</script>")
    assert isinstance(plain_text(f"<p>{text}").text, str)
    for item in read_lines([text.encode("utf-8", "surrogatepass")]):
        encode(item)


@QUICK
@given(st.binary(max_size=300))
def test_any_bytes_become_text(raw: bytes) -> None:
    decode(raw).text.encode()


LONG = 2_000_000


@pytest.mark.parametrize(
    "text",
    [
        "word " * (LONG // 5),
        "x" * LONG,
        "(" * 100_000,
        '"' * 100_000,
        "\n" * LONG,
        " " * LONG,
        "a. " * (LONG // 3),
        "By A " * 100_000,
        "KELDA " * 100_000 + "- The",
        "Read more: " * 100_000,
        "Dec 6, " * 100_000,
        "\x00" * 3 + "words of a report " * 9,
        "/ " * 200_000,
        "By Jane " + "Roe " * 100,
        "• a\n" * 50_000,
        "KELDA, " * 15 + "x",
        "x\n" + "A" * 119,
        "x\n" + "A." * 59,
        "x\n" + "A, " * 39,
        "x\n" + "of and the " * 11,
        "x\nBy " + "A-" * 58,
        "x\n" + "( " * 190,
        "x\n" + "related " * 49,
        "x\n" + "share on via " * 30,
        "x\n" + "home / " * 50,
    ],
    ids=lambda t: repr(t[:12]),
)
def test_long_and_odd_texts_are_read_in_good_time(tmp_path: Path, text: str) -> None:
    (tmp_path / "x.txt").write_text(text)
    (tmp_path / "y.txt").write_text("The dam broke on Monday, the ministry said.")
    found = collect([tmp_path])
    assert "y" in {r.id for r in found.reports}
    assert all(r.text for r in found.reports)


def test_one_endless_sentence_is_kept_and_noted(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("word " * (LONG // 5))
    found = collect([tmp_path], published="2024-12-06")
    assert len(found.reports[0].text) == LONG
    assert "no end of a sentence" in found.set_aside[0].reason


def test_control_characters_stay_in_the_text_alone(tmp_path: Path) -> None:
    given = "Dam \\u001b[31mbreaks\\u0000"
    line = f'{{"id": "a\\u0007", "title": "{given}", "text": "{given} on Monday, the ministry said.", "published": "2024-12-06"}}'
    (tmp_path / "x.jsonl").write_text(line)
    found = collect([tmp_path])
    (report,) = found.reports
    assert (report.id, report.title) == ("a", "Dam [31mbreaks")
    assert "\x1b[31m" in report.text
    assert "control characters" in found.set_aside[0].reason


@pytest.mark.parametrize("suffix", [".txt", ".html"])
def test_a_file_of_50_mb_is_set_aside_unread(tmp_path: Path, suffix: str) -> None:
    with (tmp_path / f"x{suffix}").open("wb") as out:
        out.write(b"words and more words of it " * (50_000_000 // 27))
    found = collect([tmp_path])
    assert found.reports == ()
    assert "50 MB" in found.set_aside[0].reason
    assert "Split" in found.set_aside[0].advice


@pytest.mark.parametrize(
    "markup",
    ["<" * 300_000, "&" * 300_000, "<div>x" * 50_000, "<b>x" * 50_000, "<a " * 100_000, "<!--" * 100_000, "<script>" * 50_000, "<p " + "a=" * 200_000,
     "<meta content='" + "x" * 500_000, "<html lang" * 50_000, "<table><tr><td>x" * 5_000, "<p>" + "(" * 100_000],
    ids=lambda t: repr(t[:12]),
)  # fmt: skip
def test_hostile_markup_ends(tmp_path: Path, markup: str) -> None:
    (tmp_path / "x.html").write_text(markup)
    assert all(
        isinstance(i, Report | SetAside)
        for i in (*collect([tmp_path]).reports, *collect([tmp_path]).set_aside)
    )


def test_listing_a_large_folder_is_lazy_about_content(tmp_path: Path) -> None:
    for n in range(300):
        (tmp_path / f"{n}.txt").write_text("x")
    assert sum(isinstance(f, File) for f in files([tmp_path])) == 300
