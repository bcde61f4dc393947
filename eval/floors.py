"""Floors: what a run reaches at least. They are raised by a flag, and lowered only with a written reason.

`floors.toml` holds a table for each set: ``sha256``, the hash of the set's files, and a floor for each figure that has
one (a ceiling where less is better). A floor that was lowered, and a set that was changed, keep the reason beside them.
"""

from __future__ import annotations

import hashlib
import json
import math
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from eval.figures import Figure, describe, is_worse
from eval.measured import Measured, MeasuredSet

__all__ = [
    "FLOORS",
    "Floor",
    "Floors",
    "SetFloors",
    "accept",
    "digest",
    "failures",
    "lower",
    "raised",
    "read",
    "write",
]

FLOORS = Path(__file__).with_name("floors.toml")
PLACES = 3  # decimals of a floor; floors are rounded to the lenient side
HEAD = """\
# What a run reaches at least (at most, where less is better). A run below a floor fails.
#
# Written by `python -m eval --raise`, which never lowers; `--lower SET.FIGURE=VALUE --why REASON` lowers and keeps the
# reason here. `sha256` is the hash of the set's files: a changed set is an error, until `--accept SET --why REASON`.
"""


class Floor(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A floor.

    Attributes:
        floor: The value.
        was: What it was before it was lowered, or None.
        why: Why it was lowered, or "".
    """

    floor: float
    was: float | None = None
    why: str = ""


class Pin(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The hash of a set's files, and why it was changed, or ""."""

    sha256: str
    why: str = ""


class SetFloors(msgspec.Struct, frozen=True, kw_only=True):
    """The floors of a set by figure, and the hash of the files that they were measured on (None: not yet)."""

    files: Pin | None = None
    floors: dict[str, Floor] = {}


Floors = dict[str, SetFloors]


def digest(files: Iterable[Path], root: Path) -> str:
    """Hash of files with their names below `root`, in any order, over all bytes."""
    whole = hashlib.sha256()
    for path in sorted(files):
        inner = hashlib.sha256(path.read_bytes()).hexdigest()
        whole.update(f"{path.relative_to(root).as_posix()} {inner}\n".encode())
    return whole.hexdigest()


def read(path: Path = FLOORS) -> Floors:
    """The floors of every set; sets are named by group and name (``public.homs``).

    Raises:
        msgspec.ValidationError: an entry is neither a number nor a table of the known keys.
    """
    groups = tomllib.loads(path.read_text(encoding="utf-8"))
    return {f"{group}.{name}": _set(table) for group, sets in groups.items() for name, table in sets.items()}


def _set(table: dict[str, object]) -> SetFloors:
    pin = table.get("sha256")
    floors = {k: v if isinstance(v, dict) else {"floor": v} for k, v in table.items() if k != "sha256"}
    return SetFloors(
        files=msgspec.convert({"sha256": pin} if isinstance(pin, str) else pin, Pin | None),
        floors=msgspec.convert(floors, dict[str, Floor]),
    )


def write(floors: Floors, path: Path = FLOORS) -> None:
    """Write the floors, sets in order of their names, figures as they stand."""
    path.write_text(
        "\n".join([HEAD, *(_table(name, floors[name]) for name in sorted(floors))]), encoding="utf-8"
    )


def _table(name: str, floors: SetFloors) -> str:
    lines = [f"[{name}]"]
    if floors.files:
        pin, why = json.dumps(floors.files.sha256), floors.files.why
        lines.append(f"sha256 = {{ sha256 = {pin}, why = {_quoted(why)} }}" if why else f"sha256 = {pin}")
    for figure, floor in floors.floors.items():
        lowered = (
            f"{{ floor = {floor.floor:g}, was = {floor.was:g}, why = {_quoted(floor.why)} }}"
            if floor.was is not None
            else ""
        )
        lines.append(f"{figure} = {lowered or f'{floor.floor:g}'}")
    return "\n".join([*lines, ""])


def _quoted(words: str) -> str:
    """Words as a TOML string (which JSON's is, but for the delete character)."""
    return json.dumps(words, ensure_ascii=False).replace("\x7f", "\\u007f")


def failures(measured: Sequence[MeasuredSet], floors: Floors) -> Iterator[str]:
    """One line for each floor that is not held, each floor without a figure, and each set that was changed."""
    for one in measured:
        have = floors.get(one.name, SetFloors())
        if have.files and have.files.sha256 != one.sha256:
            yield (
                f"{one.name}: the files of this set are not those that its floors were measured on. Restore them, or accept the change "
                f"with --accept {one.name} --why REASON."
            )
            continue
        known, found = describe(one.name).figure, {f.name: f for f in one.figures}
        for name, floor in have.floors.items():
            yield from _failure(one.name, name, known.get(name), found.get(name), floor.floor)


def _failure(
    set_name: str, name: str, figure: Figure | None, found: Measured | None, floor: float
) -> Iterator[str]:
    if figure is None or found is None or found.value is None:
        yield f"{set_name}.{name}: has a floor ({floor:g}) and was not measured."
    elif is_worse(figure, found.value, floor):
        side = "above its ceiling" if figure.better == "lower" else "below its floor"
        yield f"{set_name}.{name}: {found.value:.3f} is {side} of {floor:g}."


def raised(measured: Sequence[MeasuredSet], floors: Floors) -> Floors:
    """The floors with every measured value that is better, and a first floor for every figure that has an aim.

    A set without a hash gets the hash of its files; one whose files changed stays as it is.
    """
    out = dict(floors)
    for one in measured:
        have = out.get(one.name, SetFloors())
        if have.files and have.files.sha256 != one.sha256:
            continue
        known = describe(one.name).figure
        new = {
            f.name: _higher(known[f.name], have.floors.get(f.name), f.value)
            for f in one.figures
            if f.value is not None
        }
        order = [*have.floors, *(n for n in new if n not in have.floors)]
        kept = {n: f for n in order if (f := new.get(n) or have.floors.get(n))}
        out[one.name] = SetFloors(files=have.files or Pin(sha256=one.sha256), floors=kept)
    return out


def _higher(figure: Figure, have: Floor | None, value: float) -> Floor | None:
    """The better of the floor and the value, rounded to the lenient side; None for a figure that needs no floor."""
    scale = 10**PLACES
    rounded = (
        math.ceil(value * scale - 1e-6) if figure.better == "lower" else math.floor(value * scale + 1e-6)
    ) / scale
    if have is None:
        return Floor(floor=rounded) if figure.aim is not None else None
    if not is_worse(figure, have.floor, rounded):
        return have
    regained = have.was is None or not is_worse(figure, rounded, have.was)
    return Floor(floor=rounded) if regained else msgspec.structs.replace(have, floor=rounded)


def lower(floors: Floors, name: str, figure: str, value: float, why: str) -> Floors:
    """The floors with one lowered and the reason beside it.

    Raises:
        ValueError: there is no such floor, the value does not lower it, or no reason is given.
    """
    have = floors.get(name, SetFloors()).floors.get(figure)
    if have is None:
        raise ValueError(f"{name}.{figure} has no floor.")
    if not is_worse(describe(name).figure[figure], value, have.floor):
        raise ValueError(
            f"{name}.{figure} stands at {have.floor:g}: {value:g} does not lower it. To raise it, use --raise."
        )
    if not why.strip():
        raise ValueError("Lowering a floor needs a reason: --why REASON.")
    was = have.floor if have.was is None else have.was
    changed = {**floors[name].floors, figure: Floor(floor=value, was=was, why=why.strip())}
    return {**floors, name: msgspec.structs.replace(floors[name], floors=changed)}


def accept(floors: Floors, name: str, sha256: str, why: str) -> Floors:
    """The floors with the new hash of a set's files and the reason for the change.

    Raises:
        ValueError: no reason is given.
    """
    if not why.strip():
        raise ValueError("A changed set needs a reason: --why REASON.")
    pin = Pin(sha256=sha256, why=why.strip())
    return {**floors, name: msgspec.structs.replace(floors.get(name, SetFloors()), files=pin)}
