"""The pages of the reference follow the code: fields, codebook, schemas, errors, Python, files."""

from __future__ import annotations

import csv
import dataclasses
import inspect
from pathlib import Path

import msgspec
import pytest
from docs_files import DOCS, page, sections

import crossbearing
from crossbearing import errors
from crossbearing.codebook import load_codebook
from crossbearing.model import Picture
from crossbearing.tell import tell
from tools import build_codebook_page, build_fields_page, build_schemas
from tools.noun_words import NOUNS, field_words, structs_below, summary

HOW = "is out of date: python -m tools."


@pytest.mark.parametrize("noun", NOUNS)
def test_the_schemas_follow_the_model(noun: str) -> None:
    stored = (build_schemas.FOLDER / f"{noun}.json").read_text(encoding="utf-8")
    assert stored == build_schemas.schema_text(noun), f"{noun}.json {HOW}build_schemas"


def test_there_is_a_schema_for_each_noun_and_no_other() -> None:
    assert {p.stem for p in build_schemas.FOLDER.iterdir()} == set(NOUNS)


def test_the_page_of_fields_follows_the_model() -> None:
    assert page("reference/fields.md") == build_fields_page.page_text(), f"fields.md {HOW}build_fields_page"


def test_the_page_of_the_codebook_follows_the_codebook() -> None:
    assert page("reference/codebook.md") == build_codebook_page.page_text(), (
        f"codebook.md {HOW}build_codebook_page"
    )


def test_every_entry_of_the_codebook_is_on_its_page() -> None:
    headings = sections("reference/codebook.md", "###")
    for entry in load_codebook().entries.values():
        assert entry.definition in headings[entry.id]
        assert all(words in headings[entry.id] for words in (*entry.examples, *entry.near_misses))


@pytest.mark.parametrize("noun", NOUNS)
def test_every_noun_says_what_it_is(noun: str) -> None:
    for struct in structs_below(NOUNS[noun]):
        assert summary(struct).endswith(".")


def test_words_are_written_for_real_fields_only() -> None:
    structs = {s for noun in NOUNS.values() for s in structs_below(noun)}
    for struct in structs:
        assert set(field_words(struct)) <= {f.name for f in msgspec.structs.fields(struct)}


def test_every_error_is_in_the_reference() -> None:
    names = [n for n in errors.__all__ if f"| `{n}` |" not in page("reference/errors.md")]
    assert names == []
    tree = inspect.cleandoc(errors.__doc__ or "")
    drawn = [line.strip() for line in tree.splitlines() if "──" in line]
    assert [line for line in drawn if line not in page("reference/errors.md")] == []


@pytest.mark.parametrize("name", crossbearing.__all__)
def test_every_name_of_the_package_is_in_the_reference(name: str) -> None:
    heading = "crossbearing." + name.replace("__", "\\_\\_")
    section = sections("reference/python.md")[heading]
    thing = getattr(crossbearing, name)
    if dataclasses.is_dataclass(thing):
        assert [f.name for f in dataclasses.fields(thing) if f"| `{f.name}` |" not in section] == []
    elif inspect.isfunction(thing):
        assert [p for p in inspect.signature(thing).parameters if f"- `{p}`:" not in section] == []


def test_every_file_of_the_output_is_in_the_reference(tmp_path: Path) -> None:
    written = tell(tmp_path, (), (), (), (), Picture(as_of=None))
    assert [p.name for p in written if f"| `{p.name}` |" not in page("reference/output.md")] == []


@pytest.mark.parametrize("name", ["incidents.csv", "figures.csv"])
def test_every_column_is_in_the_reference(tmp_path: Path, name: str) -> None:
    tell(tmp_path, (), (), (), (), Picture(as_of=None))
    with (tmp_path / name).open(encoding="utf-8-sig", newline="") as table:
        columns = next(csv.reader(table))
    assert len(columns) > 10
    assert [c for c in columns if f"`{c}`" not in sections("reference/output.md", "###")[name]] == []


def test_every_page_is_in_the_menu() -> None:
    menu = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    pages = [p.relative_to(DOCS).as_posix() for p in sorted(DOCS.rglob("*.md"))]
    left = [p for p in pages if f": {p}\n" not in menu]
    assert left == []


def test_the_documentation_asks_nothing_of_the_network() -> None:
    menu = (DOCS.parent / "mkdocs.yml").read_text(encoding="utf-8")
    assert "font: false" in menu
    assert not any(
        words in menu for words in ("privacy", "social", "mermaid", "extra_javascript", "- offline", "http")
    )
    assert [p.name for p in DOCS.rglob("*.md") if "```mermaid" in p.read_text(encoding="utf-8")] == []
