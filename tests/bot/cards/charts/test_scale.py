"""True scales: round ends, words for numbers, whole months and years."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cards.charts.scale import Days, amount, money, number


@pytest.mark.parametrize(
    ("largest", "language", "unit", "ticks"),
    [
        ("18200000000", "en", "billion yuan", ["0", "5", "10", "15", "20"]),
        ("18200000000", "zh_hans", "亿元", ["0", "50", "100", "150", "200"]),
        ("500000", "en", "yuan", ["0", "200,000", "400,000", "600,000"]),
        ("500000", "zh_hant", "萬元", ["0", "20", "40", "60"]),
        ("4000000000000", "en", "trillion yuan", ["0", "1", "2", "3", "4"]),
        ("0.05", "en", "yuan", ["0", "0.02", "0.04", "0.06"]),
    ],
)
def test_money(largest: str, language: str, unit: str, ticks: list[str]) -> None:
    """From zero to a round number, in the unit that people count such sums in."""
    ruler = money(Decimal(largest), "CNY", language)
    assert ruler.unit == unit
    assert [name for _, name in ruler.ticks()] == ticks


@given(st.decimals("1e-6", "1e40", allow_nan=False))
def test_money_of_any_size(largest: Decimal) -> None:
    """Two to five steps, of which the last is reached by the largest value and the one before is not."""
    ruler = money(largest, "CNY", "en")
    ticks = list(ruler.ticks())
    assert ruler.top - ruler.step < largest <= ruler.top
    assert 2 <= len(ticks) <= 6
    assert ticks[0] == (0, "0")
    assert ticks[-1][0] == 1
    assert all(len(name) <= 12 for _, name in ticks)


def test_an_unknown_currency_has_its_code() -> None:
    """Better its code than a wrong name."""
    assert amount(Decimal(1_500_000), "CHF", "en") == "1.5 million CHF"


@pytest.mark.parametrize(
    ("value", "shown"),
    [("18.2", "18.2"), ("18.20", "18.2"), ("1000", "1,000"), ("0", "0"), ("1234567", "1,234,567"),
     ("18.2281234567", "≈ 18.23"), ("123456789.5", "≈ 1.235e+8")],
)  # fmt: skip
def test_numbers(value: str, shown: str) -> None:
    """In full where they are short; rounded ones say so."""
    assert number(Decimal(value)) == shown


@pytest.mark.parametrize(
    ("first", "last", "whole", "ticks"),
    [
        (date(2021, 7, 7), date(2021, 7, 14), (date(2021, 7, 1), date(2021, 7, 31)),
         ["1 Jul", "8 Jul", "15 Jul", "22 Jul", "29 Jul"]),
        (date(2021, 4, 10), date(2021, 7, 31), (date(2021, 4, 1), date(2021, 7, 31)),
         ["Apr 2021", "May 2021", "Jun 2021", "Jul 2021"]),
        (date(2020, 11, 3), date(2022, 2, 3), (date(2020, 11, 1), date(2022, 2, 28)),
         ["Jan 2021", "Jul 2021", "Jan 2022"]),
        (date(2016, 5, 5), date(2024, 8, 30), (date(2016, 1, 1), date(2024, 12, 31)),
         ["2016", "2018", "2020", "2022", "2024"]),
    ],
)  # fmt: skip
def test_days(first: date, last: date, whole: tuple[date, date], ticks: list[str]) -> None:
    """Whole months or years, with a few of their beginnings named."""
    ruler = Days.around(first, last)
    assert (ruler.first, ruler.last) == whole
    assert [name for _, name in ruler.ticks("en")] == ticks


@given(st.dates(), st.dates())
def test_days_of_any_span(one: date, other: date) -> None:
    """Both days are on the scale, and one to seven ticks are."""
    first, last = sorted((one, other))
    ruler = Days.around(first, last)
    assert 0 <= ruler.share(first) < ruler.share(last, 1) <= 1
    ticks = ruler.ticks("en")
    assert 1 <= len(ticks) <= 7
    assert all(0 <= share < 1 for share, _ in ticks)
    assert [share for share, _ in ticks] == sorted(share for share, _ in ticks)
