"""Working days: Monday to Friday, or the official Chinese calendar with its days off and its weekends made up for.

The Chinese calendar of a year is decided late in the year before, so for a year that the package `chinesecalendar` does
not know there is no date, only a range that holds whatever is decided. Last year's days off cannot give it: the lunar
festivals move, and over the published years such a range misses the truth in 18 of 100 counts. What holds is how far
an official calendar has ever been from Monday to Friday less the fixed holidays: `SURPLUS` and `deficit`, which a
test measures again on every year that the package knows.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

WorkCalendar = Literal["china", "weekdays"]

SURPLUS = 3
"""No stretch of an official calendar since 2004, short or long, had more weekend days worked beyond its days off."""

_FIXED = frozenset({(1, 1), (5, 1), (10, 1), (10, 2), (10, 3)})
"""Month and day of the holidays that are off in every year."""

_DAY = timedelta(days=1)


def deficit(days: int) -> int:
    """How many weekdays beyond the fixed holidays may be off within so many days: never more since 2004."""
    return 6 + 4 * -(-max(0, days - 60) // 90)


@dataclass(frozen=True, slots=True)
class Counted:
    """The last of so many working days after a day.

    Attributes:
        earliest: the first day that it can be.
        latest: the last; the same, unless a calendar is not known.
        made_up: the weekend days that were counted, where the calendar is known.
        off: how many weekdays were not.
        unknown: the years whose calendar is not known here.
        weekdays_off: how many weekdays off beyond the fixed holidays `latest` allows for.
    """

    earliest: date
    latest: date
    made_up: tuple[date, ...] = ()
    off: int = 0
    unknown: tuple[int, ...] = ()
    weekdays_off: int = 0


def count(start: date, length: int, calendar: WorkCalendar) -> Counted:
    """Count working days.

    Args:
        start: the day of the event; the day after it is the first that can count.
        length: how many working days, from 1 on.
        calendar: which days are worked.
    """
    return counted(start, length, official if calendar == "china" else _weekday)


def working_days_after(day: date, length: int) -> tuple[date, date]:
    """The last of so many working days after a day, by the official Chinese calendar.

    Args:
        day: the day to count from; the one after it is the first that can count.
        length: how many, from 1 on.

    Returns:
        The first and the last day that it can be; the same, unless a calendar is not published yet.
    """
    found = count(day, length, "china")
    return found.earliest, found.latest


def counted(start: date, length: int, worked: Callable[[date], bool | None]) -> Counted:
    """Count working days by a calendar: whether a day is worked, or None where that is not known."""
    day, sure, earliest = start, 0, None
    plain = weekends = days = 0
    made_up, off, unknown = list[date](), 0, dict[int, None]()
    while sure + plain - (deficit(days) if days else 0) < length and day < date.max:
        day += _DAY
        is_worked = worked(day)
        if is_worked is None:
            unknown[day.year] = None
            days += 1
            plain += _weekday(day) and (day.month, day.day) not in _FIXED
            weekends += not _weekday(day)
        else:
            sure += is_worked
            made_up += [day] if is_worked and not _weekday(day) else []
            off += not is_worked and _weekday(day)
        if earliest is None and sure + plain + min(SURPLUS, weekends) >= length:
            earliest = day
    return Counted(earliest or day, day, tuple(made_up), off, tuple(unknown), deficit(days) if days else 0)


def official(day: date) -> bool | None:
    """Whether a day is worked by the official Chinese calendar; None for a year whose calendar is not known here."""
    off, made_up, years = _published()
    if day.year not in years:
        return None
    return day in made_up or (_weekday(day) and day not in off)


def worked_in_china(day: date) -> bool:
    """Whether a day is worked by the official Chinese calendar; of a year that is not known here what is likeliest.

    That is Monday to Friday less the holidays that are off in every year. It serves where a day only decides when
    something is said, never what is due.
    """
    known = official(day)
    return known if known is not None else _weekday(day) and (day.month, day.day) not in _FIXED


@lru_cache(maxsize=1)
def _published() -> tuple[frozenset[date], frozenset[date], range]:
    """Days off, weekend days made up for, and the years that the package knows."""
    # Here, since its tables cost 6 ms and 1 MB that most questions need not pay; it has no types of its own.
    import chinese_calendar  # noqa: PLC0415 # pyright: ignore[reportMissingTypeStubs]

    off = frozenset[date](chinese_calendar.holidays)
    return off, frozenset[date](chinese_calendar.workdays), range(min(off).year, max(off).year + 1)


def _weekday(day: date) -> bool:
    """Whether it is a Monday to Friday."""
    return day.weekday() < 5
