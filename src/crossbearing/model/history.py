"""How incidents changed from one run to the next."""

from __future__ import annotations

from typing import Literal

from msgspec import field

from crossbearing.model.base import Noun

__all__ = ["Change"]


class Change(Noun, frozen=True, kw_only=True, tag="change"):
    """One change of ids between two runs into one folder, a line of ``history.jsonl``.

    Attributes:
        run: Number of the run that brought it, from 1; the first run has no changes.
        event: merged (several became one), split (one became several), renamed (its earliest claim is another one now),
            withdrawn (what told it was withdrawn, or decided to be wrong), restored, or gone (its reports are no longer given).
        from_: Ids before.
        to: Ids after; the first is where a reader of the old id finds most of it.
        as_of: ISO 8601 day or time of the picture that the run drew.
    """

    run: int
    event: Literal["merged", "split", "renamed", "withdrawn", "restored", "gone"]
    from_: tuple[str, ...] = field(name="from")
    to: tuple[str, ...] = ()
    as_of: str | None = None
