"""Writing: whole or not at all, and an error says what to do."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from crossbearing.errors import OutputError
from crossbearing.tell.write import write_outputs


def names(folder: Path) -> set[str]:
    return {p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file()}


def test_files_and_folders_are_made(tmp_path: Path) -> None:
    out = tmp_path / "a" / "b"
    paths = write_outputs(out, {"one.txt": b"1", "sub/two.txt": b"2"})
    assert paths == [out / "one.txt", out / "sub" / "two.txt"]
    assert (out / "sub" / "two.txt").read_bytes() == b"2"
    assert names(out) == {"one.txt", "sub/two.txt"}


def test_an_old_result_is_replaced(tmp_path: Path) -> None:
    write_outputs(tmp_path, {"one.txt": b"old", "kept.txt": b"k"})
    write_outputs(tmp_path, {"one.txt": b"new"})
    assert (tmp_path / "one.txt").read_bytes() == b"new"
    assert names(tmp_path) == {"one.txt", "kept.txt"}


def test_a_failure_leaves_the_old_result_whole(tmp_path: Path) -> None:
    write_outputs(tmp_path, {"one.txt": b"old", "two.txt": b"old"})
    (tmp_path / "three.txt").mkdir()
    with pytest.raises(OutputError, match="Move it away"):
        write_outputs(tmp_path, {"one.txt": b"new", "two.txt": b"new", "three.txt": b"new"})
    assert (tmp_path / "one.txt").read_bytes() == b"old"
    assert names(tmp_path) == {"one.txt", "two.txt"}


def test_a_crash_while_writing_leaves_no_litter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_outputs(tmp_path, {"one.txt": b"old"})

    def broken(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OutputError, match="Free some space"):
        write_outputs(tmp_path, {"one.txt": b"new"})
    assert (tmp_path / "one.txt").read_bytes() == b"old"
    assert names(tmp_path) == {"one.txt"}


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file")
    with pytest.raises(OutputError, match="another folder"):
        write_outputs(tmp_path / "out", {"one.txt": b"1"})


@pytest.mark.parametrize("name", ["../evil.txt", "/etc/evil.txt", "", "a/../../b"])
def test_no_name_leads_out_of_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(OutputError):
        write_outputs(tmp_path / "out", {name: b"1"})
    assert names(tmp_path) == set()
