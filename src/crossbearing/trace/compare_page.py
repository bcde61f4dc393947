"""Accounts side by side, as one HTML page that works offline and runs nothing."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

import msgspec
from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from crossbearing.situate.words import say_day
from crossbearing.tell.page_text import clean
from crossbearing.trace.compare import Comparison
from crossbearing.trace.say import say_value

__all__ = ["render_comparison"]


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("crossbearing.trace", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=lambda value: clean(value) if type(value) is str else value,
    )


@cache
def _style() -> Markup:
    text = (files("crossbearing.trace") / "templates" / "compare.css").read_text(encoding="utf-8")
    return Markup("\n" + text)  # noqa: S704 - our own file


def render_comparison(found: Comparison) -> str:
    """The comparison as HTML: it asks for nothing on the network and has no script at all."""
    digest = base64.b64encode(hashlib.sha256(str(_style()).encode()).digest()).decode("ascii")
    csp = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    template = _environment().get_template("compare.html.j2")
    parts = {f.name: getattr(found, f.name) for f in msgspec.structs.fields(found)}
    return template.render(**parts, csp=csp, style=_style(), say=say_value, day=say_day).lstrip()
