"""Attributions inside one parsed sentence: verbs, "according to", passives, adjectives, hedges.

Every rule reads the dependency parse; none knows a name. What layout does (quotations over sentences, colons,
headlines, brackets) is the business of `attribution_layout`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues, cues
from crossbearing.annotate.attribution_draft import Draft, subject_of
from crossbearing.annotate.attribution_nouns import from_noun, is_voice
from crossbearing.annotate.attribution_spans import noun_phrase, subtree
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Token

__all__ = ["in_sentence"]

_SAYING = frozenset(
    {
        "say",
        "announce",
        "claim",
        "report",
        "confirm",
        "deny",
        "warn",
        "show",
        "pledge",
        "believe",
        "expect",
        "urge",
    }
)
_TAIL = frozenset({"prep", "advmod", "npadvmod", "advcl", "mark", "cc", "nmod", "det"})


def in_sentence(sentence: Sentence) -> list[Draft]:
    """The attributions whose cue stands in `sentence`, in the order of their cues; none without a parse."""
    doc = sentence.doc
    if doc is None:
        return []
    words = cues()
    found: list[Draft] = []
    for token in doc:
        found.extend(_read(token, sentence, words))
    found = _joined(found, words)
    for draft in found:
        draft.settle()
    return found


def _read(token: Token, sentence: Sentence, words: Cues) -> Iterator[Draft]:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (lemma in words.verbs or lemma in words.hedge_raising):
        draft = _from_verb(token, lemma, sentence, words)
    elif token.lower_ == "according":
        draft = _according(token, sentence)
    elif lemma in words.hedges:
        draft = _hedge(token, sentence)
    elif token.pos_ == "ADJ" and lemma in words.adjectives:
        draft = _from_adjective(token, sentence)
    elif token.pos_ in {"NOUN", "PROPN"} and lemma in words.nouns:
        draft = from_noun(token, lemma, sentence, words)
    else:
        return
    if draft is not None:
        yield draft


# ------------------------------------------------------------------ verbs
def _from_verb(verb: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    if lemma in words.hedge_raising:
        return _raising(verb, sentence)
    if _is_passive(verb):
        return _passive(verb, lemma, sentence, words)
    if verb.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    draft = Draft(sentence, words.verbs[lemma], verb, {verb.i}, negated=_negated(verb))
    found = subject_of(verb)
    if found is not None:
        draft.source, draft.source_tokens = found[1], noun_phrase(found[0])
        if found[0].i != found[1].i:
            draft.source_tokens = {found[0].i}
        draft.source_tokens -= subtree(verb) if verb.i in draft.source_tokens else set()
    draft.content = _content(verb, lemma, words)
    draft.heard = _heard(verb, lemma, words)
    draft.channel = _channel(verb, words) if lemma in words.channel_verbs else None
    if draft.content:
        return draft if _worth(draft, lemma, found is not None) else None
    if found is None or draft.kind not in _SAYING:
        return None
    draft.content = _before(verb, found[0], sentence)
    draft.open_end = not draft.content and _ends_open(verb, sentence)
    return draft if draft.content or draft.open_end else None


def _worth(draft: Draft, lemma: str, has_subject: bool) -> bool:
    """Whether a verb with content attributes: bare imperatives and stray objects without a subject do not."""
    return has_subject or (draft.kind == "say" and lemma != "see")


def _content(verb: Token, lemma: str, words: Cues) -> set[int]:
    children = list(verb.children)
    said = [c for c in children if c.dep_ == "ccomp" and not _is_cue_aside(c, verb)]
    if said:
        return _clauses(verb, said)
    addressee = lemma in words.takes_addressee
    objects = [c for c in children if c.dep_ in {"dobj", "attr", "oprd"} and c.i > verb.i]
    wanted = [c for c in children if c.dep_ == "xcomp" and c.i > verb.i]
    if wanted and (lemma in words.takes_infinitive or wanted[0].tag_ == "VBG"):
        spoken = {i for o in objects for i in subtree(o)} if lemma not in {"tell", "ask"} else set()
        return {i for w in wanted for i in subtree(w)} | spoken
    by_preposition = words.prepositions.get(lemma, frozenset())
    preps = [c for c in children if c.dep_ in {"prep", "prt"} and c.i > verb.i and c.lower_ in by_preposition]
    if preps and (addressee or not objects or lemma in {"attribute", "call", "describe", "point"}):
        inner = {i for p in preps for i in subtree(p)} - {p.i for p in preps}
        return inner | {i for o in objects if not addressee for i in subtree(o)}
    if (
        objects
        and lemma in words.takes_object
        and not (addressee and lemma in {"tell", "assure", "inform", "alert", "brief"})
    ):
        return {i for o in objects for i in subtree(o)}
    return set()


def _clauses(verb: Token, said: list[Token]) -> set[int]:
    """The clauses `said`, with what stands before them but was hung on `verb` ("On Monday, troops left, he said")."""
    tokens = {i for c in said for i in subtree(c)} - {verb.i}
    first, last = min(tokens), max(tokens)
    for child in verb.children:
        if child.dep_ in _TAIL and (child.i < first and last < verb.i):
            tokens |= subtree(child)
    after = [
        c
        for c in verb.children
        if c.lower_ in {"up", "down"} and last < verb.i < c.i and c.dep_ in {"advmod", "prep"}
    ]
    return tokens.union(*(subtree(c) for c in after))


def _is_cue_aside(clause: Token, verb: Token) -> bool:
    """Whether `clause` is "as he said" rather than what is said."""
    return clause.i < verb.i and any(c.dep_ == "mark" and c.lower_ == "as" for c in clause.children)


def _before(verb: Token, subject: Token, sentence: Sentence) -> set[int]:
    """What stands before an aside at the end or in the middle of a sentence ("…, an officer told Reuters")."""
    doc = sentence.doc
    if doc is None:
        return set()
    start = min(min(noun_phrase(subject), default=verb.i), verb.i)
    if start == 0 or doc[start - 1].text not in {",", "”", '"', "’", "—", "–", "-", "…"}:
        return set()
    begin = max((t.i + 1 for t in doc[:start] if t.text == ";"), default=0)
    tokens = set(range(begin, start))
    if not any(doc[i].pos_ in {"VERB", "AUX"} for i in tokens) and doc[start - 1].text == ",":
        tokens = set(tokens) if verb.dep_ == "parataxis" else set()
    if verb.dep_ == "parataxis" and verb.head.i > verb.i:
        tokens |= subtree(verb.head, [verb])
    return tokens


def _ends_open(verb: Token, sentence: Sentence) -> bool:
    text = sentence.text.rstrip()
    return (text.endswith(":") and verb.i >= len(verb.doc) - 12) or any(c.text == ":" for c in verb.children)


def _negated(verb: Token) -> bool:
    return any(c.dep_ == "neg" for c in verb.children)


def _heard(verb: Token, lemma: str, words: Cues) -> Token | None:
    """Who was told: "told Reuters", "said in an interview with the BBC", "said in remarks carried by TASS"."""
    if lemma in words.takes_addressee:
        for child in verb.children:
            if child.dep_ in {"dobj", "dative"} and child.pos_ in {"NOUN", "PROPN"}:
                return child
    for prep in verb.children:
        if prep.dep_ != "prep" or prep.lower_ not in {"in", "to", "during", "with"}:
            continue
        for noun in prep.children:
            if prep.lower_ == "to" and noun.pos_ == "PROPN":
                return noun
            inner = [t for t in noun.children if t.dep_ in {"prep", "agent", "acl", "relcl"}]
            for step in inner:
                for target in step.subtree:
                    if (
                        target.dep_ == "pobj"
                        and target.head.lower_ in {"with", "by", "to"}
                        and target.pos_ == "PROPN"
                    ):
                        return target
    return None


def _channel(verb: Token, words: Cues) -> Token | None:
    for token in verb.subtree:
        if (
            token.dep_ == "pobj"
            and token.head.lower_ in {"on", "via", "through", "over"}
            and token.text in words.channels
        ):
            return token
    return None


# ---------------------------------------------------------------- passives
def _is_passive(verb: Token) -> bool:
    return verb.tag_ == "VBN" and (
        any(c.dep_ in {"auxpass", "agent", "nsubjpass"} for c in verb.children)
        or (verb.dep_ in {"acl", "relcl", "amod"} and not any(c.dep_ == "nsubj" for c in verb.children))
    )


def _passive(verb: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    draft = Draft(sentence, words.verbs[lemma], verb, {verb.i}, negated=_negated(verb))
    agent = [p for c in verb.children if c.dep_ == "agent" for p in c.children if p.dep_ in {"pobj", "oprd"}]
    if agent:
        draft.source, draft.source_tokens = agent[0], {i for a in agent for i in noun_phrase(a)}
    said = [c for c in verb.children if c.dep_ in {"ccomp", "xcomp", "oprd"}]
    passive_subject = next((c for c in verb.children if c.dep_ == "nsubjpass"), None)
    if said:
        draft.content = {i for c in said for i in subtree(c)}
    if passive_subject is not None and passive_subject.lower_ not in {"it", "who", "which", "that"}:
        draft.content |= subtree(passive_subject)
    elif verb.dep_ == "acl" and agent:
        if lemma in {"cite", "quote"} or is_voice(verb.head, words):
            return None
        draft.content = subtree(verb.head, [verb])
    if agent:
        return draft if draft.content else None
    draft.hedge = True
    return draft if said and draft.content and lemma in words.hedge_passives else None


def _raising(verb: Token, sentence: Sentence) -> Draft | None:
    said = [c for c in verb.children if c.dep_ in {"xcomp", "ccomp", "oprd"}]
    if not said:
        return None
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.lower_ != "it"]
    content = {i for c in (*said, *subjects) for i in subtree(c)}
    return Draft(sentence, "hedge", verb, {verb.i}, content=content, hedge=True, negated=_negated(verb))


# -------------------------------------------------- prepositions, hedges, adjectives
def _according(token: Token, sentence: Sentence) -> Draft | None:
    to = next((c for c in token.children if c.lower_ == "to"), None)
    source = next((c for c in to.children if c.dep_ in {"pobj", "pcomp"}), None) if to is not None else None
    if to is None or source is None or source.pos_ not in {"NOUN", "PROPN", "PRON", "NUM"}:
        return None
    own = subtree(source) | {token.i, to.i}
    draft = Draft(sentence, "report", token, {token.i, to.i}, source, noun_phrase(source))
    draft.content = _sentence_around(token, own, sentence)
    if source.lower_ == "reports" and len(draft.source_tokens) == 1:
        draft.hedge = True
    return draft if draft.content else None


def _sentence_around(token: Token, own: set[int], sentence: Sentence) -> set[int]:
    """All of the sentence but the phrase `own`, cut at semicolons on the phrase's side."""
    doc = sentence.doc
    if doc is None:
        return set()
    first, last = min(own), max(own)
    left = max((t.i + 1 for t in doc[:first] if t.text == ";"), default=0)
    right = min((t.i for t in doc[last + 1 :] if t.text == ";"), default=len(doc))
    before, after = set(range(left, first)), set(range(last + 1, right))
    if any(doc[i].pos_ in {"VERB", "AUX"} for i in before) and doc[first - 1].text in {
        ",",
        "”",
        '"',
        ")",
        "—",
        "–",
    }:
        following = [i for i in after if not doc[i].is_punct]
        if following and doc[following[0]].dep_ in {"cc"}:
            return before
    return before | after


def _hedge(token: Token, sentence: Sentence) -> Draft | None:
    head = token.head
    if head.i == token.i:
        return None
    content = subtree(head, [c for c in head.children if c.dep_ in {"conj", "advcl", "cc"}])
    return Draft(sentence, "hedge", token, {token.i}, content=content - {token.i}, hedge=True)


def _from_adjective(token: Token, sentence: Sentence) -> Draft | None:
    said = [c for c in token.children if c.dep_ in {"ccomp", "xcomp"}]
    said += [c for c in token.children if c.dep_ == "prep" and c.lower_ in {"about", "of", "that", "over"}]
    found = subject_of(token.head) if token.dep_ in {"acomp", "conj"} else None
    if not said or found is None or found[0].dep_ == "nsubjpass" or found[0].lower_ in {"it", "there"}:
        return None
    content = {i for c in said for i in subtree(c)}
    draft = Draft(sentence, "attitude", token, {token.i}, found[1], noun_phrase(found[0]), content)
    draft.kind = "believe" if any(c.dep_ == "ccomp" for c in said) else "attitude"
    draft.negated = _negated(token.head)
    return draft


# ------------------------------------------------------------------ joining
def _joined(drafts: list[Draft], words: Cues) -> list[Draft]:
    """Cited sources go to the attribution that cites them; "declined to say whether" is one cue, not two."""
    kept: list[Draft] = []
    for draft in drafts:
        if draft.cue is None or draft.cue.lemma_.lower() not in {"cite", "quote"} or draft.cue.tag_ != "VBG":
            kept.append(draft)
            continue
        objects = [c for c in draft.cue.children if c.dep_ == "dobj"]
        owner = next((d for d in kept if d is not draft and _cites(d, draft.cue)), None)
        if objects and is_voice(objects[0], words):
            if owner is None:
                owner = _late_owner(drafts, draft.cue)
            if owner is not None:
                owner.cited.extend(objects)
                continue
            draft = _cited_alone(draft, objects[0])
        kept.append(draft)
    speaking = {d.cue.i: d for d in kept if d.cue is not None and d.cue.dep_ == "xcomp" and d.kind == "say"}
    for cue in speaking.values():
        assert cue.cue is not None
        parent = next((d for d in kept if d.cue is not None and d.cue.i == cue.cue.head.i), None)
        if parent is not None and any(c.dep_ == "ccomp" for c in cue.cue.children):
            cue.cue_tokens |= parent.cue_tokens
            cue.negated = cue.negated or (parent.cue is not None and parent.cue.lemma_ in {"decline", "refuse"})
            kept.remove(parent)
    return kept


def _cites(draft: Draft, cue: Token) -> bool:
    return draft.cue is not None and (cue.head.i == draft.cue.i or cue.i in draft.source_tokens)


def _late_owner(drafts: list[Draft], cue: Token) -> Draft | None:
    return next((d for d in drafts if d.cue is not None and d.cue.i != cue.i and _cites(d, cue)), None)


def _cited_alone(draft: Draft, source: Token) -> Draft:
    """ "The bridge was hit, citing officials": the clause is the cited source's word."""
    cue = draft.cue
    assert cue is not None
    clause = subtree(cue.head, [cue]) if cue.head.i != cue.i else set()
    return Draft(draft.sentence, "report", cue, {cue.i}, source, noun_phrase(source), clause)
