"""Folders are walked in order; what is no file is said to be none."""

from __future__ import annotations

import os
from pathlib import Path

from crossbearing.collect import File, files
from crossbearing.model import SetAside


def names(*paths: Path, **options: object) -> list[str]:
    return [f.name for f in files(list(paths), **options) if isinstance(f, File)]  # type: ignore[arg-type]


def asides(*paths: Path) -> list[SetAside]:
    return [f for f in files(list(paths)) if isinstance(f, SetAside)]


def test_sorted_and_deep(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt", "north/z.txt", "north/deep/c.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.txt", "b.txt", "north/z.txt", "north/deep/c.txt"]


def test_hidden_files_and_the_table_are_passed_over(tmp_path: Path) -> None:
    for name in (
        ".hidden.txt",
        "~$a.docx",
        "Thumbs.db",
        "reports.csv",
        ".git/x.txt",
        "__MACOSX/a.txt",
        "a.txt",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    assert names(tmp_path) == ["a.txt"]
    assert asides(tmp_path) == []


def test_a_file_given_twice_is_listed_once(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("x")
    assert len(names(tmp_path, tmp_path / "a.txt", tmp_path)) == 1


def test_the_order_of_paths_does_not_matter(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text("x")
    assert names(tmp_path / "c", tmp_path / "a", tmp_path / "b") == ["a", "b", "c"]


def test_the_folder_that_is_written_to_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "brief.md").write_text("x")
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path, exclude=[tmp_path / "out"]) == ["a.txt"]


def test_a_missing_path_an_empty_folder_and_a_pipe_are_set_aside(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    os.mkfifo(tmp_path / "pipe")
    found = asides(tmp_path / "empty", tmp_path / "no such file", tmp_path / "pipe", Path("nul\0"))
    assert len(found) == 4
    assert all(f.reason.endswith(".") and f.advice.endswith(".") for f in found)


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "broken.txt").symlink_to(tmp_path / "gone")
    (tmp_path / "a.txt").write_text("x")
    assert names(tmp_path) == ["a.txt"]
    assert [a.source for a in asides(tmp_path)] == ["broken.txt"]


def test_the_folder_beside_a_saved_page_is_one_note(tmp_path: Path) -> None:
    (tmp_path / "page.html").write_text("x")
    (tmp_path / "page_files").mkdir()
    (tmp_path / "page_files" / "style.css").write_text("x")
    assert names(tmp_path) == ["page.html"]
    (note,) = asides(tmp_path)
    assert (note.source, note.whole) == ("page_files", False)
