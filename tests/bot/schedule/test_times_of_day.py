"""Times of day and days as people write them."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.times_of_day import read_monthday, read_time, read_weekday


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("09:00", time(9)), ("9:00", time(9)), ("9", time(9)), (" 9am ", time(9)), ("5:30 pm", time(17, 30)),
        ("12am", time(0)), ("12 p.m.", time(12)), ("17.30", time(17, 30)), ("17h30", time(17, 30)),
        ("００：０５", time(0, 5)),
        ("上午9点", time(9)), ("下午5点半", time(17, 30)), ("晚上8點15分", time(20, 15)), ("9时", time(9)),
        ("24:00", None), ("25", None), ("13pm", None), ("0am", None), ("9:60", None), ("", None), ("noon", None),
        ("9:5", None), ("下午15点", time(15)), ("-9", None),
    ],
)  # fmt: skip
def test_times(text: str, clock: time | None) -> None:
    """What can be read, and what is refused."""
    assert read_time(text) == clock


@given(st.times())
def test_every_minute(clock: time) -> None:
    """As it is shown, it is read."""
    assert read_time(f"{clock:%H:%M}") == clock.replace(second=0, microsecond=0)


@given(st.text(max_size=12))
def test_any_text(text: str) -> None:
    """Nothing is raised; what is read is one."""
    assert read_time(text) is None or isinstance(read_time(text), time)
    assert read_weekday(text) in (None, 1, 2, 3, 4, 5, 6, 7)
    assert read_monthday(text) is None or 1 <= (read_monthday(text) or 0) <= 31


@pytest.mark.parametrize(
    ("text", "day"),
    [("mon", 1), ("Sunday", 7), ("thurs", 4), ("周三", 3), ("星期天", 7), ("tu", None), ("1", None), ("", None)],
)
def test_days_of_the_week(text: str, day: int | None) -> None:
    """By name."""
    assert read_weekday(text) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [("1", 1), ("31", 31), ("15th", 15), ("last", 31), ("月底", 31), ("3日", 3), ("0", None), ("32", None)],
)
def test_days_of_the_month(text: str, day: int | None) -> None:
    """By number."""
    assert read_monthday(text) == day
