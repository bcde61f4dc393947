"""What the words before and after a name say of it: that it is a place, which kind, or that it stands for people."""

from __future__ import annotations

import re

from crossbearing.annotate.place_found import SETTLED, THINGS, Found
from crossbearing.annotate.place_text import Token
from crossbearing.annotate.place_words import Words, words
from crossbearing.gazetteer import Gazetteer, countries, key
from crossbearing.gazetteer.candidate import Candidate

__all__ = ["LOWER_THINGS", "SURE_POPULATION", "WIDE", "Around"]

SURE_POPULATION = 90_000
"""People from which a town is taken for meant where nothing but its name stands there."""
WIDE = frozenset({"country", "admin1", "continent", "region", "sea", "ocean"})
_PEOPLE = frozenset(
    "man woman men women couple family families resident residents teen teenager boy girl native native-born student students officials firefighters farmer farmers neighbourhood neighborhood couple trio protesters voters".split()
)
"""Words for people and offices before which a name is where they live or work."""
_AFTER = re.compile(r"[ \u00a0]((?:[a-z][a-z-]+[ \u00a0]){0,2}[a-z][a-z-]+)")
_BEFORE = re.compile(r"((?:[A-Za-z][A-Za-z-]*[ \u00a0]){1,4})$")
LOWER_THINGS = THINGS - {"school", "building", "forest", "sea", "mountain"}
_AT = frozenset({"at", "in", "of"})
_OF_PLACES = frozenset(
    "out recapture fall loss seizure siege liberation occupation outskirts suburbs shelling bombing bombardment storming "
    "evacuation encirclement control".split()
)
"""Words before "of" after which only a place stands: "pulled out of X", "the fall of X"."""
_BEFALLS = frozenset("fallen retaken besieged encircled liberated flooded shelled bombed overrun".split())
"""Verbs of which, with a helper, only a place is the subject: "X has fallen", "X was shelled"."""
_POINTS = tuple(
    [p]
    for p in "north south east west northeast northwest southeast southwest outskirts suburbs kilometers kilometres km miles".split()
)
"""Words that "of" and a place follow ("east of Damascus")."""
_PARTNERS = frozenset({"by", "with", "between", "against"})
"""Prepositions after which a capital stands for its government ("ties with Tehran")."""
_INSIDE = frozenset(
    "in near outside around across throughout toward towards fled captured seized entered besieged retook recaptured".split()
)
"""Words that a place follows, and hardly ever a person."""
_APPOSED = frozenset(
    {"city", "town", "village", "camp", "neighbourhood", "lake", "island", "mountain", "prison"}
)
"""Kinds that stand right before a name ("the port city Latakia")."""
_LINKED = frozenset({"bridge", "crossing", "prison", "airport", "air_base", "dam", "base", "port"})
"""Kinds that take the name of the place that follows them ("the bridge at Rastan")."""
_SAYING = frozenset(
    "said says told added wrote explained recalled testified argued noted thinks believes".split()
)
"""Verbs that persons do, and of places only those that stand for a government."""
_BASED = re.compile(r"[-‑]([a-z]+)")
_APPOSITION = re.compile(
    r", (?:also )?(?:a|an|the|another|one of the)(?: [a-z][\w'’-]*| [A-Z][a-z]+-?\w*){0,4}? (town|village|city|suburb|neighbourhood|neighborhood)\b"
)
"""A kind told in apposition: "Sake, a strategic town"."""


class Around:
    """Reads the words around the names of one report into their `Found`."""

    def __init__(self, gazetteer: Gazetteer, surnames: set[str]) -> None:
        """Prepare for one report; names before "said" that can only be persons' are added to `surnames`."""
        self._find = gazetteer.find
        self._w: Words = words()
        self.surnames = surnames

    def before(self, text: str, found: Found, i: int) -> None:
        """Read the words before a name: prepositions and kinds ("in", "town of", "bridge at", "northern")."""
        w = self._w
        m = _BEFORE.search(text, max(0, found.start - 48), found.start)
        if not m:
            return
        said = m.group().lower().split()
        if said and said[-1] == "the":
            said.pop()
        while said and said[-1] in w.directions:
            found.cued = True
            said.pop()
        if not said:
            return
        last = said[-1]
        if last == "of" and (
            said[-2:-1] in _POINTS
            or set(said[-2:-1]) & _OF_PLACES
            or text[max(0, found.start - 5) : found.start].startswith(", of")
        ):
            found.cued = True
        if last == "of" or last in _AT:
            for size in (2, 1):
                kind = w.before.get(" ".join(said[-1 - size : -1]))
                if kind and len(said) > size:
                    self._kind_before(text, found, kind, last, " ".join(said[-1 - size : -1]))
                    break
        elif last in w.before and i == 0 and w.before[last] in _APPOSED:
            found.asked, found.cued = w.before[last], True
        if last in w.locative and said[-2:] != ["according", "to"]:
            found.cued = True
            found.inside = last in _INSIDE
        elif last in _PARTNERS and any(_is_capital(c) for c in found.options[:2]):
            found.literal = False

    def _kind_before(self, text: str, found: Found, kind: str, preposition: str, said: str) -> None:
        if (
            kind in _LINKED
            and not said.endswith("s")
            and found.options
            and found.options[0].feature in SETTLED | {"admin2"}
            and (preposition != "of" or kind in {"bridge", "port"})
        ):
            window = max(0, found.start - 48)
            at = window + text[window : found.start].lower().rfind(said)
            if at >= window:
                found.at = found.start
                found.form, found.asked, found.start, found.cued = "thing", kind, at, True
        elif preposition == "of":
            found.asked, found.cued = kind, True

    def after(self, text: str, found: Found, tokens: tuple[Token, ...], low: list[str], j: int) -> None:
        """Read the words after a name: its kind ("province", "bridge"), or a verb of saying."""
        w = self._w
        n = len(tokens)
        if j < n:
            for size in (3, 2, 1):
                kind = w.after.get(" ".join(low[j : j + size]))
                if kind and j + size <= n:
                    self._kind_after(text, found, kind, tokens[j + size - 1].end)
                    return
            kind = w.after.get(" ".join(low[n - 2 :])) or (
                w.after.get(low[n - 1], "") if low[n - 1] not in w.organisations else ""
            )
            if kind in THINGS:
                self._kind_after(text, found, kind, tokens[n - 1].end)
            return
        m = _AFTER.match(text, found.end)
        if not m:
            self._joined(text, found)
            return
        said = m.group(1).split()
        for size in range(len(said), 0, -1):
            kind = w.after.get(" ".join(said[:size]))
            if kind and (kind not in THINGS or kind in LOWER_THINGS):
                self._kind_after(text, found, kind, m.start(1) + len(" ".join(said[:size])))
                return
        verb = said[1] if said[0] in w.helpers and len(said) > 1 else said[0]
        if verb in w.speech and not found.cued:
            found.literal = False
            if n == 1 and verb in _SAYING and _hardly_speaks(found.options):
                self.surnames.add(low[0])
        elif said[0] in w.civic:
            found.literal = False
            found.cued = True
        elif said[0] in _PEOPLE or verb in _BEFALLS:
            found.cued = True

    def _joined(self, text: str, found: Found) -> None:
        """What a comma or a hyphen joins to a name: "Sake, a town in the hills", "Geneva-based"."""
        m = _BASED.match(text, found.end)
        if m:
            found.literal = found.literal and m[1] not in self._w.based
            return
        m = _APPOSITION.match(text, found.end)
        if m and not found.asked:
            found.asked, found.cued = self._w.after[m[1]], True

    def _kind_after(self, text: str, found: Found, kind: str, end: int) -> None:
        if kind == "area":
            found.cued = True
            return
        if found.at >= 0:
            found.start, found.form, found.at = found.at, "name", -1
        if kind in THINGS:
            whole = self._find(key(text[found.start : end])) or self._find(
                f"{found.key} {kind.replace('_', ' ')}"
            )
            listed = [c for c in (*whole, *found.options) if c.feature == kind or c in whole]
            found.form = "name" if listed else "thing"
            found.options = tuple(listed) or found.options
        found.asked, found.end, found.cued = kind, end, True


def _hardly_speaks(options: tuple[Candidate, ...]) -> bool:
    """Whether a name before "said" is a person's: none of its places is an area, a capital or a large town."""
    return not any(c.feature in WIDE or c.population >= SURE_POPULATION or _is_capital(c) for c in options)


def _is_capital(c: Candidate) -> bool:
    """Whether a reading is its country's capital."""
    country = countries().get(c.country)
    return country is not None and c.feature in SETTLED and c.name == country.capital.split(",")[0]
