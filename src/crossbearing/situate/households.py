"""Households to people, by a country's average household size from a stated source."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cache
from pathlib import Path

from crossbearing.gazetteer.countries import country_name

__all__ = ["Factor", "household_factor"]

_FILE = Path(__file__).parent / "data" / "household_sizes.csv"


@dataclass(frozen=True)
class Factor:
    """Average household size of a country.

    Attributes:
        country: ISO 3166-1 alpha-2 code.
        size: People in a household, on average.
        source: Where the figure stands.
    """

    country: str
    size: Decimal
    source: str

    def people(self, households: float | None) -> int | None:
        """Households as people, rounded half up (the rule of IDMC); None stays None."""
        if households is None:
            return None
        return int((Decimal(str(households)) * self.size).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def words(self, households: str) -> str:
        """How the conversion was made, for people."""
        return f"{households} households × {self.size} people ({country_name(self.country)}: {self.source})"


@cache
def _factors() -> dict[str, Factor]:
    with _FILE.open(encoding="utf-8", newline="") as lines:
        return {r["iso2"]: Factor(r["iso2"], Decimal(r["size"]), r["source"]) for r in csv.DictReader(lines)}


def household_factor(country: str | None) -> Factor | None:
    """The average household size of a country, or None where no source is packaged (households then stay households)."""
    return _factors().get(country or "")
