"""The step: nouns → the files of the output contract, written atomically."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from importlib.resources import files
from pathlib import Path

from crossbearing.model import Claim, Incident, Picture, Report, SetAside, encode, encode_lines
from crossbearing.tell.brief import render_brief
from crossbearing.tell.geojson import places_geojson
from crossbearing.tell.page import render_page
from crossbearing.tell.tables import figures_csv, incidents_csv
from crossbearing.tell.write import write_outputs

__all__ = ["own_words", "tell"]


def own_words() -> str:
    """The words that page, brief and tables have by themselves, whatever is told in them."""
    nothing = Picture(as_of=None, public=True)
    told = (render_page(nothing, (), (), (), public=True), render_brief(nothing, (), (), ()))
    templates = files("crossbearing.tell").joinpath("assets", "templates").iterdir()
    return " ".join((*told, *(p.read_text(encoding="utf-8") for p in templates)))


def tell(
    out: Path,
    reports: Sequence[Report],
    set_aside: Sequence[SetAside],
    claims: Sequence[Claim],
    incidents: Sequence[Incident],
    picture: Picture,
    *,
    extra: Mapping[str, bytes] | None = None,
    guard: Callable[[Mapping[str, bytes]], None] | None = None,
) -> list[Path]:
    """Write page, brief, tables and data files into the folder `out` and return their paths.

    Args:
        out: Folder, made where it does not exist.
        reports: The reports.
        set_aside: What was not read, with reasons.
        claims: The claims.
        incidents: The incidents.
        picture: The picture.
        extra: Further files by name, written in the same stroke.
        guard: Looks at all files before any is written; what it raises leaves the folder as it was.

    Raises:
        OutputError: the folder cannot be written; the old result is left whole.
    """
    made = {
        "index.html": render_page(
            picture, incidents, claims, reports, set_aside=set_aside, public=picture.public
        ).encode(),
        "brief.md": render_brief(picture, incidents, claims, reports).encode(),
        "reports.jsonl": encode_lines(reports),
        "set_aside.jsonl": encode_lines(set_aside),
        "claims.jsonl": encode_lines(claims),
        "incidents.jsonl": encode_lines(incidents),
        "picture.json": encode(picture) + b"\n",
        "places.geojson": places_geojson(picture, incidents, claims),
        "incidents.csv": incidents_csv(incidents, claims, reports),
        "figures.csv": figures_csv(picture, claims, reports),
        **(extra or {}),
    }
    if guard is not None:
        guard(made)
    return write_outputs(out, made)
