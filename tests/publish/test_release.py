"""A release: nothing private in any file of the folder, nothing of restricted reports, and the rest still told."""

from __future__ import annotations

import html
import json
import re
from pathlib import Path

import pytest

from crossbearing.decide import DECISIONS_FILE, read_decisions
from crossbearing.errors import NothingToRead, OutputError
from crossbearing.model import Decision, Report, encode, encode_lines
from crossbearing.pipeline import Options, Result, brief
from crossbearing.publish import Private, guard
from crossbearing.trace import open_folder

REPORTS = (
    Report(
        id="amina-barasa-story", title="“We ran,” says Amina Barasa", outlet="Lake Post", published="2025-05-14",
        url="https://lake.example/amina-barasa-we-ran",
        text=(
            "Shells hit Bulengo camp near Goma on Monday and killed 12 people, said Amina Barasa, a mother of four.\n\n"
            "Joseph Mukendi, 34, was killed in Goma on Monday. Ms Barasa has fled to Sake.\n\n"
            "Governor Peter Kasereka said on Tuesday that the airport of Goma was closed.\n"
        ),
    ),
    Report(
        id="wire", outlet="Hill Wire", published="2025-05-14", title="Camp hit",
        text=(
            "Twelve people died when shells hit the Bulengo displacement camp on Monday, police said.\n\n"
            "Families are sheltering in Kanyabayo Primary School in Goma, teacher Rose Ilunga said.\n\n"
            "About 40,000 people have been displaced in North Kivu since April, the governor said.\n"
        ),
    ),
    Report(
        id="inside", outlet="Internal Memo", published="2025-05-14", access="restricted", title="Not for release at all",
        text=(
            "Fighters hide in the mission of Kirotshe, the courier Olivier Ntambwe said on Tuesday.\n\n"
            "Rebels captured the town of Masisi on Tuesday.\n\nAt least 77 people were killed in Masisi on Tuesday.\n"
        ),
    ),
)  # fmt: skip
SITES = (
    "name,lat,lon,kind,country,admin1,aliases\nBulengo camp,-1.6243,29.1381,camp,CD,North Kivu,Bulengo displacement camp\n"
    "Kanyabayo Primary School,-1.6712,29.2233,school,CD,North Kivu,\n"
)
SECRETS = (
    "Amina", "Barasa", "Joseph Mukendi", "Mukendi", "Rose Ilunga", "Ilunga", "Bulengo", "Kanyabayo", "Ntambwe", "Olivier",
    "Kirotshe", "Masisi", "Internal Memo", "Not for release at all", "-1.6243", "29.1381", "-1.6712", "29.2233", "we-ran",
)  # fmt: skip


def folder(root: Path, reports: tuple[Report, ...] = REPORTS) -> Path:
    root.mkdir(parents=True, exist_ok=True)
    (root / "reports.jsonl").write_bytes(encode_lines(reports))
    return root


def options(root: Path) -> Options:
    sites = root / "sites.csv"
    sites.write_text(SITES, encoding="utf-8")
    return Options(public=True, gazetteers=(sites,))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("release")
    brief(folder(root / "in"), options(root)).write(root / "out")
    return root / "out"


def test_nothing_private_is_in_any_file(out: Path) -> None:
    files = [p for p in out.rglob("*") if p.is_file()]
    assert len(files) >= 10
    found = [
        (p.name, s)
        for p in files
        for s in SECRETS
        if s in html.unescape(p.read_text(encoding="utf-8-sig")) or s.casefold() in p.name.casefold()
    ]
    assert found == []


def test_an_internal_result_does_name_them(tmp_path: Path) -> None:
    brief(folder(tmp_path / "in")).write(tmp_path / "out")
    words = "".join(p.read_text(encoding="utf-8-sig") for p in (tmp_path / "out").iterdir())
    assert [s for s in ("Barasa", "Bulengo", "Masisi", "Ntambwe") if s not in words] == []


def test_the_rest_is_still_told(out: Path) -> None:
    released = open_folder(out)
    words = (out / "brief.md").read_text(encoding="utf-8")
    assert "Goma" in words
    assert "40,000" in words
    assert any(i.killed and i.killed.best == 12 for i in released.incidents)
    assert "Peter Kasereka" in (out / "claims.jsonl").read_text(encoding="utf-8"), (
        "who holds an office is named"
    )
    assert released.picture.public
    assert "For release" in words
    assert "For release" in (out / "index.html").read_text(encoding="utf-8")


def test_a_place_of_shelter_stands_as_its_district(out: Path) -> None:
    places = [p for c in open_folder(out).claims for p in c.places]
    areas = [p for p in places if p.feature == "admin1"]
    assert {p.name for p in areas} >= {"North Kivu"}
    assert not [p for p in places if p.feature in {"camp", "school", "hospital"}]
    assert all(p.precision_km is None or p.precision_km > 20 for p in areas)


def test_sentences_with_private_names_are_withheld_and_others_are_not(out: Path) -> None:
    quotes = {c.quote for c in open_folder(out).claims}
    assert any(q.startswith("[sentence withheld") for q in quotes)
    assert any("40,000 people" in q for q in quotes)


def test_no_text_of_a_report_leaves_the_house(out: Path) -> None:
    for r in open_folder(out).reports:
        assert (r.text, r.source, r.sha256) == ("", None, None)
        assert r.access == "public"


def test_ids_stay_whole_from_file_to_file(out: Path) -> None:
    released = open_folder(out)
    assert {c.report for c in released.claims} <= set(released.report_of)
    assert {c for i in released.incidents for c in i.claims} == set(released.claim_of)
    assert len(released.report_of) == 2


def test_no_internal_file_lies_beside_it(out: Path) -> None:
    names = {p.name for p in out.iterdir()}
    assert names.isdisjoint({DECISIONS_FILE, "history.jsonl", ".crossbearing.json", "sources.toml"})
    assert (out / "set_aside.jsonl").read_bytes() == b""


def test_internal_and_released_results_never_share_a_folder(tmp_path: Path, out: Path) -> None:
    internal = brief(folder(tmp_path / "in"))
    internal.write(tmp_path / "inside")
    with pytest.raises(OutputError, match="holds an internal result"):
        brief(folder(tmp_path / "in"), Options(public=True)).write(tmp_path / "inside")
    with pytest.raises(OutputError, match="holds a result for release"):
        internal.write(out)


def test_a_log_of_decisions_in_the_folder_stops_a_release(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / DECISIONS_FILE).write_bytes(b"")
    with pytest.raises(OutputError, match="internal result"):
        brief(folder(tmp_path / "in"), Options(public=True)).write(tmp_path / "out")


def test_decisions_hold_in_a_release_without_who_and_why(tmp_path: Path) -> None:
    internal = brief(folder(tmp_path / "in"))
    toll = next(i for i in internal.incidents if i.killed and i.killed.best == 12)
    masisi = next(i for i in internal.incidents if i.killed and i.killed.best == 77)

    def decision(name: str, claims: tuple[str, ...], number: int) -> Decision:
        return Decision(
            id=name, action="value", about="i:x", claims=claims, statement="People killed", field="killed", value=number,
            by="Edda Editor", why="Told by Noah Nurse", at="2025-05-20T08:00:00+00:00",
        )  # fmt: skip

    log = tmp_path / "decisions.jsonl"
    log.write_bytes(
        b"".join(
            encode(d) + b"\n" for d in (decision("d1", toll.claims, 14), decision("d2", masisi.claims, 7654))
        )
    )
    released = brief(folder(tmp_path / "in"), Options(public=True), decisions=read_decisions(log))
    released.write(tmp_path / "out")
    words = "".join(p.read_text(encoding="utf-8-sig") for p in (tmp_path / "out").iterdir())
    assert [
        s
        for s in ("Edda", "Noah", "7654", "7,654")
        if s in re.sub(r"<(style|script).*?</\1>", "", words, flags=re.DOTALL)
    ] == []
    assert any(i.killed and i.killed.best == 14 for i in released.incidents)


def test_what_a_restricted_report_withdraws_is_not_released(tmp_path: Path) -> None:
    kill = Report(
        id="kill", published="2025-05-15", access="restricted", text="We know better.", retracts="wire"
    )
    released = brief(folder(tmp_path / "in", (*REPORTS, kill)), Options(public=True))
    assert {r.outlet for r in released.reports} == {"Lake Post"}


def test_only_restricted_reports_make_an_empty_release(tmp_path: Path) -> None:
    released = brief(folder(tmp_path / "in", REPORTS[2:]), Options(public=True))
    assert (released.reports, released.claims, released.incidents) == ((), (), ())


def test_no_report_at_all_is_no_release(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    with pytest.raises(NothingToRead):
        brief(tmp_path / "in", Options(public=True))


@pytest.mark.parametrize(
    "content",
    [
        "said Amina Barasa on", "AMINA BARASA", "amina&#32;x Amina\nBarasa", '{"lon":29.1381,"lat":-1.6243}', "<p>-1.6243, 29.1381</p>",
        "<b>Rebels  captured\nthe town</b>", "O&#39;Shea",
    ],
)  # fmt: skip
def test_the_guard_finds_what_is_left(content: str) -> None:
    private = Private(
        frozenset({"Amina Barasa", "O'Shea"}),
        frozenset(),
        frozenset({(-1.6243, 29.1381)}),
        frozenset({"Rebels captured the town"}),
    )
    with pytest.raises(OutputError, match="Nothing was written: x would hold") as told:
        guard(private, {"x": content.encode()})
    assert "Amina" not in str(told.value)


def test_the_guard_lets_pass_what_is_not_private() -> None:
    private = Private(frozenset({"Rose"}), frozenset(), frozenset({(1.5, 2.5)}), frozenset())
    guard(
        private,
        {
            "x": b"prices rose; 1.5 million and, far from it, "
            + b"x" * 60
            + b" 2.5 percent <style>.Rose{}</style>"
        },
    )


def test_a_word_of_the_page_itself_is_nobody() -> None:
    private = Private(frozenset({"Skip", "Skip Mapanga"}), frozenset(), frozenset(), frozenset())
    guard(private, {"index.html": b"<a>Skip to the picture</a>"}, own="Skip to the picture")
    with pytest.raises(OutputError):
        guard(private, {"index.html": b"<a>Skip Mapanga</a>"}, own="Skip to the picture")


def test_a_leak_leaves_the_folder_as_it_was(tmp_path: Path) -> None:
    found = brief(folder(tmp_path / "in"), Options(public=True))
    leaky = Result(
        found.reports, (), found.claims, found.incidents, found.picture,
        private=Private(frozenset({"Goma"}), frozenset(), frozenset(), frozenset()),
    )  # fmt: skip
    with pytest.raises(OutputError, match="Nothing was written"):
        leaky.write(tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_the_geojson_has_no_point_of_a_shelter(out: Path) -> None:
    features = json.loads((out / "places.geojson").read_bytes())["features"]
    assert features
    assert all(f["properties"]["feature"] not in {"camp", "school", "hospital"} for f in features)
