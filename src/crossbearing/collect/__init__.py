"""Collect: files and folders in, reports out; nothing is dropped in silence.

`collect` reads everything and dates what states no date; `read` streams. See ``docs/reference/input.md``.
"""

from crossbearing.collect.base import File, Item, Reader
from crossbearing.collect.boilerplate import marks
from crossbearing.collect.dateline import Dateline, dateline
from crossbearing.collect.files import files
from crossbearing.collect.infer import dated, infer_dates
from crossbearing.collect.language import language
from crossbearing.collect.read import Collected, collect, read, read_lines

__all__ = [
    "Collected", "Dateline", "File", "Item", "Reader", "collect", "dated", "dateline", "files", "infer_dates", "language",
    "marks", "read", "read_lines",
]  # fmt: skip
