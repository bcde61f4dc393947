"""Annotated sentences → claims, by the frames of the codebook."""

from crossbearing.extract.step import extract

__all__ = ["extract"]
