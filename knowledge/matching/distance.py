"""Which slips in a name are forgiven: how many, and where never.

The distance counts a letter that is missing, added or wrong, and two swapped neighbours, as one each (OSA). A ratio
of likeness won't do: it gives webchat and WeChat 92, small and Tmall 80, but the true slip taoboa for Taobao only 83.
"""

import re
from collections.abc import Sequence

from rapidfuzz.distance import OSA

from knowledge.matching.chinese import is_syllable, pinyin, split_syllables
from knowledge.matching.normal import fold, is_hanzi
from knowledge.matching.words import FUNCTION_WORDS, is_english_word, is_surname

MOST = 2
"""No key is forgiven more slips than this."""

_CAMEL = re.compile(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])|\d+")
_DIGITS = re.compile(r"\d+")
_SOUNDS = (("ck", "k"), ("c", "k"), ("q", "k"), ("ph", "f"), ("y", "i"), ("z", "s"), ("x", "ks"))


def slips(typed: str, key: str) -> int:
    """The distance of two keys, MOST + 1 if it is more than that."""
    return OSA.distance(typed, key, score_cutoff=MOST)


def allowed(key: str) -> int:
    """How many slips a name's key is forgiven.

    None up to 4 Latin letters or 3 Hanzi, one under 8, two from there. Digits don't count: they must agree.
    """
    hanzi = 0 if key.isascii() else sum(map(is_hanzi, key))
    letters = (len(key) if key.isalpha() else sum(map(str.isalpha, key))) - hanzi
    if letters <= 4 and hanzi <= 3:
        return 0
    return 1 if letters + hanzi < 8 else MOST


def may_be_slip(words: Sequence[str]) -> bool:
    """Whether words are worth comparing: long enough, and one of them means nothing by itself or is easily mistaken."""
    return sum(map(len, words)) > 3 and any(is_free(word) or word in FUNCTION_WORDS for word in words)


def is_near(typed: str, key: str) -> bool:
    """Whether a typed key is few enough slips from a name's, but not the same; the digits must agree."""
    if _undoubled(typed) == _undoubled(key) and len(key) > 3 and key.isascii() and typed != key:
        return True  # however short: a letter doubled or not is nobody else's name
    if not 0 < slips(typed, key) <= allowed(key) or _DIGITS.findall(typed) != _DIGITS.findall(key):
        return False
    return key.isascii() or not any(map(is_hanzi, key)) or is_hanzi_slip(typed, key)


def _undoubled(key: str) -> str:
    return re.sub(r"(.)\1+", r"\1", key)


def is_slip(typed: Sequence[str], name: str, words: Sequence[str]) -> bool:
    """Whether typed words whose key `is_near` a name's can be that name misspelt: no word may be one of its own.

    Args:
        typed: folded words without legal forms.
        name: the name as the base writes it: its capitals tell its parts (WeChat is We and Chat).
        words: the name's folded words without legal forms, or the syllables of its pinyin.
    """
    key = "".join(words)
    if len(typed) == 1:
        one = typed[0]
        return is_free(one) and not _other_syllable(one, key) and not _other_part(one, name)
    if len(typed) == len(words):
        return not any(map(_is_other_word, typed, words))
    if all(word in words for word in typed):
        return False  # a part of the name, not a slip of it
    return all(word in key for word in typed if not is_free(word))


def is_hanzi_slip(typed: str, key: str) -> bool:
    """Whether Hanzi can be a mistyped name of four or more: one character swapped, missing within, added within, wrong.

    In a name of four, a wrong character must sound like the right one: 微信支持 (WeChat supports) is not 微信支付.
    """
    if len(typed) == len(key):
        wrong = [place for place, (one, other) in enumerate(zip(typed, key, strict=True)) if one != other]
        if len(wrong) == 1:
            return len(key) > 4 or alike(pinyin(typed[wrong[0]]), pinyin(key[wrong[0]]))
        return slips(typed, key) == 1
    return typed[0] == key[0] and typed[-1] == key[-1] and slips(typed, key) == 1


def alike(one: str, other: str) -> bool:
    """Whether two syllables of pinyin are one to people who don't tell zh from z, x from sh, n from l or ng from n."""
    return _blurred(one) == _blurred(other)


def _blurred(syllable: str) -> str:
    return re.sub(r"g$", "", re.sub(r"^(?:([zcs])h|x)", lambda met: met[1] or "s", syllable)).replace("l", "n", 1)


def is_free(word: str) -> bool:
    """Whether a word means nothing by itself, so that it may be a misspelling."""
    return not word.isdigit() and not is_english_word(word) and not is_surname(word)


def _is_other_word(typed: str, word: str) -> bool:
    """Whether a typed word is another word than the name's, not a slip: a word, a surname or a syllable of its own."""
    if typed == word or {typed, word} <= FUNCTION_WORDS or is_plural(typed, word):
        return False
    if is_syllable(typed) and is_syllable(word) and alike(typed, word):
        return False  # Zang for Zhang, shuan for xuan: the same to many ears
    return not is_free(typed) or is_syllable(typed)


def is_plural(one: str, other: str) -> bool:
    """Whether two words differ as singular and plural do."""
    short, long = sorted((one, other), key=len)
    return len(short) > 2 and long in {short + "s", short + "es"}


def _other_syllable(typed: str, key: str) -> bool:
    """Whether two chains of syllables differ in a whole syllable (er xuan wu, er xuan yi)."""
    one, other = split_syllables(typed), split_syllables(key)
    return len(one) == len(other) and any(a != b and slips(a, b) > 1 for a, b in zip(one, other, strict=True))


def _other_part(typed: str, name: str) -> bool:
    """Whether another word stands in place of a name's part: webchat for WeChat, but not tictok for TikTok."""
    parts = [fold(part) for part in _CAMEL.findall(name)]
    if len(parts) != 2 or not name.isalnum():
        return False
    first, second = parts
    if typed.endswith(second):
        return is_english_word(typed.removesuffix(second)) and not _sounds_like(typed.removesuffix(second), first)
    if typed.startswith(first):
        return is_english_word(typed.removeprefix(first)) and not _sounds_like(typed.removeprefix(first), second)
    return False


def _sounds_like(one: str, other: str) -> bool:
    for written, spoken in _SOUNDS:
        one, other = one.replace(written, spoken), other.replace(written, spoken)
    return one == other
