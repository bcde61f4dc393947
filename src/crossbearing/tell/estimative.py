"""Words of estimation: how sure the information is, and how likely a thing is; the two never in one sentence (ICD 203)."""

from __future__ import annotations

import re

__all__ = ["CONFIDENCE", "LIKELIHOOD", "confidence", "mixes"]

LIKELIHOOD: tuple[tuple[tuple[str, ...], int, int], ...] = (
    (("almost no chance", "remote"), 1, 5),
    (("very unlikely", "highly improbable"), 5, 20),
    (("unlikely", "improbable"), 20, 45),
    (("roughly even chance", "roughly even odds"), 45, 55),
    (("likely", "probable", "probably"), 55, 80),
    (("very likely", "highly probable"), 80, 95),
    (("almost certain", "nearly certain"), 95, 99),
)
"""Words with the chance in percent that they stand for: ICD 203 (2015), Analytic Standards, D.6.e.(2)(a)."""
CONFIDENCE = {1: "high", 2: "moderate", 3: "low", 4: "low", 5: "low"}
"""Confidence by the credibility of the information (docs/explanation/ratings.md); what cannot be judged has none."""
_LIKELY = re.compile(
    r"\b(?:"
    + "|".join(sorted((w for words, *_ in LIKELIHOOD for w in words), key=len, reverse=True))
    + r")\b",
    re.IGNORECASE,
)
_SURE = re.compile(r"\bconfidence\b", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])\s+")


def confidence(credibility: int) -> str:
    """A sentence of its own that tells how sure the information is; "" where that cannot be judged."""
    level = CONFIDENCE.get(credibility)
    return f"Confidence: {level}." if level else ""


def mixes(text: str) -> bool:
    """Whether a sentence of the text tells both a likelihood and a confidence."""
    return any(_LIKELY.search(s) and _SURE.search(s) for s in _END.split(text))
