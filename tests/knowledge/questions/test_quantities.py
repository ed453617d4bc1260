"""Amounts as people type them."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.quantities import find


@pytest.mark.parametrize(
    ("text", "value", "currency", "comparison"),
    [
        ("18.2 billion yuan", "18200000000", "CNY", "="),
        ("$2.8bn", "2800000000", "USD", "="),
        ("US$2.8 billion", "2800000000", "USD", "="),
        ("¥500,000", "500000", "CNY", "="),
        ("rmb 500k", "500000", "CNY", "="),
        ("500k", "500000", None, "="),
        ("182亿元", "18200000000", "CNY", "="),
        ("182億", "18200000000", None, "="),
        ("50萬元", "500000", "CNY", "="),
        ("五十万", "500000", None, "="),
        ("一百八十二亿", "18200000000", None, "="),
        ("half a million", "500000", None, "="),
        ("eighteen point two billion", "18200000000", None, "="),
        ("over 1 billion", "1000000000", None, ">"),
        ("more than a billion dollars", "1000000000", "USD", ">"),
        ("under 600k", "600000", None, "<"),
        ("超过一亿", "100000000", None, ">"),
        ("1亿以上", "100000000", None, ">="),
        ("€20m", "20000000", "EUR", "="),
        ("１８２亿", "18200000000", None, "="),  # full width
    ],
)
def test_money(text: str, value: str, currency: str | None, comparison: str) -> None:
    ((start, end, quantity),) = find(text)
    assert (start, end) == (0, len(text))
    assert (quantity.value, quantity.currency, quantity.comparison) == (Decimal(value), currency, comparison)
    assert quantity.money


@pytest.mark.parametrize(
    "text", ["a fine", "one platform", "二选一", "一笔罚款", "B2B", "v2x", "half a day", "百度", "er xuan yi"]
)
def test_words_that_are_no_amount(text: str) -> None:
    assert [quantity for _, _, quantity in find(text) if quantity.money] == []


def test_bare_numbers_count_things() -> None:
    assert [(q.value, q.money) for _, _, q in find("22 deals, twenty-two deals")] == [(22, False), (22, False)]


@given(
    st.integers(1, 999),
    st.sampled_from([("k", 3), ("m", 6), ("bn", 9), ("thousand", 3), ("million", 6), ("billion", 9)]),
)
def test_scale(number: int, scale: tuple[str, int]) -> None:
    word, power = scale
    ((_, _, quantity),) = find(f"{number} {word}")
    assert quantity.value == number * 10**power


@given(st.text(max_size=80))
def test_offsets_stay_within_any_text(text: str) -> None:
    for start, end, quantity in find(text):
        assert 0 <= start < end <= len(text)
        assert quantity.value >= 0


@pytest.mark.parametrize(
    ("typed", "actual", "same"),
    [
        ("18 billion", 18_200_000_000, True),
        ("18.2 billion", 18_200_000_000, True),
        ("18.3 billion", 18_200_000_000, False),
        ("20 billion", 18_200_000_000, False),  # a zero that was typed counts
        ("17 billion", 18_200_000_000, False),
        ("182 billion", 18_200_000_000, False),
        ("1.82 billion", 18_200_000_000, False),
    ],
)
def test_a_rounded_figure_is_the_figure_and_a_wrong_one_is_not(typed: str, actual: int, same: bool) -> None:
    ((_, _, quantity),) = find(typed)
    assert quantity.rounds_from(Decimal(actual)) is same
