"""The gist: fits the terminal, plain in a pipe, and no control character of a report reaches it."""

from __future__ import annotations

import io
from pathlib import Path

import msgspec
import page_fixture as cyclone
import pytest
from rich.cells import cell_len
from rich.console import Console

from crossbearing.model import Picture, SetAside
from crossbearing.situate import situate
from crossbearing.tell.gist import gist, print_gist


def shown(
    picture: Picture = cyclone.PICTURE,
    width: int = 80,
    *,
    terminal: bool = False,
    aside: tuple[SetAside, ...] = (),
) -> str:
    out = io.StringIO()
    console = Console(
        file=out, width=width, force_terminal=terminal, markup=False, highlight=False, emoji=False
    )
    console.print(gist(picture, cyclone.INCIDENTS, cyclone.REPORTS, aside, Path("result")))
    return out.getvalue()


@pytest.mark.parametrize("width", [40, 80, 120])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    assert max(cell_len(line) for line in shown(width=width).splitlines()) <= width


def test_it_says_counts_differences_and_where_the_page_is() -> None:
    text = shown(width=120)
    for words in (
        f"{len(cyclone.REPORTS)} reports",
        "Who holds what",
        "Where reports disagree",
        "What nobody reports",
    ):
        assert words in text
    assert str(Path("result") / "index.html") in text


def test_it_is_plain_where_there_is_no_terminal() -> None:
    out = io.StringIO()
    print_gist(
        cyclone.PICTURE, cyclone.INCIDENTS, cyclone.REPORTS, cyclone.SET_ASIDE, Path("result"), stream=out
    )
    assert "\x1b" not in out.getvalue()
    assert "Displacement" in out.getvalue()


def test_it_is_styled_on_a_terminal() -> None:
    assert "\x1b[" in shown(terminal=True)


def test_control_characters_and_markup_of_reports_do_not_act() -> None:
    hostile = msgspec.structs.replace(cyclone.PICTURE, title="Up\x1b[2J\x07 [red]side[/red] \u202edown\r")
    text = shown(hostile, aside=(SetAside(source="x\x1b]0;owned\x07.txt", reason="bad\x9b31m", advice=""),))
    assert not any(ord(c) < 32 and c != "\n" for c in text)
    assert not any(c in text for c in "\x7f\x9b\u202e")
    assert "[red]side[/red]" in text


def test_an_empty_run_prints_its_counts() -> None:
    out = io.StringIO()
    print_gist(situate([], [], []), [], [], [], None, stream=out)
    assert "0 reports" in out.getvalue()
