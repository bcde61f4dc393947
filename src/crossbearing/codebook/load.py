"""Read a codebook from YAML: entries with their patterns, and the classes of nouns that fill roles.

Python only interprets the codebook. A user's own codebook is a folder of the same shape (``classes.yaml`` and
``entries/*.yaml``); every fault in it is reported at once, with file and entry.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any, cast, get_args

import yaml

from crossbearing.errors import BadCodebook
from crossbearing.model.claim import Kind, Plover

__all__ = ["Codebook", "Entry", "Pattern", "load_codebook", "read_yaml"]

HERE = Path(__file__).parent
VERSION = "crossbearing-1"
_KINDS = frozenset(get_args(Kind))
_TRIGGERS = ("verb", "noun", "adjective", "be")
_WORD_LISTS = frozenset(
    "verb noun adjective particle object object2 prep object_prep complement complement_modifier modal unless_complement modifier of_verb not_of_verb not_prep "
    "agent patient predicate_prep under".split()
)
_FLAGS = frozenset(
    "be strict negated distance mover figure figure_if_exact needs_place needs_quantity unless_houses quantity_only named passive intransitive longer located_before".split()
)
_WORDS = frozenset("agent_from patient_from measure".split())


class _Loader(yaml.SafeLoader):
    """Safe YAML in which only true and false are truth values: "on", "off" and "no" are prepositions here."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, regexp) for tag, regexp in resolvers if tag != "tag:yaml.org,2002:bool" or first in "tTfF"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read_yaml(path: Path) -> Any:
    """Read one YAML file safely.

    Raises:
        BadCodebook: the file is missing or not YAML.
    """
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - a subclass of SafeLoader
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise BadCodebook(
            f"{path.name} cannot be read as YAML ({error}). Correct the file or leave it out."
        ) from error


@dataclass(frozen=True, slots=True)
class Pattern:
    """One way in which words express an entry: a trigger and where its roles stand in the parse.

    Attributes:
        entry: Id of the codebook entry.
        trigger: verb, noun, adjective, or be (copula).
        lemmas: Lemmas of the trigger, lower case.
        words: Further word lists by key (object, prep, particle, complement, ...).
        agent_from: Where the agent stands: "subject" (default for verbs), "by", "poss", "prep:to", several by comma.
        patient_from: Likewise for the patient: "object" (default), "subject", "of", "prep:on", "head", ...
        agent: Classes that the agent may have; empty for any or none.
        patient: Classes that the patient must have; empty for any or none.
        flags: Names of the flags that are set (see `_FLAGS`).
        measure: Measure of the figure, where it differs from the entry's.
        needs: Word lists of each of which the sentence must hold a word: without it the pattern need not be tried.
    """

    entry: str
    trigger: str
    lemmas: frozenset[str]
    words: Mapping[str, frozenset[str]] = field(default_factory=dict)
    agent_from: tuple[str, ...] = ()
    patient_from: tuple[str, ...] = ()
    agent: frozenset[str] = frozenset()
    patient: frozenset[str] = frozenset()
    flags: frozenset[str] = frozenset()
    measure: str | None = None
    needs: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One kind of statement that the product can code.

    Attributes:
        id: Name of the entry ("captured").
        kind: Kind of its claims.
        definition: What it is, in one sentence.
        examples: Sentences that it covers.
        near_misses: Sentences that look alike and are not it.
        acled: ACLED "Event type: Sub-event type", or None.
        plover: PLOVER code, or None.
        idmc: IDMC term, or None.
        hxl: HXL tag, or None.
        measure: Measure of its figures, or None.
        patterns: The ways in which words express it.
        attempted: Id of the entry for a past attempt at it ("tried to seize the airport" is an attack), or None.
    """

    id: str
    kind: Kind
    definition: str
    examples: tuple[str, ...]
    near_misses: tuple[str, ...]
    acled: str | None
    plover: Plover | None
    idmc: str | None
    hxl: str | None
    measure: str | None
    patterns: tuple[Pattern, ...]
    attempted: str | None = None


@dataclass(frozen=True, eq=False)
class Codebook:
    """The ontology: entries in order, classes of nouns, and an index of the patterns by trigger.

    Attributes:
        version: Name and content hash, written into every claim.
        entries: Entries by id, in the order of the files.
        classes: Classes of each noun lemma.
        index: Patterns by (trigger, lemma), in order of the entries.
    """

    version: str
    entries: Mapping[str, Entry]
    classes: Mapping[str, frozenset[str]]
    index: Mapping[tuple[str, str], tuple[Pattern, ...]]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """All lemmas under which a pattern is found, the copula included."""
        return frozenset(lemma for _, lemma in self.index)

    def trigger_lemmas(self) -> frozenset[str]:
        """All lemmas that trigger an entry (copulas, which are everywhere, left out)."""
        return frozenset(lemma for trigger, lemma in self.index if trigger != "be")


@cache
def load_codebook(folder: Path | None = None) -> Codebook:
    """Load the packaged codebook, or the user's own from `folder`.

    Raises:
        BadCodebook: with every fault found, each with its file and entry.
    """
    root = folder or HERE
    files = sorted((root / "entries").glob("*.yaml"))
    if not files:
        raise BadCodebook(
            f"No entries/*.yaml in {root.name}. A codebook is a folder with classes.yaml and entries/*.yaml."
        )
    faults: list[str] = []
    entries: dict[str, Entry] = {}
    for path in files:
        body = read_yaml(path) or {}
        if not isinstance(body, dict):
            faults.append(f"{path.name}: entries are a mapping, each by its name")
            continue
        for name, entry in body.items():
            entries[name] = _entry(str(name), entry, f"{path.name}: {name}", faults)
    faults += [
        f"{e.id}: attempted names no entry: {e.attempted}"
        for e in entries.values()
        if e.attempted not in (None, *entries)
    ]
    if faults:
        raise BadCodebook("The codebook has faults:\n  " + "\n  ".join(faults))
    return Codebook(_version(files), entries, _classes(root), _index(entries))


def _version(files: list[Path]) -> str:
    digest = sha256(b"".join(p.read_bytes() for p in files)).hexdigest()[:8]
    return f"{VERSION}+{digest}"


def _classes(root: Path) -> dict[str, frozenset[str]]:
    path = root / "classes.yaml"
    found: dict[str, set[str]] = {}
    for name, words in (read_yaml(path if path.exists() else HERE / "classes.yaml") or {}).items():
        for word in str(words).split():
            found.setdefault(word, set()).add(name)
    return {word: frozenset(names) for word, names in found.items()}


def _index(entries: Mapping[str, Entry]) -> dict[tuple[str, str], tuple[Pattern, ...]]:
    found: dict[tuple[str, str], list[Pattern]] = {}
    for entry in entries.values():
        for pattern in entry.patterns:
            for lemma in sorted(pattern.lemmas):
                found.setdefault((pattern.trigger, lemma), []).append(pattern)
    # "should return" is advice before it is a return: patterns that ask for a modal come first.
    return {key: tuple(sorted(own, key=lambda p: "modal" not in p.words)) for key, own in found.items()}


def _entry(name: str, body: Any, where: str, faults: list[str]) -> Entry:
    if not isinstance(body, dict):
        faults.append(f"{where}: an entry is a mapping")
        body = {}
    kind = body.get("kind")
    if not isinstance(kind, str) or kind not in _KINDS:
        faults.append(f"{where}: kind {kind!r} is not one of {', '.join(sorted(_KINDS))}")
    faults += [f"{where}: {key} is missing" for key in ("definition", "patterns") if not body.get(key)]
    plover = body.get("plover")
    return Entry(
        id=name,
        kind=cast("Kind", kind),
        definition=str(body.get("definition", "")),
        examples=tuple(body.get("examples") or ()),
        near_misses=tuple(body.get("near_misses") or ()),
        acled=body.get("acled"),
        plover=_plover(plover) if plover and plover.get("event") else None,
        idmc=body.get("idmc"),
        hxl=body.get("hxl"),
        measure=body.get("measure"),
        patterns=tuple(_pattern(name, p, where, faults) for p in body.get("patterns") or ()),
        attempted=body.get("attempted"),
    )


_SHAPES: dict[str, type[list[Any] | dict[str, Any]]] = {
    "examples": list,
    "near_misses": list,
    "patterns": list,
    "plover": dict,
}
_SHAPE_NAMES: dict[type, str] = {list: "list", dict: "mapping"}


def _plover(body: Mapping[str, Any]) -> Plover:
    return Plover(
        event=body["event"], mode=tuple(body.get("mode") or ()), context=tuple(body.get("context") or ())
    )


def _pattern(entry: str, body: Any, where: str, faults: list[str]) -> Pattern:
    if not isinstance(body, dict):
        faults.append(f"{where}: a pattern is a mapping, not {body!r}")
        body = {}
    faults += [
        f"{where}: {key} is a list of words, not {body[key]!r}"
        for key in sorted(_WORD_LISTS & set(body))
        if not isinstance(body[key], list)
    ]
    faults += [
        f"{where}: {key} is one word, not {body[key]!r}"
        for key in sorted(_WORDS & set(body))
        if not isinstance(body[key], str)
    ]
    trigger = next((t for t in _TRIGGERS if t in body), None)
    if trigger is None:
        faults.append(f"{where}: a pattern needs one of {', '.join(_TRIGGERS)}")
        trigger = "verb"
    if unknown := set(body) - _WORD_LISTS - _FLAGS - _WORDS:
        faults.append(f"{where}: unknown keys {', '.join(sorted(unknown))}")
    words = {
        key: frozenset(str(w) for w in body[key])
        for key in _WORD_LISTS & set(body)
        if isinstance(body[key], list)
    }
    return Pattern(
        entry=entry,
        trigger=trigger,
        lemmas=words.get(trigger, frozenset({"be"})),
        words={k: v for k, v in words.items() if k not in (trigger, "agent", "patient")},
        agent_from=_places(body.get("agent_from")),
        patient_from=_places(body.get("patient_from")),
        agent=words.get("agent", frozenset()),
        patient=words.get("patient", frozenset()),
        flags=frozenset(f for f in _FLAGS if body.get(f)),
        measure=body.get("measure"),
        needs=tuple(words[key] for key in sorted(_needed(words))),
    )


_NEEDED = frozenset(
    "particle object object2 prep object_prep modal modifier of_verb predicate_prep under".split()
)


def _needed(words: Mapping[str, frozenset[str]]) -> set[str]:
    """Keys of the word lists of each of which a pattern asks a word, as `crossbearing.extract.frames` tests them."""
    found = set(_NEEDED & words.keys())
    if "prep" in found:
        found.discard("object_prep")
    elif "object_prep" not in found:
        found.discard("object2")
    if "complement" in words:
        found.add("complement_modifier" if "complement_modifier" in words else "complement")
    return found


def _places(value: Any) -> tuple[str, ...]:
    """Cut "prep:of,over" into ("prep:of", "prep:over") and "of,poss" into ("of", "poss")."""
    if not value or not isinstance(value, str):
        return ()
    if value.startswith("prep:"):
        return tuple("prep:" + v for v in value[5:].split(","))
    return tuple(value.split(","))
