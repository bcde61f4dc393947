"""Annotated sentences → claims, by the frames of the codebook."""

from crossbearing.extract.extract import extract

__all__ = ["extract"]
