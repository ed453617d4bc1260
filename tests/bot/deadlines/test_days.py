"""A day that is written in full: every way of writing it, and every way in which it could be another one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines.days import read_day, read_day_of_year

WAYS = (
    "%Y-%m-%d",
    "%Y/%m/%d",
    "%d %B %Y",
    "%d of %b, %Y",
    "%B %d, %Y",
    "%b. %d %Y",
    "%Y年%m月%d日",
    "%Y 年 %m 月 %d 号",
)


@given(day=st.dates(date(1000, 1, 1)), way=st.sampled_from(WAYS))
def test_each_way_of_writing_it_is_that_day(day: date, way: str) -> None:
    assert read_day(day.strftime(way).casefold()) == day


@pytest.mark.parametrize("text", ["1st march 2027", "march 1st, 2027", "1 mar 2027", "2027/3/1", "2027年3月1號"])
def test_shorter_ways(text: str) -> None:
    assert read_day(text) == date(2027, 3, 1)


def test_september_is_cut_in_two_ways() -> None:
    assert read_day("9 sep 2027") == read_day("sept. 9, 2027") == date(2027, 9, 9)


@pytest.mark.parametrize(
    "text",
    [
        "", "01/02/2027", "1.2.2027", "2027-2-1", "20270201", "30 february 2027", "february 2027", "31 january",
        "2027年2月30日", "1 janvier 2027", "0000-01-01", "2027-01-01 ", "1 ma 2027", "1 march 27", "３ march 2027",
    ],
)  # fmt: skip
def test_what_could_be_another_day_is_none(text: str) -> None:
    assert read_day(text) is None


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("31 january", (1, 31)),
        ("feb 29", (2, 29)),
        ("1月31日", (1, 31)),
        ("30 feb", None),
        ("13月1日", None),
        ("x", None),
    ],
)
def test_a_day_of_each_year(text: str, meant: tuple[int, int] | None) -> None:
    assert read_day_of_year(text) == meant
