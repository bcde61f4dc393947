"""The ontology as data: claim types with their triggers and roles, and crosswalks to ACLED, PLOVER, IDMC and HXL."""

from crossbearing.codebook.load import Codebook, Entry, Pattern, load_codebook, read_yaml

__all__ = ["Codebook", "Entry", "Pattern", "load_codebook", "read_yaml"]
