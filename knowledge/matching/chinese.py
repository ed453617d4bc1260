"""Chinese without libraries: simplified characters, and pinyin read from tables.

Both are for comparing only, never for showing: a character that is simplified wrongly in a rare word does no harm,
since names and questions are read alike. Tables (made by `tables/make.py`) instead of libraries because pypinyin
costs 55 MB and 0.4 s, these 0.5 MB and a few milliseconds.

Pinyin is toneless, without spaces unless said otherwise, ü written as v.
"""

import re
from collections.abc import Iterable
from functools import cache

from knowledge.matching.lines import SortedLines, table

_FIRST = 0x4E00
_ALONE = frozenset({"hm", "m", "n", "ng"})
"""Readings without a vowel: true of a sigh, never of a part of a name."""

_TONED = re.compile(r"([a-z]+)[1-5]")
_HAN = re.compile("[\u4e00-\u9fff]")


@cache
def _simplified() -> dict[int, int]:
    traditional, simplified = table("simplified.txt").splitlines()
    return {ord(old): ord(new) for old, new in zip(traditional, simplified, strict=True)}


@cache
def _pinyin() -> tuple[tuple[str, ...], str]:
    """The syllables, the empty one first, and for each character the code of its syllable's place + 0x100."""
    syllables, places = table("pinyin.txt").splitlines()
    return ("", *syllables.split(" ")), places


@cache
def _syllables() -> frozenset[str]:
    return frozenset(_pinyin()[0]) - _ALONE - {""} | {"lu", "nu", "lue", "nue"}


@cache
def _phrases() -> tuple[SortedLines, str]:
    """The phrases with their readings, and the characters that one may begin with."""
    text = table("phrases.txt")
    return SortedLines(text), "".join(sorted({line[0] for line in text.splitlines()}))


def simplify(text: str) -> str:
    """The text with each traditional character as its simplified one; of the same length."""
    return text if text.isascii() else text.translate(_simplified())


def syllable(char: str) -> str:
    """The plain reading of a Hanzi; any other character unchanged."""
    place = ord(char) - _FIRST
    syllables, places = _pinyin()
    return syllables[ord(places[place]) - 0x100] or char if 0 <= place < len(places) else char


def pinyin(text: str) -> str:
    """The text with the plain reading in place of each Hanzi, joined; other characters unchanged."""
    return "".join(map(syllable, text))


def pinyin_keys(name: str) -> tuple[str, ...]:
    """Every way in which a name's Hanzi may be typed in pinyin, with spaces between the syllables.

    The plain reading, the reading of known phrases (重庆 chong qing, 银行 yin hang), the plain reading of the
    traditional characters (乾 qian, though it is simplified to 干 gan), and each with u for the v that stands for ü.
    A curator adds what no table knows (the surname 曾 is zeng, 单 shan).

    Args:
        name: as written in the base.

    Returns:
        Folded words with spaces; nothing if there is no Hanzi to read.
    """
    if _HAN.search(name) is None:
        return ()
    plain = simplify(name)
    readings = [_spaced(map(syllable, plain), plain), _spaced(_by_phrase(plain), plain)]
    if name != plain:
        readings.append(_spaced(map(syllable, name), name))
    readings += [reading.replace("lv", "lu").replace("nv", "nu") for reading in readings if "v" in reading]
    return tuple(dict.fromkeys(readings))


def _by_phrase(text: str) -> list[str]:
    """A reading a character, phrases of three or two Hanzi first."""
    phrases, beginnings = _phrases()
    found: list[str] = []
    while len(found) < len(text):
        start = len(found)
        reading = None
        if text[start] in beginnings:
            reading = phrases.after(text[start : start + 3]) or phrases.after(text[start : start + 2])
        found += reading.split(" ") if reading else [syllable(text[start])]
    return found


def _spaced(readings: Iterable[str], text: str) -> str:
    """The readings with a space at each side of a Hanzi's."""
    pairs = zip(readings, text, strict=True)
    return " ".join("".join(f" {reading} " if reading != char else char for reading, char in pairs).split())


@cache
def _longest() -> int:
    return max(map(len, _syllables()))


def split_syllables(word: str) -> tuple[str, ...]:
    """A Latin word as the chain of pinyin syllables that it is, the longest first, or nothing.

    Args:
        word: one folded word.
    """
    ends: dict[int, tuple[str, ...]] = {len(word): ()}
    known = _syllables()
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + _longest()), start, -1):
            if end in ends and word[start:end] in known:
                ends[start] = (word[start:end], *ends[end])
                break
    return ends.get(0, ())


def is_syllable(word: str) -> bool:
    """Whether a folded Latin word is one syllable of pinyin."""
    return word in _syllables()


def is_syllables(word: str) -> bool:
    """Whether a folded Latin word is a chain of pinyin syllables: `tengxun`, `yi`; not `tencent`."""
    return bool(split_syllables(word))


def without_tones(folded: str) -> str | None:
    """Numbered pinyin without its numbers (`er4 xuan3 yi1`, `er4xuan3yi1`), or None where it is none.

    A word without any number passes as it is, since people number only some syllables.
    """
    words: list[str] = []
    for word in folded.split():
        parts = _TONED.findall(word)
        if not parts or not all(map(is_syllable, parts)) or _TONED.sub("", word):
            words.append(word)
        else:
            words.append("".join(parts))
    toneless = " ".join(words)
    return toneless if toneless != folded else None
