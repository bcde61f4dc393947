"""Paths to files: folders are walked in sorted order, nothing outside them is followed.

Passed over in silence, by convention: names that begin with a dot, ``__MACOSX``, lock files of word processors
(``~$...``), ``Thumbs.db``, ``desktop.ini`` and the table ``reports.csv``. Everything else is either read or set
aside with a reason.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from crossbearing.collect.base import File, printable
from crossbearing.model import SetAside

__all__ = ["TABLE", "files"]

TABLE = "reports.csv"
"""Name of the table that may stand beside the files (see `crossbearing.collect.table`)."""
_UNSEEN = frozenset({"__macosx", "thumbs.db", "desktop.ini", TABLE})
_COMPANIONS = ("_files", "_Dateien", "_fichiers", "_archivos")  # folders that browsers save beside a page


def files(paths: Sequence[Path | str], exclude: Collection[Path | str] = ()) -> Iterator[File | SetAside]:
    """Yield every file below `paths` once, in the order of the paths, folders sorted by name.

    Args:
        paths: Files and folders.
        exclude: Files and folders that are passed over (such as the folder that a run writes to).
    """
    skipped = {Path(p).resolve() for p in exclude}
    seen: set[Path] = set()
    for given in sorted({str(p): Path(p) for p in paths}.values(), key=str):
        for found in _below(given, skipped):
            if isinstance(found, SetAside):
                yield found
                continue
            real = found.path.resolve()
            if real not in seen:
                seen.add(real)
                yield found


def _below(given: Path, skipped: set[Path]) -> Iterator[File | SetAside]:
    try:
        if given.is_dir():
            yield from _folder(given, skipped)
        elif given.is_file():
            yield File(given, printable(given.name))
        elif given.exists():
            yield _special(printable(str(given)))
        else:
            yield SetAside(
                source=printable(str(given)),
                reason="There is no such file or folder.",
                advice="Check the path for a misspelling.",
            )
    except (OSError, ValueError) as error:
        yield _unreadable(printable(str(given)), error)


def _folder(root: Path, skipped: set[Path]) -> Iterator[File | SetAside]:
    problems: list[OSError] = []
    empty = True
    for top, folders, names in os.walk(root, onerror=problems.append):
        here = Path(top)
        kept, companions = _walkable(here, folders, names, skipped)
        folders[:] = kept
        yield from (_companion(root, here / c) for c in companions)
        for name in sorted(names):
            if _unseen(name) or (here / name).resolve() in skipped:
                continue
            empty = False
            shown = _below_root(root, here / name)
            yield File(here / name, shown, listed=True) if (here / name).is_file() else _special(shown)
    yield from (_unreadable(printable(str(e.filename or root)), e) for e in problems)
    if empty and not problems:
        yield SetAside(
            source=printable(root.name or str(root)),
            reason="The folder holds no files.",
            advice="Put reports into it: text, HTML, PDF, DOCX or JSON lines.",
        )


def _walkable(
    here: Path, folders: list[str], names: list[str], skipped: set[Path]
) -> tuple[list[str], list[str]]:
    """The folders to walk into, and those that only hold the pictures and scripts of a saved page."""
    pages = {Path(n).stem for n in names if n.lower().endswith((".html", ".htm"))}
    seen = sorted(f for f in folders if not _unseen(f) and (here / f).resolve() not in skipped)
    companions = [f for f in seen if any(f.endswith(c) and f.removesuffix(c) in pages for c in _COMPANIONS)]
    return [f for f in seen if f not in companions], companions


def _unseen(name: str) -> bool:
    return name.startswith((".", "~$")) or name.lower() in _UNSEEN


def _below_root(root: Path, path: Path) -> str:
    return printable(path.relative_to(root).as_posix())


def _companion(root: Path, folder: Path) -> SetAside:
    return SetAside(
        source=_below_root(root, folder),
        reason="The folder holds the pictures and scripts of a saved page and was not read.",
        whole=False,
    )


def _special(name: str) -> SetAside:
    return SetAside(
        source=name,
        reason="This is no regular file (a device, a pipe or a broken link).",
        advice="Give the file itself.",
    )


def _unreadable(name: str, error: Exception) -> SetAside:
    words = error.strerror if isinstance(error, OSError) and error.strerror else "the name is not valid"
    return SetAside(
        source=name,
        reason=f"It cannot be opened: {words}.",
        advice="Check its name and the permission to read it.",
    )
