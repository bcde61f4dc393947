"""`crossbearing decide`: what a person decides, kept and applied again in every run."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from crossbearing.errors import BadDecision

if TYPE_CHECKING:
    from crossbearing.decide import Subject
    from crossbearing.model import Decision
    from crossbearing.trace import Folder

__all__ = ["command"]

_WISHES = ("place", "value", "same", "not_same", "wrong", "undo")


@click.command("decide")
@click.argument("out", type=click.Path(path_type=Path))
@click.argument("id", required=False)
@click.option("--place", metavar="NAME", help="It happened here: a name, or NAME@LATITUDE,LONGITUDE.")
@click.option("--value", metavar="FIELD=VALUE", help="This is the value of a field, such as killed=12.")
@click.option("--same", metavar="ID", help="It is the same thing as this other incident.")
@click.option("--not-same", metavar="ID", help="This other incident, or one claim of it, is another thing.")
@click.option("--wrong", is_flag=True, help="The incident or claim is wrong: leave it out of the picture.")
@click.option("--undo", metavar="DECISION", help="End an earlier decision, such as d3.")
@click.option("--by", metavar="NAME", default="", help="Who decides. Required for every decision.")
@click.option("--why", metavar="TEXT", default="", help="For what reason. Required for every decision.")
@click.option("--list", "listed", is_flag=True, help="List the decisions instead, with what became of them.")
@click.option("--json", "as_json", is_flag=True, help="With --list: print them as JSON lines.")
def command(out: Path, id: str | None, *, listed: bool, as_json: bool, **given: Any) -> None:  # noqa: A002
    """Decide what the machine read wrongly, and say who decides and why.

    OUT is the folder of a result. ID is that of an incident, or of a claim for --wrong. The decision is added to
    OUT/decisions.jsonl, which every later run into OUT applies; the result is drawn anew at once.
    """
    from crossbearing.decide import DECISIONS_FILE, appended
    from crossbearing.pipeline import redraw
    from crossbearing.trace import open_folder

    folder = open_folder(out)
    if listed:
        _list(folder, as_json=as_json)
        return
    decision = _decide(folder, id, given)
    result = redraw(folder, (*folder.decisions, decision))
    result.write(out, extra={DECISIONS_FILE: appended(out / DECISIONS_FILE, decision)})
    _tell(open_folder(out), decision)


def _decide(folder: Folder, name: str | None, given: dict[str, Any]) -> Decision:
    from datetime import UTC, datetime

    from crossbearing.decide import Wish, make

    asked = [w for w in _WISHES if given[w] not in (None, False)]
    if len(asked) != 1:
        raise BadDecision(
            "Decide one thing at a time: --place, --value, --same, --not-same, --wrong or --undo."
        )
    wish = Wish(**given, at=datetime.now(UTC).isoformat(timespec="seconds"))
    subject = _subject(folder, name) if name and not wish.undo else None
    other = wish.same or wish.not_same
    return make(
        wish, subject, _subject(folder, other) if other else None, folder.decisions, lambda: folder.places
    )


def _subject(folder: Folder, name: str) -> Subject:
    """The incident or claim that is meant; an entry of the picture stands for its only incident."""
    from crossbearing.decide import Subject
    from crossbearing.trace import find

    target = find(folder, name)
    if target.what in {"incident", "claim"}:
        return Subject(target.id, target.claims, target.statement.strip("“”"))
    drawn = list(
        dict.fromkeys(folder.incident_with[c].id for c in target.claims if c in folder.incident_with)
    )
    if len(drawn) == 1:
        return _subject(folder, drawn[0])
    lines = "\n".join(f"  {i}  {folder.incident_of[i].label}" for i in drawn)
    raise BadDecision(f"{target.id} draws on {len(drawn)} incidents. Decide about one of them:\n{lines}")


def _tell(folder: Folder, decision: Decision) -> None:
    from crossbearing.decide import say_decision

    entry = next((e for e in folder.picture.decisions if e.decision == decision.id), None)
    click.echo(f"{decision.id}: {_plain(say_decision(decision))}")
    if decision.place and not decision.place.resolved:
        click.echo(
            "This place is not known, so it has no point on the map. Give one: --place NAME@LATITUDE,LONGITUDE"
        )
    elif decision.place:
        p = decision.place
        where = ", ".join(w for w in (p.name, p.admin1, p.country) if w)
        click.echo(f"Read as {_plain(where)} ({p.lat}, {p.lon}).")
    if entry and entry.incident:
        click.echo(f"Now: {_plain(folder.incident_of[entry.incident].label)} ({entry.incident})")
    click.echo(f"Undo with: crossbearing decide {folder.path} --undo {decision.id} --by NAME --why TEXT")


def _list(folder: Folder, *, as_json: bool) -> None:
    from crossbearing.cli.stream import emit
    from crossbearing.decide import in_force, say_decision

    if as_json:
        emit(folder.decisions)
        return
    state = {e.decision: e for e in folder.picture.decisions}
    valid = {d.id for d in in_force(folder.decisions)}
    for d in folder.decisions:
        entry = state.get(d.id)
        now = "undone" if d.action != "undo" and d.id not in valid else ""
        now = now or (
            f"applied to {entry.incident or entry.claims[0]}" if entry and entry.state == "applied" else ""
        )
        now = now or ("gone: no report tells any more what it was about" if entry else "")
        click.echo(f"{d.id}  {_plain(say_decision(d))}\n    by {_plain(d.by)}, {d.at[:10]}: {_plain(d.why)}")
        if now:
            click.echo(f"    {now}")
    if not folder.decisions:
        click.echo("Nobody has decided anything yet.")


def _plain(words: str) -> str:
    from crossbearing.tell.markdown import one_line

    return one_line(words)
