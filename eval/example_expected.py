"""The expected picture of an example: what a careful analyst writes down from its reports.

One JSON file beside the reports (`expected.json`), read strictly: an unknown key is an error, so that a
misspelt expectation cannot pass unseen. Names are lists of acceptable spellings, the first being the one shown.
Quantities and kinds follow the coding conventions that the documentation states (``docs/explanation/examples.md``).
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import msgspec
from msgspec import UNSET, UnsetType, field

__all__ = [
    "Access", "Advisory", "Control", "Copy", "Date", "Disagreement", "Expected", "Figure", "Forbidden", "Gap", "Joined",
    "Movement", "Never", "Number", "Pair", "Quote", "load_expected",
]  # fmt: skip

Number = float | tuple[float, ...] | None | UnsetType
"""Left out: not checked. A number: that number. A list: any of them. null: must be null."""


class _Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One expectation."""


class Quote(_Part, frozen=True, kw_only=True):
    """Words of a report (white space is free); a claim meets them where half of the shorter span is shared."""

    report: str
    quote: str


class Date(_Part, frozen=True, kw_only=True):
    """The day a report was published; `inferred` null where either reading is fair."""

    report: str
    published: str
    inferred: bool | None = None


class Copy(_Part, frozen=True, kw_only=True):
    """A report that copies another one of the folder."""

    report: str
    of: str


class Control(_Part, frozen=True, kw_only=True):
    """Who holds a place; `contrary` asks for the claims that say otherwise."""

    place: tuple[str, ...]
    holder: tuple[str, ...] | None
    status: tuple[str, ...]
    contrary: bool = False


class Access(_Part, frozen=True, kw_only=True):
    """Whether something works; the states that a fair reader would accept."""

    place: tuple[str, ...]
    feature: tuple[str, ...]
    state: tuple[str, ...]


class Figure(_Part, frozen=True, kw_only=True):
    """A figure of displacement or of casualties.

    Attributes:
        scope: Names, one of which the place or the scope of the figure must bear; empty where the report names no place.
        measure: Acceptable measures (flow, stock; killed, injured, missing).
        low: Lower bound.
        best: Best figure.
        high: Upper bound.
        tolerance: Relative, for conversions of households into people.
        households: The figure, where the picture keeps households as they are.
        as_of: ISO 8601 day, or None where it is not checked.
        who: Names, one of which the figure must be restricted to ("civilians"), or empty.
        claimed: True where the figure must be marked as the claim of a party.
    """

    scope: tuple[str, ...]
    measure: tuple[str, ...]
    low: Number = UNSET
    best: Number = UNSET
    high: Number = UNSET
    tolerance: float = 0.0
    households: float | None = None
    as_of: str | None = None
    who: tuple[str, ...] = ()
    claimed: bool = False


class Movement(_Part, frozen=True, kw_only=True):
    """People or forces on the move; an empty list of names asks for nothing."""

    kind: Literal["people", "forces"]
    origin: tuple[str, ...] = ()
    destination: tuple[str, ...] = ()


class Advisory(_Part, frozen=True, kw_only=True):
    """A warning: by whom, about which place."""

    by: tuple[str, ...]
    place: tuple[str, ...] = ()


class Joined(_Part, frozen=True, kw_only=True):
    """An incident: one claim at each anchor must belong to it.

    Attributes:
        label: For people.
        kinds: Kinds that its claims may have.
        anchors: Where the reports speak of it.
        place: Acceptable names of the place; empty asks for nothing.
        from_: First day, or None where it is not checked.
        to: Last day, or None where it is not checked.
        origins: Lowest and highest count of independent origins that the texts allow.
        status: Acceptable states; empty asks for nothing.
    """

    label: str
    kinds: tuple[str, ...]
    anchors: tuple[Quote, ...]
    place: tuple[str, ...] = ()
    from_: str | None = field(name="from", default=None)
    to: str | None = None
    origins: tuple[int, int] | None = None
    status: tuple[str, ...] = ()


class Pair(_Part, frozen=True, kw_only=True):
    """Two claims that are not one thing, and why."""

    a: Quote
    b: Quote
    why: str


class Disagreement(_Part, frozen=True, kw_only=True):
    """Values that differ.

    Attributes:
        label: For people.
        anchors: Claims, one of which the values or their incident must rest on.
        relations: Acceptable relations.
        values: Each must stand among the values shown: a number, or words that the value must contain.
        fields: Acceptable fields; empty asks for nothing.
        where: "picture" (a reader must be shown it) or "any" (standing apart in the incident is enough).
    """

    label: str
    anchors: tuple[Quote, ...]
    relations: tuple[str, ...]
    values: tuple[float | str, ...] = ()
    fields: tuple[str, ...] = ()
    where: Literal["picture", "any"] = "picture"


class Gap(_Part, frozen=True, kw_only=True):
    """A question that no report answers, found by a regular expression without regard to case."""

    label: str
    pattern: str


class Forbidden(Quote, frozen=True, kw_only=True):
    """Words from which nothing may be taken.

    `boilerplate` bears no claim at all; of the others no claim may stand as a present fact.
    """

    why: Literal["boilerplate", "history", "condition", "plan"]


class Never(_Part, frozen=True, kw_only=True):
    """A number that must not stand in a table of figures."""

    section: Literal["displacement", "casualties"]
    value: float
    why: str


class Expected(_Part, frozen=True, kw_only=True):
    """The whole expected picture; `as_of` is the day of the latest report."""

    as_of: str
    note: str = ""
    dates: tuple[Date, ...] = ()
    copies: tuple[Copy, ...] = ()
    control: tuple[Control, ...] = ()
    access: tuple[Access, ...] = ()
    displacement: tuple[Figure, ...] = ()
    casualties: tuple[Figure, ...] = ()
    movements: tuple[Movement, ...] = ()
    advisories: tuple[Advisory, ...] = ()
    forecasts: tuple[Quote, ...] = ()
    denials: tuple[Quote, ...] = ()
    incidents: tuple[Joined, ...] = ()
    must_not_merge: tuple[Pair, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    not_reported: tuple[Gap, ...] = ()
    forbidden: tuple[Forbidden, ...] = ()
    never_counted: tuple[Never, ...] = ()


def load_expected(example_dir: Path) -> Expected:
    """Read `expected.json` of an example.

    Raises:
        msgspec.ValidationError: it holds a key or a value that means nothing here.
    """
    return msgspec.json.decode((example_dir / "expected.json").read_bytes(), type=Expected)
