"""A deadline that comes again: how often, as a person writes it, and the days that this means.

Each day is counted from the first one, never from the one before, so that a short month shifts none: what is due on
the 31st is due on the last day of a month that has no 31st, and on the 31st again afterwards.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import MAXYEAR, date, timedelta
from typing import NamedTuple

from bot.deadlines.days import (
    CHINESE_DAY_OF_YEAR,
    CHINESE_WEEKDAY,
    DAY,
    DAY_OF_YEAR,
    WEEKDAY,
    read_day,
    read_day_of_year,
    weekday_of,
)
from bot.store.own import LAST_DAY, Own, Repeat, Unit

_UNITS: Mapping[str, tuple[int, Unit]] = {
    "week": (1, "weeks"), "month": (1, "months"), "quarter": (3, "months"), "half year": (6, "months"),
    "year": (12, "months"), "周": (1, "weeks"), "週": (1, "weeks"), "星期": (1, "weeks"), "月": (1, "months"),
    "季": (3, "months"), "季度": (3, "months"), "半年": (6, "months"), "年": (12, "months"),
}  # fmt: skip
_ADVERBS = {"weekly": "every week", "monthly": "every month", "quarterly": "every quarter", "yearly": "every year",
            "annually": "every year"}  # fmt: skip


class Repeated(NamedTuple):
    """The first day from today on, and how often it comes again."""

    first: date
    repeat: Repeat


def read_repeat(text: str, today: date) -> Repeated | None:
    """How often a deadline comes again; None where that is outside the grammar.

    Args:
        text: `every 3 months from 2027-01-31`, `quarterly from 31 March 2027`, `every month on the 15th`,
            `end of every month`, `end of every quarter`, `every year on 31 January`, `every friday`,
            `every 2 weeks on friday`, `每3个月，从2027年1月31日起`, `每月15日`, `每月底`, `每季度末`, `每年1月31日`,
            `每周五`; traditional characters, too.
        today: the first day that counts.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    first, space, rest = written.partition(" ")
    written = _ADVERBS.get(first, first) + space + rest
    for pattern, meaning in _FORMS:
        found = pattern.fullmatch(written)
        if found is not None:
            return meaning({name: value for name, value in found.groupdict().items() if value}, today)
    return None


def days(own: Own, start: date, end: date) -> Iterator[Own]:
    """A team's deadline on each of its days within a span, in order; on its only one, however long ago that was.

    Args:
        own: the deadline, with its first day.
        start: the first day that counts of one that comes again.
        end: the last day.
    """
    if own.repeat is None:
        if own.due <= end:
            yield own
        return
    for day in _days(own.due, own.repeat, max(start, own.due), end):
        yield replace(own, due=day)


def on_its_day(key: str, mine: tuple[Own, ...]) -> Own | None:
    """The deadline that a key names, on the day that it names; None where there is none such any more."""
    for own in mine:
        if own.repeat is None:
            if own.key == key:
                return own
        elif (day := read_day(key.rpartition("@")[2])) is not None:
            named = next((each for each in days(own, day, day) if each.key == key), None)
            if named is not None:
                return named
    return None


def _days(first: date, repeat: Repeat, start: date, end: date) -> Iterator[date]:
    if repeat.unit == "weeks":
        step = 7 * repeat.number
        for times in range(max(0, -((first - start).days // step)), (end - first).days // step + 1):
            yield first + timedelta(days=times * step)
        return
    times = max(0, ((start.year - first.year) * 12 + start.month - first.month) // repeat.number)
    while (day := _months_later(first, repeat, times)) is not None and day <= end:
        if day >= start:
            yield day
        times += 1


def _months_later(first: date, repeat: Repeat, times: int) -> date | None:
    year, month = divmod(first.year * 12 + first.month - 1 + times * repeat.number, 12)
    return _in_month(year, month + 1, repeat.day) if year <= MAXYEAR else None


def _in_month(year: int, month: int, day: int) -> date:
    """A day of a month, or its last one where it has no such day."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def _counted(given: Mapping[str, str], today: date) -> Repeated | None:
    """So often, counted from a day that is named."""
    first, repeat = read_day(given["day"]), _often(given)
    if first is None or repeat is None:
        return None
    return _coming(first, replace(repeat, day=first.day) if repeat.unit == "months" else repeat, today)


def _weekly(given: Mapping[str, str], today: date) -> Repeated | None:
    repeat = _often({"unit": "week", **given})
    if repeat is None or repeat.unit != "weeks":
        return None
    return Repeated(today + timedelta(days=(weekday_of(given["weekday"]) - today.weekday()) % 7), repeat)


def _monthly(given: Mapping[str, str], today: date) -> Repeated | None:
    day = int(given.get("number", LAST_DAY))
    return _coming(today.replace(day=1), Repeat(1, "months", day), today) if 1 <= day <= LAST_DAY else None


def _yearly(given: Mapping[str, str], today: date) -> Repeated | None:
    found = read_day_of_year(given["day"])
    if found is None:
        return None
    month, day = found
    return _coming(date(today.year, month, 1), Repeat(12, "months", day), today)


def _ends(given: Mapping[str, str], today: date) -> Repeated | None:
    """The ends of the months, quarters, half years or years of the calendar."""
    often = _often(given)
    if often is None or often.unit != "months" or "count" in given or "other" in given:
        return None
    month = -(-today.month // often.number) * often.number
    return _coming(date(today.year, month, 1), Repeat(often.number, "months", LAST_DAY), today)


def _often(given: Mapping[str, str]) -> Repeat | None:
    units, unit = _UNITS[given["unit"]]
    number = int(given.get("count", 2 if "other" in given else 1))
    return Repeat(number * units, unit) if number else None


def _coming(first: date, repeat: Repeat, today: date) -> Repeated | None:
    """The same from the first day on that is not past; counted from a month, whatever day of it is given."""
    day = next(_days(first, repeat, max(first, today), date.max), None)
    return Repeated(day, repeat) if day is not None else None


_EVERY = (
    r"(?:every|each) (?:(?P<count>[0-9]{1,2}) |(?P<other>other |second ))?(?P<unit>week|month|quarter|half year|year)s?"
)
_CHINESE_EVERY = r"每(?P<count>[0-9]{1,2})? ?[个個]?(?P<unit>周|週|星期|月|季度|季|半年|年)(?:一次)?"
_ON = rf"(?P<weekday>{WEEKDAY})"
_SINCE = rf"[从從自]?(?P<day>{DAY})(?:起|开始|開始)?"
_NUMBER = r"(?P<number>[0-9]{1,2})(?:st|nd|rd|th)?"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[Mapping[str, str], date], Repeated | None]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"{_EVERY},? (?:from|starting|beginning)(?: on)? (?P<day>{DAY})", _counted),
        (rf"(?:every|each) month on (?:the )?(?:{_NUMBER}|last day)", _monthly),
        (rf"(?:on )?(?:the )?{_NUMBER}(?: day)? of (?:every|each) month", _monthly),
        (rf"(?:at )?(?:the )?(?:end|last day) of {_EVERY}", _ends),
        (rf"(?:every|each) year on (?:the )?(?P<day>{DAY_OF_YEAR})", _yearly),
        (rf"(?:on )?(?:the )?(?P<day>{DAY_OF_YEAR}),? (?:of )?(?:every|each) year", _yearly),
        (rf"(?:every|each) (?P<other>other |second )?{_ON}", _weekly),
        (rf"{_EVERY} on {_ON}", _weekly),
        (rf"{_CHINESE_EVERY}[,、]? ?{_SINCE}", _counted),
        (rf"{_SINCE}[,、]? ?{_CHINESE_EVERY}", _counted),
        (r"每[个個]?月(?P<number>[0-9]{1,2})[日号號]", _monthly),
        (r"每[个個]?月(?:底|末|的?最[后後]一[天日])", _monthly),
        (r"每(?P<unit>季度|季|半年|年)[底末]", _ends),
        (rf"每年(?P<day>{CHINESE_DAY_OF_YEAR})", _yearly),
        (rf"每[个個]?(?:周|週|星期|礼拜|禮拜)(?P<weekday>{CHINESE_WEEKDAY})", _weekly),
    )
)
