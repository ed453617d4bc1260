"""Numbers in words, against numbers written out by a rule of our own here."""

import re
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions import numerals

ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
TENS = ["-", "-", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_english(number: int) -> str:
    """0 to 999 in words."""
    if number >= 100:
        rest = f" and {in_english(number % 100)}" if number % 100 else ""
        return f"{ONES[number // 100]} hundred{rest}"
    if number < 20:
        return ONES[number]
    return TENS[number // 10] + (f"-{ONES[number % 10]}" if number % 10 else "")


def in_chinese(number: int) -> str:
    """1 to 9999 in signs, with a zero for a gap."""
    text, digits = "", f"{number:04d}"
    for digit, power in zip(digits, ("千", "百", "十", ""), strict=True):
        if digit == "0":
            text += "" if not text or text.endswith("零") else "零"
        else:
            text += "零一二三四五六七八九"[int(digit)] + power
    return text.rstrip("零")


@given(st.integers(0, 999))
def test_english(number: int) -> None:
    text = in_english(number)
    assert re.fullmatch(numerals.ENGLISH, text)
    assert numerals.english(text) == number


@given(st.integers(1, 9999))
def test_chinese(number: int) -> None:
    text = in_chinese(number)
    assert re.fullmatch(numerals.CHINESE, text)
    assert numerals.chinese(text) == number


@pytest.mark.parametrize(
    ("text", "value"), [("eighteen point two", "18.2"), ("half a", "0.5"), ("a", "1"), ("three point one four", "3.14")]
)
def test_english_fractions(text: str, value: str) -> None:
    assert numerals.english(text) == Decimal(value)


@pytest.mark.parametrize(
    ("text", "value"),
    [("十", "10"), ("廿二", "22"), ("卅", "30"), ("两百", "200"), ("十八点二", "18.2"), ("二〇二一", "2021")],
)
def test_chinese_shapes(text: str, value: str) -> None:
    assert numerals.chinese(text) == Decimal(value)


@given(st.integers(1900, 2099))
def test_years_in_signs_keep_their_length(year: int) -> None:
    text = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(year)) + "年的罚款"
    assert numerals.years_in_digits(text) == f"{year}年的罚款"
