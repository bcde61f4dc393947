"""Write the JSON Schemas of the nouns from `crossbearing.model` to docs/reference/schemas.

Run `python -m tools.build_schemas` after a change to the model; a test fails while the files are out of date.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import msgspec

from tools.noun_words import NOUNS, Struct, field_words, structs_below, summary

__all__ = ["FOLDER", "main", "schema", "schema_text"]

FOLDER = Path(__file__).parents[1] / "docs" / "reference" / "schemas"
DRAFT = "https://json-schema.org/draft/2020-12/schema"


def schema_text(noun: str) -> str:
    """The schema of one noun as it stands in its file."""
    return json.dumps(schema(NOUNS[noun]), indent=2, ensure_ascii=False) + "\n"


def schema(struct: Struct) -> dict[str, Any]:
    """The JSON Schema of a struct, with the words of its docstrings beside the fields."""
    _, parts = msgspec.json.schema_components([struct], ref_template="#/$defs/{name}")
    for part in structs_below(struct):
        _describe(parts[part.__name__], part)
    top = parts.pop(struct.__name__)
    return {"$schema": DRAFT, **top, "$defs": dict(sorted(parts.items()))}


def _describe(part: dict[str, Any], struct: Struct) -> None:
    part["description"] = summary(struct)
    said = field_words(struct)
    words = {f.encode_name: said.get(f.name) for f in msgspec.structs.fields(struct)}
    for name, body in part["properties"].items():
        if words.get(name):
            body["description"] = words[name]


def main() -> None:
    """Write all schemas."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for noun in NOUNS:
        (FOLDER / f"{noun}.json").write_text(schema_text(noun), encoding="utf-8")


if __name__ == "__main__":
    main()
