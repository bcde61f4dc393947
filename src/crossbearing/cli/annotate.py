"""`crossbearing annotate`: reports → mentions, for inspection."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
from msgspec import DecodeError, Struct, ValidationError, json, structs

from crossbearing.cli.options import as_options, reading_options
from crossbearing.cli.stream import emit, nouns, open_input
from crossbearing.errors import InputError
from crossbearing.model import Report

__all__ = ["command", "read_spans"]


@click.command("annotate")
@click.argument("source", default="-")
@click.option("--mentions-only", is_flag=True, help="Leave out the reports themselves.")
@click.option(
    "--spans",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Resolve the names at these places instead of finding names: JSON lines with id and places.",
)
@reading_options
def command(source: str, *, mentions_only: bool, spans: Path | None, **given: Any) -> None:
    """Show the places, periods, quantities, sources and actors that each report names.

    SOURCE is a file of JSON lines of reports, or - for standard input. Every sentence is parsed.
    """
    emit(_lines(source, mentions_only=mentions_only, spans=spans, given=given))


def _lines(source: str, *, mentions_only: bool, spans: Path | None, given: dict[str, Any]) -> Iterator[Any]:
    from crossbearing.annotate import annotate, mentions, resolve_places
    from crossbearing.codebook import load_codebook
    from crossbearing.gazetteer import Gazetteer

    options = as_options(**given)
    codebook, gazetteer = load_codebook(options.codebook), Gazetteer.open(options.gazetteers)
    wanted = None if spans is None else read_spans(spans)
    for noun in nouns(open_input(source)):
        if not (mentions_only and isinstance(noun, Report)):
            yield noun
        if isinstance(noun, Report):
            for one in annotate([noun], codebook, gazetteer, regions=options.regions, every_sentence=True):
                found = mentions(one)
                if wanted is not None and noun.id in wanted:
                    places = resolve_places(noun, wanted[noun.id], gazetteer, regions=options.regions)
                    found = structs.replace(found, places=places)
                yield found


def read_spans(path: Path) -> dict[str, list[tuple[int, int]]]:
    """Return, by the id of the report, the offsets that a file of given names holds.

    Args:
        path: JSON lines `{"id", "places": [{"start", "end"}, ...]}`; other keys are passed over.

    Raises:
        InputError: the file cannot be read, or a line is not of that form.
    """
    found: dict[str, list[tuple[int, int]]] = {}
    try:
        lines = path.read_bytes().splitlines()
    except OSError as error:
        raise InputError(f"{path} cannot be read ({error.strerror}). Give a file of JSON lines.") from error
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            row = json.decode(line, type=_Given)
        except (ValidationError, DecodeError, RecursionError) as error:
            raise InputError(
                f"{path}, line {number}: {error}. A line gives id and places, each place its start and end."
            ) from error
        found.setdefault(row.id, []).extend((p.start, p.end) for p in row.places)
    return found


class _Span(Struct):
    start: int
    end: int


class _Given(Struct):
    id: str
    places: list[_Span]
