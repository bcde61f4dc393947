"""What may leave the house: shelters generalised to their district, private persons and restricted reports left out."""

from crossbearing.publish.guard import guard
from crossbearing.publish.step import Private, find_private, for_release, releasable, shareable

__all__ = ["Private", "find_private", "for_release", "guard", "releasable", "shareable"]
