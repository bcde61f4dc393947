"""The documentation's files and the commands that it must cover."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import click

from crossbearing.cli.main import cli

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"


@cache
def page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def sections(name: str, level: str = "##") -> dict[str, str]:
    """The text below each heading of one level."""
    found = re.split(rf"^{level} (.+)$", page(name), flags=re.MULTILINE)
    return {
        re.sub(r"\s*\{#.*\}$", "", h).strip(): body for h, body in zip(found[1::2], found[2::2], strict=True)
    }


def commands() -> Iterator[tuple[str, click.Command]]:
    context = click.Context(cli)
    for name in cli.list_commands(context):
        command = cli.get_command(context, name)
        assert command is not None
        yield name, command


def options(command: click.Command) -> Iterator[click.Option]:
    yield from (p for p in command.params if isinstance(p, click.Option))
