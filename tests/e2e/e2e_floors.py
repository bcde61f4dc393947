"""The floors of `eval/floors.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path

__all__ = ["ROOT", "floors"]

ROOT = Path(__file__).parents[2]


def floors(part: str) -> dict[str, dict[str, float]]:
    """Floors by name of the example or set; `part` is "examples" or "bench"."""
    read: dict[str, dict[str, dict[str, float]]] = tomllib.loads(
        (ROOT / "eval" / "floors.toml").read_text(encoding="utf-8")
    )
    return read[part]
