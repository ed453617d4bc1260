"""Numbers in words: "twenty-two", "eighteen point two", "half a", "一百八十二", "五十".

Up to the hundreds in English and the thousands in Chinese; what stands behind (million, 万, 亿) is a scale and is read
by `quantities`.
"""

import re
from decimal import Decimal

_ONES = {
    word: number
    for number, word in enumerate(
        (
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        )
    )
}  # fmt: skip
_TENS = {
    word: number * 10
    for number, word in enumerate(("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"), 2)
}
_VALUES = {**_ONES, **_TENS, "hundred": 100}
_WORD = "(?:" + "|".join(sorted(_VALUES, key=len, reverse=True)) + ")"

ENGLISH = rf"(?<![a-z])(?:half\s+an?|an?|{_WORD})(?:(?:[\s-]+|\s+and\s+){_WORD})*(?:\s+point(?:\s+{_WORD})+)?(?![a-z])"
"""Pattern of an English number in lower case."""

_DIGITS = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "兩": 2}
_POWERS = {"十": 10, "百": 100, "千": 1000}
COMPOUND = frozenset("十百千廿卅")
"""Signs of which one at least stands in a number that is more than digits in a row."""

CHINESE = r"[零〇一二三四五六七八九十百千两兩廿卅]+(?:[点點][零〇一二三四五六七八九]+)?"
"""Pattern of a Chinese number."""

_PLAIN_YEAR = re.compile(r"[一二][零〇一二三四五六七八九]{3}(?=\s?年)")


def english(text: str) -> Decimal:
    """The value of what `ENGLISH` matches; "a" is 1 and "half a" ½."""
    words = re.findall(r"[a-z]+", text)
    if words[0] in ("half", "a", "an"):
        return Decimal("0.5") if words[0] == "half" else Decimal(1)
    whole, _, behind = " ".join(word for word in words if word != "and").partition(" point ")
    value = 0
    for word in whole.split():
        value = value * 100 if word == "hundred" else value + _VALUES[word]
    return _decimal(value, "".join(str(_VALUES[word]) for word in behind.split()))


def chinese(text: str) -> Decimal:
    """The value of what `CHINESE` matches."""
    whole, _, behind = re.sub("[點点]", "点", text).replace("廿", "二十").replace("卅", "三十").partition("点")
    if not any(char in _POWERS for char in whole):
        value = int("".join(str(_DIGITS[char]) for char in whole))
    else:
        value, digit = 0, None
        for char in whole:
            if char in _POWERS:
                value, digit = value + (1 if digit is None else digit) * _POWERS[char], None
            else:
                digit = _DIGITS[char] or None
        value += digit or 0
    return _decimal(value, "".join(str(_DIGITS[char]) for char in behind))


def _decimal(whole: int, behind: str) -> Decimal:
    return Decimal(f"{whole}.{behind}" if behind else whole)


def years_in_digits(text: str) -> str:
    """The text with 二〇二一年 as 2021年; its length stays."""
    return _PLAIN_YEAR.sub(lambda found: "".join(str(_DIGITS[char]) for char in found.group()), text)
