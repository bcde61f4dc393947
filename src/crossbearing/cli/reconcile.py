"""`crossbearing reconcile`: claims → incidents."""

from __future__ import annotations

import click

from crossbearing.cli.stream import emit, open_input, sort_out

__all__ = ["command"]


@click.command("reconcile")
@click.argument("source", default="-")
def command(source: str) -> None:
    """Join the claims that speak of one thing: each line passes, the incidents follow.

    SOURCE is a file of JSON lines with reports and claims, or - for standard input.
    """
    from crossbearing.reconcile import reconcile

    found = sort_out(open_input(source))
    for kind in ("report", "mentions", "claim", "set_aside"):
        emit(found[kind])
    emit(reconcile(found["report"], found["claim"]))
