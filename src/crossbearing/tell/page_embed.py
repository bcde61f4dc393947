"""Putting data, script and style into the page such that nothing a report says can become markup or code."""

from __future__ import annotations

import base64
import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
from markupsafe import Markup

__all__ = ["asset", "asset_bytes", "csp", "embed_json", "script", "still_csp", "style"]

_SCRIPTS = (
    "vendor/leaflet/leaflet.js",
    "js/core.js",
    "js/panel.js",
    "js/map.js",
    "js/filter.js",
    "js/main.js",
)
_STYLES = (
    "vendor/leaflet/leaflet.css",
    "css/base.css",
    "css/sections.css",
    "css/map.css",
    "css/panel.css",
    "css/print.css",
)
_FONTS = {"@INTER@": "vendor/fonts/inter-latin.woff2", "@SERIF@": "vendor/fonts/source-serif-4-latin.woff2"}
# In JSON these only occur within strings, where the escape means the same; so no `</script>`, no `<!--`.
_ESCAPES = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def asset_bytes(path: str) -> bytes:
    """The packaged file at `path` below ``tell/assets``."""
    return files("crossbearing.tell").joinpath("assets", *path.split("/")).read_bytes()


def asset(path: str) -> str:
    """Likewise as text, lines ended as browsers end them before they take the hash."""
    return asset_bytes(path).decode("utf-8").replace("\r\n", "\n")


def embed_json(data: Any) -> Markup:
    """`data` as JSON that may stand in a script element: ``<``, ``>``, ``&`` and line separators are escaped."""
    text = msgspec.json.encode(data).decode("utf-8")
    return Markup(re.sub("[<>&\u2028\u2029]", lambda m: _ESCAPES[m.group()], text))  # noqa: S704 - escaped above


@cache
def script() -> Markup:
    """All of the page's own code, in order."""
    parts = (re.sub(r"\n?//# sourceMappingURL=\S*", "", asset(path)) for path in _SCRIPTS)
    return Markup("\n" + "\n;\n".join(parts) + "\n")  # noqa: S704 - our own files


@cache
def style(paths: tuple[str, ...] = _STYLES) -> Markup:
    """All of a page's style; fonts as data, Leaflet's images (which the page does not use) left out."""
    text = "\n".join(asset(path) for path in paths)
    text = re.sub(r"[^{}]*\{[^{}]*url\((?:images/|#default)[^{}]*\}", "", text)
    for mark, path in _FONTS.items():
        text = text.replace(mark, base64.b64encode(asset_bytes(path)).decode("ascii"))
    return Markup("\n" + text + "\n")  # noqa: S704 - our own files


def _hash(content: str) -> str:
    return (
        "'sha256-" + base64.b64encode(hashlib.sha256(content.encode("utf-8")).digest()).decode("ascii") + "'"
    )


def still_csp(styles: Markup) -> str:
    """The Content-Security-Policy of a page without any script: its style by hash, fonts as data, nothing else."""
    return (
        f"default-src 'none'; style-src {_hash(styles)}; font-src data:; base-uri 'none'; form-action 'none'"
    )


@cache
def csp() -> str:
    """The page's Content-Security-Policy: our own script and style by hash, images and fonts as data, nothing else."""
    return "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(script())}",
            f"style-src {_hash(style())}",
            "img-src data:",
            "font-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
