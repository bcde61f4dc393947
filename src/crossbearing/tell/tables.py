"""The tables: incidents and figures as CSV with an HXL tag row under the header.

UTF-8 with a byte order mark, so that spreadsheets open names in any script rightly; CRLF line ends (RFC 4180). Numeric
columns hold plain numbers or nothing; the reports' own words stand in ``#description``. No cell starts a formula: text
that begins with ``= + - @``, a tab or a line break gets an apostrophe before it. Numbers (latitudes) stay numbers.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from crossbearing.gazetteer.countries import iso3
from crossbearing.model import Claim, Incident, Picture, Place, Report, Ruling
from crossbearing.tell.markdown import one_line

__all__ = ["figures_csv", "incidents_csv"]

Cell = str | float | int | None

_INCIDENTS: tuple[tuple[str, str], ...] = (
    ("id", "#meta+id"), ("type", "#event+type"), ("event", "#event+name"), ("kind", "#event+kind"),
    ("acled", "#event+type+v_acled"), ("from", "#date+start"), ("to", "#date+end"), ("reported", "#date+reported"),
    ("country", "#country+code+v_iso3"), ("admin1", "#adm1+name"), ("admin2", "#adm2+name"), ("place", "#loc+name"),
    ("place_type", "#loc+type"), ("lat", "#geo+lat"), ("lon", "#geo+lon"), ("precision_km", "#geo+precision+km"),
    ("killed", "#affected+killed+best"), ("killed_min", "#affected+killed+min"), ("killed_max", "#affected+killed+max"),
    ("injured", "#affected+injured+best"), ("injured_min", "#affected+injured+min"), ("injured_max", "#affected+injured+max"),
    ("displaced", "#affected+displaced+best"), ("displaced_min", "#affected+displaced+min"),
    ("displaced_max", "#affected+displaced+max"), ("actor", "#group+name"), ("status", "#status"),
    ("origins", "#meta+origins+num"), ("reports", "#meta+reports+num"), ("description", "#description+i_en"),
    ("source", "#meta+source"), ("url", "#meta+url"), ("reliability", "#meta+reliability"),
    ("credibility", "#meta+credibility"), ("decided", "#meta+decision"),
)  # fmt: skip
_FIGURES: tuple[tuple[str, str], ...] = (
    ("measure", "#indicator+name"), ("scope", "#description+scope"), ("who", "#description+who"),
    ("country", "#country+code+v_iso3"), ("place", "#loc+name"), ("lat", "#geo+lat"), ("lon", "#geo+lon"),
    ("killed", "#affected+killed+best"), ("killed_min", "#affected+killed+min"), ("killed_max", "#affected+killed+max"),
    ("injured", "#affected+injured+best"), ("injured_min", "#affected+injured+min"), ("injured_max", "#affected+injured+max"),
    ("missing", "#affected+missing+best"), ("missing_min", "#affected+missing+min"), ("missing_max", "#affected+missing+max"),
    ("displaced_flow", "#affected+displaced+ind+newdisp+best"), ("displaced_flow_min", "#affected+displaced+ind+newdisp+min"),
    ("displaced_flow_max", "#affected+displaced+ind+newdisp+max"),
    ("displaced_stock", "#affected+displaced+ind+stock+best"), ("displaced_stock_min", "#affected+displaced+ind+stock+min"),
    ("displaced_stock_max", "#affected+displaced+ind+stock+max"),
    ("households", "#affected+displaced+hh+best"), ("households_min", "#affected+displaced+hh+min"),
    ("households_max", "#affected+displaced+hh+max"), ("returned", "#affected+returnees+best"),
    ("returned_min", "#affected+returnees+min"), ("returned_max", "#affected+returnees+max"),
    ("as_of", "#date+reported"), ("origins", "#meta+origins+num"), ("claimed_by", "#meta+claimedby"),
    ("converted_by", "#meta+method"), ("words", "#description+i_en"), ("source", "#meta+source"), ("url", "#meta+url"),
    ("claims", "#meta+id+claims"),
)  # fmt: skip
_STARTS_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""Also the full-width forms, which some spreadsheets fold to the plain ones."""
_MANY = 10
"""Sources named in one cell; the rest stand in the page."""


def incidents_csv(incidents: Sequence[Incident], claims: Sequence[Claim], reports: Sequence[Report]) -> bytes:
    """One row for each incident, in the order given. Forecasts and history are marked by their kind, not left out."""
    by_claim, by_report = {c.id: c for c in claims}, {r.id: r for r in reports}
    return _table(_INCIDENTS, (_incident_row(i, by_claim, by_report) for i in incidents))


def figures_csv(picture: Picture, claims: Sequence[Claim], reports: Sequence[Report]) -> bytes:
    """One row for each figure of the picture: displaced (flow and stock in columns of their own) and casualties."""
    by_claim, by_report = {c.id: c for c in claims}, {r.id: r for r in reports}
    rows: list[dict[str, Cell]] = []
    for d in picture.displacement:
        column = "returned" if d.term == "returned" else f"displaced_{d.measure}"
        column = "households" if d.unit == "households" else column
        rows.append(
            _figure_row(d.scope, d.place, column, (d.low, d.best, d.high), d.claims, by_claim, by_report)
            | {
                "measure": f"{d.term} ({d.measure}, {d.unit})",
                "as_of": d.as_of,
                "origins": d.origins,
                "converted_by": d.converted_by,
            }
        )
    rows += [
        _figure_row(c.scope, c.place, c.measure, (c.low, c.best, c.high), c.claims, by_claim, by_report)
        | {
            "measure": c.measure,
            "as_of": c.as_of,
            "origins": c.origins,
            "who": c.who,
            "claimed_by": c.claimed_by,
        }
        for c in picture.casualties
    ]
    return _table(_FIGURES, rows)


def _incident_row(
    incident: Incident, by_claim: dict[str, Claim], by_report: dict[str, Report]
) -> dict[str, Cell]:
    claims = [by_claim[c] for c in incident.claims if c in by_claim]
    told = [by_report[r] for r in incident.reports if r in by_report]
    actor = incident.fields.get("actor")
    row: dict[str, Cell] = {
        "id": incident.id, "type": incident.type, "event": incident.label, "kind": incident.kind,
        "acled": next((c.acled for c in claims if c.type == incident.type and c.acled), None),
        "from": incident.from_, "to": incident.to, "reported": min((r.published[:10] for r in told if r.published), default=None),
        "actor": actor.best if actor else None, "status": incident.status, "origins": incident.origins,
        "reports": len(incident.reports), "description": claims[0].quote if claims else None,
        **_place(incident.place), **_sources(told), "reliability": incident.reliability,
        "credibility": incident.credibility, "decided": "; ".join(_ruling(r) for r in incident.rulings) or None,
    }  # fmt: skip
    if incident.status == "withdrawn":
        return row
    for name in ("killed", "injured", "displaced"):
        bounds = getattr(incident, name)
        if bounds is not None:
            row |= {name: bounds.best, f"{name}_min": bounds.low, f"{name}_max": bounds.high}
    return row


def _ruling(r: Ruling) -> str:
    what = f"{r.field} {r.value} (machine: {r.machine})" if r.field else r.action.replace("_", " ")
    return f"{r.decision}: {what}, by {r.by}: {r.why}"


def _figure_row(
    scope: str, place: Place | None, column: str, bounds: tuple[float | None, float | None, float | None],
    ids: tuple[str, ...], by_claim: dict[str, Claim], by_report: dict[str, Report],
) -> dict[str, Cell]:  # fmt: skip
    claims = [by_claim[c] for c in ids if c in by_claim]
    told = [by_report[r] for r in dict.fromkeys(c.report for c in claims) if r in by_report]
    low, best, high = bounds
    words = "; ".join(dict.fromkeys(c.quantity.stated for c in claims if c.quantity and c.quantity.stated))
    where = {k: v for k, v in _place(place).items() if k in {"country", "place", "lat", "lon"}}
    return {
        "scope": scope, column: best, f"{column}_min": low, f"{column}_max": high, "words": words,
        "claims": " ".join(ids), **where, **_sources(told),
    }  # fmt: skip


def _place(place: Place | None) -> dict[str, Cell]:
    if place is None:
        return {}
    return {
        "country": (iso3(place.country) or place.country) if place.country else None, "admin1": place.admin1, "admin2": place.admin2,
        "place": place.name, "place_type": place.feature, "lat": place.lat, "lon": place.lon, "precision_km": place.precision_km,
    }  # fmt: skip


def _sources(reports: Sequence[Report]) -> dict[str, Cell]:
    outlets = list(dict.fromkeys(r.outlet or r.id for r in reports))
    more = f" and {len(outlets) - _MANY} more" if len(outlets) > _MANY else ""
    return {"source": "; ".join(outlets[:_MANY]) + more, "url": next((r.url for r in reports if r.url), None)}


def _table(columns: tuple[tuple[str, str], ...], rows: Iterable[dict[str, Cell]]) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow([name for name, _ in columns])
    writer.writerow([tag for _, tag in columns])
    for row in rows:
        writer.writerow([_cell(row.get(name)) for name, _ in columns])
    return b"\xef\xbb\xbf" + out.getvalue().encode("utf-8", "replace")


def _cell(value: Cell) -> str | float | int:
    """A cell that no spreadsheet runs: numbers as they are, text on one line and never the start of a formula."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return int(value) if float(value).is_integer() else value
    text = one_line(value)
    return "'" + text if text.startswith(_STARTS_FORMULA) or value[:1] in {"\t", "\r", "\n"} else text
