"""Dates as people type them, relative to a given day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.questions.periods import find

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("in 2021", date(2021, 1, 1), date(2021, 12, 31)),
        ("july 2021", date(2021, 7, 1), date(2021, 7, 31)),
        ("7 july 2021", date(2021, 7, 7), date(2021, 7, 7)),
        ("july 7th 2021", date(2021, 7, 7), date(2021, 7, 7)),
        ("2021 07 07", date(2021, 7, 7), date(2021, 7, 7)),
        ("q3 2021", date(2021, 7, 1), date(2021, 9, 30)),
        ("since 2021", date(2021, 1, 1), None),
        ("after 2021", date(2022, 1, 1), None),
        ("before 2021", None, date(2020, 12, 31)),
        ("until 2021", None, date(2021, 12, 31)),
        ("last year", date(2025, 1, 1), date(2025, 12, 31)),
        ("this month", date(2026, 11, 1), date(2026, 11, 30)),
        ("last month", date(2026, 10, 1), date(2026, 10, 31)),
        ("last week", date(2026, 11, 16), date(2026, 11, 22)),
        ("next year", date(2027, 1, 1), date(2027, 12, 31)),
        ("2021年", date(2021, 1, 1), date(2021, 12, 31)),
        ("2021年7月", date(2021, 7, 1), date(2021, 7, 31)),
        ("2021年七月", date(2021, 7, 1), date(2021, 7, 31)),
        ("二〇二一年七月", date(2021, 7, 1), date(2021, 7, 31)),
        ("2021年7月7日", date(2021, 7, 7), date(2021, 7, 7)),
        ("去年", date(2025, 1, 1), date(2025, 12, 31)),
        ("2021年以来", date(2021, 1, 1), None),
        ("2021年之前", None, date(2020, 12, 31)),
        ("between 2019 and 2021", date(2019, 1, 1), date(2021, 12, 31)),
    ],
)
def test_period(text: str, start: date | None, end: date | None) -> None:
    first, last, period = find(text, TODAY)[0]
    assert (first, last) == (0, len(text))
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("text", ["31 february 2021", "2021年13月", "q5 2021", "mayhem", "marching on"])
def test_what_is_no_date_is_not_read_as_one(text: str) -> None:
    assert all(text[start:end] != text for start, end, _ in find(text, TODAY))


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_every_day_in_every_spelling(day: date) -> None:
    month = day.strftime("%B").lower()
    spellings = (
        f"{day:%Y %m %d}",
        f"{day.day} {month} {day.year}",
        f"{month} {day.day} {day.year}",
        f"{day.year}年{day.month}月{day.day}日",
    )
    for text in spellings:
        start, end, period = find(text, TODAY)[0]
        assert (start, end, period.start, period.end) == (0, len(text), day, day)


@given(st.dates(date(1950, 1, 1), date(2090, 12, 31)))
def test_relative_periods_move_with_today(today: date) -> None:
    ((_, _, year),) = find("last year", today)
    assert year.start is not None
    assert year.start.year == today.year - 1
    ((_, _, yesterday),) = find("yesterday", today)
    assert yesterday.start == yesterday.end == today - timedelta(days=1)


@given(st.text(max_size=60), st.dates())
def test_any_text(text: str, today: date) -> None:
    for start, end, period in find(text, today):
        assert 0 <= start < end <= len(text)
        assert period.start is None or period.end is None or period.start <= period.end
