"""Figures that hang on another figure: its parts, what it was before, and what it is not.

    "At least 20 soldiers were killed, *six of them* peacekeepers"    a part, counted within the first
    "31 were killed, *up from 25*"                                    what was reported before
    "700 homes, *rather than 500*, burnt"                             a figure withdrawn

Each is a claim of its own on its own words, with the fillers of the claim that it hangs on.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from crossbearing.extract.fill import as_quantity
from crossbearing.extract.scene import Scene
from crossbearing.model import Actor, Claim, QuantityMention, Time

__all__ = ["hanging_figures"]

_BEFORE = re.compile(
    r"(?P<cue>up from|down from|risen from|rose from|compared with|against|from)\s+$", re.IGNORECASE
)
_WITHDRAWN = re.compile(r"(?P<cue>rather than|instead of|and not|, not|not the)\s+$", re.IGNORECASE)
_PART_BEFORE = re.compile(
    r"(?P<cue>among (?:them|those|whom)|including|of (?:them|whom)|; )\s*(?:were\s+|are\s+)?$", re.IGNORECASE
)
_PART_AFTER = re.compile(
    r"\s*(?:[A-Z][a-z]+s?\s+)?(?:of (?:them|whom|those)|were (?:civilians|children|women))\b"
)
_PART_OF = re.compile(r"\bof (?:them|whom|those|these)$")
_LIST_GOES_ON = re.compile(r"^(?:\s*[\w’'-]+){0,3}\s*(?:,|,? and)\s*$")
_TAIL = re.compile(r"(?: of (?:them|whom|those))?(?: (?:were )?(?!and\b|or\b)[\w’'-]+){0,2}")
_MEASURED = frozenset(
    "killed injured missing displaced evacuated forced_to_flee freed surrendered detained abducted returned sheltered homeless".split()
)


def hanging_figures(scene: Scene, drawn: list[Claim]) -> Iterator[Claim]:
    """Claims for the figures of the sentence that hang on the figure of a claim drawn from it."""
    text = scene.annotated.report.text
    used = {c.quantity.stated for c in drawn if c.quantity}
    base: Claim | None = None
    previous: QuantityMention | None = None
    for quantity in scene.quantities:
        if any(s <= quantity.start < e for s, e in scene.speech):
            continue  # "two of those freed told us": they speak
        holder = next(
            (
                c
                for c in drawn
                if c.quantity
                and c.quantity.measure in _MEASURED
                and c.start <= quantity.start < c.end
                and _same(c, quantity)
            ),
            None,
        )
        if holder is not None:
            base, previous = holder, None
        elif (
            base is not None
            and _comparable(quantity, base)
            and (found := _hanging(text, quantity, base, previous))
        ):
            previous = quantity
            if found.quantity and found.quantity.stated not in used:
                yield found


def _comparable(quantity: QuantityMention, base: Claim) -> bool:
    return quantity.unit in (None, "people", "households", base.quantity.unit if base.quantity else None)


def _same(claim: Claim, quantity: QuantityMention) -> bool:
    own = claim.quantity
    return own is not None and (own.value, own.low, own.high) == (quantity.value, quantity.low, quantity.high)


def _hanging(
    text: str, quantity: QuantityMention, base: Claim, previous: QuantityMention | None
) -> Claim | None:
    before, after = (
        text[max(base.start, quantity.start - 30) : quantity.start],
        text[quantity.end : quantity.end + 40],
    )
    if match := _WITHDRAWN.search(before):
        start = quantity.start - len(before) + match.start("cue")
        return _claim(text, base, quantity, start, certainty="denied", negated=True)
    if match := _BEFORE.search(before):
        start = quantity.start - len(before) + match.start("cue")
        return _claim(text, base, quantity, start, time=Time(to=base.time.to, inherited=True))
    goes_on = previous is not None and _LIST_GOES_ON.match(text[previous.end : quantity.start])
    if _PART_BEFORE.search(before) or _PART_AFTER.match(after) or _PART_OF.search(quantity.text) or goes_on:
        return _claim(text, base, quantity, quantity.start, part=True)
    return None


def _claim(
    text: str, base: Claim, quantity: QuantityMention, start: int, *, part: bool = False, **changed: object
) -> Claim:
    tail = _TAIL.match(text, quantity.end)
    end = tail.end() if tail else quantity.end
    measured = base.quantity
    words = text[start:end].rstrip(" ,;.")
    counted = as_quantity(
        quantity, measured.measure if measured else None, measured.flow if measured else None
    )
    targets = (Actor(name=words, surface=words),) if part else base.targets
    fixed = replace(
        base,
        id="",
        start=start,
        end=start + len(words),
        quote=words,
        quantity=counted,
        targets=targets,
        lead=False,
    )
    return replace(fixed, **changed)
