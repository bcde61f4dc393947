"""Chromium for the tests of the page: Debian's, driven by Playwright. Without it they are set aside, and say so."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

sys.path.insert(
    0, str(Path(__file__).parents[1] / "tell")
)  # the invented crisis of tests/tell/page_fixture.py

FLAGS = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip
NOTICE = "browser tests did not run: chromium is not installed (Debian: apt-get install chromium)"


def chromium() -> str | None:
    """The browser's path, or None."""
    return shutil.which("chromium") or shutil.which("chromium-browser")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All tests of this folder carry the mark `browser`."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Say at the end that the browser tests did not run, where they did not."""
    if chromium() is None and any(
        NOTICE in str(r.longrepr) for r in terminalreporter.stats.get("skipped", ())
    ):
        terminalreporter.write_line(NOTICE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium()
    if path is None:
        if os.environ.get("CI", "").lower() in {"1", "true"}:
            pytest.fail(NOTICE)
        pytest.skip(NOTICE)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        launched = play.chromium.launch(executable_path=path, args=FLAGS)
        yield launched
        launched.close()


@pytest.fixture(scope="session")
def page_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    import page_fixture as f

    from crossbearing.tell.page import render_page

    path = tmp_path_factory.mktemp("page") / "index.html"
    path.write_text(
        render_page(f.PICTURE, f.INCIDENTS, f.CLAIMS, f.REPORTS, set_aside=f.SET_ASIDE), encoding="utf-8"
    )
    return path


@pytest.fixture
def show(browser: Browser, page_file: Path) -> Iterator[Callable[..., Page]]:
    """Opens the page; what it asks for and what goes wrong in it is kept in `page.asked` and `page.errors`."""
    contexts = []

    def opened(suffix: str = "", path: Path | None = None, **options: Any) -> Page:
        context = browser.new_context(**({"viewport": {"width": 1280, "height": 860}} | options))
        contexts.append(context)
        page: Any = context.new_page()
        page.asked, page.errors = [], []
        page.on("request", lambda r: page.asked.append(r.url))
        page.on("pageerror", lambda e: page.errors.append(str(e)))
        page.on("console", lambda m: page.errors.append(m.text) if m.type == "error" else None)
        page.goto((path or page_file).as_uri() + suffix)
        return page

    yield opened
    for context in contexts:
        context.close()
