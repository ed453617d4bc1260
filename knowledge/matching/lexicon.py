"""Every key of the base's names → the names, exact look-ups in all ways that need no guess.

Two dicts: keys as written, and keys as spoken (the pinyin of names with Hanzi). Three of five look-ups of a mixed
sample end here, at 5–7 µs; a dict of exact keys adds more recall than any choice of fuzzy engine.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from knowledge.matching.chinese import pinyin, pinyin_keys, without_tones
from knowledge.matching.names import How, Name
from knowledge.matching.normal import core, fold, is_hanzi
from knowledge.matching.words import is_english_word

ROTATED = 4
"""Up to so many words are tried in rotated order (Zhang Angela), and from last to first."""

Found = list[tuple[Name, How]]


class Lexicon:
    """The keys of all names; immutable once built, and the same for any order of the names.

    Attributes:
        written: key → the names written so.
        spoken: key → the names with Hanzi that are read so.
        keys: every key of both, sorted.
        spaced: for each of `keys` the words that it is made of, with a space between.
        longest: the number of characters of the longest key.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self.written: dict[str, tuple[Name, ...]] = {}
        self.spoken: dict[str, tuple[Name, ...]] = {}
        spaced: dict[str, str] = {}
        for name in sorted(set(names), key=_as_written):
            words = core(name.text)
            if words:
                _add(self.written, spaced, words, name)
            for reading in pinyin_keys(name.text):
                _add(self.spoken, spaced, core(reading), name)
        self.keys = tuple(sorted(spaced))
        self.spaced = tuple(spaced[key] for key in self.keys)
        self.longest = max(map(len, self.keys), default=0)

    def names(self, key: str) -> Iterator[tuple[Name, bool]]:
        """The names under a key, and whether each is so written (or else spoken)."""
        for name in self.written.get(key, ()):
            yield name, True
        for name in self.spoken.get(key, ()):
            yield name, False

    def has_number(self, key: str, last: str) -> bool:
        """Whether a name is written so but for singular and plural of the last word."""
        if len(last) < 4 or len(key) < 5 or not last.isalpha():
            return False
        return key + "s" in self.written or (last[-1] == "s" and key[:-1] in self.written)

    def words(self, name: Name, key: str, written: bool) -> list[str]:
        """The words of a name's key: its own, or the syllables of its pinyin."""
        if written:
            return core(name.text).split()
        return self.spaced[bisect_left(self.keys, key)].split()

    def known(self, words: Sequence[str], full: Sequence[str], typed: str) -> Found:
        """The names that words are without any guess; the first way that leads to any.

        Args:
            words: folded, without legal forms.
            full: folded, with them.
            typed: as typed.
        """
        key = "".join(words)
        if key in self.written:
            return [(name, _how(name, words, full, typed)) for name in self.written[key]]
        if len(words) == 1 and key.startswith("the") and key[3:] in self.written:
            return _as("joined", self.written[key[3:]])  # TheWallStreetJournal: an article that stands alone is dropped
        return self._plural(words) or self._rotated(words) or self.by_sound(key) or self._toneless(full)

    def _plural(self, words: Sequence[str]) -> Found:
        last, key = words[-1], "".join(words)
        if not self.has_number(key, last):
            return []
        word = len(words) == 1 and is_english_word(last)
        names = (*self.written.get(key + "s", ()), *(self.written.get(key[:-1], ()) if last[-1] == "s" else ()))
        return _as("plural", (name for name in names if name.kind == "term" or not word))

    def _rotated(self, words: Sequence[str]) -> Found:
        found: Found = []
        if 1 < len(words) <= ROTATED:
            orders = [(*words[first:], *words[:first]) for first in range(1, len(words))]
            for order in dict.fromkeys((*orders, tuple(reversed(words)))):
                found += _as("order", (name for name, _ in self.names("".join(order))))
        return found

    def by_sound(self, key: str) -> Found:
        """The names that a key is read like: pinyin typed for Hanzi, Hanzi typed for pinyin or for their homophones."""
        if not any(map(is_hanzi, key)):
            return _as("pinyin", self.spoken.get(key, ()))
        heard = pinyin(key)
        if len(key) < 2 or any(map(is_hanzi, heard)):
            return []
        return _as("sound", self.spoken.get(heard, ())) or _as("pinyin", self.written.get(heard, ()))

    def _toneless(self, full: Sequence[str]) -> Found:
        toneless = without_tones(" ".join(full))
        if toneless is None:
            return []
        return _as("tone", (name for name, _ in self.names(toneless.replace(" ", ""))))


def _as_written(name: Name) -> tuple[str, ...]:
    return (name.text, name.record, name.strength, name.kind)


def _add(keys: dict[str, tuple[Name, ...]], spaced: dict[str, str], words: str, name: Name) -> None:
    key = words.replace(" ", "")
    if name not in keys.get(key, ()):
        keys[key] = (*keys.get(key, ()), name)
    if len(words) > len(spaced.get(key, "")):
        spaced[key] = words


def _as(how: How, names: Iterable[Name]) -> Found:
    return [(name, how) for name in names]


def _how(name: Name, words: Sequence[str], full: Sequence[str], typed: str) -> How:
    """In which way words meet a name with the same key."""
    whole = fold(name.text)
    if " ".join(full) == whole:
        return "exact" if _characters(typed) == _characters(name.text) else "script"
    if "".join(full) == whole.replace(" ", ""):
        return "initials" if len(words) > 1 and max(map(len, words)) == 1 else "joined"
    return "legal form"


def _characters(text: str) -> str:
    return "".join(char for char in text if is_hanzi(char))
