"""The page in real Chromium: it asks for nothing, executes nothing of what reports say, and every statement opens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import page_fixture as f
import pytest

expect = pytest.importorskip("playwright.sync_api").expect

Show = Callable[..., Any]

PHONE = {"viewport": {"width": 375, "height": 812}, "has_touch": True, "is_mobile": True}


def statement(page: Any, words: str) -> Any:
    return page.locator("#incidents summary", has_text=words)


def test_it_asks_for_nothing_but_itself_and_logs_no_error(show: Show, page_file: Path) -> None:
    page = show()
    page.locator("[data-layer=precision]").check()
    page.locator(".leaflet-control-zoom-in").click()
    page.wait_for_timeout(300)
    assert {u for u in page.asked if not u.startswith("data:")} == {page_file.as_uri()}
    assert page.errors == []


def test_what_reports_say_is_never_executed(show: Show) -> None:
    page = show()
    for say in page.locator(".timeline .say, #timeline .say").all():
        say.click()
    page.locator(".open-report").nth(2).click()
    assert "<script>window.__pwned=1</script>" in page.locator("#panel").inner_text()
    for marker in page.locator(".pm").all():
        marker.dispatch_event("click")
    assert page.evaluate("window.__pwned") is None
    assert page.locator("a[href^='javascript']").count() == 0
    assert page.locator("main img, #panel img").count() == 0


def test_a_statement_opens_its_sentences_highlighted_in_their_report(show: Show) -> None:
    page = show()
    page.locator("#facts .say", has_text="People drowned").click()
    panel = page.locator("#panel")
    assert panel.locator("mark").all_inner_texts() == [
        "at least 31 people drowned",
        "Aid workers put the number of dead at 38.",
        "Forty-four bodies have been recovered in the Búzi district",
    ]
    first = panel.locator(".p-claim").first
    assert "Coastal Wire" in first.inner_text()
    assert "14 January 2031" in first.inner_text()
    assert "According to provincial disaster office" in first.inner_text()
    assert "said on Tuesday" in first.inner_text()  # the paragraph around the sentence


def test_the_words_behind_an_emoji_are_marked_exactly(show: Show) -> None:
    page = show()
    page.locator("#access a.cite[data-x]").first.click()
    assert page.locator("#panel mark").all_inner_texts() == [
        "The port of Beira closed on Monday evening",
        "The port of Beira remains open",
    ]
    assert page.locator("#panel .p-group").inner_text() == "Says otherwise"


def test_the_whole_report_opens_with_all_of_its_claims_and_what_was_set_apart(show: Show) -> None:
    page = show()
    page.locator("#facts .say", has_text="People drowned").click()
    page.locator("#panel .open").first.click()
    assert page.locator("#panel mark").count() == sum(c.report == "r1" for c in f.CLAIMS)
    assert page.locator("#panel mark.on").inner_text() == "at least 31 people drowned"
    assert "Ten recipes" in page.locator("#panel .apart").inner_text()
    page.locator("#panel-back").click()
    assert page.locator("#panel .p-claim").count() == 3


def test_a_citation_holds_outlet_title_date_address_and_quote(show: Show) -> None:
    page = show()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#facts .say", has_text="People drowned").click()
    page.locator("#panel .copy").first.click()
    expect(page.locator("#live")).to_have_text("Citation copied")
    assert page.evaluate("navigator.clipboard.readText()") == (
        "Coastal Wire, “Cyclone Imara drives thousands from the Búzi lowlands”, 14 January 2031, "
        "https://coastalwire.example/imara: “at least 31 people drowned”"
    )


def test_a_report_without_a_safe_address_is_no_link(show: Show) -> None:
    page = show()
    page.locator("#disagree .say", has_text="open").first.click()
    assert page.locator("#panel .p-title a").count() == 0


@pytest.mark.parametrize(
    ("anchor", "words"), [("#c:r2:port", "closed on Monday evening"), ("#c:r5:bodies", "Forty-four")]
)
def test_an_anchor_opens_its_sentence(show: Show, anchor: str, words: str) -> None:
    assert words in show(anchor).locator("#panel mark").inner_text()


def test_an_anchor_opens_its_incident(show: Show) -> None:
    page = show("#i:r2:port")
    incident = page.locator("[id='i:r2:port']")
    assert incident.get_attribute("open") is not None
    box = incident.bounding_box()
    assert box is not None
    assert 0 <= box["y"] < 860


def test_escape_closes_and_gives_the_focus_back(show: Show) -> None:
    page = show()
    say = page.locator("#facts .say").first
    say.focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel").is_visible()
    page.locator("#panel .open").first.click()
    page.keyboard.press("Escape")
    assert page.locator("#panel .p-claim").first.is_visible()
    page.keyboard.press("Escape")
    assert page.locator("#panel").is_hidden()
    assert say.evaluate("e => e === document.activeElement")


def test_the_keyboard_reaches_skip_link_statements_and_places(show: Show) -> None:
    page = show()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    reached = set()
    for _ in range(120):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate("document.activeElement.getAttribute('class') || document.activeElement.id")
        )
    assert any("say" in r for r in reached)
    assert any("cite" in r for r in reached)
    assert any("pm" in r.split() for r in reached)
    assert any("mv-hit" in r for r in reached)
    assert "f-text" in reached


def test_a_place_opens_by_keyboard_and_leads_to_sentences(show: Show) -> None:
    page = show()
    page.locator(".pm[aria-label^='Beira']").focus()
    page.keyboard.press("Enter")
    assert page.locator("#panel-title").inner_text() == "Beira"
    page.locator("#panel .p-item").first.click()
    assert page.locator("#panel mark").count() >= 1


def test_the_map_draws_land_places_and_movements(show: Show) -> None:
    page = show()
    located = {c.place.name for c in f.PICTURE.control} | {
        a.place.name for a in f.PICTURE.access if a.place.resolved
    }
    labels = [m.get_attribute("aria-label") or "" for m in page.locator(".pm").all()]
    assert all(any(label.startswith(name) for label in labels) for name in located)
    assert page.locator("path.mv").count() == 3  # the fourth has no origin
    assert page.locator("path.mvhead-forces").count() == 1
    for layer in ("ol-land", "ol-coast", "ol-border", "ol-admin"):
        assert len(page.locator(f"path.{layer}").first.get_attribute("d") or "") > 200


def test_layers_can_be_switched_off(show: Show) -> None:
    page = show()
    assert page.locator(".pm-control").first.is_visible()
    page.locator("[data-layer=control]").uncheck()
    assert page.locator(".pm-control").first.is_hidden()
    assert page.locator(".pm-forecast").first.is_hidden()
    page.locator("[data-layer=forecasts]").check()
    assert page.locator(".pm-forecast").first.is_visible()


def test_embedded_it_shows_the_map_alone(show: Show) -> None:
    page = show("?embed=map", viewport={"width": 800, "height": 500})
    assert page.locator("#map").is_visible()
    assert page.locator(".pm-box svg").first.is_visible()
    for part in (".bar", ".masthead", "#timeline", "#reports", ".foot", ".rail"):
        assert page.locator(part).first.is_hidden()
    assert page.locator("#map").bounding_box()["height"] == pytest.approx(500, abs=1)


def test_the_filter_finds_by_word_kind_and_status(show: Show) -> None:
    page = show()
    page.locator("#f-text").fill("macomia ansar")
    expect(page.locator("#f-count")).to_contain_text("1 incident")
    assert statement(page, "Ansar Movement holds").is_visible()
    assert statement(page, "Port of Beira").is_hidden()
    page.locator("#f-reset").click()
    expect(page.locator("#f-count")).to_be_empty()
    page.locator("#f-status").select_option("disputed")
    assert page.locator(".incident:visible").count() == sum(i.status == "disputed" for i in f.INCIDENTS)
    page.locator("#f-kind").select_option("control")
    assert page.locator(".incident:visible").count() == 1


def test_the_filter_overlooks_accents(show: Show) -> None:
    page = show()
    page.locator("#f-text").fill("buzi drowned")
    expect(page.locator("#f-count")).not_to_be_empty()
    assert statement(page, "People drowned in the Búzi").is_visible()


def luminance(colour: str) -> float:
    r, g, b = (int(v) / 255 for v in colour[colour.index("(") + 1 : -1].split(",")[:3])
    parts = [v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in (r, g, b)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


GROUND = """node => { for (let n = node; n; n = n.parentElement) { const c = getComputedStyle(n).backgroundColor;
  if (!c.endsWith(', 0)') && c !== 'transparent') return c } return 'rgb(255, 255, 255)' }"""


PARTS = (
    ".kicker", ".counts a", ".tile-note", ".fact .say", ".cite", ".status-corroborated", ".status-disputed", ".kind-access",
    ".kind-control", ".kind-event", ".kind-movement_people", ".kind-movement_forces", ".kind-figure", ".internal", ".rail a",
    ".lede", ".relation-contradiction", ".ctl-threatened", ".acc-open", ".tag.warn", ".dim",
)  # fmt: skip


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_words_stand_out_from_their_ground(show: Show, scheme: str) -> None:
    page = show(color_scheme=scheme)
    for part in PARTS:
        node = page.locator(part).first
        ink, ground = (
            luminance(node.evaluate("e => getComputedStyle(e).color")),
            luminance(node.evaluate(GROUND)),
        )
        assert (max(ink, ground) + 0.05) / (min(ink, ground) + 0.05) >= 4.5, part


def test_dark_by_preference_and_by_choice(show: Show) -> None:
    page = show(color_scheme="dark")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert luminance(page.evaluate(ground)) < 0.05
    page.locator("#theme").click()
    assert luminance(page.evaluate(ground)) > 0.8
    assert page.locator("#theme").get_attribute("aria-pressed") == "false"


def test_a_phone_never_scrolls_sideways(show: Show) -> None:
    page = show(**PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    page.locator("#facts .say").first.click()
    assert page.locator("#panel").bounding_box()["width"] == pytest.approx(375, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_print_shows_tables_notes_and_folded_incidents(show: Show) -> None:
    page = show()
    page.locator("#facts .say").first.click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("#panel").is_hidden()
    assert page.locator("#sentences").is_visible()
    assert page.locator("#control table").is_visible()
    assert page.locator(".incident .origins").first.is_visible()
    assert page.locator(".rail").is_hidden()
    note = page.locator("#facts .printnote").first
    assert (
        "[2, 11, 22]"
        in note.evaluate("e => getComputedStyle(e, '::after').content").replace(
            '" attr(data-notes) "', note.get_attribute("data-notes") or ""
        )
        or note.get_attribute("data-notes") == "2, 11, 22"
    )
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert page.locator(".incident").first.get_attribute("open") is None


def test_it_prints_to_pdf_in_a_handful_of_pages(show: Show) -> None:
    pdf = show().pdf(prefer_css_page_size=True)
    assert pdf.startswith(b"%PDF")
    assert 4 <= pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") <= 14


def test_it_can_be_read_without_script(show: Show) -> None:
    page = show(java_script_enabled=False)
    assert page.locator("#sentences").is_visible()
    assert page.locator("#control table").is_visible()
    assert page.locator("#filter").is_hidden()
    assert "drawn by the page's own script" in page.locator("noscript").first.inner_text()
    page.locator("#facts .say").first.click()
    assert page.url.endswith("#c:r1:drowned")


def test_motion_is_reduced_where_asked(show: Show) -> None:
    page = show(reduced_motion="reduce")
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"


def test_two_thousand_incidents_can_still_be_worked_with(show: Show, tmp_path: Path) -> None:
    from page_fixture import many

    from crossbearing.tell.page import render_page

    path = tmp_path / "many.html"
    path.write_text(render_page(*many(2000)), encoding="utf-8")
    page = show(path=path)
    page.locator("#f-text").fill("shelling number 1008")
    for _ in range(100):  # `expect` describes the whole page at its first miss, which here takes minutes
        if "1 incident" in page.locator("#f-count").inner_text():
            break
        page.wait_for_timeout(50)
    assert page.locator(".incident:visible").count() == 1
    page.locator(".incident:visible summary").click()
    page.locator(".incident:visible .cite").click()
    assert page.locator("#panel mark").inner_text().startswith("Shell")
    assert page.errors == []
