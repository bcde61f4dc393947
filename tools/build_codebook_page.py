"""Write docs/reference/codebook.md from the packaged codebook.

Run `python -m tools.build_codebook_page` after a change to the codebook; a test fails while the page is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from crossbearing.codebook import Entry, load_codebook

__all__ = ["PAGE", "main", "page_text"]

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "codebook.md"
_HEAD = """# Codebook

<!-- Written by tools/build_codebook_page.py from the packaged codebook. Do not edit by hand. -->

What the product can code: {count} entries. `crossbearing codebook` prints the same in the terminal; you may
[use a codebook of your own](../how-to/codebook.md). What the kinds mean is told in [What counts as a claim](../explanation/claims.md).

The codes are crosswalks to the schemes of [ACLED](https://acleddata.com) ("Event type: Sub-event type"), PLOVER (category/mode), IDMC (the term of a
displacement figure) and [HXL](https://hxlstandard.org) (the hashtag of a figure).
"""


def page_text() -> str:
    """The page as it stands in its file."""
    entries = load_codebook().entries.values()
    kinds = dict.fromkeys(e.kind for e in entries)
    lines = [_HEAD.format(count=len(entries))]
    for kind in kinds:
        lines += [f"## {kind}", ""]
        for entry in entries:
            if entry.kind == kind:
                lines += _entry(entry)
    return "\n".join(lines).rstrip() + "\n"


def _entry(entry: Entry) -> Iterator[str]:
    yield from (f"### {entry.id} {{#{entry.id}}}", "", entry.definition, "")
    yield from (f"- Such as: *{words}*" for words in entry.examples)
    yield from (f"- Not this: *{words}*" for words in entry.near_misses)
    codes = _codes(entry)
    if codes:
        yield f"- Codes: {'; '.join(codes)}"
    yield ""


def _codes(entry: Entry) -> list[str]:
    found = [f"ACLED {entry.acled}"] if entry.acled else []
    if entry.plover:
        found.append("PLOVER " + "/".join([entry.plover.event, *entry.plover.mode]))
    if entry.idmc:
        found.append(f"IDMC {entry.idmc}")
    if entry.hxl:
        found.append(f"HXL `{entry.hxl}`")
    if entry.measure:
        found.append(f"measure `{entry.measure}`")
    return found


def main() -> None:
    """Write the page."""
    PAGE.write_text(page_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
