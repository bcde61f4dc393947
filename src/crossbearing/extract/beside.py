"""The number that the words put right beside a verb, whatever the parser made of it.

Lists and short forms break the parse: in "40 homes were wrecked and some 90 damaged" the second verb seems to
borrow the first one's subject, in "displaced around 73,000 people" the object may hang elsewhere. Nearness in the text
is the safer witness there: nothing but auxiliaries and adverbs stands between a verb and what it counts.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from crossbearing.codebook import Pattern
from crossbearing.extract.scene import Scene
from crossbearing.extract.syntax import objects
from crossbearing.model import QuantityMention

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["beside", "last_word"]

_ADVERBS = (
    "still already newly now also internally externally forcibly reportedly recently temporarily later subsequently since "
    "either completely partially partly totally fully severely slightly heavily badly seriously entirely all both then not "
    "never themselves again currently"
)
_AUXILIARIES = (
    "have has had having been be being was were is are got get will would could may might must should remain remains "
    "remained"
)
_LINK = re.compile(
    r"(?:\s\([^()]{1,60}\))?\s+(?:(?:who|that|which)\s)?"
    r"(?:(?:(?:had|have|has|forced|compelled|obliged|made|able|began|begun|started|continued?)\sto"
    r"|(?:registered|recorded|reported|counted|listed|identified|considered|classified)\sas"
    rf"|{'|'.join((_ADVERBS + ' ' + _AUXILIARIES).split())})\s+)*",
    re.IGNORECASE,
)
_BEFORE_OBJECT = re.compile(r"\s+(?:(?:some|another|the|all|their|its|as|both)\s+)?", re.IGNORECASE)
_CONVERTED = re.compile(r"\s\((?:or\s|about\s|around\s|some\s)?", re.IGNORECASE)
_AMONG_THEM = re.compile(
    r"\b(?:including|among\s(?:them|whom)|of\s(?:them|whom)|notably|mostly)\s+$", re.IGNORECASE
)
"""Words before a number that counts a part of those just counted: the verb behind it speaks of all."""
_PASSIVE = re.compile(r"\b(?:be|been|being|was|were|is|are|got)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_COUNTED = {"people": ("people", "households"), "house": ("houses", "households")}
"""Units that a patient of this class is counted in; a number without a noun fits both."""


def beside(scene: Scene, pattern: Pattern, trigger: Token) -> QuantityMention | None:
    """The quantity beside the verb `trigger` that counts who or what the pattern acts upon, or None.

    After the verb for its object ("displaced around 73,000"), before it for the subject of a passive, of an intransitive
    verb or of a participle ("2,536 relocated").
    """
    if pattern.trigger != "verb" or not pattern.flags & {"figure", "figure_if_exact"}:
        return None
    by_subject = "subject" in pattern.patient_from
    found = None if by_subject else _after(scene, pattern, trigger)
    if found is None and (by_subject or not _acts(trigger)):
        found = _before(scene, pattern, trigger)
    if found is None:
        return None
    share = scene.share(found)
    return share if share.unit != "percent" else None


def last_word(scene: Scene, quantity: QuantityMention) -> list[Token]:
    """The last word of a quantity's span, as a list: the counted noun, or the number where there is none."""
    inside = [t for t in scene.doc if scene.start(t) < quantity.end and scene.end(t) > quantity.start]
    return inside[-1:]


def _after(scene: Scene, pattern: Pattern, trigger: Token) -> QuantityMention | None:
    text, end = scene.annotated.report.text, scene.end(trigger)
    following = next((q for q in scene.quantities if q.start >= end), None)
    if following is None or _PASSIVE.search(text[scene.sentence.start : scene.start(trigger)]):
        return None
    near = _BEFORE_OBJECT.fullmatch(text[end : following.start])
    return following if near and _counts(pattern, following) else None


def _before(scene: Scene, pattern: Pattern, trigger: Token) -> QuantityMention | None:
    start = scene.start(trigger)
    # A state that follows the number may have been read as part of its phrase: "2,536 relocated".
    earlier = [q for q in scene.quantities if q.start < start and q.end <= scene.end(trigger)]
    if not earlier or not _counts(pattern, earlier[-1]):
        return None
    found, text = earlier[-1], scene.annotated.report.text
    if len(earlier) > 1 and _CONVERTED.fullmatch(text[earlier[-2].end : found.start]):
        found = earlier[-2]  # "310 families (1,240 people) fled": the first is the one that counts
    if _AMONG_THEM.search(text[scene.sentence.start : found.start]):
        return None
    between = text[found.end : start] if found.end < start else " "
    return found if _LINK.fullmatch(between) else None


def _counts(pattern: Pattern, quantity: QuantityMention) -> bool:
    units = {u for c in pattern.patient for u in _COUNTED.get(c, ())}
    return quantity.unit is None or quantity.unit in units


def _acts(trigger: Token) -> bool:
    """Whether the verb has an object of its own behind it: then the number before it counts those who act."""
    return any(o.i > trigger.i for o in objects(trigger))
