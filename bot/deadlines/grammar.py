"""A date as a person writes it: a small grammar, in English and Chinese, and nothing outside it.

What could mean two days (“next Friday”, 01/02/2027) is refused rather than guessed: a deadline that was read wrongly is
worse than one that has to be written again. Working days are those of the official Chinese calendar.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge import working_days_after

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CHINESE_WEEKDAYS = "一二三四五六日"
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
        text: `2027-01-31`, `in 10 days`, `in 2 weeks`, `in 30 working days`, `friday` (the first after today),
            `下周一` (of the week after this), `10天后`, `2周后`, `30个工作日后`; traditional characters, too.
        today: what it is counted from.
    """
    written = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    for pattern, meaning in _FORMS.items():
        found = re.fullmatch(pattern, written)
        if found is not None:
            return meaning(found[1], today)
    return None


def counts_working_days(text: str) -> bool:
    """Whether a date that was written so is counted in working days."""
    return "working" in text.casefold() or "工作日" in text


def _iso(written: str, today: date) -> Given | None:
    del today
    try:
        day = date.fromisoformat(written)
    except ValueError:
        return None
    return Given(day, day)


def _ahead(days: int) -> Callable[[str, date], Given | None]:
    def meaning(number: str, today: date) -> Given | None:
        ahead = int(number) * days
        if not 0 < ahead <= _MOST:
            return None
        day = today + timedelta(days=ahead)
        return Given(day, day, relative=True)

    return meaning


def _working_days(number: str, today: date) -> Given | None:
    if not 0 < int(number) <= _MOST:
        return None
    return Given(*working_days_after(today, int(number)), relative=True)


def _first(weekday: str, today: date) -> Given | None:
    day = today + timedelta(days=(_WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)
    return Given(day, day, relative=True)


def _next_week(weekday: str, today: date) -> Given | None:
    number = _CHINESE_WEEKDAYS.index(weekday.replace("天", "日"))
    day = today + timedelta(days=7 - today.weekday() + number)
    return Given(day, day, relative=True)


_FORMS: Mapping[str, Callable[[str, date], Given | None]] = {
    r"(\d{4}-\d{2}-\d{2})": _iso,
    r"in ([0-9]{1,4}) days?": _ahead(1),
    r"in ([0-9]{1,4}) weeks?": _ahead(7),
    r"in ([0-9]{1,4}) working days?": _working_days,
    rf"(?:on )?({'|'.join(_WEEKDAYS)})": _first,
    r"([0-9]{1,4}) ?天[后後]": _ahead(1),
    r"([0-9]{1,4}) ?[个個]?(?:周|週|星期)[后後]": _ahead(7),
    r"([0-9]{1,4}) ?[个個]?工作日[后後]": _working_days,
    r"下(?:周|週|星期)([一二三四五六日天])": _next_week,
}
