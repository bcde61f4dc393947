"""Reads a brief as a reader does, from its Markdown, and asks of every bullet whether the sentences that it cites bear it.

Knows nothing of how the brief is written: only its words, its notes, the claims behind them and their reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crossbearing.gazetteer.countries import country_name
from crossbearing.gazetteer.normal import key
from crossbearing.model import Claim, Report
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import word_class
from crossbearing.tell.markdown import escape

MONTHS = "January February March April May June July August September October November December".split()
MONTH = "|".join(MONTHS)
DAY = re.compile(rf"\b(?:(\d{{1,2}})(?: ({MONTH}))?(?: (\d{{4}}))? to )?(\d{{1,2}}) ({MONTH}) (\d{{4}})\b")
PART = re.compile(rf"\b(?:early|mid|late|since) (?:{MONTH}) \d{{4}}\b")
COUNT = re.compile(r"\b\d+ (?:independent origins?|more)\b")
COMPUTED = re.compile(r"about [\d,]+ people|[\d,]+ households × [\d.]+ people \([^)]*\)")
NUMBER = re.compile(r"(?<![\w.,-])\d[\d,]*(?:\.\d+)?(?!\w)")
NOTE = re.compile(r"\[(\d+)\]\(#ref-\d+\)")


@dataclass(frozen=True)
class Bullet:
    """One bullet: its section, its words without marks, and the numbers of its notes."""

    section: str
    words: str
    notes: tuple[int, ...]


def bullets(markdown: str) -> Iterator[Bullet]:
    """The bullets before the list of sources; "and so many more" is no statement."""
    section = ""
    for line in markdown.partition("\n## Sources")[0].splitlines():
        if line.startswith("#"):
            section = line.lstrip("# ")
        elif line.startswith("- ") and "more on the page" not in line:
            notes = tuple(int(n) for n in NOTE.findall(line))
            yield Bullet(section, _plain(line[2:]), notes)


def _plain(line: str) -> str:
    words = re.sub(r" \\\[(?:\[\d+\]\(#ref-\d+\)(?:, )?)+\\\]", "", line)
    words = re.sub(r"\\(.)", r"\1", words.replace("**", ""))
    for entity, char in (("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        words = words.replace(entity, char)
    return words


def sources(markdown: str, claims: Iterable[Claim]) -> dict[int, list[Claim]]:
    """The claims of each note: those of the sentence that the note quotes."""
    by_quote: dict[str, list[Claim]] = {}
    for c in claims:
        by_quote.setdefault(escape(c.quote)[:120], []).append(c)
    found = {}
    for n, quote in re.findall(
        r'<a id="ref-\d+"></a>(\d+)\. .*?: “(.*)”', markdown.partition("\n## Sources")[2]
    ):
        found[int(n)] = by_quote.get(quote[:120], []) or [
            c for q, cs in by_quote.items() if q[:60] == quote[:60] for c in cs
        ]
    return found


def unborne(
    bullet: Bullet,
    cited: list[Claim],
    reports: dict[str, Report],
    names: Iterable[str],
    joined: Iterable[Claim] = (),
) -> list[str]:
    """What a bullet says that no sentence cited with it bears: numbers, days, places and actors.

    A name is also borne where a claim that the run joins with a cited one gives it (`joined`), where the sentence names the
    country by its people or its capital, and where both name the forces of one country ("the army", "Congolese soldiers").
    """
    words = COUNT.sub(" ", bullet.words)
    days, words = _days(words)
    words = PART.sub(" ", COMPUTED.sub(" ", words))
    said = {_sentence(c, reports) for c in cited} | {c.quantity.stated for c in cited if c.quantity}
    known_days = {d[:10] for c in cited for d in _dates(c, reports)}
    left = [f"day {d}" for d in days if d not in known_days]
    told = set(_numbers(" ".join(said))) | {str(n) for c in cited for n in _amounts(c)}
    named = [n for n in names if re.search(rf"(?<!\w){re.escape(n)}(?!\w)", words)]
    for n in sorted(named, key=len, reverse=True):
        words = words.replace(n, " ")
    left += [f"number {n}" for n in _numbers(words) if n not in told]
    bear = {key(w) for c in (*cited, *joined) for w in _names(c, reports)} | {key(q) for q in said}
    bear |= {key(country_name(code) or "") for code in _countries(" ".join(said))}
    return left + [
        f"name {n}" for n in named if not any(key(n) in b for b in bear) and not _same_forces(n, cited)
    ]


def _countries(words: str) -> set[str]:
    """Countries that the words name by their people or capital."""
    return {code for w in re.findall(r"\w+", words) if (code := rules().demonyms.get(key(w)))}


def _same_forces(name: str, cited: Iterable[Claim]) -> bool:
    """Whether a name for the forces of a country stands for one that a cited claim gives without the country."""
    lands = {p.country for c in cited for p in c.places}
    own = {word_class(a.name) for c in cited for a in (*c.actors, *c.targets, *c.attribution)}
    return word_class(name) in own & {"state", "force"} and not lands.isdisjoint(_countries(name))


def _sentence(claim: Claim, reports: dict[str, Report]) -> str:
    """The sentence around the words of a claim: a pronoun in them stands for a name in it."""
    text = reports[claim.report].text
    before = re.split(r"[.!?]\s|\n", text[: claim.start])[-1]
    after = re.split(r"[.!?](?:\s|$)|\n", text[claim.end :])[0]
    return before + claim.quote + after


def _days(words: str) -> tuple[list[str], str]:
    found = []
    for m in DAY.finditer(words):
        first, month, year, last, end, year_end = m.groups()
        found.append(f"{year_end}-{MONTHS.index(end) + 1:02d}-{int(last):02d}")
        if first:
            found.append(f"{year or year_end}-{MONTHS.index(month or end) + 1:02d}-{int(first):02d}")
    return found, DAY.sub(" ", words)


def _dates(claim: Claim, reports: dict[str, Report]) -> list[str]:
    r = reports[claim.report]
    return [d for d in (claim.time.from_, claim.time.to, r.published, r.received) if d]


def _numbers(words: str) -> list[str]:
    return [_number(m.group()) for m in NUMBER.finditer(words)]


def _number(words: str) -> str:
    plain = words.replace(",", "")
    return plain.rstrip("0").rstrip(".") if "." in plain else plain


def _amounts(claim: Claim) -> list[str]:
    q = claim.quantity
    return [_number(str(n)) for n in (q.value, q.low, q.high) if n is not None] if q else []


def _names(claim: Claim, reports: dict[str, Report]) -> Iterator[str]:
    for p in claim.places:
        yield from (n for n in (p.name, p.surface, p.container, p.admin1, country_name(p.country)) if n)
    for a in (*claim.actors, *claim.targets):
        yield from (a.name, a.surface)
    yield from (x.name for x in claim.attribution)
    report = reports[claim.report]
    yield from (n for n in (report.outlet, report.title) if n)
