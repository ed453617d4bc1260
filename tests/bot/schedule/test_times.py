"""Times: once for each local date, in every zone, over every change of its clocks, by every kind of rule."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice, pairwise, takewhile
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.schedule.times import Calendar, Every, Rule, Schedule, Slot, instant

ZONES = sorted(name for name in available_timezones() if not name.startswith(("posix", "right")))
FEW = ("America/Nuuk", "America/Santiago", "Antarctica/Troll", "Australia/Lord_Howe", "Europe/Berlin", "Asia/Shanghai")
"""Clocks that change before midnight, at it, by two hours, by half an hour, as most do, never."""
TIMES = (time(0), time(0, 30), time(1, 30), time(2), time(2, 30), time(3), time(9), time(23, 30))
CALENDARS: tuple[Calendar, ...] = ("all", "weekdays", "china")
DAY = timedelta(days=1)


@cache
def changes(zone: str) -> tuple[datetime, ...]:
    """Instants at which a zone's clocks change, 2024 to 2032."""
    where, found = ZoneInfo(zone), list[datetime]()
    days = [datetime(2024, 1, 1, tzinfo=UTC) + number * DAY for number in range(9 * 366)]
    for low, high in pairwise(days):
        if low.astimezone(where).utcoffset() == high.astimezone(where).utcoffset():
            continue
        before, after = 0, 86400
        while after - before > 1:
            middle = (before + after) // 2
            same = (low + timedelta(seconds=middle)).astimezone(where).utcoffset() == low.astimezone(where).utcoffset()
            before, after = (middle, after) if same else (before, middle)
        found.append(low + timedelta(seconds=after))
    return tuple(found)


def rules(day: date) -> Iterator[Rule]:
    """One of each kind, and of each calendar, that has a date near a day."""
    for calendar in CALENDARS:
        yield Rule("daily", calendar=calendar)
        yield Rule("weekdays", calendar=calendar)
        yield Rule("weekly", day.isoweekday(), calendar)
        yield Rule("monthly", day.day, calendar)


def check(zone: str, change: datetime, at: time) -> None:
    """What must hold around one change of the clocks."""
    where = ZoneInfo(zone)
    middle = change.astimezone(where).date()
    start = datetime.combine(middle - 4 * DAY, time(), UTC)
    for rule in rules(middle):
        schedule = Schedule(rule, at, zone)
        slots = list(takewhile(lambda slot: slot.date < middle + 5 * DAY, schedule.slots(start)))
        first = slots[0].date if slots else middle
        wanted = [day for day in takewhile(lambda day: day < middle + 5 * DAY, rule.dates(first))]
        assert [slot.date for slot in slots] == wanted, (zone, change, at, rule)
        for slot in slots:
            meant = datetime.combine(slot.date, at)
            shown = slot.local.replace(tzinfo=None)
            assert slot.instant.astimezone(where) == slot.local
            assert slot.shifted == (shown != meant)
            assert timedelta() <= shown - meant <= 3 * timedelta(hours=1)
            if not slot.shifted:  # of a time that comes twice it is the first
                assert slot.local.fold == 0
        for one, two in pairwise(slots):
            assert one.instant < two.instant
            assert schedule.next(one.instant) == two
            assert schedule.next(two.instant - timedelta(microseconds=1)) == two


@pytest.mark.parametrize("zone", FEW)
def test_every_change_of_some_clocks(zone: str) -> None:
    """Once for each local date, in order; a time that is left out moves on, one that comes twice is the first."""
    for change in changes(zone):
        for at in TIMES[:5:2] + TIMES[-1:]:
            check(zone, change, at)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ZONES)
def test_every_change_of_every_clock(zone: str) -> None:
    """The same in every zone, at the time of the change and half an hour before it too."""
    for change in changes(zone):
        local = change.astimezone(ZoneInfo(zone))
        near = {local.time().replace(second=0), (local - timedelta(minutes=30)).time(), *TIMES[::3]}
        for at in near:
            check(zone, change, at.replace(second=0, microsecond=0, fold=0))


def test_there_is_something_to_test() -> None:
    """The changes are found: two a year in Berlin, none in Shanghai; a gap and a fold there are what they should be."""
    assert len(changes("Europe/Berlin")) == 18
    assert changes("Asia/Shanghai") == ()
    assert changes("Europe/Berlin")[4] == datetime(2026, 3, 29, 1, tzinfo=UTC)
    daily = Schedule(Rule("daily"), time(2, 30), "Europe/Berlin")
    gap = daily.next(datetime(2026, 3, 28, 12, tzinfo=UTC))
    assert (gap.date, gap.shifted, f"{gap.local:%H:%M}") == (date(2026, 3, 29), True, "03:30")
    fold = daily.next(datetime(2026, 10, 24, 12, tzinfo=UTC))
    assert (fold.date, fold.shifted, fold.instant.hour, fold.instant.minute) == (date(2026, 10, 25), False, 0, 30)


def test_a_date_that_never_was() -> None:
    """Samoa went from 29 to 31 December 2011."""
    daily = Schedule(Rule("daily"), time(9), "Pacific/Apia")
    days = [slot.date.day for slot in islice(daily.slots(datetime(2011, 12, 29, tzinfo=UTC)), 3)]
    assert days == [29, 31, 1]


def test_a_gap_over_midnight_stays_with_its_date() -> None:
    """In Greenland the last half hour of a Saturday is left out: what was meant for it comes early on Sunday."""
    slots = list(
        islice(Schedule(Rule("daily"), time(23, 30), "America/Nuuk").slots(datetime(2026, 3, 28, 12, tzinfo=UTC)), 2)
    )
    assert [(slot.date.day, slot.local.day, f"{slot.local:%H:%M}") for slot in slots] == [
        (28, 29, "00:30"),
        (29, 29, "23:30"),
    ]


@given(st.integers(1, 31), st.integers(2024, 2032))
def test_a_short_month_gives_its_last_day(day: int, year: int) -> None:
    """A monthly rule has one date in each month."""
    found = list(takewhile(lambda each: each.year == year, Rule("monthly", day).dates(date(year, 1, 1))))
    assert [each.month for each in found] == list(range(1, 13))
    assert all(each.day == day or (each + DAY).day == 1 for each in found)


@given(
    st.sampled_from(["weekly", "monthly"]),
    st.integers(1, 7),
    st.sampled_from(CALENDARS),
    st.dates(date(2024, 1, 1), date(2030, 1, 1)),
)
def test_a_date_that_does_not_count_moves_on(every: Every, day: int, calendar: Calendar, first: date) -> None:
    """To the next that counts, whatever day one begins to look from; nothing comes twice."""
    plain = list(islice(Rule(every, day).dates(first), 8))
    moved = list(islice(Rule(every, day, calendar).dates(first), 10))
    counting = set(islice(Rule("daily", calendar=calendar).dates(first), 400))
    wanted = {min(each for each in counting if each >= one) for one in plain}
    assert wanted <= set(moved)
    assert moved == sorted(set(moved))
    assert set(moved) <= counting
    later = list(islice(Rule(every, day, calendar).dates(first + 3 * DAY), 5))
    assert later == [each for each in moved if each >= first + 3 * DAY][:5]


def test_the_chinese_calendar_and_years_that_it_does_not_know() -> None:
    """By the published notices of 2026; 2030 is not decided, so Monday to Friday less the fixed holidays."""
    october = takewhile(lambda each: each.day < 13, Rule("daily", calendar="china").dates(date(2026, 10, 1)))
    assert [each.day for each in october] == [8, 9, 10, 12]
    weekdays = takewhile(lambda each: each.day < 13, Rule("weekdays", calendar="china").dates(date(2026, 10, 1)))
    assert [each.day for each in weekdays] == [8, 9, 12]
    monday = islice(Rule("weekly", 1, "china").dates(date(2026, 9, 28)), 3)
    assert list(monday) == [date(2026, 9, 28), date(2026, 10, 8), date(2026, 10, 12)]
    unknown = takewhile(lambda each: each.day < 9, Rule("daily", calendar="china").dates(date(2030, 10, 1)))
    assert [each.day for each in unknown] == [4, 7, 8]


@given(st.integers(0, 8 * 366 * 86400), st.sampled_from(FEW), st.sampled_from(TIMES))
def test_the_next_slot_is_the_first_one_after(seconds: int, zone: str, at: time) -> None:
    """From any instant, the next slot of a daily rule is within 25 hours (and what the clocks go forward)."""
    schedule, when = Schedule(Rule("daily"), at, zone), datetime(2024, 1, 1, tzinfo=UTC) + timedelta(seconds=seconds)
    found: Slot = schedule.next(when)
    assert when < found.instant <= when + timedelta(hours=27)
    assert instant(found.date, at, ZoneInfo(zone)) == found.instant


@pytest.mark.parametrize(("every", "day"), [("weekly", 8), ("weekly", 0), ("monthly", 32), ("daily", 2)])
def test_a_day_that_no_rule_has(every: Every, day: int) -> None:
    with pytest.raises(ValueError, match="the day of a"):
        Rule(every, day)


def test_the_end_of_the_calendar() -> None:
    """A rule ends with the years that there are."""
    assert list(Rule("monthly", 31).dates(date(9999, 12, 30))) == []
    assert next(Rule("daily").dates(date(1, 1, 1))) >= date(1, 1, 1)
