"""Small builders for reports and claims; the crises are invented."""

from __future__ import annotations

from typing import Any

from crossbearing.model import Actor, AttributionLink, Claim, ClaimPlace, Incident, Quantity, Report, Time
from crossbearing.reconcile import reconcile

PLACES: dict[str, dict[str, Any]] = {
    "Belar": {"lat": 10.0, "lon": 20.0, "feature": "city", "precision_km": 5.0},
    "Torun Ford": {"lat": 10.6, "lon": 20.1, "feature": "town", "precision_km": 5.0},
    "Belar Province": {"lat": 10.3, "lon": 20.4, "feature": "admin1", "precision_km": 80.0},
    "Belar bridge": {"lat": 10.01, "lon": 20.01, "feature": "bridge", "precision_km": 5.0},
    "Ostra": {"lat": 12.0, "lon": 21.0, "feature": "country", "precision_km": 500.0},
}


def place(name: str, role: str = "at", **more: Any) -> ClaimPlace:
    known = {"country": "QQ", **PLACES.get(name, {})} | more
    return ClaimPlace(
        name=name,
        surface=more.pop("surface", name),
        role=role,
        resolved="lat" in known,
        **{k: v for k, v in known.items() if k != "surface"},
    )  # type: ignore[arg-type]


def report(
    name: str, published: str = "2031-03-02", text: str | None = None, outlet: str | None = None, **more: Any
) -> Report:
    return Report(
        id=name,
        published=published,
        text=text or f"Text of {name} alone.",
        outlet=outlet or f"Outlet {name}",
        **more,
    )


def time(first: str | None, last: str | None = None, *, inherited: bool = False) -> Time:
    return Time(
        from_=first,
        to=last or first,
        stated=None if inherited else "then",
        precision="day",
        inherited=inherited,
    )


def number(value: float, measure: str | None, unit: str = "people", **more: Any) -> Quantity:
    return Quantity(
        **{
            "value": value,
            "low": value,
            "high": value,
            "unit": unit,
            "measure": measure,
            "stated": f"{value} {unit}",
        }
        | more
    )


def said_by(*names: str) -> tuple[AttributionLink, ...]:
    roles = ("originator", "organisation")
    return tuple(AttributionLink(name=n, role=r) for n, r in zip(names, roles, strict=False))  # type: ignore[arg-type]


def claim(name: str, quote: str, kind: str, type_: str, **more: Any) -> Claim:
    """A claim `report-n`; `actors`, `targets` and `places` may be given as names."""
    source, n = name.rsplit("-", 1)
    for field in ("actors", "targets"):
        more[field] = tuple(Actor(name=a, surface=a) for a in more.get(field, ()))
    more["places"] = tuple(place(p) if isinstance(p, str) else p for p in more.get("places", ()))
    if more.get("attribution"):
        more.setdefault("certainty", "claimed")
        more.setdefault("attribution_scope", "explicit")
    start = 100 * int(n)
    return Claim(
        id=name,
        report=source,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        type=type_,
        **more,
    )  # type: ignore[arg-type]


def groups(incidents: tuple[Incident, ...]) -> set[frozenset[str]]:
    return {frozenset(i.claims) for i in incidents}


def together(claims: list[Claim], reports: list[Report] | None = None) -> set[frozenset[str]]:
    """Group `claims`, with plain reports of one day where none are given."""
    return groups(reconcile(reports or [report(r) for r in sorted({c.report for c in claims})], claims))
