"""A picture, told: the page, the brief, tables and data files."""

from crossbearing.tell.tell import tell

__all__ = ["tell"]
