"""A day that is written in full, in English or Chinese, and in no other way: what could mean two days is none.

`01/02/2027` is January in one country and February in another, so numbers alone stand for a day only with the year
first. A month that is written as a word can be on either side of its day.
"""

import re
from datetime import date

_MONTHS = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
)  # fmt: skip
_MONTH = "|".join(f"{name}|{name[:3]}\\.?" for name in _MONTHS) + "|sept\\.?"
_NUMBER = r"[0-9]{1,2}(?:st|nd|rd|th)?"
DAY: str = (
    r"[0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}"
    rf"|{_NUMBER} (?:of )?(?:{_MONTH}),? [0-9]{{4}}|(?:{_MONTH}) {_NUMBER},? [0-9]{{4}}"
    r"|[0-9]{4} ?年 ?[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号號]"
)
"""A day as `read_day` reads it, for a larger pattern."""
DAY_OF_YEAR: str = rf"{_NUMBER} (?:of )?(?:{_MONTH})|(?:{_MONTH}) {_NUMBER}"
"""The same without its year, as `read_day_of_year` reads it."""
CHINESE_DAY_OF_YEAR: str = r"[0-9]{1,2} ?月 ?[0-9]{1,2} ?[日号號]"
_WORD = re.compile(_MONTH)
_LEAP_YEAR = 2024
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
WEEKDAY: str = "|".join(_WEEKDAYS)
"""A day of the week, for a larger pattern."""
CHINESE_WEEKDAY: str = "[一二三四五六日天]"
"""The same in Chinese, behind its 周."""


def read_day(text: str) -> date | None:
    """The day that is meant; None where it is written in another way, or is in no calendar.

    Args:
        text: `2027-01-31`, `2027/1/31`, `31 January 2027`, `Jan 31, 2027`, `2027年1月31日`; in lower case.
    """
    if re.fullmatch(DAY, text) is None:
        return None
    numbers = [int(each) for each in re.findall(r"[0-9]+", text)]
    if len(numbers) == 3:
        return _date(*numbers)
    found = read_day_of_year(re.sub(r",? [0-9]{4}$", "", text))
    return _date(numbers[-1], *found) if found is not None else None


def read_day_of_year(text: str) -> tuple[int, int] | None:
    """The month and the day of `31 January`, `Jan 31` or `1月31日`, in lower case; None for anything else."""
    if re.fullmatch(f"{DAY_OF_YEAR}|{CHINESE_DAY_OF_YEAR}", text) is None:
        return None
    numbers, word = [int(each) for each in re.findall(r"[0-9]+", text)], _WORD.search(text)
    if word is not None:
        numbers.insert(0, next(place for place, name in enumerate(_MONTHS, start=1) if name.startswith(word[0][:3])))
    month, day = numbers
    return (month, day) if _date(_LEAP_YEAR, month, day) is not None else None


def weekday_of(name: str) -> int:
    """A day of the week as Python counts them: 0 for `monday` or `一`.

    Raises:
        ValueError: it is none.
    """
    return _WEEKDAYS.index(name) if name in _WEEKDAYS else "一二三四五六日".index(name.replace("天", "日"))


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
