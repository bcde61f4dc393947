"""A page of a large picture shows the best attested, and says how much more there is."""

from __future__ import annotations

import msgspec
import page_fixture as f
from page_fixture import many
from test_page import Elements

from crossbearing.model import CasualtyFigure, Gap
from crossbearing.tell.page import render_page
from crossbearing.tell.page_short import INCIDENTS, ROWS, by_evidence, shortened
from crossbearing.tell.page_text import fragment


def test_of_two_thousand_incidents_the_page_lists_some_and_counts_the_rest() -> None:
    picture, incidents, claims, reports = many(2000)
    html = render_page(picture, incidents, claims, reports)
    page = Elements(html)
    assert html.count('class="incident row"') == INCIDENTS
    assert 'class="many"' in html
    assert "2,000 incidents" in page.text
    assert "2,000 claims" in page.text
    assert f"{2000 - INCIDENTS:,} more incidents stand in incidents.csv and incidents.jsonl." in page.text
    assert f"{2000 - INCIDENTS:,} more claims stand in claims.jsonl." in page.text
    assert len(html.encode()) < 2_000_000


def test_what_a_page_leaves_out_is_the_least_attested() -> None:
    picture, incidents, claims, _ = many(2000)
    strong = [msgspec.structs.replace(i, origins=2) for i in incidents[-7:]]
    short = shortened(picture, [*incidents[:-7], *strong], claims)
    assert {i.id for i in short.incidents[:7]} == {i.id for i in strong}
    assert {t.incident for t in short.picture.timeline} == {i.id for i in short.incidents}
    assert short.claims == {c for i in short.incidents for c in i.claims}


def test_every_link_to_an_incident_finds_it_on_a_shortened_page() -> None:
    picture, incidents, claims, reports = many(2000)
    last = max(incidents, key=by_evidence)
    gap = Gap(question="Who fired?", about="nobody says", claims=last.claims, incident=last.id)
    page = Elements(
        render_page(msgspec.structs.replace(picture, not_reported=(gap,)), incidents, claims, reports)
    )
    ids = {attrs["id"] for _, attrs in page.elements if attrs.get("id")}
    inside = [a["href"] or "" for _, a in page.elements if (a.get("href") or "").startswith("#")]
    assert fragment(last.id) in inside
    assert {h[1:] for h in inside} <= ids


def test_long_sections_keep_their_order_and_their_best_rows() -> None:
    picture, incidents, claims, reports = many(400)
    rows = tuple(
        CasualtyFigure(
            scope=f"Town {n}",
            place=None,
            measure="killed",
            low=n,
            best=n,
            high=n,
            as_of=None,
            origins=1 + (n == 390),
            claims=(c.id,),
        )
        for n, c in enumerate(claims)
    )
    whole = msgspec.structs.replace(picture, casualties=rows)
    short = shortened(whole, incidents, claims)
    assert short.picture.casualties == (*rows[: ROWS - 1], rows[390])
    assert (
        f"{400 - ROWS} more figures of casualties stand in picture.json."
        in Elements(render_page(whole, incidents, claims, reports)).text
    )


def test_a_picture_that_fits_is_shown_whole() -> None:
    short = shortened(f.PICTURE, f.INCIDENTS, f.CLAIMS)
    assert short.picture == f.PICTURE
    assert short.incidents == tuple(f.INCIDENTS)
    assert short.claims is None
    assert not any(short.more.values())
