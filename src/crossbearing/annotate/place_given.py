"""Resolve names that somebody else has found: to compare with published toponym resolution, or after another finder."""

from __future__ import annotations

from collections.abc import Sequence

from crossbearing.annotate.place_context import link, not_foreign, plausible, restricted, without_overlaps
from crossbearing.annotate.place_found import Found
from crossbearing.annotate.place_mentions import mention
from crossbearing.annotate.place_resolve import choose
from crossbearing.annotate.place_spans import Reader
from crossbearing.annotate.place_things import place_things
from crossbearing.annotate.places import country_hints, read_report
from crossbearing.gazetteer import Gazetteer, demonym_country, key
from crossbearing.model import PlaceMention, Report

__all__ = ["resolve_places"]

Span = tuple[int, int]


def resolve_places(
    report: Report, spans: Sequence[Span], gazetteer: Gazetteer, *, regions: Sequence[str] = ()
) -> tuple[PlaceMention, ...]:
    """Return one mention for each of `spans`, in text order: that the words there name a place is taken as given.

    The other names of the report help to tell which place is meant, and are not returned.

    Args:
        report: The report.
        spans: Offsets of names in its text, in code points; those outside the text or empty are left out.
        gazetteer: An open gazetteer.
        regions: As in `find_places`.
    """
    reader = Reader(gazetteer)
    wanted = sorted({s for s in spans if 0 <= s[0] < s[1] <= len(report.text)})
    read = restricted(without_overlaps(read_report(report, reader)), regions)
    given = [_given(report.text, s, read, gazetteer) for s in wanted]
    restricted(given, regions)
    others = [f for f in read if not any(f.start < b and a < f.end for a, b in wanted)]
    link(report.text, found := sorted([*given, *others], key=lambda f: (f.start, f.end)))
    sure = {id(f) for f in plausible(others, reader.surnames)}
    chosen = {id(f) for f in given}
    found = [f for f in found if id(f) in chosen or id(f) in sure]
    choose(found, country_hints(report, gazetteer, regions))
    place_things(report.text, not_foreign(found), gazetteer)
    return tuple(mention(report.text, f) for f in given)


def _given(text: str, span: Span, read: Sequence[Found], gazetteer: Gazetteer) -> Found:
    """The name at `span`, with what the words around it say where the reader took the same name."""
    a, b = span
    name = text[a:b].strip()
    same = next((f for f in read if f.form == "name" and f.start <= a < f.end and f.key == key(name)), None)
    found = Found(a, b, name, form="unknown", cued=True, key=key(name))
    found.options = gazetteer.find(found.key)
    nation = demonym_country(name)
    if found.options:
        found.form = "name"
    elif nation:
        found.form, found.country, found.literal = "demonym", nation, False
    if same is not None:
        found.asked, found.options = same.asked, same.options
    thing = next((f for f in read if f.form == "thing" and f.start < b and a < f.end), None)
    if found.form == "unknown" and thing is not None:
        found.form, found.asked, found.options, found.near = "thing", thing.asked, thing.options, thing.near
        found.name, found.key = thing.name, thing.key
    return found
