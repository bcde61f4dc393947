"""Score the product on a half of the own gold: counts for each text, so that texts can be resampled.

Claims are matched as in the public coded sets (`gold_match`); recall and precision are over claims of the core kinds, the
accuracies over what was matched. Names are compared as sources are there: spellings and descriptions of one count as one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from crossbearing.codebook import Codebook
from crossbearing.model import CORE_KINDS, Claim, Report
from crossbearing.pipeline import Options, read_claims
from eval.example_matching import same_name
from eval.figures import describe
from eval.floors import digest
from eval.gold import GOLD, Crisis, GoldClaim, GoldText
from eval.gold_match import Coded, Numbers, match, same_source
from eval.measured import Counts, Measured, MeasuredSet, rates, total, with_intervals

__all__ = ["Judgement", "counts", "judge", "measure_gold", "misses", "read"]

FACT = CORE_KINDS - {"forecast"}


@dataclass(frozen=True, slots=True)
class Judgement:
    """A text with what was drawn from it, and which coded claim meets which drawn one (positions)."""

    text: GoldText
    drawn: tuple[Claim, ...]
    pairs: tuple[tuple[int, int], ...]
    kinds: tuple[tuple[str, ...], ...]

    def matched(self) -> Iterator[tuple[GoldClaim, Claim]]:
        """The pairs."""
        return ((self.text.claims[g], self.drawn[c]) for g, c in self.pairs)


def read(crises: Sequence[Crisis]) -> dict[str, tuple[Claim, ...]]:
    """Claims that the product draws, by text; every text is a report of its own."""
    texts = [t for c in crises for t in c.texts]
    reports = [Report(id=t.id, title=t.title, text=t.text, published=t.published) for t in texts]
    claims = read_claims(reports, Options())
    return {t.id: tuple(c for c in claims if c.report == t.id) for t in texts}


def judge(text: GoldText, drawn: Sequence[Claim], codebook: Codebook) -> Judgement:
    """Match the claims of a text."""
    kinds = tuple(c.kinds(codebook) for c in text.claims)
    coded = [_coded(text, claim, kind) for claim, kind in zip(text.claims, kinds, strict=True)]
    return Judgement(text, tuple(drawn), tuple(match(coded, drawn)), kinds)


def _coded(text: GoldText, claim: GoldClaim, kinds: tuple[str, ...]) -> Coded:
    names = tuple(p.name for p in claim.places)
    return Coded(
        text.id, (text.at(claim),), kinds, claim.certainty, claim.negated, _numbers(claim.quantity), names, claim.actors, claim.attribution
    )  # fmt: skip


def _numbers(quantity: object) -> Numbers:
    """Value, low and high of a quantity, coded or drawn."""
    return tuple(getattr(quantity, bound, None) for bound in ("value", "low", "high"))  # type: ignore[return-value]


def counts(judged: Judgement) -> Counts:
    """All figures of a text as (part, whole)."""
    core = [k[0] in CORE_KINDS for k in judged.kinds]
    found = {g for g, _ in judged.pairs}
    met = {c for _, c in judged.pairs}
    drawn = [c for c, claim in enumerate(judged.drawn) if claim.kind in CORE_KINDS]
    wrong = sum(_forbidden(gold, claim) for gold, claim in judged.matched())
    whole = {
        "claim_recall": (sum(g in found for g, is_core in enumerate(core) if is_core), sum(core)),
        "claim_precision": (sum(c in met for c in drawn), len(drawn)),
        "other_claim_recall": (
            sum(g in found for g, is_core in enumerate(core) if not is_core),
            len(core) - sum(core),
        ),
        "forbidden_per_100_claims": (100 * wrong, len(judged.drawn)),
    }
    asked = total({name: (float(right), 1.0)} for pair in judged.matched() for name, right in _fields(*pair))
    return {n: (float(p), float(w)) for n, (p, w) in whole.items()} | asked


def _forbidden(gold: GoldClaim, claim: Claim) -> bool:
    """A forecast, a denial or history put out as fact."""
    sure = claim.certainty in ("asserted", "claimed") and claim.kind in FACT
    return (
        (gold.certainty == "forecast" and sure)
        or (gold.certainty == "denied" and claim.certainty == "asserted" and not claim.negated)
        or (gold.background and sure and not claim.background)
    )


def _fields(gold: GoldClaim, claim: Claim) -> Iterator[tuple[str, bool]]:
    """Every figure that a matched pair bears on, and whether it is right."""
    yield "type_accuracy", claim.type in (gold.type, *gold.also_types)
    yield "certainty_accuracy", claim.certainty == gold.certainty
    yield "negation_accuracy", claim.negated == gold.negated
    yield "background_accuracy", claim.background == gold.background
    yield "attribution_accuracy", _sourced(gold, claim)
    if gold.quantity:
        yield "quantity_exact", _numbers(claim.quantity) == _numbers(gold.quantity)
        if gold.quantity.unit:
            yield "unit_accuracy", claim.quantity is not None and claim.quantity.unit == gold.quantity.unit
    if gold.places:
        places = [(w, p) for w in gold.places for p in claim.places if _named(w.name, p.name, p.surface)]
        yield "place_found", bool(places)
        coded = [p.country == w.country for w, p in places if w.country]
        if coded:
            yield "country_accuracy", any(coded)
    if gold.time:
        yield "time_exact", (claim.time.from_, claim.time.to) == (gold.time.from_, gold.time.to)
    for name, wanted, given in (
        ("actor_found", gold.actors, claim.actors),
        ("target_found", gold.targets, claim.targets),
    ):
        if wanted:
            yield name, any(_named(w, g.name, g.surface) for w in wanted for g in given)


def _sourced(gold: GoldClaim, claim: Claim) -> bool:
    """Whether one of the sources is named, or rightly none."""
    if not gold.attribution:
        return not claim.attribution
    return any(same_source(a.name, s) for a in claim.attribution for s in gold.attribution)


def _named(wanted: str, *given: str) -> bool:
    return any(same_name(wanted, g) or same_source(wanted, g) for g in given)


def measure_gold(
    half: str, crises: Sequence[Crisis], drawn: dict[str, tuple[Claim, ...]], codebook: Codebook
) -> MeasuredSet:
    """All figures of a half.

    Args:
        half: "open" or "blind".
        crises: Its crises.
        drawn: Claims drawn, by text.
        codebook: The codebook that both use.
    """
    items = [counts(judge(t, drawn[t.id], codebook)) for c in crises for t in c.texts]
    whole = total(items)
    values = rates(whole)
    figures = (
        Measured(f, values.get(f), round(whole[f][1]) if f in whole else None)
        for f in describe(f"gold.{half}").figure
    )
    folder = GOLD / half
    return MeasuredSet(
        f"gold.{half}", digest(folder.glob("*.yaml"), Path(folder)), with_intervals(figures, [items])
    )


def misses(judged: Judgement) -> Iterator[str]:
    """One line for every claim missed, drawn without gold, or found with a wrong field."""
    where = judged.text.id
    found, met = {g for g, _ in judged.pairs}, {c for _, c in judged.pairs}
    yield from (
        f"{where}: missed {c.type}: {c.span}" for g, c in enumerate(judged.text.claims) if g not in found
    )
    yield from (
        f"{where}: not in the gold, {c.kind} {c.type}: {c.quote}"
        for n, c in enumerate(judged.drawn)
        if n not in met and c.kind in CORE_KINDS
    )
    for gold, claim in judged.matched():
        wrong = [name for name, right in _fields(gold, claim) if not right]
        if wrong:
            yield f"{where}: {', '.join(wrong)}: {claim.quote} [{claim.type}, {claim.certainty}]"
