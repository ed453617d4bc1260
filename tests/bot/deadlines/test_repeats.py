"""What comes again: read from a small grammar, and on the days that dateutil gives, too."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from dateutil.rrule import MONTHLY, WEEKLY, rrule
from hypothesis import given
from hypothesis import strategies as st

from bot.deadlines.repeats import days, on_its_day, read_repeat
from bot.store.own import Own, Repeat

WEDNESDAY = date(2026, 11, 25)
AT = datetime(2026, 11, 25, 9, tzinfo=UTC)
START, END = date(2020, 1, 1), date(2032, 12, 31)


def own(first: date, repeat: Repeat | None, number: int = 1) -> Own:
    return Own(number, "send the report", "", "as typed", first, 1, "alice", AT, repeat=repeat)


def dates(first: date, repeat: Repeat | None, start: date, end: date) -> list[date]:
    return [each.due for each in days(own(first, repeat), start, end)]


@pytest.mark.parametrize(
    ("text", "first", "repeat"),
    [
        ("every 3 months from 2027-01-31", "2027-01-31", Repeat(3, "months", 31)),
        ("Every 3 months, starting 31 January 2026", "2027-01-31", Repeat(3, "months", 31)),
        ("every 2 weeks from 2026-11-20", "2026-12-04", Repeat(2, "weeks")),
        ("quarterly from 31 March 2027", "2027-03-31", Repeat(3, "months", 31)),
        ("every half year from 2026-06-30", "2026-12-30", Repeat(6, "months", 30)),
        ("every month on the 15th", "2026-12-15", Repeat(1, "months", 15)),
        ("every month on the 25", "2026-11-25", Repeat(1, "months", 25)),
        ("the 15th of each month", "2026-12-15", Repeat(1, "months", 15)),
        ("monthly on the last day", "2026-11-30", Repeat(1, "months", 31)),
        ("end of every month", "2026-11-30", Repeat(1, "months", 31)),
        ("last day of every quarter", "2026-12-31", Repeat(3, "months", 31)),
        ("end of every year", "2026-12-31", Repeat(12, "months", 31)),
        ("every year on 31 January", "2027-01-31", Repeat(12, "months", 31)),
        ("annually on Feb 29", "2027-02-28", Repeat(12, "months", 29)),
        ("31 January every year", "2027-01-31", Repeat(12, "months", 31)),
        ("every friday", "2026-11-27", Repeat(1, "weeks")),
        ("every other Wednesday", "2026-11-25", Repeat(2, "weeks")),
        ("weekly on monday", "2026-11-30", Repeat(1, "weeks")),
        ("每3个月，从2027年1月31日起", "2027-01-31", Repeat(3, "months", 31)),
        ("從2027年1月31日起每半年一次", "2027-01-31", Repeat(6, "months", 31)),
        ("每季度 2027-03-31起", "2027-03-31", Repeat(3, "months", 31)),
        ("每月15日", "2026-12-15", Repeat(1, "months", 15)),
        ("每个月最后一天", "2026-11-30", Repeat(1, "months", 31)),
        ("每季度末", "2026-12-31", Repeat(3, "months", 31)),
        ("每年1月31日", "2027-01-31", Repeat(12, "months", 31)),
        ("每年年底", None, None),
        ("每年底", "2026-12-31", Repeat(12, "months", 31)),
        ("每周五", "2026-11-27", Repeat(1, "weeks")),
        ("每週日", "2026-11-29", Repeat(1, "weeks")),
    ],
)
def test_read(text: str, first: str | None, repeat: Repeat | None) -> None:
    found = read_repeat(text, WEDNESDAY)
    assert (found.first.isoformat(), found.repeat) == (first, repeat) if first and found else found is None


@pytest.mark.parametrize(
    "text",
    [
        "", "every month", "every 3 months", "every day", "every 0 months from 2027-01-31",
        "every 3 months on the 15th",
        "every month on the 32nd", "every month on the 0", "every year on 30 February", "end of every week",
        "end of every 2 months", "every 2 months on friday", "every monday and friday", "fridays", "2027-01-31",
        "every month from 31 January", "每月", "每月32日", "每周八", "每天", "every 3 months from 9999-13-01",
    ],
)  # fmt: skip
def test_refused(text: str) -> None:
    assert read_repeat(text, WEDNESDAY) is None


@given(
    text=st.sampled_from(
        ["every 3 months from 2027-01-31", "every month on the 30th", "end of every quarter", "每年2月29日", "每周五"]
    ),
    today=st.dates(START, END),
)
def test_the_first_day_is_the_next_one(text: str, today: date) -> None:
    """It is not past, it is one of the rule's, and there is none before it."""
    found = read_repeat(text, today)
    assert found is not None
    assert found.first >= today
    assert dates(found.first, found.repeat, today, found.first) == [found.first]
    assert read_repeat(text, found.first) == found


@given(first=st.dates(START, date(2027, 12, 31)), number=st.integers(1, 12), start=st.dates(START, END))
def test_weeks_are_those_of_dateutil(first: date, number: int, start: date) -> None:
    end = start + timedelta(days=400)
    rule = rrule(WEEKLY, interval=number, dtstart=datetime.combine(first, time()))
    expected = [each.date() for each in rule.between(*_ends(start, end), inc=True)]
    assert dates(first, Repeat(number, "weeks"), start, end) == expected


@given(
    year=st.integers(2020, 2027), month=st.integers(1, 12), day=st.integers(1, 31), number=st.integers(1, 24),
    start=st.dates(START, END),
)  # fmt: skip
def test_months_are_those_of_dateutil(year: int, month: int, day: int, number: int, start: date) -> None:
    """Its day of the month, or the last of those up to it that the month has."""
    end = start + timedelta(days=1900)
    begin, up_to_it = datetime.combine(date(year, month, 1), time()), list(range(1, day + 1))
    rule = rrule(MONTHLY, interval=number, dtstart=begin, bymonthday=up_to_it, bysetpos=-1)
    first = rule[0].date()
    expected = [each.date() for each in rule.between(*_ends(start, end), inc=True)]
    assert dates(first, Repeat(number, "months", day), start, end) == expected


def test_one_that_does_not_come_again_has_its_day_however_long_ago() -> None:
    assert dates(date(2020, 1, 1), None, START, date(2026, 1, 1)) == [date(2020, 1, 1)]
    assert dates(date(2026, 1, 2), None, START, date(2026, 1, 1)) == []


def test_each_day_has_a_name_that_finds_it() -> None:
    mine = (own(date(2027, 1, 31), Repeat(1, "months", 31)), own(date(2027, 1, 1), None, 2))
    shown = [each.key for each in days(mine[0], START, date(2027, 3, 31))]
    assert shown == ["own/1@2027-01-31", "own/1@2027-02-28", "own/1@2027-03-31"]
    for key in (*shown, "own/2@own"):
        found = on_its_day(key, mine)
        assert found is not None
        assert found.key == key
    for key in ("own/1@own", "own/1@2027-02-27", "own/1@2026-12-31", "own/2@2027-01-01", "own/3@2027-01-31", "x"):
        assert on_its_day(key, mine) is None
    assert on_its_day("own/1@9999-12-31", mine) is not None  # the last day of its month, and of all time


def test_at_the_end_of_time_nothing_breaks() -> None:
    last = date.max
    assert dates(last, Repeat(1, "weeks"), START, last) == [last]
    assert dates(last, Repeat(1, "months", 31), START, last) == [last]
    assert read_repeat("every week from 9999-12-31", WEDNESDAY) == (last, Repeat(1, "weeks"))


def _ends(start: date, end: date) -> tuple[datetime, datetime]:
    return datetime.combine(start, time()), datetime.combine(end, time())
