"""One publication by one outlet."""

from __future__ import annotations

from typing import Literal

from crossbearing.model.base import Noun, Value

__all__ = ["BodyStatus", "Mark", "Report", "SetAside"]

BodyStatus = Literal["full", "partial", "paywalled", "none"]


class Mark(Value, frozen=True, kw_only=True):
    """A span of a report's text that bears no claim ("Also read", a caption's credit, a menu).

    Attributes:
        start: First code point of the span in the report's text.
        end: Code point after its last.
        reason: Why it is set apart: also_read, related, repeated_headline, caption, byline, share, cookie,
            navigation, subscribe, contact, comments, footer, dateline.
    """

    start: int
    end: int
    reason: str


class Report(Noun, frozen=True, kw_only=True, tag="report"):
    """One publication by one outlet, as collected.

    Attributes:
        id: Given, else the file's stem, else the content hash.
        title: Headline, or None. It may also stand in `text`; claims are drawn from `text` alone.
        text: The working copy of the text, Unicode, to which every offset points (code points).
        published: ISO 8601 date or time of publication, or None where nothing is known.
        outlet: Name of the outlet, or None.
        url: Address of the publication (never fetched), or None.
        lang: BCP 47 language tag, or None where undetermined.
        received: ISO 8601 date or time when we knew; `published` by default.
        modified: ISO 8601 date or time of the last change stated by the outlet, or None.
        body_status: full, partial (cut), paywalled or none. Only a full body corroborates.
        sha256: Hash of the raw bytes, hexadecimal, or None where there were none.
        supersedes: Id of the report that this one replaces, or None.
        retracts: Id of the report that this one withdraws, or None.
        access: public, or restricted (left out of public exports).
        inferred: Names of the fields that were inferred and not stated (such as "published").
        marks: Spans that bear no claim, in text order.
        source: Name of the file that it was read from, relative to the folder given, or None.
    """

    id: str
    title: str | None = None
    text: str = ""
    published: str | None = None
    outlet: str | None = None
    url: str | None = None
    lang: str | None = None
    received: str | None = None
    modified: str | None = None
    body_status: BodyStatus = "full"
    sha256: str | None = None
    supersedes: str | None = None
    retracts: str | None = None
    access: Literal["public", "restricted"] = "public"
    inferred: tuple[str, ...] = ()
    marks: tuple[Mark, ...] = ()
    source: str | None = None


class SetAside(Noun, frozen=True, kw_only=True, tag="set_aside"):
    """Input that was not read, or not wholly: nothing is dropped in silence.

    Attributes:
        source: The file (and line) it concerns.
        reason: One sentence: what was found and why it was not read.
        advice: One sentence: what the user can do.
        whole: False where only a part was set aside and the rest was read.
    """

    source: str
    reason: str
    advice: str = ""
    whole: bool = True
