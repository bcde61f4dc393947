"""Small rooms: the length of modules and functions, and annotations everywhere."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path
from statistics import median

import pytest
from house_files import modules, programs, shown, tree

MOST_LINES = 600
MOST_FUNCTION_LINES = 60
MEDIAN_LINES = 150
MEDIAN_FUNCTION_LINES = 15

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(module: ast.Module) -> Iterator[Function]:
    return (n for n in ast.walk(module) if isinstance(n, Function))


def body_lines(function: Function) -> int:
    """Lines of a function without its docstring and decorators."""
    first = function.body[0]
    has_words = (
        isinstance(first, ast.Expr)
        and isinstance(first.value, ast.Constant)
        and isinstance(first.value.value, str)
    )
    words = (first.end_lineno or 0) - first.lineno + 1 if has_words else 0
    return (function.end_lineno or 0) - function.lineno + 1 - words


def unannotated(module: ast.Module) -> Iterator[str]:
    for f in functions(module):
        arguments = [*f.args.posonlyargs, *f.args.args, *f.args.kwonlyargs]
        bare = [a.arg for a in arguments if a.annotation is None and a.arg not in ("self", "cls")]
        if f.returns is None or bare:
            yield f"{f.name}, line {f.lineno}"


@pytest.mark.parametrize("path", programs(), ids=shown)
def test_no_module_is_too_long(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", programs(), ids=shown)
def test_no_function_is_too_long(path: Path) -> None:
    assert [
        f"{f.name}: {body_lines(f)}" for f in functions(tree(path)) if body_lines(f) > MOST_FUNCTION_LINES
    ] == []


@pytest.mark.parametrize("path", modules(), ids=shown)
def test_everything_is_annotated(path: Path) -> None:
    assert list(unannotated(tree(path))) == []


def test_most_are_small() -> None:
    assert median(len(p.read_text(encoding="utf-8").splitlines()) for p in modules()) <= MEDIAN_LINES
    assert median(body_lines(f) for p in modules() for f in functions(tree(p))) <= MEDIAN_FUNCTION_LINES


def test_missing_annotations_are_found() -> None:
    found = unannotated(
        ast.parse("def a(x: int): ...\ndef b(x) -> None: ...\ndef c(self, *, y: int) -> None: ...")
    )
    assert [f.split(",")[0] for f in found] == ["a", "b"]


def test_docstrings_do_not_count() -> None:
    assert body_lines(ast.parse('def a():\n    """One.\n\n    Two.\n    """\n    return 1').body[0]) == 2  # type: ignore[arg-type]
