"""From the words of a source to a clean name: who it is, for whom it speaks, what kind of voice it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues, cues

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Party", "parties_of", "plain_party"]

_LEFT = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "nummod",
        "det",
        "poss",
        "advmod",
        "quantmod",
        "predet",
        "punct",
        "case",
        "npadvmod",
    }
)
_CLEAN = re.compile(
    r"^(?:(?:the|a|an|both|its|his|her|their|our|this|these|some|other)\s+|[\w.]+[-‑]based\s+)+",
    re.IGNORECASE,
)
_KIN = frozenset({"people", "resident", "witness", "source", "partner", "survivor"})


@dataclass(frozen=True, slots=True)
class Party:
    """A voice.

    Attributes:
        name: Clean name or description, without articles and role words before a name.
        kind: person, role (one unnamed person), people (several), group, media or document.
        organisation: For whom it speaks, where the words say so, or None.
        words: Lower-case words of the whole phrase, for "the agency", "the spokesman" later on.
        owner: True where "its" or "their" before the role asks for the organisation named earlier.
        last: Last word of a person's name, lower case.
    """

    name: str
    kind: str
    organisation: str | None = None
    words: frozenset[str] = frozenset()
    owner: bool = False
    last: str = ""


def plain_party(text: str, short: dict[str, str]) -> Party:
    """The party that bare words name (a bracket, a headline)."""
    words = cues()
    name = _CLEAN.sub("", text.strip()).strip(" ,.")
    common = words.roles | words.documents | words.groups | words.media
    if name.lower() in common or name.lower().removesuffix("s") in common:
        name = name.lower()
    lower = frozenset(name.lower().split())
    kind = (
        "media"
        if name in words.media_names or (name.split()[-1:] and name.split()[-1] in words.media_titles)
        else "group"
    )
    return Party(short.get(name, name), kind, words=lower, last=name.lower().split()[-1] if lower else "")


def parties_of(head: Token, short: dict[str, str]) -> list[Party]:
    """The voices that the noun phrase under `head` names: itself and what "and" joins to it."""
    words = cues()
    found = [_party(head, words, short)]
    for child in head.children:
        if child.dep_ == "conj" and child.pos_ in {"NOUN", "PROPN"}:
            found.extend(parties_of(child, short))
    return [p for p in found if p.name]


def _party(head: Token, words: Cues, short: dict[str, str]) -> Party:
    core = _core(head)
    beside = [c for c in head.children if c.dep_ in {"appos", "oprd"} and not c.is_punct]
    lower = frozenset(t.lower_ for c in (head, *beside) for t in _core(c)) | {head.lemma_.lower()}
    owner = any(t.tag_ == "PRP$" for t in core)
    if head.pos_ != "PROPN" or head.lemma_.lower() in words.roles:
        inner = [
            c
            for p in head.children
            if p.dep_ == "prep"
            for n in p.children
            if n.dep_ == "pobj"
            for c in n.children
            if c.dep_ == "appos"
        ]
        named = next((c for c in (*beside, *inner) if c.pos_ == "PROPN"), None)
        if named is not None:
            name = _text(_after_title(_core(named), words))
            person = head.lemma_.lower() in words.roles
            organisation = _organisation(head, core, words, short) if person else None
            kind = "person" if person else _group_kind(name, words, head)
            return Party(
                short.get(name, name),
                kind,
                organisation,
                lower,
                owner,
                _last(name),
            )
        return _described(head, core, words, short, lower, owner=owner)
    name_tokens = _after_title(core, words)
    titled = len(name_tokens) < len([t for t in core if t.dep_ != "det"])
    title = [t for t in core if t.i < name_tokens[0].i] if name_tokens else []
    person = any(t.lemma_.lower() in words.roles for t in title) or any(
        c.lemma_.lower() in words.roles for c in beside
    )
    name = _text(name_tokens)
    if person:
        organisation = _from_title(title, words) if titled else None
        for c in beside:
            organisation = organisation or _organisation(c, _core(c), words, short)
        organisation = organisation or _belongs(head, words)
        organisation = short.get(organisation, organisation) if organisation else None
        return Party(name, "person", organisation, lower, owner, _last(name))
    full = _CLEAN.sub("", _text(name_tokens + _right(head)))
    full = short.get(full, short.get(name, full))
    full = next((long for long in short.values() if full.endswith(" " + long)), full)
    return Party(
        full,
        _group_kind(full, words, head),
        None,
        lower | frozenset(full.lower().split()),
        owner,
        _last(name),
    )


def _belongs(head: Token, words: Cues) -> str | None:
    """“Colonel Hai of the border guard”: the body behind "of", "from", "at" or "with" right after a name."""
    for prep in head.children:
        if prep.dep_ == "prep" and prep.lower_ in {"of", "from", "at", "with"} and prep.i == head.i + 1:
            for noun in prep.children:
                if noun.dep_ == "pobj" and (
                    noun.lemma_.lower() in words.groups | words.media | {"guard"} or noun.text.isupper()
                ):
                    return _CLEAN.sub("", _text(_core(noun) + _right(noun)))
    return None


def _last(name: str) -> str:
    """The last word of a name, lower case."""
    return next(reversed(name.lower().split()), "")


def _core(head: Token) -> list[Token]:
    """The noun with what stands before it."""
    left = [t for c in head.lefts if c.dep_ in _LEFT for t in c.subtree]
    left = [t for t in left if t.i < head.i]
    if left and any(t.dep_ in {"relcl", "acl", "advcl"} for t in left):
        left = [t for t in left if t.i > max(x.i for x in left if x.dep_ in {"relcl", "acl", "advcl"})]
    return [*sorted(left, key=lambda t: t.i), head]


def _right(head: Token) -> list[Token]:
    """“for Human Rights”, "in Goma": the phrase that follows at once and belongs to a name or description."""
    found: list[Token] = []
    at = head.i + 1
    for child in head.rights:
        if (
            child.dep_ != "prep"
            or child.lower_ not in {"of", "for", "in", "at", "from", "with", "on", "near"}
            or child.i != at
        ):
            continue
        phrase = list(child.subtree)
        stop = next(
            (t.i for t in phrase if t.text in {",", "(", "—", "–"} or t.dep_ in {"relcl", "acl", "appos"}),
            None,
        )
        phrase = [t for t in phrase if stop is None or t.i < stop]
        if (
            len(phrase) < 2
            or phrase[-1].dep_ == "prep"
            or phrase[-1].ent_type_ == "DATE"
            or _is_day(phrase[-1])
        ):
            break
        found.extend(phrase)
        at = phrase[-1].i + 1
    return found


_DAYS = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "today",
        "yesterday",
        "week",
        "month",
        "year",
    ]
)


def _is_day(token: Token) -> bool:
    return token.lower_ in _DAYS


def _after_title(core: list[Token], words: Cues) -> list[Token]:
    """The proper name at the end of the phrase: after the last role or group word, without the possessor."""
    cut = 0
    for n, token in enumerate(core[:-1]):
        lemma = token.lemma_.lower().rstrip(".")
        following = core[n + 1 :]
        common = token.pos_ != "PROPN" or lemma in words.roles
        if (
            (lemma in words.roles or (common and lemma in words.groups | words.media))
            and all(
                t.pos_ == "PROPN"
                or t.is_punct
                or t.text in {"al", "bin", "ibn", "van", "de", "von", "el", "der", "la", "du"}
                for t in following
            )
        ) or (token.tag_ == "POS" and core[-1].pos_ == "PROPN"):
            cut = n + 1
    kept = core[cut:]
    if cut and core[cut - 1].tag_ == "POS" and not kept[-1].text[:1].isupper():
        kept = core
    while len(kept) > 1 and (kept[0].dep_ == "det" or kept[0].is_punct or kept[0].tag_ in {"PRP$", "CC"}):
        kept = kept[1:]
    return kept


def _text(tokens: list[Token]) -> str:
    if not tokens:
        return ""
    text = "".join(t.text_with_ws for t in tokens).strip(' ,.;:–—-"“”')
    text = re.sub(r"[’']s$", "", " ".join(text.split()))
    return text + "." if re.search(r"(?:^|[\s.])[A-Z]\.[A-Z]$", text) else text


def _described(
    head: Token, core: list[Token], words: Cues, short: dict[str, str], lower: frozenset[str], *, owner: bool
) -> Party:
    first = core[0]
    text = _text(core + _right(head))
    text = _CLEAN.sub("", text)
    if (first.is_sent_start and first.dep_ != "det" and _is_plain(first, words)) or (
        text[:1].isupper() and _is_plain(core[0], words)
    ):
        text = text[:1].lower() + text[1:]
    kind = _description_kind(head, words)
    organisation = _organisation(head, core, words, short) if kind == "role" else None
    text = short.get(text, text)
    return Party(text, kind, organisation, lower, owner)


def _is_plain(token: Token, words: Cues) -> bool:
    return token.text.istitle() and (
        token.lower_ in words.plain_adjectives or token.pos_ in {"NUM", "NOUN"} or token.lower_ in words.roles
    )


def _description_kind(head: Token, words: Cues) -> str:
    lemma = head.lemma_.lower()
    if (
        head.tag_ in {"NNS", "NNPS"} and not {lemma, head.lower_} & (words.media | words.documents)
    ) or lemma in {"people", "police"}:
        return "people"
    if lemma in words.media or head.lower_ in words.media:
        return "media"
    if lemma in words.documents:
        return "document"
    if lemma in words.groups:
        return "group"
    return "role"


def _group_kind(name: str, words: Cues, head: Token) -> str:
    last = name.rsplit(maxsplit=1)[-1] if name else ""
    media = (
        name in words.media_names
        or last in words.media_titles
        or any(t.lemma_.lower() in words.media for t in _core(head) if t.i <= head.i)
    )
    return "media" if media else "group"


def _from_title(title: list[Token], words: Cues) -> str | None:
    """“UN refugee agency spokesman” → "UN refugee agency"; a mere nationality or adjective is no organisation."""
    at = next(
        (n for n, t in enumerate(title) if t.lemma_.lower() in words.title_speaks_for),
        None,
    )
    if at is None:
        return None
    before = [t for t in title[:at] if t.dep_ != "det" and t.tag_ != "PRP$"]
    while before and (before[0].lower_ in words.roles | words.plain_adjectives):
        before = before[1:]
    while before and (before[-1].lower_ in words.roles or before[-1].tag_ == "POS"):
        before = before[:-1]
    if not before or all(t.pos_ == "ADJ" for t in before):
        return None
    return _text(before) or None


def _organisation(head: Token, core: list[Token], words: Cues, short: dict[str, str]) -> str | None:
    """For whom the role under `head` speaks: "head of the X", "a spokesman for X", "coordinator at the UN's X"."""
    if head.lemma_.lower() not in words.speaks_for:
        return None
    before = _from_title([t for t in core if t.i <= head.i], words)
    found: dict[str, Token] = {}
    pending = [head]
    while pending:
        here = pending.pop()
        for prep in here.children:
            if prep.dep_ != "prep" or prep.lower_ not in {"at", "for", "of", "with"}:
                continue
            for noun in prep.children:
                if noun.dep_ == "pobj":
                    pending.append(noun)
                    if noun.pos_ == "PROPN" or noun.lemma_.lower() in words.groups | words.media:
                        found.setdefault(prep.lower_, noun)
    first = next((found[p] for p in ("at", "for", "of", "with") if p in found), None)
    if first is None:
        return before
    noun = first
    name = _CLEAN.sub("", _text(_after_title(_core(noun), words) + _right(noun)))
    return short.get(name, name) or before


def with_organisation(party: Party, organisation: str | None) -> Party:
    """`party` speaking for `organisation`."""
    return replace(party, organisation=organisation)
