"""Lists of updates: "Deaths: 45 (38 in the north, 7 in the south)", "Rafah crossing: closed since 7 May".

Flash updates, situation reports and live pages say much in lines that have no verb. The label, or the heading above, says
what is counted; the number follows the colon. The words of labels stand in the codebook (``listings.yaml``).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from msgspec.structs import replace

from crossbearing.annotate.mood import Mood
from crossbearing.annotate.segment import Sentence
from crossbearing.codebook import Codebook, Entry, read_yaml
from crossbearing.codebook.load import HERE
from crossbearing.extract.claims import graded
from crossbearing.extract.fill import as_quantity
from crossbearing.extract.nation import main_country
from crossbearing.extract.scene import Scene
from crossbearing.extract.where import claim_place
from crossbearing.model import Claim, PlaceMention, Quantity, QuantityMention

__all__ = ["listed_claims"]

_ITEM = re.compile(r"(?P<label>[^:;.!?\"“”]{2,80}):\s+(?P<value>\S.*)", re.DOTALL)
_NEXT_ITEM = re.compile(r"[;|]\s*(?=[^:;|]{2,80}:\s)|,\s+(?=[^\d:;,.]{2,40}:\s+\d)")
"""Where one line holds several: "Killed: 17; injured: 30, displaced: 4,500"."""
_ROW = re.compile(
    r"(?P<label>[^:;.!?\"“”\d]{2,80}?)\s*(?P<mark>[–—|=]|(?<=\s)-|(?<=\s))\s*"
    r"(?P<value>\d[\d,. ]{0,14}(?:(?:million|thousand|lakh|k|m)\b)?(?:\s?\([^()]*\)|;\s[\d,. ]{1,14})?\s*)",
    re.IGNORECASE,
)
"""A row of a table that has lost its ruling: "IDPs total 122 387", "Displaced families | 640"."""
_LEAD_IN = 14
"""Code points of words such as "more than" between the colon and the number."""
_HEADING_REACH = 15
"""Lines below a heading that it may still speak for."""
_PART = re.compile(r"\s*(?:new\s+)?(?:in|from|at|of)\s+(?:the\s+)?$")
_ACCESS_THING = "access"


@dataclass(frozen=True, slots=True)
class _Counted:
    """What a label counts: the entry, its measure, and the unit where the number names none."""

    entry: str
    words: re.Pattern[str]
    beside: re.Pattern[str] | None
    measure: str | None
    unit: str | None


@dataclass(frozen=True, slots=True)
class _Terms:
    """The words of labels and values, compiled."""

    figures: tuple[_Counted, ...]
    states: tuple[tuple[str, re.Pattern[str]], ...]
    things: re.Pattern[str]
    label: re.Pattern[str]
    planned: re.Pattern[str]
    history: re.Pattern[str]
    denied: re.Pattern[str]


def listed_claims(scene: Scene, codebook: Codebook) -> list[Claim] | None:
    """Claims of a line of a list; None where the sentence is no such line, so that its grammar must be read."""
    text = scene.sentence.text
    items = _items(text) or [m for m in [_ROW.fullmatch(text)] if m and _is_row(scene, m)]
    told = any(scene.sentence.start <= s[0] < scene.sentence.end for s in scene.cues)
    if not items or told or (items[0].re is _ITEM and _is_clause(scene, items[0].end("label"))):
        return None
    terms = _terms()
    found = [c for item in items for c in _figures(scene, item, terms, codebook)]
    return found or list(_states(scene, items[0], terms, codebook)) or None


def _items(text: str) -> list[re.Match[str]]:
    """The items of a line, each a label with its value."""
    cuts = [m.span() for m in _NEXT_ITEM.finditer(text)]
    starts, ends = [0, *(b for _, b in cuts)], [*(a for a, _ in cuts), len(text)]
    return [m for a, b in zip(starts, ends, strict=True) if (m := _ITEM.match(text, a, b))]


def _is_row(scene: Scene, row: re.Match[str]) -> bool:
    """Whether a label without a colon is one: a line drawn behind it, or nothing in it but words of labels and places."""
    if not _term(row["label"], _terms()):
        return False
    if row["mark"].strip():
        return True
    start = scene.sentence.start
    named = [(p.start - start, p.end - start) for p in scene.places if p.literal]
    words = (m for m in _LABEL_WORD.finditer(row["label"]) if not any(a <= m.start() < b for a, b in named))
    return all(_terms().label.match(m.group()) for m in words)


_HOUSEHOLDS = re.compile(r"\b(?:famil\w+|households?|hhs?)\b", re.IGNORECASE)
_LABEL_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def _is_clause(scene: Scene, end: int) -> bool:
    """Whether the label is a clause ("This is what we know: ..."), which no label of a list is."""
    return any(t.tag_ in ("VBD", "VBZ", "VBP", "MD") for t in scene.doc if scene.sentence.at(t) < end)


def _figures(scene: Scene, item: re.Match[str], terms: _Terms, codebook: Codebook) -> Iterator[Claim]:
    first = _number_after(scene, scene.sentence.start + item.start("value"))
    if first is None:
        return
    label = item["label"]
    term = _term(label, terms) or _term(_heading(scene), terms)
    if term is None or term.entry not in codebook.entries:
        return
    if term.unit == "people" and _HOUSEHOLDS.search(label):
        term = dataclasses.replace(term, unit="households")
    mood = _mood(scene, label, terms)
    start = scene.sentence.start + item.start("label")
    places = _places(scene, start, first.end) or _behind(scene, first)
    whole = _claim(scene, codebook.entries[term.entry], term, first, (start, first.end), places, mood)
    yield whole
    yield from _breakdown(scene, whole, first, term, scene.sentence.start + item.end())


def _breakdown(
    scene: Scene, whole: Claim, first: QuantityMention, term: _Counted, end: int
) -> Iterator[Claim]:
    """The parts of a figure, each with its place: "(38 in the north, 7 in the south)"."""
    text = scene.annotated.report.text
    for quantity in scene.quantities:
        if not first.end <= quantity.start < end or quantity.unit not in (None, term.unit, first.unit):
            continue
        place = next((p for p in scene.places if p.literal and p.start >= quantity.end), None)
        if place is None or not _PART.fullmatch(text[quantity.end : place.start]):
            continue
        yield replace(
            whole, start=quantity.start, end=place.end, quote=text[quantity.start : place.end],
            places=(claim_place(place),), quantity=_quantity(quantity, term, text),
        )  # fmt: skip


def _states(scene: Scene, item: re.Match[str], terms: _Terms, codebook: Codebook) -> Iterator[Claim]:
    start = scene.sentence.start + item.start("label")
    end = scene.sentence.start + item.end("label")
    named = _places(scene, start, end)
    if not (named or terms.things.search(item["label"])) or len(item["label"].split()) > _LABEL_WORDS:
        return
    if named and not terms.things.search(item["label"]) and named[0].feature not in _THINGS:
        return
    entry = next((e for e, words in terms.states if words.match(item["value"])), None)
    if entry is None or entry not in codebook.entries:
        return
    last = re.split(r"[;,(]| - ", item["value"], maxsplit=1)[0].rstrip(" .")
    span = (start, scene.sentence.start + item.start("value") + len(last))
    yield _graded(scene, _bare(scene, codebook.entries[entry], span, named), _mood(scene, "", terms))


_LABEL_WORDS = 8
_THINGS = frozenset("bridge road crossing airport air_base port hospital school dam railway".split())


def _claim(
    scene: Scene,
    entry: Entry,
    term: _Counted,
    number: QuantityMention,
    span: tuple[int, int],
    places: list[PlaceMention],
    mood: Mood,
) -> Claim:
    where = places or [p for p in [main_country(scene.annotated.places)] if p]
    claim = _bare(scene, entry, span, where)
    quantity = None if entry.kind == _ACCESS_THING else _quantity(number, term, scene.annotated.report.text)
    kind = entry.kind if entry.kind == _ACCESS_THING else "figure"
    return _graded(scene, replace(claim, kind=kind, quantity=quantity), mood)


def _bare(scene: Scene, entry: Entry, span: tuple[int, int], places: list[PlaceMention]) -> Claim:
    text = scene.annotated.report.text
    return Claim(
        id="", report=scene.annotated.report.id, start=span[0], end=span[1], quote=text[span[0] : span[1]], kind=entry.kind,
        type=entry.id, acled=entry.acled, plover=entry.plover, places=tuple(claim_place(p) for p in places[:1]),
        lang="en", codebook=scene.codebook.version,
    )  # fmt: skip


def _graded(scene: Scene, claim: Claim, mood: Mood) -> Claim:
    """The claim graded; "since 2013" makes a number history here as in any sentence."""
    tokens = [t for t in scene.doc if claim.start < scene.end(t) <= claim.end]
    old = mood.certainty == "asserted" and any(scene.mood(t).background for t in tokens)
    return graded(scene, claim, tokens[0], Mood(background=True) if old else mood)


def _mood(scene: Scene, label: str, terms: _Terms) -> Mood:
    """What label, heading and section make of it: a plan, history, or a fact."""
    words = f"{_heading(scene)} {label}"
    if terms.planned.search(words):
        return Mood(certainty="forecast")
    if terms.denied.search(f"{words} {scene.sentence.text}"):
        return Mood(certainty="denied", negated=True)
    historic = scene.sentence.index in scene.annotated.historic
    return Mood(background=historic or terms.history.search(words) is not None or _earlier_year(scene, words))


def _earlier_year(scene: Scene, words: str) -> bool:
    """Whether label or heading names a year before that of publication, and none since: "2019: 2,300 dead"."""
    published = (scene.annotated.report.published or "")[:4]
    years = _YEAR.findall(words)
    return bool(years) and max(years) < published


_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def _quantity(number: QuantityMention, term: _Counted, text: str) -> Quantity:
    around = text[number.end : number.end + 16]
    flow = "flow" if re.match(r"\s*new\b", around) else "stock" if term.measure in _STOCKS else None
    counted = number if number.unit else replace(number, unit=term.unit)
    return as_quantity(counted, term.measure, flow)


_STOCKS = frozenset(("sheltered", "missing", "trapped", "affected"))


def _number_after(scene: Scene, start: int) -> QuantityMention | None:
    """The number with which a value begins."""
    return next((q for q in scene.quantities if start <= q.start <= start + _LEAD_IN), None)


def _places(scene: Scene, start: int, end: int) -> list[PlaceMention]:
    return [p for p in scene.places if p.literal and start <= p.start < end]


def _behind(scene: Scene, number: QuantityMention) -> list[PlaceMention]:
    """The place right behind a number: "Displaced: 4,500 in Kassala"; a part in brackets has one of its own."""
    text = scene.annotated.report.text
    after = _places(scene, number.end, scene.sentence.end)[:1]
    return [p for p in after if _PART.fullmatch(text[number.end : p.start])]


def _heading(scene: Scene) -> str:
    """The heading above a line of a list: a line of its own, or one that ends with a colon."""
    for sentence in reversed(scene.annotated.sentences[: scene.sentence.index]):
        if scene.sentence.paragraph - sentence.paragraph > _HEADING_REACH:
            break
        if _heads(sentence):
            return sentence.text
        if sentence.paragraph != scene.sentence.paragraph and not _ITEM.match(sentence.text):
            break
    return ""


def _heads(sentence: Sentence) -> bool:
    return (sentence.heading and ":" not in sentence.text) or sentence.text.rstrip().endswith(":")


def _term(label: str, terms: _Terms) -> _Counted | None:
    fit = (t for t in terms.figures if t.words.search(label) and (t.beside is None or t.beside.search(label)))
    return next(fit, None)


@cache
def _terms() -> _Terms:
    body: Mapping[str, Any] = read_yaml(HERE / "listings.yaml")
    return _Terms(
        figures=tuple(
            _Counted(
                f["entry"],
                _stems(f["words"]),
                _stems(f["with"]) if "with" in f else None,
                f.get("measure"),
                f.get("unit"),
            )
            for f in body["figures"]
        ),
        states=tuple((s["entry"], _stems(s["words"])) for s in body["states"]),
        things=_stems(str(body["things"]).split()),
        label=_stems([*str(body["label_words"]).split(), *(w for f in body["figures"] for w in f["words"])]),
        planned=_stems(body["planned"]),
        history=_stems(body["history"]),
        denied=_stems(body["denied"]),
    )


def _stems(words: list[str]) -> re.Pattern[str]:
    return re.compile(
        "|".join(w if w.startswith("\\b") else rf"\b{re.escape(w)}" for w in words), re.IGNORECASE
    )
