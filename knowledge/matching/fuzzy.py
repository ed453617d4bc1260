"""Keys that are near a typed one: a scan of all keys with rapidfuzz, or above 5,000 keys an index of letter groups.

A scan of 1,000 keys takes 0.1 ms and needs nothing. The index needs numpy, 11 MB and 0.2 s to import, and so is
built only for tables whose scan would take longer.
"""

from collections.abc import Sequence
from typing import Protocol

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from knowledge.matching.distance import MOST

SCANNED = 5000
"""Up to so many keys are scanned."""


class Candidates(Protocol):
    """What picks the keys worth comparing."""

    def near(self, key: str) -> list[int]:
        """The places of keys that share much with this one."""
        ...


class Fuzzy:
    """Finds keys by likeness.

    Args:
        keys: sorted, without repeats.
        spaced: the words of each key, with spaces.
        candidates: an index that picks keys to compare; without one all are compared.
    """

    def __init__(self, keys: Sequence[str], spaced: Sequence[str], candidates: Candidates | None = None) -> None:
        self._keys, self._spaced, self._candidates = keys, spaced, candidates
        self._by_length: dict[int, list[str]] = {}
        if candidates is None:
            for key in keys:
                self._by_length.setdefault(len(key), []).append(key)

    def within(self, key: str) -> list[str]:
        """The keys within MOST slips, sorted."""
        if self._candidates is not None:
            groups = [[self._keys[place] for place in self._candidates.near(key)]]
        else:
            lengths = range(len(key) - MOST, len(key) + MOST + 1)
            groups = [self._by_length[length] for length in lengths if length in self._by_length]
        found: list[str] = []
        for group in groups:
            near = process.extract(key, group, scorer=OSA.distance, score_cutoff=MOST, limit=None)
            found += (other for other, _, _ in near)
        return sorted(found)

    def likest(self, words: Sequence[str], limit: int) -> list[tuple[str, float]]:
        """The likest keys, each with its likeness 0–100, likest first.

        Args:
            words: folded words; if they are several, likeness in another order counts too.
            limit: how many keys.
        """
        key = "".join(words)
        if self._candidates is None:
            places = range(len(self._keys))
            keys: Sequence[str] = self._keys
        else:
            places = self._candidates.near(key)
            keys = [self._keys[place] for place in places]
        pool = max(limit, 8)
        found = {place: score for _, score, place in process.extract(key, keys, scorer=fuzz.ratio, limit=pool)}
        if len(words) > 1:
            spaced = self._spaced if self._candidates is None else [self._spaced[place] for place in places]
            for _, score, place in process.extract(" ".join(words), spaced, scorer=fuzz.token_sort_ratio, limit=pool):
                found[place] = max(score, found.get(place, 0.0))
        ranked = sorted(((keys[place], score) for place, score in found.items()), key=lambda pair: (-pair[1], pair[0]))
        return ranked[:limit]


def engine(keys: Sequence[str], spaced: Sequence[str]) -> Fuzzy:
    """The finder that fits the number of keys."""
    if len(keys) <= SCANNED:
        return Fuzzy(keys, spaced)
    from knowledge.matching.grams import GramIndex  # noqa: PLC0415 - numpy is loaded only for large tables

    return Fuzzy(keys, spaced, GramIndex(keys))
