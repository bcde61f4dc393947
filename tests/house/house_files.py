"""The files of the project, for the tests of its rules."""

from __future__ import annotations

import ast
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
PACKAGE = SRC / "crossbearing"


@cache
def modules() -> tuple[Path, ...]:
    """Every module of the package, in order."""
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def programs() -> tuple[Path, ...]:
    """Every Python file of the project: the package, its tools, tests, measurements."""
    folders = (ROOT / name for name in ("tools", "eval", "benchmarks", "tests"))
    return (*modules(), *sorted(p for folder in folders for p in folder.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"), str(path))


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(SRC).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def shown(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@cache
def tracked() -> tuple[Path, ...]:
    """Files that belong to the project: those that git knows, or all where there is no git."""
    try:
        listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        left = {".git", ".venv", "site", "out", "dist", "__pycache__"}
        found = (p for p in ROOT.rglob("*") if not left & set(p.relative_to(ROOT).parts))
        return tuple(sorted(p for p in found if p.is_file() and ".cache" not in p.as_posix()))
    names = listed.stdout.decode().split("\0")
    return tuple(ROOT / n for n in names if n and (ROOT / n).is_file())
