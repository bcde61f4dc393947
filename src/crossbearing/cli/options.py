"""Options that several commands share."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from crossbearing.pipeline import Options

__all__ = ["as_options", "iso_date", "reading_options"]

F = TypeVar("F", bound=Callable[..., Any])


def iso_date(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Check that an option is a date of the calendar (YYYY-MM-DD)."""
    if value is None:
        return None
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"{value!r} is not a date; write it as 2024-12-06") from error


def _regions(_: click.Context, __: click.Parameter, value: str | None) -> tuple[str, ...]:
    codes = tuple(v.strip().upper() for v in (value or "").split(",") if v.strip())
    if wrong := [c for c in codes if not re.fullmatch("[A-Z]{2}", c)]:
        raise click.BadParameter(f"{', '.join(wrong)}: give two-letter country codes, such as SY,LB")
    return codes


def reading_options(command: F) -> F:
    """Add the options that decide how reports are read."""
    for option in (
        click.option(
            "--codebook",
            type=click.Path(exists=True, file_okay=False, path_type=Path),
            help="A codebook of your own (folder with entries/*.yaml).",
        ),
        click.option(
            "--gazetteer",
            "gazetteers",
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            help="A CSV file with places of your own; may be repeated.",
        ),
        click.option(
            "--region",
            "regions",
            callback=_regions,
            help="Restrict places to these countries, such as SY,LB.",
        ),
    ):
        command = option(command)
    return command


def as_options(**given: Any) -> Options:
    """The options of a run from what the command line gave."""
    return Options(**{k: v for k, v in given.items() if k in Options.__dataclass_fields__})
