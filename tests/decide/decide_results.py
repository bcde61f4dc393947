"""Results in a folder and people who decide about them; all reports are invented."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from crossbearing.decide import DECISIONS_FILE, Subject, Wish, appended, make, read_decisions
from crossbearing.model import Decision, Incident, Report
from crossbearing.pipeline import brief, redraw
from crossbearing.trace import Folder, open_folder

ARMY = Report(
    id="army", outlet="Lake Post", published="2025-05-14",
    text="Shelling killed 12 people in Uvira on Monday, the army said.\n\nRebels captured the town of Fizi on Monday, the army said.\n",
)  # fmt: skip
MAYOR = Report(
    id="mayor", outlet="Hill Wire", published="2025-05-14",
    text="Shelling killed 17 people in Uvira on Monday, the mayor of Uvira said.\n",
)  # fmt: skip
GOMA = Report(
    id="goma", outlet="Hill Wire", published="2025-05-14",
    text="Aid officials said the airport of Goma was closed on Tuesday.\n\nAn explosion killed 3 people in Bukavu on Tuesday, police said.\n",
)  # fmt: skip
BASE = (ARMY, MAYOR, GOMA)


def run(folder: Path, reports: Sequence[Report] = BASE, **options: Any) -> Folder:
    """Read the reports into a folder as `crossbearing brief` does, with what was decided there before."""
    given = folder.parent / f"{folder.name}-in"
    given.mkdir(parents=True, exist_ok=True)
    from crossbearing.model import encode_lines

    (given / "reports.jsonl").write_bytes(encode_lines(reports))
    brief(given, decisions=read_decisions(folder / DECISIONS_FILE), **options).write(folder)
    return open_folder(folder)


def decide(folder: Folder, about: Incident | str | None, **wish: Any) -> Decision:
    """Decide as the command does; returns the decision, written and applied."""
    named = {"by": "A. Editor", "why": "Seen on site", "at": "2025-05-20T08:00:00+00:00"} | wish
    other = named.get("same") or named.get("not_same")
    decision = make(
        Wish(**named),
        subject(folder, about) if about else None,
        subject(folder, other) if other else None,
        folder.decisions,
        lambda: folder.places,
    )
    result = redraw(folder, (*folder.decisions, decision))
    result.write(folder.path, extra={DECISIONS_FILE: appended(folder.path / DECISIONS_FILE, decision)})
    return decision


def subject(folder: Folder, about: Incident | str) -> Subject:
    name = about if isinstance(about, str) else about.id
    if name in folder.incident_of:
        i = folder.incident_of[name]
        return Subject(i.id, (*i.claims, *i.withdrawn), i.label)
    return Subject(name, (name,), folder.claim_of[name].quote)


def toll(folder: Folder) -> Incident:
    """The incident with the toll of Uvira."""
    return next(i for i in folder.incidents if i.killed and i.place and i.place.name == "Uvira")


def one(folder: Folder, place: str) -> Incident:
    return next(i for i in folder.incidents if i.place and i.place.name == place)
