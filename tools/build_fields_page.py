"""Write docs/reference/fields.md: every field of every noun, from the docstrings of `crossbearing.model`.

Run `python -m tools.build_fields_page` after a change to the model; a test fails while the page is out of date.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from tools.build_schemas import schema
from tools.noun_words import NOUNS, Struct, structs_below, summary

__all__ = ["PAGE", "main", "page_text"]

PAGE = Path(__file__).parents[1] / "docs" / "reference" / "fields.md"
_HEAD = """# Fields of the nouns

<!-- Written by tools/build_fields_page.py from the docstrings of crossbearing.model. Do not edit by hand. -->

Each noun is one object of JSON. Fields marked *required* are always given; all others are written too, with their default where nothing is
known. The JSON Schemas of these nouns are listed under [Output files](output.md). In Python, `from` is `from_`.
"""


def page_text() -> str:
    """The page as it stands in its file."""
    order: list[Struct] = []
    for noun in NOUNS.values():
        order += [s for s in structs_below(noun) if s not in order]
    tops = list(NOUNS.values())
    values = [s for s in order if s not in tops]
    lines = [_HEAD]
    for struct in tops:
        lines += _section(struct, "##")
    lines += ["## Value types", ""]
    for struct in values:
        lines += _section(struct, "###")
    return "\n".join(lines).rstrip() + "\n"


def _section(struct: Struct, level: str) -> Iterator[str]:
    body = schema(struct)
    yield from (f"{level} {struct.__name__} {{#{struct.__name__.lower()}}}", "", summary(struct), "")
    yield from ("| Field | Type | Meaning |", "|---|---|---|")
    required = frozenset(body.get("required", ()))
    names = [f.encode_name for f in msgspec.structs.fields(struct)]
    for name in names:
        field = body["properties"][name]
        meaning = _cell(field.get("description", ""))
        if name in required:
            meaning = f"*Required.* {meaning}".rstrip()
        yield f"| `{name}` | {_type(field)} | {meaning} |"
    yield ""


def _type(field: Mapping[str, Any]) -> str:
    """The type of a field in words, with links to the value types."""
    if "$ref" in field:
        name = field["$ref"].rsplit("/", 1)[1]
        return f"[{name}](#{name.lower()})"
    if "enum" in field:
        return ", ".join("null" if v is None else f"`{v}`" for v in field["enum"])
    if "anyOf" in field:
        return _cell(" or ".join(dict.fromkeys(_type(f) for f in field["anyOf"])))
    if field.get("type") == "array":
        if "prefixItems" in field:
            return "[" + ", ".join(_type(f) for f in field["prefixItems"]) + "]"
        return f"list of {_type(field['items'])}"
    if "additionalProperties" in field:
        return f"object of {_type(field['additionalProperties'])} by name"
    return str(field.get("type", "any"))


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


def main() -> None:
    """Write the page."""
    PAGE.write_text(page_text(), encoding="utf-8")


if __name__ == "__main__":
    main()
