"""One line for people, written from the claims of an incident by the forms of ``labels.yaml``."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib.resources import files

import yaml

from crossbearing.gazetteer.normal import key
from crossbearing.model import Field
from crossbearing.reconcile.facets import Facet
from crossbearing.reconcile.places import collective, place_class, proper_name
from crossbearing.reconcile.rules import rules
from crossbearing.reconcile.words import identity, names_actor, word_class

__all__ = ["label"]

_TOLL = ("killed", "injured", "missing", "detained", "freed", "affected")
_PARTS = re.compile(r"\{(\w+)\}")
_LISTED = 4
"""Facilities that a line names; of more, the first stands for all."""
_ARTICLE = (
    "Democratic ",
    "United ",
    "Central African ",
    "Gaza Strip",
    "West Bank",
    "Philippines",
    "Netherlands",
    "Sahel",
)
"""Beginnings of names that take the article in running text."""
_INTO = {"advanced": "towards", "near": "near"}


def label(
    best: Facet,
    group: Sequence[Facet],
    fields: Mapping[str, Field],
    place: str | None,
    period: tuple[str | None, str | None],
) -> str:
    """Write the line: what happened, by whom, to how many, where, when.

    Args:
        best: The claim that names the incident.
        group: All its claims, in order.
        fields: Its fields.
        place: Its place, as the reports spell it.
        period: Its first and last day, ISO 8601.
    """
    outcome = str(fields["outcome"].best) if "outcome" in fields else best.claim.type
    kind = best.claim.type if best.object and best.pole == "struck" else outcome.removeprefix("not ")
    parts = _parts(best, group, fields, place)
    text = _said(kind, parts, forecast=best.mode == "forecast")
    if outcome.startswith("not "):
        text = f"denied: {text}"
    when = _when(*period) if best.mode == "now" else ""
    text = {"forecast": "Forecast: ", "background": "Background: "}.get(best.mode, "") + text
    return (text[:1].upper() + text[1:]) + (f", {when}" if when else "")


@cache
def _forms() -> dict[str, dict[str, list[str]]]:
    text = (files("crossbearing.reconcile") / "labels.yaml").read_text(encoding="utf-8")
    return {name: dict(body) for name, body in yaml.safe_load(text).items()}


def _said(kind: str, parts: Mapping[str, str], *, forecast: bool) -> str:
    """The first form of the type whose parts are all there, else the type with the place."""
    forms = _forms()["forecasts"].get(kind, []) if forecast else []
    for form in [*forms, *_forms()["forms"].get(kind, [])]:
        if all(parts.get(name) for name in _PARTS.findall(form)):
            return form.format(**parts)
    words = kind.replace("_", " ")
    return f"{words}, {parts['near']}" if parts.get("near") else words


def _parts(
    best: Facet, group: Sequence[Facet], fields: Mapping[str, Field], place: str | None
) -> dict[str, str]:
    shown = _with_article(place or "")
    role = _role(group, place) if place else "at"
    target = _name(fields.get("target"))
    found = {
        "who": _who(best, fields),
        "voice": _voice(best, fields),
        "quote": _quoted(best.claim.quote),
        "place": _taken(best, shown),
        "near": shown,
        "target": target,
        "things": _things(best, group, shown),
        "count": _count(fields),
        "toll": _toll(best, fields),
    }
    if shown:
        found["from" if role == "origin" else "to" if role == "destination" else "in"] = _where(
            best, role, shown
        )
    return found


def _role(group: Sequence[Facet], place: str | None) -> str:
    """The role in which most claims name the place; of equals, one that tells of a way rather than a spot."""
    roles = Counter(
        p.role for f in group for p in f.places if key(place or "") in (key(p.name), key(p.surface))
    )
    return min(roles, key=lambda r: (-roles[r], r == "at", r), default="at")


def _taken(best: Facet, shown: str) -> str:
    """What was taken or held: a place, or in an area the things that the claim names ("several villages in ...")."""
    if best.topic != "control" or not shown or not best.places:
        return shown
    wide = best.places[0].feature in ("country", "region", "river", "lake", "sea", "continent")
    words = best.targets[0] if best.targets else ""
    if wide and words and key(words) != key(shown) and not best.object:
        return f"{_lower(words)} in {shown}"
    return _thing(best, shown)


_QUOTED = 72
"""Code points of a quotation in a line, at a word's end."""


def _quoted(words: str) -> str:
    text = " ".join(words.split()).strip('"\u201c\u201d ')
    if len(text) > _QUOTED:
        text = text[:_QUOTED].rsplit(" ", 1)[0].rstrip(",;: ") + " \u2026"
    return f"\u201c{text}\u201d" if text else ""


def _voice(best: Facet, fields: Mapping[str, Field]) -> str:
    """Who says it: the source named, else who acts."""
    source = next((x.name for x in best.claim.attribution if x.role in ("originator", "organisation")), "")
    return source or _who(best, fields)


def _where(best: Facet, role: str, shown: str) -> str:
    if role == "origin":
        return f"from {shown}"
    if role == "destination":
        return f"{_INTO.get(best.claim.type, 'to')} {shown}"
    place = best.places[0] if best.places else None
    spot = place is not None and place.feature in ("bridge", "crossing", "airport", "air_base", "base", "port", "prison", "hospital", "school", "camp", "dam")  # fmt: skip
    return f"at {shown}" if spot else f"in {shown}"


def _who(best: Facet, fields: Mapping[str, Field]) -> str:
    """The actor, where the name means somebody: an actor's class or a proper name, never a thing or a number."""
    if best.topic == "talks":
        return _list([_lower(a) for a in best.actors if _somebody(a)][:_LISTED])
    field = fields.get("holder") or fields.get("actor")
    names = list(best.actors[:1]) if best.topic in ("statement", "advisory") else []
    names += [str(v.value) for v in field.values if v.relation != "contradiction"] if field else []
    fits = names_actor if best.topic == "control" else _somebody
    return _lower(next((n for n in names if fits(n)), ""))


def _somebody(name: str) -> bool:
    return bool(identity(name) or word_class(name))


def _lower(name: str) -> str:
    """A common noun that stood at the beginning of a sentence ("Rebel groups") in lower case; names stay."""
    words = name.split()
    if not words or words[0].isupper() or any(w[:1].isupper() for w in words[1:]):
        return name
    first = key(words[0]).split()
    if any(w in rules().demonyms for w in first) or (len(words) == 1 and not word_class(name)):
        return name
    return name[:1].lower() + name[1:]


def _name(field: Field | None) -> str:
    """A target in words of the reports; a bare number is none."""
    word = str(field.best) if field and field.best else ""
    return "" if re.fullmatch(r"[\d,. ]*", word) else _lower(word)


def _things(best: Facet, group: Sequence[Facet], shown: str) -> str:
    """The facilities that one incident is about, by name, else the kind of facility and where it is."""
    named = {
        proper_name(p): p.name for f in group for p in f.places
        if p.feature == best.object and proper_name(p) and not collective(p)
    }  # fmt: skip
    if best.pole == "struck" and 1 < len(named) <= _LISTED:
        return _list(sorted(named.values()))
    return _thing(best, shown) if shown else ""


_SUPPLIES = {"food": "food supply", "aid": "aid", "power": "power", "water": "water", "internet": "internet"}


def _thing(best: Facet, shown: str) -> str:
    """A facility by its name; where only its surroundings are named, its kind and where it is ("bridge in Orvo")."""
    kind = best.object
    facility = any(place_class(p) == "facility" for p in best.places)
    if not kind or facility or kind in shown.lower():
        return shown
    water = any(p.feature in ("river", "lake", "sea", "border") for p in best.places)
    return f"{_SUPPLIES.get(kind, kind.replace('_', ' '))} {'at' if water else 'in'} {shown}"


def _list(names: Sequence[str]) -> str:
    return " and ".join(x for x in (", ".join(names[:-1]), *names[-1:]) if x)


def _with_article(name: str) -> str:
    return f"the {name}" if name.startswith(_ARTICLE) else name


def _count(fields: Mapping[str, Field]) -> str:
    """Those who moved, in the words' own unit: people where people are counted, else households."""
    if people := fields.get("displaced") or fields.get("returned"):
        return f"{_number(people)} people"
    return f"{_number(fields['households'])} households" if "households" in fields else ""


def _toll(best: Facet, fields: Mapping[str, Field]) -> str:
    told = [(name, fields[name]) for name in _TOLL if name in fields]
    if not told:
        return ""
    who = _counted(best) if len(told) == 1 else ""
    return ", ".join(f"{_number(field)}{f' {who}' if who else ''} {name}" for name, field in told)


def _counted(best: Facet) -> str:
    """The common noun for those counted ("militants"), where all that the incident counts is one group."""
    words = best.targets[0] if len(best.targets) == 1 else ""
    return words if words.islower() and words.replace(" ", "").isalpha() else ""


def _number(field: Field) -> str:
    """A figure with its bounds: "at least 700", "280,000 to 300,000", "up to 50", "13"."""
    low, high = field.low, field.high
    if low is not None and high is not None and low != high:
        return f"{_digits(low)} to {_digits(high)}"
    if high is None and low is not None:
        return f"at least {_digits(low)}"
    if low is None and high is not None:
        return f"up to {_digits(high)}"
    return _digits(field.best)


def _digits(value: str | float | None) -> str:
    if not isinstance(value, int | float):
        return str(value or "")
    return f"{int(value):,}" if float(value).is_integer() else f"{value:,}"


def _when(first: str | None, last: str | None) -> str:
    day = last or first
    if day is None:
        return ""
    end = dt.date.fromisoformat(day)
    if first is None or first == day or last is None:
        return f"{end.day} {end:%B %Y}"
    start = dt.date.fromisoformat(first)
    if (start.year, start.month) == (end.year, end.month):
        return f"{start.day} to {end.day} {end:%B %Y}"
    return (
        f"{start.day} {start:%B}{'' if start.year == end.year else f' {start.year}'} to {end.day} {end:%B %Y}"
    )
