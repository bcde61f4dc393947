"""The whole way in one call: the same picture in any order, two clocks, and hostile words that stay words."""

from __future__ import annotations

import csv
import html.parser
import json
import random
import subprocess
import sys
from pathlib import Path

import pytest

import crossbearing
from crossbearing import Options, Result
from crossbearing.errors import CrossbearingError, InputError, MissingData, NothingToRead, OutputError
from crossbearing.model import Report, encode, encode_lines

LAKE = "Rebels captured the town of Uvira on Monday, the army said. At least 12 people were killed."
HILLS = "The airport of Goma was closed on Tuesday. About 40,000 people have been displaced in North Kivu."
TOLL = "The death toll in Uvira rose to 19 on Tuesday, the mayor said."

REPORTS = (
    Report(id="lake", title="Uvira falls", text=LAKE, published="2025-05-13", outlet="Lake Post"),
    Report(id="hills", title="Goma cut off", text=HILLS, published="2025-05-14", outlet="Hill Wire"),
    Report(id="toll", title="More dead", text=TOLL, published="2025-05-15", outlet="Lake Post"),
)


def lines(path: Path, *reports: Report) -> Path:
    path.write_bytes(encode_lines(reports))
    return path


def found(result: Result) -> list[bytes]:
    """Everything that a run found, as bytes."""
    return [encode(n) for n in (*result.reports, *result.claims, *result.incidents, result.picture)]


@pytest.fixture(scope="module")
def result(tmp_path_factory: pytest.TempPathFactory) -> Result:
    return crossbearing.brief(lines(tmp_path_factory.mktemp("in") / "all.jsonl", *REPORTS))


def test_the_api_reads_as_easily_as_the_command(result: Result) -> None:
    assert [c.place.name for c in result.picture.control] == ["Uvira"]
    assert (result.new, result.unchanged) == (3, 0)
    assert [r.id for r in result.reports] == ["lake", "hills", "toll"]


def test_one_path_as_words_a_path_or_a_list(tmp_path: Path) -> None:
    path = lines(tmp_path / "all.jsonl", *REPORTS)
    assert (
        found(crossbearing.brief(str(path)))
        == found(crossbearing.brief([path]))
        == found(crossbearing.brief(path))
    )


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_changes_nothing(seed: int, result: Result, tmp_path: Path) -> None:
    shuffled = random.Random(seed).sample(REPORTS, len(REPORTS))
    assert found(crossbearing.brief(lines(tmp_path / "all.jsonl", *shuffled))) == found(result)


def test_one_file_or_many_change_nothing(tmp_path: Path, result: Result) -> None:
    paths = [lines(tmp_path / f"{r.title}.jsonl", r) for r in REPORTS]
    many = crossbearing.brief(paths[::-1])
    assert [encode(c) for c in many.claims] == [encode(c) for c in result.claims]
    assert [encode(i) for i in many.incidents] == [encode(i) for i in result.incidents]


def test_the_same_report_twice_is_read_once(result: Result, tmp_path: Path) -> None:
    twice = crossbearing.brief(
        [lines(tmp_path / "a.jsonl", *REPORTS), lines(tmp_path / "b.jsonl", REPORTS[0])]
    )
    assert [encode(c) for c in twice.claims] == [encode(c) for c in result.claims]
    assert len(twice.reports) == 3


def test_the_same_text_under_another_id_is_kept_and_is_one_origin(tmp_path: Path) -> None:
    copy = Report(id="copy", title="Uvira falls", text=LAKE, published="2025-05-13", outlet="Valley Mirror")
    result = crossbearing.brief(lines(tmp_path / "all.jsonl", REPORTS[0], copy))
    assert {r.id for r in result.reports} == {"lake", "copy"}
    (taken,) = [i for i in result.incidents if i.kind == "control"]
    assert set(taken.reports) == {"lake", "copy"}
    assert taken.origins == 1


def test_two_outlets_with_their_own_words_and_sources_are_two_origins(tmp_path: Path) -> None:
    other = Report(
        id="other", text="Uvira was captured by rebels on Monday, two residents told the Hill Wire.",
        published="2025-05-13", outlet="Hill Wire",
    )  # fmt: skip
    result = crossbearing.brief(lines(tmp_path / "all.jsonl", REPORTS[0], other))
    (taken,) = [i for i in result.incidents if i.kind == "control"]
    assert set(taken.reports) == {"lake", "other"}
    assert taken.origins == 2


def test_a_report_in_another_language_is_kept_and_says_so(tmp_path: Path) -> None:
    text = (
        "Les rebelles ont pris la ville d'Uvira lundi, a déclaré l'armée. Au moins douze personnes ont été tuées "
        "et des milliers d'habitants ont fui vers Bujumbura, selon des témoins joints par téléphone."
    )
    result = crossbearing.brief(
        lines(tmp_path / "all.jsonl", *REPORTS, Report(id="fr", text=text, published="2025-05-13"))
    )
    assert "fr" in {r.id for r in result.reports}
    assert "fr" not in {c.report for c in result.claims}
    (note,) = [s for s in result.set_aside if "fr" in s.source or "all.jsonl" in s.source]
    assert not note.whole
    assert "another language (fr)" in note.reason


def test_as_of_uses_only_what_was_published_by_then(tmp_path: Path) -> None:
    path = lines(tmp_path / "all.jsonl", *REPORTS)
    early = crossbearing.brief(path, Options(as_of="2025-05-13")).picture
    late = crossbearing.brief(path).picture
    assert early.as_of == "2025-05-13"
    assert late.as_of == "2025-05-15"
    assert [c.place.name for c in early.control] == ["Uvira"]
    assert early.access == ()
    assert early.displacement == ()
    assert {c.best for c in early.casualties} == {12}
    assert 19 in {c.best for c in late.casualties}


def test_received_is_when_we_knew(tmp_path: Path) -> None:
    late = Report(id="late", text=LAKE, published="2025-05-13", received="2025-05-20")
    path = lines(tmp_path / "all.jsonl", late, REPORTS[1])
    assert crossbearing.brief(path, Options(as_of="2025-05-15")).picture.control == ()
    assert crossbearing.brief(path, Options(as_of="2025-05-20")).picture.control != ()


def test_a_report_without_a_date_is_read_and_its_date_inferred_or_open(tmp_path: Path) -> None:
    result = crossbearing.brief(
        lines(tmp_path / "all.jsonl", *REPORTS, Report(id="undated", text="Rebels captured Fizi."))
    )
    assert "undated" in {c.report for c in result.claims}
    report = next(r for r in result.reports if r.id == "undated")
    assert report.published is None or "published" in report.inferred


def test_nothing_to_read_says_why(tmp_path: Path) -> None:
    with pytest.raises(NothingToRead, match=r"missing: There is no such file or folder"):
        crossbearing.brief(tmp_path / "missing")


def test_progress_is_told(tmp_path: Path) -> None:
    told: list[tuple[str, int, int]] = []
    crossbearing.brief(lines(tmp_path / "all.jsonl", *REPORTS), progress=lambda *step: told.append(step))
    assert ("read", 0, 3) in told
    assert ("read", 3, 3) in told
    assert all(done <= total for _, done, total in told)


def test_regions_restrict_places(tmp_path: Path) -> None:
    report = Report(id="r", text="Rebels captured Tripoli on Monday.", published="2025-05-14")
    path = lines(tmp_path / "all.jsonl", report)
    for country in ("LB", "LY"):
        claims = crossbearing.brief(path, Options(regions=(country,))).claims
        assert {p.country for c in claims for p in c.places} == {country}


HOSTILE = (
    Report(
        id="evil<b>", title="<script>alert(1)</script><img src=x onerror=alert(2)>", outlet='"><svg onload=alert(3)>',
        url="javascript:alert(4)", published="2025-05-14",
        text="Rebels captured </script><script>alert(5)</script> Goma on Monday, =cmd|' /C calc'!A0 said.\n\n"
        "At least 12 people were killed in {{7*7}} ${x} Uvira, the <b>army</b> said.",
    ),
    Report(
        id="=1+1", title='=HYPERLINK("http://x.example")', outlet="@SUM(A1)", url="data:text/html,<script>alert(6)</script>",
        published="2025-05-14", text="+Rebels captured Goma on Monday. -12 people were killed in Goma.\n\n=1+1 people fled Goma.",
    ),
    Report(id="../../etc/passwd", title="\u202e\x1b[31mred\x07", outlet="\t=1", published="2025-05-13", text=LAKE),
)  # fmt: skip


class Markup(html.parser.HTMLParser):
    """What a browser would run or follow."""

    def __init__(self) -> None:
        super().__init__()
        self.handlers: list[str] = []
        self.links: list[str] = []
        self.scripts: list[str] = []
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handlers += [f"{tag} {k}" for k, _ in attrs if k.startswith("on")]
        self.links += [
            v or "" for k, v in attrs if k in {"href", "src", "action", "formaction", "xlink:href"}
        ]
        self._inside = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "script"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.scripts.append(data)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("hostile")
    crossbearing.brief(lines(out / "in.jsonl", *HOSTILE)).write(out / "out")
    return out / "out"


def test_words_of_reports_are_no_markup(hostile: Path) -> None:
    page = Markup()
    page.feed((hostile / "index.html").read_text(encoding="utf-8"))
    assert page.handlers == []
    assert [
        x for x in page.links if x.lower().lstrip().startswith(("javascript:", "data:text", "vbscript:"))
    ] == []
    assert [s for s in page.scripts if s.lstrip().startswith("alert(")] == []
    assert "<svg onload" not in (hostile / "index.html").read_text(encoding="utf-8")


def test_words_of_reports_are_no_markdown(hostile: Path) -> None:
    brief = (hostile / "brief.md").read_text(encoding="utf-8")
    assert "<script" not in brief
    assert "<img" not in brief
    assert "javascript:" not in brief
    assert "\x1b" not in brief


@pytest.mark.parametrize("name", ["incidents.csv", "figures.csv"])
def test_no_cell_starts_a_formula(name: str, hostile: Path) -> None:
    with (hostile / name).open(encoding="utf-8-sig", newline="") as stream:
        rows = list(csv.reader(stream))
    assert len(rows) > 2
    cells = [cell for row in rows for cell in row]
    starts = [c for c in cells if c[:1] in "=+-@\t\r" and c and not is_number(c)]
    assert starts == []


def is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return True


def test_nothing_is_written_outside_the_folder(hostile: Path) -> None:
    assert {p.name for p in hostile.parent.iterdir()} == {"in.jsonl", "out"}
    assert all(p.is_file() for p in hostile.iterdir())


def test_data_files_keep_the_words_as_they_are(hostile: Path) -> None:
    reports = [json.loads(line) for line in (hostile / "reports.jsonl").read_bytes().splitlines()]
    assert {r["text"] for r in reports} == {r.text for r in HOSTILE}


def test_the_errors_are_one_tree() -> None:
    assert issubclass(NothingToRead, InputError)
    assert all(issubclass(e, CrossbearingError) for e in (InputError, MissingData, OutputError))
    assert not issubclass(CrossbearingError, ValueError)


def test_importing_the_package_is_light() -> None:
    words = "import sys, crossbearing; print([m for m in ('spacy', 'yaml', 'jinja2', 'trafilatura', 'msgspec') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_what_the_package_offers_is_there() -> None:
    assert {"brief", "Options", "Result"} <= set(crossbearing.__all__)
    assert all(getattr(crossbearing, name) for name in crossbearing.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        _ = crossbearing.nonsense  # type: ignore[attr-defined]
