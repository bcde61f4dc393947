"""stub"""
from __future__ import annotations
from typing import Any
from crossbearing.tell.page_map import Extent
__all__ = ["outlines"]
def outlines(extent: Extent) -> dict[str, Any]:
    """Stub."""
    return {}
