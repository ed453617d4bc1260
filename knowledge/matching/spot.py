"""Names inside a question: windows of its words and Hanzi, each looked up as one key.

Windows are enough: no automaton (which finds `ali` in `quality`) and no word segmenter for Chinese (72 MB). Their
number grows with the question's length alone: WORDS × words + HANZI × characters.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from knowledge.matching.chinese import syllable
from knowledge.matching.distance import is_free, is_hanzi_slip, slips
from knowledge.matching.features import best_of_each, met, order, slipped
from knowledge.matching.fuzzy import Fuzzy
from knowledge.matching.guess import slips_of
from knowledge.matching.lexicon import ROTATED, Lexicon
from knowledge.matching.names import Match
from knowledge.matching.normal import LEGAL_FORMS, Token, core_words, is_hanzi
from knowledge.matching.words import is_english_word

WORDS, HANZI = 6, 24
"""A window has at most so many Latin words, and so many Hanzi and words (国家市场监督管理总局 alone has ten)."""

GUESSED_WORDS = 4
"""A window whose spelling is guessed has at most so many words."""

HEARD = range(3, 13)
"""How many Hanzi a window has that may be a homophone: two sound like too much."""

COMMON = 64
"""A half that so many names share is no help in finding one of them."""

_FORM = 12
"""How many characters a legal form may add to the longest key."""


@dataclass(frozen=True, slots=True)
class _Unit:
    """A step of a question: a Latin word or a single Hanzi.

    Attributes:
        text: folded.
        start: its place.
        end: the place behind it.
        hanzi: whether it is a Hanzi.
        stem: the word without a legal form glued to it, or nothing.
        common: whether it is an English word or a Hanzi: words of a question, whose order is not a name's.
        free: whether it means nothing by itself, so that it may be a misspelling.
        odd: whether a window that ends here may be a name though its key is none: it ends a legal form, or is numbered.
    """

    text: str
    start: int
    end: int
    hanzi: bool
    stem: str = ""
    common: bool = True
    free: bool = False
    odd: bool = False


class _Halves:
    """Names of four Hanzi or more by their first and last half: one of the two survives any single slip."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._first: dict[str, list[str]] = {}
        self._last: dict[str, list[str]] = {}
        for key in keys:
            if len(key) > 3 and all(map(is_hanzi, key)):
                self._first.setdefault(key[: len(key) // 2], []).append(key)
                self._last.setdefault(key[len(key) // 2 :], []).append(key)
        self._lengths = tuple(sorted({len(half) for halves in (self._first, self._last) for half in halves}))

    def slips_in(self, run: str) -> Iterator[tuple[int, int, str]]:
        """Each part of a run of Hanzi that is one slip from a key: its start, its end, the key."""
        for start in range(len(run)):
            for length in self._lengths:
                end = start + length
                if end > len(run):
                    break
                half = run[start:end]
                for key in _few(self._first.get(half)):
                    yield from _checked(run, key, ((start, start + size) for size in _sizes(key)))
                for key in _few(self._last.get(half)):
                    yield from _checked(run, key, ((end - size, end) for size in _sizes(key)))


class Spotter:
    """Finds names inside questions."""

    def __init__(self, lexicon: Lexicon, fuzzy: Fuzzy) -> None:
        self._lexicon, self._fuzzy = lexicon, fuzzy
        self._halves = _Halves(lexicon.keys)

    def spot(self, question: Sequence[Token]) -> list[Match]:
        """Every name inside a question; see `NameIndex.spot`."""
        if not question:
            return []
        units = [unit for token in question for unit in self._units(token)]
        source = question[0].source or _rebuilt(question)
        sure = list(_best_of_places(self._sure(units, source)))
        taken = {place for match in sure for place in range(match.start, match.end)}
        free = [unit.free and unit.start not in taken for unit in units]
        guessed = [*self._misspelt(units, free, source), *self._heard(units, source), *self._mistyped(units, source)]
        kept = [match for match in guessed if not _inside(match, sure)]
        return sorted((*sure, *_best_of_places(kept)), key=lambda match: (match.start, -match.end, *order(match)))

    def _units(self, token: Token) -> list[_Unit]:
        text = token.text
        if is_hanzi(text[0]) and len(text) == token.end - token.start:
            places = range(token.start, token.end)
            return [
                _Unit(char, place, place + 1, hanzi=True, odd=char == "司")
                for char, place in zip(text, places, strict=True)
            ]
        known = text in self._lexicon.written or text in self._lexicon.spoken or is_hanzi(text[0])
        odd = bool(token.stem) or text in LEGAL_FORMS or (text[-1] in "12345" and text[0].isalpha())
        free = not known and is_free(text)
        return [_Unit(text, token.start, token.end, False, token.stem, is_english_word(text), free, odd)]

    def _sure(self, units: Sequence[_Unit], source: str) -> Iterator[Match]:
        """Windows that are a name without a guess."""
        lexicon, most = self._lexicon, self._lexicon.longest + _FORM
        written, spoken = lexicon.written, lexicon.spoken
        for first in range(len(units)):
            key, words, common = "", 0, False
            for last in range(first, min(first + HANZI, len(units))):
                unit = units[last]
                key += unit.text
                words += not unit.hanzi
                common = common or unit.common
                if words > WORDS or len(key) > most:
                    break
                turned = not common and first < last < first + ROTATED
                if key in written or key in spoken or unit.odd or turned or lexicon.has_number(key, unit.text):
                    yield from self._meet(units[first : last + 1], source)

    def _meet(self, window: Sequence[_Unit], source: str) -> Iterator[Match]:
        start, end, last = window[0].start, window[-1].end, window[-1]
        full = _words(window)
        words = core_words([*full[:-1], last.stem] if last.stem else list(full))
        for name, how in self._lexicon.known(words, full, source[start:end]):
            yield met(name, how, source, start, end)

    def _misspelt(self, units: Sequence[_Unit], free: Sequence[bool], source: str) -> Iterator[Match]:
        """Windows of Latin words that are a slip from a name, if one at least is free: no word, no name of its own."""
        for first in range(len(units)):
            for last in range(first, min(first + GUESSED_WORDS, len(units))):
                if units[last].hanzi:
                    break
                if any(free[first : last + 1]):
                    yield from self._slips(units[first : last + 1], source)

    def _slips(self, window: Sequence[_Unit], source: str) -> Iterator[Match]:
        words = core_words([unit.text for unit in window])
        if len(words) == len(window):
            for name, key in slips_of(self._lexicon, self._fuzzy, words):
                yield slipped(name, "".join(words), key, source, window[0].start, window[-1].end)

    def _heard(self, units: Sequence[_Unit], source: str) -> Iterator[Match]:
        """Windows of Hanzi that sound like a name."""
        written, spoken = self._lexicon.written, self._lexicon.spoken
        for run in _runs(units):
            typed = "".join(unit.text for unit in run)
            syllables = [*map(syllable, typed)]
            for first in range(len(run)):
                for end in range(first + HEARD[0], min(first + HEARD[-1], len(run)) + 1):
                    heard = "".join(syllables[first:end])
                    if (heard in spoken or heard in written) and typed[first:end] not in written:
                        for name, how in self._lexicon.by_sound(typed[first:end]):
                            yield met(name, how, source, run[first].start, run[end - 1].end)

    def _mistyped(self, units: Sequence[_Unit], source: str) -> Iterator[Match]:
        """Windows of Hanzi with one character swapped, missing, added or wrong."""
        for run in _runs(units):
            typed = "".join(unit.text for unit in run)
            for first, end, key in self._halves.slips_in(typed):
                for name in self._lexicon.written[key]:
                    yield slipped(name, typed[first:end], key, source, run[first].start, run[end - 1].end)


def _few(keys: list[str] | None) -> list[str]:
    return keys if keys is not None and len(keys) <= COMMON else []


def _sizes(key: str) -> range:
    return range(len(key) - 1, len(key) + 2)


def _checked(run: str, key: str, parts: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, str]]:
    for start, end in parts:
        if start >= 0 and end <= len(run) and slips(run[start:end], key) == 1 and is_hanzi_slip(run[start:end], key):
            yield start, end, key


def _words(window: Sequence[_Unit]) -> list[str]:
    """The words of a window, Hanzi side by side as one."""
    words: list[str] = []
    before = False
    for unit in window:
        if unit.hanzi and before:
            words[-1] += unit.text
        else:
            words.append(unit.text)
        before = unit.hanzi
    return words


def _runs(units: Sequence[_Unit]) -> Iterator[list[_Unit]]:
    """The runs of Hanzi."""
    for hanzi, group in groupby(units, key=lambda unit: unit.hanzi):
        if hanzi:
            yield list(group)


def _rebuilt(question: Sequence[Token]) -> str:
    """A text with the tokens at their places, for tokens that do not know theirs."""
    text = ""
    for token in question:
        text = text.ljust(token.start) + token.text
    return text


def _inside(match: Match, sure: Iterable[Match]) -> bool:
    """Whether a guess lies within the place of a name found without one."""
    return any(other.start <= match.start and match.end <= other.end for other in sure)


def _best_of_places(matches: Iterable[Match]) -> Iterator[Match]:
    """For each place the matches with the best score, one a record."""
    places: dict[tuple[int, int], list[Match]] = {}
    for match in matches:
        places.setdefault((match.start, match.end), []).append(match)
    for group in places.values():
        best = best_of_each(group)
        yield from (match for match in best if match.score == best[0].score)
