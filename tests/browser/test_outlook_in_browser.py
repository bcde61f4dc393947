"""The page of an outlook in real Chromium: styled without any script, asks for nothing, fits a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from crossbearing.outlook.plan import Asked, plan
from crossbearing.tell.outlook_page import render_outlook


@pytest.fixture(scope="module")
def outlook_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    planned = plan(Asked("western-syria", changes=("Homs falls on 2024-12-07",), members=10, days=20))
    path = tmp_path_factory.mktemp("outlook") / "index.html"
    path.write_text(render_outlook(planned, public=False), encoding="utf-8")
    return path


def test_it_is_styled_asks_for_nothing_and_logs_no_error(browser: Any, outlook_file: Path) -> None:
    page = browser.new_page(viewport={"width": 1100, "height": 900})
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda r: asked.append(r.url))
    page.on("console", lambda m: said.append(m.text))
    page.on("pageerror", lambda e: said.append(str(e)))
    page.goto(outlook_file.as_uri())
    assert {u for u in asked if not u.startswith("data:")} == {outlook_file.as_uri()}
    assert said == []
    drawn = page.locator(".outlook-map").first
    assert drawn.bounding_box()["width"] > 600
    assert drawn.locator(".m-flow").count() > 5
    fill = page.locator(".m-flow").first.evaluate("x => getComputedStyle(x).fill")
    assert fill not in ("none", "rgb(0, 0, 0)")
    assert page.locator(".chart").count() > 5
    page.close()


def test_it_fits_a_phone(browser: Any, outlook_file: Path) -> None:
    page = browser.new_page(viewport={"width": 375, "height": 800})
    page.goto(outlook_file.as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= 376
    page.close()
