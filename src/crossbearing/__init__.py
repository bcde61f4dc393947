"""Crossbearing: from a folder of reports to a sourced picture of a crisis.

>>> import crossbearing
>>> result = crossbearing.brief(["examples/homs-2024"])  # doctest: +SKIP
>>> result.picture.control  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from crossbearing.pipeline import Options, Result, brief

__all__ = ["Options", "Result", "__version__", "brief"]

__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import the pipeline when it is first asked for, so that ``import crossbearing`` stays quick."""
    if name in ("Options", "Result", "brief"):
        from crossbearing import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module 'crossbearing' has no attribute {name!r}")
