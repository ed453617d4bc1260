"""Where a quote stands in a document: once, character for character, or else why not.

Nothing is forgiven here, no straight quote for a curly one, no space: a quote that was mended is no quote. What
differs is told exactly, so that it takes seconds to mend.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio_alignment

_ENOUGH = 8
"""So many characters in a row that a quote and a text share are no chance."""

_ALIKE = 50.0
"""Below this likeness (of 100) a text is not shown as the nearest."""

_SPACES = {
    " ": "a space",
    "\n": "a line end",
    "\r": "a carriage return",
    "\t": "a tab",
    "\u00a0": "a no-break space (U+00A0)",
}


@dataclass(frozen=True, slots=True)
class Found:
    """The quote stands in the text exactly once: `text[start:end]`."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Repeated:
    """The quote stands in the text more than once, so it proves no one place."""

    starts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Missing:
    """The quote does not stand in the text.

    Attributes:
        nearest: the text that is most like it; empty if nothing is.
        start: where that begins in the text.
        at: place of the first character of the quote that differs, counted from 0.
        has: what the quote has there; empty where something is left out of it.
        wants: what the text has there; empty where the quote has too much.
    """

    nearest: str
    start: int
    at: int
    has: str
    wants: str

    def __str__(self) -> str:
        """The first difference in words."""
        if not self.nearest:
            return "nothing in the document is like it"
        place = f"at character {self.at + 1} of the quote"
        if not self.has:
            return f"{place} {_shown(self.wants)} is missing"
        if not self.wants:
            return f"{place} {_shown(self.has)} is too much"
        return f"{place} it has {_shown(self.has)} where the document has {_shown(self.wants)}"


def locate(quote: str, text: str) -> Found | Repeated | Missing:
    """Look a quote up in a text."""
    start = text.find(quote)
    if start < 0:
        return _nearest(quote, text)
    starts = [start]
    while (start := text.find(quote, start + 1)) >= 0:
        starts.append(start)
    return Found(starts[0], starts[0] + len(quote)) if len(starts) == 1 else Repeated(tuple(starts))


def _nearest(quote: str, text: str) -> Missing:
    """The nearest text: by the quote's beginning, else by its end, else by its letters as a whole."""
    enough = max(1, min(_ENOUGH, len(quote) // 2))
    before = _longest(len(quote), lambda size: quote[:size] in text)
    after = _longest(len(quote), lambda size: quote[len(quote) - size :] in text)
    if before >= enough and before >= after:
        start = text.find(quote[:before])
        tail = text.find(quote[len(quote) - after :], start + before, start + 2 * len(quote)) if after >= enough else -1
        end = tail + after if tail >= 0 else start + len(quote)
        return Missing(text[start:end], start, before, *_difference(quote, before, text, start + before))
    if after >= enough:
        at, end = len(quote) - after - 1, text.find(quote[len(quote) - after :]) + after
        start = text.rfind(quote[:before], max(0, end - 2 * len(quote)), end - after) if before >= enough else -1
        if start >= 0:
            return Missing(text[start:end], start, before, *_difference(quote, before, text, start + before))
        start = max(0, end - len(quote))
        return Missing(text[start:end], start, at, quote[at], text[end - after - 1 : end - after])
    return _alike(quote, text)


def _alike(quote: str, text: str) -> Missing:
    window = partial_ratio_alignment(quote, text, score_cutoff=_ALIKE) if len(quote) <= len(text) else None
    if window is None:
        return Missing("", 0, 0, quote[:1], "")
    nearest = text[window.dest_start : window.dest_end]
    edit = next(op for op in Levenshtein.opcodes(quote, nearest) if op.tag != "equal")
    at, place = edit.src_start, edit.dest_start
    has, wants = quote[at : min(at + 1, edit.src_end)], nearest[place : min(place + 1, edit.dest_end)]
    return Missing(nearest, window.dest_start, at, has, wants)


def _longest(size: int, fits: Callable[[int], bool]) -> int:
    """The greatest size that fits, where each one below a fitting one fits too."""
    low, high = 0, size
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if fits(middle) else (low, middle - 1)
    return low


def _difference(quote: str, at: int, text: str, place: int) -> tuple[str, str]:
    """What the quote has and what the text has where they part: one of them empty where a character is missing."""
    has, wants = quote[at], text[place : place + 1]
    rest = quote[at + 1 : at + 1 + _ENOUGH]
    if text.startswith(rest, place + 1) or not wants:
        return has, wants
    if text.startswith(quote[at : at + _ENOUGH], place + 1):
        return "", wants
    return (has, "") if text.startswith(rest, place) else (has, wants)


def _shown(char: str) -> str:
    """A character so that a person can tell it from its likes."""
    if char in _SPACES:
        return _SPACES[char]
    if char.isalnum():
        return f"“{char}”"
    name = unicodedata.name(char, "").lower()
    number = f"U+{ord(char):04X}"
    return f"{char} ({name}, {number})" if name and char.isprintable() else f"{name} ({number})" if name else number
