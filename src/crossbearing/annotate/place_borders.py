"""Borders, unnamed crossings and coasts: places that are told by the countries beside them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from crossbearing.annotate.place_found import Found
from crossbearing.gazetteer import country_name

__all__ = ["add_lines"]

_BORDER = re.compile(
    r"\b(?:borders?|frontier)\b(?! (?:guards?|police|forces|control|patrol|officials|agents?|crossing|post|gate|point|town|city|village))"
)
_CROSSING = re.compile(
    r"\b(?:(?:land |road )?border )?crossings?\b(?= (?:between|linking|connecting|with|into|from|on the border) )"
)
_PLAIN_CROSSING = re.compile(r"\b(?:land |road )?border (?:crossings?|posts?)\b")
_COAST = re.compile(
    r"\b(?:(?:north|south|east|west)(?:ern)? )?(?:coast(?:line)?|coastal (?:areas?|regions?|provinces?|strip|towns|cities|villages|cit(?:y|ies)))\b"
)
_TOWARDS = re.compile(r"\b(?:to|towards?|along|off|on|from|near) the $")
_BETWEEN = re.compile(
    r" (?:between|with|linking|connecting|into|from|of|on the border between|on the border with) (?:the )?"
)
_AND = re.compile(r" and (?:with )?(?:the )?")
_LEFT = re.compile(r"(?:['’]s)?[ \u00a0](?:(?:north|south|east|west)(?:ern)? )?")
_HYPHEN = re.compile(r"[-–/]| and ")


def add_lines(text: str, found: list[Found]) -> list[Found]:
    """Return `found` with borders, unnamed crossings and coasts; names that are part of them are taken in."""
    lines = [*_borders(text, found), *_crossings(text, found), *_coasts(text, found)]
    if not lines:
        return found
    taken = [(f.start, f.end) for f in lines]
    kept = [f for f in found if f.form == "border" or not any(a < f.end and f.start < b for a, b in taken)]
    return sorted([*kept, *lines], key=lambda f: (f.start, f.end))


def _nation(f: Found) -> str:
    """Country code of a demonym or of the name of a country, else ""."""
    if f.form == "demonym":
        return f.country
    return (
        f.chosen.country
        if f.form == "name" and f.chosen is not None and f.chosen.feature == "country"
        else ""
    )


def _line(start: int, end: int, nations: list[str], kind: str, noun: str) -> Found:
    names = sorted({country_name(n) or n for n in nations})
    holder = names[0] if len(names) == 1 else f"border of {' and '.join(names)}"
    found = Found(
        start, end, f"{'–'.join(names)} {noun}", form="border", asked=kind, cued=True, holder=holder
    )
    found.country = nations[0] if len(names) == 1 else ""
    return found


def _left(text: str, found: list[Found], at: int) -> list[Found]:
    """Countries right before position `at`: "Syrian-Lebanese", "Iraq's"."""
    sides: list[Found] = []
    joint = _LEFT
    for f in reversed([f for f in found if f.end <= at][-2:]):
        if not _nation(f) or not joint.fullmatch(text[f.end : at]):
            break
        sides.insert(0, f)
        at, joint = f.start, _HYPHEN
    return sides


def _right(text: str, found: list[Found], at: int) -> list[Found]:
    """Countries right after position `at`: "between Lebanon and Syria", "with Iraq"."""
    sides: list[Found] = []
    joint = _BETWEEN
    for f in [f for f in found if f.start >= at][:2]:
        if not _nation(f) or not joint.fullmatch(text[at : f.start]):
            break
        sides.append(f)
        at, joint = f.end, _AND
    return sides


def _borders(text: str, found: list[Found]) -> Iterator[Found]:
    for m in _BORDER.finditer(text):
        if any(f.start < m.end() and m.start() < f.end for f in found):
            continue
        left, right = _left(text, found, m.start()), _right(text, found, m.end())
        nations = [_nation(f) for f in (*left, *right)]
        if nations:
            yield _line(left[0].start if left else m.start(), m.end(), nations, "border", "border")


def _crossings(text: str, found: list[Found]) -> Iterator[Found]:
    for m in _CROSSING.finditer(text):
        right = _right(text, found, m.end())
        if right and not any(f.start < m.end() and m.start() < f.end for f in found):
            noun = "border crossings" if m.group().endswith("s") else "border crossing"
            yield _line(m.start(), m.end(), [_nation(f) for f in right], "crossing", noun)
    for m in _PLAIN_CROSSING.finditer(text):
        left = _left(text, found, m.start())
        if len(left) == 2 and not any(f.start < m.end() and m.start() < f.end for f in found):
            noun = "border crossings" if m.group().endswith("s") else "border crossing"
            yield _line(left[0].start, m.end(), [_nation(f) for f in left], "crossing", noun)


def _coasts(text: str, found: list[Found]) -> Iterator[Found]:
    here = Counter(f.chosen.country for f in found if f.chosen is not None and f.chosen.country and f.literal)
    for m in _COAST.finditer(text):
        if any(f.start < m.end() and m.start() < f.end for f in found):
            continue
        left, right = _left(text, found, m.start()), _right(text, found, m.end())
        side = [*left, *right][:1]
        directed = m.group().split(" ")[0] not in {"coast", "coastline"}
        if side:
            yield _line(left[-1].start if left else m.start(), m.end(), [_nation(side[0])], "coast", "coast")
        elif here and (directed or _TOWARDS.search(text, max(0, m.start() - 14), m.start())):
            yield _line(m.start(), m.end(), [min(here, key=lambda c: (-here[c], c))], "coast", "coast")
