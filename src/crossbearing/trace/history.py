"""What became of incidents from run to run: merges, splits, new ids; and where an old id leads now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from crossbearing.decide.anchor import Anchors
from crossbearing.model import Change, Claim, Incident

__all__ = ["HISTORY_FILE", "changes", "follow", "read_history"]

HISTORY_FILE = "history.jsonl"


def read_history(path: Path) -> tuple[Change, ...]:
    """The changes logged so far; none where there is no file. A line that cannot be read is passed over: redirects only help."""
    found = []
    try:
        lines = path.read_bytes().splitlines()
    except OSError:
        return ()
    for line in lines:
        try:
            found.append(msgspec.json.decode(line, type=Change))
        except (msgspec.MsgspecError, UnicodeDecodeError):
            continue
    return tuple(found)


def changes(
    before: Sequence[Incident],
    after: Sequence[Incident],
    claims: Sequence[Claim],
    *,
    run: int,
    as_of: str | None,
) -> tuple[Change, ...]:
    """What became of the incidents of an earlier run.

    Args:
        before: The incidents of the earlier run.
        after: Those of this run.
        claims: The claims of this run.
        run: Number of this run.
        as_of: Of the picture that this run drew.
    """
    known = Anchors(claims, after)
    now = {i.id: i for i in after}
    heirs = {i.id: known.held((*i.claims, *i.withdrawn)) for i in before}
    events = [*_moves(heirs), *_states(before, heirs, now)]
    return tuple(Change(run=run, event=e, from_=f, to=t, as_of=as_of) for e, f, t in events)  # type: ignore[arg-type]


def _moves(heirs: dict[str, list[str]]) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    sources: defaultdict[str, list[str]] = defaultdict(list)
    for old, found in heirs.items():
        if not found:
            yield "gone", (old,), ()
            continue
        sources[found[0]].append(old)
        if len(found) > 1:
            yield "split", (old,), tuple(found)
    for new, olds in sources.items():
        if len(olds) > 1:
            yield "merged", tuple(olds), (new,)
        elif olds[0] != new and len(heirs[olds[0]]) == 1:
            yield "renamed", (olds[0],), (new,)


def _states(
    before: Iterable[Incident], heirs: dict[str, list[str]], now: dict[str, Incident]
) -> Iterator[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    for old in before:
        new = now[heirs[old.id][0]] if heirs[old.id] else None
        if new and (old.status == "withdrawn") != (new.status == "withdrawn"):
            yield "withdrawn" if new.status == "withdrawn" else "restored", (old.id,), (new.id,)


def follow(name: str, history: Iterable[Change], current: Iterable[str]) -> str | None:
    """The id that an incident bears now, or None where it is gone or was never known."""
    known = set(current)
    if name in known:
        return name
    for change in history:
        if name in change.from_ and change.to and name not in change.to:
            name = change.to[0]
    return name if name in known else None
