"""Looks names up: a whole text, the beginning of one, or every name inside a question.

The order, from certain to guessed, stops at the first way that finds any: the exact key, singular and plural,
rotated words, pinyin and Hanzi, numbered tones, and last a slip by the rules of `distance`. Several records can
share a name: all are returned, and whether that is ambiguous is the caller's business.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from knowledge.matching.distance import is_near, is_slip
from knowledge.matching.features import best_of_each, met, resembling, slipped
from knowledge.matching.fuzzy import engine
from knowledge.matching.guess import slips_of
from knowledge.matching.lexicon import Lexicon
from knowledge.matching.names import Match, Name
from knowledge.matching.normal import Token, core, fold
from knowledge.matching.spot import Spotter

SCAN_OF_PREFIX = 2000
"""Autocomplete looks at so many keys at most: a key leads to about four names of a record, and 25 are wanted."""


UNLIKE = 50.0
"""Names that are less like what was typed (0–100) aren't worth suggesting."""


class NameIndex:
    """All names of a base. Immutable; the order in which names are given makes no difference."""

    def __init__(self, names: Iterable[Name]) -> None:
        self._lexicon = Lexicon(names)
        self._fuzzy = engine(self._lexicon.keys, self._lexicon.spaced)
        self._spotter = Spotter(self._lexicon, self._fuzzy)

    def __len__(self) -> int:
        """The number of keys."""
        return len(self._lexicon.keys)

    def find(self, text: str, limit: int = 5) -> list[Match]:
        """The names that a text as a whole is, or is a forgivable slip of.

        Args:
            text: any text.
            limit: how many matches at most; equals of the best one are all returned even so.

        Returns:
            One match a record, best first; empty if the text is no name.
        """
        return _cut(self._known(text) or self._slips(text), limit)

    def nearest(self, text: str, limit: int = 5) -> list[Match]:
        """Like `find`, but where nothing is found the likest names, however unlike: for "did you mean" alone."""
        found = self._known(text)
        if found:
            return _cut(found, limit)
        words = core(text).split()
        if not words:
            return []
        start, end = _bounds(text)
        typed = "".join(words)
        likest: list[Match] = []
        for key, likeness in self._fuzzy.likest(words, limit):
            near = is_near(typed, key)
            for name, written in self._lexicon.names(key) if likeness >= UNLIKE else ():
                if near and is_slip(words, name.text, self._lexicon.words(name, key, written)):
                    likest.append(slipped(name, typed, key, text, start, end))
                else:
                    likest.append(resembling(name, likeness, text, start, end))
        return _cut(best_of_each(likest), limit)

    def prefix(self, text: str, limit: int = 25) -> list[Name]:
        """Names that begin with a text, in any script, one a record; then names that look like it.

        Args:
            text: what was typed so far; empty for the first names there are.
            limit: how many; 25 is what Discord shows.
        """
        start = fold(text).replace(" ", "")
        keys = self._lexicon.keys
        first = bisect_left(keys, start)
        found: dict[str, Name] = {}
        for key in keys[first : first + SCAN_OF_PREFIX]:
            if not key.startswith(start) or len(found) >= limit:
                break
            for name, _ in self._lexicon.names(key):
                found.setdefault(name.record, name)
        if len(found) < limit and len(start) > 2:
            for match in self.nearest(text, limit):
                found.setdefault(match.record, match.name)
        return list(found.values())[:limit]

    def spot(self, question: Sequence[Token]) -> list[Match]:
        """Every name inside a question, overlapping ones too; which of them are meant is the caller's choice.

        Args:
            question: what `normal.tokens` made of it.

        Returns:
            For each place the best way of meeting and all its names, in the order of the places.
        """
        return self._spotter.spot(question)

    def _known(self, text: str) -> list[Match]:
        full = fold(text).split()
        if not full:
            return []
        start, end = _bounds(text)
        found = self._lexicon.known(core(text).split(), full, text)
        return best_of_each(met(name, how, text, start, end) for name, how in found)

    def _slips(self, text: str) -> list[Match]:
        words = core(text).split()
        start, end = _bounds(text)
        found = slips_of(self._lexicon, self._fuzzy, words)
        return best_of_each(slipped(name, "".join(words), key, text, start, end) for name, key in found)


def _bounds(text: str) -> tuple[int, int]:
    """Where a text begins and ends but for white space."""
    end = len(text.rstrip())
    return min(len(text) - len(text.lstrip()), end), end


def _cut(matches: list[Match], limit: int) -> list[Match]:
    """So many matches, and all that are as good as the first."""
    return [match for place, match in enumerate(matches) if place < limit or match.score == matches[0].score]
