"""Small builders for a run of reports; the countries, towns and armies are invented."""

from __future__ import annotations

from typing import Any

from crossbearing.model import (
    Actor,
    AttributionLink,
    Claim,
    ClaimPlace,
    Field,
    FieldValue,
    Incident,
    Picture,
    Place,
    Quantity,
    Report,
    Time,
)
from crossbearing.situate import situate

FEATURES = {"Belar": "city", "Orvo": "town", "Tamm": "town", "Belar Province": "admin1", "Kenda bridge": "bridge",
            "Sill crossing": "crossing", "Orvo airport": "airport", "Kenya": "country"}  # fmt: skip
POINTS = {
    "Belar": (1.0, 36.0),
    "Orvo": (1.2, 36.4),
    "Tamm": (1.4, 36.1),
    "Belar Province": (1.1, 36.2),
    "Kenya": (0.5, 37.9),
}


def place(name: str, role: str = "at", **more: Any) -> ClaimPlace:
    lat, lon = POINTS.get(name, (None, None))
    fields: dict[str, Any] = {
        "name": name, "surface": name, "feature": FEATURES.get(name, "place"), "lat": lat, "lon": lon, "country": "KE",
        "resolved": lat is not None, "precision_km": 5.0 if lat is not None else None, "role": role,
    }  # fmt: skip
    return ClaimPlace(**(fields | more))


def day(
    first: str | None, last: str | None = None, *, inherited: bool = False, stated: str | None = "on day 1"
) -> Time:
    return Time(
        from_=first,
        to=last or first,
        stated=None if inherited else stated,
        precision="day",
        inherited=inherited,
    )


def count(value: float | None, measure: str, unit: str = "people", **more: Any) -> Quantity:
    fields = {
        "value": value,
        "low": value,
        "high": value,
        "unit": unit,
        "measure": measure,
        "stated": f"{value} {unit}",
    }
    return Quantity(**(fields | more))


def names(*given: str | Actor) -> tuple[Actor, ...]:
    return tuple(a if isinstance(a, Actor) else Actor(name=a, surface=a) for a in given)


class Run:
    """Reports and claims, gathered one by one."""

    def __init__(self) -> None:
        self.reports: list[Report] = []
        self.claims: list[Claim] = []
        self.incidents: list[Incident] = []

    def report(self, key: str, published: str | None, outlet: str | None = None, **more: Any) -> str:
        self.reports.append(
            Report(
                id=key, published=published, outlet=outlet or f"Outlet {key}", text=f"Text of {key}.", **more
            )
        )
        return key

    def say(
        self,
        report: str,
        kind: str,
        type_: str,
        *where: str | ClaimPlace,
        by: Any = (),
        to: Any = (),
        **more: Any,
    ) -> str:
        """Add a claim; a plain place name stands in the role `at`; returns the id."""
        number = len(self.claims)
        key = f"{report}:{number:02d}"
        source = more.pop("source", None)
        quote = more.pop("quote", f"words {number} of {report}")
        if source:
            links = (source,) if isinstance(source, str) else source
            more |= {
                "attribution": tuple(AttributionLink(name=s, role="originator") for s in links),
                "certainty": more.get("certainty", "claimed"),
            }
        self.claims.append(
            Claim(
                id=key, report=report, start=number * 100, end=number * 100 + len(quote), quote=quote, kind=kind, type=type_,
                actors=names(*((by,) if isinstance(by, str) else by)), targets=names(*((to,) if isinstance(to, str) else to)),
                places=tuple(place(p) if isinstance(p, str) else p for p in where), **more,
            )
        )  # type: ignore[arg-type]  # fmt: skip
        return key

    def join(
        self, *claims: str, where: Place | None = None, label: str = "An incident", **fields: Field
    ) -> str:
        """Make an incident of claims."""
        by_id = {c.id: c for c in self.claims}
        told = tuple(by_id[c] for c in claims)
        key = f"i:{claims[0]}"
        self.incidents.append(
            Incident(
                id=key, kind=told[0].kind, type=told[0].type, label=label, claims=claims,
                reports=tuple(dict.fromkeys(c.report for c in told)), place=where, fields=fields,
                from_=told[0].time.from_, to=told[0].time.to,
            )
        )  # fmt: skip
        return key

    def picture(self, as_of: str | None = None) -> Picture:
        return situate(self.reports, self.claims, self.incidents, as_of=as_of)


def values(relation: str, *pairs: tuple[Any, tuple[str, ...]]) -> Field:
    return Field(
        best=pairs[0][0],
        relation=relation,  # type: ignore[arg-type]
        values=tuple(
            FieldValue(value=v, claims=c, relation="same" if i == 0 else relation)
            for i, (v, c) in enumerate(pairs)
        ),  # type: ignore[arg-type]
    )
