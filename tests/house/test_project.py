"""The project as a whole: its licence, its lock, and no trace of the machine that it was made on."""

from __future__ import annotations

import re
import tomllib

import pytest
from house_files import ROOT, shown, tracked

TEXT = {
    ".py",
    ".md",
    ".yaml",
    ".yml",
    ".toml",
    ".txt",
    ".in",
    ".json",
    ".jsonl",
    ".csv",
    ".html",
    ".j2",
    ".css",
    ".js",
    ".cff",
    "",
}
MACHINE = re.compile(
    r"(?<![\w.~}\-/:])/(?:home/[a-z]|root/|work/|Users/[A-Z]|tmp/[a-z]|opt/[a-z]|var/folders/)|(?<![A-Za-z])[A-Z]:\\\\?Users"
)
INDEX = re.compile(r"--(?:extra-)?index-url|--find-links|--trusted-host|https?://", re.IGNORECASE)


def locked() -> dict[str, str]:
    """The entries of the lock by name: the whole text of each."""
    text = (ROOT / "requirements.txt").read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    return {plain(re.split(r"[=<>;\s\[]", line, maxsplit=1)[0]): line for line in lines}


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def wanted() -> dict[str, str]:
    """The lines of requirements.in by name."""
    lines = (ROOT / "requirements.in").read_text(encoding="utf-8").splitlines()
    lines = [line.split("#")[0].strip() for line in lines]
    return {plain(re.split(r"[=<>;\s\[]", line, maxsplit=1)[0]): line for line in lines if line}


def project() -> dict[str, object]:
    return dict(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"])


def test_the_licence_is_there() -> None:
    words = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in words
    assert "Version 2.0" in words
    assert project()["license"] == "Apache-2.0"


def test_the_lock_names_no_address() -> None:
    assert INDEX.findall((ROOT / "requirements.txt").read_text(encoding="utf-8")) == []
    assert INDEX.findall((ROOT / "requirements.in").read_text(encoding="utf-8")) == []


def test_every_requirement_is_pinned_and_hashed() -> None:
    entries = locked()
    assert len(entries) > len(wanted())
    assert [n for n, line in entries.items() if not re.search(r"==[\w.]+", line)] == []
    assert [n for n, line in entries.items() if not re.search(r"--hash=sha256:[0-9a-f]{64}", line)] == []


def test_what_is_wanted_is_locked() -> None:
    assert sorted(set(wanted()) - set(locked())) == []


def test_what_the_package_needs_is_wanted() -> None:
    needs = {plain(re.split(r"[=<>;\s\[]", str(d), maxsplit=1)[0]) for d in project()["dependencies"]}  # type: ignore[attr-defined]
    assert sorted(needs - set(wanted())) == []


def test_every_direct_dependency_has_its_licence_on_the_page() -> None:
    page = (ROOT / "docs/reference/licences.md").read_text(encoding="utf-8").casefold()
    assert [n for n in wanted() if n not in page] == []


@pytest.mark.parametrize(
    "words",
    ["see " + "/ro" + "ot/x", "'" + "/wo" + "rk/main'", "(/home/anna/x)", "=/tmp/out", "C:\\Users\\anna"],
)
def test_a_path_of_a_machine_is_found(words: str) -> None:
    assert MACHINE.search(words)


@pytest.mark.parametrize(
    "words",
    [
        "https://example.org/home/anna",
        "the home/work balance",
        "~/" + "work/",
        "docs/work/x.md",
        "a//" + "root/",
    ],
)
def test_a_harmless_path_is_let_be(words: str) -> None:
    assert not MACHINE.search(words)


def test_no_file_names_the_machine_that_it_was_made_on() -> None:
    mine = shown(ROOT / "tests/house/test_project.py")
    found = []
    for path in tracked():
        if (
            path.suffix in TEXT
            and path.stat().st_size < 2_000_000
            and shown(path) != mine
            and "vendor" not in path.parts
        ):
            text = path.read_text(encoding="utf-8", errors="replace")
            found += [f"{shown(path)}: {m[0]}" for m in MACHINE.finditer(text)]
    assert found == []


def test_nothing_that_is_built_is_kept() -> None:
    built = {"site", "out", "dist", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".pytest_cache"}
    assert [shown(p) for p in tracked() if built & set(p.relative_to(ROOT).parts)] == []
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert {"site/", "out/", ".venv/"} <= set(ignored)


def test_the_versions_agree() -> None:
    import crossbearing

    assert project()["version"] == crossbearing.__version__
