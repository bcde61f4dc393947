"""A picture, told: the page, the brief, tables and data files."""

from crossbearing.tell.step import tell

__all__ = ["tell"]
