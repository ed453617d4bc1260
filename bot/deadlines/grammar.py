"""A date as a person writes it: a small grammar, in English and Chinese, and nothing outside it.

What could mean two days (“next Friday”, 01/02/2027) is refused rather than guessed: a deadline that was read wrongly is
worse than one that has to be written again. Working days are those of the official Chinese calendar.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from bot.deadlines.days import CHINESE_WEEKDAY, DAY, WEEKDAY, read_day, weekday_of
from knowledge import working_days_after

_MOST = 3660
"""Days, weeks or working days ahead at most: ten years of days."""


@dataclass(frozen=True)
class Given:
    """What a date as it was written means.

    Attributes:
        earliest: the day.
        latest: the same; a later one where the Chinese calendar that it is counted by is not published yet.
        relative: whether it is counted from the day on which it was written.
    """

    earliest: date
    latest: date
    relative: bool = False


def read(text: str, today: date) -> Given | None:
    """What a date means; None where it is outside the grammar.

    Args:
        text: a day in full (`bot.deadlines.days`); `in 10 days`, `in 2 weeks`, `in 30 working days`; `30 working days
            after 1 December 2026`; `friday` (the first after today); `下周一` (of the week after this); `10天后`,
            `2周后`, `30个工作日后`, `2026年12月1日后30个工作日`; traditional characters, too.
        today: what it is counted from where nothing else is named.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    day = read_day(written)
    if day is not None:
        return Given(day, day)
    for pattern, meaning in _FORMS:
        found = pattern.fullmatch(written)
        if found is not None:
            return meaning(found, today)
    return None


def counts_working_days(text: str) -> bool:
    """Whether a date that was written so is counted in working days."""
    return "working" in text.casefold() or "工作日" in text


def _ahead(found: re.Match[str], today: date) -> Given | None:
    """So many days, weeks or working days after today, or after the day that is named."""
    start = read_day(found["day"]) if "day" in found.re.groupindex else today
    number = int(found["number"]) * (7 if found["weeks"] else 1)
    if start is None or not 0 < number <= _MOST or number > (date.max - start).days:
        return None
    relative = start is today
    if found["working"]:
        return Given(*working_days_after(start, number), relative=relative)
    day = start + timedelta(days=number)
    return Given(day, day, relative=relative)


def _first(found: re.Match[str], today: date) -> Given | None:
    day = today + timedelta(days=(weekday_of(found[1]) - today.weekday() - 1) % 7 + 1)
    return Given(day, day, relative=True)


def _next_week(found: re.Match[str], today: date) -> Given | None:
    day = today + timedelta(days=7 - today.weekday() + weekday_of(found[1]))
    return Given(day, day, relative=True)


_LENGTH = r"(?P<number>[0-9]{1,4}) (?:(?P<working>working days?)|(?P<weeks>weeks?)|days?)"
_CHINESE_LENGTH = r"(?P<number>[0-9]{1,4}) ?(?:[个個]?(?P<working>工作日)|[个個]?(?P<weeks>周|週|星期)|天)"
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], Given | None]], ...] = tuple(
    (re.compile(pattern), meaning)
    for pattern, meaning in (
        (rf"in {_LENGTH}", _ahead),
        (rf"{_LENGTH} (?:after|from) (?P<day>{DAY})", _ahead),
        (rf"(?:on )?({WEEKDAY})", _first),
        (rf"{_CHINESE_LENGTH}[后後]", _ahead),
        (rf"(?P<day>{DAY})(?:之|以)?[后後]的?(?:第)?{_CHINESE_LENGTH}[内內]?", _ahead),
        (rf"下(?:周|週|星期)({CHINESE_WEEKDAY})", _next_week),
    )
)
