"""Pages saved from the web: the article, what the page says about itself, and nothing that runs."""

from __future__ import annotations

from pathlib import Path

import pytest

from crossbearing.collect import Collected, collect

PROSE = [
    "The dam above Kelda gave way on Monday and flooded four villages, the water ministry said in a statement.",
    "At least 12 people were killed and about 3,000 fled to higher ground, according to the governor of the province.",
    "The road from Kelda to the coast is closed, and residents said that the old bridge still stood on Tuesday.",
]
LINKED = """<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "x"},
{"@type": "NewsArticle", "headline": "Dam gives way", "datePublished": "2024-12-06T10:00:00Z", "dateModified": "2024-12-07",
"publisher": {"@type": "Organization", "name": "The Courier"}, "inLanguage": "en-GB", %s "url": "https://example.org/dam"}]}</script>"""


def page(head: str = "", body: str = "", prose: list[str] = PROSE) -> str:
    paragraphs = "".join(f"<p>{p}</p>\n" for p in prose)
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>Dam gives way | The Courier</title>{head}</head>"
        f"<body><nav><a href='/'>Home</a> <a href='/world'>World</a></nav><article><h1>Dam gives way</h1>{paragraphs}{body}"
        "</article><footer>Copyright The Courier</footer></body></html>"
    )


def run(folder: Path, content: str | bytes, name: str = "dam.html") -> Collected:
    (folder / name).write_bytes(content.encode() if isinstance(content, str) else content)
    return collect([folder])


def test_the_article_and_its_metadata(tmp_path: Path) -> None:
    (report,) = run(tmp_path, page(LINKED % "")).reports
    assert report.title == "Dam gives way"
    assert report.text.split("\n")[0] == "Dam gives way"
    assert all(p in report.text for p in PROSE)
    assert "Home" not in report.text
    assert (report.published, report.modified) == ("2024-12-06T10:00:00Z", "2024-12-07")
    assert (report.outlet, report.url, report.lang) == ("The Courier", "https://example.org/dam", "en-GB")
    assert (report.id, report.body_status, report.inferred) == ("dam", "full", ())


def test_meta_tags_serve_where_there_is_no_linked_data(tmp_path: Path) -> None:
    head = (
        "<meta property='og:title' content='Dam gives way &amp; floods villages'><meta property='og:site_name' content='The Courier'>"
        "<meta property='article:published_time' content='2024-12-06'><link rel='canonical' href='https://example.org/c'>"
    )
    (report,) = run(tmp_path, page(head)).reports
    assert (report.title, report.outlet) == ("Dam gives way & floods villages", "The Courier")
    assert (report.published, report.url) == ("2024-12-06", "https://example.org/c")


def test_a_page_that_is_not_free_and_short_is_a_teaser(tmp_path: Path) -> None:
    wall = LINKED % '"isAccessibleForFree": "False",'
    assert run(tmp_path, page(wall)).reports[0].body_status == "paywalled"
    long = [f"{p} This is part {n} of the account." for n in range(9) for p in PROSE]
    assert run(tmp_path, page(wall, prose=long)).reports[0].body_status == "full"


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    head = (
        "<meta property='og:title' content='&lt;script&gt;alert(1)&lt;/script&gt;'><meta property='og:url' content='javascript:alert(1)'>"
        "<script>document.title = 'gone'</script>"
    )
    found = run(tmp_path, page(head))
    (report,) = found.reports
    assert report.title == "<script>alert(1)</script>"
    assert report.url is None
    assert any("javascript:" in s.reason for s in found.set_aside)
    assert "document.title" not in report.text


@pytest.mark.parametrize("depth", [255, 300, 20_000])
def test_deep_nesting_loses_no_text(tmp_path: Path, depth: int) -> None:
    deep = (
        "<html><body>"
        + "<div>" * depth
        + "".join(f"<p>{p}</p>" for p in PROSE * 3)
        + "</div>" * depth
        + "</body></html>"
    )
    (report,) = run(tmp_path, deep).reports
    assert all(p in report.text for p in PROSE)


@pytest.mark.parametrize(
    "broken",
    [
        "<html><body><p>{0}<p>{1}<div><b>{2}",
        "<p>{0}</div></span></p><p>{1}</i><<<p>{2}</html></html>",
        "<html><head><title>x<body><p>{0}</p><p>{1}</p><p>{2}</p>",
        "<!DOCTYPE html [<!ENTITY a 'b'>]><p>{0}</p><p>{1}</p><p>{2}&a;</p>",
    ],
)
def test_broken_markup_is_read(tmp_path: Path, broken: str) -> None:
    (report,) = run(tmp_path, broken.format(*PROSE)).reports
    assert "about 3,000 fled" in report.text


@pytest.mark.parametrize(
    "empty", ["<html></html>", "<html><body><script>load()</script></body></html>", "<", "<!--"]
)
def test_a_page_without_text_is_set_aside(tmp_path: Path, empty: str) -> None:
    found = run(tmp_path, empty)
    assert found.reports == ()
    assert found.set_aside[0].whole


def test_a_page_over_the_cap_is_set_aside(tmp_path: Path) -> None:
    found = run(tmp_path, page() + " " * 5_000_000)
    assert found.reports == ()
    assert "MB" in found.set_aside[0].reason


def test_declared_encodings(tmp_path: Path) -> None:
    words = "Le barrage a cédé lundi — quatre villages sont inondés, selon le ministère de l’eau."
    latin = f"<html><head><meta charset='iso-8859-1'></head><body><p>{words}</p></body></html>".encode(
        "windows-1252"
    )
    (report,) = run(tmp_path, latin).reports
    assert report.text == words
    assert report.lang == "fr"


def test_a_wrong_declaration_does_no_harm(tmp_path: Path) -> None:
    for name in ("utf-7x", "base64", "utf-8", "rot13"):
        raw = page().replace("utf-8", name).encode() + "<p>Café</p>".encode("latin-1")
        assert len(run(tmp_path, raw).reports) == 1


def test_broken_linked_data_is_passed_over(tmp_path: Path) -> None:
    for data in (
        "{",
        "[" * 50_000,
        '{"@type": ["NewsArticle"], "headline": 5, "publisher": [], "datePublished": {}}',
        "null",
    ):
        head = f'<script type="application/ld+json">{data}</script>'
        assert run(tmp_path, page(head)).reports[0].title


def test_a_page_without_a_suffix_is_known_by_its_beginning(tmp_path: Path) -> None:
    (report,) = run(tmp_path, page(), "saved").reports
    assert "<p>" not in report.text


def test_a_text_file_stays_text(tmp_path: Path) -> None:
    (report,) = run(tmp_path, page(), "saved.txt").reports
    assert report.text == page()
