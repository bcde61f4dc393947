"""Crossbearing: from a folder of reports to a sourced picture of a crisis."""

__version__ = "0.1.0"
