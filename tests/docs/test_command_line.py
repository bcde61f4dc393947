"""Every command and every option has help and stands in the reference, and the reference invents none."""

from __future__ import annotations

import re

import click
import pytest
from docs_files import commands, options, page, sections

COMMANDS = dict(commands())
PAGE = "reference/command-line.md"


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_says_what_it_does(name: str) -> None:
    words = (COMMANDS[name].help or "").strip()
    assert words.split("\n")[0].endswith((".", ":")), f"the help of {name} begins with one whole sentence"
    assert [o.name for o in options(COMMANDS[name]) if not (o.help or "").endswith(".")] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_in_the_reference(name: str) -> None:
    section = sections(PAGE)[name]
    assert f"crossbearing {name}" in section
    assert f"[`{name}`](#{name})" in page(PAGE)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_option_is_in_the_reference(name: str) -> None:
    section = sections(PAGE)[name]
    spelled = [s for o in options(COMMANDS[name]) for s in o.opts]
    assert [s for s in spelled if f"`{s}`" not in section and f"`{s} " not in section] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_reference_invents_no_option(name: str) -> None:
    real = {s for o in options(COMMANDS[name]) for s in (*o.opts, *o.secondary_opts)}
    named = set(re.findall(r"`(--?[a-z][a-z-]*)", sections(PAGE)[name]))
    assert named - real == set()


@pytest.mark.parametrize("name", COMMANDS)
def test_every_argument_is_explained(name: str) -> None:
    arguments = [p for p in COMMANDS[name].params if isinstance(p, click.Argument)]
    assert [a.name for a in arguments if (a.name or "").upper() not in sections(PAGE)[name]] == []


def test_the_reference_invents_no_command() -> None:
    headings = set(sections(PAGE)) - {"Options for reading", "Environment"}
    assert headings == set(COMMANDS)


def test_options_for_reading_are_explained() -> None:
    section = sections(PAGE)["Options for reading"]
    shared = {s for o in options(COMMANDS["extract"]) for s in o.opts}
    assert [s for s in sorted(shared) if f"`{s} " not in section] == []
