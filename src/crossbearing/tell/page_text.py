"""Words, numbers, dates and addresses as the page prints them. Everything here is pure text."""

from __future__ import annotations

import datetime as dt
import re
from urllib.parse import quote, urlsplit

from crossbearing.model import as_date

__all__ = ["anchor", "bounds", "clean", "day", "days", "fragment", "number", "plural", "safe_url", "utf16"]

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip
# Control characters (but tab and newline) have no glyph; lone surrogates cannot be written as UTF-8.
_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"\s")
MAX_URL = 2_000  # longer addresses are broken or hostile; browsers agree on about this


def clean(text: str | None) -> str:
    """`text` with each unprintable code point replaced by U+FFFD: same length, so offsets stay true."""
    return _UNPRINTABLE.sub("\ufffd", text) if text else ""


def utf16(text: str, offset: int) -> int:
    """The offset in UTF-16 units (as JavaScript counts) of code point `offset` of `text`."""
    return offset if text.isascii() else len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2


def anchor(identifier: str) -> str:
    """`identifier` as the id of an HTML element: without white space, which HTML forbids there."""
    return _SPACE.sub("_", clean(identifier))


def fragment(identifier: str) -> str:
    """The address of the element with `anchor(identifier)` within this page."""
    return "#" + quote(anchor(identifier), safe=":-_.~")


def safe_url(url: str | None) -> str | None:
    """`url` where it is a plain web address (http or https, with a host), else None: no link is made of it."""
    if not url or len(url) > MAX_URL or re.search(r"[\s\x00-\x1f\x7f\"<>\\^`{|}]", url):
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and host else None


def _date(stamp: str | None) -> dt.date | None:
    return as_date(stamp)


def day(stamp: str | None, *, year: bool = True) -> str:
    """An ISO 8601 day as "6 December 2024" (or without its year), or the words given where it is none."""
    date = _date(stamp)
    if date is None:
        return clean(stamp)
    return f"{date.day} {MONTHS[date.month - 1]}" + (f" {date.year}" if year else "")


def days(first: str | None, last: str | None) -> str:
    """A period of days: "5–6 December 2024", "since 27 November 2024", "by 6 December 2024" or ""."""
    start, end = _date(first), _date(last)
    if start is None or end is None:
        return (f"since {day(first)}" if first else f"by {day(last)}") if first or last else ""
    if start == end:
        return day(first)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day}–{day(last)}"
    return f"{day(first, year=start.year != end.year)} – {day(last)}"


def number(value: float | str | None) -> str:
    """A number with separated thousands ("280,000"); words as they are; an en dash for none."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, float) and not value.is_integer():
        return f"{value:,.1f}"
    return f"{int(value):,}"


def bounds(low: float | None, high: float | None) -> str:
    """A reported range: "280,000–300,000", "at least 300", "up to 1,000", or "" where nothing is known."""
    if low is None and high is None:
        return ""
    if high is None:
        return f"at least {number(low)}"
    if low is None:
        return f"up to {number(high)}"
    return number(low) if low == high else f"{number(low)}–{number(high)}"


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun ("1 report", "2 reports"), with separated thousands."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
