"""The small land as a folder of tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from outlook_land import FILES


@pytest.fixture
def folder(tmp_path: Path) -> Callable[..., Path]:
    """Write the five tables, some of them as given."""

    def write(**changed: str) -> Path:
        made = tmp_path / "land"
        made.mkdir(exist_ok=True)
        for name, text in FILES.items():
            (made / name).write_text(changed.get(name.removesuffix(".csv"), text), encoding="utf-8")
        return made

    return write
