"""`crossbearing compare`: a few files, at the terminal, as a page, as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

Run = Callable[..., Any]


def test_files_side_by_side(run: Run, folder: Path) -> None:
    ran = run("compare", folder / "lake.txt", folder / "hills.txt", "--published", "2025-05-14")
    assert ran.code == 0
    assert ran.lines[0] == "A Lake Post, 13 May 2025: Uvira falls"
    assert "Only one of them says (" in ran.out


def test_a_page(run: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "new" / "compared.html"
    ran = run("compare", folder, "-o", page)
    assert ran.code == 0
    assert ran.lines == [str(page)]
    assert "Uvira falls" in page.read_text(encoding="utf-8")


def test_json(run: Run, folder: Path) -> None:
    found = json.loads(run("compare", folder, "--json").out)
    assert [t["label"] for t in found["texts"]] == ["A", "B"]
    assert set(found) == {"texts", "contradicting", "differing", "agreed", "alone"}


def test_one_text_is_too_few(run: Run, folder: Path) -> None:
    ran = run("compare", folder / "lake.txt", "--published", "2025-05-14")
    assert ran.code == 2
    assert "1 text was read. Compare two to 12" in ran.err


def test_many_texts_are_for_brief(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text(
        "".join(json.dumps({"id": str(n), "text": "Nothing."}) + "\n" for n in range(13)), encoding="utf-8"
    )
    ran = run("compare", path)
    assert ran.code == 2
    assert "use crossbearing brief" in ran.err
