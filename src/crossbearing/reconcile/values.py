"""How two values of one field stand to each other."""

from __future__ import annotations

from collections.abc import Iterable

from crossbearing.gazetteer.normal import key
from crossbearing.model import ClaimPlace, Quantity
from crossbearing.model.incident import Relation
from crossbearing.reconcile.alike import opposed
from crossbearing.reconcile.facets import Span
from crossbearing.reconcile.places import place_class, place_relation
from crossbearing.reconcile.words import content, dice, identity, same_identity, spelling_variant, word_class

__all__ = [
    "overall",
    "relate_actors",
    "relate_numbers",
    "relate_place_values",
    "relate_spans",
    "relate_words",
]

_WEIGHT: dict[Relation, int] = {
    "same": 0, "variant": 1, "rounding": 2, "narrower": 3, "wider": 3, "update": 4, "undetermined": 5, "contradiction": 6,
}  # fmt: skip
_ROUND_SHARE = 0.1
"""Two counts within a tenth of each other, one of them a round number or bounded, may be one count rounded."""
_ALIKE = 0.5


def overall(relations: Iterable[Relation]) -> Relation:
    """The relation that names the whole field: the gravest of its values'."""
    return max(relations, key=lambda r: _WEIGHT[r], default="same")


def relate_numbers(
    value: Quantity, best: Quantity, *, days: int | None, same_breath: bool = False
) -> Relation:
    """Relate a count to the best one of the same measure and scope.

    Args:
        value: The count to relate.
        best: The count shown first.
        days: Days by which `best` is later than `value` (as of, else published), None where nothing orders them.
        same_breath: Whether both stand in one report, which then knows both and does not contradict itself.
    """
    if (value.value, value.low, value.high) == (best.value, best.low, best.high):
        return "same"
    if _compatible(value, best):
        return (
            "rounding"
            if _close(value, best)
            else ("wider" if _vague(value) else "narrower" if _vague(best) else "rounding")
        )
    if days:
        return "update"
    if same_breath:
        return "undetermined"
    return "contradiction" if days == 0 else "undetermined"


def _range(q: Quantity) -> tuple[float, float]:
    """The numbers that the words admit; a bare round number admits what rounds to it."""
    low = q.low if q.low is not None else 0.0
    high = q.high if q.high is not None else float("inf")
    if q.value is not None and q.low == q.high == q.value:
        step = _grain(q.value)
        return q.value - step / 2, q.value + step / 2
    return float(low), float(high)


def _grain(value: float) -> float:
    """The unit of the last significant digit of a round number (280,000 -> 10,000); 0 for a number below 100."""
    n, step = int(abs(value)), 1
    while n and n % 10 == 0:
        n, step = n // 10, step * 10
    return float(step) if step > 10 else 0.0


def _compatible(a: Quantity, b: Quantity) -> bool:
    (p, q), (r, s) = _range(a), _range(b)
    x, y = a.value, b.value
    if x is not None and y is not None and not _close(a, b):
        return False
    return max(p, r) <= min(q, s) or (
        x is not None and y is not None and _close(a, b) and bool(_grain(x) or _grain(y))
    )


def _close(a: Quantity, b: Quantity) -> bool:
    x, y = a.value, b.value
    return x is not None and y is not None and abs(x - y) <= _ROUND_SHARE * max(abs(x), abs(y))


def _vague(q: Quantity) -> bool:
    return q.value is None


def relate_place_values(value: ClaimPlace, best: ClaimPlace) -> Relation:
    """Relate a place to the best place."""
    relation = place_relation(value, best)
    if relation == "same":
        return (
            "variant" if spelling_variant(value.surface or value.name, best.surface or best.name) else "same"
        )
    if relation in ("within", "near") or (relation == "unknown" and place_class(value) == "facility"):
        return "narrower" if relation == "within" or place_class(best) == "area" else "undetermined"
    if relation == "contains":
        return "wider"
    alike = place_class(value) == place_class(best) or "" in (place_class(value), place_class(best))
    return "contradiction" if relation == "apart" and alike else "undetermined"


def relate_actors(value: str, best: str, *, exclusive: bool) -> Relation:
    """Relate the name of an actor to the best one.

    Args:
        value: The name to relate.
        best: The name shown first.
        exclusive: Whether only one can be right (who struck), not where several take part (who met).
    """
    if key(value) == key(best):
        return "same"
    same = same_identity(value, best)
    if same:
        return "variant" if identity(value) == identity(best) or spelling_variant(value, best) else "narrower"
    if opposed((value,), (best,)):
        return "contradiction" if exclusive else "undetermined"
    if same is None:
        bare, best_bare = not identity(value), not identity(best)
        return "undetermined" if bare and best_bare else "wider" if bare else "narrower"
    return "contradiction" if exclusive else "undetermined"


def relate_targets(value: str, best: str) -> Relation:
    """Relate those acted upon: civilians and fighters exclude each other, other names may stand side by side."""
    x, y = word_class(value), word_class(best)
    if x != y and {x, y} <= {"people", "rebels", "state"}:
        return "contradiction"
    return relate_actors(value, best, exclusive=False)


def relate_spans(value: Span, best: Span, *, lasting: bool) -> Relation:
    """Relate a period to the best one; a state that lasts is told for many days without contradiction."""
    if (value.low, value.high) == (best.low, best.high):
        return "same"
    if value.high is None or best.high is None:
        return "undetermined"
    if value.low is None or best.low is None:  # "by Tuesday", "so far": open towards the past
        return _open_span(value, best)
    low, best_low = value.low, best.low
    if low <= best.high and best_low <= value.high:
        return "narrower" if value.high - low < best.high - best_low else "wider"
    if lasting:
        return "update"
    return "contradiction" if value.stated and best.stated else "undetermined"


def _open_span(value: Span, best: Span) -> Relation:
    """Relate two periods of which one or both have no first day: they exclude each other only where the other begins later."""
    if value.low is None:
        later = best.low is not None and value.high is not None and best.low > value.high
        return "undetermined" if later else "wider"
    later = best.high is not None and value.low > best.high
    return "undetermined" if later else "narrower"


def relate_words(value: str, best: str) -> Relation:
    """Relate free words (a cause, a means): the same, fuller or barer, or left open."""
    a, b = content(value), content(best)
    if a == b:
        return "same"
    if a < b:
        return "wider"
    if a > b:
        return "narrower"
    return "variant" if dice(a, b) >= _ALIKE else "undetermined"
