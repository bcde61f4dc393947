"""What an earlier run left in the output folder, so that unchanged reports are not read again.

A report is unchanged when its content and everything that decides its claims are the same: the program, the codebook,
the gazetteers and the options. The key of a result is a hash over all of these; no time stamp is ever compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

import msgspec

from crossbearing import __version__
from crossbearing.model import Claim, Report, encode

__all__ = ["MEMORY_FILE", "Memory", "engine_key", "recall", "remembered", "report_key"]

MEMORY_FILE = ".crossbearing.json"


@dataclass(frozen=True, slots=True)
class Memory:
    """Claims of an earlier run by the hash of their report.

    Attributes:
        engine: Hash of what decides the claims besides the report.
        kept: Claims by report hash.
    """

    engine: str = ""
    kept: Mapping[str, tuple[Claim, ...]] = field(default_factory=dict)

    def claims(self, report: Report) -> tuple[Claim, ...] | None:
        """The claims of an unchanged report, or None where it must be read."""
        return self.kept.get(report_key(report))

    def count(self, reports: Iterable[Report]) -> int:
        """How many of the reports are unchanged."""
        return sum(report_key(r) in self.kept for r in reports)


def report_key(report: Report) -> str:
    """Hash of all that a report says, its metadata included."""
    return sha256(encode(report)).hexdigest()


def engine_key(files: Iterable[Path], words: Iterable[str]) -> str:
    """Hash of the program, its packaged data, the user's own files and the options in `words`."""
    digest = sha256(__version__.encode())
    package = Path(__file__).parent
    own = [p for p in package.rglob("*") if p.suffix in (".py", ".yaml", ".csv") and "tell" not in p.parts]
    for path in [
        *sorted(own),
        *sorted(p for f in files for p in ([f] if f.is_file() else f.rglob("*.yaml"))),
    ]:
        digest.update(path.name.encode() + path.read_bytes())
    for word in words:
        digest.update(b"\0" + word.encode())
    return digest.hexdigest()


def recall(out: Path, engine: str) -> Memory:
    """Read what an earlier run with the same engine left in `out`; an empty memory where there is none."""
    try:
        stored = msgspec.json.decode((out / MEMORY_FILE).read_bytes(), type=dict[str, str])
        if stored.pop("engine", None) != engine:
            return Memory(engine)
        claims: dict[str, list[Claim]] = {}
        for line in (out / "claims.jsonl").read_bytes().splitlines():
            claim = msgspec.json.decode(line, type=Claim)
            claims.setdefault(claim.report, []).append(claim)
    except (OSError, msgspec.MsgspecError):
        return Memory(engine)
    return Memory(engine, {key: tuple(claims.get(report, ())) for report, key in stored.items()})


def remembered(reports: Iterable[Report], engine: str) -> bytes:
    """The content of the memory file for this result."""
    return msgspec.json.encode(
        {"engine": engine, **{r.id: report_key(r) for r in reports}}, order="deterministic"
    )
