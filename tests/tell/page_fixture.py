"""An invented crisis that fills every section of the page: a cyclone's flood in central Mozambique, fighting in the north.

Nothing here happened; outlets, persons and figures are made up. Some strings are hostile on purpose.
"""

from __future__ import annotations

from crossbearing.model import (
    AccessState,
    Actor,
    AdvisoryEntry,
    AttributionLink,
    Bounds,
    CasualtyFigure,
    Claim,
    ClaimPlace,
    ControlState,
    Disagreement,
    DisplacementFigure,
    Field,
    FieldValue,
    ForecastEntry,
    Gap,
    Incident,
    Mark,
    MovementEntry,
    Origin,
    Picture,
    Place,
    Quantity,
    Report,
    ReportEntry,
    SetAside,
    Time,
    TimelineEntry,
)

SCRIPT = "<script>window.__pwned=1</script>"
IMAGE = '"><img src=x onerror="window.__pwned=2">'


def place(
    name: str,
    lat: float | None,
    lon: float | None,
    feature: str = "town",
    admin1: str = "Sofala",
    km: float | None = 3,
) -> Place:
    known = lat is not None
    return Place(
        name=name, surface=name, lat=lat, lon=lon, country="MZ", admin1=admin1, feature=feature,
        precision_km=km if known else None, resolved=known, container=f"{admin1} Province",
    )  # fmt: skip


BEIRA = place("Beira", -19.8436, 34.8389, "city", km=8)
BUZI = place("Búzi", -19.8906, 34.5994)
DONDO = place("Dondo", -19.6094, 34.7431)
NHAMATANDA = place("Nhamatanda", -19.2722, 34.2128)
CHIMOIO = place("Chimoio", -19.1164, 33.4833, "city", "Manica")
QUELIMANE = place("Quelimane", -17.8786, 36.8883, "city", "Zambézia")
SOFALA = place("Sofala", -19.2, 34.6, "admin1", km=140)
PUNGWE = place("Púnguè bridge", -19.4586, 34.5311, "bridge", km=5)
MOCIMBOA = place("Mocímboa da Praia", -11.3467, 40.3522, "town", "Cabo Delgado")
PALMA = place("Palma", -10.7756, 40.4694, "town", "Cabo Delgado")
MACOMIA = place("Macomia", -12.2478, 40.1317, "town", "Cabo Delgado")
MUEDA = place("Mueda", -11.6736, 39.5486, "town", "Cabo Delgado")
PEMBA = place("Pemba", -12.9740, 40.5178, "city", "Cabo Delgado")
QUISSANGA = place("Quissanga", -12.4117, 40.4917, "town", "Cabo Delgado")
NEGOMANO = place("Negomano crossing", None, None, "crossing", "Cabo Delgado")
CAMP = place("Guara-Guara camp", -19.83, 34.45, "camp", km=2)

TEXTS = {
    "r1": (
        "Cyclone Imara drives thousands from the Búzi lowlands\n\n"
        "BEIRA – Floodwater from Cyclone Imara swept through the Búzi district overnight, and at least 31 people drowned, "
        "the provincial disaster office said on Tuesday.\n\n"
        "About 48,000 people have left their homes since Sunday, according to the disaster office. "
        "Families waded towards Guara-Guara camp and the higher ground near Nhamatanda.\n\n"
        "The Púnguè bridge on the N6 road was washed away, an engineer told the Coastal Wire. "
        "Trucks bound for Chimoio waited in a long line.\n\n"
        "Also read: Ten recipes for the rainy season\n\n"
        "Forecasters warn that another 100,000 people may have to leave if the river crests again on Friday."
    ),
    "r2": (
        "Bridge gone, port shut: central Mozambique cut in two 🌊\n\n"
        "The bridge over the Púnguè has been washed away, an engineer told the Coastal Wire.\n\n"
        "The port of Beira closed on Monday evening, the harbour master said. Power was out in Dondo.\n\n"
        "Nearly 50,000 people are displaced, the United Nations said. Aid workers put the number of dead at 38."
    ),
    "r3": (
        f"Police deny that Beira port is closed {SCRIPT}\n\n"
        f"The port of Beira remains open, a police spokesman insisted. {SCRIPT}\n\n"
        "A resident of Búzi said that boats had stopped. No one has said whether the road to Dondo can be used."
    ),
    "r4": (
        "Insurgents enter Macomia as the army pulls back\n\n"
        "PEMBA – Fighters of the Ansar Movement hold Macomia, two residents said by telephone on Monday. "
        "The army said that its soldiers were still in the town.\n\n"
        "Mocímboa da Praia is in the hands of the government and its Rwandan allies. "
        "Fighters were seen five kilometres from Quissanga, a fisherman said.\n\n"
        "More than 6,000 people walked from Macomia towards Pemba, the bishop's office said. "
        "The army moved a convoy from Mueda to Mocímboa da Praia.\n\n"
        "The army claims to have killed 120 fighters. The Negomano crossing has been closed by Tanzania."
    ),
    "r5": (
        "Update: dead in Búzi rise to 44\n\n"
        "Forty-four bodies have been recovered in the Búzi district, the provincial disaster office said on Thursday. "
        "The embassy of Portugal urged its citizens to leave Cabo Delgado."
    ),
}  # fmt: skip

REPORTS = (
    Report(id="r1", title="Cyclone Imara drives thousands from the Búzi lowlands", text=TEXTS["r1"], published="2031-01-14", outlet="Coastal Wire", url="https://coastalwire.example/imara", lang="en", marks=(Mark(start=TEXTS["r1"].index("Also read"), end=TEXTS["r1"].index("Also read") + 43, reason="also_read"),)),
    Report(id="r2", title="Bridge gone, port shut: central Mozambique cut in two 🌊", text=TEXTS["r2"], published="2031-01-14T18:00:00Z", outlet="The Harbour Post", url="https://harbourpost.example/a?b=1&c=2", lang="en"),
    Report(id="r3", title=f"Police deny that Beira port is closed {SCRIPT}", text=TEXTS["r3"], published="2031-01-15", outlet=f"Savana Daily {IMAGE}", url="javascript:window.__pwned=3", lang="en", inferred=("published",)),
    Report(id="r4", title="Insurgents enter Macomia as the army pulls back", text=TEXTS["r4"], published="2031-01-15", outlet="Northern Dispatch", url="https://northern.example/macomia", lang="en"),
    Report(id="r5", title="Update: dead in Búzi rise to 44", text=TEXTS["r5"], published="2031-01-16", outlet="Coastal Wire", url="https://coastalwire.example/update", lang="en", body_status="partial"),
)  # fmt: skip


def claim(
    key: str,
    report: str,
    quote: str,
    kind: str,
    type_: str,
    *who: str,
    where: Place | None = None,
    **more: object,
) -> Claim:
    text = TEXTS[report]
    start = text.index(quote)
    roles = ("originator", "intermediary")
    links = tuple(AttributionLink(name=name, role=role) for name, role in zip(who, roles, strict=False))  # type: ignore[arg-type]
    places = (ClaimPlace(**{f: getattr(where, f) for f in where.__struct_fields__}),) if where else ()
    fields: dict[str, object] = {
        "certainty": "claimed" if who else "asserted",
        "attribution_scope": "explicit" if who else "none",
    }
    return Claim(
        id=f"{report}:{key}",
        report=report,
        start=start,
        end=start + len(quote),
        quote=quote,
        kind=kind,
        type=type_,
        attribution=links,
        places=places,
        **(fields | more),
    )  # type: ignore[arg-type]


OFFICE = "provincial disaster office"
CLAIMS = (
    claim("drowned", "r1", "at least 31 people drowned", "figure", "killed", OFFICE, where=BUZI, quantity=Quantity(value=31, low=31, unit="people", measure="killed", stated="at least 31 people"), lead=True),
    claim("swept", "r1", "Floodwater from Cyclone Imara swept through the Búzi district overnight", "event", "flood", OFFICE, where=BUZI, time=Time(from_="2031-01-13", to="2031-01-14", stated="overnight", precision="part_of_day")),
    claim("left", "r1", "About 48,000 people have left their homes since Sunday", "figure", "displaced", "the disaster office", where=SOFALA),
    claim("waded", "r1", "Families waded towards Guara-Guara camp and the higher ground near Nhamatanda.", "movement_people", "fled", where=BUZI),
    claim("bridge", "r1", "The Púnguè bridge on the N6 road was washed away", "access", "destroyed", "an engineer", "Coastal Wire", where=PUNGWE),
    claim("warn", "r1", "another 100,000 people may have to leave if the river crests again on Friday", "forecast", "displaced", "Forecasters", where=SOFALA, certainty="forecast"),
    claim("bridge", "r2", "The bridge over the Púnguè has been washed away", "access", "destroyed", "an engineer", "Coastal Wire", where=PUNGWE),
    claim("port", "r2", "The port of Beira closed on Monday evening", "access", "closed", "the harbour master", where=BEIRA),
    claim("power", "r2", "Power was out in Dondo.", "access", "power_out", where=DONDO),
    claim("displaced", "r2", "Nearly 50,000 people are displaced", "figure", "displaced", "United Nations", where=SOFALA),
    claim("dead", "r2", "Aid workers put the number of dead at 38.", "figure", "killed", "Aid workers", where=BUZI),
    claim("open", "r3", "The port of Beira remains open", "access", "open", "a police spokesman", where=BEIRA),
    claim("boats", "r3", "A resident of Búzi said that boats had stopped.", "access", "stopped", "A resident of Búzi", where=BUZI),
    claim("hold", "r4", "Fighters of the Ansar Movement hold Macomia", "control", "holds", "two residents", where=MACOMIA, actors=(Actor(name="Ansar Movement", surface="the Ansar Movement"),)),
    claim("still", "r4", "its soldiers were still in the town", "control", "holds", "The army", where=MACOMIA),
    claim("mocimboa", "r4", "Mocímboa da Praia is in the hands of the government and its Rwandan allies.", "control", "holds", where=MOCIMBOA),
    claim("near", "r4", "Fighters were seen five kilometres from Quissanga", "movement_forces", "near", "a fisherman", where=QUISSANGA),
    claim("walked", "r4", "More than 6,000 people walked from Macomia towards Pemba", "movement_people", "fled", "the bishop's office", where=MACOMIA),
    claim("convoy", "r4", "The army moved a convoy from Mueda to Mocímboa da Praia.", "movement_forces", "moved", where=MUEDA),
    claim("killed", "r4", "killed 120 fighters", "figure", "killed", "The army", where=MACOMIA),
    claim("negomano", "r4", "The Negomano crossing has been closed by Tanzania.", "access", "closed", where=NEGOMANO),
    claim("bodies", "r5", "Forty-four bodies have been recovered in the Búzi district", "figure", "killed", OFFICE, where=BUZI),
    claim("embassy", "r5", "The embassy of Portugal urged its citizens to leave Cabo Delgado.", "advisory", "leave", "embassy of Portugal"),
)  # fmt: skip


def _incident(
    key: str,
    kind: str,
    label: str,
    where: Place | None,
    claims: tuple[str, ...],
    day: str | None,
    **more: object,
) -> Incident:
    reports = tuple(dict.fromkeys(c.split(":")[0] for c in claims))
    return Incident(
        id=f"i:{claims[0]}",
        kind=kind,
        type=key,
        label=label,
        claims=claims,
        reports=reports,
        from_=day,
        to=day,
        place=where,
        **more,
    )  # type: ignore[arg-type]


INCIDENTS = (
    _incident("killed", "figure", "People drowned in the Búzi district", BUZI, ("r1:drowned", "r2:dead", "r5:bodies"), "2031-01-13", origins=2, origins_low=2, origins_high=3, status="corroborated", killed=Bounds(low=31, best=44, high=44), origin_list=(Origin(name=OFFICE, basis="named in two reports of one outlet", claims=("r1:drowned", "r5:bodies")), Origin(name="Aid workers", basis="named source", claims=("r2:dead",))), fields={"killed": Field(best=44, low=31, high=44, relation="update", values=(FieldValue(value=44, claims=("r5:bodies",)), FieldValue(value=38, claims=("r2:dead",), relation="update"), FieldValue(value=31, claims=("r1:drowned",), relation="update"))), "time": Field(best="2031-01-13/2031-01-14", values=(FieldValue(value="2031-01-13/2031-01-14", claims=("r1:drowned",)),))}),
    _incident("destroyed", "access", "Púnguè bridge washed away", PUNGWE, ("r1:bridge", "r2:bridge"), "2031-01-13", origins=1, status="repeated", origin_list=(Origin(name="an engineer", basis="both quote what an engineer told the Coastal Wire", claims=("r1:bridge", "r2:bridge")),)),
    _incident("closed", "access", "Port of Beira closed", BEIRA, ("r2:port", "r3:open"), "2031-01-13", origins=2, origins_low=2, origins_high=2, status="disputed", fields={"outcome": Field(best="closed", relation="contradiction", values=(FieldValue(value="closed", claims=("r2:port",)), FieldValue(value="open", claims=("r3:open",), relation="contradiction")))}),
    _incident("flood", "event", "Flood sweeps through Búzi after Cyclone Imara", BUZI, ("r1:swept",), "2031-01-13"),
    _incident("displaced", "figure", "People displaced in Sofala", SOFALA, ("r1:left", "r2:displaced"), "2031-01-12", origins=2, origins_low=2, origins_high=2, status="corroborated", displaced=Bounds(low=48000, best=50000, high=50000)),
    _incident("fled", "movement_people", "Families flee Búzi for Guara-Guara and Nhamatanda", BUZI, ("r1:waded",), "2031-01-13"),
    _incident("holds", "control", "Ansar Movement holds Macomia; the army denies it", MACOMIA, ("r4:hold", "r4:still"), "2031-01-13", origins=2, origins_low=2, origins_high=2, status="disputed"),
    _incident("near", "movement_forces", "Fighters near Quissanga", QUISSANGA, ("r4:near",), "2031-01-15"),
    _incident("fled", "movement_people", "People walk from Macomia towards Pemba", MACOMIA, ("r4:walked",), "2031-01-14", displaced=Bounds(low=6000, best=6000)),
    _incident("moved", "movement_forces", "Army convoy from Mueda to Mocímboa da Praia", MUEDA, ("r4:convoy",), "2031-01-15"),
    _incident("power", "access", "Power out in Dondo", DONDO, ("r2:power",), "2031-01-14"),
    _incident("closed", "access", "Negomano crossing closed by Tanzania", NEGOMANO, ("r4:negomano",), None),
    _incident("stopped", "access", f"Boats stopped at Búzi {SCRIPT}{IMAGE}", BUZI, ("r3:boats",), "2031-01-15"),
    _incident("leave", "advisory", "Portugal urges citizens to leave Cabo Delgado", None, ("r5:embassy",), "2031-01-16"),
    _incident("displaced", "forecast", "100,000 more may have to leave", SOFALA, ("r1:warn",), "2031-01-17"),
)  # fmt: skip

_BY_ID = {i.claims[0]: i.id for i in INCIDENTS}

PICTURE = Picture(
    as_of="2031-01-16",
    title="Mozambique: Cyclone Imara and the fighting in Cabo Delgado",
    version="0.1.0",
    control=(
        ControlState(place=MACOMIA, holder="Ansar Movement", since="2031-01-13", status="disputed", claims=("r4:hold",), contrary=("r4:still",), note="residents: Ansar Movement; the army says its soldiers are still there"),
        ControlState(place=MOCIMBOA, holder="Government forces", since=None, status="held", claims=("r4:mocimboa",)),
        ControlState(place=QUISSANGA, holder="Government forces", since=None, status="threatened", claims=("r4:near",), note="fighters 5 km off"),
        ControlState(place=PALMA, holder="Government forces", since=None, status="contested", claims=("r4:mocimboa",)),
        ControlState(place=MUEDA, holder="Government forces", since=None, status="held", claims=("r4:convoy",)),
    ),
    access=(
        AccessState(place=PUNGWE, feature="bridge", state="destroyed", since="2031-01-13", by="flood", claims=("r1:bridge", "r2:bridge"), note="washed away; the N6 is cut"),
        AccessState(place=BEIRA, feature="port", state="closed", since="2031-01-13", by=None, claims=("r2:port",), contrary=("r3:open",), note="police say that it is open"),
        AccessState(place=DONDO, feature="power", state="restricted", since="2031-01-14", by=None, claims=("r2:power",)),
        AccessState(place=DONDO, feature="road", state="unknown", since=None, by=None, claims=()),
        AccessState(place=BUZI, feature="river transport", state="restricted", since="2031-01-15", by=None, claims=("r3:boats",)),
        AccessState(place=NEGOMANO, feature="crossing", state="closed", since=None, by="Tanzania", claims=("r4:negomano",)),
        AccessState(place=CHIMOIO, feature="airport", state="open", since=None, by=None, claims=("r1:bridge",)),
    ),
    displacement=(
        DisplacementFigure(scope="Sofala, since 12 January 2031", place=SOFALA, measure="stock", low=48000, best=50000, high=50000, as_of="2031-01-14", origins=2, claims=("r1:left", "r2:displaced")),
        DisplacementFigure(scope="Macomia to Pemba, 14 January 2031", place=MACOMIA, measure="flow", low=6000, best=6000, high=None, as_of="2031-01-14", origins=1, claims=("r4:walked",)),
        DisplacementFigure(scope="Guara-Guara camp", place=CAMP, measure="stock", low=900, best=1200, high=1500, as_of="2031-01-15", origins=1, claims=("r1:waded",), unit="households", term="in_camp"),
    ),
    casualties=(
        CasualtyFigure(scope="Búzi district, since 13 January 2031", place=BUZI, measure="killed", low=31, best=44, high=44, as_of="2031-01-16", origins=2, claims=("r1:drowned", "r2:dead", "r5:bodies")),
        CasualtyFigure(scope="Macomia", place=MACOMIA, measure="killed", low=120, best=120, high=None, as_of="2031-01-15", origins=1, claims=("r4:killed",), who="fighters", claimed_by="the army"),
    ),
    forecasts=(ForecastEntry(text="Another 100,000 people may have to leave if the river crests again", place=SOFALA, sources=("Forecasters",), claims=("r1:warn",), incident=_BY_ID["r1:warn"]),),
    movements=(
        MovementEntry(kind="people", text="Families leave Búzi for the higher ground near Nhamatanda", origin=BUZI, destination=NHAMATANDA, from_day="2031-01-13", to_day="2031-01-14", low=None, high=None, claims=("r1:waded",), incident=_BY_ID["r1:waded"]),
        MovementEntry(kind="people", text="People walk from Macomia towards Pemba", origin=MACOMIA, destination=PEMBA, from_day="2031-01-14", to_day="2031-01-14", low=6000, high=None, claims=("r4:walked",), incident=_BY_ID["r4:walked"]),
        MovementEntry(kind="forces", text="Army convoy from Mueda to Mocímboa da Praia", origin=MUEDA, destination=MOCIMBOA, from_day="2031-01-15", to_day=None, low=None, high=None, claims=("r4:convoy",)),
        MovementEntry(kind="forces", text="Fighters near Quissanga", origin=None, destination=QUISSANGA, from_day=None, to_day=None, low=None, high=None, claims=("r4:near",)),
    ),
    advisories=(AdvisoryEntry(text="Citizens of Portugal are urged to leave Cabo Delgado", by="embassy of Portugal", place=None, day="2031-01-16", claims=("r5:embassy",)),),
    timeline=tuple(TimelineEntry(from_day=i.from_, to_day=i.to, text=i.label, kind=i.kind, status=i.status, place=i.place, origins=i.origins, incident=i.id, claims=i.claims) for i in INCIDENTS),
    disagreements=(
        Disagreement(incident=_BY_ID["r2:port"], field="outcome", relation="contradiction", values=(FieldValue(value="closed", claims=("r2:port",)), FieldValue(value="open", claims=("r3:open",), relation="contradiction"))),
        Disagreement(incident=_BY_ID["r4:hold"], field="actor", relation="contradiction", values=(FieldValue(value="Ansar Movement", claims=("r4:hold",)), FieldValue(value="Government forces", claims=("r4:still",), relation="contradiction"))),
        Disagreement(incident=_BY_ID["r1:drowned"], field="killed", relation="update", values=(FieldValue(value=44, claims=("r5:bodies",)), FieldValue(value=38, claims=("r2:dead",), relation="undetermined"), FieldValue(value=31, claims=("r1:drowned",), relation="update"))),
        Disagreement(incident=_BY_ID["r1:left"], field="displaced", relation="rounding", values=(FieldValue(value=50000, claims=("r2:displaced",)), FieldValue(value=48000, claims=("r1:left",), relation="rounding"))),
    ),
    not_reported=(
        Gap(question="Can the road from Beira to Dondo be used?", about="Access, Dondo", claims=("r3:boats",)),
        Gap(question="How many people were injured in the Búzi district?", about="Casualties, Búzi", incident=_BY_ID["r1:drowned"]),
        Gap(question="How many civilians were killed in Macomia?", about="Casualties, Macomia"),
    ),
    reports=tuple(ReportEntry(id=r.id, title=r.title, outlet=r.outlet, published=r.published, url=r.url, inferred=r.inferred, body_status=r.body_status, copies="r1" if r.id == "r2" else None) for r in REPORTS),
)  # fmt: skip

SET_ASIDE = (
    SetAside(
        source="scan-04.pdf",
        reason="The PDF has no text layer.",
        advice="Run it through text recognition and add it again.",
    ),
    SetAside(source=f"evil{SCRIPT}.html", reason="Half of the page could not be decoded.", whole=False),
)


def many(count: int) -> tuple[Picture, list[Incident], list[Claim], list[Report]]:
    reports = [
        Report(
            id=f"m{n}",
            title=f"Report {n}",
            text=f"Shell {n} fell on Dondo. " * 3,
            outlet=f"Outlet {n % 7}",
            published=f"2031-02-{n % 28 + 1:02}",
        )
        for n in range(count // 4)
    ]
    claims = [
        Claim(
            id=f"m{n // 4}:{n}",
            report=f"m{n // 4}",
            start=0,
            end=12,
            quote=reports[n // 4].text[:12],
            kind="event",
            type="shelling",
        )
        for n in range(count)
    ]
    incidents = [
        Incident(
            id=f"i:{c.id}",
            kind="event",
            type="shelling",
            label=f"Shelling number {n}",
            claims=(c.id,),
            reports=(c.report,),
            from_=f"2031-02-{n % 28 + 1:02}",
            place=Place(
                name=f"Town {n % 90}", surface="x", lat=-20 + n % 90 / 20, lon=34 + n % 13 / 9, resolved=True
            ),
        )
        for n, c in enumerate(claims)
    ]
    line = [
        TimelineEntry(
            from_day=i.from_,
            to_day=None,
            text=i.label,
            kind=i.kind,
            status=i.status,
            place=i.place,
            origins=1,
            incident=i.id,
            claims=i.claims,
        )
        for i in incidents
    ]
    return Picture(as_of="2031-02-28", timeline=tuple(line)), incidents, claims, reports
