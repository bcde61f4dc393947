"""Where a time expression can begin: one compiled scan, so that most words never meet a rule."""

from __future__ import annotations

import re
from functools import cache

from crossbearing.annotate.period_words import fragments, words
from crossbearing.annotate.quantity_numbers import alternation, lexicon

__all__ = ["starts"]


@cache
def starts() -> re.Pattern[str]:
    """A pattern that matches, with no width, where a time expression can begin in lower-cased text."""
    lex, pieces = words(), fragments()
    alone = {
        *lex["months"], *lex["weekdays"], *lex["weekday_abbreviations"], *lex["seasons"], *lex["parts_of_day"],
        *lex["ordinals"], *lex["decades"], *lex["sets"], *(unit + "s" for unit in lex["units"]), *lex["plurals"],
        *(word for word in lexicon()["cardinals"] if word != "zero"), *lex["starts"].split(),
    }  # fmt: skip
    pairs = [
        f"{first}\\s(?:{alternation(second.split())})\\b" for first, second in lex["starts_before"].items()
    ]
    articled = rf"(?:an?|the|in(?:\san?)?)\s(?:\d|(?:{alternation(lex['after_article'].split())})\b)"
    dated = rf"(?:\d|(?:the|early|late|mid|last|this|today|yesterday|now)\b|{pieces['weekday']}|{pieces['month']}\b)"
    ranges = rf"(?:between|from)\s{dated}"
    either = "|".join(
        [r"\d", rf"(?:{alternation(sorted(alone))})\b", articled, ranges, r"['’][2-9]0s\b", *pairs]
    )
    return re.compile(rf"(?<![\w.,$€£#])(?={either})")
