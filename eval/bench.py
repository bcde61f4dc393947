"""The folder of the public sets: its files, its reference scorer, and what the product says of each set, once."""

from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path
from types import ModuleType
from typing import Any

import crossbearing
from crossbearing import Result
from crossbearing.model import Report, decode, encode_lines

__all__ = ["Bench", "Judged", "Row", "write_lines"]

Row = dict[str, Any]
"""A line of JSON, as a dictionary."""
Judged = list[tuple[str, float, int | None]]
"""Figures of the reference scorer: name, value, and on how many items it rests (None: it does not say)."""


class Bench:
    """The public sets below a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._results: dict[str, Result] = {}

    @cached_property
    def scorer(self) -> ModuleType:
        """The reference scorer, ``score.py`` beside the sets, as a module.

        Raises:
            FileNotFoundError: it is not there.
        """
        path = self.folder / "score.py"
        spec = importlib.util.spec_from_file_location("bench_score", path)
        if not path.exists() or spec is None or spec.loader is None:
            raise FileNotFoundError(
                f"There is no score.py in {self.folder}. Give the folder of the sets and their scorer."
            )
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module

    def score(self, name: str, rows: list[Row], gold: Path) -> Judged:
        """Figures of the reference scorer for lines of the output contract, against a folder of gold."""
        judged: Judged = self.scorer.score(name, rows, str(gold))
        return judged

    def lines(self, name: str, file: str) -> list[Row]:
        """The lines of a file of a set; none where there is no file."""
        path = self.folder / name / file
        return (
            [json.loads(line) for line in path.read_bytes().splitlines() if line.strip()]
            if path.exists()
            else []
        )

    def _result(self, name: str) -> Result:
        """What `brief` says of all reports of a set, read once."""
        if name not in self._results:
            files = (self.folder / name / f for f in ("reports.jsonl", "pair_reports.jsonl"))
            self._results[name] = crossbearing.brief([f for f in files if f.exists()])
        return self._results[name]

    def brief(self, name: str) -> list[Row]:
        """Claims and incidents of `crossbearing brief` over all reports of a set."""
        result = self._result(name)
        return [*_rows(result.claims), *_rows(result.incidents)]

    def alone(self, name: str) -> list[Row]:
        """The claims, and the incidents of each report of a set by itself."""
        from crossbearing.reconcile import reconcile

        result, claims = self._result(name), defaultdict(list)
        for claim in result.claims:
            claims[claim.report].append(claim)
        incidents = [i for r in result.reports for i in reconcile([r], claims[r.id])]
        return [*_rows(result.claims), *_rows(incidents)]

    def annotate(self, name: str) -> list[Row]:
        """Mentions as `crossbearing annotate` gives them: every sentence is parsed."""
        from crossbearing.annotate import annotate, mentions
        from crossbearing.codebook import load_codebook
        from crossbearing.gazetteer import Gazetteer

        reports = [decode(json.dumps(r), Report) for r in self.lines(name, "reports.jsonl")]
        annotated = annotate(reports, load_codebook(), Gazetteer.open(), every_sentence=True)
        return _rows(mentions(a) for a in annotated)


def write_lines(path: Path, rows: Iterable[Row]) -> None:
    """Write JSON lines."""
    path.write_text("".join(f"{json.dumps(r)}\n" for r in rows), encoding="utf-8")


def _rows(nouns: Iterable[Any]) -> list[Row]:
    return [json.loads(line) for line in encode_lines(nouns).splitlines()]
