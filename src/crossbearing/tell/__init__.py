"""A picture, told: the page, the brief, tables and data files."""

from crossbearing.tell.step import own_words, tell

__all__ = ["own_words", "tell"]
