"""The page as text: what it says, what it cites, and what hostile input cannot do to it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser
from typing import Any

import msgspec
import page_fixture as f
import pytest

from crossbearing.model import (
    Claim,
    ControlState,
    Incident,
    Picture,
    Place,
    Report,
)
from crossbearing.tell.page import render_page
from crossbearing.tell.page_embed import embed_json
from crossbearing.tell.page_map import Extent, holders, map_data
from crossbearing.tell.page_outlines import box_around, clip_line, clip_ring, outlines
from crossbearing.tell.page_sources import Sources
from crossbearing.tell.page_text import bounds, clean, days, fragment, number, safe_url, utf16


class Elements(HTMLParser):
    """Every element with its attributes, and the visible text."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self._quiet = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        self._quiet = tag in {"script", "style"}

    def handle_endtag(self, tag: str) -> None:
        if tag in {"script", "style"}:
            self._quiet = False

    def handle_data(self, data: str) -> None:
        if not self._quiet:
            self.words.append(data)

    @property
    def text(self) -> str:
        return re.sub(r"\s+", " ", "".join(self.words))


@pytest.fixture(scope="module")
def html() -> str:
    return render_page(f.PICTURE, f.INCIDENTS, f.CLAIMS, f.REPORTS, set_aside=f.SET_ASIDE)


@pytest.fixture(scope="module")
def page(html: str) -> Elements:
    return Elements(html)


def data_of(html: str) -> dict[str, Any]:
    found = re.search(r'<script type="application/json" id="data">(.*?)</script>', html, re.DOTALL)
    assert found
    return json.loads(found.group(1))


# --- what it says ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "section",
    [
        "map-section",
        "timeline",
        "figures",
        "movements",
        "control",
        "access",
        "disagree",
        "gaps",
        "forecasts",
        "advisories",
        "incidents",
        "reports",
        "sentences",
    ],
)
def test_every_section_is_there(page: Elements, section: str) -> None:
    assert any(attrs.get("id") == section for _, attrs in page.elements)


def test_the_head_counts_what_the_page_rests_on(page: Elements) -> None:
    assert "5 reports" in page.text
    assert "4 outlets" in page.text
    assert "23 claims" in page.text
    assert "INTERNAL – names places of shelter" in page.text


@pytest.mark.parametrize("words", [
    "48,000", "50,000", "claim of the army", "disputed: sources differ", "threatened: forces near", "washed away; the N6 is cut",
    "they cannot all be true", "Can the road from Beira to Dondo be used?", "not counted", "urged to leave Cabo Delgado",
    "The PDF has no text layer.", "copy of r1", "inferred", "Negomano crossing", "13–14 January 2031",
])  # fmt: skip
def test_what_the_picture_holds_is_readable_without_script(page: Elements, words: str) -> None:
    assert words in page.text


def test_every_claim_is_a_note_with_its_quote(page: Elements) -> None:
    ids = {attrs.get("id") for _, attrs in page.elements}
    for claim in f.CLAIMS:
        assert f"c:{claim.id}" in ids
        assert re.sub(r"\s+", " ", claim.quote) in page.text


def test_every_citation_leads_to_a_note_of_this_page(page: Elements) -> None:
    ids = {attrs["id"] for _, attrs in page.elements if attrs.get("id")}
    cited = [attrs for _, attrs in page.elements if "data-c" in attrs]
    assert len(cited) > 40
    for attrs in cited:
        assert (attrs["href"] or "").removeprefix("#") in ids
        assert all(1 <= int(n) <= len(f.CLAIMS) for n in (attrs["data-c"] or "").split())


def test_a_statement_cites_its_own_claims_and_no_others(html: str) -> None:
    sources = Sources(f.PICTURE, f.CLAIMS, f.REPORTS)
    cite = sources.cite(("r2:port",), ("r3:open",))
    assert [sources.claim(n).id for n in cite.numbers] == ["r2:port"]
    assert [sources.claim(n).id for n in cite.contrary] == ["r3:open"]
    assert f'data-c="{cite.data}" data-x="{cite.contrary_data}"' in html


def test_an_unknown_claim_is_passed_over_not_invented() -> None:
    sources = Sources(f.PICTURE, f.CLAIMS, f.REPORTS)
    assert sources.cite(("nowhere",)).numbers == ()
    assert sources.cite(("nowhere", "r2:port")).label == "1 sentence"


def test_printed_notes_join_neighbours() -> None:
    sources = Sources(f.PICTURE, f.CLAIMS, f.REPORTS)
    own = [sources.claim(n).id for n in (1, 2, 3, 7)]
    assert sources.cite(own, [sources.claim(9).id]).notes == "1–3, 7; contrary: 9"


def test_who_says_names_the_source_and_the_outlets_that_carry_it() -> None:
    sources = Sources(f.PICTURE, f.CLAIMS, f.REPORTS)
    (said,) = sources.cite(("r1:bridge", "r2:bridge")).said
    assert said.who == "an engineer → Coastal Wire"
    assert said.outlets == ("Coastal Wire", "The Harbour Post")


def test_forecasts_are_no_headline_and_no_incident_of_the_map(html: str) -> None:
    facts = html[html.index('id="facts"') : html.index('id="map-section"')]
    assert "100,000 more may have to leave" not in facts
    kinds = {i["k"] for spot in data_of(html)["map"]["places"] for i in spot["i"] if "May come" in i["t"]}
    assert kinds == {"forecast"}


def test_households_share_no_axis_with_people(html: str) -> None:
    row = html[html.index('Guara-Guara camp</bdi> <span class="tag">households') :]
    assert 'class="range"' not in row[: row.index("</tr>")]


def test_same_input_same_bytes_in_any_order(html: str) -> None:
    again = render_page(f.PICTURE, f.INCIDENTS[::-1], f.CLAIMS[::-1], f.REPORTS[::-1], set_aside=f.SET_ASIDE)
    assert html == again


# --- offsets ----------------------------------------------------------------------------------------


def test_offsets_count_as_javascript_counts(html: str) -> None:
    data = data_of(html)
    by_anchor = {c["a"]: c for c in data["claims"]}
    for claim in f.CLAIMS:
        packed = by_anchor[f"c:{claim.id}"]
        units = data["reports"][packed["r"]]["text"].encode("utf-16-le")
        assert units[2 * packed["s"] : 2 * packed["e"]].decode("utf-16-le") == claim.quote


def test_a_wave_moves_what_follows_it_by_one_unit() -> None:
    assert utf16("a🌊b", 1) == 1
    assert utf16("a🌊b", 2) == 3


def test_a_claim_without_its_report_still_shows_its_words() -> None:
    html = render_page(Picture(as_of=None), (), f.CLAIMS[:1], ())
    assert data_of(html)["claims"][0]["q"] == f.CLAIMS[0].quote


# --- hostile input ----------------------------------------------------------------------------------


def test_only_our_own_scripts_stand_in_the_page(page: Elements, html: str) -> None:
    assert [a.get("type") for t, a in page.elements if t == "script"] == ["application/json", None]
    assert not [t for t, _ in page.elements if t in {"img", "iframe", "object", "embed", "link", "base"}]
    assert not [a for _, attrs in page.elements for a in attrs if a.startswith("on") or a == "style"]
    assert html.count("<script>window.__pwned") == 0


def test_only_web_addresses_become_links(page: Elements) -> None:
    links = [a["href"] or "" for t, a in page.elements if t == "a" and a.get("href")]
    outside = [h for h in links if not h.startswith("#")]
    assert set(outside) == {r.url for r in f.REPORTS if r.url and r.url.startswith("https:")}
    for tag, attrs in page.elements:
        if tag == "a" and not (attrs.get("href") or "#").startswith("#"):
            assert "noopener" in (attrs.get("rel") or "")


def test_the_data_cannot_end_its_script() -> None:
    text = str(embed_json({"t": "</script><!-- \u2028 \u2029 &"}))
    assert not re.search("[<>&\u2028\u2029]", text)
    assert json.loads(text) == {"t": "</script><!-- \u2028 \u2029 &"}


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        "//evil.example",
        "http://",
        "http://a b",
        "https://x\n.example",
        "ftp://x.example",
        "http://[::1",
        'https://a"onclick=x',
        "h" * 3000,
        "",
        None,
    ],
)
def test_addresses_that_are_no_links(url: str | None) -> None:
    assert safe_url(url) is None


def test_addresses_that_are_links() -> None:
    assert safe_url("https://example.org/a?b=1&c=ü") is not None


def test_control_characters_and_lone_surrogates_do_not_break_the_page() -> None:
    text = "A\x00B\ud800 flood\u202e hit."
    report = Report(id="r\ud800", title=text, text=text, outlet="\x1b[31mOut", published="2031-13-45")
    claim = Claim(
        id="c\x00", report="r\ud800", start=4, end=len(text), quote=text[4:], kind="event", type="flood"
    )
    html = render_page(Picture(as_of="not a date", title=text), (), (claim,), (report,))
    assert html.encode("utf-8")
    assert "\x00" not in html
    assert "2031-13-45" in html


def test_offsets_outside_the_text_fall_back_to_the_quote() -> None:
    claim = msgspec.structs.replace(f.CLAIMS[0], start=10, end=10**9)
    data = data_of(render_page(f.PICTURE, (), (claim,), f.REPORTS))
    assert "s" not in data["claims"][0]
    assert data["claims"][0]["q"] == claim.quote


def test_the_policy_binds_script_and_style_by_hash(html: str) -> None:
    import base64
    import hashlib

    policy = re.search(r'Content-Security-Policy" content="([^"]+)"', html)
    assert policy
    for tag in ("script", "style"):
        content = re.search(rf"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert content
        digest = base64.b64encode(hashlib.sha256(content.group(1).encode()).digest()).decode()
        assert digest in policy.group(1).replace("&#43;", "+").replace("&#39;", "'")
    assert "unsafe" not in policy.group(1)
    assert "default-src &#39;none&#39;" in policy.group(1)


def test_nothing_points_to_the_network(html: str) -> None:
    style = re.search(r"<style>(.*?)</style>", html, re.DOTALL)
    assert style
    assert all(u.startswith('"data:') for u in re.findall(r"url\(([^)]{0,20})", style.group(1)))
    assert "@import" not in style.group(1)
    assert "sourceMappingURL" not in html


# --- small and large --------------------------------------------------------------------------------


def test_an_empty_picture_says_so() -> None:
    page = Elements(render_page(Picture(as_of=None), (), (), ()))
    assert "No incident is reported." in page.text
    assert "No place of this picture could be located" in page.text
    assert not any(attrs.get("id") == "map" for _, attrs in page.elements)


def test_one_report_is_one_report() -> None:
    page = Elements(render_page(Picture(as_of="2031-01-14"), (), (), f.REPORTS[:1]))
    assert "1 report " in page.text
    assert "1 outlet " in page.text


# --- the map ----------------------------------------------------------------------------------------


def test_places_without_coordinates_are_listed_not_dropped() -> None:
    found = map_data(f.PICTURE, f.INCIDENTS, Sources(f.PICTURE, f.CLAIMS, f.REPORTS))
    assert [u.name for u in found.unlocated] == ["Negomano crossing"]
    assert "Negomano crossing" not in [p["n"] for p in found.data["places"]]


def test_holders_have_letters_of_their_own() -> None:
    def held(name: str, by: str) -> ControlState:
        return ControlState(
            place=Place(name=name, surface=name), holder=by, since=None, status="held", claims=()
        )

    names = ["Government forces", "Group of Friends", "HTS-led rebels", "M23", "the army"]
    found = holders(Picture(as_of=None, control=tuple(held(n, n) for n in names)))
    keys = {h.name: h.key for h in found}
    assert keys["HTS-led rebels"] == "HTS"
    assert keys["M23"] == "M23"
    assert len(set(keys.values())) == len(names)


def test_talks_in_a_distant_capital_do_not_shrink_the_crisis_to_a_speck() -> None:
    def talks(name: str, lat: float, lon: float) -> Incident:
        where = Place(name=name, surface=name, lat=lat, lon=lon, resolved=True, feature="city")
        return Incident(
            id=f"i:{name}",
            kind="event",
            type="meeting",
            label=f"Talks in {name}",
            claims=(),
            reports=(),
            place=where,
        )

    near = [talks(f"Town {n}", 34.0 + n / 10, 36.0 + n % 3 / 10) for n in range(9)]
    found = map_data(
        Picture(as_of=None), [*near, talks("Doha", 25.3, 51.5)], Sources(Picture(as_of=None), (), ())
    )
    assert found.extent is not None
    assert found.extent.span < 2
    assert found.outside == ("Doha",)
    assert "Doha" in [p["n"] for p in found.data["places"]]


def test_two_fronts_are_both_in_the_first_view() -> None:
    found = map_data(f.PICTURE, f.INCIDENTS, Sources(f.PICTURE, f.CLAIMS, f.REPORTS))
    assert found.outside == ()


def across() -> Picture:
    def at(name: str, lon: float) -> ControlState:
        place = Place(
            name=name, surface=name, lat=-17.0, lon=lon, country="FJ", resolved=True, feature="town"
        )
        return ControlState(place=place, holder="x", since=None, status="held", claims=())

    return Picture(as_of=None, control=(at("West", 179.2), at("East", -179.1)))


def test_the_antimeridian_does_not_tear_a_picture_apart() -> None:
    found = map_data(across(), (), Sources(across(), (), ()))
    assert found.extent is not None
    assert found.extent.span < 5
    lons = sorted(p["ll"][1] for p in found.data["places"])
    assert lons[1] - lons[0] == pytest.approx(1.7)


def test_there_is_land_on_both_sides_of_the_antimeridian() -> None:
    near = outlines(Extent(west=177.5, south=-18.5, east=181.5, north=-16.0))["near"]
    starts = [row[0] / near["scale"] for row in near["land"]]
    assert min(starts) < 179.9
    assert max(starts) > 180.0


@pytest.mark.parametrize(
    ("name", "lat", "lon"), [("Chimoio", -19.1, 33.5), ("Homs", 34.7, 36.7), ("Kyiv", 50.4, 30.5)]
)
def test_land_lies_under_towns(name: str, lat: float, lon: float) -> None:
    near = outlines(Extent(west=lon - 0.6, south=lat - 0.6, east=lon + 0.6, north=lat + 0.6))["near"]
    inside = False
    for row in near["land"]:
        points, x, y = [], 0, 0
        for i in range(0, len(row), 2):
            x, y = x + row[i], y + row[i + 1]
            points.append((x / near["scale"], y / near["scale"]))
        for (ax, ay), (bx, by) in zip(points, points[1:] + points[:1], strict=True):
            if (ay > lat) != (by > lat) and lon < ax + (lat - ay) / (by - ay) * (bx - ax):
                inside = not inside
    assert inside, name


def test_outlines_stay_small() -> None:
    syria, ukraine, world = (
        Extent(west=35, south=32, east=42, north=37),
        Extent(west=22, south=44, east=40, north=52),
        Extent(west=-170, south=-50, east=170, north=70),
    )
    for extent, codes in ((syria, {"SY", "LB"}), (ukraine, {"UA", "RU"}), (world, {"US", "CN"})):
        assert len(json.dumps(outlines(extent, frozenset(codes)), separators=(",", ":"))) < 600_000


def test_areas_are_named_for_the_countries_of_the_picture_alone() -> None:
    names = outlines(Extent(west=35, south=32, east=42, north=37), frozenset({"SY"}))["names"]
    assert "Homs" in [n[0] for n in names]
    assert not [n for n in names if n[3] == 1 and n[0] in {"Gaziantep", "Mosul"}]
    assert [n for n in names if n[3] == 0 and n[0] == "Lebanon"]


def test_crimea_is_named_with_ukraine() -> None:
    names = outlines(Extent(west=31, south=44, east=37, north=49), frozenset({"UA"}))["names"]
    assert any("Crimea" in n[0] for n in names)


def test_a_ring_is_clipped_to_its_box() -> None:
    square = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]
    assert sorted(clip_ring(square, (5, 5, 20, 20))) == [(5, 5), (5, 10), (10, 5), (10, 10)]
    assert clip_ring(square, (50, 50, 60, 60)) == []


def test_a_line_keeps_the_pieces_near_its_box() -> None:
    line = [(0, 0), (10, 0), (100, 0), (100, 100), (10, 5), (0, 5)]
    assert clip_line(line, (0, 0, 12, 12)) == [[(0, 0), (10, 0), (100, 0)], [(100, 100), (10, 5), (0, 5)]]


def test_the_box_around_a_point_is_wide_enough_to_know_the_place() -> None:
    box = box_around(Extent(west=0, south=0, east=1.2, north=1.2))
    assert box.east - box.west >= 4


# --- in public --------------------------------------------------------------------------------------


def test_in_public_restricted_reports_full_texts_and_shelters_stay_out() -> None:
    secret = msgspec.structs.replace(f.REPORTS[3], access="restricted")
    html = render_page(f.PICTURE, f.INCIDENTS, f.CLAIMS, [*f.REPORTS[:3], secret, f.REPORTS[4]], public=True)
    data = data_of(html)
    assert "INTERNAL" not in Elements(html).text
    assert all("text" not in r for r in data["reports"])
    assert "Northern Dispatch" not in html
    assert "two residents" not in html
    assert "Guara-Guara camp" not in [p["n"] for p in data["map"]["places"]]


# --- words ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("first", "last", "words"), [
    ("2024-12-05", "2024-12-06", "5–6 December 2024"),
    ("2024-12-06", "2024-12-06", "6 December 2024"),
    ("2024-11-27", "2024-12-06", "27 November – 6 December 2024"),
    ("2023-12-30", "2024-01-02", "30 December 2023 – 2 January 2024"),
    ("2024-11-27", None, "since 27 November 2024"),
    (None, "2024-11-30", "by 30 November 2024"),
    (None, None, ""),
])  # fmt: skip
def test_periods(first: str | None, last: str | None, words: str) -> None:
    assert days(first, last) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [(1, 2, "1–2"), (300, None, "at least 300"), (None, 1000, "up to 1,000"), (None, None, ""), (7, 7, "7")],
)
def test_ranges(low: float | None, high: float | None, words: str) -> None:
    assert bounds(low, high) == words


def test_numbers_and_fragments() -> None:
    assert number(280000) == "280,000"
    assert number(None) == "–"
    assert number(1.5) == "1.5"
    assert fragment("i:a b/é") == "#i:a_b%2F%C3%A9"
    assert clean(None) == ""
