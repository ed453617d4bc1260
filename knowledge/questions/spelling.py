"""A misspelt word of a question, read as a word that the program knows.

Only a word that is no English word is read as another, and only within one or two slips (a slip is a letter
missing, added, wrong, or two swapped). How each word was read is shown with the answer.
"""

from collections.abc import Iterable
from functools import cached_property

from rapidfuzz.distance import OSA

from knowledge.matching.words import is_english_word


class Speller:
    """The words that a misspelling may have been."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = tuple(words)

    @cached_property
    def _by_length(self) -> dict[int, list[str]]:
        """Built with the first misspelt word: looking every form up takes as long as reading all records."""
        found: dict[int, list[str]] = {}
        for word in sorted({form for each in self._words for form in _inflected(each)}):
            found.setdefault(len(word), []).append(word)
        return found

    def nearest(self, typed: str) -> str | None:
        """The known word that a typed one most likely was, or None.

        Args:
            typed: one folded word.
        """
        if len(typed) < 4 or not (typed.isascii() and typed.isalpha()) or is_english_word(typed):
            return None
        slips = 2 if len(typed) >= 8 else 1
        found: list[tuple[int, bool, bool, str]] = []
        for length in range(len(typed) - slips, len(typed) + slips + 1):
            for word in self._by_length.get(length, ()):
                distance = OSA.distance(typed, word, score_cutoff=slips)
                if distance <= slips and (len(word) > 4 or sorted(word) == sorted(typed)):
                    found.append((distance, word[0] != typed[0], sorted(word) != sorted(typed), word))
        return min(found)[3] if found else None


def _inflected(word: str) -> tuple[str, ...]:
    """A word as it stands in a sentence: "reports", "ordered"; of those only what is an English word."""
    root = word.removesuffix("e")
    return (word, *(form for form in (f"{word}s", f"{word}es", f"{root}ed", f"{root}ing") if is_english_word(form)))
