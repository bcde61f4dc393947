"""What each package offers: `__all__` exists, is sorted, and tells the truth."""

from __future__ import annotations

import ast
from importlib import import_module
from pathlib import Path

import pytest
from house_files import modules, name_of, shown, tree

PACKAGES = tuple(p for p in modules() if p.name == "__init__.py")
OFFERED = {"crossbearing": ["Options", "Result", "__version__", "brief"]}


def listed(path: Path) -> list[str] | None:
    """The `__all__` of a module, read without importing it."""
    for node in tree(path).body:
        if isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id == "__all__" for t in node.targets
        ):
            return list(ast.literal_eval(node.value))
    return None


def in_order(names: list[str]) -> list[str]:
    """Constants, then classes, then the rest, each by alphabet: the order that ruff keeps."""

    def group(name: str) -> int:
        bare = name.strip("_")
        return 0 if bare.isupper() and len(bare) > 1 else 1 if bare[:1].isupper() else 2

    return sorted(names, key=lambda n: (group(n), n))


@pytest.mark.parametrize("path", [p for p in modules() if p.name != "__main__.py"], ids=shown)
def test_every_module_says_what_it_offers(path: Path) -> None:
    names = listed(path)
    assert names is not None, "__all__ is missing"
    assert names == in_order(names)
    assert len(names) == len(set(names))


@pytest.mark.parametrize("path", PACKAGES, ids=shown)
def test_every_name_offered_is_there(path: Path) -> None:
    module = import_module(name_of(path))
    assert [n for n in listed(path) or [] if not hasattr(module, n)] == []


@pytest.mark.parametrize("path", PACKAGES, ids=shown)
def test_packages_offer_all_that_they_import_for_others(path: Path) -> None:
    """A name that an `__init__` imports from its own package is there to be offered."""
    own = name_of(path)
    brought = {
        a.asname or a.name
        for n in tree(path).body
        if isinstance(n, ast.ImportFrom) and (n.module or "").startswith(own + ".")
        for a in n.names
    }
    used = {n.id for n in ast.walk(tree(path)) if isinstance(n, ast.Name)}
    assert sorted(brought - set(listed(path) or ()) - used) == []


def test_the_package_offers_few_names() -> None:
    import crossbearing

    assert crossbearing.__all__ == OFFERED["crossbearing"]
    with pytest.raises(AttributeError, match="no attribute 'brieff'"):
        crossbearing.brieff  # noqa: B018
