"""What is known of a clause's mood while the rules climb."""

from __future__ import annotations

from dataclasses import dataclass

from crossbearing.annotate.mood_words import MoodWords

__all__ = ["State"]


@dataclass(slots=True)
class State:
    """Findings so far; the first rule that decides gives the reason.

    Attributes:
        words: The codebook's words.
        forecast: Not (yet) so: future, condition, demand, attempt, purpose.
        negated: Did not happen.
        denied: A source says that it is not so.
        hedged: Softened.
        question: Asked or left open.
        reason: The first deciding rule.
    """

    words: MoodWords
    forecast: bool = False
    negated: bool = False
    denied: bool = False
    hedged: bool = False
    question: bool = False
    reason: str = ""

    def mark(self, what: str, reason: str) -> None:
        """Set the flag `what` for `reason`."""
        setattr(self, what, True)
        self.reason = self.reason or reason
