"""`crossbearing codebook`: what the product can code."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("codebook")
@click.argument("entry", required=False)
@click.option(
    "--codebook",
    "folder",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A codebook of your own.",
)
def command(entry: str | None, folder: Path | None) -> None:
    """Print the codebook: all entries, or one with its definition, examples and codes."""
    from crossbearing.codebook import load_codebook

    codebook = load_codebook(folder)
    if entry is None:
        for one in codebook.entries.values():
            click.echo(f"{one.kind:16} {one.id:20} {one.definition}")
        return
    if entry not in codebook.entries:
        raise click.BadParameter(
            f"no entry {entry!r}; crossbearing codebook lists them all", param_hint="ENTRY"
        )
    one = codebook.entries[entry]
    click.echo(f"{one.id} ({one.kind})\n  {one.definition}")
    for title, lines in (("Examples", one.examples), ("Not this", one.near_misses)):
        for line in lines:
            click.echo(f"  {title}: {line}")
    plover = f"{one.plover.event} {'/'.join(one.plover.mode)}".strip() if one.plover else "-"
    click.echo(
        f"  ACLED: {one.acled or '-'}\n  PLOVER: {plover}\n  IDMC: {one.idmc or '-'}\n  HXL: {one.hxl or '-'}"
    )
