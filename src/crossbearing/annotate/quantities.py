"""How many: numbers in a text, with the words that bound them and what they count.

Bounds follow the project's coding conventions. A number alone is exact; "nearly", "up to" leave the lower
bound open, "over", "at least" the upper; "about" allows half a step of the last significant digit either way;
"an estimated" bounds nothing; "dozens" has a floor and no ceiling; "between a and b" has no value of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from crossbearing.annotate.quantity_bounds import bounds, qualifier_after, qualifier_before
from crossbearing.annotate.quantity_filters import is_age, is_reference, span_of_no_count
from crossbearing.annotate.quantity_numbers import (
    Number,
    alternation,
    lexicon,
    lowered,
    number_at,
    place_value,
)
from crossbearing.annotate.quantity_phrases import (
    Counted,
    counted_at,
    is_said_of_people,
    unit_words,
)
from crossbearing.annotate.quantity_ranges import upper_end
from crossbearing.annotate.quantity_shapes import (
    MONEY,
    Source,
    fraction_at,
    list_label,
    past_conversion,
    ratio_at,
    singular_persons,
)
from crossbearing.model import QuantityMention

__all__ = ["find_quantities"]

_HYPHEN_UNIT = re.compile(r"-(?P<unit>[a-z]{2,12})\b")


_AGE_UNIT = re.compile(r"[\s-]{1,2}(?:years?|months?|yrs?|weeks?)(?:[\s-]{1,2}olds?|\sof\sage)?\b")
_LENGTH = re.compile(
    r"\s(?:high|deep|wide|long|tall|away|from|of|above|below|thick|down|east|west|north|south)\b"
)


def find_quantities(text: str, *, articles: bool = False) -> tuple[QuantityMention, ...]:
    """Find the quantities of `text`, in order, not overlapping.

    Args:
        text: Usually one sentence.
        articles: True to read "a soldier", "an elderly man" and bare "gunman" as one person each.

    Returns:
        Mentions with offsets into `text`. Dates, times, ordinals, names of roads, units and weapons, scores and
        phone numbers yield none; ages, money and measures yield their own units. A conversion in brackets
        ("5 km (3 miles)") is left out.
    """
    low = lowered(text)
    found: list[QuantityMention] = []
    if _trigger().search(low):
        found.extend(_scan(Source(text, low)))
    if articles:
        taken = [(q.start, q.end) for q in found]
        found.extend(
            q for q in singular_persons(text, low) if not any(a < q.end and q.start < b for a, b in taken)
        )
        found.sort(key=lambda q: q.start)
    return tuple(found)


@cache
def _trigger() -> re.Pattern[str]:
    lex = lexicon()
    words = [*lex["cardinals"], *(f.split()[0] for f in [*lex["floors"], *lex["exact"]])]
    words = sorted({w for w in words if w not in {"a", "zero"}} | {"hundred", "half", "quarter"})
    articled = r"an?\s(?=dozen|few|handful|couple|pair|hundred|thousand|[mb]illion|lakh|crore|quarter|third|half|fifth|tenth|very\s)"
    return re.compile(
        rf"(?<![\w.,])\d|(?<=[a-z]{{2}})\d(?=\d{{0,2}},\d{{3}}\b)|(?<![\w])(?:{alternation(words)})\b|\b{articled}"
    )


def _scan(source: Source) -> Iterator[QuantityMention]:
    resume = 0
    for match in _trigger().finditer(source.low):
        if match.start() < resume:
            continue
        resume, mention = _read(source, match.start())
        if mention is not None:
            yield mention
            resume = past_conversion(source, mention)


def _read(source: Source, at: int) -> tuple[int, QuantityMention | None]:
    """Read one quantity at `at`: where to go on, and the mention or None."""
    text, low = source.text, source.low
    if fraction := fraction_at(source, at):
        return fraction.end, fraction
    money = MONEY.search(low, max(0, at - 6), at)
    if not money and low[at].isdigit() and (skip := span_of_no_count(text, low, at)):
        return skip, None
    number = number_at(low, at)
    if number is None:
        return at + 1, None
    number = _as_metres(source, number, money=bool(money))
    if share := ratio_at(source, number):
        return share.end, share
    upper, resume = upper_end(source.text, low, number)
    if resume:
        return resume, None
    return (upper or number).end, _mention(source, number, upper, money)


def _mention(
    source: Source, number: Number, upper: Number | None, money: re.Match[str] | None
) -> QuantityMention | None:
    text, low = source.text, source.low
    last = upper or number
    after = qualifier_after(low, last.end)
    end = after.end if after else last.end
    start = money.start(1) if money else number.start
    before = qualifier_before(low, start)
    one = last.value == 1 and number.kind in {"digits", "words"}
    counted = _classed(source, number, upper, money, _counted(source, last, end, one=one), end, bool(before))
    if counted is None:
        return None
    if number.dotted and not upper and _thousands(counted):
        whole = round(number.value * 1000)
        number = Number(number.start, number.end, whole, number.kind, place_value(whole))
    value, lower, higher, qualifier = bounds(low, number, upper, before, after)
    first = before.start if before else start
    if upper and low[:first].endswith("between "):
        first -= len("between ")
    stop = max(counted.end, end)
    return QuantityMention(
        start=first, end=stop, text=text[first:stop], value=value, low=lower, high=higher,
        unit=counted.unit, counted=counted.words, qualifier=qualifier,
    )  # fmt: skip


def _classed(
    source: Source,
    number: Number,
    upper: Number | None,
    money: re.Match[str] | None,
    counted: Counted,
    end: int,
    qualified: bool,
) -> Counted | None:
    """What the number counts once ages, money and figures without a noun are told apart; None for no quantity."""
    text, low = source.text, source.low
    if is_age(text, low, number, counted.end) or (upper and is_age(text, low, upper, counted.end)):
        return Counted(_age_end(low, end), "", "age")
    if money and counted.unit != "percent":
        return Counted(end, "", lexicon()["currencies"][money[1]])
    if is_reference(text, low, number, counted=bool(counted.unit), qualified=qualified):
        return None
    if low.startswith("both", number.start) and _is_conjunction(counted):
        return None
    if counted.unit is not None:
        return counted
    if low.startswith("magnitude", max(0, number.start - 10)):
        return Counted(counted.end, "", "magnitude")
    if not qualified and not _stands_alone(source, number, counted):
        return None
    if is_said_of_people(low, max(counted.end, end)):
        return Counted(counted.end, counted.words, "people")
    return list_label(source, number) or counted


def _is_conjunction(counted: Counted) -> bool:
    """True for "both" without a noun ("both wounded and tired")."""
    return not counted.words or counted.words.lower() in lexicon()["people_states"]


def _counted(source: Source, last: Number, end: int, *, one: bool) -> Counted:
    """The noun phrase after the number, also joined by a hyphen ("24-hour", "10-kilometre")."""
    hyphen = _HYPHEN_UNIT.match(source.low, last.end)
    if hyphen and end == last.end:
        word = hyphen["unit"]
        if word == "strong":
            return Counted(hyphen.end(), "", "people")
        units = unit_words()
        unit = units.get(word) or units.get(word + "s")
        return Counted(hyphen.end(), "", unit if unit and unit.islower() else None)
    return counted_at(source.text, source.low, end, one=one)


def _stands_alone(source: Source, number: Number, counted: Counted) -> bool:
    """True where a number without a noun can still be a figure ("killing 12 and wounding 30")."""
    low = source.low
    if number.kind == "words" and number.value == 1:
        return False
    if low[number.end : number.end + 1] == "-" and low[number.end + 1 : number.end + 2].isalpha():
        return False
    if number.kind == "digits" and counted.end == number.end and low[number.end : number.end + 1].isalpha():
        return False
    return not re.match(r",\d", low[number.end : number.end + 2])


def _as_metres(source: Source, number: Number, *, money: bool) -> Number:
    """Undo "m" = million where it measures a length ("5m deep", "108 m long", any "108 m" of nothing countable)."""
    low, end = source.low, number.end
    if not number.scaled or low[end - 1] != "m" or money or low[end - 2].isalpha():
        return number
    spaced = low[end - 2].isspace()
    length = bool(_LENGTH.match(low, end))
    if not length and not (spaced and counted_at(source.text, low, end, one=False).unit is None):
        return number
    return Number(
        number.start,
        end - 1,
        _whole(number.value / 1_000_000),
        number.kind,
        _whole(number.unit_step / 1_000_000),
    )


def _whole(value: float) -> float | int:
    return int(value) if value == int(value) else value


def _thousands(counted: Counted) -> bool:
    """True where "1.600" must mean 1600: nobody counts thousandths of people or houses."""
    return counted.unit in {"people", "households", "houses", "cases", "livestock"}


def _age_end(low: str, end: int) -> int:
    match = re.compile(r"[\s-]{1,2}(?:years?|months?|yrs?|weeks?)(?:[\s-]{1,2}olds?|\sof\sage)?\b").match(
        low, end
    )
    return match.end() if match else end
