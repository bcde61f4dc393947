"""`crossbearing annotate`: reports → mentions, for inspection."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click

from crossbearing.cli.options import as_options, reading_options
from crossbearing.cli.stream import emit, nouns, open_input
from crossbearing.model import Report

__all__ = ["command"]


@click.command("annotate")
@click.argument("source", default="-")
@click.option("--mentions-only", is_flag=True, help="Leave out the reports themselves.")
@reading_options
def command(source: str, *, mentions_only: bool, **given: Any) -> None:
    """Show the places, periods, quantities, sources and actors that each report names.

    SOURCE is a file of JSON lines of reports, or - for standard input. Every sentence is parsed.
    """
    emit(_lines(source, mentions_only=mentions_only, given=given))


def _lines(source: str, *, mentions_only: bool, given: dict[str, Any]) -> Iterator[Any]:
    from crossbearing.annotate import annotate, mentions
    from crossbearing.codebook import load_codebook
    from crossbearing.gazetteer import Gazetteer

    options = as_options(**given)
    codebook, gazetteer = load_codebook(options.codebook), Gazetteer.open(options.gazetteers)
    for noun in nouns(open_input(source)):
        if not (mentions_only and isinstance(noun, Report)):
            yield noun
        if isinstance(noun, Report):
            for one in annotate([noun], codebook, gazetteer, regions=options.regions, every_sentence=True):
                yield mentions(one)
