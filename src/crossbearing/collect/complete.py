"""What every report gets, whatever file it came from: checked dates and address, language, marks, body status.

Order of trust for the date of publication: what the report states about itself, its row in ``reports.csv``, the date
of its own byline or dateline, ``--published``. What is left open is inferred later from the whole run
(`crossbearing.collect.infer`). A file's modification time is never used.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any

import msgspec

from crossbearing.collect.base import File, printable
from crossbearing.collect.body import body_status
from crossbearing.collect.boilerplate import marks
from crossbearing.collect.dates import stamp, why_impossible
from crossbearing.collect.infer import written
from crossbearing.collect.language import language
from crossbearing.collect.text import headline
from crossbearing.model import Report, SetAside, as_date

__all__ = ["complete"]

_STRETCH = 2_000
"""Characters without any end of a sentence from which nothing is read (`crossbearing.annotate.segment.MAX_SENTENCE`)."""
_UNENDED = re.compile(rf"[^.!?…\n]{{{_STRETCH + 1},}}")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f]")
_WEB = re.compile(r"https?://[^\s<>\"]+", re.IGNORECASE)
_LONGEST_TITLE = 500  # characters; what is longer is no headline


def complete(
    report: Report, file: File, row: dict[str, str], published: str | None, today: dt.date
) -> tuple[Report | None, list[SetAside]]:
    """Fill in and check the fields of `report`.

    Args:
        report: As its reader left it.
        file: Where it came from.
        row: What the table beside the file says.
        published: Date for reports that state none, or None.
        today: The day of the run; what is later cannot have been published.

    Returns:
        The report, or None where it says nothing at all; and what there is to note.
    """
    notes: list[SetAside] = []
    fields = _lines(report, row, file, notes)
    fields |= _dates(report, row, file, today, notes)
    text = report.text
    title = fields["title"] or headline(text)
    if not text.strip():
        return _empty(report, fields, file, notes)
    found = report.marks if _fit(report, text) else marks(text, title, fields["outlet"])
    inferred = report.inferred
    if not fields["published"]:
        day = written(text, found, title, today)
        fields["published"] = day.isoformat() if day else published
        inferred = ("published",) if day else inferred
    notes += list(_remarks(text, file))
    return msgspec.structs.replace(
        report,
        **fields
        | {
            "title": title,
            "received": fields["received"] or fields["published"],
            "lang": fields["lang"] or language(text),
        },
        body_status=body_status(text, found, report.body_status),
        marks=found,
        inferred=inferred,
        source=report.source or file.name,
    ), notes


def _empty(
    report: Report, fields: dict[str, Any], file: File, notes: list[SetAside]
) -> tuple[Report | None, list[SetAside]]:
    if not fields["title"]:
        notes.append(
            SetAside(source=file.name, reason="It holds no text.", advice="Give the text of the report.")
        )
        return None, notes
    reason = f"The report '{fields['title'][:80]}' has a headline and no text, so no claim is drawn from it."
    notes.append(
        SetAside(source=file.name, reason=reason, advice="Give its text, if it is at hand.", whole=False)
    )
    received = fields["received"] or fields["published"]
    empty = msgspec.structs.replace(
        report,
        **fields | {"received": received},
        text="",
        body_status="none",
        marks=(),
        source=report.source or file.name,
    )
    return empty, notes


def _lines(report: Report, row: dict[str, str], file: File, notes: list[SetAside]) -> dict[str, Any]:
    """Fields that are one line of words: without control characters, the table's where the report has none."""
    fields: dict[str, Any] = {}
    for name in ("title", "outlet", "url", "lang"):
        words = printable(getattr(report, name) or "") or printable(row.get(name, ""))
        fields[name] = words[:_LONGEST_TITLE] or None
    url = fields["url"]
    if url and not _WEB.fullmatch(url):
        fields["url"] = None
        reason = f"'{url[:80]}' is no address of a web page and was left out."
        notes.append(
            SetAside(
                source=file.name, reason=reason, advice="Give one that begins with https://.", whole=False
            )
        )
    if fields["lang"] and not re.fullmatch(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8}){0,3}", fields["lang"]):
        fields["lang"] = None
    elif fields["lang"]:
        fields["lang"] = fields["lang"].replace("_", "-")
    return fields


def _dates(
    report: Report, row: dict[str, str], file: File, today: dt.date, notes: list[SetAside]
) -> dict[str, str | None]:
    """The dates that are stated and possible."""
    fields: dict[str, str | None] = {}
    for name in ("published", "received", "modified"):
        fields[name] = None
        for given in (getattr(report, name), row.get(name)):
            if not given or fields[name]:
                continue
            fields[name], why = _possible(printable(given), today)
            if why:
                reason = f"The date '{printable(given)[:40]}' ({name}) {why}; it was left out."
                advice = "Give it as 2024-01-31, in the report or in reports.csv."
                notes.append(SetAside(source=file.name, reason=reason, advice=advice, whole=False))
    _compared(fields["published"], row.get("published"), file, notes)
    return fields


def _compared(own: str | None, tabled: str | None, file: File, notes: list[SetAside]) -> None:
    """Note where the table contradicts the report's own date, which counts."""
    other = as_date(stamp(printable(tabled))) if tabled else None
    if own and other and other != as_date(own):
        reason = f"The table gives {other} as the date of publication, the report itself {own[:10]}, which was kept."
        notes.append(
            SetAside(source=file.name, reason=reason, advice="Correct the one that is wrong.", whole=False)
        )


def _possible(given: str, today: dt.date) -> tuple[str | None, str | None]:
    found = stamp(given)
    day = as_date(found)
    if day is None:
        return None, "is no date that can be read for certain"
    why = why_impossible(day, today)
    return (None, why) if why else (found, None)


def _fit(report: Report, text: str) -> bool:
    """Whether given marks are spans of the text, in order."""
    ends = [0, *(m.end for m in report.marks)]
    return bool(report.marks) and all(
        end <= m.start < m.end <= len(text) for end, m in zip(ends, report.marks, strict=False)
    )


def _remarks(text: str, file: File) -> Iterator[SetAside]:
    """What of the text is not read."""
    stretch = _UNENDED.search(text)
    if stretch:
        reason = f"A stretch of {len(stretch[0]):,} characters has no end of a sentence; no claim is drawn from it."
        yield SetAside(
            source=file.name, reason=reason, advice="Check that the file holds prose.", whole=False
        )
    controls = len(_CONTROL.findall(text))
    if controls:
        reason = (
            f"The text holds {controls:,} control characters; they are kept in the text and shown nowhere."
        )
        yield SetAside(source=file.name, reason=reason, advice="Nothing needs to be done.", whole=False)
