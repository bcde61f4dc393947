"""Attributions inside one parsed sentence, verb by verb.

Every rule reads the dependency parse; none knows a name. Phrases without an active verb are read in
`attribution_phrases`, nouns in `attribution_nouns`. What layout does (quotations over sentences, colons,
headlines, brackets) is the business of `attribution_layout`.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from crossbearing.annotate.attribution_cues import Cues, cues
from crossbearing.annotate.attribution_draft import Draft, negated, speaks_alone, subject_of
from crossbearing.annotate.attribution_join import joined
from crossbearing.annotate.attribution_nouns import from_noun, is_voice
from crossbearing.annotate.attribution_phrases import (
    according,
    adjective,
    hedge,
    is_passive,
    passive,
    raising,
)
from crossbearing.annotate.attribution_spans import SUBJECTS, noun_phrase, subtree
from crossbearing.annotate.segment import Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

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
    for at in _candidates(doc):
        found.extend(_read(doc[at], sentence, words))
    found = joined(found, words)
    for draft in found:
        draft.settle()
    return found


def _candidates(doc: Doc) -> list[int]:
    """Indices of the tokens that could attribute, by the hashes of their lemma or form: most tokens are never touched."""
    wanted = _hashes()
    table = doc.to_array(["LEMMA", "LOWER"]).tolist()
    return [at for at, (lemma, lower) in enumerate(table) if lemma in wanted or lower in wanted]


@cache
def _hashes() -> frozenset[int]:
    from spacy.strings import hash_string  # type: ignore[attr-defined]

    words = cues()
    every = {
        "according",
        *words.verbs,
        *words.nouns,
        *words.hedge_raising,
        *words.figure_verbs,
        *words.hedges,
        *words.adjectives,
    }
    return frozenset(hash_string(form) for word in every for form in (word, word.title(), word.upper()))


def _read(token: Token, sentence: Sentence, words: Cues) -> Iterator[Draft]:
    lemma = token.lemma_.lower()
    if token.pos_ in {"VERB", "AUX"} and (lemma in words.verbs or lemma in words.hedge_raising):
        draft = _from_verb(token, lemma, sentence, words)
        if draft is None and lemma in words.figure_verbs:
            draft = _figure(token, sentence, words)
    elif token.pos_ == "VERB" and lemma in words.figure_verbs:
        draft = _figure(token, sentence, words)
    elif token.lower_ == "according":
        draft = according(token, sentence)
    elif lemma in words.hedges:
        draft = hedge(token, sentence)
    elif token.pos_ in {"ADJ", "VERB"} and token.lower_ in words.adjectives:
        draft = adjective(token, sentence)
    elif token.pos_ in {"NOUN", "PROPN"} and (lemma in words.nouns or lemma in words.verbs):
        draft = _plain_aside(token, lemma, sentence, words) if _closes(token) else None
        if draft is None and lemma in words.nouns:
            draft = from_noun(token, lemma, sentence, words)
    else:
        return
    if draft is not None:
        yield draft


# ------------------------------------------------------------------ verbs
def _from_verb(verb: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    if lemma in words.hedge_raising:
        return raising(verb, sentence)
    if is_passive(verb) or _fate_told(verb, lemma, words):
        return passive(verb, lemma, sentence, words)
    if verb.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return None
    aside = _plain_aside(verb, lemma, sentence, words)
    if aside is not None:
        return aside
    draft = Draft(sentence, words.verbs[lemma], verb, {verb.i}, negated=negated(verb))
    found = subject_of(verb)
    if found is not None:
        draft.source, draft.source_tokens = found[1], noun_phrase(found[0])
        if found[0].i != found[1].i:
            draft.source_tokens = {found[0].i}
        draft.source_tokens -= subtree(verb) if verb.i in draft.source_tokens else set()
    if lemma in {"quote", "cite"} and found is not None:
        _swap_quoted(draft, verb)
    draft.content = _content(verb, lemma, words)
    if found is not None and lemma in words.needs_voice and not _may_speak(found[1], words):
        return None
    if found is not None and lemma in words.counts and _mere_name(found[1], words):
        return None
    colon = _colon_after(verb)
    if colon is not None and not any(c.dep_ == "ccomp" for c in verb.children if c.i > verb.i):
        draft.content = set(range(colon + 1, len(verb.doc)))
    elif _quote_next(verb) and draft.content and max(draft.content) < verb.i:
        draft.content, draft.open_end = set(), True
        return draft
    elif colon is not None and draft.kind == "deny":
        draft.content = {i for i in draft.content if i < colon}
    draft.heard = draft.heard or _heard(verb, lemma, words)
    draft.channel = _channel(verb, words) if lemma in words.channel_verbs else None
    if draft.content:
        return draft if _worth(draft, lemma, found is not None) else None
    if found is None or draft.kind not in _SAYING:
        return None
    draft.content = _before(verb, found[0], sentence) or _swallowed(verb)
    draft.open_end = not draft.content and _ends_open(verb, sentence)
    return draft if draft.content or draft.open_end else None


def _worth(draft: Draft, lemma: str, has_subject: bool) -> bool:
    """Whether a verb with content attributes: bare imperatives and stray objects without a subject do not."""
    return has_subject or (draft.kind == "say" and lemma != "see")


def _closes(token: Token) -> bool:
    """Whether `token` is the last word and may be a verb taken for a noun ("…, the ministry claims.")."""
    rest = token.doc[token.i + 1 :]
    return token.lower_.endswith("s") and all(t.is_punct for t in rest)


_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "DET", "NUM", "CCONJ", "PART", "ADP", "X"})


def _plain_aside(verb: Token, lemma: str, sentence: Sentence, words: Cues) -> Draft | None:
    """“…, medics and witnesses said.” where the parser lost the subject: what stands between comma and verb is it."""
    doc, kind = verb.doc, words.verbs.get(lemma, "")
    if kind not in {"say", "report", "announce", "confirm", "claim", "warn"} or (
        verb.pos_ != "NOUN" and any(c.dep_ in SUBJECTS for c in verb.children)
    ):
        return None
    comma = max((t.i for t in doc[: verb.i] if t.text == ","), default=0)
    between = doc[comma + 1 : verb.i]
    if (
        not comma
        or not between
        or verb.tag_ not in {"VBD", "VBZ", "VBP", "NNS", "NNPS"}
        or between[-1].pos_ not in {"NOUN", "PROPN", "PUNCT"}
    ):
        return None
    if any(t.pos_ not in _NOMINAL and not t.is_punct for t in between) or between[0].pos_ in {"CCONJ", "ADP"}:
        return None
    if any(c.dep_ in {"ccomp", "dobj"} and c.i > verb.i for c in verb.children):
        return None
    if not any(t.pos_ in {"VERB", "AUX"} for t in doc[:comma]):
        return None
    heads = [t for t in between if t.pos_ in {"NOUN", "PROPN"} and not comma < t.head.i < verb.i]
    if not heads:
        return None
    content = {t.i for t in doc[:comma]} | _tail(verb, comma - 1)
    draft = Draft(
        sentence, kind, verb, {verb.i}, heads[-1], {t.i for t in between}, content, negated=negated(verb)
    )
    draft.heard = _heard(verb, lemma, words)
    return draft


def _swap_quoted(draft: Draft, verb: Token) -> None:
    """“…, the agency quoted the governor as saying”: the governor speaks, the agency passes it on."""
    told = [c for c in verb.children if c.dep_ == "dobj"]
    saying = any(
        c.dep_ == "prep" and c.lower_ == "as" and any(g.dep_ == "pcomp" for g in c.children)
        for c in verb.children
    )
    if told and saying:
        draft.heard, draft.source, draft.source_tokens = draft.source, told[0], noun_phrase(told[0])


def _fate_told(verb: Token, lemma: str, words: Cues) -> bool:
    """“Dozens feared dead”: a headline's passive, whatever the parser makes of it."""
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else None
    return (
        lemma in words.hedge_passives
        and verb.tag_ in {"VBD", "VBN"}
        and after is not None
        and after.lower_ in words.fates
    )


def _may_speak(head: Token, words: Cues) -> bool:
    return head.pos_ in {"PRON", "NUM"} or head.tag_ == "NNS" or is_voice(head, words)


def _colon_after(verb: Token) -> int | None:
    """Index of a colon that opens what `verb` says: no other verb stands between, and text follows."""
    doc = verb.doc
    for token in doc[verb.i + 1 :]:
        if token.text == ":":
            return token.i if token.i < len(doc) - 2 else None
        if token.pos_ in {"VERB", "AUX"} or token.text in {";", "“", '"'} or token.i - verb.i > MAX_COLON:
            return None
    return None


MAX_COLON = 14
"""Most tokens between a verb of saying and its colon ("corrected its own figures: …")."""


def _quote_next(verb: Token) -> bool:
    """Whether a quotation opens right behind `verb` ("Asked about it, he said, “No.”")."""
    following = [t for t in verb.doc[verb.i + 1 : verb.i + 3] if t.text not in {",", ":"}]
    return (
        bool(following) and following[0].text in {"“", '"', "``", "''"} and following[0].i < len(verb.doc) - 2
    )


def _figure(verb: Token, sentence: Sentence, words: Cues) -> Draft | None:
    """“put the toll at 40”, "raised its estimate of the displaced to 500,000": the figure is its subject's word."""
    objects = [c for c in verb.children if c.dep_ == "dobj" and c.lemma_.lower() in words.figure_nouns]
    preps = [
        t
        for t in verb.subtree
        if objects and t.i > objects[0].i and t.lower_ in {"at", "to"} and _to_number(t)
    ]
    found = subject_of(verb)
    if not objects or not preps or found is None or is_passive(verb) or not _may_speak(found[1], words):
        return None
    own = any(c.tag_ == "PRP$" for o in objects for c in o.children)
    if not own and verb.lemma_.lower() not in {"put", "place", "revise", "update", "correct"}:
        return None
    content = {i for t in (*objects, *preps) for i in subtree(t)}
    return Draft(
        sentence, "report", verb, {verb.i}, found[1], noun_phrase(found[0]), content, negated=negated(verb)
    )


def _to_number(prep: Token) -> bool:
    return prep.dep_ == "prep" and any(
        c.pos_ == "NUM" or any(n.pos_ == "NUM" for n in c.children) for c in prep.children
    )


def _content(verb: Token, lemma: str, words: Cues) -> set[int]:
    children = list(verb.children)
    said = [
        c for c in children if c.dep_ == "ccomp" and not _is_cue_aside(c, verb) and not _set_apart(c, verb)
    ]
    said = said or [c for c in children if c.dep_ == "advcl" and c.i > verb.i and _has_that(c)]
    if not said and lemma in words.takes_addressee | words.channel_verbs:
        said = [
            c
            for c in verb.subtree
            if c.dep_ == "acl" and c.head.dep_ == "pobj" and c.head.head.head.i == verb.i and _has_that(c)
        ]
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
        inner |= _tallied(verb, [o for p in preps for o in p.children])
        return inner | {i for o in objects if not addressee for i in subtree(o)}
    if (
        objects
        and lemma in words.takes_object
        and not (addressee and lemma in {"tell", "assure", "inform", "alert", "brief"})
    ):
        return {i for o in objects for i in subtree(o)}
    return _tallied(verb, objects) if lemma in words.counts else set()


def _mere_name(subject: Token, words: Cues) -> bool:
    """In "Zambia has recorded 600 deaths" the country suffers them; "UNICEF", "the ministry" count."""
    return subject.pos_ == "PROPN" and not subject.text.isupper() and subject.lower_ not in words.groups


def _tallied(verb: Token, objects: list[Token]) -> set[int]:
    """From the first number on, for "counted 66 dead and 101 missing": the parser hangs such tallies anywhere."""
    counted = [o for o in objects if o.like_num or any(c.dep_ == "nummod" for c in o.children)]
    return set(range(counted[0].left_edge.i, verb.right_edge.i + 1)) if counted else set()


def _clauses(verb: Token, said: list[Token]) -> set[int]:
    """The clauses `said`, with what stands before them but was hung on `verb` ("On Monday, troops left, he said")."""
    tokens = {i for c in said for i in subtree(c, _other_voices(c))} - {verb.i}
    first, last = min(tokens), max(tokens)
    for child in verb.children:
        if child.dep_ in _TAIL and (child.i < first and last < verb.i):
            tokens |= subtree(child)
    return tokens | _tail(verb, last) if last < verb.i else tokens


def _other_voices(clause: Token) -> list[Token]:
    """Clauses inside `clause` where another named voice speaks against it ("…, while Russia said …")."""
    return [
        c
        for c in clause.subtree
        if c.i > clause.i and c.dep_ in {"advcl", "conj"} and (speaks_alone(c) or _new_clause(c, clause))
    ]


def _new_clause(verb: Token, first: Token) -> bool:
    """“…, and soldiers began …” behind a comma, with a tense and a subject of its own: the outlet's own voice again."""
    doc = verb.doc
    if verb.dep_ != "conj" or verb.head.i != first.i or verb.tag_ not in {"VBD", "VBZ", "VBP"}:
        return False
    own = [c for c in verb.children if c.dep_ in {"nsubj", "nsubjpass"} and c.pos_ in {"NOUN", "PROPN"}]
    joint = next((c for c in first.children if c.dep_ == "cc" and c.i < verb.i), None)
    return bool(own) and joint is not None and joint.i > 0 and doc[joint.i - 1].text == ","


_TAIL_OPENERS = frozenset(
    {"including", "which", "who", "up", "down", "most", "many", "some", "among", "especially"}
)


def _tail(verb: Token, last: int) -> set[int]:
    """What goes on behind an aside ("…, the agency said, including two bridges"): not a new speaker's clause."""
    doc = verb.doc
    commas = [t.i for t in doc[verb.i + 1 :] if t.text == ","]
    if not commas or commas[0] + 2 >= len(doc) or any(t.pos_ == "VERB" for t in doc[verb.i + 1 : commas[0]]):
        return set()
    first = doc[commas[0] + 1]
    split = not any(t.pos_ in {"VERB", "AUX"} for t in doc[: last + 1])
    if any(speaks_alone(t) for t in doc[first.i :] if t.pos_ == "VERB"):
        return set()
    goes_on = first.lower_ in _TAIL_OPENERS or (first.dep_ == "cc" and first.nbor(1).tag_ == "PRP")
    return set(range(first.i, len(doc))) if split or goes_on else set()


def _has_that(clause: Token) -> bool:
    return any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children)


def _set_apart(clause: Token, verb: Token) -> bool:
    """Whether a clause before the speaker is one of its own: behind a semicolon, or beside an object ("blamed the army")."""
    if clause.i > verb.i:
        return False
    between = verb.doc[clause.right_edge.i : verb.i + 1]
    blames = verb.lemma_.lower() in _BLAMING and any(c.dep_ == "dobj" and c.i > verb.i for c in verb.children)
    return blames or any(t.text == ";" for t in between)


_BLAMING = frozenset(("blame", "accuse", "condemn", "denounce", "criticise", "criticize"))
"""Verbs whose object, not a clause before them, is what they say."""


def _is_cue_aside(clause: Token, verb: Token) -> bool:
    """Whether `clause` is "as he said" rather than what is said."""
    return clause.i < verb.i and any(c.dep_ == "mark" and c.lower_ == "as" for c in clause.children)


def _before(verb: Token, subject: Token, sentence: Sentence) -> set[int]:
    """What stands before an aside at the end or in the middle of a sentence ("…, an officer told Reuters")."""
    doc = sentence.doc
    finite = verb.tag_ in {"VBD", "VBZ", "VBP"} or any(
        c.dep_ in {"aux", "nsubj"} and c.lower_ != "to" for c in verb.children
    )
    if doc is None or not finite or subject.tag_ in {"WDT", "WP"}:
        return set()
    start = min(min(noun_phrase(subject), default=verb.i), verb.i)
    if start == 0 or doc[start - 1].text not in {",", "”", '"', "’", "—", "–", "-", "…"}:
        return set()
    begin = max((t.i + 1 for t in doc[:start] if t.text == ";"), default=0)
    tokens = set(range(begin, start))
    if not any(doc[i].pos_ in {"VERB", "AUX"} for i in tokens) and doc[start - 1].text == ",":
        tokens = set(tokens) if verb.dep_ == "parataxis" or _closed(verb) else set()
    if verb.dep_ in {"parataxis", "advcl"} and verb.head.i > verb.i and _closed(verb):
        tokens |= subtree(verb.head, [verb]) | set(range(begin, start))
    return tokens | _tail(verb, max(tokens)) if tokens else tokens


def _swallowed(verb: Token) -> set[int]:
    """“while observers warn the fall could come”: the parser takes what is said for the main clause."""
    head = verb.head
    if verb.dep_ != "advcl" or head.i < verb.i or any(t.text == "," for t in verb.doc[verb.i : head.i]):
        return set()
    return {i for i in subtree(head, [verb]) if i > verb.i}


def _closed(verb: Token) -> bool:
    """Whether the aside of `verb` is closed by a comma within a few words ("…, he told this review, …")."""
    doc = verb.doc
    comma = next((t.i for t in doc[verb.i + 1 : verb.i + 8] if t.text == ","), None)
    return comma is not None and not any(t.dep_ in {"mark", "nsubj"} for t in doc[verb.i + 1 : comma])


def _ends_open(verb: Token, sentence: Sentence) -> bool:
    text = sentence.text.rstrip()
    return (text.endswith(":") and verb.i >= len(verb.doc) - 12) or any(c.text == ":" for c in verb.children)


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


def _channel(verb: Token, words: Cues) -> str | None:
    """Where it was put out ("on X", "via Telegram"): the tagger is lost on a bare "X", so the words decide."""
    skipped = {i for c in verb.children if c.dep_ == "ccomp" for i in subtree(c)}
    for token in verb.subtree:
        name = token.text.rstrip(".,")
        if not token.i or token.i in skipped or name not in words.channels:
            continue
        if token.nbor(-1).lower_ in {"on", "via", "through", "over"}:
            return name
    return None
