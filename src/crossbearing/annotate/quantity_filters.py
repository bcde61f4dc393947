"""Numbers that count nothing: dates, times, names of roads and units, calibres, phone numbers, scores."""

from __future__ import annotations

import re
from functools import cache

from crossbearing.annotate.quantity_numbers import Number, lexicon

__all__ = ["MONTHS", "is_age", "is_reference", "span_of_no_count"]

MONTHS = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
GROUPED = 10_000
"""From here on a number with its thousands set apart counts something, whatever name stands before it."""
YEARS = range(1900, 2100)
"""Four plain digits in this range are a year unless something counted follows them."""

_SKIP = re.compile(
    rf"""\d{{1,4}}[/-]\d{{1,2}}[/-]\d{{1,4}}\b(?:t[\d:.+z-]{{1,24}})?
    |\d{{1,2}}\.\d{{1,2}}\.\d{{2,4}}\b
    |\d{{1,2}}:\d{{2}}(?::\d{{2}})?
    |\d{{1,2}}[.h]\d{{2}}\s?(?:[ap]\.?m\b|gmt|utc|hrs)
    |\d{{1,2}}\s?(?:[ap]\.?m\b|o['’]clock)
    |[012]\d[0-5]\d\s?(?:gmt|utc|hours|hrs|h\b|local|zulu|z\b)
    |\d{{1,2}}(?:st|nd|rd|th)?(?:\s?(?:[-–/&]|and|to|or)\s?\d{{1,2}}(?:st|nd|rd|th)?)?\s(?:of\s)?{MONTHS}\b(?!\sbe\b|\shave\b)(?:\s\d\d\b(?=\s?[(-]))?
    |\d{{1,3}}(?:st|nd|rd|th)\b
    |\d{{1,5}}(?:[-–]\d{{1,5}}){{2,8}}
    |\d{{3}}[-–]\d{{4}}\b(?![^\S\n][a-z])
    |1-8\d\d-[\w-]{{1,20}}
    |\d{{2,5}}(?:-\d{{1,5}})?\sblocks?\sof\b
    |\d{{1,4}}/\d{{1,4}}\b
    |\d{{1,2}}0s\b
    |\d{{4}}s\b
    |(?:19|20)\d\d\s?[-–/]\s?(?:(?:19|20)\d\d|\d\d)\b
    |\d{{1,3}}(?:\.\d{{1,3}}){{3}}\b
    |\d{{1,15}}[.,/]?\d{{0,9}}(?!(?:km|kms|m|mm|cm|kg|ha|ft|mph|kph|mw|lb|lbs|k|mn|bn|tn|b|mln|bln|hh|hhs|t|c|f|x|am|pm)\b)[a-z][\w-]*""",
    re.VERBOSE,
)
_MONTH_BEFORE = re.compile(rf"\b{MONTHS}\.?\s(?:\d{{1,2}}(?:st|nd|rd|th)?,?\s?(?:[-–&,]|and|to|or)?\s?)?$")
_YEAR_BEFORE = frozenset(
    "in since until till during from by after before year early late mid of and to through fiscal until circa through"
    " summer spring autumn winter fall january february march april may june july august september october november"
    " december season".split()
)
_CODE_BEFORE = re.compile(r"[#@_=&\\+/]$|[^\W\d_][-–]$")
_GROUP_BEFORE = re.compile(r"\b(?:Group|Gang|Council|Committee) of $")
_NAME_BEFORE = re.compile(r"([^\W\d_][\w’'.-]*)[ \u00a0]$")
_AGE_AFTER = re.compile(
    r"[\s-]{1,2}(?:years?|months?|yrs?|weeks?)[\s-]{1,2}olds?\b|[\s-]year[\s-]olds?|\s?(?:yo|y/o)\b|\syears?\sof\sage\b"
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|aged between|aged from|aged about)\s(?:of\s|about\s|around\s)?$")
_AGE_BOUND = re.compile(
    r"\b(?:children|girls|boys|kids|women|men|people|those|anyone|youths|aged|adults|residents)\s(?:aged\s)?(?:under|over|below|above)\s?-?$"
)
_AGE_LIST_BEFORE = re.compile(
    r"\bage[sd]?\s(?:ranging\s)?(?:from\s|between\s)?(?:\d{1,3}(?:,\s|,?\sand\s|\sto\s|\s?[-–]\s?)){0,8}$|\bturn(?:s|ed|ing)?\s$"
)
_AGE_PAIR = re.compile(r"-?\s(?:and|or|to)\s(?:an?\s)?\d{1,3}[\s-]years?[\s-]old")
_ADDRESS = re.compile(
    r"\s(?:(?:[NSEW]|North|South|East|West)\.?\s)?(?:[A-Z][\w’'-]{1,20}\s){1,3}"
    r"(?:Ave|Avenue|St|Street|Rd|Road|Blvd|Boulevard|Dr|Drive|Ln|Lane|Hwy|Highway|Ct|Court|Way|Place|Pl|Circle|Parkway|Pkwy)\b"
)
_PERSON_AGE = re.compile(r"\b([a-z-]{3,20}),\s$")
_NAMED_AGE = re.compile(r"(?:[A-Z][\w’'.-]+(?:\s(?:Jr|Sr|II|III)\.?)?),\s$|[A-Z][\w’'-]+\s\($")


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(lexicon()[key].split())


def span_of_no_count(text: str, low: str, at: int) -> int | None:
    """End of the date, time, range of years, ordinal, phone number or code that begins at `at`, or None."""
    match = _SKIP.match(low, at)
    if not match or (
        match.group()[-1:].isalpha() and match.group().endswith("may") and text[match.end() - 3] != "M"
    ):
        return None
    return match.end()


def is_reference(text: str, low: str, number: Number, *, counted: bool, qualified: bool) -> bool:
    """True where `number` names rather than counts (roads, units, resolutions, years, days of a month).

    Args:
        text: The text.
        low: The same, lower-cased.
        number: A number in it.
        counted: True where something known follows that the number can count.
        qualified: True where a word such as "nearly" stands before the number.
    """
    before = low[max(0, number.start - 40) : number.start]
    if _CODE_BEFORE.search(before) or (number.kind == "digits" and _ADDRESS.match(text, number.end)):
        return True
    word = before.rsplit(maxsplit=1)[-1].strip("(\"“‘'") if before.strip() else ""
    adjacent = before.endswith((" ", "\u00a0", "-"))
    if adjacent and word.rstrip("-") in _words("labels") and not qualified:
        return True
    if (
        number.kind == "digits"
        and not number.scaled
        and _is_calendar(low, number, before, word, counted=counted)
    ):
        return True
    if counted or qualified or not adjacent:
        return False
    return word in _words("weak_labels") or _is_named(text, low, number, word)


def _is_calendar(low: str, number: Number, before: str, word: str, *, counted: bool) -> bool:
    bare = low[number.start : number.end].isdigit()
    if bare and number.value in YEARS and number.end - number.start == 4:
        return not counted or word.rstrip(",") in _YEAR_BEFORE
    return bare and number.value <= 31 and bool(_MONTH_BEFORE.search(before))


def _is_named(text: str, low: str, number: Number, word: str) -> bool:
    """True for "Boeing 737" and "Chapter Seven": a capitalised word before a bare number in ordinary case.

    Nothing is named by a grouped number of many thousands: "Kenya 512,000" is a row of a table.
    """
    if number.value >= GROUPED and number.end - number.start > len(str(number.value)):
        return False
    if _GROUP_BEFORE.search(text, max(0, number.start - 16), number.start):
        return True
    match = _NAME_BEFORE.search(text, max(0, number.start - 32), number.start)
    if not match or not match[1][0].isupper() or word in _words("announce"):
        return False
    if number.kind != "digits" and low[number.start] == text[number.start]:
        return False
    return not text[max(0, number.start - 60) : number.end + 60].isupper()


def is_age(text: str, low: str, number: Number, end: int) -> bool:
    """True where `number` (with its unit up to `end`) is somebody's age."""
    if number.value > 120 or number.scaled or number.kind == "floor":
        return False
    if _AGE_AFTER.match(low, number.end) or _AGE_PAIR.match(low, number.end):
        return True
    before = low[max(0, number.start - 60) : number.start]
    if _AGE_BEFORE.search(before) or _AGE_LIST_BEFORE.search(before):
        return True
    if _AGE_BOUND.search(before) and end == number.end:
        return True
    return _is_apposed(text, number)


def _is_apposed(text: str, number: Number) -> bool:
    """True for "Maria Lopez, 24, ..." and "Maria Lopez (24)"."""
    if number.kind != "digits" or not 0 < number.value < 110:
        return False
    name = _NAMED_AGE.search(text, max(0, number.start - 32), number.start)
    if not name:
        person = _PERSON_AGE.search(text, max(0, number.start - 32), number.start)
        return (
            bool(person)
            and person is not None
            and person[1] in _words("person_singulars")
            and text[number.end : number.end + 1] == ","
        )
    after = text[number.end : number.end + 2]
    return after[:1] == ")" if name.group().endswith("(") else after[:1] in {",", ";"} or after in {". ", "."}
