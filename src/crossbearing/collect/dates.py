"""Dates as reports write them: one stamp (`stamp`), and every date in a text (`mentions`).

Dates are read by form alone. "2024-12-06", "6 December 2024", "December 6, 2024", "Dec. 6", and the dates of
e-mail and feeds ("Fri, 06 Dec 2024 10:15:00 GMT") are understood; "06/12/2024" is not, since half the world
reads it as the sixth and half as the twelfth of a month; "13/12/2024" can only be one day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime

__all__ = ["EARLIEST", "Mention", "mentions", "stamp", "why_impossible"]

EARLIEST = dt.date(1900, 1, 1)
"""Before this a date of publication is an error: archives of news as text do not reach back further."""
_EPOCH = (dt.date(1970, 1, 1), dt.date(1969, 12, 31))  # what programs write that know no date
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\b\.?"
)
_DAY = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?!\d)"
_FORMS = tuple(
    re.compile(form, flags)
    for form, flags in (
        (rf"(?<![\d-]){_YEAR}-(?P<monthnumber>\d\d)-(?P<day>\d\d)(?!\d)", 0),
        (rf"(?<![\d.,:])\b{_DAY}(?:\s+of)?\s+{_MONTH}(?:,?\s+{_YEAR})?", re.IGNORECASE),
        (rf"\b{_MONTH}\s+{_DAY}\b(?![.,:]\d)(?:,?\s+{_YEAR})?", re.IGNORECASE),
    )
)
_SLASHED = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)$")


@dataclass(frozen=True, slots=True)
class Mention:
    """A calendar day named in a text.

    Attributes:
        start: First code point.
        end: Code point after the last.
        year: Year, or None where the words give none.
        month: 1 to 12.
        day: 1 to 31.
    """

    start: int
    end: int
    year: int | None
    month: int
    day: int

    def on(self, year: int) -> dt.date | None:
        """The day in `year`, or None where the calendar has no such day."""
        try:
            return dt.date(year, self.month, self.day)
        except ValueError:
            return None

    @property
    def date(self) -> dt.date | None:
        """The full date, or None where the year is not said."""
        return self.on(self.year) if self.year else None


def mentions(text: str) -> Iterator[Mention]:
    """Every calendar day that `text` names, in text order."""
    found = (_mention(match) for form in _FORMS for match in form.finditer(text))
    end = 0
    for mention in sorted((m for m in found if m), key=lambda m: (m.start, -m.end)):
        if mention.start >= end:
            end = mention.end
            yield mention


def _mention(match: re.Match[str]) -> Mention | None:
    parts = match.groupdict()
    word = parts.get("month")
    if word and not word[0].isupper():  # "may 6 people", "march 5 kilometres"
        return None
    month = _MONTHS.index(word[:3].lower()) + 1 if word else int(parts["monthnumber"])
    year = int(parts["year"]) if parts["year"] else None
    mention = Mention(match.start(), match.end(), year, month, int(parts["day"]))
    return mention if mention.on(year or 2000) else None  # 2000 has a 29 February


def stamp(words: str) -> str | None:
    """`words` as an ISO 8601 date or time, or None where they are no date.

    A time keeps its zone. What is already ISO 8601 stays as it is written.
    """
    plain = words.strip()
    if len(plain) > 60:
        return None
    try:
        moment = dt.datetime.fromisoformat(plain)
    except ValueError:
        return _written(plain)
    if re.match(r"\d{4}-\d\d-\d\d", plain):
        return plain.replace(" ", "T", 1)
    return moment.date().isoformat()


def _written(plain: str) -> str | None:
    slashed = _SLASHED.match(plain)
    if slashed:
        return _unambiguous(*(int(g) for g in slashed.groups()))
    try:
        return parsedate_to_datetime(plain).isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        pass
    dated = [m.date for m in mentions(plain) if m.date]
    return dated[0].isoformat() if len(dated) == 1 else None


def _unambiguous(first: int, second: int, year: int) -> str | None:
    options = set()
    for day, month in ((first, second), (second, first)):
        try:
            options.add(dt.date(year, month, day))
        except ValueError:
            continue
    return options.pop().isoformat() if len(options) == 1 else None


def why_impossible(day: dt.date, today: dt.date) -> str | None:
    """Why `day` cannot be a date of publication, in words, or None where it can.

    A day beyond `today` is allowed, since the earth has time zones.
    """
    if day in _EPOCH:
        return "is what programs write that know no date"
    if day < EARLIEST:
        return "is too long ago"
    if day > today + dt.timedelta(days=1):
        return "lies in the future"
    return None
