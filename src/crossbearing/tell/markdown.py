"""Report text in Markdown: it stays text, whatever it says."""

from __future__ import annotations

import re
import unicodedata

__all__ = ["escape", "one_line"]

_SPECIAL = re.compile(r"([\\`*_{}\[\]#|~!$@^])")
_ENTITIES = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
_LEADING = re.compile(r"^([-+=]|\d+(?=[.)]))")
_LINKS = re.compile(r"(?i):(?=//)|(?<=www)\.")
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def one_line(text: str | None) -> str:
    """`text` on one line, without control, formatting and unassigned characters (among them the bidirectional ones)."""
    if text and text.isprintable():
        return " ".join(text.split())
    kept = (c if unicodedata.category(c) not in _HIDDEN else " " for c in text or "")
    return " ".join("".join(kept).split())


def escape(text: str | None) -> str:
    """`text` as Markdown that renders as these very words: no markup, no link, no list, no HTML."""
    line = _SPECIAL.sub(r"\\\1", one_line(text)).translate(_ENTITIES)
    line = _LINKS.sub(lambda m: "\\" + m.group(), line)
    lead = _LEADING.match(line)
    if lead is None:
        return line
    cut = lead.end()
    return line[:cut] + "\\" + line[cut:] if line[0].isdigit() else "\\" + line
