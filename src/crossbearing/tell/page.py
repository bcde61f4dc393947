"""One HTML file that shows the whole picture, works offline, and leads every statement to its sentences."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from crossbearing.model import Claim, Incident, Picture, Report, SetAside
from crossbearing.tell import page_decisions, page_facts, page_outlines, page_strip, page_view
from crossbearing.tell.page_embed import csp, embed_json, script, style
from crossbearing.tell.page_map import MapData, map_data
from crossbearing.tell.page_short import Short, shortened
from crossbearing.tell.page_sources import Sources
from crossbearing.tell.page_text import clean, day, plural

__all__ = ["render_page"]

MANY = 300  # from here on, lists start folded and notes leave out what opens on click anyway


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("crossbearing.tell", "assets/templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def _counts(picture: Picture, incidents: Sequence[Incident], sources: Sources) -> list[tuple[str, str]]:
    """What the page rests on: reports, outlets, sentences with claims, incidents, and how many are disputed."""
    outlets = {s.outlet for s in sources.sources if s.outlet != "outlet not known"}
    disputed = sum(i.status == "disputed" for i in incidents)
    contradictions = sum(d.relation == "contradiction" for d in picture.disagreements)
    pairs = (
        (plural(len(sources.sources), "report"), "#reports"),
        (plural(len(outlets), "outlet"), "#reports"),
        (plural(sum(s.claims for s in sources.sources), "claim"), "#sentences"),
        (plural(len(incidents), "incident"), "#incidents"),
        (plural(max(disputed, contradictions), "dispute"), "#disagree"),
    )
    return list(pairs)


def _visible(
    incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]
) -> list[Incident]:
    """What may leave the house: incidents that rest on restricted reports alone are left out."""
    hidden = {r.id for r in reports if r.access == "restricted"}
    known = {c.id for c in claims if c.report not in hidden}
    return [i for i in incidents if not i.claims or not known.isdisjoint(i.claims)]


def _context(
    picture: Picture, incidents: Sequence[Incident], short: Short, sources: Sources, where: MapData
) -> dict[str, Any]:
    """The words of the page: numbers and tiles of the whole picture, rows of what is shown of it."""
    whole, picture = picture, short.picture
    colours = {
        row.holder: h.css
        for h in where.holders
        for row in picture.control
        if row.holder and clean(row.holder) == h.name
    }
    rows = page_view.incident_rows(short.incidents, sources)
    return {
        "title": clean(picture.title) or "The picture of the crisis",
        "as_of": day(picture.as_of),
        "true_on": day(picture.true_on),
        "as_of_iso": clean(picture.as_of),
        "version": clean(picture.version),
        "public": sources.public,
        "counts": _counts(whole, incidents, sources),
        "tiles": page_facts.tiles(whole, sources),
        "facts": page_facts.facts(short.incidents, sources),
        "control": page_view.control(picture, sources, {k: v for k, v in colours.items() if k}),
        "access": page_view.access(picture, sources),
        "figures": page_view.figures(picture, sources),
        "disputes": page_view.disputes(picture, {i.id: i for i in short.incidents}, sources),
        "decisions": page_decisions.decisions(picture, sources),
        "gaps": page_view.gaps(picture, sources),
        "forecasts": page_view.forecasts(picture, sources),
        "advisories": page_view.advisories(picture, sources),
        "movements": page_view.movements(picture, sources),
        "timeline": page_view.timeline(picture, sources),
        "bars": page_strip.bars(whole),
        "incidents": rows,
        "kinds": sorted({(r.kind, r.kind_words) for r in rows}, key=lambda k: k[1]),
        "statuses": [s for s in page_view.STATUSES if any(r.status == s for r in rows)],
        "status_words": page_view.STATUSES,
        "sources": sources.sources,
        "notes": sources.notes(),
        "unlocated": where.unlocated,
        "outside": where.outside,
        "holders": where.holders,
        "has_map": where.extent is not None,
        "many": len(rows) > MANY,
        "more": short.more,
        "totals": {"disputes": len(whole.disagreements), "incidents": len(incidents)},
    }


def render_page(
    picture: Picture,
    incidents: Sequence[Incident],
    claims: Sequence[Claim],
    reports: Sequence[Report],
    *,
    set_aside: Sequence[SetAside] = (),
    public: bool = False,
) -> str:
    """The page as one HTML document.

    It asks for nothing on the network, runs only its own script (bound by hash in its
    Content-Security-Policy) and is readable without any. The same input gives the same bytes.

    Args:
        picture: The state of the crisis.
        incidents: The incidents it was made of.
        claims: The claims that both rest on.
        reports: The reports, with their texts.
        set_aside: What was not read, or not wholly.
        public: True for a page that may leave the house: restricted reports and what rests on them alone are
            left out, full texts are not embedded, and shelters (camps, schools, hospitals) are not put on the map.

    Returns:
        HTML, to be written as UTF-8.
    """
    own = _visible(incidents, claims, reports) if public else list(incidents)
    short = shortened(picture, own, claims)
    sources = Sources(picture, claims, reports, public=public, shown=short.claims)
    where = map_data(short.picture, short.incidents, sources)
    data = sources.data() | {"map": where.data | {"extent": None}}
    if where.extent is not None:
        e = where.extent
        data["map"]["extent"] = [e.south, e.west, e.north, e.east]
        if where.outside and where.whole is not None:
            w = where.whole
            data["map"]["whole"] = [w.south, w.west, w.north, w.east]
        data["map"]["outlines"] = page_outlines.outlines(e, where.countries)
    context = _context(picture, own, short, sources, where) | {"set_aside": list(set_aside)}
    template = _environment().get_template("page.html.j2")
    return template.render(**context, csp=csp(), style=style(), script=script(), data=embed_json(data))
