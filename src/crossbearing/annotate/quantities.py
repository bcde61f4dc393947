"""How many: numbers in a text, with the words that bound them and what they count.

Bounds follow the project's coding conventions. A number alone is exact; "nearly", "up to" leave the lower
bound open, "over", "at least" the upper; "about" allows half a step of the last significant digit either way;
"an estimated" bounds nothing; "dozens" has a floor and no ceiling; "between a and b" has no value of its own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from crossbearing.annotate.quantity_bounds import bounds, qualifier_after, qualifier_before, scaled_like
from crossbearing.annotate.quantity_filters import is_age, is_reference, span_of_no_count
from crossbearing.annotate.quantity_numbers import Number, alternation, lexicon, lowered, number_at
from crossbearing.annotate.quantity_phrases import (
    Counted,
    counted_at,
    dimension,
    is_said_of_people,
    person_singulars,
    unit_words,
)
from crossbearing.model import QuantityMention

__all__ = ["find_quantities"]

_JOINERS = re.compile(r"\s?[-–—]\s?|\s(?:to|or)\s")
_RISE = re.compile(
    r"\b(?:rose|risen|rise|rises|rising|increas\w+|up|down|fell|fallen|grew|grown|jump\w*|climb\w*|drop\w*|declin\w+"
    r"|revised|raised|lowered|went|cut|reduced|doubled|changed|moved|surged|swelled|upped)\b[^.;]{0,40}\bfrom\s$"
)
_MONEY = re.compile(r"(?:^|(?<=[\s(\"“‘-]))(us\$|c\$|a\$|usd|eur|gbp|chf|rs\.?|[$€£¥₹₦₱₽])\s?$")
_LIST_LABEL = re.compile(r"(?P<label>[^\W\d_][\w’'-]{1,30})(?:\s?[:–—=]|\s-)\s?$")
_BARE_LABEL = re.compile(r"(?P<label>[^\W\d_][\w’'-]{1,30})(?:\stotal)?\s$")
"""A table's row without a colon ("IDPs total 1200"): only where the number ends the line."""
_RATIO = re.compile(r"\s(?:in|out\sof|in\severy|of\severy)\s(?=\w)")
_FRACTION = re.compile(
    r"(?P<n>half|(?:a|one)[ -](?:half|third|quarter|fifth|tenth)|two[ -](?:thirds|fifths)|three[ -](?:quarters|fifths)"
    r"|four[ -]fifths)\s(?:of|the)\s"
)
_PARTS = {
    "half": 2,
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
}
_HYPHEN_UNIT = re.compile(r"-(?P<unit>[a-z]{2,12})\b")
_SEPARATED = re.compile(r"\s?\(\s?(?:(?:about|some|around|approximately|or|nearly|roughly|over)\s)?(?=[\d])")
_ATTACHED_M = re.compile(
    r"m\b\s?(?:high|deep|wide|long|tall|away|from|of|above|below|thick|down|east|west|north|south)?"
)


@dataclass(frozen=True, slots=True)
class _Text:
    text: str
    low: str


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
        found.extend(_scan(_Text(text, low)))
    if articles:
        taken = [(q.start, q.end) for q in found]
        found.extend(
            q for q in _singular_persons(text, low) if not any(a < q.end and q.start < b for a, b in taken)
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


def _scan(source: _Text) -> Iterator[QuantityMention]:
    resume = 0
    for match in _trigger().finditer(source.low):
        if match.start() < resume:
            continue
        resume, mention = _read(source, match.start())
        if mention is not None:
            yield mention
            resume = _past_conversion(source, mention)


def _read(source: _Text, at: int) -> tuple[int, QuantityMention | None]:
    """Read one quantity at `at`: where to go on, and the mention or None."""
    text, low = source.text, source.low
    if fraction := _fraction(source, at):
        return fraction.end, fraction
    money = _MONEY.search(low, max(0, at - 6), at)
    if not money and low[at].isdigit() and (skip := span_of_no_count(text, low, at)):
        return skip, None
    number = number_at(low, at)
    if number is None:
        return at + 1, None
    number = _as_metres(low, number)
    if ratio := _ratio(source, number):
        return ratio.end, ratio
    upper = _upper(source, number)
    if upper and upper.end < 0:
        return -upper.end, None
    last = upper or number
    return last.end, _mention(source, number, upper, money)


def _mention(
    source: _Text, number: Number, upper: Number | None, money: re.Match[str] | None
) -> QuantityMention | None:
    text, low = source.text, source.low
    last = upper or number
    after = qualifier_after(low, last.end)
    end = after.end if after else last.end
    start = money.start(1) if money else number.start
    before = qualifier_before(low, start)
    one = last.value == 1 and number.kind in {"digits", "words"}
    counted = _counted(source, last, end, one=one)
    if is_age(text, low, number, counted.end) or (upper and is_age(text, low, upper, counted.end)):
        counted = Counted(_age_end(low, end), "", "age")
    elif money and counted.unit != "percent":
        counted = Counted(end, "", lexicon()["currencies"][money[1]])
    elif is_reference(text, low, number, counted=bool(counted.unit), qualified=bool(before)):
        return None
    elif low.startswith("both", number.start) and _is_conjunction(counted):
        return None
    elif counted.unit is None and not before and not _stands_alone(source, number, counted):
        return None
    if counted.unit is None and is_said_of_people(low, max(counted.end, end)):
        counted = Counted(counted.end, counted.words, "people")
    if counted.unit is None and (label := _list_label(source, number)):
        counted = label
    if number.dotted and not upper and _thousands(counted):
        number = Number(number.start, number.end, round(number.value * 1000), number.kind, 1)
    value, lower, higher, qualifier = bounds(low, number, upper, before, after)
    first = before.start if before else start
    if upper and low[:first].endswith("between "):
        first -= len("between ")
    stop = max(counted.end, end)
    return QuantityMention(
        start=first, end=stop, text=text[first:stop], value=value, low=lower, high=higher,
        unit=counted.unit, counted=counted.words, qualifier=qualifier,
    )  # fmt: skip


def _is_conjunction(counted: Counted) -> bool:
    """True for "both" without a noun ("both wounded and tired")."""
    return not counted.words or counted.words.lower() in lexicon()["people_states"]


def _counted(source: _Text, last: Number, end: int, *, one: bool) -> Counted:
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


def _stands_alone(source: _Text, number: Number, counted: Counted) -> bool:
    """True where a number without a noun can still be a figure ("killing 12 and wounding 30")."""
    low = source.low
    if number.kind == "words" and number.value == 1:
        return False
    if low[number.end : number.end + 1] == "-" and low[number.end + 1 : number.end + 2].isalpha():
        return False
    if number.kind == "digits" and counted.end == number.end and low[number.end : number.end + 1].isalpha():
        return False
    return not low[number.end : number.end + 2].startswith(
        (",0", ",1", ",2", ",3", ",4", ",5", ",6", ",7", ",8", ",9")
    )


def _as_metres(low: str, number: Number) -> Number:
    """Undo "5m" = five million where it measures a length ("5m deep")."""
    if not number.scaled or low[number.end - 1] != "m" or number.end < 2 or not low[number.end - 2].isdigit():
        return number
    match = _ATTACHED_M.match(low, number.end - 1)
    if match and len(match.group()) > 2:
        return Number(
            number.start, number.end - 1, number.value / 1_000_000, number.kind, number.unit_step / 1_000_000
        )
    return number


def _upper(source: _Text, number: Number) -> Number | None:
    """The upper end of a range that begins with `number`.

    Returns:
        The number, or None where there is no range. A negative end says that both are no count (a score, a span
        of days): reading goes on after it.
    """
    low = source.low
    between = low[max(0, number.start - 8) : number.start] == "between "
    joiner = (
        re.compile(r"(?:\s[a-z]{1,12})?\s(?:and|to)\s").match(low, number.end)
        if between
        else _JOINERS.match(low, number.end)
    )
    if not joiner or number.kind == "floor":
        return None
    upper = number_at(low, joiner.end())
    if upper is None or upper.kind == "floor" or upper.kind == "exact":
        return None
    if low[joiner.end()].isdigit() and (skip := span_of_no_count(source.text, low, joiner.end())):
        return (
            Number(number.start, -skip, 0, "digits")
            if number.value <= 31 or number.value == upper.value
            else None
        )
    return _checked(low, number, upper, joiner.group().strip())


def _checked(low: str, lower: Number, upper: Number, joiner: str) -> Number | None:
    scaled = scaled_like(lower, upper)
    if joiner == "or" and not (lower.value < upper.value <= lower.value * 2 + 1):
        return None
    if joiner == "to" and _RISE.search(low, max(0, lower.start - 70), lower.start):
        return None
    if scaled < upper.value:
        return upper
    return (
        Number(lower.start, -upper.end, 0, "digits")
        if joiner in {"-", "–", "—"} and not upper.scaled
        else None
    )


def _ratio(source: _Text, number: Number) -> QuantityMention | None:
    """ "One in five" as 20 percent."""
    joiner = _RATIO.match(source.low, number.end)
    if not joiner or number.kind == "floor":
        return None
    whole = number_at(source.low, joiner.end())
    if whole is None or not 0 < number.value < whole.value <= 100_000 or whole.kind == "floor":
        return None
    plain = joiner.group().strip() == "in"
    counted = counted_at(source.text, source.low, whole.end, one=False)
    if (plain and number.value != 1) or counted.unit in {
        "days",
        "weeks",
        "months",
        "years",
        "hours",
        "decades",
        "minutes",
    }:
        return None
    value = round(100 * number.value / whole.value, 1)
    text = source.text[number.start : whole.end]
    return QuantityMention(
        start=number.start,
        end=whole.end,
        text=text,
        value=value,
        low=value,
        high=value,
        unit="percent",
        counted=counted.words,
    )


def _fraction(source: _Text, at: int) -> QuantityMention | None:
    match = _FRACTION.match(source.low, at)
    if (
        not match
        or number_at(source.low, at) is not None
        and not match["n"].startswith(("one", "two", "three", "four"))
    ):
        return None
    words = re.split(r"[ -]", match["n"])
    share = {"two": 2, "three": 3, "four": 4}.get(words[0], 1) / _PARTS[words[-1]]
    value = round(100 * share, 1)
    end = match.end("n")
    return QuantityMention(
        start=at, end=end, text=source.text[at:end], value=value, low=value, high=value, unit="percent"
    )


def _list_label(source: _Text, number: Number) -> Counted | None:
    """What a list says before the number: "Killed: 17", "Displaced – 4,500"."""
    match = _LIST_LABEL.search(source.low, max(0, number.start - 40), number.start)
    if match is None and source.low[number.end :].strip() == "":
        match = _BARE_LABEL.search(source.low, max(0, number.start - 40), number.start)
    if not match:
        return None
    word = match["label"]
    unit = "people" if word in lexicon()["people_states"] else unit_words().get(word)
    if unit is None:
        return None
    return Counted(number.end, source.text[match.start("label") : match.end("label")], unit)


def _thousands(counted: Counted) -> bool:
    """True where "1.600" must mean 1600: nobody counts thousandths of people or houses."""
    return counted.unit in {"people", "households", "houses", "cases", "livestock"}


def _age_end(low: str, end: int) -> int:
    match = re.compile(r"[\s-]{1,2}(?:years?|months?|yrs?|weeks?)(?:[\s-]{1,2}olds?|\sof\sage)?\b").match(
        low, end
    )
    return match.end() if match else end


def _past_conversion(source: _Text, mention: QuantityMention) -> int:
    """Where to go on after `mention`: past a bracket that says the same in another unit."""
    kind = dimension(mention.unit)
    bracket = _SEPARATED.match(source.low, mention.end) if kind else None
    if not bracket:
        return mention.end
    money = _MONEY.search(source.low, max(0, bracket.end() - 6), bracket.end())
    number = number_at(source.low, bracket.end())
    if number is None or money:
        return mention.end
    other = counted_at(source.text, source.low, number.end, one=False)
    return other.end if other.unit != mention.unit and dimension(other.unit) == kind else mention.end


def _singular_persons(text: str, low: str) -> Iterator[QuantityMention]:
    """ "A soldier", "an elderly woman", a bare "gunman": one person each."""
    for match in _person().finditer(low):
        start, end = match.span()
        counted = text[match.start("person") : end]
        yield QuantityMention(
            start=start, end=end, text=text[start:end], value=1, low=1, high=1, unit="people", counted=counted
        )


@cache
def _person() -> re.Pattern[str]:
    nouns = alternation(sorted(person_singulars()))
    return re.compile(
        rf"(?<![\w-])(?:(?:an?|another)\s(?:(?!an?\b|the\b|and\b|or\b|of\b)[a-z][\w-]{{1,20}}\s){{0,3}})?(?P<person>(?:{nouns}))(?![\w-])(?!['’]s\b)"
    )
