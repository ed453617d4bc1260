"""Working days against the published Chinese tables, and ranges that hold whatever a table will say."""

from datetime import date, timedelta

import chinese_calendar
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from knowledge.deadlines.workdays import SURPLUS, count, counted, deficit, official

OFF = {
    # State Council notices of 12 November 2024 and 4 November 2025: first and last day off of each holiday.
    2025: [
        ("01-01", "01-01"), ("01-28", "02-04"), ("04-04", "04-06"), ("05-01", "05-05"), ("05-31", "06-02"),
        ("10-01", "10-08"),
    ],
    2026: [
        ("01-01", "01-03"), ("02-15", "02-23"), ("04-04", "04-06"), ("05-01", "05-05"), ("06-19", "06-21"),
        ("09-25", "09-27"), ("10-01", "10-07"),
    ],
}  # fmt: skip
MADE_UP = {
    2025: ["01-26", "02-08", "04-27", "09-28", "10-11"],
    2026: ["01-04", "02-14", "02-28", "05-09", "09-20", "10-10"],
}
FIRST, LAST = date(2004, 1, 1), max(chinese_calendar.holidays).replace(month=12, day=31)
ALL = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
FIXED = {(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)}
DAYS = st.dates(FIRST, LAST - timedelta(days=500))


def day(year: int, text: str) -> date:
    return date.fromisoformat(f"{year}-{text}")


def published(year: int) -> dict[date, bool]:
    """Each day of a year and whether it is worked, from the notice alone."""
    off = {
        day(year, first) + timedelta(days=number)
        for first, last in OFF[year]
        for number in range((day(year, last) - day(year, first)).days + 1)
    }
    made_up = {day(year, text) for text in MADE_UP[year]}
    first = date(year, 1, 1)
    days = [first + timedelta(days=number) for number in range((date(year + 1, 1, 1) - first).days)]
    return {each: each in made_up or (each.weekday() < 5 and each not in off) for each in days}


def plain(each: date) -> bool:
    """Monday to Friday less the fixed holidays."""
    return each.weekday() < 5 and (each.month, each.day) not in FIXED


@pytest.mark.parametrize("year", OFF)
def test_official_days_are_those_of_the_notice(year: int) -> None:
    """Every day of the year, made-up weekends too."""
    assert {each: official(each) for each in published(year)} == published(year)


def test_thirty_working_days_from_18_july_2025() -> None:
    """The one date that the notice on protection officers is known by."""
    found = count(date(2025, 7, 18), 30, "china")
    assert (found.earliest, found.latest, found.made_up, found.off) == (date(2025, 8, 29), date(2025, 8, 29), (), 0)


def test_made_up_weekends_count_and_holidays_do_not() -> None:
    """Over the National Day of 2026: the Sunday before and the Saturday behind it are worked."""
    found = count(date(2026, 9, 18), 12, "china")
    assert found.latest == date(2026, 10, 10) + timedelta(days=2)
    assert found.made_up == (date(2026, 9, 20), date(2026, 10, 10))
    assert found.off == 6
    assert count(date(2026, 9, 18), 12, "weekdays").latest == date(2026, 10, 6)


@given(start=DAYS, length=st.integers(1, 120))
def test_a_count_is_what_counting_by_hand_gives(start: date, length: int) -> None:
    """The last day is worked, and so many days up to it are; by the package's own finder, too."""
    found = count(start, length, "china")
    days = [start + timedelta(days=number) for number in range(1, (found.latest - start).days + 1)]
    assert found.earliest == found.latest
    assert sum(chinese_calendar.is_workday(each) for each in days) == length
    assert chinese_calendar.is_workday(found.latest)


@given(start=st.dates(date(1990, 1, 1), date(2100, 1, 1)), length=st.integers(1, 60))
def test_weekdays_need_no_calendar(start: date, length: int) -> None:
    """Monday to Friday is sure in every year."""
    found = count(start, length, "weekdays")
    assert found.earliest == found.latest
    assert not found.unknown


def test_no_published_calendar_went_beyond_the_bounds() -> None:
    """In no stretch of any year were more weekend days worked, or more weekdays off, than the range allows for."""
    difference = [int(chinese_calendar.is_workday(each)) - int(plain(each)) for each in ALL]
    for first in range(len(ALL)):
        total = 0
        for length, each in enumerate(difference[first : first + 366], start=1):
            total += each
            assert -deficit(length) <= total <= SURPLUS, f"{ALL[first]} and {length} days"


@given(start=st.dates(date(2004, 12, 1), date(2025, 6, 1)), length=st.integers(1, 90))
@settings(max_examples=500)
def test_a_range_holds_the_date_that_the_calendar_gave(start: date, length: int) -> None:
    """Each year as if its calendar were not out yet: the date that came is within the range, and both ends can be."""
    hidden = (start + timedelta(days=1)).year
    found = counted(start, length, lambda each: None if each.year >= hidden else official(each))
    came = count(start, length, "china").latest
    assert found.earliest <= came <= found.latest
    assert found.unknown[0] == hidden
    assert (found.latest - found.earliest).days <= 35


def test_only_the_days_of_an_unknown_year_are_uncertain() -> None:
    """Up to New Year the count is sure; behind it the range opens, and says for which year."""
    known = count(date(LAST.year, 12, 1), 10, "china")
    assert known.earliest == known.latest
    found = count(date(LAST.year, 12, 20), 15, "china")
    assert found.earliest < found.latest
    assert found.unknown == (LAST.year + 1,)
    assert found.earliest > LAST


def test_the_end_of_the_calendar_is_no_error() -> None:
    """A count that runs off the last day that there is ends there."""
    assert count(date(9999, 12, 30), 30, "weekdays").latest == date.max
