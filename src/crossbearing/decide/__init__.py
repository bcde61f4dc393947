"""What people decide: kept in a log of its own, applied again in every run, shown beside the machine's reading."""

from crossbearing.decide.apply import Decided, apply, misread, verdicts
from crossbearing.decide.log import DECISIONS_FILE, appended, in_force, read_decisions
from crossbearing.decide.make import Subject, Wish, make
from crossbearing.decide.words import say_decision

__all__ = [
    "DECISIONS_FILE", "Decided", "Subject", "Wish", "appended", "apply", "in_force", "make", "misread", "read_decisions",
    "say_decision", "verdicts",
]  # fmt: skip
