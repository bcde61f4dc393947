"""What many tests share: the packaged data, opened once, and the way from a text to its claims."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.annotate import annotate
from crossbearing.codebook import Codebook, load_codebook
from crossbearing.extract import extract
from crossbearing.gazetteer import Gazetteer
from crossbearing.model import Claim, Report

Draw = Callable[..., list[Claim]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return Gazetteer.open()


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


@pytest.fixture(scope="session")
def draw(gazetteer: Gazetteer, codebook: Codebook) -> Draw:
    """Draw the claims from a text of 14 May 2025, a Wednesday, or from a report with other fields."""

    def claims(text: str, **fields: Any) -> list[Claim]:
        report = Report(**{"id": "r", "published": "2025-05-14", "text": text, **fields})
        return list(extract(annotate([report], codebook, gazetteer), codebook))

    return claims
