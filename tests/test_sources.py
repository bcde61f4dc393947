"""The file of sources: what it says is found under any name; what is wrong in it is told with its key."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from crossbearing.errors import BadSources
from crossbearing.sources import SourceBook, read_sources

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "sources.md"


def book(tmp_path: Path, text: str) -> SourceBook:
    path = tmp_path / "sources.toml"
    path.write_text(text, encoding="utf-8")
    return read_sources(path)


def test_the_example_of_the_page_is_read(tmp_path: Path) -> None:
    (text,) = re.findall(r"```toml\n(.*?)```", PAGE.read_text(encoding="utf-8"), flags=re.DOTALL)
    found = book(tmp_path, text)
    post = found.outlet("lake post")
    assert post
    assert (post.reliability, post.owner) == ("B", "Lake Media Group")
    assert found.is_agency("HW")
    assert found.party("somebody", "Col. Adan Ruiz") == found.party("northern-front") == "northern front"
    assert found.speaker("Hill Wire Service"), "an outlet that is quoted is a speaker"
    assert found.speaker("unknown") is None
    assert found.party("", "unknown") == ""


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('[outlets."Lake Post"]\nreliability = "G"', "outlets.\"Lake Post\".reliability: 'G' is none of A, B, C, D, E, F"),
        ("[outlets.Post]\nreliability = 2", 'outlets."Post".reliability: 2 is no text'),
        ('[outlets.Post]\nagency = "yes"', "outlets.\"Post\".agency: 'yes' is neither true nor false"),
        ('[speakers.Front]\nside = "x"', 'speakers."Front".side: unknown; keys are'),
        ('[speakers.Front]\nowner = "x"', 'speakers."Front".owner: only outlets have owners'),
        ('[outlets.Post]\nnames = "x"', "outlets.\"Post\".names: 'x' is no list of names"),
        ("[papers.Post]", "papers: unknown; give [outlets.NAME] or [speakers.NAME]"),
        ("outlets = 3", "outlets: no table"), ('[outlets]\nPost = "B"', 'outlets."Post": no table'),
        ('[outlets.A]\nnames = ["b"]\n[outlets.B]', 'the name "B" belongs to "A" already'),
        ("[outlets.", "is no TOML"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_file_and_key(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(BadSources) as error:
        book(tmp_path, text)
    assert told in str(error.value)
    assert "sources.toml" in str(error.value)


def test_all_faults_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadSources) as error:
        book(tmp_path, '[outlets.A]\nreliability = "G"\n[speakers.B]\nside = "x"')
    assert len(str(error.value).splitlines()) == 3


def test_an_empty_file_says_nothing(tmp_path: Path) -> None:
    assert book(tmp_path, "") == SourceBook()


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(BadSources, match="cannot be read"):
        read_sources(tmp_path / "missing.toml")
