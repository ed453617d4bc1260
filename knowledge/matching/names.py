"""A name of the base, and a match of a text with it that explains itself."""

from dataclasses import dataclass
from typing import Literal

Strength = Literal["strong", "weak"]
"""`strong`: means its record alone. `weak`: others bear it too, so the caller wants other words beside it."""

How = Literal[
    "exact", "script", "joined", "initials", "legal form", "plural", "order", "pinyin", "tone", "sound", "typo", "near"
]
"""The ways in which a text and a name meet; `features.FEATURES` says what each is worth."""


Slip = Literal["swapped", "missing", "extra", "wrong", "several"]
"""What a misspelling did: two letters changed places, one is missing, one too many, one wrong, or more than that."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name that leads to a record.

    Attributes:
        text: as the base writes it.
        record: the record's id.
        strength: whether the name is enough by itself.
        kind: what sort of name it is; `term` may stand in the plural even where that is an English word.
    """

    text: str
    record: str
    strength: Strength = "strong"
    kind: str = "name"


@dataclass(frozen=True, slots=True)
class Match:
    """A text that is, or may be, a name.

    Attributes:
        record: the record that the name leads to.
        name: the name.
        text: the text as typed.
        start: its place in the whole text, in characters as typed.
        end: the place behind it.
        how: in which way the two meet; `sound`, `typo` and `near` are guesses.
        score: 0–100; only equal or unequal means something, and only among matches of one text.
        reason: one sentence for people.
        slip: what a `typo` did; None for the other ways.
    """

    record: str
    name: Name
    text: str
    start: int
    end: int
    how: How
    score: float
    reason: str
    slip: Slip | None = None

    @property
    def guessed(self) -> bool:
        """Whether a person should be told how the text was read."""
        return self.how in {"sound", "typo", "near"}
