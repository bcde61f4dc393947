"""The whole of collecting: mixed folders, ids, the same report twice, dates, order."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest

import crossbearing.collect as package
from crossbearing.collect import Reader, collect, read, read_lines
from crossbearing.collect.read import READERS
from crossbearing.errors import InputError
from crossbearing.model import Report, SetAside

TEXT = "Rain fell in the north for two days, the mayor said."


@pytest.fixture
def mixed(
    tmp_path: Path, story: str, make_pdf: Callable[..., bytes], make_docx: Callable[..., bytes]
) -> Path:
    folder = tmp_path / "mixed"
    (folder / "sub").mkdir(parents=True)
    (folder / "a.txt").write_text(story)
    (folder / "b.html").write_text(
        f"<html><body><article><p>{TEXT} Roads were cut.</p></article></body></html>"
    )
    (folder / "sub" / "c.pdf").write_bytes(
        make_pdf([TEXT, "Snow fell in the south, and two roads were closed, he said."])
    )
    (folder / "sub" / "d.docx").write_bytes(make_docx([TEXT, "Wind rose."]))
    (folder / "e.jsonl").write_text(json.dumps({"id": "e1", "text": TEXT + " Hail fell."}) + "\noops\n")
    (folder / "f.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / "g.bin").write_bytes(bytes(range(256)) * 4)
    (folder / "h.txt").write_bytes(b"")
    return folder


def test_a_mixed_folder(mixed: Path) -> None:
    found = collect([mixed], published="2024-12-06")
    assert [r.id for r in found.reports] == ["a", "b", "c", "d", "e1"]
    assert [s.source for s in found.set_aside] == ["e.jsonl, line 2", "f.png", "g.bin", "h.txt"]
    assert all(s.whole and s.reason.endswith(".") and s.advice.endswith(".") for s in found.set_aside)
    assert {r.published for r in found.reports} == {"2024-12-06"}
    assert all(
        r.lang == "en" and r.received == "2024-12-06" and r.sha256 and not r.inferred for r in found.reports
    )


def test_what_a_reader_makes_of_each_file_shows_in_the_stream(mixed: Path) -> None:
    streamed = list(read([mixed], published="2024-12-06"))
    whole = collect([mixed], published="2024-12-06")
    assert sorted((i for i in streamed if isinstance(i, Report)), key=lambda r: r.id) == list(whole.reports)


def test_the_order_of_arrival_does_not_matter(mixed: Path) -> None:
    paths = [*mixed.iterdir()]
    expected = collect(paths)
    for seed in range(3):
        random.Random(seed).shuffle(paths)
        assert collect(paths) == expected


def test_the_modification_time_is_never_a_date(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    os.utime(tmp_path / "a.txt", (1_600_000_000, 1_600_000_000))
    found = collect([tmp_path])
    assert found.reports[0].published is None
    assert "date" in found.set_aside[0].reason


@pytest.mark.parametrize("bad", ["2024-13-45", "soon", "1970-01-01", "2999-01-01", ""])
def test_an_impossible_date_for_all_is_refused(tmp_path: Path, bad: str) -> None:
    with pytest.raises(InputError, match="2024-01-31"):
        collect([tmp_path], published=bad)


def test_a_byline_counts_more_than_the_date_for_all(tmp_path: Path, today: dt.date) -> None:
    (tmp_path / "a.txt").write_text(f"Rain\nBy Courier bureau December 6, 2024\n\n{TEXT}")
    (report,) = collect([tmp_path], published="2024-12-24", today=today).reports
    assert (report.published, report.inferred) == ("2024-12-06", ("published",))


def test_the_same_report_twice_is_read_once(tmp_path: Path) -> None:
    lines = [json.dumps({"id": "a", "text": TEXT, "published": "2024-05-01"})] * 3
    (tmp_path / "r.jsonl").write_text("\n".join(lines))
    found = collect([tmp_path])
    assert [r.id for r in found.reports] == ["a"]
    assert [s.whole for s in found.set_aside] == [True, True]
    assert all("read once" in s.reason for s in found.set_aside)


def test_the_same_text_under_another_id_is_kept(tmp_path: Path) -> None:
    (tmp_path / "r.jsonl").write_text(
        "\n".join(json.dumps({"id": i, "text": TEXT, "published": "2024-05-01"}) for i in "ab")
    )
    found = collect([tmp_path])
    assert [r.id for r in found.reports] == ["a", "b"]
    assert found.set_aside == ()


def test_one_id_for_two_texts(tmp_path: Path) -> None:
    texts = [TEXT, TEXT + " It rained.", TEXT + " It rained.", TEXT]
    (tmp_path / "r.jsonl").write_text(
        "\n".join(json.dumps({"id": "a", "text": t, "published": "2024-05-01"}) for t in texts)
    )
    found = collect([tmp_path])
    first, second = found.reports
    assert (first.id, first.text) == ("a", TEXT)
    assert second.id.startswith("a-")
    assert len(second.id) == 10
    assert sorted(s.whole for s in found.set_aside) == [False, True, True]


def test_files_that_share_a_stem_get_part_of_their_hash(tmp_path: Path) -> None:
    for folder, text in (("north", TEXT), ("south", TEXT + " It rained.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(text)
    ids = [r.id for r in collect([tmp_path]).reports]
    assert len(set(ids)) == 2
    assert all(i.startswith("report-") and len(i) == 15 for i in ids)


def test_copies_of_one_file_keep_the_stem(tmp_path: Path) -> None:
    for folder in ("north", "south"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "report.txt").write_text(TEXT)
    found = collect([tmp_path])
    assert [r.id for r in found.reports] == ["report"]
    assert any("read once" in s.reason for s in found.set_aside)


def test_without_a_file_the_id_is_the_content_hash() -> None:
    (report,) = read_lines([json.dumps({"text": TEXT}).encode()])
    assert isinstance(report, Report)
    assert len(report.id) == 64


def test_other_languages_are_kept(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "Des milliers de personnes ont fui la ville pendant la nuit, selon le maire."
    )
    assert collect([tmp_path]).reports[0].lang == "fr"


def test_names_of_files_may_be_anything(tmp_path: Path) -> None:
    for name in (b"caf\xe9.txt", b"line\nbreak.txt", b"\x1b[31mred.txt", "数.txt".encode(), b"-o.txt"):
        with open(os.path.join(os.fsencode(tmp_path), name), "w") as out:  # noqa: PTH118, PTH123 - the name is no text
            out.write(TEXT)
    found = collect([tmp_path])
    assert len(found.reports) == 5
    for report in found.reports:
        assert report.id.isprintable()
        assert report.source is not None
        assert report.source.isprintable()
        report.id.encode()


def test_a_file_that_may_not_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(TEXT)
    (tmp_path / "b.txt").write_text(TEXT)
    whole = Path.open

    def refuse(self: Path, *args: object, **options: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return whole(self, *args, **options)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", refuse)
    found = collect([tmp_path])
    assert [r.id for r in found.reports] == ["b"]
    assert "Permission denied" in found.set_aside[0].reason


def test_nothing_at_all(tmp_path: Path) -> None:
    found = collect([tmp_path, tmp_path / "gone"])
    assert found.reports == ()
    assert len(found.set_aside) == 2
    assert collect([]) == collect([])


def test_the_readers_stand_behind_one_seam(tmp_path: Path) -> None:
    readers: tuple[Reader, ...] = READERS
    for name, kind in (
        ("a.txt", "Text"),
        ("a.HTML", "Page"),
        ("a.pdf", "Pdf"),
        ("a.docx", "Word"),
        ("a.ndjson", "Json"),
    ):
        chosen = next(r for r in readers if r.accepts(tmp_path / name, b"words"))
        assert type(chosen).__name__ == f"{kind}Reader"


def test_what_the_package_exports_is_there() -> None:
    assert all(hasattr(package, name) for name in package.__all__)
    assert sorted(package.__all__) == package.__all__ or set(package.__all__) == set(
        dict.fromkeys(package.__all__)
    )


def test_a_note_is_a_sentence(mixed: Path) -> None:
    (mixed / "i.doc").write_bytes(b"\xd0\xcf\x11\xe0" + bytes(99))
    (mixed / "j.zip").write_bytes(b"PK\x03\x04")
    (mixed / "k.mhtml").write_text("MIME-Version: 1.0")
    notes = [i for i in read([mixed]) if isinstance(i, SetAside)]
    assert all(n.reason[0].isupper() and n.reason.endswith(".") for n in notes)
    assert all("\n" not in n.reason + n.advice for n in notes)
