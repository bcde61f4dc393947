"""A handful of texts side by side: agreed, differing, contradicting, only in one; with the sentences, and no markup of theirs."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from trace_results import result

from crossbearing.model import Report
from crossbearing.trace import Comparison, compare_accounts
from crossbearing.trace.compare_page import render_comparison
from crossbearing.trace.compare_text import print_comparison

A = Report(
    id="post", outlet="Lake Post", title="Uvira shelled", published="2025-05-14",
    text="Shelling killed 12 people in Uvira on Monday, the army said.\n\nRebels captured the town of Fizi on Monday, the army said.\n\nThe bridge at Luvungi was destroyed on Monday, drivers said.\n",
)  # fmt: skip
B = Report(
    id="wire", outlet="Hill Wire", title="Toll in <b>Uvira</b>", published="2025-05-14",
    text="Shelling killed 31 people in Uvira on Monday, the mayor of Uvira said.\n\nRebels captured the town of Fizi on Monday, residents said.\n",
)  # fmt: skip
ECHO = Report(id="echo", outlet="Echo", published="2025-05-15", text=A.text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("compare")


def compared(root: Path, *reports: Report) -> Comparison:
    folder = result(root, reports, "-".join(r.id for r in reports))
    return compare_accounts(folder.reports, folder.claims, folder.incidents, folder.picture)


@pytest.fixture(scope="module")
def two(root: Path) -> Comparison:
    return compared(root, A, B)


def test_a_contradiction_stands_with_both_values_and_both_sentences(two: Comparison) -> None:
    (point,) = (p for p in two.contradicting if p.field == "killed")
    assert [(s.text, s.value) for s in point.sides] == [("A", 12), ("B", 31)]
    assert "12 people" in point.sides[0].quotes[0]
    assert point.sides[1].said_by == ("mayor of Uvira",)


def test_what_both_tell_is_agreed_with_the_fields(two: Comparison) -> None:
    (fizi,) = (p for p in two.agreed if "Fizi" in p.statement)
    assert ("place", "Fizi") in fizi.fields
    assert [s.text for s in fizi.sides] == ["A", "B"]
    assert fizi.origins == 2


def test_what_contradicts_is_not_agreed(two: Comparison) -> None:
    assert not any(name == "killed" for p in two.agreed for name, _ in p.fields)


def test_what_one_text_alone_tells(two: Comparison) -> None:
    assert [(p.sides[0].text, p.sides[0].quotes) for p in two.alone] == [
        ("A", ("The bridge at Luvungi was destroyed on Monday",))
    ]


def test_a_later_toll_differs_and_contradicts_nothing(root: Path) -> None:
    later = Report(
        id="later",
        outlet="Far News",
        published="2025-05-16",
        text="Shelling killed 31 people in Uvira on Monday, the army said.\n",
    )
    found = compared(root, A, later)
    assert found.contradicting == ()
    assert [(p.field, p.relation) for p in found.differing] == [("killed", "update")]


def test_a_copy_is_named_and_agrees_without_a_further_origin(root: Path) -> None:
    found = compared(root, A, ECHO)
    assert [(t.label, t.copies) for t in found.texts] == [("A", None), ("B", "A")]
    assert (found.contradicting, found.differing) == ((), ())
    assert {p.origins for p in found.agreed} == {1}


def test_texts_that_tell_the_same_two_values_do_not_differ(root: Path) -> None:
    both = "Shelling killed 12 people in Uvira on Monday, the army said.\n\nThe mayor of Uvira said shelling killed 31 people in Uvira on Monday.\n"
    texts = (Report(id=n, outlet=n, published="2025-05-14", text=both) for n in ("one", "two"))
    found = compared(root, *texts)
    assert [p for p in (*found.contradicting, *found.differing) if p.field == "killed"] == []


def test_texts_about_different_things_share_nothing(root: Path) -> None:
    other = Report(
        id="flood",
        outlet="Echo",
        published="2025-05-14",
        text="Floods killed 9 people in Pemba on Sunday, police said.\n",
    )
    found = compared(root, A, other)
    assert (found.contradicting, found.differing, found.agreed) == ((), (), ())
    assert {s.text for p in found.alone for s in p.sides} == {"A", "B"}


def test_every_sentence_shown_stands_in_its_text(two: Comparison) -> None:
    texts = {"A": A.text, "B": B.text}
    sides = [
        s for part in (two.contradicting, two.differing, two.agreed, two.alone) for p in part for s in p.sides
    ]
    assert sides
    assert all(q in texts[s.text] for s in sides for q in s.quotes)


def printed(found: Comparison) -> str:
    stream = io.StringIO()
    print_comparison(found, stream)
    return stream.getvalue()


def test_the_terminal_sets_them_side_by_side(two: Comparison) -> None:
    words = printed(two)
    assert "They contradict each other (" in words
    row = next(line for line in words.splitlines() if "12: “Shelling" in line)
    assert "31: “Shelling" in row, "both sentences begin on one line"
    assert "they agree on place Fizi" in " ".join(words.split())


def test_the_page_is_one_file_without_script_and_hostile_words_stay_words(two: Comparison) -> None:
    page = render_comparison(two)
    assert page.startswith("<!DOCTYPE html>")
    assert "<script" not in page
    assert "Toll in &lt;b&gt;Uvira" in page
    assert not re.search(r"(?:src|href)=[\"']?https?:", page)
    assert "style-src &#39;sha256-" in page
    assert page == render_comparison(two)
