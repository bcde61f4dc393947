"""`crossbearing why`: from a statement back to its sentences, origins and rules."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = ["command"]


@click.command("why")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("id", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print the chain as JSON.")
def command(out: Path, id: tuple[str, ...], *, as_json: bool) -> None:  # noqa: A002 - as people read it
    """Show why the picture says what it says: the sentences, the origins behind them, and the rules that decided.

    OUT is the folder of a result. ID is that of an incident or a claim, an entry of the picture (control/1,
    control/Hama, displacement/2), or words that only one statement has.
    """
    from crossbearing.trace import explain, open_folder

    why = explain(open_folder(out), " ".join(id))
    if as_json:
        import msgspec

        click.echo(msgspec.json.format(msgspec.json.encode(why), indent=1))
        return
    from crossbearing.trace.why_text import print_why

    print_why(why)
