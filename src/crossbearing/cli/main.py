"""The group of commands, and how errors reach people."""

from __future__ import annotations

import os
import sys
from typing import Any

import click

from crossbearing import __version__
from crossbearing.errors import CrossbearingError

__all__ = ["cli", "main"]

_COMMANDS = {
    "brief": "crossbearing.cli.brief",
    "why": "crossbearing.cli.why",
    "decide": "crossbearing.cli.decide",
    "diff": "crossbearing.cli.diff",
    "compare": "crossbearing.cli.compare",
    "collect": "crossbearing.cli.collect",
    "annotate": "crossbearing.cli.annotate",
    "extract": "crossbearing.cli.extract",
    "reconcile": "crossbearing.cli.reconcile",
    "situate": "crossbearing.cli.situate",
    "tell": "crossbearing.cli.tell",
    "outlook": "crossbearing.cli.outlook",
    "codebook": "crossbearing.cli.codebook",
}


class _Lazy(click.Group):
    """Imports a command when it is called for, so that --help is quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - the signature is click's
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in _COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(_COMMANDS[cmd_name]).command
        return command


@click.group(cls=_Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="crossbearing")
def cli() -> None:
    """Read what many outlets report about a crisis and keep one sourced picture.

    The main job: crossbearing brief FOLDER -o OUT. The other commands are its steps, as filters over JSON lines:

    \b
      crossbearing collect FOLDER | crossbearing extract | crossbearing reconcile | crossbearing situate
    """


def main() -> Any:
    """Run the command line; errors of ours end with status 2 and one clear message, never with a traceback."""
    try:
        return cli(standalone_mode=True)
    except CrossbearingError as error:
        click.echo(f"crossbearing: {error}", err=True)
        sys.exit(2)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
