"""The order of things. Read this file first: it names the steps and nothing else.

    collect  →  annotate  →  extract  →  reconcile  →  situate  →  tell
    Report      Mentions     Claims      Incidents     Picture     page, brief, tables

What people decided (`crossbearing.decide`) bears on reconcile and on what the picture is drawn from. Every step is a pure function over nouns (`crossbearing.model`); none knows a later one. `brief` runs them all over
files and folders; each is also a command that filters JSON lines.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from msgspec import structs

from crossbearing.annotate import annotate, reads
from crossbearing.codebook import load_codebook
from crossbearing.collect import collect
from crossbearing.decide import apply, in_force, misread, verdicts
from crossbearing.errors import NoResult, NothingToRead
from crossbearing.extract import extract
from crossbearing.gazetteer import Gazetteer
from crossbearing.memory import MEMORY_FILE, Memory, remembered
from crossbearing.model import Claim, Decision, Incident, Picture, Report, SetAside, encode_lines
from crossbearing.publish import Private, find_private, for_release, guard, releasable, shareable
from crossbearing.reconcile import reconcile
from crossbearing.situate import happened_by, known_by, situate
from crossbearing.sources import SourceBook, read_sources
from crossbearing.sweeps import fewer_sweeps
from crossbearing.tell import own_words, tell
from crossbearing.trace import HISTORY_FILE, Folder, changes, keep_apart, open_folder

__all__ = ["Options", "Result", "brief", "draw", "earlier", "read_claims", "redraw"]

Progress = Callable[[str, int, int], None]
"""Called with the name of the step, how much of it is done, and how much there is."""


@dataclass(frozen=True, slots=True)
class Options:
    """What a run may be told.

    Attributes:
        published: ISO date of publication for reports that state none.
        regions: ISO 3166-1 alpha-2 codes to which places are restricted; empty for the whole world.
        gazetteers: CSV files with places of your own.
        codebook: Folder with a codebook of your own, or None for the packaged one.
        as_of: Show what was known on this ISO date, or None for the latest report's: later reports are not even read.
        true_on: Show what was true on this ISO date, with all that was known later: later events are left out of the picture.
        public: Make a result that may leave the house: shelters generalised, private persons and restricted reports left out.
        sources: File with what people know about outlets and speakers (TOML), or None.
    """

    published: str | None = None
    regions: tuple[str, ...] = ()
    gazetteers: tuple[Path, ...] = ()
    codebook: Path | None = None
    as_of: str | None = None
    true_on: str | None = None
    public: bool = False
    sources: Path | None = None


@dataclass(frozen=True, slots=True)
class Result:
    """What a run found: every noun, what was set aside, and how much was new.

    Attributes:
        reports: The reports read, by (published, id).
        set_aside: What was not read, with reasons.
        claims: Their claims, by report and text order.
        incidents: The incidents.
        picture: The picture.
        new: Number of reports read anew in this run.
        unchanged: Number of reports whose claims were taken over from an earlier run.
        private: What must not be in any file, for a result that may leave the house; None for an internal one.
    """

    reports: tuple[Report, ...]
    set_aside: tuple[SetAside, ...]
    claims: tuple[Claim, ...]
    incidents: tuple[Incident, ...]
    picture: Picture
    new: int = 0
    unchanged: int = 0
    private: Private | None = None

    def write(self, out: Path, *, engine: str = "", extra: Mapping[str, bytes] | None = None) -> list[Path]:
        """Write the files of the output contract into the folder `out`, atomically; return their paths.

        Args:
            out: The folder.
            engine: Key of what decided the claims (see `crossbearing.memory`): then the next run can reuse them.
            extra: Further files by name, written in the same stroke.

        Raises:
            OutputError: the folder cannot be written, or holds an internal result where this one is for release, or the
                other way round.
        """
        keep_apart(out, public=self.picture.public)
        if self.private is not None:
            look = partial(guard, self.private, own=own_words())
            return tell(out, self.reports, (), self.claims, self.incidents, self.picture, guard=look)
        more = {MEMORY_FILE: remembered(self.reports, engine)} if engine else {}
        with fewer_sweeps():
            more |= {**_history(out, self), **(extra or {})}
            return tell(
                out, self.reports, self.set_aside, self.claims, self.incidents, self.picture, extra=more
            )


@fewer_sweeps()
def brief(
    paths: Sequence[str | Path] | str | Path,
    options: Options | None = None,
    *,
    memory: Memory | None = None,
    decisions: Sequence[Decision] = (),
    exclude: Collection[Path] = (),
    progress: Progress = lambda step, done, total: None,
) -> Result:
    """Read files and folders and return the sourced picture of what they report.

    Args:
        paths: Files or folders: text, HTML, PDF, DOCX, JSON lines of reports, mixed.
        options: What the run is told; None for the defaults.
        memory: An earlier result whose unchanged reports are not read again.
        decisions: What people decided (`crossbearing.decide.read_decisions`), in the order in which they did.
        exclude: Files and folders to pass over, such as the one that the result is written to.
        progress: Called as the work goes on.

    Raises:
        NothingToRead: no report could be read; the message lists why.
        MissingData: packaged data is not installed.
    """
    options = options or Options()
    memory = memory or Memory()
    book = read_sources(options.sources) if options.sources else SourceBook()
    listed = [paths] if isinstance(paths, str | Path) else list(paths)
    collected = collect(listed, published=options.published, exclude=exclude)
    if not collected.reports:
        raise NothingToRead(_nothing(collected.set_aside))
    reports = sorted(known_by(collected.reports, options.as_of), key=lambda r: (r.published or "", r.id))
    if not reports:
        raise NothingToRead(f"No report was known on {options.as_of}. Give a later day with --as-of.")
    claims = read_claims(reports, options, memory=memory, progress=progress)
    if options.public:
        return _release(reports, claims, decisions, options, book)
    progress("reconcile", 0, 1)
    incidents, picture = draw(
        reports, claims, decisions=decisions, book=book, as_of=options.as_of, true_on=options.true_on
    )
    progress("reconcile", 1, 1)
    known = memory.count(reports)
    set_aside = (*collected.set_aside, *_unread(reports))
    return Result(tuple(reports), set_aside, claims, incidents, picture, len(reports) - known, known)


def draw(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    *,
    decisions: Sequence[Decision] = (),
    book: SourceBook | None = None,
    as_of: str | None = None,
    true_on: str | None = None,
) -> tuple[tuple[Incident, ...], Picture]:
    """Join claims into incidents and draw the picture, with what people decided: all that comes after reading."""
    valid = in_force(decisions)
    wrong = misread(valid, claims)
    read = [c for c in happened_by(claims, reports, true_on) if c.id not in wrong]
    decided = apply(valid, claims, reconcile(reports, read, verdicts(valid, claims), book))
    picture = situate(reports, decided.claims, decided.standing, as_of=as_of)
    return decided.incidents, structs.replace(decided.on(picture), true_on=true_on)


def read_claims(
    reports: Sequence[Report],
    options: Options,
    *,
    memory: Memory | None = None,
    progress: Progress = lambda step, done, total: None,
) -> tuple[Claim, ...]:
    """Draw the claims of the reports, in their order; those that `memory` holds are not drawn again."""
    memory = memory or Memory()
    codebook, gazetteer = load_codebook(options.codebook), Gazetteer.open(options.gazetteers)
    drawn = {r.id: list(known) for r in reports if (known := memory.claims(r)) is not None}
    fresh = [r for r in reports if r.id not in drawn]
    for done, annotated in enumerate(annotate(fresh, codebook, gazetteer, regions=options.regions)):
        progress("read", done, len(fresh))
        drawn[annotated.report.id] = list(extract([annotated], codebook))
    progress("read", len(fresh), len(fresh))
    return tuple(claim for report in reports for claim in drawn[report.id])


def _release(
    reports: Sequence[Report],
    claims: Sequence[Claim],
    decisions: Sequence[Decision],
    options: Options,
    book: SourceBook,
) -> Result:
    """A result that may leave the house: drawn from what may be released, and rewritten."""
    private = find_private(reports, claims)
    open_reports = releasable(reports)
    ids = {r.id for r in open_reports}
    own = [c for c in claims if c.report in ids]
    shared = shareable(in_force(decisions), own)
    incidents, picture = draw(
        open_reports, own, decisions=shared, book=book, as_of=options.as_of, true_on=options.true_on
    )
    nouns = for_release(private, open_reports, own, incidents, picture)
    return Result(
        tuple(nouns[0]), (), tuple(nouns[1]), tuple(nouns[2]), nouns[3], len(open_reports), private=private
    )


def redraw(folder: Folder, decisions: Sequence[Decision]) -> Result:
    """The result of a folder under other decisions: drawn from its claims, without reading a report."""
    incidents, picture = draw(
        folder.reports,
        folder.claims,
        decisions=decisions,
        book=folder.book,
        as_of=folder.picture.as_of,
        true_on=folder.picture.true_on,
    )
    return Result(folder.reports, folder.set_aside, folder.claims, incidents, picture, 0, len(folder.reports))


def earlier(folder: Folder, day: str) -> Folder:
    """What was known by the end of a day, drawn from the reports and decisions of a result that were there by then."""
    reports = tuple(known_by(folder.reports, day))
    known = {r.id for r in reports}
    claims = tuple(c for c in folder.claims if c.report in known)
    decisions = tuple(d for d in folder.decisions if d.at[: len(day)] <= day)
    incidents, picture = draw(
        reports, claims, decisions=decisions, book=folder.book, as_of=day, true_on=folder.picture.true_on
    )
    return Folder(folder.path, reports, claims, incidents, picture, (), decisions, book=folder.book)


def _history(out: Path, result: Result) -> dict[str, bytes]:
    """The log of changes of ids with those that this result brings; nothing where there is no earlier result or no change."""
    try:
        before = open_folder(out)
    except NoResult:
        return {}
    run = max((c.run for c in before.history), default=0) + 1
    found = changes(before.incidents, result.incidents, result.claims, run=run, as_of=result.picture.as_of)
    return {HISTORY_FILE: encode_lines((*before.history, *found))} if found else {}


def _unread(reports: Iterable[Report]) -> Iterable[SetAside]:
    """A note for each report in a language that is not read: it is listed, and nothing is drawn from it."""
    for report in reports:
        if not reads(report.lang):
            yield SetAside(
                source=report.source or report.id,
                reason=f"The report is in another language ({report.lang}); only English is read, so no claim is drawn from it.",
                advice="Have it translated and run again with the translation.",
                whole=False,
            )


def _nothing(set_aside: Iterable[SetAside]) -> str:
    lines = [f"  {s.source}: {s.reason} {s.advice}".rstrip() for s in set_aside]
    return "\n".join(["No report could be read.", *lines])
