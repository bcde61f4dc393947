"""Writing the result: whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from crossbearing.errors import OutputError

__all__ = ["write_outputs"]


def write_outputs(out: Path, files: Mapping[str, bytes]) -> list[Path]:
    """Write `files` into the folder `out` and return their paths, in the order given.

    All files are first written beside their targets under temporary names and flushed to disk; only when every
    one is there are they renamed into place. A failure before that leaves the old result as it was.

    Args:
        out: The folder; it is made where it does not exist.
        files: File name (relative, "/" for subfolders) to content.

    Raises:
        OutputError: the folder or a file cannot be written; the message says what to do.
    """
    staged: list[tuple[Path, Path]] = []
    try:
        for name, content in files.items():
            target = _inside(out, name)
            target.parent.mkdir(parents=True, exist_ok=True)
            staged.append((_stage(target, content), target))
        for temporary, target in staged:
            os.replace(temporary, target)  # noqa: PTH105 - atomic on one file system, also over an existing file
    except OSError as error:
        raise OutputError(_advice(out, error)) from error
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                temporary.unlink(missing_ok=True)
    return [target for _, target in staged]


def _inside(out: Path, name: str) -> Path:
    parts = Path(name).parts
    if not parts or Path(name).is_absolute() or ".." in parts:
        raise OutputError(f"The file name {name!r} does not lie inside the folder. Give a plain name.")
    return out.joinpath(*parts)


def _stage(target: Path, content: bytes) -> Path:
    if target.is_dir():
        raise IsADirectoryError(21, "Is a directory", str(target))
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".part")
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        path.chmod(0o666 & ~_umask())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    return path


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _advice(out: Path, error: OSError) -> str:
    what = error.strerror or str(error)
    where = error.filename or str(out)
    hints = {
        "PermissionError": "Choose another folder with -o, or give yourself the right to write there.",
        "NotADirectoryError": "A file stands where the folder should be. Choose another folder with -o.",
        "FileExistsError": "A file stands where the folder should be. Choose another folder with -o.",
        "IsADirectoryError": "A folder stands where the file should be. Move it away or choose another folder with -o.",
    }
    hint = hints.get(type(error).__name__, "Free some space or choose another folder with -o.")
    return f"The result cannot be written to {where} ({what}). {hint} An earlier result there is unchanged."
