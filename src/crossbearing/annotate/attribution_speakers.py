"""Who a source is: names for phrases, antecedents for pronouns and for "the agency", "the spokesman"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import cues
from crossbearing.annotate.attribution_draft import Draft
from crossbearing.annotate.attribution_names import Party, parties_of, plain_party
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["Speakers"]

REACH = 8
"""How many sentences back a pronoun may look for its antecedent: beyond a screen of text readers no longer do."""
STAND_IN_REACH = 2
"""How many sentences back "the charity" may mean the body that spoke, though no word of its name says so."""
_STAND_INS = frozenset(
    {"charity", "group", "organisation", "organization", "agency", "body", "watchdog", "monitor", "ngo"}
)
_FITS = {
    "he": ("person", "role"),
    "she": ("person", "role"),
    "it": ("group", "media", "document"),
    "they": ("people", "group", "media"),
    "who": ("person", "role", "people", "group"),
    "one": ("people", "role"),
}


@dataclass(slots=True)
class Speakers:
    """The voices of one report, in the order of reading.

    Attributes:
        short: Acronyms that the report defines.
        heard: Voices so far, each with the sentence and whether it spoke there.
        persons: Last word of a name (lower case) to the person.
    """

    short: dict[str, str]
    heard: list[tuple[int, Party, bool]] = field(default_factory=list)
    persons: dict[str, Party] = field(default_factory=dict)

    def meet(self, sentences: Sequence[Sentence]) -> None:
        """Learn every titled person of the report, so that a surname alone finds its full name."""
        words = cues()
        for sentence in sentences:
            for token in _name_heads(sentence):
                if token.dep_ not in {"compound", "amod", "nmod"}:
                    if not _may_be_person(token, words.roles):
                        continue
                    party = parties_of(token, self.short)[:1]
                    if party and party[0].kind == "person" and " " in party[0].name:
                        self.persons.setdefault(party[0].last, party[0])

    def resolve(self, draft: Draft) -> list[Party]:
        """The parties behind `draft`'s source, antecedents resolved; they join those heard."""
        found = [self._known(p, draft) for p in self._read(draft)]
        for party in found:
            self.heard.append((draft.sentence.index, party, True))
        return found

    def subjects(self, sentence: Sentence) -> None:
        """Remember who is spoken of: the subjects of `sentence`, in case "he said" follows."""
        for token in _subject_tokens(sentence):
            if token.pos_ == "PROPN" or any(c.dep_ == "appos" for c in token.rights):
                for party in parties_of(token, self.short)[:1]:
                    known = self._full(party)
                    if known.kind == "person" or (known.kind == "group" and token.pos_ == "PROPN"):
                        self.heard.append((sentence.index, known, False))

    def named(self, token: Token) -> list[Party]:
        """The parties that `token`'s phrase names, without antecedents."""
        return [self._full(p) for p in parties_of(token, self.short)]

    def _read(self, draft: Draft) -> list[Party]:
        if draft.inherits is not None and draft.source is None:
            return [p for _, p, spoke in self.heard[-1:] if spoke] or []
        if draft.source is not None:
            if draft.source.pos_ in {"PRON", "DET", "NUM"}:
                return self._antecedent(draft.source, draft)
            return parties_of(draft.source, self.short)
        return [plain_party(draft_text(draft), self.short)] if draft.source_spans else []

    def _antecedent(self, token: Token, draft: Draft) -> list[Party]:
        lower = token.lower_
        if lower in {
            "i",
            "we",
            "you",
            "everyone",
            "nobody",
            "no",
            "some",
            "many",
            "both",
            "all",
            "others",
            "what",
            "which",
            "that",
            "this",
        }:
            return self._people(token)
        if lower == "one" and list(token.rights):
            return self._one_of(token, draft)
        fits = _FITS.get(lower)
        if fits is None:
            return self._people(token)
        for before in (True, False):
            for party in self._back(draft.sentence.index, same=not before):
                if party.kind in fits:
                    return [party]
        return []

    def _one_of(self, token: Token, draft: Draft) -> list[Party]:
        """“one of the sources”: one of those who spoke before."""
        of = next((c for t in token.rights if t.lower_ == "of" for c in t.children if c.dep_ == "pobj"), None)
        if of is None:
            return self._people(token)
        noun = of.lemma_.lower()
        for party in self._back(draft.sentence.index, same=False):
            if noun in party.words and party.kind == "people":
                return [replace(party, name=f"one of {party.name}", kind="role")]
        return self._people(token)

    def _people(self, token: Token) -> list[Party]:
        phrase = [t for t in token.subtree if t.dep_ not in {"relcl", "acl"}]
        if len(phrase) > 1 and token.lower_ not in {"i", "we", "you"}:
            return [Party("".join(t.text_with_ws for t in phrase).strip(" ,").lower(), "people")]
        return []

    def _back(self, index: int, *, same: bool) -> Iterator[Party]:
        """Voices backwards; subjects that did not speak count only from earlier sentences unless `same`."""
        for at, party, spoke in reversed(self.heard):
            if index - at > REACH:
                return
            if spoke or at < index or same:
                yield party

    def _known(self, party: Party, draft: Draft) -> Party:
        party = self._full(party)
        if party.owner and party.organisation is None:
            group = next((p for p in self._back(draft.sentence.index, same=True) if p.kind == "group"), None)
            party = replace(party, organisation=group.name) if group is not None else party
        return self._anaphor(party, draft)

    def _full(self, party: Party) -> Party:
        """A surname alone becomes the full name met elsewhere."""
        known = self.persons.get(party.last) if party.last and " " not in party.name else None
        return known if known is not None else party

    def _anaphor(self, party: Party, draft: Draft) -> Party:
        """“the agency”, "the spokesman": the last voice whose words hold the noun."""
        head = draft.source
        if head is None or head.pos_ == "PROPN" or not _is_bare_definite(head):
            return party
        noun = head.lemma_.lower()
        for other in self._back(draft.sentence.index, same=False):
            if other.name != party.name and (
                noun in other.words or (noun == "agency" and other.kind == "media")
            ):
                return other
        if noun in _STAND_INS:
            spoke = (
                p
                for at, p, said in reversed(self.heard)
                if said and draft.sentence.index - at <= STAND_IN_REACH
            )
            return next((p for p in spoke if p.kind == "group" and p.name != party.name), party)
        return party


def _subject_tokens(sentence: Sentence) -> list[Token]:
    return _where(sentence, "DEP", ("nsubj", "nsubjpass"))


def _name_heads(sentence: Sentence) -> list[Token]:
    return _where(sentence, "POS", ("PROPN",))


def _where(sentence: Sentence, attribute: str, values: tuple[str, ...]) -> list[Token]:
    """Tokens of the sentence whose `attribute` is one of `values`, found without touching the others."""
    from spacy import symbols

    doc = sentence.doc
    if doc is None:
        return []
    wanted = {getattr(symbols, value) for value in values}
    return [doc[at] for at, value in enumerate(doc.to_array(attribute).tolist()) if value in wanted]


def _is_bare_definite(head: Token) -> bool:
    left = list(head.lefts)
    return len(left) == 1 and left[0].lower_ in {"the", "this", "that"} and not list(head.rights)


def _may_be_person(token: Token, roles: frozenset[str]) -> bool:
    return any(
        (c.dep_ in {"compound", "nmod", "appos", "amod"} and c.lemma_.lower().rstrip(".") in roles)
        for c in token.children
    ) or (token.dep_ == "appos" and token.head.lemma_.lower() in roles)


def draft_text(draft: Draft) -> str:
    """The words of a source that is no parsed phrase."""
    start, end = draft.source_spans[0]
    return draft.sentence.text[start - draft.sentence.start : end - draft.sentence.start]
