"""Results in a folder, made from invented reports by the whole way from text to page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from crossbearing.model import Report, encode_lines
from crossbearing.pipeline import Options, brief
from crossbearing.trace import Folder, open_folder

UVIRA = (
    Report(
        id="army", outlet="Lake Post", published="2025-05-13",
        text="Rebels captured the town of Uvira on Monday, the army said.\n\nAt least 12 people were killed in Uvira on Monday, the army said.\n",
    ),
    Report(
        id="mayor", outlet="Hill Wire", published="2025-05-14",
        text="Rebels captured the town of Uvira on Monday, the mayor of Uvira said.\n\nThe mayor said 17 people were killed in Uvira on Monday.\n",
    ),
    Report(
        id="goma", outlet="Hill Wire", published="2025-05-14",
        text="The airport of Goma was closed on Tuesday, aid officials said.\n\nAbout 40,000 people have been displaced in North Kivu since April.\n",
    ),
)  # fmt: skip


def write(folder: Path, reports: tuple[Report, ...] = UVIRA) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "reports.jsonl").write_bytes(encode_lines(reports))
    return folder


def result(root: Path, reports: tuple[Report, ...] = UVIRA, name: str = "out", **options: Any) -> Folder:
    """Read the reports and return the result as it stands on disk."""
    found = brief(write(root / "in" / name, reports), Options(**options))
    found.write(root / name)
    return open_folder(root / name)
