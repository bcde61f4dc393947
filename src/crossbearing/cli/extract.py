"""`crossbearing extract`: reports → claims."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from crossbearing.cli.options import as_options, reading_options
from crossbearing.cli.stream import emit, nouns, open_input
from crossbearing.model import Report

__all__ = ["command"]


@click.command("extract")
@click.argument("source", default="-")
@reading_options
def command(source: str, **given: Any) -> None:
    """Draw the claims from reports: each line passes, a report is followed by its claims.

    SOURCE is a file of JSON lines of reports, or - for standard input.
    """
    emit(_lines(source, given))


def _lines(source: str, given: dict[str, Any]) -> Iterator[Any]:
    from crossbearing.annotate import annotate
    from crossbearing.codebook import load_codebook
    from crossbearing.extract import extract
    from crossbearing.gazetteer import Gazetteer

    options = as_options(**given)
    codebook, gazetteer = load_codebook(options.codebook), Gazetteer.open(options.gazetteers)
    for noun in nouns(open_input(source)):
        yield noun
        if isinstance(noun, Report):
            yield from extract(annotate([noun], codebook, gazetteer, regions=options.regions), codebook)
