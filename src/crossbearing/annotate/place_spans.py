"""Which runs of capitalised words name places: persons, organisations and common words set apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from crossbearing.annotate.place_around import LOWER_THINGS, SURE_POPULATION, WIDE, Around
from crossbearing.annotate.place_found import SETTLED, THINGS, Found
from crossbearing.annotate.place_text import Run, Token, runs
from crossbearing.annotate.place_words import Words, words
from crossbearing.gazetteer import Gazetteer, demonym_country, key
from crossbearing.gazetteer.candidate import ABBREVIATION, ALTERNATE, MAIN, Candidate
from crossbearing.gazetteer.normal import bare
from crossbearing.gazetteer.tables import word_list

__all__ = ["Reader"]

MOST_WORDS = 6
"""Longest name, in words, that is looked up."""
LONGEST_COMPOUND = 60
"""Code points of the longest word with hyphens that is taken apart."""
FAMOUS_POPULATION = 400_000
"""The same for names that are also given names or common words (Florence, Nice)."""
KNOWN_POPULATION = 20_000
"""People from which a town that looks like a person's name (Santa Ana, Victoria Falls) is a town."""
_DATELINE = re.compile(r"(?:, [A-Z][\w. ]{1,20})?\s*(?:\([A-Z][\w ]{1,20}\)\s*)?(?:—|–|--|-)\s")
_STATE_OF = re.compile(r"Islamic State (?:of|in) (?:Iraq and )?(?:the )?$")
"""Names of an organisation that hold places."""
_PLAIN = frozenset("free federal national capital autonomous new old international democratic".split())
"""Adjectives that are areas' names only beside the word for their kind (Free State, Capital Region)."""
_STREETS = frozenset(
    "first second third fourth fifth sixth seventh north south east west new old central".split()
)
_IN = re.compile(r"\b(?:in|near|towards?|outside|around|captured|seized|entered|fled) $")
"""Words after which an unknown capitalised word is a place."""


_CLUBS = frozenset(
    "real atletico inter bayern borussia olympique dynamo sporting ahrar hayat tahrir ansar jund".split()
)
"""Words before a place in the name of a club or an armed group."""
_MASTHEADS = frozenset(
    "post times news herald tribune gazette journal star telegraph guardian mail mirror sun echo chronicle observer press".split()
)
"""Words for papers: the place in their name says nothing of where a report's events are."""


class Reader:
    """Reads the runs of one report into `Found` spans."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        """Prepare for one report."""
        self._find = gazetteer.find
        self._w: Words = words()
        self._given = word_list("first_names.txt")
        self._common = word_list("common_words.txt")
        self.surnames: set[str] = set()
        self._around = Around(gazetteer, self.surnames)

    def read(self, text: str, start: int, end: int, *, heading: bool) -> list[Found]:
        """Return the spans of `text[start:end]` that may be places, in text order."""
        found: list[Found] = []
        for run in runs(text, start, end):
            new = list(self._run(text, run, heading=heading))
            found.extend(new or self._listed(text, run, found))
        return found

    def _listed(self, text: str, run: Run, found: list[Found]) -> list[Found]:
        """A name that no gazetteer has, in a list of places of one kind ("the villages of Foua and Kfraya")."""
        if not found or found[-1].asked not in SETTLED or len(run.tokens) > 3:
            return []
        a, b = run.tokens[0].start, run.tokens[-1].end
        if not re.fullmatch(r"(?:,|,? and|,? or) ", text[found[-1].end : a]) or any(
            self._person(text, run, [t.text.lower() for t in run.tokens], heading=False)
        ):
            return []
        name = text[a:b]
        return [Found(a, b, name, form="unknown", asked=found[-1].asked, cued=True, key=key(name))]

    # -- one run

    def _run(self, text: str, run: Run, *, heading: bool) -> Iterator[Found]:
        tokens = run.tokens
        low = [t.text.lower().rstrip(".") for t in tokens]
        n = len(tokens)
        first, last = self._person(text, run, low, heading=heading)
        i = 0
        while i < n:
            if first <= i < last:
                i = last
                continue
            if i < first and not demonym_country(tokens[i].text):
                i += 1
                continue
            j, options = self._longest(text, tokens, low, i)
            if j <= i + 1 and (end := self._bound(run, low, i)):
                yield from self._compounded(text, run, low, i, end)
                i = end
                continue
            if j > i:
                new = list(self._named(text, run, low, i, j, options, heading=heading))
                yield from new
                i = max([j, *(n for n in range(j + 1, n + 1) if new and tokens[n - 1].end <= new[-1].end)])
                continue
            if low[i] in self._w.titles and i + 1 < n and not run.joints[i].strip():
                self._remember(low[i + 1 :])
                break
            yield from self._unlisted(text, tokens, low, i)
            i += 1
        yield from self._thing_without_place(text, tokens, low)

    def _bound(self, run: Run, low: list[str], i: int) -> int:
        """Token after the last of a name whose first word is nothing alone ("Tel Hamis", "Abu Hassan"), else 0."""
        w = self._w
        if i + 1 >= len(low) or not (low[i] in w.heads or low[i] in w.given_heads):
            return 0
        if (
            run.joints[i].strip() not in {"", "-", "al", "el"}
            or low[i + 1] in w.after
            or low[i + 1] in w.stop
        ):
            return 0
        return i + 2

    def _goes_on(self, run: Run, low: list[str], i: int, j: int, found: Found, *, heading: bool) -> int:
        """Token after the last of a longer name that begins like a small place's ("in Cité Soleil"), else 0."""
        if (
            heading
            or j >= len(low)
            or run.joints[j - 1].strip() not in {"", "-"}
            or _well_known(found.options)
        ):
            return 0
        w = self._w
        small = found.options[0].feature in SETTLED and low[j - 1] not in w.after
        if not small or not (found.inside or found.asked in SETTLED) or found.literal or not found.weak:
            return 0
        end = next((n for n in range(j, len(low)) if low[n] in w.stop or low[n] in w.titles), len(low))
        known = any(x in w.organisations or x in w.civic or x in w.after for x in low[j:end])
        return end if j < end <= i + 3 and not known else 0

    def _compounded(self, text: str, run: Run, low: list[str], i: int, j: int) -> Iterator[Found]:
        """A name of two words that no gazetteer has: a place where the words around say so, else a person."""
        a, b = run.tokens[i].start, run.tokens[j - 1].end
        found = Found(a, b, text[a:b], form="unknown", key=key(text[a:b]))
        self._around.before(text, found, i)
        self._around.after(text, found, run.tokens, low, j)
        person = low[i] in self._w.given_heads
        if found.asked in SETTLED or not person:
            found.unsure = not (found.inside or found.asked)
            yield found
        else:
            self._remember(low[i + 1 : j])

    def _longest(
        self, text: str, tokens: tuple[Token, ...], low: list[str], i: int
    ) -> tuple[int, tuple[Candidate, ...]]:
        """The longest name of the gazetteer that begins at token `i`: (token after its last, readings)."""
        for j in range(min(len(tokens), i + MOST_WORDS), i, -1):
            if j == i + 1 and (low[i] in self._w.stop or low[i] in self._w.titles):
                return i, ()
            options = self._find(key(text[tokens[i].start : tokens[j - 1].end]))
            if options:
                return j, options
        return i, ()

    def _person(self, text: str, run: Run, low: list[str], *, heading: bool) -> tuple[int, int]:
        """Return where a person's name begins and ends in the run, (0, 0) where there is none; remembers the family name."""
        w = self._w
        tokens = run.tokens
        end = next(
            (
                n + 1
                for n, joint in enumerate(run.joints)
                if joint.strip() in {"of", "of the", "on the", "and the"}
            ),
            len(tokens),
        )
        first = 0
        while first < end and (
            low[first] in w.titles or low[first] in w.stop or demonym_country(tokens[first].text)
        ):
            first += 1
        end = next((n for n in range(first + 1, end) if low[n] in w.stop), end)
        rest = end - first
        if (
            rest == 0
            or w.after.get(low[end - 1]) in THINGS
            or (rest > 1 and (low[first + 1] in w.after or low[first + 1] in w.civic))
        ):
            return 0, 0
        titled = first > 0 and low[first - 1] in w.titles
        whole = self._find(key(text[tokens[first].start : tokens[end - 1].end]))
        if titled:
            if rest == 1 and whole and whole[0].feature in WIDE:
                return 0, 0
            self._remember(low[first:end])
            return first, end
        if rest >= 2 and tokens[first].text in self._given and low[first] not in w.heads - w.given_heads:
            head = self._find(low[first])
            placed = first == 0 and bool(_IN.search(text, max(0, tokens[0].start - 12), tokens[0].start))
            if any(
                c.population >= KNOWN_POPULATION or c.feature in WIDE or placed
                for c in whole
                if c.rank == MAIN or c.feature in WIDE or placed
            ):
                return 0, 0
            if heading and head and head[0].feature in WIDE:
                return 0, 0
            if not any(x in w.organisations for x in low[first:end]):
                self._remember(low[first + 1 : end])
            return first, end
        return 0, 0

    def _remember(self, names: list[str]) -> None:
        """Keep family names, with and without the Arabic article ("al-Assad", "Assad")."""
        self.surnames.update(names)
        self.surnames.update(bare(key(n)) for n in names)

    def _named(
        self,
        text: str,
        run: Run,
        low: list[str],
        i: int,
        j: int,
        options: tuple[Candidate, ...],
        *,
        heading: bool,
    ) -> Iterator[Found]:
        """A gazetteer name at tokens `i` to `j` of its run."""
        tokens = run.tokens
        a, b = tokens[i].start, tokens[j - 1].end
        name = text[a:b]
        found = Found(a, b, name, options=options, key=key(name))
        nation = demonym_country(name) if j == i + 1 else None
        if nation and options[0].feature != "country":
            yield Found(a, b, name, form="demonym", literal=False, country=nation)
            return
        if all(x in self._common or x in self._w.stop for x in low[i:j]) and all(
            c.rank == ALTERNATE for c in options
        ):
            return
        if low[i] in {"st", "saint"} and text[b : b + 2] in {"'s", "’s"}:
            return
        if self._abbreviation(text, found) or self._too_short(tokens, i, j, options, text):
            return
        if _STATE_OF.search(text, max(0, a - 40), a):
            found.literal = False
        if not self._fits(tokens, run.joints, low, i, j, found, heading=heading):
            return
        self._around.before(text, found, i)
        if found.key in self._w.seats and not found.cued:
            return
        end = self._goes_on(run, low, i, j, found, heading=heading)
        if end:
            yield from self._compounded(text, run, low, i, end)
            return
        self._around.after(text, found, tokens, low, j)
        if not found.asked and all(x in self._w.directions or x in _PLAIN for x in low[i:j]):
            return
        self._weigh(found, low, i, j, text, heading=heading)
        yield found

    def _abbreviation(self, text: str, found: Found) -> bool:
        """Drop abbreviations that do not follow a comma ("Ind." counts in "South Bend, Ind.")."""
        full = tuple(c for c in found.options if c.rank != ABBREVIATION)
        if len(full) == len(found.options):
            return False
        if re.search(r"(?:\w,[ \u00a0]|\w \()$", text[max(0, found.start - 3) : found.start]):
            found.cued = True
            if text[found.end : found.end + 1] == ".":
                found.end += 1
            found.options = tuple(c for c in found.options if c.rank == ABBREVIATION)
            return False
        found.options = full
        return not full or len(found.name) <= 2

    def _too_short(
        self, tokens: tuple[Token, ...], i: int, j: int, options: tuple[Candidate, ...], text: str
    ) -> bool:
        """Capitals that are an acronym, and names of one or two letters, unless a country or an area is called so."""
        word = tokens[i].text
        if j > i + 1 or not (len(word) <= 2 or (word.isupper() and len(word) <= 4)):
            return False
        return not any(c.feature in {"country", "admin1"} for c in options[:3]) and not _dateline(
            text, tokens[i]
        )

    def _fits(
        self,
        tokens: tuple[Token, ...],
        joints: tuple[str, ...],
        low: list[str],
        i: int,
        j: int,
        found: Found,
        *,
        heading: bool,
    ) -> bool:
        """Whether the words beside the name in its run leave it a place."""
        w = self._w
        n = len(tokens)
        if j < n and joints[j - 1].strip() in {"", "-"}:
            after = low[j]
            last = low[n - 1]
            if after in w.civic or (after in w.after and j + 1 < n and low[j + 1] in w.civic):
                found.literal = False
            elif after in w.organisations or (any(x in w.organisations for x in low[j:]) and not heading):
                if after in w.after and w.after[after] in {"admin1", "admin2"}:
                    return True
                found.literal = False
                head = all(x in w.stop for x in low[:i])
                return head and not heading and not any(x in _MASTHEADS for x in low[j:])
            elif after in w.after or last in w.after or demonym_country(tokens[j].text):
                pass
            elif not heading and low[j] not in w.stop and low[j] not in w.titles:
                found.literal, found.weak = False, True
        if i > 0:
            before = low[i - 1]
            of = joints[i - 1].strip()
            if of == "of":
                found.literal = found.literal and (before not in w.organisations or before in w.before)
                return True
            if before in w.organisations and of != "":
                return False
            if (
                before in w.stop
                or before in w.directions
                or before in w.before
                or demonym_country(tokens[i - 1].text)
            ):
                return True
            if before in _CLUBS:
                return False
            beside = found.options[0].rank == MAIN and bool(self._find(key(tokens[i - 1].text)))
            return heading or beside or _well_known(found.options)
        return True

    def _weigh(self, found: Found, low: list[str], i: int, j: int, text: str, *, heading: bool) -> None:
        """Mark names that need more than their letters."""
        single = j == i + 1
        word = found.name
        starts = i == 0 and text[max(0, found.start - 2) : found.start].strip(" \n\"“‘'(") in {
            "",
            ".",
            "!",
            "?",
        }
        if single and (low[i] in self._common or word in self._given or word.title() in self._given):
            found.weak = True
            found.common = low[i] in self._common and found.options[0].feature not in WIDE
        if _DATELINE.match(text, found.end) and (
            starts or text[max(0, found.start - 2) : found.start].strip() in {"", "."}
        ):
            found.cued, found.literal = True, False
        if heading and not found.cued:
            found.weak = True
        if single and starts and found.common:
            found.weak = True
            found.cued = found.cued and found.asked != ""

    # -- names that no gazetteer has

    def _unlisted(self, text: str, tokens: tuple[Token, ...], low: list[str], i: int) -> Iterator[Found]:
        """A demonym; a compound of names; or a name that only its cue shows to be a place."""
        token = tokens[i]
        nation = demonym_country(token.text)
        if nation:
            yield Found(token.start, token.end, token.text, form="demonym", literal=False, country=nation)
        elif "-" in token.text:
            yield from self._compound(token)
        elif (
            low[i] not in self._w.stop
            and low[i] not in self._w.titles
            and all(x in self._w.stop for x in low[:i])
        ):
            tokens, low = tokens[i:], low[i:]
            last = tokens[-1]
            if (
                len(tokens) > 4
                or low[len(tokens) - 1] in self._w.after
                or any(x in self._w.organisations for x in low)
            ):
                return
            found = Found(token.start, last.end, text[token.start : last.end], form="unknown")
            found.key = key(found.name)
            self._around.before(text, found, 0)
            self._around.after(text, found, tokens, low, len(tokens))
            if low[0] in self._common or low[-1] in self._common:
                return
            if found.asked in SETTLED or found.asked in LOWER_THINGS:
                yield found
            elif found.asked in {"admin1", "admin2"}:
                found.unsure = found.asked == "admin1" or any(x in self._w.offices for x in low)
                yield found
            elif _IN.search(text, max(0, found.start - 12), found.start) and self._strange(token.text):
                found.asked, found.unsure = "", len(tokens) > 1
                yield found

    def _strange(self, word: str) -> bool:
        """Whether a capitalised word after "in" can hardly be anything but a place: no acronym, no given name."""
        return (
            len(word) > 3
            and not word.isupper()
            and word.isalpha()
            and word not in self._given
            and word.lower() not in self._w.after
        )

    def _compound(self, token: Token) -> Iterator[Found]:
        """Names joined by a hyphen: "US-backed", "Syrian-Lebanese", "Homs-Hama"."""
        if len(token.text) > LONGEST_COMPOUND:
            return
        at = token.start
        if token.text.split("-")[0].lower() in self._w.given_heads:
            return
        for part in re.split(r"[-‑]", token.text):
            nation = demonym_country(part)
            if nation:
                yield Found(at, at + len(part), part, form="demonym", literal=False, country=nation)
            elif part[:1].isupper() and len(part) > 1 and len(token.text.split("-")[0]) > 1:
                options = tuple(c for c in self._find(key(part)) if c.rank != ABBREVIATION)
                if options and (options[0].feature == "country" or options[0].population >= SURE_POPULATION):
                    based = token.text.rpartition("-")[2] in self._w.based
                    yield Found(
                        at, at + len(part), part, options=options, key=key(part), literal=not based, cued=True
                    )
            at += len(part) + 1

    def _thing_without_place(self, text: str, tokens: tuple[Token, ...], low: list[str]) -> Iterator[Found]:
        """A thing whose name holds no place: "Marjory Stoneman Douglas High School"."""
        w = self._w
        first = 0
        n = len(tokens)
        while first < n and low[first] in w.stop and not (first == n - 2 and low[first] in _STREETS):
            first += 1
        if n and low[n - 1] in {"highway", "route", "interstate"}:
            m = re.match(r"[ -]\d{1,4}\b", text[tokens[n - 1].end : tokens[n - 1].end + 6])
            if m:
                a, b = tokens[n - 1].start, tokens[n - 1].end + m.end()
                yield Found(a, b, text[a:b], form="thing", asked="road", cued=True, key=key(text[a:b]))
                return
        if n - first < 2:
            if n - first == 1 and re.fullmatch(r"[A-Z]{1,3}-?\d{1,4}", tokens[first].text):
                yield from self._numbered_road(text, tokens[first])
            return
        kind = w.after.get(" ".join(low[n - 2 :])) or (
            w.after.get(low[n - 1], "") if low[n - 1] not in w.organisations else ""
        )
        if kind in THINGS:
            a, b = tokens[first].start, tokens[n - 1].end
            yield Found(a, b, text[a:b], form="thing", asked=kind, cued=True, key=key(text[a:b]))

    def _numbered_road(self, text: str, token: Token) -> Iterator[Found]:
        """A road by its number: "the M5 highway", "the A417"."""
        m = re.match(
            r" (?:road|highway|motorway|international highway|route)\b", text[token.end : token.end + 24]
        )
        before = text[max(0, token.start - 6) : token.start].lower()
        if m or (before.endswith(("the ", "on ")) and token.text[0] in "AMNEIRH"):
            end = token.end + (m.end() if m else 0)
            yield Found(
                token.start, end, token.text, form="thing", asked="road", cued=True, key=key(token.text)
            )


def _well_known(options: tuple[Candidate, ...]) -> bool:
    """Whether a name is a place also behind a capitalised word that is none ("Former New York governor", "Nazi Germany")."""
    return any(c.feature in {"country", "admin1"} or c.population >= FAMOUS_POPULATION for c in options[:2])


def _dateline(text: str, token: Token) -> bool:
    """Whether capitals stand at the head of a line before a dash, a comma or a bracket."""
    begins = text[max(0, token.start - 2) : token.start].strip() in {"", "."}
    return begins and bool(re.match(r"\s*(?:[,(—–]|--)", text[token.end : token.end + 4]))
